"""How records show themselves in a notebook: a table, and a report's text with its triggers marked.

Takes records; gives HTML without scripts. All text is escaped: it comes from strangers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

Json = Mapping[str, Any]
_SHOWN = ("type", "modes", "status", "actors", "recipients", "earliest", "latest", "place", "sources", "figures")
_SENTENCE = 160
_LONGEST = 20_000  # characters of a text that are shown


def records(listed: Iterable[Json], count: int) -> str:
    """The first records as a table, with how many there are."""
    found = list(listed)
    if not found:
        return "<p>Nothing found.</p>"
    head = "".join(f"<th>{escape(name)}</th>" for name in (*_SHOWN, "sentence"))
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_told(r.get(name)))}</td>" for name in _SHOWN) + f"<td>{_sentence(r)}</td></tr>"
        for r in found
    )
    more = f"<p>{len(found)} of {count} are shown.</p>" if len(found) < count else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def report(record: Json) -> str:
    """The text of a report with the trigger of each mention marked; its type shows beside it."""
    text, marked, at = record["text"], [], 0
    for mention in sorted(record["mentions"], key=lambda m: m["trigger"]["start"]):
        start, end = mention["trigger"]["start"], mention["trigger"]["end"]
        if start < at or end > _LONGEST:
            continue
        told = " ".join((mention["type"], *mention["modes"], mention["status"]))
        marked.append(escape(text[at:start]))
        marked.append(
            f'<mark title="{escape(told)}">{escape(text[start:end])}</mark><sub>{escape(mention["type"])}</sub>'
        )
        at = end
    rest = text[at:_LONGEST] if at < _LONGEST else ""
    marked.append(escape(rest) + ("…" if len(text) > _LONGEST else ""))
    notes = "".join(f"<p>Note: {escape(note)}</p>" for note in record.get("notes") or ())
    return f'<div dir="auto" style="white-space: pre-wrap">{"".join(marked)}</div>{notes}'


def _told(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _sentence(record: Json) -> str:
    text = _told(record.get("sentence"))
    return escape(text if len(text) <= _SENTENCE else text[: _SENTENCE - 1] + "…")
