"""Arc scores in, a tree out: the highest scoring tree with one root (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_ONE_ROOT = 1e4  # taken from every root arc, so that the best tree uses one only


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """Heads of a sentence's words.

    Takes `scores[i, j]`: how well node j heads node i, node 0 being the root; [n + 1, n + 1]. Gives for each word
    1..n its head, 0 for the root's only child; element 0 of the list is 0 and means nothing.
    """
    n = len(scores)
    if n == 1:
        return [0]
    values = scores.astype(np.float64)
    np.fill_diagonal(values, -np.inf)
    heads = values.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and _cycle(heads) is None:
        return [int(h) for h in heads]
    values[1:, 0] -= _ONE_ROOT
    return _arborescence(values)


def _cycle(heads: NDArray[np.intp]) -> list[int] | None:
    """The nodes of a cycle of the head function, or None. Node 0 ends every path."""
    state = [0] * len(heads)  # 0 unseen, 1 on the present path, 2 done
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Best heads by contracting one cycle at a time; `scores` as in `best_tree`."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return [int(h) for h in heads]
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    kept = scores[ring, heads[ring]]
    # Entering the ring at a word means giving up that word's arc within it.
    enter = scores[np.ix_(ring, outside)] - kept[:, None]
    leave = scores[np.ix_(outside, ring)]
    size = len(outside) + 1
    small = np.full((size, size), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = enter.max(0) + kept.sum()
    small[:-1, -1] = leave.max(1)
    solved = _arborescence(small)
    out = [int(h) for h in heads]
    for k, node in enumerate(outside):
        if node:
            head = solved[k]
            out[node] = int(ring[leave[k].argmax()]) if head == size - 1 else int(outside[head])
    into = solved[-1]
    broken = int(ring[enter[:, into].argmax()])
    out[broken] = int(outside[into])
    return out


def lift_verbs(heads: list[int], relations: list[str], upos: Sequence[str]) -> None:
    """Mend, in place, a verb read as an adverb of the verb that it governs: "the army denied bombing the town".

    `heads` has the root's own entry first, as `best_tree` gives it; `relations` and `upos` are of the words.
    """
    for i, relation in enumerate(relations):
        below = heads[i + 1] - 1
        if relation != "advmod" or upos[i] != "VERB" or below <= i or upos[below] != "VERB":
            continue
        heads[i + 1], relations[i] = heads[below + 1], relations[below]
        heads[below + 1], relations[below] = i + 1, "xcomp"
        for k in range(i):
            if heads[k + 1] == below + 1:  # what stands before the upper verb is its subject or its own adverb
                heads[k + 1] = i + 1
