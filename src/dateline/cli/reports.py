"""dateline reports: what is in a store."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import click

from dateline.cli import store_filters, store_options
from dateline.export.table import shown

if TYPE_CHECKING:
    from dateline.store.listing import Listed


@click.command("reports", short_help="List the reports of a store.")
@store_filters.filters
@click.option("--independent", is_flag=True, help="Of each group of copies only the first.")
@click.option("--limit", type=click.IntRange(min=1), help="List at most so many.")
@store_options.form
@store_options.store
def command(independent: bool, limit: int | None, form: str | None, store: str, **given: object) -> None:
    """List reports, the latest first, with the number of their versions, mentions and copies.

    The filters ask for reports with a mention that fits. Copies are near-duplicate texts, the report itself included.
    """
    from dateline.store import open_store
    from dateline.store.listing import Listed, counts, listed

    with open_store(store) as opened:
        found = listed(opened.database, store_filters.of(given), first_only=independent, limit=limit)
        told = counts(opened.database)
    if store_options.form_of(form) != "table":
        columns = [field.name for field in fields(Listed)]
        store_options.write(store_options.form_of(form), columns, [list(asdict(report).values()) for report in found])
        return
    _table(found)
    click.echo(
        f"{len(found)} of {told['reports']} reports ({told['independent']} independent texts,"
        f" {told['mentions']} mentions); {told['skipped']} inputs skipped",
        err=True,
    )


def _table(reports: list[Listed]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for name, justify in (("report", "left"), ("published", "left"), ("publisher", "left"), ("title", "left"),
                          ("versions", "right"), ("mentions", "right"), ("copies", "right")):  # fmt: skip
        table.add_column(name, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for report in reports:
        copies = str(report.copies) if report.first == report.id else f"{report.copies} of {report.first[:8]}"
        cells = (
            report.id, report.published or "", report.publisher or "", report.title or "", str(report.versions),
            str(report.mentions) if report.is_coded else "failed", copies,
        )  # fmt: skip
        table.add_row(*(Text(shown(cell)) for cell in cells))
    Console().print(table)
