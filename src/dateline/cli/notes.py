"""What a user should know about reports that were coded: said once for all reports that it holds for."""

from __future__ import annotations

import click

from dateline.export.table import shown
from dateline.model.report import Report

NAMED = 3  # reports that a note names


class Notes:
    """Collects the notes of reports."""

    def __init__(self) -> None:
        self._reports: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def add(self, report: Report) -> None:
        """Keep the notes of one more report."""
        for note in report.notes:
            names = self._reports.setdefault(note, [])
            self._counts[note] = self._counts.get(note, 0) + 1
            if len(names) < NAMED:
                names.append(report.origin or report.id)

    def tell(self) -> None:
        """Write each note once, with the reports that it holds for."""
        for note, names in self._reports.items():
            more = self._counts[note] - len(names)
            rest = f" and {more} more" if more else ""
            click.echo(shown(f"Note: {', '.join(names)}{rest}: {note}"), err=True)
