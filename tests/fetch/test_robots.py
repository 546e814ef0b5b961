"""robots.txt as RFC 9309 reads it."""

import pytest

from dateline.fetch.robots import parse

TEXT = """
# for all
User-agent: *
Disallow: /

User-Agent: Dateline
User-agent: other
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /a*b*c$
Disallow: /search?q=
Disallow:
Crawl-delay: 2.5
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/private", False), ("/private/x", False), ("/private/open/x", True), ("/x.pdf", False),
        ("/x.pdf?y", True), ("/axxbyyc", False), ("/axxbyycz", True), ("/search?q=1", False), ("/search", True),
        ("/%70rivate", False),
    ],
)  # fmt: skip
def test_rules(path, allowed):
    assert parse(TEXT, "dateline").allow(f"https://example.org{path}") is allowed


def test_who_is_not_named_goes_by_the_general_rules():
    assert not parse(TEXT, "somebody").allow("https://example.org/")
    assert parse("", "dateline").allow("https://example.org/")
    assert parse(TEXT, "dateline").delay == 2.5


def test_many_stars_take_no_time():
    rules = parse(f"User-agent: *\nDisallow: /{'*a' * 200}$", "dateline")
    assert rules.allow(f"https://example.org/{'a' * 3000}b")
