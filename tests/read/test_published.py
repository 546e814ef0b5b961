"""Publication dates: strict, in the zone that they state."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.published import parse_published

DAY = date(2023, 9, 21)


@pytest.mark.parametrize(
    "value",
    [
        "2023-09-21",
        " 2023-09-21T10:11:12.123Z ",
        "2023-09-21 23:59",
        "2023-09-21T23:59:00-11:00",
        "20230921",
        "20230921T101112Z",
        "2023/09/21",
        "21 September 2023",
        "21st Sept. 2023, 10:00 GMT",
        "Thursday, September 21, 2023",
        "Sep 21, 2023 at 4:05 pm",
        "Thu, 21 Sep 2023 10:11:12 +0200",
        "21-Sep-2023",
        "21.09.2023",
        "21/09/2023",
        "09/21/2023",
        1695254400,
        "1695254400000",
    ],
)
def test_dates(value):
    assert parse_published(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        "", "soon", "Thursday", "2023", "2023-09", "2023-13-01", "2023-02-30", "09/10/2023", "21 Foo 2023", "yesterday",
        "2023-09-21x", "2023-9-21-3", "٢٠٢٣-٠٩-٢١", True, None, 12, 3.5, [], {}, "9" * 5000,
    ],
)  # fmt: skip
def test_no_dates(value):
    assert parse_published(value) is None


@given(st.dates())
def test_every_iso_day(day):
    assert parse_published(day.isoformat()) == day


@given(st.one_of(st.text(), st.floats(), st.integers(), st.from_regex(r"\d{1,4}[-/. ]\w{1,9}[-/. ]\d{1,4}")))
def test_never_fails(value):
    parse_published(value)
