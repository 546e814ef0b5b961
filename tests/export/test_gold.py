"""Corrected reports go out in the codebook's form: what people decided is in it, what they rejected is not."""

import io
import json
from importlib.resources import files

from export_store import ARREST, RAID, fill, made, mention
from jsonschema import Draft202012Validator

from dateline.export.taking import Wanted, take
from dateline.model.report import Report
from dateline.store import selecting
from dateline.store.correcting import correct
from dateline.store.filters import Filters


def gold(database, **wish):
    stream = io.BytesIO()
    told = take(database, Wanted("gold", **wish), stream, "p")
    return [json.loads(line) for line in stream.getvalue().decode().split("\n")[:-1]], told


def test_gold(database):
    found = {
        m.record["trigger"]["text"]: m for m in selecting.mentions(database, selecting.mention_ids(database, Filters()))
    }
    assert gold(database)[0] == []
    correct(database, found["marched"].id, "modes", ["strike"], author="ana")
    correct(database, found["meet"].id, "rejected", True, author="ana")
    records, told = gold(database)
    assert [r["mentions"] and r["mentions"][0]["modes"] for r in records] == [["strike"], []]
    assert told["counts"]["rows"] == 2
    everything, _ = gold(database, every=True)
    assert sorted(r["text"] for r in everything) == sorted(report.text for report, _ in made())
    given = {report.text: mentions for report, mentions in made()}
    assert {r["text"] for r in everything if r["mentions"] == given[r["text"]]} == {RAID, ARREST}
    assert len(everything) == 4 and len({r["id"] for r in everything}) == 4  # two came with the id r1
    validator = Draft202012Validator(json.loads(files("dateline").joinpath("data", "schema.json").read_text()))
    problems = [e.message for r in everything for e in validator.iter_errors(r) if "'admin1'" not in e.message]
    assert [p for p in problems if "'level'" not in p and "geonameid" not in p] == []


def test_the_text_and_the_offsets_are_as_they_were_read(database):
    text = "Gunmen\0 \u2028 fired 🚨 at e\u0301lus"
    fill(database, [(Report("odd", text), [mention(text, "ASSAULT", "fired")])])
    (record,) = [r for r in gold(database, every=True)[0] if r["id"] == "odd"]
    trigger = record["mentions"][0]["trigger"]
    assert record["text"] == text and text[trigger["start"] : trigger["end"]] == "fired"


def test_filters_choose_reports(database):
    assert [r["id"] for r in gold(database, every=True, filters=Filters(types=("PROTEST",)))[0]] == ["r2"]
    assert [r["id"] for r in gold(database, every=True, words=("Togo",))[0]] == ["r3"]
