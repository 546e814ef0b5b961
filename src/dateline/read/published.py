"""Publication dates, read strictly.

Takes what an input gives as its publication date; gives the day, or None when it is no date. A date with a time keeps
the day that it states, in its own time zone: "Thursday" in the report is that zone's Thursday.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from dateline.read.settings import settings

_ISO = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:(?:T|\s+|,\s*)\d{1,2}:?\d{2}.{0,40})?", re.I)
_COMPACT = re.compile(r"\d{8}")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[,\s].{0,40})?")
_NAMED_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?:[,\s].{0,40})?", re.I
)
_NAMED_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[,\s].{0,40})?", re.I)
_UNIX_FIGURES = {10: 1, 13: 1000}  # seconds or milliseconds since 1970


def parse_published(value: object) -> date | None:
    """The day that `value` states, or None.

    Accepted: ISO dates and datetimes, day and month by name in either order, mail dates, 21.09.2023, 21/09/2023 where
    only one reading is a date, and Unix time. Nothing is guessed: "09/10/2023" is two dates, so it is none.

    >>> parse_published("2023-09-21T23:30:00-04:00")
    datetime.date(2023, 9, 21)
    >>> parse_published("next week") is None
    True
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        value = str(value).removesuffix(".0")
    if not isinstance(value, str) or not value.isascii() or len(value) > 100:
        return None
    text = _without_weekday(value.strip())
    return _unix(text) or _iso(text) or _named(text) or _numbers(text)


def _without_weekday(text: str) -> str:
    word, _, rest = text.partition(" ")
    name = word.rstrip(",.").lower()
    is_weekday = len(name) >= 3 and any(day.startswith(name) for day in settings().published.weekdays)
    return rest.strip() if is_weekday else text


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _iso(text: str) -> date | None:
    found = _ISO.fullmatch(text)
    if not found or (not found[2] and not _COMPACT.match(text)):
        return None
    return _day(found[1], int(found[3]), found[4])


def _named(text: str) -> date | None:
    if found := _NAMED_DAY_FIRST.fullmatch(text):
        day, name, year = found.groups()
    elif found := _NAMED_MONTH_FIRST.fullmatch(text):
        name, day, year = found.groups()
    else:
        return None
    names = enumerate(settings().published.months, 1)
    month = next((i for i, full in names if full.startswith(name.lower()) or name.lower() == "sept" == full[:4]), None)
    return _day(year, month, day) if month else None


def _numbers(text: str) -> date | None:
    """Day, month and year in figures; with slashes the order differs by country, so both readings are tried."""
    found = _DAY_FIRST.fullmatch(text)
    if not found:
        return None
    first, mark, second, year = found.groups()
    readings = [_day(year, int(second), first)]
    if mark != ".":
        readings.append(_day(year, int(first), second))
    days = {day for day in readings if day}
    return days.pop() if len(days) == 1 else None


def _unix(text: str) -> date | None:
    if not text.isdigit() or len(text) not in _UNIX_FIGURES:
        return None
    seconds = int(text) // _UNIX_FIGURES[len(text)]
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date()
