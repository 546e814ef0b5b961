"""dateline add with web addresses, feeds and archives, as its user has it; on both databases."""

import gzip
import json

import pytest
from click.testing import CliRunner
from web_pages import page, rss

from dateline.cli import cli
from dateline.fetch.fetcher import Fetcher
from dateline.fetch.inputs import Inputs
from dateline.read.draft import Defaults


@pytest.fixture
def add(web, store_name, quick):
    """Run the command with these inputs; its exit status and what it said."""

    def call(*inputs, command="add"):
        done = CliRunner().invoke(
            cli, [command, *inputs, "--store", store_name, "--allow-host", web.host], catch_exceptions=False
        )
        return done.exit_code, done.output

    return call


VERSIONS = "SELECT title, number, is_current FROM versions ORDER BY title, number"


def test_a_page_that_changes(web, add, rows):
    web.put("/a?id=1", page("First GO"), ETag='"1"')
    assert add(f"{web.address}/a?id=1&utm_source=feed")[0] == 0
    assert add(f"{web.address}/a?id=1")[0] == 0  # the server says: unchanged
    assert rows(VERSIONS) == [("First GO", 1, 1)]
    assert rows("SELECT publisher, published, origin FROM versions") == [
        ("The Post", "2024-03-15", f"{web.address}/a?id=1")
    ]
    web.put("/a?id=1", page("Second GO"), ETag='"2"')
    assert "1 new versions" in add(f"{web.address}/a?id=1")[1]
    assert rows(VERSIONS) == [("First GO", 1, 0), ("Second GO", 2, 1)]
    assert rows("SELECT count(*) FROM reports") == [(1,)]
    assert rows("SELECT count(*) FROM current_mentions WHERE title = 'Second GO'") == [(1,)]
    web.put("/a?id=1", page("First GO"), ETag='"3"')
    add(f"{web.address}/a?id=1")
    assert rows(VERSIONS) == [("First GO", 1, 1), ("Second GO", 2, 0)]


def test_failures_are_kept_and_tried_again(web, add, rows):
    web.put("/b", "", 503)
    web.put("/c", "<!doctype html><html><body><a href='/'>Menu</a></body></html>")
    status, said = add(
        f"{web.address}/b", f"{web.address}/c", f"{web.address}/gone", "http://127.0.0.1:1/x", "http://u:p@x/"
    )
    assert status == 2 and "answered 503" in said and "no article" in said and "answered 404" in said
    assert rows("SELECT count(*) FROM skipped") == [(5,)]
    web.put("/b", page("Now it works"))
    add("--retry", command="skipped")
    assert rows(VERSIONS) == [("Now it works", 1, 1)]
    assert sorted(rows("SELECT tries FROM skipped")) == [(2,)] * 4


def test_a_feed_and_its_pages(web, add, rows):
    web.put("/1", page("One GO"))
    web.put("/2", page("Two GO").replace('<meta property="og:site_name" content="The Post">', ""))
    web.put("/feed", rss(("One", "/1", "a"), ("Two", f"{web.address}/2", "b"), ("Gone", "/3", "c"), ("None", "", "")))
    status, said = add(f"{web.address}/feed")
    assert status == 1 and "2 added" in said and "Skipped 2" in said
    assert rows("SELECT title, publisher FROM versions ORDER BY title") == [
        ("One GO", "The Post"),
        ("Two GO", "The Feed"),
    ]
    web.paths()
    web.put("/feed", rss(("One", "/1", "a"), ("Two", f"{web.address}/2", "changed")))
    add(f"{web.address}/feed")
    assert web.paths() == ["/feed", "/2"]  # only what the feed says is new


def test_a_feed_in_a_file(web, add, rows, tmp_path):
    web.put("/1", page("One GO"))
    file = tmp_path / "saved.xml"
    file.write_text(rss(("One", f"{web.address}/1", "a")))
    assert add(str(file))[0] == 0
    assert rows(VERSIONS) == [("One GO", 1, 1)]


def test_what_is_no_feed_or_hostile(web, add, rows):
    web.put("/feed", '<?xml version="1.0"?><rss version="2.0"></rss>')
    assert add(f"{web.address}/feed")[0] == 2
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    outside = '<!ENTITY o SYSTEM "file:///etc/passwd">'
    web.put(
        "/bomb",
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "x">{bomb}{outside}]><rss version="2.0"><channel>'
        "<title>&o;&e9;</title><item><title>&e9;</title><link>http://127.0.0.1:1/x</link></item></channel></rss>",
        Content_Type="application/rss+xml",
    )
    add(f"{web.address}/bomb")
    assert rows("SELECT count(*) FROM reports") == [(0,)]


