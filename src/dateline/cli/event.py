"""dateline event: one event, account by account."""

from __future__ import annotations

import json

import click

from dateline.cli import store_options
from dateline.cli.events import remind, screen


@click.command("event", short_help="Show what each source says of one event.")
@click.argument("event")
@click.option("--mentions", is_flag=True, help="Also the sentences that tell of it.")
@click.option("--why", is_flag=True, help="Also why they were put together.")
@store_options.form
@store_options.store
def command(event: str, mentions: bool, why: bool, form: str | None, store: str) -> None:
    """Show an event's accounts side by side: what each source says of every field, with the differences marked.

    EVENT is its id, the beginning of it, or an id that it had before.
    """
    from dateline.export import accounts
    from dateline.link.event import event_of
    from dateline.store import event_list, open_store

    with open_store(store) as opened:
        database = opened.database
        id = event_list.found(database, event)
        row = event_list.one(database, id)
        told = event_list.mentions(database, id)
        joins = event_list.joins(database, id)
        remind(database)
    whole = event_of(told)
    chosen = store_options.form_of(form)
    if chosen == "csv":
        store_options.write(chosen, accounts.ROW_COLUMNS, accounts.rows(id, whole))
    elif chosen == "jsonl":
        click.echo(json.dumps(accounts.record(row, whole, told, joins), ensure_ascii=False))
    else:
        parts = [accounts.rendered(row, whole, screen())]
        if mentions:
            parts.append(accounts.mentions_told(told, screen()))
        if why and joins:
            parts.append(accounts.why(joins, screen()))
        click.echo("\n\n".join(parts))
