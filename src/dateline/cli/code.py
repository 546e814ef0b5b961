"""dateline code: reports in, records out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from dateline.cli import options
from dateline.cli.notes import Notes
from dateline.cli.output import Output
from dateline.model.report import Report, Skipped

if TYPE_CHECKING:
    from rich.progress import Progress

NARROWEST = 60  # columns of the screen below which nothing is laid out for it any more


@click.command("code", short_help="Code reports.")
@options.inputs
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    help="Table for people, JSON Lines for programs; by default a table on a terminal.",
)
@options.output
@options.jobs
def command(
    inputs: tuple[str, ...],
    published: date | None,
    publisher: str | None,
    model: str,
    form: str | None,
    output: str | None,
    jobs: int,
) -> None:
    """Code reports: files, folders, or - for standard input.

    Text, HTML, JSON, JSON Lines and CSV are told apart by their content. Exit status: 0 all coded, 1 some inputs were
    skipped, 2 wrong usage or nothing coded.
    """
    from dateline.batch import code_reports
    from dateline.read import read_inputs

    names = options.or_stdin(inputs)
    file = None if output == "-" else output
    on_screen = file is None and sys.stdout.isatty()
    form = form or ("table" if on_screen else "jsonl")
    skipped, notes = options.Skips(), Notes()
    target = Output(file, names)
    found = read_inputs(names, published=published, publisher=publisher, stdin=options.stdin(), without=target.paths)
    reports = skipped.reports(found)
    if form == "jsonl":  # a table has the notes under it
        reports = _noting(reports, notes)
    outcomes = code_reports(reports, form=form, model=model, jobs=jobs, columns=_columns())
    coded = _write(outcomes, target, skipped, bar=not on_screen)
    notes.tell()
    if file and coded:
        click.echo(f"Wrote {coded} {'report' if coded == 1 else 'reports'} to {file}", err=True)
    options.finish(coded, skipped)


def _write(outcomes: Iterator[str | Skipped], target: Output, skipped: list[Skipped], *, bar: bool) -> int:
    """Write what was coded as it comes; the number of reports written."""
    coded = 0
    try:
        with _progress(bar) as progress:
            task = progress.add_task("coding", total=None) if progress else None
            for outcome in outcomes:
                if isinstance(outcome, Skipped):
                    skipped.append(outcome)
                    continue
                target.write(outcome)
                coded += 1
                if progress and task is not None:
                    progress.advance(task)
        target.complete()
    except BaseException:
        if left := target.left():
            click.echo(f"What was coded so far ({coded}) is in {left}", err=True)
        raise
    return coded


def _noting(reports: Iterable[Report], notes: Notes) -> Iterator[Report]:
    for report in reports:
        notes.add(report)
        yield report


def _columns() -> int | None:
    """The width of the terminal, or of the one that COLUMNS speaks of; None when there is none."""
    import shutil

    columns = shutil.get_terminal_size((0, 0)).columns
    return max(columns, NARROWEST) if columns else None


@contextmanager
def _progress(wanted: bool) -> Iterator[Progress | None]:
    """A bar on a terminal, nothing in a pipe."""
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress
