"""Bad input end to end: a message that names input and line and says what to do, and the rest of the batch coded."""

import json

import pytest
from click.testing import CliRunner

from dateline.cli import cli

GOOD = "Police in Tbilisi detained 12 protesters on Friday, the interior ministry said."
MENU = "<html><body><nav>" + "".join(f"<a href='/{i}'>Section {i}</a>" for i in range(40)) + "</nav></body></html>"


def row(**keys):
    return json.dumps({"id": "x", "published": "2024-03-16", "text": GOOD, **keys})


def code(*arguments):
    done = CliRunner().invoke(cli, ["code", "--model", "fast", "--format", "jsonl", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b"\n \n", "no text"),
        ("binary.dat", bytes(range(256)) * 40, "binary"),
        ("large.txt", b"The army left the town. " * 400_000, "Split it into single reports"),
        ("notext.jsonl", row(text=None).encode(), 'no "text"'),
        ("broken.jsonl", b'{"id": "x", "text": ', "Broken JSON"),
        ("menu.html", MENU.encode(), "only menus"),
        ("nested.html", b"<html><body>" + b"<div>" * 300_000 + b"text", "20,000 tags"),
        ("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
    ],
)
def test_skipped_with_a_reason_and_the_rest_coded(tmp_path, good, name, content, says):
    (tmp_path / name).write_bytes(content)
    status, records, stderr = code(tmp_path / name, good, "--published", "2024-03-16")
    assert status == 1
    assert [r["mentions"] != [] for r in records] == [True]
    assert f"{tmp_path / name}" in stderr
    assert says in stderr
    status, records, _ = code(tmp_path / name)
    assert (status, records) == (2, [])


@pytest.mark.parametrize("name", ["missing.txt", "folder"])
def test_nothing_there(tmp_path, good, name):
    (tmp_path / "folder").mkdir()
    status, records, stderr = code(tmp_path / name, good)
    assert (status, len(records)) == (1, 1)
    assert f"{tmp_path / name}: " in stderr


@pytest.mark.parametrize(
    ("name", "content", "notes"),
    [
        ("day.jsonl", row(published="31 Feb 2024").encode(), ['day.jsonl:1: The publication date "31 Feb 2024"']),
        ("cut.jsonl", row(text="Police \ud800 detained six men.").encode(), ["cut.jsonl:1: Broken characters"]),
        ("nul.txt", b"Police\0 detained six men in Tbilisi.", ["nul.txt: The text has NUL characters (1)"]),
        ("undated.txt", GOOD.encode(), ["undated.txt: No publication date found"]),
        ("russian.txt", ("Войска покинули город. " * 9).encode("cp1251"), ["russian.txt: The report is in Russian"]),
        ("arabic.txt", ("قالت الوزارة إن الجنود عبروا النهر. " * 3).encode(), ["arabic.txt: The report is in Arabic"]),
        ("mixed.txt", "Police in Aleppo (\u202bحلب\u202c) detained \u202esix\u202c men.".encode(), []),
        ("latin.txt", "Police in Besançon detained six men – “nobody” was hurt.".encode("cp1252"), []),
    ],
)
def test_coded_with_a_note(tmp_path, name, content, notes):
    (tmp_path / name).write_bytes(content)
    status, (record,), stderr = code(tmp_path / name)
    assert status == 0
    assert all(f"Note: {tmp_path}/{note}" in stderr for note in notes)
    assert (record["language"] == "en") == bool(record["mentions"])


def test_a_note_for_many_reports_is_said_once(tmp_path):
    (tmp_path / "many.jsonl").write_text("".join(row(id=i, published=None, text="It rained.") + "\n" for i in range(9)))
    _, records, stderr = code(tmp_path / "many.jsonl")
    assert len(records) == 9
    assert stderr.count("No publication date") == 1
    assert "many.jsonl:3 and 6 more: No publication date" in stderr


def test_names_that_steer_a_terminal_are_shown_without_their_power(tmp_path):
    status, _, stderr = code(tmp_path / "a\x1b[31m.txt")
    assert status == 2
    assert "\x1b" not in stderr


def test_a_report_on_which_the_program_fails_is_named(tmp_path, good, monkeypatch):
    monkeypatch.setattr("dateline.pipeline.code", lambda *_: 1 / 0)
    status, records, stderr = code(good)
    assert (status, records) == (2, [])
    assert "good.txt): dateline failed on this report (ZeroDivisionError: division by zero)." in stderr
