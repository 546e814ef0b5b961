"""A mention and what was decided, as plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from dateline.export.table import shown
from dateline.review.agreement import Agreements
from dateline.review.given import Json
from dateline.store.review import Made, Subject

_AROUND = 240  # characters before and after the sentence


def mention(subject: Subject, record: Json, width: int) -> str:
    """The report, the sentence with its trigger in brackets, and each field in the words of `dateline review decide`."""
    about = [subject.title, subject.publisher, subject.published.isoformat() if subject.published else ""]
    lines = [" · ".join(part for part in about if part), "", _context(subject, record, width), ""]
    lines += [f"  {name:<12} {value}" for name, value in fields(record).items()]
    return shown("\n".join(lines))


def fields(record: Json) -> dict[str, str]:
    """Each field as it would be typed."""
    when, place = record.get("date"), record.get("place")
    return {
        "type": " ".join([record["type"], *(record.get("modes") or ())]),
        "trigger": _quote(record["trigger"]),
        "actors": _all(map(_party, record.get("actors") or ())),
        "recipients": _all(map(_party, record.get("recipients") or ())),
        "status": record["status"],
        "date": _date(when) if when else "none",
        "place": _place(place) if place else "none",
        "source": _all(map(_source, record.get("attribution") or ())),
        "figures": _all(map(_figure, record.get("figures") or ())),
    }


def made(one: Made) -> str:
    """A decision in a line."""
    if one.undoes is not None:
        what = f"took back {one.undoes}"
    elif one.mention:
        set_ = ", ".join(f"{field} {_short(value)}" for field, value in one.values.items() if field not in _VERDICTS)
        what = f"{_DONE[one.kind]} mention {one.mention[:8]}" + (f": {set_}" if set_ else "")
    else:
        what = f"{_DONE[one.kind]} {' and '.join(event[:8] for event in one.events)}"
        if one.kind == "split":
            what += f": {', '.join(id[:8] for id in one.mentions)} taken off"
    why = f"  “{' '.join(one.why.split())}”" if one.why else ""
    undone = "  (taken back)" if one.is_undone else ""
    return shown(f"{one.step:>5}  {one.made}  {one.author}  {what}{why}{undone}")


def agreement(found: Agreements) -> str:
    """A line a field."""
    lines = [f"{found.mentions} mentions by {', '.join(found.reviewers)}", "", f"{'field':<12} pairs  equal  kappa"]
    for f in found.fields:
        share = f"{f.share:6.2f}" if f.share is not None else "     –"
        kappa = f"{f.kappa:6.2f}" if f.kappa is not None else "     –"
        lines.append(f"{f.field:<12} {f.pairs:>5} {share} {kappa}")
    return shown("\n".join(lines))


_VERDICTS = ("accepted", "rejected")
_DONE = {
    "accept": "accepted", "reject": "rejected", "restore": "took back in", "correct": "corrected", "split": "split",
    "merge": "merged", "undo": "took back",
}  # fmt: skip


def _context(subject: Subject, record: Json, width: int) -> str:
    text, trigger = subject.text, record["trigger"]
    first, last = record.get("sentence") or (trigger["start"], trigger["end"])
    before = text[max(0, first - _AROUND) : first]
    sentence = (
        f"{text[first : trigger['start']]}[{text[trigger['start'] : trigger['end']]}]{text[trigger['end'] : last]}"
    )
    after = text[last : last + _AROUND]
    cut = "…" if first > _AROUND else "", "…" if last + _AROUND < len(text) else ""
    parts = (f"{cut[0]}{before}", f">>> {sentence}", f"{after}{cut[1]}")
    return "\n".join(textwrap.fill(" ".join(part.split()), max(width, 40)) for part in parts if part.strip())


def _all(parts: Iterable[str]) -> str:
    return " ".join(parts) or "none"


def _quote(span: Mapping[str, object], codes: str = "") -> str:
    words = " ".join(str(span.get("text") or "").split())
    return f'"{words}={codes}"' if codes else f'"{words}"'


def _party(party: Json) -> str:
    return _quote(
        party, " ".join([*([party["country"]] if party.get("country") else []), *(party.get("sectors") or ())])
    )


def _date(when: Json) -> str:
    days = [day for day in dict.fromkeys((when.get("earliest"), when.get("latest"))) if day]
    return " ".join([*days, *([_quote(when)] if when.get("text") else [])])


def _place(place: Json) -> str:
    number = place.get("geonameid")
    named = ", ".join(str(part) for part in (place.get("name"), place.get("country")) if part)
    return _quote(place, str(number) if number else "" if named else "?") + (f"  {named}" if named else "")


def _source(link: Json) -> str:
    source = link.get("source")
    stance = link.get("stance") or "says"
    return _quote(source, stance if stance != "says" else "") if source else f"unnamed ({stance})"


def _figure(figure: Json) -> str:
    low, high = figure.get("low"), figure.get("high")
    numbers = str(low) if low == high else f"{'' if low is None else low}-{'' if high is None else high}"
    return _quote(figure, f"{figure['kind']} {'~' if figure.get('approx') else ''}{numbers}")


def _short(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value.get("earliest") or value)
    if isinstance(value, list):
        return " ".join(map(_short, value)) or "none"
    return "none" if value is None else str(value)
