"""What linking costs: synthetic mentions in the proportions of real stores, from a thousand up.

Proportions (of mentions in coded news): a report has three to four mentions; of events two thirds are told once, others by
a number of reports that falls with its square; places, states and names are of very unequal use (Zipf); a day has 500 mentions,
so a larger store is a longer time. One mention in eight tells of months or years long past, one in eight has no day, one in
four only its publication.
"""

from __future__ import annotations

import gc
import random
import resource
import time
from math import log

import numpy as np

from dateline.link.linking import Linker
from dateline.link.telling import Telling
from dateline.link.vectors import Small

_FEWEST = 3  # sizes from which growth can be told: the first is too small to count
_A_DAY = 500
_FIRST_DAY = 730_000
_TYPES = (
    ("ASSAULT", 30), ("CONSULT", 12), ("ACCUSE", 11), ("REQUEST", 8), ("COERCE", 8), ("AGREE", 5), ("RETREAT", 4),
    ("MOBILIZE", 4), ("PROTEST", 4), ("SANCTION", 4), ("REJECT", 3), ("SUPPORT", 3), ("AID", 2), ("THREATEN", 2),
)  # fmt: skip
_WORDS = [
    "attack",
    "kill",
    "shell",
    "strike",
    "meet",
    "talk",
    "say",
    "accuse",
    "urge",
    "arrest",
    "agree",
    "leave",
    "deploy",
    "march",
    "ban",
    "refuse",
    "back",
    "aid",
    "warn",
]
_PLACES, _COUNTRIES, _NAMES = 4000, 190, 20_000
_WIDTH, _SKETCH = 384, 256


def cost(linker: Linker, most: int) -> list[tuple[int, float]]:
    """Link 1,000 mentions, ten times as many, and so on; print seconds of the processor, growth, and peak memory.

    Comparisons say what linking asks for; seconds also what the machine makes of it (other programs, caches).
    """
    sizes = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= most]
    if most not in sizes:
        sizes.append(most)
    spent: list[tuple[int, float]] = []
    compared: list[tuple[int, float]] = []
    for size in sizes:
        tellings = synthetic(size)
        gc.collect()
        before, done = _peak(), linker.scorer.compared
        start, wall = time.process_time(), time.perf_counter()
        clusters = linker.link(tellings)
        seconds, wall = time.process_time() - start, time.perf_counter() - wall
        largest = max(len(c.mentions) for c in clusters)
        grown = log(seconds / spent[-1][1]) / log(size / spent[-1][0]) if spent else None
        spent.append((size, seconds))
        compared.append((size, linker.scorer.compared - done))
        print(
            f"{size:>9,} mentions: {seconds:8.2f} s of processor, {wall:8.2f} s by the clock, {len(clusters):,} events"
            f" (largest {largest}), {compared[-1][1] / size:.1f} comparisons each, peak memory {_peak():,.0f} MiB ({before:,.0f} before linking)"
            + (f", exponent {grown:.2f}" if grown is not None else ""),
            flush=True,
        )
        del tellings, clusters
    if len(spent) >= _FEWEST:
        print(
            f"growth from {spent[1][0]:,} to {spent[-1][0]:,} mentions: exponent {exponent(spent[1:]):.2f} of seconds,"
            f" {exponent(compared[1:]):.2f} of comparisons"
        )
    return spent


def exponent(spent: list[tuple[int, float]]) -> float:
    """The slope of log seconds over log mentions, by least squares."""
    x = np.log([size for size, _ in spent])
    y = np.log([seconds for _, seconds in spent])
    return float(((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum())


def synthetic(count: int, seed: int = 1) -> list[Telling]:
    """So many mentions; always the same for the same count."""
    rnd, numbers = random.Random(seed), np.random.default_rng(seed)
    days = max(3, count // _A_DAY)
    events: list[Telling] = []
    while len(events) < count:
        event = _event(rnd, numbers, days)
        events += [_told(rnd, numbers, event, len(events) + k) for k in range(_times(rnd))]
    del events[count:]
    rnd.shuffle(events)
    return events


def _times(rnd: random.Random) -> int:
    if rnd.random() < 0.66:
        return 1
    return min(200, int(1 / rnd.random()) + 1)


def _zipf(rnd: random.Random, most: int) -> int:
    return min(most - 1, int(most ** rnd.random()) - 1)


def _event(rnd: random.Random, numbers: np.random.Generator, days: int) -> Telling:
    place = _zipf(rnd, _PLACES)
    country = place % 60 if rnd.random() < 0.5 else _zipf(rnd, _COUNTRIES)
    day = _FIRST_DAY + rnd.randrange(days)
    other = _zipf(rnd, _COUNTRIES)
    is_old = rnd.random() < 0.125
    first = day - rnd.randrange(400, 12_000) if is_old else day
    word = rnd.choice(_WORDS)
    return Telling(
        id="", report="", own_event=1, type=rnd.choices(*zip(*_TYPES, strict=True))[0], stem=word, words=word,
        days=(first, first + rnd.choice((29, 364, 700))) if is_old else (day, day), historical=is_old, published=day,
        place=str(place) if rnd.random() < 0.6 else "", place_country=f"C{country}", place_level="city",
        point=(_degrees(place, 7919) / 2, _degrees(place, 104_729)),
        actors=((f"C{country}", "MIL", f"n{_zipf(rnd, _NAMES)}"),) if rnd.random() < 0.7 else (),
        recipients=((f"C{other}", "CVL", f"n{_zipf(rnd, _NAMES)}"),) if rnd.random() < 0.5 else (),
        figures=(("killed", rnd.randrange(1, 40), None),) if rnd.random() < 0.3 else (),
        names=frozenset(f"n{_zipf(rnd, _NAMES)}" for _ in range(rnd.randrange(5))),
        vector=_unit(numbers.standard_normal(_WIDTH)), sketch=_unit(numbers.standard_normal(_SKETCH)),
    )  # fmt: skip


def _told(rnd: random.Random, numbers: np.random.Generator, e: Telling, n: int) -> Telling:
    """One report's mention of an event, which changes some of it."""
    assert e.days is not None and e.published is not None and e.vector is not None and e.sketch is not None
    draw = rnd.random()
    published = e.published + rnd.randrange(3)
    days = None if draw < 0.125 else (published - 2, published) if draw < 0.375 and not e.historical else e.days
    return Telling(
        id=f"{n * 2654435761 % 2**32:08x}{n:08x}", report=f"r{n // 3 * 7 % 999_983}-{n}", own_event=1, type=e.type, stem=e.stem,
        words=e.words, days=days, by_publication=0.125 <= draw < 0.375 and not e.historical, historical=e.historical,
        published=published, place=e.place if rnd.random() < 0.8 else "", place_country=e.place_country,
        place_level=e.place_level, point=e.point, actors=e.actors, recipients=e.recipients if rnd.random() < 0.7 else (),
        figures=e.figures, names=frozenset(name for name in e.names if rnd.random() < 0.7),
        vector=_unit(e.vector + numbers.standard_normal(_WIDTH) * 5), sketch=_unit(e.sketch + numbers.standard_normal(_SKETCH) * 8),
    )  # fmt: skip


def _degrees(place: int, step: int) -> float:
    return place * step % 36_000 / 100 - 180


def _unit(vector: np.ndarray) -> Small:
    return np.rint(vector * (127 / np.linalg.norm(vector))).astype(np.int8)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
