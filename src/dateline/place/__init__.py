"""Where: every place name of a report, what it means, and which mention happened there.

In: a parsed report and its mentions. Out: the mentions with `place` and a reason, and all places of the report.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.mention import Mention, Place
from dateline.model.sentence import ParsedReport
from dateline.place.choose import choose
from dateline.place.gazetteer import load_gazetteer
from dateline.place.link import link, to_place
from dateline.place.mentions import find_toponyms

__all__ = ["place_mentions"]


def place_mentions(parsed: ParsedReport, mentions: Sequence[Mention]) -> tuple[list[Mention], list[Place]]:
    """The mentions with their places, and every place name of the report, resolved where the gazetteer knows it."""
    gazetteer = load_gazetteer()
    toponyms = find_toponyms(parsed.sentences, gazetteer)
    choices = choose(parsed, toponyms, gazetteer)
    return link(parsed, mentions, choices, gazetteer.tables), [to_place(choice) for choice in choices]
