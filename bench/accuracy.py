"""Writes what the program reaches now into the README, docs/accuracy.md and training/README.md.

    python bench/accuracy.py --gold GOLD.jsonl [--corpora FOLDER] [--jobs N]

Codes the gold file with both models and puts each table between its markers, `<!-- NAME -->` and `<!-- /NAME -->`:
“accuracy” of README.md; “types”, “event numbers” and “calibration” of docs/accuracy.md, with the plot
docs/calibration.svg; and with the corpora “quiet” and “elsewhere” of docs/accuracy.md and “parse” of training/README.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import calibration
import events
import mapped
import measures
import parse
import petrarch
import quiet
from coding import code_file
from dateline.parse.parser import Parser
from markers import ROOT, put
from reliability import plot
from score import SHARES, Figure, by_type, compare, load, shown

MODELS = ("accurate", "fast")
PAGE, PLOT = "docs/accuracy.md", "docs/calibration.svg"
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


def table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Markdown."""
    names = list(columns)
    lines = [names, ["---"] * len(names), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


# ---- on the gold reports ------------------------------------------------------------------------------------------


def event_table(gold: Path, jobs: int) -> str:
    """One row a measure."""
    reports = load(gold)
    figures: dict[str, dict[str, Figure]] = {m: compare(reports, code_file(gold, m, jobs)) for m in MODELS}
    mentions = sum(len(r["mentions"]) for r in reports.values())
    rows = []
    for measure, meaning in MEANING.items():
        best, quick = figures["accurate"][measure], figures["fast"][measure]
        kind = "share right" if measure in SHARES else "F1"
        interval = f"{shown(best.low)} to {shown(best.high)}"
        rows.append((measure, meaning, kind, shown(best.value), interval, shown(quick.value)))
    head = f"{len(reports)} reports, {mentions} mentions coded by hand; 95 per cent intervals over reports drawn again."
    columns = ("measure", "what it asks", "kind", "accurate model", "95% interval", "fast model")
    return f"{head}\n\n{table(columns, rows)}"


def type_table(gold: Path, jobs: int) -> str:
    """One row a type."""
    reports = load(gold)
    best, quick = (by_type(reports, code_file(gold, m, jobs)) for m in MODELS)
    rows = (
        (kind, c.gold, c.coded, shown(c.precision), shown(c.recall), shown(c.f1),
         shown(quick[kind].f1) if kind in quick else "–")
        for kind, c in best.items()
    )  # fmt: skip
    return table(("type", "gold", "coded", "precision", "recall", "F1, accurate model", "F1, fast model"), rows)


def number_table(gold: Path, jobs: int) -> str:
    """One row a model and setting."""
    rows = [
        (model, setting, *(f"{x:.3f}" for x in (s.muc.f1, s.b3.precision, s.b3.recall, s.b3.f1, s.ceaf.f1, s.conll)))
        for model in MODELS
        for setting, s in events.measure(gold, model, jobs).items()
    ]
    columns = ("model", "setting", "MUC F1", "B³ precision", "B³ recall", "B³ F1", "CEAF F1", "CoNLL F1")
    return table(columns, rows)


def confidence_table(gold: Path, jobs: int) -> str:
    """One row a model; draws the accurate model's plot."""
    found = {model: calibration.outcomes(load(gold), code_file(gold, model, jobs)) for model in MODELS}
    drawn = plot(calibration.bins_of(found["accurate"]), calibration.expected_error(found["accurate"]))
    (ROOT / PLOT).write_text(drawn, encoding="utf-8")
    rows = (
        (model, len(o), f"{calibration.expected_error(o):.3f}", f"{calibration.by_chance(o):.3f}")
        for model, o in found.items()
    )
    return table(("model", "mentions", "expected calibration error", "by chance"), rows)


# ---- on the corpora -----------------------------------------------------------------------------------------------


def quiet_table(corpora: Path, jobs: int) -> str:
    """One row a set, of the accurate model."""
    rows = (
        (name, a.reports, a.sentences, a.mentions, f"{a.per_thousand:.0f}", f"{a.left_alone:.3f}")
        for name, a in quiet.measure(corpora, MODELS[0], jobs).items()
    )
    columns = ("set", "reports", "sentences", "mentions", "per 1,000 sentences", "share of sentences left alone")
    return table(columns, rows)


def elsewhere_table(corpora: Path, jobs: int) -> str:
    """One row a corpus, of the accurate model."""
    rows: list[tuple[object, ...]] = []
    for name, full in mapped.NAMES.items():
        c = mapped.total(mapped.measure(name, corpora, MODELS[0], jobs))
        rows.append((full, c.events, shown(c.recall), shown(c.touched), shown(c.accuracy), "–"))
    s = petrarch.measure(corpora, MODELS[0], jobs)
    rows.append(("PETRARCH unit sentences", s.expected, f"{s.type_right / s.expected:.3f}", "–", "–", f"{s.share:.3f}"))
    return table(("corpus", "events", "found", "on word", "type right", "full triple right"), rows)


def names_table(corpora: Path, _jobs: int) -> str:
    """One row a set, of the accurate model: parties by their names, places and dates on text that nobody here coded."""
    found = {**measures.phrases(), **measures.places(corpora, MODELS[0]), **measures.absolute_dates(corpora)}
    meaning = {
        "party phrases: parties": "phrases written with the tables: country and first sector right",
        "party phrases: unseen": "phrases of later years and other wars: the same",
        "TR-News: toponyms placed": "place names of news found and placed within 161 km, from raw text",
        "LGL: toponyms placed": "place names of local papers: the same",
        "absolute dates, GUM: F1": "absolute dates found and read as the right days",
    }
    rows = ((name, meaning[name], f"{value:.3f}") for name, value in found.items())
    return table(("set", "what it asks", "share or F1"), rows)


def parse_table(corpora: Path, _jobs: int) -> str:
    """One row a model and corpus; on one process."""
    documents = parse.read_documents(corpora / "ud" / "dev.conllu.gz")
    rows: list[tuple[str, ...]] = []
    for model in MODELS:
        parser = Parser(model)
        for corpus, part in documents.items():
            given, raw = parse.on_gold_words(parser, part), parse.from_raw_text(parser, part)
            rows.append((model, f"{corpus} dev", *(f"{given[k]:.1f}" for k in PARSE_FIGURES), f"{raw['LAS']:.1f}", ""))
        names = parse.names(parser, corpora / "ner" / "crossner-politics-dev.jsonl.gz")
        rows.append((model, "CrossNER politics dev", "", "", "", "", "", f"{names['F1']:.1f}"))
    return table(("model", "set", *PARSE_FIGURES, "LAS from raw text", "names F1"), rows)


# Where each table stands, as file and marker, and what writes it.
Tables = dict[tuple[str, str], Callable[[Path, int], str]]
ON_GOLD: Tables = {
    ("README.md", "accuracy"): event_table,
    (PAGE, "types"): type_table,
    (PAGE, "event numbers"): number_table,
    (PAGE, "calibration"): confidence_table,
}
ON_CORPORA: Tables = {
    ("README.md", "names"): names_table,
    (PAGE, "quiet"): quiet_table,
    (PAGE, "elsewhere"): elsewhere_table,
    ("training/README.md", "parse"): parse_table,
}


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: %(default)s)")
    arguments = parser.parse_args()
    gold, corpora, jobs = arguments.gold, arguments.corpora, arguments.jobs
    for path in (gold, corpora):
        if path is not None and not path.exists():
            sys.exit(f"accuracy: {path} is not there. Give the path of the data: make accuracy GOLD=… CORPORA=…")
    for (file, marker), written in ON_GOLD.items():
        put(ROOT / file, marker, written(gold, jobs))
    if corpora:
        for (file, marker), written in ON_CORPORA.items():
            put(ROOT / file, marker, written(corpora, jobs))


if __name__ == "__main__":
    main()
