"""Mentions for people: a table, or on a narrow screen a block of lines for each mention."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from dateline.model.mention import CodedReport, Mention, Party, When
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport

if TYPE_CHECKING:
    from rich.table import Table

SENTENCE_WIDTH = 160  # characters of a sentence that are shown
TABLE_WIDTH = 116  # columns of the screen below which the table's columns are too narrow to be read
WHAT_WIDTH = 15
# Columns with their width, or their share of what the others leave (0: none).
COLUMNS = (
    ("id", 4, 0),
    ("days", 12, 0),
    ("what", WHAT_WIDTH, 0),
    ("who → whom", None, 4),
    ("where", None, 2),
    ("status", 10, 0),
    ("according to", None, 3),
    ("sentence", None, 5),
)
_REPLACED = {ord(c): "�" for c in "\x00\x1b\x07\x08\x7f"}


def rendered(report: Report, coded: CodedReport, parsed: ParsedReport | None, width: int) -> str:
    """What `dateline code` prints of a report on a screen of so many columns, with the notes on it."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    if parsed is None:
        console.print(f"{shown(report.title or report.id)}: not coded; its language is {report.language}.")
    elif not coded.mentions:
        console.print(f"{heading(report)}: no event found.")
    elif width < TABLE_WIDTH:
        out.write(_blocks(report, coded, parsed, max(width, 40)) + "\n")
    else:
        console.print(table(report, coded, parsed))
    for note in report.notes:
        console.print(f"Note: {shown(note)}")
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n"))


def table(report: Report, coded: CodedReport, parsed: ParsedReport) -> Table:
    """One row a mention: id, days, type and mode, who to whom, where, status, according to whom, the sentence."""
    from rich.table import Table
    from rich.text import Text

    out = Table(title=Text(heading(report)), title_justify="left", show_lines=True, expand=True, padding=(0, 0, 0, 1))
    for name, width, share in COLUMNS:
        out.add_column(name, width=width, ratio=share or None, overflow="fold")
    for m in coded.mentions:
        out.add_row(*(Text(shown(cell)) for cell in row(m, parsed)))
    return out


def heading(report: Report) -> str:
    """Title, publisher and day of a report, as a terminal may print them."""
    title = shown(report.title or report.id)
    known = [shown(str(x)) for x in (report.publisher, report.published) if x]
    return f"{title}  ({', '.join(known)})" if known else title


def _blocks(report: Report, coded: CodedReport, parsed: ParsedReport, width: int) -> str:
    """The same as the table, one mention under the other."""
    import textwrap
    from functools import partial

    fill = partial(textwrap.fill, width=width, break_on_hyphens=False)
    lines = [fill(heading(report))]
    for m in coded.mentions:
        cells = (shown(cell).replace("/\n", "/") for cell in row(m, parsed))
        name, dated, what, who, where, status, sources, sentence = ("; ".join(cell.split("\n")) for cell in cells)
        first = "  ".join(x for x in (name, what.replace("; ", " ", 1), dated, status.replace(";", "")) if x)
        place = f"where: {where}" if where else ""
        lines += ["", fill(first, subsequent_indent="    ")]
        for text in (f"who: {who}", place, f"according to: {sources}", sentence):
            if text:
                lines.append(fill(text, initial_indent="    ", subsequent_indent="      "))
    return "\n".join(lines)


def shown(text: str) -> str:
    """Text that a terminal may print: characters that steer a terminal or the direction of writing are replaced."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text.translate(_REPLACED))


def row(m: Mention, parsed: ParsedReport) -> tuple[str, ...]:
    """The cells of one mention, plain text."""
    sentence = " ".join(parsed.sentences[m.sentence].text.split())
    if len(sentence) > SENTENCE_WIDTH:
        sentence = sentence[: SENTENCE_WIDTH - 1] + "…"
    who = "; ".join(map(_party, m.actors)) or "?"
    if m.recipients:
        who += " → " + "; ".join(map(_party, m.recipients))
    for f in m.figures:
        who += f"\n{f.kind}: {f.span.text}"
    where = (m.place.name or m.place.span.text) if m.place else ""
    if m.place and m.place.country:
        where += f" ({m.place.country})"
    sources = " < ".join(a.source.text if a.source else "unnamed" for a in m.attribution) or "the report itself"
    status = m.status + (",\nhistorical" if m.historical else "")
    return m.id, days(m.date), f"{_kind(m)}\n“{m.trigger.text}”", who, where, status, sources, sentence


def days(when: When | None) -> str:
    """The days of a mention: one, an interval, or the phrase that gives none."""
    if when is None:
        return ""
    if when.earliest is None:
        return f"“{when.span.text}”" if when.span else ""
    first, last = when.earliest.isoformat(), when.latest.isoformat() if when.latest else ""
    text = first if first == last else f"{first} – {last}"
    return ("since " + first if when.open else text) + (" (by publication)" if when.basis == "publication" else "")


def _kind(m: Mention) -> str:
    """Type and modes, broken before a mode where a narrow column would break it in the middle."""
    modes = "+".join(m.modes)
    if not modes:
        return m.type
    return m.type + ("/" if len(m.type) + len(modes) < WHAT_WIDTH else "/\n") + modes


def _party(p: Party) -> str:
    code = " ".join(x for x in (p.country, *p.sectors) if x)
    return f"{p.span.text} [{code}]" if code else p.span.text
