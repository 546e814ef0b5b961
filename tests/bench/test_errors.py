"""The page of errors: every miss, false alarm, wrong party and wrong status is on it once, under its cause, escaped."""

from html.parser import HTMLParser

import pytest

from dateline.model.report import Report
from dateline.model.sentence import ParsedReport, Sentence, Token
from error_cases import CAUSES, cases_of
from error_page import page, tree
from score import Count

WORDS = ["Guards", "beat", "<i>two</i>", "men", "."]
TEXT = " ".join(WORDS)


def parsed():
    tokens, at = [], 0
    for i, word in enumerate(WORDS):
        head, relation = (-1, "root") if i == 1 else (1, "dep")
        tokens.append(Token(i, at, at + len(word), word, word.lower(), "NOUN", "NN", head, relation))
        at += len(word) + 1
    sentence = Sentence(0, 0, len(TEXT), TEXT, 0, "body", tuple(tokens), ())
    return ParsedReport(Report("r", TEXT), (sentence,))


def span(word):
    start = TEXT.index(word)
    return {"start": start, "end": start + len(word), "text": word}


def mention(kind="ASSAULT", trigger="beat", actors=("Guards",), recipients=("men",), **more):
    return {"type": kind, "trigger": span(trigger), "actors": [span(a) for a in actors],
            "recipients": [span(r) for r in recipients], "sentence": [0, len(TEXT)], **more}  # fmt: skip


def causes(gold, coded):
    return [c.cause for c in cases_of({"id": "r", "mentions": gold}, {"id": "r", "mentions": coded}, parsed())]


@pytest.mark.parametrize(
    ("gold", "coded", "expected"),
    [
        ([mention()], [mention()], []),
        ([], [mention()], ["false alarm: not an event"]),
        ([mention()], [mention("AID", "men")], ["missed", "false alarm: another event"]),
        ([mention()], [mention("COERCE")], ["wrong type"]),
        ([mention()], [mention(trigger="men")], ["other word"]),
        ([mention()], [mention(), mention(trigger="men")], ["false alarm: duplicate"]),
        ([mention()], [mention(actors=())], ["parties: missing"]),
        ([mention(actors=())], [mention()], ["parties: too many"]),
        ([mention()], [mention(actors=(), recipients=("men", "Guards"))], ["parties: other side"]),
        ([mention()], [mention(status="possible")], ["status"]),
    ],
)
def test_each_error_has_its_cause(gold, coded, expected):
    found = causes(gold, coded)
    assert len(found) == len(expected)
    assert all(cause.startswith(begin) for cause, begin in zip(found, expected, strict=True))
    assert set(found) <= set(CAUSES)


class Reader(HTMLParser):
    """Counts elements."""

    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


def read(html):
    reader = Reader()
    reader.feed(html)
    return reader.tags


def test_the_page_has_every_case_and_escapes_the_text():
    cases = list(
        cases_of({"id": "r", "mentions": []}, {"id": "r", "mentions": [mention(), mention("AID", "men")]}, parsed())
    )
    html = page(cases, "Errors <here>", [("reports", 1)], {"ASSAULT": Count(0, 1, 0)})
    tags = read(html)
    assert tags.count("article") == len(cases) == 2
    assert "i" not in tags
    assert "script" not in tags
    assert "&lt;i&gt;two&lt;/i&gt;" in html


def test_counts_of_an_earlier_run_stand_beside():
    html = page([], "Errors", [], {}, {"wrong type": 41})
    assert ">41<" in html
    assert "before" in html
    assert "before" not in page([], "Errors", [], {})


def test_the_tree_has_dependents_under_their_head():
    lines = tree(parsed().sentences[0]).splitlines()
    assert lines[0].startswith("beat  root")
    assert lines[1].startswith("  Guards  dep")
