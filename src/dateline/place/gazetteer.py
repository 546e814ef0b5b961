"""Look-up of place names: the hand-kept tables first, then the compiled GeoNames files, ours and the user's.

In: a name. Out: every place it may mean. Answers are kept, so that a name asked twice costs nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from math import log10
from pathlib import Path

from dateline.place.entry import Entry, distance
from dateline.place.file import PlaceFile
from dateline.place.spelling import normal, variants
from dateline.place.tables import Tables, load_tables
from dateline.tables import DATA, GAZETTEER, own_file, own_folder
from dateline.tables import describe as describe_own

NEAR = 20.0  # km within which a row of the file is the same place as one of the tables
ALTERNATE = 1.0  # taken off where the name is not the place's main one
NAMESAKE = 4.0  # taken off where the state itself has the name ("Luxembourg")
UNCOUNTED = 4000  # people of a place whose population is not known: it is listed because it is a seat
IMPORTED = 500  # the same for a place that a user imported: a dump has every hamlet
CAPITAL = 1.6  # added to the weight of a state's capital
FEATURES = {"site": 2.7, "water": 2.4, "border": 2.7}  # weights of what has no people, in a user's file
BARE = 3.0  # weight of a region whose people are not counted there


class Gazetteer:
    """Read-only and safe to share between threads. `own` is the user's compiled file, if there is one."""

    def __init__(self, path: Path | None = None, tables: Tables | None = None, own: Path | None = None) -> None:
        self.tables = tables or load_tables()
        self.files = (PlaceFile(path or DATA / GAZETTEER), *((PlaceFile(own),) if own else ()))
        self._capital_keys = {
            (code, normal(name)) for code, names in self.tables.capitals.items() for name in names[:3]
        }
        self.lookup = lru_cache(maxsize=50_000)(self._lookup)

    def _lookup(self, name: str) -> tuple[Entry, ...]:
        """Every place that the name may mean, likeliest first; also tried with and without an article."""
        key = normal(name)
        found = self._exact(key)
        if not found and len(key) > 3:
            found = next((self._exact(other) for other in self._known(variants(key))), ())
        return found

    def knows(self, name: str) -> bool:
        """Whether any place has the name."""
        return bool(self.lookup(name))

    def has(self, key: str) -> bool:
        """Whether any place has a name of just this normal form."""
        return key in self.tables.entries or any(file.present((key,)) for file in self.files)

    def _exact(self, key: str) -> tuple[Entry, ...]:
        rows = self._rows(key)
        hand: list[Entry] = []
        states = {e.state for e in self.tables.entries.get(key, ()) if e.level == "country"}
        rows = [r for r in rows if r.state not in states or normal(r.name) == key]
        rows = [replace(r, weight=r.weight - NAMESAKE) if r.state in states else r for r in rows]
        for entry in self.tables.entries.get(key, ()):
            twin = next((r for r in rows if _same(r, entry)), None)
            if twin:
                rows.remove(twin)
                weight = max(entry.weight, twin.weight)
                hand.append(replace(entry, weight=weight, admin1=twin.admin1, within=twin.within))
            else:
                hand.append(entry)
        return tuple(sorted((*hand, *rows), key=lambda e: -e.weight))

    def _rows(self, key: str) -> list[Entry]:
        """The places of the compiled files: one that both have is taken from ours."""
        found: list[Entry] = []
        seen: set[int | None] = set()
        for number, file in enumerate(self.files):
            here = [self._entry(file, n, key, UNCOUNTED if number == 0 else IMPORTED) for n in file.numbers(key)]
            found += [entry for entry in here if entry.geonameid not in seen]
            seen |= {entry.geonameid for entry in here}
        return found

    def _known(self, keys: tuple[str, ...]) -> list[str]:
        """Those of the keys that stand for a place."""
        present = set().union(*(file.present(keys) for file in self.files))
        return [key for key in keys if key in present or key in self.tables.entries]

    def _entry(self, file: PlaceFile, number: int, key: str, uncounted: int) -> Entry:
        row = file.row(number)
        state = self.tables.alpha3.get(row.code2)
        within: list[int] = []
        admin1, parent = None, row.parent
        while parent is not None:
            above = file.row(parent)
            within.append(above.geonameid)
            admin1, parent = above.name, above.parent
        if row.kind == "region":
            admin1 = row.name
        main = normal(row.name) in (key, f"{key} city")
        weight = self._weigh(row.kind, row.population, main, (state or "", key), uncounted)
        return Entry(
            name=row.name, level=row.kind, country=self.tables.reported_code(row.code2), lat=row.lat, lon=row.lon,
            weight=weight, table="geonames", geonameid=row.geonameid, admin1=admin1, within=tuple(within),
            population=row.population, state=state,
        )  # fmt: skip

    def _weigh(self, kind: str, population: int, main_name: bool, capital: tuple[str, str], uncounted: int) -> float:
        size = log10(population or uncounted)
        if kind == "region" and not population and uncounted == IMPORTED:
            return BARE
        if kind == "region":
            return 3.2 + 0.55 * size - (0.0 if main_name else 0.1)
        if kind == "district":
            return size - 1.8
        if kind in FEATURES:
            return FEATURES[kind] - (0.0 if main_name else ALTERNATE)
        return size + (CAPITAL if capital in self._capital_keys else 0.0) - (0.0 if main_name else ALTERNATE)


def _same(row: Entry, hand: Entry) -> bool:
    """Whether a row of the file is a place that the tables already give."""
    if row.geonameid == hand.geonameid:
        return True
    return row.level == hand.level and row.country == hand.country and distance(row, hand) < NEAR


def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the user's own places, shared by the process."""
    return _gazetteer(own_folder(), own_file(GAZETTEER))


@cache
def _gazetteer(folder: Path | None, own: Path | None) -> Gazetteer:
    gazetteer = Gazetteer(own=own)
    for file in gazetteer.files[1:]:
        file.about()  # a file that was damaged is told now, not at each report
    return gazetteer


def describe() -> str:
    """What the gazetteer holds, in a line. Raises `DataError` when its file is missing or damaged."""
    told = []
    for file in load_gazetteer().files:
        about = file.about()
        told.append(f"{int(about.get('places', 0)):,} places ({about.get('source', file.path)})")
    own = describe_own()
    return " and ".join(told) + (f"; own tables: {own}" if own else "")
