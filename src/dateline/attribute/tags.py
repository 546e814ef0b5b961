"""Speech tags read from the row of words alone: ", police said.", '," said Anna Berg', "X said that ...".

Takes a sentence; gives sayings for verbs of saying that the tree left without content. A tree that is wrong about one
tag loses the whole content, and these patterns are plain enough to read without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.attribute.cues import cue_lemma, cue_words
from dateline.model.sentence import Sentence, Token

_FINITE = {"VBD", "VBZ", "VBP", "VBN"}
_QUOTES = set("\"“”„«»‘’'") | {"``", "''"}
_BREAKS = {",", ":", ";", "—", "–", "--", "-"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_IN_PHRASE = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "ADP", "PART", "SYM", "X"}
_LIGHT_WORDS = {
    "also",
    "then",
    "later",
    "repeatedly",
    "further",
    "previously",
    "reportedly",
    "publicly",
    "has",
    "have",
    "had",
    "once",
    "again",
    "earlier",
    "meanwhile",
    "however",
    "simply",
    "recently",
    "today",
    "yesterday",
}
_TIMES = {"today", "yesterday", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_LISTENERS = 4
_LONGEST_PHRASE = 14


@dataclass(frozen=True, slots=True)
class Tag:
    """A verb of saying with its speaker's tokens and the tokens said."""

    verb: int
    speaker: tuple[int, int] | None
    content: frozenset[int]
    rule: str
    strong: bool = False
    """A closing mark stands right before the tag: no tree knows better."""


def find_tag(sentence: Sentence, verb: Token) -> Tag | None:
    """The tag around a verb of saying, or None when the words do not form one."""
    lemma = cue_lemma(verb.text, verb.lemma)
    if lemma not in cue_words().verbs or (verb.xpos not in _FINITE and verb.lemma.lower() == lemma):
        return None
    tag = _inverted(sentence, verb) or _final(sentence, verb) or _leading(sentence, verb)
    if (
        tag is not None
        and lemma in cue_words().quoted
        and not tag.strong
        and not any(t.text in _QUOTES for t in sentence.tokens[verb.i + 1 : verb.i + 4])
    ):
        return None
    return tag


def _inverted(sentence: Sentence, verb: Token) -> Tag | None:
    """'..., said Anna Berg': a quotation mark or comma before, a noun phrase after."""
    tokens = sentence.tokens
    before = verb.i - 1
    if before < 2 or not (tokens[before].text in _QUOTES or tokens[before].text == ","):
        return None
    first = verb.i + 1
    last = _phrase_end(tokens, first)
    if last is None or verb.lemma.lower() == "tell":
        return None
    return Tag(verb.i, (first, last), _words(tokens, range(before)), "tag, inverted", tokens[before].text in _QUOTES)


def _final(sentence: Sentence, verb: Token) -> Tag | None:
    """'..., the ministry said on Monday.' and the same between two parts of a sentence."""
    tokens = sentence.tokens
    speaker = _phrase_before(tokens, verb.i)
    if speaker is None:
        return None
    before = speaker[0] - 1
    if before < 1 or not (tokens[before].text in _QUOTES or tokens[before].text == ","):
        return None
    end = _tag_end(tokens, verb.i)
    if end is None:
        return None
    content = [*range(before), *range(end, len(tokens))]
    if not any(tokens[i].upos in ("VERB", "AUX") for i in content):
        return None
    closes = all(t.upos == "PUNCT" for t in tokens[end:])
    marked = tokens[before].text in _QUOTES or tokens[before - 1].text in _QUOTES
    # "Soldiers, witnesses said, had fired": a lone subject before the tag goes on behind it.
    parted = (
        not closes
        and tokens[end].text == ","
        and any(t.relation == "nsubj" and t.head >= end for t in tokens[:before])
        and not any(t.upos in ("VERB", "AUX") for t in tokens[:before])
    )
    if before < 2 and not parted:
        return None
    return Tag(verb.i, speaker, _words(tokens, content), "tag", marked or closes or parted)


