"""Which format an input has, told by its content first and by its suffix only where the content leaves it open.

Takes the first bytes of an input and its suffix; gives "html", "feed", "warc", "json", "table" or
"text".
"""

from __future__ import annotations

import re
import zlib

from dateline.read.encoding import decode
from dateline.read.settings import settings

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*+"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1|script|link)\b",
    re.I | re.S,
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:(?:<!--.*?-->|<\?xml-[^>]*\?>|<!DOCTYPE\s[^\[>]*(?:\[[^\]]*\]\s*)?>)\s*)*+<(?:rss|feed|rdf:RDF)\b",
    re.I | re.S,
)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\]])")
_SUFFIXES = {
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".csv": "table",
    ".tsv": "table",
}


def sniff(head: bytes, suffix: str) -> str:
    """The format of an input that begins with `head`."""
    if is_warc(head):
        return "warc"
    text = decode(head, page=True).text
    if _FEED.match(text):
        return "feed"
    if _HTML.match(text):
        return "html"
    if _JSON.match(text):
        return "json"
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    return "table" if _is_table(text) else "text"


def is_warc(head: bytes) -> bool:
    """Whether a file beginning with `head` is a web archive, packed with gzip or not."""
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def _is_table(text: str) -> bool:
    """Whether the first line names columns: at least two that reports have, one of them the text.

    A line of prose is not mistaken for it, since every cell must be a known name or at most three words.
    """
    line = text.lstrip("\ufeff").partition("\n")[0].strip()
    table = settings().table
    known = {*table.title, *table.published, *table.publisher, *table.id}
    for delimiter in table.delimiters:
        names = [column_name(cell) for cell in line.split(delimiter)]
        if any(len(name.split("_")) > 3 for name in names):
            continue
        if any(name in table.text for name in names) and any(name in known for name in names):
            return True
    return False


def column_name(cell: str) -> str:
    """A column's name as the settings write it: small letters, words joined by `_`."""
    return "_".join(re.findall(r"\w+", cell.replace("_", " ").lower()))
