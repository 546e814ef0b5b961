"""WARC files: what crawlers kept of the web, packed with gzip or not.

Takes a source; gives a draft for each page and plain text in it that a server sent with status 200, with its address
and the time at which it was fetched, and an `InputError` for each that holds no report. Records are streamed: no file
is too large, only single pages are. All else that a crawl keeps (requests, images, styles) is passed over.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.read.draft import Draft
from dateline.read.inputs import given
from dateline.read.settings import settings
from dateline.read.source import Source
from dateline.read.worker import Worker

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_KINDS = ("response", "resource", "conversion")
_PIECE = 1 << 16
_RATIO, _SMALL = 500, 1 << 22  # a member that unpacks to more than 4 MB and 500 times its size is a bomb, not a page


def read_warc(source: Source, worker: Worker) -> Iterator[Draft | InputError]:
    """The reports of the archive, in order."""
    from warcio.archiveiterator import ArchiveIterator

    try:
        for record in ArchiveIterator(_Stream(source)):
            kind = _kind(record)
            if kind:
                yield from _page(record, kind, source, worker)
    except InputError as error:
        yield error
    except Exception as error:  # whatever a damaged archive does to its reader, the rest of the batch is read
        told = " ".join(str(error).split())[:200] or type(error).__name__
        yield InputError(
            f"The archive is damaged: {told}", where=source.name, advice="What came before the damage was read."
        )


def _kind(record: ArcWarcRecord) -> str | None:
    """The content type of a page or text; None for all else."""
    if record.rec_type not in _KINDS or not (record.rec_headers.get_header("WARC-Target-URI") or "").startswith("http"):
        return None
    headers = record.http_headers
    if record.rec_type == "response" and (headers is None or headers.get_statuscode() != "200"):
        return None
    given_type = headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    kind = (given_type or "").partition(";")[0].strip().lower()
    return kind if kind in (*_PAGES, "text/plain") else None


def _page(record: ArcWarcRecord, kind: str, source: Source, worker: Worker) -> Iterator[Draft | InputError]:
    from dateline.read.html import read_html
    from dateline.read.text import read_text

    address = record.rec_headers.get_header("WARC-Target-URI").strip("<>")
    name = f"{source.name}, {address}"
    limit = settings().html.bytes if kind in _PAGES else settings().limits.text_bytes
    try:
        data = record.content_stream().read(limit + 1)
        page = given(name, data, PurePosixPath(address).stem)
        drafts = read_html(page, worker) if kind in _PAGES else read_text(page)
        for draft in drafts:
            yield replace(draft, address=address, origin=address, fetched=_time(record))
    except InputError as error:
        yield error


def _time(record: ArcWarcRecord) -> str | None:
    """When the page was fetched, in UTC to the second."""
    written = record.rec_headers.get_header("WARC-Date") or ""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Stream:
    """The source unpacked, as a file that is read once. Raises InputError for a member that is a bomb."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._parts = self._unpacked(source) if source.head.startswith(b"\x1f\x8b") else source.pieces()
        self._ahead = b""
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, at least one unless it is the end."""
        while not self._ahead:
            part = next(self._parts, None)
            if part is None:
                return b""
            self._ahead = part
        size = len(self._ahead) if size < 0 else size
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        self._place += len(data)
        return data

    def tell(self) -> int:
        """How much was read."""
        return self._place

    def _unpacked(self, source: Source) -> Iterator[bytes]:
        member: Any = None
        given_size = made = 0
        for piece in source.pieces():
            data = piece
            while data:
                if member is None:
                    member, given_size, made = zlib.decompressobj(31), 0, 0
                part = member.decompress(data, _PIECE)
                rest = member.unconsumed_tail if not member.eof else member.unused_data
                given_size, made = given_size + len(data) - len(rest), made + len(part)
                if made > _SMALL and made > _RATIO * given_size:
                    raise InputError(
                        "The archive unpacks to far more than its size, as bombs do",
                        where=self._name,
                        advice="What came before was read.",
                    )
                yield part
                data = rest.lstrip(b"\0") if member.eof else rest
                if member.eof:
                    member = None
        if member is not None:
            raise EOFError("it ends in the middle of a record")
