"""One event as one sentence tells it, and the parts of its record (codebook, sections 1 to 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field has its value: shown by `dateline explain`.

    `field` is the record's field ("type", "actors", "date", ...); `rule` names the rule or model; `evidence` are the
    characters that it was read from; `lost` are the candidates that were not chosen, each with why.
    """

    field: str
    rule: str
    evidence: tuple[Span, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient. `span` is set by find; the codes by identify.

    `country` is ISO 3166-1 alpha-3, XKX, UNO, EUR, IGO, NGO, ISM, IMG or MNC; None when none is known.
    `refers_to` is the fullest phrase in the report that a pronoun or definite noun stands for.
    `identity` is the stable id of the party itself where a table has it ("person:ilham-aliyev", "org:nato", "state:AZE"),
    `wikidata` its id there; `office` the one held on the day of the event; `member_of` the ids of bodies that it belongs
    to: its group or party, or the alliances of its state on that day.
    """

    span: Span
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    ethnicity: str | None = None
    refers_to: str | None = None
    identity: str | None = None
    wikidata: str | None = None
    office: str | None = None
    member_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place phrase and the gazetteer place it means; unresolved when `name` is None.

    `level` is site, city, district, region, country, water or border; `names` are all names in use by rival sides.
    """

    span: Span
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    level: str | None = None
    names: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """The days a mention is dated to, both included.

    `span` is the date phrase, None for basis "publication". `earliest` and `latest` are None when the phrase gives no
    day; `reason` then says why. `basis`: "phrase", "publication", "event" (another mention of the event gave it).
    `granularity`: day, week, month, season, quarter, year, decade, century or window.
    """

    span: Span | None = None
    earliest: date | None = None
    latest: date | None = None
    open: bool = False
    basis: str = "phrase"
    granularity: str = "day"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain of sources, outermost first. `kind` is "direct" (quoted words) or "indirect"."""

    source: Span | None
    cue: Span | None
    kind: str = "indirect"
    stance: str = "says"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people, as a range: kind killed, injured, detained, displaced, missing or size; of whom; who counts.

    `by` is the source that gives the number; None for the report's own voice.
    """

    kind: str
    span: Span
    low: int | None
    high: int | None
    approx: bool = False
    of: Span | None = None
    by: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says: a quotation or a reported claim."""

    speaker: Span | None
    cue: Span | None
    content: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word that takes a side: what it is about (actor, deed, place), and `by` whom: "report" or the source's words."""

    span: Span
    about: str
    by: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One event mention. `sentence` is the number of its sentence in the parsed report, `head` its trigger's token."""

    id: str
    sentence: int
    head: int
    type: str
    trigger: Span
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: Place | None = None
    date: When | None = None
    status: str = "actual"
    historical: bool = False
    attribution: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    event: int = 0
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report's records: what `dateline code` gives for one input."""

    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    labels: tuple[Label, ...] = ()
    places: tuple[Place, ...] = ()
