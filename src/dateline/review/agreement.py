"""How far reviewers agree, field by field, on the mentions that two or more of them decided on.

Takes an open database; gives for each field the pairs of reviewers that were compared, the share of equal values, and
Cohen's kappa: agreement beyond what chance would give, where each reviewer chooses values as often as they did. With
more than two reviewers, chance is the mean over the pairs of people, each as heavy as its number of mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.review.given import Json
from dateline.review.views import View, own_view, reviewers
from dateline.store import review
from dateline.store.database import Database

WHOLE = "record"  # everything about the mention
VERDICT = "mention"  # whether it is one


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one field. `kappa` is None where everybody always chose the same value; `differ` are mentions they differ on."""

    field: str
    pairs: int
    equal: int
    kappa: float | None
    differ: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """The share of equal values."""
        return self.equal / self.pairs if self.pairs else None


@dataclass(frozen=True, slots=True)
class Agreements:
    """All fields, of so many mentions and these people."""

    mentions: int
    reviewers: tuple[str, ...]
    fields: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two people's values of one field of one mention."""

    people: tuple[str, str]
    mention: str
    one: Hashable
    two: Hashable


def agreement(database: Database) -> Agreements:
    """Of all mentions that two or more people decided on."""
    compared: dict[str, list[_Compared]] = {field: [] for field in (WHOLE, VERDICT, *_VALUES)}
    people: set[str] = set()
    ids = review.shared(database)
    for mention, given in review.with_decisions(database, ids):
        views = {name: own_view(mention, given, name) for name in reviewers(given)}
        people.update(views)
        for one, two in combinations(sorted(views), 2):
            for field, values in _pairs(views[one], views[two]).items():
                compared[field].append(_Compared((one, two), mention.id, *values))
    fields = tuple(measured(field, found) for field, found in compared.items())
    return Agreements(len(ids), tuple(sorted(people)), fields)


def measured(field: str, found: Sequence[_Compared]) -> Agreement:
    """What the values of one field come to."""
    equal = sum(c.one == c.two for c in found)
    differ = tuple(dict.fromkeys(c.mention for c in found if c.one != c.two))
    return Agreement(field, len(found), equal, _kappa(found), differ)


def _kappa(found: Sequence[_Compared]) -> float | None:
    if not found:
        return None
    of: dict[tuple[str, str], list[_Compared]] = defaultdict(list)
    for c in found:
        of[c.people].append(c)
    by_chance = 0.0
    for some in of.values():
        ones, twos = Counter(c.one for c in some), Counter(c.two for c in some)
        by_chance += sum(count * twos[value] for value, count in ones.items()) / len(some)
    by_chance /= len(found)
    if by_chance >= 1:
        return None
    observed = sum(c.one == c.two for c in found) / len(found)
    return (observed - by_chance) / (1 - by_chance)


def _pairs(one: View, two: View) -> dict[str, tuple[Hashable, Hashable]]:
    """The values of each field that both have. Of what one of them rejected only the verdict is compared."""
    out: dict[str, tuple[Hashable, Hashable]] = {
        WHOLE: (_whole(one), _whole(two)),
        VERDICT: (one.is_rejected, two.is_rejected),
    }
    if not one.is_rejected and not two.is_rejected:
        out |= {field: (value(one.record), value(two.record)) for field, value in _VALUES.items()}
    return out


def _whole(view: View) -> Hashable:
    return None if view.is_rejected else tuple(value(view.record) for value in _VALUES.values())


def _parties(field: str) -> Callable[[Json], Hashable]:
    def codes(record: Json) -> Hashable:
        listed = record.get(field) or ()
        return tuple(sorted((p.get("country") or "", (p.get("sectors") or [""])[0]) for p in listed))

    return codes


def _span(value: Json | None) -> Hashable:
    return (value["start"], value["end"]) if value else None


def _place(record: Json) -> Hashable:
    place = record.get("place") or {}
    return place.get("geonameid") or place.get("name") or _span(place if "start" in place else None)


def _days(record: Json) -> Hashable:
    date = record.get("date") or {}
    return date.get("earliest"), date.get("latest")


def _sources(record: Json) -> Hashable:
    return tuple(_span(link.get("source")) for link in record.get("attribution") or ())


def _figures(record: Json) -> Hashable:
    return tuple(sorted((f["kind"], str(f["low"]), str(f["high"])) for f in record.get("figures") or ()))


# What of a field is compared: codes rather than where the words begin, as in scoring.
_VALUES: dict[str, Callable[[Json], Hashable]] = {
    "type": lambda record: record["type"],
    "modes": lambda record: tuple(sorted(record.get("modes") or ())),
    "trigger": lambda record: _span(record["trigger"]),
    "actors": _parties("actors"),
    "recipients": _parties("recipients"),
    "status": lambda record: record["status"],
    "date": _days,
    "place": _place,
    "attribution": _sources,
    "figures": _figures,
}
