"""Records of another coder are replaced; what people corrected stays."""

import json

import pytest
import store_stub

from dateline.errors import StoreError
from dateline.model.report import Skipped
from dateline.store import mentions, runs, skipped
from dateline.store.correcting import correct
from dateline.store.recoding import recode
from dateline.store.runs import Coder

NEW = Coder("1", "stub", {})


@pytest.fixture
def again(database):
    """Recode with the new coder, which changes records as `change` says; how many were recoded."""

    def call(change=lambda record: None, coder=NEW):
        def code(texts):
            for report in texts:
                record = store_stub.record(report, "AID")
                change(record)
                yield json.dumps(record)

        run = runs.begin(database, "recode", [], coder)
        return [problem for _, problem in recode(database, code, coder.id, run)]

    return call


def stored(database):
    (version,) = [row[0] for row in database.rows("SELECT id FROM versions")]
    return {m.coded["trigger"]["text"]: m for m in mentions.of_version(database, version)}


def test_records_are_replaced_once(add, database, again):
    add("The ARMY met the CHURCH")
    ids = {m.id for m in stored(database).values()}
    assert again() == [None] and again() == []
    assert {m.record["type"] for m in stored(database).values()} == {"AID"}
    assert {m.id for m in stored(database).values()} == ids
    assert database.rows("SELECT DISTINCT type FROM mentions") == [("AID",)]
    assert database.rows("SELECT coder_id FROM versions") == [(NEW.id,)]


def test_corrections_stay(add, database, again):
    add("The ARMY met the CHURCH")
    found = stored(database)
    correct(database, found["ARMY"].id, "type", "COERCE", author="ana")
    correct(database, found["ARMY"].id, "type", "PROTEST", author="ben", why="They only marched.")
    correct(database, found["CHURCH"].id, "rejected", True, author="ana")
    for _ in range(2):
        found = stored(database)
        assert found["ARMY"].record["type"] == "PROTEST" and found["CHURCH"].is_rejected
        assert database.rows("SELECT type FROM current_mentions") == [("PROTEST",)]
        assert again() in ([None], [])
    assert found["ARMY"].coded["type"] == "AID"
    correct(database, found["CHURCH"].id, "rejected", False, author="ana")
    assert not stored(database)["CHURCH"].is_rejected
    assert database.rows("SELECT author, field FROM corrections ORDER BY number") == [
        ("ana", "type"), ("ben", "type"), ("ana", "rejected"), ("ana", "rejected"),
    ]  # fmt: skip


def test_a_correction_goes_with_a_trigger_that_moved_or_keeps_its_mention(add, database, again):
    add("The ARMY met the CHURCH and the MOB")
    found = stored(database)
    correct(database, found["ARMY"].id, "status", "denied", author="ana")
    correct(database, found["CHURCH"].id, "status", "planned", author="ana")

    def change(record):
        army, *_ = record["mentions"]
        army["trigger"] = {"start": 0, "end": 8, "text": "The ARMY"}
        record["mentions"] = [army]

    again(change)
    found = stored(database)
    assert found.keys() == {"The ARMY", "CHURCH"}  # the new coder finds no CHURCH and no MOB
    assert (found["The ARMY"].record["status"], found["The ARMY"].record["type"]) == ("denied", "AID")
    assert (found["CHURCH"].record["status"], found["CHURCH"].record["type"]) == ("planned", "ASSAULT")
    again(coder=Coder("2", "stub", {}))
    assert {text: m.record["status"] for text, m in stored(database).items()} == {
        "ARMY": "denied", "CHURCH": "planned", "MOB": "actual",
    }  # fmt: skip


def test_a_text_that_cannot_be_coded_keeps_its_record(add, database, again):
    add("The ARMY met")
    run = runs.begin(database, "recode", [], NEW)
    bad = Skipped("r", "It failed.", "")
    assert [p for _, p in recode(database, lambda texts: (bad for _ in texts), NEW.id, run)] == [bad]
    assert stored(database)["ARMY"].record["type"] == "ASSAULT" and len(skipped.listed(database)) == 1
    assert again() == [None]
    assert stored(database)["ARMY"].record["type"] == "AID" and skipped.listed(database) == []


def test_what_cannot_be_corrected(add, database):
    add("The ARMY met")
    with pytest.raises(StoreError, match="no field 'sentence'"):
        correct(database, stored(database)["ARMY"].id, "sentence", [], author="ana")
    with pytest.raises(StoreError, match="no mention 'x'"):
        correct(database, "x", "type", "AID", author="ana")
