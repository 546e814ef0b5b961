"""A decision changes the mention, its rows and its events; it can be taken back, and two people do not overwrite each other."""

import json

import link_stub
import pytest

from dateline.errors import StoreError
from dateline.link.relink import link_all
from dateline.review import deciding
from dateline.review.refused import DecidedMeanwhile, Unknown, WrongValue
from dateline.store import event_list, review
from dateline.store.filters import Filters

SHELLED, ALSO, ARREST, MET = "Post shelled", "Herald shelled", "Post arrested", "Wire met"


@pytest.fixture
def decide(database, ids):
    def call(name, field, value=True, reviewer="ana", **more):
        return deciding.decide(database, ids[name], field, value, reviewer=reviewer, **more)

    return call


@pytest.fixture
def record(database, ids):
    return lambda name: review.subject(database, ids[name]).mention.record


def events_of(database):
    return {e.type: e for e in event_list.listed(database, Filters())}


def test_a_decision_reaches_the_rows_that_filters_look_at_and_the_events(database, ids, decide, at):
    army = {**at(ids[SHELLED], "Gunners"), "country": "UZB", "sectors": ["MIL"], "name": "Border  guard"}
    subject = decide(SHELLED, "actors", [army], why="They came over the border.")
    assert subject.mention.record["actors"][0]["text"] == "Gunners"
    assert database.rows("SELECT name, country, sectors FROM parties WHERE mention_id = ? AND role = 'actor'",
                         (ids[SHELLED],)) == [("Border guard", "UZB", " MIL ")]  # fmt: skip
    decide(SHELLED, "attribution", [{"source": at(ids[SHELLED], "the mayor"), "cue": at(ids[SHELLED], "said")}])
    assert database.rows("SELECT name FROM sources WHERE mention_id = ?", (ids[SHELLED],)) == [("the mayor",)]
    decide(SHELLED, "status", "negated")
    decide(ALSO, "status", "negated")
    assert events_of(database)["ASSAULT"].status == "negated"
    decide(SHELLED, "rejected")
    decide(ALSO, "rejected")
    assert set(events_of(database)) == {"COERCE", "CONSULT"}
    assert event_list.unlinked(database) == 0 and link_stub.problems(database) == []


def test_a_type_keeps_the_modes_that_it_has(decide, record):
    decide(SHELLED, "modes", ["heavy-weapons", "targeted"])
    decide(SHELLED, "type", {"type": "ASSAULT", "modes": ["aerial"]})
    assert record(SHELLED)["modes"] == ["aerial"]
    decide(SHELLED, "type", "COERCE")
    assert (record(SHELLED)["type"], record(SHELLED)["modes"]) == ("COERCE", [])


def test_days_say_whether_they_are_history(decide, record, at, ids):
    decide(SHELLED, "date", {"earliest": "2023-12-01", "latest": "2023-12-31"})
    assert (record(SHELLED)["historical"], record(SHELLED)["date"]["granularity"]) == (False, "month")
    decide(SHELLED, "date", {**at(ids[SHELLED], "Sunday"), "earliest": "2023-11-05", "latest": "2023-11-05"})
    assert record(SHELLED)["historical"] and record(SHELLED)["date"]["basis"] == "phrase"
    decide(SHELLED, "date", None)
    assert (record(SHELLED)["historical"], record(SHELLED)["date"]) == (False, None)


def test_a_place_comes_from_the_gazetteer(database, decide, record, at, ids):
    span = at(ids[SHELLED], "Osh")
    decide(SHELLED, "place", {**span, "name": "Osh", "country": "KGZ", "level": "city"})
    place = record(SHELLED)["place"]
    assert (place["country"], place["text"]) == ("KGZ", "Osh") and abs(place["lat"] - 40.5) < 0.2
    assert database.rows("SELECT place_country FROM mentions WHERE id = ?", (ids[SHELLED],)) == [("KGZ",)]
    decide(SHELLED, "place", span)
    assert record(SHELLED)["place"]["name"] is None
    for wrong in ({**span, "country": "NOR"}, {**span, "geonameid": 1}, {**span, "name": "Qqxzj"}):
        with pytest.raises(WrongValue, match="No place"):
            decide(SHELLED, "place", wrong)


