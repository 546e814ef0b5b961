"""dateline labels: whose loaded words a publisher uses."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from dateline.cli import options
from dateline.cli.output import Output
from dateline.model.report import Skipped

if TYPE_CHECKING:
    from dateline.export.labels import LabelCounts

WIDTH = 120  # columns of tables that go into a file or a pipe


@click.command("labels", short_help="Count loaded words by publisher and side.")
@options.inputs
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    help="Tables for people, rows for programs; by default tables on a terminal, else JSON Lines.",
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
    """Count words that take a side, by publisher, by side, in whose voice and of whom.

    Takes the inputs of `dateline code`. A row has the publisher, the side that the word belongs to ("general": anyone's),
    the word, what it is about (actor, deed, place) and of whom, in whose voice it stands (the report's own, or that of a
    source it quotes or cites), how often, and in how many reports. Exit status as of `dateline code`.
    """
    from dateline.attribute.labels import load_terms
    from dateline.batch import code_reports
    from dateline.export.labels import LabelCounts
    from dateline.read import read_inputs

    names = options.or_stdin(inputs)
    file = None if output == "-" else output
    form = form or ("table" if file is None and sys.stdout.isatty() else "jsonl")
    target = Output(file, names)
    skipped = options.Skips()
    found = read_inputs(names, published=published, publisher=publisher, stdin=options.stdin(), without=target.paths)
    counts = LabelCounts({t.term: t.side for t in load_terms()})
    coded = 0
    for outcome in code_reports(skipped.reports(found), form="jsonl", model=model, jobs=jobs):
        if isinstance(outcome, Skipped):
            skipped.append(outcome)
            continue
        counts.add(json.loads(outcome))
        coded += 1
    if coded:
        _write(counts, form, target)
    target.complete()
    options.finish(coded, skipped)


def _write(counts: LabelCounts, form: str, target: Output) -> None:
    if form == "table":
        target.write(counts.tables(_columns()))
    elif form == "csv":
        target.write(counts.csv())
    else:
        for row in counts.rows():
            target.write(json.dumps(row, ensure_ascii=False))


def _columns() -> int:
    import shutil

    columns = shutil.get_terminal_size((WIDTH, 0)).columns
    return max(columns, 60)
