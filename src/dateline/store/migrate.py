"""The layout of a store, brought up to date when it is opened.

Takes an open database; applies the files of `migrations/` that it has not had yet, in the order of their number, all in
one transaction. Raises `StoreError` for a store that a newer dateline made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import StoreError
from dateline.store.clock import now
from dateline.store.database import Database, number
from dateline.store.fills import fill


@dataclass(frozen=True, slots=True)
class Migration:
    """One file: `0003_copies.sql` is number 3."""

    number: int
    name: str
    statements: str


@cache
def migrations() -> tuple[Migration, ...]:
    """All that this program knows, by number."""
    folder = files("dateline").joinpath("store", "migrations")
    found = [file for file in folder.iterdir() if file.name.endswith(".sql")]
    known = (Migration(int(f.name[:4]), f.name[:-4], f.read_text(encoding="utf-8")) for f in found)
    return tuple(sorted(known, key=lambda migration: migration.number))


def migrate(database: Database, known: tuple[Migration, ...] | None = None) -> None:
    """Apply what is missing; when nothing is, nothing is written."""
    known = migrations() if known is None else known
    if not _missing(database, known):
        return
    with database.transaction():
        missing = _missing(database, known)  # another process may have been at it
        if not database.has_table("migrations"):
            database.change("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT, applied TEXT)")
        for migration in missing:
            database.script(migration.statements)
            fill(database, migration.number)
            database.change("INSERT INTO migrations VALUES (?, ?, ?)", (migration.number, migration.name, now()))


def _missing(database: Database, known: tuple[Migration, ...]) -> list[Migration]:
    if not database.has_table("migrations"):
        if database.has_table("reports"):
            raise StoreError(
                "The database has tables that are not dateline's",
                where=database.name,
                advice="Give dateline a database of its own.",
            )
        return list(known)
    applied = {number(row[0]) for row in database.rows("SELECT number FROM migrations")}
    newer = applied - {migration.number for migration in known}
    if newer:
        raise StoreError(
            f"The store was written by a newer dateline (layout {max(newer):04d})",
            where=database.name,
            advice="Update dateline (pip install --upgrade dateline), or choose another --store.",
        )
    return [migration for migration in known if migration.number not in applied]
