"""Pieces of time hold every event once."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.serve import steps

DAYS = st.dictionaries(
    st.dates().map(date.isoformat),
    st.dictionaries(st.sampled_from(["AID", "AGREE"]), st.integers(1, 9), min_size=1),
    max_size=20,
)


@given(DAYS, st.sampled_from(["day", "week", "month", "year"]))
def test_each_event_is_in_one_piece_in_which_its_day_lies(days, step):
    found = steps.by_step(days, step)
    assert sum(sum(c.values()) for c in found.values()) == sum(sum(c.values()) for c in days.values())
    pieces = list(found)
    assert pieces == sorted(pieces)
    assert all(one[1] < two[0] for one, two in pairwise(pieces))
    assert all(any(first <= day <= last for first, last in pieces) for day in days)


@given(DAYS)
def test_the_step_suits_most_events_and_there_is_always_one(days):
    assert steps.step_of(days) in ("day", "week", "month", "year")


def test_a_war_of_long_ago_does_not_make_a_year_of_every_month():
    days = {f"2024-03-{day:02}": {"AID": 9} for day in range(1, 31)} | {"1914-07-28": {"ASSAULT": 1}}
    assert steps.step_of(days) == "day"


@given(DAYS, st.dates().map(date.isoformat), st.dates().map(date.isoformat))
def test_what_reaches_into_a_period_is_counted_at_its_edge(days, one, two):
    since, until = sorted((one, two))
    found = steps.within(days, since, until)
    assert all(since <= day <= until for day in found)
    assert sum(sum(c.values()) for c in found.values()) == sum(sum(c.values()) for c in days.values())
