"""Where `dateline code` writes: standard output, or a file that takes its name when all is written.

Takes lines; until the command ends, those for a file are in one beside it, with `.part` added to its name.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import click

PART = ".part"
FOLDER = "Choose a folder that exists and may be written to."


class Output:
    """`path` None: standard output. A device or a pipe is written to directly.

    `paths` are the real paths that are written to. None of them may be one of `inputs`: it would be overwritten.
    """

    def __init__(self, path: str | None, inputs: Sequence[str] = ()) -> None:
        self._name = path or "standard output"
        self._target = Path(os.path.realpath(path)) if path else None  # a link keeps pointing at the file
        self._part: Path | None = None
        self._file: IO[str] = sys.stdout
        self._lines = 0
        self.paths = frozenset({f"{self._target}", f"{self._target}{PART}"} if self._target else ())
        if self._target is None:
            return
        if any("\0" not in name and os.path.realpath(name) in self.paths for name in inputs):
            raise click.UsageError(
                f"{path} is an input too, and would be overwritten. Choose another name for --output."
            )
        with self._told():
            if self._target.exists() and not self._target.is_file():
                self._file = self._target.open("w", encoding="utf-8", newline="\n")
                return
            self._part = self._target.with_name(self._target.name + PART)
            self._file = self._part.open("w", encoding="utf-8", newline="\n")

    def write(self, text: str) -> None:
        """One more record."""
        with self._told():
            self._file.write(text + "\n")
        self._lines += 1

    def complete(self) -> None:
        """Give the file its name. Without a record in it there is none, and one that was there before stays."""
        with self._told():
            if self._target is None:
                self._file.flush()
                return
            self._file.close()
            if self._part and self._lines:
                self._part.replace(self._target)
            elif self._part:
                self._part.unlink()

    def left(self) -> Path | None:
        """After an interruption: the file that holds what was coded so far, if anything was."""
        if self._part is None:
            return None
        with suppress(OSError):  # the disk is full
            self._file.close()
        if not self._lines:
            self._part.unlink(missing_ok=True)
            return None
        return self._part

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:  # whoever reads has enough
            raise
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            reason = getattr(error, "strerror", None) or str(error)
            full = isinstance(error, OSError) and error.errno == errno.ENOSPC
            advice = "Make room on the disk, or choose another place." if full else FOLDER
            raise click.ClickException(f"{self._name} cannot be written: {reason}. {advice}") from error
