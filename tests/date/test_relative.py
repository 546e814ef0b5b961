"""A table of time phrases: phrase, publication day and tense in, days out."""

import csv
from datetime import date as Day
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.date import resolve_phrase
from dateline.date.expressions import find_expressions
from dateline.date.meaning import Meaning

TABLE = Path(__file__).with_name("relative.tsv").read_text(encoding="utf-8")
CASES = list(csv.DictReader(TABLE.splitlines(), delimiter="\t"))
BY_DAYS = {"day_shift", "overnight", "same_day"}
BY_WEEKS = {"weekday", "weekend", "night_to_weekday", "weeks_from_weekday"}
COUNTED = {"ago", "few_ago", "ahead", "window", "unit_shift", "earlier_this", "later_this", "so_far", "in_units"}
UNITS = {"day": 1, "hour": 1, "week": 1, "fortnight": 1}


def steps(meaning: Meaning) -> int | None:
    """By how many days at a time the phrase moves with the publication day; None when it hangs on the calendar."""
    inner = [v for v in meaning.values.values() if isinstance(v, Meaning)]
    if inner:
        found = [steps(v) for v in inner]
        return None if None in found else max(found)
    if meaning.kind in BY_DAYS:
        return 1
    if meaning.kind in BY_WEEKS:
        return 7
    unit = meaning.values.get("unit")
    if meaning.kind in COUNTED and unit in UNITS and not meaning.values.get("half"):
        return 7 if meaning.kind in ("unit_shift", "earlier_this", "later_this", "so_far") else 1
    return None


def moving(case: dict[str, str]) -> int | None:
    """The steps of a case that has days."""
    found = find_expressions(case["phrase"])
    return steps(max(found, key=lambda e: e.end - e.start).meaning) if found and case["earliest"] else None


MOVING = [(case, step) for case in CASES if (step := moving(case)) and case["published"]]


def test_the_table_is_large_enough():
    assert len(CASES) >= 600
    assert len(MOVING) >= 100


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['phrase']} / {c['published'] or 'undated'} / {c['tense']}")
def test_phrase(case):
    published = Day.fromisoformat(case["published"]) if case["published"] else None
    when = resolve_phrase(case["phrase"], published, case["tense"])
    got = (str(when.earliest or ""), str(when.latest or ""), "open" if when.open else "")
    assert got == (case["earliest"], case["latest"], case["open"])
    if when.earliest is None:
        assert when.reason
    else:
        assert when.granularity == case["granularity"]


@given(st.sampled_from(MOVING), st.integers(-300, 300))
def test_a_relative_phrase_moves_with_the_publication_day(moving, number):
    case, step = moving
    shift = timedelta(days=step * number)
    when = resolve_phrase(case["phrase"], Day.fromisoformat(case["published"]) + shift, case["tense"])
    assert when.earliest == Day.fromisoformat(case["earliest"]) + shift
    assert when.latest == Day.fromisoformat(case["latest"]) + shift


@given(
    st.sampled_from(CASES), st.dates(Day(1950, 1, 1), Day(2045, 12, 31)), st.sampled_from(["past", "loose", "future"])
)
def test_days_are_in_order_on_any_day_of_publication(case, published, tense):
    when = resolve_phrase(case["phrase"], published, tense)
    assert when.earliest is None or (when.latest is not None and when.earliest <= when.latest)
