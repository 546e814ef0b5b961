"""Meanings counted from the day of publication, from a day told before, or from an event.

In: a meaning and its context. Out: its days, or why it has none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date as Day

from dateline.date import interval as iv
from dateline.date.context import NO_ANCHOR, NO_PUBLICATION, Context, shifted
from dateline.date.interval import Interval, unknown
from dateline.date.meaning import Meaning

FEW_NEAR, FEW_FAR = 2, 5
"""How many units "a few" is: two to five."""

# ---- from the day of publication ------------------------------------------------------------------------------------


def _weekday(meaning: Meaning, context: Context) -> Interval:
    weekday, which = meaning.values["weekday"], meaning.values.get("which")
    if which in ("before", "after"):
        base = _anchor_day(context, which == "after")
        if base is None:
            return unknown(NO_ANCHOR)
        step = (weekday - base.weekday() - 1) % 7 + 1 if which == "after" else -((base.weekday() - weekday - 1) % 7 + 1)
        return iv.one_day(iv.move(base, step))
    day = context.published
    if day is None:
        return unknown(NO_PUBLICATION)
    if (week := meaning.values.get("week")) is not None:
        return iv.one_day(iv.move(day, 7 * week - day.weekday() + weekday))
    if which == "last":
        back = (day.weekday() - weekday - 1) % 7 + 1
        return iv.one_day(iv.move(day, -(back + 7 if back == 1 else back)))  # the day before is not called "last"
    if which == "next":
        return iv.one_day(iv.move(day, (weekday - day.weekday() - 1) % 7 + 1))
    if context.ahead:
        return iv.one_day(iv.move(day, (weekday - day.weekday()) % 7))
    return iv.one_day(iv.move(day, -((day.weekday() - weekday) % 7)))


def _day_shift(meaning: Meaning, context: Context) -> Interval:
    if context.published is None:
        return unknown(NO_PUBLICATION)
    return iv.one_day(iv.move(context.published, meaning.values.get("deictic", 0)))


def _overnight(meaning: Meaning, context: Context) -> Interval:
    day = context.published
    if day is None:
        return unknown(NO_PUBLICATION)
    return iv.span_of(day, iv.move(day, 1 if context.ahead else -1))


def _night_to_weekday(meaning: Meaning, context: Context) -> Interval:
    morning = _weekday(meaning, context)
    return iv.span_of(iv.move(morning.earliest, -1), morning.earliest) if morning.earliest else morning


def _unit_shift(meaning: Meaning, context: Context) -> Interval:
    unit, shift = meaning.values["unit"], meaning.values.get("shift", 1)
    if context.published is None:
        return unknown(NO_PUBLICATION, unit)
    return iv.unit_around(context.published, unit, shift)


def _earlier_this(meaning: Meaning, context: Context) -> Interval:
    day, unit = context.published, meaning.values["unit"]
    if day is None:
        return unknown(NO_PUBLICATION)
    whole = iv.unit_around(day, unit, 0)
    assert whole.earliest
    return replace(iv.span_of(whole.earliest, max(iv.move(day, -1), whole.earliest)), granularity="window")


def _later_this(meaning: Meaning, context: Context) -> Interval:
    day, unit = context.published, meaning.values["unit"]
    if day is None:
        return unknown(NO_PUBLICATION)
    whole = iv.unit_around(day, unit, 0)
    assert whole.latest
    return iv.span_of(min(iv.move(day, 1), whole.latest), whole.latest)


def _edge_this(meaning: Meaning, context: Context) -> Interval:
    """The end of a month, week or year: of the current one, or of the one before when it is told as past and still lies ahead."""
    day, unit, which = context.published, meaning.values["unit"], meaning.values["edge"]
    if day is None:
        return unknown(NO_PUBLICATION, unit)
    found = iv.edge(iv.unit_around(day, unit, 0), which)
    if found.earliest and found.earliest > day and not context.ahead:
        return iv.edge(iv.unit_around(day, unit, -1), which)
    return found


def _so_far(meaning: Meaning, context: Context) -> Interval:
    day = context.published
    if day is None:
        return unknown(NO_PUBLICATION)
    return iv.until(iv.unit_around(day, meaning.values["unit"], 0), day)


def _weekend(meaning: Meaning, context: Context) -> Interval:
    day, which = context.published, meaning.values["which"]
    if day is None:
        return unknown(NO_PUBLICATION)
    this = iv.weekend_of(day)
    assert this.earliest
    if which == "last":
        return iv.weekend_of(iv.move(day, -7))
    if which == "next":
        return iv.weekend_of(iv.move(day, 7 if day.weekday() >= 5 else 0))
    return this if context.ahead or this.earliest <= day else iv.weekend_of(iv.move(day, -7))


def _month_shift(meaning: Meaning, context: Context) -> Interval:
    """A named month: "last April" is the latest April that is over, "next April" the first not yet begun."""
    published = context.published
    if published is None:
        return unknown(NO_PUBLICATION, "month")
    number, day = meaning.values["month"], meaning.values.get("day")
    years = range(published.year - 2, published.year + 3)
    if day is None:
        return shifted([iv.month(year, number) for year in years], meaning.values["shift"], context)
    days = [iv.one_day(d) for d in (iv.make_day(year, number, day) for year in years) if d]
    return shifted(days, meaning.values["shift"], context)


def _month_of_year(meaning: Meaning, context: Context) -> Interval:
    if context.published is None:
        return unknown(NO_PUBLICATION)
    return _in_year(meaning, context.published.year + meaning.values["shift"])


def _month_of_anchor_year(meaning: Meaning, context: Context) -> Interval:
    base = _anchor_day(context, False)
    return unknown(NO_ANCHOR) if base is None else _in_year(meaning, base.year + meaning.values["shift"])


def _in_year(meaning: Meaning, year: int) -> Interval:
    number, day = meaning.values["month"], meaning.values.get("day")
    return iv.month(year, number) if day is None else iv.one_day(iv.make_day(year, number, day))


# ---- counting ---------------------------------------------------------------------------------------------------------


def counted(base: Day, number: int, unit: str, *, exact: bool) -> Interval:
    """So many units away from a day: that day for days and weeks, the whole month or year for longer units.

    One month or one year is counted to the day when `exact`; decades give a year.
    """
    day = iv.moved(base, number, unit)
    if unit in ("day", "hour", "week", "fortnight") or (exact and abs(number) == 1 and unit in ("month", "year")):
        return iv.one_day(day)
    if unit == "century":
        return iv.unit_around(day, "decade", 0)
    return iv.unit_around(day, "month" if unit == "month" else "year", 0)


def _ago(meaning: Meaning, context: Context) -> Interval:
    number, unit = meaning.values["number"], meaning.values["unit"]
    if context.published is None:
        return unknown(NO_PUBLICATION, unit)
    if meaning.values.get("half"):
        return _and_a_half(context.published, number, unit)
    found = counted(context.published, -number, unit, exact=True)
    if meaning.values.get("loose") and found.earliest and unit in ("week", "day"):
        slack = 3 if unit == "week" else 1
        return iv.span_of(iv.move(found.earliest, -slack), iv.move(found.earliest, slack))
    return found


def _and_a_half(base: Day, number: int, unit: str) -> Interval:
    """A count and a half: years as months, weeks and months as days."""
    if unit == "year":
        return counted(base, -(12 * number + 6), "month", exact=False)
    if unit == "decade":
        return counted(base, -(10 * number + 5), "year", exact=False)
    halves = {"week": 3, "month": 15, "fortnight": 7}.get(unit, 0)
    return iv.one_day(iv.move(iv.moved(base, -number, unit), -halves))


def _few_ago(meaning: Meaning, context: Context) -> Interval:
    return _few(context.published, meaning, -1, NO_PUBLICATION)


def _few(base: Day | None, meaning: Meaning, sign: int, reason: str) -> Interval:
    unit = meaning.values["unit"]
    if unit not in ("day", "hour", "week"):
        return unknown("a few months or years give no day", unit)
    if base is None:
        return unknown(reason)
    return iv.span_of(iv.moved(base, sign * FEW_NEAR, unit), iv.moved(base, sign * FEW_FAR, unit))


def _ahead(meaning: Meaning, context: Context) -> Interval:
    if context.published is None:
        return unknown(NO_PUBLICATION)
    return counted(context.published, meaning.values["number"], meaning.values["unit"], exact=True)


def _in_units(meaning: Meaning, context: Context) -> Interval:
    """Told as ahead, so many units from now; told as past, how long it took."""
    return _ahead(meaning, context) if context.ahead else unknown("a length of time, no day")


def _same_time_ago(meaning: Meaning, context: Context) -> Interval:
    """The same week or month so many years or months ago."""
    if context.published is None:
        return unknown(NO_PUBLICATION)
    base = iv.moved(context.published, -meaning.values["number"], meaning.values.get("counted", "year"))
    return iv.unit_around(base, meaning.values["unit"], 0)


def _weeks_from_weekday(meaning: Meaning, context: Context) -> Interval:
    if context.published is None:
        return unknown(NO_PUBLICATION)
    ahead = (meaning.values["weekday"] - context.published.weekday()) % 7
    return iv.one_day(iv.move(context.published, ahead + 7 * meaning.values["number"]))


def _window(meaning: Meaning, context: Context) -> Interval:
    """From that many units away to the publication day."""
    day, unit, sign = context.published, meaning.values["unit"], meaning.values["sign"]
    if meaning.values.get("term") and not context.ahead:
        return unknown("a term counted from another day")
    if day is None:
        return unknown(NO_PUBLICATION)
    number = meaning.values["number"]
    if unit == "hour":
        far = iv.move(day, sign * max(-(-number // 24), 1))
    else:
        far = iv.moved(day, sign * number, unit)
        if meaning.values.get("half"):
            far = iv.move(far, sign * {"week": 3, "month": 15}.get(unit, 0))
            far = iv.move_months(far, sign * 6) if unit == "year" else far
    if sign > 0 and far > day:
        far = iv.move(far, -1)
    return iv.span_of(far, day)


def _vague(meaning: Meaning, context: Context) -> Interval:
    return unknown(meaning.values.get("why", "the words give no day"))


# ---- from another day --------------------------------------------------------------------------------------------------


def _anchor_day(context: Context, last: bool) -> Day | None:
    """The day told before, if it is one day or nearly so."""
    anchor = context.anchor
    if anchor is None or not anchor.known:
        return None
    return anchor.latest if last else anchor.earliest


def _same_day(meaning: Meaning, context: Context) -> Interval:
    if context.anchor is not None and context.anchor.known and context.anchor.length <= 2:
        return replace(context.anchor, open=False)
    if context.anchor is None and context.published is not None:
        return iv.one_day(context.published)
    return unknown(NO_ANCHOR)


def _anchor_shift(meaning: Meaning, context: Context) -> Interval:
    base = _anchor_day(context, meaning.values["sign"] > 0)
    if base is None:
        return unknown(NO_ANCHOR)
    unit = meaning.values["unit"]
    coarse = context.anchor is not None and context.anchor.length > 7 and unit in ("day", "week", "hour")
    if coarse:
        return unknown("counted from a time that is not told to the day")
    return counted(base, meaning.values["sign"] * meaning.values["number"], unit, exact=False)


def _anchor_few(meaning: Meaning, context: Context) -> Interval:
    return _few(_anchor_day(context, meaning.values["sign"] > 0), meaning, meaning.values["sign"], NO_ANCHOR)


def _anchor_unit(meaning: Meaning, context: Context) -> Interval:
    base = _anchor_day(context, False)
    unit = meaning.values["unit"]
    return unknown(NO_ANCHOR, unit) if base is None else iv.unit_around(base, unit, meaning.values["shift"])


def after_event(meaning: Meaning, context: Context) -> Interval:
    """So many units before or after the days of an event."""
    event = context.event
    if event is None or not event.earliest or not event.latest:
        return unknown("counted from an event whose day the report does not give")
    sign, unit = meaning.values["sign"], meaning.values.get("unit", "day")
    if event.length > 7 and unit in ("day", "week", "hour"):
        return unknown("counted from an event that is not told to the day")
    base = event.latest if sign > 0 else event.earliest
    return counted(base, sign * meaning.values.get("number", 0), unit, exact=False)


MEANINGS: dict[str, Callable[[Meaning, Context], Interval]] = {
    "weekday": _weekday, "day_shift": _day_shift, "overnight": _overnight, "night_to_weekday": _night_to_weekday,
    "unit_shift": _unit_shift, "earlier_this": _earlier_this, "later_this": _later_this, "edge_this": _edge_this,
    "so_far": _so_far, "weekend": _weekend, "month_shift": _month_shift, "month_of_year": _month_of_year,
    "month_of_anchor_year": _month_of_anchor_year, "ago": _ago, "few_ago": _few_ago, "ahead": _ahead,
    "window": _window, "vague": _vague, "same_day": _same_day, "anchor_shift": _anchor_shift,
    "anchor_few": _anchor_few, "anchor_unit": _anchor_unit, "after_event": after_event,
    "in_units": _in_units, "same_time_ago": _same_time_ago, "weeks_from_weekday": _weeks_from_weekday,
}  # fmt: skip
