"""Where `dateline code` writes: standard output, or a file that takes its name when all is written.

Takes lines; until the command ends, those for a file are in one beside it, with `.part` added to its name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

FOLDER = "Choose a folder that exists and may be written to."


class Output:
    """`path` None: standard output. A device or a pipe is written to directly."""

    def __init__(self, path: str | None) -> None:
        self._name = path or "standard output"
        self._target = Path(os.path.realpath(path)) if path else None  # a link keeps pointing at the file
        self._part: Path | None = None
        self._file: IO[str] = sys.stdout
        self._lines = 0
        if self._target is None:
            return
        with self._told():
            if self._target.exists() and not self._target.is_file():
                self._file = self._target.open("w", encoding="utf-8", newline="\n")
                return
            self._part = self._target.with_name(self._target.name + ".part")
            self._file = self._part.open("w", encoding="utf-8", newline="\n")

    def write(self, text: str) -> None:
        """One more record."""
        if self._target is None:
            self._file.write(text + "\n")
            return
        with self._told():
            self._file.write(text + "\n")
        self._lines += 1

    def complete(self) -> None:
        """Give the file its name. Without a record in it there is none, and one that was there before stays."""
        if self._target is None:
            self._file.flush()
            return
        with self._told():
            self._file.close()
            if self._part and self._lines:
                self._part.replace(self._target)
            elif self._part:
                self._part.unlink()

    def left(self) -> Path | None:
        """After an interruption: the file that holds what was coded so far, if anything was."""
        if self._part is None:
            return None
        self._file.close()
        if not self._lines:
            self._part.unlink(missing_ok=True)
            return None
        return self._part

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            reason = getattr(error, "strerror", None) or str(error)
            raise click.FileError(self._name, f"{reason}. {FOLDER}") from error
