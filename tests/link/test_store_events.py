"""Events of a store on each database: their ids, what people decide about them, and what becomes of them."""

import json

import link_stub
import pytest
from link_stub import report, told

from dateline.errors import StoreError
from dateline.link.deciding import merge, split
from dateline.link.event import event_of
from dateline.link.relink import link_all, link_new
from dateline.store import event_list, events
from dateline.store.correcting import correct
from dateline.store.decisions import listed as decisions
from dateline.store.filters import Filters

SHELLED = "Gunners shelled the market of Dolna on Sunday and killed {} traders."


def shelling(killed, publisher, published="2024-03-11", address=None, **more):
    own = " ".join(f"{publisher}{n}" for n in range(12)).lower()  # so that it is no copy of the others
    sentence = f"{SHELLED.format(killed)} {own}"
    mention = told(
        sentence,
        "shelled",
        "2024-03-10",
        place="Dolna",
        actors=["VEL MIL"],
        recipients=["KST CVL"],
        killed=killed,
        **more,
    )
    return report(mention, publisher=publisher, published=published, title="Market", address=address)


def meeting(publisher="Wire", day="2024-03-10"):
    sentence = "Envoys of both states met in Harsk to speak of water."
    return report(
        told(sentence, "met", day, type="CONSULT", place="Harsk", actors=["KST GOV", "VEL GOV"]), publisher=publisher
    )


@pytest.fixture
def three(database):
    """Two reports of a shelling and one of a meeting, linked; the ids of the two events."""
    link_stub.add(database, shelling(4, "Post"), shelling(6, "Herald", "2024-03-12", by="the mayor"), meeting())
    link_new(database)
    found = event_list.listed(database, Filters())
    assert [event.mentions for event in sorted(found, key=lambda e: e.type)] == [2, 1]
    return {event.type: event.id for event in found}


def test_accounts_keep_what_each_says(database, three):
    event = event_of(event_list.mentions(database, three["ASSAULT"]))
    said = {a.source or a.publisher: [s.value for s in a.values["killed"]] for a in event.accounts}
    assert said == {"Post": ["4"], "the mayor": ["6"]}
    assert event.disputed == ("killed",)
    assert (event.reports, event.independent) == (2, 2)


def test_accounts_have_the_words_that_take_a_side(database, three):
    told_now = event_list.mentions(database, three["ASSAULT"])
    start, end = told_now[0].record["sentence"]
    labels = [
        {"start": start, "end": end, "text": "liberators"},
        {"start": end + 9, "end": end + 12, "text": "elsewhere"},
    ]
    with database.transaction():
        parts = json.dumps({"labels": labels})
        database.change("UPDATE versions SET parts = ? WHERE id = ?", (parts, told_now[0].version))
    event = event_of(event_list.mentions(database, three["ASSAULT"]))
    assert [[s.value for s in a.values.get("labels", ())] for a in event.accounts] == [["liberators"], []]


def test_an_event_keeps_its_id_when_reports_come(database, three):
    link_stub.add(database, shelling(7, "Wire", "2024-03-13"))
    assert link_new(database).events == 1
    (event,) = [e for e in event_list.listed(database, Filters()) if e.type == "ASSAULT"]
    assert (event.id, event.mentions) == (three["ASSAULT"], 3)
    link_all(database)
    assert {e.id for e in event_list.listed(database, Filters())} == set(three.values())
    assert link_stub.problems(database) == []
    assert link_new(database).mentions == 0


def test_a_changed_report_keeps_the_event(database, three):
    at = {"address": "https://a.example/1", "publisher": "Late"}
    link_stub.add(database, meeting("Late", "2024-06-01"))
    before, after = shelling(5, **at), shelling(9, **at)
    after = (type(after[0])(**{**vars_of(after[0]), "fetched": "2024-03-17T10:00:00Z"}), after[1])
    link_stub.add(database, before)
    link_new(database)
    link_stub.add(database, after)
    link_new(database)
    told_now = event_list.mentions(database, three["ASSAULT"])
    assert sorted(f["low"] for t in told_now for f in t.record["figures"]) == [4, 6, 9]
    assert link_stub.problems(database) == []


def vars_of(found):
    return {name: getattr(found, name) for name in found.__dataclass_fields__}


def test_a_rejected_mention_leaves_its_event(database, three):
    first = event_list.mentions(database, three["ASSAULT"])[0]
    correct(database, first.id, "rejected", True, author="ann")
    link_new(database)
    assert event_list.one(database, three["ASSAULT"]).mentions == 1
    assert link_stub.problems(database) == []


