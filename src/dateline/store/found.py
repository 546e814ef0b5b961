"""What reading and fetching hand over to be stored."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.report import Report, Skipped


@dataclass(frozen=True, slots=True)
class Page:
    """What a server said about an address, kept for the next request.

    `entry` is the digest of the feed's entry that named the address; `due`: not to be asked again before.
    """

    address: str
    etag: str | None = None
    last_modified: str | None = None
    entry: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One report of an input, or why there is none.

    `fetched` is when it was read. `retry` is what would have to be read again: a file or a web address. `address` is
    what versions of one report have in common; `is_web` says whether it is a web address. `is_sighting`: at that moment
    the text was what the address holds, so that it takes the place of another one, also when it was there before.
    """

    outcome: Report | Skipped
    fetched: str
    retry: str | None = None
    address: str | None = None
    is_web: bool = False
    is_sighting: bool = True
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A web address whose server says that nothing changed."""

    page: Page
    fetched: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a file or an address: what was skipped of it before and is not now is no longer skipped."""

    retry: str
