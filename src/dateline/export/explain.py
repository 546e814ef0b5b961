"""Mentions with their reasons, as plain text for people."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.export.table import days
from dateline.model.mention import Mention, Party, Reason
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span


def explained(mentions: Sequence[Mention], parsed: ParsedReport) -> str:
    """For each mention its sentence, then each field: value, characters, rule, and the candidates that lost."""
    return "\n\n".join("\n".join(_lines(m, parsed)) for m in mentions) or "No event was found in the report."


def _lines(m: Mention, parsed: ParsedReport) -> list[str]:
    out = [
        f"{m.id}  event {m.event}  confidence {m.confidence:.2f}",
        f"  “{' '.join(parsed.sentences[m.sentence].text.split())}”",
    ]
    reasons: dict[str, list[Reason]] = {}
    for reason in m.reasons:
        reasons.setdefault(reason.field, []).append(reason)
    values = {
        "type": m.type,
        "modes": ", ".join(m.modes) or "none",
        "trigger": _quote(m.trigger),
        "actors": "; ".join(map(_party, m.actors)) or "none",
        "recipients": "; ".join(map(_party, m.recipients)) or "none",
        "date": f"{days(m.date) or 'none'}" + (f" {_quote(m.date.span)}" if m.date and m.date.span else ""),
        "place": _place(m),
        "status": m.status + (", historical" if m.historical else ""),
        "attribution": " < ".join(f"{_quote(a.source) if a.source else 'unnamed'} ({a.kind}, {a.stance}, cue {_quote(a.cue) if a.cue else 'none'})" for a in m.attribution)
        or "the report's own voice",
        "figures": "; ".join(f"{f.kind} {f.low if f.low is not None else '?'}..{f.high if f.high is not None else '?'} {_quote(f.span)}" for f in m.figures) or "none",
    }  # fmt: skip
    for field, value in values.items():
        out.append(f"  {field}: {value}")
        for reason in reasons.pop(field, []):
            out.extend(_reason(reason))
    for field, rest in reasons.items():
        out.append(f"  {field}:")
        for reason in rest:
            out.extend(_reason(reason))
    return out


def _reason(reason: Reason) -> list[str]:
    evidence = ", ".join(f"{_quote(s)}" for s in reason.evidence)
    out = [f"      by {reason.rule}" + (f", from {evidence}" if evidence else "")]
    out.extend(f"      lost: {x}" for x in reason.lost)
    return out


def _quote(span: Span) -> str:
    return f"“{' '.join(span.text.split())}” [{span.start}:{span.end}]"


def _party(p: Party) -> str:
    code = " ".join(x for x in (p.country, *p.sectors) if x) or "no code"
    refers = f", refers to {p.refers_to}" if p.refers_to else ""
    return f"{_quote(p.span)} = {code}{refers}"


def _place(m: Mention) -> str:
    if m.place is None:
        return "none"
    p = m.place
    if p.name is None:
        return f"{_quote(p.span)}, unresolved: {p.reason}"
    names = f"; names: {', '.join(p.names)}" if p.names else ""
    return f"{_quote(p.span)} = {p.name}, {p.country or 'no country'} ({p.level}, {p.lat}, {p.lon}, GeoNames {p.geonameid}){names}"
