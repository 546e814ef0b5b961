"""Stops a change that makes coding worse: every figure must reach its floor in bench/floors.json.

    python bench/gate.py --gold GOLD.jsonl [--corpora FOLDER] [--only SET ...] [--jobs N] [--update] [--new-data]

Takes a gold file, and the folder of open corpora for the sets that need it; bench/measures.py lists the sets. Prints
each figure beside its floor. Exit status 0 when all reach it, 1 when one falls below, 2 when nothing falls below but a
set could not be measured, because its data are not there or are not those of its floors; such sets are named. Sets that
were left out by choice (no --corpora, or --only) are named too, and do not count.
`--update` raises floors to what was measured, less a margin for processors that round otherwise, and never lowers one.
`--new-data` starts afresh with the sets whose data were changed on purpose; say in the changelog why.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from measures import Measure, measures_of

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.005  # int8 sums differ in the last place between processors, which moves a few mentions
WHOLE_GATE = 2  # processes: as many cores as the smallest machine that runs the gate has


def below(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The figures under their floor, and those that have a floor and were not measured."""
    return [name for name, floor in floors.items() if measured.get(name, -1.0) < floor]


def raised(measured: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The floors after an update: only ever higher."""
    found = {name: max(0.0, math.floor(1000 * (value - MARGIN)) / 1000) for name, value in measured.items()}
    return {name: max(found.get(name, 0.0), floors.get(name, 0.0)) for name in sorted(found.keys() | floors.keys())}


def digest(files: Iterable[Path]) -> str:
    """A fingerprint, so that floors are only ever compared on the same data."""
    single = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    return single[0] if len(single) == 1 else hashlib.sha256("".join(single).encode()).hexdigest()


def trouble(measure: Measure, part: dict[str, Any], *, new_data: bool) -> str | None:
    """Why a set cannot be compared, None when it can."""
    absent = [str(path) for path in measure.files if not path.exists()]
    if absent:
        return f"{', '.join(absent)} not there. Give the path of the data: make gate GOLD=… CORPORA=…"
    if part and part["data"] != digest(measure.files) and not new_data:
        names = ", ".join(path.name for path in measure.files)
        return f"{names} not as when its floors were measured. If changed on purpose: bench/gate.py --new-data --update"
    return None


def figures_of(measure: Measure) -> dict[str, float]:
    """A set's figures for all its models."""
    return {f"{m}: {name}": value for m in measure.models for name, value in measure.figures(m).items()}


def print_figures(measured: dict[str, float], floors: dict[str, float]) -> None:
    """Each figure beside its floor."""
    for figure, value in measured.items():
        floor = floors.get(figure)
        shown = "none" if floor is None else f"{floor:.3f}"
        print(f"{figure:52} {value:.3f}   floor {shown}{'   BELOW' if floor is not None and value < floor else ''}")
    for figure in floors.keys() - measured.keys():
        print(f"{figure:52}   not measured any more   BELOW")


def main() -> None:
    """Measure, compare, and raise the floors when asked."""
    arguments = _arguments()
    sets = measures_of(arguments.gold, arguments.corpora, arguments.jobs)
    kept: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failed: list[str] = []
    unmeasured: list[str] = []
    left_out = sorted(kept.keys() - {m.name for m in sets})
    for measure in sets:
        if arguments.only and measure.name not in arguments.only:
            left_out.append(measure.name)
            continue
        part = kept.get(measure.name, {})
        problem = trouble(measure, part, new_data=arguments.new_data)
        if problem:
            unmeasured.append(f"{measure.name}: {problem}")
            continue
        data = digest(measure.files)
        floors: dict[str, float] = part["floors"] if part.get("data") == data else {}
        begun = time.perf_counter()
        measured = figures_of(measure)
        print(f"\n{measure.name} ({time.perf_counter() - begun:.0f} s)")
        print_figures(measured, floors)
        failed += below(measured, floors)
        if arguments.update:
            kept[measure.name] = {"data": data, "floors": raised(measured, floors)}
    print()
    if arguments.update:
        FLOORS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        print(f"Floors written to {FLOORS.name}.")
    if left_out:
        print(f"Left out by choice: {', '.join(left_out)}.")
    for line in unmeasured:
        print(f"NOT MEASURED: {line}")
    if failed:
        print("Below the floor: " + "; ".join(failed) + ".")
        print("Find what the change broke with make errors and dateline explain; floors are not lowered.")
        sys.exit(1)
    if unmeasured:
        sys.exit(2)
    print("All figures that were measured reach their floors.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True, help="gold reports, JSON Lines")
    parser.add_argument("--corpora", type=Path, help="folder of open corpora")
    parser.add_argument("--only", nargs="+", default=[], metavar="SET", help="measure these sets only")
    parser.add_argument("--jobs", type=int, default=WHOLE_GATE, help="processes (default: %(default)s)")
    parser.add_argument("--update", action="store_true", help="raise floors to what was measured")
    parser.add_argument(
        "--new-data", action="store_true", help="forget the floors of data that were changed on purpose"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
