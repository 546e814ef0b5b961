"""Which states the encoder sees: stand-ins by order of appearance, so that no score depends on whose name it is.

Every name, adjective, people or capital of a state is shown to the encoder as the like word of a stand-in state, one word
for one name ("Saudi Arabia" too): the first state of a report as the first stand-in, the second as the second, and so on; peoples and religious
communities likewise. Two reports that differ only
in the names of their sides look the same to the encoder, and so get the same tags, trees, events and parties. Words,
offsets and records keep the real names: only the encoder is blind to them.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dateline.parse.tokens import tokenize

KINDS = ("name", "adjectives", "people", "capitals")
# States without a part in many wars of the training texts, whose four words are whole words of the vocabulary or nearly.
STAND_INS = ("KEN", "PER", "HUN", "NPL", "BGR", "ZMB", "BOL", "FIN", "GHA", "MYS", "PRT", "CHL")
# Peoples and communities: the word for one of them or for what is theirs, and the plural.
PEOPLES = {
    "ethnic": (("Tamil", "Tamils"), ("Basque", "Basques"), ("Zulu", "Zulus"), ("Maori", "Maoris")),
    "religious": (("Hindu", "Hindus"), ("Buddhist", "Buddhists"), ("Sikh", "Sikhs"), ("Baptist", "Baptists")),
}


Name = tuple[str, ...]
"""The words of a name as the tokenizer splits it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence as the encoder sees it; `runs[k]` is how many words of the text `words[k]` stands for."""

    words: list[str]
    runs: list[int]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a name means: `who` is a state's code or a people's name; `kind` chooses the word of the stand-in."""

    who: str
    group: str
    kind: str


@cache
def _readings() -> Mapping[Name, _Reading]:
    """Names of one state or people only."""
    owners: dict[Name, list[_Reading]] = {}
    for row in _rows("countries.csv"):
        for kind in KINDS:
            for name in _names(row[kind]) + (_names(row["names"]) if kind == "name" else []):
                owners.setdefault(name, []).append(_Reading(row["code"], "state", kind))
    for row in _rows("peoples.csv"):
        if row["kind"] in PEOPLES:
            for name in _names(row["name"]) + _names(row["names"]):
                kind = "plural" if name[-1].endswith("s") else "single"
                owners.setdefault(name, []).append(_Reading(row["name"], row["kind"], kind))
    return MappingProxyType({name: found[0] for name, found in owners.items() if len({r.who for r in found}) == 1})


@cache
def _longest() -> int:
    return max(map(len, _readings()))


@cache
def _shown() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """For each group its stand-ins in order, each as kind → word."""
    today = [row for row in _rows("countries.csv") if row["code"] in STAND_INS and not row["valid_to"]]
    states = {row["code"]: {k: next(n[0] for n in _names(row[k]) if len(n) == 1) for k in KINDS} for row in today}
    shown: dict[str, tuple[Mapping[str, str], ...]] = {"state": tuple(states[code] for code in STAND_INS)}
    for group, pairs in PEOPLES.items():
        shown[group] = tuple({"single": single, "plural": plural} for single, plural in pairs)
    return MappingProxyType(shown)


def _rows(table: str) -> list[dict[str, str]]:
    text = files("dateline").joinpath("data", table).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def _names(cell: str) -> list[Name]:
    """The names of a cell whose words all begin with a capital."""
    names = (tuple(n[s:e] for s, e in tokenize(n, 0, len(n))) for n in map(str.strip, cell.split(";")) if n)
    return [name for name in names if all(w[0].isupper() for w in name)]


def neutral(sentences: Sequence[Sequence[str]]) -> list[Shown]:
    """A report's sentences as the encoder is to see them."""
    readings, shown = _readings(), _shown()
    order: dict[str, dict[str, int]] = {group: {} for group in shown}
    out: list[Shown] = []
    for words in sentences:
        seen = Shown([], [])
        at = 0
        while at < len(words):
            size, reading = _read(words, at, readings)
            word = words[at]
            if reading is not None:
                present, stand_ins = order[reading.group], shown[reading.group]
                place = present.setdefault(reading.who, len(present))
                word = stand_ins[place % len(stand_ins)][reading.kind]
                if seen.words and seen.words[-1] in ("an", "An"):  # no stand-in begins with a vowel
                    seen.words[-1] = seen.words[-1][0]
            seen.words.append(word)
            seen.runs.append(size)
            at += size
        out.append(seen)
    return out


def _read(words: Sequence[str], at: int, readings: Mapping[Name, _Reading]) -> tuple[int, _Reading | None]:
    """How many words from `at` are one name, and what it means; the longest name wins."""
    if words[at][0].isupper():
        for size in range(min(_longest(), len(words) - at), 0, -1):
            found = readings.get(tuple(words[at : at + size]))
            if found is not None:
                return size, found
    return 1, None
