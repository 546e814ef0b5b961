"""Feeds, looked at again and again.

Takes the addresses of feeds; gives what is new in them as it comes, and for each look how it went. Every feed that is
waited for has a thread of its own, so a slow one holds up no other. Nothing here writes into the store: the thread
that does takes what these give one by one.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

from dateline.errors import FetchError
from dateline.fetch.backoff import minutes_after
from dateline.fetch.feed import PROGRAM, read_feed
from dateline.fetch.fetcher import Fetcher
from dateline.fetch.pages import Known, Pages, Thing
from dateline.fetch.settings import settings
from dateline.model.report import Skipped
from dateline.read.draft import Defaults
from dateline.read.worker import Worker
from dateline.store.found import Found, Page

FEED_WORKERS = 4  # processes that read feeds; hostile feeds keep one busy for ten seconds each
WAITING = 100  # things that may wait to be stored, so that memory stays small


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at a feed has ended. `page` is what the server said, None when the look failed: `problem` says why.

    `is_whole`: all that is new was had; else the feed is asked for in full the next time.
    """

    feed: str
    page: Page | None
    is_changed: bool = False
    is_whole: bool = True
    problem: str = ""
    minutes: float = 0.0


class Watching:
    """Looks at each feed every so many minutes, once if `is_once`. Use `things` in one thread only."""

    def __init__(
        self,
        feeds: Sequence[str],
        fetcher: Fetcher,
        known: Known,
        defaults: Defaults,
        *,
        every_minutes: float,
        is_once: bool = False,
    ) -> None:
        self._fetcher = fetcher
        self._known = known
        self._defaults = defaults
        self._every = every_minutes
        self._is_once = is_once
        self._due = dict.fromkeys(feeds, time.monotonic())
        self._failures = {feed: found.failures if (found := known(feed)) else 0 for feed in feeds}
        self._busy: set[str] = set()
        self._arrived: queue.SimpleQueue[Thing | Looked | None] = queue.SimpleQueue()
        self._workers: queue.LifoQueue[Worker] = queue.LifoQueue()  # the last one used has started already
        for _ in range(FEED_WORKERS):
            self._workers.put(Worker(PROGRAM))
        self._room = threading.Semaphore(WAITING)
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Look at nothing any more; `things` ends. May be called from a signal handler or another thread."""
        self._stopped.set()
        self._fetcher.stop()
        self._arrived.put(None)

    @property
    def is_stopped(self) -> bool:
        """Whether `stop` was called."""
        return self._stopped.is_set()

    def things(self) -> Iterator[list[Thing | Looked]]:
        """What arrived since the last time, until all is done."""
        threads = min(max(len(self._due), 1), settings().manners.feeds_at_once)
        with ThreadPoolExecutor(threads, thread_name_prefix="feed") as pool:
            try:
                while not self._stopped.is_set():
                    self._begin(pool)
                    if not self._busy and not self._due:
                        return
                    batch = self._batch()
                    if batch:
                        yield batch
            finally:
                self.stop()
                pool.shutdown()
                while not self._workers.empty():
                    self._workers.get().end()

    def _begin(self, pool: ThreadPoolExecutor) -> None:
        """Begin to look at the feeds whose time has come."""
        moment = time.monotonic()
        for feed in [feed for feed, due in self._due.items() if due <= moment]:
            del self._due[feed]
            self._busy.add(feed)
            pool.submit(self._look, feed)

    def _batch(self) -> list[Thing | Looked]:
        """All that has arrived, after the first of it; nothing when the next feed's time has come before."""
        batch: list[Thing | Looked] = []
        wait = None if not self._due else max(min(self._due.values()) - time.monotonic(), 0.0)
        try:
            thing = self._arrived.get(timeout=wait)
            while True:
                if thing is not None:
                    self._room.release()
                    batch.append(thing)
                    if isinstance(thing, Looked):
                        self._ended(thing)
                thing = self._arrived.get_nowait()
        except queue.Empty:
            return batch

    def _ended(self, looked: Looked) -> None:
        self._busy.discard(looked.feed)
        self._failures[looked.feed] = self._failures[looked.feed] + 1 if looked.page is None else 0
        if not self._is_once:
            self._due[looked.feed] = time.monotonic() + 60 * looked.minutes

    def _look(self, feed: str) -> None:
        """In a thread of its own: all that is new in the feed, then how the look ended."""
        try:
            with ExitStack() as stack:
                looked = self._looked(feed, stack)
        except FetchError as error:
            where = f" ({error.where})" if error.where and error.where != feed else ""
            looked = self._failed(feed, f"{error.what}{where}.", error.wait_minutes)
        except Exception as error:  # a feed that makes the program fail must not end the watch
            looked = self._failed(feed, f"dateline failed on this feed ({type(error).__name__}: {error}).")
        self._give(looked)

    def _failed(self, feed: str, problem: str, asked: float = 0.0) -> Looked:
        minutes = max(minutes_after(self._failures[feed] + 1, asked), min(self._every, minutes_after(1)))
        return Looked(feed, None, problem=problem, minutes=minutes)

    def _looked(self, feed: str, stack: ExitStack) -> Looked:
        known = self._known(feed)
        sent = known.page if known else Page(feed)
        limit = settings().limits.feed_bytes
        answer = self._fetcher.get(feed, etag=sent.etag, last_modified=sent.last_modified, limit=limit)
        if answer.data is None:
            return Looked(feed, sent, minutes=self._every)
        page = Page(feed, answer.etag, answer.last_modified)
        feed_worker = self._workers.get()
        try:
            found = read_feed(answer.data, answer.address, feed_worker)
        finally:
            self._workers.put(feed_worker)
        pages = Pages(
            self._fetcher, self._known, self._defaults, stack.enter_context(Worker(is_careful=True)), feed_worker
        )
        is_whole = True
        for thing in pages.entries(found):
            if isinstance(thing, Found) and isinstance(thing.outcome, Skipped):
                is_whole = False
            self._give(thing)
            if self._stopped.is_set():
                is_whole = False
                break
        is_whole = is_whole and not pages.left_alone
        return Looked(feed, page if is_whole else Page(feed), is_changed=True, is_whole=is_whole, minutes=self._every)

    def _give(self, thing: Thing | Looked) -> None:
        """Hand it over, when there is room."""
        while not self._room.acquire(timeout=1):
            if self._stopped.is_set():
                return
        self._arrived.put(thing)
