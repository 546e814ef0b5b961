"""Labels: words that take a side, with what they are about and whose voice they are in.

Takes a parsed report and its claims; gives the labels. The words are in `data/labels.csv`; a word is the source's
when it stands in a quotation or in reported speech, else the report's. Scare quotes and "so-called" are labels of the
report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from dateline.attribute.claims import Claim, Speech
from dateline.attribute.quotes import Quotation
from dateline.model.mention import Label
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span
from dateline.tables import by_folder, own_rows, rows


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the table: a loaded term, what it is about, and whose side uses it ("general" for all)."""

    term: str
    about: str
    side: str
    note: str
    source: str


@by_folder
def load_terms() -> tuple[Term, ...]:
    """Read the table, and the user's own, whose terms take the place of ours; later calls give the same object."""
    own = {_key(row["term"]): Term(**row) for row in own_rows("labels.csv")}
    ours = (Term(**row) for row in islice(rows("labels.csv"), len(list(own_rows("labels.csv"))), None))
    return (*(term for term in ours if _key(term.term) not in own), *own.values())


@by_folder
def _pattern() -> tuple[re.Pattern[str], dict[str, Term]]:
    """All terms as one expression, longest first; terms with a capital are matched as written."""
    terms = {_key(term.term): term for term in load_terms()}
    ordered = sorted((term.term.lower() for term in load_terms()), key=len, reverse=True)
    joined = "|".join(re.escape(t).replace(r"\-", r"[\s‐‑-]?").replace(r"\ ", r"[\s‐‑-]+") for t in ordered)
    return re.compile(rf"(?<![\w])(?:{joined})(?![\w])", re.IGNORECASE), terms


def _key(words: str) -> str:
    """A term however its parts are joined: "anti-terror", "anti terror" and "antiterror" are one."""
    return re.sub(r"[\s‐‑-]+", "", words.lower())


def find_labels(parsed: ParsedReport, speech: Speech) -> tuple[Label, ...]:
    """The labels of a report in order."""
    found: dict[tuple[int, int], Label] = {}
    text = parsed.text
    for span, term in _matches(text):
        found[span.start, span.end] = Label(span, term.about, _voice(span, speech), term.term)
    for quotation in speech.quotations:
        if _scare(quotation, speech, text) and not any(quotation.start <= s < quotation.end for s, _ in found):
            about = "place" if _names_place(parsed, quotation) else "deed"
            found[quotation.inner.start, quotation.inner.end] = Label(quotation.inner, about, "report", "scare quotes")
    return tuple(found[key] for key in sorted(found))


def _matches(text: str) -> Iterable[tuple[Span, Term]]:
    pattern, terms = _pattern()
    for match in pattern.finditer(text):
        term = terms.get(_key(match.group()))
        if term is None:
            continue
        if term.term[:1].isupper() and not match.group()[:1].isupper():
            continue
        yield Span(match.start(), match.end(), match.group()), term


def _voice(span: Span, speech: Speech) -> str:
    """Read "report", or the words that name the source."""
    around = [c for c in speech.claims if c.covers_offset(span.start) and _speaks(c, span)]
    if not around:
        return "report"
    nearest = min(around, key=lambda c: (c.kind != "direct", c.size))
    return nearest.sources[0].text if nearest.sources else "source"


def _speaks(claim: Claim, span: Span) -> bool:
    return (claim.kind == "direct" or claim.family in ("saying", "preposition", "headline", "noun")) and not any(
        s.overlaps(span) for s in claim.sources
    )


def _scare(quotation: Quotation, speech: Speech, text: str) -> bool:
    """A word or two in marks that nobody is told to have said."""
    if not quotation.fragment or quotation.words > 3 or not quotation.inner.text[:1].islower():
        return False
    return not any(c.quotation == quotation or c.covers_offset(quotation.inner.start) for c in speech.claims)


def _names_place(parsed: ParsedReport, quotation: Quotation) -> bool:
    sentence = parsed.sentence_at(quotation.inner.start)
    return sentence is not None and any(n.label == "LOC" and n.span.overlaps(quotation.inner) for n in sentence.names)
