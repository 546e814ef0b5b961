"""What `dateline add` takes: files, folders, web addresses and feeds.

Takes their names; gives what was found in each, in order, ready to be stored.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import BinaryIO

from dateline.errors import FetchError
from dateline.fetch.feed import PROGRAM, read_feed
from dateline.fetch.fetcher import Fetcher
from dateline.fetch.files import Reading, files_of
from dateline.fetch.pages import Known, Pages, Thing
from dateline.fetch.web_address import is_web_address, web_address
from dateline.model.report import Skipped
from dateline.read.draft import Defaults
from dateline.read.worker import Worker
from dateline.store.clock import now
from dateline.store.found import Finished, Found


class Inputs:
    """Use it in a `with` statement, which ends the processes that read pages and feeds."""

    def __init__(
        self,
        fetcher: Fetcher,
        known: Known,
        defaults: Defaults,
        *,
        stdin: BinaryIO | None = None,
        without: Collection[str] = (),
    ) -> None:
        self._stack = ExitStack()
        page_worker = self._stack.enter_context(Worker(is_careful=True))
        self._feed_worker = self._stack.enter_context(Worker(PROGRAM))
        self._pages = Pages(fetcher, known, defaults, page_worker, self._feed_worker)
        file_worker = self._stack.enter_context(Worker())  # like all of them it starts when it is first needed
        self._reading = Reading(defaults, file_worker, stdin, without, self._feed)

    def __enter__(self) -> Inputs:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def of(self, names: Iterable[str]) -> Iterator[Thing]:
        """What the inputs hold."""
        for name in names:
            if not is_web_address(name):
                yield from files_of(name, self._reading)
                continue
            try:
                address = web_address(name)
            except FetchError as error:
                yield Found(Skipped(name[:200], f"{error.what}.", error.advice), now(), name)
                continue
            yield from self._pages.of(address)

    def _feed(self, data: bytes, file: str) -> Iterator[Thing]:
        """The reports that a feed in a file lists."""
        try:
            feed = read_feed(data, f"file://{file}", self._feed_worker)
        except FetchError as error:
            yield Found(Skipped(file, f"{error.what}.", error.advice), now(), file)
            return
        yield from self._pages.entries(feed)
        yield Finished(file)
