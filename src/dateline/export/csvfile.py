"""Rows as CSV.

For spreadsheets by default: no cell is taken for a formula (`cells`), and a byte order mark tells the encoding, which
is UTF-8. With `raw`, for programs: the texts as they are, and no mark. Lists have "; " between their parts.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import IO

from dateline.export.cells import safe
from dateline.export.fields import Value

BETWEEN = "; "


def write(stream: IO[str], names: Sequence[str], rows: Iterable[Sequence[Value]], *, raw: bool = False) -> None:
    """A header and a line for each row."""
    if not raw:
        stream.write("\ufeff")
    plain = csv.writer(stream, lineterminator="\n")
    quoting = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    plain.writerow(names)
    for row in rows:
        cells = [cell(value) if raw else _spreadsheet(value) for value in row]
        # A lone carriage return ends a line for readers, but is not quoted by a writer whose lines end otherwise.
        writer = quoting if any(isinstance(c, str) and "\r" in c for c in cells) else plain
        writer.writerow(cells)


def cell(value: Value) -> str | int | float:
    """A value as a CSV cell: nothing for None, true and false in small letters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return BETWEEN.join(value) if isinstance(value, list) else value


def _spreadsheet(value: Value) -> str | int | float:
    written = cell(value)
    return safe(written) if isinstance(written, str) else written
