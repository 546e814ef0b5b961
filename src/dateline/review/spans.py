"""Pieces of a report's text that a person picked.

Takes the text and `{"start", "end"}` in code points, with or without the words; gives the span with its words, without
blanks at its ends. Raises WrongValue when it does not lie in the text or says something else.
"""

from __future__ import annotations

from dateline.review.given import Json, members, shown
from dateline.review.refused import WrongValue

PARTS = ("start", "end", "text")


def span(text: str, value: object, where: str) -> Json:
    """A span and nothing else."""
    return span_of(text, members(value, where, PARTS), where)


def span_or_none(text: str, value: object, where: str) -> Json | None:
    """A span, or None."""
    return None if value is None else span(text, value, where)


def span_of(text: str, value: Json, where: str) -> Json:
    """The span of an object that has other members too."""
    start, end = _offset(value, "start", where), _offset(value, "end", where)
    if not start < end <= len(text):
        raise WrongValue(
            f"{start} to {end} is no piece of the text", where=where, advice=f"The text has {len(text)} characters."
        )
    said = value.get("text")
    if said is not None and said != text[start:end]:
        raise WrongValue(
            f"The text has {shown(text[start:end])} from {start} to {end}, not {shown(said)}",
            where=where,
            advice="Offsets count Unicode code points from the beginning of the report's text.",
        )
    words = text[start:end].strip()
    if not words:
        raise WrongValue(f"There are only blanks from {start} to {end}", where=where, advice="Pick the words.")
    start += text[start:end].index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _offset(value: Json, name: str, where: str) -> int:
    found = value.get(name)
    if isinstance(found, bool) or not isinstance(found, int) or found < 0:
        raise WrongValue(
            f"{shown(found)} is no offset", where=f"{where}.{name}", advice="Give a number of characters, 0 or more."
        )
    return found
