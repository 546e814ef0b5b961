"""Reports: in lists, and whole with their text and mentions."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from dateline.serve.shaped.common import Shape


class ReportItem(Shape):
    """A report in a list. `copies`: reports with a text like it, itself included."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    origin: str
    language: str
    mentions: int
    copies: int


class Version(Shape):
    """One text of a report."""

    id: str
    number: int
    fetched: str
    published: str | None
    title: str | None
    is_current: bool


class Copy(Shape):
    """Another report with a text like this one."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None


class ReportWhole(Shape):
    """A report. All offsets count code points of `text`. `mentions` have the ids of the store, of themselves and their events."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str | None = Field(description="Its web address, if it has one.")
    origin: str
    language: str
    direction: Literal["ltr", "rtl"]
    fetched: str | None
    notes: list[str]
    text: str
    versions: list[Version]
    copies: list[Copy]
    mentions: list[dict[str, Any]]
    statements: list[dict[str, Any]]
    labels: list[dict[str, Any]]
    places: list[dict[str, Any]]
