"""What a store is as a whole: how often it was changed."""

from __future__ import annotations

from dateline.store.database import Database, number


def changes(database: Database) -> int:
    """A number that grows with each transaction that ends well: while it stays, so does all that is read."""
    return number(database.rows("SELECT changes FROM state")[0][0])
