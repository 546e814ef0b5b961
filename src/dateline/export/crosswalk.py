"""What fills the columns of look-alike tables that have codes of their own: ACLED, UCDP GED, GDELT.

Takes an `Item`; gives a code by the tables of `data/export/crosswalks.toml`, or None where the mention does not decide
it. Nothing here knows a name: codes hang on type, mode, sector, level and days alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from dateline.export.columns import country_codes, crosswalks
from dateline.export.fields import Field, Value, country_names, day_count
from dateline.export.item import Item, Json, party_name

Kind = str  # state, armed, civilian, or "" where the sectors do not say

# Who stands on which side -------------------------------------------------------------------------------------------


def side_a(item: Item) -> Json | None:
    """The first actor."""
    return item.actors[0] if item.actors else None


def side_b(item: Item) -> Json | None:
    """The first recipient; the second party of a mutual deed."""
    if item.recipients:
        return item.recipients[0]
    return item.actors[1] if len(item.actors) > 1 else None


def _others(item: Item) -> tuple[list[str], list[str]]:
    """Further parties on each side. Who is on whose side in a mutual deed of three is not known: all are with the second."""
    if item.recipients:
        return [party_name(p) for p in item.actors[1:]], [party_name(p) for p in item.recipients[1:]]
    return [], [party_name(p) for p in item.actors[2:]]


@cache
def _kinds() -> Mapping[str, Kind]:
    return {sector: kind for kind, sectors in crosswalks()["kinds"].items() for sector in sectors}


def kind_of(party: Json | None) -> Kind:
    """Whether a party is of a state, armed, or civilian, by the first sector that tells."""
    found = (_kinds().get(sector) for sector in _deciding(party))
    return next((kind for kind in found if kind), "")


def _deciding(party: Json | None) -> list[str]:
    """The sectors that codes of look-alike tables may hang on."""
    sectors = list((party or {}).get("sectors") or ())
    return [] if any(sector in crosswalks()["undecided"] for sector in sectors) else sectors


# ACLED --------------------------------------------------------------------------------------------------------------


def acled_rule(item: Item) -> Mapping[str, Any] | None:
    """The first rule that fits; None where ACLED does not cover such deeds."""
    first, second = kind_of(side_a(item)), kind_of(side_b(item))
    for rule in crosswalks()["acled"]["rules"]:
        if rule["type"] == item.type and _fits(rule, item, first, second):
            found: Mapping[str, Any] = rule
            return found
    return None


def _fits(rule: Mapping[str, Any], item: Item, first: Kind, second: Kind) -> bool:
    modes = rule.get("modes")
    return (
        (modes is None or any(mode in modes for mode in item.modes))
        and rule.get("first", first) == first
        and rule.get("second", second) == second
    )


def _rule(key: str) -> Field:
    return lambda item: (acled_rule(item) or {}).get(key) or None


def acled_kind(item: Item, party: Json | None) -> str | None:
    """ACLED's kind of a party."""
    if party is None:
        return None
    if party is side_a(item) and item.type == "PROTEST" and kind_of(party) in ("civilian", ""):
        return "Rioters" if "riot" in item.modes else "Protesters"
    sectors: Mapping[str, str] = crosswalks()["acled"]["sectors"]
    kind = next((sectors[s] for s in _deciding(party) if s in sectors), None)
    here, theirs = item.place.get("country"), party.get("country")
    if kind == "State forces" and here and theirs and here != theirs:
        return "External/Other forces"
    return kind


def _interaction(item: Item) -> Value:
    """Both kinds; of a protest also one alone, as protesters need nobody against them."""
    first, second = (acled_kind(item, side(item)) for side in (side_a, side_b))
    if first and second:
        order: list[str] = crosswalks()["acled"]["kinds"]
        return "-".join(sorted((first, second), key=order.index))
    return f"{first} only" if first and item.type == "PROTEST" and side_b(item) is None else None


