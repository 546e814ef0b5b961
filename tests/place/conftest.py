"""Hand-made parsed reports: a line a sentence, a word as FORM/UPOS/HEAD/RELATION, heads counted from 1."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.report import Report
from dateline.model.sentence import Name, ParsedReport, Sentence, Token
from dateline.model.span import Span

Build = Callable[..., ParsedReport]


def build(*lines: str, names: dict[str, str] | None = None) -> ParsedReport:
    """A parsed report of the lines; `names` gives labels to phrases wherever they stand."""
    sentences: list[Sentence] = []
    text = ""
    for index, line in enumerate(lines):
        start = len(text)
        words = [word.rsplit("/", 3) for word in line.split()]
        tokens: list[Token] = []
        for i, (form, upos, head, relation) in enumerate(words):
            if tokens and form not in (",", ".", "'s", ")", ":"):
                text += " "
            begin = len(text)
            text += form
            tokens.append(Token(i, begin, len(text), form, form.lower(), upos, "", int(head) - 1, relation))
        found = []
        for phrase, label in (names or {}).items():
            at = text.find(phrase, start)
            if at >= 0:
                inside = [t.i for t in tokens if at <= t.start < at + len(phrase)]
                found.append(Name(inside[0], inside[-1], label, Span.of(text, at, at + len(phrase))))
        sentence_text = text[start:]
        sentences.append(
            Sentence(index, start, len(text), sentence_text, index, "body", tuple(tokens), tuple(found))
        )  # fmt: skip
        text += "\n"
    return ParsedReport(Report(id="r", text=text), tuple(sentences))


@pytest.fixture
def report_of() -> Build:
    return build
