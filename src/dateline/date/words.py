"""The words of a text with the labels that the rules of `dates.toml` know them by.

In: a piece of text. Out: its words, numbers and marks with exact offsets; a number may be a day, a year or a count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.date.meaning import Meaning
from dateline.date.tables import Tables

WORD = re.compile(
    r"(?P<ISO>(?:1\d|20)\d\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?!\d))"
    r"|(?P<SLASHED>(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))"
    r"|(?P<DOTTED>(?<![\d.])\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?![\d]|\.\d))"
    r"|(?P<YEARS>(?<![\d.,])(?:1\d|20)\d\d(?:[-–/]| [-–] )(?:(?:1\d|20)\d\d|\d\d)(?![\d]|[-–/]\d))"
    r"|(?P<DECADE>(?:(?<!\d)(?:1\d|20)\d|['’‘]\d|(?<!\d)[2-9])0(?:['’]?s)\b)"
    r"|(?P<DAYTH>(?<![\d.,])[0-3]?\d(?:st|nd|rd|th)\b)"
    r"|(?P<Q>\bQ[1-4]\b)"
    r"|(?P<NUMBER>\d+(?:[.,:]\d+)*)"
    r"|(?P<TEXT>[^\W\d_]+)"
    r"|(?P<MARK>[^\s])",
)
DASHES = frozenset("-–—‑")
APOSTROPHES = frozenset("'’")
TENS_SPELT, ONES = frozenset(range(20, 100, 10)), 9
YEAR_FIRST, YEAR_LAST = 1900, 2049
YEAR_EARLIEST, OLD_YEAR = 1000, 1500


@dataclass(frozen=True, slots=True)
class Node:
    """A word with the labels that rules know it by, or an expression already found (label T)."""

    start: int
    end: int
    word: str
    labels: Mapping[str, Any]
    meaning: Meaning | None = None
    plain: bool = False
    tight: bool = False


def read_words(text: str, tables: Tables) -> list[Node]:
    """The words of a text with their labels."""
    found = [(m.start(), m.end(), m.group(), str(m.lastgroup)) for m in WORD.finditer(text)]
    return _join_numbers([_node(found, i, tables) for i in range(len(found))])


def _join_numbers(nodes: list[Node]) -> list[Node]:
    """The nodes with "twenty-five" and "twenty-first" as one word each."""
    joined: list[Node] = []
    i = 0
    while i < len(nodes):
        number = _joined(nodes[i : i + 3])
        joined.append(number or nodes[i])
        i += 3 if number else 1
    return joined


def _joined(nodes: Sequence[Node]) -> Node | None:
    """Tens, hyphen and ones as one number, when they are written together."""
    if len(nodes) < 3 or not nodes[0].plain or nodes[0].labels.get("NUM") not in TENS_SPELT:
        return None
    first, dash, last = nodes
    if dash.word != "-" or not (dash.tight and last.tight and last.plain):
        return None
    tens = first.labels["NUM"]
    labels = {c: tens + n for c in ("NUM", "ORDER") if 1 <= (n := last.labels.get(c) or 0) <= ONES}
    return Node(first.start, last.end, f"{first.word}-{last.word}", labels, tight=first.tight) if labels else None


def _node(found: Sequence[tuple[int, int, str, str]], i: int, tables: Tables) -> Node:
    start, end, surface, shape = found[i]
    tight = i > 0 and found[i - 1][1] == start
    lower = surface.lower()
    if shape == "TEXT":
        labels = dict.fromkeys((lower,), None) | _classes(surface, lower, tables)
        return Node(start, end, lower, labels, plain=True, tight=tight)
    if shape == "NUMBER":
        return Node(start, end, lower, _number(found, i, tables), tight=tight)
    if shape == "MARK":
        mark = "-" if surface in DASHES else "'" if surface in APOSTROPHES else surface
        return Node(start, end, mark, {mark: None}, tight=tight)
    if shape == "YEARS" and not _are_years(found, i, tables):
        return Node(start, end, lower, {lower: None}, tight=tight)
    return Node(start, end, lower, {shape: _shaped(shape, surface)} | _ordinal(shape, surface), tight=tight)


def _classes(surface: str, lower: str, tables: Tables) -> dict[str, Any]:
    found = {name: rows[lower] for name, rows in tables.words.items() if lower in rows}
    if lower in tables.capital and not surface[0].isupper():
        found = {name: value for name, value in found.items() if name not in ("MONTH", "WEEKDAY", "WEEKDAYS", "WDAY")}
    return found


def _are_years(found: Sequence[tuple[int, int, str, str]], i: int, tables: Tables) -> bool:
    """Whether "1914-18" names years: the second not before the first, and nothing counted follows."""
    first, second = re.split(r" ?[-–/] ?", found[i][2])
    after = found[i + 1][2].lower() if i + 1 < len(found) else ""
    return int(first[: 4 - len(second)] + second) >= int(first) and after not in tables.counted


def _ordinal(shape: str, surface: str) -> dict[str, Any]:
    return {"ORDER": int(surface[:-2])} if shape == "DAYTH" else {}


def _shaped(shape: str, surface: str) -> int | str | tuple[int, int]:
    if shape == "DAYTH":
        return int(surface[:-2])
    if shape == "Q":
        return int(surface[1])
    if shape == "DECADE":
        digits = "".join(c for c in surface if c.isdigit())
        return int(digits) if len(digits) == 4 else 1900 + int(digits)
    if shape == "YEARS":
        first, second = re.split(r" ?[-–/] ?", surface)
        return int(first), int(second) if len(second) == 4 else int(first[:2] + second)
    return surface


def _number(found: Sequence[tuple[int, int, str, str]], i: int, tables: Tables) -> dict[str, Any]:
    """A number may be a day, a year or a count; "2,000", "3.5" and "10:30" are none of these."""
    surface = found[i][2]
    if not surface.isascii() or not surface.isdigit() or len(surface) > 4:
        return {surface: None}
    value = int(surface)
    labels: dict[str, Any] = {surface: None, "NUM": value}
    if 1 <= value <= 31 and len(surface) <= 2:
        labels["DAY"] = value
    if len(surface) == 4 and YEAR_EARLIEST <= value <= 2199:
        labels["YEARNO"] = value
        if _is_year(found, i, tables):
            labels["YEAR"] = value
    return labels


def _is_year(found: Sequence[tuple[int, int, str, str]], i: int, tables: Tables) -> bool:
    """Whether the words around a number of four digits let it be a year."""
    start, value = found[i][0], int(found[i][2])
    before = found[i - 1][2] if i else ""
    after = found[i + 1][2] if i + 1 < len(found) else ""
    if before in ("$", "€", "£", "#", "+", "/") or after in ("%", "°", "/", "+", "€"):
        return False
    if before == "-" and i > 1 and found[i - 2][2].lower() in tables.words["EDGE"]:
        return after.lower() not in tables.counted
    if before == "-" or (before == "." and i > 1 and found[i - 1][1] == start):
        return False
    lead = before.lower()
    if lead in ("circa", "c") or (before == "." and i > 1 and found[i - 2][2].lower() == "c"):
        return value >= YEAR_EARLIEST
    if after.lower() in tables.counted and not (
        lead in tables.year_words and value >= YEAR_FIRST and after[0].isupper()
    ):
        return False
    if not YEAR_FIRST <= value <= YEAR_LAST:
        return value >= OLD_YEAR and _is_old_year(lead, after, tables)
    if lead == "least" and i > 2 and found[i - 3][2].lower() == "since":
        return True
    if lead in ("and", "or") and i > 1 and len(found[i - 2][2]) == 4 and found[i - 2][2].isdigit():
        return _is_year(found, i - 2, tables)
    if lead in tables.numbered:
        return lead in ("and", "to", "between") and not after[:1].islower()
    month_like = lead in tables.words["MONTH"] or lead in tables.words["SEASON"]
    named = (
        before[:1].isupper() and i > 1 and not month_like and lead not in tables.year_words and lead not in ("the", "a")
    )
    return not (named and found[i - 1][3] == "TEXT" and not after[:1].isupper() and _inside_name(found, i))


def _is_old_year(lead: str, after: str, tables: Tables) -> bool:
    """Whether a number before 1900 is a year: "in 1831", "the 1836 assault", "(1836)", but not "in 1500 homes"."""
    if lead == "(" and after == ")":
        return True
    if after.islower() and after.endswith("s") and after not in tables.function:
        return False
    return lead in tables.year_words or (lead in tables.owners and after.islower())


def _inside_name(found: Sequence[tuple[int, int, str, str]], i: int) -> bool:
    """A capital word before the number that does not open the sentence: "Resolution 1973", "Boeing 2000"."""
    return i > 1 and found[i - 2][2] not in ".!?\"“‘'(" and found[i - 1][1] < found[i][0]
