"""Rows as Parquet, with types, lists, and what each column means. Needs pyarrow.

Takes a table's columns and rows; writes some thousand rows at a time. `schema` and `arrow_table` serve the Python API.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from dateline.errors import ConfigError
from dateline.export.columns import Column
from dateline.export.fields import Value

if TYPE_CHECKING:
    import pyarrow

_GROUP = 20_000  # rows of a group, which readers take as a whole


def write(
    stream: IO[bytes],
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    about: Callable[[], Mapping[str, Any]] = dict,
) -> None:
    """One file. `about`, called after the last row, stands in its metadata under the key `dateline`."""
    library("Parquet")
    import pyarrow.parquet

    wanted = schema(columns)
    with pyarrow.parquet.ParquetWriter(stream, wanted, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_table(arrow_table(columns, group, wanted))
        writer.add_key_value_metadata({"dateline": json.dumps(about(), ensure_ascii=False)})


def library(what: str) -> None:
    """Raises ConfigError where pyarrow is missing."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise ConfigError(
            f"{what} needs the library pyarrow", advice="Install it with: pip install 'dateline[analysis]'"
        ) from error


def schema(columns: Sequence[Column]) -> pyarrow.Schema:
    """The columns as an Arrow schema."""
    import pyarrow

    types = {
        "text": pyarrow.string(), "list": pyarrow.list_(pyarrow.string()), "integer": pyarrow.int64(),
        "number": pyarrow.float64(), "boolean": pyarrow.bool_(), "day": pyarrow.date32(),
        "time": pyarrow.timestamp("s", tz="UTC"),
    }  # fmt: skip
    fields = [pyarrow.field(c.name, types[c.type], metadata={"meaning": c.meaning}) for c in columns]
    return pyarrow.schema(fields)


def arrow_table(columns: Sequence[Column], rows: Sequence[Sequence[Value]], wanted: pyarrow.Schema) -> pyarrow.Table:
    """Rows as an Arrow table."""
    import pyarrow

    arrays = [
        pyarrow.array([_typed(row[place], column.type) for row in rows], type=wanted.field(place).type)
        for place, column in enumerate(columns)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=wanted)


def _typed(value: Value, kind: str) -> object:
    if value is None:
        return [] if kind == "list" else None
    if kind == "day":
        return date.fromisoformat(str(value))
    if kind == "time":
        return datetime.fromisoformat(str(value))
    if kind == "number":
        return float(value)  # type: ignore[arg-type]
    return value


def _groups(rows: Iterable[Sequence[Value]]) -> Iterator[list[Sequence[Value]]]:
    pending = iter(rows)
    while group := list(islice(pending, _GROUP)):
        yield group
