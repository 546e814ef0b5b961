"""Noun phrases: from a token to the smallest phrase that names a source or a counted group.

Takes a sentence and a head token; gives the span with modifiers before it, its name and its "of" parts after it,
without determiner, apposition, relative clause or second conjunct.
"""

from __future__ import annotations

from dateline.model.sentence import Sentence, Token
from dateline.model.span import Span

_CUT = (
    "det",
    "appos",
    "acl",
    "punct",
    "conj",
    "cc",
    "parataxis",
    "case",
    "mark",
    "advcl",
    "list",
    "cop",
    "discourse",
    "nsubj",
    "csubj",
    "aux",
    "advmod",
    "dep",
    "orphan",
    "obj",
    "ccomp",
)
_LEFT = ("amod", "compound", "nmod", "flat", "nummod", "goeswith", "fixed", "dep")
_RIGHT = ("flat", "nmod", "compound", "goeswith", "fixed", "nummod")
_NO_RIGHT = ("nmod:unmarked", "nmod:tmod")
_STRAY = {"in", "on", "at", "during", "after", "before", "about", "against", "since", "until", "over"}


def source_phrase(sentence: Sentence, head: int) -> Span:
    """The phrase of a source; a title goes with the name behind it ("the mayor of Lyon, Anna Berg")."""
    own = noun_phrase(sentence, head)
    named = name_beside(sentence, sentence.tokens[head])
    if named is None:
        return _with_name(sentence, own)
    name = noun_phrase(sentence, named.i)
    between = sentence.text[own.end - sentence.start : name.start - sentence.start]
    if own.end <= name.start and between.strip() in ("", ","):
        return Span(own.start, name.end, sentence.text[own.start - sentence.start : name.end - sentence.start])
    return name


def _with_name(sentence: Sentence, own: Span) -> Span:
    """A title with the name that follows it, where the tree has them apart."""
    inside = sentence.tokens_in(own)
    if not inside or inside[-1].upos == "PRON":
        return own
    last = inside[-1].i
    tokens = sentence.tokens
    comma = last + 1 < len(tokens) and tokens[last + 1].text == ","
    at = last + 2 if comma else last + 1
    if at + 3 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        at += 3  # "Member of Parliament (MP) Anna Berg"
    end = at
    while end < len(tokens) and tokens[end].upos == "PROPN" and end - at < 5:
        end += 1
    named = end > at
    closed = end < len(tokens) and tokens[end].text == "," and end - at >= 2
    if named and (closed if comma else True):
        return Span(
            own.start,
            tokens[end - 1].end,
            sentence.text[own.start - sentence.start : tokens[end - 1].end - sentence.start],
        )
    return own


def name_beside(sentence: Sentence, token: Token) -> Token | None:
    """The person's name in apposition to a common noun, or None."""
    if token.upos != "NOUN":
        return None
    for other in sentence.dependents(token.i, "appos"):
        if other.upos == "PROPN" and other.i > token.i:
            return other
    return None


def phrase_head(sentence: Sentence, first: int) -> Token | None:
    """The head of the noun phrase that begins at a token: up the tree as long as it leads to the right."""
    if first >= len(sentence.tokens):
        return None
    token = sentence.tokens[first]
    while token.head > token.i and token.relation in (
        "det",
        "amod",
        "compound",
        "nmod",
        "nummod",
        "case",
        "flat",
        "advmod",
        "goeswith",
    ):
        token = sentence.tokens[token.head]
    return token if token.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X") else None


def noun_phrase(sentence: Sentence, head: int) -> Span:
    """The smallest phrase around a noun, name or pronoun."""
    inside = {head}
    _grow(sentence, head, inside)
    first = last = head
    while first - 1 in inside or (first - 2 in inside and _joins(sentence, first - 1)):
        first -= 1
    while last + 1 in inside or (last + 2 in inside and _joins(sentence, last + 1)):
        last += 1
    return sentence.span(first, last)


def _grow(sentence: Sentence, head: int, inside: set[int]) -> None:
    for token in sentence.dependents(head):
        if token.i < head and token.relation in _LEFT:
            # "the city's mayor": a possessor keeps its own 's, but loses its determiner.
            inside.update(_whole(sentence, token))
        elif (
            token.i > head
            and token.relation in _RIGHT
            and token.deprel not in _NO_RIGHT
            and not _stray(sentence, token)
        ):
            inside.update(_whole(sentence, token))


def _whole(sentence: Sentence, token: Token) -> set[int]:
    """The modifier's own words without its clauses; an inner determiner ("of the union") stays."""
    found = {token.i}
    for other in sentence.dependents(token.i):
        leading = token.relation == "nmod" and token.deprel == "nmod:poss" and other.relation == "det"
        if leading or other.relation in ("appos", "acl", "parataxis", "advcl", "list"):
            continue
        if other.relation == "punct" and other.text not in "-–.":
            continue
        if (
            other.relation in ("conj",)
            and token.relation == "nmod"
            and any(c.text == "," for c in sentence.dependents(other.i, "punct"))
        ):
            continue
        found |= _whole(sentence, other)
    return found


def _stray(sentence: Sentence, token: Token) -> bool:
    """Whether a following phrase tells when, where or about what rather than who."""
    return any(case.lemma.lower() in _STRAY for case in sentence.dependents(token.i, "case"))


def _joins(sentence: Sentence, i: int) -> bool:
    return 0 <= i < len(sentence.tokens) and sentence.tokens[i].text in ("-", "–", "'", "’", "/", "&", ".")
