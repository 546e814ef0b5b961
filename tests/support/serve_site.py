"""A small store for the explorer, its server on a free port, and a browser that is signed in."""

import threading
import time
from contextlib import contextmanager

import export_store
import httpx2

from dateline.serve.app import make_app
from dateline.serve.people import Person
from dateline.serve.running import Server
from dateline.store import events, selecting
from dateline.store.filters import Filters

LABEL = {"start": 0, "end": 6, "text": "Rebels", "term": "rebels", "about": "actor", "by": "report"}
AGREED = [
    {"type": "COERCE", "status": "negated", "days": ("2024-05-15", "2024-05-17"), "place": export_store.CITY,
     "actors": [("TGO", "COP")], "recipients": [("TGO", "EDU")]},
    {"type": "ASSAULT", "status": "actual", "days": ("2024-05-17", "2024-05-17"), "place": export_store.CITY,
     "actors": [("TGO", "REB")], "recipients": [("TGO", "MIL")]},
    {"type": "PROTEST", "status": "actual", "days": ("2024-05-06", "2024-05-12"),
     "place": {**export_store.REGION, "names": ["Kidal", "Kidal Region"]}, "actors": [("MLI", "EDU")], "recipients": []},
    {"type": "AGREE", "status": "actual", "days": None, "place": None, "actors": [("GHA", "GOV"), ("TGO", "GOV")],
     "recipients": []},
]  # fmt: skip


def fill(database):
    """Four reports, each with a mention, each an event; the ids of the events by type."""
    export_store.fill(database, export_store.made())
    found = {m.record["type"]: m for m in selecting.mentions(database, selecting.mention_ids(database, Filters()))}
    export_store.link(database, *([found[agreed["type"]]] for agreed in AGREED), agreed=AGREED)
    with database.transaction():
        database.change("DELETE FROM linked_versions")
        events.set_linked(database, [m.version_id for m in found.values()])
        database.change(
            "INSERT INTO label_uses (version_id, number, word, about, used_of, speaker, is_own)"
            " SELECT id, 0, 'rebels', 'actor', 'TGO', '', 1 FROM versions"
        )
    return {agreed["type"]: f"{n:020x}" for n, agreed in enumerate(AGREED)}


@contextmanager
def running(name, **more):
    """A server over the store; what made it, and its address."""
    served = make_app(name, **more)
    server = Server(served.app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.is_started and thread.is_alive():
            time.sleep(0.005)
        yield served, f"http://127.0.0.1:{server.port}"
    finally:
        server.stop()
        thread.join()
        served.stores.close()


@contextmanager
def visiting(served, address, role="admin"):
    """A browser that is signed in."""
    token = served.sessions.once(Person("Ama", role))
    with httpx2.Client(base_url=address, timeout=30) as client:
        assert client.get("/", params={"token": token}).status_code == 303
        yield client
