"""When to look again at an address: the longer it fails, the later.

Takes the number of failures in a row; gives minutes, or the moment as the store keeps it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dateline.fetch.settings import settings


def minutes_after(failures: int) -> float:
    """How long to leave it alone.

    >>> [minutes_after(n) for n in (1, 2, 3, 20)]
    [5.0, 10.0, 20.0, 720.0]
    """
    table = settings().backoff
    return float(min(table.first_minutes * 2 ** min(failures - 1, 30), table.longest_minutes))


def moment_after(minutes: float) -> str:
    """The moment so many minutes from now."""
    return (datetime.now(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
