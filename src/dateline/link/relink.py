"""The events of a store, brought up to date: all at once, or after each batch of new reports.

Takes an open database; changes its events and says how many there are and how many changed. What is new is compared with
what shares its keys; the families that it is tied to are clustered again, all others stay. A cluster takes the id of the
event with which it shares most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from itertools import chain

from dateline.link.blocks import LONG, Key, keys_of
from dateline.link.decided import Decided
from dateline.link.event import event_of
from dateline.link.identity import Old, identities
from dateline.link.linking import Cluster, Linker
from dateline.link.score import NEAR_DAYS, WIDE
from dateline.link.settings import load_settings
from dateline.link.telling import Telling, borrowing, sketch_of, stem, telling
from dateline.link.vectors import Small, Vectors
from dateline.store import decisions, events
from dateline.store.database import Database
from dateline.store.events import Member, NewMember, Told
from dateline.store.keys import content_id, name_key

_BATCH = 200  # versions that are linked in one transaction
_EVENTS_AT_ONCE = 500
_FEW = 500  # versions that are always linked one batch after the other


@dataclass(frozen=True, slots=True)
class Counts:
    """What linking did: mentions that were new or changed, and events that were written."""

    mentions: int = 0
    events: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.mentions + other.mentions, self.events + other.events)


def link_new(database: Database) -> Counts:
    """Link what was added, changed or taken away since the last time. Quick when that is nothing."""
    changed, gone = events.stale(database)
    if not changed and not gone:
        return Counts()
    if len(changed) > max(_FEW, events.linked_count(database)):
        return link_all(database)
    done = Counts()
    versions = sorted({*changed, *gone})
    for start in range(0, len(versions), _BATCH):
        with database.transaction():
            done += relink_versions(database, versions[start : start + _BATCH])
    return done


def link_all(database: Database) -> Counts:
    """Link everything anew, then whatever was added meanwhile. Decisions and ids of events stay."""
    linker = _linker()
    tellings: list[Telling] = []
    new: dict[str, tuple[str, str, int, str]] = {}  # version, trace, what it borrows, and words of each mention
    stamps: list[tuple[str, str]] = []
    for some in events.all_versions(database):
        stamps += some
        told = _of_versions(database, [version for version, _ in some])
        tellings += _tellings(told, linker.vectors)
        new |= {t.id: (t.version, _trace(t), t.borrows, _words(t)) for t in told}
    clusters = linker.link(tellings, _decided(database))
    known = {t.id: t for t in tellings}
    del tellings
    with database.transaction():
        old = [_old(member) for member in events.all_members(database)]
        ids = identities(clusters, {id: trace for id, (_, trace, _, _) in new.items()}, old)
        events.forget_all(database)
        _rename(database, ids.became)
        count = 0
        for start in range(0, len(clusters), _EVENTS_AT_ONCE):
            some_clusters = clusters[start : start + _EVENTS_AT_ONCE]
            told_of = {
                t.id: t for t in events.told(database, [m for c in some_clusters for m in c.mentions], texts=False)
            }
            rows: list[tuple[int, int, int, int]] = []
            for cluster, id in zip(some_clusters, ids.of[start:], strict=False):
                put = []
                for mention in cluster.mentions:
                    if mention not in told_of:
                        continue  # it went while the others were compared
                    count += 1
                    version, trace, borrows, words = new[mention]
                    put.append((NewMember(mention, version, cluster.family, trace, borrows, words), count))
                    rows += _key_rows(keys_of(known[mention], linker.vectors.rarity, linker.settings), count)
                if put:
                    events.insert_members(database, id, put)
                    _write(database, id, cluster, [told_of[m.mention] for m, _ in put])
            events.insert_keys(database, rows)
        events.insert_linked(database, stamps)
    return Counts(len(new), len(clusters)) + link_new(database)


def relink_versions(database: Database, versions: Sequence[str]) -> Counts:
    """Link the mentions of these versions, and again those that they are tied to. Call inside a transaction."""
    linker = _linker()
    before = events.members(database, "version_id", versions)
    told = _of_versions(database, versions)
    fresh = {t.id for t in told}
    tellings = {t.id: t for t in _tellings(told, linker.vectors)}
    decided = _decided(database)
    near = _near(database, linker, tellings.values(), set(versions))
    named = decided.touched() & fresh
    if named:
        near |= {m.mention for m in events.members(database, "mention_id", decided.touched())}
    done = _relink(database, linker, decided, before, near, told, tellings)
    events.set_linked(database, versions)
    return done


def relink_mentions(database: Database, mentions: Iterable[str], stay: Collection[str] = ()) -> Counts:
    """Link these mentions again, after a decision on them; those that `stay` keep the id. Call inside a transaction."""
    before = events.members(database, "mention_id", mentions)
    return _relink(database, _linker(), _decided(database), before, set(), [], {}, stay)


def _relink(
    database: Database,
    linker: Linker,
    decided: Decided,
    before: Sequence[Member],
    near: set[str],
    told: list[Told],
    tellings: dict[str, Telling],
    stay: Collection[str] = (),
) -> Counts:
    """Cluster again the families of `before` and `near` with what is new."""
    around = {m.mention: m for m in chain(before, events.members(database, "mention_id", near))}
    whole, large = set[str](), dict[str, set[str]]()
    for member in around.values():
        if member.family in whole or member.family in large:
            large.get(member.family, set()).add(member.event)
        elif events.family_size(database, member.family) > linker.settings.limits["relink"]:
            large[member.family] = {member.event}
        else:
            whole.add(member.family)
    old = {m.mention: m for m in events.members(database, "family", whole)}
    old |= {m.mention: m for m in events.members(database, "event_id", set().union(*large.values()))} if large else {}
    old |= {m.mention: m for m in before}
    rest = [id for id in old if id not in tellings]
    others = events.told(database, rest)
    tellings = tellings | {t.id: t for t in _tellings(others, linker.vectors)}
    told_of = {t.id: t for t in chain(told, others)}
    clusters = linker.link(tellings.values(), decided)
    traces = {id: _trace(t) for id, t in told_of.items()}
    ids = identities(clusters, traces, [_old(m) for m in old.values()], partial(events.exists, database), stay)
    fresh = {t.id for t in told} | (old.keys() - told_of.keys())
    families = _families(clusters, old, large.keys())
    members_of: dict[str, set[str]] = {}
    for m in old.values():
        members_of.setdefault(m.event, set()).add(m.mention)
    written = [
        (cluster, id, family)
        for cluster, id, family in zip(clusters, ids.of, families, strict=True)
        if members_of.get(id) != set(cluster.mentions) or fresh & members_of.get(id, fresh)
    ]
    kept = {id for cluster, id, _ in zip(clusters, ids.of, families, strict=True)} - {id for _, id, _ in written}
    for cluster, id, family in zip(clusters, ids.of, families, strict=True):
        if id in kept:
            moved = [m for m in cluster.mentions if old[m].family != family]
            events.set_family(database, moved, family)
    replaced = members_of.keys() - kept
    count = events.next_number(database)
    events.forget(database, [m for event in replaced for m in members_of[event]])
    events.forget_events(database, replaced)
    rows: list[tuple[int, int, int, int]] = []
    for cluster, id, family in written:
        put = []
        for mention in cluster.mentions:
            t = told_of[mention]
            if mention in old and mention not in fresh:
                place = old[mention].number
            else:
                place, count = count, count + 1
                rows += _key_rows(keys_of(tellings[mention], linker.vectors.rarity, linker.settings), place)
            put.append((NewMember(mention, t.version, family, traces[mention], t.borrows, _words(t)), place))
        events.insert_members(database, id, put)
        _write(database, id, cluster, [told_of[m] for m in cluster.mentions])
    events.insert_keys(database, rows)
    _rename(database, ids.became)
    return Counts(len(told), len(written))


def _near(database: Database, linker: Linker, new: Iterable[Telling], versions: set[str]) -> set[str]:
    """The mentions that new ones are tied to."""
    limits = linker.settings.limits
    sharing: dict[str, set[int]] = {}
    for t in new:
        found = sharing.setdefault(t.id, set())
        for key in keys_of(t, linker.vectors.rarity, linker.settings):
            narrow, wide = _stored(key.number, is_wide=False), _stored(key.number, is_wide=True)
            first, last = key.first - NEAR_DAYS, key.last + NEAR_DAYS
            limit = int(limits["block_long" if key.last - key.first > LONG else "block"])
            found.update(events.sharing(database, narrow, first - WIDE, last, limit))
            found.update(events.overlapping(database, wide, first, last, limit))
    members = {m.number: m for m in events.members(database, "number", set().union(*sharing.values()))}
    wanted = [m.mention for m in members.values() if m.version not in versions]
    others = {t.id: t for t in _tellings(events.told(database, wanted), linker.vectors)}
    near: set[str] = set()
    for t in new:
        for place in sharing[t.id]:
            other = others.get(members[place].mention) if place in members else None
            if other is not None and other.id not in near and _may_meet(t, other) and linker.near(t, other):
                near.add(other.id)
    return near


def _may_meet(one: Telling, two: Telling) -> bool:
    """Whether blocks would compare them: not two of one report, which says itself."""
    return one.report != two.report or not (one.own_event and two.own_event)


def _key_rows(keys: Iterable[Key], place: int) -> list[tuple[int, int, int, int]]:
    return [(_stored(key.number, is_wide=key.is_wide), key.first, key.last, place) for key in keys]


def _stored(key: int, *, is_wide: bool) -> int:
    """A key as it is stored: its last bit says whether it is of a telling of months or years."""
    return key & ~1 | int(is_wide)


def _families(clusters: Sequence[Cluster], old: dict[str, Member], large: Iterable[str]) -> list[str]:
    """The family of each cluster; one of which only some was clustered again keeps its name."""
    keep = set(large)
    if not keep:
        return [cluster.family for cluster in clusters]
    name: dict[str, str] = {}
    for cluster in clusters:
        for mention in cluster.mentions:
            if mention in old and old[mention].family in keep:
                name[cluster.family] = min(old[mention].family, name.get(cluster.family, "g"))
    return [name.get(cluster.family, cluster.family) for cluster in clusters]


def _write(database: Database, id: str, cluster: Cluster, told: Sequence[Told]) -> None:
    event = event_of(told)
    events.insert_event(database, id, event.agreed, event.disputed)
    events.insert_joins(database, id, [(j.one, j.two, j.by, j.chance, j.mean, j.signs) for j in cluster.joins])


def _rename(database: Database, became: dict[str, str | None]) -> None:
    for old, new in sorted(became.items()):
        events.became(database, old, new)


def _decided(database: Database) -> Decided:
    out = Decided()
    for decision in decisions.standing(database):
        if decision.kind == "merge":
            out.merge(decision.mentions)
        else:
            out.split(decision.mentions, decision.others)
    return out


def _old(member: Member) -> Old:
    return Old(member.mention, member.event, member.trace)


def _tellings(told: Iterable[Told], vectors: Vectors) -> list[Telling]:
    sketches: dict[str, Small] = {}
    out = []
    for t in told:
        if t.version not in sketches:
            sketches[t.version] = sketch_of(t.text, vectors)
        day = date.fromisoformat(t.published) if t.published else None
        sketch = sketches[t.version]
        out.append(telling(t.id, t.report, t.record, t.text, day, vectors, sketch, borrowed=t.borrows))
    return out


def _of_versions(database: Database, versions: Sequence[str]) -> list[Told]:
    """The mentions of these versions, each with whether its date phrase is another's."""
    told = events.told_of_versions(database, versions)
    records: dict[str, list[Told]] = {}
    for t in told:
        records.setdefault(t.version, []).append(t)
    out = []
    for some in records.values():
        borrowed = borrowing([t.record for t in some], some[0].text)
        out += [replace(t, borrows=int(borrowed.get(t.record["id"], 0))) for t in some]
    return sorted(out, key=lambda t: t.id)


def _trace(t: Told) -> str:
    """What a mention leaves when its report changes: the same report, type and word."""
    return content_id(t.report, t.record["type"], stem(t.record["trigger"]["text"].split()[0]))


def _words(t: Told) -> str:
    """The words by which a mention's event is found: its report's title and its sentence."""
    start, end = t.record.get("sentence") or (t.record["trigger"]["start"], t.record["trigger"]["end"])
    return name_key(f"{t.title} {t.text[start:end]}")


@lru_cache(maxsize=1)
def _linker() -> Linker:
    return Linker(load_settings(), Vectors())
