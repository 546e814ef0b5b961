"""Coreference of events across documents on ECB+: mentions of the corpus, and those that dateline finds itself.

The corpus tells of each mention only its words: no type, days or parties. `dateline` stands for the weights that ship, which
ask for days and places; `fitted` for the same signs and clusters with weights that are fitted here on another part of the
corpus, as systems on this corpus are, and kept nowhere. The baseline joins equal words (without endings) of one topic.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from coreference import b_cubed, ceaf_e, clusters_of, conll, muc
from dateline.link.cluster import cluster
from dateline.link.linking import Linker
from dateline.link.settings import Settings
from dateline.link.telling import Telling, borrowing, sketch_of, stem, telling
from dateline.link.vectors import Small, Vectors
from dateline.model.report import Report

Json = dict[str, Any]
Labels = dict[Hashable, Hashable]
_WORDS_ONLY = (
    "bias", "word_same", "word_likeness", "likeness", "report_likeness", "word_and_report", "names_shared",
    "names_differ", "report_same",
)  # fmt: skip
_JOIN = 0.3  # picked on the dev part, so the fitted figure is a little optimistic
_DAY = date(2000, 1, 1)


def measure_ecb(linker: Linker, path: Path, fit_on: Path | None = None, *, own: bool = False) -> None:
    """Print CoNLL F1, and precision, recall and F1 of its three parts."""
    documents = read(path)
    gold, tellings = given(documents, linker.vectors)
    lemma = {t.id: f"{topic} {t.stem}" for topic, some in tellings.items() for t in some}
    print(f"ECB+ {path.name}: {len(documents)} documents, {len(gold)} selected mentions")
    show("same word in topic", gold, lemma)
    show("dateline, in topic", gold, linked(linker, tellings.values()))
    if fit_on:
        fitted = Linker(fit(linker, fit_on), linker.vectors)
        show("fitted, in topic", gold, linked(fitted, tellings.values()))
    if own:
        found, words, whole = own_mentions(linker, documents, gold)
        print(f"  mentions that dateline finds in the same sentences: {len(found)}, of which {whole} are selected ones")
        show("own, same word in topic", gold, words)
        show("own, all at once", gold, found)


def read(path: Path) -> list[Json]:
    """The documents of a part."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def given(documents: Sequence[Json], vectors: Vectors) -> tuple[Labels, dict[int, list[Telling]]]:
    """The selected mentions: the cluster of each, and by topic their tellings."""
    gold: Labels = {}
    tellings: dict[int, list[Telling]] = {}
    for document in documents:
        sketch = sketch_of(document["text"], vectors)
        for n, m in enumerate(document["mentions"]):
            if m["selected"] and m["type"].startswith(("ACTION", "NEG_ACTION")):
                id = f"{document['id']} {n}"
                scope = document["topic"] if m["scope"] == "cross" else document["id"]
                gold[id] = f"{scope} {m['cluster'] or id}"
                tellings.setdefault(document["topic"], []).append(_given(id, document, m, vectors, sketch))
    return gold, tellings


def _given(id: str, document: Json, m: Json, vectors: Vectors, sketch: Small) -> Telling:
    sentence = next(([a, b] for a, b, _ in document["sentences"] if a <= m["start"] < b), [m["start"], m["end"]])
    trigger = {"start": m["start"], "end": m["end"], "text": document["text"][m["start"] : m["end"]]}
    mention = {"type": "EVENT", "trigger": trigger, "sentence": sentence, "event": 0}
    return telling(id, document["id"], mention, document["text"], _DAY, vectors, sketch)


def linked(linker: Linker, groups: Iterable[Sequence[Telling]]) -> Labels:
    """The cluster of each mention; every group is clustered by itself, from the chances of all its pairs."""
    labels: Labels = {}
    for some in groups:
        chances = {(i, j): linker.scorer.chance(some[i], some[j]) for i, j in combinations(range(len(some)), 2)}
        for members in cluster(len(some), chances, join=linker.settings.limits["join"])[0]:
            labels |= dict.fromkeys((some[i].id for i in members), some[members[0]].id)
    return labels


