"""The tables of parties: organisations, armed groups, leaders, peoples, members of organisations.

Takes the CSV files of `data/` and of the user's own folder; gives frozen rows, the user's first. A day in a table may be
a year or a month: it then means the first day for `from` and the last for `to`.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dateline.tables import own_folder, rows


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or armed group as it was between two days (None: open).

    An organisation is anything with a name: international, state organ, party, media, church, firm. An armed group is
    one outside a state's forces, or a militia on its side.
    """

    name: str
    names: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]
    first: date | None = None
    last: date | None = None
    wikidata: str | None = None


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
        return is_within(day, self.first, self.last)


@dataclass(frozen=True, slots=True)
class People:
    """A community: kind is ethnic, religious or regional; `country` only where one is sensible."""

    name: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    country: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in an organisation between two days (None: open)."""

    organisation: str
    first: date | None
    last: date | None


def load_organisations() -> tuple[Body, ...]:
    """Rows of organisations.csv."""
    return _bodies("organisations.csv", own_folder())


def load_armed_groups() -> tuple[Body, ...]:
    """Rows of armed_groups.csv."""
    return _bodies("armed_groups.csv", own_folder())


def load_leaders() -> tuple[Tenure, ...]:
    """Rows of leaders.csv."""
    return _leaders(own_folder())


def load_peoples() -> tuple[People, ...]:
    """Rows of peoples.csv."""
    return _peoples(own_folder())


def members_on(state: str, day: date) -> tuple[str, ...]:
    """The organisations that a state was in on a day, in the order of members.csv."""
    found = _members(own_folder()).get(state, ())
    return tuple(dict.fromkeys(m.organisation for m in found if is_within(day, m.first, m.last)))


def is_within(day: date, first: date | None, last: date | None) -> bool:
    """Whether a day lies between two, None being open."""
    return (first is None or first <= day) and (last is None or day <= last)


# The loaders take the user's folder, which `rows` reads, so that each folder has its own answer.
@cache
def _bodies(file: str, folder: Path | None) -> tuple[Body, ...]:
    return tuple(
        Body(
            row["name"],
            _split(row["names"]),
            row["country"] or None,
            _split(row["sectors"]),
            first_day(row["from"]),
            last_day(row["to"]),
            row["wikidata"] or None,
        )
        for row in rows(file)
    )


@cache
def _leaders(folder: Path | None) -> tuple[Tenure, ...]:
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
        for row in rows("leaders.csv")
    )


@cache
def _peoples(folder: Path | None) -> tuple[People, ...]:
    return tuple(
        People(row["name"], _split(row["names"]), _split(row["places"]), row["country"] or None, row["kind"])
        for row in rows("peoples.csv")
    )


@cache
def _members(folder: Path | None) -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = defaultdict(list)
    for row in rows("members.csv"):
        found[row["member"]].append(Membership(row["organisation"], first_day(row["from"]), last_day(row["to"])))
    return {state: tuple(held) for state, held in found.items()}


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


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
