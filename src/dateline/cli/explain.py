"""dateline explain: why a record is as it is."""

from __future__ import annotations

from datetime import date

import click

from dateline.cli import options
from dateline.model.report import Skipped


@click.command("explain", short_help="Show why each field has its value.")
@click.argument("report", metavar="REPORT")
@click.argument("mention", required=False, metavar="[MENTION]")
@click.option(
    "--published",
    callback=options.day,
    metavar="DATE",
    help="Publication day, if the report carries none (YYYY-MM-DD).",
)
@click.option("--publisher", metavar="NAME", help="Publisher, if the report carries none.")
@options.model
@options.data
def command(report: str, mention: str | None, published: date | None, publisher: str | None, model: str) -> None:
    """For each field of a report's mentions: the characters it was read from, the rule or model, what lost.

    MENTION is a mention's id, such as m3; all mentions are shown without it.
    """
    from dateline.batch import failed, named
    from dateline.errors import DatelineError
    from dateline.export.explain import explained
    from dateline.export.table import heading, shown
    from dateline.parse import load_parser
    from dateline.pipeline import code
    from dateline.read import read_inputs

    skipped = options.Skips()
    done = 0
    for found in skipped.reports(
        read_inputs([report], published=published, publisher=publisher, stdin=options.stdin())
    ):
        try:
            coded, parsed = code(found, load_parser(model))
        except DatelineError:
            raise
        except Exception as error:  # one report must never stop the others
            skipped.append(failed(found, error))
            continue
        if parsed is None:
            skipped.append(Skipped(named(found), f"its language is {found.language}.", "Only English is coded."))
            continue
        wanted = [m for m in coded.mentions if mention in (None, m.id)]
        if mention is not None and not wanted:
            known = f"m1 to m{len(coded.mentions)}" if coded.mentions else "none"
            skipped.append(Skipped(named(found), f"it has no mention {mention!r}.", f"Its mentions: {known}."))
            continue
        if done:
            click.echo("")
        if mention is None:
            click.echo(f"{heading(found)}\n")
        for note in found.notes:
            click.echo(f"Note: {shown(note)}")
        click.echo(explained(wanted, parsed, coded.places if mention is None else ()))
        done += 1
    options.finish(done, skipped)
