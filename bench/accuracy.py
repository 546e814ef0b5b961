"""Writes the accuracy tables of the README and of training/README.md from what the program does now.

    python bench/accuracy.py --gold GOLD.jsonl [--corpora FOLDER]

Codes the gold file with both models, scores it by bench/score.py, and puts the table between the markers
`<!-- accuracy -->` and `<!-- /accuracy -->` of README.md; with the corpora, the language pipeline's figures between the
markers `<!-- parse -->` and `<!-- /parse -->` of training/README.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import parse
from coding import code_file
from dateline.parse.parser import Parser
from markers import ROOT, put
from score import SHARES, Figure, compare, load, shown

MODELS = ("accurate", "fast")
MEANING = {
    "trigger": "type right, trigger word right",
    "sentence": "type right, sentence right",
    "actor": "who did it",
    "recipient": "to whom",
    "place": "where, within 25 km",
    "date": "days overlap, at most twice as long",
    "date_exact": "days exactly equal",
    "status": "actual, future, possible or negated",
    "country": "country of a party found",
    "sector": "sector of a party found",
    "attribution": "who vouches for it",
    "figures": "killed, injured, … : kind and number",
    "record": "type, all parties' codes, status and date right at once",
    "dyad": "actor code, type, recipient code per report",
}
PARSE_FIGURES = ("UPOS", "UAS", "LAS", "lemma")


def event_table(gold: Path) -> str:
    """Markdown: one row a measure."""
    reports = load(gold)
    figures: dict[str, dict[str, Figure]] = {model: compare(reports, code_file(gold, model)) for model in MODELS}
    mentions = sum(len(r["mentions"]) for r in reports.values())
    rows = [
        f"{len(reports)} reports, {mentions} mentions coded by hand; 95 per cent intervals over reports drawn again.",
        "",
        "| measure | what it asks | kind | accurate model | 95% interval | fast model |",
        "|---|---|---|---|---|---|",
    ]
    for measure, meaning in MEANING.items():
        best, quick = figures["accurate"][measure], figures["fast"][measure]
        kind = "share right" if measure in SHARES else "F1"
        cells = (
            measure,
            meaning,
            kind,
            shown(best.value),
            f"{shown(best.low)} to {shown(best.high)}",
            shown(quick.value),
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def parse_table(corpora: Path) -> str:
    """Markdown: one row a model and corpus."""
    documents = parse.read_documents(corpora / "ud" / "dev.conllu.gz")
    rows = [
        "| model | set | UPOS | UAS | LAS | lemma | LAS from raw text | names F1 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for model in MODELS:
        parser = Parser(model)
        for corpus, part in documents.items():
            given, raw = parse.on_gold_words(parser, part), parse.from_raw_text(parser, part)
            cells = " | ".join(f"{given[k]:.1f}" for k in PARSE_FIGURES)
            rows.append(f"| {model} | {corpus} dev | {cells} | {raw['LAS']:.1f} | |")
        names = parse.names(parser, corpora / "ner" / "crossner-politics-dev.jsonl.gz")
        rows.append(f"| {model} | CrossNER politics dev | | | | | | {names['F1']:.1f} |")
    return "\n".join(rows)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpora", type=Path)
    arguments = parser.parse_args()
    for path in (arguments.gold, arguments.corpora):
        if path is not None and not path.exists():
            sys.exit(f"accuracy: {path} is not there. Give the path of the data: make accuracy GOLD=… CORPORA=…")
    put(ROOT / "README.md", "accuracy", event_table(arguments.gold))
    if arguments.corpora:
        put(ROOT / "training" / "README.md", "parse", parse_table(arguments.corpora))


if __name__ == "__main__":
    main()
