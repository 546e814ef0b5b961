"""The chain of sources of a mention: who vouches for it, outermost first.

Takes a mention and the report's claims; gives its attribution. A claim vouches for the mention when its words cover the
trigger and its cue is another word.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.claims import Claim, Speech
from dateline.attribute.cues import cue_words
from dateline.model.mention import Attribution, Mention
from dateline.model.sentence import Sentence

_THINKERS = {"believe", "think", "feel", "conclude", "fear", "suspect"}
# A promise or a plan is the deed's own kind or status, not somebody's account of it.
_PROMISES = {"plan", "promise", "pledge", "vow", "threat", "proposal", "call", "decision", "offer"}
_CLAIMING = ("claim", "profess", "vow", "alleg", "report", "purport", "den", "admit", "confess")
_RULINGS = {"found", "ruled", "finding", "ruling", "held", "declared", "declaring", "finds", "rules"}
_COURTS = ("court", "tribunal", "jury", "inquiry", "commission")
_FIRST_PERSON = {"i", "we", "you", "me", "us"}


def vouching(mention: Mention, sentence: Sentence, speech: Speech) -> list[Claim]:
    """The claims that cover the mention, outermost first."""
    head = sentence.tokens[mention.head] if 0 <= mention.head < len(sentence.tokens) else None
    offset = head.start if head is not None else mention.trigger.start
    found = [c for c in speech.claims if c.covers_offset(offset) and _vouches(c, mention, sentence)]
    found = _without_doubles(found)
    # Who is cited stands behind whoever cites, and who is told to speak behind whoever tells it.
    return sorted(found, key=lambda c: (c.rule == "cited", _depth(c, found), -c.size, c.cue.start if c.cue else 0))


def _depth(claim: Claim, others: Sequence[Claim]) -> int:
    """How many of the other claims have this one's cue in what they claim."""
    if claim.cue is None:
        return 0
    return sum(other is not claim and other.covers_offset(claim.cue.start) for other in others)


def chain(claims: Sequence[Claim]) -> tuple[Attribution, ...]:
    """The claims as links of the record, each source once."""
    links: list[Attribution] = []
    direct = any(c.kind == "direct" for c in claims)
    for claim in claims:
        for source in claim.sources or (None,):
            if source is None and (links or any(c.sources for c in claims)):
                continue
            if source is not None and any(link.source is not None and link.source.overlaps(source) for link in links):
                continue
            kind = claim.kind if claim.kind == "direct" or not direct else "indirect"
            links.append(Attribution(source, claim.cue, kind, claim.stance))
    return tuple(links)


def _vouches(claim: Claim, mention: Mention, sentence: Sentence) -> bool:
    if claim.cue is not None and claim.cue.overlaps(mention.trigger):
        return False
    if claim.family == "attitude" or claim.rule == "loose":
        return False
    if claim.family in ("thought", "finding"):
        verb = sentence.tokens[claim.saying.cue_token].lemma.lower() if claim.saying else ""
        if claim.family == "thought" and verb not in _THINKERS and not (verb == "hear" and _is_court(claim)):
            return False
        if claim.rule != "clause" and claim.rule != "passive infinitive":
            return False
    if claim.kind != "direct" and claim.cue is not None and claim.cue.text.lower() in _RULINGS and _is_court(claim):
        return False
    if claim.family == "noun" and claim.saying is not None:
        lemma = sentence.tokens[claim.saying.cue_token].lemma.lower() if claim.saying.sentence == sentence.index else ""
        if cue_words().nouns.get(lemma) == "thoughts" or lemma in _PROMISES:
            return False
    if claim.rule == "infinitive" and (claim.cue is None or not claim.cue.text.lower().startswith(_CLAIMING)):
        return False
    only_first_person = bool(claim.sources) and all(s.text.lower() in _FIRST_PERSON for s in claim.sources)
    return claim.family == "quotation" or not only_first_person


def _is_court(claim: Claim) -> bool:
    """Whether a court speaks: what it finds or rules is its deed, not its account."""
    return any(word in source.text.lower() for source in claim.sources for word in _COURTS)


def _without_doubles(claims: Sequence[Claim]) -> list[Claim]:
    """Where a quotation and reported words share a cue, the quotation's claim stands for both."""
    direct = {(c.cue.start, c.cue.end) for c in claims if c.kind == "direct" and c.cue is not None}
    return [c for c in claims if c.kind == "direct" or c.cue is None or (c.cue.start, c.cue.end) not in direct]
