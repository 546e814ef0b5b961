"""Kills a process that adds to a store at random moments, goes on each time, and looks at what is there.

`kill.py STORE KILLS INPUT...`: prints as JSON what went wrong, how many kills hit a process at work, how many reports
there are, and how many kills left some of them to do. The processes are
copies of this one, so that they start at once; they end by SIGKILL, which nothing can catch.
"""

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from store_stub import CODER, code, contents, problems

from dateline.fetch.files import Reading, files_of
from dateline.read.draft import Defaults
from dateline.read.worker import Worker
from dateline.store import open_store, runs
from dateline.store.adding import Adding


def add(store, inputs):
    with open_store(store) as opened, Worker() as worker:
        run = runs.begin(opened.database, "add", inputs, CODER)
        adding = Adding(opened.database, code, CODER.id, run)
        for name in inputs:
            for _ in adding.add(files_of(name, Reading(Defaults(), worker))):
                pass
        runs.end(opened.database, run, adding.counts)


def interrupted(store, inputs, seconds):
    """Whether a process that adds was killed at work: after so many seconds, if it did not end before."""
    ended, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ended)
        try:
            add(store, inputs)
        finally:
            os._exit(0)
    os.close(theirs)
    select.select([ended], [], [], seconds)  # readable when the child is gone
    os.kill(child, signal.SIGKILL)
    os.close(ended)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def emptied(store):
    """The store as if it had never been."""
    if store.startswith("postgresql:"):
        import psycopg

        with psycopg.connect(store, autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return
    for end in ("", "-wal", "-shm"):
        Path(store + end).unlink(missing_ok=True)


def main(store, kills, inputs):
    """Fill the store in peace; then again and again while it is killed, until that was done so many times at work."""
    chance = random.Random(20261125)
    add(store, inputs)  # loads all that the processes then have from the start
    emptied(store)
    begin = time.monotonic()
    add(store, inputs)
    whole = time.monotonic() - begin
    with open_store(store) as opened:
        expected = contents(opened.database)
    wrong, hits, middle = [], 0, 0
    while hits < kills:
        emptied(store)
        seen, is_hit = set(), True
        while is_hit and hits < kills:
            is_hit = interrupted(store, inputs, chance.uniform(0, whole / 2))
            hits += is_hit
            with open_store(store) as opened:
                ids = {row[0] for row in opened.database.rows("SELECT id FROM versions")}
                wrong += problems(opened.database)
            wrong += [f"lost {id}" for id in sorted(seen - ids)]
            middle += is_hit and 0 < len(ids) < len(expected["versions"])
            seen = ids
        add(store, inputs)
        with open_store(store) as opened:
            found = contents(opened.database)
        wrong += [f"{table} differ in the end" for table in expected if found[table] != expected[table]]
    print(json.dumps({"wrong": wrong, "hits": hits, "reports": len(expected["versions"]), "middle": middle}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
