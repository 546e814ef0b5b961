"""A parsed report: sentences, tokens, names, and what the encoder's event heads say of each word.

Token numbers count from 0 within a sentence; a root's head is -1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.model.report import Report
from dateline.model.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Token:
    """One Universal Dependencies word."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str

    @property
    def relation(self) -> str:
        """The relation without its subtype: `obl:tmod` is `obl`."""
        return self.deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Name:
    """A name: tokens `[first, last]` of its sentence; label PER, ORG, LOC, NORP, EVENT or MISC."""

    first: int
    last: int
    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class EventScores:
    """Probabilities of the event heads for one sentence of n words; label orders are those of `parse/labels.py`.

    trigger: [n, types + 1], the last column is "no event". mode: [n, (type, mode) pairs]. status: [n, 4].
    role: [n triggers, n words, 5], a probability each that the word heads the trigger's
    actor, recipient, source, place or date. factuality: [n], about -3 (did not happen) to 3 (happened).
    """

    trigger: NDArray[np.float32]
    mode: NDArray[np.float32]
    status: NDArray[np.float32]
    role: NDArray[np.float32]
    factuality: NDArray[np.float32]


@dataclass(frozen=True)
class Sentence:
    """One sentence with its tree. `kind` is "title", "heading" or "body"; `paragraph` counts from 0 (the title is 0)."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    kind: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    scores: EventScores | None = field(default=None, repr=False, compare=False)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the numbers of its dependents, in order."""
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                lists[token.head].append(token.i)
        return tuple(tuple(x) for x in lists)

    def dependents(self, i: int, *relations: str) -> list[Token]:
        """The dependents of token `i`; with `relations`, those whose deprel or its first part is among them."""
        found = (self.tokens[c] for c in self.children[i])
        return [t for t in found if not relations or t.deprel in relations or t.relation in relations]

    def subtree(self, i: int, without: tuple[str, ...] = ()) -> list[int]:
        """Token numbers under `i` and itself, sorted; branches whose relation is in `without` are cut off."""
        found, stack = [], [i]
        while stack:
            current = stack.pop()
            found.append(current)
            for child in self.children[current]:
                token = self.tokens[child]
                if token.deprel not in without and token.relation not in without:
                    stack.append(child)
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        head = self.tokens[i].head
        while head >= 0:
            yield self.tokens[head]
            head = self.tokens[head].head

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Span(start, end, self.text[start - self.start : end - self.start])

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the report offset, or None."""
        for token in self.tokens:
            if token.start <= offset < token.end:
                return token
        return None

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that share a character with the span."""
        return [t for t in self.tokens if t.start < span.end and span.start < t.end]

    def head_of(self, span: Span) -> Token | None:
        """The token of the span whose head lies outside it (the first such), or None for an empty span."""
        inside = self.tokens_in(span)
        numbers = {t.i for t in inside}
        for token in inside:
            if token.head not in numbers and token.upos != "PUNCT":
                return token
        return inside[0] if inside else None

    def name_at(self, i: int) -> Name | None:
        """The name that token `i` is part of, or None."""
        for name in self.names:
            if name.first <= i <= name.last:
                return name
        return None


@dataclass(frozen=True)
class ParsedReport:
    """A report with its sentences: what the stages after `parse` read."""

    report: Report
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers the offset, or None between sentences."""
        for sentence in self.sentences:
            if sentence.start <= offset < sentence.end:
                return sentence
        return None
