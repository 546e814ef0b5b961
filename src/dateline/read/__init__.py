"""read: files to reports.

Takes names of files and folders (`-` is standard input); gives a `Report` for each report in them, or a `Skipped`
that says why there is none, in order. Never raises for bad input, never changes the text of a JSON report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from dateline.errors import InputError
from dateline.model.report import Report, Skipped
from dateline.read.draft import Defaults, Draft, finish
from dateline.read.inputs import listed, opened
from dateline.read.sniff import sniff
from dateline.read.source import Source
from dateline.read.worker import Worker

__all__ = ["read_file", "read_inputs", "read_source", "skipped"]


def read_inputs(
    inputs: Sequence[str],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
    without: Collection[str] = (),
) -> Iterator[Report | Skipped]:
    """The reports of the inputs, in order; `published` and `publisher` are for reports that carry none.

    `without` are real paths of files that are no reports although they lie in a folder that is read.
    A report whose id another report of the batch has too is given all the same, with a note.
    """
    defaults = Defaults(published, publisher)
    seen: set[str] = set()
    with Worker() as worker:
        for name in inputs:
            for file in listed(name, without):
                for _, outcome in read_file(file, defaults, stdin, worker):
                    yield _noted(outcome, seen) if isinstance(outcome, Report) else outcome


def read_file(
    file: str | InputError, defaults: Defaults, stdin: BinaryIO | None, worker: Worker
) -> Iterator[tuple[Draft | None, Report | Skipped]]:
    """The reports of one file, each with the draft that it was made from; no draft where there is no report."""
    if isinstance(file, InputError):
        yield None, skipped(file)
        return
    try:
        with opened(file, stdin) as source:
            yield from read_source(source, defaults, worker)
    except InputError as error:
        yield None, skipped(error)


def read_source(source: Source, defaults: Defaults, worker: Worker) -> Iterator[tuple[Draft | None, Report | Skipped]]:
    """The same for an input that is open already."""
    count = 0
    try:
        for draft in _drafts(source, worker):
            count += 1
            yield None if isinstance(draft, InputError) else draft, _outcome(draft, defaults)
        if not count:
            raise InputError("The file has no reports in it", where=source.name, advice="Leave it out.")
    except InputError as error:
        yield None, skipped(error)


def _drafts(source: Source, worker: Worker) -> Iterator[Draft | InputError]:
    match sniff(source.head, source.suffix):
        case "html":
            from dateline.read.html import read_html

            yield from read_html(source, worker)
        case "warc":
            from dateline.read.warc import read_warc

            yield from read_warc(source, worker)
        case "feed":
            raise InputError(
                "This is a feed: a list of reports, not one",
                where=source.name,
                advice="Fetch the reports that it lists with: dateline add.",
            )
        case "json":
            from dateline.read.json_lines import read_json

            yield from read_json(source)
        case "table":
            from dateline.read.csv_table import read_table

            yield from read_table(source)
        case _:
            from dateline.read.text import read_text

            yield from read_text(source)


def _outcome(draft: Draft | InputError, defaults: Defaults) -> Report | Skipped:
    if isinstance(draft, InputError):
        return skipped(draft)
    try:
        return finish(draft, defaults)
    except InputError as error:
        return skipped(error)


def skipped(error: InputError) -> Skipped:
    """The error as an entry of the list of skipped inputs."""
    return Skipped(error.where, f"{error.what}.", error.advice)


def _noted(report: Report, seen: set[str]) -> Report:
    if report.id in seen:
        note = f'Another report of this batch has the id "{report.id}" too; both are coded.'
        return replace(report, notes=(*report.notes, note))
    seen.add(report.id)
    return report
