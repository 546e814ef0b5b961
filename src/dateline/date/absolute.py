"""Meanings that name a place in the calendar: days, months, years, seasons, decades, holidays.

In: a meaning and its context. Out: its days. Without a year the nearest one is taken in the tense of the verb.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day

from dateline.date import interval as iv
from dateline.date.calendars import first_day, last_day
from dateline.date.context import NO_PUBLICATION, Context, nearest, shifted
from dateline.date.interval import Interval, unknown
from dateline.date.meaning import Meaning
from dateline.date.tables import load_tables

SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def calendar(meaning: Meaning, context: Context) -> Interval:
    """A day, month or year of the calendar, the nearest when the year is not told."""
    values = meaning.values
    year, month, day = values.get("year"), values.get("month"), values.get("day")
    if month is None:
        return iv.year(year) if isinstance(year, int) else unknown("no year given", "year")
    if year is None:
        return _without_year(month, day, values.get("weekday"), context)
    if day is None:
        return iv.month(year, month)
    return iv.one_day(iv.make_day(year, month, day), "the month has no such day")


def _without_year(month: int, day: int | None, weekday: int | None, context: Context) -> Interval:
    """The nearest such day or month in the tense of the verb."""

    def in_year(year: int) -> Interval:
        return iv.month(year, month) if day is None else iv.one_day(iv.make_day(year, month, day))

    granularity = "month" if day is None else "day"
    if context.year is not None:
        found = in_year(context.year)
        if found.known:
            return found
    if context.published is None:
        return unknown("no year given and no day of publication", granularity)
    candidates = [c for c in map(in_year, range(context.published.year - 9, context.published.year + 10)) if c.known]
    if weekday is not None:
        fitting = [c for c in candidates if c.earliest and c.earliest.weekday() == weekday]
        candidates = fitting or candidates
    return nearest(candidates, context)


def _calendar_iso(meaning: Meaning, context: Context) -> Interval:
    try:
        return iv.one_day(Day.fromisoformat(meaning.values["iso"]))
    except ValueError:
        return unknown("no such day")


def _calendar_slashed(meaning: Meaning, context: Context) -> Interval:
    """Day and month in the order that makes a date; where both do, in the one nearer to the publication day."""
    first, second, year = (int(piece) for piece in meaning.values["slashed"].split("/"))
    if year < 100:
        year += 2000 if year < 50 else 1900
    days = [d for d in (iv.make_day(year, second, first), iv.make_day(year, first, second)) if d]
    if not days:
        return unknown("no such day")
    if len(days) == 1 or days[0] == days[1]:
        return iv.one_day(days[0])
    if context.published is None:
        return unknown("day and month could stand in either order")
    past = [d for d in days if context.ahead or d <= context.published] or days
    published = context.published
    return iv.one_day(min(past, key=lambda d: abs((d - published).days)))


def _day_of_month(meaning: Meaning, context: Context) -> Interval:
    base = context.published
    shift = meaning.values.get("shift", 0)
    if base is None:
        return unknown(NO_PUBLICATION)
    day = meaning.values["day"]
    moved = [iv.move_months(base.replace(day=1), shift + step) for step in range(-2, 3)]
    days = [(d, iv.make_day(d.year, d.month, day)) for d in moved]
    if shift:
        exact = iv.move_months(base.replace(day=1), shift)
        return iv.one_day(iv.make_day(exact.year, exact.month, day))
    return nearest([iv.one_day(d) for _, d in days if d], context)


def _days(meaning: Meaning, context: Context) -> Interval:
    values = meaning.values
    month, last_month = values["month"], values.get("month2", values["month"])
    year = values.get("year")
    first = calendar(Meaning("calendar", {"month": month, "day": values["day"]} | _year(year)), context)
    last = calendar(Meaning("calendar", {"month": last_month, "day": values["day2"]} | _year(year)), context)
    if first.earliest and last.latest and last.latest < first.earliest:
        if year is not None and last_month < month:
            first = calendar(Meaning("calendar", {"month": month, "day": values["day"], "year": year - 1}), context)
        elif year is None:
            first = iv.one_day(iv.make_day(last.latest.year - (last_month < month), month, values["day"]))
    return iv.hull(first, last)


def _year(year: int | None) -> dict[str, int]:
    return {} if year is None else {"year": year}


def _months(meaning: Meaning, context: Context) -> Interval:
    values = meaning.values
    year, first, last = values["year"], values["month"], values["month2"]
    return iv.hull(iv.month(year - (last < first), first), iv.month(year, last))


def _years(meaning: Meaning, context: Context) -> Interval:
    first, last = meaning.values.get("years") or (meaning.values["year"], meaning.values["year2"])
    return iv.years(first, last, "window" if last - first > 1 else "year")


def _decade(meaning: Meaning, context: Context) -> Interval:
    first = meaning.values.get("decade")
    if first is None:
        tens: int = meaning.values["tens"]
        first = 1900 + tens
    if first % 100 == 0 and first != 2000:
        return iv.years(first, first + 99, "century")
    return iv.years(first, first + 9, "decade")


def _century(meaning: Meaning, context: Context) -> Interval:
    number = meaning.values["order"]
    return iv.years(max(100 * (number - 1), 1), 100 * number - 1, "century")


def _season(meaning: Meaning, context: Context) -> Interval:
    start = SEASON_START[meaning.values["season"]]

    def in_year(year: int) -> Interval:
        return iv.months(year, start, 3, "season")

    year = meaning.values.get("year", context.year)
    if (years := meaning.values.get("years")) is not None:
        year = years[0]  # the winter of 2022-23 begins in the first of them
    if year is not None:
        return in_year(year)
    if context.published is None:
        return unknown(NO_PUBLICATION, "season")
    if (shift := meaning.values.get("year_shift")) is not None:
        return in_year(context.published.year + shift)
    around = [in_year(context.published.year + step) for step in range(-2, 3)]
    return shifted(around, meaning.values.get("shift"), context)


def _quarter(meaning: Meaning, context: Context) -> Interval:
    order, shift = meaning.values.get("order"), meaning.values.get("shift")
    if (year := meaning.values.get("year")) is not None and order is not None:
        return iv.months(year, 3 * order - 2, 3, "quarter")
    published = context.published
    if published is None:
        return unknown(NO_PUBLICATION, "quarter")
    if order is None:
        return iv.unit_around(published, "quarter", shift or 0)
    if shift is not None:
        return iv.months(published.year + shift, 3 * order - 2, 3, "quarter")
    around = [iv.months(published.year + step, 3 * order - 2, 3, "quarter") for step in range(-2, 3)]
    return nearest(around, context)


def _half(meaning: Meaning, context: Context) -> Interval:
    year = meaning.values.get("year")
    if year is None:
        if context.published is None:
            return unknown(NO_PUBLICATION)
        year = context.published.year + meaning.values.get("shift", 0)
    return iv.months(year, 6 * meaning.values["order"] - 5, 6, "window")


def _holiday(meaning: Meaning, context: Context) -> Interval:
    holiday = load_tables().holidays[meaning.values["holiday"]]

    def in_year(year: int) -> Interval:
        start = first_day(holiday, year)
        if start is None:
            return unknown("the day of this holiday in that year is not in the tables")
        last = last_day(holiday, start)
        return Interval(start, last, granularity="day" if holiday.length == 1 else "window")

    if holiday.rule == "once" and holiday.days:
        return in_year(next(iter(holiday.days)))
    if (year := meaning.values.get("year")) is not None:
        return in_year(year)
    if context.published is None:
        return unknown(NO_PUBLICATION)
    around = [i for i in (in_year(context.published.year + step) for step in range(-2, 3)) if i.known]
    shift = meaning.values.get("shift")
    if not around:
        return unknown("the day of this holiday in that year is not in the tables")
    if shift and ((shift < 0) != any(i.earliest and i.earliest < context.published for i in around)):
        return nearest(around, context)
    return shifted(around, shift, context)


MEANINGS: dict[str, Callable[[Meaning, Context], Interval]] = {
    "calendar": calendar, "calendar_iso": _calendar_iso, "calendar_slashed": _calendar_slashed,
    "day_of_month": _day_of_month, "days": _days, "months": _months, "years": _years, "decade": _decade,
    "century": _century, "season": _season, "quarter": _quarter, "half": _half, "holiday": _holiday,
}  # fmt: skip