def _leading(sentence: Sentence, verb: Token) -> Tag | None:
    """'The minister said (that) ...', 'told reporters: "..."'."""
    tokens = sentence.tokens
    speaker = _phrase_before(tokens, verb.i)
    if speaker is None:
        return None
    at = verb.i + 1
    for step in range(_LISTENERS + 1):
        if at + step >= len(tokens):
            return None
        text = tokens[at + step].text.lower()
        if text == "that" or text == ":" or text in _QUOTES:
            return Tag(verb.i, speaker, _words(tokens, range(at + step + 1, len(tokens))), "tag, leading")
        if text == "to" and verb.lemma.lower() == "tell":
            return None  # what is told is an order
        if text in (".", ";") or tokens[at + step].upos in ("VERB", "AUX"):
            break
    if (
        verb.deprel != "acl:relcl"
        and verb.lemma.lower() in ("say", "tell", "add")
        and any(t.upos in ("VERB", "AUX") and t.xpos in {"VBD", "VBZ", "VBP", "MD"} for t in tokens[at : at + 14])
    ):
        return Tag(verb.i, speaker, _words(tokens, range(at, len(tokens))), "tag, leading")
    return None


def _phrase_before(tokens: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before the verb; a name or title set off by commas is looked through."""
    last = verb - 1
    while last >= 0 and tokens[last].text.lower() in _LIGHT_WORDS:
        last -= 1
    if last < 0:
        return None
    if tokens[last].text == ",":
        first = _comma_before(tokens, last)
        if first is None:
            return None
        outer = _run_back(tokens, first - 1)
        inner = (first + 1, last - 1)
        # "The mayor of Lyon, Anna Berg, tweeted": the name; "Anna Berg, the mayor of Lyon, tweeted": the name too.
        if all(t.upos == "PROPN" for t in tokens[inner[0] : inner[1] + 1]):
            return inner
        return outer
    return _run_back(tokens, last)


def _comma_before(tokens: Sequence[Token], last: int) -> int | None:
    for i in range(last - 1, max(-1, last - _LONGEST_PHRASE - 6), -1):
        if tokens[i].text == ",":
            return i
        if tokens[i].text in (".", ";", ":") or tokens[i].text in _QUOTES:
            return None
    return None


def _run_back(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The words of one noun phrase that ends at `last`."""
    if last < 0 or tokens[last].upos not in _NOMINAL or tokens[last].text.lower() in ("which", "who", "that"):
        return None
    first = last
    while first > 0 and last - first < _LONGEST_PHRASE:
        left = tokens[first - 1]
        if left.upos not in _IN_PHRASE and left.text not in ("-", "'s", "’s", ".", "&"):
            break
        if left.text.lower() in _TIMES:
            break
        if left.upos == "DET":
            return first - 1, last
        if tokens[first].upos == "PRON" or (left.upos == "ADP" and left.text.lower() not in ("of", "for")):
            break
        first -= 1
    while first < last and tokens[first].upos == "ADP":
        first += 1
    return first, last


def _phrase_end(tokens: Sequence[Token], first: int) -> int | None:
    if (
        first >= len(tokens)
        or tokens[first].upos not in _IN_PHRASE
        or tokens[first].text.lower() in ("that", "in", "on", "to")
    ):
        return None
    last = None
    for i in range(first, min(len(tokens), first + _LONGEST_PHRASE)):
        if tokens[i].upos not in _IN_PHRASE and tokens[i].text not in ("-", "'s", "’s", "."):
            break
        if tokens[i].upos == "ADP" and tokens[i].text.lower() not in ("of", "for"):
            break
        if tokens[i].text == "." and i + 1 >= len(tokens) - 1:
            break
        if tokens[i].upos in _NOMINAL:
            last = i
        if tokens[i].upos == "PRON":
            break
    return last


def _tag_end(tokens: Sequence[Token], verb: int) -> int | None:
    """Where the tag ends: at the sentence's end or the next comma or mark, if no new clause begins before."""
    for i in range(verb + 1, len(tokens)):
        if tokens[i].text in _BREAKS or tokens[i].text in _QUOTES or (i == len(tokens) - 1):
            return i
        if (tokens[i].upos in ("VERB", "AUX") and tokens[i].xpos not in ("VBN", "VBG")) or tokens[
            i
        ].text.lower() == "that":
            return None
    return len(tokens)


def _words(tokens: Sequence[Token], numbers: Sequence[int] | range) -> frozenset[int]:
    return frozenset(i for i in numbers if tokens[i].text not in _QUOTES)
