"""Events from pair chances: the two clusters most alike are joined first, as long as their mean chance is high enough.

Takes the number of tellings, the chances of pairs, and what is known for sure (one report's own event numbers, decisions of
people); gives clusters and the joins that made them. Method: average-link agglomeration over the pairs that were
compared, so that one strong pair between two clusters is not enough when the others speak against it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Join:
    """The likeliest pair between two clusters that were joined, and the mean chance between these at that moment."""

    one: int
    two: int
    chance: float
    mean: float


@dataclass(slots=True)
class _Between:
    """What is known between two clusters: sum and number of chances, and the likeliest pair."""

    total: float = 0.0
    count: int = 0
    best: float = -1.0
    pair: Pair = (0, 0)
    is_forbidden: bool = False

    def add(self, other: _Between) -> None:
        self.total += other.total
        self.count += other.count
        self.is_forbidden |= other.is_forbidden
        if (-other.best, other.pair) < (-self.best, self.pair):
            self.best, self.pair = other.best, other.pair

    @property
    def mean(self) -> float:
        return self.total / self.count if self.count else 0.0


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    between: dict[int, _Between] = field(default_factory=dict)


def cluster(
    count: int,
    chances: Mapping[Pair, float],
    sure: Iterable[Iterable[int]] = (),
    apart: Iterable[Pair] = (),
    *,
    join: float = 0.5,
) -> tuple[list[list[int]], list[Join]]:
    """Clusters of 0 … count - 1, each in order and ordered by first member; and the joins, in the order they were made.

    `sure` are groups that belong together, `apart` pairs that must not be in one cluster; where they contradict each
    other, `sure` holds.
    """
    home = _homes(count, sure)
    clusters: dict[int, _Cluster] = {}
    for i in range(count):
        clusters.setdefault(home[i], _Cluster([])).members.append(i)
    for a, b in apart:
        if home[a] != home[b]:
            _note(clusters, home[a], home[b], _Between(is_forbidden=True))
    for (a, b), value in chances.items():
        if home[a] != home[b]:
            _note(clusters, home[a], home[b], _Between(value, 1, value, (a, b)))
    waiting: list[tuple[float, int, int]] = []
    for one, found in clusters.items():
        for two, between in found.between.items():
            if one < two and between.mean >= join and not between.is_forbidden:
                waiting.append((-between.mean, one, two))
    heapq.heapify(waiting)
    joins: list[Join] = []
    while waiting:
        mean, one, two = heapq.heappop(waiting)
        best = clusters[one].between.get(two) if one in clusters else None
        if best is None or best.mean != -mean or best.is_forbidden:
            continue  # it was so before one of them grew
        joins.append(Join(*best.pair, best.best, best.mean))
        for other in _merge(clusters, one, two):
            now = clusters[one].between[other]
            if now.mean >= join and not now.is_forbidden:
                heapq.heappush(waiting, (-now.mean, min(one, other), max(one, other)))
    return sorted((sorted(c.members) for c in clusters.values()), key=lambda members: members[0]), joins


def _homes(count: int, groups: Iterable[Iterable[int]]) -> list[int]:
    """For each number the smallest that it belongs together with."""
    root = list(range(count))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for group in groups:
        members = list(group)
        for other in members[1:]:
            one, two = find(members[0]), find(other)
            root[max(one, two)] = min(one, two)
    return [find(i) for i in range(count)]


def _note(clusters: dict[int, _Cluster], one: int, two: int, value: _Between) -> None:
    between = clusters[one].between.get(two)
    if between is None:
        between = clusters[one].between[two] = clusters[two].between[one] = _Between()
    between.add(value)


def _merge(clusters: dict[int, _Cluster], keep: int, gone: int) -> list[int]:
    """Put one cluster into the other; the clusters for which something changed."""
    ours, theirs = clusters[keep], clusters.pop(gone)
    ours.members.extend(theirs.members)
    ours.between.pop(gone, None)
    changed = sorted(other for other in theirs.between if other != keep)
    for other in changed:
        _note(clusters, keep, other, clusters[other].between.pop(gone))
    return changed
