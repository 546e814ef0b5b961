"""The only look at the clock: when something was fetched, coded or decided."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The moment in UTC, to the second: `2026-11-25T01:45:11Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
