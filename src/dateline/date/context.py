"""What an expression is resolved against, and the choice among the days that it may mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day

from dateline.date.interval import Interval, unknown

NO_PUBLICATION = "counted from the day of publication, which is not known"
NO_ANCHOR = "counted from another day, which the report does not give"
LONG_AGO, SOON = 270, 95
"""A day more than so many days ago gives way to one less than so many days ahead, when no verb tells which is meant."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against.

    `published` is the day that "today" means; `tense` is past, present, future, or loose (no verb tells); `anchor` the interval told before
    ("the following day"); `year` the year told before; `event` the days of the event that the expression counts from.
    """

    published: Day | None = None
    tense: str = "past"
    anchor: Interval | None = None
    year: int | None = None
    event: Interval | None = None

    @property
    def ahead(self) -> bool:
        """Whether the deed lies ahead."""
        return self.tense == "future"


def nearest(candidates: list[Interval], context: Context) -> Interval:
    """The candidate next to the publication day: the last begun by then, or the first not over when told as future."""
    published = context.published
    known = [c for c in candidates if c.earliest and c.latest]
    if published is None or not known:
        return unknown(NO_PUBLICATION)
    if context.ahead:
        later = [c for c in known if c.latest and c.latest >= published]
        return later[0] if later else known[-1]
    earlier = [c for c in known if c.earliest and c.earliest <= published]
    if context.tense == "loose":
        for before, after in zip(earlier[-1:], known[len(earlier) :], strict=False):
            if before.latest and after.earliest and _is_next(before.latest, after.earliest, published):
                return after
    return earlier[-1] if earlier else known[0]


def _is_next(before: Day, after: Day, published: Day) -> bool:
    """Whether a day that no verb governs is rather the one soon to come than the one almost a year ago."""
    return (published - before).days > LONG_AGO and (after - published).days < SOON


def shifted(around: list[Interval], shift: int | None, context: Context) -> Interval:
    """The one meant: "last" is the latest that is over, "next" the first not yet begun, "this" or nothing goes by the tense."""
    published = context.published
    if published is None:
        return unknown(NO_PUBLICATION)
    if shift is not None and shift < 0:
        return [i for i in around if i.latest and i.latest < published][-1]
    if shift is not None and shift > 0:
        return next(i for i in around if i.earliest and i.earliest > published)
    return nearest(around, context)
