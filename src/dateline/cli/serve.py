"""dateline serve: the explorer, in a browser."""

from __future__ import annotations

import os
import socket
import sys

import click

from dateline.cli import options, store_options
from dateline.export.table import shown

_LOCAL = ("127.0.0.1", "localhost", "::1")
TOKEN = "DATELINE_TOKEN"  # the variable that fixes the one-time token, for tests


@click.command("serve", short_help="See, question and correct the events of a store in a browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; another one needs --team.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any that is free.")
@click.option("--team", is_flag=True, help="For people with tokens of their own (dateline tokens add NAME).")
@click.option(
    "--allow-host", "names", multiple=True, metavar="NAME", help="Another name of this server, such as one of a proxy."
)
@click.option(
    "--reviewer",
    envvar=["DATELINE_AUTHOR", "USER", "USERNAME"],
    default="unknown",
    help="Your name, kept with what you decide; else $USER.",
)
@click.option("--open", "is_opening", is_flag=True, help="Open the browser.")
@options.data
@store_options.store
def command(
    host: str, port: int, team: bool, names: tuple[str, ...], reviewer: str, is_opening: bool, store: str
) -> None:
    """Open the explorer on a store: its events in lists, on a timeline and a map, and every report.

    It listens on this computer only, works without a network, and prints an address that lets you in once. With --team it
    listens where you say, and people sign in with tokens. Ctrl-C ends it.
    """
    from pathlib import Path

    from dateline.serve.app import make_app
    from dateline.serve.people import Person
    from dateline.serve.running import Server
    from dateline.serve.security import LOOPBACK

    if host not in _LOCAL and not team:
        raise click.UsageError(
            f"On {host} others could reach the server. Give people tokens with dateline tokens add NAME, and say --team."
        )
    if "://" not in store and not Path(store).exists():
        raise click.UsageError(f"There is no store {store}. Make one with: dateline add --store {store} INPUT…")
    known = {*LOOPBACK, *names, *((socket.gethostname().lower(),) if team else ())}
    served = make_app(store, hosts=known, any_address=team)
    server = Server(served.app, host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{server.port}/"
    if team:
        _remind(store)
        click.echo(shown(f"{address} (sign in with a token; Ctrl-C ends)"))
    else:
        token = served.sessions.once(Person(reviewer, "admin"), os.environ.get(TOKEN))
        address += f"?token={token}"
        click.echo(f"{address}\nThis address lets you in once, as {shown(reviewer)}. Ctrl-C ends.")
    sys.stdout.flush()
    if is_opening:
        click.launch(address)
    server.run()


def _remind(store: str) -> None:
    """Say so when nobody could sign in."""
    from dateline.store import open_store, people

    with open_store(store) as opened:
        if not any(kept.withdrawn is None for kept in people.listed(opened.database)):
            click.echo("Note: nobody has a token yet. Make one with: dateline tokens add NAME", err=True)
