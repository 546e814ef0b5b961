"""An export: what was asked for, read from a store and written in a format.

Takes a database, a `Wanted` and a stream; gives what to say about the file. No clock, no file names, no printing: the
same store and the same wish give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import IO, Any

from dateline.errors import ConfigError
from dateline.export import about, comparing, csvfile, geojson, parquet, plover
from dateline.export.columns import LOOKALIKES, Column, Table, load_table
from dateline.export.fields import Value
from dateline.export.gold import gold
from dateline.export.item import Item, of_event, of_mention, rounded
from dateline.export.rows import Tally, rows
from dateline.store import selecting
from dateline.store.database import Database
from dateline.store.filters import Filters
from dateline.store.selecting import Change

FORMATS = ("csv", "jsonl", "parquet", "geojson", *LOOKALIKES, "gold")
LEVELS = ("mention", "event")
INSIDE = ("parquet", "geojson")  # formats that hold what there is to say about them
_CHANGED = (
    Column("change", "text", "added, changed or withdrawn"),
    Column("changed_at", "text", "When, in UTC"),
    Column("change_reason", "text", "Why"),
)
_COMPARED = (
    Column("change", "text", "added, changed or withdrawn"),
    Column("changed_columns", "text", "Which columns differ from the earlier export", empty="added or withdrawn"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """`asked`: the selection in the words of the command, for the notes. `every`: gold of reports nobody reviewed, too.

    `since_change`: only what changed since this moment; `earlier`: only what differs from this CSV file. `decimals`: to
    how many decimals coordinates are rounded.
    """

    form: str
    level: str = "mention"
    filters: Filters = field(default_factory=Filters)
    words: tuple[str, ...] = ()
    since_change: str | None = None
    raw: bool = False
    every: bool = False
    earlier: str | None = None
    decimals: int | None = None
    asked: Mapping[str, Any] = field(default_factory=dict)


def take(database: Database, wanted: Wanted, stream: IO[bytes], program: str) -> dict[str, Any]:
    """Write the export; what there is to say about it."""
    check(wanted)
    if wanted.form == "gold":
        return _gold(database, wanted, stream, program)
    if wanted.form in LOOKALIKES and not wanted.filters.statuses:
        wanted = replace(wanted, filters=replace(wanted.filters, statuses=load_table(wanted.form).statuses))
    tally = Tally()
    changes = None
    if wanted.since_change:
        changes = selecting.changes(database, wanted.since_change, wanted.filters, wanted.words)
    if wanted.form == "jsonl":
        return _jsonl(database, wanted, stream, program, changes)
    table = table_of(wanted)
    found = _rows(database, wanted, table, tally, changes)
    if changes is not None:
        table = replace(table, columns=table.columns + _CHANGED)
    elif wanted.earlier is not None:
        earlier = comparing.read(wanted.earlier, table.columns)
        found = tally.counted(comparing.compared(earlier, table.columns, found))
        table = replace(table, columns=table.columns + _COMPARED)
    digest = about.Digest([column.name for column in table.columns])
    found = digest.seen(found)

    def told() -> dict[str, Any]:
        return about.about(
            form=wanted.form, level=wanted.level, asked=_asked(wanted), tally=tally, version=digest.hex(), program=program,
            table=table, notes=about.cell_notes(raw=wanted.raw) if wanted.form not in INSIDE else (),
        )  # fmt: skip

    if wanted.form == "parquet":
        parquet.write(stream, table.columns, found, told)
    else:
        with _Lines(stream) as lines:
            if wanted.form == "geojson":
                geojson.write(lines, table.columns, found, told)
            else:
                csvfile.write(lines, [column.name for column in table.columns], found, raw=wanted.raw)
    return told()


def check(wanted: Wanted) -> None:
    """Raises ConfigError for a wish that makes no sense or needs a library that is missing."""
    if wanted.form == "parquet":
        parquet.library("Parquet")
    if wanted.raw and wanted.form not in ("csv", *LOOKALIKES):
        raise ConfigError(f"--raw is for CSV; {wanted.form} has texts as they are anyway", advice="Leave it out.")
    if wanted.since_change and wanted.level == "event":
        raise ConfigError(
            "Changes are listed for mentions only", where="--changes-since", advice="Leave out --level event."
        )
    if wanted.form == "gold" and (wanted.level == "event" or wanted.since_change):
        raise ConfigError("gold is whole reports", advice="Leave out --level and --changes-since.")
    if wanted.earlier is not None and (wanted.since_change or wanted.form not in ("csv", *LOOKALIKES)):
        raise ConfigError(
            "An earlier export is compared as CSV, and not together with --changes-since", where="--compared-with",
            advice="Choose csv or a look-alike table.",
        )  # fmt: skip
    if wanted.every and wanted.form != "gold":
        raise ConfigError("--every is for gold", advice="Leave it out.")


def table_of(wanted: Wanted) -> Table:
    """The table whose columns the export has."""
    return load_table(wanted.form if wanted.form in LOOKALIKES else f"{wanted.level}s")


def items(database: Database, wanted: Wanted, changes: Sequence[Change] | None = None) -> Iterator[Item]:
    """The mentions or events that were asked for."""
    found: Iterator[Item]
    if changes is not None:
        found = map(of_mention, selecting.mentions(database, [change.mention for change in changes]))
    elif wanted.level == "event":
        ids = selecting.event_ids(database, wanted.filters, wanted.words)
        found = map(of_event, selecting.events(database, ids))
    else:
        ids = selecting.mention_ids(database, wanted.filters, wanted.words)
        found = map(of_mention, selecting.mentions(database, ids))
    if wanted.decimals is None:
        return found
    return (rounded(item, wanted.decimals) for item in found)


def _rows(
    database: Database, wanted: Wanted, table: Table, tally: Tally, changes: Sequence[Change] | None
) -> Iterator[list[Value]]:
    if changes is None:
        yield from rows(table, items(database, wanted), tally)
        return
    by_id = {change.mention: change for change in changes}
    for item in items(database, wanted, changes):
        change = by_id[item.id]
        for row in rows(table, [item], tally):
            yield [*row, change.kind, change.at, change.why]


def _jsonl(
    database: Database, wanted: Wanted, stream: IO[bytes], program: str, changes: Sequence[Change] | None
) -> dict[str, Any]:
    tally, by_id = Tally(), {change.mention: change for change in changes or ()}
    digest = about.Digest([])

    def objects() -> Iterator[dict[str, Any]]:
        for item in items(database, wanted, changes):
            tally.add(item)
            found = plover.plover(item)
            if change := by_id.get(item.id):
                found["dateline"]["change"] = {"kind": change.kind, "at": change.at, "why": change.why}
            yield found

    with _Lines(stream) as lines:
        plover.write(lines, digest.objects(objects()))
    return about.about(
        form="jsonl", level=wanted.level, asked=_asked(wanted), tally=tally, version=digest.hex(), program=program
    )


def _gold(database: Database, wanted: Wanted, stream: IO[bytes], program: str) -> dict[str, Any]:
    digest, tally = about.Digest([]), Tally()
    ids = selecting.version_ids(database, wanted.filters, wanted.words, reviewed=not wanted.every)

    def objects() -> Iterator[dict[str, Any]]:
        for found in gold(selecting.records(database, ids)):
            tally.written += 1
            tally.reports.add(found["id"])
            if found["publisher"]:
                tally.publishers.add(found["publisher"])
            yield found

    with _Lines(stream) as lines:
        plover.write(lines, digest.objects(objects()))
    return about.about(
        form="gold", level="report", asked=_asked(wanted), tally=tally, version=digest.hex(), program=program
    )


def _asked(wanted: Wanted) -> dict[str, Any]:
    """The selection, with what the table itself selects."""
    out = dict(wanted.asked)
    if wanted.form in LOOKALIKES and "status" not in out and wanted.filters.statuses:
        out["status"] = list(wanted.filters.statuses)
    return out


class _Lines(io.TextIOWrapper):
    """UTF-8 on a stream that stays open."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream, encoding="utf-8", newline="\n")

    def __exit__(self, *error: object) -> None:
        self.flush()
        self.detach()
