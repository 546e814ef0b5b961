"""dateline split: mentions that do not belong to an event."""

from __future__ import annotations

import click

from dateline.cli import store_options
from dateline.cli.merge import decision


@click.command("split", short_help="Take mentions off an event.")
@click.argument("event")
@click.argument("mentions", nargs=-1, required=True)
@decision
@store_options.store
def command(event: str, mentions: tuple[str, ...], author: str, why: str, store: str) -> None:
    """Take MENTIONS off EVENT and make them an event of their own.

    The decision is kept with its author and holds whenever events are put together again. `dateline event EVENT
    --mentions` shows the ids of mentions; the beginning of an id is enough.
    """
    from dateline.link.deciding import split
    from dateline.store import open_store

    with open_store(store) as opened:
        rest, off = split(opened.database, event, mentions, author=author, why=why)
    click.echo(f"Event {rest} without {len(set(mentions))}; they are event {off}.")
