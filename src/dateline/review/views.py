"""What one reviewer makes of a mention: the coder's record with that reviewer's own decisions.

To accept a record that others corrected is to take over what they decided before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.review.given import Json
from dateline.store.corrections import ACCEPTED, REJECTED, Correction, corrected, standing
from dateline.store.mentions import Stored


@dataclass(frozen=True, slots=True)
class View:
    """The record as a reviewer would have it, and whether it is a mention at all."""

    record: Json
    is_rejected: bool


def own_view(mention: Stored, given: Iterable[Correction], reviewer: str) -> View:
    """The view after all decisions of this reviewer that stand; `given` are everybody's."""
    kept = sorted(standing(given), key=lambda c: (c.step, c.number))
    record, is_rejected = dict(mention.coded), False
    for correction in kept:
        if correction.author != reviewer:
            continue
        if correction.field == REJECTED:
            is_rejected = bool(correction.value)
        elif correction.field != ACCEPTED:
            record[correction.field] = correction.value
        elif correction.value is True:
            record, is_rejected = corrected(mention.coded, [c for c in kept if c.step <= correction.step])
    return View(record, is_rejected)


def reviewers(given: Iterable[Correction]) -> list[str]:
    """Who decided, by name."""
    return sorted({correction.author for correction in standing(given)})
