"""A promise, demand, refusal or threat and the deed inside it are one mention (codebook, rules 3 and 22).

"Agreed to hand over its weapons" is one pledge, CONCEDE with the mode of the deed; "demanded their release" one REQUEST;
"refused to meet" one REJECT. The deed inside has not happened and is not coded a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.find.frames import marker
from dateline.find.lexicon import Lexicon
from dateline.model.mention import Mention, Reason
from dateline.model.sentence import Sentence, Token

_HOLDERS = ("AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN")
_GIVEN_WAY = ("RETREAT", "CONCEDE")  # an agreement to do these is a concession
_HELD = {  # which deeds a holder swallows; an attack that is refused or agreed to stays a deed of its own
    "AGREE": ("RETREAT", "CONCEDE", "CONSULT", "AID", "COOPERATE", "SUPPORT", "AGREE"),
    "CONCEDE": ("RETREAT", "CONCEDE", "AGREE"),
    "REQUEST": None,
    "REJECT": ("RETREAT", "CONCEDE", "CONSULT", "AID", "COOPERATE", "SUPPORT", "AGREE", "REQUEST", "REJECT"),
    "THREATEN": None,
}
_LISTING = ("include", "expand", "range", "comprise", "cover", "contain", "extend")
_CLAUSES = ("xcomp", "ccomp", "acl", "advcl")
_MARKS = {"REQUEST": ("for",), "THREATEN": ("of", "with"), "AGREE": ("to", "on"), "REJECT": ("to",), "CONCEDE": ("to",)}


def announced(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> Mention:
    """A withdrawal, ceasefire or release that is announced and not told as done is CONCEDE, told by the announcing word."""
    token = sentence.tokens[mention.head]
    if mention.type != "RETREAT" or "resign" in mention.modes or token.head < 0:
        return mention
    above = sentence.tokens[token.head]
    if above.lemma not in lexicon.word_sets["announce"]:
        return mention
    noun = token.upos in ("NOUN", "PROPN")
    if above.upos == "VERB":
        to_come = (noun and token.relation in ("obj", "nsubj:pass")) or token.relation == "xcomp"
    else:
        to_come = (token.relation == "nmod" and marker(sentence, token.i) in ("of", "for")) or token.relation == "acl"
    if not to_come:
        return mention
    reason = Reason("type", "announced and not told as done is CONCEDE (rule 3)", (mention.trigger,))
    span = sentence.span(above.i, above.i)
    return replace(mention, type="CONCEDE", head=above.i, trigger=span, reasons=(*mention.reasons, reason))


def join_pledges(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of one sentence without the deeds that lie inside a promise, demand, refusal or threat."""
    kept = list(mentions)
    for holder in mentions:
        if holder.type not in _HOLDERS or not any(m.id == holder.id for m in kept):
            continue
        held = _HELD[holder.type]
        inside = [
            m
            for m in kept
            if m.id != holder.id and (held is None or m.type in held) and _is_content(sentence, holder, m.head)
        ]
        if not inside:
            continue
        kept = [m for m in kept if m not in inside]
        at = next(i for i, m in enumerate(kept) if m.id == holder.id)
        kept[at] = _holding(kept[at], inside)
    return kept


def _holding(holder: Mention, inside: Sequence[Mention]) -> Mention:
    reason = Reason(
        "trigger", "what is promised, asked or refused is part of it (rules 3, 22)", tuple(m.trigger for m in inside)
    )
    given_way = [m for m in inside if m.type in _GIVEN_WAY]
    if holder.type in ("AGREE", "CONCEDE") and given_way:
        modes = holder.modes if holder.type == "CONCEDE" and holder.modes else given_way[0].modes
        return replace(holder, type="CONCEDE", modes=modes, reasons=(*holder.reasons, reason))
    return replace(holder, reasons=(*holder.reasons, reason))


def _is_listed(sentence: Sentence, holder: Mention, deed: Token) -> bool:
    """Whether a verb of listing ties the deed to the noun that holds it: "their demands include the release of …"."""
    noun = sentence.tokens[holder.head]
    if noun.upos != "NOUN" or noun.relation != "nsubj":
        return False
    if noun.head == deed.i:  # "their demand is the release of …"
        return any(t.relation == "cop" for t in sentence.dependents(deed.i))
    verb = sentence.tokens[noun.head]
    return verb.lemma in _LISTING and deed.head == verb.i and deed.relation in ("obj", "ccomp", "xcomp", "obl")


def _is_content(sentence: Sentence, holder: Mention, deed: int) -> bool:
    """Whether the deed stands in the clause or phrase that the holder governs, also as a later member of a list."""
    token = sentence.tokens[deed]
    while token.relation == "conj" and token.head >= 0 and token.head != holder.head:
        token = sentence.tokens[token.head]
    if token.head != holder.head:
        return _is_listed(sentence, holder, token)
    if token.relation in _CLAUSES:
        if token.relation == "advcl":  # only the infinitive that a parser takes for a purpose: "offered to withdraw"
            return any(t.lemma == "to" and t.relation == "mark" for t in sentence.dependents(token.i))
        return token.deprel != "acl:relcl" and not (token.relation == "acl" and token.xpos == "VBN")
    if token.relation in ("obl", "nmod"):
        return marker(sentence, token.i) in _MARKS[holder.type]
    return token.relation == "obj" and holder.type == "REQUEST"
