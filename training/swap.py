"""Other states in the same sentence: so that no head learns which state attacks, protests or mediates.

Names, adjectives, peoples and capitals of one word each are exchanged for those of another state, the same one throughout a
sentence. Labels stay as they are: word numbers do not change.
"""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from pathlib import Path

from dateline.parse.neutral import KINDS, STAND_INS
from training.data import Example

AS_RUN = 0.6  # share of exchanges that show the stand-ins of the running program


class StateSwap:
    """Draws the stand-ins from the table of countries."""

    def __init__(self, table: Path) -> None:
        forms: dict[str, dict[str, list[str]]] = {}
        with table.open(encoding="utf-8", newline="") as rows:
            lines = (line for line in rows if not line.startswith("#"))
            for row in csv.DictReader(lines):
                if row.get("valid_to"):
                    continue
                for kind in KINDS:
                    words = [w.strip() for w in row[kind].split(";")]
                    if kind == "name":
                        words += [w.strip() for w in row["names"].split(";")]
                    forms.setdefault(row["code"], {})[kind] = [w for w in words if w.isalpha() and w[0].isupper()]
        self._forms = {code: kinds for code, kinds in forms.items() if kinds["name"] and kinds["adjectives"]}
        self._codes = sorted(self._forms)
        seen: dict[str, list[tuple[str, str]]] = {}
        for code, kinds in forms.items():
            for kind, words in kinds.items():
                for word in words:
                    seen.setdefault(word, []).append((code, kind))
        # "Russian" is an adjective and a person: the first reading will do, as the other has the same form elsewhere.
        self._readings = {word: found[0] for word, found in seen.items() if len({c for c, _ in found}) == 1}

    def __call__(self, e: Example, rng: random.Random) -> Example:
        """The sentence with other states, or itself where it has none."""
        found = [(i, *self._readings[w]) for i, w in enumerate(e.words) if w in self._readings]
        if not found:
            return e
        codes = list(dict.fromkeys(c for _, c, _ in found))
        pool = STAND_INS if rng.random() < AS_RUN and len(codes) <= len(STAND_INS) else self._codes
        stand_in = dict(zip(codes, rng.sample(pool, len(codes)), strict=True))
        words = list(e.words)
        for i, code, kind in found:
            options = self._forms[stand_in[code]].get(kind) or self._forms[stand_in[code]]["name"]
            words[i] = options[0] if kind != "name" else rng.choice(options)
        return replace(e, words=words)
