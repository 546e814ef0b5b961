"""Mentions with what a list of them shows: record, sentence, report.

Takes ids; gives `Summary` rows in that order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.store.database import Database, Row, marks, number, one, pieces, text, text_or_none
from dateline.store.mentions import Stored, stored

Json = dict[str, Any]
_PAGE = 200


@dataclass(frozen=True, slots=True)
class Summary:
    """`sentence` is as it stands in the report's text, from `sentence_start`; `event` is empty while nothing is linked."""

    id: str
    report: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str
    record: Json
    sentence: str
    sentence_start: int
    event: str | None
    is_corrected: bool
    is_rejected: bool


_SUMMARY = """
SELECT m.id, v.report_id, v.title, v.publisher, v.published, v.language, m.record,
    substr(v.text, coalesce(m.sentence_start, m.trigger_start) + 1,
        coalesce(m.sentence_end, m.trigger_end) - coalesce(m.sentence_start, m.trigger_start)),
    coalesce(m.sentence_start, m.trigger_start), y.event_id, m.coded_record, m.is_rejected
FROM mentions m JOIN versions v ON v.id = m.version_id LEFT JOIN event_mentions y ON y.mention_id = m.id
WHERE m.id IN """


def of_mentions(database: Database, ids: Sequence[str]) -> list[Summary]:
    """These mentions, in this order; ids that no mention has are left out."""
    found: dict[str, Summary] = {}
    for some in pieces(ids, _PAGE):
        found |= {text(row[0]): _summary(row) for row in database.rows(f"{_SUMMARY} ({marks(some)})", some)}
    return [found[id] for id in ids if id in found]


def of_event(database: Database, event: str) -> list[Summary]:
    """The current mentions of an event, in the order of publication."""
    rows = database.rows(
        "SELECT m.id FROM event_mentions y JOIN current_mentions m ON m.id = y.mention_id WHERE y.event_id = ?"
        " ORDER BY coalesce(m.published, ''), m.report_id, m.trigger_start, m.id",
        (event,),
    )
    return of_mentions(database, [text(row[0]) for row in rows])


def _summary(row: Row) -> Summary:
    return Summary(
        id=text(row[0]),
        report=text(row[1]),
        title=text_or_none(row[2]),
        publisher=text_or_none(row[3]),
        published=text_or_none(row[4]),
        language=text(row[5]),
        record=json.loads(text(row[6])),
        sentence=text(row[7]),
        sentence_start=number(row[8]),
        event=text_or_none(row[9]),
        is_corrected=row[10] is not None,
        is_rejected=bool(row[11]),
    )


def whole(database: Database, id: str) -> tuple[Stored, str] | None:
    """A mention as it lies in the store, and its version."""
    row = one(
        database.rows("SELECT id, record, coded_record, is_rejected, version_id FROM mentions WHERE id = ?", (id,))
    )
    return (stored(row[:4]), text(row[4])) if row else None
