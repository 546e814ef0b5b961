"""One decision on one field, checked: what a person sends becomes what the record shall have.

Takes the mention, the field and the value; gives the fields of the record that the decision sets, each with its value.
A type goes with modes that it has, and days with whether they are history. Raises WrongValue.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.model.ontology import load_ontology
from dateline.review import days, parties, places, sources
from dateline.review.given import Json, choice, choices, members, shown
from dateline.review.refused import WrongValue
from dateline.review.spans import span
from dateline.store.corrections import ACCEPTED, REJECTED
from dateline.store.review import Subject

Values = dict[str, object]
STATUSES = ("actual", "future", "possible", "negated")
OWN = "own"  # what was accepted is the reviewer's own view, not the record with what others decided


def checked(subject: Subject, field: str, value: object) -> Values:
    """What the decision sets."""
    if field not in FIELDS:
        raise WrongValue(
            f"{shown(field)} is nothing to decide on", where="field", advice=f"One of: {', '.join(FIELDS)}."
        )
    return FIELDS[field](subject, value)


def _accepted(subject: Subject, value: object) -> Values:
    if value not in (None, True, OWN):
        raise WrongValue(
            f"{shown(value)} is no answer", where=ACCEPTED, advice='Give true, or "own" in a second review.'
        )
    out: Values = {ACCEPTED: OWN if value == OWN else True}
    return {REJECTED: False, **out} if subject.mention.is_rejected else out


def _rejected(subject: Subject, value: object) -> Values:
    if value is not None and not isinstance(value, bool):
        raise WrongValue(
            f"{shown(value)} is no answer", where=REJECTED, advice="Give true, or false to take it back in."
        )
    return {REJECTED: value is not False}


def _type(subject: Subject, value: object) -> Values:
    ontology = load_ontology()
    sent = members(value, "type", ("type", "modes")) if isinstance(value, dict) else {"type": value}
    code = choice(sent.get("type"), "type", ontology.types)
    modes = [mode for mode in subject.mention.record.get("modes") or () if ontology.has_mode(code, mode)]
    if "modes" in sent:
        modes = _modes_of(code, sent["modes"])
    return {"type": code, "modes": modes}


def _modes(subject: Subject, value: object) -> Values:
    code = subject.mention.record["type"]
    return {"type": code, "modes": _modes_of(code, value)}


def _modes_of(code: str, value: object) -> list[str]:
    known = [mode.code for mode in load_ontology().modes(code)]
    if value and not known:
        raise WrongValue(f"{code} has no modes", where="modes", advice="Give an empty list, or correct the type.")
    return choices(value, "modes", known)


def _contexts(subject: Subject, value: object) -> Values:
    return {"contexts": choices(value, "contexts", load_ontology().contexts)}


def _trigger(subject: Subject, value: object) -> Values:
    found = span(subject.text, value, "trigger")
    first, last = subject.mention.record.get("sentence") or (0, len(subject.text))
    if not first <= found["start"] < found["end"] <= last:
        raise WrongValue(
            "The word stands in another sentence",
            where="trigger",
            advice="A mention is of one sentence. Pick a word of it, or reject the mention.",
        )
    return {"trigger": found}


def _parties(role: str) -> Callable[[Subject, object], Values]:
    def check(subject: Subject, value: object) -> Values:
        before: list[Json] = [*(subject.mention.record.get(role) or ()), *(subject.mention.coded.get(role) or ())]
        return {role: parties.parties(subject.text, value, before, role)}

    return check


def _status(subject: Subject, value: object) -> Values:
    return {"status": choice(value, "status", STATUSES)}


def _date(subject: Subject, value: object) -> Values:
    found = days.when(subject.text, value)
    return {"date": found, "historical": days.is_history(found, subject.published)}


def _place(subject: Subject, value: object) -> Values:
    return {"place": places.place(subject.text, value, subject.mention.record.get("place"))}


def _attribution(subject: Subject, value: object) -> Values:
    return {"attribution": sources.attribution(subject.text, value)}


def _figures(subject: Subject, value: object) -> Values:
    return {"figures": sources.figures(subject.text, value)}


FIELDS: dict[str, Callable[[Subject, object], Values]] = {
    ACCEPTED: _accepted,
    REJECTED: _rejected,
    "type": _type,
    "modes": _modes,
    "contexts": _contexts,
    "trigger": _trigger,
    "actors": _parties("actors"),
    "recipients": _parties("recipients"),
    "status": _status,
    "date": _date,
    "place": _place,
    "attribution": _attribution,
    "figures": _figures,
}
