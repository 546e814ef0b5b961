"""Words for kinds of party: "troops", "lawmakers", "spokesman".

Takes `data/lang/en/roles.toml` and the file of that name in the user's folder; gives a lookup by folded words. `kind` is firm, armed, weak, hollow or title
(explained in the data file); qualifiers are words that change what stands beside them ("former", "-backed").
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import ConfigError
from dateline.identify.words import keys
from dateline.model.ontology import load_ontology
from dateline.tables import DATA, own_file

KINDS = ("firm", "armed", "weak", "hollow", "title")


@dataclass(frozen=True, slots=True)
class Role:
    """What a word says about a party."""

    name: str
    kind: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """All role words of one language."""

    by_keys: dict[tuple[str, ...], Role]
    former: frozenset[str]
    opposition: frozenset[str]
    ruling: frozenset[str]
    ethnic: frozenset[str]
    foreign: frozenset[str]
    led: frozenset[str]
    stance: frozenset[str]
    communities: frozenset[str]
    coalitions: frozenset[tuple[str, ...]]
    political_coalitions: frozenset[tuple[str, ...]]
    bodies: frozenset[str]
    unplaced: frozenset[str]
    kin: frozenset[str]
    captives: frozenset[str]
    commanders: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]


def load_roles(language: str = "en") -> Roles:
    """The role words of a language, the user's own before ours."""
    name = f"lang/{language}/roles.toml"
    return _roles(DATA / name, own_file(name))


@cache
def _roles(path: Path, own: Path | None) -> Roles:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    by_keys: dict[tuple[str, ...], Role] = {}
    for block in [*(_own_words(own) if own else ()), *table["words"]]:
        for name in block["list"]:
            by_keys.setdefault(keys(name), Role(name, block["kind"], tuple(block["sectors"])))
    flat = {name: frozenset(k for word in row for k in keys(word)) for name, row in table["qualifiers"].items()}
    return Roles(
        by_keys=by_keys,
        communities=frozenset(table["communities"]["list"]),
        coalitions=frozenset(keys(name) for name in table["coalitions"]["list"]),
        political_coalitions=frozenset(keys(name) for name in table["coalitions"]["political"]),
        bodies=frozenset(table["bodies"]["list"]),
        kin=frozenset(table["kin"]["list"]),
        captives=frozenset(table["captives"]["list"]),
        commanders=frozenset(table["commanders"]["list"]),
        female=frozenset(table["gender"]["female"]),
        male=frozenset(table["gender"]["male"]),
        unplaced=frozenset(table["unplaced"]["list"]),
        former=flat["former"],
        opposition=flat["opposition"],
        ruling=flat["ruling"],
        ethnic=flat["ethnic"],
        foreign=flat["foreign"],
        led=flat["led"],
        stance=flat["stance"],
    )


def _own_words(path: Path) -> list[dict[str, Any]]:
    """The [[words]] blocks of a user's file, checked."""
    advice = 'Write blocks [[words]] with kind = "firm", sectors = ["GOV"] and list = ["word"]; see docs/own-tables.md.'
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"This file is no TOML: {error}", where=str(path), advice=advice) from error
    if strange := set(table) - {"words", "source"}:
        raise ConfigError(f"Unknown: {', '.join(sorted(strange))}", where=str(path), advice=advice)
    blocks = table.get("words", [])
    for number, block in enumerate(blocks if isinstance(blocks, list) else [blocks], 1):
        where = f"{path}, block {number}"
        if not isinstance(block, dict) or set(block) != {"kind", "sectors", "list"}:
            raise ConfigError("A block has kind, sectors and list", where=where, advice=advice)
        if block["kind"] not in KINDS:
            raise ConfigError(f"kind is {block['kind']!r}, not one of {', '.join(KINDS)}", where=where, advice=advice)
        for column in ("sectors", "list"):
            if not isinstance(block[column], list) or not all(isinstance(word, str) for word in block[column]):
                raise ConfigError(f"{column} is no list of words", where=where, advice=advice)
        if unknown := set(block["sectors"]) - set(load_ontology().sectors):
            raise ConfigError(f"No sectors: {', '.join(sorted(unknown))}", where=where, advice=advice)
    return list(blocks)
