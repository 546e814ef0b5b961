"""What several answers have in common: lists, errors, spans."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Shape(BaseModel):
    """Base of all answers: what is not described is not sent."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Listed(Shape, Generic[T]):
    """A page of a list. `total` is of the whole list; `next` goes into `after` for the next page."""

    items: list[T]
    total: int
    next: str | None = None


class Wrong(Shape):
    """What was wrong, and what to do."""

    what: str
    advice: str


class Failed(Shape):
    """Every answer that is an error."""

    error: Wrong


class Span(Shape):
    """Characters of a report's text, counted in Unicode code points."""

    start: int
    end: int
    text: str


class ByType(Shape):
    """Something with a number of events, and of each type."""

    events: int
    by_type: dict[str, int] = Field(description="Events of each type that there are.")
