"""dateline parse: the language pipeline's analysis."""

from __future__ import annotations

from datetime import date

import click

from dateline.cli import options
from dateline.model.report import Skipped


@click.command("parse", short_help="Analyse reports as CoNLL-U.")
@options.inputs
@click.option("--format", "form", type=click.Choice(["conllu"]), default="conllu", show_default=True)
def command(inputs: tuple[str, ...], published: date | None, publisher: str | None, model: str, form: str) -> None:
    """Write sentences, words, tags, lemmas, trees and names of reports as CoNLL-U; `# newdoc id` begins each report."""
    from dateline.batch import failed
    from dateline.errors import DatelineError
    from dateline.export.conllu import conllu
    from dateline.parse import load_parser
    from dateline.read import read_inputs

    names = options.or_stdin(inputs)
    parser = load_parser(model)
    skipped = options.Skips()
    done = 0
    for report in skipped.reports(read_inputs(names, published=published, publisher=publisher, stdin=options.stdin())):
        if report.language != "en":
            skipped.append(Skipped(report.id, f"its language is {report.language}.", "Only English is parsed."))
            continue
        try:
            rows = conllu(parser.parse(report))
        except DatelineError:
            raise
        except Exception as error:  # one report must never stop the others
            skipped.append(failed(report, error))
            continue
        click.echo(rows, nl=False)
        done += 1
    options.finish(done, skipped)
