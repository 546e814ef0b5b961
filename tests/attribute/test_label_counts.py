"""`dateline labels`: loaded words counted by publisher, side, voice and of whom."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from dateline.cli.labels import command
from dateline.export.labels import LabelCounts

SIDES = {"regime": "general", "occupiers": "Ukraine", "liberated": "general"}


def record(publisher, *labels, mentions=(), places=()):
    return {
        "publisher": publisher, "text": "word " * 100, "mentions": list(mentions), "places": list(places),
        "labels": [
            {"start": start, "end": start + 5, "text": term, "about": about, "by": by, "term": term}
            for start, term, about, by in labels
        ],
    }  # fmt: skip


def mention(trigger, sentence, *actors):
    start, end = trigger
    return {
        "trigger": {"start": start, "end": end}, "sentence": list(sentence), "recipients": [],
        "actors": [{"start": s, "end": e, "country": c} for s, e, c in actors],
    }  # fmt: skip


def test_counts_by_publisher_side_and_voice():
    counts = LabelCounts(SIDES)
    counts.add(record("Post", (0, "regime", "actor", "report"), (50, "regime", "actor", "report")))
    counts.add(record("Post", (0, "regime", "actor", "report"), (9, "occupiers", "actor", "the general")))
    counts.add(record(None, (0, "occupiers", "actor", "source")))
    rows = [
        (r["publisher"], r["side"], r["term"], r["voice"], r["speaker"], r["count"], r["reports"])
        for r in counts.rows()
    ]
    assert rows == [
        ("", "Ukraine", "occupiers", "source", "", 1, 1),
        ("Post", "Ukraine", "occupiers", "source", "the general", 1, 1),
        ("Post", "general", "regime", "report", "", 3, 2),
    ]
    assert [r["count"] for r in csv.DictReader(io.StringIO(counts.csv()))] == ["1", "1", "3"]
    table = counts.tables(100)
    assert "By publisher" in table and "(not named)" in table
    assert "regime 3" in table


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ((10, "regime", "actor", "report"), "SYR"),  # it stands in the party's phrase
        ((60, "regime", "actor", "report"), ""),
        ((30, "liberated", "deed", "report"), "SYR"),  # it is the deed's word
        ((38, "liberated", "deed", "report"), "SYR"),  # it stands beside the deed's word
        ((150, "liberated", "deed", "report"), ""),  # it stands in another sentence
        ((80, "regime", "place", "report"), "IRQ"),
    ],
)
def test_of_whom(label, wanted):
    counts = LabelCounts(SIDES)
    told = mention((30, 35), (0, 100), (8, 20, "SYR"))
    counts.add(record("Post", label, mentions=[told], places=[{"start": 78, "end": 90, "country": "IRQ"}]))
    assert [r["of"] for r in counts.rows()] == [wanted]


def test_the_command(tmp_path):
    path = tmp_path / "reports.jsonl"
    texts = ["The regime bombed the town on Monday.", '"The occupiers bombed our town," said Anna Berg.']
    path.write_text("\n".join(json.dumps({"id": f"r{i}", "text": t, "publisher": "Post"}) for i, t in enumerate(texts)))
    done = CliRunner().invoke(command, [str(path), "--model", "fast", "--format", "jsonl"])
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(r["term"], r["voice"], r["speaker"]) for r in rows] == [
        ("occupiers", "source", "Anna Berg"),
        ("regime", "report", ""),
    ]
    done = CliRunner().invoke(command, [str(path), "--model", "fast", "--format", "table"])
    assert "By side" in done.stdout
    out = tmp_path / "counts.csv"
    done = CliRunner().invoke(command, [str(path), "--model", "fast", "--format", "csv", "-o", str(out)])
    assert out.read_text().splitlines()[0].startswith("publisher,side,term,about,of,voice,speaker,count")


def test_nothing_to_count(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("The two ministers met in Geneva on Monday.")
    done = CliRunner().invoke(command, [str(path), "--model", "fast", "--format", "table"])
    assert done.exit_code == 0
    assert "No loaded words found." in done.stdout
