"""A report is coded alike whichever side is named: names of two sides are exchanged, and the records must follow."""

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.report import Report
from dateline.parse import load_parser

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("bench_swap", HERE.parents[1] / "bench" / "swap.py")
swap = sys.modules.setdefault("bench_swap", importlib.util.module_from_spec(_spec))
_spec.loader.exec_module(swap)

PAIRS = swap.load_pairs()
STATES = [p for p in PAIRS if p.codes]
TOLD = 0.98  # type, status, sources and figures
ALIKE = 0.97  # the parties and their countries too


def reports() -> list[Report]:
    return list(swap.read([HERE / "swap_reports"]))


def told_of(report: Report, pair) -> Report:
    """The report with its two sides replaced by those of another pair: the words of each row by the row's namesakes."""
    own = next(p for p in STATES if swap.names_in(report.text, p))
    rows = {"name": 0, "adjective": 1, "people": 2, "capital": -1}
    forms = tuple((own.forms[k][s], pair.forms[k][s]) for k in rows.values() for s in (0, 1))
    told = swap.Pair((), None, tuple(dict(forms).items()))
    other, _ = swap.swap_report(report, told)
    return other


# Only pairs whose rows are name, adjective, people, capital can take each other's place.
ALL_ROWS = [p for p in STATES if len(p.forms) == 4]


def test_both_sides_are_found_whatever_they_are_called():
    parser = load_parser("fast")
    tallies = []
    for n, report in enumerate(reports()):
        own = next(p for p in PAIRS if swap.names_in(report.text, p))
        tallies += swap.run(report, [own], parser)
        if own not in ALL_ROWS:
            continue
        pair = ALL_ROWS[(n * 5) % len(ALL_ROWS)]
        tallies += swap.run(told_of(report, pair), [pair], parser)
    tally = swap.total(tallies)
    lines: list[str] = []
    swap.printed(tally, 40, lines.append)
    assert len(tally.reports) >= 50
    assert tally.mentions > 500
    assert tally.told >= TOLD, "".join(lines)
    assert tally.share >= ALIKE, "".join(lines)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(PAIRS).flatmap(
        lambda p: st.tuples(
            st.just(p),
            st.lists(
                st.one_of(
                    st.sampled_from([w for f in p.forms for w in f]),
                    st.sampled_from(["a", "an", "An", "the", "'s", ",", "\n\n", "troops", "“", "ñ", "NATO"]),
                    st.text(max_size=6),
                ),
                max_size=20,
            ).map(" ".join),
        )
    )
)
def test_exchanging_names(case):
    pair, text = case
    once = swap.swap(text, pair)
    places = [once.at(i) for i in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(once.text)
    edited = {i for start, end, _ in once.edits for i in range(start, end)}
    assert all(once.text[places[i]] == text[i] for i in range(len(text)) if i not in edited)
    if not pair.keep and not pair.one_way:  # exchanged words side by side may make a kept name
        names = [text[a:b].lower() for a, b in swap.names_in(text, pair)]
        again = swap.swap(once.text, pair)
        assert [again.text[a:b].lower() for a, b in swap.names_in(again.text, pair)] == names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("An Iranian envoy left IRAQ for Iran.", "An Iraqi envoy left IRAN for Iraq."),
        ("Iranians met a group of Iraqis", "Iraqis met a group of Iranians"),
        ("Irangate, Iran's oil, Iraqi-made", "Irangate, Iraq's oil, Iranian-made"),
    ],
)
def test_exchanged(text, wanted):
    pair = next(p for p in PAIRS if p.codes == ("IRN", "IRQ"))
    assert swap.swap(text, pair).text == wanted


def test_articles_follow_the_names():
    pair = next(p for p in PAIRS if p.codes == ("KEN", "SOM"))
    assert swap.swap("a Kenyan and a Somali", pair).text == "a Somali and a Kenyan"
    pair = next(p for p in PAIRS if p.codes == ("ETH", "ERI"))
    assert swap.swap("an Ethiopian", pair).text == "an Eritrean"
    pair = next(p for p in PAIRS if p.codes == ("RWA", "UGA"))
    assert swap.swap("A Rwandan and a Ugandan", pair).text == "A Ugandan and a Rwandan"
    pair = next(p for p in PAIRS if p.codes == ("ARM", "AZE"))
    assert swap.swap("an Armenian", pair).text == "an Azerbaijani"
    pair = next(p for p in PAIRS if p.codes == ("DEU", "AUT"))
    assert swap.swap("a German, THE GERMANS, An Austrian", pair).text == "an Austrian, THE AUSTRIANS, A German"
