"""Floors only rise, a figure below its floor is named, and a set without its data is said, not passed over."""

import json

import pytest

import gate
from gate import below, digest, raised, trouble
from measures import Measure


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


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the gate over one set; gives exit status, what was printed, and the floors afterwards."""
    floors, data = tmp_path / "floors.json", tmp_path / "data"
    data.write_text("one", encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", floors)

    def go(value, *options):
        sets = [Measure("set", (data,), lambda model: {"figure": value}, ("accurate",))]
        monkeypatch.setattr(gate, "measures_of", lambda gold, corpora, jobs: sets)
        monkeypatch.setattr("sys.argv", ["gate.py", "--gold", str(data), *options])
        try:
            gate.main()
            status = 0
        except SystemExit as end:
            status = end.code
        kept = json.loads(floors.read_text(encoding="utf-8")) if floors.exists() else {}
        return status, capsys.readouterr().out, kept

    go.data = data
    return go


def test_a_figure_that_fell_fails_the_gate(run):
    assert run(0.9, "--update")[0] == 0
    assert run(0.9)[0] == 0
    status, out, _ = run(0.5)
    assert status == 1
    assert "accurate: figure" in out


def test_missing_data_are_said_and_fail(run):
    run(0.9, "--update")
    run.data.unlink()
    status, out, _ = run(0.9)
    assert status == 2
    assert "NOT MEASURED: set" in out


def test_other_data_are_not_compared_until_that_is_asked_for(run):
    run(0.9, "--update")
    run.data.write_text("two", encoding="utf-8")
    assert run(0.5)[0] == 2
    status, _, kept = run(0.5, "--new-data", "--update")
    assert status == 0
    assert kept["set"]["floors"]["accurate: figure"] < 0.5


def test_what_is_left_out_is_named_and_keeps_its_floors(run):
    run(0.9, "--update")
    status, out, kept = run(0.1, "--only", "another", "--update")
    assert status == 0
    assert "Left out by choice: set" in out
    assert kept["set"]["floors"]["accurate: figure"] > 0.8


def test_a_set_depends_on_all_its_files(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1", encoding="utf-8")
    two.write_text("2", encoding="utf-8")
    before = digest((one, two))
    two.write_text("3", encoding="utf-8")
    assert digest((one, two)) != before
    measure = Measure("set", (one, tmp_path / "three"), lambda model: {})
    assert "three" in (trouble(measure, {}, new_data=False) or "")
