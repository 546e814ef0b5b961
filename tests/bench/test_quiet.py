"""False alarms: what is read, and that mentions and sentences are counted."""

import json

import pytest

from dateline.model.report import Report
from quiet import Alarms, count, joined, meantime_reports, quiet_messages


def test_messages_lose_their_line_breaks_but_not_their_paragraphs():
    assert (
        joined("   LIMA, 3 MAY --\nTHE PORT WAS\nQUIET.\n\n   NOTHING\nELSE.\n")
        == "LIMA, 3 MAY -- THE PORT WAS QUIET.\n\nNOTHING ELSE."
    )


def test_messages_with_a_template_are_left_out(tmp_path):
    rows = [
        {"id": "a", "text": "ONE.", "templates": []},
        {"id": "b", "text": "TWO.", "templates": [{"type": "ATTACK"}]},
    ]
    path = tmp_path / "muc.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [r.id for r in quiet_messages(path)] == ["a"]


def test_business_news_has_title_and_day(tmp_path):
    row = {"id": "x", "dct": "2011-05-02", "text": "Firm opens shop\nMay 2, 2011\nIt sells bread.\nAnd milk.",
           "sentences": [[0, 15, 0], [16, 27, 1], [28, 43, 2], [44, 53, 3]]}  # fmt: skip
    path = tmp_path / "m.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (report,) = meantime_reports(path)
    assert report.text == "Firm opens shop\n\nIt sells bread. And milk."
    assert report.title == "Firm opens shop"
    assert str(report.published) == "2011-05-02"


def test_sentences_and_mentions_are_counted():
    reports = [Report("a", "It rained. It snowed. It hailed."), Report("b", "It was dry.")]
    coded = {"a": {"mentions": [{"sentence": [0, 10]}, {"sentence": [0, 10]}]}, "b": {"mentions": []}}
    found = count(reports, coded)
    assert found == Alarms(reports=2, sentences=4, noisy=1, mentions=2)
    assert found.per_thousand == 500
    assert found.left_alone == pytest.approx(0.75)
