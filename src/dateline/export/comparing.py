"""What became of the rows of an earlier export.

Takes an earlier CSV file and the rows as they now are; gives the rows that were added, changed or withdrawn. Rows are
known by their first column, the id. It sees all that changed, also what the store keeps no trace of.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.export.cells import plain
from dateline.export.columns import Column
from dateline.export.csvfile import cell
from dateline.export.fields import Value

_MARK = "\ufeff"
_LONGEST = 1 << 30  # characters of a cell


@dataclass(frozen=True, slots=True)
class Earlier:
    """The rows of an earlier export by their ids, as texts without apostrophes."""

    rows: dict[str, list[str]]


def read(path: str, columns: Sequence[Column]) -> Earlier:
    """An earlier export. Raises InputError when it is none, or one with other columns."""
    names = [column.name for column in columns]
    advice = "Give a CSV file that this command wrote, with the same format and level."
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InputError(f"The earlier export cannot be read: {reason}", where=path, advice=advice) from error
    is_safe = text.startswith(_MARK)
    csv.field_size_limit(_LONGEST)
    lines = csv.reader(io.StringIO(text.removeprefix(_MARK), newline=""), strict=True)
    try:
        if next(lines, None) != names:
            raise InputError("The earlier export has other columns", where=path, advice=advice)
        rows = [[plain(c) for c in line] if is_safe else line for line in lines]
    except csv.Error as error:
        raise InputError(f"The earlier export is no whole CSV file: {error}", where=path, advice=advice) from error
    try:
        for row in rows:
            _ = [_value(value, column.type) for value, column in zip(row, columns, strict=True)]
    except ValueError as error:
        raise InputError("The earlier export has rows that are not whole", where=path, advice=advice) from error
    return Earlier({row[0]: row for row in rows})


def compared(earlier: Earlier, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> Iterator[list[Value]]:
    """The rows that are new or differ, then those that are gone, each with what happened and which columns differ."""
    left = dict(earlier.rows)
    names = [column.name for column in columns]
    for row in rows:
        now = [str(cell(value)) for value in row]
        before = left.pop(now[0], None)
        if before is None:
            yield [*row, "added", None]
        elif before != now:
            differing = (name for name, one, two in zip(names, before, now, strict=True) if one != two)
            yield [*row, "changed", "; ".join(differing)]
    for id in sorted(left):
        values = (_value(value, column.type) for value, column in zip(left[id], columns, strict=True))
        yield [*values, "withdrawn", None]


def _value(text: str, kind: str) -> Value:
    """A cell of the earlier file; numbers are numbers again, so that no apostrophe comes before their sign."""
    if not text:
        return None
    return float(text) if kind == "number" else int(text) if kind == "integer" else text
