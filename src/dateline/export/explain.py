"""Mentions with their reasons, as plain text for people."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.export.table import days
from dateline.model.mention import Mention, Party, Place, Reason
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span


def explained(mentions: Sequence[Mention], parsed: ParsedReport, places: Sequence[Place] = ()) -> str:
    """For each mention its sentence, then each field: value, characters, rule, and the candidates that lost.

    `places` are those of the report, told after the mentions with why each is where it is.
    """
    told = "\n\n".join("\n".join(_lines(m, parsed)) for m in mentions) or "No event was found in the report."
    if not places:
        return told
    lines = [line for place in places for line in (f"  {_place(place)}", f"      by {place.reason}")]
    return "\n".join([told, "", "Places of the report:", *lines])


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
        "place": _place(m.place) if m.place else "none",
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
    told = [f"refers to {p.refers_to}"] if p.refers_to else []
    told += [p.identity] if p.identity else []
    told += [p.wikidata] if p.wikidata else []
    told += [p.office] if p.office else []
    told += [f"of {', '.join(p.member_of)}"] if p.member_of else []
    return f"{_quote(p.span)} = {code}" + "".join(f", {x}" for x in told)


def _place(p: Place) -> str:
    if p.name is None:
        return f"{_quote(p.span)}, unresolved: {p.reason}"
    names = f"; names: {', '.join(p.names)}" if p.names else ""
    names += f"; claimed by {', '.join(p.claimed_by)}" if p.claimed_by else ""
    number = f", GeoNames {p.geonameid}" if p.geonameid else ""
    return f"{_quote(p.span)} = {p.name}, {p.country or 'no country'} ({p.level}, {p.lat}, {p.lon}{number}){names}"
