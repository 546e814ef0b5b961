"""Which mentions are wanted: the same filters wherever something is listed.

Takes what a person asked for; gives the condition of a statement on `current_mentions` (called `m` in it) and its
values. Several filters must all hold; of several values of one filter, any.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from dateline.store.database import Value, marks
from dateline.store.keys import name_key

_PARTY = "m.id IN (SELECT p.mention_id FROM parties p WHERE {})"
_SOURCE = "m.id IN (SELECT s.mention_id FROM sources s WHERE {})"
_LETTERS = 3  # of a country's code


@dataclass(frozen=True, slots=True)
class Filters:
    """`since` and `until` are days. A place, party or source is part of a name, or a country's code in capitals."""

    since: str | None = None
    until: str | None = None
    places: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return not any(getattr(self, field.name) for field in fields(self))

    def condition(self) -> tuple[str, list[Value]]:
        """What holds for the mentions that are wanted. One without a day is in no period."""
        parts: list[str] = []
        values: list[Value] = []

        def add(part: str, *given: Value) -> None:
            parts.append(part)
            values.extend(given)

        if self.since:
            add("m.latest >= ?", self.since)
        if self.until:
            add("m.earliest <= ?", self.until)
        if self.types:
            add(f"m.type IN ({marks(self.types)})", *(name.upper() for name in self.types))
        if self.statuses:
            add(f"m.status IN ({marks(self.statuses)})", *self.statuses)
        if self.places:
            add(*_any("m.place_key LIKE ?", "m.place_country = ?", self.places))
        if self.parties:
            part, *given = _any("p.name_key LIKE ?", "p.country = ?", self.parties)
            add(_PARTY.format(part), *given)
        if self.sources:
            part, *given = _any("s.name_key LIKE ?", None, self.sources)
            add(_SOURCE.format(part), *given)
        if self.publishers:
            add(*_any("m.publisher_key LIKE ?", None, self.publishers))
        return " AND ".join(parts) or "1 = 1", values


def _any(name: str, code: str | None, wanted: tuple[str, ...]) -> tuple[str, *tuple[str, ...]]:
    """A condition that one of the wanted words fulfils, and its values."""
    parts, values = [], []
    for word in wanted:
        if code and len(word) == _LETTERS and word.isupper():
            parts.append(code)
            values.append(word)
        else:
            parts.append(name)
            values.append(f"%{name_key(word)}%")
    return f"({' OR '.join(parts)})", *values
