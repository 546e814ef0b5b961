"""Bytes to text: which encoding, and whether they are text at all.

Takes the bytes of a file; gives its text, with a note where bytes had to be replaced. Never fails: the last resort,
windows-1252, gives every byte a character.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dateline.read.settings import Signature, settings

# Longest first: the mark of UTF-32 (little-endian) begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes({*range(9), 11, *range(14, 27), *range(28, 32), 127})
_HIGH = bytes(range(128, 256))
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:+-]{2,40})""", re.I)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what the user should know about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, page: bool = False) -> Decoded:
    """The text of `data`; for a `page` the encoding that its meta element declares counts too.

    Bytes outside ASCII that are valid UTF-8 are UTF-8 whatever a page declares: saving a page often changes its
    encoding and not its declaration, and text in another encoding is hardly ever valid UTF-8 by chance.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    encoding = _wide(data) or ""
    if encoding:
        return _replacing(data, encoding)
    declared = _declared(data) if page else None
    if declared is None or not data.isascii():
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    return _replacing(data, declared or _guess(data))


def signature(head: bytes) -> Signature | None:
    """The format without plain text that a file beginning with `head` has, or None."""
    for known in settings().signatures:
        if head.startswith(bytes.fromhex(known.starts)) and known.contains.encode() in head:
            return known
    return None


def is_binary(head: bytes) -> bool:
    """Whether a file beginning with `head` holds no text: too many control characters for any text encoding."""
    if head.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > 2 + settings().encoding.control_share * len(head)


def marked_encoding(head: bytes) -> tuple[str, int]:
    """The encoding that a byte order mark (or the pattern of UTF-16) shows, and the mark's length; or ("", 0)."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    return _wide(head) or "", 0


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero bytes beside ASCII characters."""
    sample = data[: settings().encoding.sample_bytes]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0 : 2 * half : 2].count(0) / half, sample[1 : 2 * half : 2].count(0) / half
    if odd > 0.5 and even < 0.05:
        return "utf-16-le"
    if even > 0.5 and odd < 0.05:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    """The codec that a page declares, as browsers understand the label."""
    found = _DECLARED.search(data, 0, settings().encoding.sample_bytes)
    if not found:
        return None
    label = found[1].decode("ascii", "replace").lower()
    label = settings().encoding.labels.get(label, label)
    try:
        "".encode(label)  # refuses codecs that are not text encodings, such as base64
        return codecs.lookup(label).name
    except (LookupError, ValueError):
        return None


def _guess(data: bytes) -> str:
    """The likeliest single-byte or East Asian encoding of bytes that are not UTF-8.

    A few bytes outside ASCII tell too little: they are the quotation marks and dashes of an English page.
    """
    limits = settings().encoding
    sample = data[: limits.sample_bytes]
    if sample.isascii():
        first = next(i for i, byte in enumerate(data) if byte > 127)
        sample = data[first : first + limits.sample_bytes]
    high = len(sample) - len(sample.translate(None, _HIGH))
    if high < limits.few_high_bytes * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=limits.candidates, enable_fallback=False).best()
    return best.encoding if best else "cp1252"


def _replacing(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    except LookupError:
        encoding, text = "cp1252", data.decode("cp1252", "replace")
    count = text.count("\ufffd")
    return Decoded(
        text, encoding, (f"Some bytes are no {encoding} text; the places (at most {count}) are shown as \ufffd.",)
    )
