"""dateline places: what a name may mean, and a user's own gazetteer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from dateline.cli import options
from dateline.export.table import shown


@click.group("places", short_help="Look places up, and import your own.")
def command() -> None:
    """Look a place name up, or import a dump of GeoNames to know more places than dateline ships with."""


@command.command("find", short_help="Show what a name may mean.")
@click.argument("name")
@options.data
def find(name: str) -> None:
    """Every place that NAME may mean, likeliest first: what it is, where, and its GeoNames id."""
    from dateline.place.gazetteer import load_gazetteer

    found = load_gazetteer().lookup(name)
    for entry in found:
        number = f"GeoNames {entry.geonameid}" if entry.geonameid else "kept by hand"
        click.echo(f"{shown(entry.describe())}  {entry.lat:.4f}, {entry.lon:.4f}  {number}")
    if not found:
        click.echo(f"No place is called {shown(name)!r}.", err=True)
        sys.exit(1)


@command.command("import", short_help="Import a dump of GeoNames.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.data
def import_file(file: Path) -> None:
    """Import FILE, a dump of GeoNames (allCountries.txt, one country's file, or the zip of either), for your own use.

    The places are compiled into gazetteer.sqlite in your folder (--data or DATELINE_DATA) and are used beside dateline's
    own from then on, whenever the folder is named. The whole world takes ten to thirty minutes and 3 GB of disk.
    """
    from dateline.place.imports import import_dump
    from dateline.tables import GAZETTEER, VARIABLE

    named = os.environ.get(VARIABLE)
    if not named:
        raise click.UsageError(f"Name a folder to keep the places in: --data FOLDER, or set {VARIABLE}.")
    folder = Path(named).expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"The folder {folder} cannot be made: {error.strerror}.") from error
    with _progress() as progress:
        done = import_dump(file, folder / GAZETTEER, progress)
    for line in done.examples:
        click.echo(f"  line {line.number}: {shown(line.reason)}", err=True)
    if done.bad > len(done.examples):
        click.echo(f"  and {done.bad - len(done.examples):,} more", err=True)
    bad = f", {done.bad:,} bad {'line' if done.bad == 1 else 'lines'} left out" if done.bad else ""
    click.echo(f"Imported {done.places:,} places of {done.lines:,} lines into {folder / GAZETTEER}{bad}.")
    sys.exit(1 if done.bad else 0)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar of the bytes read on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, whole: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("importing", total=None)

        def show(done: int, whole: int) -> None:
            told = "importing" if done < whole else "sorting names"
            bar.update(task, completed=done, total=whole, description=told)

        yield show
