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
    identity: str | None = None
    """The stable id of the party itself, where a table has it (`identify.identity`)."""
    wikidata: str | None = None
    office: str | None = None
    """The office held on the day."""
    member_of: tuple[str, ...] = ()
    """Ids of the bodies that the party belongs to: its group or party, its state's alliances."""
