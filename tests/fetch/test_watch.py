"""dateline watch: feeds that change, fail or never answer; on both databases."""

import os
import signal
import threading
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from web_pages import page, rss

from dateline.cli import cli

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def watch(web, store_name):
    def call(*inputs):
        arguments = ["watch", *inputs, "--store", store_name, "--allow-host", web.host]
        done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
        return done.exit_code, done.output

    return call


TITLES = "SELECT title, number FROM versions WHERE is_current = 1 ORDER BY title"


def test_a_feed_over_time(web, watch, rows):
    web.put("/1", page("One GO"), ETag='"a"')
    web.put("/feed", rss(("One", "/1", "a")), ETag='"1"', Last_Modified="Fri, 15 Mar 2024 08:00:00 GMT")
    feed = f"{web.address}/feed"
    assert watch("--once", feed)[0] == 0
    assert rows(TITLES) == [("One GO", 1)]
    web.paths()
    assert watch("--once")[0] == 0  # the store knows its feeds
    assert web.paths() == ["/feed"]
    web.put("/1", page("One GO again"), ETag='"b"')
    web.put("/2", page("Two GO"))
    web.put("/feed", rss(("Two", "/2", "b"), ("One", "/1", "changed")), ETag='"2"')
    watch("--once", feed)
    sent = dict(web.asked)
    assert sent["/feed"]["If-None-Match"] == '"1"' and sent["/feed"]["If-Modified-Since"].startswith("Fri, 15 Mar")
    assert sent["/1"]["If-None-Match"] == '"a"'
    assert rows(TITLES) == [("One GO again", 2), ("Two GO", 1)]
    assert rows("SELECT count(*) FROM reports") == [(2,)]


def test_one_bad_feed_does_not_stop_the_rest_and_is_left_alone_for_longer(web, watch, rows):
    web.put("/1", page("One GO"))
    web.put("/good", rss(("One", "/1", "a")))
    web.put("/bad", "", 500)
    web.put("/page", page("No feed"))
    for failures in (1, 2):
        status, said = watch("--once", f"{web.address}/bad", f"{web.address}/good", f"{web.address}/page")
        assert status == 1 and "answered 500" in said and "no RSS and no Atom" in said
        assert rows("SELECT failures FROM addresses WHERE is_feed = 1 ORDER BY address") == [
            (failures,),
            (0,),
            (failures,),
        ]
    assert rows(TITLES) == [("One GO", 1)]


def test_a_server_that_asks_to_be_left_alone_is(web, watch, rows):
    web.put("/busy", "", 503, Retry_After="7200")
    web.put("/feed", rss(("One", "/1", "a")))
    web.put("/1", "", 429, Retry_After="7200")
    watch("--once", f"{web.address}/busy", f"{web.address}/feed")
    before = datetime.now(UTC) + timedelta(minutes=100)
    for (due,) in rows("SELECT due FROM addresses WHERE failures = 1"):
        assert datetime.fromisoformat(due) > before
    assert len(rows("SELECT due FROM addresses WHERE failures = 1")) == 2


def test_a_page_that_fails_is_asked_for_again_although_the_feed_has_not_changed(web, watch, rows):
    web.put("/1", "", 503)
    web.put("/feed", rss(("One", "/1", "a")), ETag='"1"')
    feed = f"{web.address}/feed"
    assert watch("--once", feed)[0] == 1
    web.put("/1", page("One GO"))
    watch("--once", feed)
    assert rows(TITLES) == []  # not so soon after it failed
    with open_store_of(rows) as database, database.transaction():
        database.change("UPDATE addresses SET due = '2000-01-01T00:00:00Z'")
    watch("--once", feed)
    assert rows(TITLES) == [("One GO", 1)]


def open_store_of(rows):
    from contextlib import closing

    from dateline.store import _database

    return closing(_database(rows.__closure__[0].cell_contents))


def test_a_slow_feed_holds_up_nobody_and_a_signal_ends_the_watch(web, watch, rows):
    """The slow feed never answers; the watch is ended by a signal when the other's reports are there."""
    web.put("/robots.txt", "")
    seen = threading.Event()

    def slow(handler):
        web.release.wait()  # until the test is over

    def last(handler):
        body = page("Two GO").encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
        seen.set()

    web.routes["/slow"] = slow
    web.put("/1", page("One GO"))
    web.routes["/2"] = last
    web.put("/feed", rss(("One", "/1", "a"), ("Two", "/2", "b")))

    def end():
        seen.wait()
        while rows("SELECT count(*) FROM addresses WHERE is_feed = 1") == [(0,)]:
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    ending = threading.Thread(target=end)
    ending.start()
    status, said = watch("--every", "60", f"{web.address}/slow", f"{web.address}/feed")
    ending.join()
    assert status == 0 and "2 added" in said
    assert rows(TITLES) == [("One GO", 1), ("Two GO", 1)]
    assert rows("SELECT count(*) FROM runs WHERE ended IS NOT NULL") == [(1,)]


def test_a_list_of_feeds(web, watch, rows, tmp_path):
    web.put("/1", page("One GO"))
    web.put("/feed", rss(("One", "/1", "a")))
    (tmp_path / "feeds.txt").write_text(f"# ours\n\n{web.address}/feed\n{web.address}/feed#x\n")
    assert watch("--once", str(tmp_path / "feeds.txt"))[0] == 0
    assert rows(TITLES) == [("One GO", 1)]
    assert [path for path in web.paths() if path == "/feed"] == ["/feed"]


def test_wrong_usage(watch):
    status, said = watch("--once")
    assert status == 2 and "Name the web address of a feed" in said
