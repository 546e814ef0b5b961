"""identify: takes a parsed report and its mentions, gives them with coded parties and event numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.identify.discourse import read_discourse
from dateline.identify.events import number_events
from dateline.identify.parties import Identifier
from dateline.identify.phrase import code_phrase
from dateline.model.mention import Mention, Place
from dateline.model.sentence import ParsedReport


def identify_parties(parsed: ParsedReport, mentions: Sequence[Mention], places: Sequence[Place] = ()) -> list[Mention]:
    """The mentions with the codes of every party; `places` are those of the report, which a phrase may name."""
    spans = [party.span for mention in mentions for party in (*mention.actors, *mention.recipients)]
    identifier = Identifier(read_discourse(parsed, spans), places)
    coded = []
    for mention in mentions:
        reasons = list(mention.reasons)
        sides = {}
        for role, parties in (("actors", mention.actors), ("recipients", mention.recipients)):
            pairs = [identifier.party(party, mention, role) for party in parties]
            sides[role] = tuple(party for party, _ in pairs)
            reasons += [reason for _, reason in pairs]
        coded.append(replace(mention, actors=sides["actors"], recipients=sides["recipients"], reasons=tuple(reasons)))
    return coded


__all__ = ["code_phrase", "identify_parties", "number_events"]
