"""One event for people and programs: what each source says of it, side by side."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dateline.export import events
from dateline.export.table import shown

if TYPE_CHECKING:
    from dateline.link.event import Account, Event
    from dateline.store.event_list import Joined, ListedEvent
    from dateline.store.events import Told

Json = dict[str, Any]
COLUMN_WIDTH = 26  # columns of the screen that an account needs
_LABEL_WIDTH = 12
SENTENCE_WIDTH = 200
LABELS = {
    "type": "type",
    "called": "called",
    "labels": "loaded words",
    "status": "did it happen",
    "actors": "who",
    "recipients": "to whom",
    "days": "when",
    "place": "where",
    "killed": "killed",
    "injured": "injured",
    "detained": "detained",
    "displaced": "displaced",
    "missing": "missing",
    "size": "size",
}
SIGNS = 5  # of a join, that are shown


def record(listed: ListedEvent, event: Event, told: Iterable[Told], joins: Iterable[Joined]) -> Json:
    """All of an event as one JSON object."""
    return events.record(listed) | {
        "accounts": [
            {
                "source": account.source,
                "publisher": account.publisher,
                "first_published": account.first_published,
                "last_published": account.last_published,
                "independent": account.independent,
                "values": {
                    field: [{"value": s.value, "mention": s.mention, "published": s.published} for s in said]
                    for field, said in account.values.items()
                },
                "mentions": list(account.mentions),
            }
            for account in event.accounts
        ],
        "told": [
            {
                "mention": t.id, "report": t.report, "group": t.group, "title": t.title, "publisher": t.publisher,
                "published": t.published, "sentence": sentence(t), "record": t.record,
            }
            for t in told
        ],
        "joins": [
            {"one": j.one, "two": j.two, "by": j.by, "chance": j.chance, "mean": j.mean, "signs": j.signs}
            for j in joins
        ],
    }  # fmt: skip


ROW_COLUMNS = ("event", "source", "publisher", "field", "value", "published", "mention", "differs")


def rows(id: str, event: Event) -> list[tuple[object, ...]]:
    """One row for each value that an account gives, by `ROW_COLUMNS`."""
    return [
        (id, a.source, a.publisher, field, s.value, s.published, s.mention, int(field in event.disputed))
        for a in event.accounts
        for field, said in a.values.items()
        for s in said
    ]


def rendered(listed: ListedEvent, event: Event, width: int) -> str:
    """The heading and the accounts: a column each as long as the screen is wide enough for two, else one below the other."""
    width = max(width, 40)
    head = f"{listed.type} ({listed.status})  {events.days(listed)}  {events.who(listed)}"
    lines = [textwrap.fill(shown(f"Event {listed.id}"), width), textwrap.fill(shown(head), width)]
    if events.where(listed):
        lines.append(textwrap.fill(shown(events.where(listed)), width))
    copies = "" if listed.independent == listed.reports else f" ({listed.reports} with copies)"
    accounts = len(event.accounts)
    lines.append(f"{_number(listed.independent, 'report')}{copies}, {_number(accounts, 'account')}")
    if event.disputed:
        told = ", ".join(LABELS[field] for field in event.disputed)
        lines.append(textwrap.fill(f"Accounts differ on: {told} (marked ≠)", width))
    lines.append("")
    fit = (width - _LABEL_WIDTH) // COLUMN_WIDTH
    if accounts < 2 or fit < 2:
        lines += _blocks(event, width)
    else:
        for start in range(0, accounts, fit):
            lines += [_columns(event, event.accounts[start : start + fit], width), ""]
    return "\n".join(lines).rstrip()


def name(account: Account) -> str:
    """Whose account it is."""
    if account.source:
        return f"{account.source} (in {account.publisher})" if account.publisher else account.source
    return account.publisher or "publisher not known"


def _columns(event: Event, accounts: Sequence[Account], width: int) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=False, expand=True, padding=(0, 0, 0, 1))
    table.add_column("", width=_LABEL_WIDTH + 2, overflow="fold")
    for account in accounts:
        table.add_column(Text(shown(name(account))), ratio=1, overflow="fold")
    for field in LABELS:
        if any(field in a.values for a in accounts):
            cells = ["\n".join(_values(a, field)) for a in accounts]
            table.add_row(*(Text(shown(cell)) for cell in (_label(event, field), *cells)))
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n"))


def _blocks(event: Event, width: int) -> list[str]:
    lines: list[str] = []
    for account in event.accounts:
        lines.append(textwrap.fill(shown(name(account)), width))
        for field in LABELS:
            if field in account.values:
                text = f"{_label(event, field)}: {'; '.join(_values(account, field))}"
                lines.append(textwrap.fill(shown(text), width, initial_indent="    ", subsequent_indent="      "))
        lines.append("")
    return lines


def _values(account: Account, field: str) -> list[str]:
    """The values of a field; where they changed, each with the day on which it was published first."""
    said = account.values.get(field, ())
    if len({s.published for s in said}) < 2:
        return [s.value for s in said]
    return [f"{s.value} ({s.published})" if s.published else s.value for s in said]


def _label(event: Event, field: str) -> str:
    return f"{LABELS[field]} ≠" if field in event.disputed else LABELS[field]


def _number(count: int, what: str) -> str:
    return f"{count} {what if count == 1 else what + 's'}"


def sentence(t: Told) -> str:
    """The sentence of a mention."""
    start, end = t.record.get("sentence") or (t.record["trigger"]["start"], t.record["trigger"]["end"])
    text = " ".join(t.text[start:end].split())
    return text if len(text) <= SENTENCE_WIDTH else text[: SENTENCE_WIDTH - 1] + "…"


def mentions_told(told: Iterable[Told], width: int) -> str:
    """The mentions of an event, each with its sentence."""
    lines = []
    for t in told:
        head = "  ".join(x for x in (t.id[:8], t.published, t.publisher, t.title) if x)
        lines.append(textwrap.fill(shown(head), max(width, 40)))
        lines.append(textwrap.fill(shown(sentence(t)), max(width, 40), initial_indent="    ", subsequent_indent="    "))
    return "\n".join(lines)


def why(joins: Iterable[Joined], width: int) -> str:
    """Why the mentions are in one event: each join with its strongest signs."""
    by = {"report": "one event in the report itself", "person": "decided by a person"}
    lines = []
    for join in joins:
        text = by.get(join.by)
        if text is None:
            ranked = sorted(join.signs.items(), key=lambda item: (-abs(item[1]), item[0]))
            strongest = [(sign, weight) for sign, weight in ranked if sign != "bias" and weight][:SIGNS]
            signs = ", ".join(f"{sign.replace('_', ' ')} {weight:+.1f}" for sign, weight in strongest)
            text = f"chance {join.chance:.2f}: {signs}"
        line = shown(f"{join.one[:8]} and {join.two[:8]}: {text}")
        lines.append(textwrap.fill(line, max(width, 40), subsequent_indent="    "))
    return "\n".join(lines)
