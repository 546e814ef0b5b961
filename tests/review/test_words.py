"""Decisions as they are typed, and a mention as it is shown: what is shown can be typed again."""

import shlex

import pytest

from dateline.review import deciding, told
from dateline.review.checked import checked
from dateline.review.refused import WrongValue
from dateline.review.words import ALIASES, value
from dateline.store import review

TYPED = [
    ("accept", "", {"accepted": True}),
    ("reject", "", {"rejected": True}),
    ("type", "coerce restrict", {"type": "COERCE", "modes": ["restrict"]}),
    ("modes", "none", {"type": "ASSAULT", "modes": []}),
    ("status", "negated", {"status": "negated"}),
    ("actors", "none", {"actors": []}),
    ("date", "none", {"date": None, "historical": False}),
    ("place", "none", {"place": None}),
]


@pytest.fixture
def subject(database, ids):
    return review.subject(database, ids["Post shelled"])


def typed(subject, field, line):
    field = ALIASES.get(field, field)
    return checked(subject, field, value(subject, field, shlex.split(line)))


def test_what_is_typed(subject):
    for field, line, wanted in TYPED:
        assert typed(subject, field, line) == wanted, field
    words = subject.text
    (actor,) = typed(subject, "actors", '"Gunners=TJK MIL CVL"')["actors"]
    assert (actor["text"], actor["country"], actor["sectors"]) == ("Gunners", "TJK", ["MIL", "CVL"])
    (recipient,) = typed(subject, "recipients", '"4  traders=BUS"')["recipients"]
    assert (words[recipient["start"] : recipient["end"]], recipient["country"]) == ("4 traders", None)
    date = typed(subject, "days", '2024-03-09 2024-03-10 "on Sunday"')["date"]
    assert (date["earliest"], date["latest"], date["text"], date["basis"]) == (
        "2024-03-09", "2024-03-10", "on Sunday", "phrase",
    )  # fmt: skip
    assert typed(subject, "place", "Osh=?")["place"]["name"] is None
    assert typed(subject, "place", "Osh=1527534")["place"]["level"] == "city"
    (link,) = typed(subject, "source", '"the mayor=denies direct"')["attribution"]
    assert (link["source"]["text"], link["stance"], link["kind"]) == ("the mayor", "denies", "direct")
    figures = typed(subject, "figures", '"4=killed 4" "4 traders=injured ~2-" "4=size -9"')["figures"]
    assert [(f["kind"], f["low"], f["high"], f.get("approx")) for f in figures] == [
        ("killed", 4, 4, None), ("injured", 2, None, True), ("size", None, 9, None),
    ]  # fmt: skip
    assert typed(subject, "trigger", "killed")["trigger"]["text"] == "killed"


def test_words_of_the_sentence_come_first(subject):
    at = typed(subject, "place", "Osh=?")["place"]["start"]
    assert subject.mention.record["sentence"][0] <= at < subject.mention.record["sentence"][1]
    assert subject.text.count("Osh") == 2


CANNOT = [
    ("accept", "yes"), ("status", ""), ("actors", '"nobody here"'), ("actors", '"Gunners=TJK KGZ"'), ("place", "Osh=north"),
    ("source", '"the mayor=shouts"'), ("figures", '"4=killed"'), ("figures", '"4=killed -"'), ("trigger", '""'),
    ("colour", "red"),
]  # fmt: skip


def test_what_cannot_be_meant(subject):
    for field, line in CANNOT:
        with pytest.raises(WrongValue):
            typed(subject, field, line)


def test_what_is_shown_can_be_typed(database, ids, subject):
    for field, line in (
        ("actors", '"Gunners=TJK MIL"'), ("recipients", '"traders=KGZ CVL"'), ("place", "Osh=1527534"), ("source", '"the mayor"'),
        ("date", '2024-03-10 "Sunday"'), ("figures", '"4=killed 4"'),
    ):  # fmt: skip
        field = ALIASES.get(field, field)
        deciding.decide(database, subject.id, field, value(subject, field, shlex.split(line)), reviewer="ana")
    now = review.subject(database, subject.id)
    for field, line in told.fields(now.mention.record).items():
        line = line.partition("  ")[0] if field == "place" else line
        for name, wanted in typed(now, field, line).items():
            assert wanted == now.mention.record[name], field
    shown = told.mention(now, now.mention.record, 80)
    assert ">>> Gunners [shelled] the market" in shown and "Osh, KGZ" in shown
    assert max(map(len, shown.splitlines())) <= 80
