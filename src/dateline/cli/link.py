"""dateline link: mentions of one event put together."""

from __future__ import annotations

import click

from dateline.cli import store_options


@click.command("link", short_help="Put mentions of one event together.")
@store_options.store
@click.option("--new", is_flag=True, help="Link only what was added or changed, as `dateline add` does.")
def command(store: str, new: bool) -> None:
    """Put the mentions of a store's reports together as events.

    Everything is compared anew. Ids of events stay with the clusters that share most of their mentions, and what people
    split and merged stays so.
    """
    from dateline.link.relink import link_all, link_new
    from dateline.store import open_store
    from dateline.store.event_list import totals
    from dateline.store.filters import Filters

    with open_store(store) as opened:
        done = (link_new if new else link_all)(opened.database)
        now = totals(opened.database, Filters())
    click.echo(
        f"{now['events']} events from {now['mentions']} mentions in {now['reports']} reports"
        f" ({now['independent']} independent); {done.events} written ({store})",
        err=True,
    )