def test_a_trigger_moves_within_its_sentence_and_the_mention_stays(database, decide, record, at, ids, recode):
    decide(SHELLED, "accepted", why="Sure.")
    subject = decide(SHELLED, "trigger", at(ids[SHELLED], "killed"))
    assert subject.id == ids[SHELLED] and record(SHELLED)["trigger"]["text"] == "killed"
    assert [m.kind for m in review.history(database, mention=ids[SHELLED])] == ["correct", "accept"]
    with pytest.raises(WrongValue, match="another sentence"):
        decide(SHELLED, "trigger", at(ids[SHELLED], "arrested"))
    recode(database)
    assert record(SHELLED)["trigger"]["text"] == "killed"


def test_decisions_outlive_another_coder_and_another_linking(database, decide, record, ids, recode):
    decide(SHELLED, "status", "possible")
    decide(ARREST, "rejected")
    decide(MET, "accepted")
    decide(ALSO, "type", "THREATEN")
    deciding.undo(database, reviewer="ana")

    def change(_, mentions):
        kept = []
        for m in mentions:
            start = m["trigger"]["start"]
            if m["trigger"]["text"] == "shelled":  # it now takes two words for the trigger
                m = {**m, "trigger": {"start": start, "end": start + 11, "text": "shelled the"}, "confidence": 0.5}
                kept.append(m)
        return kept  # and finds no arrest and no meeting

    recode(database, change)
    link_all(database)
    assert record(SHELLED)["status"] == "possible" and record(SHELLED)["trigger"]["text"] == "shelled the"
    assert review.subject(database, ids[ARREST]).mention.is_rejected and record(MET)["type"] == "CONSULT"
    assert review.subject(database, ids[ALSO]) is None  # nothing stands of what was decided on it
    assert deciding.undo(database, reviewer="ana").kind == "accept"
    assert deciding.undo(database, reviewer="ana").kind == "reject"
    assert deciding.undo(database, reviewer="ana").values == {"status": "possible"}
    assert record(SHELLED)["status"] == "actual" and not review.subject(database, ids[ARREST]).mention.is_rejected
    with pytest.raises(Unknown, match="nothing to take back"):
        deciding.undo(database, reviewer="ana")
    assert link_stub.problems(database) == []


def test_each_undoes_what_they_decided_the_last_first(database, decide, record, ids):
    decide(SHELLED, "status", "future")
    decide(SHELLED, "status", "negated", reviewer="ben")
    assert deciding.undo(database, reviewer="ana").author == "ana" and record(SHELLED)["status"] == "negated"
    with pytest.raises(Unknown):
        deciding.undo(database, reviewer="ana")
    deciding.undo(database, reviewer="ben", why="A slip.")
    assert record(SHELLED)["status"] == "actual"
    assert [(m.kind, m.author, m.undoes, m.is_undone) for m in review.history(database)] == [
        ("undo", "ben", 2, False), ("undo", "ana", 1, False), ("correct", "ben", None, True), ("correct", "ana", None, True),
    ]  # fmt: skip
    assert [m.step for m in review.history(database, before=3, limit=1)] == [2]


def test_splits_and_merges_are_undone_in_their_turn(database, decide, ids):
    shelling = events_of(database)["ASSAULT"].id
    assert events_of(database)["ASSAULT"].mentions == 2
    decide(ARREST, "accepted")
    rest, off = deciding.split(database, shelling, [ids[ALSO]], reviewer="ana", why="Another day.")
    assert rest != off and link_stub.ids(database)[ids[ALSO]] == off
    link_all(database)
    assert link_stub.ids(database)[ids[ALSO]] != link_stub.ids(database)[ids[SHELLED]]
    assert deciding.undo(database, reviewer="ana").kind == "split"
    assert link_stub.ids(database)[ids[ALSO]] == link_stub.ids(database)[ids[SHELLED]]
    talks = events_of(database)["CONSULT"].id
    deciding.merge(database, [shelling, talks], reviewer="ben")
    assert link_stub.ids(database)[ids[MET]] == link_stub.ids(database)[ids[SHELLED]]
    assert deciding.undo(database, reviewer="ana").kind == "accept"  # ben's merge is not hers
    assert deciding.undo(database, reviewer="ben").kind == "merge"
    assert events_of(database)["CONSULT"].id == talks
    link_all(database)
    assert events_of(database)["ASSAULT"].mentions == 2 and link_stub.problems(database) == []