def fit(linker: Linker, path: Path) -> Settings:
    """Weights of the signs that words give, by logistic regression on pairs of one topic."""
    gold, tellings = given(read(path), linker.vectors)
    rnd = random.Random(1)
    rows, right = [], []
    for some in tellings.values():
        for a, b in combinations(some, 2):
            is_one = gold[a.id] == gold[b.id]
            if is_one or rnd.random() < 0.25:
                signs = linker.scorer.signs(a, b)
                rows.append([signs.get(name, 0.0) for name in _WORDS_ONLY])
                right.append(is_one)
    x, y = np.array(rows), np.array(right, float)
    counts = np.where(y > 0, 1, 4)
    w = np.zeros(len(_WORDS_ONLY))
    for _ in range(40):  # Newton's method
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve(
            (x * (counts * p * (1 - p))[:, None]).T @ x + 0.01 * np.eye(len(w)), x.T @ (counts * (p - y))
        )
    weights = dict.fromkeys(linker.settings.weights, 0.0) | dict(zip(_WORDS_ONLY, w.tolist(), strict=True))
    limits = linker.settings.limits | {"join": _JOIN}
    return replace(linker.settings, weights=weights, limits=limits)


def own_mentions(
    linker: Linker, documents: Sequence[Json], gold: Mapping[Hashable, Hashable]
) -> tuple[Labels, Labels, int]:
    """Dateline's mentions in sentences with selected ones: their events, their words by topic, how many are selected."""
    from dateline.batch import code_reports

    reports = [Report(id=d["id"], text=d["text"], published=_DAY) for d in documents]
    records = [
        json.loads(line) for line in code_reports(reports, form="jsonl", model="accurate") if isinstance(line, str)
    ]
    names: dict[str, str] = {}
    words: Labels = {}
    tellings: list[Telling] = []
    topics = {d["id"]: d for d in documents}
    for record in records:
        document = topics[record["id"]]
        selected = {
            f"{record['id']} {n}": m for n, m in enumerate(document["mentions"]) if f"{record['id']} {n}" in gold
        }
        sentences = [(a, b) for a, b, _ in document["sentences"] if any(a <= m["start"] < b for m in selected.values())]
        sketch, borrowed = sketch_of(record["text"], linker.vectors), borrowing(record["mentions"], record["text"])
        for m in record["mentions"]:
            start, end = m["trigger"]["start"], m["trigger"]["end"]
            if any(a <= start < b for a, b in sentences):
                id = f"{record['id']} {m['id']}"
                met = next((name for name, s in selected.items() if s["start"] < end and start < s["end"]), id)
                names[id] = met if met not in names.values() else id
                words[names[id]] = f"{document['topic']} {stem(m['trigger']['text'].split()[0])}"
                tellings.append(
                    telling(
                        id,
                        record["id"],
                        m,
                        record["text"],
                        None,
                        linker.vectors,
                        sketch,
                        borrowed=borrowed.get(m["id"], 0),
                    )
                )
    found: Labels = {names[m]: names[event.mentions[0]] for event in linker.link(tellings) for m in event.mentions}
    return found, words, sum(name in gold for name in names.values())


def show(name: str, gold: Mapping[Hashable, Hashable], labels: Mapping[Hashable, Hashable]) -> None:
    """One line of scores."""
    ours, theirs = clusters_of(gold), clusters_of(labels)
    parts = ", ".join(
        f"{label} {s.precision:.3f}/{s.recall:.3f}/{s.f1:.3f}"
        for label, s in (("MUC", muc(ours, theirs)), ("B³", b_cubed(ours, theirs)), ("CEAF-e", ceaf_e(ours, theirs)))
    )
    print(f"  {name:24} CoNLL F1 {100 * conll(ours, theirs):.1f}   (precision/recall/F1: {parts})")
