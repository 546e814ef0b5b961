"""Turns what an expression means into days.

In: a meaning and what is known around it (publication day, tense, the day told before). Out: an interval of days, or
the reason why there is none. Here are the meanings made of others; the plain ones are in absolute.py and relative.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.date import absolute, parts, relative
from dateline.date import interval as iv
from dateline.date.context import Context
from dateline.date.interval import Interval, unknown
from dateline.date.meaning import Meaning

ABSOLUTE = frozenset({"calendar_iso", "calendar_dotted", "years", "decade", "century"})

FEW_OF = {"hour": 1, "day": 10, "week": 21}
"""How many days "the first days" and "the first weeks" of something are."""


def resolve(meaning: Meaning, context: Context) -> Interval:
    """The days that a meaning has in its context; told as past, they do not go beyond the publication day."""
    found = _MEANINGS[meaning.kind](meaning, context)
    if context.published is not None and not found.open:
        if not context.ahead and not points_ahead(meaning):
            found = iv.until(found, context.published)
        elif meaning.kind in ("unit_shift", "weekend") and meaning.values.get("shift", 0) == 0:
            found = iv.starting(found, context.published)
    return found


def points_ahead(meaning: Meaning) -> bool:
    """Whether the words themselves point past the publication day, whatever the tense."""
    values = meaning.values
    return meaning.kind in ("ahead", "later_this") or values.get("sign", 0) > 0 or values.get("which") == "next"


def is_relative(meaning: Meaning) -> bool:
    """Whether the days depend on the publication day or on another day of the report."""
    if meaning.kind in ABSOLUTE:
        return False
    if meaning.kind in (
        "calendar",
        "days",
        "months",
        "season",
        "quarter",
        "half",
        "holiday",
        "week_of",
        "nth_weekday",
        "months_of",
    ):
        return "year" not in meaning.values and "years" not in meaning.values
    inner = [v for v in meaning.values.values() if isinstance(v, Meaning)]
    return not inner or any(is_relative(v) for v in inner)


def year_of(meaning: Meaning) -> int | None:
    """The year that an expression names."""
    year = meaning.values.get("year")
    if isinstance(year, int):
        return year
    for value in meaning.values.values():
        if isinstance(value, Meaning) and (inner := year_of(value)) is not None:
            return inner
    return None


def _inner(meaning: Meaning, context: Context) -> Interval:
    """The expression inside, before anything beyond the publication day is cut off."""
    inner: Meaning = meaning.values["first"]
    return _MEANINGS[inner.kind](inner, context)


def _same(meaning: Meaning, context: Context) -> Interval:
    return resolve(meaning.values["first"], context)


def _edge(meaning: Meaning, context: Context) -> Interval:
    inner: Meaning = meaning.values["first"]
    found = iv.edge(_inner(meaning, context), meaning.values["edge"])
    published = context.published
    named = year_of(inner) is not None or "shift" in inner.values
    if published and found.earliest and found.earliest > published and not context.ahead and not named:
        back = replace(context, published=iv.move(iv.move_months(published, -1).replace(day=1), 27))
        return iv.edge(_inner(meaning, back), meaning.values["edge"])
    return found


def _edge_units(meaning: Meaning, context: Context) -> Interval:
    """The first or last days, or weeks, of a month, season or year: some ten days, or three weeks."""
    whole = _inner(meaning, context)
    count = FEW_OF.get(meaning.values["unit"])
    if whole.earliest is None or whole.latest is None or count is None or whole.length < count:
        return _edge(meaning, context)
    if meaning.values["edge"] == "early":
        return iv.span_of(whole.earliest, iv.move(whole.earliest, count - 1))
    return iv.span_of(iv.move(whole.latest, 1 - count), whole.latest)


def _range(meaning: Meaning, context: Context) -> Interval:
    """From one expression to another; a first part without a year or before the second is read up to the second."""
    first, second = meaning.values["first"], meaning.values["second"]
    last = _MEANINGS[second.kind](second, context)
    if last.latest is None or last.earliest is None:
        return resolve(first, context)
    if first.kind == "weekday" and second.kind == "weekday" and "which" not in first.values:
        day = iv.move(last.latest, -((last.latest.weekday() - first.values["weekday"]) % 7))
        return iv.span_of(day, last.latest)
    around = replace(context, year=year_of(second) if year_of(first) is None else None)
    start = _MEANINGS[first.kind](first, around)
    if start.earliest and start.earliest > last.latest and year_of(first) is None and first.kind == "calendar":
        start = _MEANINGS[first.kind](first, replace(around, year=start.earliest.year - 1))
    return iv.hull(start, last)


def _eve(meaning: Meaning, context: Context) -> Interval:
    found = _inner(meaning, context)
    return iv.one_day(iv.move(found.earliest, -1)) if found.earliest else found


def _since(meaning: Meaning, context: Context) -> Interval:
    found = resolve(meaning.values["first"], replace(context, tense="past" if not context.ahead else "future"))
    if not found.earliest:
        return found
    last = context.published
    if last is not None and last < found.earliest:
        last = found.latest
    return Interval(found.earliest, last, open=True, granularity="window")


def _night_of(meaning: Meaning, context: Context) -> Interval:
    evening = resolve(meaning.values["first"], context)
    if not evening.earliest:
        return evening
    return iv.span_of(evening.earliest, iv.move(evening.earliest, 1))


def _counted_from(meaning: Meaning, context: Context) -> Interval:
    first: Meaning = meaning.values["first"]
    event = resolve(meaning.values["second"], context)
    if meaning.values["second"].kind == "holiday" and first.values["sign"] < 0:
        event = iv.one_day(event.earliest)  # however long it is kept
    return relative.after_event(first, replace(context, event=event))


def _nth_day(meaning: Meaning, context: Context) -> Interval:
    inner: Meaning = meaning.values["first"]
    if "day" in inner.values:
        return unknown("a day has no such part")
    return parts.nth_day(_inner(meaning, context), meaning.values["order"])


_MEANINGS: dict[str, Callable[[Meaning, Context], Interval]] = {
    **absolute.MEANINGS, **parts.MEANINGS, **relative.MEANINGS,
    "night_of": _night_of, "counted_from": _counted_from, "same": _same, "edge": _edge, "edge_units": _edge_units, "range": _range, "eve": _eve,
    "since": _since, "nth_day": _nth_day,
}  # fmt: skip
