"""What a time expression means, before it is resolved to days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: the name of a meaning and its values, which may be meanings themselves."""

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
