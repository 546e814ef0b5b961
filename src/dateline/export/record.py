"""A coded report as the JSON object of the codebook (section 8)."""

from __future__ import annotations

import json
from typing import Any

from dateline.model.mention import Attribution, CodedReport, Figure, Label, Mention, Party, Place, Statement, When
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span

Json = dict[str, Any]


def record(report: Report, coded: CodedReport, parsed: ParsedReport | None) -> Json:
    """One object a report. `parsed` gives the sentence of each mention; None where nothing was parsed."""
    out: Json = {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "text": report.text,
        "notes": list(report.notes),
        "mentions": [_mention(m, parsed) for m in coded.mentions],
        "statements": [_statement(s) for s in coded.statements],
        "labels": [_label(x) for x in coded.labels],
        "places": [_place(p) for p in coded.places],
    }
    return out


def line(report: Report, coded: CodedReport, parsed: ParsedReport | None) -> str:
    """The same as one line of JSON Lines, without the newline; always the same bytes for the same record."""
    return json.dumps(record(report, coded, parsed), ensure_ascii=False, separators=(", ", ": "))


def _span(span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _mention(m: Mention, parsed: ParsedReport | None) -> Json:
    out: Json = {"id": m.id, "event": m.event}
    if parsed is not None:
        sentence = parsed.sentences[m.sentence]
        out["sentence"] = [sentence.start, sentence.end]
    return out | {
        "type": m.type,
        "modes": list(m.modes),
        "contexts": list(m.contexts),
        "trigger": _span(m.trigger),
        "actors": [_party(p) for p in m.actors],
        "recipients": [_party(p) for p in m.recipients],
        "place": _place(m.place) if m.place else None,
        "date": _when(m.date),
        "status": m.status,
        "historical": m.historical,
        "attribution": [_attribution(a) for a in m.attribution],
        "figures": [_figure(f) for f in m.figures],
        "confidence": m.confidence,
    }


def _party(p: Party) -> Json:
    out: Json = {
        "start": p.span.start, "end": p.span.end, "text": p.span.text,
        "name": p.name, "country": p.country, "sectors": list(p.sectors),
    }  # fmt: skip
    if p.ethnicity:
        out["ethnicity"] = p.ethnicity
    if p.refers_to:
        out["refers_to"] = p.refers_to
    for key, value in (("identity", p.identity), ("wikidata", p.wikidata), ("office", p.office)):
        if value:
            out[key] = value
    if p.member_of:
        out["member_of"] = list(p.member_of)
    return out


def _place(p: Place) -> Json:
    out: Json = {
        "start": p.span.start, "end": p.span.end, "text": p.span.text, "name": p.name, "country": p.country,
        "admin1": p.admin1, "lat": p.lat, "lon": p.lon, "level": p.level, "geonameid": p.geonameid,
    }  # fmt: skip
    if p.names:
        out["names"] = list(p.names)
    if p.claimed_by:
        out["claimed_by"] = list(p.claimed_by)
    return out


def _when(w: When | None) -> Json | None:
    if w is None or (w.span is None and w.earliest is None):
        return None
    out: Json = dict(_span(w.span) or {})
    out |= {
        "earliest": w.earliest.isoformat() if w.earliest else None,
        "latest": w.latest.isoformat() if w.latest else None,
        "basis": w.basis,
        "granularity": w.granularity,
    }
    if w.open:
        out["open"] = True
    if w.reason:
        out["reason"] = w.reason
    return out


def _attribution(a: Attribution) -> Json:
    return {"source": _span(a.source), "cue": _span(a.cue), "kind": a.kind, "stance": a.stance}


def _figure(f: Figure) -> Json:
    out: Json = {"kind": f.kind, **(_span(f.span) or {}), "low": f.low, "high": f.high}
    if f.approx:
        out["approx"] = True
    if f.of is not None:
        out["of"] = _span(f.of)
    if f.by is not None:
        out["by"] = _span(f.by)
    return out


def _statement(s: Statement) -> Json:
    return {"speaker": _span(s.speaker), "cue": _span(s.cue), "content": _span(s.content), "kind": s.kind}


def _label(x: Label) -> Json:
    return {**(_span(x.span) or {}), "about": x.about, "by": x.by, "term": x.term}
