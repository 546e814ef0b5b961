"""HTML pages.

Takes the bytes of a page; gives one draft: title, blank line, paragraphs with a blank line between them, and what the
page says about itself. Pages that are too large or too deep are refused before anything parses them; other large ones
are extracted in a process that can be ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from dateline.errors import InputError
from dateline.read.draft import Draft
from dateline.read.encoding import decode
from dateline.read.extract import Article, read_article
from dateline.read.settings import settings
from dateline.read.source import Source
from dateline.read.worker import Worker

_SAVE_TEXT = "Save the article's text as a plain text file and read that."
_TAG = re.compile(rb"<[a-zA-Z]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Characters that HTML does not allow and the parser below would stop at.
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_html(source: Source, worker: Worker) -> Iterator[Draft]:
    """The one report of a page."""
    data = _checked(source)
    decoded = decode(data, page=True)
    page = _FORBIDDEN.sub("\ufffd", _DECLARATION.sub("", decoded.text.lstrip("\ufeff")))
    article = _article(source, page, data, worker)
    head, body = article.head, article.paragraphs
    if not body:
        raise InputError(
            "The page has no article in it, only menus, links or short pieces", where=source.name, advice=_SAVE_TEXT
        )
    title = head.title
    if title and body[0].casefold() == title.casefold():
        body = body[1:]
    text = "\n\n".join(body)
    yield Draft(
        input=source.name,
        stem=source.stem,
        text=f"{title}\n\n{text}" if title else text,
        title=title,
        publisher=head.publisher,
        published=head.published,
        origin=head.address or source.name,
        notes=decoded.notes,
    )


def _checked(source: Source) -> bytes:
    """The page's bytes. Raises InputError when there are too many of them, or too many tags."""
    limits = settings().html
    data = source.read(limits.bytes)
    if data is None:
        raise InputError(
            f"The page is larger than {limits.bytes:,} bytes, the limit for a page",
            where=source.name,
            advice=_SAVE_TEXT,
        )
    if _tags(data, limits.tags) > limits.tags:
        raise InputError(
            f"The page has more than {limits.tags:,} tags, the limit for a page", where=source.name, advice=_SAVE_TEXT
        )
    return data


def _tags(data: bytes, limit: int) -> int:
    """How many tags the page opens, counted no further than one past the limit."""
    narrow = data.replace(b"\0", b"") if b"\0" in data[:1000] else data  # UTF-16
    return sum(1 for _ in islice(_TAG.finditer(narrow), limit + 1))


def _article(source: Source, page: str, data: bytes, worker: Worker) -> Article:
    limits = settings().html
    try:
        if worker.is_careful or len(data) > limits.worker_bytes or _tags(data, limits.worker_tags) > limits.worker_tags:
            return worker.article(page)
        return read_article(page)
    except TimeoutError:
        what = f"The page took longer than {limits.worker_seconds:g} seconds to read"
    except Exception as error:  # whatever a page does to the parsers, the rest of the batch is read
        what = f"The page could not be read: {error}"
    raise InputError(what, where=source.name, advice=_SAVE_TEXT)
