"""How likely two mentions tell of one event: a sum of weighed signs, each of which can be shown.

Takes two tellings; gives the signs for and against, and the chance from 0 to 1 that they add up to. The weights are
those of data/link.toml (log odds).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import exp

from dateline.link.settings import Settings
from dateline.link.telling import BORROWED, Party, Telling
from dateline.link.vectors import Vectors, cosine
from dateline.link.words import are_kin
from dateline.model.globe import kilometres

Signs = dict[str, float]
LOOK_BACK = 31  # days before those of a borrowed phrase, among which its deed may lie
WIDE = 10  # days: a longer interval says "in May" or "in 2020"
NEAR_DAYS = 2
OLD = 90  # days after which a deed is history (codebook, section 6)
_LARGE = ("country", "region", "water", "border")
_WORDS = ("AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")  # said here, heard there
_LONGEST_DAY = 3  # days: "Thursday", "overnight", the window around a publication


class Scorer:
    """Compares tellings by the weights of a table."""

    def __init__(self, settings: Settings, vectors: Vectors) -> None:
        self._weights = settings.weights
        self._limits = settings.limits
        self._groups = {kind: frozenset(groups) for kind, groups in settings.groups.items()}
        self._vectors = vectors
        self.compared = 0  # pairs so far

    def chance(self, a: Telling, b: Telling, sentences: float | None = None, reports: float | None = None) -> float:
        """The chance that two tellings are of one event; 0 when their types cannot be.

        `sentences` and `reports` are the cosines of their vectors, where they are known already.
        """
        if a.type != b.type and not self._groups.get(a.type, frozenset()) & self._groups.get(b.type, frozenset()):
            return 0.0
        self.compared += 1
        total = sum(self._weights[name] * value for name, value in self.signs(a, b, sentences, reports).items())
        return 1 / (1 + exp(-max(-50.0, min(50.0, total))))

    def weighed(self, a: Telling, b: Telling) -> Signs:
        """The signs with what each adds to the log odds."""
        return {name: round(self._weights[name] * value, 2) for name, value in self.signs(a, b).items()}

    def signs(self, a: Telling, b: Telling, sentences: float | None = None, reports: float | None = None) -> Signs:
        """What speaks for and against one event, by name, each with its strength (mostly 1)."""
        limits = self._limits
        found = {"bias": 1.0}
        found["likeness"] = (cosine(a.vector, b.vector) if sentences is None else sentences) - limits["usual_likeness"]
        if a.report != b.report and a.sketch is not None and b.sketch is not None:
            likeness = cosine(a.sketch, b.sketch) if reports is None else reports
            found["report_likeness"] = likeness - limits["usual_report_likeness"]
        found["type_same" if a.type == b.type else "type_differs"] = 1.0
        word = 1.0 if a.stem == b.stem else max(0.0, self._vectors.alike(a.words, b.words))
        found["word_same" if a.stem == b.stem else "word_likeness"] = word
        if a.stem != b.stem and are_kin(a.stem, b.stem):
            found["word_kin"] = 1.0
        if "report_likeness" in found:
            found["word_and_report"] = word * found["report_likeness"]
        if a.type == b.type and a.modes and b.modes:
            found["modes_meet" if a.modes & b.modes else "modes_differ"] = 1.0
        place = place_sign(a, b, limits)
        if a.place_borrowed or b.place_borrowed:  # said of another sentence's deed
            place = "place_country" if place in ("place_same", "place_inside") else ""
        elif place == "place_apart" and a.type in _WORDS and b.type in _WORDS:
            place = "place_apart_words"
        for sign in (days_sign(a, b), place, _figures(a, b)):
            if sign:
                found[sign] = 1.0
        _compare_parties(a, b, found)
        if a.status != b.status:
            found["status_differs"] = 1.0
        if a.historical != b.historical and (a.days is None or b.days is None) and "undated_old" not in found:
            found["history_differs"] = 1.0
        shared = a.names & b.names
        if shared:
            rare = sum(max(0.0, self._vectors.rarity(name) - limits["usual_rarity"]) for name in shared)
            found["names_shared"] = min(limits["most_names"], rare)
        around = ((a.names | a.around) & (b.names | b.around)) - shared
        if a.names and b.names and not shared and not around:
            found["names_differ"] = 1.0
        if around and a.report != b.report:
            rare = sum(max(0.0, self._vectors.rarity(name) - limits["usual_rarity"]) for name in around)
            found["names_around"] = min(limits["most_names"], rare)
        if a.report == b.report:
            if is_repeated(a, b):
                found["word_repeated"] = 1.0
            elif a.own_event and b.own_event:
                found["number_same" if a.own_event == b.own_event else "number_differs"] = 1.0
            else:
                found["report_same"] = 1.0
        return found


def contradicts(a: Telling, b: Telling, limits: Mapping[str, float]) -> bool:
    """Whether two mentions of a report are hardly of one event although it numbers them so.

    They have days far apart, or places of their own far apart; or one sentence has the same word twice: why should it say
    the same again?
    """
    if is_repeated(a, b) or (not (a.by_publication or b.by_publication) and days_sign(a, b) == "days_apart"):
        return True
    is_told = a.type in _WORDS or b.type in _WORDS or a.place_borrowed or b.place_borrowed
    return not is_told and place_sign(a, b, limits) == "place_apart"


def is_repeated(a: Telling, b: Telling) -> bool:
    """Whether the same word tells of both in one sentence."""
    return a.report == b.report and a.sentence == b.sentence >= 0 and a.stem == b.stem


def is_old(told: Telling) -> bool:
    """Whether a mention tells of a deed that others may recall without a day: its own words give days long past."""
    if told.days is None or told.by_publication or told.borrowed or told.published is None:
        return False
    return told.published - told.days[1] > OLD


def is_recalled(recalling: Telling, old: Telling) -> bool:
    """Whether the first may recall, without a day of its own, the old deed of which the second tells."""
    return (
        recalling.is_loose
        and recalling.published is not None
        and old.days is not None
        and is_old(old)
        and recalling.published - old.days[1] > OLD
    )


def days_sign(a: Telling, b: Telling) -> str:
    """How the days of two tellings lie to each other."""
    if is_recalled(a, b) or is_recalled(b, a):
        return "undated_old"
    if a.days is None and b.days is None:
        return "undated_both"
    if a.days is None or b.days is None:
        return "undated_one"
    (a_first, a_last), (b_first, b_last) = a.days, b.days
    gap = max(a_first, b_first) - min(a_last, b_last)
    long_a, long_b = a_last - a_first, b_last - b_first
    if (a.borrowed and b_last < a_first) or (b.borrowed and a_last < b_first):
        return "days_borrowed_apart" if gap <= LOOK_BACK else "days_apart"
    if a.borrowed or b.borrowed:
        if gap > 0:
            return "days_near" if gap <= NEAR_DAYS else "days_apart"
        return "days_borrowed_meet" if BORROWED in (a.borrowed, b.borrowed) else "days_inherited_meet"
    if a.by_publication or b.by_publication:  # such a window is a guess: being near is enough
        if gap > NEAR_DAYS:
            return "days_apart"
        return "publication_near" if max(long_a, long_b) <= WIDE else "days_within"
    if gap > 0:
        return "days_near" if gap <= NEAR_DAYS else "days_apart"
    if long_a > WIDE and long_b > WIDE:
        shared = min(a_last, b_last) - max(a_first, b_first) + 1
        if 2 * shared >= max(long_a, long_b) + 1:
            return "periods_same"
        return "periods_within" if shared == min(long_a, long_b) + 1 else "periods_meet"
    if max(long_a, long_b) > WIDE:
        return "days_within"
    return "day_same" if a.days == b.days and long_a <= _LONGEST_DAY else "days_meet"


def place_sign(a: Telling, b: Telling, limits: Mapping[str, float]) -> str:
    """How the places of two tellings lie to each other; empty when that says nothing."""
    if not a.place or not b.place:
        return ""
    if a.place == b.place:
        return "place_country" if a.place_level == "country" else "place_same"
    if a.place_country and b.place_country and a.place_country != b.place_country:
        return "" if {a.place_level, b.place_level} & {"water", "border"} else "place_apart"
    if "country" in (a.place_level, b.place_level):
        return "place_country"
    if a.point is None or b.point is None:
        return "place_other_name"
    far = kilometres(a.point, b.point)
    if far <= limits["near_km"]:
        return "place_inside"
    if a.place_level in _LARGE or b.place_level in _LARGE:  # a city in a region: the middle of the region says little
        return "place_inside" if far <= limits["region_km"] else "place_apart"
    return "place_apart" if far > limits["apart_km"] else ""


def _figures(a: Telling, b: Telling) -> str:
    best = ""
    for kind, low, _ in a.figures:
        for other, theirs, _ in b.figures:
            if kind != other or low is None or theirs is None:
                continue
            if low == theirs:
                return "figures_same"
            near = max(low, theirs) <= 2 * max(1, min(low, theirs))
            best = "figures_near" if near or best == "figures_near" else "figures_apart"
    return best


def _compare_parties(a: Telling, b: Telling, found: Signs) -> None:
    for role, ours, theirs in (("actors", a.actors, b.actors), ("recipients", a.recipients, b.recipients)):
        if not ours or not theirs:
            continue
        names = _named(ours) & _named(theirs)
        countries = _countries(ours) & _countries(theirs)
        if names or _codes(ours) & _codes(theirs):
            found[f"{role}_meet"] = 1.0
        elif countries or not (_countries(ours) and _countries(theirs)):
            pass  # the same state, another part of it; or one that is not known
        else:
            found[f"{role}_differ"] = 1.0
        if names:
            found[f"{role}_same_name"] = 1.0
    our_side, their_side = _countries(a.actors), _countries(b.actors)
    crossed = (our_side & _countries(b.recipients)) or (their_side & _countries(a.recipients))
    if crossed and our_side and their_side and not our_side & their_side:
        found["parties_crossed"] = 1.0


@lru_cache(maxsize=1 << 16)
def _codes(parties: tuple[Party, ...]) -> frozenset[tuple[str, str]]:
    return frozenset((country, sector) for country, sector, _ in parties if country)


@lru_cache(maxsize=1 << 16)
def _countries(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(country for country, _, _ in parties if country)


@lru_cache(maxsize=1 << 16)
def _named(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(name for _, _, name in parties if name)
