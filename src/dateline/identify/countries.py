"""States and territories by what texts call them.

Takes countries.csv (ours and the user's own); gives `Country` rows, and for a territory that another state controls the code that parties
from there get (codebook, rule 24: Hong Kong, Palestine, Taiwan and Kosovo keep their own).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.tables import own_folder, rows

OWN_CODE = frozenset({"HKG", "PSE", "TWN", "XKX"})


@dataclass(frozen=True, slots=True)
class Country:
    """One row: a state as it was called between two days (None is open)."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    valid_to: str
    wikidata: str | None = None


def load_countries() -> tuple[Country, ...]:
    """All rows, each with the code that its parties get; states of today come before those of the past."""
    return _countries(own_folder())


@cache
def _countries(folder: Path | None) -> tuple[Country, ...]:
    known = list(rows("countries.csv"))
    controlled = {row["code"]: row["controlled_by"] for row in known if row["controlled_by"]}
    found = [
        Country(
            code=row["code"] if row["code"] in OWN_CODE else controlled.get(row["code"], row["code"]),
            name=row["name"],
            names=_split(row["names"]),
            adjectives=_split(row["adjectives"]),
            people=_split(row["people"]),
            capitals=_split(row["capitals"]),
            valid_to=row["valid_to"],
            wikidata=row["wikidata"] or None,
        )
        for row in known
    ]
    return tuple(sorted(found, key=lambda country: bool(country.valid_to)))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
