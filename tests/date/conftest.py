"""Hand-made parsed reports: a line a sentence, a word as FORM/TAG/HEAD/RELATION, heads counted from 1."""

from collections.abc import Callable
from datetime import date as Day

import pytest

from dateline.model.mention import Mention
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport, Sentence, Token
from dateline.model.span import Span

UPOS = {
    "V": "VERB",
    "N": "NOUN",
    "P": "PROPN",
    "I": "ADP",
    "D": "DET",
    "M": "NUM",
    "A": "AUX",
    ".": "PUNCT",
    "C": "SCONJ",
}
XPOS = {"VBD": "VERB", "VBZ": "VERB", "VBP": "AUX", "VBN": "VERB", "VB": "VERB", "MD": "AUX", "HVD": "AUX"}
LEMMAS = {
    "had": "have",
    "met": "meet",
    "struck": "strike",
    "strikes": "strike",
    "said": "say",
    "continues": "continue",
    "are": "be",
    "called": "call",
}


def token_of(i: int, start: int, word: str) -> Token:
    form, tag, head, relation = word.rsplit("/", 3)
    upos, xpos = (XPOS[tag], "VBD" if tag == "HVD" else tag) if tag in XPOS else (UPOS[tag], "")
    lemma = LEMMAS.get(form.lower(), form.lower())
    return Token(i, start, start + len(form), form, lemma, upos, xpos, int(head) - 1, relation)


def build(*lines: str, published: Day | None = Day(2023, 9, 21), title: bool = False) -> ParsedReport:
    """A parsed report; with `title`, the first line is its title. Each line is a paragraph of its own unless it begins with +."""
    sentences: list[Sentence] = []
    text, paragraph = "", -1
    for index, line in enumerate(lines):
        paragraph += not line.startswith("+ ")
        start, tokens = len(text), []
        for i, word in enumerate(line.removeprefix("+ ").split()):
            if tokens and word[0] not in ",.'":
                text += " "
            tokens.append(token_of(i, len(text), word))
            text += tokens[-1].text
        kind = "title" if title and index == 0 else "body"
        sentences.append(Sentence(index, start, len(text), text[start:], paragraph, kind, tuple(tokens), ()))
        text += "\n\n" if kind == "title" else "\n"
    return ParsedReport(Report("r", text.rstrip("\n"), published=published), tuple(sentences))


def mention(parsed: ParsedReport, word: str, type_code: str, nth: int = 0, status: str = "actual") -> Mention:
    """The mention whose trigger is the nth such word of the report."""
    found = [(s, t) for s in parsed.sentences for t in s.tokens if t.text == word]
    sentence, token = found[nth]
    span = Span.of(parsed.text, token.start, token.end)
    return Mention(f"m{token.start}", sentence.index, token.i, type_code, span, status=status)


@pytest.fixture(scope="session")
def report_of() -> Callable[..., ParsedReport]:
    return build


@pytest.fixture(scope="session")
def mention_of() -> Callable[..., Mention]:
    return mention
