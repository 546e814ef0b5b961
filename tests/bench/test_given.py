"""Later stages by themselves: every figure lies between 0 and 1, and what is right in a plain sentence counts as right."""

import json

from given import codes, figures

TEXT = "Kenyan police arrested ten students in Nairobi on 3 May 2024, the mayor said."


def span(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def test_a_plain_sentence(tmp_path):
    mention = {
        "id": "m1", "event": 1, "sentence": [0, len(TEXT)], "type": "COERCE", "modes": ["arrest"], "status": "actual",
        "trigger": span("arrested"), "actors": [{**span("Kenyan police"), "country": "KEN", "sectors": ["COP"]}],
        "recipients": [{**span("students"), "country": "FRA", "sectors": ["EDU"]}], "historical": False,
        "date": {**span("3 May 2024"), "earliest": "2024-05-03", "latest": "2024-05-03"}, "figures": [],
        "attribution": [{"source": span("mayor"), "cue": span("said"), "kind": "indirect"}],
    }  # fmt: skip
    gold = tmp_path / "gold.jsonl"
    report = {"id": "r", "title": "", "publisher": "", "published": "2024-05-04", "text": TEXT, "mentions": [mention]}
    gold.write_text(json.dumps(report), encoding="utf-8")
    country = codes(gold, "accurate")["country"]
    assert (country.right, country.gold) == (1, 2), "the police are Kenyan; that the students are French is not told"
    found = figures(gold, "accurate")
    assert found["given mentions: date exactly"] == 1.0
    assert all(0 <= value <= 1 for value in found.values())
