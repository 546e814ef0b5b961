"""dateline from Python: code a text, open a store, take records as lists, Arrow tables or data frames.

    import dateline

    coded = dateline.load().code("Police in Tbilisi detained 12 protesters on Friday.", published="2024-05-18")
    for mention in coded.mentions:
        print(mention["type"], mention["recipients"], mention["earliest"])

    with dateline.open("dateline.sqlite") as store:
        frame = store.events(since="2024-01-01", place="SDN", type="ASSAULT").to_pandas()

Importing this loads nothing heavy: models and libraries are loaded where they are first used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, overload

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from dateline.export.columns import Column
    from dateline.parse import Parser
    from dateline.store import Store as OpenStore
    from dateline.store.filters import Filters

Record = dict[str, Any]
Model = Literal["accurate", "fast"]
Some = str | Iterable[str] | None
_SHOWN = 20  # records that a notebook shows


def load(model: Model = "accurate") -> Coder:
    """The coder with the weights that ship; `model` is "accurate" (six layers) or "fast" (three)."""
    from dateline.parse import load_parser

    return Coder(load_parser(model))


def open(store: str = "dateline.sqlite") -> Store:
    """A store that `dateline add` made: a file, or `postgresql://…`. Raises StoreError where there is none."""
    from pathlib import Path

    from dateline.errors import StoreError
    from dateline.store import open_store

    if "://" not in store and not Path(store).exists():
        raise StoreError(
            "There is no such store", where=store, advice="Make one with: dateline add --store FILE INPUT…"
        )
    return Store(open_store(store))


class Coder:
    """Codes texts. Get one from `load`, and use it for many."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def code(
        self,
        text: str,
        *,
        published: date | str | None = None,
        publisher: str | None = None,
        title: str | None = None,
        id: str | None = None,
    ) -> Coded:
        """Code one report. Offsets count the code points of `Coded.text`: the title, a blank line, and the text.

        Without `published` relative days such as "Thursday" stay unresolved. Raises InputError where there is no text.
        """
        from dateline.export.record import record
        from dateline.pipeline import code
        from dateline.read.draft import Defaults, Draft, finish

        whole = f"{title}\n\n{text}" if title and not text.startswith(title) else text
        day = published.isoformat() if isinstance(published, date) else published
        draft = Draft("text", "text", whole, id=id, title=title, publisher=publisher, published=(day,) if day else ())
        report = finish(draft, Defaults())
        return Coded(record(report, *code(report, self._parser)))


class Coded:
    """What was read from one report. `record` is all of it, in the form that `dateline schema` describes."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @property
    def text(self) -> str:
        """What all offsets count."""
        return str(self.record["text"])

    @property
    def notes(self) -> list[str]:
        """What to know about the report, such as a missing publication date."""
        return list(self.record["notes"])

    @property
    def mentions(self) -> Records:
        """A flat record for each mention, with the columns of `dateline export`."""
        from dateline.export.columns import load_table
        from dateline.export.item import of_mention, of_record
        from dateline.export.rows import row

        table = load_table("mentions")
        rows = [row(table, of_mention(found)) for found in of_record(self.record)]
        return Records(table.columns, rows)

    @property
    def statements(self) -> list[Record]:
        """Quotations and reported claims."""
        return list(self.record["statements"])

    @property
    def labels(self) -> list[Record]:
        """Words that take a side."""
        return list(self.record["labels"])

    @property
    def places(self) -> list[Record]:
        """Every place name of the report."""
        return list(self.record["places"])

    def __repr__(self) -> str:
        return f"<Coded: {len(self.record['mentions'])} mentions of {self.record['title'] or self.record['id']!r}>"

    def _repr_html_(self) -> str:
        from dateline.export.notebook import report

        return report(self.record) + self.mentions._repr_html_()


class Store:
    """An open store. Use it in a `with` statement, which closes it."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        self._store.database.close()

    def mentions(
        self,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        place: Some = None,
        party: Some = None,
        type: Some = None,
        status: Some = None,
        source: Some = None,
        publisher: Some = None,
        words: Some = None,
    ) -> Records:
        """Current mentions that fit, by day. Filters are those of `dateline export`: one text, or several of which any fits."""
        chosen = _filters(since, until, place, party, type, status, source, publisher)
        return self._records("mention", chosen, _several(words))

    def events(
        self,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        place: Some = None,
        party: Some = None,
        type: Some = None,
        status: Some = None,
        source: Some = None,
        publisher: Some = None,
        words: Some = None,
    ) -> Records:
        """Events with a mention that fits, by day. Raises StoreError where `dateline link` has not run."""
        chosen = _filters(since, until, place, party, type, status, source, publisher)
        return self._records("event", chosen, _several(words))

    def reports(self) -> Iterator[Coded]:
        """Each current report with its record, as people corrected it."""
        from dateline.store import selecting
        from dateline.store.filters import Filters

        database = self._store.database
        for _, record in selecting.records(database, selecting.version_ids(database, Filters(), reviewed=False)):
            yield Coded(record)

    def _records(self, level: str, filters: Filters, words: tuple[str, ...]) -> Records:
        from dateline.export.rows import row
        from dateline.export.taking import Wanted, items, table_of

        wanted = Wanted("csv", level, filters, words)
        table = table_of(wanted)
        return Records(table.columns, [row(table, item) for item in items(self._store.database, wanted)])


