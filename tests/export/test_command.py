"""`dateline export`: file, side file, what it says, and what it refuses."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from dateline.cli import cli


def run(file, *arguments):
    return CliRunner().invoke(cli, ["export", "--store", str(file), *arguments])


def test_a_file_and_what_stands_beside_it(file, tmp_path):
    out = tmp_path / "events.csv"
    done = run(file, "--place", "TGO", "--since", "2024-05-01", "--words", "Lomé", "-o", str(out))
    assert done.exit_code == 0 and "2 mentions of 2 reports" in done.output
    about = json.loads((tmp_path / "events.csv.about.json").read_text())
    assert about["selection"] == {"place": ["TGO"], "since": "2024-05-01", "words": ["Lomé"]}
    assert about["data_version"] in about["cite_as"] and about["cite_as"] in done.output
    assert any("GeoNames" in line for line in about["licence"]) and about["coded_by"] == ["dateline 9.9 stub"]
    assert ",".join(c["name"] for c in about["columns"]) == out.read_text(encoding="utf-8-sig").split("\n")[0]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["events.csv", "events.csv.about.json", *stores(tmp_path)]
    assert str(tmp_path) not in json.dumps(about)


def stores(folder):
    return sorted(p.name for p in folder.iterdir() if p.name.startswith("store"))


@pytest.mark.parametrize(("name", "form"), [("a.parquet", "parquet"), ("a.geojson", "geojson"), ("a.jsonl", "jsonl"), ("a.txt", "csv")])  # fmt: skip
def test_the_name_decides_the_format(file, tmp_path, name, form):
    assert run(file, "-o", str(tmp_path / name)).exit_code == 0
    begin = (tmp_path / name).read_bytes()[:12]
    expected = {"parquet": b"PAR1", "geojson": b'{"type": "Fe', "jsonl": b'{"id": "', "csv": b"\xef\xbb\xbfmention"}
    assert begin.startswith(expected[form])
    assert (tmp_path / f"{name}.about.json").exists() is (form not in ("parquet", "geojson"))


def test_standard_output(file):
    done = run(file, "acled", "--raw")
    assert done.exit_code == 0 and next(csv.reader(io.StringIO(done.stdout)))[0] == "event_id_cnty"
    assert "outside what this table covers" in done.stderr and "Cite as" in done.stderr
    assert "nobody reviewed" in run(file, "gold").stderr
    assert len(run(file, "gold", "--every").stdout.splitlines()) == 4


def test_changes(file):
    assert "4 mentions" in run(file, "--changes-since", "2020-01-01").stderr
    assert "0 mentions" in run(file, "--changes-since", "2999-01-01T00:00:00Z").stderr


@pytest.mark.parametrize(("arguments", "words"), [
    (["csv", "--format", "jsonl"], "Either csv or"), (["jsonl", "--raw"], "--raw is for CSV"),
    (["csv", "--every"], "for gold"), (["--changes-since", "soon"], "no day or time"),
    (["--level", "event"], "dateline link"), (["-o", "STORE"], "would be overwritten"),
    (["-o", "no/such/folder/a.csv"], "cannot be written"), (["--store", "none.sqlite"], "There is no store"),
])  # fmt: skip
def test_what_is_refused(file, arguments, words, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    done = run(file, *(str(file) if word == "STORE" else word for word in arguments))
    assert done.exit_code != 0 and words in (done.output + str(done.exception))
    assert not (tmp_path / "none.sqlite").exists() and stores(tmp_path) == [p.name for p in sorted(tmp_path.iterdir())]


def test_a_failed_export_leaves_the_old_file(file, tmp_path, monkeypatch):
    out = tmp_path / "a.csv"
    assert run(file, "-o", str(out)).exit_code == 0
    before = out.read_bytes()
    monkeypatch.setattr("dateline.export.csvfile.cell", lambda value: 1 / 0)
    assert run(file, "-o", str(out)).exit_code != 0
    assert out.read_bytes() == before and not (tmp_path / "a.csv.part").exists()
