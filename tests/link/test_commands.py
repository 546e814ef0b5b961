"""The commands on events, as a person and as a program call them."""

import csv
import io
import json

import link_stub
import pytest
from click.testing import CliRunner
from link_stub import report, told

from dateline.cli import cli
from dateline.store import open_store


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Call a command on a store of two reports of a shelling and one of a meeting that are not linked yet."""
    name = str(tmp_path / "store.sqlite")
    with open_store(name) as store:
        for killed, publisher, by in ((4, "Post", None), (6, "Herald", "the mayor")):
            text = f"Gunners shelled the market of Dolna, {publisher} says, and killed {killed} traders \x1b[31m of {publisher}."
            mention = told(
                text,
                "shelled",
                "2024-03-10",
                place="Dolna",
                actors=["VEL MIL"],
                recipients=["KST CVL"],
                killed=killed,
                by=by,
            )
            link_stub.add(store.database, report(mention, publisher=publisher, title=f"Market ({publisher})"))
        meeting = told("Envoys met in Harsk.", "met", "2024-03-12", type="CONSULT", place="Harsk", actors=["KST GOV"])
        link_stub.add(store.database, report(meeting, publisher="Wire", title="Water"))

    def call(*given, columns=120):
        monkeypatch.setenv("COLUMNS", str(columns))
        return CliRunner().invoke(cli, [*given, "--store", name])

    return call


def test_from_link_to_merge(run):
    assert "3 reports are not linked yet. Run: dateline link" in run("events").stderr
    assert "2 events from 3 mentions in 3 reports" in run("link").stderr
    events = [json.loads(line) for line in run("events", "--format", "jsonl").stdout.splitlines()]
    assert [event["type"] for event in events] == ["CONSULT", "ASSAULT"]
    one, two = (event["id"] for event in events)
    whole = json.loads(run("event", two, "--format", "jsonl").stdout)
    assert [len(whole[part]) for part in ("accounts", "told", "joins")] == [2, 2, 1]
    mention = whole["told"][1]["mention"]
    told_split = run("split", two, mention[:9], "--author", "ann", "--why", "elsewhere").stdout
    assert told_split.startswith(f"Event {two} without 1")
    assert len(run("events", "--format", "jsonl").stdout.splitlines()) == 3
    assert run("merge", one, two, "--author", "ann").exit_code == 0
    assert run("event", one, "--format", "table").exit_code == run("event", two, "--format", "table").exit_code == 0


def test_accounts_side_by_side_or_below_each_other(run):
    run("link")
    (event,) = csv.DictReader(io.StringIO(run("events", "--type", "assault", "--format", "csv").stdout))
    wide = run("event", event["id"], "--format", "table", "--mentions", "--why").stdout
    assert "killed ≠" in wide and "Post" in wide and "the mayor (in Herald)" in wide and "chance" in wide
    assert "\x1b" not in wide
    narrow = run("event", event["id"], "--format", "table", columns=40).stdout
    assert "killed ≠: 6" in narrow and max(map(len, narrow.splitlines())) <= 40
    rows = list(csv.DictReader(io.StringIO(run("event", event["id"], "--format", "csv").stdout)))
    assert {(row["source"], row["value"]) for row in rows if row["field"] == "killed"} == {
        ("", "4"),
        ("the mayor", "6"),
    }


def test_lists(run):
    run("link")
    assert "Dolna (KST)" in run("events", "--format", "table").stdout
    assert "KST GOV" in run("events", "--format", "table", columns=60).stdout
    timeline = [
        json.loads(line)["earliest"] for line in run("timeline", "KST", "--format", "jsonl").stdout.splitlines()
    ]
    assert timeline == ["2024-03-10", "2024-03-12"]
    assert run("timeline", "nobody", "--format", "table").stdout == ""
    rows = csv.reader(io.StringIO(run("stats", "--by", "type", "--format", "csv").stdout))
    assert list(rows)[1:] == [["all", "", "2", "3"], ["type", "ASSAULT", "1", "2"], ["type", "CONSULT", "1", "1"]]
    assert "the report itself" in run("stats", "--format", "table").stdout
    assert run("events", "--words", "market", "--reports", "2", "--format", "jsonl").stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("event", "ffff"), "There is no event 'ffff'"),
        (("split", "ffff", "1"), "There is no event 'ffff'"),
        (("merge", "ffff", "eeee"), "There is no event 'ffff'"),
    ],
)
def test_what_is_not_there_is_told(run, given, said):
    result = run(*given)
    assert result.exit_code and said in str(result.exception)
