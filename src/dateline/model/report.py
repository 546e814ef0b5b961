"""One published text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """One article as it is coded.

    `text` is title + blank line + body, exactly as given; every offset of a record counts its code points.
    `published` is the publication day, or None when the input has none: relative days then stay unresolved.
    `notes` are plain sentences about the input that a user should see ("no publication date found").
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str = "en"
    origin: str = ""
    notes: tuple[str, ...] = ()

    @property
    def title_end(self) -> int | None:
        """Where the title ends in `text`, or None when the text does not begin with it."""
        return len(self.title) if self.title and self.text.startswith(self.title) else None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input, or a line of one, that could not become a report, and why.

    `input` names the file, and the line after a colon; `reason` says what was wrong; `advice` what to do.
    """

    input: str
    reason: str
    advice: str
