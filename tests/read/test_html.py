"""Pages: title, publisher, day, paragraphs, and pages that must not be read."""

from datetime import date

import pytest

from dateline.model.report import Skipped

FIRST = "Soldiers crossed the river near the border on Monday, the defence ministry said in a statement."
SECOND = 'The mayor said that "nobody was hurt" and asked for help from the capital, where parliament met.'
MENU = "<nav><ul>" + "".join(f"<li><a href='/{i}'>Section number {i}</a></li>" for i in range(30)) + "</ul></nav>"


def page(head: str = "", before: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Troops cross river - The Example</title>{head}</head><body>{MENU}"
        f"<article>{before}<h1>Troops cross river</h1><p>{FIRST}</p>\n<p>{SECOND}</p></article>"
        "<footer>© 2024 The Example. All rights reserved.</footer></body></html>"
    )


JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": "NewsArticle", "headline": "Troops &amp; tanks cross river", "datePublished": "2024-03-05T23:10:00-05:00",
     "publisher": {"@id": "#us"}}, {"@id": "#us", "@type": "Organization", "name": "The Example"}]}</script>"""


def test_text_is_title_and_paragraphs(read):
    (report,) = read("page.html", page('<meta property="og:site_name" content="The Example">'))
    assert report.text == f"Troops cross river\n\n{FIRST}\n\n{SECOND}"
    assert (report.title, report.publisher) == ("Troops cross river", "The Example")


def test_json_ld(read):
    (report,) = read("page.html", page(JSON_LD))
    assert (report.title, report.publisher) == ("Troops & tanks cross river", "The Example")
    assert report.published == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("head", "before", "day"),
    [
        (JSON_LD + '<meta name="date" content="2024-03-09">', "<time datetime='2024-03-08'></time>", date(2024, 3, 5)),
        ('<meta property="article:published_time" content="2024-03-06T01:00Z">', "", date(2024, 3, 6)),
        ('<meta name="DC.date.issued" content="2024-03-07">', "<time datetime='2024-03-08'></time>", date(2024, 3, 7)),
        ("", "<time datetime='2024-03-08T10:00:00+03:00'>8 March</time>", date(2024, 3, 8)),
        ("", "<time>8 March 2024</time>", date(2024, 3, 8)),
        ('<meta name="date" content="soon">', "<time datetime='2024-03-08'></time>", date(2024, 3, 8)),
        ("", "<aside><time datetime='2020-01-01'></time></aside>", None),
    ],
    ids=[
        "JSON-LD first",
        "meta",
        "meta before time",
        "time",
        "time without attribute",
        "no date passed over",
        "margin",
    ],
)
def test_publication_day(read, head, before, day):
    (report,) = read("page.html", page(head, before))
    assert report.published == day


def test_the_pages_own_day_and_publisher_win(read):
    (report,) = read("page.html", page(JSON_LD), published=date(1999, 1, 1), publisher="Another")
    assert (report.published, report.publisher) == (date(2024, 3, 5), "The Example")


def test_canonical_address_is_the_origin(read):
    (report,) = read("page.html", page('<link rel="canonical" href="https://example.org/a">'))
    assert report.origin == "https://example.org/a"


def test_escaped_markup_is_text(read):
    (report,) = read("page.html", page().replace("nobody", "&lt;b&gt;nobody"))
    assert '"<b>nobody was hurt"' in report.text


def test_the_same_page_many_times(read):
    assert len({read("page.html", page())[0].text for _ in range(5)}) == 1


def test_page_in_another_encoding(read):
    html = page('<meta charset="windows-1251">').replace("The mayor", "Мэр Києва")
    (report,) = read("page.html", html.encode("cp1251", "ignore"))
    assert "Мэр Києва said" in report.text


def test_large_page_is_read_in_its_own_process(read):
    paragraphs = "".join(
        f"<p>Paragraph {i}: the ministry said that it had counted vehicle {i}.</p>" for i in range(3500)
    )
    (report,) = read("page.html", page(JSON_LD).replace("</article>", paragraphs + "</article>"))
    assert report.text.endswith("Paragraph 3499: the ministry said that it had counted vehicle 3499.")
    assert report.published == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<html><body>" + "<div>" * 300_000 + "text", "more than 20,000 tags"),
        ("<html><body><p>" + "word " * 500_000, "larger than 2,000,000 bytes"),
        (
            f"<html><body>{MENU}<p>© 2024 The Example. All rights reserved to The Example.</p></body></html>",
            "only menus",
        ),
        ("<html><body><nav>" + "".join(f"<a href='/{i}'>Section {i}</a>" for i in range(40)) + "</nav>", "only menus"),
        ("<html><body></body></html>", "no article"),
    ],
    ids=["nested tags", "bytes", "menu", "menu without spaces", "nothing"],
)
def test_pages_that_are_skipped(read, content, reason):
    (skipped,) = read("page.html", content)
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason
    assert "plain text file" in skipped.advice
