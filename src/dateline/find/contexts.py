"""What a mention is about: at most three contexts of a mention, and the words that they were read from.

Words of the sentence, words around it, and the deed with its parties each give points to a context. A word counts the
more the nearer it stands to the trigger; words of the paragraph and the title only add, never make a context alone.
Word lists, deeds and parties are in `data/lang/<language>/contexts.toml`. What somebody calls somebody else decides
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from dateline.find.frames import clause
from dateline.model.mention import Mention, Party, Reason
from dateline.model.sentence import ParsedReport, Sentence, Token
from dateline.model.span import Span
from dateline.tables import by_folder, rows, toml_table

# Set on the table of tests/find/test_contexts.py.
AT_MOST = 3
THRESHOLD = 0.75
WEIGHTS = {"strong": 1.0, "fair": 0.6, "weak": 0.35}
NEAR, CLAUSE, FAR = 1.0, 0.85, 0.6  # under the trigger, in its clause, elsewhere in the sentence
AROUND, AROUND_AT_MOST = 0.3, 0.4  # words of the paragraph and the title, and all of them together
NEAR_SENTENCES = 40  # a paragraph as long as a book is not one scene
NONE = "none"  # the list of phrases that speak for nothing

Evidence = tuple[float, Span]
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word."""


@dataclass(frozen=True, slots=True)
class WordEntry:
    """A word or phrase that speaks for a context."""

    words: tuple[str, ...]
    pos: str
    context: str
    weight: float
    types: frozenset[str]
    not_types: frozenset[str]

    def counts_for(self, type_code: str) -> bool:
        """Whether the entry is asked about a mention of this type."""
        return (not self.types or type_code in self.types) and type_code not in self.not_types


Matches = list[tuple[WordEntry, int, int]]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one report: entries by sentence, and what surrounds a mention by sentence and type."""

    matches: dict[int, Matches] = field(default_factory=dict)
    around: dict[tuple[int, str], dict[str, list[Evidence]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deed:
    """A kind of deed that speaks for a context, or against it."""

    context: str
    weight: float
    types: frozenset[str]
    modes: frozenset[str]
    actor: frozenset[str]
    recipient: frozenset[str]
    words: Phrases
    without: Phrases


@dataclass(frozen=True, slots=True)
class ContextTable:
    """Word lists by first word, deeds, classes of parties in order of precedence, and what gives way to what."""

    entries: Mapping[str, tuple[WordEntry, ...]]
    deeds: tuple[Deed, ...]
    parties: Mapping[str, Phrases]
    gives_way: Mapping[str, frozenset[str]]


def choose_contexts(
    parsed: ParsedReport, mention: Mention, known: Found | None = None
) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """The contexts of a mention, best first, and the reason; both empty where nothing speaks clearly for one.

    `known` keeps what was found in the sentences of this report from one mention to the next.
    """
    table = load_contexts()
    known = known or Found()
    sentence = parsed.sentences[mention.sentence]
    found: dict[str, list[Evidence]] = defaultdict(list)
    nearness = _nearness(sentence, mention)
    for entry, first, last in _found(sentence, table, known):
        if entry.counts_for(mention.type):
            weight = entry.weight * max(nearness[i] for i in range(first, last + 1))
            found[entry.context].append((weight, sentence.span(first, last)))
    scene = _scene(sentence, mention, table)
    for deed in table.deeds:
        if _holds(deed, scene):
            found[deed.context].append((deed.weight, mention.trigger))
    around = _around(parsed, sentence, mention.type, table, known)
    scores = {
        context: sum(w for w, _ in _distinct(evidence))
        + min(AROUND_AT_MOST, sum(w for w, _ in around.get(context, ())))
        for context, evidence in found.items()
    }
    ranked = sorted(((s, c) for c, s in scores.items()), key=lambda item: (-item[0], item[1]))
    sure = [c for s, c in ranked if s >= THRESHOLD]
    chosen = tuple(c for c in sure if not table.gives_way.get(c, frozenset()).intersection(sure))[:AT_MOST]
    if not chosen:
        return (), ()
    evidence = {span for c in chosen for weight, span in (*found[c], *around.get(c, ())) if weight > 0}
    rule = "words and deed: " + ", ".join(f"{c} {scores[c]:.2f}" for c in chosen)
    lost = tuple(f"{c} {s:.2f}" for s, c in ranked if c not in chosen and s > 0)
    return chosen, (Reason("contexts", rule, tuple(sorted(evidence)), lost),)


# ---- words ---------------------------------------------------------------------------------------------------------


def _found(sentence: Sentence, table: ContextTable, known: Found) -> Matches:
    if sentence.index not in known.matches:
        known.matches[sentence.index] = _matches(sentence, table)
    return known.matches[sentence.index]


def _matches(sentence: Sentence, table: ContextTable) -> Matches:
    """Entries that stand in the sentence with their first and last token; the longest wins."""
    words = _words(sentence.tokens)
    out: Matches = []
    k = 0
    while k < len(words):
        best: list[WordEntry] = []
        for entry in (e for form in words[k].forms for e in table.entries.get(form, ())):
            n = len(entry.words)
            if best and n < len(best[0].words):
                continue
            if _stands_at(entry.words, words, k) and entry.pos in ("", words[k + n - 1].upos):
                best = [entry] if not best or n > len(best[0].words) else [*best, entry]
        n = len(best[0].words) if best else 1
        out += [(entry, words[k].i, words[k + n - 1].i) for entry in best if entry.context != NONE]
        k += n
    return out


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as the lists know it, and the token it is of: "pro-democracy" is one token but two words."""

    forms: tuple[str, ...]
    upos: str
    i: int


