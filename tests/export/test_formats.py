"""Parquet, GeoJSON and JSON Lines: types, precision and names as other programs expect them; the same bytes each time."""

import io
import json
from datetime import date

import pyarrow.parquet
import pytest
from export_store import fill, link, made

from dateline.errors import ConfigError, StoreError
from dateline.export import parquet
from dateline.export.taking import FORMATS, Wanted, take
from dateline.store import open_store, selecting
from dateline.store.filters import Filters


def test_parquet(taken):
    data, told = taken("parquet")
    file = pyarrow.parquet.ParquetFile(io.BytesIO(data))
    table = file.read()
    rows = table.to_pylist()
    assert (
        rows[2]["earliest"] == date(2024, 5, 17) and rows[2]["actors"] == ["Rebels"] and rows[2]["killed_high"] is None
    )
    assert rows[1]["actors"] == ["=Police+"]  # no spreadsheet: as it is
    assert rows[3]["place"] is None and rows[3]["modes"] == []
    inside = json.loads(file.metadata.metadata[b"dateline"])
    assert inside == told and inside["data_version"] and inside["columns"][0]["meaning"]
    assert table.schema.field("score").metadata[b"meaning"]


def test_parquet_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"dateline\[analysis\]"):
        parquet.library("Parquet")


def test_geojson(taken):
    data, told = taken("geojson")
    found = json.loads(data)
    assert found["type"] == "FeatureCollection" and found["dateline"] == told
    march, _, raid, talks = found["features"]
    assert raid["geometry"] == {"type": "Point", "coordinates": [1.2215, 6.1287]}
    assert raid["properties"]["precision"] == "exact" and march["properties"]["precision"] == "region"
    assert talks["geometry"] is None and talks["properties"]["precision"] is None
    assert "latitude" not in raid["properties"] and raid["id"] == raid["properties"]["mention_id"]


def test_json_lines_have_plover_names(taken):
    data, _ = taken("jsonl")
    found = [json.loads(line) for line in data.decode().splitlines()]
    raid = found[2]
    assert (raid["event"], raid["mode"], raid["date"], raid["enddate"]) == (
        "ASSAULT", ["heavy-weapons"], "2024-05-17", "2024-05-17"
    )  # fmt: skip
    assert raid["actor"][0]["sectors"] == ["REB"] and raid["dead"] == {"low": 20, "high": None}
    assert raid["event_loc"]["resolution"] == 4 and raid["event_text"].startswith("Rebels")
    assert raid["text_info"][0]["trigger"]["text"] == "shelled" and raid["cite_info"][0]["publication"] == "Post"
    assert raid["dateline"]["attribution"][0]["source"]["text"] == "ministry"
    assert found[1]["dateline"]["status"] == "negated" and found[3]["date"] is None


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_store_gives_the_same_bytes_in_whatever_order_it_was_filled(tmp_path, form):
    told = []
    for name, reports in (("a", made()), ("b", made()[::-1])):
        with open_store(str(tmp_path / name)) as opened:
            fill(opened.database, reports)
            opened.database.change("UPDATE versions SET coded = '2024-06-01T10:00:00Z'")
            stream = io.BytesIO()
            told.append((take(opened.database, Wanted(form, every=form == "gold"), stream, "p"), stream.getvalue()))
    assert told[0] == told[1]


def test_the_data_version_is_that_of_the_rows_not_of_the_format(taken):
    versions = {form: taken(form)[1]["data_version"] for form in ("csv", "parquet", "geojson")}
    assert len(set(versions.values())) == 1
    assert taken("csv", filters=Filters(types=("AGREE",)))[1]["data_version"] not in versions.values()


def test_events(database):
    with pytest.raises(StoreError, match="dateline link"):
        take(database, Wanted("csv", "event"), io.BytesIO(), "p")
    found = list(selecting.mentions(database, selecting.mention_ids(database, Filters())))
    march, arrest, raid, talks = found
    agreed = [
        {"type": "ASSAULT", "status": "actual", "days": ["2024-05-17", "2024-05-17"], "place": raid.record["place"],
         "actors": [["TGO", "REB"]], "recipients": []},
        {"type": "PROTEST", "status": "actual", "days": None, "place": None, "actors": [], "recipients": []},
    ]  # fmt: skip
    link(database, [raid, arrest], [march], agreed=agreed)
    stream = io.BytesIO()
    told = take(database, Wanted("jsonl", "event"), stream, "p")
    rows = [json.loads(line) for line in stream.getvalue().decode().splitlines()]
    assert [row["event"] for row in rows] == ["ASSAULT", "PROTEST"] and told["counts"]["reports"] == 3
    assert rows[0]["actor"][0]["name"] == "Rebels" and rows[0]["dead"] == {"low": 20, "high": None}
    assert rows[0]["dateline"]["disputed"] == ["killed"] and len(rows[0]["text_info"]) == 2
    stream = io.BytesIO()
    take(database, Wanted("csv", "event", Filters(parties=("teachers",))), stream, "p")
    assert stream.getvalue().decode().count("\n") == 2
    assert next(selecting.mentions(database, [raid.id])).event_id == f"{0:020x}"
    assert talks.event_id == ""
