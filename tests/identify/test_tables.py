"""The tables of parties are large, and their days mean what they say."""

import csv
from importlib.resources import files

from dateline.identify.tables import first_day, last_day, load_leaders


def rows(file):
    return list(csv.DictReader(files("dateline").joinpath("data", file).read_text(encoding="utf-8").splitlines()))


def test_tenures_end_after_they_begin():
    for tenure in load_leaders():
        assert tenure.first is not None
        assert tenure.last is None or tenure.first <= tenure.last, tenure


def test_the_tables_are_as_large_as_promised():
    assert len(rows("leaders.csv")) >= 1000
    assert len(rows("armed_groups.csv")) >= 400
    assert len(rows("organisations.csv")) >= 400
    assert len({row["country"] for row in rows("leaders.csv")}) >= 150


def test_partial_days_widen_to_their_ends():
    assert first_day("2020-02").isoformat() == "2020-02-01"
    assert last_day("2020-02").isoformat() == "2020-02-29"
    assert last_day("2019").isoformat() == "2019-12-31"
    assert first_day("") is None
