"""How well mentions of many reports are put together, and what it costs.

`python bench/link.py --sets`: the sets of tests/link/sets, coded by dateline and linked all at once: pairs of marked words in
one event. `--ecb ECBPLUS.jsonl.gz`: mentions of ECB+ topic by topic, those of the corpus and dateline's own, beside the
baseline that joins equal words of a topic. `--cost`: synthetic mentions, from a thousand up: seconds, growth, memory.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sys
import time
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from math import log
from pathlib import Path
from typing import Any

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1] / "tests" / "support")]

from coreference import Scores, b_cubed, ceaf_e, clusters_of, conll, muc
from link_sets import ReportSet, read_sets

from dateline.link.linking import Linker
from dateline.link.settings import load_settings
from dateline.link.telling import Telling, borrowing, sketch_of, stem, telling
from dateline.link.vectors import Vectors
from dateline.model.report import Report

Json = dict[str, Any]


def main() -> None:
    """Measure what is asked for."""
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    p.add_argument("--sets", action="store_true")
    p.add_argument("--ecb", type=Path)
    p.add_argument("--cost", action="store_true")
    p.add_argument("--most", type=int, default=100_000, help="mentions of the largest run of --cost")
    p.add_argument(
        "--coded", type=Path, help="keep the coded reports of --sets here, and read them when they are there"
    )
    p.add_argument("--verbose", action="store_true", help="what is wrong in each set")
    a = p.parse_args()
    if a.cost:
        cost(a.most)
        return
    linker = Linker(load_settings(), Vectors())
    if a.sets:
        measure_sets(linker, a.coded, verbose=a.verbose)
    if a.ecb:
        measure_ecb(linker, a.ecb)


# Sets of reports -----------------------------------------------------------------------------------------------------


def measure_sets(linker: Linker, coded: Path | None = None, *, verbose: bool = False) -> dict[str, Scores]:
    """Pairs in the sets for tuning (those of even number) and in the others."""
    sets = read_sets()
    records = _coded([report for s in sets for report in s.reports], coded)
    home = {
        mention: n for n, c in enumerate(linker.link(tellings_of(records, linker.vectors))) for mention in c.mentions
    }
    out: dict[str, Scores] = {}
    for name, some in (("tuning", sets[::2]), ("measured", sets[1::2]), ("all", sets)):
        right = found = gold = marked = missed = 0
        for one in some:
            event = events_of_marks(one, records, home)
            if verbose and name == "all":
                print(f"\n{one.name}")
            marked += len(event)
            missed += sum(label is None for label in event)
            for i, mark in enumerate(one.marked):
                for j in range(i):
                    other = one.marked[j]
                    is_gold = mark.event == other.event
                    is_found = event[i] is not None and event[i] == event[j]
                    gold += is_gold
                    found += is_found
                    right += is_gold and is_found
                    if verbose and name == "all" and is_gold != is_found:
                        text = {r.id: r.text for r in one.reports}
                        ours, theirs = (
                            f"{m.report[-1]} {text[m.report][m.start : m.end]}{'' if e is not None else ' (not coded)'}"
                            for m, e in ((other, event[j]), (mark, event[i]))
                        )
                        print(f"  {'missed' if is_gold else 'wrong '} {mark.event}: {ours} | {theirs}")
        scores = out[name] = Scores(right / found if found else 0.0, right / gold if gold else 0.0)
        print(
            f"{name:9} {len(some)} sets, {marked} marked words ({missed} not coded), {gold} pairs: "
            f"precision {scores.precision:.3f}, recall {scores.recall:.3f}, pairwise F1 {scores.f1:.3f}"
        )
    return out


def tellings_of(records: Mapping[str, Json], vectors: Vectors) -> list[Telling]:
    """The tellings of coded reports; a mention is named after its report."""
    out = []
    for id, record in records.items():
        sketch = sketch_of(record["text"], vectors)
        day = date.fromisoformat(record["published"]) if record["published"] else None
        borrowed = borrowing(record["mentions"])
        out += [
            telling(f"{id} {m['id']}", id, m, record["text"], day, vectors, sketch, borrowed=m["id"] in borrowed)
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


# ECB+ ----------------------------------------------------------------------------------------------------------------


def measure_ecb(linker: Linker, path: Path) -> None:
    """CoNLL F1 and B³ of the corpus's own event mentions, of equal words, and of what dateline finds itself."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        documents = [json.loads(line) for line in stream]
    gold: dict[Hashable, Hashable] = {}
    lemma: dict[Hashable, Hashable] = {}
    tellings: dict[int, list[Telling]] = {}
    for document in documents:
        sketch = sketch_of(document["text"], linker.vectors)
        for n, m in enumerate(document["mentions"]):
            if not m["selected"] or not m["type"].startswith(("ACTION", "NEG_ACTION")):
                continue
            id = f"{document['id']} {n}"
            told = _given(id, document, m, linker.vectors, sketch)
            gold[id] = (
                f"{document['topic']} {m['cluster'] or id}"
                if m["scope"] == "cross"
                else f"{document['id']} {m['cluster'] or id}"
            )
            lemma[id] = f"{document['topic']} {told.stem}"
            tellings.setdefault(document["topic"], []).append(told)
    ours: dict[Hashable, Hashable] = {}
    for some in tellings.values():
        for cluster in linker.link(some):
            ours |= dict.fromkeys(cluster.mentions, cluster.mentions[0])
    whole = {m: c.mentions[0] for c in linker.link(t for some in tellings.values() for t in some) for m in c.mentions}
    print(f"ECB+ {path.name}: {len(documents)} documents, {len(gold)} selected mentions")
    for name, labels in (("same word in topic", lemma), ("dateline, in topic", ours), ("dateline, all at once", whole)):
        _print_scores(name, clusters_of(gold), clusters_of(labels))


def _given(id: str, document: Json, m: Json, vectors: Vectors, sketch: Any) -> Telling:
    sentence = next(([a, b] for a, b, _ in document["sentences"] if a <= m["start"] < b), [m["start"], m["end"]])
    trigger = {"start": m["start"], "end": m["end"], "text": document["text"][m["start"] : m["end"]]}
    mention = {"type": "EVENT", "trigger": trigger, "sentence": sentence, "event": 0}
    return telling(id, document["id"], mention, document["text"], date(2000, 1, 1), vectors, sketch)


def _print_scores(name: str, gold: Sequence[frozenset[Hashable]], found: Sequence[frozenset[Hashable]]) -> None:
    parts = ", ".join(
        f"{label} {s.precision:.3f}/{s.recall:.3f}/{s.f1:.3f}"
        for label, s in (("MUC", muc(gold, found)), ("B³", b_cubed(gold, found)), ("CEAF-e", ceaf_e(gold, found)))
    )
    print(f"  {name:22} CoNLL F1 {100 * conll(gold, found):.1f}   (precision/recall/F1: {parts})")


if __name__ == "__main__":
    main()
