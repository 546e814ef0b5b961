"""Requests over real connections: limits of bytes, time and redirects, bombs, robots.txt."""

import gzip
import zlib
from dataclasses import replace

import pytest

from dateline.errors import FetchError
from dateline.fetch import settings as settings_file
from dateline.fetch.fetcher import Fetcher


@pytest.fixture
def fetcher(web):
    with Fetcher([web.host], pause=0) as fetcher:
        yield fetcher


@pytest.fixture
def limits(monkeypatch):
    def change(**values):
        found = settings_file.settings()
        changed = replace(found, limits=replace(found.limits, **values))
        for module in ("fetcher", "connect", "unpack"):
            monkeypatch.setattr(f"dateline.fetch.{module}.settings", lambda: changed)

    return change


def refused(fetcher, address, match):
    with pytest.raises(FetchError, match=match):
        fetcher.get(address)


def test_an_answer_and_how_the_program_introduces_itself(web, fetcher):
    web.put("/a", "text", ETag='"1"')
    answer = fetcher.get(f"{web.address}/a")
    assert (answer.data, answer.kind, answer.charset, answer.etag) == (b"text", "text/html", "utf-8", '"1"')
    assert all(headers["User-Agent"].startswith("dateline") for _, headers in web.asked)
    assert fetcher.get(f"{web.address}/a", etag='"1"').data is None


def test_a_server_that_was_not_allowed_is_not_asked(web):
    with Fetcher(pause=0) as fetcher:
        refused(fetcher, f"{web.address}/a", "Port")
    assert web.asked == []


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/", "http://localhost:22/", "http://169.254.169.254/latest/", "http://[::1]/", "file:///etc/passwd",
               "http://2130706433/", "//127.0.0.1/x"],
)  # fmt: skip
def test_redirects_are_checked_like_addresses(web, fetcher, target):
    web.put("/a", "", 302, Location=target)
    refused(fetcher, f"{web.address}/a", r"not a public one|Port|Only http")


def test_redirects_are_followed_a_few_times(web, fetcher):
    web.put("/0", "end")
    for number in range(1, 8):
        web.put(f"/{number}", "", 301, Location=f"/{number - 1}")
    assert fetcher.get(f"{web.address}/5").address == f"{web.address}/0"
    refused(fetcher, f"{web.address}/6", "more than 5 others")
    web.put("/loop", "", 301, Location="/loop")
    refused(fetcher, f"{web.address}/loop", "more than 5 others")
    web.put("/nowhere", "", 301)
    refused(fetcher, f"{web.address}/nowhere", "without saying where")


def test_bytes(web, fetcher, limits):
    limits(bytes=1000)
    web.put("/a", b"x" * 1001)
    refused(fetcher, f"{web.address}/a", "larger than 1,000 bytes")
    web.put("/a", gzip.compress(b"x" * 1001), Content_Encoding="gzip")
    refused(fetcher, f"{web.address}/a", "larger than 1,000 bytes")


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_bombs(web, fetcher, pack):
    web.put("/a", pack(b"\0" * 9_000_000), Content_Encoding="gzip" if pack is gzip.compress else "deflate")
    refused(fetcher, f"{web.address}/a", "as bombs do")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"hello ") + gzip.compress(b"you")),
        ("deflate", zlib.compress(b"hello you")),
        ("deflate", zlib.compress(b"hello you")[2:-4]),
        ("identity", b"hello you"),
    ],
)
def test_packed_answers(web, fetcher, encoding, body):
    web.put("/a", body, Content_Encoding=encoding)
    assert fetcher.get(f"{web.address}/a").data == b"hello you"


@pytest.mark.parametrize(("encoding", "body"), [("br", b"x"), ("gzip, gzip", b"x"), ("gzip", b"\x1f\x8b\x08broken")])
def test_packed_in_another_way(web, fetcher, encoding, body):
    web.put("/a", body, Content_Encoding=encoding)
    refused(fetcher, f"{web.address}/a", "packed|unpacked")


def never(handler):
    handler.server.web.release.wait()


def dripping(handler):
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.web.release.wait(0.01):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def dripping_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not handler.server.web.release.wait(0.01):
        handler.wfile.write(b"y")
        handler.wfile.flush()


@pytest.mark.parametrize("server", [never, dripping, dripping_headers])
def test_time(web, fetcher, limits, server):
    web.put("/robots.txt", "")
    fetcher.get(f"{web.address}/robots.txt")
    limits(seconds=0.3)
    web.routes["/a"] = server
    refused(fetcher, f"{web.address}/a", "longer than 0.3 seconds")


def test_headers_without_end(web, fetcher):
    def endless(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not handler.server.web.release.is_set():
            handler.wfile.write(b"X-Header: " + b"y" * 1000 + b"\r\n")

    web.routes["/a"] = endless
    refused(fetcher, f"{web.address}/a", "connection failed")


@pytest.mark.parametrize("status", [400, 404, 410, 429, 500, 503])
def test_statuses(web, fetcher, status):
    web.put("/a", "", status)
    refused(fetcher, f"{web.address}/a", f"answered {status}")


def test_a_server_that_is_not_there(web, fetcher):
    with Fetcher(["127.0.0.1:9"], pause=0) as other:
        refused(other, "http://127.0.0.1:9/", "connection failed")


def test_robots(web, fetcher):
    web.put("/robots.txt", "User-agent: *\nDisallow: /private")
    web.put("/a", "text")
    web.put("/to-private", "", 302, Location="/private/x")
    assert fetcher.get(f"{web.address}/a").data == b"text"
    refused(fetcher, f"{web.address}/private/x", "robots.txt asks")
    refused(fetcher, f"{web.address}/to-private", "robots.txt asks")
    assert [path for path, _ in web.asked] == ["/robots.txt", "/a", "/to-private"]


def test_a_robots_file_that_cannot_be_had_forbids_all(web, fetcher):
    web.put("/robots.txt", "", 503)
    web.put("/a", "text")
    refused(fetcher, f"{web.address}/a", "answered 503")
    assert web.paths() == []
