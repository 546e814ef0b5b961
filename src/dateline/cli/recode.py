"""dateline recode: records of an older coder brought up to this one."""

from __future__ import annotations

import sys

import click

from dateline.cli import options, store_options
from dateline.export.table import shown
from dateline.model.report import Skipped


@click.command("recode", short_help="Bring the records of a store up to this version.")
@store_options.store
@options.model
@options.data
@options.jobs
def command(store: str, model: str, jobs: int) -> None:
    """Code again what another version, model or table of dateline has coded, from the texts in the store.

    What people corrected stays corrected. It can be interrupted and goes on where it stopped. Exit status: 0, or 1 when
    some could not be coded; their older records stay.
    """
    from dateline.store import open_store
    from dateline.store.recoding import recode
    from dateline.store.runs import this_coder

    failed: list[Skipped] = []
    with open_store(store) as opened:
        coder = this_coder(model)
        with store_options.run(opened.database, "recode", [], coder) as (run, counts):
            code = store_options.code(model, jobs)
            for _, problem in store_options.progress(recode(opened.database, code, coder.id, run)):
                counts["skipped" if problem else "recoded"] += 1
                if problem:
                    failed.append(problem)
    name = opened.database.name
    done = counts["recoded"]
    click.echo(
        f"Recoded {done} {'text' if done == 1 else 'texts'} ({name})" if done else "All is up to date.", err=True
    )
    for item in failed:
        click.echo(shown(f"  {item.input}: {item.reason} {item.advice}".rstrip()), err=True)
    sys.exit(1 if failed else 0)
