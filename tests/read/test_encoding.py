"""Encodings of plain text files and pages."""

import pytest

from dateline.read.encoding import decode

CYRILLIC = "Солдаты перешли реку в понедельник, сообщило министерство обороны в столице страны."
QUOTES = "The mayor said: “Nobody was hurt” – and that the café stayed open. The ministry did not answer questions."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "koi8-r"])
def test_cyrillic(encoding):
    assert decode(CYRILLIC.encode(encoding)).text == CYRILLIC


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_typographic_quotes(encoding):
    assert decode(QUOTES.encode(encoding)).text == QUOTES


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", QUOTES),
        ("gb2312", "gb18030", "士兵们星期一渡过了河"),
        ("Shift_JIS", "cp932", "兵士は月曜日に川を渡った"),
        ("windows-1256", "cp1256", "عبر الجنود النهر"),
        ("utf-16", "utf-8", QUOTES),
        ("iso-8859-1", "utf-8", QUOTES),
        ("no-such-label", "utf-8", QUOTES),
        ("base64", "utf-8", QUOTES),
    ],
)
def test_declared(label, encoding, text):
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"></head>{text}'
    assert decode(page.encode(encoding), page=True).text == page


def test_bytes_that_fit_nothing_are_said():
    decoded = decode(b"Soldiers \x81 crossed the river, said the ministry in the capital")
    assert decoded.text.startswith("Soldiers \ufffd crossed")
    assert decoded.notes
