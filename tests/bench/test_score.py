"""The scorer: a report against itself is all right, and each kind of fault lowers its own measure."""

import copy

import pytest

from score import DRAWS, by_type, compare, count_report, dyads, matched

TEXT = "Police shelled the port of Zemlin on 3 May, killing 12 people, the mayor said."


def span(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def report():
    mention = {
        "id": "m1", "event": 1, "sentence": [0, len(TEXT)], "type": "ASSAULT", "trigger": span("shelled"),
        "actors": [{**span("Police"), "country": "SRB", "sectors": ["COP"]}],
        "recipients": [{**span("people"), "country": None, "sectors": ["CVL"]}],
        "place": {**span("Zemlin"), "name": "Zemlin", "lat": 44.84, "lon": 20.41},
        "date": {**span("3 May"), "earliest": "2024-05-03", "latest": "2024-05-03"},
        "status": "actual", "attribution": [{"source": span("mayor"), "cue": span("said"), "kind": "indirect"}],
        "figures": [{"kind": "killed", **span("12"), "low": 12, "high": 12}],
    }  # fmt: skip
    return {"id": "r", "text": TEXT, "mentions": [mention]}


def values(coded):
    return {measure: figure.value for measure, figure in compare({"r": report()}, {"r": coded}).items()}


def test_a_report_against_itself_is_all_right():
    assert set(values(report()).values()) == {1.0}


def test_a_report_that_was_not_coded_is_all_missed():
    figures = compare({"r": report()}, {})
    assert figures["trigger"].value == figures["record"].value == figures["dyad"].value == 0.0
    assert figures["status"].value is None, "no pair, nothing to measure"


@pytest.mark.parametrize(
    ("change", "lowered"),
    [
        ({"status": "possible"}, {"status", "record"}),
        ({"trigger": span("killing")}, {"trigger"}),
        ({"actors": []}, {"actor", "record", "dyad"}),
        ({"recipients": []}, {"recipient", "record", "dyad"}),
        ({"place": {**span("port"), "name": "Port", "lat": 1.0, "lon": 2.0}}, {"place"}),
        ({"date": {"earliest": "2024-05-02", "latest": "2024-05-03"}}, {"date_exact"}),
        ({"date": {"earliest": "2024-05-01", "latest": "2024-05-03"}}, {"date", "date_exact", "record"}),
        ({"attribution": []}, {"attribution"}),
        ({"figures": []}, {"figures"}),
    ],
)
def test_a_fault_lowers_its_own_measures(change, lowered):
    coded = report()
    coded["mentions"][0] |= change
    assert {measure for measure, value in values(coded).items() if value != 1.0} == lowered


def test_a_wrong_type_is_no_match():
    coded = report()
    coded["mentions"][0]["type"] = "COERCE"
    assert values(coded)["sentence"] == 0.0


def test_pairs_are_as_many_as_can_be():
    likes = {"a": {1, 2}, "b": {1}}
    assert len(matched(["a", "b"], [1, 2], lambda g, c: c in likes[g])) == 2


def test_a_mention_without_parties_takes_those_of_its_event():
    coded = report()
    bare = copy.deepcopy(coded["mentions"][0]) | {"id": "m2", "actors": [], "recipients": []}
    assert dyads({"mentions": [bare, coded["mentions"][0]]}) == dyads(coded)


def test_negated_deeds_make_no_dyad():
    coded = report()
    coded["mentions"][0]["status"] = "negated"
    assert dyads(coded) == set()


def test_the_interval_holds_the_value():
    missed = {"r2": report() | {"id": "r2"}}
    figure = compare({"r": report(), **missed}, {"r": report()})["trigger"]
    assert figure.low is not None and figure.high is not None
    assert figure.low <= figure.value <= figure.high
    assert DRAWS >= 100


def test_a_count_never_exceeds_what_there_is():
    coded = report()
    coded["mentions"] *= 3
    for count in count_report(report(), coded).values():
        assert count.right <= min(count.coded, count.gold)


def test_types_are_counted_one_by_one():
    other = report()["mentions"][0] | {"type": "COERCE", "trigger": span("killing")}
    counts = by_type({"r": report()}, {"r": {"mentions": [*report()["mentions"], other]}})
    assert {kind: (c.right, c.coded, c.gold) for kind, c in counts.items()} == {
        "ASSAULT": (1, 1, 1),
        "COERCE": (0, 1, 0),
    }
