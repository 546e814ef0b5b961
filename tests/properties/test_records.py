"""What holds for every record, whatever the report."""

import json
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.record import line, record
from dateline.model.report import Report
from dateline.pipeline import code

SENTENCES = [
    "Rebels shelled the town of Goma on Monday, killing at least 20 civilians, the army said.",
    "The foreign ministers of Kenya and Ethiopia will meet in Geneva next week.",
    "“We never fired on the crowd,” police chief Ana Ruiz told reporters, denying the claims.",
    "Thousands of workers marched through Lima to demand higher wages.",
    "In 1994 the two armies fought for the province; hundreds died.",
    "The court sentenced the opposition leader to nine years in prison.",
    "According to the monitor, citing residents, drones struck a fuel depot near Port Sudan.",
    "He refused.",
    "President Maduro condemned what he called an illegal blockade.",
    "It may rain in the north.",
    "Ceasefire holds",
    "BAKU, Sept 21 (Agency) — The delegation arrived and the talks began.",
]


def spans_of(value):
    """Every {"start", "end", "text"} in a record."""
    if isinstance(value, dict):
        if "start" in value and "text" in value:
            yield value
        for v in value.values():
            yield from spans_of(v)
    elif isinstance(value, list):
        for v in value:
            yield from spans_of(v)


reports = st.builds(
    lambda parts, day: Report(id="r", text="\n\n".join(parts), publisher="Post", published=day),
    st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40)), min_size=1, max_size=6),
    st.none() | st.dates(date(1995, 1, 1), date(2026, 12, 31)),
)


@settings(max_examples=40, deadline=None)
@given(reports)
def test_every_span_quotes_the_text_and_intervals_are_in_order(report):
    coded, parsed = code(report)
    made = record(report, coded, parsed)
    for span in spans_of({k: made[k] for k in ("mentions", "statements", "labels", "places")}):
        assert report.text[span["start"] : span["end"]] == span["text"]
    for m in made["mentions"]:
        if m["date"] and m["date"]["earliest"] and m["date"]["latest"]:
            assert m["date"]["earliest"] <= m["date"]["latest"]
        if report.published is None and m["date"] is not None:
            assert m["date"]["basis"] != "publication"
        assert m["event"] >= 1
        assert 0 <= m["confidence"] <= 1
    assert [m["id"] for m in made["mentions"]] == [f"m{i + 1}" for i in range(len(made["mentions"]))]
    starts = [m["trigger"]["start"] for m in made["mentions"]]
    assert all(a <= b for a, b in pairwise(starts))
    for f in (f for m in made["mentions"] for f in m["figures"]):
        assert f["low"] is None or f["high"] is None or f["low"] <= f["high"]


@settings(max_examples=15, deadline=None)
@given(reports)
def test_the_same_report_gives_the_same_bytes(report):
    first = line(report, *code(report))
    again = line(report, *code(report))
    assert first == again
    json.loads(first)
    first.encode("utf-8", "surrogatepass")
