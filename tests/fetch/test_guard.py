"""Which addresses are public, also in the disguises that IPv6 and old notations offer."""

import pytest
from httpcore2 import ConnectError

from dateline.errors import FetchError
from dateline.fetch.connect import checked
from dateline.fetch.fetcher import Fetcher
from dateline.fetch.guard import is_public
from dateline.fetch.web_address import web_address

PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.1.2.3",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.0.170",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2001:10::1",
    "2002:7f00:1::1",
    "2002:a9fe:a9fe::",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff05::2",
    "5f00::1",
    "localhost",
    "2130706433",
    "0x7f.1",
]
PUBLIC = [
    "8.8.8.8",
    "93.184.216.34",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
    "2a00:1450:4001::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_refused(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "0", "::1", "::ffff:127.0.0.1"]
)
def test_a_host_is_judged_by_what_it_resolves_to(host):
    with pytest.raises(FetchError, match=r"not a public one|could not be resolved"):
        checked(host, 80)


def test_one_private_address_among_public_ones_is_enough(monkeypatch):
    answers = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1 is not a public one"):
        checked("example.org", 80)
    answers.pop()
    assert checked("example.org", 80) == ["93.184.216.34"]


def test_other_ports_are_refused_and_named_ones_allowed():
    with pytest.raises(FetchError, match="Port 22"):
        checked("93.184.216.34", 22)
    assert checked("127.0.0.1", 8000, {("127.0.0.1", 8000)}) == ["127.0.0.1"]
    with pytest.raises(FetchError):
        checked("127.0.0.1", 8001, {("127.0.0.1", 8000)})


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/", "file:///etc/passwd", "http://", "http://u:p@example.org/", "http://example.org:99999/",
     "http://exa mple.org/", "http://example.org/a\nb", "javascript:alert(1)", "//example.org/", "http://[::1", "x" * 5000],
)  # fmt: skip
def test_what_is_no_web_address(address):
    with pytest.raises(FetchError):
        web_address(address)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/a?utm_source=x&id=7&fbclid=1#top", "https://example.org/a?id=7"),
        ("https://Bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("http://example.org.:8080/", "http://example.org:8080/"),
    ],
)
def test_one_form(given, expected):
    assert web_address(given) == expected
    assert web_address(expected) == expected


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch):
    """A name that means a public host when it is checked and a private one a moment later."""
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    connected = []

    def connect(self, host, port, timeout=None, **_):
        connected.append(host)
        raise ConnectError("nobody there")

    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (next(answers), 80))])
    monkeypatch.setattr("httpcore2.SyncBackend.connect_tcp", connect)
    with Fetcher(pause=0) as fetcher, pytest.raises(FetchError, match="nobody there"):
        fetcher.get("http://rebinding.example/")
    assert connected == ["93.184.216.34"]
