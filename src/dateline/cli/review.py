"""dateline review: decide on mentions one at a time, from the shell."""

from __future__ import annotations

import sys

import click

from dateline.cli import options, store_filters, store_options
from dateline.cli.events import screen, words
from dateline.cli.merge import author, decision

_HISTORY = ("step", "kind", "mention", "events", "mentions", "values", "who", "when", "why", "undoes", "is_undone")
_AGREEMENT = ("field", "pairs", "equal", "share", "kappa", "differ")


@click.group("review", short_help="Accept, reject and correct mentions.")
def command() -> None:
    """Decide on mentions: accept, reject, or correct a field. Every decision is kept with its author, reason and time.

    Decisions outlive `dateline recode` and `dateline link`, and `dateline export gold` writes the corrected reports. For
    events there are `dateline split` and `dateline merge`; `undo` takes these back, too.
    """


@command.command("next", short_help="Show the mention to look at next.")
@store_filters.filters
@words
@click.option("--by-event", is_flag=True, help="Event by event; else the least sure first.")
@click.option("--second", is_flag=True, help="Also those on which one other person decided; these first.")
@click.option("--after", metavar="MENTION", help="Leave this one for later.")
@author
@store_options.store
def next_(
    words: tuple[str, ...], by_event: bool, second: bool, after: str | None, author: str, store: str, **given: object
) -> None:
    """Show the mention that you should look at next: its sentence, and each field in the words of `decide`.

    Exit status: 0, or 1 when none is left.
    """
    from dateline.review import told
    from dateline.review.deciding import named
    from dateline.review.queue import next_mention
    from dateline.store import open_store

    with open_store(store) as opened:
        database = opened.database
        found = next_mention(
            database,
            author,
            store_filters.of(given),
            words,
            order="event" if by_event else "unsure",
            is_second=second,
            after=named(database, after) if after else None,
        )
    if found is None:
        click.echo("None is left.", err=True)
        sys.exit(1)
    click.echo(told.mention(found.subject, found.record, screen()))
    click.echo(f"\n  mention {found.subject.id}  event {found.subject.event or 'none yet'}")
    click.echo(f"{found.reason} {found.left} left.", err=True)


@command.command("decide", short_help="Decide on one field of a mention.")
@click.argument("mention")
@click.argument("field")
@click.argument("value", nargs=-1)
@decision
@options.data
@store_options.store
def decide(mention: str, field: str, value: tuple[str, ...], author: str, why: str, store: str) -> None:
    """Decide on FIELD of MENTION (its id, or the beginning of it).

    \b
    accept                                   the record is right
    reject                                   it is no mention
    type ASSAULT aerial                      type and modes
    trigger "shelled"                        the word that names the deed
    actors "Border guards=KGZ MIL"           words of the report, country and sectors
    recipients none                          nobody
    status negated                           actual, future, possible or negated
    date 2024-03-10 2024-03-12 "last weekend"
    place "Osh=1527534"                      with the GeoNames number where the likeliest is wrong
    source "the mayor=denies"                the outermost first; none: the report itself
    figures "more than 60=killed 61-"        kind, least and greatest number

    A field is given whole: all actors, all figures. Put -- before words that begin with a dash.
    """  # noqa: D301 click reads the sign as "keep these lines"
    from dateline.review import deciding, told
    from dateline.review.words import ALIASES
    from dateline.review.words import value as value_of
    from dateline.store import open_store

    with open_store(store) as opened:
        database = opened.database
        subject = deciding.found(database, deciding.named(database, mention))
        name = ALIASES.get(field, field)
        wanted = value_of(subject, name, value)
        now = deciding.decide(database, subject.id, name, wanted, reviewer=author, why=why, stamp=subject.stamp)
    if now.mention.is_rejected:
        click.echo(f"Mention {now.id} is rejected.")
        return
    click.echo(told.mention(now, now.mention.record, screen()))


@command.command("undo", short_help="Take back your last decision.")
@decision
@store_options.store
def undo(author: str, why: str, store: str) -> None:
    """Take back your last decision: on a mention, a split or a merge. Again: the one before. The history keeps all."""
    from dateline.review import deciding, told
    from dateline.store import open_store

    with open_store(store) as opened:
        made = deciding.undo(opened.database, reviewer=author, why=why)
    click.echo(told.made(made))


@command.command("history", short_help="List what was decided.")
@click.argument("mention", required=False)
@click.option("--who", help="Decisions of this person.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="List at most so many.")
@store_options.form
@store_options.store
def history(mention: str | None, who: str | None, limit: int, form: str | None, store: str) -> None:
    """List decisions, the last first: by whom, when, what and why. With MENTION those on it."""
    from dateline.review import told
    from dateline.review.deciding import named
    from dateline.store import open_store, review

    with open_store(store) as opened:
        id = named(opened.database, mention) if mention else None
        found = review.history(opened.database, limit=limit, author=who, mention=id)
    chosen = store_options.form_of(form)
    if chosen == "table":
        for one in found:
            click.echo(told.made(one))
        return
    store_options.write(
        chosen,
        _HISTORY,
        [
            (m.step, m.kind, m.mention, m.events, m.mentions, m.values, m.author, m.made, m.why, m.undoes, m.is_undone)
            for m in found
        ],
    )


@command.command("agreement", short_help="Show how far reviewers agree.")
@store_options.form
@store_options.store
def agreement(form: str | None, store: str) -> None:
    """For each field of mentions that two or more people decided on: pairs, share of equal values, Cohen's kappa."""
    from dateline.review import told
    from dateline.review.agreement import agreement as agreement_of
    from dateline.store import open_store

    with open_store(store) as opened:
        found = agreement_of(opened.database)
    chosen = store_options.form_of(form)
    if chosen == "table":
        click.echo(told.agreement(found) if found.mentions else "No mention was decided on by two people.")
        return
    rows = [(f.field, f.pairs, f.equal, f.share, f.kappa, f.differ) for f in found.fields]
    store_options.write(chosen, _AGREEMENT, rows)
