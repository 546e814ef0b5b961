"""Actors and recipients: spans picked in the text, with codes typed by a person.

Takes the list that was sent and the parties that the record has; gives the list in the record's form. A party that stays
where it was, of the same state, keeps what the tables know of it (identity, office, memberships).
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.ontology import load_ontology
from dateline.review.choosing import countries
from dateline.review.given import Json, choice, choices, entries, members, name
from dateline.review.refused import WrongValue
from dateline.review.spans import PARTS, span_of

_TABLED = ("identity", "wikidata", "office", "member_of")
_KNOWN = (*PARTS, "name", "country", "sectors", "ethnicity", "refers_to", *_TABLED)


def parties(text: str, value: object, before: Sequence[Json], where: str) -> list[Json]:
    """The parties in the order given."""
    found = [_party(text, entry, before, f"{where}[{n}]") for n, entry in enumerate(entries(value, where))]
    codes = [(p["start"], p["end"], p["country"], *p["sectors"]) for p in found]
    if len(set(codes)) < len(codes):
        raise WrongValue("The same party stands twice", where=where, advice="Name each once.")
    return found


def _party(text: str, value: object, before: Sequence[Json], where: str) -> Json:
    sent = members(value, where, _KNOWN)
    span = span_of(text, sent, where)
    same = next((p for p in before if p.get("start") == span["start"] and p.get("end") == span["end"]), {})
    out: Json = {**span, "name": name(sent.get("name", same.get("name")), f"{where}.name")}
    out["country"] = _country(sent.get("country"), f"{where}.country")
    out["sectors"] = choices(sent.get("sectors", []), f"{where}.sectors", load_ontology().sectors)
    for field in ("ethnicity", "refers_to"):
        if (said := name(sent.get(field, same.get(field)), f"{where}.{field}")) is not None:
            out[field] = said
    if same and (same.get("country"), same.get("name")) == (out["country"], out["name"]):
        out |= {field: same[field] for field in _TABLED if field in same}
    return out


def _country(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, str) and value not in countries():
        raise WrongValue(
            f"{value!r} is no country's code",
            where=where,
            advice="Give the three letters of ISO 3166-1, XKX for Kosovo, or "
            f"{', '.join(load_ontology().international)}; null where none is known.",
        )
    return choice(value, where, countries())
