"""What may be chosen in a decision, with what it means: types with their modes, contexts, sectors, countries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.identify.countries import load_countries
from dateline.model.ontology import Mode, load_ontology
from dateline.tables import rows


@dataclass(frozen=True, slots=True)
class Type:
    """An event type with the modes that it may have."""

    code: str
    what: str
    modes: dict[str, str]


def types() -> list[Type]:
    """The sixteen types."""
    ontology = load_ontology()
    return [Type(t.code, t.gloss, _modes(ontology.modes(t.code))) for t in ontology.types.values()]


def contexts() -> dict[str, str]:
    """What a matter is about."""
    return {context.code: context.gloss for context in load_ontology().contexts.values()}


def sectors() -> dict[str, str]:
    """What kind of party somebody is."""
    return {sector.code: sector.gloss for sector in load_ontology().sectors.values()}


def countries() -> dict[str, str]:
    """International parties, then states and territories by name: those of today under the name of today."""
    own = {row["code"]: row["name"] for row in rows("countries.csv") if not row["valid_to"]}
    states = {country.code: own.get(country.code, country.name) for country in load_countries()}
    named = dict(sorted(states.items(), key=lambda item: item[1]))
    return {party.code: party.gloss for party in load_ontology().international.values()} | named


def _modes(found: Iterable[Mode]) -> dict[str, str]:
    return {mode.code: mode.gloss for mode in found}
