"""Finds the place names of a sentence.

In: a parsed sentence and the gazetteer. Out: toponyms, each with its tokens, the places it may mean, and what the words
around it say of its kind ("city of", "province"). The names that the parser found decide where they can; gazetteer,
capitals and syntax confirm them and find those that it missed. Adjectives of nations, persons and organisations
("Washington Post") are no toponyms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.sentence import Name, Sentence, Token
from dateline.model.span import Span
from dateline.place.entry import Entry
from dateline.place.gazetteer import Gazetteer
from dateline.place.spelling import normal
from dateline.place.tables import Tables

LONGEST = 7  # tokens of a place name
BEYOND_DOUBT = 8.9  # weight of states: taken for a place even where it is part of a longer name
STRONG = 5.8  # weight from which a name without a label or preposition is taken for a place
KNOWN_ORGANISATION, KNOWN_PERSON = 6.9, 8.5  # weights from which a name with such a label is a place all the same
SITE_WORDS = 4  # words after a name up to the one for a building ("Jenin refugee camp")
DASHES = frozenset({"-", "–", "—", "--"})
WHENCE = 4.6  # weight from which such a name is a place before a common noun ("a Cambridge firefighter")
SITE = 4.5  # weight that a name needs to stand for a site called after it ("Jolo Cathedral")
PLAUSIBLE = 2.6  # the same after a preposition of place
TOLD = 1.0  # the same with a word for its kind ("Walker County")
CLOSED = frozenset({"DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT"})
FUNCTION = frozenset({"DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "ADV", "PART", "NUM", "VERB", "INTJ"})
LOCATIVE = frozenset({
    "in", "at", "near", "from", "to", "into", "outside", "around", "across", "inside", "toward", "towards",
    "through", "within", "throughout", "off", "over", "between", "beyond", "via", "along", "above", "of", "on",
})  # fmt: skip
CONNECTING = frozenset({
    "of", "the", "al", "el", "de", "la", "le", "les", "du", "des", "del", "das", "dos", "do", "da", "di", "and",
    "e", "ez", "az", "ash", "as", "ar", "ad", "an", "at", "ul", "us", "on", "upon", "sur", "am", "en",
}) | {"-", "–", "'", "’", "/", "."}  # fmt: skip
SIDES = frozenset({
    "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeast",
    "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern",
    "downtown", "upper", "lower", "greater", "occupied", "mainland", "rural", "north-east", "north-west",
    "south-east", "south-west", "north-eastern", "north-western", "south-eastern", "south-western",
})  # fmt: skip


@dataclass(frozen=True)
class Toponym:
    """One place name as it stands: tokens `first` to `last` of sentence `sentence`.

    `kind` is the level that the words around it name, if any; `named` whether the parser called it a place;
    `site` is the whole phrase where the name is part of a building's or the like ("Kabul airport").
    """

    sentence: int
    first: int
    last: int
    head: int
    span: Span
    entries: tuple[Entry, ...]
    kind: str | None = None
    named: bool = False
    site: Span | None = None

    @property
    def key(self) -> str:
        """The normal form of the name."""
        return normal(self.span.text)


def find_toponyms(sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Toponym]:
    """The place names of a report's sentences, in order, none inside another.

    A name that is surely a place in one sentence ("in Edmonton") is taken for one wherever else it stands.
    """
    first = [t for sentence in sentences for t in _Finder(sentence, gazetteer, frozenset()).run()]
    surnames = {normal(t.text) for s in sentences for t in s.tokens if t.relation == "flat" and t.upos == "PROPN"}
    sure = frozenset(t.key for t in first if t.entries and (t.key not in surnames or t.entries[0].weight > STRONG))
    return [t for sentence in sentences for t in _Finder(sentence, gazetteer, sure).run()]


class _Finder:
    """One pass over one sentence."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer, sure: frozenset[str]) -> None:
        self.sentence = sentence
        self.sure = sure
        self.gazetteer = gazetteer
        self.tables = gazetteer.tables
        self.tokens = sentence.tokens
        self.found: list[Toponym] = []
        self.label: dict[int, Name] = {i: n for n in sentence.names for i in range(n.first, n.last + 1)}
        letters = [t.text for t in self.tokens if t.text.isalpha() and len(t.text) > 3]
        self.shouted = bool(letters) and sum(t.isupper() for t in letters) > 0.7 * len(letters)

    def run(self) -> list[Toponym]:
        """Every toponym of the sentence."""
        i = 0
        while i < len(self.tokens):
            toponym = self._at(i)
            if toponym is None:
                i += 1
            else:
                self.found.append(toponym)
                i = toponym.last + 1
        return self.found

    def _at(self, i: int) -> Toponym | None:
        """The toponym that starts at token `i`, if one does."""
        token = self.tokens[i]
        if not _capital(token.text):
            return None
        name = self.label.get(i)
        short = self._short(i)
        if short is not None:
            return short
        if name is not None and name.label == "PER" and not self._exempt(name):
            return None
        if name is not None and name.label == "LOC" and name.first == i:
            return self._labelled(name)
        if name is not None and name.label == "ORG" and not (name.first == i and self._exempt(name)):
            return None
        return self._unlabelled(i)

    def _exempt(self, name: Name) -> bool:
        """Whether a name that the parser took for a person or organisation is, as a whole, a well-known place."""
        entries = self.gazetteer.lookup(name.span.text)
        floor = KNOWN_ORGANISATION if name.label == "ORG" else KNOWN_PERSON
        if self._after_locative(name.first) and self.tokens[name.last].relation in ("obl", "nmod"):
            floor = STRONG
        if self._tells_whence(name):
            floor = min(floor, WHENCE)
        if self._opens_report(name):
            floor = PLAUSIBLE
        return bool(entries) and entries[0].weight >= floor and not self._vetoed(name.first, name.last)

    def _tells_whence(self, name: Name) -> bool:
        """Whether a name stands before a common noun for somebody or something there: "a Cambridge firefighter"."""
        last = self.tokens[name.last]
        if last.relation != "compound" or last.head <= name.last:
            return False
        noun = self.tokens[last.head]
        return noun.upos == "NOUN" and noun.text.islower() and noun.i - name.last <= 3

    def _opens_report(self, name: Name) -> bool:
        """Whether a name in capitals opens the sentence before a dash, as a dateline does: "GOMA — Rebels ..."."""
        if name.first != 0 or not name.span.text.isupper() or name.last + 1 >= len(self.tokens):
            return False
        return self.tokens[name.last + 1].text in DASHES

    def _labelled(self, name: Name) -> Toponym | None:
        """A name that the parser called a place: the longest part of it that the gazetteer knows, else as it stands."""
        first, last = name.first, name.last
        if self._ends_longer_name(first, last):
            return None
        if normal(name.span.text) in self.tables.not_places["word"] or self._function_word(first, named=first == last):
            return None
        longest = self._longest(first, min(len(self.tokens) - 1, last + 2), stay=last)
        if longest is not None and longest >= last:
            return self._toponym(first, longest, named=True)
        start = first
        while start < last and self.tokens[start].text.lower() in SIDES | {"the"}:
            start += 1
        for begin in dict.fromkeys((start, first)):
            for end in range(last, begin - 1, -1):
                if self._known(begin, end) and self._stands_for(begin, end, last):
                    return self._toponym(begin, end, named=True)
        proper = all(t.upos == "PROPN" for t in self.tokens[start : last + 1] if _capital(t.text))
        if not proper or name.span.text.lower() in self.tables.adjectives or self._vetoed(first, last):
            return None
        return self._toponym(start, last, named=True)

    def _ends_longer_name(self, first: int, last: int) -> bool:
        """Whether a label covers only the end of a name ("Headquarters" of "Police Headquarters")."""
        before = self.tokens[first - 1] if first else None
        if before is None or before.upos != "PROPN" or not _capital(before.text):
            return False
        joined = before.relation in ("compound", "flat") and first <= before.head <= last
        modifier = before.text.lower() in SIDES or before.text.lower() in self.tables.kind_words
        entries = self.gazetteer.lookup(self._text(first, last))
        return joined and not modifier and not (entries and entries[0].weight >= BEYOND_DOUBT)

    def _stands_for(self, first: int, end: int, last: int) -> bool:
        """Whether the part of a name up to `end` can stand for the whole: a small town not for a mosque's name."""
        if end == last or self.tables.kind_words.get(self.tokens[last].text.lower()) != "site":
            return True
        return self.gazetteer.lookup(self._text(first, end))[0].weight >= SITE

    def _unlabelled(self, i: int) -> Toponym | None:
        """A name that the parser did not label, or labelled an event or the like."""
        last = self._longest(i, len(self.tokens) - 1)
        if last is None or self._vetoed(i, last):
            return None
        text = self._text(i, last)
        weight = self.gazetteer.lookup(text)[0].weight
        if self.tokens[i].upos not in ("PROPN", "NOUN", "ADJ", "X") or (i == 0 and self.tokens[i].upos != "PROPN"):
            return None
        located = self._after_locative(i) or self._before_holder(last) or normal(text) in self.sure
        if normal(text) in self.tables.not_places["name"] and not located:
            return None
        proper = all(t.upos == "PROPN" for t in self.tokens[i : last + 1] if t.text[:1].isupper())
        told = last > i and any(t.text.lower() in self.tables.kind_words for t in self.tokens[i : last + 1])
        if weight < (TOLD if told else PLAUSIBLE if located and proper else STRONG):
            return None
        if not told and self._next_to_name(i, last) and weight < BEYOND_DOUBT:
            return None
        return self._toponym(i, last, named=False)

    def _before_holder(self, last: int) -> bool:
        """Whether a comma and a short form of a state, or a well-known region or country, follow ("Rome, Ga.")."""
        if last + 2 >= len(self.tokens) or self.tokens[last + 1].text != ",":
            return False
        word = self.tokens[last + 2].text
        if self._short_form(last + 2, min(last + 3, len(self.tokens) - 1)) or self._short_form(last + 2, last + 2):
            return True
        if not _capital(word):
            return False
        end = self._longest(last + 2, len(self.tokens) - 1)
        if end is None or (end + 1 < len(self.tokens) and self.tokens[end + 1].upos != "PUNCT"):
            return False
        entries = self.gazetteer.lookup(self._text(last + 2, end))
        return any(e.level in ("region", "country") and e.weight > STRONG for e in entries)

    def _next_to_name(self, first: int, last: int) -> bool:
        """Whether the words are part of a longer run of capitalised words that is no place name."""
        before = self.tokens[first - 1] if first else None
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if self.shouted or self.sentence.kind != "body":
            return False
        if after is not None and after.upos == "PROPN" and after.relation == "flat" and _capital(after.text):
            return after.text.lower() not in self.tables.kind_words
        return (
            before is not None
            and before.upos == "PROPN"
            and before.relation in ("flat", "compound", "nsubj", "obj", "nmod")
            and self.tokens[first].relation in ("flat", "compound", "nmod")
            and _capital(before.text)
            and before.text.lower() not in SIDES
            and before.text.lower() not in self.tables.kind_words
        )

    def _short(self, i: int) -> Toponym | None:
        """The short form of a state after a comma ("Rome, Ga.")."""
        if i < 2:
            return None
        if self.tokens[i - 1].text != ",":
            return self._dotted(i)
        last = next((k for k in (i + 1, i) if k < len(self.tokens) and self._short_form(i, k)), None)
        if last is None:
            return None
        before = self.tokens[i - 2]
        if not (_capital(before.text) or (self.found and self.found[-1].last == i - 2)):
            return None
        entries = self._short_entries(self._short_form(i, last))
        return Toponym(self.sentence.index, i, last, i, self.sentence.span(i, last), entries, kind=None, named=True)

    def _dotted(self, i: int) -> Toponym | None:
        """A short form with two stops, which needs no comma: "in S.C."; "300 B.C." is a date."""
        form = self._short_form(i, i)
        if form.count(".") < 2 or self.tokens[i - 1].upos not in ("ADP", "DET", "PUNCT"):
            return None
        entries = self._short_entries(form)
        return Toponym(self.sentence.index, i, i, i, self.sentence.span(i, i), entries, kind=None, named=True)

    def _short_form(self, first: int, last: int) -> str:
        """The short form of a state that the tokens are, with the stop that a tokenizer may have cut off; else ""."""
        text = self._text(first, last)
        return next((form for form in (text, text + ".") if form in self.tables.short), "")

    def _short_entries(self, short: str) -> tuple[Entry, ...]:
        """The state that a short form stands for; D.C. is a city."""
        name, country = self.tables.short[short]
        level = "city" if short in ("D.C.", "DC") else "region"
        entries = tuple(e for e in self.gazetteer.lookup(name) if e.state == country)
        return tuple(e for e in entries if e.level == level) or entries

    def _longest(self, first: int, limit: int, stay: int | None = None) -> int | None:
        """The last token of the longest known name that starts at `first`; labelled names may not be cut."""
        best = None
        for last in range(first, min(limit, first + LONGEST - 1) + 1):
            token = self.tokens[last]
            if last > first:
                gap = token.start - self.tokens[last - 1].end
                if gap > 1:
                    break
                other = self.label.get(last)
                if other is not None and other.label in ("PER",) and other.first == last:
                    break
            if not _capital(token.text):
                if last > first and (token.text.lower() in CONNECTING or (gap == 0 and token.text.isalpha())):
                    continue
                if best == last - 1 and token.text.lower() in self.tables.kind_words and self._known(first, last):
                    best = last
                break
            if self._known(first, last):
                best = last
        return best

    def _known(self, first: int, last: int) -> bool:
        text = self._text(first, last)
        key = normal(text)
        if not key or len(key) < 2 or key in self.tables.not_places["word"]:
            return False
        if first == last and (text.lower() in self.tables.adjectives or self._function_word(first)):
            return False
        return self.gazetteer.knows(text)

    def _function_word(self, i: int, named: bool = False) -> bool:
        """Whether a word is no noun; a word that the parser alone calls a place name may be a mistagged one."""
        token = self.tokens[i]
        name = self.label.get(i)
        labelled = named or (name is not None and name.label == "LOC")
        return token.upos in (CLOSED if labelled else FUNCTION)

    def _vetoed(self, first: int, last: int) -> bool:
        """Whether the words around make the name one of something else ("Washington Post", "Governor Lincoln")."""
        if last + 1 < len(self.tokens):
            after = self.tokens[last + 1]
            if _capital(after.text) and normal(after.text) in self.tables.not_places["after"]:
                return not self.shouted
        if first > 0:
            before = self.tokens[first - 1]
            if _capital(before.text) and normal(before.text) in self.tables.not_places["before"]:
                return True
        return False

    def _after_locative(self, i: int) -> bool:
        """Whether a preposition of place stands before the name, a determiner or an adjective between them allowed."""
        j = i - 1
        while j >= 0 and (self.tokens[j].upos in ("DET", "ADJ") or self.tokens[j].text.lower() in SIDES):
            j -= 1
        return j >= 0 and self.tokens[j].upos == "ADP" and self.tokens[j].text.lower() in LOCATIVE

    def _toponym(self, first: int, last: int, named: bool) -> Toponym:
        span = self.sentence.span(first, last)
        head = self.sentence.head_of(span)
        entries = self.gazetteer.lookup(span.text)
        if named and (not entries or first == last) and span.text in self.tables.short:
            entries = self._short_entries(span.text)
        kind = self._kind(first, last, head.i if head else first)
        if not entries and kind:
            entries = self._without_kind_word(first, last)
        return Toponym(
            self.sentence.index, first, last, head.i if head else first, span, entries, kind=kind, named=named,
            site=self._site(first, last),
        )  # fmt: skip

    def _site(self, first: int, last: int) -> Span | None:
        """The phrase of a building, base, camp or crossing that is named after the place: "Kabul airport"."""
        for i in range(last + 1, min(last + 1 + SITE_WORDS, len(self.tokens))):
            token = self.tokens[i]
            if token.upos not in ("NOUN", "PROPN", "ADJ"):
                return None
            if self.tables.kind_words.get(token.lemma.lower()) in ("site", "border"):
                tied = self.tokens[last].head == i and self.tokens[last].relation in (
                    "compound",
                    "amod",
                    "nmod",
                    "flat",
                )
                label = self.label.get(first)
                within = label is not None and label is self.label.get(i)
                return self.sentence.span(first, i) if tied or within else None
        return None

    def _without_kind_word(self, first: int, last: int) -> tuple[Entry, ...]:
        """Places of the name without a word for its kind at either end ("Duma district")."""
        for begin, end in ((first, last - 1), (first + 1, last)):
            ends = {self.tokens[first].text.lower(), self.tokens[last].text.lower()}
            if begin <= end and not ends.isdisjoint(self.tables.kind_words):
                entries = self.gazetteer.lookup(self._text(begin, end))
                if entries:
                    return entries
        return ()

    def _kind(self, first: int, last: int, head: int) -> str | None:
        """The level that a word of the phrase or next to it names: "X province", "the city of X", "Lake X"."""
        kinds = self.tables.kind_words
        words = [t.text.lower() for t in self.tokens[first : last + 1]]
        inside = [kinds[word] for word in words if word in kinds]
        if inside and len(words) > 1:
            return inside[-1]
        if last + 1 < len(self.tokens):
            after = self.tokens[last + 1]
            word = after.lemma.lower() if after.upos in ("NOUN", "PROPN") else ""
            if kinds.get(word) in ("city", "region", "district", "water") and word != "capital":
                return kinds[word]
        if first >= 2 and self.tokens[first - 1].text.lower() == "of":
            word = self.tokens[first - 2].lemma.lower()
            if word in kinds and kinds[word] != "border":
                return kinds[word]
        if first >= 1:
            before = self.tokens[first - 1]
            if before.upos in ("NOUN", "PROPN") and kinds.get(before.lemma.lower()) in ("city", "district", "water"):
                return kinds[before.lemma.lower()]
        return None

    def _text(self, first: int, last: int) -> str:
        start = self.tokens[first].start - self.sentence.start
        return self.sentence.text[start : self.tokens[last].end - self.sentence.start]


def _capital(word: str) -> bool:
    return word[:1].isupper() or (word[:2] in ("al", "el", "ad") and word[2:3] in "-'" and word[3:4].isupper())


def demonym_countries(sentence: Sentence, tables: Tables) -> dict[int, str]:
    """Tokens that are adjectives or peoples of nations, with the state's code."""
    adjectives = tables.adjectives
    found: dict[int, str] = {}
    tokens: tuple[Token, ...] = sentence.tokens
    for token in tokens:
        code = adjectives.get(token.text.lower()) if _capital(token.text) else None
        if token.i + 1 < len(tokens):
            pair = f"{token.text} {tokens[token.i + 1].text}".lower()
            code = adjectives.get(pair, code) if _capital(token.text) else code
        if code:
            found[token.i] = code
    return found
