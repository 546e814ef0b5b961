"""Numbers in words and digits: from text to amounts with a low and a high end.

Takes a stretch of text; gives every amount in it as offsets, a range and whether it is approximate. Knows nothing of
what is counted. "more than 20" is 21 and up; "up to 50" has a high end only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.tables import by_folder, toml_table


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it stands in `text[start:end]`: at least `low`, at most `high`; None is an open end.

    `core_start` and `core_end` bound the number itself, without "at least" or "about".
    """

    start: int
    end: int
    low: int | None
    high: int | None
    approx: bool
    core_start: int
    core_end: int

    @property
    def exact(self) -> bool:
        """Whether it is one plain number."""
        return self.low == self.high and not self.approx


@dataclass(frozen=True, slots=True)
class _Core:
    start: int
    end: int
    low: int
    high: int | None
    vague: bool = False


_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:st|nd|rd|th)?|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\s\w]|_")
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?\Z")


@by_folder
def _tables() -> dict[str, Any]:
    return toml_table("lang/en/numbers.toml")


@by_folder
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Bounding phrases as words, with their kind, longest first."""
    rows = []
    for kind in ("at_least", "more_than", "at_most", "less_than", "about", "exactly"):
        rows += [(tuple(phrase.split()), kind) for phrase in _tables()["bounds"][kind]]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@by_folder
def _vague() -> dict[str, list[tuple[tuple[str, ...], tuple[int, int]]]]:
    """Phrases for a range, by their first word, longest first."""
    rows = [(tuple(phrase.split()), (low, high)) for phrase, (low, high) in _tables()["vague"].items()]
    by_word: dict[str, list[tuple[tuple[str, ...], tuple[int, int]]]] = {}
    for row in sorted(rows, key=lambda row: -len(row[0])):
        by_word.setdefault(row[0][0], []).append(row)
    return by_word


def find_amounts(text: str) -> tuple[Amount, ...]:
    """All amounts of the text, in order; parts of dates, decimals with units and ordinals are left to the caller."""
    words = [(m.start(), m.end(), m.group().lower()) for m in _TOKEN.finditer(text)]
    found: list[Amount] = []
    i = 0
    while i < len(words):
        match = _core(words, i)
        if match is None:
            i += 1
            continue
        core, after = match
        core, after = _joined(words, core, after)
        found.append(_bounded(words, i, after, core))
        i = after
    return tuple(found)


def parse_amount(text: str) -> Amount | None:
    """The first amount of the text, or None."""
    amounts = find_amounts(text)
    return amounts[0] if amounts else None


def _core(words: Sequence[tuple[int, int, str]], i: int) -> tuple[_Core, int] | None:
    """The number that begins at word `i`, and the word after it."""
    for phrase, (low, high) in _vague().get(words[i][2], ()):
        if tuple(w for _, _, w in words[i : i + len(phrase)]) == phrase:
            return _Core(words[i][0], words[i + len(phrase) - 1][1], low, high, vague=True), i + len(phrase)
    grouped = _group(words, i)
    if grouped is not None:
        return grouped
    value, after = _plain(words, i)
    if value is None or _ordinal(words, after):
        return None
    return _Core(words[i][0], words[after - 1][1], value, value), after


def _ordinal(words: Sequence[tuple[int, int, str]], after: int) -> bool:
    """Whether the number goes on as an ordinal: "twenty-third"."""
    return after + 1 < len(words) and words[after][2] == "-" and words[after + 1][2] in _tables()["ordinals"]["words"]


def _group(words: Sequence[tuple[int, int, str]], i: int) -> tuple[_Core, int] | None:
    """Read "a dozen", "two dozen", "a couple of hundred", "half a million", "half a dozen", "a hundred"."""
    tables = _tables()
    word = words[i][2]
    following = [w for _, _, w in words[i + 1 : i + 4]]

    def core(length: int, value: float) -> tuple[_Core, int]:
        return _Core(words[i][0], words[i + length - 1][1], round(value), round(value)), i + length

    if word == "half" and following[:1] in (["a"], ["an"]) and len(following) > 1:
        unit = tables["scales"].get(following[1]) or tables["groups"].get(following[1])
        return core(3, unit / 2) if unit else None
    if word in tables["units"] and following[:3] == ["and", "a", "half"] and len(words) > i + 4:
        scale = tables["scales"].get(words[i + 4][2])
        if scale:
            return core(5, (tables["units"][word] + 0.5) * scale)
    if word == "half" and following[:1] == ["-"] and following[1:2] == ["a"]:
        return None
    if word in ("a", "an", "one") and following:
        if following[0] in tables["scales"] and len(following[0]) > 2:
            scale = tables["scales"][following[0]]
            if following[1:3] == ["and", "a"] and len(words) > i + 4 and words[i + 4][2] == "half":
                return core(5, scale * 1.5)
            value, after = _plain(words, i + 1, start=1)
            if value is not None:
                return _Core(words[i][0], words[after - 1][1], value, value), after
            return core(2, scale)
        if (
            following[0] in ("couple", "pair")
            and following[1:2] == ["of"]
            and len(following) > 2
            and following[2] in tables["scales"]
        ):
            return core(4, 2 * tables["scales"][following[2]])
        if following[0] in ("couple", "pair") and following[1:2] and following[1] in tables["scales"]:
            return core(3, 2 * tables["scales"][following[1]])
        if following[0] in tables["groups"] and word != "one":
            return core(2, tables["groups"][following[0]])
        if following[0] == "half" and following[1:3] == ["-", "dozen"]:
            return core(4, 6)
    count, after = _plain(words, i)
    if count is not None and after < len(words) and words[after][2] in ("dozen", "score"):
        value = count * tables["groups"][words[after][2]]
        return _Core(words[i][0], words[after][1], value, value), after + 1
    if word in ("dozen", "couple"):
        return None
    return None


def _plain(words: Sequence[tuple[int, int, str]], i: int, start: int | None = None) -> tuple[int | None, int]:
    """A number in digits or words from word `i`; gives its value and the word after it.

    `start` is a value already read ("a" before "hundred").
    """
    tables = _tables()
    units, scales = tables["units"], tables["scales"]
    total, part, seen, at = 0, float(start or 0), start is not None, i
    last_unit = 0
    while at < len(words):
        word = words[at][2]
        if _DIGITS.match(word) and (not seen):
            part, seen, last_unit = float(word.replace(",", "")), True, 1000
            at += 1
        elif (
            word in units
            and (not seen or last_unit == 0 or (last_unit >= 20 and last_unit < 100 and units[word] < 10))
            and last_unit < 1000
        ):
            part, seen, last_unit = part + units[word], True, max(units[word], 1)
            at += 1
        elif word in scales and seen and (len(word) > 2 or words[at - 1][1] == words[at][0] or word in ("bn",)):
            scale = scales[word]
            if scale == 100:
                part *= scale
            else:
                total += round(part * scale)
                part = 0
            last_unit = 0
            at += 1
        elif word == "and" and seen and last_unit == 0 and at + 1 < len(words) and words[at + 1][2] in units:
            at += 1
        elif (
            word == "-"
            and seen
            and at + 1 < len(words)
            and words[at][0] == words[at - 1][1]
            and words[at][1] == words[at + 1][0]
        ):
            following = words[at + 1][2]
            if (following in units and 20 <= last_unit < 100 and units[following] < 10) or (
                following in scales and len(following) > 2 and last_unit < 1000
            ):
                at += 1
            else:
                break
        else:
            break
    if not seen or at == i:
        return None, i
    value = total + part
    return round(value), at


def _joined(words: Sequence[tuple[int, int, str]], core: _Core, after: int) -> tuple[_Core, int]:
    """Ranges of two numbers: "two or three", "20 to 30", "20-30", "between 20 and 30"."""
    if after + 1 >= len(words):
        return core, after
    link = words[after][2]
    first = after + 1
    if link == "," and after + 3 < len(words) and words[after + 1][2] == "if" and words[after + 2][2] == "not":
        link, first = "if not", after + 3
    elif link == "if" and words[after + 1][2] == "not":
        link, first = "if not", after + 2
    if link not in ("or", "to", "-", "–", "and", "if not", "—"):
        return core, after
    if link == "and" and not _starts_between(words, core):
        return core, after
    if first >= len(words):
        return core, after
    if link == "or" and words[first][2] in ("so", "more"):
        return core, after
    if link == "if not" and words[first][2] == "more":
        return core, after
    second = _core(words, first)
    if second is None:
        return core, after
    other, end = second
    other_high = other.high if other.high is not None else other.low
    low = core.low
    # "20 to 30 thousand" scales both ends.
    if (
        link in ("to", "-", "–", "or")
        and other.low >= 1000
        and low < 1000
        and other.low % 1000 == 0
        and not core.vague
        and not other.vague
    ):
        tail = words[end - 1][2]
        scale = _tables()["scales"].get(tail)
        if scale and other.low >= scale and low * scale < other.low:
            low *= scale
    if other_high <= low or (core.high is not None and other_high > 1000 * max(low, 1)):
        return core, after
    return _Core(core.start, other.end, low, other_high, vague=core.vague or other.vague), end


def _starts_between(words: Sequence[tuple[int, int, str]], core: _Core) -> bool:
    before = [w for start, _, w in words if start < core.start]
    return bool(before) and before[-1] == "between"


def _bounded(words: Sequence[tuple[int, int, str]], first: int, after: int, core: _Core) -> Amount:
    """The core with what stands before and after it."""
    amount = Amount(core.start, core.end, core.low, core.high, False, core.start, core.end)
    before = [w for _, _, w in words[:first]]
    if before and before[-1] in ("between", "from") and core.high != core.low:
        return replace(amount, start=words[first - 1][0])
    amount = _before(words, before, amount)
    return _after(words, after, amount)


def _before(words: Sequence[tuple[int, int, str]], before: list[str], amount: Amount) -> Amount:
    """Apply the bounding phrases that end right before the number, nearest first ("at least some 20")."""
    for _ in range(3):
        match = next((row for row in _phrases() if tuple(before[-len(row[0]) :]) == row[0]), None)
        if match is None:
            return amount
        phrase, kind = match
        start = words[len(before) - len(phrase)][0]
        before = before[: -len(phrase)]
        amount = _apply(amount, kind, start)
    return amount


def _after(words: Sequence[tuple[int, int, str]], after: int, amount: Amount) -> Amount:
    """Apply "or more", "or so" behind the number."""
    bounds = _tables()["bounds"]
    following = [w for _, _, w in words[after : after + 4]]
    for kind, bound in (("after_more", "at_least"), ("after_about", "about")):
        for phrase in bounds[kind]:
            parts = phrase.split()
            if following[: len(parts)] == parts and amount.exact:
                end = words[after + len(parts) - 1][1]
                return replace(_apply(amount, bound, amount.start), end=end)
    if following[:1] == ["+"]:
        return replace(_apply(amount, "at_least", amount.start), end=words[after][1])
    return amount


def _apply(amount: Amount, kind: str, start: int) -> Amount:
    low, high, approx = amount.low, amount.high, amount.approx
    if kind == "exactly":
        # "the 20" adds nothing to say; only words that count are kept in the span.
        return amount
    if kind == "at_least":
        high = None if amount.low == amount.high else high
    elif kind == "more_than" and low is not None:
        low, high = (low + 1, None) if amount.low == amount.high else (low, high)
    elif kind == "at_most":
        low = None if amount.low == amount.high else low
    elif kind == "less_than" and high is not None:
        low, high = (None, high - 1) if amount.low == amount.high else (low, high)
    elif kind == "about":
        approx = True
    return replace(amount, start=start, low=low, high=high, approx=approx)
