"""Which sectors the words of a phrase give.

Takes a head segment and the coding of what follows its preposition; gives sectors, the first the primary one, and
whether a word says so plainly. The head noun decides; a weak head ("leader", "spokesman") asks the words beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.identify.coding import Coding
from dateline.identify.lexicon import Entry, Match
from dateline.identify.roles import Role
from dateline.identify.segment import Segment
from dateline.identify.words import singular

_UNRECOGNISED = frozenset(
    {"separatist", "rebel", "secessionist", "breakaway", "insurgent", "breakaway region", "guerrilla"}
)
_STATE_ORGANS = frozenset({"GOV", "LEG", "JUD", "SPY", "COP", "MIL"})
_SECOND = frozenset({"EDU", "LAB", "AGR", "REL", "MED", "JRN", "REF", "OPP", "PTY", "LEG"})
_YEARS_OUT = 15
"""Years after which a former office-holder in the news is told of for the time in office."""


def sectors_of(segment: Segment, after: Coding) -> tuple[tuple[str, ...], bool]:
    """The sectors of a phrase, and whether a word says so plainly."""
    head = segment.head
    speaking = [(m, e) for m, e in segment.names if m.first not in segment.mute]
    sectors, sure = _sectors(segment, head, segment.roles, speaking, after, segment.preposition)
    if head and head.role and _is_former(segment, head, sectors):
        sectors = ("ELI",)
    return _qualified(segment, sectors, {w.key for w in segment.text[: segment.end]}), sure


def is_plural_people(surface: str) -> bool:
    """Whether a nationality word is a plural: "Serbs"."""
    return surface.endswith("s") and singular(surface.casefold()) != surface.casefold()


def _sectors(
    segment: Segment,
    head: Match | None,
    roles: Sequence[Match],
    names: Sequence[tuple[Match, Entry]],
    after: Coding,
    preposition: str,
) -> tuple[tuple[str, ...], bool]:
    bodies = [(m, e) for m, e in names if e.kind in ("org", "group")]
    if head is None or head.role is None:
        return _sectors_of_names(segment, names, roles, after, preposition)
    role = head.role
    commander = _commander(segment, role, names, head)
    if commander:
        return commander, True
    if bodies and bodies[-1][0].first > head.last and role.kind != "firm":
        return bodies[-1][1].sectors, True
    if bodies and bodies[-1][0].first > head.last and role.sectors[0] in ("SOC", "BUS", "JRN", "PTY"):
        return bodies[-1][1].sectors or role.sectors, True
    if (
        bodies
        and bodies[-1][0].first > head.last
        and role.sectors == ("OPP",)
        and bodies[-1][1].sectors[:1] == ("PTY",)
    ):
        return tuple(dict.fromkeys((*bodies[-1][1].sectors, "OPP"))), True  # "opposition Democratic Party"
    before = [m for m in roles if m.last < head.first and m.role and m.role.kind not in ("hollow", "title")]
    if role.kind == "firm":
        return _firm(segment, role, head, before, bodies, after, preposition), True
    modifier = _modifier(segment, head, before, bodies)
    if role.kind == "armed":
        return _armed(segment, role, modifier, names, after, preposition), True
    if (
        modifier == ("MIL",)
        and role.name in ("partner", "member", "leader", "ally")
        and bodies
        and bodies[0][1].country == "IGO"
    ):
        return ("GOV", "MIL"), True
    if modifier:
        return modifier, True
    if preposition in ("of", "for", "from", "in", "at", "to", "with") and after.sure and after.sectors:
        return after.sectors, True
    leaders = [e for m, e in names if e.kind == "leader" and m.first > head.last]
    if leaders:
        return _leader_sectors(segment, leaders[-1]), True
    if any(e.form == "people" and e.kind == "people" for _, e in names) and not any(
        e.kind == "country" for _, e in names
    ):
        return (role.sectors if role.name in ("official", "spokesman") else ("CVL",)), False
    return role.sectors, False


def _commander(segment: Segment, role: Role, names: Sequence[tuple[Match, Entry]], head: Match) -> tuple[str, ...]:
    """The office that a soldier who is named held on the day: an army chief may be the head of state, or a rebel."""
    if segment.day is None or role.name not in segment.lexicon.roles.commanders:
        return ()
    leaders = [e for m, e in names if e.kind == "leader" and m.first > head.last]
    held = [t for e in leaders[-1:] for t in e.tenures if t.held_on(segment.day)]
    return held[-1].sectors if held else ()


def _firm(
    segment: Segment,
    role: Role,
    head: Match,
    before: Sequence[Match],
    bodies: Sequence[tuple[Match, Entry]],
    after: Coding,
    preposition: str,
) -> tuple[str, ...]:
    if role.sectors[0] == "GOV":
        if any(m.role and m.role.name in _UNRECOGNISED for m in before):
            return ("REB",)
        if preposition == "of" and after.head and after.sectors[:1] == ("REB",):
            return ("REB",)
        if after.head is None and preposition == "of" and after.sectors[:1] == ("REB",) and after.sure:
            return after.sectors
    extra = [s for m in before if m.role and m.role.kind == "firm" for s in m.role.sectors]
    extra += [s for m, e in bodies if m.last < head.first for s in e.sectors]
    if role.name in segment.lexicon.roles.captives and extra[:1] == ["REB"]:
        return ("REB",)
    kept = [s for s in extra if s in _SECOND and s not in role.sectors]
    if role.sectors[0] in ("CVL", "LAB", "SOC", "LEG", "OPP", "UNK"):
        return (*role.sectors, *dict.fromkeys(kept))
    return role.sectors


def _modifier(
    segment: Segment, head: Match, before: Sequence[Match], bodies: Sequence[tuple[Match, Entry]]
) -> tuple[str, ...]:
    """The sectors of the strongest word before the head, nearest first."""
    candidates: list[tuple[int, tuple[str, ...], str]] = []
    for match in before:
        assert match.role is not None
        candidates.append((match.first, match.role.sectors, match.role.kind))
    for match, entry in bodies:
        if match.last < head.first and entry.sectors:
            candidates.append((match.first, entry.sectors, "firm"))
    for wanted in ("firm", "armed", "weak"):
        kinds = [c for c in candidates if c[2] == wanted]
        if kinds:
            return max(kinds)[1]
    return ()


def _armed(
    segment: Segment,
    role: Role,
    modifier: tuple[str, ...],
    names: Sequence[tuple[Match, Entry]],
    after: Coding,
    preposition: str,
) -> tuple[str, ...]:
    irregular = ("REB", "PRM", "UAF", "COP", "CRM", "SPY")
    if modifier and modifier[0] in irregular:
        return modifier
    if modifier and modifier[0] in ("MIL",):
        return modifier
    if modifier and modifier[0] == "GOV" and role.sectors == ("REB",):
        return ("PRM",)
    if modifier and modifier[0] in ("PTY", "OPP"):
        return ("REB",) if role.sectors[0] in ("REB", "MIL") else role.sectors
    if (
        preposition in ("of", "from", "in", "with", "for", "to")
        and after.sectors
        and after.sectors[0] in irregular
        and after.sure
    ):
        return after.sectors
    own = {e.kind for _, e in names}
    if role.sectors == ("MIL",) and "people" in own and not own & {"country", "org"} and not _is_rank(role):
        return ("REB",)
    leaders = [e for _, e in names if e.kind == "leader"]
    if leaders and _is_rank(role):
        return _leader_sectors(segment, leaders[-1])
    return role.sectors


def _is_rank(role: Role) -> bool:
    return role.name in (
        "general",
        "colonel",
        "major",
        "marshal",
        "gen",
        "col",
        "captain",
        "field marshal",
        "admiral",
    )


def _sectors_of_names(
    segment: Segment,
    names: Sequence[tuple[Match, Entry]],
    roles: Sequence[Match],
    after: Coding,
    preposition: str,
) -> tuple[tuple[str, ...], bool]:
    """Sectors where no role word stands: from an organisation, a leader, a country or a community."""
    if roles and preposition and after.sectors:
        alliance = after.country == "IGO" and after.sectors == ("MIL",)
        return (("GOV", "MIL") if alliance else after.sectors), after.sure
    for wanted in (("org", "group"), ("leader",)):
        chosen = [e for _, e in names if e.kind in wanted]
        if chosen:
            last = chosen[-1]
            return (_leader_sectors(segment, last) if last.kind == "leader" else last.sectors), True
    if not names:
        return (after.sectors, after.sure) if preposition in ("of", "from") and after.sectors else ((), False)
    match, last = names[-1]
    surface = segment.text[match.last].text
    if last.kind == "people":
        if any(m.role and m.role.name == "group" and m.first > match.last for m in roles):
            return ("SOC",), True
        return (("GOV",) if last.form == "place" else ("CVL",)), False
    if last.form == "people" or (last.form == "adjective" and is_plural_people(surface)):
        return ("CVL",), False
    tail = [w for w in segment.text[match.last + 1 :] if w.key != "'s" and not w.glued]
    if tail and last.form == "adjective" and not any(w.capital for w in tail):
        return (), False  # an unknown noun after a nationality: "Turkish florists"
    if tail and last.form == "adjective":
        return ("CVL",), False  # "American Anna Smith": a private person
    return ("GOV",), False


def _leader_sectors(segment: Segment, leader: Entry) -> tuple[str, ...]:
    """The sectors of the office held on the day; ELI soon after leaving it."""
    if segment.day is None:
        return leader.tenures[-1].sectors
    for tenure in reversed(leader.tenures):
        if tenure.held_on(segment.day):
            return tenure.sectors
    past = [t for t in leader.tenures if t.last and t.last < segment.day]
    if past:
        latest = max(past, key=lambda t: t.last or date.min)
        assert latest.last is not None
        if latest.sectors[0] in ("GOV", "LEG") and (segment.day - latest.last).days < 365 * _YEARS_OUT:
            return ("ELI",)
        return latest.sectors
    first = leader.tenures[0]
    heads_a_state = first.office in ("president", "prime minister", "chancellor")
    return ("PTY",) if heads_a_state else first.sectors  # before an elected office: a politician


def _is_former(segment: Segment, head: Match, sectors: tuple[str, ...]) -> bool:
    assert head.role is not None
    before = {w.key for w in segment.text[: head.first]}
    held = bool(sectors) and sectors[0] in _STATE_ORGANS and head.role.name not in ("republic", "state", "country")
    return held and bool(before & segment.lexicon.roles.former)


def _qualified(segment: Segment, sectors: tuple[str, ...], qualifiers: set[str]) -> tuple[str, ...]:
    roles = segment.lexicon.roles
    if sectors and sectors[0] in ("LEG", "PTY") and "OPP" not in sectors and qualifiers & roles.opposition:
        return (*sectors, "OPP")
    if sectors == ("PTY",) and qualifiers & roles.ruling:
        return ("PTY", "GOV")
    return sectors
