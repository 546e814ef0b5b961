"""The tables that ship, and a user's own of the same names: CSV of parties, places and labels, TOML and TSV of words.

Takes the name of a table ("organisations.csv", "lang/en/dates.toml"); gives the rows of a CSV as dictionaries, the user's
before ours, so that where both have a name the user's is taken, and a TOML as one table of both. The user's folder is named by the environment variable
DATELINE_DATA, which further processes inherit; the option `--data` of the commands sets it for a run. All its files are
checked once, before anything is coded; docs/own-tables.md tells users how to write them.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from dateline import toml_tables
from dateline.errors import ConfigError
from dateline.model.ontology import load_ontology

VARIABLE = "DATELINE_DATA"
DATA = Path(__file__).resolve().parent / "data"
GAZETTEER = "gazetteer.sqlite"
TRIGGERS = "lang/en/triggers"  # a folder of TSV, which is read and checked where triggers are found
LEVELS = ("site", "district", "city", "water", "border", "region", "country")  # from the most precise to the widest
TOLD = 4  # problems of a folder that are told; the rest are counted
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ADVICE = "See docs/own-tables.md."

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table:
    """What tables.toml says of one file: its columns with the kind of each, its key, and which days are in order."""

    file: str
    own: bool
    columns: Mapping[str, str]
    key: tuple[str, ...]
    order: tuple[str, str] | None


@cache
def load_tables() -> dict[str, Table]:
    """Every table by its file's name."""
    found = [t for t in _described().values() if isinstance(t, dict) and "columns" in t]
    return {
        t["file"]: Table(
            t["file"], t["own"], t["columns"], tuple(t["key"]), tuple(t["order"]) if "order" in t else None
        )
        for t in found
    }


@cache
def load_rules() -> dict[str, toml_tables.Rules]:
    """What may stand in each TOML table that a user may have, by its file's name."""
    found = [t for t in _described().values() if isinstance(t, dict) and "columns" not in t]
    return {
        t["file"]: toml_tables.Rules(
            frozenset(tuple(path.split(".")) for path in t.get("open", ())),
            frozenset(tuple(path.split(".")) for path in t.get("exclusive", ())),
            {tuple(path.split(".")): kind for path, kind in t.get("codes", {}).items()},
        )
        for t in found
    }


@cache
def _described() -> dict[str, Any]:
    return _parsed(DATA / "tables.toml")


def by_folder(load: Callable[P, T]) -> Callable[P, T]:
    """Keep what a loader of tables gives, for each folder of a user's own tables. Only for arguments by place."""
    kept: dict[object, T] = {}

    @wraps(load)
    def loaded(*args: P.args, **named: P.kwargs) -> T:
        key = (os.environ.get(VARIABLE), args)
        if key not in kept:
            kept[key] = load(*args, **named)
        return kept[key]

    return loaded


def own_folder() -> Path | None:
    """The folder of the user's own tables, checked, or None when none is named."""
    named = os.environ.get(VARIABLE, "")
    return _checked(named) if named else None


def own_file(name: str) -> Path | None:
    """A file of the user's folder, when it is there."""
    folder = own_folder()
    return folder / name if folder and (folder / name).is_file() else None


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, the user's own first; a column that the user left out is empty."""
    yield from own_rows(name)
    for _, row in read(DATA / name):
        yield {key: sys.intern(value) for key, value in row.items()}


def own_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of the user's own table alone."""
    path = own_file(name)
    if path:
        columns = dict.fromkeys(load_tables()[name].columns, "")
        for _, row in read(path):
            yield columns | {key: (value or "").strip() for key, value in row.items() if key in columns}


def toml_table(name: str) -> dict[str, Any]:
    """A TOML table, joined with the user's own."""
    return toml_tables.joined(_parsed(DATA / name), own_toml(name), load_rules()[name])


def own_toml(name: str) -> dict[str, Any]:
    """The user's own TOML table alone."""
    path = own_file(name)
    return _parsed(path) if path else {}


