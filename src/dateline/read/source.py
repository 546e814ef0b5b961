"""One input as a stream of bytes whose beginning can be looked at first.

Takes an open binary stream; gives its head, its lines or all of it, each up to a limit, so that no input, however
large or endless, fills the memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from dateline.read.settings import settings

_PIECE = 1 << 16


class Source:
    """An open input. `name` is how messages call it; `stem` begins the ids of its reports."""

    def __init__(self, name: str, stream: BinaryIO, stem: str = "") -> None:
        self.name = name
        self.stem = stem or PurePath(name).stem or "report"
        self._stream = stream
        self.head = self._fill(settings().limits.head_bytes)
        self._ahead = self.head

    @property
    def suffix(self) -> str:
        """The file name's suffix in small letters, "" when there is none."""
        return PurePath(self.name).suffix.lower()

    def read(self, limit: int) -> bytes | None:
        """All that has not been read yet, or None when it is more than `limit` bytes."""
        ahead, self._ahead = self._ahead, b""
        data = ahead + self._fill(limit + 1 - len(ahead))
        return data if len(data) <= limit else None

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """The lines, without their line feed; None stands for a line of more than `limit` bytes."""
        pieces: list[bytes] = []
        size = 0
        while piece := self._next():
            *ended, rest = piece.split(b"\n")
            for line in ended:
                pieces.append(line)
                yield b"".join(pieces) if size + len(line) <= limit else None
                pieces, size = [], 0
            size += len(rest)
            if size <= limit:
                pieces.append(rest)
        if size:
            yield b"".join(pieces) if size <= limit else None

    def pieces(self) -> Iterator[bytes]:
        """All that has not been read yet, as it comes."""
        while piece := self._next():
            yield piece

    def _next(self) -> bytes:
        ahead, self._ahead = self._ahead, b""
        return ahead or self._stream.read(_PIECE)

    def _fill(self, size: int) -> bytes:
        """Up to `size` bytes; a pipe may give them in pieces."""
        pieces = []
        while size > 0 and (piece := self._stream.read(min(size, _PIECE))):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)
