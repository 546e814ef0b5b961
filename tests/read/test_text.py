"""Plain text: the title line, line endings, and the date and publisher that only options can give."""

from datetime import date

import pytest

BODY = "Soldiers crossed the river on Monday, the ministry said."


@pytest.mark.parametrize(
    ("content", "title", "text"),
    [
        ("Troops cross river\n\n" + BODY, "Troops cross river", "Troops cross river\n\n" + BODY),
        ("Troops cross river\n" + BODY, "Troops cross river", "Troops cross river\n\n" + BODY),
        ("\ufeffTroops cross river\r\n\r\n\r\n" + BODY + "\r\n", "Troops cross river", "Troops cross river\n\n" + BODY),
        (BODY, None, BODY),
        ("x" * 201 + "\n\n" + BODY, None, "x" * 201 + "\n\n" + BODY),
        (
            "The soldiers who had crossed the\nriver went home.",
            None,
            "The soldiers who had crossed the\nriver went home.",
        ),
    ],
    ids=["blank line", "newline", "windows file", "one line", "long first line", "wrapped paragraph"],
)
def test_title(read, content, title, text):
    (report,) = read("report.txt", content)
    assert (report.title, report.text) == (title, text)


def test_first_line_of_a_wrapped_paragraph_is_no_title(read):
    content = (
        "Soldiers crossed the river near the border town on Monday morning,\n"
        "Defence Ministry officials said in the capital. Nobody was reported\n"
        "hurt, and the bridge was open again in the evening.\n"
    )
    (report,) = read("report.txt", content)
    assert report.title is None


def test_title_over_wrapped_paragraphs(read):
    content = (
        "Troops cross river\n"
        "Soldiers crossed the river near the border town on Monday morning,\n"
        "officials said in the capital.\n"
    )
    (report,) = read("report.txt", content)
    assert report.title == "Troops cross river"


def test_options_give_day_and_publisher(read):
    (report,) = read("report.txt", BODY, published=date(2024, 3, 5), publisher="The Example")
    assert (report.published, report.publisher, report.notes) == (date(2024, 3, 5), "The Example", ())


def test_missing_day_is_said(read):
    (report,) = read("report.txt", BODY)
    assert report.notes == (
        'No publication date found: relative days such as "Thursday" stay unresolved. Give one with --published.',
    )


def test_id_is_made_of_the_text(read):
    (first,), (again,), (other,) = (read("my report.txt", text) for text in (BODY, BODY, BODY + " So it was."))
    assert first.id == again.id != other.id
    assert first.id.startswith("my-report-")


def test_markup_in_a_text_file_is_read_as_a_page(read):
    (report,) = read("report.txt", f"<!DOCTYPE html><title>Troops cross river</title><p>{BODY}</p><p>{BODY}</p>")
    assert "<p>" not in report.text
