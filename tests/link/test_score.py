"""What speaks for one event, what against it, and how pairs become clusters."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link.cluster import cluster
from dateline.link.decided import Decided
from dateline.link.linking import Linker
from dateline.link.settings import load_settings
from dateline.link.telling import Telling, borrowing
from dateline.link.vectors import Vectors

DAY = 738_000
BASE = {
    "own_event": 1, "type": "ASSAULT", "stem": "shell", "words": "shelled", "days": (DAY, DAY), "published": DAY + 1,
    "place": "1", "place_country": "KST", "place_level": "city", "point": (10.0, 20.0),
    "actors": (("VEL", "MIL", "velmoran troops"),), "recipients": (("KST", "CVL", "traders"),),
    "figures": (("killed", 4, 4),),
}  # fmt: skip


@pytest.fixture(scope="session")
def linker():
    return Linker(load_settings(), Vectors())


def made(id, **changes):
    return Telling(id=id, report=f"report of {id}", **{**BASE, **changes})


@pytest.mark.parametrize(
    ("changes", "is_one"),
    [
        ({}, True),
        ({"figures": (("killed", 7, 7),)}, True),  # a toll that rises
        ({"status": "negated"}, True),  # one side says that it did not happen
        ({"words": "bombarded", "stem": "bombard"}, True),
        ({"days": (DAY - 1, DAY + 1), "by_publication": True}, True),
        ({"days": (DAY + 7, DAY + 7), "published": DAY + 8}, False),
        ({"days": (DAY - 400, DAY - 400)}, False),
        ({"place": "2", "point": (14.0, 25.0), "figures": (("killed", 9, 9),)}, False),
        ({"type": "CONSULT", "words": "met", "stem": "met"}, False),
    ],
)
def test_one_event_or_two(linker, changes, is_one):
    found = linker.link([made("a"), made("b", **changes)])
    assert (len(found) == 1) is is_one, linker.scorer.weighed(made("a"), made("b", **changes))


@given(st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_the_chance_is_the_same_from_both_sides(linker, gaps):
    tellings = [made(str(n), days=(DAY + gap, DAY + gap), published=DAY + gap) for n, gap in enumerate(gaps)]
    for a, b in combinations(tellings, 2):
        assert linker.scorer.chance(a, b) == linker.scorer.chance(b, a)


def test_mentions_without_days_of_long_wars_stay_apart(linker):
    bare = {"days": None, "place": "", "place_country": "", "place_level": "", "point": None, "recipients": (),
            "figures": (), "words": "war", "stem": "war", "actors": (("KST", "MIL", ""),)}  # fmt: skip
    tellings = [made(str(n), published=DAY + 40 * n, **bare) for n in range(5)]
    assert len(linker.link(tellings)) == 5


def test_a_phrase_belongs_to_the_nearest_deed():
    def mention(id, trigger, date, sentence=(0, 100)):
        return {
            "id": id, "sentence": sentence, "trigger": {"start": trigger, "end": trigger + 5},
            "date": {"start": date, "end": date + 9},
        }  # fmt: skip

    text = 30 * "x" + "," + 200 * "x"
    given = [mention("m1", 10, 20), mention("m2", 70, 20), mention("m3", 120, 20, (110, 150)), mention("m4", 0, 20)]
    assert borrowing(given, text) == {"m2": 2, "m3": 1, "m4": 1}
    assert borrowing(given[::-1], text) == {"m2": 2, "m3": 1, "m4": 1}
    assert borrowing([{**mention("m1", 1, 2), "date": None}], text) == {}
    assert borrowing([mention("m1", 0, 20), mention("m2", 35, 20)], text) == {"m2": 2}  # nearer, but behind a comma


def test_one_strong_pair_does_not_join_what_the_others_keep_apart():
    chances = {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.8, (0, 3): 0.1, (1, 2): 0.1, (1, 3): 0.1}
    groups, joins = cluster(4, chances)
    assert groups == [[0, 1], [2, 3]]
    assert [(j.one, j.two) for j in joins] == [(0, 1), (2, 3)]


@given(st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), st.floats(0, 1)),
       st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] != p[1]), max_size=4))  # fmt: skip
def test_clusters_are_a_partition_made_by_their_joins(chances, apart):
    groups, joins = cluster(10, chances, apart=apart)
    assert sorted(i for group in groups for i in group) == list(range(10))
    assert len(joins) == 10 - len(groups)
    home = {i: n for n, group in enumerate(groups) for i in group}
    assert all(home[a] != home[b] for a, b in apart)
    assert all(home[j.one] == home[j.two] for j in joins)


def test_a_later_decision_takes_back_an_earlier_one():
    decided = Decided()
    decided.merge("abc")
    decided.split("c", "ab")
    assert decided.apart("abc") == [("a", "c"), ("b", "c")]
    decided.merge("ac")
    assert decided.apart("abc") == []
    assert decided.together == [frozenset("abc")]
