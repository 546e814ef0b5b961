"""dateline code: reports in, records out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from dateline.cli import options
from dateline.model.report import Report, Skipped

if TYPE_CHECKING:
    from rich.progress import Progress


@click.command("code", short_help="Code reports.")
@options.inputs
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    help="Table for people, JSON Lines for programs; by default a table on a terminal.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False),
    help="Write to this file; a report at a time, complete when the command ends.",
)
@click.option("--jobs", "-j", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to code with.")
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
    form = form or ("table" if output is None and sys.stdout.isatty() else "jsonl")
    skipped: list[Skipped] = []
    coded = 0
    reports = _kept(read_inputs(names, published=published, publisher=publisher, stdin=sys.stdin.buffer), skipped)
    with _target(output) as target, _progress() as progress:
        task = progress.add_task("coding", total=None) if progress else None
        for outcome in code_reports(reports, form=form, model=model, jobs=jobs):
            if isinstance(outcome, Skipped):
                skipped.append(outcome)
                continue
            target.write(outcome + "\n")
            coded += 1
            if progress and task is not None:
                progress.advance(task)
    if output and coded:
        click.echo(f"Wrote {coded} {'report' if coded == 1 else 'reports'} to {output}", err=True)
    options.finish(coded, skipped)


def _kept(outcomes: Iterator[Report | Skipped], skipped: list[Skipped]) -> Iterator[Report]:
    for outcome in outcomes:
        if isinstance(outcome, Skipped):
            skipped.append(outcome)
        else:
            yield outcome


@contextmanager
def _target(output: str | None) -> Iterator[IO[str]]:
    """Standard output, or a file that takes its name when all is written."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield sys.stdout
        return
    path = Path(output)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise click.FileError(
            output, f"{error.strerror}. Choose a folder that exists and may be written to."
        ) from error


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress
