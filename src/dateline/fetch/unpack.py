"""What servers pack, unpacked piece by piece, so that a small answer cannot fill the memory.

Takes an answer's pieces and its Content-Encoding; gives its bytes. Raises `FetchError` past a limit of bytes, or when
an answer unpacks to many times its size.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from dateline.errors import FetchError
from dateline.fetch.settings import settings

ACCEPTED = "gzip, deflate"
_PIECE = 1 << 16
_SMALL = 1 << 20  # below this no ratio is looked at: short answers of one repeated line are harmless


def unpacked(pieces: Iterable[bytes], encoding: str, limit: int, where: str) -> bytes:
    """All bytes of the answer."""
    names = [name.strip().lower() for name in encoding.split(",") if name.strip().lower() not in ("", "identity")]
    if len(names) > 1 or (names and names[0] not in ("gzip", "x-gzip", "deflate")):
        raise FetchError(f"The answer is packed in a way that is not read: {encoding[:60]}", where=where)
    whole = bytearray()
    if not names:
        for piece in pieces:
            _grow(whole, piece, limit, where)
        return bytes(whole)
    got = 0
    unpacking = _Unpacking()
    for piece in pieces:
        got += len(piece)
        try:
            for part in unpacking.parts(piece):
                _grow(whole, part, limit, where)
                if len(whole) > _SMALL and len(whole) > settings().limits.ratio * got:
                    raise FetchError("The answer unpacks to far more than its size, as bombs do", where=where)
        except zlib.error as error:
            raise FetchError(f"The answer cannot be unpacked: {error}", where=where) from error
    return bytes(whole)


class _Unpacking:
    """gzip in one or several members, and both things that servers call deflate."""

    def __init__(self) -> None:
        self._stream: zlib._Decompress | None = None

    def parts(self, data: bytes) -> Iterable[bytes]:
        """The unpacked parts, none longer than a piece."""
        while data:
            if self._stream is None:
                self._stream = zlib.decompressobj(_window(data))
            yield self._stream.decompress(data, _PIECE)
            data = self._stream.unconsumed_tail
            if self._stream.eof:
                data = self._stream.unused_data
                self._stream = None
                if not data.startswith(b"\x1f\x8b"):  # what follows is no further member
                    return


def _window(data: bytes) -> int:
    if data.startswith(b"\x1f\x8b"):
        return 31
    return 15 if data[0] & 0x0F == 8 and len(data) > 1 and (data[0] << 8 | data[1]) % 31 == 0 else -15


def _grow(whole: bytearray, part: bytes, limit: int, where: str) -> None:
    whole += part
    if len(whole) > limit:
        raise FetchError(f"The answer is larger than {limit:,} bytes, the limit", where=where)