def test_a_split_holds_when_all_is_linked_anew(database, three):
    _, second = event_list.mentions(database, three["ASSAULT"])
    rest, off = split(database, three["ASSAULT"][:10], [second.id[:8]], author="ann", why="another market")
    assert rest == three["ASSAULT"] != off
    for _ in range(2):
        assert link_stub.ids(database)[second.id] == off
        assert link_stub.problems(database) == []
        link_all(database)
    (decision,) = decisions(database)
    assert (decision.kind, decision.author, decision.why) == ("split", "ann", "another market")
    link_stub.add(database, shelling(8, "Wire", "2024-03-13"))
    link_new(database)
    assert len({link_stub.ids(database)[m] for m in (second.id, *decision.others)}) == 2


def test_a_merge_holds_and_the_old_id_leads_on(database, three):
    id = merge(database, list(three.values()), author="ann")
    for _ in range(2):
        assert [event.id for event in event_list.listed(database, Filters())] == [id]
        assert {event_list.found(database, old) for old in three.values()} == {id}
        assert link_stub.problems(database) == []
        link_all(database)
    assert "person" in {join.by for join in event_list.joins(database, id)}


def test_a_later_decision_wins(database, three):
    one, two = event_list.mentions(database, three["ASSAULT"])
    rest, off = split(database, three["ASSAULT"], [two.id], author="ann")
    again = merge(database, [rest, off], author="bob")
    assert event_list.one(database, again).mentions == 2
    rest, off = split(database, again, [one.id], author="ann")
    link_all(database)
    assert link_stub.ids(database)[one.id] != link_stub.ids(database)[two.id]
    assert [d.author for d in decisions(database)] == ["ann", "bob", "ann"]


def test_decisions_that_make_no_sense_are_refused(database, three):
    mentions = [t.id for t in event_list.mentions(database, three["ASSAULT"])]
    with pytest.raises(StoreError, match="none would be left"):
        split(database, three["ASSAULT"], mentions, author="ann")
    with pytest.raises(StoreError, match="no mention 'zz'"):
        split(database, three["ASSAULT"], ["zz"], author="ann")
    with pytest.raises(StoreError, match="There is no event 'zz'"):
        merge(database, [three["ASSAULT"], "zz"], author="ann")
    with pytest.raises(StoreError, match="This is one event"):
        merge(database, [three["ASSAULT"], three["ASSAULT"][:12]], author="ann")
    assert decisions(database) == []


def test_filters_and_counts(database, three):
    asked = [
        (Filters(), (), 2), (Filters(types=("assault",)), (), 1), (Filters(places=("KST",)), (), 2),
        (Filters(publishers=("herald",)), (), 1), (Filters(sources=("mayor",)), (), 1), (Filters(parties=("VEL",)), (), 2),
        (Filters(), ("market", "trader"), 1), (Filters(), ("märket",), 1), (Filters(), ("market", "water"), 0),
        (Filters(since="2024-03-11"), (), 0), (Filters(), ("%' OR 1=1",), 0),
    ]  # fmt: skip
    for filters, words, expected in asked:
        assert len(event_list.listed(database, filters, words)) == expected, (filters, words)
        assert event_list.totals(database, filters, words)["events"] == expected
    assert len(event_list.listed(database, Filters(), least=2)) == 1
    assert event_list.counted(database, "type", Filters()) == [("ASSAULT", 1, 2), ("CONSULT", 1, 1)]
    assert event_list.counted(database, "source", Filters(types=("ASSAULT",))) == [("", 1, 1), ("the mayor", 1, 1)]
    assert event_list.counted(database, "month", Filters(), ("water",)) == [("2024-03", 1, 1)]


def test_copies_count_once(database):
    text = " ".join(f"Word{n} of the long report goes on." for n in range(40))
    for publisher in ("Post", "Herald"):
        mention = told(f"{SHELLED.format(4)} {text}", "shelled", "2024-03-10", place="Dolna")
        link_stub.add(database, report(mention, publisher=publisher))
    link_new(database)
    (event,) = event_list.listed(database, Filters())
    assert (event.reports, event.independent) == (2, 1)


def test_old_wars_of_background_are_one_event(database):
    def background(publisher, published):
        sentence = "Kestria and Velmora fought a war over the river in 1995."
        mention = told(sentence, "war", "1995-06-01", actors=["KST MIL", "VEL MIL"])
        mention["day"] = "1995-01-01"
        found = report(mention, publisher=publisher, published=published, title=f"News of {published}")
        found[1][0]["date"]["latest"] = "1995-12-31"
        return found

    link_stub.add(database, background("Post", "2014-02-03"), background("Wire", "2019-06-10"))
    link_new(database)
    assert [event.mentions for event in event_list.listed(database, Filters())] == [2]
    assert events.stale(database) == ([], [])
