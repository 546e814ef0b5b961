"""JSON Lines and JSON documents: the text exactly as given, and each broken line named."""

import json
from datetime import date

import pytest

from dateline.model.report import Report, Skipped

TEXT = "  Troops cross river\r\n\r\nSoldiers crossed the river, Café Zoë said. \t"


def lines(*records: object) -> str:
    return "\n".join(r if isinstance(r, str) else json.dumps(r) for r in records)


def test_contract(read):
    record = {
        "id": "a/1",
        "title": "Troops cross river",
        "publisher": "The Example",
        "published": "2024-03-05",
        "text": TEXT,
        "mentions": [{"id": "m1"}],
    }
    (report,) = read("reports.jsonl", lines(record))
    assert (report.id, report.text, report.title) == ("a/1", TEXT, "Troops cross river")
    assert (report.publisher, report.published, report.notes) == ("The Example", date(2024, 3, 5), ())


@pytest.mark.parametrize("missing", [{}, {"published": None, "publisher": None}])
def test_options_stand_in_for_missing_values(read, missing):
    record = {"id": 7, "text": TEXT, **missing}
    (report,) = read("reports.jsonl", lines(record), published=date(2024, 3, 5), publisher="The Example")
    assert (report.id, report.published, report.publisher) == ("7", date(2024, 3, 5), "The Example")


def test_broken_line_is_named_and_the_rest_is_read(read):
    records = [{"id": str(i), "text": TEXT} for i in range(1, 10)]
    got = read("reports.jsonl", lines(*records[:6], '{"id": "7", "text": "Soldiers', *records[7:]))
    assert [r.id for r in got if isinstance(r, Report)] == ["1", "2", "3", "4", "5", "6", "8", "9"]
    skipped = got[6]
    assert isinstance(skipped, Skipped)
    assert skipped.input.endswith("reports.jsonl:7")
    assert "column 21" in skipped.reason


@pytest.mark.parametrize("name", ["reports.jsonl", "reports.txt"])
def test_broken_first_line(read, name):
    got = read(name, lines('{"id": "1", "text": "Sol', {"id": "2", "text": TEXT}, {"id": "3", "text": TEXT}))
    assert [type(r) for r in got] == [Skipped, Report, Report]
    assert got[0].input.endswith(":1")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"id": "1"}, 'no "text"'),
        ({"text": ""}, "no text"),
        ({"text": " \n"}, "no text"),
        ({"text": 5}, "a number, not a string"),
        ([1, 2], "A list is no report"),
        ("[" * 100_000, "nested too deeply"),
        ('{"n": ' + "9" * 5000 + "}", "Broken JSON"),
    ],
)
def test_line_that_is_no_report(read, record, reason):
    got = read("reports.jsonl", lines({"text": TEXT}, record, {"text": TEXT + "."}))
    assert [type(r) for r in got] == [Report, Skipped, Report]
    assert reason in got[1].reason
    assert got[1].input.endswith("reports.jsonl:2")


def test_title_and_body_without_text(read):
    (report,) = read("reports.jsonl", lines({"title": "Troops cross river", "body": "Soldiers crossed it."}))
    assert report.text == "Troops cross river\n\nSoldiers crossed it."


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("shape", ["object", "list", "reports"])
def test_documents(read, shape, indent):
    record = {"id": "1", "text": TEXT}
    document = {"object": record, "list": [record, {**record, "id": "2"}], "reports": {"reports": [record]}}[shape]
    got = read("reports.json", json.dumps(document, indent=indent))
    assert [r.text for r in got] == [TEXT] * (2 if shape == "list" else 1)


def test_broken_document_names_line_and_column(read):
    (skipped,) = read("report.json", '{\n  "id": "1",\n  "text": "a" "b"\n}')
    assert skipped.input.endswith("report.json:3")
    assert "column 15" in skipped.reason


def test_lone_surrogate_keeps_offsets(read):
    (report,) = read("reports.jsonl", r'{"text": "Soldiers \ud800 crossed \ud83d\ude00 the river."}')
    assert report.text == "Soldiers \ufffd crossed 😀 the river."
    assert any("surrogates" in note for note in report.notes)


def test_nul_is_kept(read):
    (report,) = read("reports.jsonl", r'{"text": "Soldiers\u0000 crossed the river."}')
    assert report.text == "Soldiers\0 crossed the river."
    assert any("NUL" in note for note in report.notes)


def test_same_id_twice(read):
    first, second = read("reports.jsonl", lines({"id": "1", "text": TEXT}, {"id": "1", "text": TEXT}))
    assert not any("has the id" in note for note in first.notes)
    assert any('the id "1" too' in note for note in second.notes)


def test_date_that_is_no_date(read):
    (report,) = read("reports.jsonl", lines({"text": TEXT, "published": "2023-02-30"}))
    assert report.published is None
    assert any('"2023-02-30" is no date' in note for note in report.notes)


def test_long_line_and_too_long_report(read):
    got = read("reports.jsonl", lines({"text": "Soldiers crossed. " * 60_000}, {"text": "Soldiers. " * 300_000}))
    assert [type(r) for r in got] == [Report, Skipped]
    assert "2,000,000" in got[1].reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(read, encoding):
    content = json.dumps({"id": "1", "text": TEXT}, ensure_ascii=False) + "\n"
    (report,) = read("reports.jsonl", content.encode(encoding))
    assert report.text == TEXT
