"""What a report says about its parties, in order: noun phrases with their codes, introductions of people, acronyms, countries.

Takes a parsed report; gives a `Discourse` that later steps ask ("who is Khan here?", "which country is spoken of at this
place?"). It needs words, tags and the tree, no name labels.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.identify.lexicon import load_lexicon
from dateline.identify.phrase import Coding, read_phrase
from dateline.identify.words import Word, fold, words
from dateline.model.ontology import load_ontology
from dateline.model.sentence import ParsedReport, Sentence, Token
from dateline.model.span import Span

_CUT = ("appos", "acl", "conj", "cc", "parataxis", "advcl", "dep", "list", "orphan", "dislocated", "cop", "nsubj", "discourse")
_PARTICLES = frozenset("al el bin ibn abu de da dos van von der den di du la le ben ould ul ur e y san".split())
_NAME_END = frozenset(",.;:()")
_ACRONYM = re.compile(
    r"((?:[A-Z][\w'’-]*|\b(?:of|for|the|and|de|in|on|to|al-\w+)\b)(?:[ \n](?:[A-Z][\w'’-]*|of|for|the|and|de|in|on|to|al-\w+)){1,9}) "
    r"\((?:the |or )?([A-Z][A-Za-z-]{1,9})\)"
)
_STATE_WEIGHT = {"name": 1.0, "adjective": 1.0, "people": 1.0, "capital": 0.8, "place": 0.8, "surname": 0.4}
# Weights of context countries, tuned by hand on the training reports: the same sentence speaks loudest, then the title.
_SAME, _BESIDE, _TITLE, _ELSEWHERE = 3.0, 1.5, 2.5, 0.4


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
    acronyms: dict[str, Coding] = field(default_factory=dict)
    publisher: Coding = field(default_factory=Coding)
    countries: list[tuple[int, int, str, float]] = field(default_factory=list)

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
        scores: dict[str, float] = defaultdict(float)
        for start, sentence, code, weight in self.countries:
            factor = _ELSEWHERE
            if sentence == index:
                factor = _SAME + (0.5 if start < offset else 0.0)
            elif abs(sentence - index) == 1:
                factor = _BESIDE
            elif self.parsed.sentences[sentence].kind == "title":
                factor = _TITLE
            scores[code] += weight * factor
        return dict(scores)

    def full_name(self, name: tuple[str, ...], offset: int) -> tuple[str, ...]:
        """The full name that a surname means: of a person named nearby just before, else of the first so called."""
        if len(name) != 1:
            return name
        known = self.full_names.get(name[0], [])
        here = self.parsed.sentence_at(offset)
        if here is not None:
            near = [full for start, full in known if start <= offset and self._is_near(start, here.index)]
            if near:
                return near[-1]
        return known[0][1] if known else name

    def _is_near(self, start: int, index: int) -> bool:
        there = self.parsed.sentence_at(start)
        return there is not None and index - 1 <= there.index <= index

    def introduction(self, name: tuple[str, ...], offset: int) -> Introduction | None:
        """The introduction that tells most of a person: titles before appositions, before the place rather than after."""
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
    discourse.countries = list(_countries(parsed))
    totals: Counter[str] = Counter()
    for _, _, code, weight in discourse.countries:
        totals[code] += weight
    discourse.totals = totals
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
        for first, last in _chunk_bounds(sentence):
            discourse.chunks.append(_chunk(sentence, first, last, discourse))
    return discourse


def _chunk(sentence: Sentence, first: int, last: int, discourse: Discourse) -> Chunk:
    span = sentence.span(first, last)
    coding = read_phrase(span.text, day=discourse.day, context=discourse.totals)
    head = next((t for t in sentence.tokens[first : last + 1] if t.head < first or t.head > last), sentence.tokens[last])
    name = person_name(span.text)
    bodies = load_lexicon().roles.bodies
    named_person = bool(name) and (len(name) > 1 or name[0] in discourse.full_names or name[0] in discourse.people)
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
        subject=any(t.relation == "nsubj" for t in sentence.tokens[first : last + 1]),
    )


def person_name(text: str) -> tuple[str, ...]:
    """The folded words of a personal name at the end of a phrase: "President Ilham Aliyev" -> ("ilham", "aliyev")."""
    found = words(text)
    taken: dict[int, bool] = {}  # word -> whether it may still be part of a name ("Sudesh Amman")
    for match in load_lexicon().scan(found):
        for i in range(match.first, match.last + 1):
            if match.role or match.entry.kind != "leader":
                taken[i] = bool(match.entries) and match.first == match.last and match.entry.form in ("capital", "place")
    name: list[str] = []
    for i in range(len(found) - 1, -1, -1):
        word = found[i]
        if word.key == "'s" and i == len(found) - 1:
            continue
        joined = word.glued or (bool(name) and found[i + 1].glued)
        given = taken.get(i) is True and not name and i > 0 and found[i - 1].capital and i - 1 not in taken
        if i in taken and not given and not (joined and name):
            break
        if not word.capital and word.key not in _PARTICLES:
            break
        if not word.key.replace("'", "").isalpha():
            break
        name.insert(0, word.key)
    while len(name) > 1 and name[0] in _PARTICLES:
        name.pop(0)
    return tuple(name) if name and not all(part in _PARTICLES for part in name) else ()


def _introduce(
    discourse: Discourse, start: int, name: tuple[str, ...], coding: Coding, phrase: str, *, titled: bool
) -> None:
    discourse.people.setdefault(name[-1], []).append(Introduction(start, name, coding, phrase, titled))
    if len(name) > 1:
        known = discourse.full_names.setdefault(name[-1], [])
        if (start, name) not in known:
            known.append((start, name))
            known.sort()


def _chunk_bounds(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """First and last token of each noun phrase: its head, what stands before it, names after it and "of" phrases."""
    for token in sentence.tokens:
        if token.upos not in ("NOUN", "PROPN") or token.relation in ("compound", "flat", "goeswith"):
            continue
        if token.deprel == "nmod:desc":
            continue
        inside = {token.i}
        stack = [token.i]
        while stack:
            current = stack.pop()
            for child in sentence.children[current]:
                branch = sentence.tokens[child]
                if branch.relation in _CUT or branch.relation in ("case", "mark") and current == token.i:
                    continue
                if branch.relation == "nmod" and child > current and not _is_of(sentence, branch):
                    continue
                if branch.relation in ("punct", "advmod", "obl", "obj", "mark") and current == token.i and branch.text != "-":
                    continue
                inside.add(child)
                stack.append(child)
        first = last = token.i
        while first - 1 in inside or (first - 2 in inside and sentence.tokens[first - 1].text in "-'’"):
            first -= 1
        while last + 1 in inside or (last + 2 in inside and sentence.tokens[last + 1].text in "-'’"):
            last += 1
        while first < token.i and sentence.tokens[first].upos in ("DET", "PUNCT"):
            first += 1
        yield first, last


def _is_of(sentence: Sentence, branch: Token) -> bool:
    return any(child.text.lower() == "of" for child in sentence.dependents(branch.i, "case"))


def _name_runs(sentence: Sentence, discourse: Discourse) -> None:
    """Names of people in one sentence, and what stands beside them: titles, appositions, "is" clauses, US party marks."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        if tokens[i].upos != "PROPN" and not (i > 0 and tokens[i].text[:1].isupper() and tokens[i].upos in ("NOUN", "ADJ", "X")):
            i += 1
            continue
        j = i
        while j + 1 < len(tokens) and (
            tokens[j + 1].upos == "PROPN" or tokens[j + 1].text in "-'’" or tokens[j + 1].text.lower() in _PARTICLES
        ):
            j += 1
        while j > i and not tokens[j].text[:1].isupper():
            j -= 1
        name = person_name(sentence.span(i, j).text)
        if name:
            start = tokens[i].start
            if len(name) > 1:
                discourse.full_names.setdefault(name[-1], []).append((start, name))
            left = _left_of(tokens, i)
            phrase = sentence.span(left, j).text
            coding = read_phrase(phrase, day=discourse.day, context=discourse.totals)
            if coding.head and person_name(phrase) == name:
                _introduce(discourse, start, name, coding, phrase, titled=True)
            if re.match(r" \((?:R|D|I)[-–][A-Z]", discourse.parsed.text[tokens[j].end : tokens[j].end + 5]):
                _introduce(discourse, start, name, Coding("USA", ("LEG", "PTY"), sure=True), phrase, titled=True)
            for first, last in _descriptions(tokens, i, j):
                span = sentence.span(first, last)
                coding = read_phrase(span.text, day=discourse.day, context=discourse.totals)
                if coding.head and coding.sectors and not person_name(span.text):
                    _introduce(discourse, start, name, coding, span.text, titled=False)
        i = j + 1


