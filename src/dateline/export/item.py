"""A mention or an event, ready to become a row: the same fields for both.

Takes what the store selected; gives an `Item`. A mention is as its record says; an event has what its mentions agree
on, the figures of all of its accounts as one range, and nothing that no mention says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.store.selecting import Selected, SelectedEvent

Json = Mapping[str, Any]
FIGURES = ("killed", "injured", "detained", "displaced", "missing", "size")


@dataclass(frozen=True, slots=True)
class Item:
    """`told` are the mentions behind it, one or more, the earliest published first; `figures` are lowest and highest."""

    level: str
    id: str
    event_id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: str
    historical: bool
    actors: tuple[Json, ...]
    recipients: tuple[Json, ...]
    place: Json
    when: Json
    figures: Mapping[str, tuple[int | None, int | None]]
    figure_words: tuple[str, ...]
    sources: tuple[str, ...]
    stances: tuple[str, ...]
    confidence: float | None
    told: tuple[Selected, ...]
    disputed: tuple[str, ...] = ()

    @property
    def first(self) -> Selected:
        """The mention of the earliest report."""
        return self.told[0]


def of_mention(m: Selected) -> Item:
    """The row of one mention."""
    r = m.record
    links = r.get("attribution") or ()
    return Item(
        level="mention",
        id=m.id,
        event_id=m.event_id,
        type=r["type"],
        modes=tuple(r.get("modes") or ()),
        contexts=tuple(r.get("contexts") or ()),
        status=r["status"],
        historical=bool(r.get("historical")),
        actors=tuple(r.get("actors") or ()),
        recipients=tuple(r.get("recipients") or ()),
        place=r.get("place") or {},
        when=r.get("date") or {},
        figures=_ranges([r]),
        figure_words=tuple(f"{f['kind']}: {f.get('text') or ''}" for f in r.get("figures") or ()),
        sources=tuple(_source(link) or "?" for link in links),
        stances=tuple(link.get("stance") or "says" for link in links),
        confidence=r.get("confidence"),
        told=(m,),
    )


def of_event(e: SelectedEvent) -> Item:
    """The row of one event."""
    agreed, records = e.agreed, [m.record for m in e.mentions]
    same = [r for r in records if r["type"] == agreed["type"]] or records
    days = agreed.get("days") or (None, None)
    sure = [r["confidence"] for r in records if r.get("confidence") is not None]
    return Item(
        level="event",
        id=e.id,
        event_id=e.id,
        type=agreed["type"],
        modes=_all(r.get("modes") or () for r in same),
        contexts=_all(r.get("contexts") or () for r in records),
        status=agreed["status"],
        historical=all(bool(r.get("historical")) for r in records),
        actors=_named(agreed.get("actors") or (), records, "actors"),
        recipients=_named(agreed.get("recipients") or (), records, "recipients"),
        place=agreed.get("place") or {},
        when={"earliest": days[0], "latest": days[1]},
        figures=_ranges(records),
        figure_words=_all(_figures_with_sources(m) for m in e.mentions),
        sources=_all([_source(link) for link in r.get("attribution") or ()] for r in records),
        stances=(),
        confidence=max(sure, default=None),
        told=e.mentions,
        disputed=e.disputed,
    )


def of_record(record: Json) -> Iterator[Selected]:
    """The mentions of a coded report that is in no store, under the ids that they have in it."""
    text, report = record["text"], record["id"]
    places = tuple(dict.fromkeys(p["name"] for p in record.get("places") or () if p.get("name")))
    for mention in record["mentions"]:
        start, end = mention.get("sentence") or (mention["trigger"]["start"], mention["trigger"]["end"])
        yield Selected(
            id=mention["id"],
            event_id="",
            version_id=report,
            report_id=report,
            group_id=report,
            record=mention,
            sentence=" ".join(text[start:end].split()),
            title=record.get("title") or "",
            publisher=record.get("publisher") or "",
            published=record.get("published") or "",
            language=record.get("language") or "en",
            address="",
            fetched="",
            changed="",
            coder="",
            is_corrected=False,
            places=places,
        )


def rounded(item: Item, decimals: int) -> Item:
    """The same with a coarser point, where an exact one may put people at risk."""
    lat, lon = item.place.get("lat"), item.place.get("lon")
    if lat is None or lon is None:
        return item
    return replace(item, place={**item.place, "lat": round(lat, decimals), "lon": round(lon, decimals)})


def party_name(party: Json) -> str:
    """The name of a party, else the fullest words of the report for it."""
    return str(party.get("name") or party.get("refers_to") or party.get("text") or "")


def voucher(item: Item) -> str:
    """The innermost named source of the earliest mention that has one."""
    for m in item.told:
        named = [source for link in m.record.get("attribution") or () if (source := _source(link))]
        if named:
            return named[-1]
    return ""


def _source(link: Json) -> str:
    return " ".join(((link.get("source") or {}).get("text") or "").split())


def _figures_with_sources(m: Selected) -> list[str]:
    named = [source for link in m.record.get("attribution") or () if (source := _source(link))]
    by = named[-1] if named else m.publisher
    return [f"{f['kind']}: {f.get('text') or ''}" + (f" ({by})" if by else "") for f in m.record.get("figures") or ()]


def _ranges(records: Sequence[Json]) -> dict[str, tuple[int | None, int | None]]:
    """For each kind the least and the greatest number that the words allow; None where they set no limit."""
    out: dict[str, tuple[int | None, int | None]] = {}
    for kind in FIGURES:
        said = [f for r in records for f in r.get("figures") or () if f["kind"] == kind]
        if said:
            lows, highs = [f.get("low") for f in said], [f.get("high") for f in said]
            out[kind] = (
                None if None in lows else min(lows),
                None if None in highs else max(highs),
            )
    return out


def _all(listed: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for values in listed for value in values if value))


def _named(agreed: Sequence[Sequence[str]], records: Sequence[Json], role: str) -> tuple[Json, ...]:
    """For each country and sector that is agreed on, the party as the first mention has it; a name before a pronoun."""
    out = []
    for country, sector in agreed:
        fitting = [
            p
            for r in records
            for p in r.get(role) or ()
            if (p.get("country") or "") == country and next(iter(p.get("sectors") or ()), "") == sector
        ]
        named = next((p for p in fitting if p.get("name")), fitting[0] if fitting else None)
        out.append(named or {"country": country or None, "sectors": [sector] if sector else []})
    return tuple(out)