def test_encodings(web, add, rows):
    text = "Поліція затримала дванадцять протестувальників у п'ятницю, повідомило міністерство внутрішніх справ країни."
    web.put("/a", page("Новини", text).encode("cp1251"), Content_Type="text/html; charset=windows-1251")
    assert add(f"{web.address}/a")[0] == 0
    assert rows("SELECT title, language FROM versions") == [("Новини", "uk")]


def archive(*entries):
    """A WARC file, each record packed by itself."""
    records = []
    for address, day, status, kind, body in entries:
        payload = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: {day}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + payload + b"\r\n\r\n"))
    return b"".join(records)


@pytest.mark.parametrize("unpack", [bytes, gzip.decompress])
def test_archives(add, rows, tmp_path, unpack):
    data = archive(
        ("http://example.org/1", "2024-03-16T10:00:00Z", "200 OK", "text/html", page("New GO").encode()),
        ("http://example.org/1", "2024-03-15T10:00:00Z", "200 OK", "text/html; charset=utf-8", page("Old GO").encode()),
        ("http://example.org/2", "2024-03-15T10:00:00Z", "404 Not Found", "text/html", b"<html>no</html>"),
        ("http://example.org/3", "2024-03-15T10:00:00Z", "200 OK", "image/png", b"\x89PNG"),
        (
            "http://example.org/4",
            "2024-03-15T10:00:00Z",
            "200 OK",
            "text/plain",
            b"Plain GO\n\nThe army shelled the town.",
        ),
        ("http://example.org/5", "2024-03-15T10:00:00Z", "200 OK", "text/html", b"<html><p>Menu</p></html>"),
    )
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "crawl.warc.gz"
    file.write_bytes(unpack(data))
    for _ in range(2):
        assert add(str(tmp_path / "in"))[0] == 1
        assert rows(VERSIONS) == [("New GO", 1, 1), ("Old GO", 2, 0), ("Plain GO", 1, 1)]
    assert rows("SELECT fetched, origin FROM versions WHERE title = 'Old GO'") == [
        ("2024-03-15T10:00:00Z", "http://example.org/1")
    ]
    assert rows("SELECT input FROM skipped") == [(f"{file}, http://example.org/5",)]


def test_damaged_archives_and_bombs(add, rows, tmp_path):
    whole = archive(("http://example.org/1", "2024-03-16T10:00:00Z", "200 OK", "text/html", page("One GO").encode()))
    (tmp_path / "cut.warc.gz").write_bytes(whole + whole[: len(whole) // 2])
    (tmp_path / "bomb.warc.gz").write_bytes(whole + gzip.compress(b"WARC/1.0\r\n" + b"\0" * 30_000_000))
    assert add(str(tmp_path))[0] == 1
    reasons = sorted(reason for (reason,) in rows("SELECT reason FROM skipped"))
    assert len(reasons) == 2 and "as bombs do" in reasons[1] and "damaged" in reasons[0]
    assert rows(VERSIONS) == [("One GO", 1, 1)]


def test_files_folders_and_lines(add, rows, tmp_path):
    (tmp_path / "a.txt").write_text("The Title\n\nThe army SHELLED the town on Monday.")
    lines = [{"id": "1", "text": "They MET on Monday."}, {"id": "1", "text": "They PARTED on Tuesday."}, {"text": "No ID."},
             {"url": "https://example.org/x", "text": "First TEXT."}, {"url": "https://example.org/x", "text": "Second TEXT."}]  # fmt: skip
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n{broken")
    before = None
    for _ in range(2):
        assert add(str(tmp_path))[0] == 1
        with_numbers = rows("SELECT id, text, number, is_current FROM versions ORDER BY id")
        assert before in (None, with_numbers)
        before = with_numbers
    assert sorted(row[1:] for row in before if row[2:] != (1, 1)) == [("First TEXT.", 1, 0), ("Second TEXT.", 2, 1)]
    assert len(before) == 6
    (tmp_path / "a.txt").write_text("The Title\n\nThe army SHELLED the city on Monday.")
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, lines)))
    status, said = add(str(tmp_path))
    assert status == 0 and "1 new versions, 5 known" in said
    assert rows("SELECT count(*) FROM skipped") == [(0,)]


def test_what_comes_from_the_web_is_read_in_another_process(web, monkeypatch):
    def never(*_):
        raise AssertionError("read in this process")

    monkeypatch.setattr("dateline.read.html.read_article", never)
    web.put("/a", page("One GO"))
    with Fetcher([web.host], pause=0) as fetcher, Inputs(fetcher, lambda _: None, Defaults()) as inputs:
        found, _ = inputs.of([f"{web.address}/a"])
    assert found.outcome.title == "One GO"
