"""GET /api/about."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dateline.serve.shaped.common import Shape


class Counts(Shape):
    """How much the store has; `independent` are reports without copies."""

    reports: int
    mentions: int
    events: int
    independent: int


class EventType(Shape):
    """One of the sixteen types."""

    name: str
    quad: Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
    what: str


class Asker(Shape):
    """Who asks, and as what."""

    name: str
    role: Literal["reader", "reviewer", "admin"]


class About(Shape):
    """The program, the store, and who asks."""

    program: str
    store: str
    counts: Counts
    unlinked: int = Field(description="Reports that were added or changed since events were put together.")
    first: str | None = Field(description="The first day of an event.")
    last: str | None
    types: list[EventType]
    statuses: list[str]
    person: Asker
    licences: list[str]
