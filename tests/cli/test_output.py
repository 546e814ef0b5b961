"""Where records go: complete files only, never over an input, and what an interruption leaves."""

import errno
import json
import sys

import pytest
from click.testing import CliRunner

from dateline.cli import cli, main

GOOD = "Police in Tbilisi detained 12 protesters on Friday, the interior ministry said."


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "report.txt").write_text(GOOD)
    return tmp_path


def code(*arguments):
    done = CliRunner().invoke(cli, ["code", "--model", "fast", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def test_what_is_written_into_a_folder_is_not_read_from_it(folder):
    out = folder / "out.jsonl"
    for _ in range(2):
        status, _, stderr = code(folder, "-o", out)
        assert status == 0
        assert "Wrote 1 report to" in stderr
    assert len(out.read_text().splitlines()) == 1
    assert sorted(p.name for p in folder.iterdir()) == ["out.jsonl", "report.txt"]


def test_an_input_is_not_overwritten(folder):
    status, _, stderr = code(folder / "report.txt", "-o", folder / "report.txt")
    assert status == 2
    assert "is an input too" in stderr
    assert (folder / "report.txt").read_text() == GOOD


def test_without_a_record_an_older_file_stays(folder):
    out = folder / "out.jsonl"
    out.write_text("old\n")
    status, _, _ = code(folder / "missing.txt", "-o", out)
    assert (status, out.read_text()) == (2, "old\n")
    assert not (folder / "out.jsonl.part").exists()


def test_a_link_keeps_pointing_at_the_file(folder):
    (folder / "real.jsonl").write_text("old\n")
    (folder / "link.jsonl").symlink_to(folder / "real.jsonl")
    code(folder / "report.txt", "-o", folder / "link.jsonl")
    assert (folder / "link.jsonl").is_symlink()
    assert json.loads((folder / "real.jsonl").read_text())["text"] == GOOD


def test_a_dash_is_standard_output(folder):
    status, stdout, _ = code(folder / "report.txt", "-o", "-", "--format", "jsonl")
    assert status == 0
    assert json.loads(stdout)["text"] == GOOD


def test_a_full_disk_is_told(folder, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    status, _, stderr = code(folder / "report.txt", "-o", folder / "out.jsonl")
    assert status != 0
    assert "No space left on device. Make room" in stderr


def test_an_interruption_leaves_no_half_file_and_says_what_there_is(folder, monkeypatch, capsys):
    def interrupted(*_args, **_options):
        yield '{"id": "1"}'
        raise KeyboardInterrupt

    monkeypatch.setattr("dateline.batch.code_reports", interrupted)
    monkeypatch.setattr(sys, "argv", ["dateline", "code", str(folder / "report.txt"), "-o", str(folder / "out.jsonl")])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130
    stderr = capsys.readouterr().err
    assert "What was coded so far (1) is in" in stderr
    assert "Interrupted." in stderr
    assert not (folder / "out.jsonl").exists()
    assert (folder / "out.jsonl.part").read_text() == '{"id": "1"}\n'
