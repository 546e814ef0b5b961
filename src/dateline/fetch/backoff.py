"""When to look again at an address: the longer it fails, the later, and not before the server allows.

Takes the number of failures in a row, or what a server asked for; gives minutes, or the moment as the store keeps it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateline.fetch.settings import settings


def minutes_after(failures: int, asked: float = 0) -> float:
    """How long to leave it alone, given the minutes that its server asked for.

    >>> [minutes_after(n) for n in (1, 2, 3, 20)]
    [5.0, 10.0, 20.0, 720.0]
    >>> minutes_after(1, asked=60)
    60.0
    """
    table = settings().backoff
    return float(min(max(table.first_minutes * 2 ** min(failures - 1, 30), asked), table.longest_minutes))


def minutes_asked(retry_after: str | None) -> float:
    """The minutes that a `Retry-After` header asks for, which is seconds or a moment (RFC 9110, 10.2.3); 0 without one.

    However long: `minutes_after` sets the bound.

    >>> minutes_asked("90"), minutes_asked("Fri, 15 Mar 2024 08:00:00 GMT"), minutes_asked("soon")
    (1.5, 0.0, 0.0)
    """
    given = (retry_after or "").strip()
    if given.isascii() and given.isdigit():
        return int(given[:9]) / 60
    try:
        moment = parsedate_to_datetime(given)
    except (ValueError, OverflowError):
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds() / 60, 0.0)


def moment_after(minutes: float) -> str:
    """The moment so many minutes from now."""
    return (datetime.now(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
