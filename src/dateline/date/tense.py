"""The tense that a word is told in: past, present or future, from the verb that governs it."""

from __future__ import annotations

from dateline.date.tables import load_tables
from dateline.model.sentence import Sentence, Token

DEPTH = 8


def tense_of(sentence: Sentence, i: int) -> str:
    """The tense of the verb over token `i`: past, present or future; "loose" where a noun stands between or none tells."""
    words = load_tables().tense
    token = sentence.tokens[i]
    meant = any(d.lemma == "for" for d in sentence.dependents(i, "case"))
    toward = any(d.lemma in words["toward"] for d in sentence.dependents(i, "case"))
    loose = any(d.lemma in words["until"] for d in sentence.dependents(i, "case"))
    owned = token.deprel in ("nmod:poss", "compound", "nummod", "nmod:unmarked") or token.relation == "amod"
    for _ in range(DEPTH):
        if meant and token.lemma in words["appoint"]:
            return "future"
        if token.upos in ("VERB", "AUX") or _predicate(sentence, token):
            found = _verb_tense(sentence, token, toward)
            if found:
                return "loose" if loose and (found != "future" or owned) else found
        elif token.i != i and token.upos in ("NOUN", "PROPN"):
            if any(d.lemma.lower() in words["ahead"] for d in sentence.dependents(token.i, "amod", "acl")):
                return "future"
            loose = True
        if token.head < 0:
            break
        token = sentence.tokens[token.head]
    return "loose"


def pluperfect(sentence: Sentence, i: int) -> bool:
    """Whether the clause of token `i` is told as "had done": before the time of the report.

    Not so in reported speech ("she said that he had fled"), which only moves the tense back.
    """
    for token in (sentence.tokens[i], *list(sentence.ancestors(i))[:2]):
        if token.upos in ("VERB", "AUX") or _predicate(sentence, token):
            had = any(d.lemma == "have" and d.xpos == "VBD" for d in sentence.dependents(token.i, "aux"))
            return had and token.relation not in ("ccomp", "parataxis")
    return False


def clause_tense(sentence: Sentence, i: int) -> str:
    """How the clause of token `i` is told: past, perfect, present, or other (no finite verb)."""
    token = sentence.tokens[i]
    while token.upos not in ("VERB", "AUX") and token.head >= 0 and not _predicate(sentence, token):
        token = sentence.tokens[token.head]
    helpers = sentence.dependents(token.i, "aux", "cop")
    tags = {t.xpos for t in (token, *helpers)}
    if any(h.lemma == "have" and h.xpos in ("VBZ", "VBP") for h in helpers):
        return "perfect"
    if "VBD" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else "other"


def _predicate(sentence: Sentence, token: Token) -> bool:
    return bool(sentence.dependents(token.i, "cop"))


def _verb_tense(sentence: Sentence, token: Token, toward: bool) -> str | None:
    """The tense of a verb with its helpers; None when it has none of its own (an infinitive, a participle)."""
    words = load_tables().tense
    helpers = [*sentence.dependents(token.i, "aux"), *sentence.dependents(token.i, "cop")]
    if any(h.text.lower() in words["will"] for h in helpers):
        return "future"
    if token.lemma in words["ahead"] and (toward or token.xpos in ("VBN", "JJ") or token.upos == "ADJ"):
        return "future"
    finite = [token, *helpers]
    if any(t.xpos == "MD" for t in finite) and any(h.lemma == "have" for h in helpers):
        return "past"
    if any(t.xpos == "MD" for t in finite):
        return "future" if any(h.text.lower() in ("can", "may", "must", "should", "might") for h in helpers) else "past"
    if any(t.xpos in ("VBD",) for t in finite):
        return "past"
    to = any(d.xpos == "TO" or d.lemma == "to" for d in sentence.dependents(token.i, "mark", "aux"))
    if any(t.xpos in ("VBZ", "VBP") for t in finite):
        if to and token.xpos == "VB" and any(h.lemma == "be" for h in helpers):
            return "future"  # "is to meet"
        if token.xpos == "VBN" and any(h.lemma == "have" for h in helpers):
            return "past"
        return "present"
    if token.xpos == "VBN" and token.deprel.startswith("acl"):
        return "past"
    if to and token.head >= 0:
        over = sentence.tokens[token.head]
        if over.lemma in words["ahead"] or over.lemma in words["bids"]:
            return "future"
        if over.upos in ("VERB", "AUX") and over.lemma == "be" and token.deprel in ("xcomp", "ccomp"):
            return "future"
    elif to:
        return "future"
    return None
