"""An event and its accounts: what the mentions agree on, and what each source says of it.

Takes the records of an event's mentions with report, group of copies, publisher and day; gives an `Event`. Nothing is
averaged: the agreed value of a field is the one that most independent reports give, and every other value stays in its
account, marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

Json = Mapping[str, Any]
FIGURES = ("killed", "injured", "detained", "displaced", "missing", "size")
FIELDS = ("type", "called", "labels", "status", "actors", "recipients", "days", "place", *FIGURES)


_NOT_DISPUTED = ("type", "called", "labels")  # other words for a thing are no other account of it


class Told(Protocol):
    """One mention: its id, record, report, group of copies, publisher, publication day ("" when unknown), loaded words."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def record(self) -> Json: ...  # noqa: D102
    @property
    def report(self) -> str: ...  # noqa: D102
    @property
    def group(self) -> str: ...  # noqa: D102
    @property
    def publisher(self) -> str: ...  # noqa: D102
    @property
    def published(self) -> str: ...  # noqa: D102
    @property
    def labels(self) -> Sequence[str]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Said:
    """One value that an account gives to a field: in which report's mention first, and when that was published."""

    value: str
    mention: str
    published: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one source says: for each field its values, in the order of publication; and the mentions that they come from.

    `source` is who vouches, as the reports name them; empty when a report speaks in its own voice, which `publisher` names.
    `independent` counts reports that are no copies of each other.
    """

    source: str
    publisher: str
    values: dict[str, tuple[Said, ...]]
    mentions: tuple[str, ...]
    first_published: str
    last_published: str
    independent: int


@dataclass(frozen=True, slots=True)
class Event:
    """`agreed`: the value of each field that most independent reports give; `disputed`: the fields that accounts differ on."""

    agreed: dict[str, Any]
    disputed: tuple[str, ...]
    accounts: tuple[Account, ...]
    reports: int
    independent: int


def event_of(told: Iterable[Told]) -> Event:
    """The event that these mentions tell of; at least one."""
    told = sorted(told, key=lambda t: (t.published, t.report, t.record["trigger"]["start"], t.id))
    accounts = _accounts(told)
    return Event(
        agreed={
            "type": _most(told, lambda r: [r["type"]]),
            "status": _most(told, lambda r: [r["status"]]),
            "days": _days(told),
            "place": _place(told),
            "actors": _parties(told, "actors"),
            "recipients": _parties(told, "recipients"),
        },
        disputed=tuple(field for field in FIELDS if _differ(field, accounts)),
        accounts=accounts,
        reports=len({t.report for t in told}),
        independent=len({t.group for t in told}),
    )


def voucher(record: Json) -> str:
    """Who vouches for a mention nearest to the deed: the last named source of its chain; empty for the report itself."""
    named = [(link.get("source") or {}).get("text") for link in record.get("attribution") or ()]
    return next((name for name in reversed(named) if name), "")


def _accounts(told: Sequence[Told]) -> tuple[Account, ...]:
    by_source: dict[tuple[str, str], list[Told]] = defaultdict(list)
    spelled: dict[tuple[str, str], str] = {}
    for t in told:
        source = voucher(t.record)
        key = (source.casefold(), "") if source else ("", t.publisher)
        by_source[key].append(t)
        spelled.setdefault(key, source)
    out = []
    for key, some in by_source.items():
        values = {field: _said(field, some) for field in FIELDS}
        out.append(
            Account(
                source=spelled[key],
                publisher=" · ".join(dict.fromkeys(t.publisher for t in some if t.publisher)),
                values={field: found for field, found in values.items() if found},
                mentions=tuple(t.id for t in some),
                first_published=some[0].published,
                last_published=some[-1].published,
                independent=len({t.group for t in some}),
            )
        )
    return tuple(out)


def _said(field: str, told: Sequence[Told]) -> tuple[Said, ...]:
    """Each value where it was said first."""
    found: dict[str, Said] = {}
    for t in told:
        for value in t.labels if field == "labels" else values_of(field, t.record):
            found.setdefault(value, Said(value, t.id, t.published))
    return tuple(found.values())


def values_of(field: str, record: Json) -> list[str]:
    """The values of one field of a record, as an account shows them."""
    if field in ("type", "status"):
        return [record[field]]
    if field == "called":
        return [record["trigger"]["text"]]
    if field in ("actors", "recipients"):
        return [_party(p) for p in record.get(field) or ()]
    if field == "days":
        when = record.get("date") or {}
        first, last = when.get("earliest"), when.get("latest")
        if not first:
            return []
        return [first if first == last else f"{first}/{last or '..'}"]
    if field == "place":
        place = record.get("place") or {}
        return [place.get("name") or place["text"]] if place else []
    return [_range(f) for f in record.get("figures") or () if f["kind"] == field]


def _range(figure: Json) -> str:
    low, high = figure.get("low"), figure.get("high")
    if low == high:
        return f"{'about ' if figure.get('approx') else ''}{low}"
    return f"{'' if low is None else low}–{'' if high is None else high}"


def _party(p: Json) -> str:
    """Country and sector; without a country the name, which says more than a sector alone."""
    if not p.get("country"):
        return str(p.get("name") or p["text"])
    return " ".join([p["country"], *(p.get("sectors") or ())[:1]])


def _differ(field: str, accounts: Sequence[Account]) -> bool:
    """Whether two accounts that speak of a field have no value in common."""
    said = [{s.value for s in a.values[field]} for a in accounts if field in a.values]
    if field == "days":
        return any(not _meet(a, b) for k, a in enumerate(said) for b in said[k + 1 :])
    return field not in _NOT_DISPUTED and any(not a & b for k, a in enumerate(said) for b in said[k + 1 :])


def _meet(ours: set[str], theirs: set[str]) -> bool:
    def ends(value: str) -> tuple[str, str]:
        first, _, last = value.partition("/")
        return first, "9999" if last == ".." else last or first

    return any(ends(a)[0] <= ends(b)[1] and ends(b)[0] <= ends(a)[1] for a in ours for b in theirs)


def _votes(told: Sequence[Told], values: Callable[[Json], Iterable[Hashable]]) -> dict[Hashable, set[str]]:
    votes: dict[Hashable, set[str]] = defaultdict(set)
    for t in told:
        for value in values(t.record):
            votes[value].add(t.group)
    return votes


def _most(told: Sequence[Told], values: Callable[[Json], Iterable[Hashable]]) -> Hashable | None:
    votes = _votes(told, values)
    order = {value: -k for k, value in enumerate(votes)}  # the earliest told wins a tie
    return max(votes, key=lambda value: (len(votes[value]), order[value])) if votes else None


def _days(told: Sequence[Told]) -> tuple[str, str] | None:
    """The interval that most independent reports' days meet; of these the shortest, said by words before by publication."""
    dated = []
    for t in told:
        when = t.record.get("date") or {}
        if when.get("earliest") and when.get("latest"):
            dated.append((when["earliest"], when["latest"], when.get("basis") == "publication", t.group))
    if not dated:
        return None

    def rank(one: tuple[str, str, bool, str]) -> tuple[bool, int, int, str]:
        meeting = {group for first, last, _, group in dated if first <= one[1] and one[0] <= last}
        return not one[2], len(meeting), -_length(one[0], one[1]), one[0]

    best = max(dated, key=rank)
    return best[0], best[1]


