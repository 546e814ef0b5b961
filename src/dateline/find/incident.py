"""One deed told by two words of a sentence is one mention (codebook, rule 12): an attack and its toll, a verb and its noun.

The word that best names the deed stays ("shelled", else "attack", else "killed"); a word of the toll that hangs on it, or that
it hangs on, goes, and leaves its victims to the deed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.find.lexicon import Lexicon
from dateline.find.phrases import party_span
from dateline.model.mention import Mention, Party, Reason
from dateline.model.sentence import Sentence

_BELOW = ("advcl", "acl", "parataxis", "conj", "xcomp")  # "shelled the town, killing ten"
_ABOVE = ("nsubj", "obl", "nmod")  # "an attack killed ten", "ten died in an attack"


def join_tolls(sentence: Sentence, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions of one sentence, each toll joined to its deed."""
    tolls = lexicon.word_sets["toll"]
    kept = list(mentions)
    deeds = [m for m in mentions if m.type == "ASSAULT" and sentence.tokens[m.head].lemma not in tolls]
    for toll in mentions:
        if toll.type != "ASSAULT" or toll in deeds:
            continue
        for at, deed in enumerate(kept):
            if any(deed.id == d.id for d in deeds) and (
                _tied(sentence, deed.head, toll.head) or (len(deeds) == 1 and _no_other_doer(deed, toll))
            ):
                kept[at] = _with_victims(deed, toll)
                kept = [m for m in kept if m.id != toll.id]
                break
    return kept


def join_light_verbs(sentence: Sentence, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions of one sentence; "launched" goes where "launched an attack" has the attack as a mention of the same type."""
    kept = list(mentions)
    for light in mentions:
        if sentence.tokens[light.head].lemma not in lexicon.word_sets["light"]:
            continue
        carried = [t.i for t in sentence.dependents(light.head, "obj", "nsubj:pass")]
        for at, deed in enumerate(kept):
            if deed.type == light.type and deed.head in carried:
                kept[at] = _with_victims(deed, light)
                kept = [m for m in kept if m.id != light.id]
                break
    return kept


def join_claims(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """Who claims responsibility for an attack did it, by their own account (rule 27); the claim is no second mention."""
    kept = list(mentions)
    for word in sentence.tokens:
        if (
            word.lemma not in ("responsibility", "credit")
            or word.relation not in ("obj", "nsubj:pass")
            or word.head < 0
        ):
            continue
        verb = sentence.tokens[word.head]
        if verb.lemma != "claim":
            continue
        for_what = [t.i for t in (*sentence.dependents(word.i, "nmod"), *sentence.dependents(verb.i, "obl"))]
        deeds = [m for m in kept if m.type == "ASSAULT" and m.head in for_what]
        others = [m for m in kept if m.type == "ASSAULT" and m.head not in (verb.i, word.i)]
        if (
            not deeds and not for_what and len(others) == 1
        ):  # "the bomb killed ten, and the group claimed responsibility"
            deeds = others
        claimers = tuple(Party(party_span(sentence, t.i)) for t in sentence.dependents(verb.i, "nsubj"))
        kept = [m for m in kept if m.type != "ASSAULT" or m.head not in (verb.i, word.i) or not deeds]
        for deed in deeds:
            if not deed.actors and claimers:
                reason = Reason("actors", "who claims responsibility (rule 27)", (sentence.span(word.i, word.i),))
                kept[kept.index(deed)] = replace(deed, actors=claimers, reasons=(*deed.reasons, reason))
    return kept


def without_doubles(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those whose word only describes another's of the same type: "peace talks", "civil war"."""
    kept: dict[tuple[str, int], Mention] = {}
    for mention in mentions:
        kept.setdefault((mention.type, mention.head), mention)
    described = {
        key
        for key in kept
        if sentence.tokens[key[1]].relation in ("compound", "amod", "flat")
        and (key[0], sentence.tokens[key[1]].head) in kept
    }
    return [mention for key, mention in kept.items() if key not in described]


def _tied(sentence: Sentence, deed: int, toll: int) -> bool:
    """Whether the toll hangs on the deed or on a noun of its clause, or the deed is part of the toll's clause."""
    token = sentence.tokens[toll]
    if token.relation in _BELOW and token.head >= 0:
        above = sentence.tokens[token.head]
        if above.i == deed or (above.head == deed and above.relation in ("obj", "obl", "nsubj", "nmod", "conj")):
            return True
    named = sentence.tokens[deed]
    while named.relation == "nmod" and named.head >= 0:  # "a series of strikes killed ten"
        named = sentence.tokens[named.head]
    if named.relation in _ABOVE and named.head >= 0:
        return named.head == toll or sentence.tokens[named.head].head == toll
    return False


def _no_other_doer(deed: Mention, toll: Mention) -> bool:
    """Whether nobody else is told to have killed than did the only deed of the sentence."""
    return all(_shares(actor, (*deed.actors, *deed.recipients)) for actor in toll.actors)


def _with_victims(deed: Mention, toll: Mention) -> Mention:
    victims = tuple(p for p in toll.recipients if not _shares(p, (*deed.recipients, *deed.actors)))
    actors = deed.actors or tuple(p for p in toll.actors if not _shares(p, deed.recipients))
    reason = Reason("trigger", "one deed told by two words (rule 12)", (toll.trigger,))
    modes = deed.modes or toll.modes
    return replace(
        deed, actors=actors, recipients=(*deed.recipients, *victims), modes=modes, reasons=(*deed.reasons, reason)
    )


def _shares(party: Party, others: Sequence[Party]) -> bool:
    return any(party.span.overlaps(o.span) for o in others)
