"""Where a mention happened: words picked in the text, and the place of the gazetteer that they mean.

Takes the span with the place's GeoNames number (or its name and point, for places kept by hand); gives the place in the
record's form, with all that the gazetteer says of it. Only a span: the words stay, the place is not known.
"""

from __future__ import annotations

from dateline.place.entry import Entry
from dateline.place.gazetteer import load_gazetteer
from dateline.review.given import LONGEST, Json, members, name
from dateline.review.refused import WrongValue
from dateline.review.spans import PARTS, span_of

_CODES = ("name", "country", "admin1", "lat", "lon", "level", "geonameid")
_KNOWN = (*PARTS, *_CODES, "names", "claimed_by")
_NEAR = 0.02  # degrees within which a point is the entry's
ADVICE = "Choose one of those that `dateline places find NAME` lists."


def place(text: str, value: object, before: Json | None, where: str = "place") -> Json | None:
    """The place, None where the report does not say."""
    if value is None:
        return None
    sent = members(value, where, _KNOWN)
    span = span_of(text, sent, where)
    if before is not None and all(sent.get(field) == before.get(field) for field in _CODES):
        return {**before, **span}
    if all(sent.get(field) is None for field in _CODES):
        return {**span, **dict.fromkeys(_CODES)}
    return {**span, **known(_entry(sent, span["text"], where))}


def options(called: str) -> list[Json]:
    """What the gazetteer knows by this name, likeliest first."""
    if not 0 < len(called) <= LONGEST:
        return []
    return [known(entry) for entry in load_gazetteer().lookup(called)]


def known(entry: Entry) -> Json:
    """A place of the gazetteer in the record's form, without a span."""
    out: Json = {
        "name": entry.name, "country": entry.country, "admin1": entry.admin1, "lat": entry.lat, "lon": entry.lon,
        "level": entry.level, "geonameid": entry.geonameid,
    }  # fmt: skip
    if entry.names:
        out["names"] = list(entry.names)
    if entry.claimed_by:
        out["claimed_by"] = list(entry.claimed_by)
    return out


def _entry(sent: Json, words: str, where: str) -> Entry:
    called = name(sent.get("name"), f"{where}.name")
    asked = [called or words]
    if called and sent.get("geonameid") is not None:
        asked.append(words)  # a place may be listed by a name that it has under another spelling only
    found = [entry for one in asked for entry in load_gazetteer().lookup(one)]
    fitting = [entry for entry in found if _fits(entry, sent)]
    if not fitting:
        told = "fits what was said" if found else "is in the gazetteer"
        raise WrongValue(f"No place called {asked[0]!r} {told}", where=where, advice=ADVICE)
    return fitting[0]


def _fits(entry: Entry, sent: Json) -> bool:
    """Whether all that was said of the place holds for the entry."""
    for field in ("country", "level", "geonameid"):
        if sent.get(field) is not None and sent[field] != getattr(entry, field):
            return False
    return all(
        sent.get(axis) is None
        or (isinstance(sent[axis], int | float) and abs(sent[axis] - getattr(entry, axis)) <= _NEAR)
        for axis in ("lat", "lon")
    )
