"""The article of a page, without its menus and margins, and what the page says about itself.

Takes the HTML of a page whose size has been checked; gives an `Article`.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.read.page_head import Head, read_head
from dateline.read.settings import settings

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_BLOCKS = ("p", "head", "item", "quote", "cell", "code")
_SILENT = logging.NullHandler()
Run = tuple[str, ...]
"""Three words that follow each other."""


@dataclass(frozen=True, slots=True)
class Article:
    """Paragraphs, headings and list items in order; none when the page has no article."""

    head: Head
    paragraphs: tuple[str, ...]


def read_article(page: str) -> Article:
    """The article of the page."""
    import trafilatura
    from lxml import html

    # Without a handler of its own its warnings about odd pages would go to the screen.
    logging.getLogger("trafilatura").addHandler(_SILENT)
    # Never with deduplicate=True: its memory outlives the page, so a page that is read often would come back empty.
    document = trafilatura.bare_extraction(page, include_comments=False, include_tables=False)
    body: _Element | None = getattr(document, "body", None)
    found = [] if body is None else [text for text in _blocks(body) if text]
    tree = html.document_fromstring(page, ensure_head_body=True)
    if found:
        links = _link_runs(tree)
        if not any(_is_prose(text, links) for text in found):
            found = []
    return Article(read_head(tree), tuple(found))


def _blocks(body: _Element) -> list[str]:
    """One paragraph for each innermost block; text between blocks is a paragraph too."""
    from lxml import etree

    found: list[str] = []
    pieces: list[str] = []

    def close() -> None:
        found.append(" ".join("".join(pieces).split()))
        pieces.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_block = element.tag in _BLOCKS
        if is_block:
            close()
        if event == "end":
            pieces.append(element.tail or "")
        elif isinstance(element.tag, str):
            pieces.append(" " if element.tag == "lb" else element.text or "")
    close()
    return found


def _is_prose(paragraph: str, links: set[Run]) -> bool:
    """Whether the paragraph reads like a report's: long, with the end of a sentence, and not a menu's or a notice's."""
    limits = settings().html
    has_end = any(c in limits.sentence_ends for c in paragraph)
    if len(paragraph) < (limits.sentence_characters if has_end else limits.unspaced_characters):
        return False
    if paragraph.lower().startswith(tuple(limits.notices)):
        return False
    runs = _runs(paragraph.split())
    return not runs or sum(run in links for run in runs) < len(runs) / 2


def _link_runs(page: HtmlElement) -> set[Run]:
    """Every three words in a row of the page's links, taken as one text as a menu's are.

    Links that nothing stands between are one word where they meet, as they are in the paragraph; both readings count.
    """
    apart: list[str] = []
    joined: list[str] = []
    for link in page.iter("a"):
        if not any(ancestor.tag == "a" for ancestor in link.iterancestors()):
            text, tail = link.text_content(), link.tail or ""
            apart += text.split()
            joined.append(text + (tail if not tail.strip() else " "))
    return {*_runs(apart), *_runs("".join(joined).split())}


def _runs(words: list[str]) -> list[Run]:
    return list(zip(words, words[1:], words[2:], strict=False))
