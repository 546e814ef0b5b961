"""Quotation marks: from a report's text to its quotations.

Takes the text; gives quotations as offsets, without deciding who speaks. A quotation may cross sentences, and
paragraphs where each begins with an opening mark and only the last has a closing one. Apostrophes are not quotation
marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.model.span import Span

_OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'", "‟": "”", "‹": "›", "``": "''"}
_DOUBLE = '“„«"‟'
_LONGEST = 6000  # no quotation of a news report is longer; an unclosed mark must not swallow the report
_LONGEST_SINGLE = 400
_END = ".!?…"


@dataclass(frozen=True)
class Quotation:
    """One quotation: `[start, end)` are its marks included, `inner` the words between them."""

    start: int
    end: int
    inner: Span
    closed: bool
    depth: int = 0

    @cached_property
    def words(self) -> int:
        """How many words stand between the marks."""
        return len(self.inner.text.split())

    @property
    def fragment(self) -> bool:
        """Few words that are no sentence: scare quotes, a nickname, or a phrase out of what somebody said."""
        text = self.inner.text.strip()
        return self.words <= 4 and not text.endswith((",", *_END))

    def covers(self, offset: int) -> bool:
        """Whether the offset lies between the marks."""
        return self.inner.start <= offset < self.inner.end


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a report in order of their start; one inside another has depth 1."""
    found: list[Quotation] = []
    waiting = ""
    for start, end in _paragraphs(text):
        paragraph, waiting = _in_paragraph(text, start, end, waiting)
        found.extend(paragraph)
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def covering(quotations: Sequence[Quotation], offset: int) -> list[Quotation]:
    """The quotations around the offset, outermost first."""
    return [q for q in quotations if q.covers(offset)]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in re.finditer(r"\n\s*\n|\n", text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _in_paragraph(text: str, start: int, end: int, waiting: str) -> tuple[list[Quotation], str]:
    """Quotations of one paragraph, and the opening mark left open at its end (the speech may go on below)."""
    found: list[Quotation] = []
    still_open = ""
    i = start
    while i < end:
        mark = text[i]
        if mark in _DOUBLE and _opens(text, i, start):
            close = _closing(text, i, end, _OPENING[mark])
            closed = close is not None
            stop = close if close is not None else end
            # An unclosed straight mark in the middle of a paragraph is more often a slip than a speech.
            if closed or mark != '"' or i == start:
                found.append(_quotation(text, i, stop, closed=closed, depth=0))
                found.extend(_singles(text, i + 1, stop, depth=1))
                still_open = "" if closed else mark
                i = stop
        i += 1
    taken = [(q.start, q.end) for q in found]
    for single in _singles(text, start, end, depth=0):
        if not any(a < single.end and single.start < b for a, b in taken):
            found.append(single)
    del waiting  # a paragraph that goes on with a speech opens with its own mark, so nothing is carried over
    return found, still_open


def _opens(text: str, i: int, start: int) -> bool:
    """Whether the mark at `i` can open: typographic ones always, a straight one before a word and after a gap."""
    if text[i] != '"':
        return True
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return not after.isspace() and (before.isspace() or not before.isalnum() or before in "([—–-/,:")


def _closing(text: str, i: int, end: int, marks: str) -> int | None:
    """Where the mark opened at `i` closes, or None."""
    depth = 0
    for j in range(i + 1, min(end, i + _LONGEST)):
        if text[j] in marks:
            if depth == 0:
                return j
            depth -= 1
        elif text[j] == text[i] and text[i] not in marks and text[i] != '"':
            depth += 1
    return None


def _singles(text: str, start: int, end: int, *, depth: int) -> Iterator[Quotation]:
    i = start
    while i < end:
        if text[i] in "‘'" and _single_opens(text, i, start):
            close = _single_closing(text, i, end)
            if close is not None:
                yield _quotation(text, i, close, closed=True, depth=depth)
                i = close
        i += 1


def _single_opens(text: str, i: int, start: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    # '90s and 'em are shortened words.
    return (before.isspace() or before in '("“[—–:') and (after.isupper() or after.islower() or after == "[")


def _single_closing(text: str, i: int, end: int) -> int | None:
    """The closing single mark; a plural's apostrophe is passed over when another mark follows."""
    candidates = []
    for j in range(i + 2, min(end, i + _LONGEST_SINGLE)):
        if text[j] in "’'":
            after = text[j + 1] if j + 1 < len(text) else " "
            if not after.isalnum() and not text[j - 1].isspace():
                candidates.append(j)
                if text[j - 1] != "s":
                    break
        elif text[j] in "‘":
            break
    return candidates[-1] if candidates and text[candidates[-1] - 1] != "s" else (candidates[0] if candidates else None)


def _quotation(text: str, start: int, close: int, *, closed: bool, depth: int) -> Quotation:
    end = close + 1 if closed else close
    return Quotation(start, end, Span.of(text, start + 1, close), closed, depth)
