"""Files and folders as inputs of a store.

Takes the names of inputs; gives what was found in each file, with the address that makes two texts versions of one
report: the web address that the file knows of it, or the file's own name and, where it holds several, the record's id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from dateline.errors import FetchError, InputError
from dateline.fetch.settings import settings
from dateline.fetch.web_address import web_address
from dateline.model.report import Report, Skipped
from dateline.read import read_file
from dateline.read.draft import Defaults, Draft
from dateline.read.inputs import STDIN, listed
from dateline.read.sniff import sniff
from dateline.read.worker import Worker
from dateline.store.clock import now
from dateline.store.found import Finished, Found, Unchanged

HEAD = 1 << 16  # bytes that tell a feed
MOST_IDS = 2_000_000  # of one file that are remembered; later reports have no address but their content
Outcome = tuple[Draft | None, Report | Skipped]


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file takes besides its name. `feed` gives what a feed's bytes, in a file of this name, list."""

    defaults: Defaults
    worker: Worker
    stdin: BinaryIO | None = None
    without: Collection[str] = ()
    feed: Callable[[bytes, str], Iterator[Found | Unchanged | Finished]] | None = None


def files_of(name: str, reading: Reading) -> Iterator[Found | Unchanged | Finished]:
    """What the files of an input hold."""
    for file in listed(name, reading.without):
        if isinstance(file, InputError):
            yield from _found(file, _absolute(name), reading)
        elif file != STDIN and reading.feed and (data := _feed_of(file)) is not None:
            yield from reading.feed(data, _absolute(file))
        else:
            yield from _found(file, None if file == STDIN else _absolute(file), reading)


def _feed_of(file: str) -> bytes | None:
    """The bytes of a file that is a feed, up to one more than a feed may have."""
    try:
        with Path(file).open("rb") as stream:
            head = stream.read(HEAD)
            return (
                head + stream.read(settings().limits.feed_bytes + 1 - len(head)) if sniff(head, "") == "feed" else None
            )
    except (OSError, ValueError):
        return None


def _found(file: str | InputError, retry: str | None, reading: Reading) -> Iterator[Found | Finished]:
    outcomes = read_file(file, reading.defaults, reading.stdin, reading.worker)
    first, second = next(outcomes, None), next(outcomes, None)
    addresses = _Addresses(retry, is_single=second is None)
    for draft, outcome in chain((pair for pair in (first, second) if pair), outcomes):
        address, is_web = addresses.of(draft)
        fetched = draft.fetched if draft else None
        yield Found(outcome, fetched or now(), retry, address, is_web, is_sighting=not is_web or fetched is not None)
    if retry:
        yield Finished(retry)


class _Addresses:
    """The addresses of one file's reports."""

    def __init__(self, file: str | None, *, is_single: bool) -> None:
        self._file = f"file://{file}" if file else None
        self._is_single = is_single
        self._seen: set[bytes] = set()

    def of(self, draft: Draft | None) -> tuple[str | None, bool]:
        """The address, and whether it is one on the web."""
        if draft is None:
            return None, False
        if draft.address:
            try:
                return web_address(draft.address), True
            except FetchError:
                return None, False
        if self._file is None or self._is_single:
            return self._file, False
        if not draft.id or len(self._seen) >= MOST_IDS:
            return None, False
        digest = hashlib.blake2b(draft.id.encode("utf-8", "replace"), digest_size=8).digest()
        if digest in self._seen:  # an id that several reports of the file have is none
            return None, False
        self._seen.add(digest)
        return f"{self._file}#{draft.id}".replace("\0", "\ufffd"), False


def _absolute(name: str) -> str:
    """The file's full name; as it is given where that cannot be found out."""
    try:
        return str(Path(name).resolve()).encode("utf-8", "replace").decode()
    except (OSError, ValueError, RuntimeError):
        return name.encode("utf-8", "replace").decode()
