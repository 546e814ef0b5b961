"""Every rule of the tables reads its own example whole, and what is no date is not read."""

import pytest

from dateline.date.expressions import find_expressions
from dateline.date.tables import load_tables

RULES = [rule for tier in load_tables().rules for rule in tier]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r.means}: {r.example}")
def test_example(rule):
    text = rule.example.replace("[", "").replace("]", "")
    whole = rule.example[rule.example.find("[") + 1 : rule.example.find("]")] if "[" in rule.example else text
    found = find_expressions(text)
    assert [text[e.start : e.end] for e in found] == [whole]
    assert found[0].meaning.kind == rule.means


@pytest.mark.parametrize(
    "text",
    [
        "The army may march on the town.",
        "They may attack at any time.",
        "Prime Minister May spoke to lawmakers.",
        "Soldiers march past the palace.",
        "The Sun newspaper printed the letter.",
        "Some 2,000 peacekeepers arrived.",
        "About 2000 troops crossed the river.",
        "At least 1500 people were killed.",
        "They voted for Resolution 1973 without dissent.",
        "The council passed a second resolution.",
        "The minister sat down with the rebels.",
        "A fall in exports hurt the government.",
        "The price rose to 1950 dollars.",
        "A Boeing 2000 jet landed.",
        "He took 3 to 5 hostages.",
        "Between 1500-2000 soldiers crossed.",
        "Version 18.9.2 was released.",
        "The 5th Brigade held the bridge.",
        "It was an august gathering.",
    ],
)
def test_no_date(text):
    assert [text[e.start : e.end] for e in find_expressions(text)] == []


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The September 9 elections were rejected.", ["September 9"]),
        ("In the 2020 war thousands died.", ["2020"]),
        ("They met on Monday and again on 5 May 2021.", ["Monday", "5 May 2021"]),
        ("Fighting since 1994 has cost many lives.", ["since 1994"]),
        ("On May 3, troops entered; by June they had left.", ["May 3", "June"]),
        ("The talks (2014) failed.", ["2014"]),
    ],
)
def test_phrases(text, phrases):
    assert [text[e.start : e.end] for e in find_expressions(text)] == phrases
