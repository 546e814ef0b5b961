"""Which states the encoder sees: stand-ins by order of appearance, so that no score depends on whose name it is.

Every name, adjective, people or capital of a state that is one word is shown to the encoder as the like word of a stand-in
state: the first state of a report as the first stand-in, the second as the second, and so on. Two reports that differ only
in the names of their sides look the same to the encoder, and so get the same tags, trees, events and parties. Words,
offsets and records keep the real names: only the encoder is blind to them.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

KINDS = ("name", "adjectives", "people", "capitals")
# States without a part in many wars of the training texts, whose four words are whole words of the vocabulary or nearly.
STAND_INS = ("KEN", "PER", "HUN", "NPL", "BGR", "ZMB", "BOL", "FIN", "GHA", "MYS", "PRT", "CHL")


@cache
def _tables() -> tuple[Mapping[str, tuple[str, str]], Mapping[str, Mapping[str, str]]]:
    """Word → (state, kind) for words of one state only; stand-in → kind → word."""
    states: dict[str, dict[str, list[str]]] = {}
    text = files("dateline").joinpath("data", "countries.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        kinds = states.setdefault(row["code"], {kind: [] for kind in KINDS})
        for kind in KINDS:
            given = row[kind].split(";") + (row["names"].split(";") if kind == "name" else [])
            kinds[kind] += [w.strip() for w in given if w.strip().isalpha() and w.strip()[0].isupper()]
    owners: dict[str, list[tuple[str, str]]] = {}
    for code, kinds in states.items():
        for kind, words in kinds.items():
            for word in words:
                owners.setdefault(word, []).append((code, kind))
    readings = {word: found[0] for word, found in owners.items() if len({code for code, _ in found}) == 1}
    shown = {code: {kind: words[0] for kind, words in states[code].items()} for code in STAND_INS}
    return MappingProxyType(readings), MappingProxyType(shown)


def neutral(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """The words of a report's sentences as the encoder is to see them; the same number of words in each."""
    readings, shown = _tables()
    stand_in: dict[str, str] = {}
    out: list[list[str]] = []
    for words in sentences:
        seen = []
        for word in words:
            reading = readings.get(word)
            if reading is not None:
                code, kind = reading
                other = stand_in.setdefault(code, STAND_INS[len(stand_in) % len(STAND_INS)])
                word = shown[other][kind]
            seen.append(word)
        out.append(seen)
    return out
