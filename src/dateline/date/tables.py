"""The tables of time words, rules and holidays, ours and the user's own, read once.

Takes `data/lang/en/dates.toml` and `calendars.toml`; gives the words by label, the rules by tier, and the holidays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from dateline.errors import ConfigError
from dateline.tables import ADVICE, by_folder, own_file, own_toml, toml_table

DATES, CALENDARS = "lang/en/dates.toml", "lang/en/calendars.toml"

DEFAULT_NAMES = {
    "DAY": "day", "DAYTH": "day", "MONTH": "month", "YEAR": "year", "YEARNO": "year", "YEARS": "years",
    "WEEKDAY": "weekday", "WDAY": "weekday", "WEEKDAYS": "weekday", "NUM": "number", "UNIT": "unit", "UNITS": "unit", "SPAN": "unit", "FEW": "few",
    "PART": "part", "SEASON": "season", "EDGE": "edge", "DEICTIC": "deictic", "SHIFT": "shift", "ORDER": "order",
    "TENS": "tens", "DECADE": "decade", "ISO": "iso", "SLASHED": "slashed", "Q": "order", "T": "first",
    "HOLIDAY": "holiday", "DOTTED": "dotted",
}  # fmt: skip

NEEDS = {
    "fixed": ("month", "day"), "weekday": ("month", "weekday", "nth"), "easter": (), "orthodox_easter": (),
    "table": ("days",), "once": ("days",), "shifted": ("of", "shift"), "weekday_before": ("of", "weekday"),
}  # fmt: skip
"""What the rule of a holiday cannot do without."""
BOUNDS = {"month": (1, 12), "day": (1, 31), "weekday": (0, 6), "nth": (-1, 5), "length": (1, 366), "shift": (-366, 366)}


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


@by_folder
def load_tables() -> Tables:
    """The tables of English."""
    dates, calendars = toml_table(DATES), toml_table(CALENDARS)
    if own := own_file(CALENDARS):
        _check_holidays(calendars["holidays"], str(own))
    holidays = {key: _holiday(row) for key, row in calendars["holidays"].items()}
    rules = [_rule(row) for row in dates["rules"]]
    mine = len(own_toml(DATES).get("rules", ()))  # the user's come first
    if own := own_file(DATES):
        _check_rules(rules[:mine], rules[mine:], str(own))
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
    looks = re.sub(r"(['/.-])", r" \1 ", name.lower())
    return [
        _rule({"looks": f"{looks} ,? of|in? YEARNO", "example": f"{name} 2019", **shared}),
        _rule({"looks": f"SHIFT {looks}", "example": f"last {name}", **shared}),
        _rule({"looks": looks, "example": name, **shared}),
    ]


def _holiday(row: Mapping[str, Any]) -> Holiday:
    days = {int(year): day for year, day in row["days"].items()} if "days" in row else None
    numbers = {key: row[key] for key in ("month", "day", "weekday", "nth", "length", "shift") if key in row}
    return Holiday(rule=row["rule"], days=days, of=row.get("of", ""), until=row.get("until", ""), **numbers)


def _check_holidays(holidays: Mapping[str, Mapping[str, Any]], where: str) -> None:
    """Raises ConfigError for a holiday whose day could not be found."""
    for key, row in holidays.items():
        wrong = [f"lacks {column}" for column in ("names", "rule") if column not in row]
        wrong += [f"rule {row['rule']} needs {c}" for c in NEEDS.get(row.get("rule", ""), ()) if c not in row]
        wrong += [
            f"{column} {row[column]} is not between {low} and {high}"
            for column, (low, high) in BOUNDS.items()
            if column in row and not low <= row[column] <= high
        ]
        wrong += [
            f"{c}: there is no holiday {row[c]!r}" for c in ("of", "until") if c in row and row[c] not in holidays
        ]
        if not wrong and _leads_back(key, holidays):
            wrong = ["of leads back to this holiday"]
        wrong += [f"days: {year} = {day!r} is no year and day (2019 = \"2019-05-20\")"
                  for year, day in row.get("days", {}).items() if not (year.isdecimal() and _is_day(day))]  # fmt: skip
        if wrong:
            raise ConfigError(f"holidays, {key}: {'; '.join(wrong)}", where=where, advice=ADVICE)


def _leads_back(key: str, holidays: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a holiday is counted from itself by way of others."""
    at = key
    for _ in holidays:
        at = holidays.get(at, {}).get("of", "")
        if at == key:
            return True
    return False


def _is_day(text: str) -> bool:
    try:
        Day.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_rules(own: Sequence[Rule], ours: Sequence[Rule], where: str) -> None:
    """Raises ConfigError for a user's rule with a label that no word bears, or without what its meaning needs."""
    labels = {label for rule in ours for element in rule.elements for label, _ in element.choices}
    for number, rule in enumerate(own, 1):
        used = {label for element in rule.elements for label, _ in element.choices}
        strange = sorted(label for label in used - labels if label != label.lower())
        lacking = sorted(set.intersection(*(_names(r) for r in ours if r.means == rule.means)) - _names(rule))
        if strange or lacking:
            told = f"no word bears {', '.join(strange)}" if strange else f"{rule.means} needs {', '.join(lacking)}"
            raise ConfigError(f"rules, block {number}: {told}", where=where, advice=ADVICE)


def _names(rule: Rule) -> set[str]:
    """The names of the values that every match of a rule has."""
    found = set(rule.values)
    for element in rule.elements:
        names = {name for _, name in element.choices}
        if not element.optional and len(names) == 1:
            found.update(name for name in names if name)
    return found
