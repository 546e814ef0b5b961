"""The part of a phrase that holds its head, with the names and role words in it.

Takes the words of a phrase; gives a `Segment` up to the first preposition, with the names that count ("Iranian-backed"
and "pro-Russian" do not) and the head role, and the words after the preposition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.identify.lexicon import Entry, Lexicon, Match
from dateline.identify.tables import is_within
from dateline.identify.words import Word

_PREPOSITIONS = frozenset({
    "of", "from", "in", "for", "to", "with", "against", "at", "on", "by", "near", "across", "inside", "outside",
    "within", "among", "between", "who", "whom", "that", "which", "over", "under", "throughout", "along", "beyond",
    "around", "through", "including", "representing", "after", "before", "as", "via", "into",
})  # fmt: skip
_PARTICIPLES = frozenset({
    "led", "backed", "accused", "armed", "loyal", "opposed", "known", "called", "fighting", "carrying", "belonging",
    "aligned", "allied", "affiliated", "linked", "supporting", "living", "based", "operating", "trained",
    "claiming", "calling", "demanding", "wearing", "stationed", "seeking", "held", "killed", "wounded",
})  # fmt: skip
_HELD = frozenset({
    "controlled", "held", "run", "ruled", "administered", "governed", "based", "born", "area",
})  # fmt: skip


@dataclass
class Segment:
    """The head segment. `names` are (match, meaning) pairs; `mute` those whose sector is not heard ("Hamas-run")."""

    text: Sequence[Word]
    lexicon: Lexicon
    day: date | None
    context: Mapping[str, float]
    end: int = 0
    preposition: str = ""
    roles: list[Match] = field(default_factory=list)
    names: list[tuple[Match, Entry]] = field(default_factory=list)
    mute: set[int] = field(default_factory=set)
    head: Match | None = None

    @property
    def rest(self) -> Sequence[Word]:
        """The words after the preposition."""
        return self.text[self.end + 1 :]


def cut(text: Sequence[Word], lexicon: Lexicon, day: date | None, context: Mapping[str, float]) -> Segment:
    """The head segment of a phrase."""
    segment = Segment(text, lexicon, day, context)
    matches = lexicon.scan(text)
    segment.end = _head_end(segment, matches)
    segment.preposition = text[segment.end].key if segment.end < len(text) else ""
    inside = [m for m in matches if m.last < segment.end]
    covered = {i for m in inside for i in range(m.first, m.last + 1)}
    segment.roles = [m for m in inside if m.role]
    for match in inside:
        if match.entries:
            entry = _choose(segment, match)
            if not _is_dropped(segment, match, entry) and not _is_other_person(segment, match, entry, covered):
                segment.names.append((match, entry))
    segment.mute = {m.first for m, _ in segment.names if _is_held(segment, m)}
    segment.head = _head_role(segment, segment.roles)
    return segment


def _head_end(segment: Segment, matches: Sequence[Match]) -> int:
    """Where the head segment ends: the first preposition, participle or comma outside a matched name."""
    covered = {i for m in matches for i in range(m.first, m.last + 1)}
    for i, word in enumerate(segment.text):
        if i == 0 or i in covered or word.glued:
            continue
        nexts = segment.text[i + 1].glued if i + 1 < len(segment.text) else False
        if word.key in _PREPOSITIONS and not nexts:
            return i
        if word.key in ",;:(":
            # "President, Hassan Rouhani": the name belongs to the title
            if word.key == "," and i + 1 < len(segment.text) and segment.text[i + 1].capital:
                continue
            return i
        if word.key in _PARTICIPLES and not nexts and any(m.last < i for m in matches):
            return i
        if word.key in ("and", "or", "&") and any(m.role and m.role.kind != "hollow" and m.last < i for m in matches):
            return i
    return len(segment.text)


def _choose(segment: Segment, match: Match) -> Entry:
    """The meaning that the report's countries favour; leaders in office on the day before others."""
    entries = in_force(match.entries, segment.day)
    if len(entries) == 1:
        return entries[0]

    def weight(entry: Entry) -> tuple[float, float]:
        in_office = entry.kind != "leader" or _in_office(segment, entry)
        return (segment.context.get(entry.country or "", 0.0) if in_office else -1.0, 1.0 if in_office else 0.0)

    if all(e.kind == "leader" for e in entries):
        return max(entries, key=lambda e: (_in_office(segment, e), weight(e)))
    first = entries[0]
    best = max(entries, key=weight)
    return best if weight(best)[0] > weight(first)[0] else first


def in_force(entries: tuple[Entry, ...], day: date | None) -> tuple[Entry, ...]:
    """The meanings that hold on a day (without one: today): a party in power, a rebel army before it became a party."""
    if not any(entry.first or entry.last for entry in entries):
        return entries
    day = day or date.max
    fitting = [e for e in entries if is_within(day, e.first, e.last)]
    dated = {(e.kind, e.name) for e in fitting if e.first or e.last}
    fitting = [e for e in fitting if e.first or e.last or (e.kind, e.name) not in dated]
    return tuple(fitting) or entries


def _in_office(segment: Segment, entry: Entry) -> bool:
    return segment.day is None or any(t.held_on(segment.day) for t in entry.tenures)


def _is_dropped(segment: Segment, match: Match, entry: Entry) -> bool:
    """Names that tell whom a party is close to, not who it is: "Iranian-backed", "pro-Russian", "US-led"."""
    roles = segment.lexicon.roles
    before = segment.text[match.first - 1].key if match.first > 0 and segment.text[match.first].glued else ""
    after = segment.text[match.last + 1] if match.last + 1 < len(segment.text) else None
    if before in roles.stance and not (before == "non" and entry.kind != "country"):
        return True
    if after is None or not after.glued:
        return False
    if after.key in roles.foreign:
        return True
    return after.key in roles.led and entry.kind in ("country", "org")


def _is_other_person(segment: Segment, match: Match, entry: Entry, covered: set[int]) -> bool:
    """Whether a leader's surname, a capital or a place ends somebody else's name: "Usman Khan", "Anna Paris"."""
    before = match.first - 1
    if before < 0 or before in covered or match.first != match.last:
        return False
    if entry.form not in ("surname", "capital", "place"):
        return False
    word = segment.text[before]
    return word.capital and word.key.isalpha() and (entry.form == "surname" or match.last == len(segment.text) - 1)


def _is_held(segment: Segment, match: Match) -> bool:
    after = segment.text[match.last + 1] if match.last + 1 < len(segment.text) else None
    return after is not None and after.glued and (after.key in _HELD or after.key in segment.lexicon.roles.led)


def _head_role(segment: Segment, roles: Sequence[Match]) -> Match | None:
    solid = [m for m in roles if m.role and m.role.kind not in ("hollow", "title")]
    glued = [m for m in solid if m.last + 1 >= len(segment.text) or not segment.text[m.last + 1].glued]
    chosen = glued or solid
    return chosen[-1] if chosen else None
