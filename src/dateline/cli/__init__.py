"""The command line: one file a command, loaded when the command is called."""

from __future__ import annotations

import importlib
import io
import os
import sys
from pathlib import Path

import click

COMMANDS = {
    "code": "Code reports: who did what to whom, where, when, and who says so.",
    "explain": "Show for each field of a report's mentions what it was read from and why.",
    "add": "Code reports and keep them in a store: files, folders, web addresses, feeds, WARC.",
    "watch": "Keep adding what is new in feeds.",
    "recode": "Bring the records of a store up to this version's coder; corrections stay.",
    "reports": "List the reports of a store.",
    "link": "Put mentions of one event together, across the reports of a store.",
    "events": "List events with the number of reports that tell of each.",
    "event": "Show what each source says of one event, side by side.",
    "timeline": "List the events of one party in order.",
    "stats": "Count events by type, status, country, month, publisher and source.",
    "review": "Accept, reject and correct mentions one at a time; undo, history, agreement of reviewers.",
    "split": "Take mentions off an event; the decision is kept.",
    "merge": "Make events one; the decision is kept.",
    "export": "Take data away: CSV, Parquet, GeoJSON, JSON Lines, look-alike tables, corrected reports.",
    "serve": "See, question and correct the events of a store in a browser.",
    "tokens": "Make, list and withdraw tokens of people who use a team's explorer.",
    "skipped": "List inputs that were skipped, or try them again.",
    "labels": "Count loaded words by publisher and by side, in whose voice and of whom.",
    "parse": "Write the language pipeline's analysis of reports as CoNLL-U.",
    "places": "Look places up, and import a GeoNames dump of your own.",
    "doctor": "Check what is installed, and code a sentence.",
    "schema": "Print the JSON Schema of the output.",
}


class _LazyGroup(click.Group):
    """Imports a command's file only when it is called, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"dateline.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
def cli() -> None:
    """Reads reports of conflict and diplomacy and writes event records that anyone can check.

    Try: dateline code REPORT.txt --published 2024-05-17
    """


def main() -> None:
    """Entry point: whatever goes wrong is told in a line, and Ctrl-C and a closed pipe end quietly.

    Exit status: that of the command; 2 for wrong usage and errors of dateline; 130 after Ctrl-C.
    """
    from dateline.errors import DatelineError

    _streams()
    try:
        status = cli.main(prog_name="dateline", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = 2
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        status = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        status = 130
    sys.exit(status)


def _streams() -> None:
    """Standard output is UTF-8 whatever the locale; a stream that the caller closed swallows what is written."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
