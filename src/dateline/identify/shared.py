"""What names that stand together share: "senators A and B", "the Greek premier A and energy minister B".

Takes a sentence and the runs of names in it with their titles; gives what else is then known of each. Decided by what
stands between the names, and by the tree where a name stands beside a noun ("one senator, A", "deputies, including A").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.identify.coding import Coding
from dateline.model.sentence import Sentence, Token

_AMONG = frozenset({"including", "like", "such"})
_JOINING = frozenset({",", "and", "or", "&"})
_PLURAL = ("NNS", "NNPS")


@dataclass(frozen=True, slots=True)
class Run:
    """One name: its tokens `[first, last]`, where its title begins, and what the title says (None: no title)."""

    first: int
    last: int
    left: int
    coding: Coding | None

    def covers(self, i: int) -> bool:
        """Whether a token belongs to the name or its title."""
        return self.left <= i <= self.last


def shared(
    sentence: Sentence, runs: Sequence[Run], says: Callable[[int], Coding | None]
) -> Iterator[tuple[Run, Coding]]:
    """The runs that others tell something about, with it.

    `says`: what the noun phrase that a token heads says that somebody is; asked for few tokens, since reading takes time.
    """
    told: dict[Run, Coding] = {}
    several: set[Run] = set()  # what is said of them is said of those that follow too
    before: Run | None = None
    for run in runs:
        if run.coding is None and run not in told:
            head = _head(sentence, run)
            found = says(head.head) if _is_beside(sentence, head) else None
            if found is not None:
                told[run] = found
                if sentence.tokens[head.head].xpos in _PLURAL:
                    several.add(run)
        elif any(t.xpos in _PLURAL for t in sentence.tokens[run.left : run.first][-1:]):
            several.add(run)
        if before is not None and _are_joined(sentence, before, run):
            other = told.get(before) or before.coding
            if other is not None and run.coding is None and run not in told and before in several:
                told[run] = other
                several.add(run)
            elif other is not None and other.country and run.coding is not None and run.coding.country is None:
                told[run] = replace(run.coding, country=other.country)
        before = run
    yield from told.items()


def _are_joined(sentence: Sentence, one: Run, two: Run) -> bool:
    """Whether nothing stands between two names but "and" and commas."""
    between = sentence.tokens[one.last + 1 : two.left]
    return bool(between) and all(t.text in _JOINING for t in between)


def _head(sentence: Sentence, run: Run) -> Token:
    """The token of the name and its title that the rest hangs on."""
    inside = sentence.tokens[run.left : run.last + 1]
    return next((t for t in inside if not run.covers(t.head)), inside[-1])


def _is_beside(sentence: Sentence, head: Token) -> bool:
    """Whether the name says who a noun before it is."""
    if not 0 <= head.head < head.i:
        return False
    if head.relation == "appos":
        return True
    among = any(t.text.lower() in _AMONG for t in sentence.dependents(head.i, "case"))
    return head.relation == "nmod" and among and sentence.tokens[head.head].xpos in _PLURAL
