"""Statements: every quotation and reported claim as a record of its own.

Takes the report's claims; gives statements in the order of their content, one for each source.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.attribute.claims import Claim, Speech
from dateline.model.mention import Statement
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span

_LEADING = ("that ", "That ", "whether ", "to ")
_SHORTEST = 2  # words: less is no claim


def make_statements(parsed: ParsedReport, speech: Speech) -> tuple[Statement, ...]:
    """The statements of a report."""
    found = [statement for claim in speech.claims for statement in _statements(parsed, claim)]
    return tuple(dict.fromkeys(sorted(found, key=lambda s: (s.content.start, s.content.end))))


def _statements(parsed: ParsedReport, claim: Claim) -> Iterable[Statement]:
    if claim.family in ("adverb", "attitude", "thought") or claim.rule == "loose" or not claim.covers:
        return
    content = _content(parsed.text, claim)
    if len(content.text.split()) < _SHORTEST and claim.kind != "direct":
        return
    for source in claim.sources or (None,):
        yield Statement(source, claim.cue, content, claim.kind)


def _content(text: str, claim: Claim) -> Span:
    """What is claimed without a leading "that": from its first word to its last, or the longest run around a cue."""
    start, end = max(claim.covers, key=lambda run: run[1] - run[0])
    if claim.rule in ("clause", "noun with clause"):
        start, end = claim.covers[0][0], claim.covers[-1][1]
        if claim.cue is not None and start <= claim.cue.start < end:
            start, end = max(claim.covers, key=lambda run: run[1] - run[0])
    for word in _LEADING[:3]:
        if text.startswith(word, start):
            start += len(word)
            break
    return Span.of(text, start, end)
