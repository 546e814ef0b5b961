"""Who a phrase names: a stable id, the office held, and what the party belongs to.

Takes a segment of a phrase; gives an `Identity`. Ids are of the form kind:name ("person:ilham-aliyev", "org:nato",
"group:hamas", "state:AZE"); they hang on the table's name alone, so that they stay the same in every report and release.
A phrase that only speaks of a body's people ("Hamas fighters") is no body itself: it belongs to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.identify.lexicon import Entry
from dateline.identify.segment import Segment
from dateline.identify.tables import members_on
from dateline.identify.words import fold

_STATE_SECTORS = frozenset({"GOV", "MIL"})


@dataclass(frozen=True, slots=True)
class Identity:
    """`id` and `wikidata` of the party itself; `office` on the day; `member_of`: ids of what it belongs to."""

    id: str | None = None
    wikidata: str | None = None
    office: str | None = None
    member_of: tuple[str, ...] = ()


def identity_of(segment: Segment, sectors: tuple[str, ...]) -> Identity:
    """Whom the head segment names."""
    entries = [entry for _, entry in segment.names]
    leaders = [e for e in entries if e.kind == "leader"]
    bodies = [e for e in entries if e.kind in ("org", "group") and e.form != "coalition"]
    if leaders:
        person = leaders[-1]
        return Identity(identifier(person), None, office_on(person, segment.day), _ids(bodies))
    role = segment.head.role if segment.head else None
    if bodies:
        match = next(m for m, e in segment.names if e is bodies[-1])
        # "militant group Hamas" and "Hamas movement" are Hamas; "Hamas fighters" are not
        itself = role is None or (segment.head is not None and segment.head.last < match.first and len(bodies) == 1)
        if itself:
            return Identity(identifier(bodies[-1]), bodies[-1].wikidata, None, _ids(bodies[:-1]))
        return Identity(member_of=_ids(bodies))
    states = [e for e in entries if e.kind == "country"]
    if len(entries) != 1 or len(states) != 1 or states[0].country is None:
        return Identity()
    state = states[0]
    alliances = tuple(f"org:{slug(name)}" for name in members_on(state.country or "", segment.day or date.max))
    if not segment.roles and state.form in ("name", "capital", "adjective"):
        return Identity(identifier(state), state.wikidata, None, alliances if segment.day else ())
    of_the_state = segment.day is not None and sectors[:1] and sectors[0] in _STATE_SECTORS
    return Identity(member_of=alliances if of_the_state else ())


def office_on(leader: Entry, day: date | None) -> str | None:
    """The office that a person of the tables held on a day; without one, the latest."""
    held = [t for t in leader.tenures if day is None or t.held_on(day)]
    return held[-1].office if held else None


def identifier(entry: Entry) -> str:
    """The stable id of a person, body or state of the tables."""
    if entry.kind == "country":
        return f"state:{entry.country}"
    return f"{'person' if entry.kind == 'leader' else entry.kind}:{slug(entry.name)}"


def slug(name: str) -> str:
    """A name as the part of an id: "Palestinian Islamic Jihad" is palestinian-islamic-jihad."""
    return re.sub(r"[^\w]+", "-", fold(name)).strip("-")


def _ids(entries: list[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(identifier, entries)))
