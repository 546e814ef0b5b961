"""Arguments that several commands share, and how a batch of inputs ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO, NoReturn, TypeVar

import click

from dateline.export.table import shown
from dateline.model.report import Report, Skipped
from dateline.tables import VARIABLE

F = TypeVar("F", bound=Callable[..., Any])


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A day given as YYYY-MM-DD."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day. Write it as YYYY-MM-DD, for instance 2024-05-17.") from None


def _set_data(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Name the folder to this process and to those that it starts."""
    if value is not None:
        os.environ[VARIABLE] = value


def data(function: F) -> F:
    """--data, the folder of the user's own tables and places."""
    return click.option(
        "--data",
        metavar="FOLDER",
        callback=_set_data,
        expose_value=False,
        is_eager=True,
        help=f"Folder with your own tables and places, used beside dateline's. [env: {VARIABLE}]",
    )(function)


def model(function: F) -> F:
    """--model."""
    return click.option(
        "--model",
        type=click.Choice(["fast", "accurate"]),
        default="accurate",
        show_default=True,
        help="Language model: three layers or six.",
    )(function)


def jobs(function: F) -> F:
    """--jobs."""
    return click.option(
        "--jobs", "-j", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to code with."
    )(function)


def output(function: F) -> F:
    """--output."""
    return click.option(
        "--output",
        "-o",
        type=click.Path(dir_okay=False, allow_dash=True),
        help="Write to this file, which is there when the command ends.",
    )(function)


def inputs(function: F) -> F:
    """INPUT…, --published, --publisher, --model and --data."""
    function = data(function)
    function = click.argument("inputs", nargs=-1, metavar="[INPUT]...")(function)
    function = click.option(
        "--published", callback=day, metavar="DATE", help="Publication day of reports that carry none (YYYY-MM-DD)."
    )(function)
    function = click.option("--publisher", metavar="NAME", help="Publisher of reports that carry none.")(function)
    return model(function)


def or_stdin(given: Sequence[str]) -> Sequence[str]:
    """The inputs, or standard input when something is piped in; a usage error when there is nothing to read."""
    if given:
        return given
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError(
            "Nothing to read. Name files or folders, or pipe a report in: dateline code < report.txt"
        )
    return ["-"]


def stdin() -> BinaryIO | None:
    """Standard input as bytes, or None when the caller closed it."""
    return sys.stdin.buffer if sys.stdin is not None else None


class Skips(list[Skipped]):
    """The inputs that were skipped; reports that are none of them go on."""

    def reports(self, outcomes: Iterable[Report | Skipped]) -> Iterator[Report]:
        """The reports among what was read; the rest is kept here."""
        for outcome in outcomes:
            if isinstance(outcome, Skipped):
                self.append(outcome)
            else:
                yield outcome


def finish(coded: int, skipped: Sequence[Skipped]) -> NoReturn:
    """List what was skipped and leave with 0 (all coded), 1 (some skipped) or 2 (nothing coded)."""
    if skipped:
        click.echo(f"Skipped {len(skipped)} {'input' if len(skipped) == 1 else 'inputs'}:", err=True)
        for item in skipped:
            click.echo(shown(f"  {item.input}: {item.reason} {item.advice}".rstrip()), err=True)
    if not coded:
        if not skipped:
            click.echo("Nothing to code: the inputs hold no report.", err=True)
        sys.exit(2)
    sys.exit(1 if skipped else 0)
