"""Review: what a person sends, and what comes back."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from dateline.serve.shaped.common import Shape
from dateline.serve.shaped.mentions import MentionWhole

Id = Annotated[str, StringConstraints(max_length=40, pattern="^[0-9a-f]+$")]
Why = Annotated[str, Field(max_length=2000, description="The reason, kept with the decision.")]


class Decide(Shape):
    """A decision on one field of a mention."""

    field: str = Field(
        max_length=40,
        description="accepted, rejected, or a field of the record: type, modes, contexts, trigger, actors, recipients,"
        " status, date, place, attribution, figures.",
    )
    value: Any = Field(
        default=None,
        description="The whole new value in the form of the record; spans need start and end only. For type: the type, or"
        " an object of type and modes. For accepted: nothing, or own in a second review.",
    )
    why: Why = ""


class Split(Shape):
    """Mentions that are to be an event of their own."""

    mentions: list[Id] = Field(min_length=1, max_length=500)
    why: Why = ""


class Merge(Shape):
    """Events that are one."""

    events: list[Id] = Field(min_length=2, max_length=50)
    why: Why = ""


class Undo(Shape):
    """Why the last decision is taken back."""

    why: Why = ""


class ReviewReport(Shape):
    """The report of a mention under review."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str


class ReviewMention(MentionWhole):
    """A mention with all that a reviewer needs. Its `stamp` goes into the header If-Match of the next decision on it."""

    text: str
    report: ReviewReport


class NextMention(Shape):
    """`left`: how many wait, this one included. `is_blind`: what others decided on it is not shown."""

    mention: ReviewMention
    left: int
    reason: str
    is_blind: bool


class DecisionMade(Shape):
    """One decision of the history. `undoes`: the step that it takes back; `is_undone`: whether it was itself."""

    step: int
    kind: str = Field(description="accept, reject, restore, correct, split, merge or undo")
    mention: str | None
    events: list[str]
    mentions: list[str]
    values: dict[str, Any]
    who: str
    when: str
    why: str
    undoes: int | None
    is_undone: bool


class Undone(Shape):
    """What was taken back, and the mention as it is now, where it was a decision on one."""

    decision: DecisionMade
    mention: ReviewMention | None


class WasSplit(Shape):
    """The event without the mentions, and theirs."""

    event: str
    off: str


class WasMerged(Shape):
    """The event that they are now."""

    event: str


class FieldAgreement(Shape):
    """Agreement on one field. `share` and `kappa` are empty where they say nothing; `differ` names at most 100 mentions."""

    field: str
    pairs: int
    equal: int
    share: float | None
    kappa: float | None
    differ: list[str]


class AgreementOf(Shape):
    """Agreement on the mentions that two or more people decided on. `record` is all of it, `mention` whether it is one."""

    mentions: int
    reviewers: list[str]
    fields: list[FieldAgreement]


class Choice(Shape):
    """A code with what it means."""

    code: str
    what: str


class TypeChoice(Choice):
    """An event type with the modes that it may have."""

    modes: list[Choice]


class Choices(Shape):
    """What may be chosen in a decision."""

    types: list[TypeChoice]
    contexts: list[Choice]
    sectors: list[Choice]
    countries: list[Choice]
    statuses: list[str]
    stances: list[str]
    speech: list[str]
    figures: list[str]


class PlaceOption(Shape):
    """A place of the gazetteer, to be sent back as it is together with a span."""

    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    level: str
    geonameid: int | None
    names: list[str] = Field(default=[])
    claimed_by: list[str] = Field(default=[])


class PlaceOptions(Shape):
    """Likeliest first."""

    items: list[PlaceOption]
