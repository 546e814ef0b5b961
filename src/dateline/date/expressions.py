"""Finds time expressions in a text: words first, then the rules of `dates.toml`, tier by tier.

In: a piece of text. Out: its time expressions with exact offsets and what they mean, not yet resolved to days.
Linear in the text: every rule begins at a word that bears one of its labels, and rules are a few words long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.date.tables import Element, Rule, Tables, load_tables

WORD = re.compile(
    r"(?P<ISO>(?:1\d|20)\d\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?!\d))"
    r"|(?P<SLASHED>(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))"
    r"|(?P<YEARS>(?<![\d.,])(?:1\d|20)\d\d[-–/](?:(?:1\d|20)\d\d|\d\d)(?![\d]|[-–/]\d))"
    r"|(?P<DECADE>(?:(?<!\d)(?:1\d|20)\d|['’‘]\d|(?<!\d)[2-9])0(?:['’]?s)\b)"
    r"|(?P<DAYTH>(?<![\d.,])[0-3]?\d(?:st|nd|rd|th)\b)"
    r"|(?P<Q>\bQ[1-4]\b)"
    r"|(?P<NUMBER>\d+(?:[.,:]\d+)*)"
    r"|(?P<TEXT>[^\W\d_]+)"
    r"|(?P<MARK>[^\s])",
)
DASHES = frozenset("-–—‑")
APOSTROPHES = frozenset("'’")
YEAR_FIRST, YEAR_LAST = 1900, 2049
YEAR_EARLIEST, OLD_YEAR = 1000, 1500


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: the name of a meaning and its values, which may be meanings themselves."""

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: where it stands in the text given and what it means."""

    start: int
    end: int
    meaning: Meaning


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


def find_expressions(text: str, tables: Tables | None = None) -> list[Expression]:
    """The time expressions of a text, in order, none inside another."""
    tables = tables or load_tables()
    nodes = read_words(text, tables)
    for number in range(len(tables.rules)):
        nodes = _rewrite(nodes, tables.starts[number], tables)
    return [Expression(n.start, n.end, n.meaning) for n in nodes if n.meaning is not None]


def read_words(text: str, tables: Tables) -> list[Node]:
    """The words of a text with their labels."""
    found = [(m.start(), m.end(), m.group(), str(m.lastgroup)) for m in WORD.finditer(text)]
    return [_node(found, i, tables) for i in range(len(found))]


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
    return Node(start, end, lower, {shape: _shaped(shape, surface)} | _ordinal(shape, surface), tight=tight)


def _classes(surface: str, lower: str, tables: Tables) -> dict[str, Any]:
    found = {name: rows[lower] for name, rows in tables.words.items() if lower in rows}
    if lower in tables.capital and not surface[0].isupper():
        found = {name: value for name, value in found.items() if name not in ("MONTH", "WEEKDAY", "WEEKDAYS", "WDAY")}
    return found


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
        first, second = re.split(r"[-–/]", surface)
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
    value = int(found[i][2])
    before = found[i - 1][2] if i else ""
    after = found[i + 1][2] if i + 1 < len(found) else ""
    if before in ("$", "€", "£", "#", "+", "/") or after in ("%", "°", "/", "+", "€"):
        return False
    if before == "-" and i > 1 and found[i - 2][2].lower() in tables.words["EDGE"]:
        return after.lower() not in tables.counted
    if before == "-" or (before == "." and i > 1 and found[i - 1][1] == found[i][0]):
        return False
    lead = before.lower()
    if after.lower() in tables.counted and not (
        lead in tables.year_words and value >= YEAR_FIRST and after[0].isupper()
    ):
        return False
    if not YEAR_FIRST <= value <= YEAR_LAST:
        return value >= OLD_YEAR and _is_old_year(lead, after, tables)
    if lead in tables.numbered:
        return lead in ("and", "to", "between") and not after[:1].islower()
    month_like = lead in tables.words["MONTH"] or lead in tables.words["SEASON"]
    named = (
        before[:1].isupper() and i > 1 and not month_like and lead not in tables.year_words and lead not in ("the", "a")
    )
    return not (named and found[i - 1][3] == "TEXT" and not after[:1].isupper() and _inside_name(found, i))


def _is_old_year(lead: str, after: str, tables: Tables) -> bool:
    """Whether a number before 1900 is a year: "in 1831", "the 1836 assault", but not "in 1500 homes"."""
    if after.islower() and after.endswith("s") and after not in tables.function:
        return False
    return lead in tables.year_words or (lead in tables.owners and after.islower())


def _inside_name(found: Sequence[tuple[int, int, str, str]], i: int) -> bool:
    """A capital word before the number that does not open the sentence: "Resolution 1973", "Boeing 2000"."""
    return i > 1 and found[i - 2][2] not in ".!?\"“‘'(" and found[i - 1][1] < found[i][0]


def _rewrite(nodes: list[Node], starts: Mapping[str, tuple[Rule, ...]], tables: Tables) -> list[Node]:
    """Replace what the rules of one tier match, from the left, the longest match first."""
    done: list[Node] = []
    i = 0
    while i < len(nodes):
        best = _best_match(nodes, i, starts, tables, done)
        if best is None:
            done.append(nodes[i])
            i += 1
            continue
        rule, end, values = best
        last = nodes[end - 1]
        labels: dict[str, Any] = {"T": Meaning(rule.means, {**values, **rule.values})}
        if rule.means == "weekday" and end - i == 1:
            labels["WEEKDAY"] = values["weekday"]
        done.append(Node(nodes[i].start, last.end, "", labels, labels["T"], tight=nodes[i].tight))
        i = end
    return done


def _best_match(
    nodes: Sequence[Node], i: int, starts: Mapping[str, tuple[Rule, ...]], tables: Tables, done: Sequence[Node]
) -> tuple[Rule, int, dict[str, Any]] | None:  # fmt: skip
    best: tuple[Rule, int, dict[str, Any]] | None = None
    tried: set[int] = set()
    for label in nodes[i].labels:
        for rule in starts.get(label, ()):
            if id(rule) in tried:
                continue
            tried.add(id(rule))
            for end, values in _matches(rule.elements, 0, nodes, i, {}):
                longer = best is None or end > best[1]
                if longer and end > i and _allowed(rule, nodes, i, end, values, tables, done):
                    best = (rule, end, values)
    return best


def _allowed(
    rule: Rule, nodes: Sequence[Node], i: int, end: int, values: Mapping[str, Any], tables: Tables, done: Sequence[Node]
) -> bool:  # fmt: skip
    before = done[-1].word if done else ""
    after = nodes[end] if end < len(nodes) else None
    if rule.after and before not in rule.after and not (i == 0 and after is None):
        return False
    if not rule.before_noun and after is not None and after.plain and after.word not in tables.function:
        return False
    if rule.closes and after is not None and not _closes(after, tables):
        return False
    if rule.sure and nodes[i].word in tables.doubtful:
        return False
    first, second = values.get("first"), values.get("second")
    if isinstance(first, Meaning) and rule.kinds and first.kind not in rule.kinds:
        return False
    if isinstance(second, Meaning) and rule.second_kinds and second.kind not in rule.second_kinds:
        return False
    return not (rule.day and isinstance(first, Meaning) and first.kind == "calendar" and "day" not in first.values)


def _closes(node: Node, tables: Tables) -> bool:
    """Whether a clause may end before the word: a mark, or a word that opens something new."""
    if node.meaning is not None or "NUM" in node.labels:
        return False
    return not node.plain or node.word in tables.closers


def _matches(
    elements: Sequence[Element], e: int, nodes: Sequence[Node], i: int, values: dict[str, Any]
) -> list[tuple[int, dict[str, Any]]]:  # fmt: skip
    """Every way to read the elements from node `i` on: where it ends and the values read."""
    if e == len(elements):
        return [(i, values)]
    element = elements[e]
    found: list[tuple[int, dict[str, Any]]] = []
    if i < len(nodes):
        for label, name in element.choices:
            if label in nodes[i].labels:
                value = nodes[i].labels[label]
                more = values if name is None or value is None else {**values, name: value}
                found += _matches(elements, e + 1, nodes, i + 1, more)
    if element.optional:
        found += _matches(elements, e + 1, nodes, i, values)
    return found
