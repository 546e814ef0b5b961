"""Corrected reports go out as people decided; a store from before this review keeps what was decided in it."""

import io
import json

from dateline.export.taking import Wanted, take
from dateline.review import deciding
from dateline.store import open_store, review
from dateline.store.database import Database
from dateline.store.migrate import migrate, migrations
from dateline.store.sqlite import SQLite


def gold(database):
    stream = io.BytesIO()
    take(database, Wanted("gold"), stream, "p")
    records = [json.loads(line) for line in stream.getvalue().decode().splitlines()]
    return {record["publisher"]: [m["trigger"]["text"] for m in record["mentions"]] for record in records}


def test_gold_has_what_stands(database, ids, at):
    deciding.decide(database, ids["Wire met"], "accepted", reviewer="ana")
    assert gold(database) == {"Wire": ["met"]}
    deciding.decide(database, ids["Post shelled"], "trigger", at(ids["Post shelled"], "killed"), reviewer="ana")
    deciding.decide(database, ids["Post arrested"], "rejected", reviewer="ana")
    assert gold(database) == {"Wire": ["met"], "Post": ["killed"]}
    for expected in (["killed", "arrested"], ["shelled", "arrested"]):
        deciding.undo(database, reviewer="ana")
        assert gold(database).get("Post", expected) == expected
    assert gold(database) == {"Wire": ["met"]}
    deciding.undo(database, reviewer="ana")
    assert gold(database) == {}


def test_decisions_from_before_are_put_in_order(tmp_path):
    name = str(tmp_path / "old.sqlite")
    older: Database = SQLite(name)
    migrate(older, tuple(m for m in migrations() if m.number < 20))
    with older.transaction():
        older.change("INSERT INTO coders VALUES ('c', '0', 'stub', '{}', '')")
        older.change("INSERT INTO runs (id, command, inputs, coder_id, started) VALUES ('r', 'add', '[]', 'c', '')")
        older.change("INSERT INTO reports (id, seen) VALUES ('a', '')")
        older.change(
            "INSERT INTO versions (id, report_id, number, is_current, record_id, publisher_key, language, text, notes,"
            " origin, fetched, parts, group_id, run_id)"
            " VALUES ('a', 'a', 1, 1, 'a', '', 'en', 'x', '[]', '', '', '{}', 'a', 'r')"
        )
        for number, at in enumerate(("2024-01-01", "2024-01-03", "2024-01-03"), 1):
            older.change(
                "INSERT INTO corrections VALUES (?, 'a', ?, 'ab', 0, 1, 'status', '\"future\"', 'ana', '', ?)",
                (f"c{number}", number, at),
            )
        for number, at in enumerate(("2024-01-02", "2024-01-03"), 1):
            older.change(
                "INSERT INTO decisions VALUES (?, ?, 'merge', '[]', '[]', '[]', 'ana', '', ?)",
                (f"d{number}", number, at),
            )
    older.close()
    with open_store(name) as store:
        made = review.history(store.database)
        assert [(m.step, m.kind) for m in reversed(made)] == [
            (1, "correct"), (2, "merge"), (3, "correct"), (4, "correct"), (5, "merge"),
        ]  # fmt: skip
        assert review.last_step(store.database, "ana") == 5
