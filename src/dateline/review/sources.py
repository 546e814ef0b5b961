"""Who vouches for a mention, and the figures that it gives.

Takes the lists that were sent; gives them in the record's form.
"""

from __future__ import annotations

from dateline.review.given import Json, choice, entries, members, people, yes
from dateline.review.refused import WrongValue
from dateline.review.spans import PARTS, span_of, span_or_none

STANCES = (
    "says", "claims", "confirms", "denies", "disputes", "doubts", "admits", "thoughts", "reported", "alleged",
)  # fmt: skip
SPEECH = ("direct", "indirect")
FIGURES = ("killed", "injured", "detained", "displaced", "missing", "size")


def attribution(text: str, value: object, where: str = "attribution") -> list[Json]:
    """The chain of sources, the outermost first; empty: the report in its own voice."""
    out = []
    for n, entry in enumerate(entries(value, where)):
        here = f"{where}[{n}]"
        sent = members(entry, here, ("source", "cue", "kind", "stance"))
        link: Json = {part: span_or_none(text, sent.get(part), f"{here}.{part}") for part in ("source", "cue")}
        if link["source"] is None and link["cue"] is None:
            raise WrongValue("There is neither a source nor a cue", where=here, advice="Pick one of the two.")
        link["kind"] = choice(sent.get("kind", "indirect"), f"{here}.kind", SPEECH)
        link["stance"] = choice(sent.get("stance", "says"), f"{here}.stance", STANCES)
        out.append(link)
    return out


def figures(text: str, value: object, where: str = "figures") -> list[Json]:
    """Numbers of people as ranges."""
    return [_figure(text, entry, f"{where}[{n}]") for n, entry in enumerate(entries(value, where))]


def _figure(text: str, value: object, where: str) -> Json:
    sent = members(value, where, (*PARTS, "kind", "low", "high", "approx", "of", "by"))
    out: Json = {"kind": choice(sent.get("kind"), f"{where}.kind", FIGURES), **span_of(text, sent, where)}
    out["low"], out["high"] = people(sent.get("low"), f"{where}.low"), people(sent.get("high"), f"{where}.high")
    if out["low"] is None and out["high"] is None:
        raise WrongValue("The figure has no limit", where=where, advice="Give the least or the greatest number.")
    if out["low"] is not None and out["high"] is not None and out["high"] < out["low"]:
        raise WrongValue("The greatest number is below the least", where=where, advice="Turn them round.")
    if sent.get("approx") is not None and yes(sent["approx"], f"{where}.approx"):
        out["approx"] = True
    for part in ("of", "by"):
        if (said := span_or_none(text, sent.get(part), f"{where}.{part}")) is not None:
            out[part] = said
    return out
