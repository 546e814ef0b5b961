"""One compiled file of places: SQLite, opened read-only on first use, one connection a thread.

In: a normal form of a name. Out: numbers of the places that have it, most populous first, and the rows of those. The
file that ships and the one that a user imports have the same tables: `place`, `name`, `country`, `about`.
"""

from __future__ import annotations

import sqlite3
import threading
import weakref
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.errors import DataError

KINDS = ("city", "region", "district", "site", "water", "border", "country", "other")
WIDTH = 3  # bytes of a place's number
MOST = 40  # places read of one name, most populous first

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, area INTEGER, parent INTEGER,
                    lat INTEGER, lon INTEGER, population INTEGER);
CREATE TABLE name (key TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
CREATE TABLE country (id INTEGER PRIMARY KEY, code2 TEXT);
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
"""`area` is `about.kinds` x country + kind; coordinates are in 1e-4 degrees; `name.places` holds numbers of places."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place as the file has it; `parent` is the number of the division that holds it."""

    geonameid: int
    name: str
    kind: str
    code2: str
    parent: int | None
    lat: float
    lon: float
    population: int


class _Held:
    """What a thread keeps: its connection, closed when the thread or the program ends."""

    def __init__(self, path: Path) -> None:
        # Whichever thread collects it may close it.
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self.connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        weakref.finalize(self, self.connection.close)


class PlaceFile:
    """Read-only and safe to share between threads; what was read is kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._codes: dict[int, str] | None = None
        self._kinds = 4  # of the file that ships
        self.row = lru_cache(maxsize=50_000)(self._row)

    def numbers(self, key: str) -> list[int]:
        """The places that have the name, most populous first."""
        row = self._connection().execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
        blob: bytes = row[0] if row else b""
        return [int.from_bytes(blob[i : i + WIDTH], "big") for i in range(0, min(len(blob), WIDTH * MOST), WIDTH)]

    def present(self, keys: tuple[str, ...]) -> set[str]:
        """Those of the names that any place has."""
        marks = ",".join("?" * len(keys))
        rows = self._connection().execute(f"SELECT key FROM name WHERE key IN ({marks})", keys)
        return {row[0] for row in rows}

    def about(self) -> dict[str, str]:
        """What the file says of itself: places, source. `DataError` when it is damaged."""
        try:
            self._connection().execute("SELECT * FROM place, name LIMIT 1").fetchone()
            found: dict[str, str] = dict(self._connection().execute("SELECT key, value FROM about").fetchall())
        except sqlite3.Error as error:
            advice = "Install dateline again: pip install --force-reinstall dateline; or import your own file again."
            raise DataError(f"The gazetteer cannot be read: {error}", where=str(self.path), advice=advice) from error
        return found

    def _row(self, number: int) -> Row:
        query = "SELECT geonameid, name, area, parent, lat, lon, population FROM place WHERE id = ?"
        found = self._connection().execute(query, (number,)).fetchone()
        geonameid, name, area, parent, lat, lon, population = found
        codes = self._known_codes()
        kind, code2 = KINDS[area % self._kinds], codes[area // self._kinds]
        return Row(geonameid, name, kind, code2, parent, lat / 1e4, lon / 1e4, population)

    def _known_codes(self) -> dict[int, str]:
        if self._codes is None:
            connection = self._connection()
            kinds = connection.execute("SELECT value FROM about WHERE key = 'kinds'").fetchone()
            self._kinds = int(kinds[0]) if kinds else self._kinds
            self._codes = dict(connection.execute("SELECT id, code2 FROM country").fetchall())
        return self._codes

    def _connection(self) -> sqlite3.Connection:
        held: _Held | None = getattr(self._local, "held", None)
        if held is None:
            held = self._local.held = _Held(self.path)
        return held.connection
