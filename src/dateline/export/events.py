"""Events for programs and people: JSON objects, flat rows, and a table or blocks of lines for a screen."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dateline.export.table import shown

if TYPE_CHECKING:
    from dateline.store.event_list import ListedEvent

Json = dict[str, Any]
TABLE_WIDTH = 100  # columns of the screen below which events are written as blocks
COLUMNS = [
    "id", "earliest", "latest", "type", "status", "actors", "recipients", "place", "country", "lat", "lon", "mentions",
    "reports", "independent", "disputed",
]  # fmt: skip
_ID_DIGITS = 8


def row(event: ListedEvent) -> list[object]:
    """The cells of one event for a CSV file, by `COLUMNS`."""
    found = record(event)
    return [" ".join(map(_joined, cell)) if isinstance(cell, list) else cell for cell in found.values()]


def record(event: ListedEvent) -> Json:
    """One event as a JSON object."""
    return {
        "id": event.id,
        "earliest": event.earliest,
        "latest": event.latest,
        "type": event.type,
        "status": event.status,
        "actors": [{"country": country, "sector": sector} for country, sector in event.actors],
        "recipients": [{"country": country, "sector": sector} for country, sector in event.recipients],
        "place": event.place,
        "country": event.country,
        "lat": event.lat,
        "lon": event.lon,
        "mentions": event.mentions,
        "reports": event.reports,
        "independent": event.independent,
        "disputed": list(event.disputed),
    }


def rendered(events: Sequence[ListedEvent], width: int) -> str:
    """A row an event, or on a narrow screen a few lines each."""
    if width < TABLE_WIDTH:
        return "\n".join(_block(event, max(width, 40)) for event in events)
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for name, share in (("event", 0), ("days", 0), ("type", 0), ("status", 0), ("who → whom", 3), ("where", 2)):
        table.add_column(name, ratio=share or None, overflow="fold", no_wrap=not share)
    table.add_column("reports", justify="right")
    table.add_column("accounts differ on", ratio=2, overflow="fold")
    for event in events:
        cells = (event.id[:_ID_DIGITS], days(event), event.type, event.status, who(event), where(event),
                 count(event), ", ".join(event.disputed))  # fmt: skip
        table.add_row(*(Text(shown(cell)) for cell in cells))
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n"))


def _block(event: ListedEvent, width: int) -> str:
    first = f"{event.id[:_ID_DIGITS]}  {days(event)}  {event.type} ({event.status})"
    rest = [who(event), where(event), f"{count(event)} {'report' if count(event) == '1' else 'reports'}"]
    if event.disputed:
        rest.append(f"accounts differ on {', '.join(event.disputed)}")
    lines = [textwrap.fill(shown(first), width)]
    return "\n".join([*lines, _indented(shown("; ".join(cell for cell in rest if cell)), width)])


def _indented(text: str, width: int) -> str:
    return textwrap.fill(text, width, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


def days(event: ListedEvent) -> str:
    """The days of an event: one, or an interval."""
    if event.earliest is None:
        return "no day known"
    return event.earliest if event.earliest == event.latest else f"{event.earliest} – {event.latest or ''}".rstrip()


def who(event: ListedEvent) -> str:
    """Codes of those who act and of those who have it done to them."""
    left, right = (_codes(parties) for parties in (event.actors, event.recipients))
    return f"{left or '?'} → {right}" if right else left or "?"


def where(event: ListedEvent) -> str:
    """The place, with its country."""
    if not event.place:
        return ""
    return f"{event.place} ({event.country})" if event.country and event.country != event.place else event.place


def count(event: ListedEvent) -> str:
    """Independent reports, and how many there are with copies."""
    return str(event.independent) if event.independent == event.reports else f"{event.independent} ({event.reports})"


def _codes(parties: Iterable[tuple[str, str]]) -> str:
    return "; ".join(" ".join(filter(None, party)) for party in parties)


def _joined(value: object) -> str:
    return "/".join(filter(None, value.values())) if isinstance(value, dict) else str(value)
