"""What people decided about events: splits and merges, and what they took back.

Decisions are added, never changed; a later one wins.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.store.clock import now
from dateline.store.database import Database, Row, number, one, text
from dateline.store.keys import content_id
from dateline.store.mentions import written
from dateline.store.steps import next_step

UNDO = "undo"
_COLUMNS = "id, number, kind, events, mentions, others, author, why, made, step, undoes"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `split`: `mentions` were taken off the event, `others` stayed. `merge`: all `mentions` are one event.

    `undo`: the decision of the step `undoes` holds no more. `step` is the place among all decisions of the store.
    """

    id: str
    number: int
    kind: str
    events: tuple[str, ...]
    mentions: tuple[str, ...]
    others: tuple[str, ...]
    author: str
    why: str
    made: str
    step: int
    undoes: int | None = None


def insert(
    database: Database,
    kind: str,
    events: Sequence[str],
    mentions: Sequence[str],
    others: Sequence[str],
    *,
    author: str,
    why: str,
    undoes: int | None = None,
) -> Decision:
    """Keep one more. Call inside a transaction."""
    count = number(database.rows("SELECT coalesce(max(number), 0) + 1 FROM decisions")[0][0])
    id = content_id(kind, count, *events, *mentions)
    step = next_step(database)
    made = Decision(id, count, kind, tuple(events), tuple(mentions), tuple(others), author, why, now(), step, undoes)
    lists = [written(list(listed)) for listed in (events, mentions, others)]
    database.change(
        f"INSERT INTO decisions ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (made.id, count, kind, *lists, author, why, made.made, step, undoes),
    )
    return made


def listed(database: Database) -> list[Decision]:
    """All decisions, the oldest first."""
    return [_decision(row) for row in database.rows(f"SELECT {_COLUMNS} FROM decisions ORDER BY number")]


def standing(database: Database) -> list[Decision]:
    """Splits and merges that nobody took back, the oldest first."""
    made = listed(database)
    undone = {decision.undoes for decision in made}
    return [decision for decision in made if decision.kind != UNDO and decision.step not in undone]


def of_step(database: Database, step: int) -> Decision | None:
    """The decision of this step, if it is one about events."""
    row = one(database.rows(f"SELECT {_COLUMNS} FROM decisions WHERE step = ?", (step,)))
    return _decision(row) if row else None


def _decision(row: Row) -> Decision:
    events, mentions, others = (tuple(json.loads(text(value))) for value in row[3:6])
    undoes = None if row[10] is None else number(row[10])
    return Decision(
        text(row[0]), number(row[1]), text(row[2]), events, mentions, others, text(row[6]), text(row[7]), text(row[8]),
        number(row[9]), undoes,
    )  # fmt: skip
