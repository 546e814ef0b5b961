"""Confidence from score: takes what encoder and lexicon together give a trigger, gives the chance that the mention is right.

The two numbers in data/calibration.toml shift and stretch the log-odds of the score, so the order of mentions stays. They
are fitted by `bench/calibration.py --fit` on reports that the weights were not trained on.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "data" / "calibration.toml"
_NEAR = 0.001  # how near to 0 and to 1 a score may come, for the log-odds to be a number


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is done to the log-odds of a score; slope 1 and intercept 0 leave it as it is."""

    slope: float
    intercept: float

    @staticmethod
    def log_odds(chance: float) -> float:
        """Of a chance, held away from 0 and 1."""
        held = min(1 - _NEAR, max(_NEAR, chance))
        return math.log(held / (1 - held))

    def confidence(self, score: float) -> float:
        """The chance that a mention with this score is right."""
        return 1 / (1 + math.exp(-(self.slope * self.log_odds(score) + self.intercept)))

    def score(self, confidence: float) -> float:
        """The score that a confidence was made of."""
        return 1 / (1 + math.exp(-(self.log_odds(confidence) - self.intercept) / self.slope))


@cache
def load_calibration() -> Calibration:
    """The shipped numbers."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return Calibration(table["slope"], table["intercept"])


def confidence(score: float) -> float:
    """The chance that a mention with this score is right, rounded as records give it."""
    return round(load_calibration().confidence(score), 3)
