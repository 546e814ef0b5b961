"""Which mention is next: the least sure first or by event, none twice for one person, and a second view where wanted."""

import pytest

from dateline.link.relink import link_all
from dateline.review import deciding
from dateline.review.queue import next_mention
from dateline.store.filters import Filters

SHELLED, ALSO, ARREST, MET = "Post shelled", "Herald shelled", "Post arrested", "Wire met"


@pytest.fixture
def name(ids):
    return {id: name for name, id in ids.items()}


def told(found, name):
    return found and name[found.subject.id]


def in_turn(database, name, reviewer, **wish):
    """What a reviewer gets who accepts all."""
    out = []
    while found := next_mention(database, reviewer, **wish):
        out.append(name[found.subject.id])
        assert found.left > 0 and found.reason
        deciding.decide(database, found.subject.id, "accepted", reviewer=reviewer)
    return out


def test_the_least_sure_first(database, name):
    first = next_mention(database, "ana")
    assert (told(first, name), first.left, first.is_blind) == (MET, 4, False) and "0.40" in first.reason
    assert in_turn(database, name, "ana") == [MET, ALSO, ARREST, SHELLED]
    assert next_mention(database, "ben") is None


def test_event_by_event(database, name):
    found = in_turn(database, name, "ana", order="event")
    assert set(found[:2]) == {SHELLED, ALSO} and found[2:] == [MET, ARREST]


def test_filters_and_words(database, name):
    assert in_turn(database, name, "ana", filters=Filters(types=("CONSULT",))) == [MET]
    assert in_turn(database, name, "ana", words=("fruit", "killing")) == [ALSO]


def test_one_that_is_left_for_later_comes_again(database, ids, name):
    wish = {"filters": Filters(publishers=("Post", "Wire"))}
    seen, after = [], None
    for _ in range(4):
        after = next_mention(database, "ana", after=after, **wish).subject.id
        seen.append(name[after])
    assert seen == [MET, ARREST, SHELLED, MET]
    assert told(next_mention(database, "ana", after="0" * 20, **wish), name) == MET


def test_a_rejected_mention_and_one_that_was_taken_back(database, ids, name):
    deciding.decide(database, ids[MET], "rejected", reviewer="ana")
    assert told(next_mention(database, "ben"), name) == ALSO
    deciding.undo(database, reviewer="ana")
    assert told(next_mention(database, "ben"), name) == MET


def test_a_second_view_sees_nothing_of_the_first(database, ids, name):
    deciding.decide(database, ids[SHELLED], "status", "future", reviewer="ana")
    deciding.decide(database, ids[ARREST], "rejected", reviewer="ana")
    found = next_mention(database, "ben", is_second=True)
    assert (told(found, name), found.is_blind, found.left) == (ARREST, True, 4)
    found = next_mention(database, "ben", is_second=True, after=found.subject.id)
    assert found.record["status"] == "actual" and found.subject.mention.record["status"] == "future"
    assert in_turn(database, name, "ben", is_second=True) == [ARREST, SHELLED, MET, ALSO]
    link_all(database)
    assert in_turn(database, name, "ana", is_second=True) == [MET, ALSO]
    assert next_mention(database, "cleo", is_second=True) is None
