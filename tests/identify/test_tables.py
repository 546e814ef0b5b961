"""The tables of parties are whole: codes exist, dates are in order, every row names its source, none stands twice."""

import csv
from collections import Counter
from importlib.resources import files

import pytest

from dateline.identify.countries import load_countries
from dateline.identify.tables import first_day, last_day, load_leaders
from dateline.model.ontology import load_ontology

FILES = ["organisations.csv", "armed_groups.csv", "leaders.csv", "peoples.csv"]


def rows(file):
    return list(csv.DictReader(files("dateline").joinpath("data", file).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("file", FILES)
def test_codes_exist_and_every_row_has_a_source(file):
    ontology = load_ontology()
    codes = {country.code for country in load_countries()} | set(ontology.international) | {""}
    for row in rows(file):
        assert row["country"] in codes, row
        assert row["source"], row
        assert row["name"], row
        if "sectors" in row:
            sectors = row["sectors"].split(";")
            assert sectors and set(sectors) <= set(ontology.sectors), row


@pytest.mark.parametrize("file", FILES)
def test_no_row_stands_twice(file):
    keys = Counter(
        (row["name"], row["country"], row.get("office"), row.get("from"), row.get("kind")) for row in rows(file)
    )
    assert [key for key, count in keys.items() if count > 1] == []


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
