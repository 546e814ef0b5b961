"""Which country and community the words of a phrase give.

Takes a head segment and the coding of what follows its preposition; gives country, ethnicity, name and the words read.
The words before the head come first, then "of" and "in" phrases, then the one state that a community lives in.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.identify.coding import Coding
from dateline.identify.lexicon import Entry, Match
from dateline.identify.sectors import is_plural_people
from dateline.identify.segment import Segment
from dateline.identify.words import singular

_BELONGING = ("of", "from", "in", "at", "inside", "across", "within", "near", "throughout", "around", "on")
_LIVING = ("in", "at", "inside", "within", "across", "throughout", "near", "around")
ABROAD = frozenset({"ambassador", "envoy", "special envoy", "diplomat", "emissary", "minister", "embassy", "consul"})
"""Offices whose country is never the one after "to" or "in"."""
_OF_ONLY = frozenset({"embassy", "ambassador", "consulate", "troop", "soldier", "force", "refugee"})


def belonging_of(segment: Segment, after: Coding) -> tuple[str | None, str | None, str | None, list[str]]:
    """Country, ethnicity, name of the party and the words that told them."""
    ethnic = {i for i in range(segment.end) if segment.text[i].key in segment.lexicon.roles.ethnic}
    return _country(segment, segment.names, ethnic, segment.head, segment.preposition, after)


def _country(
    segment: Segment,
    names: Sequence[tuple[Match, Entry]],
    ethnic_words: set[int],
    head: Match | None,
    preposition: str,
    after: Coding,
) -> tuple[str | None, str | None, str | None, list[str]]:
    ethnicity: str | None = None
    found: list[tuple[Match, Entry]] = []
    for match, entry in names:
        if match.first - 1 in ethnic_words:
            ethnicity = entry.name if entry.form == "people" and entry.kind == "people" else _surface(segment, match)
        elif entry.kind == "people" and entry.form == "people":
            ethnicity = ethnicity or entry.name
            found.append((match, entry))
        else:
            found.append((match, entry))
    states = [(m, e) for m, e in found if e.kind == "country"]
    pairs = [
        (m, e)
        for m, e in states[1:]
        if e.form in ("people", "adjective") and m.first == states[0][0].last + 1 and states[0][1].country != e.country
    ]
    at_end = pairs and pairs[0][0].last == len(segment.text) - 1
    if at_end and not ethnicity and is_plural_people(segment.text[-1].text):
        ethnicity = _surface(segment, pairs[0][0])
    name = _name(segment, names)
    evidence = [_surface(segment, m) for m, _ in found]
    across = [(m, e) for m, e in found if e.kind == "group" and e.country == "IMG"]
    own = across or [(m, e) for m, e in found if e.country and (e.kind != "people" or e.form in ("place", "regional"))]
    head_name = head.role.name if head and head.role else None
    community = head_name is not None and (
        head_name in segment.lexicon.roles.communities or singular(head_name) in segment.lexicon.roles.communities
    )
    if own and community and after.country and preposition in _BELONGING:
        first = own[0][1]
        if first.kind == "country" and first.form == "adjective" and first.country != after.country:
            return after.country, _surface(segment, own[0][0]), name, [*evidence, *after.evidence]
    if own:
        return own[0][1].country, ethnicity, name, [_surface(segment, own[0][0])]
    by_complement = _complement(head_name, preposition, after)
    if by_complement:
        return by_complement, ethnicity or after.ethnicity, name or after.name, list(after.evidence)
    if any(e.kind == "people" for _, e in found) and after.country and preposition in _LIVING:
        return after.country, ethnicity, name, [*evidence, *after.evidence]  # "Rohingya refugees in Bangladesh"
    for _, entry in found:
        if entry.country:
            return entry.country, ethnicity, name, evidence
    keep = after.ethnicity if preposition in ("of", "from") else None
    return None, ethnicity or keep, name, evidence


def _complement(head: str | None, preposition: str, after: Coding) -> str | None:
    if after.country is None:
        return None
    if preposition in ("in", "at", "on", "near", "around") and head in (*_OF_ONLY, "peacekeeper"):
        return None
    if head in ABROAD and preposition not in ("of", "from"):
        return None
    if preposition in (*_BELONGING, ","):
        return after.country
    if preposition in ("for", "and", "or", "with") and head not in ABROAD:
        return after.country
    return None


def _name(segment: Segment, names: Sequence[tuple[Match, Entry]]) -> str | None:
    for wanted in ("leader", "group", "org"):
        chosen = [e for _, e in names if e.kind == wanted and e.form != "coalition"]
        if chosen:
            return chosen[-1].name
    if len(names) == 1 and names[0][1].kind == "country" and names[0][0].last == len(segment.text) - 1:
        return names[0][1].name if names[0][1].form in ("name", "capital") else None
    return None


def _surface(segment: Segment, match: Match) -> str:
    chosen = segment.text[match.first : match.last + 1]
    return " ".join(word.text for word in chosen)
