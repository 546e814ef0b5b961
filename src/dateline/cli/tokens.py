"""dateline tokens: who may use a team's explorer, and as what."""

from __future__ import annotations

import click

from dateline.cli import store_options
from dateline.export.table import shown

_COLUMNS = ("name", "role", "made", "used", "withdrawn")


@click.group("tokens", short_help="Tokens of people who use a team's explorer.")
def command() -> None:
    """Make, list and withdraw tokens, with which people and programs of a team use `dateline serve --team`."""


@command.command("add", short_help="Make a token for a person.")
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(["reader", "reviewer", "admin"]),
    default="reader",
    show_default=True,
    help="A reader looks, a reviewer also decides, an admin does all.",
)
@store_options.store
def add(name: str, role: str, store: str) -> None:
    """Make a token for NAME and print it. It is not kept and cannot be shown again."""
    from typing import cast

    from dateline.serve import tokens
    from dateline.serve.people import Role
    from dateline.store import open_store

    with open_store(store) as opened:
        token = tokens.add(opened.database, name, cast("Role", role))
    click.echo(token)
    click.echo(shown(f"{name} may sign in with this as {role}. It is not shown again."), err=True)


@command.command("list", short_help="List who has a token.")
@store_options.form
@store_options.store
def listed(form: str | None, store: str) -> None:
    """List names and roles, when each token was made and last used, and when it was withdrawn."""
    from dateline.store import open_store, people

    with open_store(store) as opened:
        found = [(k.name, k.role, k.made, k.used, k.withdrawn) for k in people.listed(opened.database)]
    chosen = store_options.form_of(form)
    if chosen != "table":
        store_options.write(chosen, _COLUMNS, found)
        return
    for name, role, made, used, withdrawn in found:
        state = f"withdrawn {withdrawn[:10]}" if withdrawn else f"last used {used}" if used else "not used yet"
        click.echo(f"{shown(name):30} {role:9} made {made[:10]}  {state}")


@command.command("withdraw", short_help="Withdraw a person's token.")
@click.argument("name")
@store_options.store
def withdraw(name: str, store: str) -> None:
    """Withdraw NAME's token. Sessions that were begun with it end at once."""
    from dateline.errors import ConfigError
    from dateline.store import open_store, people

    with open_store(store) as opened:
        if not people.withdraw(opened.database, name):
            raise ConfigError(f"{name} has no token", advice="List them with: dateline tokens list")
    click.echo(shown(f"{name}'s token is of no use any more."), err=True)
