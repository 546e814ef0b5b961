"""What the views over many events show: timeline, map, parties, labels, counts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dateline.serve.shaped.common import ByType, Shape

Step = Literal["day", "week", "month", "year"]


class Bin(ByType):
    """A piece of time, with the events that begin in it."""

    start: str
    end: str


class Span(Shape):
    """One event on the line of time."""

    id: str
    type: str
    earliest: str
    latest: str
    independent: int
    headline: str


class Timeline(Shape):
    """Pieces of time that have events, in order, and the events that most independent reports tell of."""

    by: Step
    bins: list[Bin]
    spans: list[Span]
    undated: int = Field(description="Events without a day.")


class Place(ByType):
    """A point with its events. `disputed`: more than one side claims it, or has a name of its own for it."""

    name: str
    names: list[str]
    country: str | None
    level: str | None
    lat: float
    lon: float
    disputed: bool


class Places(Shape):
    """The points with the most events first."""

    places: list[Place]
    more: int = Field(description="Points that are not listed, because there are too many.")
    unplaced: int = Field(description="Events without a point.")


class Node(Shape):
    """A party, by its codes."""

    id: str
    country: str | None
    sector: str | None
    name: str | None
    events: int


class Edge(ByType):
    """What one party did to another."""

    source: str = Field(alias="from")
    target: str = Field(alias="to")
    by_quad: dict[str, int]


class Network(Shape):
    """The parties with the most events first, and what they did to each other."""

    nodes: list[Node]
    edges: list[Edge]
    more: int = Field(description="Parties that are not listed.")


class LabelUse(Shape):
    """A loaded word as a publisher uses it: in whose voice, of whom."""

    publisher: str
    speaker: str = Field(description="Whom the report cites with it; empty where it is the report's own word.")
    word: str
    of: str = Field(description="The country code of whom it is used of, where known.")
    count: int
    reports: list[str] = Field(description="At most five of the reports that have it so.")


class Labels(Shape):
    """The most frequent uses first."""

    items: list[LabelUse]
    more: int


class Stat(Shape):
    """One value of what was counted by, with the events and independent reports that have it."""

    what: str
    events: int
    independent: int
