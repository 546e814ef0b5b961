"""dateline watch: keeps adding what is new in feeds."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli import options, store_options
from dateline.export.table import shown

if TYPE_CHECKING:
    from dateline.store.addresses import Address
    from dateline.store.database import Database


@click.command("watch", short_help="Keep adding what is new in feeds.")
@click.argument("feeds", nargs=-1, metavar="[FEED|FILE]...")
@click.option(
    "--every", "every", type=click.FloatRange(min=0.1), metavar="MINUTES", help="Between two looks; 15 unless given."
)
@click.option("--once", "is_once", is_flag=True, help="Look at each feed once and end.")
@options.model
@options.data
@store_options.store
@store_options.allowed
def command(
    feeds: tuple[str, ...], every: float | None, is_once: bool, model: str, store: str, allow_hosts: tuple[str, ...]
) -> None:
    """Look at RSS and Atom feeds again and again, and add the reports that are new or changed.

    FEED is a web address; FILE lists such addresses, one a line. Without any, the feeds that were watched before are.
    A feed that fails is left alone for longer each time. End it with Ctrl-C: the report at hand is stored first. Exit
    status: 0, and with --once 1 when a feed failed or an input was skipped.
    """
    from dateline.fetch.backoff import moment_after
    from dateline.fetch.fetcher import Fetcher
    from dateline.fetch.settings import settings
    from dateline.fetch.watching import Looked, Watching
    from dateline.link.relink import link_new
    from dateline.read.draft import Defaults
    from dateline.store import addresses, open_store
    from dateline.store.adding import Adding
    from dateline.store.looking import looked
    from dateline.store.runs import this_coder

    with open_store(store) as opened, open_store(store) as asked, Fetcher(allow_hosts) as fetcher:
        database, coder = opened.database, this_coder(model)
        names = _addresses(feeds) or addresses.feeds(database)
        if not names:
            raise click.UsageError("Name the web address of a feed; this store has watched none yet.")
        minutes = settings().backoff.every_minutes if every is None else every
        watching = Watching(names, fetcher, _asking(asked.database), Defaults(), every_minutes=minutes, is_once=is_once)
        failed = 0
        with store_options.run(database, "watch", names, coder) as (run, counts), _stopping(watching.stop):
            adding = Adding(database, store_options.code(model, 1), coder.id, run, counts=counts)
            for batch in watching.things():
                ends = [thing for thing in batch if isinstance(thing, Looked)]
                things = [thing for thing in batch if not isinstance(thing, Looked)]
                for stored in adding.add(thing for thing in things if not watching.is_stopped):
                    _tell(stored.outcome, stored.skipped or stored.found.outcome)
                if things:
                    link_new(database)
                if watching.is_stopped:
                    break  # what was not stored is found again at the next look
                for end in ends:
                    due = moment_after(end.minutes)
                    looked(database, end.feed, end.page, end.problem, is_changed=end.is_changed, due=due)
                    if end.page is None:
                        failed += 1
                        again = "" if is_once else f" Next try in {end.minutes:g} minutes."
                        click.echo(shown(f"{end.feed}: {end.problem}{again}"), err=True)
    store_options.tell(counts, database.name, [])
    sys.exit(1 if is_once and (failed or counts["skipped"]) else 0)


def _addresses(given: tuple[str, ...]) -> list[str]:
    """The feeds named on the command line and in files."""
    from dateline.errors import InputError
    from dateline.fetch.web_address import is_web_address, web_address

    found = []
    for name in given:
        if is_web_address(name):
            found.append(web_address(name))
            continue
        try:
            lines = Path(name).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(
                f"This is neither a web address nor a list of them: {reason}",
                where=name,
                advice="Write a feed's address as https://example.org/feed.xml.",
            ) from error
        found += [web_address(line) for line in map(str.strip, lines) if line and not line.startswith("#")]
    return list(dict.fromkeys(found))


def _asking(database: Database) -> Callable[[str], Address | None]:
    """What the store knows of an address, for several threads: one asks at a time."""
    from dateline.store import addresses

    turn = threading.Lock()

    def known(address: str) -> Address | None:
        with turn:
            return addresses.find(database, address)

    return known


@contextmanager
def _stopping(stop: Callable[[], None]) -> Iterator[None]:
    """Ctrl-C and a friendly kill end the watch after the report at hand; a second Ctrl-C ends it at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def handle(number: int, frame: object) -> None:
        signal.signal(signal.SIGINT, before[signal.SIGINT])
        stop()

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(outcome: str, thing: object) -> None:
    """A line for each report that is new or could not be had."""
    from dateline.model.report import Report, Skipped

    if isinstance(thing, Skipped):
        click.echo(shown(f"skipped {thing.input}: {thing.reason}"), err=True)
    elif isinstance(thing, Report) and outcome in ("added", "changed"):
        click.echo(shown(f"{outcome} {thing.title or thing.text[:60]} ({thing.origin})"), err=True)
