"""The time expressions of a whole report, in order, each resolved where it stands.

In: a parsed report. Out: its dated phrases, with days counted by the tense of the governing verb, from the publication day
(or, in quoted words, from the day of the speech), from the day told before ("the following day") or from an event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from functools import cached_property

from dateline.date.context import Context
from dateline.date.dateline import dateline_day
from dateline.date.expressions import Expression, find_expressions
from dateline.date.interval import Interval
from dateline.date.meaning import Meaning
from dateline.date.resolve import is_relative, resolve, year_of
from dateline.date.tense import tense_of
from dateline.model.sentence import ParsedReport, Sentence
from dateline.model.span import Span

SPEECH_WINDOW = 14
"""Days before publication within which quoted words may have been spoken."""
LONGEST = {"month": 92, "year": 366, "decade": 3660, "century": 36600}
"""Days that the time counted from may last, by the unit counted in; 31 for days and weeks."""
RECENT = 100
"""Phrases before it that a phrase may be counted from, so that long texts take no longer a sentence than short ones."""
MEMORY = 4
"""Sentences after which a day told before is no longer what "the following day" counts from."""


ANCHORED = frozenset({"same_day", "anchor_shift", "anchor_few", "anchor_unit", "month_of_anchor_year"})
"""Meanings that count from a day told before."""


@dataclass(frozen=True)
class Dated:
    """A time expression of the report: its characters, its head word, its meaning and its days."""

    sentence: int
    span: Span
    first: int
    last: int
    head: int
    meaning: Meaning
    tense: str
    days: Interval
    context: Context
    quoted: bool = False

    @property
    def ahead(self) -> bool:
        """Whether it is told as lying ahead."""
        last = self.days.latest
        return self.tense == "future" or bool(last and self.context.published and last > self.context.published)

    @property
    def needs_event(self) -> bool:
        """Whether it counts from an event that follows it ("two days after the vote")."""
        return self.meaning.kind == "after_event" or (
            self.meaning.kind == "edge" and isinstance(inner := self.meaning.values.get("first"), Meaning)
            and inner.kind == "after_event"
        )  # fmt: skip

    @property
    def counted_from(self) -> str:
        """Which day the expression was counted from, in words; empty for a full date."""
        context = self.context
        if not is_relative(self.meaning) or not self.days.known:
            return ""
        if context.event is not None:
            return f"counted from an event of {_told(context.event)}"
        if self.meaning.kind in ANCHORED:
            return f"counted from {_told(context.anchor)}, told before" if context.anchor else ""
        if context.year is not None:
            return f"in {context.year}, the year told before"
        tense = "" if self.tense == "loose" else f", told as {self.tense}"
        return f"counted from {context.published}{tense}" if context.published else ""

    def after(self, event: Interval) -> Dated:
        """The same expression, counted from an event."""
        return replace(self, days=resolve(self.meaning, replace(self.context, event=event)))


def _told(days: Interval) -> str:
    return str(days.earliest) if days.length <= 1 else f"{days.earliest} to {days.latest}"


@dataclass(frozen=True)
class Timeline:
    """All dated phrases of a report, and the day it is counted from."""

    published: Day | None
    source: str
    phrases: tuple[Dated, ...]

    @cached_property
    def _by_sentence(self) -> dict[int, list[Dated]]:
        found: dict[int, list[Dated]] = {}
        for phrase in self.phrases:
            found.setdefault(phrase.sentence, []).append(phrase)
        return found

    def of_sentence(self, index: int) -> Sequence[Dated]:
        """The phrases of one sentence, in order."""
        return self._by_sentence.get(index, ())


def read_timeline(parsed: ParsedReport) -> Timeline:
    """Find and resolve every time expression of the report."""
    published, source = parsed.report.published, "publication"
    if published is None:
        published, source = dateline_day(parsed), "dateline"
    phrases: list[Dated] = []
    quoted = _Quotes()
    for sentence in parsed.sentences:
        marks = quoted.read(sentence)
        for expression in find_expressions(sentence.text):
            dated = _resolve(sentence, expression, published, phrases[-RECENT:], marks, parsed)
            if dated is not None:
                phrases.append(dated)
    return Timeline(published, source if published else "none", tuple(phrases))


def _resolve(
    sentence: Sentence,
    expression: Expression,
    published: Day | None,
    before: Sequence[Dated],
    quoted: Sequence[tuple[int, int]],
    parsed: ParsedReport,
) -> Dated | None:
    span = Span.of(parsed.text, sentence.start + expression.start, sentence.start + expression.end)
    tokens = sentence.tokens_in(span)
    head = sentence.head_of(span)
    if head is None or not tokens:
        return None
    if _is_person(sentence, head.i, expression.meaning):
        return None
    tense = tense_of(sentence, head.i)
    day = published
    inside = any(start <= expression.start < end for start, end in quoted)
    if inside:
        day = _speech_day(before, published)
    context = Context(
        day, tense, _anchor(sentence, expression.meaning, before), _year(sentence, expression.meaning, before, parsed)
    )
    days = resolve(expression.meaning, context)
    if context.year is not None and published and days.earliest and days.earliest > published:
        context = replace(context, year=None)
        days = resolve(expression.meaning, context)
    return Dated(
        sentence.index, span, tokens[0].i, tokens[-1].i, head.i, expression.meaning, tense, days, context, inside
    )  # fmt: skip


def _is_person(sentence: Sentence, i: int, meaning: Meaning) -> bool:
    """A word that is part of a person's name ("Theresa May", "April Jones") is no date."""
    name = sentence.name_at(i)
    month_alone = meaning.kind == "calendar" and meaning.values.keys() == {"month"}
    return name is not None and name.label == "PER" and month_alone


