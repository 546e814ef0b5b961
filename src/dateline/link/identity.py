"""Ids of events that stay: a cluster takes the id of the event with which it shares most.

Takes clusters and where their mentions were before; gives an id for each cluster and what became of the other old ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from dateline.link.linking import Cluster
from dateline.store.keys import content_id

_SAME, _TRACE = 2, 1  # what a mention counts that stays, and one that its report has under another id now


class Old(NamedTuple):
    """A mention as it was linked before: its event, and its trace (equal for the same deed in another text of a report)."""

    mention: str
    event: str
    trace: str


class Identities(NamedTuple):
    """`of`: the id of each cluster, in their order. `became`: for each old id that no cluster took, the new one or None."""

    of: list[str]
    became: dict[str, str | None]


def identities(
    clusters: Sequence[Cluster],
    traces: Mapping[str, str],
    old: Iterable[Old],
    is_taken: Callable[[str], bool] = lambda _: False,
    stay: Collection[str] = (),
) -> Identities:
    """`traces` are those of the clusters' mentions; `is_taken` says whether an id is some other event's.

    Mentions that `stay` are those whose event keeps its id when as many others leave it.
    """
    home = {mention: n for n, cluster in enumerate(clusters) for mention in cluster.mentions}
    traced = {trace: home[mention] for mention, trace in sorted(traces.items()) if mention in home}
    shared: Counter[tuple[int, str]] = Counter()
    before: set[str] = set()
    for was in old:
        before.add(was.event)
        if was.mention in home:
            shared[home[was.mention], was.event] += _SAME + (was.mention in stay)
        elif was.trace in traced:
            shared[traced[was.trace], was.event] += _TRACE
    ids: dict[int, str] = {}
    heir: dict[str, str] = {}
    ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0][1], clusters[item[0][0]].mentions[0]))
    for (n, event), _ in ranked:
        if n not in ids and event not in heir:
            ids[n] = heir[event] = event
    used = set(heir)
    for n, cluster in enumerate(clusters):
        if n not in ids:
            ids[n] = _new(cluster, lambda id: id in used or id in before or is_taken(id))
            used.add(ids[n])
    for (n, event), _ in ranked:
        heir.setdefault(event, ids[n])
    became = {event: heir.get(event) for event in before if heir.get(event) != event}
    return Identities([ids[n] for n in range(len(clusters))], became)


def _new(cluster: Cluster, is_taken: Callable[[str], bool]) -> str:
    turn = 0
    while is_taken(id := content_id("event", turn, *cluster.mentions)):
        turn += 1
    return id
