"""One way to speak to both databases.

Takes statements with `?` for each value; gives rows as tuples. A transaction holds the one right to write, so what it
reads stays true until it ends; it is kept whole or not at all. Statements are the same for SQLite and PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

Value = str | int | float | bytes | None
Row = tuple[Value, ...]
CHANGED = "UPDATE state SET changes = changes + 1"  # the last statement of each transaction


class Database(Protocol):
    """An open database."""

    name: str

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run one statement; all its rows."""

    def change(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Run one statement that gives no rows; the number of rows that it changed."""

    def change_many(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each of the values."""

    def script(self, statements: str) -> None:
        """Run the statements of a migration, inside a transaction."""

    def transaction(self) -> AbstractContextManager[None]:
        """All that is changed inside is kept when it ends well, none of it when an error leaves it.

        Each one that ends well is counted in the table `state`, so that whoever has read knows whether to read again.
        """

    def reading(self) -> AbstractContextManager[None]:
        """All that is read inside is of one moment, whatever others write meanwhile."""

    def has_table(self, name: str) -> bool:
        """Whether there is such a table."""

    def close(self) -> None:
        """End the connection."""


def one(rows: list[Row]) -> Row | None:
    """The only row, or None when there is none."""
    return rows[0] if rows else None


def text(value: Value) -> str:
    """A value of a text column that is never empty."""
    assert isinstance(value, str), value
    return value


def number(value: Value) -> int:
    """A value of an integer column that is never empty."""
    assert isinstance(value, int), value
    return value


def text_or_none(value: Value) -> str | None:
    """A value of a text column."""
    assert value is None or isinstance(value, str), value
    return value


def real(value: Value) -> float:
    """A value of a column of real numbers that is never empty."""
    assert isinstance(value, int | float), value
    return float(value)


def real_or_none(value: Value) -> float | None:
    """A value of a column of real numbers."""
    return None if value is None else real(value)


def pieces(values: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    """The values in lists short enough for one statement."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def marks(values: Sequence[object]) -> str:
    """The question marks for a list of values: `?, ?, ?`."""
    return ", ".join("?" * len(values))
