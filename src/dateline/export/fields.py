"""What fills a column: for each name that `fill` may have, a function of a mention or event.

Takes an `Item`; gives a text, a list of texts, a number, a boolean, a day as YYYY-MM-DD, or None where there is nothing
to tell. The codes of look-alike tables are in `crosswalk`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from dateline.export.item import FIGURES, Item, Json, party_name, voucher
from dateline.model.ontology import load_ontology
from dateline.store.selecting import Selected
from dateline.tables import rows

Value = str | int | float | bool | list[str] | None
Field = Callable[[Item], Value]
NONE = "-"  # in a list that runs along another one


def day_count(item: Item) -> int | None:
    """How many days the interval has."""
    first, last = item.when.get("earliest"), item.when.get("latest")
    if not first or not last:
        return None
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def _parties(role: str, value: Callable[[Json], str]) -> Field:
    def field(item: Item) -> Value:
        listed = [value(party) for party in getattr(item, role)]
        return listed if any(x not in ("", NONE) for x in listed) else None

    return field


def _kept(role: str, value: Callable[[Json], str]) -> Field:
    """The same without parties that have none, each value once."""

    def field(item: Item) -> Value:
        return list(dict.fromkeys(x for party in getattr(item, role) if (x := value(party)))) or None

    return field


def _sectors(party: Json) -> str:
    return "+".join(party.get("sectors") or ()) or NONE


def _country_name(party: Json) -> str:
    code = party.get("country") or ""
    return country_names().get(code, code)


@cache
def country_names() -> Mapping[str, str]:
    """The name of each state, by its three letters."""
    out: dict[str, str] = {}
    for row in rows("countries.csv"):
        if not row["valid_to"]:
            out.setdefault(row["code"], row["name"])
    return out


def _figure(kind: str, end: int) -> Field:
    return lambda item: item.figures[kind][end] if kind in item.figures else None


def _exact(item: Item) -> Value:
    low, high = item.figures.get("killed", (None, None))
    return low if low is not None and low == high and not _about(item) else None


def _about(item: Item) -> bool:
    return any(f.get("approx") for m in item.told for f in m.record.get("figures") or () if f["kind"] == "killed")


def _year(item: Item) -> Value:
    first, last = item.when.get("earliest"), item.when.get("latest")
    return int(first[:4]) if first and last and first[:4] == last[:4] else None


def _days_up_to(most: int) -> Field:
    def field(item: Item) -> Value:
        count = day_count(item)
        return item.when["earliest"] if count is not None and count <= most else None

    return field


def _score(item: Item) -> Value:
    ontology = load_ontology()
    return ontology.score(item.type, item.modes) if item.type in ontology.types else None


def _quad(item: Item) -> Value:
    found = load_ontology().types.get(item.type)
    return found.quad_name if found else None


def _at_level(*levels: str) -> Field:
    return lambda item: item.place.get("name") if item.place.get("level") in levels else None


def _articles(item: Item) -> Value:
    seen = {m.report_id: m for m in item.told}
    told = [
        ", ".join(x for x in (m.publisher, m.published, f"“{m.title}”" if m.title else "") if x) for m in seen.values()
    ]
    return "; ".join(x for x in told if x) or None


def _of_reports(value: Callable[[Selected], str]) -> Field:
    return lambda item: list(dict.fromkeys(x for m in item.told if (x := value(m)))) or None


def _published(last: bool) -> Field:
    def field(item: Item) -> Value:
        days = [m.published for m in item.told if m.published]
        return (max(days) if last else min(days)) if days else None

    return field


def _changed_seconds(item: Item) -> Value:
    from datetime import datetime

    last = max(m.changed for m in item.told)
    return int(datetime.fromisoformat(last).timestamp()) if last else None


def _text(value: object) -> str | None:
    return str(value) if value not in (None, "") else None


FIELDS: dict[str, Field] = {
    "id": lambda i: i.id,
    "level": lambda i: i.level,
    "event_id": lambda i: _text(i.event_id),
    "report_id": lambda i: i.first.report_id,
    "report_ids": lambda i: list(dict.fromkeys(m.report_id for m in i.told)),
    "version_id": lambda i: i.first.version_id,
    "group_id": lambda i: i.first.group_id,
    "mention_ids": lambda i: [m.id for m in i.told],
    "type": lambda i: i.type,
    "modes": lambda i: list(i.modes) or None,
    "type_and_modes": lambda i: " ".join((i.type, *i.modes)),
    "contexts": lambda i: list(i.contexts) or None,
    "quad": _quad,
    "score": _score,
    "status": lambda i: i.status,
    "historical": lambda i: i.historical,
    "disputed": lambda i: list(i.disputed) or None,
    "trigger": lambda i: i.first.record["trigger"].get("text"),
    "start": lambda i: i.first.record["trigger"]["start"],
    "end": lambda i: i.first.record["trigger"]["end"],
    "earliest": lambda i: i.when.get("earliest"),
    "latest": lambda i: i.when.get("latest"),
    "days": day_count,
    "exact_day": _days_up_to(1),
    "day_in_month": _days_up_to(31),
    "year": _year,
    "goes_on": lambda i: bool(i.when.get("open")),
    "date_words": lambda i: _text(i.when.get("text")),
    "date_basis": lambda i: i.when.get("basis") if i.when.get("earliest") else None,
    "date_reason": lambda i: _text(i.when.get("reason")) or (None if i.when else "the report does not say when"),
    "place": lambda i: _text(i.place.get("name")),
    "place_words": lambda i: _text(i.place.get("text")),
    "place_names": lambda i: list(i.place.get("names") or ()) or None,
    "place_claimed_by": lambda i: list(i.place.get("claimed_by") or ()) or None,
    "country": lambda i: _text(i.place.get("country")),
    "country_name": lambda i: country_names().get(i.place.get("country") or ""),
    "admin1": lambda i: _text(i.place.get("admin1")),
    "city": _at_level("city"),
    "district": _at_level("district"),
    "place_level": lambda i: _text(i.place.get("level")),
    "latitude": lambda i: i.place.get("lat"),
    "longitude": lambda i: i.place.get("lon"),
    "geonameid": lambda i: i.place.get("geonameid"),
    "sources": lambda i: list(i.sources) or None,
    "stances": lambda i: list(i.stances) or None,
    "voucher": lambda i: _text(voucher(i)),
    "figure_words": lambda i: list(i.figure_words) or None,
    "killed_exact": _exact,
    "confidence": lambda i: i.confidence,
    "corrected": lambda i: any(m.is_corrected for m in i.told),
    "title": lambda i: _text(i.first.title),
    "publisher": lambda i: _text(i.first.publisher),
    "published": lambda i: _text(i.first.published),
    "address": lambda i: _text(i.first.address),
    "language": lambda i: _text(i.first.language),
    "sentence": lambda i: _text(i.first.sentence),
    "publishers": _of_reports(lambda m: m.publisher),
    "story_places": lambda i: list(dict.fromkeys(name for m in i.told for name in m.places)) or None,
    "first_published": _published(last=False),
    "last_published": _published(last=True),
    "mention_count": lambda i: len(i.told),
    "report_count": lambda i: len({m.report_id for m in i.told}),
    "publisher_count": lambda i: len({m.publisher for m in i.told if m.publisher}) or None,
    "independent": lambda i: len({m.group_id for m in i.told}),
    "source_articles": _articles,
    "coder": lambda i: _text(i.first.coder),
    "coded_seconds": _changed_seconds,
}
for _role, _plural in (("actor", "actors"), ("recipient", "recipients")):
    FIELDS |= {
        f"{_role}_names": _parties(_plural, party_name),
        f"{_role}_words": _parties(_plural, lambda p: str(p.get("text") or "")),
        f"{_role}_countries": _parties(_plural, lambda p: p.get("country") or NONE),
        f"{_role}_sectors": _parties(_plural, _sectors),
        f"{_role}_ids": _parties(_plural, lambda p: p.get("identity") or NONE),
        f"{_role}_country_names": _kept(_plural, _country_name),
        f"{_role}_first_sectors": _kept(_plural, lambda p: next(iter(p.get("sectors") or ()), "")),
        f"{_role}_all_sectors": lambda i, r=_plural: (
            list(  # type: ignore[misc]
                dict.fromkeys(s for p in getattr(i, r) for s in p.get("sectors") or ())
            )
            or None
        ),
        f"{_role}_offices": _kept(_plural, lambda p: str(p.get("office") or "")),
    }
for _kind in FIGURES:
    FIELDS |= {f"{_kind}_low": _figure(_kind, 0), f"{_kind}_high": _figure(_kind, 1)}
