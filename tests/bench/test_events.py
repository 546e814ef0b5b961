"""Event numbers: right ones score 1, joining too much costs precision, joining too little costs recall."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import Score, best_sum, groups_of, own_mentions

GOLD = [frozenset("abc"), frozenset("de"), frozenset("f")]


def scored(coded):
    score = Score()
    score.add(GOLD, coded)
    return score


def test_the_same_events_are_all_right():
    score = scored(list(GOLD))
    assert score.muc.f1 == score.b3.f1 == score.ceaf.f1 == score.conll == 1.0


def test_one_event_for_all_has_recall_but_no_precision():
    score = scored([frozenset("abcdef")])
    assert score.b3.recall == score.muc.recall == 1.0
    assert score.b3.precision == pytest.approx((9 + 4 + 1) / 36)
    assert score.muc.precision == pytest.approx(3 / 5)


def test_an_event_for_each_mention_has_precision_but_no_recall():
    score = scored([frozenset(m) for m in "abcdef"])
    assert score.b3.precision == 1.0
    assert score.b3.recall == pytest.approx(3 / 6)
    assert score.muc.f1 == 0.0


def test_missed_and_false_mentions_count_against():
    score = scored([frozenset("ab"), frozenset("de"), frozenset("f"), frozenset("x")])
    assert score.b3.precision == pytest.approx(5 / 6)
    assert score.b3.recall == pytest.approx((2 * 2 / 3 + 2 + 1) / 6)


def test_a_mention_without_a_number_is_an_event_of_its_own():
    assert sorted(map(sorted, groups_of([("a", 1), ("b", 1), ("c", None), ("d", None)]))) == [["a", "b"], ["c"], ["d"]]


def test_mentions_that_both_have_go_by_one_name():
    def mention(name, start, event, kind="ASSAULT"):
        return {
            "id": name,
            "type": kind,
            "event": event,
            "sentence": [0, 50],
            "trigger": {"start": start, "end": start + 3},
        }

    gold = {"mentions": [mention("g1", 0, 1), mention("g2", 10, 1)]}
    coded = {"mentions": [mention("m1", 0, 7), mention("m2", 10, 7), mention("m3", 20, 8, "PROTEST")]}
    theirs, ours = own_mentions(gold, coded)
    assert theirs == [frozenset({"g1", "g2"})]
    assert frozenset({"g1", "g2"}) in ours
    assert len(ours) == 2


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=4)
    )
)
def test_the_assignment_is_the_best_there_is(values):
    rows, columns = len(values), len(values[0])
    if rows <= columns:
        best = max(sum(values[i][c] for i, c in enumerate(p)) for p in permutations(range(columns), rows))
    else:
        best = max(sum(values[r][i] for i, r in enumerate(p)) for p in permutations(range(rows), columns))
    assert best_sum(values) == best
