"""The rows of people: who may use a store through the explorer, and as what.

Takes names, roles and digests; a token itself is nowhere in a store. Each statement stands alone, so that a look at a
token does not count as a change of the store.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.store.clock import now
from dateline.store.database import Database, Row, one, text, text_or_none

_COLUMNS = "id, name, role, salt, hash, made, used, withdrawn"


@dataclass(frozen=True, slots=True)
class Kept:
    """One person's token: `hash` is of `salt` and token; `used` the last day on which it was; `withdrawn` when, if it was."""

    id: str
    name: str
    role: str
    salt: str
    hash: str
    made: str
    used: str | None = None
    withdrawn: str | None = None


def insert(database: Database, id: str, name: str, role: str, salt: str, digest: str) -> None:
    """Keep one more."""
    database.change(
        "INSERT INTO people (id, name, role, salt, hash, made) VALUES (?, ?, ?, ?, ?, ?)",
        (id, name, role, salt, digest, now()),
    )


def listed(database: Database) -> list[Kept]:
    """All of them, withdrawn ones too, by name."""
    return [_kept(row) for row in database.rows(f"SELECT {_COLUMNS} FROM people ORDER BY name, made, id")]


def by_id(database: Database, id: str) -> Kept | None:
    """The one with this id."""
    row = one(database.rows(f"SELECT {_COLUMNS} FROM people WHERE id = ?", (id,)))
    return _kept(row) if row else None


def by_name(database: Database, name: str) -> Kept | None:
    """The one of this name that is not withdrawn."""
    row = one(database.rows(f"SELECT {_COLUMNS} FROM people WHERE name = ? AND withdrawn IS NULL", (name,)))
    return _kept(row) if row else None


def withdraw(database: Database, name: str) -> bool:
    """From now on the token is of no use; whether there was one."""
    return bool(database.change("UPDATE people SET withdrawn = ? WHERE name = ? AND withdrawn IS NULL", (now(), name)))


def used(database: Database, kept: Kept) -> None:
    """Note that the token was used today; written once a day."""
    day = now()[:10]
    if kept.used != day:
        database.change("UPDATE people SET used = ? WHERE id = ?", (day, kept.id))


def _kept(row: Row) -> Kept:
    return Kept(
        text(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]), text_or_none(row[6]),
        text_or_none(row[7]),
    )  # fmt: skip
