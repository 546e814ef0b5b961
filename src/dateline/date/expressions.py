"""Finds time expressions in a text: words first, then the rules of `dates.toml`, tier by tier.

In: a piece of text. Out: its time expressions with exact offsets and what they mean, not yet resolved to days.
Linear in the text: every rule begins at a word that bears one of its labels, and rules are a few words long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.date.meaning import Meaning
from dateline.date.tables import Element, Rule, Starts, Tables, load_tables
from dateline.date.words import Node, read_words


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: where it stands in the text given and what it means."""

    start: int
    end: int
    meaning: Meaning


def find_expressions(text: str, tables: Tables | None = None) -> list[Expression]:
    """The time expressions of a text, in order, none inside another."""
    tables = tables or load_tables()
    nodes = read_words(text, tables)
    for starts in tables.starts:
        nodes = _rewrite(nodes, starts, tables)
    return [Expression(n.start, n.end, n.meaning) for n in nodes if n.meaning is not None]


def _rewrite(nodes: list[Node], starts: Starts, tables: Tables) -> list[Node]:
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
    nodes: Sequence[Node], i: int, starts: Starts, tables: Tables, done: Sequence[Node]
) -> tuple[Rule, int, dict[str, Any]] | None:  # fmt: skip
    best: tuple[Rule, int, dict[str, Any]] | None = None
    for rule in _candidates(nodes, i, starts):
        for end, values in _matches(rule.elements, 0, nodes, i, {}):
            longer = best is None or end > best[1]
            if longer and end > i and _allowed(rule, nodes, i, end, values, tables, done):
                best = (rule, end, values)
    return best


def _candidates(nodes: Sequence[Node], i: int, starts: Starts) -> list[Rule]:
    """The rules whose first two words may be these, in the order of the tables."""
    seconds = ("", *nodes[i + 1].labels) if i + 1 < len(nodes) else ("",)
    found: dict[int, Rule] = {}
    for label in nodes[i].labels:
        if (by_second := starts.get(label)) is not None:
            for second in seconds:
                found.update(by_second.get(second, ()))
    return [found[order] for order in sorted(found)]


def _allowed(
    rule: Rule, nodes: Sequence[Node], i: int, end: int, values: Mapping[str, Any], tables: Tables, done: Sequence[Node]
) -> bool:  # fmt: skip
    before = done[-1].word if done else ""
    after = nodes[end] if end < len(nodes) else None
    if rule.after and before not in rule.after and not (i == 0 and after is None):
        return False
    if not rule.before_noun and after is not None and after.plain and after.word not in tables.function:
        return False
    if after is not None and after.word in rule.not_before:
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
