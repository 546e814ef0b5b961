"""Decisions in words, as a person types them: the words of the report and codes, without offsets.

Takes the mention, a field and the typed words; gives the value that `checked.py` takes. Words are looked for in the
mention's sentence, then in the report, the nearest to the trigger first.

    actors "Border guards=KGZ MIL" "the mayor=KGZ GOV"     codes after =; without them those of the same words stay
    date 2024-03-10 2024-03-12 "last weekend"              first and last day, and the phrase
    place "Osh=1527534"                                    a GeoNames number after =; ? for a place that is not known
    attribution "the mayor=denies" "state television"      the outermost first; a stance or direct after =
    figures "more than 6,000=size 6001-" "four=killed 4"   kind, then least and greatest number; ~ before about
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model.ontology import load_ontology
from dateline.review.given import Json
from dateline.review.refused import WrongValue
from dateline.review.sources import SPEECH, STANCES
from dateline.store.corrections import ACCEPTED, REJECTED
from dateline.store.review import Subject

NONE = "none"
ALIASES = {"accept": ACCEPTED, "reject": REJECTED, "days": "date", "source": "attribution", "sources": "attribution"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RANGE = re.compile(r"(~?)(\d*)(-?)(\d*)")
_UNKNOWN = "?"


def value(subject: Subject, field: str, typed: Sequence[str]) -> object:
    """The value that the typed words stand for."""
    if field in (ACCEPTED, REJECTED):
        if typed:
            raise WrongValue("There is nothing more to say", where=field, advice="Give a reason with --why.")
        return None
    if field in ("modes", "contexts"):
        return [] if list(typed) == [NONE] else list(typed)
    if not typed:
        raise WrongValue("There is no value", where=field, advice=f"Give one, or the word {NONE} for none.")
    is_none = list(typed) == [NONE]
    match field:
        case "type":
            return {"type": typed[0].upper(), **({"modes": list(typed[1:])} if typed[1:] else {})}
        case "status":
            return typed[0]
        case "trigger":
            return words_at(subject, " ".join(typed))
        case "date":
            return None if is_none else _date(subject, typed)
        case "place":
            return None if is_none else _place(subject, " ".join(typed))
        case "actors" | "recipients":
            return [] if is_none else [_party(subject, field, one) for one in typed]
        case "attribution":
            return [] if is_none else [_source(subject, one) for one in typed]
        case "figures":
            return [] if is_none else [_figure(subject, one) for one in typed]
    return list(typed)  # there is no such field, which is told where values are checked


def words_at(subject: Subject, words: str) -> Json:
    """Where the report has these words: in the mention's sentence if it can be, the nearest to the trigger."""
    record = subject.mention.record
    trigger = record["trigger"]["start"]
    first, last = record.get("sentence") or (0, len(subject.text))
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [m.span() for m in re.finditer(pattern, subject.text)] if pattern else []
    if not found:
        raise WrongValue(f"The report does not have the words {words!r}", advice="Copy them as they stand in it.")
    start, end = min(found, key=lambda at: (not first <= at[0] < last, abs(at[0] - trigger)))
    return {"start": start, "end": end}


def _apart(typed: str) -> tuple[str, list[str]]:
    """Words of the report, and the codes after `=`."""
    words, _, codes = typed.rpartition("=") if "=" in typed else (typed, "", "")
    return words.strip(), codes.split()


def _party(subject: Subject, role: str, typed: str) -> Json:
    words, codes = _apart(typed)
    span = words_at(subject, words)
    record = subject.mention.record
    if not codes:
        for party in (*(record.get(role) or ()), *record["actors"], *record["recipients"]):
            if " ".join(party["text"].split()) == " ".join(words.split()):
                return dict(party)
        return span
    sectors = [code for code in codes if code in load_ontology().sectors]
    countries = [code for code in codes if code not in sectors]
    if len(countries) > 1:
        raise WrongValue(
            f"{' '.join(countries)} are no codes of one party", where=role, advice="Give one country, and sectors."
        )
    return {**span, "country": countries[0] if countries else None, "sectors": sectors}


def _date(subject: Subject, typed: Sequence[str]) -> Json:
    days = [one for one in typed if _DAY.fullmatch(one)]
    words = " ".join(one for one in typed if one not in days)
    out: Json = words_at(subject, words) if words else {}
    if days:
        out |= {"earliest": days[0], "latest": days[-1]}
    return out


def _place(subject: Subject, typed: str) -> Json:
    words, codes = _apart(typed)
    span = words_at(subject, words)
    if codes == [_UNKNOWN]:
        return span
    if codes and not codes[0].isdecimal():
        raise WrongValue(f"{codes[0]!r} is no GeoNames number", where="place", advice="See: dateline places find NAME")
    return {**span, "name": words, **({"geonameid": int(codes[0])} if codes else {})}


def _source(subject: Subject, typed: str) -> Json:
    words, codes = _apart(typed)
    out: Json = {"source": words_at(subject, words)}
    for code in codes:
        if code not in (*STANCES, *SPEECH):
            raise WrongValue(
                f"{code!r} is not known", where="attribution", advice=f"One of: {', '.join((*STANCES, *SPEECH))}."
            )
        out["stance" if code in STANCES else "kind"] = code
    return out


def _figure(subject: Subject, typed: str) -> Json:
    words, codes = _apart(typed)
    numbers = _RANGE.fullmatch(codes[1]) if len(codes) == 2 else None
    if numbers is None or not any(numbers.group(2, 4)):
        raise WrongValue(
            f"{typed!r} is no figure",
            where="figures",
            advice='Write it as "more than 60=killed 61-" or "four=injured 4".',
        )
    about, low, dash, high = numbers.groups()
    out: Json = {"kind": codes[0], **words_at(subject, words), "low": int(low) if low else None}
    out["high"] = int(high) if high else None if dash else out["low"]
    return out | {"approx": True} if about else out
