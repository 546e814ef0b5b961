"""The tables keep their promises: known codes, levels, coordinates and dates, a source for every row, no row twice."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from dateline.place.spelling import normal
from dateline.place.tables import TABLES, load_tables, parts
from dateline.tables import DATA, LEVELS, VARIABLE

PLACES = DATA / "places"
FILES = sorted(PLACES.glob("*.csv"))


def rows_of(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


COUNTRIES = rows_of(DATA / "countries.csv")
CODES = {row["code"] for row in COUNTRIES if not row["valid_to"]}


@pytest.mark.parametrize("path", [*FILES, DATA / "countries.csv"], ids=lambda path: path.name)
def test_every_row_is_whole_and_has_a_source(path) -> None:
    for row in rows_of(path):
        assert None not in row, row
        assert row["source"], row


@pytest.mark.parametrize("name", TABLES)
def test_places_are_sound(name: str) -> None:
    seen = set()
    for row in rows_of(PLACES / f"{name}.csv"):
        assert row["level"] in LEVELS, row
        assert not row["country"] or row["country"] in CODES, row
        assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row
        assert set(parts(row.get("claimed_by"))) <= CODES, row
        key = (normal(row["name"]), row["country"], row["level"])
        assert key not in seen, row
        seen.add(key)


def test_names_of_each_side_are_among_the_names() -> None:
    for row in rows_of(PLACES / "contested.csv"):
        names = {row["name"], *parts(row["names"])}
        for side in parts(row["names_by"]):
            code, _, used = side.partition("=")
            assert code in CODES, row
            assert set(used.split(",")) <= names, row


def test_countries_are_sound() -> None:
    current = [row for row in COUNTRIES if not row["valid_to"]]
    assert len(current) == len(CODES) == 250
    assert {"XKX", "PSE", "TWN", "HKG"} <= CODES
    for row in COUNTRIES:
        assert row["code"] in CODES, row
        assert not row["controlled_by"] or row["controlled_by"] in CODES, row
        if row["valid_to"]:
            assert date.fromisoformat(row["valid_from"]) < date.fromisoformat(row["valid_to"]), row
        assert row["code"] not in {"XKX", "PSE", "TWN", "HKG"} or not row["controlled_by"], row


def test_a_country_name_means_one_country() -> None:
    owners: dict[str, str] = {}
    for row in COUNTRIES:
        for name in (row["name"], *parts(row["names"])):
            assert owners.setdefault(normal(name), row["code"]) == row["code"], name


def test_the_compiled_file_is_small_and_credited() -> None:
    path = DATA / "gazetteer.sqlite"
    assert path.stat().st_size <= 20_000_000
    with closing(sqlite3.connect(path)) as database:
        about = dict(database.execute("SELECT key, value FROM about"))
    assert "GeoNames" in about["source"] and "CC BY 4.0" in about["source"]


def test_a_user_can_add_places(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "sites.csv").write_text(
        "name,names,level,country,lat,lon,geonameid,source\nCamp Example,,site,KEN,0.5,36.5,,test\n", encoding="utf-8"
    )
    assert load_tables().entries["camp example"][0].country == "KEN"
