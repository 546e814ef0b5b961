"""dateline doctor: what is installed, and whether it works."""

from __future__ import annotations

import platform
import sys
from datetime import date
from importlib.metadata import PackageNotFoundError, version

import click

LIBRARIES = (
    "numpy",
    "onnxruntime",
    "trafilatura",
    "lxml",
    "py3langid",
    "click",
    "rich",
    "feedparser",
    "httpcore2",
    "warcio",
)
SENTENCE = "Police in Tbilisi detained 12 protesters on Friday, the interior ministry said."


@click.command("doctor", short_help="Check the installation.")
def command() -> None:
    """Print versions of the program, its libraries, model and data, and code one sentence with each model."""
    from dateline.errors import DatelineError
    from dateline.find.lexicon import load_lexicon
    from dateline.model.report import Report
    from dateline.parse import load_parser
    from dateline.pipeline import code
    from dateline.place.gazetteer import describe

    system = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    click.echo(f"dateline {_version('dateline') or '(not installed: run from its source folder)'}, {system}")
    ok = True
    for name in LIBRARIES:
        found = _version(name)
        ok = ok and found is not None
        click.echo(f"  {name} {found or 'is missing. Install dateline again: pip install --force-reinstall dateline'}")
    try:
        click.echo(f"  trigger lexicon: {len(load_lexicon().all)} senses")
        click.echo(f"  gazetteer: {describe()}")
        report = Report(id="doctor", text=SENTENCE, published=date(2024, 5, 18))
        for model in ("fast", "accurate"):
            parser = load_parser(model)
            coded, _ = code(report, parser)
            told = "; ".join(f"{m.type} “{m.trigger.text}”" for m in coded.mentions) or "nothing"
            works = any(m.type == "COERCE" for m in coded.mentions)
            ok = ok and works
            end = "" if works else " - expected COERCE"
            click.echo(
                f"  model {model} (step {parser.encoder.labels['steps']}): found {told} in the test sentence{end}"
            )
    except DatelineError as error:
        click.echo(f"  {error}")
        ok = False
    click.echo("All is well." if ok else "Something is wrong: see the lines above.")
    sys.exit(0 if ok else 1)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
