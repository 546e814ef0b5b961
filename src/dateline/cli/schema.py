"""dateline schema: the JSON Schema of the output."""

from __future__ import annotations

from importlib.resources import files

import click


@click.command("schema", short_help="Print the JSON Schema.")
def command() -> None:
    """Print the JSON Schema (2020-12) of one line of `dateline code --format jsonl`."""
    click.echo(files("dateline").joinpath("data", "schema.json").read_text(encoding="utf-8"), nl=False)
