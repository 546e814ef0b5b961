"""How near a mention's confidence is to the share of such mentions that are right.

    python bench/calibration.py GOLD.jsonl [--plot docs/calibration.svg] [--model accurate|fast]
    python bench/calibration.py --fit [--gold FILE.jsonl] [--written FILE.txt ...] [--out FILE.toml]

A mention is right when gold has one of its type in its sentence (bench/score.py, the sentence measure). The expected
calibration error is the mean distance between confidence and share right over ten bins of equal width, weighed by
mentions. With few mentions it is never 0 by chance alone: “by chance” is what it would be on average if every confidence
were exactly true.

`--fit` codes reports whose gold is known, with both models, and writes src/dateline/data/calibration.toml, the two
numbers that find turns scores into confidences by. Fit only on reports that the shipped weights were not trained on,
since on those they were trained on a model is righter than it is elsewhere; and never on the reports that the error is
measured on. `--written` takes files of the written corpus, or its folder.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from coding import Record, code_file, code_texts
from dateline.find.calibration import TABLE, Calibration, load_calibration
from dateline.model.report import Report
from reliability import Bin, plot
from score import load, paired, shown

BINS = 10
CHANCE_DRAWS = 200
ENOUGH = 0.045  # less is chance with so few mentions; with the gate's margin it gives a floor of 0.95, an error of 0.05
MODELS = ("accurate", "fast")
STEPS = 50  # of Newton's method; it stands still after ten
PULL = 1.0  # towards leaving scores as they are: as much as a handful of mentions
Outcome = tuple[float, bool]
"""A confidence, and whether its mention is right."""


# ---- measuring ----------------------------------------------------------------------------------------------------


def outcomes(gold: dict[str, Record], coded: dict[str, Record]) -> list[Outcome]:
    """Every coded mention of the gold reports."""
    out: list[Outcome] = []
    for name, report in gold.items():
        other = coded.get(name) or {"mentions": []}
        strict, rest = paired(report, other)
        right = {id(c) for _, c in strict + rest}
        out += [(m["confidence"], id(m) in right) for m in other["mentions"]]
    return out


def bins_of(found: Sequence[Outcome]) -> list[Bin]:
    """The outcomes in bins of equal width, empty ones left out."""
    groups: dict[int, list[Outcome]] = {}
    for outcome in found:
        groups.setdefault(min(BINS - 1, int(outcome[0] * BINS)), []).append(outcome)
    return [
        Bin(k / BINS, (k + 1) / BINS, len(g), sum(c for c, _ in g) / len(g), sum(r for _, r in g) / len(g))
        for k, g in sorted(groups.items())
    ]


def expected_error(found: Sequence[Outcome]) -> float:
    """The mean distance between confidence and share right."""
    return sum(b.size * abs(b.confidence - b.right) for b in bins_of(found)) / len(found) if found else 0.0


def by_chance(found: Sequence[Outcome]) -> float:
    """The error that confidences which are exactly true would have with as many mentions."""
    draw = random.Random(0)
    draws = ([(c, draw.random() < c) for c, _ in found] for _ in range(CHANCE_DRAWS))
    return sum(map(expected_error, draws)) / CHANCE_DRAWS


def figures(gold: Path, model: str, jobs: int = 1) -> dict[str, float]:
    """For the gate, where higher is better: 1 less the error, which counts as ENOUGH where it is smaller."""
    error = expected_error(outcomes(load(gold), code_file(gold, model, jobs)))
    return {"confidence: 1 - calibration error": 1 - max(ENOUGH, error)}


# ---- fitting ------------------------------------------------------------------------------------------------------


def fit(found: Iterable[Outcome]) -> Calibration:
    """Slope and intercept of the log-odds that make the outcomes likeliest, by Newton's method."""
    points = [(Calibration.log_odds(c), float(r)) for c, r in found]
    slope, intercept = 1.0, 0.0
    for _ in range(STEPS):
        a = b = aa = ab = bb = 0.0
        for x, y in points:
            p = 1 / (1 + math.exp(-(slope * x + intercept)))
            weight = p * (1 - p)
            a, b = a + (y - p) * x, b + (y - p)
            aa, ab, bb = aa + weight * x * x, ab + weight * x, bb + weight
        a, b = a - PULL * (slope - 1), b - PULL * intercept
        aa, bb = aa + PULL, bb + PULL
        determinant = aa * bb - ab * ab
        slope += (bb * a - ab * b) / determinant
        intercept += (aa * b - ab * a) / determinant
    return Calibration(round(slope, 3), round(intercept, 3))


