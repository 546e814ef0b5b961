"""When a mention happened: the days, and the phrase of the text that gives them.

Takes first and last day with or without a span; gives the date in the record's form and whether it is history
(more than 90 days before publication).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dateline.review.given import Json, choice, day, members, name, yes
from dateline.review.refused import WrongValue
from dateline.review.spans import PARTS, span_of

HISTORY = 90  # days before publication, as the coder counts
_BASES = ("phrase", "publication", "event")
_GRAINS = ("day", "week", "month", "season", "quarter", "year", "decade", "century", "window")
_KNOWN = (*PARTS, "earliest", "latest", "basis", "granularity", "open", "reason")
_WEEK, _YEAR = 7, 365


def when(text: str, value: object, where: str = "date") -> Json | None:
    """The date, None where the report does not say."""
    if value is None:
        return None
    sent = members(value, where, _KNOWN)
    has_span = any(sent.get(part) is not None for part in PARTS)
    out: Json = span_of(text, sent, where) if has_span else {}
    given = [sent.get("earliest"), sent.get("latest")]
    if given == [None, None]:
        if not has_span:
            raise WrongValue("There is neither a day nor a phrase", where=where, advice="Give null for no date.")
        first = last = None
    else:
        first, last = day(given[0], f"{where}.earliest"), day(given[1], f"{where}.latest")
        if last < first:
            raise WrongValue("The last day comes before the first", where=where, advice="Turn them round.")
    out |= {
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
        "basis": choice(sent.get("basis") or ("phrase" if has_span else "publication"), f"{where}.basis", _BASES),
        "granularity": choice(sent.get("granularity") or _grain(first, last), f"{where}.granularity", _GRAINS),
    }
    if sent.get("open") is not None and yes(sent["open"], f"{where}.open"):
        out["open"] = True
    if reason := name(sent.get("reason"), f"{where}.reason"):
        out["reason"] = reason
    return out


def is_history(date_of: Json | None, published: date | None) -> bool:
    """Whether the last day lies more than 90 days before publication."""
    latest = (date_of or {}).get("latest")
    return bool(latest and published and (published - date.fromisoformat(latest)).days > HISTORY)


def _grain(first: date | None, last: date | None) -> str:
    """How fine an interval is."""
    if first is None or last is None:
        return "window"
    days = (last - first).days + 1
    if days == 1:
        return "day"
    if days == _WEEK:
        return "week"
    if first.day == 1 and days == monthrange(first.year, first.month)[1]:
        return "month"
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31) and days <= _YEAR + 1:
        return "year"
    return "window"
