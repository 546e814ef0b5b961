"""How long the explorer takes on a large store: each address with several filters, over real HTTP.

    python bench/explorer.py                          100,000 events, made up anew (minutes)
    python bench/explorer.py --store big.sqlite       the same, kept for the next time
    python bench/explorer.py --events 1000 --most 0.5 fails when an answer takes longer than half a second

Each request is sent --times times, never with an ETag, and the best time counts. The last column says how much longer that
is than `SELECT count(*) FROM current_mentions` in the same store, which tells more than seconds when the machine is busy.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx2

from dateline.serve.app import make_app
from dateline.serve.people import Person
from dateline.serve.running import Server
from dateline.store import open_store
from explorer_store import make

FILTERS = {
    "": "no filter",
    "since=2020-01-01&until=2020-12-31": "a year",
    "since=2012-01-01": "fourteen years",
    "type=ASSAULT": "a type",
    "status=actual": "a status",
    "place=QAA": "a country",
    "place=badoli": "part of a place's name",
    "party=QAB": "a country's parties",
    "party=bado": "part of a party's name",
    "source=bado": "part of a source's name",
    "publisher=bado": "part of a publisher's name",
    "words=bado": "a frequent word",
    "words=badoli&words=kali": "two words",
    "type=ASSAULT&status=actual&since=2018-01-01&party=QAC": "four filters",
}
ADDRESSES = (
    "events", "events?order=oldest&limit=500", "events?least=3", "mentions", "reports", "timeline", "timeline?by=week",
    "map", "parties", "labels", "stats?by=type", "stats?by=country", "stats?by=publisher", "stats?by=source",
    "stats?by=month",
)  # fmt: skip
SHOWN = 15


def main() -> int:
    """Measure, print, and say whether all was quick enough."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--store", help="file of the store; made where it is not there")
    options.add_argument("--events", type=int, default=100_000)
    options.add_argument("--times", type=int, default=2)
    options.add_argument("--most", type=float, default=1.0, help="seconds that an answer may take")
    options.add_argument("--only", default="", help="addresses that begin so")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        name = given.store or str(Path(folder) / "explorer.sqlite")
        if not Path(name).exists():
            print(f"making {given.events:,} events …", flush=True)
            make(name, given.events)
        return _measure(name, given.times, given.most, given.only)


def _measure(name: str, times: int, most: float, only: str) -> int:
    plain = _plain(name, times)
    served = make_app(name)
    token = served.sessions.once(Person("bench", "admin"))
    server = Server(served.app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.is_started:
            time.sleep(0.01)
        with httpx2.Client(base_url=f"http://127.0.0.1:{server.port}", timeout=120, follow_redirects=True) as client:
            client.get("/", params={"token": token})
            found = [
                (_best(client, address, times), address, FILTERS[query])
                for path in ("about", *_single(client), *ADDRESSES)
                if path.startswith(only)
                for query in (FILTERS if path in ADDRESSES else ("",))
                for address in [path + ("&" if "?" in path else "?") * bool(query) + query]
            ]
    finally:
        server.stop()
        thread.join()
    found.sort(reverse=True)
    print(f"SELECT count(*) FROM current_mentions: {1000 * plain:.1f} ms; {len(found)} requests; the slowest:")
    for seconds, address, what in found[:SHOWN]:
        print(f"{1000 * seconds:8.0f} ms  {seconds / plain:6.0f}×  /api/{address}  ({what})")
    middle = found[len(found) // 2][0]
    print(f"{1000 * middle:8.0f} ms  {middle / plain:6.0f}×  half of them take no longer")
    slow = sum(seconds > most for seconds, _, _ in found)
    print(f"{slow} took longer than {most:g} s")
    return int(slow > 0)


def _single(client: httpx2.Client) -> list[str]:
    """One event, mention, report and edge."""
    event = client.get("/api/events?least=5&limit=1").json()["items"][0]
    told = client.get(f"/api/events/{event['id']}").json()["told"][0]
    edge = client.get("/api/parties").json()["edges"][0]
    return [
        f"events/{event['id']}", f"mentions/{told['id']}", f"reports/{told['report']}",
        f"parties/edge?from={edge['from'].replace(' ', '+')}&to={edge['to'].replace(' ', '+')}",
    ]  # fmt: skip


def _best(client: httpx2.Client, address: str, times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        answer = client.get(f"/api/{address}")
        taken.append(time.perf_counter() - start)
        answer.raise_for_status()
    return min(taken)


def _plain(name: str, times: int) -> float:
    taken = []
    with open_store(name) as store:
        for _ in range(times + 1):
            start = time.perf_counter()
            store.database.rows("SELECT count(*) FROM current_mentions")
            taken.append(time.perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())
