"""The tables of time words, rules and holidays, read once: `data/lang/en/dates.toml` and `calendars.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

DEFAULT_NAMES = {
    "DAY": "day", "DAYTH": "day", "MONTH": "month", "YEAR": "year", "YEARNO": "year", "YEARS": "years",
    "WEEKDAY": "weekday", "WDAY": "weekday", "WEEKDAYS": "weekday", "NUM": "number", "UNIT": "unit", "UNITS": "unit", "SPAN": "unit", "FEW": "few",
    "PART": "part", "SEASON": "season", "EDGE": "edge", "DEICTIC": "deictic", "SHIFT": "shift", "ORDER": "order",
    "TENS": "tens", "DECADE": "decade", "ISO": "iso", "SLASHED": "slashed", "Q": "order", "T": "first",
    "HOLIDAY": "holiday", "DOTTED": "dotted",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a rule: labels of which a word must bear one, each with the name its value gets."""

    choices: tuple[tuple[str, str | None], ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A sequence of words that makes a time expression."""

    elements: tuple[Element, ...]
    means: str
    values: Mapping[str, Any]
    tier: int
    after: frozenset[str]
    before_noun: bool
    closes: bool
    not_before: frozenset[str]
    kinds: frozenset[str]
    second_kinds: frozenset[str]
    day: bool
    sure: bool
    example: str

    @property
    def openings(self) -> frozenset[tuple[str, str]]:
        """The labels that the first two words of a match can bear; the second is empty where one word may be enough."""
        found: set[tuple[str, str]] = set()
        for n, element in enumerate(self.elements):
            seconds, enough = _first_labels(self.elements[n + 1 :])
            found.update((first, second) for first, _ in element.choices for second in ({""} if enough else seconds))
            if not element.optional:
                break
        return frozenset(found)


def _first_labels(elements: Sequence[Element]) -> tuple[set[str], bool]:
    """The labels that a match of the elements can begin with, and whether they may match nothing."""
    found: set[str] = set()
    for element in elements:
        found.update(label for label, _ in element.choices)
        if not element.optional:
            return found, False
    return found, True


Starts = Mapping[str, Mapping[str, Sequence[tuple[int, Rule]]]]
"""The rules of a tier, each with its place in the order, by the labels of their first word and of their second."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """How a holiday's days are found: `rule` and its numbers, or a table of days by year."""

    rule: str
    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    length: int = 1
    shift: int = 0
    days: Mapping[int, str] | None = None
    of: str = ""
    until: str = ""


@dataclass(frozen=True)
class Tables:
    """Everything that the grammar reads from data files."""

    words: Mapping[str, Mapping[str, Any]]
    rules: tuple[tuple[Rule, ...], ...]
    capital: frozenset[str]
    doubtful: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]
    function: frozenset[str]
    closers: frozenset[str]
    year_words: frozenset[str]
    owners: frozenset[str]
    tense: Mapping[str, frozenset[str]]
    holidays: Mapping[str, Holiday]
    starts: Sequence[Starts]


@cache
def load_tables() -> Tables:
    """The tables of English."""
    folder = files("dateline").joinpath("data", "lang", "en")
    dates = tomllib.loads(folder.joinpath("dates.toml").read_text(encoding="utf-8"))
    calendars = tomllib.loads(folder.joinpath("calendars.toml").read_text(encoding="utf-8"))
    holidays = {key: _holiday(row) for key, row in calendars["holidays"].items()}
    rules = [_rule(row) for row in dates["rules"]]
    for key, row in calendars["holidays"].items():
        for name in row["names"]:
            rules += _holiday_rules(name, key)
    tiers = tuple(tuple(r for r in rules if r.tier == tier) for tier in sorted({r.tier for r in rules}))
    return Tables(
        words=dates["words"],
        rules=tiers,
        capital=frozenset(dates["capital"]),
        doubtful=frozenset(dates["doubtful"]),
        counted=frozenset(word.lower() for word in dates["counted"]),
        numbered=frozenset(dates["numbered"]),
        function=frozenset(dates["function"]),
        closers=frozenset(dates["closers"]),
        year_words=frozenset(dates["year_words"]),
        owners=frozenset(dates["owners"]),
        tense={key: frozenset(rows) for key, rows in dates["tense"].items()},
        holidays=holidays,
        starts=tuple(_by_start(tier) for tier in tiers),
    )


def _by_start(rules: tuple[Rule, ...]) -> Starts:
    found: dict[str, dict[str, list[tuple[int, Rule]]]] = {}
    for order, rule in enumerate(rules):
        for first, second in rule.openings:
            found.setdefault(first, {}).setdefault(second, []).append((order, rule))
    return found


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        elements=tuple(_element(piece) for piece in row["looks"].split()),
        means=row["means"],
        values=row.get("with", {}),
        tier=row.get("tier", 1),
        after=frozenset(row.get("after", ())),
        before_noun=row.get("before_noun", True),
        closes=row.get("closes", False),
        not_before=frozenset(row.get("not_before", ())),
        kinds=frozenset(row.get("kinds", ())),
        second_kinds=frozenset(row.get("kinds2", row.get("kinds", ()))),
        day=row.get("day", False),
        sure=row.get("sure", False),
        example=row["example"],
    )


def _element(piece: str) -> Element:
    optional = len(piece) > 1 and piece.endswith("?")
    choices = []
    for choice in piece.removesuffix("?").split("|") if optional else piece.split("|"):
        label, _, name = choice.partition("=")
        choices.append((label, name or DEFAULT_NAMES.get(label)))
    return Element(tuple(choices), optional)


def _holiday_rules(name: str, key: str) -> list[Rule]:
    """A holiday's name with a year after it, with "last", "this" or "next" before it, and alone."""
    shared: dict[str, Any] = {"means": "holiday", "with": {"holiday": key}}
    looks = name.lower().replace("'", " ' ")
    return [
        _rule({"looks": f"{looks} ,? of|in? YEARNO", "example": f"{name} 2019", **shared}),
        _rule({"looks": f"SHIFT {looks}", "example": f"last {name}", **shared}),
        _rule({"looks": looks, "example": name, **shared}),
    ]


def _holiday(row: Mapping[str, Any]) -> Holiday:
    days = {int(year): day for year, day in row["days"].items()} if "days" in row else None
    numbers = {key: row[key] for key in ("month", "day", "weekday", "nth", "length", "shift") if key in row}
    return Holiday(rule=row["rule"], days=days, of=row.get("of", ""), until=row.get("until", ""), **numbers)
