"""Turns what an expression means into days.

In: a meaning and what is known around it (publication day, tense, the day told before). Out: an interval of days, or
the reason why there is none. One small function for each meaning that `dates.toml` names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date as Day

from dateline.date import interval as iv
from dateline.date.calendars import first_day
from dateline.date.expressions import Meaning
from dateline.date.interval import Interval, unknown
from dateline.date.tables import load_tables

NO_PUBLICATION = "counted from the day of publication, which is not known"
NO_ANCHOR = "counted from another day, which the report does not give"
SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
LONG_AGO, SOON = 270, 95
FEW_NEAR, FEW_FAR = 2, 5
"""How many units "a few" is: two to five."""
ABSOLUTE = frozenset({"calendar_iso", "years", "decade", "century"})


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
    if meaning.kind in ("calendar", "days", "months", "season", "quarter", "half", "holiday"):
        return "year" not in meaning.values
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


# ---- calendar -----------------------------------------------------------------------------------------------------


def _calendar(meaning: Meaning, context: Context) -> Interval:
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
    first = _calendar(Meaning("calendar", {"month": month, "day": values["day"]} | _year(year)), context)
    last = _calendar(Meaning("calendar", {"month": last_month, "day": values["day2"]} | _year(year)), context)
    if first.earliest and last.latest and last.latest < first.earliest:
        if year is not None and last_month < month:
            first = _calendar(Meaning("calendar", {"month": month, "day": values["day"], "year": year - 1}), context)
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

    if (year := meaning.values.get("year", context.year)) is not None:
        return in_year(year)
    if context.published is None:
        return unknown(NO_PUBLICATION, "season")
    around = [in_year(context.published.year + step) for step in range(-2, 3)]
    return _shifted(around, meaning.values.get("shift"), context)


def _shifted(around: list[Interval], shift: int | None, context: Context) -> Interval:
    """The one meant: "last" is the latest that is over, "next" the first not yet begun, "this" or nothing goes by the tense."""
    published = context.published
    if published is None:
        return unknown(NO_PUBLICATION)
    if shift is not None and shift < 0:
        return [i for i in around if i.latest and i.latest < published][-1]
    if shift is not None and shift > 0:
        return next(i for i in around if i.earliest and i.earliest > published)
    return nearest(around, context)


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
        last = iv.move(start, holiday.length - 1)
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
    return _shifted(around, shift, context)


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


def _night_of(meaning: Meaning, context: Context) -> Interval:
    evening = resolve(meaning.values["first"], context)
    if not evening.earliest:
        return evening
    return iv.span_of(evening.earliest, iv.move(evening.earliest, 1))


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
        return _shifted([iv.month(year, number) for year in years], meaning.values["shift"], context)
    days = [iv.one_day(d) for d in (iv.make_day(year, number, day) for year in years) if d]
    return _shifted(days, meaning.values["shift"], context)


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


def _after_event(meaning: Meaning, context: Context) -> Interval:
    event = context.event
    if event is None or not event.earliest or not event.latest:
        return unknown("counted from an event whose day the report does not give")
    sign, unit = meaning.values["sign"], meaning.values.get("unit", "day")
    if event.length > 7 and unit in ("day", "week", "hour"):
        return unknown("counted from an event that is not told to the day")
    base = event.latest if sign > 0 else event.earliest
    return counted(base, sign * meaning.values.get("number", 0), unit, exact=False)


def _counted_from(meaning: Meaning, context: Context) -> Interval:
    return _after_event(meaning.values["first"], replace(context, event=resolve(meaning.values["second"], context)))


# ---- made of others -----------------------------------------------------------------------------------------------------


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


_MEANINGS: dict[str, Callable[[Meaning, Context], Interval]] = {
    "calendar": _calendar, "calendar_iso": _calendar_iso, "calendar_slashed": _calendar_slashed,
    "day_of_month": _day_of_month, "days": _days, "months": _months, "years": _years, "decade": _decade,
    "century": _century, "season": _season, "quarter": _quarter, "half": _half, "holiday": _holiday,
    "weekday": _weekday, "day_shift": _day_shift, "overnight": _overnight, "night_to_weekday": _night_to_weekday,
    "night_of": _night_of, "unit_shift": _unit_shift, "earlier_this": _earlier_this, "later_this": _later_this,
    "so_far": _so_far, "edge_this": _edge_this, "weekend": _weekend, "month_shift": _month_shift, "month_of_year": _month_of_year,
    "month_of_anchor_year": _month_of_anchor_year, "ago": _ago, "few_ago": _few_ago, "ahead": _ahead,
    "window": _window, "vague": _vague, "same_day": _same_day, "anchor_shift": _anchor_shift,
    "anchor_few": _anchor_few, "anchor_unit": _anchor_unit, "after_event": _after_event,
    "counted_from": _counted_from, "same": _same, "edge": _edge, "range": _range, "eve": _eve, "since": _since,
}  # fmt: skip
