"""Mentions of many reports put together: compare, score, cluster.

Takes tellings and what people decided; gives the clusters and why each was joined. Pairs that are likely one event tie
tellings into families; a family is clustered by itself, from the chances of all its pairs. So an event depends on its
family alone, whatever else is in the store and in whatever order it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.link.blocks import pairs
from dateline.link.cluster import Pair, cluster
from dateline.link.decided import Decided
from dateline.link.score import Scorer, Signs, contradicts, days_sign, is_recalled
from dateline.link.settings import Settings
from dateline.link.telling import Telling
from dateline.link.vectors import Vectors, cosines

_AT_ONCE = 1 << 13  # pairs whose vectors are compared at once
_STEPS = (0.6, 0.7, 0.8, 0.9, 0.95, 0.98)


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two mentions are in one event: the chance of the pair, and the mean chance of the clusters that it joined.

    `signs` is what spoke for and against it (log odds). `by`: "likeness", "report" (its own event numbers) or "person".
    """

    one: str
    two: str
    by: str
    chance: float
    mean: float
    signs: Signs


@dataclass(frozen=True, slots=True)
class Cluster:
    """One event: its mentions in order of id, the family that it was found in, and the joins that made it."""

    mentions: tuple[str, ...]
    family: str
    joins: tuple[Joined, ...]


class Linker:
    """Links by one table of weights. Loads the vectors of words once."""

    def __init__(self, settings: Settings, vectors: Vectors) -> None:
        self.settings = settings
        self.vectors = vectors
        self.scorer = Scorer(settings, vectors)

    def link(self, tellings: Iterable[Telling], decided: Decided | None = None) -> list[Cluster]:
        """The events of these mentions, in order of their first mention's id."""
        told = sorted(tellings, key=lambda t: t.id)
        decided = decided or Decided()
        sure, by_person = _sure(told, decided, self.settings.limits)
        edges = self._edges(told)
        for i, j in _numbered(told):
            edges.setdefault((i, j), self.scorer.chance(told[i], told[j]))
        joined = [pair for pair, chance in edges.items() if chance >= self.settings.limits["join"]]
        ties = [*joined, *((group[0], other) for group in sure for other in group[1:])]
        families = components(range(len(told)), ties)
        home = {i: n for n, family in enumerate(families) for i in family}
        inside: list[dict[Pair, float]] = [{} for _ in families]
        for pair, chance in edges.items():
            if home[pair[0]] == home[pair[1]]:
                inside[home[pair[0]]][pair] = chance
        own: list[list[list[int]]] = [[] for _ in families]
        for group in sure:
            own[home[group[0]]].append(group)
        out: list[Cluster] = []
        for n, family in enumerate(families):
            out += self._family(told, family, inside[n], own[n], by_person, decided)
        return sorted(out, key=lambda found: found.mentions[0])

    def near(self, one: Telling, two: Telling) -> bool:
        """Whether two tellings tie their families together."""
        return self.scorer.chance(one, two) >= self.settings.limits["join"]

    def _edges(self, told: Sequence[Telling]) -> dict[Pair, float]:
        """The pairs that were compared and may be one event."""
        keep = self.settings.limits["keep"]
        out: dict[Pair, float] = {}
        found = pairs(told, self.vectors.rarity, self.settings)
        vectors, sketches = [t.vector for t in told], [t.sketch for t in told]
        for start in range(0, len(found), _AT_ONCE):
            some = found[start : start + _AT_ONCE]
            sentences, reports = cosines(vectors, some), cosines(sketches, some)
            for (i, j), sentence, report in zip(some.tolist(), sentences, reports, strict=True):
                chance = self.scorer.chance(told[i], told[j], sentence, report)
                if chance >= keep:
                    out[i, j] = chance
        return out

    def _family(
        self,
        told: Sequence[Telling],
        family: list[int],
        edges: Mapping[Pair, float],
        own: list[list[int]],
        by_person: set[Pair],
        decided: Decided,
    ) -> list[Cluster]:
        name = told[family[0]].id
        if len(family) == 1:
            return [Cluster((name,), name, ())]
        apart = decided.apart([told[i].id for i in family])
        out: list[Cluster] = []
        for part in self._parts(family, edges, own):
            number = {i: k for k, i in enumerate(part)}
            ids = {told[i].id: k for k, i in enumerate(part)}
            inside = [[number[i] for i in group] for group in own if group[0] in number]
            chances = self._chances(told, part, edges)
            _recall([told[i] for i in part], chances, self.settings.limits)
            groups, joins = cluster(
                len(part),
                chances,
                inside,
                [(ids[a], ids[b]) for a, b in apart if a in ids and b in ids],
                join=self.settings.limits["join"],
            )
            home = {k: n for n, group in enumerate(groups) for k in group}
            why: list[list[Joined]] = [[] for _ in groups]
            for group in inside:
                for other in group[1:]:
                    a, b = part[group[0]], part[other]
                    by = "person" if (a, b) in by_person else "report"
                    why[home[other]].append(Joined(told[a].id, told[b].id, by, 1.0, 1.0, {}))
            for made in joins:
                one, two = told[part[made.one]], told[part[made.two]]
                signs = self.scorer.weighed(one, two)
                chance, mean = round(made.chance, 3), round(made.mean, 3)
                why[home[made.one]].append(Joined(one.id, two.id, "likeness", chance, mean, signs))
            out += [
                Cluster(tuple(told[part[k]].id for k in group), name, tuple(why[n])) for n, group in enumerate(groups)
            ]
        return out

    def _parts(self, family: list[int], edges: Mapping[Pair, float], sure: list[list[int]]) -> list[list[int]]:
        """A family that is too large to compare each with each, cut at pairs less likely than the rest."""
        most = int(self.settings.limits["family"])
        parts, done = [family], list[list[int]]()
        if len(family) <= most:
            return parts
        held = [(group[0], other) for group in sure for other in group[1:]]
        for step in _STEPS:
            ties = [*held, *(pair for pair, chance in edges.items() if chance >= step)]
            cut = components([i for part in parts for i in part], ties)
            done += [part for part in cut if len(part) <= most]
            parts = [part for part in cut if len(part) > most]
            if not parts:
                break
        return done + parts

    def _chances(self, told: Sequence[Telling], part: list[int], edges: Mapping[Pair, float]) -> dict[Pair, float]:
        """The chance of each pair; in a part that is still too large, of those that were compared."""
        number = {i: k for k, i in enumerate(part)}
        if len(part) > self.settings.limits["family"]:
            return {(number[i], number[j]): c for (i, j), c in edges.items() if i in number and j in number}
        return {
            (number[i], number[j]): edges[i, j] if (i, j) in edges else self.scorer.chance(told[i], told[j])
            for i, j in combinations(part, 2)
        }


