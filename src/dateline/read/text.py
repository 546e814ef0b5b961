"""Plain text files.

Takes the bytes of a file; gives one draft. The text is the file's, normalised: byte order mark dropped, every line
ending a line feed, blank space around it left out, and, where the first line is a title, that title, a blank line and
the body. Offsets of records count in this normalised text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.errors import InputError
from dateline.read.draft import Draft
from dateline.read.encoding import decode
from dateline.read.settings import settings
from dateline.read.source import Source

_UNFINISHED = re.compile(r"[,;:–—-]$|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|as)$", re.I)


def read_text(source: Source) -> Iterator[Draft]:
    """The one report of a text file."""
    limits = settings().limits
    data = source.read(limits.text_bytes)
    if data is None:
        raise InputError(
            f"The file is larger than {limits.text_bytes:,} bytes; the limit for one report is"
            f" {limits.report_characters:,} characters",
            where=source.name,
            advice="Split it into single reports, for example one a line as JSON Lines.",
        )
    decoded = decode(data)
    text = normalise(decoded.text)
    title, body = split_title(text)
    yield Draft(
        input=source.name,
        stem=source.stem,
        text=f"{title}\n\n{body}" if title else text,
        title=title,
        notes=decoded.notes,
    )


def normalise(text: str) -> str:
    """The text with line feeds only, without a byte order mark and blank space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff \t\n")


def split_title(text: str) -> tuple[str | None, str]:
    """The title line and the body, or None and the whole text.

    A short first line is a title unless it reads like the first line of a hard-wrapped paragraph.
    """
    first, _, rest = text.partition("\n")
    title = first.rstrip()
    body = rest.strip()
    if not title or not body or len(title) > settings().text.title_characters:
        return None, text
    following, *more = rest.split("\n")
    if following.strip() and _wraps(title, following, more):
        return None, text
    return title, body


def _wraps(first: str, second: str, more: list[str]) -> bool:
    """Whether a paragraph runs on from the first line to the second.

    It does when the first line stops in the middle of a sentence, or when all lines are short and the second line's
    first word had no room left on the first.
    """
    if _UNFINISHED.search(first) or second.lstrip()[0].islower():
        return True
    width = max(len(line) for line in (first, second, *more))
    if width > settings().text.wrap_width or not more:
        return False
    return len(first) + 1 + len(second.split()[0]) > width
