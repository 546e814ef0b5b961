"""Look-up of place names: the hand-kept tables first, then the compiled GeoNames file.

In: a name. Out: every place it may mean. The SQLite file is opened read-only on first use, one connection a thread;
answers are kept, so that a name asked twice costs nothing.
"""

from __future__ import annotations

import sqlite3
import threading
import weakref
from dataclasses import replace
from functools import cache, lru_cache
from math import log10
from pathlib import Path

from dateline.errors import DataError
from dateline.place.entry import Entry, distance
from dateline.place.spelling import normal, variants
from dateline.place.tables import DATA, Tables, load_tables

KINDS = ("city", "region", "district")
MOST = 40  # places read of one name, most populous first
NEAR = 20.0  # km within which a row of the file is the same place as one of the tables
ALTERNATE = 1.0  # taken off where the name is not the place's main one
NAMESAKE = 4.0  # taken off where the state itself has the name ("Luxembourg")
UNCOUNTED = 4000  # people of a place whose population is not known: it is listed because it is a seat
CAPITAL = 1.6  # added to the weight of a state's capital

_ROW = "SELECT geonameid, name, area, parent, lat, lon, population FROM place WHERE id = ?"


class _Held:
    """What a thread keeps: its connection, closed when the thread or the program ends."""

    def __init__(self, path: Path) -> None:
        # Whichever thread collects it may close it.
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self.connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        weakref.finalize(self, self.connection.close)


class Gazetteer:
    """Read-only and safe to share between threads."""

    def __init__(self, path: Path | None = None, tables: Tables | None = None) -> None:
        self.path = path or DATA / "gazetteer.sqlite"
        self.tables = tables or load_tables()
        self._local = threading.local()
        self._codes: dict[int, str] | None = None
        self._capital_keys = {
            (code, normal(name)) for code, names in self.tables.capitals.items() for name in names[:3]
        }
        self.lookup = lru_cache(maxsize=50_000)(self._lookup)
        self._row = lru_cache(maxsize=50_000)(self._read_row)

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

    def _exact(self, key: str) -> tuple[Entry, ...]:
        rows = [self._entry(number, key) for number in self._numbers(key)]
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

    def _known(self, keys: tuple[str, ...]) -> list[str]:
        """Those of the keys that stand for a place."""
        marks = ",".join("?" * len(keys))
        rows = self._connection().execute(f"SELECT key FROM name WHERE key IN ({marks})", keys)
        present = {row[0] for row in rows}
        return [key for key in keys if key in present or key in self.tables.entries]

    def _connection(self) -> sqlite3.Connection:
        held: _Held | None = getattr(self._local, "held", None)
        if held is None:
            held = self._local.held = _Held(self.path)
        return held.connection

    def _numbers(self, key: str) -> list[int]:
        row = self._connection().execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
        blob: bytes = row[0] if row else b""
        return [int.from_bytes(blob[i : i + 3], "big") for i in range(0, min(len(blob), 3 * MOST), 3)]

    def _read_row(self, number: int) -> tuple[int, str, int, int | None, int, int, int]:
        row: tuple[int, str, int, int | None, int, int, int] = self._connection().execute(_ROW, (number,)).fetchone()
        return row

    def _country2(self, number: int) -> str:
        if self._codes is None:
            self._codes = dict(self._connection().execute("SELECT id, code2 FROM country").fetchall())
        return self._codes[number]

    def _entry(self, number: int, key: str) -> Entry:
        geonameid, name, area, parent, lat, lon, population = self._row(number)
        kind, code2 = KINDS[area % 4], self._country2(area // 4)
        state = self.tables.alpha3.get(code2)
        within: list[int] = []
        admin1 = None
        while parent is not None:
            above = self._row(parent)
            within.append(above[0])
            admin1, parent = above[1], above[3]
        if kind == "region":
            admin1 = name
        main = normal(name) in (key, f"{key} city")
        return Entry(
            name=name, level=kind, country=self.tables.reported_code(code2), lat=lat / 1e4, lon=lon / 1e4,
            weight=self._weigh(kind, population, main, (state or "", key)), table="geonames",
            geonameid=geonameid, admin1=admin1, within=tuple(within), population=population, state=state,
        )  # fmt: skip

    def _weigh(self, kind: str, population: int, main_name: bool, capital: tuple[str, str]) -> float:
        size = log10(population or UNCOUNTED)
        if kind == "region":
            return 3.2 + 0.55 * size - (0.0 if main_name else 0.1)
        if kind == "district":
            return size - 1.8
        return size + (CAPITAL if capital in self._capital_keys else 0.0) - (0.0 if main_name else ALTERNATE)


def _same(row: Entry, hand: Entry) -> bool:
    """Whether a row of the file is a place that the tables already give."""
    if row.geonameid == hand.geonameid:
        return True
    return row.level == hand.level and row.country == hand.country and distance(row, hand) < NEAR


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships, shared by the process."""
    return Gazetteer()


def describe() -> str:
    """What the gazetteer that ships holds, in a line. Raises `DataError` when its file is missing or damaged."""
    gazetteer = load_gazetteer()
    try:
        connection = gazetteer._connection()
        (places,) = connection.execute("SELECT count(*) FROM place").fetchone()
        about = dict(connection.execute("SELECT key, value FROM about").fetchall())
    except sqlite3.Error as error:
        advice = "Install dateline again: pip install --force-reinstall dateline"
        raise DataError(f"The gazetteer cannot be read: {error}", where=str(gazetteer.path), advice=advice) from error
    return f"{places:,} places ({', '.join(f'{k} {v}' for k, v in sorted(about.items()))})"
