"""What a report says about its parties: coded noun phrases, introductions of people, acronyms, countries spoken of.

Takes a parsed report; gives a `Discourse` to ask "who is Khan here?" or "which country is it about here?".
It needs words, tags and the tree, no name labels.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.identify.chunks import chunk_bounds
from dateline.identify.coding import Coding
from dateline.identify.lexicon import load_lexicon
from dateline.identify.names import PARTICLES, descriptions, left_of, person_name
from dateline.identify.phrase import read_phrase
from dateline.identify.shared import Run, shared
from dateline.identify.tables import Tenure
from dateline.identify.words import Word, fold, words
from dateline.model.ontology import load_ontology
from dateline.model.sentence import ParsedReport, Sentence
from dateline.model.span import Span

_NOT_BEFORE_PEOPLE = frozenset({"the", "in", "at", "on", "near", "into"})
_SMALL = r"of|for|the|and|de|in|on|to|al-\w+"
_ACRONYM = re.compile(
    rf"((?:[A-Z][\w'’-]*|\b(?:{_SMALL})\b)(?:[ \n](?:[A-Z][\w'’-]*|{_SMALL})){{1,9}}) "
    r"\((?:the |or )?([A-Z][A-Za-z-]{1,9})\)"
)
_STATE_WEIGHT = {"name": 1.0, "adjective": 1.0, "people": 1.0, "capital": 0.8, "place": 0.8, "surname": 0.4}
# Weights of context countries, tuned by hand on the training reports: the same sentence speaks loudest, then the title.
_SAME, _BESIDE, _TITLE, _ELSEWHERE = 3.0, 1.5, 2.5, 0.4
_ENOUGH = 200
"""Introductions of one surname that are kept, so that a text that repeats one without end takes no longer for it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One noun phrase: where it stands, what it is coded as, and whether it is a person, plural, a subject."""

    start: int
    end: int
    sentence: int
    text: str
    coding: Coding
    person: bool
    plural: bool
    subject: bool


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the report says that a named person is. `titled`: "Prime Minister X", else "X, a farmer"."""

    start: int
    full: tuple[str, ...]
    coding: Coding
    phrase: str
    titled: bool


