"""CSV that a spreadsheet opens without computing anything, and that programs read back whole."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import csvfile
from dateline.export.cells import plain, safe
from dateline.store.filters import Filters

FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
CELL = st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\r\n\0＝,\";a "), st.characters(codec="utf-8")))


@given(CELL)
def test_no_cell_begins_like_a_formula_and_all_come_back(text):
    assert not safe(text).startswith(FORMULA)
    assert plain(safe(text)) == text


@given(st.lists(st.lists(st.one_of(CELL, st.integers(), st.floats(allow_nan=False), st.none(), st.lists(CELL, min_size=1)),
                         min_size=3, max_size=3), max_size=5))  # fmt: skip
def test_every_text_cell_of_a_file_is_safe_and_numbers_stay_numbers(rows):
    out = io.StringIO()
    csvfile.write(out, ["a", "b", "c"], rows)
    assert out.getvalue().startswith("\ufeff")
    read = list(csv.reader(io.StringIO(out.getvalue()[1:], newline="")))
    assert read[0] == ["a", "b", "c"] and len(read) == len(rows) + 1
    for cells, values in zip(read[1:], rows, strict=True):
        for cell, value in zip(cells, values, strict=True):
            if isinstance(value, int | float):
                assert type(value)(cell) == value
            else:
                assert not cell.startswith(FORMULA)
                assert plain(cell) == (value if isinstance(value, str) else "; ".join(value or []))


def test_a_file_reads_back(taken):
    data, told = taken("csv")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["type"] for row in rows] == ["PROTEST", "COERCE", "ASSAULT", "AGREE"]  # by day; none last
    raid = rows[2]
    assert (raid["actors"], raid["actor_countries"], raid["actor_sectors"]) == ("Rebels", "TGO", "REB")
    assert (raid["earliest"], raid["days"], raid["date_words"]) == ("2024-05-17", "1", "Friday")
    assert (raid["killed_low"], raid["killed_high"], raid["sources"]) == ("20", "", "ministry")
    assert (raid["latitude"], raid["historical"], raid["published"]) == ("6.1287", "false", "2024-05-18")
    assert raid["sentence"].startswith("Rebels shelled")
    assert rows[0]["actor_sectors"] == "EDU+CVL" and rows[0]["title"] == "'+1 for teachers"
    assert rows[3]["actor_countries"] == "GHA; TGO" and rows[3]["date_reason"] == "no day is told"
    assert rows[1]["actors"] == "'=Police+" and rows[1]["sentence"].startswith("'=Police+")
    assert told["counts"] == {
        "rows": 4, "reports": 4, "publishers": 2, "rows_without_a_point": 1, "rows_without_a_day": 1
    }  # fmt: skip


def test_raw_cells_are_as_they_are(taken):
    data, told = taken("csv", raw=True)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    assert rows[1]["actors"] == "=Police+" and rows[0]["title"] == "+1 for teachers"
    assert "spreadsheet" in told["notes"][0]


@pytest.mark.parametrize(
    ("filters", "words", "types"),
    [
        (Filters(types=("assault", "PROTEST")), (), ["PROTEST", "ASSAULT"]),
        (Filters(since="2024-05-17"), (), ["COERCE", "ASSAULT"]),
        (Filters(until="2024-05-12"), (), ["PROTEST"]),
        (Filters(places=("TGO",)), (), ["COERCE", "ASSAULT"]),
        (Filters(parties=("teach",)), (), ["PROTEST"]),
        (Filters(statuses=("negated",)), (), ["COERCE"]),
        (Filters(sources=("ministry",)), (), ["ASSAULT"]),
        (Filters(publishers=("herald",)), (), ["PROTEST"]),
        (Filters(), ("LOME", "students"), ["COERCE"]),
        (Filters(), ("nowhere",), []),
    ],
)
def test_filters(taken, filters, words, types):
    data, _ = taken("csv", filters=filters, words=words)
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert [row["type"] for row in rows] == types
