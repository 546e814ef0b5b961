"""The reports of a store, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.store.database import Database, Value, number, text, text_or_none
from dateline.store.filters import Filters


@dataclass(frozen=True, slots=True)
class Listed:
    """One report with its current version. `copies`: texts of its group, itself included; `first`: its first report."""

    id: str
    published: str | None
    publisher: str | None
    title: str | None
    language: str
    address: str | None
    origin: str
    fetched: str
    versions: int
    mentions: int
    copies: int
    first: str
    is_coded: bool


_LISTED = """
SELECT v.report_id, v.published, v.publisher, v.title, v.language, r.address, v.origin, v.fetched,
    (SELECT count(*) FROM versions o WHERE o.report_id = v.report_id),
    (SELECT count(*) FROM mentions n WHERE n.version_id = v.id AND n.is_rejected = 0),
    (SELECT count(DISTINCT o.report_id) FROM versions o WHERE o.group_id = v.group_id AND o.is_current = 1),
    (SELECT o.report_id FROM versions o WHERE o.id = v.group_id),
    v.coder_id, v.id
FROM versions v JOIN reports r ON r.id = v.report_id
WHERE v.is_current = 1
"""


def listed(database: Database, filters: Filters, *, first_only: bool = False, limit: int | None = None) -> list[Listed]:
    """The latest first. Days, places, types and so on are those of the reports' mentions; without any filter all."""
    statement, values = _LISTED, list[Value]()
    if filters.publishers and Filters(publishers=filters.publishers) == filters:
        condition, values = filters.condition()
        statement += f" AND {condition.replace('m.', 'v.')}"
    elif not filters.is_empty:
        condition, values = filters.condition()
        statement += f" AND v.id IN (SELECT m.version_id FROM current_mentions m WHERE {condition})"
    if first_only:
        statement += " AND v.id = v.group_id"
    statement += " ORDER BY coalesce(v.published, '0000') DESC, v.id"
    if limit is not None:
        statement += " LIMIT ?"
        values.append(limit)
    return [
        Listed(
            text(row[0]), text_or_none(row[1]), text_or_none(row[2]), text_or_none(row[3]), text(row[4]),
            text_or_none(row[5]), text(row[6]), text(row[7]), number(row[8]), number(row[9]), number(row[10]),
            text(row[11]), row[12] is not None,
        )
        for row in database.rows(statement, values)
    ]  # fmt: skip


def counts(database: Database) -> dict[str, int]:
    """How many reports there are, versions, mentions, and independent texts."""
    asked = {
        "reports": "SELECT count(*) FROM reports",
        "versions": "SELECT count(*) FROM versions",
        "mentions": "SELECT count(*) FROM current_mentions",
        "independent": "SELECT count(DISTINCT group_id) FROM versions WHERE is_current = 1",
        "skipped": "SELECT count(*) FROM skipped",
    }
    return {name: number(database.rows(statement)[0][0]) for name, statement in asked.items()}
