"""Days from one to another, both included, and the calendar arithmetic on them: no text, no reports."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, timedelta
from datetime import date as Day

EARLY_DAY, LATE_DAY = 10, 21
"""Early in a month is up to the 10th, late from the 21st."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The days that an expression means; without days, `reason` says why it has none."""

    earliest: Day | None = None
    latest: Day | None = None
    open: bool = False
    granularity: str = "day"
    reason: str = ""

    @property
    def known(self) -> bool:
        """Whether it has a first day."""
        return self.earliest is not None

    @property
    def length(self) -> int:
        """How many days it has; 0 when it has no bounds."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else 0


def unknown(reason: str, granularity: str = "day") -> Interval:
    """An interval without days, and why."""
    return Interval(granularity=granularity, reason=reason)


def make_day(year: int, month: int, day: int) -> Day | None:
    """The day, or None when the calendar has none such."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def one_day(day: Day | None, reason: str = "no such day") -> Interval:
    """A single day."""
    return Interval(day, day) if day else unknown(reason)


def span_of(first: Day, last: Day, granularity: str = "window") -> Interval:
    """From one day to another, in whichever order they are given."""
    return Interval(min(first, last), max(first, last), granularity=granularity)


def move(day: Day, days: int) -> Day:
    """The day so many days later; stays inside the calendar."""
    number = min(max(day.toordinal() + days, 1), Day.max.toordinal())
    return Day.fromordinal(number)


def move_months(day: Day, months: int) -> Day:
    """The same day of another month, or that month's last day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = min(max(number // 12, MINYEAR), MAXYEAR), number % 12 + 1
    return Day(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def week_of(day: Day) -> Interval:
    """Monday to Sunday around the day."""
    monday = move(day, -day.weekday())
    return Interval(monday, move(monday, 6), granularity="week")


def weekend_of(day: Day) -> Interval:
    """Saturday and Sunday of the day's week."""
    monday = move(day, -day.weekday())
    return Interval(move(monday, 5), move(monday, 6), granularity="window")


def month(year: int, number: int) -> Interval:
    """A calendar month."""
    return Interval(
        Day(year, number, 1), Day(year, number, calendar.monthrange(year, number)[1]), granularity="month"
    )  # fmt: skip


def months(year: int, first: int, count: int, granularity: str) -> Interval:
    """Some months together; `first` may lie outside 1 to 12."""
    start = move_months(Day(year, 1, 1), first - 1)
    end = move_months(start, count) - timedelta(days=1)
    return Interval(start, end, granularity=granularity)


def year(number: int) -> Interval:
    """A calendar year."""
    if not MINYEAR <= number <= MAXYEAR:
        return unknown("no such year", "year")
    return Interval(Day(number, 1, 1), Day(number, 12, 31), granularity="year")


def years(first: int, last: int, granularity: str) -> Interval:
    """From the first day of one year to the last of another."""
    if first > last:
        first, last = last, first
    if not MINYEAR <= first <= last <= MAXYEAR:
        return unknown("no such year", granularity)
    return Interval(Day(first, 1, 1), Day(last, 12, 31), granularity=granularity)


def unit_around(day: Day, unit: str, shift: int) -> Interval:
    """The calendar week, month, year, decade or century around the day, moved by `shift` of them."""
    if unit == "week":
        return week_of(move(day, 7 * shift))
    if unit == "fortnight":
        return span_of(move(day, 14 * shift), day)
    if unit == "month":
        moved = move_months(day, shift)
        return month(moved.year, moved.month)
    if unit == "quarter":
        return months(day.year, 3 * ((day.month - 1) // 3 + shift) + 1, 3, "quarter")
    if unit == "year":
        return year(day.year + shift)
    if unit == "decade":
        first = (day.year // 10 + shift) * 10
        return years(first, first + 9, "decade")
    if unit == "century":
        first = (day.year // 100 + shift) * 100
        return years(first, first + 99, "century")
    return one_day(move(day, shift))


def moved(day: Day, number: int, unit: str) -> Day:
    """The day so many units later, or earlier when `number` is negative."""
    if unit == "hour":
        return day
    if unit in ("week", "fortnight"):
        return move(day, number * (7 if unit == "week" else 14))
    if unit in ("month", "year", "decade", "century"):
        return move_months(day, number * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])
    return move(day, number)


def edge(interval: Interval, which: str) -> Interval:
    """The early, middle or late part of an interval.

    Thirds of a month (to the 10th, from the 21st); quarters of a year, the middle being the half between them; of a
    decade the first four, the middle four and the last three years; thirds of anything else.
    """
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return interval
    if interval.granularity == "month" and (first.year, first.month) == (last.year, last.month):
        cuts = first.replace(day=EARLY_DAY), first.replace(day=LATE_DAY)
    elif interval.granularity == "year":
        cuts = Day(first.year, 3, 31), Day(first.year, 10, 1)
    elif interval.granularity == "decade":
        if which == "mid":
            return Interval(Day(first.year + 3, 1, 1), Day(first.year + 6, 12, 31), granularity="window")
        cuts = Day(first.year + 3, 12, 31), Day(last.year - 2, 1, 1)
    else:
        third = max(interval.length // 3, 1)
        cuts = move(first, third - 1), move(last, 1 - third)
    if which == "early":
        return Interval(first, max(min(cuts[0], last), first), granularity="window")
    if which == "late":
        return Interval(min(max(cuts[1], first), last), last, granularity="window")
    middle_first, middle_last = move(cuts[0], 1), move(cuts[1], -1)
    if middle_first > middle_last:
        return replace(interval, granularity="window")
    return Interval(middle_first, middle_last, granularity="window")


def hull(first: Interval, second: Interval) -> Interval:
    """From the start of one to the end of the other."""
    if first.earliest is None or second.latest is None:
        return first if first.known else second
    if first.earliest > second.latest:
        return first
    same = first.granularity if first.granularity == second.granularity else "window"
    return Interval(first.earliest, second.latest, granularity="window" if same == "day" else same)


def until(interval: Interval, last: Day) -> Interval:
    """The interval cut off after a day that lies inside it."""
    if interval.earliest and interval.latest and interval.earliest <= last < interval.latest:
        return replace(interval, latest=last)
    return interval


def starting(interval: Interval, first: Day) -> Interval:
    """The interval cut off before a day that lies inside it."""
    if interval.earliest and interval.latest and interval.earliest < first <= interval.latest:
        return replace(interval, earliest=first)
    return interval
