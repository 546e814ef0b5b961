"""What a party phrase is coded as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coding:
    """What a phrase says. `head` is the head role's word, `sure` whether the sectors come from an explicit word."""

    country: str | None = None
    sectors: tuple[str, ...] = ()
    ethnicity: str | None = None
    name: str | None = None
    head: str | None = None
    sure: bool = False
    bare: bool = False
    """Whether nothing but a country, capital or nationality stands there."""
    evidence: tuple[str, ...] = ()
