"""What people decided about events: mentions that belong together, and mentions that do not.

Takes decisions in the order in which they were made; a later one wins over an earlier one. Splitting mentions off an event
holds them together and apart from the rest of it; merging two events holds all their mentions together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Decided:
    """The state after all decisions."""

    def __init__(self) -> None:
        self.together: list[frozenset[str]] = []
        self._apart: list[tuple[frozenset[str], frozenset[str]]] = []

    def merge(self, mentions: Iterable[str]) -> None:
        """These are of one event."""
        joined = frozenset(mentions)
        for group in self.together:
            if group & joined:
                joined |= group
        self.together = [group for group in self.together if not group & joined] + [joined]

    def split(self, off: Iterable[str], rest: Iterable[str]) -> None:
        """Those `off` are of an event of their own, which is not that of the `rest`."""
        gone = frozenset(off)
        self.together = [group - gone for group in self.together]
        self.together = [group for group in (*self.together, gone) if len(group) > 1]
        self._apart.append((gone, frozenset(rest) - gone))

    def apart(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """The pairs among these that must not be in one event."""
        inside = set(ids)
        group_of = {id: n for n, group in enumerate(self.together) for id in group & inside}
        return sorted(
            (min(a, b), max(a, b))
            for off, rest in self._apart
            for a in off & inside
            for b in rest & inside
            if a not in group_of or group_of[a] != group_of.get(b)
        )

    def parts(self, ids: Sequence[str], contradict: Iterable[tuple[str, str]] = ()) -> list[list[str]]:
        """These mentions in groups without a pair that must be apart or contradicts itself; one group where none does."""
        forbidden = {(min(a, b), max(a, b)) for a, b in contradict}
        if self._apart:
            forbidden.update(self.apart(ids))
        out: list[list[str]] = []
        for id in sorted(ids):
            for part in out:
                if not any((min(id, other), max(id, other)) in forbidden for other in part):
                    part.append(id)
                    break
            else:
                out.append([id])
        return out

    def touched(self) -> frozenset[str]:
        """Every mention that a decision names."""
        named = set[str]().union(*self.together) if self.together else set()
        for off, rest in self._apart:
            named |= off | rest
        return frozenset(named)
