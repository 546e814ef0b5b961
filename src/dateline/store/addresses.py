"""What is known of web addresses: what to send along with the next request, and when that may be."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.store.database import Database, number, one, text, text_or_none
from dateline.store.found import Page


@dataclass(frozen=True, slots=True)
class Address:
    """One address that was asked for before, the last time at `checked`."""

    page: Page
    has_report: bool
    failures: int
    checked: str


def find(database: Database, address: str) -> Address | None:
    """What is known of it."""
    row = one(
        database.rows(
            "SELECT etag, last_modified, entry, report_id, failures, due, checked FROM addresses WHERE address = ?",
            (address,),
        )
    )
    if row is None:
        return None
    page = Page(address, text_or_none(row[0]), text_or_none(row[1]), text_or_none(row[2]), text_or_none(row[5]))
    return Address(page, row[3] is not None, number(row[4]), text(row[6]))


def answered(
    database: Database,
    page: Page,
    checked: str,
    *,
    is_feed: bool = False,
    is_changed: bool = True,
    report_id: str | None = None,
    due: str | None = None,
) -> None:
    """The address gave something, or said that it has nothing new."""
    same = database.rows("SELECT address FROM addresses WHERE address = ?", (page.address,))
    if not same:
        database.change(
            "INSERT INTO addresses (address, is_feed, checked, failures) VALUES (?, ?, ?, 0)",
            (page.address, int(is_feed), checked),
        )
    database.change(
        "UPDATE addresses SET etag = ?, last_modified = ?, entry = coalesce(?, entry), checked = ?,"
        " changed = CASE WHEN ? = 1 THEN ? ELSE changed END, report_id = coalesce(?, report_id),"
        " failures = 0, problem = NULL, due = ? WHERE address = ?",
        (page.etag, page.last_modified, page.entry, checked, int(is_changed), checked, report_id, due, page.address),
    )


def failed(
    database: Database, address: str, checked: str, problem: str, *, is_feed: bool = False, due: str | None = None
) -> None:
    """The address gave nothing; what the server said before is kept, so that nothing is fetched in vain later."""
    changed = database.change(
        "UPDATE addresses SET checked = ?, failures = failures + 1, problem = ?, due = ? WHERE address = ?",
        (checked, problem, due, address),
    )
    if not changed:
        database.change(
            "INSERT INTO addresses (address, is_feed, checked, failures, problem, due) VALUES (?, ?, ?, 1, ?, ?)",
            (address, int(is_feed), checked, problem, due),
        )


def feeds(database: Database) -> list[str]:
    """The feeds that were watched."""
    return [text(row[0]) for row in database.rows("SELECT address FROM addresses WHERE is_feed = 1 ORDER BY address")]