class Records(Sequence[Record]):
    """Records as a list of dictionaries; days are `datetime.date`. The columns are those of `dateline export`."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> None:
        self._columns = columns
        self._rows = rows

    @property
    def columns(self) -> list[str]:
        """The names of the fields."""
        return [column.name for column in self._columns]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Record: ...

    @overload
    def __getitem__(self, place: slice) -> Records: ...

    def __getitem__(self, place: int | slice) -> Record | Records:
        if isinstance(place, slice):
            return Records(self._columns, self._rows[place])
        return {c.name: _value(v, c.type) for c, v in zip(self._columns, self._rows[place], strict=True)}

    def to_arrow(self) -> pyarrow.Table:
        """As an Arrow table; needs pyarrow."""
        from dateline.export import parquet

        parquet.library("An Arrow table")
        return parquet.arrow_table(self._columns, self._rows, parquet.schema(self._columns))

    def to_pandas(self) -> pandas.DataFrame:
        """As a data frame; needs pandas. Days are datetime64, whole numbers Int64, lists stay lists."""
        from dateline.errors import ConfigError

        try:
            import pandas
        except ImportError as error:
            raise ConfigError(
                "A data frame needs the library pandas", advice="Install it: pip install pandas"
            ) from error
        data: dict[str, Any] = {}
        for place, column in enumerate(self._columns):
            values = [row[place] for row in self._rows]
            if column.type in ("day", "time"):
                data[column.name] = pandas.to_datetime(pandas.Series(values, dtype="object"), utc=column.type == "time")
            else:
                data[column.name] = pandas.Series(values, dtype=_PANDAS[column.type])
        return pandas.DataFrame(data)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """What lets Polars, DuckDB and others take the records as they are."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        return f"<Records: {len(self)} with {len(self._columns)} columns>"

    def _repr_html_(self) -> str:
        from dateline.export.notebook import records

        return records(self[:_SHOWN], len(self))


_PANDAS = {"text": "object", "list": "object", "integer": "Int64", "number": "float64", "boolean": "boolean"}


def _value(value: object, kind: str) -> object:
    if value is None:
        return [] if kind == "list" else None
    return date.fromisoformat(str(value)) if kind == "day" else value


def _filters(
    since: date | str | None, until: date | str | None, place: Some, party: Some, type: Some, status: Some,
    source: Some, publisher: Some,
) -> Filters:  # fmt: skip
    from dateline.store.filters import Filters

    return Filters(
        _day("since", since),
        _day("until", until),
        _several(place),
        _several(party),
        _several(type),
        _several(status),
        _several(source),
        _several(publisher),
    )


def _day(name: str, value: date | str | None) -> str | None:
    from dateline.errors import ConfigError

    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        raise ConfigError(f"{value!r} is no day", where=name, advice="Write it as 2024-05-17.") from None


def _several(value: Some) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
