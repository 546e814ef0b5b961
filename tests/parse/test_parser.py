"""The language pipeline with the weights that ship."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.conllu import conllu
from dateline.model.report import Report
from dateline.parse import load_parser


@pytest.fixture(scope="module", params=["fast", "accurate"])
def parser(request):
    return load_parser(request.param)


def test_a_sentence_has_tags_tree_lemmas_and_names(parser):
    text = "Police in Tbilisi detained twelve protesters on Friday, Interior Minister Nino Beridze said."
    (sentence,) = parser.parse(Report(id="a", text=text)).sentences
    by_text = {t.text: t for t in sentence.tokens}
    detained = by_text["detained"]
    assert (detained.upos, detained.lemma) == ("VERB", "detain")
    assert sentence.tokens[by_text["Police"].head] is detained
    assert by_text["Police"].deprel == "nsubj"
    assert by_text["protesters"].deprel == "obj"
    assert by_text["protesters"].lemma == "protester"
    labels = {n.span.text: n.label for n in sentence.names}
    assert labels["Tbilisi"] == "LOC"
    assert any("Beridze" in name and label == "PER" for name, label in labels.items())


def test_title_headings_and_paragraphs(parser):
    report = Report(
        id="a",
        title="Delegations meet in Torvale",
        text="Delegations meet in Torvale\n\nThey met on Monday. It rained.\n\nOld quarrel\n\nThe war began in 1991.",
    )
    sentences = parser.parse(report).sentences
    assert [(s.text, s.kind) for s in sentences] == [
        ("Delegations meet in Torvale", "title"),
        ("They met on Monday.", "body"),
        ("It rained.", "body"),
        ("Old quarrel", "heading"),
        ("The war began in 1991.", "body"),
    ]
    assert [s.paragraph for s in sentences] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "?", "\u200b", "word " * 700, "x" * 5000, "\x00 a \x00", "мир", "السلام عليكم"]
)
def test_odd_texts_are_parsed(parser, text):
    for sentence in parser.parse(Report(id="a", text=text)).sentences:
        roots = [t for t in sentence.tokens if t.head == -1]
        assert len(roots) == 1
        assert roots[0].deprel == "root"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Troops", "left", "the", "city", ".", '"', "said", "on", "Monday", "\n\n", "U.S.", "3,000", "’s", "é"]
        ),
        max_size=40,
    )
)
def test_offsets_quote_the_text(words):
    text = " ".join(words)
    for sentence in load_parser("fast").parse(Report(id="a", text=text)).sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
        for name in sentence.names:
            assert text[name.span.start : name.span.end] == name.span.text


def test_conllu_has_ten_columns_and_one_root_a_sentence(parser):
    report = Report(id="r 1", text="Talks failed. Both sides' envoys don't agree.")
    lines = conllu(parser.parse(report)).splitlines()
    assert lines[0] == "# newdoc id = r 1"
    rows = [x.split("\t") for x in lines if x and not x.startswith("#")]
    assert all(len(r) == 10 for r in rows)
    assert sum(r[6] == "0" for r in rows) == 2
    assert [r[1] for r in rows if r[1] in ("do", "n't")] == ["do", "n't"]
