"""dateline add: reports in, kept in a store."""

from __future__ import annotations

from datetime import date
from functools import partial

import click

from dateline.cli import options, store_options
from dateline.model.report import Skipped


@click.command("add", short_help="Code reports and keep them in a store.")
@options.inputs
@store_options.store
@options.jobs
@store_options.allowed
def command(
    inputs: tuple[str, ...],
    published: date | None,
    publisher: str | None,
    model: str,
    store: str,
    jobs: int,
    allow_hosts: tuple[str, ...],
) -> None:
    """Code reports and keep them with their records: files, folders, web addresses, feeds, WARC files, or -.

    A report that is in the store is not coded again, so a call that was interrupted goes on where it stopped. The same
    address with a new text gives a new version. Exit status: 0 all stored, 1 some inputs were skipped, 2 wrong usage or
    nothing stored.
    """
    from dateline.fetch.fetcher import Fetcher
    from dateline.fetch.inputs import Inputs
    from dateline.link.relink import link_new
    from dateline.read.draft import Defaults
    from dateline.store import addresses, open_store
    from dateline.store.adding import Adding
    from dateline.store.runs import this_coder

    names = options.or_stdin(inputs)
    skipped: list[Skipped] = []
    with open_store(store) as opened, Fetcher(allow_hosts) as fetcher:
        database, coder = opened.database, this_coder(model)
        with (
            store_options.run(database, "add", names, coder) as (run, counts),
            Inputs(
                fetcher,
                partial(addresses.find, database),
                Defaults(published, publisher),
                stdin=options.stdin(),
                without=store_options.own_files(store),
            ) as found,
        ):
            adding = Adding(
                database,
                store_options.code(model, jobs),
                coder.id,
                run,
                counts=counts,
                published=published.isoformat() if published else None,
                publisher=publisher,
            )
            for stored in store_options.progress(adding.add(found.of(names))):
                if stored.skipped and len(skipped) < store_options.SHOWN:
                    skipped.append(stored.skipped)
        link_new(database)
    store_options.tell(counts, database.name, skipped)
    store_options.leave(counts)
