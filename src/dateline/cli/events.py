"""dateline events: what happened, as all reports of a store tell it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dateline.cli import store_filters, store_options

if TYPE_CHECKING:
    from dateline.store.database import Database
    from dateline.store.event_list import ListedEvent

F = TypeVar("F", bound=Callable[..., Any])


def words(function: F) -> F:
    """--words."""
    return click.option(
        "--words",
        multiple=True,
        metavar="WORD",
        help="Word of the sentence or the title. Repeatable: all of them in one mention.",
    )(function)


@click.command("events", short_help="List events with the number of reports that tell of each.")
@store_filters.filters
@words
@click.option("--reports", "least", type=click.IntRange(min=1), default=1, help="Events of at least so many reports.")
@click.option("--limit", type=click.IntRange(min=1), help="List at most so many.")
@store_options.form
@store_options.store
def command(
    words: tuple[str, ...], least: int, limit: int | None, form: str | None, store: str, **given: object
) -> None:
    """List events, the latest first: those with a mention that fits all filters.

    Reports are counted by independent texts, in brackets with their copies.
    """
    from dateline.store import open_store
    from dateline.store.event_list import listed, totals
    from dateline.store.filters import Filters

    with open_store(store) as opened:
        database = opened.database
        found = listed(database, store_filters.of(given), words, least=least, limit=limit)
        count = totals(database, Filters())["events"]
        remind(database)
    tell(found, form, f"{len(found)} of {count} events")


def tell(found: Sequence[ListedEvent], form: str | None, count: str) -> None:
    """Write these events in the form asked for; a table is followed by their count."""
    from dateline.export import events

    chosen = store_options.form_of(form)
    if chosen == "table":
        if found:
            click.echo(events.rendered(found, screen()))
        click.echo(count, err=True)
    elif chosen == "csv":
        store_options.write(chosen, events.COLUMNS, [events.row(event) for event in found])
    else:
        store_options.write(chosen, events.COLUMNS, [list(events.record(event).values()) for event in found])


def screen() -> int:
    """The columns of the screen."""
    return shutil.get_terminal_size((120, 40)).columns


def remind(database: Database) -> None:
    """Say so when reports were added that are not linked yet."""
    from dateline.store.event_list import unlinked

    waiting = unlinked(database)
    if waiting:
        told = "1 report is" if waiting == 1 else f"{waiting} reports are"
        click.echo(f"Note: {told} not linked yet. Run: dateline link", err=True)
