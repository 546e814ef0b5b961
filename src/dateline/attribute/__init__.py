"""Stage 4, attribute: according to whom, whether it happened, how many, and in whose words.

Takes a parsed report and its mentions (with sentence, head, type, trigger and parties); gives the mentions with
attribution, status and figures, each with a reason, and the report's statements and labels. Never changes type,
trigger or parties.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.attribute.chain import chain, vouching
from dateline.attribute.claims import Speech, find_claims
from dateline.attribute.figures import find_figures
from dateline.attribute.labels import find_labels
from dateline.attribute.pledge import as_pledge
from dateline.attribute.statements import make_statements
from dateline.attribute.status import decide_status
from dateline.model.mention import Figure, Label, Mention, Reason, Statement
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span

__all__ = ["Attributed", "attribute_mentions"]


@dataclass(frozen=True, slots=True)
class Attributed:
    """What the stage gives: the mentions completed, and the report's statements and labels."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    labels: tuple[Label, ...]


def attribute_mentions(parsed: ParsedReport, mentions: Sequence[Mention]) -> Attributed:
    """Set attribution, status and figures of each mention; list statements and labels of the report."""
    speech = find_claims(parsed)
    figures = _figures(parsed, mentions)
    completed = tuple(_complete(parsed, mention, speech, figures.get(i, ())) for i, mention in enumerate(mentions))
    return Attributed(completed, make_statements(parsed, speech), find_labels(parsed, speech))


def _complete(parsed: ParsedReport, mention: Mention, speech: Speech, figures: tuple[Figure, ...]) -> Mention:
    sentence = parsed.sentences[mention.sentence]
    claims = vouching(mention, sentence, speech)
    links = chain(claims)
    figures = tuple(replace(figure, by=_counter(figure, speech)) for figure in figures)
    status, why = decide_status(mention, sentence, claims)
    reasons = [*mention.reasons, why]
    if links:
        evidence = tuple(span for link in links for span in (link.source, link.cue) if span is not None)
        reasons.append(Reason("attribution", "; ".join(dict.fromkeys(c.rule for c in claims)), evidence))
    else:
        reasons.append(Reason("attribution", "the report's own voice"))
    reasons += [Reason("figures", f"{figure.kind}: number tied by the tree", (figure.span,)) for figure in figures]
    return as_pledge(replace(mention, attribution=links, status=status, figures=figures, reasons=tuple(reasons)))


def _counter(figure: Figure, speech: Speech) -> Span | None:
    """Who gives the number: the source of the smallest claim that it stands in."""
    claims = [c for c in speech.claims if c.sources and c.covers_offset(figure.span.start) and c.family != "attitude"]
    return min(claims, key=lambda c: c.size).sources[0] if claims else None


def _figures(parsed: ParsedReport, mentions: Sequence[Mention]) -> dict[int, tuple[Figure, ...]]:
    by_sentence: dict[int, list[int]] = {}
    for i, mention in enumerate(mentions):
        by_sentence.setdefault(mention.sentence, []).append(i)
    found: dict[int, tuple[Figure, ...]] = {}
    for number, places in by_sentence.items():
        given = find_figures(parsed.sentences[number], [mentions[i] for i in places])
        found.update({places[place]: figures for place, figures in given.items()})
    return found
