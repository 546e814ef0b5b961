"""JSON Lines in, JSON Lines out: a record for each report, in order, its text as given, in the form of the schema."""

import json
from importlib.resources import files

from click.testing import CliRunner
from jsonschema import Draft202012Validator

from dateline.cli import cli

SENTENCE = "Police in Tbilisi detained 12 protesters on Friday, the interior ministry said."
TEXTS = [
    SENTENCE,
    f"\n\n  {SENTENCE} \t\n",
    f"Protest broken up\r\n\r\n{SENTENCE}\r\n{SENTENCE}\r\n",
    f"🚨 Breaking 👩‍👩‍👧: {SENTENCE} 🇬🇪",
    "Cafe\u0301 owners in Be\u0301ni marched on Monday; police fired tear gas, cafe\u0301 owners said.",
    f"\ufeff{SENTENCE}\u2028{SENTENCE}\u00a0\u200b",
    f"<b>{SENTENCE}</b> &amp; [red]more[/red] \\[",
    "?",
]
RECORDS = [
    *({"id": f"t{i}", "published": "2024-03-16", "publisher": "Post", "text": t} for i, t in enumerate(TEXTS)),
    {"id": 17, "text": SENTENCE},
    {"id": 1.5, "title": None, "publisher": None, "published": None, "text": SENTENCE},
    {"id": "t0", "title": "Protest", "text": SENTENCE, "mentions": [{"id": "m9"}], "labels": 1, "notes": {}},
    {"text": SENTENCE, "published": "2024-03-16T23:30:00+04:00"},
    {"id": "day", "text": SENTENCE, "published": 20240316},
]


def spans(value):
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from spans(part)


def test_contract(tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(json.dumps(r, ensure_ascii=i % 2 == 0) for i, r in enumerate(RECORDS)) + "\n")
    done = CliRunner().invoke(
        cli, ["code", "--model", "fast", "--format", "jsonl", "-o", str(out), str(source)], catch_exceptions=False
    )
    assert done.exit_code == 0
    records = [json.loads(line) for line in out.read_bytes().decode().split("\n")[:-1]]
    assert [r["text"] for r in records] == [r["text"] for r in RECORDS]
    assert [r["id"] for r in records[:11]] == [*(f"t{i}" for i in range(len(TEXTS))), "17", "1.5", "t0"]
    assert [r["published"] for r in records[-2:]] == ["2024-03-16"] * 2
    schema = json.loads(files("dateline").joinpath("data", "schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    for record in records:
        assert [e.message for e in validator.iter_errors(record)] == []
        parts = [record[key] for key in ("mentions", "statements", "labels", "places")]
        assert all(record["text"][s["start"] : s["end"]] == s["text"] for s in spans(parts))
    assert all(r["mentions"] for r in records if SENTENCE in r["text"])
