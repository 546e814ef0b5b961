"""A mention of the store as lists show it."""

from __future__ import annotations

from typing import Any

from dateline.serve.shaped.common import Span
from dateline.serve.shaped.mentions import MentionFigure, MentionParty, MentionPlace, MentionSource, MentionSummary
from dateline.store.summaries import Summary

Json = dict[str, Any]


def summary_of(s: Summary) -> MentionSummary:
    """The summary of a row."""
    r = s.record
    when = r.get("date") or {}
    return MentionSummary(
        id=s.id,
        report=s.report,
        title=s.title,
        publisher=s.publisher,
        published=s.published,
        sentence=s.sentence,
        trigger=Span(start=r["trigger"]["start"], end=r["trigger"]["end"], text=r["trigger"]["text"]),
        sentence_start=s.sentence_start,
        type=r["type"],
        modes=list(r.get("modes") or ()),
        status=r["status"],
        actors=[_party(p) for p in r.get("actors") or ()],
        recipients=[_party(p) for p in r.get("recipients") or ()],
        place=_place(r["place"]) if r.get("place") else None,
        earliest=when.get("earliest"),
        latest=when.get("latest"),
        sources=[
            MentionSource(
                text=(link.get("source") or {}).get("text") or "",
                kind=link.get("kind", "indirect"),
                stance=link.get("stance"),
            )
            for link in r.get("attribution") or ()
        ],
        figures=[
            MentionFigure(
                kind=f["kind"],
                text=f.get("text") or "",
                low=f.get("low"),
                high=f.get("high"),
                approx=bool(f.get("approx")),
            )
            for f in r.get("figures") or ()
        ],
        confidence=float(r.get("confidence") or 0),
        event=s.event,
        is_corrected=s.is_corrected,
    )


def _party(p: Json) -> MentionParty:
    return MentionParty(
        text=p.get("text") or "", name=p.get("name"), country=p.get("country"), sectors=list(p.get("sectors") or ())
    )


def _place(p: Json) -> MentionPlace:
    return MentionPlace(
        text=p.get("text") or "", name=p.get("name"), country=p.get("country"), lat=p.get("lat"), lon=p.get("lon"),
        level=p.get("level"),
    )  # fmt: skip