def _length(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _place(told: Sequence[Told]) -> Json | None:
    """The nearest-known place: sites and cities before districts, regions and countries; the one most reports give."""
    levels = {"site": 5, "city": 4, "border": 3, "water": 3, "district": 2, "region": 1, "country": 0}
    places: dict[object, Json] = {}
    votes: dict[object, set[str]] = defaultdict(set)
    for t in told:
        place = t.record.get("place")
        if place and place.get("name"):
            key = place.get("geonameid") or place["name"]
            places.setdefault(key, place)
            votes[key].add(t.group)
    if not places:
        return None
    return places[max(places, key=lambda k: (levels.get(places[k].get("level") or "", 0) >= 3, len(votes[k]),
                                             levels.get(places[k].get("level") or "", 0), str(k)))]  # fmt: skip


def _parties(told: Sequence[Told], role: str) -> list[tuple[str, str]]:
    """Country and first sector of the parties that at least half of the reports that name any name."""
    votes = _votes(
        told,
        lambda r: {
            (p.get("country") or "", (p.get("sectors") or ("",))[0]) for p in r.get(role) or () if p.get("country")
        },
    )
    naming = {t.group for t in told if any(p.get("country") for p in t.record.get(role) or ())}
    return sorted(value for value, groups in votes.items() if 2 * len(groups) >= len(naming))  # type: ignore[misc]
