"""Pieces of time: days, weeks from Monday, months, years.

Takes counts by day; gives the step that shows them best, and counts by pieces of that step.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from dateline.serve.shaped.views import Step

_MOST = {"day": 120, "week": 7 * 150, "month": 31 * 180}  # days that are shown by this step
_EDGE = 0.01  # of the events at each end, that do not decide the step: a war of long ago amid this year's news
ByType = Mapping[str, int]


def step_of(days: Mapping[str, ByType]) -> Step:
    """The finest step that does not make too many pieces."""
    ordered = sorted(days)
    sizes = [sum(days[day].values()) for day in ordered]
    edge = int(sum(sizes) * _EDGE)
    first, last, before, after = 0, len(ordered) - 1, 0, 0
    while first < last and before + sizes[first] <= edge:
        before += sizes[first]
        first += 1
    while last > first and after + sizes[last] <= edge:
        after += sizes[last]
        last -= 1
    length = (date.fromisoformat(ordered[last]) - date.fromisoformat(ordered[first])).days + 1 if ordered else 1
    for step in ("day", "week", "month"):
        if length <= _MOST[step]:
            return step
    return "year"


def within(days: Mapping[str, ByType], since: str | None, until: str | None) -> dict[str, dict[str, int]]:
    """The same counts, but what begins outside a period, and reaches into it, is counted at its edge."""
    out: dict[str, dict[str, int]] = {}
    for day in sorted(days):
        shown = max(min(day, until or day), since or day)
        _add(out.setdefault(shown, {}), days[day])
    return out


def by_step(days: Mapping[str, ByType], step: Step) -> dict[tuple[str, str], dict[str, int]]:
    """Counts by the first and last day of each piece, in order."""
    out: dict[tuple[str, str], dict[str, int]] = {}
    for day in sorted(days):
        _add(out.setdefault(piece_of(day, step), {}), days[day])
    return out


def _add(counts: dict[str, int], more: ByType) -> None:
    for type_, count in more.items():
        counts[type_] = counts.get(type_, 0) + count


def piece_of(day: str, step: Step) -> tuple[str, str]:
    """The first and last day of the piece that a day lies in.

    >>> piece_of("2024-02-29", "week"), piece_of("2024-02-29", "month"), piece_of("2024-12-31", "month")
    (('2024-02-26', '2024-03-03'), ('2024-02-01', '2024-02-29'), ('2024-12-01', '2024-12-31'))
    """
    if step == "day":
        return day, day
    if step == "year":
        return f"{day[:4]}-01-01", f"{day[:4]}-12-31"
    there = date.fromisoformat(day)
    if step == "week":
        first = there - timedelta(days=min(there.weekday(), there.toordinal() - 1))
        return first.isoformat(), _plus(first, 6).isoformat()
    last = there.replace(day=monthrange(there.year, there.month)[1])
    return there.replace(day=1).isoformat(), last.isoformat()


def _plus(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
