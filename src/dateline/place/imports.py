"""Compiles a dump of GeoNames into the user's gazetteer, which is used beside the one that ships.

In: the dump's places, streamed. Out: a SQLite file with the tables of `dateline.place.file`, made under a temporary name
and renamed when it is whole, so that an interrupted import leaves what was there before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from dateline.errors import InputError
from dateline.place.dump import BadLine, Place, opened, read_lines, read_place
from dateline.place.file import KINDS, MOST, SCHEMA, WIDTH

MANY = 256**WIDTH - 1  # places that a file can number
BAD_SHARE = 0.5  # share of bad lines among the first ones from which the file is taken for something else
FIRST = 1000  # lines after which that is asked
BATCH = 20_000
SHOWN = 10  # bad lines that are kept

_STAGING = """
CREATE TABLE spelling (key TEXT, place INTEGER, population INTEGER);
CREATE TABLE division (code TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE held (place INTEGER PRIMARY KEY, code TEXT, wider TEXT);
"""


@dataclass
class Imported:
    """What an import did."""

    lines: int = 0
    places: int = 0
    bad: int = 0
    examples: list[BadLine] = field(default_factory=list)


Progress = Callable[[int, int], None]
"""Told the bytes read so far and the bytes there are."""


def import_dump(source: Path, target: Path, progress: Progress = lambda done, whole: None) -> Imported:
    """Compile the dump into `target`, which is replaced when all is done."""
    done = Imported()
    temporary = target.with_name(target.name + ".building")
    temporary.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(temporary)) as database:
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
            database.executescript(SCHEMA + _STAGING)
            _fill(database, source, done, progress)
            if not done.places:
                advice = "Is it a dump of GeoNames? Its lines have 19 columns between tabs."
                raise InputError(f"No place was found in {done.lines:,} lines", where=str(source), advice=advice)
            _finish(database, source.name, done)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return done


def _fill(database: sqlite3.Connection, source: Path, done: Imported, progress: Progress) -> None:
    codes: dict[str, int] = {}
    with opened(source) as (content, whole):
        read = 0
        batch: list[Place] = []
        for number, line in read_lines(content):
            read += len(line)
            done.lines = number
            place = read_place(number, line)
            if isinstance(place, BadLine):
                done.bad += 1
                if len(done.examples) < SHOWN:
                    done.examples.append(place)
                if done.lines >= FIRST and done.bad > BAD_SHARE * done.lines:
                    first = done.examples[0]
                    why = f"Most lines cannot be read (line {first.number}: {first.reason})"
                    raise InputError(why, where=str(source), advice="Is it a dump of GeoNames?")
            elif place is not None:
                batch.append(place)
            if len(batch) == BATCH:
                _write(database, batch, codes, done)
                progress(read, whole)
        _write(database, batch, codes, done)
        progress(read, whole)
    database.executemany("INSERT INTO country VALUES (?, ?)", ((n, code) for code, n in codes.items()))


def _write(database: sqlite3.Connection, batch: list[Place], codes: dict[str, int], done: Imported) -> None:
    if done.places + len(batch) > MANY:
        raise InputError(f"More than {MANY:,} places", advice="Import the files of single countries.")
    first = done.places + 1
    numbered = list(enumerate(batch, first))
    database.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, NULL, ?, ?, ?)",
        (
            (n, p.geonameid, p.name, codes.setdefault(p.code2, len(codes) + 1) * len(KINDS) + KINDS.index(p.kind),
             round(p.lat * 1e4), round(p.lon * 1e4), p.population)
            for n, p in numbered
        ),
    )  # fmt: skip
    database.executemany(
        "INSERT INTO spelling VALUES (?, ?, ?)", ((key, n, p.population) for n, p in numbered for key in sorted(p.keys))
    )
    database.executemany(
        "INSERT OR IGNORE INTO division VALUES (?, ?)", ((p.division, n) for n, p in numbered if p.division)
    )
    database.executemany(
        "INSERT INTO held VALUES (?, ?, ?)", ((n, p.parents[0], p.parents[-1]) for n, p in numbered if p.parents)
    )
    done.places += len(batch)
    batch.clear()


def _finish(database: sqlite3.Connection, name: str, done: Imported) -> None:
    """Divisions as parents, the index of names, and what the file says of itself."""
    database.execute(
        "UPDATE place SET parent = (SELECT COALESCE("
        "(SELECT place FROM division WHERE code = held.code), (SELECT place FROM division WHERE code = held.wider)) "
        "FROM held WHERE held.place = place.id)"
    )
    database.executemany("INSERT INTO name VALUES (?, ?)", _names(database))
    about = {"kinds": str(len(KINDS)), "source": f"GeoNames (geonames.org), CC BY 4.0, from {name}"}
    database.executemany("INSERT INTO about VALUES (?, ?)", [*about.items(), ("places", str(done.places))])
    for table in ("spelling", "division", "held"):
        database.execute(f"DROP TABLE {table}")
    database.commit()
    database.execute("VACUUM")


def _names(database: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    """Each name with the numbers of its places, most populous first; sorted on disk."""
    spellings = database.execute("SELECT key, place FROM spelling ORDER BY key, population DESC, place")
    for key, group in groupby(spellings, key=lambda pair: pair[0]):
        numbers = [place for _, place in group][:MOST]
        yield key, b"".join(number.to_bytes(WIDTH, "big") for number in numbers)