@dataclass
class Discourse:
    """Everything that the report has told about parties, searchable by place in the text."""

    parsed: ParsedReport
    day: date | None
    totals: Mapping[str, float] = field(default_factory=dict)
    chunks: list[Chunk] = field(default_factory=list)
    people: dict[str, list[Introduction]] = field(default_factory=dict)
    full_names: dict[str, list[tuple[int, tuple[str, ...]]]] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    acronyms: dict[str, Coding] = field(default_factory=dict)
    publisher: Coding = field(default_factory=Coding)
    countries: dict[int, list[tuple[int, str, float]]] = field(default_factory=dict)
    """Signs of states by sentence: offset, code, weight."""
    spoken: dict[str, float] = field(default_factory=dict)
    """What each state's signs weigh where none is near."""
    alike: dict[str, dict[str, list[Chunk]]] = field(default_factory=dict)
    """Chunks that tell a country, by head and by last word, and by country."""
    _sentences: list[int] = field(default_factory=list)

    def country_at(self, offset: int, first: str | None = None) -> str | None:
        """The state that the report speaks of at this place; `first` (of the event's place) goes before others."""
        if first:
            return first
        scores = self.scores_at(offset)
        return max(sorted(scores), key=lambda code: scores[code], default=None)

    def scores_at(self, offset: int) -> dict[str, float]:
        """How strongly each state is spoken of around this place."""
        here = self.parsed.sentence_at(offset)
        index = here.index if here else -9
        scores = dict(self.spoken)
        for sentence in (index - 1, index, index + 1):
            for start, code, weight in self.countries.get(sentence, ()):
                factor = _BESIDE if sentence != index else _SAME + (0.5 if start < offset else 0.0)
                scores[code] += weight * (factor - self._factor(sentence))
        return scores

    def _factor(self, sentence: int) -> float:
        """How loudly a sentence speaks to those that are not near it."""
        return _TITLE if self.parsed.sentences[sentence].kind == "title" else _ELSEWHERE

    def hear(self, signs: Iterable[tuple[int, int, str, float]]) -> None:
        """Take in the signs of states: offset, sentence, code, weight."""
        totals: dict[str, float] = defaultdict(float)
        spoken: dict[str, float] = defaultdict(float)
        for start, sentence, code, weight in signs:
            self.countries.setdefault(sentence, []).append((start, code, weight))
            totals[code] += weight
            spoken[code] += weight * self._factor(sentence)
        self.totals, self.spoken = dict(totals), dict(spoken)

    def add(self, chunk: Chunk) -> None:
        """Take in the next chunk of the text."""
        self.chunks.append(chunk)
        self._sentences.append(chunk.sentence)
        if chunk.coding.country:
            for key in {chunk.coding.head or "", last_word(chunk.text)}:
                self.alike.setdefault(key, {}).setdefault(chunk.coding.country, []).append(chunk)

    def chunks_in(self, first: int, last: int) -> list[Chunk]:
        """The chunks of the sentences from `first` to `last`."""
        return self.chunks[bisect_left(self._sentences, first) : bisect_right(self._sentences, last)]

    def full_name(self, name: tuple[str, ...], offset: int) -> tuple[str, ...]:
        """The full name that a surname means: of a person named nearby just before, else of the first so called."""
        if len(name) != 1:
            return name
        known = self.full_names.get(name[0], [])
        here = self.parsed.sentence_at(offset)
        if here is not None:
            before = bisect_right(known, offset, key=lambda pair: pair[0])
            if before and self._is_near(known[before - 1][0], here.index):
                return known[before - 1][1]
        return known[0][1] if known else name

    def _is_near(self, start: int, index: int) -> bool:
        there = self.parsed.sentence_at(start)
        return there is not None and index - 1 <= there.index <= index

    def introduction(self, name: tuple[str, ...], offset: int) -> Introduction | None:
        """The introduction that tells most of a person: a title rather than an apposition, before rather than after."""
        full = self.full_name(name, offset)
        if not full:
            return None
        known = [i for i in self.people.get(full[-1], []) if _one_person(full, i.full)]
        if not known:
            return None

        def worth(introduction: Introduction) -> tuple[bool, bool, bool, bool, int]:
            coding = introduction.coding
            before = introduction.start <= offset
            nearness = introduction.start if before else -introduction.start
            return coding.sure, introduction.titled, bool(coding.country), before, nearness

        return max(known, key=worth)