def _left_of(tokens: Sequence[Token], i: int) -> int:
    """Where the title before a name begins."""
    left = i
    while left > 0 and i - left < 12:
        token = tokens[left - 1]
        if token.upos in ("VERB", "AUX", "PRON", "CCONJ", "SCONJ", "ADV", "DET", "NUM"):
            break
        if token.upos == "PUNCT" and token.text != "-":
            break
        if token.upos == "ADP" and token.text.lower() not in ("of", "for"):
            break
        if token.upos == "PART" and token.text.lower() not in ("'s", "’s"):
            break
        left -= 1
    while left < i and tokens[left].upos in ("ADP", "PUNCT", "PART"):
        left += 1
    return left


def _descriptions(tokens: Sequence[Token], i: int, j: int) -> Iterator[tuple[int, int]]:
    """Token ranges beside the name `[i, j]` that may say who it is."""
    after = j + 1
    if after + 1 < len(tokens) and tokens[after].text in (",", "(") or (
        after + 1 < len(tokens) and tokens[after].lemma in ("be", "become", "as") and tokens[after + 1].upos in ("DET", "NOUN", "ADJ")
    ):
        first = after + 1
        last = first
        while last < len(tokens) and tokens[last].text not in _NAME_END and tokens[last].upos not in ("VERB", "AUX", "SCONJ", "PRON"):
            last += 1
        if last > first and tokens[first].upos in ("DET", "NOUN", "ADJ", "PROPN") and last - first < 14:
            yield first, last - 1
    if i >= 2 and tokens[i - 1].text == "," and (after >= len(tokens) or tokens[after].text in _NAME_END or tokens[after].upos in ("VERB", "AUX")):
        first = i - 1
        while first > 0 and tokens[first - 1].text not in _NAME_END and tokens[first - 1].upos not in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ"):
            first -= 1
        while first < i - 1 and tokens[first].upos in ("ADP", "ADV", "PUNCT"):
            first += 1
        if first < i - 1:
            yield first, i - 2


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


def _holds(tenures: Sequence[object], day: date | None) -> bool:
    return day is not None and any(getattr(t, "held_on")(day) for t in tenures)


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
            yield fold(short), coding if coding.name else Coding(
                coding.country, coding.sectors, coding.ethnicity, long, coding.head, coding.sure, False, coding.evidence
            )
