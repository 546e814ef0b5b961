"""dateline parse: the language pipeline's analysis."""

from __future__ import annotations

import sys
from datetime import date

import click

from dateline.cli import options
from dateline.model.report import Skipped


@click.command("parse", short_help="Analyse reports as CoNLL-U.")
@options.inputs
@click.option("--format", "form", type=click.Choice(["conllu"]), default="conllu", show_default=True)
def command(inputs: tuple[str, ...], published: date | None, publisher: str | None, model: str, form: str) -> None:
    """Write sentences, words, tags, lemmas, trees and names of reports as CoNLL-U; `# newdoc id` begins each report."""
    from dateline.export.conllu import conllu
    from dateline.parse import load_parser
    from dateline.read import read_inputs

    names = options.or_stdin(inputs)
    parser = load_parser(model)
    skipped: list[Skipped] = []
    done = 0
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for outcome in read_inputs(names, published=published, publisher=publisher, stdin=sys.stdin.buffer):
        if isinstance(outcome, Skipped):
            skipped.append(outcome)
        elif outcome.language != "en":
            skipped.append(Skipped(outcome.id, f"its language is {outcome.language}.", "Only English is parsed."))
        else:
            click.echo(conllu(parser.parse(outcome)), nl=False)
            done += 1
    options.finish(done, skipped)