def scores_of(found: Iterable[Outcome]) -> list[Outcome]:
    """Outcomes with the scores that the program's present calibration made the confidences of."""
    present = load_calibration()
    return [(present.score(confidence), right) for confidence, right in found]


def written_gold(paths: Sequence[Path]) -> dict[str, Record]:
    """Items of the written corpus as gold reports."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "training" / "corpus"))
    from corpus import corpus_files, read_file  # type: ignore[import-not-found]

    out: dict[str, Record] = {}
    for path in paths:
        for file in corpus_files(path) if path.is_dir() else [path]:
            items, errors = read_file(file)
            if errors:
                sys.exit(f"calibration: {errors[0]}")
            out |= {f"{file.stem}/{item.name}": _record(item) for item in items}
    return out


def _record(item: object) -> Record:
    mentions = [
        {
            "type": m.type,
            "sentence": list(item.sentences[m.sentence]),  # type: ignore[attr-defined]
            "trigger": {"start": m.trigger[0], "end": m.trigger[1]},
        }
        for m in item.mentions  # type: ignore[attr-defined]
    ]
    return {k: getattr(item, k) for k in ("text", "title", "published", "publisher")} | {"mentions": mentions}


def fit_files(gold: Sequence[Path], written: Sequence[Path], jobs: int) -> tuple[Calibration, list[Outcome]]:
    """The calibration by all files with both models, and the scores it was fitted on."""
    known = written_gold(written)
    for path in gold:
        known |= load(path)
    reports = [
        Report(name, r["text"], r.get("title"), r.get("publisher"),
               date.fromisoformat(r["published"]) if r.get("published") else None)
        for name, r in known.items()
    ]  # fmt: skip
    found: list[Outcome] = []
    for model in MODELS:
        found += scores_of(outcomes(known, code_texts(reports, model, jobs)))
    return fit(found), found


def write(table: Path, calibration: Calibration, sources: Sequence[Path], mentions: int) -> None:
    """Put the calibration into its file."""
    names = ", ".join(path.name for path in sources)
    table.write_text(
        "# A mention's confidence is its score with these two applied to the log-odds; find/calibration.py reads them.\n"
        f'# Written by bench/calibration.py --fit.\nsource = "fitted on {mentions} mentions of {names}"\n'
        f"slope = {calibration.slope}\nintercept = {calibration.intercept}\n",
        encoding="utf-8",
    )


# ---- running ------------------------------------------------------------------------------------------------------


def report_error(name: str, found: Sequence[Outcome]) -> None:
    """Print the bins and the error."""
    print(f"{name}: {len(found)} mentions, expected calibration error {expected_error(found):.3f} "
          f"({by_chance(found):.3f} by chance)")  # fmt: skip
    for b in bins_of(found):
        print(
            f"  {b.low:.1f} to {b.high:.1f}{b.size:6} mentions, confidence {shown(b.confidence)}, right {shown(b.right)}"
        )


def main() -> None:
    """Measure, or fit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("measured", type=Path, nargs="?", metavar="GOLD", help="gold reports to measure on")
    parser.add_argument("--plot", type=Path, help="also draw the bins, as SVG")
    parser.add_argument("--model", choices=MODELS, default="accurate")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--fit", action="store_true", help="fit on --gold and --written")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="gold reports to fit on")
    parser.add_argument("--written", type=Path, nargs="+", default=[], help="files of the written corpus to fit on")
    parser.add_argument("--out", type=Path, default=TABLE, help="where the fit is written; else where find reads it")
    arguments = parser.parse_args()
    if arguments.fit:
        if not arguments.gold and not arguments.written:
            parser.error("--fit needs --gold or --written")
        calibration, found = fit_files(arguments.gold, arguments.written, arguments.jobs)
        report_error("before", found)
        report_error("after", [(calibration.confidence(score), right) for score, right in found])
        write(arguments.out, calibration, [*arguments.gold, *arguments.written], len(found))
        print(f"slope {calibration.slope}, intercept {calibration.intercept}: written to {arguments.out.name}")
        return
    if arguments.measured is None:
        parser.error("name the gold reports to measure on, or --fit")
    found = outcomes(load(arguments.measured), code_file(arguments.measured, arguments.model, arguments.jobs))
    report_error(arguments.model, found)
    if arguments.plot:
        arguments.plot.parent.mkdir(parents=True, exist_ok=True)
        arguments.plot.write_text(plot(bins_of(found), expected_error(found)), encoding="utf-8")
        print(f"Drawn: {arguments.plot}")


if __name__ == "__main__":
    main()
