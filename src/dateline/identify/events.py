"""Which mentions of a report tell of one event.

Takes coded mentions (parties, dates, places, status set); gives them with `event` numbers 1, 2, ... in order of first
mention. Mentions of one type are joined when enough signs speak for one deed (same trigger word, same parties, days
that meet, a title) and few against it (parties, places or days that exclude each other).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace
from math import exp

from dateline.model.mention import Mention, Party, Place
from dateline.model.sentence import ParsedReport, Sentence

_TOGETHER = frozenset({("AGREE", "SUPPORT"), ("AGREE", "CONSULT"), ("CONCEDE", "RETREAT")})
"""Types that one event may have in two tenses: announced and held, pledged and done, agreed and signed."""

# Logistic regression over pairs of mentions of the training reports (87% right, precision 0.79, recall 0.68 there),
# rounded;
# weights of types halved because a few long reports make them.
_WEIGHTS = {
    "bias": -1.4,
    "actors meet": 0.1,
    "actors differ": -1.2,
    "actors same name": 0.2,
    "recipients differ": -0.6,
    "recipients same name": 0.7,
    "days meet": 0.3,
    "days same": 1.3,
    "days differ": -1.8,
    "definite": 0.4,
    "figures same": 1.0,
    "history differs": -2.0,
    "modes meet": 0.9,
    "modes differ": -2.0,
    "places same": 1.1,
    "places differ": -2.5,
    "same sentence": -2.5,
    "next sentence": 0.5,
    "same word": 1.2,
    "status differs": -1.2,
    "title": 1.0,
    "other type": -1.6,
    "type ACCUSE": -0.6,
    "type ASSAULT": -0.5,
    "type COERCE": 0.7,
    "type CONCEDE": -1.2,
    "type CONSULT": -0.3,
    "type MOBILIZE": 0.7,
    "type PROTEST": 1.8,
    "type REJECT": -0.6,
    "type RETREAT": 0.4,
    "type SANCTION": -0.5,
    "type THREATEN": 0.5,
}

_THRESHOLD = 0.5
_EXCLUDED = 0.05
_RECENT = 150  # mentions back to which one looks for the same event; hardly a report has more in all


def number_events(parsed: ParsedReport, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with its event's number; the order of `mentions` is kept."""
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].trigger.start, mentions[i].trigger.end, i))
    events: list[list[int]] = []
    recent: deque[tuple[int, int]] = deque(maxlen=_RECENT)
    for i in order:
        best, likeliest = None, _THRESHOLD
        members: dict[int, list[int]] = defaultdict(list)
        for number, j in recent:
            members[number].append(j)
        for number in sorted(members):
            chances = [likelihood(parsed, mentions[j], mentions[i]) for j in members[number]]
            # one likely fellow is enough, unless another member of the event all but excludes it
            if max(chances) > likeliest and min(chances) > _EXCLUDED:
                best, likeliest = number, max(chances)
        if best is None:
            best = len(events)
            events.append([])
        events[best].append(i)
        recent.append((best, i))
    numbers = {i: number for number, event in enumerate(events, 1) for i in event}
    return [replace(mention, event=numbers[i]) for i, mention in enumerate(mentions)]


def likelihood(parsed: ParsedReport, a: Mention, b: Mention) -> float:
    """How likely two mentions (a first) tell of one event, 0 to 1."""
    if a.type != b.type and (a.type, b.type) not in _TOGETHER and (b.type, a.type) not in _TOGETHER:
        return 0.0
    total = sum(_WEIGHTS.get(name, 0.0) * value for name, value in signs(parsed, a, b).items())
    return 1 / (1 + exp(-total))