def _one_person(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: a surname alone, or a given name in common."""
    return len(full) == 1 or len(other) == 1 or bool(set(full[:-1]) & set(other[:-1]))


def read_discourse(parsed: ParsedReport, spans: Iterable[Span] = ()) -> Discourse:
    """Read the whole report once; `spans` are party phrases, which may hold titles that the tree misses."""
    discourse = Discourse(parsed, parsed.report.published)
    discourse.hear(_countries(parsed))
    totals = discourse.totals
    if parsed.report.publisher:
        discourse.publisher = read_phrase(parsed.report.publisher, context=totals)
    discourse.acronyms = dict(_acronyms(parsed.text, discourse))
    for sentence in parsed.sentences:
        _name_runs(sentence, discourse)
    for span in sorted(spans):
        name = person_name(span.text)
        coding = read_phrase(span.text, day=discourse.day, context=totals)
        if name and coding.head:
            _introduce(discourse, span.start, name, coding, span.text, titled=True)
    for sentence in parsed.sentences:
        for first, last in chunk_bounds(sentence):
            discourse.add(_chunk(sentence, first, last, discourse))
    return discourse


def _chunk(sentence: Sentence, first: int, last: int, discourse: Discourse) -> Chunk:
    span = sentence.span(first, last)
    coding = read_phrase(span.text, day=discourse.day, context=discourse.totals)
    head = next(
        (t for t in sentence.tokens[first : last + 1] if t.head < first or t.head > last), sentence.tokens[last]
    )
    name = person_name(span.text)
    bodies = load_lexicon().roles.bodies
    if head.upos == "NOUN" and coding.head is None and not name and not _ends_in_name(span.text):
        coding = Coding()  # "a Turkish statement" is no party
    subject = any(t.relation == "nsubj" for t in sentence.tokens[first : last + 1])
    named_person = bool(name) and (
        name[-1] in discourse.people
        or (name[-1] in discourse.full_names and (len(name) == 1 or name[-1] in discourse.alone or subject))
    )
    label = next((n.label for n in sentence.names if n.first <= head.i <= n.last), None)
    if label in ("ORG", "LOC") and coding.head is None:
        named_person = False
    role_person = coding.head is not None and coding.head not in bodies and head.xpos in ("NN", "NNP")
    leader = coding.sure and coding.head is None and bool(name) and coding.sectors[:1] != ("REB",)
    return Chunk(
        span.start,
        span.end,
        sentence.index,
        span.text,
        coding,
        person=(named_person and coding.head not in bodies) or role_person or leader,
        plural=head.xpos in ("NNS", "NNPS"),
        subject=subject,
    )


def _remember(discourse: Discourse, start: int, name: tuple[str, ...]) -> None:
    """Keep a full name under its surname and its given name, in the order of the text."""
    for key in {name[-1], name[0]}:
        known = discourse.full_names.setdefault(key, [])
        place = bisect_left(known, (start, name))
        if known[place : place + 1] != [(start, name)]:
            known.insert(place, (start, name))


def last_word(text: str) -> str:
    """The folded last word of a phrase."""
    found = text.split()
    return fold(found[-1]) if found else ""


def _ends_in_name(text: str) -> bool:
    """Whether the last word belongs to a name or a word for a party."""
    found = words(text)
    return any(match.last == len(found) - 1 for match in load_lexicon().scan(found))


def _introduce(
    discourse: Discourse, start: int, name: tuple[str, ...], coding: Coding, phrase: str, *, titled: bool
) -> None:
    if coding.head in load_lexicon().roles.kin:
        coding, titled = replace(coding, sure=False), False
    known = discourse.people.setdefault(name[-1], [])
    if len(known) < _ENOUGH:
        known.append(Introduction(start, name, coding, phrase, titled))
    if len(name) > 1:
        _remember(discourse, start, name)


def _name_runs(sentence: Sentence, discourse: Discourse) -> None:
    """Names of people in one sentence and what stands beside them: titles, appositions, "is" clauses, party marks."""
    tokens = sentence.tokens
    runs: list[Run] = []
    i = 0
    while i < len(tokens):
        if tokens[i].upos != "PROPN" and not (
            i > 0 and tokens[i].text[:1].isupper() and tokens[i].upos in ("NOUN", "ADJ", "X")
        ):
            i += 1
            continue
        j = i
        while j + 1 < len(tokens) and (
            tokens[j + 1].upos == "PROPN" or tokens[j + 1].text in "-'’" or tokens[j + 1].text.lower() in PARTICLES
        ):
            j += 1
        while j > i and not tokens[j].text[:1].isupper():
            j -= 1
        name = person_name(sentence.span(i, j).text)
        if name:
            start = tokens[i].start
            before = tokens[i - 1].text.lower() if i else ""
            if len(name) > 1 and before not in _NOT_BEFORE_PEOPLE:
                _remember(discourse, start, name)
            if len(name) == 1:
                discourse.alone.add(name[0])
            left = left_of(tokens, i)
            phrase = sentence.span(left, j).text
            coding = read_phrase(phrase, day=discourse.day, context=discourse.totals)
            is_titled = coding.head is not None and person_name(phrase) == name
            runs.append(Run(i, j, left, coding if is_titled else None))
            if is_titled:
                _introduce(discourse, start, name, coding, phrase, titled=True)
            if re.match(r" \((?:R|D|I)[-–][A-Z]", discourse.parsed.text[tokens[j].end : tokens[j].end + 5]):
                _introduce(discourse, start, name, Coding("USA", ("LEG", "PTY"), sure=True), phrase, titled=True)
            for first, last in descriptions(tokens, i, j):
                span = sentence.span(first, last)
                coding = read_phrase(span.text, day=discourse.day, context=discourse.totals)
                about_person = coding.head is not None and coding.head not in load_lexicon().roles.bodies
                if about_person and coding.sectors and not person_name(span.text):
                    _introduce(discourse, start, name, coding, span.text, titled=False)
        i = j + 1
    if len(runs) > 1 or any(run.coding is None for run in runs):
        _share(sentence, runs, discourse)


def _share(sentence: Sentence, runs: Sequence[Run], discourse: Discourse) -> None:
    """Introduce people by what is said of those they stand with, or by a noun that they are the names for."""

    def says(noun: int) -> Coding | None:
        """What the noun phrase that this token heads says that somebody is."""
        tokens = sentence.tokens
        for first, last in chunk_bounds(sentence):
            if not first <= noun <= last or first <= tokens[noun].head <= last:
                continue
            phrase = sentence.span(first, last).text
            if person_name(phrase):
                return None
            coding = read_phrase(phrase, day=discourse.day, context=discourse.totals)
            is_office = coding.head and coding.sectors and coding.head not in load_lexicon().roles.bodies
            return coding if is_office else None
        return None

    for run, coding in shared(sentence, runs, says):
        span = sentence.span(run.first, run.last)
        _introduce(
            discourse, span.start, person_name(span.text), replace(coding, name=None), span.text,
            titled=run.coding is not None,
        )  # fmt: skip


def _countries(parsed: ParsedReport) -> Iterator[tuple[int, int, str, float]]:
    """Every sign of a state in the text: (offset, sentence, code, weight)."""
    lexicon = load_lexicon()
    international = load_ontology().international
    for sentence in parsed.sentences:
        found: list[Word] = words(sentence.text)
        for match in lexicon.scan(found):
            if not match.entries:
                continue
            entry = match.entry
            if entry.kind == "leader":
                entry = next((e for e in match.entries if _holds(e.tenures, parsed.report.published)), entry)
            code = entry.country
            if code is None or (code in international and code != "XKX"):
                continue
            weight = _STATE_WEIGHT.get(entry.form, 1.0) if entry.kind == "country" else 0.7
            if entry.form == "surname":
                weight = 0.3
            elif entry.form == "place":
                weight = 0.8
            yield sentence.start + found[match.first].start, sentence.index, code, weight


def _holds(tenures: Sequence[Tenure], day: date | None) -> bool:
    return day is not None and any(tenure.held_on(day) for tenure in tenures)


def _acronyms(text: str, discourse: Discourse) -> Iterator[tuple[str, Coding]]:
    """Acronyms introduced in brackets after the long name."""
    for match in _ACRONYM.finditer(text):
        long, short = match.groups()
        parts = re.split(r"[ \n-]", long)
        initials = "".join(w[0] for w in parts if w[:1].isupper()).lower()
        letters = [c for c in short.lower() if c.isalpha()]
        if not letters or letters[0] not in initials or initials.count(letters[0]) == 0:
            continue
        # begin the long name at the word that the acronym begins with
        for k, part in enumerate(parts):
            tail = "".join(w[0] for w in parts[k:] if w[:1].isupper()).lower()
            if part[:1].isupper() and part[0].lower() == letters[0] and abs(len(tail) - len(letters)) <= 1:
                long = " ".join(parts[k:])
                break
        coding = read_phrase(long, day=discourse.day, context=discourse.totals)
        if coding.sectors or coding.country:
            yield (
                fold(short),
                coding
                if coding.name
                else Coding(
                    coding.country,
                    coding.sectors,
                    coding.ethnicity,
                    long,
                    coding.head,
                    coding.sure,
                    False,
                    coding.evidence,
                ),
            )
