"""What the commands that work on a store share: its name, who codes, and how a run ends."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from dateline.export.table import shown
from dateline.model.report import Report, Skipped

if TYPE_CHECKING:
    from dateline.store.database import Database
    from dateline.store.runs import Coder

SHOWN = 20  # skipped inputs that are told at the end
_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def store(function: F) -> F:
    """--store."""
    return click.option(
        "--store",
        envvar="DATELINE_STORE",
        default="dateline.sqlite",
        show_default=True,
        metavar="FILE|postgresql://…",
        help="Where reports and records are kept; also the variable DATELINE_STORE.",
    )(function)


def allowed(function: F) -> F:
    """--allow-host."""
    return click.option(
        "--allow-host",
        "allow_hosts",
        multiple=True,
        metavar="HOST:PORT",
        help="Fetch from this host and port although its address is not public, for instance 127.0.0.1:8000. Repeatable.",
    )(function)


def form(function: F) -> F:
    """--format."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "jsonl", "csv"]),
        help="Table for people, JSON Lines or CSV for programs; by default a table on a terminal.",
    )(function)


def form_of(given: str | None) -> str:
    """What --format says, or what suits where the output goes."""
    return given or ("table" if sys.stdout.isatty() else "jsonl")


def write(form: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows as JSON Lines or as CSV, in which no cell is taken for a formula."""
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False))
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if cell is None else _cell(cell) for cell in row])


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in _FORMULA else value


def code(model: str, jobs: int) -> Callable[[Iterable[Report]], Iterator[str | Skipped]]:
    """The coder of `Adding`."""

    def coded(reports: Iterable[Report]) -> Iterator[str | Skipped]:
        from dateline.batch import code_reports

        return code_reports(reports, form="jsonl", model=model, jobs=jobs)

    return coded


def own_files(name: str) -> frozenset[str]:
    """The files of a store, which are no reports although they may lie in a folder that is read."""
    if "://" in name:
        return frozenset()
    return frozenset(os.path.realpath(name) + end for end in ("", "-wal", "-shm", "-journal"))


def progress(things: Iterable[T]) -> Iterator[T]:
    """The same, with a count on a terminal."""
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("storing", total=None)
        for thing in things:
            bar.advance(task)
            yield thing


@contextmanager
def run(database: Database, command: str, inputs: Iterable[str], coder: Coder) -> Iterator[tuple[str, Counter[str]]]:
    """One run: its id, and counts that are kept when it ends by itself or by Ctrl-C."""
    from dateline.store import runs

    counts: Counter[str] = Counter()
    id = runs.begin(database, command, list(inputs), coder)
    try:
        yield id, counts
    except KeyboardInterrupt:
        runs.end(database, id, counts)
        raise
    runs.end(database, id, counts)


def tell(counts: Mapping[str, int], where: str, skipped: Sequence[Skipped]) -> None:
    """What was added, and the first of what was skipped, for people."""
    words = (("added", "added"), ("changed", "new versions"), ("known", "known already"))
    told = ", ".join(f"{counts[key]} {word}" for key, word in words if counts.get(key))
    click.echo(shown(f"{told or 'Nothing added'} ({where})"), err=True)
    if skipped:
        count = counts.get("skipped", 0)
        click.echo(f"Skipped {count} {'input' if count == 1 else 'inputs'}:", err=True)
        for item in skipped[:SHOWN]:
            click.echo(shown(f"  {item.input}: {item.reason} {item.advice}".rstrip()), err=True)
        if count > SHOWN:
            click.echo("  …\nAll of them are listed by: dateline skipped", err=True)


def leave(counts: Mapping[str, int]) -> NoReturn:
    """Exit status: 0 all stored, 1 some skipped, 2 nothing stored and nothing known."""
    if not any(counts.get(key) for key in ("added", "changed", "known")):
        sys.exit(2)
    sys.exit(1 if counts.get("skipped") else 0)
