"""A store in a PostgreSQL database, for teams.

Several may read and write at once: a transaction takes the right to write, which the others wait for; it is given
back when the transaction ends, also when the process or the connection does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.errors import StoreError
from dateline.store.database import CHANGED, Row, Value

if TYPE_CHECKING:
    import psycopg

WRITING = 0x646174656C696E65  # the number of the lock: "dateline"


class PostgreSQL:
    """Connects to the database of an address `postgresql://user:password@host:port/name`."""

    def __init__(self, address: str) -> None:
        self.name = _without_password(address)
        try:
            import psycopg
        except ImportError as error:
            raise StoreError(
                "PostgreSQL needs the library psycopg",
                where=self.name,
                advice="Install it with: pip install 'dateline[postgres]'",
            ) from error
        self._errors = psycopg
        with self._told():
            # What the server says besides answers ("table exists already") is nobody's concern.
            options = "-c client_min_messages=error -c TimeZone=UTC"
            self._connection: psycopg.Connection[Row] = psycopg.connect(
                address, autocommit=True, connect_timeout=15, application_name="dateline", options=options
            )

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """See `Database`."""
        with self._told():
            return self._connection.execute(_translated(statement), values).fetchall()

    def change(self, statement: str, values: Sequence[Value] = ()) -> int:
        """See `Database`."""
        with self._told():
            return self._connection.execute(_translated(statement), values).rowcount

    def change_many(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        """See `Database`."""
        with self._told(), self._connection.cursor() as cursor:
            cursor.executemany(_translated(statement), values)

    def script(self, statements: str) -> None:
        """See `Database`."""
        with self._told():
            self._connection.execute(statements)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See `Database`."""
        with self._told(), self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITING,))
            yield
            if self.has_table("state"):  # not yet while the layout is made
                self.change(CHANGED)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See `Database`."""
        with self._told(), self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield

    def has_table(self, name: str) -> bool:
        """See `Database`."""
        return self.rows("SELECT to_regclass(?)::text", (name,)) != [(None,)]

    def close(self) -> None:
        """See `Database`."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except self._errors.OperationalError as error:
            said = " ".join(str(error).split())
            raise StoreError(
                f"The database cannot be used: {said}",
                where=self.name,
                advice="Check the address, and that the server runs and lets you in.",
            ) from error
        except self._errors.errors.InsufficientPrivilege as error:
            raise StoreError(
                f"The database does not allow this: {error}".strip(),
                where=self.name,
                advice="Ask its owner for the right to create tables and write to them.",
            ) from error


@cache
def _translated(statement: str) -> str:
    """Statements are written with `?`; psycopg wants `%s`. Neither sign occurs otherwise in one."""
    assert "%" not in statement, statement
    return statement.replace("?", "%s")


def _without_password(address: str) -> str:
    try:
        parts = urlsplit(address)
        if parts.password is None:
            return address
        host = parts.netloc.rpartition("@")[2]
        return parts._replace(netloc=f"{parts.username}:…@{host}").geturl()
    except ValueError:
        return "postgresql://…"
