"""store: reports, records and corrections that outlive a call of the program.

Takes a file name or `postgresql://…`; gives an open `Store` whose layout is up to date. The folder is the only place
with SQL; what lies where is in docs/store.md. Raises `StoreError`.
"""

from __future__ import annotations

from types import TracebackType

from dateline.store.database import Database
from dateline.store.migrate import migrate

__all__ = ["DEFAULT", "Store", "open_store"]
DEFAULT = "dateline.sqlite"
_SCHEMES = ("postgresql://", "postgres://")


class Store:
    """An open store. Use it in a `with` statement, which closes it."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.close()


def open_store(name: str = DEFAULT) -> Store:
    """Open the store, make it where there is none, and bring its layout up to date."""
    database = _database(name)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return Store(database)


def _database(name: str) -> Database:
    if name.startswith(_SCHEMES):
        from dateline.store.postgres import PostgreSQL

        return PostgreSQL(name)
    from dateline.store.sqlite import SQLite

    return SQLite(name)
