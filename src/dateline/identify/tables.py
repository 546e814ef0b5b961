"""The tables of parties: organisations, armed groups, leaders, peoples.

Takes the CSV files of `data/`; gives frozen rows. A day in a table may be a year or a month: it then means the first
day for `from` and the last for `to`.
"""

from __future__ import annotations

import csv
import sys
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body with a name: international, state organ, party, media, church, firm ..."""

    name: str
    names: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArmedGroup:
    """An armed group outside a state's forces, or a militia on its side."""

    name: str
    names: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office from a day to a day (None: before the table begins, or still)."""

    name: str
    names: tuple[str, ...]
    office: str
    country: str
    first: date | None
    last: date | None
    sectors: tuple[str, ...]

    def held_on(self, day: date) -> bool:
        """Whether the office was held on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class People:
    """A community: kind is ethnic, religious or regional; `country` only where one is sensible."""

    name: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    country: str | None
    kind: str


@cache
def load_organisations() -> tuple[Organisation, ...]:
    """Rows of organisations.csv."""
    return tuple(
        Organisation(row["name"], _split(row["names"]), row["country"] or None, _split(row["sectors"]))
        for row in _rows("organisations.csv")
    )


@cache
def load_armed_groups() -> tuple[ArmedGroup, ...]:
    """Rows of armed_groups.csv."""
    return tuple(
        ArmedGroup(row["name"], _split(row["names"]), row["country"] or None, _split(row["sectors"]))
        for row in _rows("armed_groups.csv")
    )


@cache
def load_leaders() -> tuple[Tenure, ...]:
    """Rows of leaders.csv."""
    return tuple(
        Tenure(
            row["name"],
            _split(row["other_names"]),
            row["office"],
            row["country"],
            first_day(row["from"]),
            last_day(row["to"]),
            _split(row["sectors"]),
        )
        for row in _rows("leaders.csv")
    )


@cache
def load_peoples() -> tuple[People, ...]:
    """Rows of peoples.csv."""
    return tuple(
        People(row["name"], _split(row["names"]), _split(row["places"]), row["country"] or None, row["kind"])
        for row in _rows("peoples.csv")
    )


def first_day(cell: str) -> date | None:
    """The first day of "2019", "2019-05" or "2019-05-20"; None for an empty cell."""
    if not cell:
        return None
    year, month, day = _parts(cell)
    return date(year, month or 1, day or 1)


def last_day(cell: str) -> date | None:
    """The last day of a year, month or day; None for an empty cell."""
    if not cell:
        return None
    year, month, day = _parts(cell)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(cell: str) -> tuple[int, int | None, int | None]:
    numbers = [int(part) for part in cell.split("-")]
    return numbers[0], numbers[1] if len(numbers) > 1 else None, numbers[2] if len(numbers) > 2 else None


def _rows(file: str) -> Iterator[dict[str, str]]:
    text = files("dateline").joinpath("data", file).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield {key: sys.intern(value) for key, value in row.items()}


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
