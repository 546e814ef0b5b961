"""Headlines that name their source with a mark: "Minister: talks to resume", "Dozens killed in strike: monitor".

Takes a sentence; gives the saying of its colon or dash, or None. In the body only a short name before a colon counts.
"""

from __future__ import annotations

from dateline.attribute.cues import CueWords
from dateline.attribute.saying import Saying
from dateline.model.sentence import Sentence, Token

_HYPHENS = ("-", "–", "‐")
_LONGEST_NAME = 4  # tokens, a hyphen counted
_LONGEST_BEHIND = 5


def find_headline(sentence: Sentence, words: CueWords) -> Saying | None:
    """Read "Minister: talks to resume" and "Dozens killed in strike: monitor"."""
    colons = [t.i for t in sentence.tokens if t.text == ":"]
    if not colons and sentence.kind != "body":
        return _behind_dash(sentence, words)
    if len(colons) != 1:
        return None
    colon = colons[0]
    left, right = sentence.tokens[:colon], sentence.tokens[colon + 1 :]
    if sentence.kind == "body":
        if (
            not 0 < len(left) <= _LONGEST_NAME
            or any(t.upos != "PROPN" and t.text not in _HYPHENS for t in left)
            or not any(t.upos == "VERB" for t in right)
        ):
            return None
        sides: tuple[tuple[tuple[Token, ...], tuple[Token, ...]], ...] = ((left, right),)
    else:
        sides = ((left, right), (right, left))
    for side, other in sides:
        if 0 < len(side) <= 7 and len(other) >= 3 and (sentence.kind == "body" or _speaks(sentence, side, words)):
            head = next((t for t in side if t.head < 0 or not side[0].i <= t.head <= side[-1].i), side[-1])
            span = sentence.span(side[0].i, side[-1].i)
            content = frozenset(t.i for t in other)
            return Saying(
                sentence.index,
                sentence.span(colon, colon),
                colon,
                (span,),
                (head.i,),
                content,
                "says",
                "headline",
                "colon",
            )
    return None


def _speaks(sentence: Sentence, side: tuple[Token, ...], words: CueWords) -> bool:
    if any(t.upos in ("VERB", "AUX", "ADP") and t.text.lower() not in ("of", "for", "in") for t in side):
        return False
    names = {name.label for t in side if (name := sentence.name_at(t.i)) is not None}
    return bool(names & {"PER", "ORG"}) or any(t.lemma.lower() in words.speakers for t in side)


def _behind_dash(sentence: Sentence, words: CueWords) -> Saying | None:
    """Read "Militia burns villages - monitors": a source set off at the end."""
    for i in range(len(sentence.tokens) - 2, max(2, len(sentence.tokens) - 2 - _LONGEST_BEHIND), -1):
        dash, before, after = sentence.tokens[i], sentence.tokens[i - 1], sentence.tokens[i + 1]
        if dash.text not in ("-", "–", "—") or before.end == dash.start or after.start == dash.end:
            continue
        side = sentence.tokens[i + 1 :]
        if not _speaks(sentence, side, words):
            return None
        head = next((t for t in side if not side[0].i <= t.head <= side[-1].i), side[-1])
        cue, source = sentence.span(i, i), sentence.span(side[0].i, side[-1].i)
        content = frozenset(range(i))
        return Saying(sentence.index, cue, i, (source,), (head.i,), content, "says", "headline", "dash")
    return None
