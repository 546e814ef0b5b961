"""Which mentions are worth comparing: those of one group of types that share a place, parties or a rare name, and days.

Takes tellings; gives pairs of their indices, each once. A telling has a bounded number of marks ("p 616052" for a place,
"d AZE ARM" for two states); each mark with a group of types is a key. Below a key tellings lie in the order of their
days, and each is compared with a bounded number of neighbours, so the work is near linear. Tellings of days and tellings
of months or years lie apart, since the latter reach over many of the former.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.link.score import LOOK_BACK, NEAR_DAYS, WIDE, is_old
from dateline.link.settings import Settings
from dateline.link.telling import Telling
from dateline.link.words import lists_of

Numbers = NDArray[np.int64]
LONG = 92  # days: an interval that tells of years, which share a mark with many others
_MOST_NAMES = 3
_MOST_COUNTRIES = 3
_FEW_MARKS = 3  # a telling with fewer is also looked for by the word that tells of it
_MOST_LISTS = 3
_RECALLED = 0  # the day under which old deeds and what may recall them lie
_UNDATED = 14  # days before publication in which something without a day may lie
_DAY_BITS = 22  # ordinals of days up to the year 9999
_CHUNK = 1 << 20


class Key(NamedTuple):
    """One mark of a telling: `number` says which, days are those from which and to which it lies under it."""

    number: int
    first: int
    last: int
    is_wide: bool


def keys_of(telling: Telling, rarity: Callable[[str], float], settings: Settings) -> list[Key]:
    """The keys of one telling; two tellings with a number in common whose days are near are compared."""
    days = interval(telling)
    if days is None:
        return []
    first, last = days
    names = sorted(telling.names, key=lambda name: (-rarity(name), name))[:_MOST_NAMES]
    marks = [f"n {name}" for name in names]
    if telling.place:
        marks.append(f"p {telling.place}")
    countries = sorted(telling.countries)[:_MOST_COUNTRIES]
    marks += [f"d {a} {b}" for k, a in enumerate(countries) for b in countries[k + 1 :]]
    if last - first <= LONG or len(marks) < _FEW_MARKS:
        marks += [f"c {country}" for country in countries]
    if len(marks) < _FEW_MARKS:
        marks.append(f"w {telling.stem}")
    is_wide = last - first > WIDE
    groups = settings.groups.get(telling.type, (telling.type,))
    found = [Key(_number(f"{group}|{mark}"), first, last, is_wide) for group in groups for mark in marks]
    if telling.is_loose or is_old(telling):
        near = sorted(telling.names | telling.around, key=lambda name: (-rarity(name), name))[:_MOST_NAMES]
        marks = [f"n {name}" for name in near if not name[0].isdigit()]
        recalled = [f"o {mark} {word}" for mark in _lasting(telling, countries, marks) for word in _words(telling)]
        found += [
            Key(_number(f"{group}|{mark}"), _RECALLED, _RECALLED, False) for group in groups[:1] for mark in recalled
        ]
    return found


def _lasting(telling: Telling, countries: Sequence[str], names: Sequence[str]) -> list[str]:
    """Marks by which an old deed is found whatever its days: its place, its states, and names nearby."""
    marks = [*names]
    marks += [f"d {a} {b}" for k, a in enumerate(countries) for b in countries[k + 1 :]]
    if telling.place and not telling.place_borrowed and telling.place_level != "country":
        marks.append(f"p {telling.place}")
    return marks + [f"c {country}" for country in countries]


def _words(telling: Telling) -> list[str]:
    """The lists of words that can tell of the deed, else its word."""
    return lists_of(telling.stem)[:_MOST_LISTS] or [telling.stem]


def interval(telling: Telling) -> tuple[int, int] | None:
    """The days among which a telling is looked for."""
    if telling.days is not None:
        first, last = telling.days
        return (first - LOOK_BACK, last) if telling.borrowed else (first, last)
    return None if telling.published is None else (telling.published - _UNDATED, telling.published)


def pairs(tellings: Sequence[Telling], rarity: Callable[[str], float], settings: Settings) -> Numbers:
    """Pairs (i, j) with i < j, in order, [pairs, 2]. Two of one report are compared only where it does not say itself."""
    number: list[int] = []
    owner: list[int] = []
    lasting: list[bool] = []
    for i, telling in enumerate(tellings):
        found = keys_of(telling, rarity, settings)
        number.extend(key.number for key in found)
        lasting.extend(key.first == _RECALLED for key in found)
        owner.extend([i] * len(found))
    if not number:
        return np.empty((0, 2), np.int64)
    days = np.array([interval(t) or (0, 0) for t in tellings], np.int64)
    owners = np.array(owner, np.int64)
    keys = np.unique(np.array(number, np.int64), return_inverse=True)[1]
    recalled = np.array(lasting, np.bool_)
    place = (keys << _DAY_BITS) + np.where(recalled, _RECALLED, days[owners, 0])
    order = np.lexsort((owners, place))
    owners, place, recalled = owners[order], place[order], recalled[order]
    wide = (days[owners, 1] - days[owners, 0]) > WIDE
    length = days[:, 1] - days[:, 0]
    reach = np.where(length > LONG, int(settings.limits["block_long"]), int(settings.limits["block"]))
    reports = np.unique(np.array([t.report for t in tellings]), return_inverse=True)[1]
    own = np.array([t.own_event for t in tellings], np.int64)
    collected = _Collected(len(tellings), days, reports, own)
    for part in (np.flatnonzero(~wide & ~recalled), np.flatnonzero(wide & ~recalled)):
        _along(owners[part], place[part], reach, collected)
    _across(owners[~recalled], place[~recalled], wide[~recalled], days, reach, collected)
    loose = np.array([t.is_loose for t in tellings], np.bool_)
    old = owners[recalled], place[recalled]
    _along(*old, reach, collected, lambda one, two: loose[one] != loose[two])
    return collected.pairs()


class _Collected:
    """Pairs as they are found; those that cannot be one event are left out at once."""

    def __init__(self, count: int, days: Numbers, reports: Numbers, own: Numbers) -> None:
        self._count = count
        self._days = days
        self._reports = reports
        self._own = own
        self._codes: list[Numbers] = []
        self._size = 0

    def add(self, one: Numbers, two: Numbers, may: NDArray[np.bool_] | None = None) -> None:
        gap = np.maximum(self._days[one, 0], self._days[two, 0]) - np.minimum(self._days[one, 1], self._days[two, 1])
        told_apart = (self._reports[one] == self._reports[two]) & (self._own[one] > 0) & (self._own[two] > 0)
        keep = (gap <= NEAR_DAYS if may is None else may) & ~told_apart & (one != two)
        one, two = one[keep], two[keep]
        if len(one):
            self._codes.append(np.minimum(one, two) * self._count + np.maximum(one, two))
            self._size += len(one)
            if self._size > 4 * _CHUNK and len(self._codes) > 1:
                self._codes = [np.unique(np.concatenate(self._codes))]
                self._size = len(self._codes[0]) // 2  # what is settled counts less, so that it is not sorted too often

    def pairs(self) -> Numbers:
        if not self._codes:
            return np.empty((0, 2), np.int64)
        codes = np.unique(np.concatenate(self._codes))
        return np.stack([codes // self._count, codes % self._count], 1)


def _along(
    owner: Numbers,
    place: Numbers,
    reach: Numbers,
    collected: _Collected,
    may: Callable[[Numbers, Numbers], NDArray[np.bool_]] | None = None,
) -> None:
    """Neighbours below each key, nearest first; `may` says which of them, where it is not the days that do."""
    if not len(owner):
        return
    key = place >> _DAY_BITS
    for distance in range(1, min(int(reach.max()), len(owner) - 1) + 1):
        one, two = owner[:-distance], owner[distance:]
        same = (key[distance:] == key[:-distance]) & (distance <= np.minimum(reach[one], reach[two]))
        if not same.any():
            return
        collected.add(one[same], two[same], may and may(one[same], two[same]))


def _across(
    owner: Numbers, place: Numbers, wide: NDArray[np.bool_], days: Numbers, reach: Numbers, collected: _Collected
) -> None:
    """Each telling of weeks, months or years with those of days that lie in it."""
    narrow_owner, narrow_place = owner[~wide], place[~wide]
    wide_owner, wide_place = owner[wide], place[wide]
    base = (wide_place >> _DAY_BITS) << _DAY_BITS
    low = np.searchsorted(narrow_place, base + np.maximum(0, days[wide_owner, 0] - WIDE - NEAR_DAYS), "left")
    high = np.searchsorted(narrow_place, base + days[wide_owner, 1] + NEAR_DAYS, "right")
    high = np.minimum(high, low + reach[wide_owner])
    for distance in range(int(reach.max())):
        at = low + distance
        inside = at < high
        if not inside.any():
            return
        collected.add(wide_owner[inside], narrow_owner[at[inside]])


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> 1
