"""One place of the gazetteer, whichever table it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.globe import kilometres


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a phrase may mean.

    `country` is the alpha-3 code by the codebook, None for places over several states. `within` are the GeoNames ids
    of the divisions that hold it, innermost first; `admin1` is the first-level one's name. `names` are all names in use
    when the table has rival ones; `claimed_by` the states that claim it. `state` is the code before the rule on
    dependent territories. `table` is "countries", "places" (kept by hand) or "geonames". `weight` says how likely the
    name means this place before anything is known of the report.
    """

    name: str
    level: str
    country: str | None
    lat: float
    lon: float
    weight: float
    table: str
    geonameid: int | None = None
    admin1: str | None = None
    within: tuple[int, ...] = ()
    population: int = 0
    names: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    state: str | None = None

    @property
    def identity(self) -> tuple[str, float, float]:
        """What makes two entries the same place."""
        return (self.level, round(self.lat, 2), round(self.lon, 2))

    def describe(self) -> str:
        """The place in words, for `explain`: "Rafah, PSE (city)"."""
        where = ", ".join(x for x in (self.name, self.admin1, self.country) if x)
        return f"{where} ({self.level})"


def distance(a: Entry, b: Entry) -> float:
    """Kilometres between two places."""
    return kilometres((a.lat, a.lon), (b.lat, b.lon))
