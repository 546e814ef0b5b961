"""What is wrong with a coded report, case by case and by cause: takes gold's record, the program's, and the parsed report.

Mentions are paired as bench/score.py pairs them; what is left on either side is a miss or a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.find.lexicon import load_lexicon
from dateline.find.triggers import LEXICON_SHARE, MODEL_SHARE, THRESHOLD, senses_of
from dateline.model.sentence import ParsedReport, Sentence
from dateline.parse.labels import TYPES
from score import Record, matched, one_party, spans_meet

NO_SCORE = 0.1  # a type that scores less on the gold trigger was not seen at all

# Cause and what it means, in the order of the page.
CAUSES = {
    "missed: no score": f"The type scores under {NO_SCORE} on the gold trigger.",
    "missed: below the threshold": f"The type was seen, but scores under {THRESHOLD}.",
    "missed: another type scored more": f"The type scores {THRESHOLD} or more, but less than one that was dropped later.",
    "missed: joined to another mention": "The type scores best and enough: a later rule took the word into another mention.",
    "wrong type": "A mention was found on the gold trigger, with another type.",
    "other word": "Right type in the right sentence, on another word (no error by the lenient measure).",
    "false alarm: duplicate": "The sentence has a gold mention of this type, which another mention already covers.",
    "false alarm: another event": "Gold codes events in the sentence, but none of this type.",
    "false alarm: not an event": "Gold codes nothing in the sentence.",
    "parties: missing": "A gold actor or recipient was not found.",
    "parties: too many": "An actor or recipient was found that gold does not have.",
    "parties: other side": "Right parties, but as actor instead of recipient or the other way round.",
    "status": "Actual, future, possible or negated: not as gold has it.",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One error. `gold` and `coded` are the mentions concerned, if there are such."""

    cause: str
    report: str
    sentence: Sentence | None
    text: str
    start: int
    gold: Record | None
    coded: Record | None
    note: str = ""

    @property
    def type(self) -> str:
        """The type that gold has, else the one that was coded."""
        return str((self.gold or self.coded or {}).get("type", ""))


def cases_of(gold: Record, coded: Record, parsed: ParsedReport) -> Iterator[Case]:
    """The errors of one report, in the order of its text within each cause."""
    wanted, found = gold["mentions"], coded["mentions"]
    strict = matched(wanted, found, lambda g, c: g["type"] == c["type"] and spans_meet(g["trigger"], c["trigger"]))
    rest, extra = _others(wanted, (g for g, _ in strict)), _others(found, (c for _, c in strict))
    lenient = matched(rest, extra, lambda g, c: g["type"] == c["type"] and _place(parsed, g) == _place(parsed, c))
    rest, extra = _others(rest, (g for g, _ in lenient)), _others(extra, (c for _, c in lenient))
    mistyped = matched(rest, extra, lambda g, c: spans_meet(g["trigger"], c["trigger"]))
    rest, extra = _others(rest, (g for g, _ in mistyped)), _others(extra, (c for _, c in mistyped))

    def case(cause: str, g: Record | None, c: Record | None, note: str = "") -> Case:
        sentence, start, end = _sentence(parsed, g or c or {})
        return Case(cause, gold["id"], sentence, parsed.text[start:end], start, g, c, note)

    for g in rest:
        score, best = _score_on(parsed, g)
        yield case(_cause_of_miss(score, best), g, None, f"{g['type']} scores {score:.2f} on the gold trigger")
    for g, c in mistyped:
        yield case("wrong type", g, c)
    for g, c in lenient:
        yield case("other word", g, c)
    for c in extra:
        near = [g for g in wanted if _place(parsed, g) == _place(parsed, c)]
        cause = "another event" if near else "not an event"
        yield case("false alarm: " + ("duplicate" if any(g["type"] == c["type"] for g in near) else cause), None, c)
    for g, c in strict + lenient:
        for cause, note in _party_errors(g, c):
            yield case(cause, g, c, note)
        if g.get("status", "actual") != c.get("status", "actual"):
            yield case("status", g, c, f"{g.get('status', 'actual')} in gold, coded as {c.get('status', 'actual')}")


def _others(mentions: Iterable[Record], done: Iterable[Record]) -> list[Record]:
    seen = {id(m) for m in done}
    return [m for m in mentions if id(m) not in seen]


def _sentence(parsed: ParsedReport, mention: Record) -> tuple[Sentence | None, int, int]:
    """The sentence of a mention, with its bounds; of none where gold's trigger lies between sentences."""
    start, end = mention["trigger"]["start"], mention["trigger"]["end"]
    sentence = parsed.sentence_at(start)
    if sentence is None:
        return None, start, end
    return sentence, sentence.start, sentence.end


def _place(parsed: ParsedReport, mention: Record) -> int:
    return _sentence(parsed, mention)[1]


def _score_on(parsed: ParsedReport, gold: Record) -> tuple[float, float]:
    """The best score of gold's type on the words of gold's trigger, and the best of any type there."""
    sentence = parsed.sentence_at(gold["trigger"]["start"])
    if sentence is None or gold["type"] not in TYPES:
        return 0.0, 0.0
    start, end = gold["trigger"]["start"], gold["trigger"]["end"]
    rows = [scores_on(sentence, t.i) for t in sentence.tokens if t.start < end and start < t.end]
    return max((r[gold["type"]] for r in rows), default=0.0), max((max(r.values()) for r in rows), default=0.0)


def _cause_of_miss(score: float, best: float) -> str:
    if score < NO_SCORE:
        return "missed: no score"
    if score < THRESHOLD:
        return "missed: below the threshold"
    return "missed: joined to another mention" if score >= best else "missed: another type scored more"


def scores_on(sentence: Sentence, i: int) -> dict[str, float]:
    """What each type scores on a word: the encoder's share and the lexicon's, as find adds them."""
    senses = senses_of(sentence, i, load_lexicon())
    lexicon = {kind: senses[kind].weight if kind in senses else 0.0 for kind in TYPES}
    if sentence.scores is None:
        return lexicon
    row = sentence.scores.trigger[i]
    return {kind: MODEL_SHARE * float(row[k]) + LEXICON_SHARE * lexicon[kind] for k, kind in enumerate(TYPES)}


def _party_errors(gold: Record, coded: Record) -> Iterator[tuple[str, str]]:
    missing, extra = [], []
    for side in ("actors", "recipients"):
        wanted, found = parties(gold, side), parties(coded, side)
        pairs = matched(wanted, found, one_party)
        missing += [(side, p) for p in _others(wanted, (g for g, _ in pairs))]
        extra += [(side, p) for p in _others(found, (c for _, c in pairs))]
    turned = matched(missing, extra, lambda g, c: g[0] != c[0] and one_party(g[1], c[1]))
    for (side, party), (other, _) in turned:
        yield "parties: other side", f"{party['text']}: {side[:-1]} in gold, coded as {other[:-1]}"
    for side, party in (m for m in missing if not any(m is g for g, _ in turned)):
        yield "parties: missing", f"{side[:-1]} {party['text']}"
    for side, party in (m for m in extra if not any(m is c for _, c in turned)):
        yield "parties: too many", f"{side[:-1]} {party['text']}"


def parties(mention: Record, side: str) -> list[Record]:
    """The actors or recipients of a mention."""
    return [p for p in mention.get(side) or [] if p]