def _recall(told: Sequence[Telling], chances: dict[Pair, float], limits: Mapping[str, float]) -> None:
    """What recalls an old deed without a day joins it only where one such deed fits.

    Two that recall the same are not compared with each other: neither has a day that could speak for or against.
    """
    fits: dict[int, list[int]] = {}
    for (i, j), chance in chances.items():
        if chance >= limits["join"]:
            for one, two in ((i, j), (j, i)):
                if is_recalled(told[one], told[two]):
                    fits.setdefault(one, []).append(two)
    known = set[int]()
    for one, olds in sorted(fits.items()):
        if any(chances.get((min(a, b), max(a, b)), 0.0) < limits["keep"] for a, b in combinations(olds, 2)):
            for other in olds:
                chances[min(one, other), max(one, other)] = 0.0
        else:
            known.add(one)
    for i, j in [pair for pair in chances if known.issuperset(pair)]:
        if days_sign(told[i], told[j]) == "undated_both":
            del chances[i, j]


def components(nodes: Iterable[int], ties: Iterable[Pair]) -> list[list[int]]:
    """What hangs together, each in order, ordered by first; ties to other nodes are passed over."""
    root = {i: i for i in nodes}

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for a, b in ties:
        if a in root and b in root:
            one, two = find(a), find(b)
            root[max(one, two)] = min(one, two)
    out: dict[int, list[int]] = {}
    for i in sorted(root):
        out.setdefault(find(i), []).append(i)
    return [out[i] for i in sorted(out)]


def _numbered(told: Sequence[Telling]) -> list[Pair]:
    """Pairs that their report numbers as one event."""
    own: dict[tuple[str, int], list[int]] = {}
    for i, t in enumerate(told):
        if t.own_event:
            own.setdefault((t.report, t.own_event), []).append(i)
    return [pair for members in own.values() for pair in combinations(members, 2)]


def _sure(told: Sequence[Telling], decided: Decided, limits: Mapping[str, float]) -> tuple[list[list[int]], set[Pair]]:
    """Groups that belong together: first what people decided, then a report's own numbers as far as nobody said otherwise."""
    number = {t.id: i for i, t in enumerate(told)}
    ties: list[Pair] = []
    by_person: set[Pair] = set()
    for group in decided.together:
        inside = sorted(number[id] for id in group if id in number)
        ties += [(inside[0], other) for other in inside[1:]]
        by_person.update(combinations(inside, 2))
    own: dict[tuple[str, int], list[int]] = {}
    for i, t in enumerate(told):
        if t.own_event and not t.borrowed:
            own.setdefault((t.report, t.own_event), []).append(i)
    for members in own.values():
        pairs_of = combinations(members, 2)
        contradict = [(told[i].id, told[j].id) for i, j in pairs_of if contradicts(told[i], told[j], limits)]
        for part in decided.parts([told[i].id for i in members], contradict):
            inside = sorted(number[id] for id in part)
            ties += [(inside[0], other) for other in inside[1:]]
    return [group for group in components(range(len(told)), ties) if len(group) > 1], by_person
