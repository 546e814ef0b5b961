"""dateline skipped: what could not become a report, and another try."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from dateline.cli import options, store_options
from dateline.export.table import shown

if TYPE_CHECKING:
    from dateline.store.database import Database


@click.command("skipped", short_help="List inputs that were skipped, or try them again.")
@click.option("--retry", is_flag=True, help="Read or fetch all of them again, and code texts on which coding failed.")
@store_options.form
@store_options.store
@options.model
@options.data
@options.jobs
@store_options.allowed
def command(retry: bool, form: str | None, store: str, model: str, jobs: int, allow_hosts: tuple[str, ...]) -> None:
    """List the inputs that were skipped, each with the reason and what to do about it.

    With --retry they are read again first, and those that are still skipped are listed. Exit status: 0 none is left, 1
    some are.
    """
    from dateline.store import open_store, skipped

    with open_store(store) as opened:
        if retry:
            counts = _try_again(store, opened.database, model, jobs, allow_hosts)
            store_options.tell(counts, opened.database.name, [])
        left = skipped.listed(opened.database)
    form = store_options.form_of(form)
    columns = ("input", "reason", "advice", "tries", "first_seen", "last_seen")
    values = [(e.skipped.input, e.skipped.reason, e.skipped.advice, e.tries, e.first_seen, e.last_seen) for e in left]
    if form != "table":
        store_options.write(form, columns, values)
    else:
        for entry in left:
            tries = f" ({entry.tries} tries)" if entry.tries > 1 else ""
            click.echo(shown(f"{entry.skipped.input}: {entry.skipped.reason} {entry.skipped.advice}".rstrip() + tries))
        if not left:
            click.echo("Nothing is skipped.", err=True)
    sys.exit(1 if left else 0)


def _try_again(store: str, database: Database, model: str, jobs: int, allow_hosts: tuple[str, ...]) -> Counter[str]:
    """Read again what was skipped, as the command line of then asked for; the counts of what came of it."""
    from dateline.fetch.fetcher import Fetcher
    from dateline.fetch.inputs import Inputs
    from dateline.read.draft import Defaults
    from dateline.store import addresses, skipped
    from dateline.store.adding import Adding
    from dateline.store.recoding import recode
    from dateline.store.runs import this_coder

    entries = skipped.listed(database)
    again = sorted({(e.retry, e.published, e.publisher) for e in entries if e.retry and not e.version_id}, key=str)
    coder = this_coder(model)
    code = store_options.code(model, jobs)
    with (
        store_options.run(database, "retry", [str(name) for name, _, _ in again], coder) as (run, counts),
        Fetcher(allow_hosts) as fetcher,
    ):
        for name, published, publisher in again:
            given = Defaults(date.fromisoformat(published) if published else None, publisher)
            adding = Adding(database, code, coder.id, run, counts=counts, published=published, publisher=publisher)
            without = store_options.own_files(store)
            with Inputs(fetcher, partial(addresses.find, database), given, without=without) as found:
                for _ in adding.add(found.of([str(name)])):
                    pass
        if any(entry.version_id for entry in entries):
            for _, problem in recode(database, code, coder.id, run, failed_only=True):
                counts["skipped" if problem else "added"] += 1
    return counts
