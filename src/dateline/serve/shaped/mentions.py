"""Mentions: in lists, and whole."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from dateline.serve.shaped.common import Shape, Span


class MentionParty(Shape):
    """An actor or recipient, as the report calls it and as it was identified."""

    text: str
    name: str | None
    country: str | None
    sectors: list[str]


class MentionPlace(Shape):
    """Where."""

    text: str
    name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    level: str | None


class MentionSource(Shape):
    """Who says so; `text` is empty for one that is not named."""

    text: str
    kind: str
    stance: str | None


class MentionFigure(Shape):
    """A number that the report gives, as the range that its words allow."""

    kind: str
    text: str
    low: int | None
    high: int | None
    approx: bool


class MentionSummary(Shape):
    """A mention in a list. Offsets are those of the report's text; `sentence` begins at `sentence_start`."""

    id: str
    report: str
    title: str | None
    publisher: str | None
    published: str | None
    sentence: str
    trigger: Span
    sentence_start: int
    type: str
    modes: list[str]
    status: str
    actors: list[MentionParty]
    recipients: list[MentionParty]
    place: MentionPlace | None
    earliest: str | None
    latest: str | None
    sources: list[MentionSource]
    figures: list[MentionFigure]
    confidence: float
    event: str | None
    is_corrected: bool


class Correction(Shape):
    """What a person decided about one field; later ones count before earlier ones. `holds`: nobody took it back."""

    id: str
    step: int
    field: str
    value: Any
    who: str
    when: str
    why: str
    holds: bool


class MentionWhole(Shape):
    """A mention with its record as it now is, and as the coder gave it where a person corrected it."""

    summary: MentionSummary
    record: dict[str, Any] = Field(description="In the form of the codebook, section 8.")
    coded: dict[str, Any] | None
    corrections: list[Correction]
    is_rejected: bool
    stamp: str = Field(description="Changes with each decision: send it as If-Match with yours.")
