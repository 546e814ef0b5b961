"""The order of all decisions of people, whatever table they are kept in."""

from __future__ import annotations

from dateline.store.database import Database, number


def next_step(database: Database) -> int:
    """The number of the next decision. Call inside a transaction, which nobody else can have at the same time."""
    rows = database.rows(
        "SELECT coalesce(max(s.step), 0) + 1 FROM"
        " (SELECT max(step) AS step FROM corrections UNION ALL SELECT max(step) AS step FROM decisions) s"
    )
    return number(rows[0][0])
