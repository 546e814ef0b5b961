"""Floors only rise, and a figure below its floor is named."""

from gate import below, raised


def test_floors_rise_and_never_fall():
    floors = raised({"a": 0.9, "b": 0.5}, {"a": 0.8, "b": 0.7, "c": 0.6})
    assert floors["a"] > 0.8
    assert floors["b"] == 0.7
    assert floors["c"] == 0.6


def test_a_floor_lies_a_margin_below_what_was_measured():
    assert raised({"a": 0.5}, {})["a"] < 0.5


def test_figures_below_their_floor_are_named():
    assert below({"a": 0.5, "b": 0.9}, {"a": 0.6, "b": 0.9}) == ["a"]


def test_a_figure_that_was_not_measured_counts_as_below():
    assert below({}, {"a": 0.6}) == ["a"]