def test_the_second_of_two_at_once_is_told(database, decide, ids):
    seen = review.stamp(database, ids[SHELLED])
    decide(SHELLED, "status", "future", reviewer="ana", stamp=seen)
    with pytest.raises(DecidedMeanwhile, match="by ana"):
        decide(SHELLED, "status", "negated", reviewer="ben", stamp=seen)
    deciding.undo(database, reviewer="ana")
    with pytest.raises(DecidedMeanwhile):  # also what was taken back is news
        decide(SHELLED, "status", "negated", reviewer="ben", stamp=seen)
    decide(SHELLED, "status", "negated", reviewer="ben", stamp=review.stamp(database, ids[SHELLED]))
    decide(ARREST, "status", "future", reviewer="ben", stamp=0)


WRONG = {
    "field": ("colour", 1), "type": ("type", "WAR"), "mode": ("modes", ["demo"]), "modes": ("modes", "aerial"),
    "twice": ("modes", ["aerial", "aerial"]), "status": ("status", "denied"), "no list": ("actors", {}),
    "no span": ("actors", [{"country": "FRA"}]), "beyond": ("actors", [{"start": 0, "end": 10**6}]),
    "backwards": ("actors", [{"start": 5, "end": 5}]), "half": ("actors", [{"start": 0, "end": True}]),
    "other words": ("actors", [{"start": 0, "end": 6, "text": "Police"}]),
    "blank": ("trigger", {"start": 6, "end": 8}), "country": ("actors", [{"start": 0, "end": 6, "country": "XQX"}]),
    "sector": ("recipients", [{"start": 0, "end": 6, "sectors": ["ARMY"]}]),
    "unknown": ("recipients", [{"start": 0, "end": 6, "colour": "red"}]),
    "name": ("actors", [{"start": 0, "end": 6, "name": "a\ud800"}]),
    "day": ("date", {"earliest": "2024-02-31", "latest": "2024-03-01"}),
    "days": ("date", {"earliest": "2024-03-02", "latest": "2024-03-01"}), "no days": ("date", {}),
    "source": ("attribution", [{"source": None, "cue": None}]), "stance": ("attribution", [{"cue": {"start": 0, "end": 6}, "stance": "shouts"}]),
    "figures": ("figures", [{"start": 0, "end": 6, "kind": "killed", "low": 5, "high": 4}]),
    "no figure": ("figures", [{"start": 0, "end": 6, "kind": "killed"}]), "answer": ("accepted", "perhaps"),
}  # fmt: skip


def test_a_wrong_value_changes_nothing(database, decide):
    for case, wrong in WRONG.items():
        with pytest.raises(WrongValue) as told:
            decide(SHELLED, *wrong)
        assert told.value.where and told.value.advice, case
    assert review.history(database) == [] and review.count(database) == 0


def test_what_is_not_there(database, decide, ids):
    for wrong in ("0" * 20, "x", "\0"):
        with pytest.raises(Unknown):
            deciding.decide(database, wrong, "accepted", reviewer="ana")
    with pytest.raises(StoreError):
        deciding.split(database, "0" * 20, [ids[MET]], reviewer="ana")
    with pytest.raises(StoreError):
        deciding.merge(database, ["\0", "b"], reviewer="ana")
    with pytest.raises(WrongValue):
        decide(MET, "accepted", reviewer="  ")


def test_a_party_keeps_what_the_tables_know_while_it_is_the_same(database, decide, record, ids):
    with database.transaction():
        (stored,) = database.rows("SELECT record FROM mentions WHERE id = ?", (ids[MET],))
        before = json.loads(stored[0])
        before["actors"][0] |= {"identity": "state:KGZ", "start": 7, "end": 13, "text": "Envoys"}
        database.change("UPDATE mentions SET record = ? WHERE id = ?", (json.dumps(before), ids[MET]))
    kept, _ = before["actors"]
    decide(MET, "actors", [{**kept, "sectors": ["SPY"]}])
    assert record(MET)["actors"][0]["identity"] == "state:KGZ" and record(MET)["actors"][0]["sectors"] == ["SPY"]
    decide(MET, "actors", [{**kept, "country": "KAZ"}])
    assert "identity" not in record(MET)["actors"][0]
