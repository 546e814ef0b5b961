"""Modes of a mention: how the deed was done, from the trigger's sense, the words around it and the encoder."""

from __future__ import annotations

from dateline.find.frames import clause, has_words, marker, needs_hold, subjects
from dateline.find.lexicon import Lexicon, ModeCue, TriggerSense
from dateline.model.sentence import Sentence
from dateline.parse.labels import MODES

MODEL_SURE = 0.5  # a mode that the encoder gives at least this
MODEL_BARRED = 0.05  # a mode of the lexicon that the encoder thinks this unlikely is not taken from a cue far away


def choose_modes(
    sentence: Sentence, head: int, type_code: str, sense: TriggerSense | None, lexicon: Lexicon
) -> tuple[tuple[str, ...], str]:
    """The modes of a trigger, best first, and the rule that gave them."""
    model = _model_modes(sentence, head, type_code)
    if model:
        return model, "encoder"
    if sense is not None and sense.modes:
        return sense.modes, f"trigger lexicon: {sense.lemma}"
    if type_code == "CONCEDE" and (pledged := _pledged(sentence, head, lexicon)):
        return pledged, "what is pledged"
    near = [cue.mode for cue in lexicon.cues(type_code) if cue.place != "anywhere" and _shows(sentence, head, cue)]
    if near:
        return (near[0],), "mode cue"
    return (), ""


def _pledged(sentence: Sentence, head: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The modes of the deed that a pledge is for: "agreed to lay down their arms" (rule 3)."""
    for deed in (sentence.tokens[head], *sentence.dependents(head, "xcomp", "ccomp", "acl")):
        for sense in lexicon.by_head.get(deed.lemma, ()):
            told = has_words(sentence, deed.i, sense) and needs_hold(sentence, deed.i, sense, lexicon)
            if sense.type == "RETREAT" and sense.pos == "VERB" and sense.modes and told:
                return sense.modes
    return ()


def _model_modes(sentence: Sentence, head: int, type_code: str) -> tuple[str, ...]:
    if sentence.scores is None:
        return ()
    row = sentence.scores.mode[head]
    found = [
        (float(row[k]), mode) for k, (kind, mode) in enumerate(MODES) if kind == type_code and row[k] >= MODEL_SURE
    ]
    return tuple(mode for _, mode in sorted(found, reverse=True))


def _shows(sentence: Sentence, head: int, cue: ModeCue) -> bool:
    token = sentence.tokens[head]
    if cue.place == "self":
        return token.lemma in cue.words
    if cue.place == "mod":
        words = sentence.dependents(head, "compound", "amod", "nmod:desc")
    elif cue.place == "subj":
        words = [sentence.tokens[s] for s in subjects(sentence, head)]
    elif cue.place == "obj":
        words = sentence.dependents(head, "obj", "nsubj:pass")
    elif cue.place == "anywhere":
        words = clause(sentence, head)
    else:
        words = [t for t in sentence.dependents(head, "obl", "nmod") if marker(sentence, t.i) == cue.place]
    return any(t.lemma in cue.words or t.text.lower() in cue.words for t in words)
