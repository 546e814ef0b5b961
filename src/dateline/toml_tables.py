"""TOML tables: a user's own joined to ours, and checked against ours.

Joined key by key. A list of words or of blocks has the user's entries first, then ours; anything else (a number, a word,
a range of two numbers) is the user's where they give one. What may stand in a user's file is read off our file: the same
keys with the same kinds of value. `Rules` says which tables may get new keys, where only certain words may stand, and in
which tables a word stands in one list only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from dateline.model.ontology import load_ontology

Path = tuple[str, ...]
"""Keys from the outermost; `*` stands for any key of an open table, and for any block of a list."""

KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a word", list: "a list", dict: "a table"}
REMARKS = ("source", "note")


@dataclass(frozen=True, slots=True)
class Rules:
    """What tables.toml says of a TOML file."""

    open: frozenset[Path]
    exclusive: frozenset[Path]
    codes: Mapping[Path, str]


def joined(ours: Mapping[str, Any], own: Mapping[str, Any], rules: Rules, path: Path = ()) -> dict[str, Any]:
    """The two as one."""
    both: dict[str, Any] = {}
    lists = own.values() if path in rules.exclusive else ()
    moved = {word for words in lists if isinstance(words, list) for word in words}
    for key, value in ours.items():
        mine = own.get(key)
        if isinstance(value, dict) and isinstance(mine, dict):
            both[key] = joined(value, mine, rules, (*path, key))
        elif isinstance(value, list) and not _is_range(value):
            both[key] = [*(mine or ()), *(word for word in value if not moved or word not in moved)]
        else:
            both[key] = own.get(key, value)
    return both | {key: value for key, value in own.items() if key not in ours}


def problems(own: Mapping[str, Any], ours: Mapping[str, Any], rules: Rules) -> Iterator[str]:
    """What is wrong with a user's table, each with its keys."""
    table = {key: value for key, value in own.items() if key not in REMARKS}
    yield from _table(table, [ours], (), (), rules)


def _value(own: object, ours: Sequence[Any], path: Path, told: Path, rules: Rules) -> Iterator[str]:
    """`ours` are the values that our file has in such places; `told` is the path as a user reads it."""
    where = ", ".join(told)
    if not any(_is_like(own, value) for value in ours):
        kinds = " or ".join(sorted({_kind(value) for value in ours}))
        yield f"{where}: must be {kinds}"
    elif isinstance(own, dict):
        yield from _table(own, [value for value in ours if isinstance(value, dict)], path, told, rules)
    elif isinstance(own, list) and not any(_is_range(value) and _is_like(own, value) for value in ours):
        entries = _entries(ours)
        blocks = any(isinstance(entry, dict) for entry in entries)
        for number, entry in enumerate(own, 1):
            name = f"block {number}" if blocks else f"entry {number}"
            yield from _value(entry, entries, (*path, "*") if blocks else path, (*told, name), rules)
    elif own in ours:
        return
    elif isinstance(own, str) and not own.strip(" -"):
        yield f"{where}: is empty"
    elif path in rules.codes and own not in (known := _codes(rules.codes[path], ours)):
        yield f"{where}: {own!r} is not one of {', '.join(map(str, known))}"


def _table(
    own: Mapping[str, Any], ours: Sequence[Mapping[str, Any]], path: Path, told: Path, rules: Rules
) -> Iterator[str]:
    known = dict.fromkeys(key for table in ours for key in table if path or key not in REMARKS)
    if path in rules.open:
        values = [value for table in ours for value in table.values()]
        for key, value in own.items():
            if not key.strip(" -"):
                yield f"{', '.join((*told, repr(key)))}: is empty"
            yield from _value(value, values, (*path, "*"), (*told, key), rules)
        return
    if path[-1:] == ("*",) and path[:-1] not in rules.open:  # a block, which stands alone
        lacking = [key for key in known if key not in own and all(key in table for table in ours)]
        if lacking:
            yield f"{', '.join(told)}: lacks {', '.join(lacking)}"
    for key, value in own.items():
        if key in known:
            values = [table[key] for table in ours if key in table]
            yield from _value(value, values, (*path, key), (*told, key), rules)
        else:
            yield f"{', '.join((*told, key))}: there is no such key. Those that are: {', '.join(known)}"


def _codes(kind: str, ours: Sequence[Any]) -> Sequence[Any]:
    """The words that may stand in a place."""
    ontology = load_ontology()
    if kind == "modes":
        return sorted({mode.code for mode in ontology.all_modes()})
    if kind in ("types", "contexts", "sectors"):
        return list(getattr(ontology, kind))
    return list(dict.fromkeys(_entries(ours)))


def _entries(values: Sequence[Any]) -> list[Any]:
    """The entries of lists, and what is no list."""
    return [entry for value in values for entry in (value if isinstance(value, list) else [value])]


def _is_range(value: object) -> TypeGuard[list[float]]:
    return isinstance(value, list) and bool(value) and all(type(entry) in (int, float) for entry in value)


def _is_like(own: object, value: object) -> bool:
    if _is_range(value):
        return _is_range(own) and len(own) == len(value) and own == sorted(own)
    numbers = (int, float)
    return type(own) is type(value) or (type(own) in numbers and type(value) in numbers)


def _kind(value: object) -> str:
    return f"{len(value)} numbers, the lowest first" if _is_range(value) else KINDS[type(value)]
