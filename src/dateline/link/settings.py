"""The table of weights, groups and limits: data/link.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Settings:
    """`groups`: the groups of each type; `weights` in log odds by sign; `limits` by name."""

    groups: dict[str, tuple[str, ...]]
    weights: dict[str, float]
    limits: dict[str, float]


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """The shipped table."""
    table = tomllib.loads((resources.files("dateline") / "data" / "link.toml").read_text(encoding="utf-8"))
    groups: dict[str, list[str]] = {}
    for name, types in table["groups"].items():
        for kind in types:
            groups.setdefault(kind, []).append(name)
    return Settings({k: tuple(v) for k, v in groups.items()}, dict(table["weights"]), dict(table["limits"]))
