"""Web addresses as inputs of a store.

Takes an address; gives what was found there: a report, the reports of a feed, why there is none, or that nothing has
changed since the last time. What the server says to tell an unchanged page goes into the store together with the
report, so that nothing counts as seen that was not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dateline.errors import FetchError, InputError
from dateline.fetch.backoff import minutes_after, moment_after
from dateline.fetch.feed import Entry, Feed, read_feed
from dateline.fetch.fetcher import Answer, Fetcher
from dateline.fetch.settings import settings
from dateline.model.report import Report, Skipped
from dateline.read import read_source, skipped
from dateline.read.draft import Defaults
from dateline.read.inputs import given
from dateline.read.sniff import sniff
from dateline.read.worker import Worker
from dateline.store.addresses import Address
from dateline.store.clock import now
from dateline.store.found import Finished, Found, Page, Unchanged

HEAD = 1 << 16
Thing = Found | Unchanged | Finished
Known = Callable[[str], Address | None]
"""What the store knows of an address."""


class Pages:
    """Fetches pages and feeds. One object serves one thread."""

    def __init__(
        self, fetcher: Fetcher, known: Known, defaults: Defaults, page_worker: Worker, feed_worker: Worker
    ) -> None:
        self._fetcher = fetcher
        self._known = known
        self._defaults = defaults
        self._page_worker = page_worker
        self._feed_worker = feed_worker
        self.left_alone = 0  # entries whose page failed not long ago, so that it was not asked for

    def of(self, address: str) -> Iterator[Thing]:
        """What there is at an address that somebody named."""
        answer = self._answer(address)
        if not isinstance(answer, Answer):
            yield answer
        elif _is_feed(answer):
            try:
                feed = self.feed(answer)
            except FetchError as error:
                yield _failed(error, address, self._later(Page(address)))
                return
            yield from self.entries(feed)
        else:
            yield from self._page(answer, address, self._defaults, None)
            yield Finished(address)

    def feed(self, answer: Answer) -> Feed:
        """The feed of an answer. Raises FetchError."""
        return read_feed(answer.data or b"", answer.address, self._feed_worker)

    def entries(self, feed: Feed) -> Iterator[Thing]:
        """The reports that a feed lists, but for those whose entry is the one that was seen with the report."""
        for name, reason in feed.refused:
            yield Found(Skipped(name, reason, "Nothing can be done."), now())
        for entry in feed.entries:
            known = self._known(entry.address)
            if known and not self._is_wanted(known, entry):
                self.left_alone += known.failures > 0
                continue
            yield from self.entry(entry, feed.title)

    def _is_wanted(self, known: Address, entry: Entry) -> bool:
        """Whether a page that is known is asked for again: its entry changed, it failed a while ago, or was long ago."""
        if known.failures:
            return not known.page.due or known.page.due <= now()
        if not known.has_report or known.page.entry != entry.digest:
            return True
        return known.checked <= moment_after(-settings().backoff.page_minutes)

    def entry(self, entry: Entry, title: str | None) -> Iterator[Thing]:
        """The report of one entry, which has the entry's day and the feed's name where it says none itself."""
        answer = self._answer(entry.address, entry.digest)
        if not isinstance(answer, Answer):
            yield answer
            return
        defaults = Defaults(entry.published or self._defaults.published, title or self._defaults.publisher)
        yield from self._page(answer, entry.address, defaults, entry.digest)
        yield Finished(entry.address)

    def _answer(self, address: str, entry: str | None = None) -> Answer | Thing:
        known = self._known(address)
        sent = known.page if known and known.has_report else Page(address)
        try:
            answer = self._fetcher.get(address, etag=sent.etag, last_modified=sent.last_modified)
        except FetchError as error:
            page = self._later(Page(address, sent.etag, sent.last_modified), error.wait_minutes)
            return _failed(error, address, page)
        if answer.data is None:
            return Unchanged(
                Page(address, answer.etag or sent.etag, answer.last_modified or sent.last_modified, entry), now()
            )
        return answer

    def _later(self, page: Page, asked: float = 0.0) -> Page:
        """The page that failed once more, with when to ask for it again: not before the minutes its server asked for."""
        known = self._known(page.address)
        return replace(page, due=moment_after(minutes_after(known.failures + 1 if known else 1, asked)))

    def _page(self, answer: Answer, asked: str, defaults: Defaults, entry: str | None) -> Iterator[Found]:
        page = Page(asked, answer.etag, answer.last_modified, entry)
        fetched = now()
        try:
            source = given(answer.address, _as_utf8(answer))
            outcomes = [outcome for _, outcome in read_source(source, defaults, self._page_worker)]
        except InputError as error:
            outcomes = [skipped(error)]
        is_single = len(outcomes) == 1
        for number, outcome in enumerate(outcomes, 1):
            if isinstance(outcome, Report):
                # What a page says of its own address is not believed: it could take another report's place.
                outcome = replace(outcome, origin=answer.address)
            address = answer.address if is_single else None
            last = page if number == len(outcomes) else None
            if last and isinstance(outcome, Skipped):
                last = self._later(last)
            yield Found(outcome, fetched, asked, address, is_web=is_single, page=last)


def _failed(error: FetchError, address: str, page: Page) -> Found:
    where = error.where if error.where and error.where != address else ""
    reason = f"{error.what} ({where})." if where else f"{error.what}."
    return Found(Skipped(address, reason, error.advice), now(), address, page=page)


def _is_feed(answer: Answer) -> bool:
    return sniff((answer.data or b"")[:HEAD], "") == "feed"


def _as_utf8(answer: Answer) -> bytes:
    """The page in UTF-8 where the server says in what encoding it sends it and that is not UTF-8."""
    data = answer.data or b""
    if not answer.charset or data.startswith((b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe")):
        return data
    try:
        data.decode("utf-8")
        return data
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(answer.charset, "replace").encode("utf-8-sig")
    except (LookupError, ValueError):
        return data