def _words(tokens: Iterable[Token]) -> list[_Word]:
    out = []
    for token in tokens:
        parts = token.text.split("-") if "-" in token.text.strip("-") else [token.text]
        for part in parts:
            forms = [part, part.lower()] if len(parts) > 1 else [part, part.lower(), token.lemma.lower()]
            if token.upos == "PROPN" and part.lower().endswith("s"):  # plurals in capitals: titles, first words
                forms.append(part.lower()[:-1])
            if any(c.isalnum() or c == "'" for c in part):
                out.append(_Word(tuple(dict.fromkeys(forms)), token.upos, token.i))
    return out


def _stands_at(entry: tuple[str, ...], words: Sequence[_Word], k: int) -> bool:
    return k + len(entry) <= len(words) and all(w in words[k + j].forms for j, w in enumerate(entry))


def _has_any(phrases: Phrases, words: Sequence[_Word]) -> bool:
    """Whether one of the phrases stands among the words."""
    return any(
        _stands_at(phrase, words, k)
        for k, word in enumerate(words)
        for form in word.forms
        for phrase in phrases.get(form, ())
    )


def _nearness(sentence: Sentence, mention: Mention) -> list[float]:
    """For each token how much a word there counts."""
    weights = [FAR] * len(sentence.tokens)
    for token in clause(sentence, mention.head):
        weights[token.i] = CLAUSE
    parties = [t.i for p in (*mention.actors, *mention.recipients) for t in sentence.tokens_in(p.span)]
    for i in (*sentence.subtree(mention.head), *parties):
        weights[i] = NEAR
    return weights


def _around(
    parsed: ParsedReport, sentence: Sentence, type_code: str, table: ContextTable, known: Found
) -> dict[str, list[Evidence]]:
    """Words of the other sentences of the paragraph that are near, and of the title."""
    if (sentence.index, type_code) in known.around:
        return known.around[sentence.index, type_code]
    found: dict[str, list[Evidence]] = defaultdict(list)
    title = takewhile(lambda s: s.kind == "title" and s.index < sentence.index - NEAR_SENTENCES, parsed.sentences)
    near = parsed.sentences[max(0, sentence.index - NEAR_SENTENCES) : sentence.index + NEAR_SENTENCES + 1]
    for other in (*title, *near):
        if other.index == sentence.index or not (other.kind == "title" or other.paragraph == sentence.paragraph):
            continue
        for entry, first, last in _found(other, table, known):
            if entry.counts_for(type_code):
                found[entry.context].append((entry.weight * AROUND, other.span(first, last)))
    around = known.around[sentence.index, type_code] = {c: _distinct(evidence) for c, evidence in found.items()}
    return around