def _parsed(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8-sig"))


def read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file, each with the number of its last line."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        for row in reader:
            yield reader.line_num, row


def fingerprint() -> str | None:
    """Twelve digits that stand for all that the user's folder adds, None without one: part of what a run depends on."""
    folder = own_folder()
    if folder is None:
        return None
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        with path.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:12]


def describe() -> str | None:
    """What the user's folder adds, in a line; None without one."""
    folder = own_folder()
    if folder is None:
        return None
    names = ", ".join(path.relative_to(folder).as_posix() for path in _files(folder)) or "no table"
    return f"{folder} ({names}; fingerprint {fingerprint()})"


def _files(folder: Path) -> list[Path]:
    """The files of a user's folder that are read."""
    return [folder / name for name in sorted({*_known(), GAZETTEER}) if (folder / name).is_file()]


@cache
def _known() -> tuple[str, ...]:
    """The tables that a user's folder may hold."""
    triggers = [path.relative_to(DATA).as_posix() for path in (DATA / TRIGGERS).glob("*.tsv")]
    return tuple(sorted([*(t.file for t in load_tables().values() if t.own), *load_rules(), *triggers]))


@cache
def _checked(named: str) -> Path:
    folder = Path(named).expanduser()
    if not folder.is_dir():
        advice = f"Name a folder that exists, or unset {VARIABLE}."
        raise ConfigError("The folder of your own tables is not there", where=named, advice=advice)
    found = [
        *_strangers(folder),
        *(p for t in load_tables().values() for p in problems(folder / t.file, t, folder)),
        *(p for name in load_rules() for p in toml_problems(folder / name, name)),
    ]
    if found:
        more = f" (and {len(found) - TOLD} more)" if len(found) > TOLD else ""
        raise ConfigError("\n".join(found[:TOLD]) + more, advice=ADVICE)
    return folder


def _strangers(folder: Path) -> Iterator[str]:
    """Files that are no table of dateline, so that a misspelt name is told and not passed over."""
    places = ("*.csv", "*.toml", "*.tsv", "places/*.*", "lang/**/*.*")
    for path in sorted({path for place in places for path in folder.glob(place) if path.is_file()}):
        name = path.relative_to(folder).as_posix()
        if path.suffix in (".csv", ".toml", ".tsv") and name not in _known():
            like = [known for known in _known() if known.endswith(path.suffix)]
            yield f"{path}: this table is not read. Those that are: {', '.join(like)}"


def toml_problems(path: Path, name: str) -> Iterator[str]:
    """What is wrong with a user's TOML file, each with its keys; nothing when the file is not there."""
    if not path.is_file():
        return
    try:
        own = _parsed(path)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        yield f"{path}: cannot be read as TOML in UTF-8 ({error})"
        return
    yield from (f"{path}, {told}" for told in toml_tables.problems(own, _parsed(DATA / name), load_rules()[name]))


def problems(path: Path, table: Table, folder: Path | None = None) -> Iterator[str]:
    """What is wrong with a file, each with its line; nothing when the file is not there."""
    if not path.is_file():
        return
    try:
        lines = list(read(path))
    except (UnicodeDecodeError, csv.Error) as error:
        yield f"{path}: cannot be read as CSV in UTF-8 ({error})"
        return
    with path.open(encoding="utf-8-sig", newline="") as content:
        header = next(csv.reader(content), [])
    unknown = [name for name in header if name not in table.columns]
    missing = [name for name, kind in table.columns.items() if kind.endswith("!") and name not in header]
    if unknown or missing:
        told = [f"unknown columns {', '.join(map(repr, unknown))}"] if unknown else []
        told += [f"no column {', '.join(map(repr, missing))}"] if missing else []
        yield f"{path}, line 1: {'; '.join(told)}. The columns are {','.join(table.columns)}"
        return
    seen: dict[tuple[str, ...], int] = {}
    check = _checks(folder)
    for number, row in lines:
        if None in row or None in row.values():
            yield f"{path}, line {number}: {'more' if None in row else 'fewer'} cells than the header has columns"
            continue
        for problem in _row_problems(row, table, check):
            yield f"{path}, line {number}: {problem}"
        key = tuple((row.get(column) or "").strip() for column in table.key)
        if key in seen:
            yield f"{path}, line {number}: the same {' and '.join(table.key)} as line {seen[key]}"
        seen.setdefault(key, number)


