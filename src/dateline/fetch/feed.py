"""Feeds (RSS, Atom): lists of reports.

Takes the bytes of a feed and its address; gives its title and entries. Raises `FetchError` for what is no feed. A feed
is read in a process that can be ended.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from dateline.errors import FetchError
from dateline.fetch.settings import settings
from dateline.fetch.web_address import web_address
from dateline.read.published import parse_published
from dateline.read.worker import Worker

PROGRAM = "dateline.fetch.feed_process"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the address of its report, its day, and a digest that changes when the entry does."""

    address: str
    published: date | None
    digest: str


@dataclass(frozen=True, slots=True)
class Feed:
    """`title` is None where the feed has none; `refused` are entries that name no address, with the reason."""

    title: str | None
    entries: tuple[Entry, ...]
    refused: tuple[tuple[str, str], ...] = ()


def read_feed(data: bytes, address: str, worker: Worker) -> Feed:
    """The feed's entries, the first ones of it. `worker` runs `PROGRAM`."""
    limit = settings().limits.feed_bytes
    if len(data) > limit:
        raise FetchError(f"The feed is larger than {limit:,} bytes, the limit", where=address)
    try:
        found = json.loads(worker.answer(address.encode("utf-8", "replace").replace(b"\n", b" ") + b"\n" + data))
    except TimeoutError as error:
        raise FetchError("The feed took too long to read", where=address, advice="Leave it out.") from error
    except OSError as error:
        raise FetchError(f"The feed could not be read: {error}", where=address) from error
    if "error" in found or not found["version"]:
        reason = found.get("error") or "it is no RSS and no Atom"
        raise FetchError(f"The feed could not be read: {reason}", where=address, advice="Check the address.")
    entries: dict[str, Entry] = {}
    refused = []
    for raw in found["entries"][: settings().limits.feed_entries]:
        try:
            if not raw["link"]:
                raise FetchError("The entry names no web address", where=address)
            link = web_address(raw["link"])
        except FetchError as error:
            refused.append((f"{address}, {(raw['title'] or raw['id'] or 'an entry')[:80]}", f"{error.what}."))
            continue
        if link not in entries:  # the first is the newest
            entries[link] = Entry(link, parse_published(raw["published"] or raw["updated"]), _digest(raw))
    return Feed(found["title"].strip() or None, tuple(entries.values()), tuple(refused))


def _digest(raw: dict[str, str]) -> str:
    told = json.dumps([raw["title"], raw["published"], raw["updated"], raw["summary"]])
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
