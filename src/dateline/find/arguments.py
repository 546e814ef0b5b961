"""Actors and recipients of a trigger: the encoder's role scores and the lexicon's frame over the tree, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.find.classes import is_party
from dateline.find.frames import is_passive, marker, parties_by_frame
from dateline.find.lexicon import Frame, Lexicon
from dateline.find.phrases import joined, phrase_head
from dateline.find.triggers import Trigger
from dateline.model.sentence import Sentence
from dateline.parse.labels import ROLES

ACTOR, RECIPIENT = ROLES.index("actor"), ROLES.index("recipient")
# Set like the shares in triggers.py: a word needs the encoder, or the frame with some of the encoder's consent.
THRESHOLD, FRAME_BONUS = 0.5, 0.3
JOINED_THRESHOLD = 0.1  # for a phrase coordinated with one that was taken
_ARTICLES = ("the", "a", "an")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET")


@dataclass(frozen=True, slots=True)
class Argument:
    """The head word of a party, its score, and candidates that lost."""

    head: int
    score: float


def find_arguments(
    sentence: Sentence, trigger: Trigger, lexicon: Lexicon
) -> tuple[list[Argument], list[Argument], list[str]]:
    """Heads of the actors, heads of the recipients, and what lost (for explain)."""
    frame = _frame(sentence, trigger)
    by_frame = {
        ACTOR: parties_by_frame(sentence, trigger.head, frame.actor, lexicon) if frame else [],
        RECIPIENT: parties_by_frame(sentence, trigger.head, frame.recipient, lexicon) if frame else [],
    }
    actors, lost_a = _choose(sentence, trigger.head, ACTOR, by_frame[ACTOR])
    recipients, lost_r = _choose(sentence, trigger.head, RECIPIENT, by_frame[RECIPIENT])
    taken = {a.head: a.score for a in actors}
    doubled = {r.head for r in recipients if r.head in taken}
    if doubled:  # one phrase has one part in a deed: the likelier
        recipients = [r for r in recipients if r.head not in doubled or r.score > taken[r.head]]
        kept = {r.head for r in recipients}
        actors = [a for a in actors if a.head not in kept]
    return actors, recipients, lost_a + lost_r


def _frame(sentence: Sentence, trigger: Trigger) -> Frame | None:
    if trigger.sense is None:
        return None
    if trigger.sense.pos == "VERB" and is_passive(sentence, trigger.head):
        return trigger.sense.frame.passive()
    return trigger.sense.frame


def _choose(sentence: Sentence, trigger: int, role: int, by_frame: Sequence[int]) -> tuple[list[Argument], list[str]]:
    if sentence.scores is None:
        heads = [h for h in by_frame if is_party(sentence, h)]
        return [Argument(j, 1.0) for h in heads for j in joined(sentence, h)], []
    row = sentence.scores.role[trigger, :, role]
    scores: dict[int, float] = {}
    for i, p in enumerate(row):
        if (
            p >= 0.1
            and sentence.tokens[i].upos in _NOMINAL
            and sentence.tokens[i].lemma not in _ARTICLES
            and i != trigger
        ):
            head = phrase_head(sentence, i)
            scores[head] = max(scores.get(head, 0.0), float(p))
    for head in by_frame:
        head = phrase_head(sentence, head)
        if is_party(sentence, head) or scores.get(head, 0.0) >= 0.1:
            scores[head] = scores.get(head, 0.0) + FRAME_BONUS
    chosen = {h: s for h, s in scores.items() if s >= THRESHOLD}
    for head in list(chosen):
        token = sentence.tokens[head]
        members = joined(sentence, token.head if token.relation == "conj" and token.head >= 0 else head)
        shared = sum(m in chosen for m in members) > 1  # a list has one part in a deed
        for other in members:
            score = scores.get(other, float(row[other]))
            if other not in chosen and other != trigger and (shared or score >= JOINED_THRESHOLD):
                chosen[other] = score
    chosen = _without_umbrellas(sentence, chosen)
    names = ("actor", "recipient")
    lost = [f"{names[role]} {sentence.tokens[h].text} {s:.2f}" for h, s in scores.items() if h not in chosen]
    return [Argument(h, s) for h, s in sorted(chosen.items())], lost


def _without_umbrellas(sentence: Sentence, chosen: dict[int, float]) -> dict[int, float]:
    """Of "three states including A, B and C" the members, where they were found too."""
    out = dict(chosen)
    for head in chosen:
        listed = [
            t.i
            for t in sentence.dependents(head, "nmod", "acl", "obl", "appos")
            if marker(sentence, t.i) in ("include", "such", "like") and t.i in chosen
        ]
        if listed and len(listed) + sum(j in chosen for i in listed for j in joined(sentence, i)[1:]) > 1:
            del out[head]
    return out
