"""Bad input is named with a reason and advice, and the rest of the batch is read."""

import io
import os
from pathlib import Path

import pytest

from dateline.model.report import Report, Skipped
from dateline.read import read_inputs

GOOD = "Soldiers crossed the river, the ministry said."


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("report.txt", b"", "empty"),
        ("report.txt", b" \n\n", "no text"),
        ("report.txt", b"\xef\xbb\xbf", "no text"),
        ("report.jsonl", b"\n\n", "empty"),
        ("report.json", b"[]", "no reports"),
        ("report.csv", b"id,text\n", "no reports"),
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        ("report.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        ("report.json", b"PK\x03\x04\x14\0\0\0\x08\0word/document.xml", "a Word document"),
        ("report.csv", b"PK\x03\x04\x14\0\0\0\x08\0a.txt", "ZIP archive"),
        ("report.txt", bytes(range(256)) * 20, "binary"),
        ("report.txt", b"word " * 2_000_000, "limit for one report is 2,000,000 characters"),
        ("report.txt", b"word " * 500_000, "the limit is 2,000,000"),
    ],
)
def test_skipped(tmp_path, name, content, reason):
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(content)
    good.write_text(GOOD)
    skipped, report = read_inputs([str(bad), str(good)])
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason
    assert skipped.input == str(bad)
    assert skipped.advice
    assert isinstance(report, Report)


@pytest.mark.parametrize("name", ["missing.txt", "good.txt/report.txt", "x" * 5000, "a\0b", "", "\udcff.txt"])
def test_files_that_are_not_there(tmp_path, name):
    (tmp_path / "good.txt").write_text(GOOD)
    got = list(read_inputs([os.path.join(tmp_path, name) if name else "missing.txt"]))  # noqa: PTH118
    assert [type(r) for r in got] == [Skipped]
    got[0].input.encode()


def test_unreadable_file(tmp_path, monkeypatch):
    path = tmp_path / "report.txt"
    path.write_text(GOOD)

    def refuse(self, *_args, **_options):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    (skipped,) = read_inputs([str(path)])
    assert "may not be read" in skipped.reason


def test_text_with_nul_and_right_to_left_marks(read):
    (report,) = read("report.txt", "Soldiers\0 crossed \u202bالنهر\u202c the river, said the ministry.")
    assert report.text == "Soldiers\0 crossed \u202bالنهر\u202c the river, said the ministry."
    assert any("NUL" in note for note in report.notes)


def test_line_of_a_megabyte(read):
    (report,) = read("report.txt", "Soldiers crossed the river. " * 40_000)
    assert len(report.text) == 28 * 40_000 - 1


def test_standard_input():
    got = list(read_inputs(["-", "-"], stdin=io.BytesIO(b"Troops cross river\n\n" + GOOD.encode())))
    assert isinstance(got[0], Report)
    assert (got[0].title, got[0].origin) == ("Troops cross river", "standard input")
    assert isinstance(got[1], Skipped)


def test_no_standard_input():
    (skipped,) = read_inputs(["-"])
    assert skipped.input == "standard input"
