"""What people decided about single fields of mentions.

Corrections are added, never changed: the last one on a field counts. `rejected` as field says whether the mention is
none at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dateline.store.database import Database, marks, number, text

REJECTED = "rejected"
FIELDS = [
    "type",
    "modes",
    "contexts",
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
_COLUMNS = "id, version_id, number, mention_id, trigger_start, trigger_end, field, value, author, why, made"


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision: `field` of the mention shall be `value`."""

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


def insert(database: Database, correction: Correction) -> None:
    """Keep one more."""
    c = correction
    value = json.dumps(c.value, ensure_ascii=False)
    of = (c.id, c.version_id, c.number, c.mention_id, c.trigger_start, c.trigger_end)
    database.change(
        f"INSERT INTO corrections ({_COLUMNS}) VALUES ({marks(_COLUMNS.split())})",
        (*of, c.field, value, c.author, c.why, c.made),
    )


def of_version(database: Database, version: str) -> list[Correction]:
    """All corrections of a version's mentions, the oldest first."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM corrections WHERE version_id = ? ORDER BY number", (version,))
    return [
        Correction(
            text(id), text(version_id), number(place), text(mention), number(start), number(end), text(field),
            json.loads(text(value)), text(author), text(why), text(made),
        )
        for id, version_id, place, mention, start, end, field, value, author, why, made in rows
    ]  # fmt: skip


def corrected(coded: dict[str, Any], corrections: Iterable[Correction]) -> tuple[dict[str, Any], bool]:
    """The record with all corrections, and whether the mention was rejected."""
    record, is_rejected = dict(coded), False
    for correction in corrections:
        if correction.field == REJECTED:
            is_rejected = bool(correction.value)
        else:
            record[correction.field] = correction.value
    return record, is_rejected