def _row_problems(row: Mapping[str, str], table: Table, check: Mapping[str, Callable[[str], bool]]) -> Iterator[str]:
    for column, kind in table.columns.items():
        cell = (row.get(column) or "").strip()
        plain = kind.removesuffix("!")
        if not cell:
            if kind.endswith("!"):
                yield f"{column} is empty"
        elif "|" in plain:
            if cell not in plain.split("|"):
                yield f"{column} is {cell!r}, not one of {', '.join(plain.split('|'))}"
        elif plain in check and not check[plain](cell):
            yield f"{column} {cell!r} is {_WANTED[plain]}"
    if table.order:
        first, last = ((row.get(column) or "").strip() for column in table.order)
        fine = min(len(first), len(last))  # "2000" and "2000-05" are compared as years
        if first[:fine] > last[:fine]:
            yield f"{table.order[0]} {first} lies after {table.order[1]} {last}"


_WANTED = {
    "number": "no number", "latitude": "no latitude between -90 and 90", "longitude": "no longitude between -180 and 180",
    "id": "no GeoNames id", "wikidata": "no Wikidata id like Q42", "state": "no code of a state (three letters, ISO 3166-1)",
    "states": "no list of codes of states (three letters, ISO 3166-1)",
    "party": "neither a code of a state (ISO 3166-1) nor one of the international codes",
    "sectors": "no list of sectors (such as GOV or REB;PTY)", "code2": "not two capitals", "code3": "not three capitals",
    "day": "no day (2019, 2019-05 or 2019-05-20)", "date": "no day (2019-05-20)",
    "level": f"no level of a place ({', '.join(LEVELS)})",
}  # fmt: skip


def _checks(folder: Path | None) -> dict[str, Callable[[str], bool]]:
    """A test for each kind of cell."""
    ontology = load_ontology()
    states = set(_codes(DATA / "countries.csv"))
    if folder and (folder / "countries.csv").is_file():
        states.update(_codes(folder / "countries.csv"))
    parties = states | set(ontology.international)
    sectors = set(ontology.sectors)
    return {
        "number": lambda cell: _is_number(cell, float("inf")),
        "latitude": lambda cell: _is_number(cell, 90),
        "longitude": lambda cell: _is_number(cell, 180),
        "id": str.isdecimal,
        "wikidata": lambda cell: re.fullmatch(r"Q[1-9]\d*", cell) is not None,
        "state": states.__contains__,
        "states": lambda cell: set(_pieces(cell)) <= states,
        "party": parties.__contains__,
        "sectors": lambda cell: set(_pieces(cell)) <= sectors,
        "code2": lambda cell: re.fullmatch("[A-Z]{2}", cell) is not None,
        "code3": lambda cell: re.fullmatch("[A-Z]{3}", cell) is not None,
        "day": lambda cell: _DAY.fullmatch(cell) is not None,
        "date": lambda cell: len(cell) == 10 and _DAY.fullmatch(cell) is not None,
        "level": LEVELS.__contains__,
    }


def _codes(path: Path) -> Iterator[str]:
    for _, row in read(path):
        if re.fullmatch("[A-Z]{3}", row.get("code") or ""):
            yield row["code"]


def _pieces(cell: str) -> Sequence[str]:
    return [piece.strip() for piece in cell.split(";") if piece.strip()]


def _is_number(cell: str, most: float) -> bool:
    try:
        return abs(float(cell)) <= most
    except ValueError:
        return False
