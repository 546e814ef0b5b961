"""POST /api/code."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

TEXT = 200_000  # characters
_Line = Annotated[str, StringConstraints(max_length=1000)]


class Given(BaseModel):
    """A report to code."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, StringConstraints(max_length=TEXT)] = Field(description="The report's text.")
    title: _Line | None = None
    published: date | None = Field(None, description="Without it, days such as “Thursday” stay unresolved.")
    publisher: _Line | None = None
    id: _Line | None = None
