"""Mentions and events as rows of a table.

Takes items and the table's columns; gives a list of values for each, and counts what stays outside the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.export.columns import Table
from dateline.export.crosswalk import CODES, SCOPES
from dateline.export.fields import FIELDS, Value
from dateline.export.item import Item

_FILL = FIELDS | CODES
EMPTY = "empty"


@dataclass(slots=True)
class Tally:
    """`written`: rows; `outside`: items that the table does not cover; `unplaced`, `undated`: rows without point or day.

    `is_of_differences`: the rows are only those that differ from an earlier export.
    """

    written: int = 0
    outside: int = 0
    unplaced: int = 0
    undated: int = 0
    is_of_differences: bool = False
    reports: set[str] = field(default_factory=set)
    publishers: set[str] = field(default_factory=set)
    coders: set[str] = field(default_factory=set)

    def add(self, item: Item) -> None:
        """Count one row that is written."""
        self.written += 1
        self.unplaced += item.place.get("lat") is None
        self.undated += not item.when.get("earliest")
        for m in item.told:
            self.reports.add(m.report_id)
            self.coders.add(m.coder)
            if m.publisher:
                self.publishers.add(m.publisher)

    def counted(self, rows: Iterable[list[Value]]) -> Iterator[list[Value]]:
        """The same rows; they, and not the items that they were chosen from, are what is written."""
        count, self.is_of_differences = 0, True
        for row in rows:
            count += 1
            yield row
        self.written = count


def rows(table: Table, items: Iterable[Item], tally: Tally) -> Iterator[list[Value]]:
    """A row for each item that belongs into the table."""
    scope = SCOPES[table.scope] if table.scope else None
    for item in items:
        if scope and not scope(item):
            tally.outside += 1
            continue
        tally.add(item)
        yield row(table, item)


def row(table: Table, item: Item) -> list[Value]:
    """The values of one row, in the order of the columns."""
    values = [_FILL[column.fill](item) if column.fill and column.fill != EMPTY else None for column in table.columns]
    for place, column in enumerate(table.columns):
        if column.fill == EMPTY:
            values[place] = _reasons(table, values) or None
    return values


def _reasons(table: Table, values: list[Value]) -> str:
    """Which columns are empty in this row although something fills them, and why."""
    pairs = zip(table.columns[: table.width], values, strict=False)
    return "; ".join(f"{c.name}: {c.empty}" for c, value in pairs if c.fill and value is None)
