"""What happened to counted people, read from the words around the number alone.

Takes a sentence and the token range of an amount; gives the kind of harm and the word that tells it, for numbers that
the tree leaves unexplained: "killing at least four", "20 people were wounded", "left six dead", "the death of ten
civilians".
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model.sentence import Sentence, Token

_SKIPPED_LEFT = {
    "a",
    "an",
    "the",
    "another",
    "some",
    "further",
    "additional",
    "all",
    "about",
    "least",
    "at",
    "more",
    "than",
    "other",
    "of",
    "around",
    "over",
    "nearly",
    "up",
    "to",
    "as",
    "many",
    "only",
    "these",
    "those",
    "his",
    "her",
    "their",
    "its",
}
_SKIPPED_RIGHT = {
    "and",
    "who",
    "that",
    "were",
    "was",
    "are",
    "is",
    "be",
    "been",
    "being",
    "have",
    "has",
    "had",
    "also",
    "reportedly",
    "seriously",
    "critically",
    "badly",
    "still",
    "left",
    "lay",
    "confirmed",
    "feared",
    "got",
    "later",
    "slightly",
    "already",
    "since",
    "believed",
    "reported",
    "more",
    "others",
    "either",
    "severely",
    "lightly",
    "not",
}
_PHRASE = {"NOUN", "PROPN", "ADJ", "NUM", "SYM", "X"}
_LONGEST = 8
_INTRANSITIVE = {"die", "perish", "flee", "disappear", "vanish", "drown"}


def harm_beside(
    sentence: Sentence,
    first: int,
    last: int,
    verbs: Mapping[str, str],
    nouns: Mapping[str, str],
    adjectives: Mapping[str, str],
) -> tuple[str, int] | None:
    """The kind of harm and its word for the amount in tokens `[first, last]`, or None."""
    return _left(sentence, first, verbs, nouns) or _right(sentence, last, verbs, adjectives)


def _left(sentence: Sentence, first: int, verbs: Mapping[str, str], nouns: Mapping[str, str]) -> tuple[str, int] | None:
    i = first - 1
    seen_of = False
    while i >= 0 and first - i <= 5 and sentence.tokens[i].text.lower() in _SKIPPED_LEFT:
        seen_of = seen_of or sentence.tokens[i].text.lower() in ("of", "to")
        i -= 1
    if i < 0:
        return None
    token = sentence.tokens[i]
    lemma = token.lemma.lower()
    if (
        token.upos == "VERB"
        and lemma in verbs
        and lemma not in _INTRANSITIVE
        and not seen_of
        and not _passive(sentence, token)
    ):
        return verbs[lemma], i
    if token.upos == "NOUN" and seen_of and lemma in nouns:
        return nouns[lemma], i
    return None


def _right(
    sentence: Sentence, last: int, verbs: Mapping[str, str], adjectives: Mapping[str, str]
) -> tuple[str, int] | None:
    i = last + 1
    tokens = sentence.tokens
    while (
        i < len(tokens)
        and i - last <= _LONGEST
        and (
            tokens[i].upos in _PHRASE
            or tokens[i].text.lower() in ("of", "the", "his", "her", "their", "them", "'s", "’s")
        )
    ):
        if _harm(tokens[i], verbs, adjectives) is not None:
            break
        i += 1
    helped = False
    while i < len(tokens) and tokens[i].text.lower() in _SKIPPED_RIGHT:
        helped = True
        i += 1
    if i >= len(tokens):
        return None
    kind = _harm(tokens[i], verbs, adjectives)
    if kind is None:
        return None
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    active = (
        tokens[i].xpos == "VBD"
        and not helped
        and following is not None
        and following.upos in ("DET", "NUM", "NOUN", "PROPN", "PRON", "ADJ")
    )
    return None if active and tokens[i].lemma.lower() not in _INTRANSITIVE else (kind, i)


def _harm(token: Token, verbs: Mapping[str, str], adjectives: Mapping[str, str]) -> str | None:
    if token.text.lower() in adjectives:
        return adjectives[token.text.lower()]
    if token.upos == "VERB" and token.xpos in ("VBN", "VBD", "VBP") and token.lemma.lower() in verbs:
        return verbs[token.lemma.lower()]
    return None


def _passive(sentence: Sentence, verb: Token) -> bool:
    return verb.xpos == "VBN" and verb.i > 0 and sentence.tokens[verb.i - 1].lemma.lower() == "be"
