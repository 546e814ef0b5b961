"""What people decided about single fields of mentions.

Corrections are added, never changed: the last one on a field counts. `rejected` as field says whether the mention is
none at all, `accepted` that its record was found right, and `undone` takes the decision of an earlier step back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.store.database import Database, Row, marks, number, text

REJECTED = "rejected"
ACCEPTED = "accepted"
UNDONE = "undone"
FIELDS = [
    "type",
    "modes",
    "contexts",
    "trigger",
    "actors",
    "recipients",
    "place",
    "date",
    "status",
    "historical",
    "attribution",
    "figures",
    "event",
]  # of a mention's record, that a person may set
_COLUMNS = (
    "id, version_id, number, mention_id, trigger_start, trigger_end, field, value, author, why, made, step, undoes"
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision: `field` of the mention shall be `value`.

    `trigger_start` and `trigger_end` say where the coder had its trigger. `step` is the decision's place among all
    decisions of the store; corrections of one decision share it. `undoes` is the step that an undo takes back.
    """

    id: str
    version_id: str
    number: int
    mention_id: str
    trigger_start: int
    trigger_end: int
    field: str
    value: object
    author: str
    why: str
    made: str
    step: int
    undoes: int | None = None


def insert(database: Database, correction: Correction) -> None:
    """Keep one more."""
    c = correction
    value = json.dumps(c.value, ensure_ascii=False)
    of = (c.id, c.version_id, c.number, c.mention_id, c.trigger_start, c.trigger_end)
    database.change(
        f"INSERT INTO corrections ({_COLUMNS}) VALUES ({marks(_COLUMNS.split())})",
        (*of, c.field, value, c.author, c.why, c.made, c.step, c.undoes),
    )


def of_version(database: Database, version: str) -> list[Correction]:
    """All corrections of a version's mentions, the oldest first, also those that were taken back."""
    return _found(database, "version_id = ?", [version])


def of_mentions(database: Database, mentions: Sequence[str]) -> list[Correction]:
    """The same for some mentions."""
    return _found(database, f"mention_id IN ({marks(mentions)})", mentions)


def of_step(database: Database, step: int) -> list[Correction]:
    """The corrections of one decision."""
    return _found(database, "step = ?", [step])


def standing(corrections: Iterable[Correction]) -> list[Correction]:
    """Those that nobody took back."""
    listed = list(corrections)
    undone = {c.undoes for c in listed if c.undoes is not None}
    return [c for c in listed if c.undoes is None and c.step not in undone]


def corrected(coded: dict[str, Any], corrections: Iterable[Correction]) -> tuple[dict[str, Any], bool]:
    """The record with all corrections that stand, and whether the mention was rejected."""
    record, is_rejected = dict(coded), False
    for correction in standing(corrections):
        if correction.field == REJECTED:
            is_rejected = bool(correction.value)
        elif correction.field != ACCEPTED:
            record[correction.field] = correction.value
    return record, is_rejected


def _found(database: Database, condition: str, values: Sequence[str | int]) -> list[Correction]:
    rows = database.rows(f"SELECT {_COLUMNS} FROM corrections WHERE {condition} ORDER BY step, number", values)
    return [_correction(row) for row in rows]


def _correction(row: Row) -> Correction:
    id, version_id, place, mention, start, end, field, value, author, why, made, step, undoes = row
    return Correction(
        text(id), text(version_id), number(place), text(mention), number(start), number(end), text(field),
        json.loads(text(value)), text(author), text(why), text(made), number(step),
        None if undoes is None else number(undoes),
    )  # fmt: skip
