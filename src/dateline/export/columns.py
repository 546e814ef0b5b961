"""The columns of each table that can be taken away, as `data/export` lists them.

Takes the name of a table ("mentions", "events", "acled", "ucdp", "gdelt", "polecat"); gives its columns with type,
meaning, what fills each, and why a cell may be empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LOOKALIKES = ("acled", "ucdp", "gdelt", "polecat")
TYPES = ("text", "list", "integer", "number", "boolean", "day", "time")


@dataclass(frozen=True, slots=True)
class Column:
    """`fill` names what of ours fills the column ("": nothing does); `how` says it in words, `empty` why a cell is empty."""

    name: str
    type: str
    meaning: str
    fill: str = ""
    how: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`statuses`: only these unless the user chooses; `scope`: what must be so for a row to be in the table at all.

    `owner`: whose table it looks like. `levels`: whether a row may be a mention, an event, or either. `width`: how many
    columns are those of the table that it looks like.
    """

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    levels: tuple[str, ...]
    width: int
    owner: str = ""
    statuses: tuple[str, ...] = ()
    scope: str = ""


@cache
def load_table(name: str) -> Table:
    """The table of this name; a look-alike with dateline's own columns at the end."""
    raw = parsed(name)
    columns = _columns(raw)
    own = _columns(parsed("extra")) if name in LOOKALIKES else ()
    return Table(
        name=name,
        title=raw["title"],
        about=raw["about"],
        columns=columns + own,
        levels=tuple(raw["level"]),
        width=len(columns),
        owner=raw.get("owner", ""),
        statuses=tuple(raw.get("statuses", ())),
        scope=raw.get("scope", ""),
    )


@cache
def crosswalks() -> Mapping[str, Any]:
    """How types, modes and sectors stand in the look-alike tables."""
    return parsed("crosswalks")


@cache
def country_codes() -> Mapping[str, Mapping[str, Any]]:
    """The number (`number`) and FIPS letters (`fips`) of a country, by its three letters."""
    found: Mapping[str, Mapping[str, Any]] = parsed("country_codes")["codes"]
    return found


def parsed(name: str) -> dict[str, Any]:
    """A file of `data/export` as it stands."""
    return tomllib.loads(files("dateline").joinpath("data", "export", f"{name}.toml").read_text(encoding="utf-8"))


def _columns(raw: Mapping[str, Any]) -> tuple[Column, ...]:
    return tuple(Column(**column) for column in raw["columns"])
