"""dateline merge: two events that are one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from dateline.cli import store_options

F = TypeVar("F", bound=Callable[..., Any])


def author(function: F) -> F:
    """--author."""
    return click.option(
        "--author", envvar=["DATELINE_AUTHOR", "USER", "USERNAME"], default="unknown", help="Who decides; else $USER."
    )(function)


def decision(function: F) -> F:
    """--author and --why, that every decision of a person has."""
    return author(click.option("--why", default="", help="Your reason, kept with the decision.")(function))


@click.command("merge", short_help="Make events one.")
@click.argument("events", nargs=-1, required=True, metavar="EVENT EVENT...")
@decision
@store_options.store
def command(events: tuple[str, ...], author: str, why: str, store: str) -> None:
    """Make two or more events one.

    The decision is kept with its author and holds whenever events are put together again. The event keeps one of the ids;
    the others lead to it.
    """
    from dateline.link.deciding import merge
    from dateline.store import open_store

    with open_store(store) as opened:
        id = merge(opened.database, events, author=author, why=why)
    click.echo(f"Event {id}.")
