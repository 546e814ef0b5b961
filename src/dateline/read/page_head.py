"""What a page says about itself: title, publisher, publication dates, address.

Takes a parsed page; gives a `Head`. Read from JSON-LD, meta elements and `time` elements as the page states them;
nothing is guessed from the address or the running text.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from dateline.read.settings import settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, object]
_ARTICLE = re.compile(r"(?:Article|Posting|NewsItem|Report)$")
_SEPARATORS = " -–—|:·•»"
# More headings or dates than a page has for itself; the rest are a hostile page's.
_FEW, _MANY = 20, 200


@dataclass(frozen=True, slots=True)
class Head:
    """`published` has every date that the page gives as its publication date, the most trustworthy first."""

    title: str | None
    publisher: str | None
    published: tuple[str, ...]
    address: str | None


def read_head(page: HtmlElement) -> Head:
    """The head of the page."""
    meta = _meta(page)
    nodes = list(_nodes(page))
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _kinds(node))]
    publisher = meta.get("og:site_name") or _publisher(articles or nodes, nodes) or meta.get("application-name")
    return Head(
        title=_title(page, meta, articles, publisher),
        publisher=publisher,
        published=tuple(_published(page, meta, articles or nodes)),
        address=_address(page, meta),
    )


def _title(page: HtmlElement, meta: dict[str, str], articles: list[Node], publisher: str | None) -> str | None:
    headings = [_line(h.text_content()) for h in islice(page.iter("h1"), _FEW)]
    candidates = [
        *(_string(node.get("headline")) for node in articles),
        meta.get("og:title"),
        *(headings if len(headings) == 1 else []),
        meta.get("twitter:title"),
        *(_line(title.text_content()) for title in islice(page.iter("title"), _FEW)),
        *headings,
    ]
    for title in candidates:
        if title and title != publisher:
            return _without_publisher(title, publisher)
    return None


def _without_publisher(title: str, publisher: str | None) -> str:
    """The title without the publisher's name, which many pages put behind it."""
    if not publisher:
        return title
    if not title.lower().endswith(publisher.lower()):
        return title
    before = title[: -len(publisher)]
    return before.rstrip(_SEPARATORS) or title if before.rstrip() != before.rstrip(_SEPARATORS) else title


def _publisher(articles: list[Node], nodes: list[Node]) -> str | None:
    for node in articles:
        publisher = node.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        if isinstance(publisher, dict) and "name" not in publisher:
            publisher = next((n for n in nodes if n.get("@id") == publisher.get("@id") and "name" in n), None)
        name = _string(publisher.get("name") if isinstance(publisher, dict) else publisher)
        if name:
            return name
    return None


def _published(page: HtmlElement, meta: dict[str, str], nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if date := _string(node.get("datePublished")):
            yield date
    for name in settings().published.meta:
        if name in meta:
            yield meta[name]
    yield from _times(page)


def _times(page: HtmlElement) -> Iterator[str]:
    """Dates of `time` elements: the marked ones, those of the article, and, last, any outside the margins."""
    times = list(islice(page.iter("time"), _MANY))
    marked = [t for t in times if "datepublished" in (t.get("itemprop") or "").lower() or t.get("pubdate") is not None]
    rest = [t for t in times if t not in marked]
    inside = [t for t in rest if any(a.tag in ("article", "main", "header") for a in t.iterancestors())]
    margins = ("aside", "footer", "nav")
    for time in (*marked, *inside, *(t for t in rest if t not in inside)):
        if any(a.tag in margins for a in time.iterancestors()):
            continue
        if date := _line(time.get("datetime") or time.text_content()):
            yield date


def _address(page: HtmlElement, meta: dict[str, str]) -> str | None:
    links = [link.get("href") for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for address in (*links, meta.get("og:url")):
        if address and re.match(r"https?://\S+$", address.strip(), re.I):
            return str(address.strip())
    return None


def _meta(page: HtmlElement) -> dict[str, str]:
    """The first content of each meta element, by its name in small letters."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        content = _line(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.strip().lower(), content)
    return found


def _nodes(page: HtmlElement) -> Iterator[Node]:
    """The JSON-LD objects about the page itself: not those of teasers and comments deeper in."""
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            document = json.loads(_bare(script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = deque([document])
        while waiting:
            value = waiting.popleft()
            if isinstance(value, list):
                waiting.extendleft(reversed(value[:_MANY]))
            elif isinstance(value, dict):
                yield value
                waiting.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)


def _bare(script: str) -> str:
    """The JSON without the comment marks that some pages put around it, and without a last semicolon."""
    text = script.strip()
    for mark in ("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["):
        text = text.removeprefix(mark).lstrip()
    for mark in ("-->", "//]]>", "/*]]>*/", "]]>", ";"):
        text = text.removesuffix(mark).rstrip()
    return text


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _string(value: object) -> str | None:
    """A JSON-LD string on one line; pages often escape it as if it were HTML."""
    if isinstance(value, list) and value:
        value = value[0]
    return _line(unescape(value)) or None if isinstance(value, str) else None


def _line(text: str) -> str:
    return " ".join(text.split())
