"""The hand-kept tables of places and countries, as entries by normal form.

In: countries.csv and places/*.csv, ours and those of the user's own folder.
Out: entries by key, the adjectives and peoples that are no place names, capitals, and short forms of states ("Ga.").
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.place.entry import Entry
from dateline.place.spelling import normal
from dateline.tables import own_folder, own_rows, rows

TABLES = ("contested", "regions", "waters", "sites")
OWN_CODES = frozenset({"HKG", "PSE", "TWN", "XKX"})
# How likely a hand-kept place is meant by its name: a city of 100,000 has weight 5, a country 9.
OWN = 1.0  # added to places of the user's own tables
WEIGHTS = {"country": 9.0, "region": 6.8, "water": 6.0, "city": 6.2, "border": 5.5, "site": 5.5, "district": 5.0}


@dataclass(frozen=True)
class Country:
    """A state or territory as the tables know it."""

    code: str
    code2: str
    name: str
    reported: str
    entry: Entry


@dataclass(frozen=True)
class Tables:
    """Everything that is read from the hand-kept files."""

    entries: dict[str, tuple[Entry, ...]]
    countries: dict[str, Country]
    alpha3: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, str]]
    not_places: dict[str, frozenset[str]]
    kind_words: dict[str, str]

    def reported_code(self, code2: str) -> str | None:
        """The code that a record gives a place of this ISO alpha-2 territory: dependent ones take the state's."""
        code = self.alpha3.get(code2)
        return self.countries[code].reported if code else None


def parts(text: str | None) -> tuple[str, ...]:
    """The pieces of a cell that holds several."""
    return tuple(x.strip() for x in (text or "").split(";") if x.strip())


def load_tables() -> Tables:
    """All tables, with those of the user's own folder."""
    return _tables(own_folder())


@cache
def _tables(folder: Path | None) -> Tables:
    entries: dict[str, list[Entry]] = defaultdict(list)
    countries: dict[str, Country] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, tuple[str, ...]] = {}
    country_keys: set[str] = set()
    for row in rows("countries.csv"):
        code = row["code"]
        past = bool(row["valid_to"])
        reported = code if code in OWN_CODES or not row["controlled_by"] else row["controlled_by"]
        names = (row["name"], *parts(row["names"]))
        small = bool(row["controlled_by"])
        entry = Entry(
            name=row["name"], level="country", country=reported, lat=float(row["lat"]), lon=float(row["lon"]),
            weight=6.5 if small or past else WEIGHTS["country"], table="countries", state=code,
            geonameid=int(row["geonameid"]) if row["geonameid"] else None,
        )  # fmt: skip
        if not past:
            countries[code] = Country(code, row["code2"], row["name"], reported, entry)
            capitals[code] = (*capitals.get(code, ()), *parts(row["capitals"]))
        for key in dict.fromkeys(map(normal, names)):
            country_keys.add(key)
            if not any(e.level == "country" and e.state == code for e in entries[key]):
                entries[key].append(entry)
        for word in (*parts(row["adjectives"]), *parts(row["people"])):
            adjectives.setdefault(word.lower(), code)
    for table in TABLES:
        own = list(own_rows(f"places/{table}.csv"))
        for number, row in enumerate(rows(f"places/{table}.csv")):
            _add_place(entries, row, countries, OWN if number < len(own) else 0.0)
    # the user's rows come first, so that they are set last
    short = {row["short"]: (row["name"], row["country"]) for row in reversed(list(rows("places/abbreviations.csv")))}
    not_places: dict[str, set[str]] = {"word": set(), "name": set(), "after": set(), "before": set()}
    for row in rows("places/not_places.csv"):
        not_places[row["kind"]].add(normal(row["name"]))
    kind_words = {row["word"]: row["level"] for row in reversed(list(rows("places/kind_words.csv")))}
    return Tables(
        entries={key: tuple(found) for key, found in entries.items()},
        countries=countries,
        alpha3={c.code2: c.code for c in countries.values()},
        adjectives={word: code for word, code in adjectives.items() if normal(word) not in country_keys},
        capitals=capitals,
        short=short,
        not_places={kind: frozenset(words) for kind, words in not_places.items()},
        kind_words=kind_words,
    )


def _add_place(
    entries: dict[str, list[Entry]], row: dict[str, str], countries: dict[str, Country], bonus: float
) -> None:
    """One row of a places table under each of its names; a state's own row in it only adds names and claims."""
    names = (row["name"], *parts(row["names"]))
    country = countries.get(row["country"])
    contested = bool(row.get("claimed_by") or row.get("names_by"))
    entry = Entry(
        name=row["name"], level=row["level"], country=country.reported if country else None,
        lat=float(row["lat"]), lon=float(row["lon"]), weight=WEIGHTS[row["level"]] + bonus, table="places",
        geonameid=int(row["geonameid"]) if row["geonameid"] else None,
        names=names if contested else (), claimed_by=parts(row.get("claimed_by")),
        state=row["country"] or None,
    )  # fmt: skip
    for key in {normal(name) for name in names}:
        same = [e for e in entries[key] if e.level == "country" and e.state == entry.state]
        if same and entry.level == "country":
            entries[key].remove(same[0])
        entries[key].append(entry)
