"""Mentions and events as JSON with the field names that PLOVER's manual recommends.

Takes an `Item`; gives one object: id, date, enddate, actor, recipient, event, mode, context, event_loc, event_text,
text_info, cite_info, dead, injured, arrested, link, coder, coded_date. What PLOVER has no name for follows under
`dateline`: status, attribution, figures, evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from dateline.export.fields import FIELDS
from dateline.export.item import Item, Json
from dateline.store.selecting import Selected

# PLOVER's steps of precision: 1 the country … 5 a place inside a city.
_RESOLUTION = {"country": 1, "region": 2, "district": 3, "city": 4, "site": 5}
_COUNTED = {"dead": "killed", "injured": "injured", "arrested": "detained"}


def write(stream: IO[str], objects: Iterable[Json]) -> None:
    """One object a line."""
    for value in objects:
        stream.write(json.dumps(value, ensure_ascii=False) + "\n")


def plover(item: Item) -> dict[str, Any]:
    """One mention or event. A date is there only where days are known; both ends are included."""
    place = item.place
    out: dict[str, Any] = {
        "id": item.id,
        "date": item.when.get("earliest"),
        "enddate": item.when.get("latest"),
        "actor": [_party(p) for p in item.actors],
        "recipient": [_party(p) for p in item.recipients],
        "event": item.type,
        "mode": list(item.modes),
        "context": list(item.contexts),
        "event_loc": None,
        "event_text": item.first.sentence or None,
        "text_info": [_text_info(m) for m in item.told],
        "cite_info": _citations(item),
    }
    if place:
        out["event_loc"] = {
            "name": place.get("name"),
            "text": place.get("text"),
            "country": place.get("country"),
            "admin1": place.get("admin1"),
            "lat": place.get("lat"),
            "lon": place.get("lon"),
            "geonameid": place.get("geonameid"),
            "resolution": _RESOLUTION.get(place.get("level") or ""),
            "level": place.get("level"),
        }
        for key in ("names", "claimed_by"):
            if place.get(key):
                out["event_loc"][key] = list(place[key])
    for name, kind in _COUNTED.items():
        if kind in item.figures:
            low, high = item.figures[kind]
            out[name] = {"low": low, "high": high}
    out["link"] = [item.event_id] if item.level == "mention" and item.event_id else []
    out["coder"] = item.first.coder or None
    out["coded_date"] = item.first.changed[:10] or None
    out["dateline"] = _own(item)
    return out


def _own(item: Item) -> dict[str, Any]:
    record = item.first.record
    out: dict[str, Any] = {
        "level": item.level,
        "status": item.status,
        "historical": item.historical,
        "score": FIELDS["score"](item),
        "confidence": item.confidence,
        "corrected": any(m.is_corrected for m in item.told),
        "report_ids": FIELDS["report_ids"](item),
        "figures": {kind: {"low": low, "high": high} for kind, (low, high) in item.figures.items()},
    }
    if item.level == "mention":
        out |= {
            "date": record.get("date"),
            "attribution": record.get("attribution") or [],
            "figures": record.get("figures") or [],
            "copies_id": item.first.group_id,
        }
    else:
        out |= {
            "disputed": list(item.disputed),
            "sources": list(item.sources),
            "mention_ids": FIELDS["mention_ids"](item),
            "independent": FIELDS["independent"](item),
        }
    return out


def _party(party: Json) -> dict[str, Any]:
    """PLOVER's words for a party, then the report's characters."""
    keys = (
        "text",
        "name",
        "country",
        "sectors",
        "ethnicity",
        "office",
        "wikidata",
        "identity",
        "member_of",
        "start",
        "end",
    )
    return {key: party[key] for key in keys if party.get(key) not in (None, [], "")}


def _text_info(m: Selected) -> dict[str, Any]:
    trigger = m.record["trigger"]
    start, end = m.record.get("sentence") or (None, None)
    return {
        "mention_id": m.id,
        "version_id": m.version_id,
        "sentence": {"start": start, "end": end},
        "trigger": {key: trigger.get(key) for key in ("start", "end", "text")},
    }


def _citations(item: Item) -> list[dict[str, Any]]:
    seen = {m.report_id: m for m in item.told}
    return [
        {
            "publication": m.publisher or None,
            "title": m.title or None,
            "date": m.published or None,
            "url": m.address or None,
            "language": m.language,
            "report_id": m.report_id,
        }
        for m in seen.values()
    ]
