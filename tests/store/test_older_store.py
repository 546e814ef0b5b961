"""A store of an older layout holds, once it is brought up to date, what a new one holds."""

import export_store
import pytest
from serve_site import AGREED

from dateline.store import open_store, reports, selecting
from dateline.store.fills import fill
from dateline.store.filters import Filters
from dateline.store.migrate import migrations

BEFORE = 20  # the explorer's layout comes after it
TABLES = {
    "events": "id, mentions, reports, independent",
    "event_parties": "event_id, role, party",
    "event_mentions": "mention_id, event_id, type, status, earliest, latest, place_country, place_key, publisher_key, group_id",
    "label_uses": "version_id, number, word, used_of, speaker, is_own",
}
LABELS = [{"start": 0, "end": 6, "text": "Rebels", "term": "rebels", "about": "actor", "by": "report"}]


def contents(database):
    return {
        table: sorted(database.rows(f"SELECT {columns} FROM {table}"), key=str) for table, columns in TABLES.items()
    }


@pytest.fixture
def new(store_name):
    """A store that was filled by this program."""
    with open_store(store_name) as store:
        database = store.database
        export_store.fill(database, export_store.made())
        found = {m.record["type"]: m for m in selecting.mentions(database, selecting.mention_ids(database, Filters()))}
        raid = found["ASSAULT"].version_id
        with database.transaction():
            reports.put_record(
                database, raid, {"labels": LABELS, "mentions": [found["ASSAULT"].record]}, _coder(database)
            )
        export_store.link(database, *([found[agreed["type"]]] for agreed in AGREED), agreed=AGREED)
        yield database


def _coder(database):
    return database.rows("SELECT id FROM coders")[0][0]


def test_what_was_filled_later_is_as_if_it_had_always_been_there(new):
    before = contents(new)
    assert all(before.values())
    with new.transaction():
        new.change("UPDATE events SET mentions = 0, reports = 0, independent = 0")
        new.change("DELETE FROM event_parties")
        new.change("DELETE FROM label_uses")
        for column in ("type", "status", "publisher_key", "group_id"):
            new.change(f"UPDATE event_mentions SET {column} = ''")
        for column in ("earliest", "latest", "place_country", "place_key"):
            new.change(f"UPDATE event_mentions SET {column} = NULL")
        for migration in migrations():
            if migration.number > BEFORE:
                for statement in migration.statements.split(";"):
                    if statement.strip().startswith("UPDATE"):
                        new.script(f"{statement};")
                fill(new, migration.number)
    assert contents(new) == before
