"""What a look at a feed leaves in the store."""

from __future__ import annotations

from dateline.store import addresses
from dateline.store.clock import now
from dateline.store.database import Database
from dateline.store.found import Page


def looked(database: Database, feed: str, page: Page | None, problem: str, *, is_changed: bool, due: str) -> None:
    """Keep what the feed's server said, or why it said nothing. Call it when all that the look gave is stored."""
    with database.transaction():
        if page is None:
            addresses.failed(database, feed, now(), problem, is_feed=True, due=due)
        else:
            addresses.answered(database, page, now(), is_feed=True, is_changed=is_changed, due=due)
