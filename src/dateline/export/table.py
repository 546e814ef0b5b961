"""Mentions as a table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.mention import CodedReport, Mention, Party, When
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport

if TYPE_CHECKING:
    from rich.table import Table

SENTENCE_WIDTH = 160  # characters of a sentence that are shown
_REPLACED = {ord(c): "�" for c in "\x00\x1b\x07\x08\x7f"}


def table(report: Report, coded: CodedReport, parsed: ParsedReport) -> Table:
    """One row a mention: days, type and mode, who to whom, where, status, according to whom, the sentence."""
    from rich.table import Table

    heading = shown(report.title or report.id)
    if report.publisher or report.published:
        heading += f"  ({', '.join(shown(str(x)) for x in (report.publisher, report.published) if x)})"
    out = Table(title=heading, title_justify="left", show_lines=True)
    for name, share in (
        ("days", 2),
        ("what", 2),
        ("who → whom", 4),
        ("where", 2),
        ("status", 2),
        ("according to", 3),
        ("sentence", 8),
    ):
        out.add_column(name, ratio=share, overflow="fold")
    for m in coded.mentions:
        out.add_row(*(shown(cell) for cell in row(m, parsed)))
    return out


def shown(text: str) -> str:
    """Text that a terminal may print: control characters replaced, markup kept from being read."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text.translate(_REPLACED)).replace("[", r"\[")


def row(m: Mention, parsed: ParsedReport) -> tuple[str, ...]:
    """The cells of one mention, plain text."""
    sentence = " ".join(parsed.sentences[m.sentence].text.split())
    if len(sentence) > SENTENCE_WIDTH:
        sentence = sentence[: SENTENCE_WIDTH - 1] + "…"
    what = m.type + ("/" + "+".join(m.modes) if m.modes else "") + f"\n“{m.trigger.text}”"
    who = "; ".join(map(_party, m.actors)) or "?"
    if m.recipients:
        who += " → " + "; ".join(map(_party, m.recipients))
    for f in m.figures:
        who += f"\n{f.kind}: {f.span.text}"
    where = (m.place.name or m.place.span.text) if m.place else ""
    if m.place and m.place.country:
        where += f" ({m.place.country})"
    sources = " < ".join(a.source.text if a.source else "unnamed" for a in m.attribution) or "the report itself"
    status = m.status + (", historical" if m.historical else "")
    return days(m.date), what, who, where, status, sources, sentence


def days(when: When | None) -> str:
    """The days of a mention: one, an interval, or the phrase that gives none."""
    if when is None:
        return ""
    if when.earliest is None:
        return f"“{when.span.text}”" if when.span else ""
    first, last = when.earliest.isoformat(), when.latest.isoformat() if when.latest else ""
    text = first if first == last else f"{first} – {last}"
    return ("since " + first if when.open else text) + (" (by publication)" if when.basis == "publication" else "")


def _party(p: Party) -> str:
    code = " ".join(x for x in (p.country, *p.sectors) if x)
    return f"{p.span.text} [{code}]" if code else p.span.text
