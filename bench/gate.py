"""Stops a change that makes coding worse: every figure must reach its floor in bench/floors.json.

    python bench/gate.py --gold GOLD.jsonl [--corpora FOLDER] [--update] [--new-data]

Takes a gold file, and the folder of open corpora for the language pipeline's figures (without it they are left out).
Prints each figure beside its floor; exit status 0 when all reach it, 1 when one falls below, 2 when nothing can be
compared. `--update` raises floors to what was measured, less a margin for processors that round otherwise, and never
lowers one. `--new-data` starts afresh after the gold file itself has changed; say in the changelog why.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from pathlib import Path
from typing import Any, NoReturn

import parse
from coding import code_file
from dateline.parse.parser import Parser
from score import MEASURES, compare, load

FLOORS = Path(__file__).with_name("floors.json")
MODELS = ("accurate", "fast")
MARGIN = 0.005  # int8 sums differ in the last place between processors, which moves a few mentions


def measure_events(gold: Path) -> dict[str, float]:
    """The scorer's figures for both models, from 0 to 1."""
    out = {}
    reports = load(gold)
    for model in MODELS:
        figures = compare(reports, code_file(gold, model))
        out |= {f"{model}: {m}": value for m in MEASURES if (value := figures[m].value) is not None}
    return out


def measure_parse(corpora: Path) -> dict[str, float]:
    """Tags, trees and names for both models, from 0 to 1."""
    out = {}
    documents = parse.read_documents(corpora / "ud" / "dev.conllu.gz")
    for model in MODELS:
        parser = Parser(model)
        for corpus, part in documents.items():
            gold_words = parse.on_gold_words(parser, part)
            out |= {f"{model}: {corpus} {k}": gold_words[k] / 100 for k in ("UPOS", "UAS", "LAS", "lemma")}
            out[f"{model}: {corpus} LAS from raw text"] = parse.from_raw_text(parser, part)["LAS"] / 100
        names = parse.names(parser, corpora / "ner" / "crossner-politics-dev.jsonl.gz")
        out[f"{model}: CrossNER politics names F1"] = names["F1"] / 100
    return out


def below(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The figures under their floor, and those that have a floor and were not measured."""
    return [name for name, floor in floors.items() if measured.get(name, -1.0) < floor]


def raised(measured: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The floors after an update: only ever higher."""
    found = {name: max(0.0, math.floor(1000 * (value - MARGIN)) / 1000) for name, value in measured.items()}
    return {name: max(found.get(name, 0.0), floors.get(name, 0.0)) for name in sorted(found.keys() | floors.keys())}


def digest(path: Path) -> str:
    """A fingerprint, so that floors are only ever compared on the same data."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Measure, compare, and raise the floors when asked."""
    arguments = _arguments()
    sets = [("events", arguments.gold, lambda: measure_events(arguments.gold))]
    if arguments.corpora:
        sets.append(("parse", arguments.corpora / "ud" / "dev.conllu.gz", lambda: measure_parse(arguments.corpora)))
    kept: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failed = []
    for name, data, measure in sets:
        if not data.exists():
            _stop(f"{data} is not there. Give the path of the data: make gate GOLD=… CORPORA=…")
        part = kept.get(name, {})
        if part.get("data", digest(data)) != digest(data) and not arguments.new_data:
            _stop(
                f"{data} is not the file that the floors of “{name}” were measured on. "
                "If it was changed on purpose: bench/gate.py --new-data --update"
            )
        floors: dict[str, float] = {} if arguments.new_data else part.get("floors", {})
        measured = measure()
        for figure, value in measured.items():
            floor = floors.get(figure)
            low = floor is not None and value < floor
            shown = "none" if floor is None else f"{floor:.3f}"
            print(f"{figure:40} {value:.3f}   floor {shown}{'   BELOW' if low else ''}")
        failed += below(measured, floors)
        if arguments.update:
            kept[name] = {"data": digest(data), "floors": raised(measured, floors)}
    if arguments.update:
        FLOORS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        print(f"Floors written to {FLOORS.name}.")
    if failed:
        print("Below the floor: " + "; ".join(failed) + ".")
        print("Find what the change broke with bench/score.py and dateline explain; floors are not lowered.")
        sys.exit(1)
    print("All figures reach their floors.")


def _stop(message: str) -> NoReturn:
    print(f"gate: {message}", file=sys.stderr)
    sys.exit(2)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True, help="gold reports, JSON Lines")
    parser.add_argument("--corpora", type=Path, help="folder of open corpora with ud/ and ner/")
    parser.add_argument("--update", action="store_true", help="raise floors to what was measured")
    parser.add_argument("--new-data", action="store_true", help="forget the floors of data that was changed on purpose")
    return parser.parse_args()


if __name__ == "__main__":
    main()
