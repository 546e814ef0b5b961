"""Sources behind "citing" and "quoting": who stands behind what somebody else reports.

Takes a sentence with its other sayings; gives one for each such source. It vouches for what the saying beside it says,
or else for the clause that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.attribute.cues import CueWords
from dateline.attribute.phrase import phrase_head, source_phrase
from dateline.attribute.saying import Saying
from dateline.model.sentence import Sentence, Token

_CUES = ("citing", "quoting")
_CLAUSES = ("root", "ccomp", "parataxis")


def find_cited(sentence: Sentence, sayings: Sequence[Saying], words: CueWords) -> Iterator[Saying]:
    """The sayings of sources that are cited."""
    for token in sentence.tokens:
        if token.text.lower() not in _CUES:
            continue
        sources = _sources(sentence, token, words)
        if not sources:
            continue
        host = _host(token, sayings)
        content = set(host.content if host is not None else sentence.subtree(_clause(sentence, token)))
        spans = tuple(source_phrase(sentence, t.i) for t in sources)
        content -= {t.i for t in sentence.tokens if token.start <= t.start < spans[-1].end}
        heads = tuple(t.i for t in sources)
        cue = sentence.span(token.i, token.i)
        yield Saying(sentence.index, cue, token.i, spans, heads, frozenset(content), "says", "preposition", "cited")


def _sources(sentence: Sentence, cue: Token, words: CueWords) -> list[Token]:
    """Who is cited, with conjuncts; nothing where what is cited does not speak ("citing a lack of funds")."""
    head = phrase_head(sentence, cue.i + 1)
    if head is None:
        return []
    name = sentence.name_at(head.i)
    speaks = {head.lemma.lower(), head.text.lower()} & (words.speakers | words.documents)
    if not speaks and (name is None or name.label not in ("PER", "ORG")):
        return []
    return [head, *(t for t in sentence.dependents(head.i, "conj") if t.upos in ("NOUN", "PROPN") and t.i > head.i)]


def _host(cue: Token, sayings: Sequence[Saying]) -> Saying | None:
    """The saying that the cited source stands behind: the nearest one before it."""
    before = [s for s in sayings if s.cue_token != cue.i and s.sources and s.content and s.family != "attitude"]
    return min(before, key=lambda s: (s.cue_token > cue.i, abs(s.cue_token - cue.i)), default=None)


def _clause(sentence: Sentence, token: Token) -> int:
    current = token
    while current.head >= 0 and (current.i == token.i or current.relation not in _CLAUSES):
        current = sentence.tokens[current.head]
    return current.i
