"""Which words of a sentence tell of which deeds: the encoder's scores and the lexicon's senses, put together."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.find.frames import has_words, marker, needs_hold, pos_fits
from dateline.find.lexicon import Lexicon, TriggerSense
from dateline.model.sentence import Sentence, Token
from dateline.parse.labels import TYPES

# Shares and threshold: the best of a grid of 100 on gold/dev; neighbours are within a point (docs/decisions/0003).
MODEL_SHARE, LEXICON_SHARE = 0.6, 0.4
THRESHOLD = 0.4
LEXICON_ALONE = 0.9  # without an encoder's scores a sense this likely is a trigger


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of a deed. `lost` are the readings that scored less."""

    head: int
    type: str
    confidence: float
    sense: TriggerSense | None
    rule: str
    lost: tuple[str, ...] = ()


def senses_of(sentence: Sentence, i: int, lexicon: Lexicon) -> dict[str, TriggerSense]:
    """For each type the likeliest sense of token `i` whose words and needs hold."""
    token = sentence.tokens[i]
    found = [
        sense
        for lemma in dict.fromkeys((token.lemma, token.text.lower()))
        for sense in lexicon.by_head.get(lemma, ())
        if pos_fits(token, sense.pos) and has_words(sentence, i, sense) and needs_hold(sentence, i, sense, lexicon)
    ]
    longest = max((len(sense.words) for sense in found), default=0)
    best: dict[str, TriggerSense] = {}
    for sense in found:
        if len(sense.words) == longest and (sense.type not in best or best[sense.type].weight < sense.weight):
            best[sense.type] = sense
    return best


def find_triggers(sentence: Sentence, lexicon: Lexicon) -> list[Trigger]:
    """The triggers of a sentence, in order."""
    found = []
    for token in sentence.tokens:
        if not any(c.isalpha() for c in token.text) or _only_describes(sentence, token, lexicon):
            continue
        senses = senses_of(sentence, token.i, lexicon)
        if sentence.scores is None:
            scored = {kind: sense.weight for kind, sense in senses.items()}
            threshold = LEXICON_ALONE
        else:
            row = sentence.scores.trigger[token.i]
            scored = {
                kind: MODEL_SHARE * float(row[k]) + LEXICON_SHARE * (senses[kind].weight if kind in senses else 0.0)
                for k, kind in enumerate(TYPES)
            }
            threshold = THRESHOLD
        if not scored:
            continue
        if "AID" in scored and _sends_peacekeepers(sentence, token.i):  # rule 5: with the host's consent they are aid
            scored["AID"] += scored.pop("MOBILIZE", 0.0)
        ranked = sorted(scored.items(), key=lambda item: (-item[1], item[0]))
        kind, score = ranked[0]
        if sentence.scores is not None:  # that there is a deed is surer than which: all types vouch for it together
            some = 1.0 - float(sentence.scores.trigger[token.i, -1])
            score += MODEL_SHARE * 0.5 * (some - float(sentence.scores.trigger[token.i, :-1].max()))
        if score < threshold:
            continue
        sense = senses.get(kind)
        rule = "encoder" if sense is None else f"encoder and trigger lexicon: {sense.lemma} ({sense.pos})"
        if sentence.scores is None and sense is not None:
            rule = f"trigger lexicon: {sense.lemma} ({sense.pos})"
        lost = tuple(f"{k} {s:.2f}" for k, s in ranked[1:4] if s >= 0.05)
        found.append(Trigger(token.i, kind, min(1.0, score), sense, rule, lost))
    return found


def _only_describes(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Whether the word is a participle that describes: "captured fighters", "anyone accused of a crime" (rule 14)."""
    if token.xpos != "VBN" or token.head < 0:
        return False
    if token.relation == "amod":
        return True
    noun = sentence.tokens[token.head]
    return (
        token.relation == "acl"
        and token.lemma in lexicon.word_sets["accused"]
        and noun.lemma.lower() in lexicon.word_sets["anybody"]
        and not any(t.deprel == "nummod" for t in sentence.dependents(noun.i))
        and not any(marker(sentence, t.i) == "by" for t in sentence.dependents(token.i, "obl"))
    )


def _sends_peacekeepers(sentence: Sentence, i: int) -> bool:
    return any(t.lemma in ("peacekeeper", "blue helmet") for t in sentence.dependents(i, "obj", "nsubj:pass", "nmod"))
