"""Which mention a reviewer should look at next, and why that one.

Takes filters and an order (least sure first, or event by event); gives a mention on which nobody decided yet. For a
second review, one on which one other person decided comes first, and is shown as the coder and this reviewer have it, so
that neither leads the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.review.given import Json
from dateline.review.views import own_view
from dateline.store import review
from dateline.store.database import Database
from dateline.store.filters import Filters
from dateline.store.review import Order, Subject, Waiting


@dataclass(frozen=True, slots=True)
class Next:
    """The mention, its record as this reviewer shall see it, how many wait with it, and why it is this one.

    `is_blind`: what others decided is not shown.
    """

    subject: Subject
    record: Json
    left: int
    reason: str
    is_blind: bool


def next_mention(
    database: Database,
    reviewer: str,
    filters: Filters | None = None,
    words: Sequence[str] = (),
    *,
    order: Order = "unsure",
    is_second: bool = False,
    after: str | None = None,
) -> Next | None:
    """The next one, or None when all are done. `after`: the one behind this mention, which is left for later."""
    waiting = review.waiting(
        database, reviewer, filters or Filters(), words, order=order, is_second=is_second, after=after
    )
    if waiting is None:
        return None
    subject = review.subject(database, waiting.id)
    assert subject is not None, waiting
    is_blind = waiting.others > 0
    record = subject.mention.record
    if is_blind:
        (mention, given), *_ = review.with_decisions(database, [waiting.id])
        record = own_view(mention, given, reviewer).record
    return Next(subject, record, waiting.left, _reason(waiting, order), is_blind)


def _reason(waiting: Waiting, order: Order) -> str:
    if waiting.others:
        return "Somebody else decided on it; a second view is wanted."
    if order == "event":
        return f"The next one of event {waiting.event[:8]}." if waiting.event else "It is of no event yet."
    return f"The program is least sure of it: {waiting.confidence:.2f}."
