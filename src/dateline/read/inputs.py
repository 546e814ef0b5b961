"""Which files a list of inputs stands for, and each one opened.

Takes names of files and folders, and `-` for standard input; gives each as an open `Source`, in order, or an
`InputError` where there is nothing to read.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputError
from dateline.read.encoding import is_binary, signature
from dateline.read.settings import settings
from dateline.read.sniff import is_warc, sniff
from dateline.read.source import Source

STDIN = "-"


def listed(name: str, without: Collection[str] = ()) -> Iterator[str | InputError]:
    """The files that an input stands for: itself, or those of a folder and its folders in sorted order.

    Of a folder, files with a known suffix count, others only when their content is a page, JSON or a table, or a
    document that reports may be in (which is then named as one that cannot be read). Hidden ones are left out, and so
    are those of `without`, real paths: what the program writes into a folder is no input.
    """
    if name == STDIN:
        yield name
        return
    try:
        is_folder = Path(name).is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield name
        return
    found = False
    problems: list[OSError] = []
    for folder, folders, names in os.walk(name, onerror=problems.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(names):
            path = Path(folder, file)
            if file.startswith(".") or (without and os.path.realpath(path) in without):
                continue
            if path.is_file() and _is_wanted(path):
                found = True
                yield str(path)
    for problem in problems:
        yield _unreadable(str(problem.filename or name), problem)
    if not found and not problems:
        suffixes = ", ".join(settings().folder.suffixes)
        yield InputError(
            "The folder has no reports in it",
            where=shown(name),
            advice=f"Reports are read from files ending in {suffixes}; hidden files are left out.",
        )


@contextmanager
def opened(name: str, stdin: BinaryIO | None) -> Iterator[Source]:
    """The input as an open source with some content. Raises InputError when it cannot be read or holds no text."""
    try:
        if name == STDIN:
            if stdin is None:
                raise InputError(
                    "Nothing was given on standard input", where="standard input", advice="Pipe a file in."
                )
            yield _with_text(Source("standard input", stdin, stem="report"))
            return
        with Path(name).open("rb") as stream:
            yield _with_text(Source(shown(name), stream))
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None


def given(name: str, data: bytes, stem: str = "") -> Source:
    """Bytes that were read elsewhere, as a source. Raises InputError when they hold no text."""
    return _with_text(Source(name, BytesIO(data), stem))


def shown(name: str) -> str:
    """The name as messages show it; bytes of a file name that are no text become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace") if not name.isascii() else name


def _with_text(source: Source) -> Source:
    if not source.head:
        raise InputError("The file is empty", where=source.name, advice="Leave it out, or save the report again.")
    if is_warc(source.head):
        return source
    known = signature(source.head)
    if known:
        raise InputError(f"The file is {known.name}, not text", where=source.name, advice=known.advice)
    if is_binary(source.head):
        raise InputError(
            "The file is binary, not text", where=source.name, advice="Save the report's text as a plain text file."
        )
    return source


def _is_wanted(path: Path) -> bool:
    if path.suffix.lower() in settings().folder.suffixes:
        return True
    try:
        with path.open("rb") as stream:
            head = stream.read(settings().limits.head_bytes)
    except OSError:
        return False
    if is_warc(head):
        return True
    known = signature(head)
    if known or not head:
        return bool(known and known.document)
    return not is_binary(head) and sniff(head, "") != "text"


def _unreadable(name: str, error: Exception) -> InputError:
    where = shown(name)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError("There is no such file", where=where, advice="Check the name and the folder.")
    if isinstance(error, PermissionError):
        return InputError("The file may not be read", where=where, advice="Give yourself the right to read it.")
    reason = getattr(error, "strerror", None) or str(error)
    return InputError(f"The file cannot be read: {reason}", where=where, advice="Check the name and the disk.")
