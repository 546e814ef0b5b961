"""Cooperation that lies ahead is a pledge (codebook, section 2; rules 1 and 16).

"Will meet" is AGREE, and "will withdraw" CONCEDE: what is actual is that it was said.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.model.mention import Mention, Reason

_PLEDGED = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}


def as_pledge(mention: Mention) -> Mention:
    """The mention with the type of a pledge where its deed is one of cooperation still to come."""
    kind = _PLEDGED.get(mention.type)
    if kind is None or mention.status != "future":
        return mention
    reason = Reason("type", f"{mention.type} still to come is {kind} (rules 1, 3 and 16)", (mention.trigger,))
    modes = mention.modes if kind == "CONCEDE" else ()
    return replace(mention, type=kind, modes=modes, status="actual", reasons=(*mention.reasons, reason))
