"""Meanings that name a part of a month, of a year or of a holiday: "the last Friday of August", "the first day of Ramadan".

In: a meaning and its context. Out: its days. A month without a year is the nearest one in the tense of the verb.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.date import interval as iv
from dateline.date.calendars import nth_weekday
from dateline.date.context import NO_PUBLICATION, Context, nearest
from dateline.date.interval import Interval, unknown
from dateline.date.meaning import Meaning

NO_SUCH = "there is no such part"


def _in_month(meaning: Meaning, context: Context, part: Callable[[Interval], Interval]) -> Interval:
    """A part of the month of a meaning; without a year, of the nearest month that has begun or is to come."""
    values = meaning.values
    month, year = values["month"], values.get("year", context.year)
    if year is not None:
        return part(iv.month(year, month))
    if context.published is None:
        return unknown(NO_PUBLICATION)
    years = range(context.published.year - 2, context.published.year + 3)
    return nearest([found for found in (part(iv.month(y, month)) for y in years) if found.known], context)


def _week_of(meaning: Meaning, context: Context) -> Interval:
    """The nth seven days of a month; the last are its last seven."""
    order = meaning.values["order"]

    def part(whole: Interval) -> Interval:
        first, last = whole.earliest, whole.latest
        if first is None or last is None or order > 5:
            return unknown(NO_SUCH)
        if order < 0:
            return iv.span_of(iv.move(last, -6), last)
        start = iv.move(first, 7 * (order - 1))
        return iv.span_of(start, min(iv.move(start, 6), last)) if start <= last else unknown(NO_SUCH)

    return _in_month(meaning, context, part)


def _nth_weekday(meaning: Meaning, context: Context) -> Interval:
    order, weekday = meaning.values["order"], meaning.values["weekday"]

    def part(whole: Interval) -> Interval:
        first = whole.earliest
        return iv.one_day(nth_weekday(first.year, first.month, weekday, order) if first else None, NO_SUCH)

    return _in_month(meaning, context, part)


def _months_of(meaning: Meaning, context: Context) -> Interval:
    """The first or the last so many months of a year."""
    count, year = meaning.values["number"], meaning.values.get("year")
    if year is None:
        if context.published is None:
            return unknown(NO_PUBLICATION)
        year = context.published.year + meaning.values.get("shift", 0)
    if not 1 <= count <= 12:
        return unknown(NO_SUCH)
    return iv.months(year, 1 if meaning.values["side"] == "first" else 13 - count, count, "window")


def _turn_of_year(meaning: Meaning, context: Context) -> Interval:
    """The last week of a year and the first of the next."""
    day = context.published
    if day is None:
        return unknown(NO_PUBLICATION)
    starts = [iv.year(day.year + step).earliest for step in range(-1, 3)]
    return nearest([iv.span_of(iv.move(start, -7), iv.move(start, 6)) for start in starts if start], context)


def nth_day(whole: Interval, order: int) -> Interval:
    """The nth day of some days, or the last."""
    if whole.earliest is None or whole.latest is None or order > whole.length:
        return unknown(whole.reason or NO_SUCH)
    return iv.one_day(whole.latest if order < 0 else iv.move(whole.earliest, order - 1))


def _calendar_dotted(meaning: Meaning, context: Context) -> Interval:
    """Day, month and year with dots between them, in that order."""
    day, month, year = (int(piece) for piece in meaning.values["dotted"].split("."))
    return iv.one_day(iv.make_day(year, month, day))


MEANINGS: dict[str, Callable[[Meaning, Context], Interval]] = {
    "week_of": _week_of, "nth_weekday": _nth_weekday, "months_of": _months_of, "turn_of_year": _turn_of_year,
    "calendar_dotted": _calendar_dotted,
}  # fmt: skip
