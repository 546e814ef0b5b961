"""Events: in lists, and whole with their accounts."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from dateline.serve.shaped.common import Shape
from dateline.serve.shaped.mentions import MentionSummary


class EventParty(Shape):
    """A party that the mentions agree on: codes, and a name that a mention gives it."""

    country: str | None
    sector: str | None
    name: str | None


class EventItem(Shape):
    """An event in a list. `independent`: reports that are no copies of each other; `disputed`: fields that accounts differ on."""

    id: str
    type: str
    status: str
    earliest: str | None
    latest: str | None
    actors: list[EventParty]
    recipients: list[EventParty]
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    mentions: int
    reports: int
    independent: int
    disputed: list[str]
    headline: str = Field(description="The sentence of its first mention.")


class Said(Shape):
    """One value that an account gives to a field: in which mention first, and when that was published."""

    value: str
    mention: str
    published: str | None


class Account(Shape):
    """What one source says; without `source` it is the publisher's own voice."""

    source: str | None
    publisher: str | None
    independent: int
    first_published: str | None
    last_published: str | None
    values: dict[str, list[Said]]
    mentions: list[str]


class Join(Shape):
    """Why two mentions are in one event. `by`: likeness, report or person."""

    one: str
    two: str
    by: str
    chance: float
    signs: dict[str, float]


class Decision(Shape):
    """A split or merge that a person decided on."""

    id: str
    kind: str
    who: str
    when: str
    why: str
    mentions: list[str]
    others: list[str]


class EventWhole(EventItem):
    """An event with all that is told of it."""

    agreed: dict[str, Any]
    fields: list[str] = Field(description="The fields of accounts, in the order in which to show them.")
    accounts: list[Account]
    told: list[MentionSummary]
    joins: list[Join]
    decisions: list[Decision]
