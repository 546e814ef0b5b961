"""dateline stats: how many events, and of what kind."""

from __future__ import annotations

import click

from dateline.cli import store_filters, store_options
from dateline.cli.events import remind, words
from dateline.export.table import shown

KINDS = {
    "type": "type",
    "status": "status",
    "country": "place_country",
    "month": "month",
    "publisher": "publisher",
    "source": "source",
}
COLUMNS = ("by", "value", "events", "independent")


@click.command("stats", short_help="Count events by type, status, country, month, publisher and source.")
@click.option("--by", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="Count only by this. Repeatable.")
@store_filters.filters
@words
@click.option("--limit", type=click.IntRange(min=1), help="At most so many lines for each count.")
@store_options.form
@store_options.store
def command(
    kinds: tuple[str, ...], words: tuple[str, ...], limit: int | None, form: str | None, store: str, **given: object
) -> None:
    """Count the events with a mention that fits all filters, and the independent texts that tell of them."""
    from dateline.store import open_store
    from dateline.store.event_list import counted, totals

    asked = store_filters.of(given)
    with open_store(store) as opened:
        database = opened.database
        all_of = totals(database, asked, words)
        rows = [
            (kind, value, events, texts)
            for kind in kinds or KINDS
            for value, events, texts in counted(database, KINDS[kind], asked, words)[:limit]
        ]
        remind(database)
    chosen = store_options.form_of(form)
    if chosen != "table":
        total = ("all", "", all_of["events"], all_of["independent"])
        store_options.write(chosen, COLUMNS, [total, *rows])
        return
    click.echo(
        f"{all_of['events']} events, {all_of['mentions']} mentions, {all_of['reports']} reports"
        f" ({all_of['independent']} independent)"
    )
    kind = ""
    for by, value, events, texts in rows:
        if by != kind:
            kind = by
            click.echo(f"\n{'by ' + by:40} {'events':>8} {'reports':>8}")
        name = shown(value or ("the report itself" if by == "source" else "not known"))
        click.echo(f"  {name[:38]:38} {events:8} {texts:8}")
