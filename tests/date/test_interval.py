"""Laws of the date stage: days in order, offsets exact, relative days move with the publication day."""

import re
from datetime import date as Day
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.date import resolve_phrase
from dateline.date.calendars import easter, orthodox_easter
from dateline.date.expressions import find_expressions
from dateline.date.interval import edge, month, unit_around, year

DAYS = st.dates(min_value=Day(1950, 1, 1), max_value=Day(2040, 12, 31))
SHIFTING = [
    "today", "yesterday", "tomorrow", "last night", "overnight", "two days ago", "a week ago", "three weeks ago",
    "the day before yesterday", "in the past 24 hours", "over the past three days", "a few days ago", "two weeks from now",
]  # fmt: skip
WEEKLY = ["Monday", "last Friday", "earlier this week", "last week", "this weekend", "next week", "Tuesday last week"]
WORD_LIST = re.findall(
    r"\S+",
    "in on since last next this the early late mid of to from between and Monday May 5 21st 2020 week month year "
    "days ago two after before , . - summer 1990s Easter Sept. overnight few half recent",
)
WORDS = st.lists(
    st.sampled_from(WORD_LIST),
    max_size=12,
)


@given(DAYS, st.integers(-400, 400), st.sampled_from(SHIFTING), st.sampled_from(["past", "future"]))
def test_day_based_phrases_move_with_the_publication_day(day, shift, phrase, tense):
    first, second = resolve_phrase(phrase, day, tense), resolve_phrase(phrase, day + timedelta(days=shift), tense)
    assert second.earliest - first.earliest == second.latest - first.latest == timedelta(days=shift)


@given(DAYS, st.integers(-60, 60), st.sampled_from(WEEKLY), st.sampled_from(["past", "future"]))
def test_week_based_phrases_move_by_weeks(day, weeks, phrase, tense):
    shift = timedelta(weeks=weeks)
    first, second = resolve_phrase(phrase, day, tense), resolve_phrase(phrase, day + shift, tense)
    assert (second.earliest, second.latest) == (first.earliest + shift, first.latest + shift)


@given(WORDS, st.one_of(st.none(), DAYS), st.sampled_from(["past", "present", "future", "loose"]))
def test_any_words_give_ordered_days_and_exact_offsets(words, published, tense):
    text = " ".join(words)
    expressions = find_expressions(text)
    for before, after in pairwise(expressions):
        assert before.end <= after.start
    when = resolve_phrase(text, published, tense)
    if when.span:
        assert text[when.span.start : when.span.end] == when.span.text
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
    if when.earliest is None:
        assert when.reason


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    for expression in find_expressions(text):
        assert 0 <= expression.start < expression.end <= len(text)


@given(DAYS, st.sampled_from(["week", "month", "year", "decade", "century", "quarter"]))
def test_units_follow_each_other(day, unit):
    this, after = unit_around(day, unit, 0), unit_around(day, unit, 1)
    assert this.earliest <= day <= this.latest
    assert after.earliest - this.latest == timedelta(days=1)


@given(DAYS, st.sampled_from(["early", "mid", "late"]))
def test_an_edge_lies_inside(day, which):
    for whole in (
        month(day.year, day.month),
        year(day.year),
        unit_around(day, "decade", 0),
        unit_around(day, "week", 0),
    ):
        part = edge(whole, which)
        assert whole.earliest <= part.earliest <= part.latest <= whole.latest


@pytest.mark.parametrize(
    ("number", "western", "eastern"),
    [
        (1961, Day(1961, 4, 2), Day(1961, 4, 9)),
        (2000, Day(2000, 4, 23), Day(2000, 4, 30)),
        (2010, Day(2010, 4, 4), Day(2010, 4, 4)),
        (2022, Day(2022, 4, 17), Day(2022, 4, 24)),
        (2024, Day(2024, 3, 31), Day(2024, 5, 5)),
    ],
)
def test_easter(number, western, eastern):
    assert (easter(number), orthodox_easter(number)) == (western, eastern)
