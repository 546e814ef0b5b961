"""A table of time phrases: phrase, publication day and tense in, days out."""

import csv
from datetime import date as Day
from pathlib import Path

import pytest

from dateline.date import resolve_phrase

TABLE = Path(__file__).with_name("relative.tsv").read_text(encoding="utf-8")
CASES = list(csv.DictReader(TABLE.splitlines(), delimiter="\t"))


def test_the_table_is_large_enough():
    assert len(CASES) >= 300


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['phrase']} / {c['published'] or 'undated'} / {c['tense']}")
def test_phrase(case):
    published = Day.fromisoformat(case["published"]) if case["published"] else None
    when = resolve_phrase(case["phrase"], published, case["tense"])
    got = (str(when.earliest or ""), str(when.latest or ""), "open" if when.open else "")
    assert got == (case["earliest"], case["latest"], case["open"])
    if when.earliest is None:
        assert when.reason
    else:
        assert when.granularity == case["granularity"]
