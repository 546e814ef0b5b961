"""What is read from a feed."""

from datetime import date

import pytest
from web_pages import rss

from dateline.errors import FetchError
from dateline.fetch.feed import PROGRAM, read_feed
from dateline.read import read_inputs
from dateline.read.sniff import sniff
from dateline.read.worker import Worker

ADDRESS = "https://example.org/news/feed.xml"
ATOM = """<?xml version="1.0" encoding="utf-8"?><!-- made by hand -->
<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom &amp; Co</title>
<entry><title>One</title><link rel="alternate" href="one.html"/><updated>2024-03-15T08:00:00Z</updated></entry>
<entry><title>Two</title><link href="//other.example/two?utm_medium=rss&amp;id=2"/><published>2024-03-14</published></entry>
<entry><title>Two again</title><link href="https://other.example/two?id=2#comments"/></entry>
<entry><title>Script</title><link href="javascript:alert(1)"/></entry>
</feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item><title>One</title><link>https://example.org/one</link></item></rdf:RDF>"""


@pytest.fixture(scope="module")
def worker():
    with Worker(PROGRAM) as worker:
        yield worker


def test_atom(worker):
    feed = read_feed(ATOM.encode(), ADDRESS, worker)
    assert feed.title == "Atom & Co"
    assert [(entry.address, entry.published) for entry in feed.entries] == [
        ("https://example.org/news/one.html", date(2024, 3, 15)),
        ("https://other.example/two?id=2", date(2024, 3, 14)),
    ]
    assert [name for name, _ in feed.refused] == [f"{ADDRESS}, Script"]


def test_rdf_and_rss(worker):
    assert [entry.address for entry in read_feed(RDF.encode(), ADDRESS, worker).entries] == ["https://example.org/one"]
    (entry,) = read_feed(rss(("One", "/one", "about")).encode(), ADDRESS, worker).entries
    assert (entry.address, entry.published) == ("https://example.org/one", date(2024, 3, 15))
    (changed,) = read_feed(rss(("One", "/one", "changed")).encode(), ADDRESS, worker).entries
    assert changed.digest != entry.digest


@pytest.mark.parametrize("data", [b"", b"\0\xff", b"<html><p>No feed</p></html>", b"x" * 4_000_001])
def test_no_feed(worker, data):
    with pytest.raises(FetchError):
        read_feed(data, ADDRESS, worker)


@pytest.mark.parametrize("text", [ATOM, RDF, rss(), '<!DOCTYPE rss [<!ENTITY a "b">]><rss>', "\n <rss version='2.0'>"])
def test_feeds_are_told_by_their_content(text, tmp_path):
    assert sniff(text.encode(), ".txt") == "feed"
    (tmp_path / "a.txt").write_text(text)
    (skipped,) = read_inputs([str(tmp_path / "a.txt")])
    assert "This is a feed" in skipped.reason and "dateline add" in skipped.advice
