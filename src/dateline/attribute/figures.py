"""Figures: how many were killed, injured, detained, displaced, are missing, or took part.

Takes a sentence and the mentions in it; gives each mention its figures. Each count of people goes to one mention: the
one whose trigger is nearest in the tree and whose type can have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribute.counted import Counted, count_people, is_people
from dateline.attribute.harm import figure_words
from dateline.model.mention import Figure, Mention
from dateline.model.sentence import Sentence
from dateline.model.span import Span

_TYPES = {
    "killed": ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE"),
    "injured": ("ASSAULT", "PROTEST", "COERCE"),
    "missing": ("ASSAULT", "COERCE", "PROTEST"),
    "detained": ("COERCE", "ASSAULT", "RETREAT", "COOPERATE", "SANCTION", "CONCEDE", "AGREE"),
    "displaced": ("SANCTION", "ASSAULT", "COERCE"),
}
# Deeds that seldom kill: a toll told beside them in another clause is not theirs.
_SELDOM = ("COERCE", "MOBILIZE")
# Steps by which a deed told in a relative clause is farther from what is counted outside it.
_ASIDE = 3
_FEWEST_IN_SIZE = 3
# From here on a number of people told with a protest is its crowd, whatever the tree says.
_CROWD = 50


def find_figures(sentence: Sentence, mentions: Sequence[Mention]) -> dict[int, tuple[Figure, ...]]:
    """For each mention (by its place in `mentions`) its figures, in the order of the text."""
    counted = count_people(sentence)
    given: dict[int, list[Figure]] = {}
    for item in counted:
        place = _owner(sentence, item, mentions)
        if place is None and item.by == item.head:
            # "Prisoners are on strike": what they are called is no harm done here.
            item = replace(item, kind="size")
            place = _owner(sentence, item, mentions)
        if place is not None:
            given.setdefault(place, []).append(_figure(sentence, item))
    return {place: tuple(_distinct(figures)) for place, figures in given.items()}


def _figure(sentence: Sentence, item: Counted) -> Figure:
    start, end = sentence.start + item.amount.start, sentence.start + item.amount.end
    text = sentence.text[item.amount.start : item.amount.end]
    return Figure(item.kind, Span(start, end, text), item.amount.low, item.amount.high, item.amount.approx, item.of)


def _distinct(figures: Sequence[Figure]) -> list[Figure]:
    return list(dict.fromkeys(sorted(figures, key=lambda f: f.span.start)))


def _owner(sentence: Sentence, item: Counted, mentions: Sequence[Mention]) -> int | None:
    """The mention that the figure belongs to."""
    if item.kind == "size":
        return _owner_of_size(sentence, item, mentions)
    types = _TYPES[item.kind]
    first = types[:2] if any(m.type in types[:2] for m in mentions) else types
    best: tuple[int, int, int] | None = None
    for place, mention in enumerate(mentions):
        if mention.type not in first:
            continue
        tokens = {t.i for t in sentence.tokens_in(mention.trigger)} | {mention.head}
        if (
            mention.type in _SELDOM
            and item.kind in ("killed", "injured")
            and not _tied(sentence, item.by, mention.head)
        ):
            continue
        near = min(distance(sentence, item.by, mention.head), distance(sentence, item.head, mention.head))
        score = 0 if item.by in tokens else near + (_ASIDE if _aside(sentence, item, mention) else 0)
        key = (score, types.index(mention.type), place)
        if best is None or key < best:
            best = key
    return best[2] if best is not None else None


def _aside(sentence: Sentence, item: Counted, mention: Mention) -> bool:
    """Whether the deed stands in a relative clause that the count is not in: "the army, which holds the town, put ..."."""
    verb = sentence.tokens[mention.head]
    return (
        verb.deprel == "acl:relcl" and item.by != verb.i and verb.i not in {t.i for t in sentence.ancestors(item.head)}
    )


def _tied(sentence: Sentence, one: int, other: int) -> bool:
    """Whether one of two tokens stands under the other in the tree."""
    above_one, above_other = ({t.i for t in sentence.ancestors(i)} for i in (one, other))
    return one == other or one in above_other or other in above_one


def _owner_of_size(sentence: Sentence, item: Counted, mentions: Sequence[Mention]) -> int | None:
    """The crowd or force: a party of the mention, or object of a deployment."""
    if item.amount.low is not None and item.amount.low < _FEWEST_IN_SIZE:
        return None
    words = figure_words()
    start, end = sentence.start + item.amount.core_start, sentence.tokens[item.head].end
    counted = sentence.tokens[item.head]
    force = counted.lemma.lower() in words.formations or counted.lemma.lower() in words.troops
    best: tuple[int, int] | None = None
    for place, mention in enumerate(mentions):
        if mention.type not in words.size_types:
            continue
        parties = [*mention.actors, *(mention.recipients if mention.type == "COERCE" else ())]
        party = any(p.span.start < max(end, start + 1) and min(start, end) < p.span.end for p in parties)
        near = distance(sentence, item.head, mention.head)
        small = item.amount.high is not None and item.amount.high < 10
        governed = (
            near <= 2
            and (
                mention.type in ("PROTEST", "MOBILIZE", "AID")
                or (mention.type in ("RETREAT", "CONCEDE", "AGREE") and force)
            )
            and (force or is_people(sentence, counted))
        )
        if mention.type == "PROTEST" and item.amount.low is not None and item.amount.low >= _CROWD:
            governed = True
        if (party and (mention.type in ("PROTEST", "MOBILIZE") or not small)) or governed:
            key = (near, place)
            if best is None or key < best:
                best = key
    return best[1] if best is not None else None


def distance(sentence: Sentence, a: int, b: int) -> int:
    """Steps between two tokens in the tree."""
    if not (0 <= a < len(sentence.tokens) and 0 <= b < len(sentence.tokens)):
        return 99
    up = [a, *(t.i for t in sentence.ancestors(a))]
    for steps, i in enumerate([b, *(t.i for t in sentence.ancestors(b))]):
        if i in up:
            return steps + up.index(i)
    return 99
