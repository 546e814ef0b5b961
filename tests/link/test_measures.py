"""The measures of bench/coreference.py, against small examples worked out by hand; and the form of the sets."""

import sys
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_sets import read_sets

BENCH = str(Path(__file__).resolve().parents[2] / "bench")
if BENCH not in sys.path:
    sys.path.append(BENCH)

from coreference import b_cubed, best_sum, ceaf_e, clusters_of, conll, muc, pairs  # noqa: E402


def parts(*groups):
    return [frozenset(group) for group in groups]


def test_a_worked_example():
    gold, found = parts("abc", "de"), parts("ab", "cde")
    assert muc(gold, found).f1 == pytest.approx(2 / 3)
    assert b_cubed(gold, found).recall == pytest.approx((2 * 2 / 3 + 1 / 3 + 2 * 1) / 5)
    assert b_cubed(gold, found).precision == pytest.approx((2 * 1 + 1 / 3 + 2 * 2 / 3) / 5)
    assert ceaf_e(gold, found).f1 == pytest.approx(0.8)
    assert (pairs(gold, found).precision, pairs(gold, found).recall) == (0.5, 0.5)


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 5), min_size=2))
def test_the_same_clusters_are_perfect(labels):
    clusters = clusters_of(labels)
    expected = 1 if any(len(c) > 1 for c in clusters) else 2 / 3  # without a link there is nothing for MUC to find
    assert conll(clusters, clusters) == pytest.approx(expected)


@given(st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=1, max_size=4))
def test_the_best_pairing_is_the_best(gain):
    rows, columns = len(gain), len(gain[0])
    if rows <= columns:
        best = max(sum(gain[r][c] for r, c in enumerate(some)) for some in permutations(range(columns), rows))
    else:
        best = max(sum(gain[r][c] for c, r in enumerate(some)) for some in permutations(range(rows), columns))
    assert best_sum(gain) == pytest.approx(best)


@pytest.mark.parametrize("one", read_sets(), ids=lambda one: one.name)
def test_each_set_tells_of_one_event_more_than_once(one):
    texts = {report.id: report.text for report in one.reports}
    assert all(texts[m.report][m.start : m.end].strip() for m in one.marked)
    assert not any("{" in text or "}" in text for text in texts.values())
    events = [m.event for m in one.marked]
    assert len(set(events)) > 1, "an event and at least one that might be taken for it"
    assert any(events.count(event) > 1 for event in events)
    assert len({report.publisher for report in one.reports}) > 1
