"""dateline export: take mentions, events or corrected reports out of a store."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from dateline.cli import store_filters, store_options
from dateline.cli.output import FOLDER, PART
from dateline.export.table import shown

if TYPE_CHECKING:
    from dateline.export.taking import Wanted
    from dateline.store.database import Database

FORMATS = ("csv", "jsonl", "parquet", "geojson", "acled", "ucdp", "gdelt", "polecat", "gold")
ENDINGS = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".geojson": "geojson"}
ABOUT = ".about.json"
_OPTIONS = {
    "places": "place", "parties": "party", "types": "type", "statuses": "status", "sources": "source",
    "publishers": "publisher",
}  # fmt: skip


def _moment(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day, or a time in UTC."""
    from datetime import UTC, datetime

    if value is None:
        return None
    try:
        given = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day or time. Write 2024-05-17, or 2024-05-17T08:00:00Z.") from None
    if given.tzinfo is not None:
        given = given.astimezone(UTC)
    return given.strftime("%Y-%m-%dT%H:%M:%SZ")


@click.command("export", short_help="Take data away: CSV, Parquet, GeoJSON, JSON Lines, look-alike tables, gold.")
@click.argument("what", required=False, type=click.Choice(FORMATS), metavar="[FORMAT]")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="The same as FORMAT; by default what the file's name ends in."
)
@click.option(
    "--level", type=click.Choice(["mention", "event"]), default="mention", show_default=True, help="What a row is."
)
@store_filters.filters
@click.option(
    "--words",
    multiple=True,
    metavar="WORD",
    help="Word of the sentence or the title. Repeatable: all of them in one mention.",
)
@click.option(
    "--changes-since",
    callback=_moment,
    metavar="DATE",
    help="Only what was added, changed or withdrawn since this day or time (UTC).",
)
@click.option(
    "--compared-with",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="CSV: only what differs from this earlier export with the same filters.",
)
@click.option(
    "--decimals",
    type=click.IntRange(0, 5),
    help="Round coordinates: 1 decimal is about 11 km, 0 about 110 km. For places where an exact point is a risk.",
)
@click.option(
    "--raw", is_flag=True, help="CSV for programs: texts as they are. Not for spreadsheets, which may compute them."
)
@click.option("--every", is_flag=True, help="gold: also reports that nobody reviewed.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Write to this file, which is there when the command ends; by default to standard output.",
)
@store_options.store
def command(
    what: str | None,
    form: str | None,
    level: str,
    words: tuple[str, ...],
    changes_since: str | None,
    compared_with: str | None,
    decimals: int | None,
    raw: bool,
    every: bool,
    output: str | None,
    store: str,
    **given: tuple[str, ...] | date | None,
) -> None:
    """Write mentions or events of a store as a file for other programs.

    FORMAT: csv (for spreadsheets; --raw for programs), jsonl (PLOVER's field names), parquet, geojson; acled, ucdp,
    gdelt, polecat: CSV with the columns that users of these know; gold: whole reports as people corrected them.

    Beside a CSV or JSON Lines file stands NAME.about.json: how to cite it, its data version, columns and licences.
    GeoJSON and Parquet hold this themselves. See docs/export.md and docs/crosswalk.md.
    """
    from dateline.export.taking import Wanted
    from dateline.store import open_store

    if what and form and what != form:
        raise click.UsageError(f"Either {what} or --format {form}.")
    file = None if output in (None, "-") else output
    chosen = what or form or ENDINGS.get(Path(file or "").suffix.lower(), "csv")
    if file and compared_with and os.path.realpath(file) == os.path.realpath(compared_with):
        raise click.UsageError(
            f"{file} is the earlier export, and would be overwritten. Choose another name for --output."
        )
    if file and os.path.realpath(file) in store_options.own_files(store):
        raise click.UsageError(f"{file} is the store, and would be overwritten. Choose another name for --output.")
    wanted = Wanted(
        form=chosen,
        level=level,
        filters=store_filters.of(given),
        words=words,
        since_change=changes_since,
        raw=raw,
        every=every,
        earlier=compared_with,
        decimals=decimals,
        asked=_asked(given, {"words": list(words), "changes_since": changes_since, "coordinates_rounded_to": decimals}),
    )
    if "://" not in store and not Path(store).exists():
        raise click.UsageError(f"There is no store {store}. Make one with: dateline add --store {store} INPUT…")
    with open_store(store) as opened:
        told = _write(opened.database, wanted, file)
    _tell(told, file)


def _write(database: Database, wanted: Wanted, file: str | None) -> dict[str, Any]:
    from dateline.export.taking import INSIDE, check, take

    check(wanted)
    program = _program()
    if file is None:
        if wanted.form == "parquet" and sys.stdout.isatty():
            raise click.UsageError("Parquet is no text. Name a file with --output.")
        return take(database, wanted, sys.stdout.buffer, program)
    with _target(file) as stream:
        told = take(database, wanted, stream, program)
    if wanted.form not in INSIDE:
        with _target(file + ABOUT) as stream:
            stream.write((json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode())
    return told


@contextmanager
def _target(path: str) -> Iterator[IO[bytes]]:
    """The file, which takes its name when all is written."""
    target = Path(os.path.realpath(path))
    part = target.with_name(target.name + PART)
    try:
        try:
            with part.open("wb") as stream:
                yield stream
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise click.ClickException(f"{path} cannot be written: {reason}. {FOLDER}") from error


def _asked(given: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """The selection, under the names of the options."""
    out: dict[str, Any] = {}
    for name, value in given.items():
        if value:
            out[_OPTIONS.get(name, name)] = value.isoformat() if isinstance(value, date) else list(value)
    return out | {name: value for name, value in more.items() if value not in (None, [])}


def _program() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"dateline {version('dateline')}"
    except PackageNotFoundError:
        return "dateline"


def _tell(told: Mapping[str, Any], file: str | None) -> None:
    counts = told["counts"]
    lines = [f"{counts['rows']} {told['row']}{'s' * (counts['rows'] != 1)} of {counts['reports']} reports"]
    if told["format"] == "gold" and not counts["rows"]:
        lines[0] += ": nobody reviewed one that fits; --every takes all"
    elif "rows_without_a_point" in counts:
        lines[0] += f"; {counts['rows_without_a_point']} without a point, {counts['rows_without_a_day']} without a day"
    if counts.get("outside_this_table"):
        lines[0] += f"; {counts['outside_this_table']} are outside what this table covers"
    lines.append(f"Cite as: {told['cite_as']}")
    if file and told["format"] not in ("parquet", "geojson"):
        lines.append(f"Columns, notes and licences: {file}{ABOUT}")
    for line in lines:
        click.echo(shown(line), err=True)
