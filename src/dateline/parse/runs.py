"""From the encoder's words back to the text's: a name that the encoder saw as one word becomes its words again.

The last word of the name takes the place of the one that the encoder saw; the words before it hang on it as `compound`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from dateline.model.sentence import EventScores
from dateline.parse.labels import STATUSES, TYPES


def last_words(runs: Sequence[int]) -> list[int]:
    """For each word that the encoder saw the number of the text's word that takes its place."""
    return [end - 1 for end in accumulate(runs)]


def spread_scores(scores: EventScores, runs: Sequence[int]) -> EventScores:
    """Event scores for the text's words; a word before the last of a name is no trigger and plays no part."""
    if all(run == 1 for run in runs):
        return scores
    n, last = sum(runs), last_words(runs)
    trigger = np.zeros((n, len(TYPES) + 1), np.float32)
    trigger[:, -1] = 1
    trigger[last] = scores.trigger
    mode = np.zeros((n, scores.mode.shape[1]), np.float32)
    mode[last] = scores.mode
    status = np.zeros((n, len(STATUSES)), np.float32)
    status[:, 0] = 1
    status[last] = scores.status
    role = np.zeros((n, n, scores.role.shape[2]), np.float32)
    role[np.ix_(last, last)] = scores.role
    factuality = np.zeros(n, np.float32)
    factuality[last] = scores.factuality
    return EventScores(trigger=trigger, mode=mode, status=status, role=role, factuality=factuality)
