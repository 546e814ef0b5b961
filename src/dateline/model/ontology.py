"""The ontology as typed records: event types, modes, contexts, sectors and codes for international parties.

Takes `data/ontology.toml`; gives one frozen `Ontology`, read once per process. Modes are keyed by (type, mode), because
the same mode word means different things under two types.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast


@dataclass(frozen=True, slots=True)
class Mode:
    """How a deed of one type was done."""

    type: str
    code: str
    score: float | None
    gloss: str
    extension: bool = False


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen kinds of deed."""

    code: str
    quad: str
    quad_number: int
    quad_name: str
    score: float
    recipient_required: bool
    gloss: str
    notes: tuple[str, ...]
    modes: tuple[Mode, ...]
    pledge_of: str | None = None
    """The type whose modes a pledge of this type may carry: a pledge to disarm is CONCEDE with the mode of RETREAT."""

    @property
    def cooperative(self) -> bool:
        """Whether the type is cooperation, in word or deed."""
        return self.quad in ("VC", "MC")

    @property
    def material(self) -> bool:
        """Whether the type is a deed, not words."""
        return self.quad in ("MC", "MX")


@dataclass(frozen=True, slots=True)
class Context:
    """What the matter is about."""

    code: str
    group: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Sector:
    """What kind of party somebody is."""

    code: str
    gloss: str


@dataclass(frozen=True, slots=True)
class International:
    """A code for the country field that is not a state of ISO 3166."""

    code: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """All tables of the ontology, each in the order of the data file."""

    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, Sector]
    international: Mapping[str, International]
    source: str

    def modes(self, type_code: str) -> tuple[Mode, ...]:
        """Modes that a mention of this type may carry, those of a pledged type included."""
        event_type = self.types[type_code]
        pledged = self.types[event_type.pledge_of].modes if event_type.pledge_of else ()
        return event_type.modes + pledged

    def mode(self, type_code: str, mode_code: str) -> Mode:
        """Find the mode of this type; raises KeyError when the type has no such mode."""
        for mode in self.modes(type_code):
            if mode.code == mode_code:
                return mode
        raise KeyError(f"{type_code} has no mode {mode_code!r}; it has {[mode.code for mode in self.modes(type_code)]}")

    def has_mode(self, type_code: str, mode_code: str) -> bool:
        """Whether a mention of this type may carry this mode."""
        return any(mode.code == mode_code for mode in self.modes(type_code))

    def all_modes(self) -> tuple[Mode, ...]:
        """Every (type, mode) pair, each once, under the type that owns it."""
        return tuple(mode for event_type in self.types.values() for mode in event_type.modes)

    def score(self, type_code: str, mode_codes: Iterable[str] = ()) -> float:
        """Place on the scale from conflict (-10) to cooperation (+10).

        With several modes the one farthest from zero counts, as a mention is as grave as its gravest part. A mode that
        has no score, or is only pledged, leaves the score of the type.
        """
        event_type = self.types[type_code]
        wanted = set(mode_codes)
        scores = [mode.score for mode in event_type.modes if mode.code in wanted and mode.score is not None]
        return max(scores, key=abs, default=event_type.score)


@cache
def load_ontology() -> Ontology:
    """Read the ontology from the package's data; later calls give the same object."""
    table = tomllib.loads(files("dateline").joinpath("data", "ontology.toml").read_text(encoding="utf-8"))
    types = {
        code: _event_type(code, row, table["quad_classes"], table["modes"].get(code, {}))
        for code, row in table["types"].items()
    }
    contexts = {
        code: Context(code, group, gloss) for group, rows in table["contexts"].items() for code, gloss in rows.items()
    }
    sectors = {code: Sector(code, gloss) for code, gloss in table["sectors"].items()}
    international = {code: International(code, gloss) for code, gloss in table["international"].items()}
    return Ontology(
        types=MappingProxyType(types),
        contexts=MappingProxyType(contexts),
        sectors=MappingProxyType(sectors),
        international=MappingProxyType(international),
        source=cast(str, table["source"]),
    )


def _event_type(
    code: str,
    row: Mapping[str, object],
    quads: Mapping[str, Mapping[str, object]],
    mode_rows: Mapping[str, Mapping[str, object]],
) -> EventType:
    quad = cast(str, row["quad"])
    return EventType(
        code=code,
        quad=quad,
        quad_number=cast(int, quads[quad]["number"]),
        quad_name=cast(str, quads[quad]["name"]),
        score=cast(float, row["score"]),
        recipient_required=cast(bool, row["recipient_required"]),
        gloss=cast(str, row["gloss"]),
        notes=tuple(cast(list[str], row["notes"])),
        modes=tuple(_mode(code, mode_code, mode_row) for mode_code, mode_row in mode_rows.items()),
        pledge_of=cast(str | None, row.get("pledge_of")),
    )


def _mode(type_code: str, code: str, row: Mapping[str, object]) -> Mode:
    return Mode(
        type=type_code,
        code=code,
        score=cast(float | None, row.get("score")),
        gloss=cast(str, row["gloss"]),
        extension=cast(bool, row.get("extension", False)),
    )