def _civilian_targeting(item: Item) -> Value:
    targeted = item.type == "ASSAULT" and kind_of(side_b(item)) == "civilian" and bool(item.recipients)
    return "Civilian targeting" if targeted else None


def _by_length(steps: tuple[tuple[int, int], ...]) -> Field:
    """A precision by the length of the interval: the code of the first step that it is no longer than."""

    def field(item: Item) -> Value:
        count = day_count(item)
        return None if count is None else next((code for most, code in steps if count <= most), None)

    return field


# UCDP ---------------------------------------------------------------------------------------------------------------


def _type_of_violence(item: Item) -> Value:
    sides = {kind_of(side_a(item)), kind_of(side_b(item))}
    if "" in sides or kind_of(side_a(item)) == "civilian":
        return None
    if "civilian" in sides:
        return 3
    return 1 if "state" in sides else 2


def _fatal(item: Item) -> Value:
    """Whether UCDP would count it: force, and the least or greatest number killed is not nought."""
    return item.type == "ASSAULT" and any(end for end in item.figures.get("killed", (0, 0)))


def prio_grid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID that a point lies in: half a degree wide, counted from the south-west corner, 720 to a row."""
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _prio_grid(item: Item) -> Value:
    lat, lon = item.place.get("lat"), item.place.get("lon")
    if lat is None or lon is None or item.place.get("level") not in ("site", "city"):
        return None
    return prio_grid(lat, lon)


def _wkt(item: Item) -> Value:
    lat, lon = item.place.get("lat"), item.place.get("lon")
    return None if lat is None or lon is None else f"POINT ({lon} {lat})"


# GDELT --------------------------------------------------------------------------------------------------------------


def cameo_code(item: Item) -> str | None:
    """The CAMEO code by the first mode that decides one, else by the type."""
    cameo = crosswalks()["cameo"]
    by_mode: Mapping[str, str] = cameo["modes"].get(item.type, {})
    return next((by_mode[m] for m in item.modes if m in by_mode), cameo["types"].get(item.type))


def _cameo(digits: int) -> Field:
    return lambda item: (cameo_code(item) or "")[:digits] or None


def _cameo_quad(item: Item) -> Value:
    root = (cameo_code(item) or "")[:2]
    quads: Mapping[str, list[str]] = crosswalks()["cameo"]["quads"]
    return next((int(quad) for quad, roots in quads.items() if root in roots), None)


def _cameo_country(party: Json | None) -> str:
    code = (party or {}).get("country") or ""
    return code if code in country_codes() or code == "EUR" else ""


def _cameo_group(party: Json | None) -> str:
    return "UNO" if (party or {}).get("country") == "UNO" else ""


def _cameo_roles(party: Json | None) -> list[str]:
    cameo = crosswalks()["cameo"]
    codes = [cameo["international"].get((party or {}).get("country") or "", "")]
    codes += [cameo["sectors"].get(sector, "") for sector in (party or {}).get("sectors") or ()]
    return list(dict.fromkeys(code for code in codes if code))[:3]


def _role(side: Callable[[Item], Json | None], place: int) -> Field:
    return lambda item: next(iter(_cameo_roles(side(item))[place:]), None)


def _cameo_party(side: Callable[[Item], Json | None]) -> Field:
    def field(item: Item) -> Value:
        party = side(item)
        return "".join((_cameo_country(party), _cameo_group(party), *_cameo_roles(party))) or None

    return field


def _geo_type(item: Item) -> Value:
    level = item.place.get("level")
    found: int | None = crosswalks()["cameo"]["geo_types"].get(level)
    if found is None or item.place.get("country") != "USA" or level == "country":
        return found
    return {5: 2, 4: 3}[found]  # states and cities of the USA have codes of their own


def _geo_name(item: Item) -> Value:
    place = item.place
    country = country_names().get(place.get("country") or "")
    parts = [place.get("name"), place.get("admin1"), country]
    return ", ".join(dict.fromkeys(str(part) for part in parts if part)) or None


def _number(day: str | None, digits: int) -> int | None:
    return int(day.replace("-", "")[:digits]) if day else None


def _gdelt_day(item: Item) -> Value:
    return _number(item.when.get("earliest"), 8) if day_count(item) == 1 else None


def _gdelt_month(item: Item) -> Value:
    first, last = _number(item.when.get("earliest"), 6), _number(item.when.get("latest"), 6)
    return first if first == last else None


def _gdelt_fraction(item: Item) -> Value:
    if day_count(item) != 1:
        return None
    year, month, day = (int(part) for part in item.when["earliest"].split("-"))
    return round(year + (30 * month + day) / 365, 4)


def _added(item: Item) -> Value:
    return int("".join(c for c in min(m.fetched for m in item.told) if c.isdigit()) or 0) or None


CODES: dict[str, Field] = {
    "side_a_name": lambda i: party_name(side_a(i) or {}) or None,
    "side_b_name": lambda i: party_name(side_b(i) or {}) or None,
    "side_a_others": lambda i: _others(i)[0] or None,
    "side_b_others": lambda i: _others(i)[1] or None,
    "dyad_name": lambda i: (
        f"{party_name(side_a(i) or {})} – {party_name(side_b(i) or {})}" if side_a(i) and side_b(i) else None
    ),
    "iso_number": lambda i: country_codes().get(i.place.get("country") or "", {}).get("number"),
    "fips": lambda i: country_codes().get(i.place.get("country") or "", {}).get("fips"),
    "point_wkt": _wkt,
    "prio_grid": _prio_grid,
    "acled_event_type": _rule("event"),
    "acled_sub_event_type": _rule("sub"),
    "acled_disorder_type": _rule("disorder"),
    "acled_inter1": lambda i: acled_kind(i, side_a(i)),
    "acled_inter2": lambda i: acled_kind(i, side_b(i)),
    "acled_interaction": _interaction,
    "acled_civilian_targeting": _civilian_targeting,
    "acled_time_precision": _by_length(((1, 1), (7, 2), (31, 3))),
    "acled_geo_precision": lambda i: crosswalks()["acled"]["geo_precision"].get(i.place.get("level")),
    "ucdp_type_of_violence": _type_of_violence,
    "ucdp_where_prec": lambda i: crosswalks()["ucdp"]["where_prec"].get(i.place.get("level")),
    "ucdp_date_prec": _by_length(((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))),
    "cameo_code": _cameo(4),
    "cameo_base": _cameo(3),
    "cameo_root": _cameo(2),
    "cameo_quad": _cameo_quad,
    "gdelt_code_a": _cameo_party(side_a),
    "gdelt_code_b": _cameo_party(side_b),
    "gdelt_country_a": lambda i: _cameo_country(side_a(i)) or None,
    "gdelt_country_b": lambda i: _cameo_country(side_b(i)) or None,
    "gdelt_group_a": lambda i: _cameo_group(side_a(i)) or None,
    "gdelt_group_b": lambda i: _cameo_group(side_b(i)) or None,
    "gdelt_geo_type": _geo_type,
    "gdelt_geo_name": _geo_name,
    "geonameid_text": lambda i: str(i.place["geonameid"]) if i.place.get("geonameid") else None,
    "gdelt_day": _gdelt_day,
    "gdelt_month": _gdelt_month,
    "gdelt_fraction": _gdelt_fraction,
    "gdelt_added": _added,
} | {
    f"gdelt_type{place + 1}_{letter}": _role(side, place)
    for letter, side in (("a", side_a), ("b", side_b))
    for place in range(3)
}
SCOPES: dict[str, Callable[[Item], bool]] = {
    "acled_event_type": lambda i: acled_rule(i) is not None,
    "ucdp_fatal": lambda i: bool(_fatal(i)),
}
