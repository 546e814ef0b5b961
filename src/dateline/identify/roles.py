"""Words for kinds of party: "troops", "lawmakers", "spokesman".

Takes `data/lang/en/roles.toml` and the file of that name in the user's folder; gives a lookup by folded words. `kind` is
firm, armed, weak, hollow or title (explained in the data file); qualifiers are words that change what stands beside them
("former", "-backed").
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.identify.words import keys
from dateline.tables import by_folder, toml_table


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


@by_folder
def load_roles(language: str = "en") -> Roles:
    """The role words of a language, the user's own before ours."""
    table = toml_table(f"lang/{language}/roles.toml")
    by_keys: dict[tuple[str, ...], Role] = {}
    for block in table["words"]:
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
