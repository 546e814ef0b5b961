"""On whose territory a people of the report lives (codebook, section 3).

"Armenian residents of Karabakh" live in Azerbaijan; so, in the same report, do "Armenian residents" and "Armenian
separatists". Forces, governments and protesters of a state are not touched: only armed groups without a state, and people
of the same kind as those whose home the report has told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dateline.identify.coding import Coding
from dateline.identify.discourse import Chunk
from dateline.identify.words import fold

RESIDENTS = frozenset(
    {
        "resident",
        "population",
        "community",
        "inhabitant",
        "minority",
        "civilian",
        "villager",
        "people",
        "family",
        "refugee",
    }
)
SEPARATISTS = frozenset({"separatist", "secessionist", "breakaway"})


class Homes:
    """Where the report says that the people of a nationality live, when that is another state than theirs."""

    def __init__(self, chunks: Iterable[Chunk]) -> None:
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for chunk in chunks:
            coding = chunk.coding
            if coding.ethnicity and coding.country:
                told[fold(coding.ethnicity)][coding.country] += 1
        self._homes = {people: countries.most_common(1)[0][0] for people, countries in told.items()}

    def applied(self, coding: Coding, place: str | None) -> tuple[Coding, str] | None:
        """The coding with the state of the territory, and why; None where the phrase's nationality stands.

        `place` is the country of the event's place: separatists by their name are on the territory of the state that they
        want to leave, so where nothing else is told, an event in another state than their people's says which.
        """
        if coding.ethnicity or not coding.country or not coding.evidence or coding.name:
            return None
        armed = coding.sectors[:1] == ("REB",)
        if not armed and not (coding.sectors[:1] == ("CVL",) and coding.head in RESIDENTS):
            return None
        people = coding.evidence[0]
        home = self._homes.get(fold(people))
        if home is None and coding.head in SEPARATISTS and place and place != coding.country:
            home = place
        if home is None or home == coding.country:
            return None
        return replace(coding, country=home, ethnicity=people), "the state on whose territory they live"
