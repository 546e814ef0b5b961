"""Sentences: what a reader of news would call one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parse.sentences import split_sentences

# "|" marks where a sentence ends; the cases are split and compared after taking the marks out.
CASES = {
    "dateline": "SANAA, Yemen (AP) — Fighters left the port.| They took two boats.",
    "initials": "Envoy J. R. Marsh met K. Adeyemi.| Both smiled.",
    "ranks": "Maj. Gen. Okoro and Lt. Col. Diaz left.| Sen. Park stayed.",
    "acronym": "The U.S. Army said so.| He flew to the U.S.| The talks go on.",
    "month": "It began on Sept. 21.| It ended on Oct. 3, officials said.",
    "number word": "Resolution No. 5 passed.| No.| They refused.",
    "decimal": "It cost 3.5 million.| Prices rose 2.1 percent.",
    "clock": "They met at 5 p.m. Monday.| It ended at 7 p.m.| The envoy left.",
    "law case": "The ruling in Kane v. Abbot stands.| It is final.",
    "quotation with comma": "“We won,” said the mayor.| He smiled.",
    "quotation before a reporting clause": '"Why?" Minister Adeyemi asked.| Nobody answered.',
    "quotation before lower case": '"Stop!" he cried.| They ran.',
    "quotation with two sentences": "He said: “We won.| We will stay.”| Then he left.",
    "single quotation marks": "'They fled.'| Nobody followed.",
    "ellipsis inside": "They waited ... and left.| Nobody came...| The road is empty.",
    "bracket inside": "The town (est. 1900. Its port is newer) fell.| It burned.",
    "bracket outside": "They left.| (The port is closed.)| Nobody came.",
    "footnote": "The war ended.[12]| The city was rebuilt.",
    "no space": "They left the town.|The army came.",
    "careless of capitals": "they left the town.| nobody came.",
    "spaced stop": "They left .| Nobody came !",
    "no final stop": "They left.| Nobody came",
    "other scripts": "Они ушли.| Никто не пришёл.",
    "no spaces between sentences": "他们离开了。|没有人来。",
    "no-break space": "They\u00a0left.|\u00a0Nobody came.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentence_ends(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [text[a:b] for a, b in split_sentences(text)] == expected


def sentences(text: str, title_end: int | None = None) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, title_end)]


def test_title_is_apart_from_the_body() -> None:
    text = "Army leaves border town It left at night. Nobody saw."
    assert sentences(text, 23) == ["Army leaves border town", "It left at night.", "Nobody saw."]


def test_blank_line_always_ends_a_sentence() -> None:
    assert sentences("Army leaves\n\nthe border\r\n\r\ntown") == ["Army leaves", "the border", "town"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The two armies pulled back their heavy guns from the river on Monday after\n"
        "Colonel Ortega and his staff had talked for nine hours in the village school\n"
        "of Alta. Nobody was hurt."
    )
    assert len(sentences(text)) == 2


def test_each_line_a_paragraph() -> None:
    text = (
        "Army leaves border town\nBy Jane Doe\n" + "The army left the town on Monday after long talks. " * 4 + "\nMore"
    )
    found = sentences(text)
    assert found[:3] == ["Army leaves border town", "By Jane Doe", "The army left the town on Monday after long talks."]
    assert found[-1] == "More"


def test_list_items_are_sentences() -> None:
    assert sentences("They want:\n- a truce\n• food\n1. Safe roads\n2. Doctors") == [
        "They want:",
        "- a truce",
        "• food",
        "1. Safe roads",
        "2. Doctors",
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\u00a0"])
def test_nothing_in_nothing_out(text: str) -> None:
    assert split_sentences(text) == []


@pytest.mark.parametrize("unit", ["x", ". ", "a.", "(a. B ", '. " ', "[1]", "\n", "A. "])
def test_long_lines(unit: str) -> None:
    text = unit * 20_000
    covered = "".join(text[a:b] for a, b in split_sentences(text))
    assert "".join(covered.split()) == "".join(text.split())


@given(st.text(alphabet=st.sampled_from("aB1.!?…。 \n\u00a0\"“”'’()[],;—-$@/éם"), max_size=60), st.integers(0, 60))
def test_offsets_are_ordered_trimmed_and_leave_nothing_out(text: str, title_end: int) -> None:
    position = 0
    for start, end in split_sentences(text, title_end):
        assert position <= start < end <= len(text)
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        assert end <= title_end or start >= min(title_end, len(text))
        position = end
    assert text[position:].strip() == ""


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("See http://example.org/a The rest is here.", ["See http://example.org/a", "The rest is here."]),
        ("From http://example.org/a and elsewhere.", ["From http://example.org/a and elsewhere."]),
        ("Ann Lee 05/31/2001 09:01 AM Please send it.", ["Ann Lee 05/31/2001 09:01 AM", "Please send it."]),
        ("Yours ----------- Original message", ["Yours", "-----------", "Original message"]),
        ("Thanks!\n\nAnn.Lee@example.org on 2 May", ["Thanks!", "Ann.Lee@example.org on 2 May"]),
    ],
)
def test_lost_line_ends_of_mails(text, sentences):
    assert [text[a:b] for a, b in split_sentences(text)] == sentences
