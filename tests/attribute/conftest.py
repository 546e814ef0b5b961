"""Cases for the stage `attribute`: sentences with their trigger between « and », coded over the parse that ships."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.attribute import Attributed, attribute_mentions
from dateline.model.mention import Mention, Party
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span
from dateline.parse import load_parser

CASES = Path(__file__).parent / "cases"
HEADLINE_END = (".", "?", "!", '"')


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def parse(text: str) -> ParsedReport:
    title = text if not text.endswith(HEADLINE_END) else None
    return load_parser().parse(Report("case", text, title))


def code(marked: str, kind: str) -> tuple[ParsedReport, Attributed]:
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    parsed = parse(text)
    trigger = Span.of(text, start, end)
    sentence = parsed.sentence_at(start)
    assert sentence is not None
    head = sentence.head_of(trigger)
    assert head is not None
    actors = tuple(Party(sentence.span(t.i, t.i)) for t in sentence.dependents(head.i, "nsubj"))
    mention = Mention("m1", sentence.index, head.i, kind, trigger, actors=actors)
    return parsed, attribute_mentions(parsed, [mention])


@pytest.fixture(scope="session")
def coded() -> Callable[[str, str], tuple[ParsedReport, Attributed]]:
    return code
