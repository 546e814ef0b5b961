"""The days of holidays: computed from their rule, or read from a table by year."""

from __future__ import annotations

from datetime import date as Day

from dateline.date.interval import make_day, move
from dateline.date.tables import Holiday, load_tables

JULIAN_LAG = 13
"""Days between the Julian and the Gregorian calendar, 1900 to 2099."""


def first_day(holiday: Holiday, year: int) -> Day | None:
    """The day on which the holiday begins in a year, or None when it is not known."""
    if holiday.days is not None:
        listed = holiday.days.get(year)
        return Day.fromisoformat(listed) if listed else None
    if holiday.rule == "fixed":
        return make_day(year, holiday.month, holiday.day)
    if holiday.rule == "weekday":
        return nth_weekday(year, holiday.month, holiday.weekday, holiday.nth)
    if holiday.rule == "easter":
        return move(easter(year), holiday.shift)
    if holiday.rule == "orthodox_easter":
        return move(orthodox_easter(year), holiday.shift)
    base = first_day(load_tables().holidays[holiday.of], year) if holiday.of else None
    if base is None:
        return None
    if holiday.rule == "weekday_before":
        return move(base, -((base.weekday() - holiday.weekday - 1) % 7) - 1)
    return move(base, holiday.shift)


def last_day(holiday: Holiday, start: Day) -> Day:
    """The last day of a holiday that begins on a day: the eve of the one it lasts until, or by its length."""
    after = first_day(load_tables().holidays[holiday.until], start.year) if holiday.until else None
    if after is not None and after > start:
        return move(after, -1)
    return move(start, holiday.length - 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Day | None:
    """The nth given weekday of a month; nth = -1 is the last."""
    if nth < 0:
        after = Day(year + month // 12, month % 12 + 1, 1)
        last = move(after, -1)
        return move(last, -((last.weekday() - weekday) % 7))
    start = Day(year, month, 1)
    return make_day(year, month, 1 + (weekday - start.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> Day:
    """Easter Sunday of the western churches: the Sunday after the ecclesiastical full moon on or after 21 March."""
    golden = year % 19
    century = year // 100
    solar = century - century // 4
    lunar = (8 * century + 13) // 25
    moon = (19 * golden + solar - lunar + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    week = (year + year // 4 + moon + 2 - solar) % 7
    offset = moon - week
    month = 3 + (offset + 40) // 44
    return Day(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> Day:
    """Easter Sunday of the eastern churches, by the Julian reckoning, in the calendar of today."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    total = moon + week + 114
    return move(Day(year, total // 31, total % 31 + 1), JULIAN_LAG)
