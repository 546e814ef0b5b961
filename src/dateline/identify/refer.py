"""Whom a pronoun or a definite noun stands for.

Takes a phrase's place and the discourse; gives the noun phrase that it means, or None. Nearness, being a subject,
number and kind of party decide; for "I" and "we" in quoted words it is the speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from dateline.identify.discourse import Chunk, Discourse, last_word
from dateline.identify.lexicon import load_lexicon
from dateline.identify.names import person_name
from dateline.identify.words import fold, keys
from dateline.model.sentence import Sentence

SINGULAR = frozenset({"he", "she", "him", "his", "her", "hers", "himself", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
THING = frozenset({"it", "its", "itself"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
PRONOUNS = SINGULAR | PLURAL | THING | SPEAKER
POSSESSIVE = frozenset({"his", "her", "their", "its", "our", "my"})

_RIVAL = 0.6
"""Share of the weight of the most spoken-of country that an earlier phrase's country must have (0.5 to 0.7 do the same
on the training reports)."""
_BACK = 100
_ONE = 0.6
"""Taken off a state named in the singular as what "they" stands for (0.6 to 1.5 do the same on the training reports)."""
"""Earlier phrases of one country and word that are looked at."""

# heads of definite phrases, and the sectors of what they may stand for
_ANAPHORS: dict[str, frozenset[str]] = {
    "company": frozenset({"BUS", "JRN"}), "firm": frozenset({"BUS"}), "corporation": frozenset({"BUS", "JRN"}),
    "network": frozenset({"JRN"}), "broadcaster": frozenset({"JRN"}), "newspaper": frozenset({"JRN"}),
    "rebel": frozenset({"REB"}), "insurgent": frozenset({"REB"}), "militant": frozenset({"REB"}),
    "fighter": frozenset({"REB", "PRM"}), "enemy": frozenset({"REB"}), "enemy fighter": frozenset({"REB"}),
    "enemy force": frozenset({"REB"}), "terrorist": frozenset({"REB"}), "terrorist group": frozenset({"REB"}),
    "terrorist organization": frozenset({"REB"}), "terrorist organisation": frozenset({"REB"}),
    "militant group": frozenset({"REB"}), "armed group": frozenset({"REB", "PRM"}), "rebel group": frozenset({"REB"}),
    "separatist": frozenset({"REB"}), "militia": frozenset({"PRM", "REB"}), "guerrilla": frozenset({"REB"}),
    "group": frozenset({"REB", "SOC", "PRM", "PTY", "OPP", "IGO"}), "organisation": frozenset({"REB", "SOC", "GOV"}),
    "organization": frozenset({"REB", "SOC", "GOV"}), "movement": frozenset({"REB", "SOC", "PTY", "OPP"}),
    "party": frozenset({"PTY", "OPP"}), "attacker": frozenset({"CVL", "CRM", "COP", "UAF", "REB"}),
    "assailant": frozenset({"CVL", "CRM", "COP", "UAF"}), "suspect": frozenset({"CRM", "CVL"}),
}  # fmt: skip


def antecedent(word: str, start: int, discourse: Discourse, speaker: Chunk | None) -> Chunk | None:
    """The phrase that a pronoun at `start` stands for."""
    key = fold(word)
    if key in SPEAKER:
        return speaker or _speaker_near(start, discourse)
    if key in SINGULAR:
        roles = load_lexicon().roles
        other = roles.male if key in ("she", "her", "hers", "herself") else roles.female
        return _best(
            start, discourse, lambda c: c.person and not c.plural and _is_party(c) and not other & set(keys(c.text))
        )
    if key in PLURAL:
        return _best(
            start, discourse, lambda c: (c.plural or (_is_body(c) and not c.person)) and _is_party(c), plural=True
        )
    return _best(start, discourse, lambda c: not c.person and not c.plural and _is_party(c) and _is_body(c))


def fuller(head: str, text: str, start: int, discourse: Discourse) -> Chunk | None:
    """An earlier phrase with the same head word that tells the country, or one that a definite noun may stand for."""
    last = last_word(text)
    same = list(_longer(head, last, len(text), start, discourse))
    if same and not last.endswith("s"):
        scores = discourse.scores_at(start)
        here = discourse.parsed.sentence_at(start)
        index = here.index if here else 0

        def weight(chunk: Chunk) -> tuple[float, int]:
            return scores.get(chunk.coding.country or "", 0.0) + (
                1.0 if index - chunk.sentence <= 1 else 0.0
            ), chunk.start

        best = max(same, key=weight)
        international = best.coding.country not in scores
        spoken = max(scores.values(), default=0.0)
        # "the government" of a report on one country is not that of another named once with the same word
        if international or weight(best)[0] >= _RIVAL * spoken:
            return best
    wanted = _ANAPHORS.get(head)
    if not wanted:
        return None
    scores = discourse.scores_at(start)
    spoken = max(scores.values(), default=0.0)

    def fits(chunk: Chunk) -> bool:
        country = chunk.coding.country
        if not country or not set(chunk.coding.sectors) & wanted or chunk.coding.head == head:
            return False
        # rebels of a report on one country are not those of another named once
        return country not in scores or scores[country] >= _RIVAL * spoken

    return _best(start, discourse, fits, reach=8)


def _longer(head: str, last: str, length: int, start: int, discourse: Discourse) -> Iterable[Chunk]:
    """Of each country the latest earlier phrase that has the head or the last word and is longer."""
    for key in dict.fromkeys((head, last)):
        for chunks in discourse.alike.get(key, {}).values():
            before = bisect_left(chunks, start, key=lambda chunk: chunk.start)
            for chunk in reversed(chunks[max(0, before - _BACK) : before]):
                if len(chunk.text) > length:
                    yield chunk
                    break


def _is_party(chunk: Chunk) -> bool:
    return bool(chunk.coding.sectors) or chunk.person


def _is_body(chunk: Chunk) -> bool:
    return chunk.coding.name is not None or chunk.coding.bare or chunk.coding.head is not None


def _best(
    start: int, discourse: Discourse, fits: Callable[[Chunk], bool], *, reach: int = 4, plural: bool = False
) -> Chunk | None:
    here = discourse.parsed.sentence_at(start)
    if here is None:
        return None
    best: tuple[float, int, Chunk] | None = None
    for chunk in discourse.chunks_in(here.index - reach, here.index):
        if chunk.end > start or not fits(chunk):
            continue
        score = -1.0 * (here.index - chunk.sentence) + (1.2 if chunk.subject else 0.0)
        score += 1.0 if plural and chunk.plural else 0.0
        score -= _ONE if plural and chunk.coding.bare and not chunk.plural else 0.0
        score += 0.6 if chunk.coding.name or chunk.person else 0.0
        score += 0.4 if chunk.coding.country else 0.0
        name = person_name(chunk.text)
        score += 0.1 * min(6, len(discourse.people.get(name[-1], ()))) if name else 0.0
        if best is None or (score, chunk.start) > best[:2]:
            best = (score, chunk.start, chunk)
    return best[2] if best else None


def _speaker_near(start: int, discourse: Discourse) -> Chunk | None:
    """The subject of the verb of saying in this sentence or the one before."""
    here = discourse.parsed.sentence_at(start)
    if here is None:
        return None
    for sentence in (here, *_neighbours(discourse, here.index)):
        says = [
            t
            for t in sentence.tokens
            if t.lemma in ("say", "tell", "add", "state", "note", "announce", "write", "declare")
        ]
        for verb in says:
            for subject in sentence.dependents(verb.i, "nsubj"):
                for chunk in discourse.chunks_in(sentence.index, sentence.index):
                    if chunk.start <= subject.start < chunk.end and _is_party(chunk):
                        return chunk
    return None


def _neighbours(discourse: Discourse, index: int) -> Iterable[Sentence]:
    sentences = discourse.parsed.sentences
    return [sentences[i] for i in (index - 1, index + 1, index - 2, index - 3, index - 4) if 0 <= i < len(sentences)]