def signs(parsed: ParsedReport, a: Mention, b: Mention) -> dict[str, float]:
    """What speaks for and against one event."""
    one, two = parsed.sentences[a.sentence], parsed.sentences[b.sentence]
    found: dict[str, float] = {"bias": 1.0}

    def sign(name: str, holds: bool) -> None:
        if holds:
            found[name] = 1.0

    sign("other type", a.type != b.type)
    for role, these, those in (("actors", a.actors, b.actors), ("recipients", a.recipients, b.recipients)):
        if these and those:
            sign(f"{role} meet", bool(_codes(these) & _codes(those)))
            sign(f"{role} differ", not _codes(these) & _codes(those))
            sign(f"{role} countries differ", not _countries(these) & _countries(those))
            sign(f"{role} same name", bool(_names(these) & _names(those)))
    sign("same word", _lemma(one, a) == _lemma(two, b))
    sign("definite", _is_definite(two, b))
    sign("title", "title" in (one.kind, two.kind) or "heading" in (one.kind, two.kind))
    sign("same sentence", a.sentence == b.sentence)
    sign("next sentence", abs(a.sentence - b.sentence) == 1)
    days = _days(a, b)
    sign("days meet", days is True)
    sign("days same", days is True and a.date is not None and b.date is not None and a.date.earliest == b.date.earliest)
    sign("days differ", days is False)
    if a.place and b.place:
        sign("places same", _place(a.place) == _place(b.place))
        sign("places differ", _place(a.place) != _place(b.place) and not _is_near(a.place, b.place))
    sign("modes meet", bool(set(a.modes) & set(b.modes)))
    sign("modes differ", bool(a.modes) and bool(b.modes) and not set(a.modes) & set(b.modes))
    sign("status differs", a.status != b.status)
    sign("history differs", a.historical != b.historical)
    sign("both history", a.historical and b.historical)
    sign(f"type {a.type}", a.type == b.type)
    figures = {(f.kind, f.low) for f in a.figures} & {(f.kind, f.low) for f in b.figures}
    sign("figures same", bool(figures))
    return found


def _codes(parties: Sequence[Party]) -> set[tuple[str | None, str]]:
    return {(party.country, sector) for party in parties for sector in party.sectors[:1]}


def _countries(parties: Sequence[Party]) -> set[str | None]:
    return {party.country for party in parties}


def _names(parties: Sequence[Party]) -> set[str]:
    return {(party.name or party.span.text).casefold() for party in parties}


def _lemma(sentence: Sentence, mention: Mention) -> str:
    """The trigger's stem, so that "attacked" and "the attack" are one word."""
    token = sentence.tokens[mention.head] if mention.head < len(sentence.tokens) else None
    lemma = (token.lemma if token and token.start < mention.trigger.end and mention.trigger.start < token.end
             else mention.trigger.text).casefold()  # fmt: skip
    for ending in ("ation", "ment", "ing", "ion", "al", "er", "ed", "e", "s"):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:
            return lemma[: -len(ending)]
    return lemma


def _is_definite(sentence: Sentence, mention: Mention) -> bool:
    """Whether the trigger is a noun with "the", "this" or "that"."""
    if mention.head >= len(sentence.tokens) or sentence.tokens[mention.head].upos not in ("NOUN", "PROPN"):
        return False
    return any(t.lemma in ("the", "this", "that", "these") for t in sentence.dependents(mention.head, "det"))


def _days(a: Mention, b: Mention) -> bool | None:
    """Whether the days of both meet; None where one has none."""
    if a.date is None or b.date is None:
        return None
    if a.date.earliest is None or b.date.earliest is None:
        return None
    a_last, b_last = a.date.latest or a.date.earliest, b.date.latest or b.date.earliest
    return a.date.earliest <= b_last and b.date.earliest <= a_last


def _place(place: Place) -> str:
    return (place.name or place.span.text).casefold()


def _is_near(a: Place, b: Place) -> bool:
    """Whether one is a site in the other: "Kabul airport" and Kabul are shown at one point."""
    return "site" in (a.level, b.level) and (a.lat, a.lon) == (b.lat, b.lon) and a.lat is not None
