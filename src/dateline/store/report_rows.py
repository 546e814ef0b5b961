"""One report with all that the store has of it: its current text, its versions, its copies, its mentions.

Takes a report's id; gives a `Whole`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from dateline.model.report import Report
from dateline.store import reports
from dateline.store.database import Database, number, one, text, text_or_none

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One text of a report."""

    id: str
    number: int
    fetched: str
    published: str | None
    title: str | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Another report whose current text is a copy."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Whole:
    """`mentions` are records with the store's ids: of themselves, and of the events that they tell of."""

    id: str
    version: str
    report: Report
    address: str | None
    fetched: str
    parts: Json
    versions: list[VersionRow]
    copies: list[CopyRow]
    mentions: list[Json]


def whole(database: Database, id: str) -> Whole | None:
    """The report with this id."""
    row = one(
        database.rows(
            f"SELECT {', '.join(f'v.{name}' for name in reports.REPORT)}, v.coder_id, v.parts, v.fetched, v.group_id, r.address"
            " FROM reports r JOIN versions v ON v.report_id = r.id WHERE r.id = ? AND v.is_current = 1",
            (id,),
        )
    )
    if row is None:
        return None
    *of_version, parts, fetched, group, address = row
    version = reports.version(tuple(of_version))
    return Whole(
        id,
        version.id,
        version.report,
        text_or_none(address),
        text(fetched),
        json.loads(text(parts)),
        _versions(database, id),
        _copies(database, id, text(group)),
        _mentions(database, version.id),
    )


def _versions(database: Database, id: str) -> list[VersionRow]:
    rows = database.rows(
        "SELECT id, number, fetched, published, title, is_current FROM versions WHERE report_id = ? ORDER BY number DESC",
        (id,),
    )
    return [
        VersionRow(text(r[0]), number(r[1]), text(r[2]), text_or_none(r[3]), text_or_none(r[4]), bool(r[5]))
        for r in rows
    ]


def _copies(database: Database, id: str, group: str) -> list[CopyRow]:
    rows = database.rows(
        "SELECT report_id, title, publisher, published FROM versions WHERE group_id = ? AND is_current = 1"
        " AND report_id <> ? ORDER BY coalesce(published, '9999'), report_id LIMIT 200",
        (group, id),
    )
    return [CopyRow(text(r[0]), text_or_none(r[1]), text_or_none(r[2]), text_or_none(r[3])) for r in rows]


def _mentions(database: Database, version: str) -> list[Json]:
    rows = database.rows(
        "SELECT m.id, m.record, y.event_id FROM mentions m LEFT JOIN event_mentions y ON y.mention_id = m.id"
        " WHERE m.version_id = ? AND m.is_rejected = 0 ORDER BY m.trigger_start, m.number, m.id",
        (version,),
    )
    return [json.loads(text(r[1])) | {"id": text(r[0]), "event": text_or_none(r[2])} for r in rows]
