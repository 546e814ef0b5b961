"""What people decided about events: splits and merges. They are added, never changed; a later one wins."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.store.clock import now
from dateline.store.database import Database, Row, number, text
from dateline.store.keys import content_id
from dateline.store.mentions import written

_COLUMNS = "id, number, kind, events, mentions, others, author, why, made"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `split`: `mentions` were taken off the event, `others` stayed. `merge`: all `mentions` are one event."""

    id: str
    number: int
    kind: str
    events: tuple[str, ...]
    mentions: tuple[str, ...]
    others: tuple[str, ...]
    author: str
    why: str
    made: str


def insert(
    database: Database,
    kind: str,
    events: Sequence[str],
    mentions: Sequence[str],
    others: Sequence[str],
    *,
    author: str,
    why: str,
) -> Decision:
    """Keep one more. Call inside a transaction."""
    count = number(database.rows("SELECT coalesce(max(number), 0) + 1 FROM decisions")[0][0])
    id = content_id(kind, count, *events, *mentions)
    made = Decision(id, count, kind, tuple(events), tuple(mentions), tuple(others), author, why, now())
    lists = [written(list(listed)) for listed in (events, mentions, others)]
    database.change(
        f"INSERT INTO decisions ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (made.id, count, kind, *lists, author, why, made.made),
    )
    return made


def listed(database: Database) -> list[Decision]:
    """All decisions, the oldest first."""
    return [_decision(row) for row in database.rows(f"SELECT {_COLUMNS} FROM decisions ORDER BY number")]


def _decision(row: Row) -> Decision:
    events, mentions, others = (tuple(json.loads(text(value))) for value in row[3:6])
    return Decision(
        text(row[0]), number(row[1]), text(row[2]), events, mentions, others, text(row[6]), text(row[7]), text(row[8])
    )
