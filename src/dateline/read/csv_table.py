"""Tables with a report in each row: CSV, TSV, or with another delimiter.

Takes a source whose first row names columns, one of them the text; gives a draft a row, and an `InputError` for each
row that is broken. Line endings become line feeds; otherwise a cell is taken exactly as given. The text of a report is
its title, where it has one that the text does not begin with, a blank line and the text cell.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

from dateline.errors import InputError
from dateline.read.draft import Draft
from dateline.read.encoding import decode
from dateline.read.settings import settings
from dateline.read.sniff import column_name
from dateline.read.source import Source

Row = tuple[int, list[str] | InputError]
"""The line on which a row begins, and its cells or what is wrong with it."""


def read_table(source: Source) -> Iterator[Draft | InputError]:
    """The reports of a table, in order."""
    limit = settings().limits.document_bytes
    data = source.read(limit)
    if data is None:
        raise InputError(
            f"The table is larger than {limit:,} bytes",
            where=source.name,
            advice="Split it, or write it as JSON Lines, which have no limit.",
        )
    decoded = decode(data)
    lines = decoded.text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    if decoded.text.count("\r") > 2 * len(lines):
        lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = _rows(source.name, lines, _delimiter(lines, source.suffix))
    header = next((cells for _, cells in rows if isinstance(cells, list)), [])
    columns = _columns(header)
    if "text" not in columns:
        names = ", ".join(header)[:200]
        wanted = ", ".join(settings().table.text)
        raise InputError(
            f"The table has no column for the text; its first row is: {names}",
            where=source.name,
            advice=f"Name the column of the reports one of: {wanted}.",
        )
    for line, cells in rows:
        name = f"{source.name}:{line}"
        if isinstance(cells, InputError):
            yield cells
            continue
        while len(cells) > len(header) and not cells[-1]:
            cells.pop()
        if len(cells) != len(header):
            yield InputError(
                f"The row has {len(cells)} cells; the table has {len(header)} columns",
                where=name,
                advice='Put quotation marks (") around cells that hold the delimiter or a line break.',
            )
            continue
        yield _draft(cells, columns, name, source.stem, decoded.notes)


def _draft(cells: list[str], columns: dict[str, int], name: str, stem: str, notes: tuple[str, ...]) -> Draft:
    def cell(column: str) -> str | None:
        return cells[columns[column]] if column in columns and cells[columns[column]].strip() else None

    title, body = cell("title"), cell("text") or ""
    joined = bool(title and body and not body.startswith(title))
    return Draft(
        input=name,
        stem=stem,
        text=f"{title}\n\n{body}" if joined else body,
        id=cell("id"),
        title=title,
        publisher=cell("publisher"),
        published=(cell("published"),),
        notes=notes,
    )


def _columns(header: list[str]) -> dict[str, int]:
    """The number of the column for each part of a report that the header names."""
    table = settings().table
    names = [column_name(cell) for cell in header]
    wanted = {
        "text": table.text,
        "title": table.title,
        "published": table.published,
        "publisher": table.publisher,
        "id": table.id,
    }
    return {
        part: names.index(found)
        for part, known in wanted.items()
        if (found := next((name for name in known if name in names), None)) is not None
    }


def _delimiter(lines: list[str], suffix: str) -> str:
    """The delimiter that the first row uses most, outside quotation marks."""
    first = next((line for line in lines if line.strip()), "")
    counts = Counter("".join(first.split('"')[::2]))
    known = settings().table.delimiters
    best = max(known, key=lambda delimiter: counts[delimiter])
    return best if counts[best] else ("\t" if suffix == ".tsv" else ",")


def _rows(name: str, lines: list[str], delimiter: str) -> Iterator[Row]:
    """The rows with the line that each begins on.

    A quotation mark that is never closed would swallow the rest of the table; the row it stands in is given up and
    reading goes on with the next line. That is done a limited number of times, because each costs a pass.
    """
    table, limits = settings().table, settings().limits
    csv.field_size_limit(max(csv.field_size_limit(), limits.document_bytes))
    start, recoveries = 0, 0
    while start < len(lines):
        at = start
        reader = csv.reader(_ended(lines, start), delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if cells:
                    yield at + 1, cells
                at = start + reader.line_num
            return
        except csv.Error as error:
            is_open = "unexpected end" in str(error)
            reason = "A quotation mark is not closed" if is_open else "A quotation mark stands inside a cell"
            recoveries += 1
            last = recoveries > table.recoveries
            left = "; the rest of the table is left out after so many broken rows" if last else ""
            yield (
                at + 1,
                InputError(
                    reason + left,
                    where=f"{name}:{at + 1}",
                    advice="Double the quotation marks (\") inside a cell, and close each cell's.",
                ),
            )
            if last:
                return
            start = at + 1


def _ended(lines: list[str], start: int) -> Iterator[str]:
    """The lines from `start` with their line feeds, which count inside quotation marks."""
    last = len(lines) - 1
    return (lines[i] + "\n" if i < last else lines[i] for i in range(start, len(lines)))
