"""How well mentions of many reports are put together, and what it costs.

`python bench/link.py --sets`: the sets of tests/link/sets, coded by dateline and linked all at once: pairs of marked words in
one event. `--ecb PART.jsonl.gz [--fit OTHER-PART.jsonl.gz] [--own]`: ECB+ (bench/link_ecb.py). `--cost [--most N]`: synthetic
mentions, from a thousand up: seconds, growth, memory (bench/link_cost.py).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1] / "tests" / "support")]

from link_sets import ReportSet, read_sets

from coreference import Scores
from dateline.link.linking import Linker
from dateline.link.settings import load_settings
from dateline.link.telling import Telling, borrowing, sketch_of, telling
from dateline.link.vectors import Vectors
from dateline.model.report import Report
from link_cost import cost
from link_ecb import measure_ecb

Json = dict[str, Any]


def main() -> None:
    """Measure what is asked for."""
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    p.add_argument("--sets", action="store_true")
    p.add_argument("--ecb", type=Path)
    p.add_argument("--fit", type=Path, help="fit the weights of --ecb on this part; they are for this measurement only")
    p.add_argument("--own", action="store_true", help="in --ecb also the mentions that dateline finds itself")
    p.add_argument("--cost", action="store_true")
    p.add_argument("--most", type=int, default=100_000, help="mentions of the largest run of --cost")
    p.add_argument(
        "--coded", type=Path, help="keep the coded reports of --sets here, and read them when they are there"
    )
    p.add_argument("--verbose", action="store_true", help="what is wrong in each set")
    a = p.parse_args()
    linker = Linker(load_settings(), Vectors())
    if a.cost:
        cost(linker, a.most)
    if a.sets:
        measure_sets(linker, a.coded, verbose=a.verbose)
    if a.ecb:
        measure_ecb(linker, a.ecb, a.fit, own=a.own)


# Sets of reports -----------------------------------------------------------------------------------------------------


def measure_sets(linker: Linker, coded: Path | None = None, *, verbose: bool = False) -> dict[str, Scores]:
    """Pairs in the sets for tuning and in those that are held out."""
    sets = read_sets()
    records = _coded([report for s in sets for report in s.reports], coded)
    home = {
        mention: n for n, c in enumerate(linker.link(tellings_of(records, linker.vectors))) for mention in c.mentions
    }
    out: dict[str, Scores] = {}
    held, tuned = ([s for s in sets if s.is_held_out is which] for which in (True, False))
    for name, some in (("tuning", tuned), ("held out", held), ("all", sets)):
        right = found = gold = reachable = marked = missed = 0
        for one in some:
            event = events_of_marks(one, records, home)
            if verbose and name == "tuning":
                print(f"\n{one.name}")
            marked += len(event)
            missed += sum(label is None for label in event)
            for i, mark in enumerate(one.marked):
                for j in range(i):
                    other = one.marked[j]
                    is_gold = mark.event == other.event
                    is_found = event[i] is not None and event[i] == event[j]
                    gold += is_gold
                    reachable += is_gold and event[i] is not None and event[j] is not None
                    found += is_found
                    right += is_gold and is_found
                    if verbose and name == "tuning" and is_gold != is_found:
                        text = {r.id: r.text for r in one.reports}
                        ours, theirs = (
                            f"{m.report[-1]} {text[m.report][m.start : m.end]}{'' if e is not None else ' (not coded)'}"
                            for m, e in ((other, event[j]), (mark, event[i]))
                        )
                        print(f"  {'missed' if is_gold else 'wrong '} {mark.event}: {ours} | {theirs}")
        scores = out[name] = Scores(right / found if found else 0.0, right / gold if gold else 0.0)
        coded_only = Scores(scores.precision, right / reachable if reachable else 0.0)
        print(
            f"{name:9} {len(some)} sets, {marked} marked words ({missed} not coded), {gold} pairs: "
            f"precision {scores.precision:.3f}, recall {scores.recall:.3f}, pairwise F1 {scores.f1:.3f} "
            f"({coded_only.f1:.3f} where both words are coded)"
        )
    return out


def tellings_of(records: Mapping[str, Json], vectors: Vectors) -> list[Telling]:
    """The tellings of coded reports; a mention is named after its report."""
    out = []
    for id, record in records.items():
        sketch = sketch_of(record["text"], vectors)
        day = date.fromisoformat(record["published"]) if record["published"] else None
        borrowed = borrowing(record["mentions"], record["text"])
        out += [
            telling(f"{id} {m['id']}", id, m, record["text"], day, vectors, sketch, borrowed=borrowed.get(m["id"], 0))
            for m in record["mentions"]
        ]
    return out


def events_of_marks(one: ReportSet, records: Mapping[str, Json], home: Mapping[str, int]) -> list[int | None]:
    """The event of each marked word: that of the mention whose trigger meets it, else None."""
    out: list[int | None] = []
    for mark in one.marked:
        met = [
            f"{mark.report} {m['id']}"
            for m in records[mark.report]["mentions"]
            if m["trigger"]["start"] < mark.end and mark.start < m["trigger"]["end"]
        ]
        out.append(home[met[0]] if met else None)
    return out


def _coded(reports: Sequence[Report], kept: Path | None = None) -> dict[str, Json]:
    from dateline.batch import code_reports

    if kept and kept.exists():
        found = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
        return {record["id"]: record for record in found}
    lines = [line for line in code_reports(reports, form="jsonl", model="accurate", jobs=1) if isinstance(line, str)]
    if kept:
        kept.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return {record["id"]: record for record in map(json.loads, lines)}


if __name__ == "__main__":
    main()
