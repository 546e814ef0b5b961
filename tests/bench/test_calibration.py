"""Calibration: the error is 0 when confidence is true, the fit undoes what was done to the scores, the plot is SVG."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibration import bins_of, by_chance, expected_error, fit, outcomes
from dateline.find.calibration import Calibration, confidence, load_calibration
from reliability import plot

CHANCES = st.floats(0.002, 0.998)


def spread(shift):
    """A thousand mentions at each of several confidences; `shift` is how much more often they are right."""
    return [(c, i < 1000 * (c + shift)) for c in (0.15, 0.35, 0.55, 0.75) for i in range(1000)]


def test_true_confidences_have_no_error():
    assert expected_error(spread(0.0)) == pytest.approx(0, abs=0.002)


def test_the_error_is_the_mean_distance():
    assert expected_error(spread(0.1)) == pytest.approx(0.1, abs=0.002)


def test_few_mentions_have_some_error_by_chance():
    assert by_chance([(0.5, True)] * 10) > by_chance([(0.5, True)] * 1000) > 0


def test_nothing_coded_is_no_error():
    assert expected_error([]) == 0.0


def test_a_mention_is_right_when_gold_has_its_type_in_its_sentence():
    def mention(kind, start, sure=None):
        return {"type": kind, "sentence": [0, 40], "trigger": {"start": start, "end": start + 5}, "confidence": sure}

    gold = {"r": {"mentions": [mention("CONSULT", 0)]}, "s": {"mentions": [mention("AID", 3)]}}
    coded = {"r": {"mentions": [mention("CONSULT", 20, 0.8), mention("AGREE", 0, 0.4)]}}
    assert outcomes(gold, coded) == [(0.8, True), (0.4, False)]


def test_the_fit_finds_how_scores_were_bent():
    bent = Calibration(0.5, 0.4)
    points = [(s / 100, i < 200 * bent.confidence(s / 100)) for s in range(3, 98) for i in range(200)]
    found = fit(points)
    assert (found.slope, found.intercept) == pytest.approx((0.5, 0.4), abs=0.03)


def test_the_fit_lowers_the_error():
    before = spread(0.2)
    found = fit(before)
    assert expected_error([(found.confidence(c), r) for c, r in before]) < expected_error(before)


def test_few_mentions_leave_the_scores_nearly_alone():
    found = fit([(0.9, True), (0.4, False)])
    assert abs(found.slope - 1) < 0.5
    assert abs(found.intercept) < 0.5


@given(CHANCES, CHANCES, st.floats(0.2, 3), st.floats(-2, 2))
def test_calibration_keeps_the_order(a, b, slope, intercept):
    bent = Calibration(slope, intercept)
    assert (bent.confidence(a) <= bent.confidence(b)) == (a <= b) or a == pytest.approx(b)


@given(CHANCES, st.floats(0.5, 2), st.floats(-1, 1))
def test_a_score_is_found_again_from_its_confidence(score, slope, intercept):
    bent = Calibration(slope, intercept)
    sure = bent.confidence(score)
    if 0.002 < sure < 0.998:
        assert bent.score(sure) == pytest.approx(score, abs=1e-6)


@given(st.floats(0, 1))
def test_shipped_confidences_are_chances(score):
    assert 0 < confidence(score) < 1
    assert load_calibration().slope > 0


def test_the_plot_has_a_dot_for_each_bin_and_says_the_error():
    bins = bins_of(spread(0.0))
    root = ElementTree.fromstring(plot(bins, 0.05))
    dots = [e for e in root.iter() if e.tag.endswith("circle")]
    assert len(dots) == len(bins) == 4
    assert "0.050" in "".join(root.itertext())
    assert "1000 mentions" in "".join(root.itertext())


def test_the_plot_stands_without_a_mention():
    ElementTree.fromstring(plot([], 0.0))
