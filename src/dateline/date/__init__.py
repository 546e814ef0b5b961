"""The `date` stage: when each mention happened, with the phrase that says so and the reason for the choice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day

from dateline.date.context import Context
from dateline.date.expressions import find_expressions
from dateline.date.resolve import resolve
from dateline.date.settle import Settler
from dateline.model.mention import Mention, When
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span

__all__ = ["date_mentions", "resolve_phrase"]


def date_mentions(parsed: ParsedReport, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with `date` and `historical` set and a reason added."""
    return Settler(parsed, mentions).run()


def resolve_phrase(phrase: str, published: Day | None, tense: str = "past") -> When:
    """What the longest time expression of a phrase means; without one, a When that says so."""
    found = find_expressions(phrase)
    if not found:
        return When(reason="no time expression")
    best = max(found, key=lambda e: e.end - e.start)
    days = resolve(best.meaning, Context(published=published, tense=tense))
    return When(
        span=Span.of(phrase, best.start, best.end), earliest=days.earliest, latest=days.latest, open=days.open,
        granularity=days.granularity, reason=days.reason,
    )  # fmt: skip
