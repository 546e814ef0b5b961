"""add, reports, recode and skipped as their users have them, with the real coder; on both databases."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import ConfigError

SENTENCE = "Police in Tbilisi detained 12 protesters on Friday, the interior ministry said in a statement on its site."


@pytest.fixture
def dateline(store_name):
    def call(*arguments):
        done = CliRunner().invoke(cli, [*arguments, "--store", store_name], catch_exceptions=False)
        return done.exit_code, done.stdout, done.stderr

    return call


def test_from_files_to_listings(dateline, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(f"=Formula\n\n{SENTENCE}")
    (folder / "b.jsonl").write_text(
        json.dumps(
            {"id": "x", "published": "2024-03-16", "publisher": "Post", "title": "Copy", "text": f"Copy\n\n{SENTENCE}"}
        )
        + "\n{broken"
    )
    (folder / "c.txt").write_text("Der Minister sagte am Montag, dass die Verhandlungen in Genf weitergehen würden.")
    arguments = ("add", "--model", "fast", "--published", "2024-03-17", str(folder))
    status, _, said = dateline(*arguments)
    assert (status, "3 added" in said, "b.jsonl:2: Broken JSON" in said) == (1, True, True)
    status, _, said = dateline(*arguments)
    assert status == 1 and "3 known already" in said

    status, out, _ = dateline("reports", "--format", "jsonl")
    found = {report["title"]: report for report in map(json.loads, out.splitlines())}
    assert status == 0 and len(found) == 3
    copy, first = found["Copy"], found["=Formula"]
    assert (copy["published"], copy["publisher"], copy["copies"], first["copies"]) == ("2024-03-16", "Post", 2, 2)
    assert first["first"] == copy["first"] == copy["id"]  # it has the earlier day
    for filters, number in (
        (("--type", "COERCE", "--place", "Tbilisi", "--since", "2024-03-01"), 2), (("--publisher", "post"), 1),
        (("--type", "COERCE", "--independent"), 1), (("--until", "2020-01-01"), 0), (("--limit", "2"), 2),
    ):  # fmt: skip
        assert len(dateline("reports", "--format", "jsonl", *filters)[1].splitlines()) == number, filters
    rows = list(csv.DictReader(io.StringIO(dateline("reports", "--format", "csv")[1])))
    assert "'=Formula" in {row["title"] for row in rows}
    assert "2 independent texts" in dateline("reports", "--format", "table")[2]

    assert dateline("recode", "--model", "fast")[2] == "All is up to date.\n"

    status, out, _ = dateline("skipped", "--format", "jsonl")
    assert status == 1 and json.loads(out)["tries"] == 2
    (folder / "b.jsonl").write_text(json.dumps({"id": "y", "text": f"{SENTENCE} More."}))
    assert dateline("skipped", "--retry", "--model", "fast")[0] == 0
    assert "Nothing is skipped." in dateline("skipped", "--format", "table")[2]
    assert len(dateline("reports", "--format", "jsonl")[1].splitlines()) == 4


def test_the_store_lies_in_the_folder_that_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(SENTENCE)
    for _ in range(2):
        done = CliRunner().invoke(cli, ["add", "--model", "fast", "."], catch_exceptions=False)
        assert done.exit_code == 0, done.output
    assert (tmp_path / "dateline.sqlite").exists()


def test_nothing_to_add(dateline, tmp_path):
    status, _, said = dateline("add", str(tmp_path / "none.txt"))
    assert status == 2 and "no such file" in said
    with pytest.raises(ConfigError, match=r"Write it as 127\.0\.0\.1:8000"):
        dateline("add", str(tmp_path / "none.txt"), "--allow-host", "x")
