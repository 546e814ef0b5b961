"""A store in one SQLite file.

In WAL mode others may read while one writes. Who finds another one writing waits for it. What was stored is safe from
the end of the program at any moment; after a power cut the last seconds may be missing, never something in between,
so that adding the same inputs again puts them back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import StoreError
from dateline.store.database import CHANGED, Row, Value

WAIT_SECONDS = 60  # for another process that writes; each write takes milliseconds
HEADER = b"SQLite format 3\0"
CACHE = "cache_size = -65536"  # KiB at most: counts over a large store read the same pages again and again


class SQLite:
    """Opens the file, or makes it."""

    def __init__(self, path: str) -> None:
        self.name = path
        self._check()
        with self._told():
            self._connection = sqlite3.connect(
                path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
            for setting in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", CACHE):
                self._connection.execute(f"PRAGMA {setting}")

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """See `Database`."""
        with self._told():
            return self._connection.execute(statement, values).fetchall()

    def change(self, statement: str, values: Sequence[Value] = ()) -> int:
        """See `Database`."""
        with self._told():
            return self._connection.execute(statement, values).rowcount

    def change_many(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        """See `Database`."""
        with self._told():
            self._connection.executemany(statement, values)

    def script(self, statements: str) -> None:
        """See `Database`. One at a time: `executescript` would commit first."""
        waiting = ""
        for line in statements.splitlines(keepends=True):
            waiting += line
            if sqlite3.complete_statement(waiting):
                self.change(waiting)
                waiting = ""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See `Database`."""
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            if self.has_table("state"):  # not yet while the layout is made
                self.change(CHANGED)
            with self._told():
                self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See `Database`."""
        with self._told():
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def has_table(self, name: str) -> bool:
        """See `Database`."""
        return bool(self.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)))

    def close(self) -> None:
        """See `Database`."""
        self._connection.close()

    def _check(self) -> None:
        """A file that is there must be a database: others are left alone."""
        path = Path(self.name)
        try:
            if path.is_file():
                with path.open("rb") as stream:
                    head = stream.read(len(HEADER))
            elif path.exists():
                raise StoreError("The store is no file", where=self.name, advice="Name a file with --store.")
            else:
                return
        except OSError as error:
            raise _cannot(self.name, error) from error
        if head and head != HEADER:
            raise StoreError(
                "The file is no store of dateline", where=self.name, advice="Choose another name for --store."
            )

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise _cannot(self.name, error) from error
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
                raise
            raise StoreError(
                f"The store is damaged: {error}", where=self.name, advice="Take a copy that is whole."
            ) from error


def _cannot(name: str, error: Exception) -> StoreError:
    reason = getattr(error, "strerror", None) or str(error)
    return StoreError(
        f"The store cannot be used: {reason}",
        where=name,
        advice="Check that its folder exists, may be written to and has room, and that no other program locks it.",
    )
