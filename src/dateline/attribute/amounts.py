"""Amounts of a sentence that may count people: dates, ages, money, times, ranks and measures are left out.

Takes a sentence; gives the amounts in it, in order, with the token that stands for each.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.attribute.harm import figure_words
from dateline.attribute.numbers import Amount, find_amounts
from dateline.model.sentence import Sentence, Token

_MONTHS = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
}
_MONTHS |= {m[:3] for m in _MONTHS} | {m[:3] + "." for m in _MONTHS} | {"sept", "sept."}
_MONEY = {"$", "€", "£", "¥", "US$", "%", "percent", "per", "No.", "#", "№"}
_BEFORE_YEARS = {
    "in",
    "since",
    "of",
    "until",
    "by",
    "during",
    "from",
    "to",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "the",
    "and",
    "summer",
    "winter",
    "spring",
    "autumn",
    "through",
}


def people_amounts(sentence: Sentence) -> list[Amount]:
    """The sentence's amounts without dates, ages, money, times, ordinals and measures."""
    return [_now(sentence.text, a) for a in find_amounts(sentence.text) if not _is_other(sentence.text, a)]


def _now(text: str, amount: Amount) -> Amount:
    """The number that a count has come to: of "rose from 11 to 15" the second."""
    told = text[amount.start : amount.end]
    if not told.lower().startswith("from ") or " to " not in told or not _changing(text[: amount.start]):
        return amount
    at = amount.start + told.index(" to ") + 4
    second = find_amounts(text[at : amount.end])
    if not second:
        return amount
    new = second[0]
    return replace(
        new, start=at + new.start, end=at + new.end, core_start=at + new.core_start, core_end=at + new.core_end
    )


def _changing(before: str) -> bool:
    """Whether the words before "from" tell of a count that changes."""
    return bool(set(re.findall(r"[a-z]+", before.lower())[-6:]) & figure_words().changing)


def _is_other(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.core_start - 14) : amount.core_start]
    after = text[amount.core_end : amount.core_end + 14]
    last = before.split()[-1] if before.split() else ""
    following = after.split()[0].lower() if after.split() else ""
    core = text[amount.core_start : amount.core_end]
    if before.endswith(("$", "€", "£", "¥", "#", ":", "№", "/", ".", "[")) and not before.endswith((": ", ". ")):
        return True
    if after.startswith(("%", ":", "/", "°", "st ", "nd ", "rd ", "th ")) and not after.startswith(": "):
        return True
    if after.startswith("-") and not after.startswith(("-strong", "-odd", "-plus", "-member", "-man", "-person")):
        return True
    if before.endswith(("-", "–")) and before[-2:-1].isalpha():
        return True
    if last.lower().strip("(") in _MONTHS or (
        following.strip(",.;") in _MONTHS and core.isdigit() and amount.low is not None and amount.low <= 31
    ):
        return True
    if (
        last.lower() in ("aged", "age", "no.", "number", "article", "resolution", "section", "page", "chapter")
        or last in _MONEY
    ):
        return True
    # "as young as 10" is an age, "the top 25" a rank.
    if last.lower() == "as" and before.lower().endswith(("young as ", "old as ")):
        return True
    if last.lower() in ("top", "under-", "u"):
        return True
    if following.strip(".,;:)") in ("percent", "per", "am", "pm", "a.m", "p.m", "gmt", "utc"):
        return True
    return is_year(core) and (not following.isalpha() or last.lower() in _BEFORE_YEARS)


def is_year(core: str) -> bool:
    """Whether four digits may be a year."""
    return core.isdigit() and len(core) == 4 and 1800 <= int(core) <= 2100


def amount_head(sentence: Sentence, amount: Amount) -> Token | None:
    """The token of the number that stands highest in the tree."""
    start, end = sentence.start + amount.core_start, sentence.start + amount.core_end
    inside = [t for t in sentence.tokens if t.start < end and start < t.end and t.upos != "PUNCT"]
    numbers = {t.i for t in inside}
    for token in inside:
        if token.head not in numbers and token.relation != "case" and token.upos != "DET":
            return token
    return inside[-1] if inside else None
