"""The code of a party phrase from its own words and the tables.

Takes a phrase ("Azerbaijani government officials"); gives its country, sectors and ethnicity, and the words that decided.
The head noun decides the sector and the words before it the country; what follows a preposition counts only where the
head says too little. No parser is needed, so a phrase can be coded outside a report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.identify.lexicon import Entry, Lexicon, Match, load_lexicon
from dateline.identify.roles import Role
from dateline.identify.words import Word, singular, words

_PREPOSITIONS = frozenset(
    "of from in for to with against at on by near across inside outside within among between who whom that which over under "
    "throughout along beyond around through including representing after before as via into".split()
)
_PARTICIPLES = frozenset(
    "led backed accused armed loyal opposed known called fighting carrying belonging aligned allied affiliated linked "
    "supporting living based operating trained claiming calling demanding wearing stationed seeking held killed wounded".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those some any other another his her their its our my your no each every such certain".split()
)
_BELONGING = ("of", "from", "in", "at", "inside", "across", "within", "near", "throughout", "around", "on")
_ABROAD = frozenset({"ambassador", "envoy", "special envoy", "diplomat", "emissary", "minister", "embassy", "consul"})
"""Offices whose country is never the one after "to" or "in"."""
_OF_ONLY = frozenset({"embassy", "ambassador", "consulate", "troop", "soldier", "force", "refugee"})
_UNRECOGNISED = frozenset({"separatist", "rebel", "secessionist", "breakaway", "insurgent", "breakaway region", "guerrilla"})
_STATE_ORGANS = frozenset({"GOV", "LEG", "JUD", "SPY", "COP", "MIL"})
_HELD = frozenset("controlled held run ruled administered governed based born area".split())
_SECOND = frozenset({"EDU", "LAB", "AGR", "REL", "MED", "JRN", "REF", "OPP", "PTY", "LEG"})
_SENATES_LATER = 15
"""Years after which a former office-holder in the news is told of for the time in office."""


@dataclass(frozen=True, slots=True)
class Coding:
    """What a phrase is coded as. `head` is the head role's word, `sure` whether the sectors come from an explicit word."""

    country: str | None = None
    sectors: tuple[str, ...] = ()
    ethnicity: str | None = None
    name: str | None = None
    head: str | None = None
    sure: bool = False
    bare: bool = False
    """Whether nothing but a country, capital or nationality stands there."""
    evidence: tuple[str, ...] = ()


def code_phrase(
    phrase: str, *, published: date | None = None
) -> tuple[str | None, tuple[str, ...], str | None]:
    """Country, sectors and ethnicity of a party phrase.

    >>> code_phrase("Azerbaijani government officials")
    ('AZE', ('GOV',), None)
    """
    coding = read_phrase(phrase, day=published)
    return coding.country, coding.sectors, coding.ethnicity


def read_phrase(
    phrase: str,
    *,
    day: date | None = None,
    context: Mapping[str, float] | None = None,
    lexicon: Lexicon | None = None,
) -> Coding:
    """The full coding of a phrase. `context` weighs countries and settles names that several have."""
    lexicon = lexicon or load_lexicon()
    text = words(phrase)
    while text and text[0].key in _DETERMINERS:
        text = text[1:]
    if not text:
        return Coding()
    return _Reader(text, lexicon, day, context or {}).read()