def _anchor(sentence: Sentence, meaning: Meaning, before: Sequence[Dated]) -> Interval | None:
    """The days last told, not too many sentences ago; years are counted from years, days only from days."""
    longest = LONGEST.get(str(meaning.values.get("unit", "day")), 31)
    for dated in reversed(before):
        if sentence.index - dated.sentence > MEMORY:
            return None
        if dated.days.known and not dated.days.open and dated.days.length <= longest and not dated.ahead:
            return dated.days
    return None


def _year(sentence: Sentence, meaning: Meaning, before: Sequence[Dated], parsed: ParsedReport) -> int | None:
    """The year of the expression just before in the paragraph, for a day or month told without one."""
    if meaning.kind not in ("calendar", "edge", "season", "range", "days") or year_of(meaning) is not None:
        return None
    undated = parsed.report.published is None
    for dated in reversed(before):
        same = parsed.sentences[dated.sentence].paragraph == sentence.paragraph
        if not undated and (not same or sentence.index - dated.sentence > 2):
            return None
        if parsed.sentences[dated.sentence].tokens[dated.head].relation in ("nummod", "compound", "amod"):
            continue  # "the 1965 act" tells no time of its own
        if dated.context.year is not None and dated.days.known:
            return dated.context.year
        year = year_of(dated.meaning)
        if year is not None and dated.meaning.kind != "since":
            return year
        if dated.days.known:
            return None
    return None


def _speech_day(before: Sequence[Dated], published: Day | None) -> Day | None:
    """The day on which quoted words were spoken: the latest single day told before, outside quotations."""
    if published is None:
        return None
    days = [
        d.days.earliest
        for d in before
        if d.days.earliest
        and d.days.length == 1
        and not d.quoted
        and 0 <= (published - d.days.earliest).days <= SPEECH_WINDOW
    ]
    return max(days, default=published)


class _Quotes:
    """Where the quoted words of each sentence are; a quotation may run over several sentences of a paragraph."""

    def __init__(self) -> None:
        self.open = False
        self.paragraph = -1

    def read(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The quoted stretches of a sentence, as offsets into it."""
        if sentence.paragraph != self.paragraph:
            self.open, self.paragraph = False, sentence.paragraph
        found: list[tuple[int, int]] = []
        start = 0
        for place, character in enumerate(sentence.text):
            if character == '"':
                opens = not self.open
            elif character in "“”":
                opens = character == "“"
            else:
                continue
            if opens and not self.open:
                start = place
            elif not opens and self.open:
                found.append((start, place))
            self.open = opens
        if self.open:
            found.append((start, len(sentence.text)))
        return found
