"""All names and role words that a party phrase is read by, in one index.

Takes the tables; gives for a list of words the longest matches from left to right. A match may have several entries
(two states' parties of one name): the caller chooses by what the report is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from dateline.identify.countries import load_countries
from dateline.identify.roles import Role, Roles, load_roles
from dateline.identify.tables import Body, Tenure, load_armed_groups, load_leaders, load_organisations, load_peoples
from dateline.identify.words import Word, keys, singular, words
from dateline.tables import own_folder

_TOP_OFFICES = ("president", "prime minister", "chancellor", "king", "emir", "leader", "monarch", "foreign minister")
_SHORT_GIVEN = 3
"""A surname of fewer letters is no sign of a leader unless the table names it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a name.

    kind: country, org, group, leader, people; form: name, adjective, people, regional, place, capital,
    coalition, surname. A body that was something else at other times has a day from or to which this holds.
    """

    kind: str
    form: str
    name: str
    country: str | None
    sectors: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    upper: bool = False
    lower: bool = False
    first: date | None = None
    last: date | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Words `[first, last]` of a phrase and what they may mean: entries of a name, or a role word."""

    first: int
    last: int
    entries: tuple[Entry, ...] = ()
    role: Role | None = None

    @property
    def entry(self) -> Entry:
        """The default meaning."""
        return self.entries[0]


@dataclass(frozen=True)
class Lexicon:
    """The index; `scan` is its one use. `reach`: how many words the longest entry has that begins with a word."""

    names: dict[tuple[str, ...], tuple[Entry, ...]]
    roles: Roles
    reach: dict[str, int]

    def scan(self, text: Sequence[Word]) -> list[Match]:
        """The longest matches from left to right, none overlapping."""
        found: list[Match] = []
        i = 0
        while i < len(text):
            match = self._match_at(text, i)
            if match is None:
                i += 1
            else:
                found.append(match)
                i = match.last + 1
        return found

    def _match_at(self, text: Sequence[Word], i: int) -> Match | None:
        reach = max(self.reach.get(text[i].key, 0), self.reach.get(singular(text[i].key), 0))
        for length in range(min(reach, len(text) - i), 0, -1):
            window = text[i : i + length]
            key = tuple(word.key for word in window)
            entries = tuple(e for e in self.names.get(key, ()) if _case_fits(e, window))
            if entries:
                return Match(i, i + length - 1, entries)
            role = self.roles.by_keys.get(key) or self.roles.by_keys.get((*key[:-1], singular(key[-1])))
            if role is None and length > 1:
                role = self.roles.by_keys.get((singular(key[0]), *key[1:]))
            if role is not None:
                return Match(i, i + length - 1, role=role)
        return None


def _case_fits(entry: Entry, window: Sequence[Word]) -> bool:
    if entry.lower:
        return True
    if entry.upper:
        return all(word.text.isupper() for word in window)
    return window[0].capital or window[0].text[:1].isdigit()


def load_lexicon() -> Lexicon:
    """The index of all tables, built once per process (and folder of a user's own tables)."""
    return _lexicon(own_folder())


@cache
def _lexicon(folder: Path | None) -> Lexicon:
    index: dict[tuple[str, ...], list[Entry]] = {}

    def add(surface: str, kind: str, form: str, name: str, country: str | None, sectors: Iterable[str] = (),
            tenures: tuple[Tenure, ...] = (), body: Body | None = None, wikidata: str | None = None) -> None:  # fmt: skip
        key = keys(surface)
        letters = [c for c in surface if c.isalpha()]
        upper = len(letters) > 1 and all(c.isupper() for c in letters)
        entry = Entry(kind, form, name, country, tuple(sectors), tenures, upper, surface[:1].islower(),
                      body.first if body else None, body.last if body else None, wikidata)  # fmt: skip
        row = index.setdefault(key, [])
        for k, old in enumerate(row):
            same = (old.kind, old.country, old.name, old.first, old.last)
            if same == (kind, country, name, entry.first, entry.last):
                # spelt in several ways: the most lenient spelling decides about capitals
                row[k] = replace(old, upper=old.upper and entry.upper, lower=old.lower or entry.lower)
                return
        if key:
            row.append(entry)

    for country in load_countries():
        forms = (("adjective", country.adjectives), ("name", (country.name, *country.names)),
                 ("people", country.people), ("capital", country.capitals))  # fmt: skip
        for form, surfaces in forms:
            for surface in surfaces:
                add(surface, "country", form, country.name, country.code, wikidata=country.wikidata)
    for group in load_armed_groups():
        for surface in (group.name, *group.names):
            add(surface, "group", "name", group.name, group.country, group.sectors, (), group, group.wikidata)
    for body in load_organisations():
        for surface in (body.name, *body.names):
            add(surface, "org", "name", body.name, body.country, body.sectors, (), body, body.wikidata)
    for people in load_peoples():
        form = "regional" if people.kind == "regional" else "people"
        for surface in (people.name, *people.names):
            add(surface, "people", form, people.name, people.country)
        for surface in people.places:
            add(surface, "people", "place", people.name, people.country)
    _add_leaders(add)
    for parts in sorted(load_roles().coalitions):
        sector = "GOV" if parts in load_roles().political_coalitions else "MIL"
        add(" ".join(parts), "org", "coalition", " ".join(parts), "IGO", (sector,))
    # a parliament or ministry is listed both as a seat of government and as a body: the body knows its sector
    frozen = {key: tuple(sorted(row, key=lambda e: e.form == "capital")) for key, row in index.items() if key}
    reach: dict[str, int] = {}
    for key in (*frozen, *load_roles().by_keys):
        reach[key[0]] = max(reach.get(key[0], 0), len(key))
    return Lexicon(frozen, load_roles(), reach)


def _add_leaders(add: object) -> None:
    assert callable(add)
    by_name: dict[str, list[Tenure]] = {}
    for tenure in load_leaders():
        by_name.setdefault(tenure.name, []).append(tenure)
    for name, tenures in by_name.items():
        tenures.sort(key=lambda t: t.first or date.min)
        country = tenures[-1].country
        others = {other for tenure in tenures for other in tenure.names}
        for surface in (name, *sorted(others)):
            form = "name" if len(keys(surface)) > 1 else "surname"
            add(surface, "leader", form, name, country, tenures[-1].sectors, tuple(tenures))
        last = words(name)[-1].text
        if len(last) > _SHORT_GIVEN and any(top in t.office for t in tenures for top in _TOP_OFFICES):
            add(last, "leader", "surname", name, country, tenures[-1].sectors, tuple(tenures))
