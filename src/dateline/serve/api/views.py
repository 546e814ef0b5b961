"""What the views over many events ask for: timeline, map, parties, counts."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from dateline.model.ontology import load_ontology
from dateline.serve import steps
from dateline.serve.asked import LIMIT, PAGE, After, Filtered, Limit, Words, key_of, next_of
from dateline.serve.opened import Opened
from dateline.serve.quads import QUADS
from dateline.serve.shaped.common import Listed
from dateline.serve.shaped.mentions import MentionSummary
from dateline.serve.shaped.views import (
    Bin,
    Edge,
    Labels,
    LabelUse,
    Network,
    Node,
    Place,
    Places,
    Span,
    Stat,
    Step,
    Timeline,
)
from dateline.serve.summed import summary_of
from dateline.store import counting, event_rows, paging, summaries
from dateline.store.labels import counted

router = APIRouter()
SPANS, PLACES, EDGES = 200, 2_000, 1_000


@router.get("/timeline")
def timeline(
    asked: Filtered,
    store: Opened,
    by: Annotated[Step | None, Query(description="By default what suits the days.")] = None,
) -> Timeline:
    """Events by when they begin, and those that most independent reports tell of."""
    database = store.database
    found, undated, spans = counting.timeline(database, asked.filters, asked.words, SPANS)
    days = steps.within(found, asked.filters.since, asked.filters.until)
    step = by or steps.step_of(days)
    headlines = event_rows.headlines_of(database, [span.id for span in spans])
    return Timeline(
        by=step,
        bins=[
            Bin(start=first, end=last, events=sum(by_type.values()), by_type=by_type)
            for (first, last), by_type in steps.by_step(days, step).items()
        ],
        spans=[
            Span(
                id=s.id, type=s.type, earliest=s.earliest, latest=s.latest, independent=s.independent,
                headline=headlines.get(s.id, ""),
            )
            for s in spans
        ],
        undated=undated,
    )  # fmt: skip


@router.get("/map")
def places(asked: Filtered, store: Opened) -> Places:
    """Points with their events, the most events first."""
    found, count, unplaced = counting.by_place(store.database, asked.filters, asked.words, PLACES)
    return Places(
        places=[
            Place(
                name=p.name, names=list(p.names), country=p.country, level=p.level, lat=p.lat, lon=p.lon, events=p.events,
                by_type=p.by_type, disputed=bool(p.claimed_by) or len(p.names) > 1,
            )
            for p in found
        ],
        more=count - len(found),
        unplaced=unplaced,
    )  # fmt: skip


@router.get("/parties")
def parties(
    asked: Filtered,
    store: Opened,
    limit: Annotated[int, Query(ge=1, le=500, description="How many parties at most.")] = 60,
) -> Network:
    """Who did what to whom: the parties with the most events first, by codes."""
    nodes, edges = counting.by_party(store.database, asked.filters, asked.words)
    ranked = sorted(nodes, key=lambda party: (-nodes[party], party))
    shown = set(ranked[:limit])
    among = [e for e in edges if e.actor in shown and e.recipient in shown]
    among.sort(key=lambda e: (-sum(e.by_type.values()), e.actor, e.recipient))
    return Network(
        nodes=[_node(party, nodes[party]) for party in ranked[:limit]],
        edges=[_edge(edge) for edge in among[:EDGES]],
        more=max(0, len(ranked) - limit),
    )


@router.get("/parties/edge")
def edge(
    asked: Filtered,
    store: Opened,
    actor: Annotated[Words, Query(alias="from", description="A party's `id`.")],
    recipient: Annotated[Words, Query(alias="to", description="A party's `id`.")],
    limit: Limit = PAGE,
    after: After = None,
) -> Listed[MentionSummary]:
    """The mentions of the events that one party did to another."""
    page = paging.mentions(
        store.database, asked.filters, asked.words, between=(actor, recipient), limit=limit, after=key_of(after)
    )
    found = summaries.of_mentions(store.database, page.items)
    return Listed(items=[summary_of(s) for s in found], total=page.total, next=next_of(page.last))


@router.get("/stats")
def stats(
    asked: Filtered,
    store: Opened,
    by: Annotated[Literal["type", "status", "country", "publisher", "source", "month"], Query()] = "type",
) -> list[Stat]:
    """Events and independent reports by what their mentions say, the most events first, at most 1,000 values.

    The value is empty where it is not known; by source only what somebody vouches for is counted.
    """
    found = counting.by_value(store.database, by, asked.filters, asked.words)
    return [Stat(what=what, events=count, independent=texts) for what, count, texts in found]


@router.get("/labels")
def labels(asked: Filtered, store: Opened, limit: Limit = LIMIT) -> Labels:
    """Which loaded words each publisher uses, in whose voice and of whom, in reports with a mention that fits."""
    found = counted(store.database, asked.filters, asked.words)
    return Labels(
        items=[
            LabelUse(
                publisher=u.publisher, speaker=u.speaker, word=u.word, of=u.used_of, count=u.count, reports=list(u.reports[:5])
            )
            for u in found[:limit]
        ],
        more=max(0, len(found) - limit),
    )  # fmt: skip


def _node(party: str, events: int) -> Node:
    country, _, sector = party.partition(" ")
    return Node(id=party, country=country or None, sector=sector or None, name=None, events=events)


def _edge(edge: counting.Edge) -> Edge:
    types = load_ontology().types
    by_quad: Counter[str] = Counter()
    for type_, count in edge.by_type.items():
        by_quad[QUADS[types[type_].quad]] += count
    return Edge.model_validate(
        {
            "from": edge.actor, "to": edge.recipient, "events": sum(edge.by_type.values()), "by_type": edge.by_type,
            "by_quad": dict(by_quad),
        }
    )  # fmt: skip
