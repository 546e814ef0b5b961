"""dateline timeline: the events of one party, in order."""

from __future__ import annotations

from dataclasses import replace

import click

from dateline.cli import store_filters, store_options
from dateline.cli.events import remind, tell, words


@click.command("timeline", short_help="List the events of one party in order of their days.")
@click.argument("party")
@store_filters.filters
@words
@click.option("--reports", "least", type=click.IntRange(min=1), default=1, help="Events of at least so many reports.")
@store_options.form
@store_options.store
def command(party: str, words: tuple[str, ...], least: int, form: str | None, store: str, **given: object) -> None:
    """List the events in which PARTY acts or has something done to it, the earliest first.

    PARTY is part of a name, or a country's code such as SDN. Events without a day come last.
    """
    from dateline.store import open_store
    from dateline.store.event_list import listed

    asked = store_filters.of(given)
    asked = replace(asked, parties=(party, *asked.parties))
    with open_store(store) as opened:
        found = listed(opened.database, asked, words, least=least, is_oldest_first=True)
        remind(opened.database)
    tell(found, form, f"{len(found)} events of {party}")
