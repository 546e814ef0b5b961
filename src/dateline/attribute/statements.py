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
_MOST = 0.8
_UNTOLD = {"say", "tell", "specify", "disclose", "elaborate", "mention", "reveal", "explain"}


def make_statements(parsed: ParsedReport, speech: Speech) -> tuple[Statement, ...]:
    """The statements of a report."""
    found = [statement for claim in speech.claims for statement in _statements(parsed, claim)]
    found = [s for s in found if s.kind == "direct" or not any(_repeats(s, other) for other in found)]
    return tuple(dict.fromkeys(sorted(found, key=lambda s: (s.content.start, s.content.end))))


def _repeats(reported: Statement, other: Statement) -> bool:
    """Whether a quotation by the same cue and speaker has nearly all the words of a reported statement."""
    if other.kind != "direct" or (other.cue, other.speaker) != (reported.cue, reported.speaker):
        return False
    start, end = max(reported.content.start, other.content.start), min(reported.content.end, other.content.end)
    return end - start >= _MOST * (reported.content.end - reported.content.start)


def _statements(parsed: ParsedReport, claim: Claim) -> Iterable[Statement]:
    if claim.family in ("adverb", "attitude", "thought") or claim.rule == "loose" or not claim.covers:
        return
    if _untold(parsed, claim) or (claim.rule == "object" and not claim.sources):
        return
    content = _content(parsed.text, claim)
    if len(content.text.split()) < _SHORTEST and claim.kind != "direct":
        return
    for source in claim.sources or (None,):
        yield Statement(source, claim.cue, content, claim.kind)


def _untold(parsed: ParsedReport, claim: Claim) -> bool:
    """Whether the words are what somebody did not say: "did not say where"."""
    if claim.saying is None or claim.kind == "direct" or claim.saying.sentence >= len(parsed.sentences):
        return False
    sentence = parsed.sentences[claim.saying.sentence]
    verb = sentence.tokens[claim.saying.cue_token]
    negated = any(t.text.lower() in ("not", "n't", "n’t", "never") for t in sentence.dependents(verb.i, "advmod"))
    return verb.upos == "VERB" and verb.lemma.lower() in _UNTOLD and negated


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