@dataclass
class _Reader:
    text: Sequence[Word]
    lexicon: Lexicon
    day: date | None
    context: Mapping[str, float]

    def read(self) -> Coding:
        matches = self.lexicon.scan(self.text)
        end = self._head_end(matches)
        inside = [m for m in matches if m.last < end]
        rest = self.text[end + 1 :] if end < len(self.text) else ()
        preposition = self.text[end].key if end < len(self.text) else ""
        after = _Reader(rest, self.lexicon, self.day, self.context).read() if rest else Coding()
        return self._combine(inside, end, preposition, after)

    def _head_end(self, matches: Sequence[Match]) -> int:
        """Where the head segment ends: the first preposition, participle or comma outside a matched name."""
        covered = {i for m in matches for i in range(m.first, m.last + 1)}
        for i, word in enumerate(self.text):
            if i == 0 or i in covered or word.glued:
                continue
            nexts = self.text[i + 1].glued if i + 1 < len(self.text) else False
            if word.key in _PREPOSITIONS and not nexts:
                return i
            if word.key in ",;:(":
                # "President, Hassan Rouhani": the name belongs to the title
                if word.key == "," and i + 1 < len(self.text) and self.text[i + 1].capital:
                    continue
                return i
            if word.key in _PARTICIPLES and not nexts and any(m.last < i for m in matches):
                return i
            if word.key in ("and", "or", "&") and any(m.role and m.role.kind != "hollow" and m.last < i for m in matches):
                return i
        return len(self.text)

    def _combine(self, inside: list[Match], end: int, preposition: str, after: Coding) -> Coding:
        roles = [m for m in inside if m.role]
        names = [(m, self._choose(m)) for m in inside if m.entries]
        dropped = {m.first for m, e in names if self._is_dropped(m, e)}
        only_country = {m.first for m, _ in names if self._is_held(m)}
        covered = {i for m in inside for i in range(m.first, m.last + 1)}
        dropped |= {m.first for m, e in names if self._is_other_person(m, e, covered)}
        names = [(m, e) for m, e in names if m.first not in dropped]
        qualifiers = {w.key for w in self.text[:end]}
        head = self._head_role(roles)
        # sectors
        speaking = [(m, e) for m, e in names if m.first not in only_country]
        sectors, sure = self._sectors(head, roles, speaking, after, preposition)
        if head and head.role and self._is_former(head, sectors):
            sectors = ("ELI",)
        sectors = self._qualified(sectors, qualifiers, head)
        # country
        ethnic_words = {i for i in range(end) if self.text[i].key in self.lexicon.roles.ethnic}
        country, ethnicity, name, evidence = self._country(names, ethnic_words, head, preposition, after)
        bare = not roles and bool(names) and all(e.kind == "country" for _, e in names) and len(names) == 1
        return Coding(
            country=country,
            sectors=sectors,
            ethnicity=ethnicity,
            name=name,
            head=head.role.name if head and head.role else None,
            sure=sure,
            bare=bare,
            evidence=tuple(evidence),
        )

    # ---- which meaning, and does it count --------------------------------------------------------------------------

    def _choose(self, match: Match) -> Entry:
        """The meaning that the report's countries favour; leaders in office on the day before others."""
        entries = match.entries
        if len(entries) == 1:
            return entries[0]

        def weight(entry: Entry) -> tuple[float, float]:
            in_office = entry.kind != "leader" or self._in_office(entry)
            return (self.context.get(entry.country or "", 0.0) if in_office else -1.0, 1.0 if in_office else 0.0)

        if all(e.kind == "leader" for e in entries):
            return max(entries, key=lambda e: (self._in_office(e), weight(e)))
        first = entries[0]
        best = max(entries, key=weight)
        return best if weight(best)[0] > weight(first)[0] else first

    def _in_office(self, entry: Entry) -> bool:
        return self.day is None or any(t.held_on(self.day) for t in entry.tenures)

    def _is_dropped(self, match: Match, entry: Entry) -> bool:
        """Names that tell whom a party is close to, not who it is: "Iranian-backed", "pro-Russian", "US-led"."""
        roles = self.lexicon.roles
        before = self.text[match.first - 1].key if match.first > 0 and self.text[match.first].glued else ""
        after = self.text[match.last + 1] if match.last + 1 < len(self.text) else None
        if before in roles.stance and not (before == "non" and entry.kind != "country"):
            return True
        if after is None or not after.glued:
            return False
        if after.key in roles.foreign:
            return True
        return after.key in roles.led and entry.kind in ("country", "org")

    def _is_other_person(self, match: Match, entry: Entry, covered: set[int]) -> bool:
        """Whether a leader's surname, a capital or a place ends the name of somebody else: "Usman Khan", "Anna Paris"."""
        before = match.first - 1
        if before < 0 or before in covered or match.first != match.last:
            return False
        if entry.form not in ("surname", "capital", "place"):
            return False
        word = self.text[before]
        return word.capital and word.key.isalpha() and (entry.form == "surname" or match.last == len(self.text) - 1)

    def _is_held(self, match: Match) -> bool:
        after = self.text[match.last + 1] if match.last + 1 < len(self.text) else None
        return after is not None and after.glued and (after.key in _HELD or after.key in self.lexicon.roles.led)

    def _head_role(self, roles: Sequence[Match]) -> Match | None:
        solid = [m for m in roles if m.role and m.role.kind not in ("hollow", "title")]
        glued = [m for m in solid if m.last + 1 >= len(self.text) or not self.text[m.last + 1].glued]
        return (glued or solid or [None])[-1]

    def _is_former(self, head: Match, sectors: tuple[str, ...]) -> bool:
        assert head.role is not None
        before = {w.key for w in self.text[: head.first]}
        held = bool(sectors) and sectors[0] in _STATE_ORGANS and head.role.name not in ("republic", "state", "country")
        return held and bool(before & self.lexicon.roles.former)

    def _qualified(self, sectors: tuple[str, ...], qualifiers: set[str], head: Match | None) -> tuple[str, ...]:
        roles = self.lexicon.roles
        if sectors and sectors[0] in ("LEG", "PTY") and "OPP" not in sectors and qualifiers & roles.opposition:
            return (*sectors, "OPP")
        if sectors == ("PTY",) and qualifiers & roles.ruling:
            return ("PTY", "GOV")
        return sectors

    # ---- sectors ---------------------------------------------------------------------------------------------------

    def _sectors(
        self,
        head: Match | None,
        roles: Sequence[Match],
        names: Sequence[tuple[Match, Entry]],
        after: Coding,
        preposition: str,
    ) -> tuple[tuple[str, ...], bool]:
        bodies = [(m, e) for m, e in names if e.kind in ("org", "group")]
        if head is None or head.role is None:
            return self._sectors_of_names(names, roles, after, preposition)
        role = head.role
        if bodies and bodies[-1][0].first > head.last and role.kind != "firm":
            return bodies[-1][1].sectors, True
        if bodies and bodies[-1][0].first > head.last and role.sectors[0] in ("SOC", "BUS", "JRN", "PTY"):
            return bodies[-1][1].sectors or role.sectors, True
        before = [m for m in roles if m.last < head.first and m.role and m.role.kind not in ("hollow", "title")]
        if role.kind == "firm":
            return self._firm(role, head, before, bodies, after, preposition), True
        modifier = self._modifier(head, before, bodies)
        if role.kind == "armed":
            return self._armed(role, modifier, names, after, preposition), True
        if modifier:
            return modifier, True
        if preposition in ("of", "for", "from", "in", "at", "to", "with") and after.sure and after.sectors:
            return after.sectors, True
        leaders = [e for m, e in names if e.kind == "leader" and m.first > head.last]
        if leaders:
            return self._leader_sectors(leaders[-1]), True
        if any(e.kind == "people" for _, e in names) and not any(e.kind == "country" for _, e in names):
            return (role.sectors if role.name in ("official", "spokesman", "official") else ("CVL",)), False
        return role.sectors, False

    def _firm(
        self,
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
        kept = [s for s in extra if s in _SECOND and s not in role.sectors]
        if role.sectors[0] in ("CVL", "LAB", "SOC", "LEG", "OPP", "UNK"):
            return (*role.sectors, *dict.fromkeys(kept))
        return role.sectors

    def _modifier(
        self, head: Match, before: Sequence[Match], bodies: Sequence[tuple[Match, Entry]]
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
        self,
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
        if preposition in ("of", "from", "in", "with", "for", "to") and after.sectors and after.sectors[0] in irregular and after.sure:
            return after.sectors
        own = {e.kind for _, e in names}
        if role.sectors == ("MIL",) and "people" in own and not own & {"country", "org"} and not self._is_rank(role):
            return ("REB",)
        leaders = [e for _, e in names if e.kind == "leader"]
        if leaders and self._is_rank(role):
            return self._leader_sectors(leaders[-1])
        return role.sectors

    def _is_rank(self, role: Role) -> bool:
        return role.name in ("general", "colonel", "major", "marshal", "gen", "col", "captain", "field marshal", "admiral")

    def _sectors_of_names(
        self,
        names: Sequence[tuple[Match, Entry]],
        roles: Sequence[Match],
        after: Coding,
        preposition: str,
    ) -> tuple[tuple[str, ...], bool]:
        """Sectors where no role word stands: from an organisation, a leader, a country or a community."""
        if roles and preposition and after.sectors:
            return after.sectors, after.sure
        for wanted in (("org", "group"), ("leader",)):
            chosen = [e for _, e in names if e.kind in wanted]
            if chosen:
                last = chosen[-1]
                return (self._leader_sectors(last) if last.kind == "leader" else last.sectors), True
        if not names:
            return (after.sectors, after.sure) if preposition in ("of", "from") and after.sectors else ((), False)
        match, last = names[-1]
        surface = self.text[match.last].text
        if last.kind == "people":
            return (("GOV",) if last.form == "place" else ("CVL",)), False
        if last.form == "people" or (last.form == "adjective" and self._is_plural_people(surface)):
            return ("CVL",), False
        tail = [w for w in self.text[match.last + 1 :] if w.key != "'s" and not w.glued]
        if tail and last.form == "adjective" and not any(w.capital for w in tail):
            return (), False  # an unknown noun after a nationality: "Turkish florists"
        if tail and last.form == "adjective":
            return ("CVL",), False  # "American Anna Smith": a private person
        return ("GOV",), False

    def _is_plural_people(self, surface: str) -> bool:
        return surface.endswith("s") and singular(surface.casefold()) != surface.casefold()

    def _leader_sectors(self, leader: Entry) -> tuple[str, ...]:
        """The sectors of the office held on the day; ELI soon after leaving it."""
        if self.day is None:
            return leader.tenures[-1].sectors
        for tenure in reversed(leader.tenures):
            if tenure.held_on(self.day):
                return tenure.sectors
        past = [t for t in leader.tenures if t.last and t.last < self.day]
        if past:
            latest = max(past, key=lambda t: t.last or date.min)
            assert latest.last is not None
            if latest.sectors[0] in ("GOV", "LEG") and (self.day - latest.last).days < 365 * _SENATES_LATER:
                return ("ELI",)
            return latest.sectors
        return leader.tenures[0].sectors if leader.tenures[0].sectors[0] not in ("GOV",) else ("PTY", "OPP")

    # ---- country ---------------------------------------------------------------------------------------------------

    def _country(
        self,
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
                ethnicity = entry.name if entry.kind == "people" else self._surface(match)
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
        at_end = pairs and pairs[0][0].last == len(self.text) - 1
        if at_end and not ethnicity and self._is_plural_people(self.text[-1].text):
            ethnicity = self._surface(pairs[0][0])
        name = self._name(names)
        evidence = [self._surface(m) for m, _ in found]
        across = [(m, e) for m, e in found if e.kind == "group" and e.country == "IMG"]
        own = across or [(m, e) for m, e in found if e.country and (e.kind != "people" or e.form == "place")]
        head_name = head.role.name if head and head.role else None
        community = head_name is not None and (
            head_name in self.lexicon.roles.communities or singular(head_name) in self.lexicon.roles.communities
        )
        if own and community and own[0][1].kind == "country" and own[0][1].form == "adjective" and after.country:
            if preposition in _BELONGING and after.country != own[0][1].country:
                return after.country, self._surface(own[0][0]), name, [*evidence, *after.evidence]
        if own:
            return own[0][1].country, ethnicity, name, [self._surface(own[0][0])]
        by_complement = self._complement(head_name, preposition, after)
        if by_complement:
            return by_complement, ethnicity or after.ethnicity, name or after.name, list(after.evidence)
        for _, entry in found:
            if entry.country:
                return entry.country, ethnicity, name, evidence
        keep = after.ethnicity if preposition in ("of", "from") else None
        return None, ethnicity or keep, name, evidence

    def _complement(self, head: str | None, preposition: str, after: Coding) -> str | None:
        if after.country is None:
            return None
        if preposition in ("in", "at", "on", "near", "around") and head in (*_OF_ONLY, "peacekeeper"):
            return None
        if head in _ABROAD and preposition not in ("of", "from"):
            return None
        if preposition in (*_BELONGING, ","):
            return after.country
        if preposition in ("for", "and", "or", "with") and head not in _ABROAD:
            return after.country
        return None

    def _name(self, names: Sequence[tuple[Match, Entry]]) -> str | None:
        for wanted in ("leader", "group", "org"):
            chosen = [e for _, e in names if e.kind == wanted and e.form != "coalition"]
            if chosen:
                return chosen[-1].name
        if len(names) == 1 and names[0][1].kind == "country" and names[0][0].last == len(self.text) - 1:
            return names[0][1].name if names[0][1].form in ("name", "capital") else None
        return None

    def _surface(self, match: Match) -> str:
        chosen = self.text[match.first : match.last + 1]
        return " ".join(word.text for word in chosen)


def without_sectors(coding: Coding) -> Coding:
    """The coding with its sectors taken away."""
    return replace(coding, sectors=(), sure=False)