def _distinct(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The same words count once, with their best weight; deeds are told apart by their weights."""
    best: dict[tuple[str, bool], Evidence] = {}
    against = [e for e in evidence if e[0] < 0]
    for weight, span in evidence:
        key = (span.text.lower(), weight > 0)
        if weight > 0 and (key not in best or best[key][0] < weight):
            best[key] = (weight, span)
    return [*best.values(), *against]


# ---- deeds and parties ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the deeds ask about: who, to whom, and the words of the sentence."""

    type: str
    modes: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    words: tuple[_Word, ...]


def _scene(sentence: Sentence, mention: Mention, table: ContextTable) -> _Scene:
    actors = _classes(sentence, mention.actors, table)
    recipients = (
        _classes(sentence, mention.recipients, table) if mention.recipients else _objects(sentence, mention, table)
    )
    return _Scene(mention.type, frozenset(mention.modes or ("",)), actors, recipients, tuple(_words(sentence.tokens)))


def _holds(deed: Deed, scene: _Scene) -> bool:
    return (
        scene.type in deed.types
        and (not deed.modes or not deed.modes.isdisjoint(scene.modes))
        and (not deed.actor or not deed.actor.isdisjoint(scene.actors))
        and (not deed.recipient or not deed.recipient.isdisjoint(scene.recipients))
        and (not deed.words or _has_any(deed.words, scene.words))
        and not _has_any(deed.without, scene.words)
    )


def _classes(sentence: Sentence, parties: Sequence[Party], table: ContextTable) -> frozenset[str]:
    """The class of each party; of none `nobody`."""
    if not parties:
        return frozenset(["nobody"])
    return frozenset(_class(sentence, sentence.tokens_in(p.span), table) for p in parties)


def _class(sentence: Sentence, tokens: Sequence[Token], table: ContextTable) -> str:
    words = _words(tokens)
    for name, phrases in table.parties.items():
        if _has_any(phrases, words):
            return name
    names = [sentence.name_at(t.i) for t in tokens]
    return "place" if any(n is not None and n.label == "LOC" for n in names) else ""


def _objects(sentence: Sentence, mention: Mention, table: ContextTable) -> frozenset[str]:
    """Classes of the nouns under the trigger that are no actor: whom it was done to, where find could not say so."""
    actors = {t.i for p in mention.actors for t in sentence.tokens_in(p.span)}
    under = [sentence.tokens[i] for i in sentence.subtree(mention.head, without=("ccomp", "advcl")) if i not in actors]
    nouns = [t for t in under if t.upos in ("NOUN", "PROPN") and t.i != mention.head]
    return frozenset(_class(sentence, [t], table) for t in nouns)


# ---- the table -----------------------------------------------------------------------------------------------------


@by_folder
def load_contexts(language: str = "en") -> ContextTable:
    """Read the table of a language, once per process."""
    table = toml_table(f"lang/{language}/contexts.toml")
    entries: dict[str, list[WordEntry]] = defaultdict(list)
    for name, row in table["words"].items():
        for strength, weight in WEIGHTS.items():
            for text in row.get(strength, ()):
                phrase, _, pos = text.partition("/")
                entry = WordEntry(
                    _phrase(phrase),
                    pos,
                    row.get("context", name),
                    weight,
                    frozenset(row.get("types", ())),
                    frozenset(row.get("not_types", ())),
                )
                entries[entry.words[0]].append(entry)
    groups = (row for row in rows("armed_groups.csv") if "MIL" not in row["sectors"])
    armed = [name for row in groups for name in (row["name"], *row["names"].split(";")) if name.strip()]
    table["parties"]["armed"] += armed
    parties = {name: _phrases(words) for name, words in table["parties"].items()}
    return ContextTable(
        {word: tuple(found) for word, found in entries.items()},
        tuple(map(_deed, table["deeds"])),
        parties,
        {context: frozenset(others) for context, others in table["gives_way"].items()},
    )


def _deed(row: Mapping[str, Any]) -> Deed:
    def listed(key: str) -> frozenset[str]:
        value = row.get(key, ())
        return frozenset([value] if isinstance(value, str) else value)

    words, without = (_phrases(row.get(key, ())) for key in ("words", "without"))
    return Deed(
        row["context"],
        row["weight"],
        listed("types"),
        listed("modes"),
        listed("actor"),
        listed("recipient"),
        words,
        without,
    )


def _phrases(texts: Iterable[str]) -> Phrases:
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in map(_phrase, texts):
        by_first[phrase[0]].append(phrase)
    return {first: tuple(found) for first, found in by_first.items()}


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(text.replace("-", " ").replace("'s", " 's").replace("s' ", "s ' ").split())


__all__ = ["choose_contexts", "load_contexts"]
