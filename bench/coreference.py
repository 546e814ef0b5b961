"""Measures of coreference, each from its definition: MUC, B³, CEAF-e, their mean (CoNLL F1), and pairs.

Takes two partitions of the same mentions as lists of sets; gives precision, recall and F1 from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

Clusters = Sequence[frozenset[Hashable]]


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def clusters_of(labels: Mapping[Hashable, Hashable]) -> list[frozenset[Hashable]]:
    """Items with equal labels, as sets."""
    out: dict[Hashable, set[Hashable]] = {}
    for item, label in labels.items():
        out.setdefault(label, set()).add(item)
    return [frozenset(items) for items in out.values()]


def muc(gold: Clusters, found: Clusters) -> Scores:
    """Links: how many must be added to make one partition's clusters whole in the other."""
    return Scores(_muc_recall(found, gold), _muc_recall(gold, found))


def b_cubed(gold: Clusters, found: Clusters) -> Scores:
    """For each mention the share of its cluster that is right, on average."""
    return Scores(_b_cubed_recall(found, gold), _b_cubed_recall(gold, found))


def ceaf_e(gold: Clusters, found: Clusters) -> Scores:
    """Clusters paired one to one so that their likeness, twice the shared over the sum of sizes, is largest in sum."""
    total = 0.0
    home = _home(found)
    ties: dict[int, set[int]] = {}
    for g, cluster in enumerate(gold):
        ties[g] = {home[item] for item in cluster if item in home}
    for ours, theirs in _blocks(ties):
        likeness = [[2 * len(gold[g] & found[f]) / (len(gold[g]) + len(found[f])) for f in theirs] for g in ours]
        total += best_sum(likeness)
    return Scores(total / len(found) if found else 0.0, total / len(gold) if gold else 0.0)


def conll(gold: Clusters, found: Clusters) -> float:
    """The mean of the three F1."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def pairs(gold: Iterable[frozenset[Hashable]], found: Iterable[frozenset[Hashable]]) -> Scores:
    """Pairs of mentions that are in one cluster."""
    right, ours = _pairs(found), _pairs(gold)
    shared = len(right & ours)
    return Scores(shared / len(right) if right else 0.0, shared / len(ours) if ours else 0.0)


def best_sum(gain: Sequence[Sequence[float]]) -> float:
    """The largest sum of entries with at most one in each row and column: the Hungarian method with potentials."""
    if not gain or not gain[0]:
        return 0.0
    rows, columns = len(gain), len(gain[0])
    if rows > columns:
        return best_sum([[gain[r][c] for r in range(rows)] for c in range(columns)])
    top, left = [0.0] * (rows + 1), [0.0] * (columns + 1)
    match, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], at = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while match[at]:
            used[at] = True
            here, step, following = match[at], float("inf"), 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                cost = -gain[here - 1][column - 1] - top[here] - left[column]
                if cost < least[column]:
                    least[column], way[column] = cost, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    top[match[column]] += step
                    left[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            match[at], at = match[way[at]], way[at]
    return sum(gain[match[c] - 1][c - 1] for c in range(1, columns + 1) if match[c])


def _blocks(ties: Mapping[int, set[int]]) -> list[tuple[list[int], list[int]]]:
    """Clusters of both sides that hang together, so that large pairings fall into small ones."""
    back: dict[int, set[int]] = {}
    for g, some in ties.items():
        for f in some:
            back.setdefault(f, set()).add(g)
    out, seen = [], set[int]()
    for first in ties:
        if first in seen or not ties[first]:
            continue
        ours, theirs, waiting = {first}, set[int](), [first]
        while waiting:
            for f in ties[waiting.pop()] - theirs:
                theirs.add(f)
                waiting += back[f] - ours
                ours |= back[f]
        seen |= ours
        out.append((sorted(ours), sorted(theirs)))
    return out


def _home(clusters: Clusters) -> dict[Hashable, int]:
    return {item: n for n, cluster in enumerate(clusters) for item in cluster}


def _muc_recall(gold: Clusters, found: Clusters) -> float:
    home = _home(found)
    kept = all_links = 0
    for cluster in gold:
        parts = len({home.get(item, ("alone", item)) for item in cluster})
        kept += len(cluster) - parts
        all_links += len(cluster) - 1
    return kept / all_links if all_links else 0.0


def _b_cubed_recall(gold: Clusters, found: Clusters) -> float:
    home = _home(found)
    total = count = 0.0
    for cluster in gold:
        for item in cluster:
            count += 1
            if item in home:
                total += len(cluster & found[home[item]]) / len(cluster)
    return total / count if count else 0.0


def _pairs(clusters: Iterable[frozenset[Hashable]]) -> set[frozenset[Hashable]]:
    return {frozenset((a, b)) for cluster in clusters for a in cluster for b in cluster if a != b}
