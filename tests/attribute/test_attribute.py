"""What the stage promises: several accounts side by side, chains, stance, and spans that quote the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.attribute import attribute_mentions
from dateline.attribute.numbers import find_amounts
from dateline.model.mention import Mention
from dateline.model.report import Report
from dateline.parse import load_parser


def test_two_accounts_of_one_strike(coded):
    _, said = coded("The army said its jets had «bombed» the depot.", "ASSAULT")
    _, denied = coded("The ministry denied that its jets had «bombed» the depot.", "ASSAULT")
    assert (said.mentions[0].status, said.mentions[0].attribution[0].stance) == ("actual", "says")
    assert (denied.mentions[0].status, denied.mentions[0].attribution[0].stance) == ("negated", "denies")


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("The rebels claimed they had «shot» down a helicopter.", "claims"),
        ("The spokesman confirmed that jets had «bombed» the depot.", "confirms"),
        ("The president admitted that soldiers had «tortured» prisoners.", "admits"),
        ("The ministry denied that jets had «bombed» the depot.", "denies"),
        ("The minister said that jets had «bombed» the depot.", "says"),
    ],
)
def test_stance(coded, marked, stance):
    assert coded(marked, "ASSAULT")[1].mentions[0].attribution[0].stance == stance


def test_quoted_words_are_direct_and_reported_words_are_not(coded):
    assert (
        coded('"They «shelled» the village," said Anna Berg.', "ASSAULT")[1].mentions[0].attribution[0].kind == "direct"
    )
    assert (
        coded("Anna Berg said they had «shelled» the village.", "ASSAULT")[1].mentions[0].attribution[0].kind
        == "indirect"
    )


def test_a_chain_is_outermost_first(coded):
    links = (
        coded("The newspaper reported that the army said rebels had «burned» the bridge.", "ASSAULT")[1]
        .mentions[0]
        .attribution
    )
    assert [link.source.text for link in links] == ["newspaper", "army"]


def test_every_field_has_a_reason(coded):
    reasons = coded("The army said at least 20 people were «killed».", "ASSAULT")[1].mentions[0].reasons
    assert {r.field for r in reasons} == {"status", "attribution", "figures"}


def test_statements_without_events():
    parsed = load_parser().parse(Report("x", 'The harvest was good, the minister said. "We are glad of it," he added.'))
    found = attribute_mentions(parsed, []).statements
    assert [(s.speaker.text, s.kind) for s in found] == [("minister", "indirect"), ("he", "direct")]


WORDS = [
    "The",
    "army",
    "said",
    '"',
    "“",
    "”",
    "that",
    "rebels",
    "killed",
    "20",
    "people",
    ",",
    ".",
    "according",
    "to",
    "police",
    "\n\n",
    ":",
    "not",
    "will",
    "'",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_spans_quote_the_text_whatever_the_words(words):
    text = " ".join(words)
    parsed = load_parser().parse(Report("x", text))
    mentions = [
        Mention("m", s.index, t.i, "ASSAULT", s.span(t.i, t.i))
        for s in parsed.sentences
        for t in s.tokens
        if t.text == "killed"
    ]
    coded = attribute_mentions(parsed, mentions)
    spans = [x for m in coded.mentions for a in m.attribution for x in (a.source, a.cue)]
    spans += [f.span for m in coded.mentions for f in m.figures] + [f.of for m in coded.mentions for f in m.figures]
    spans += [f.by for m in coded.mentions for f in m.figures]
    spans += [x for s in coded.statements for x in (s.speaker, s.cue, s.content)] + [x.span for x in coded.labels]
    assert all(text[s.start : s.end] == s.text for s in spans if s is not None)
    assert coded == attribute_mentions(parsed, mentions)


@given(st.integers(min_value=2, max_value=10_000_000))
def test_a_plain_number_is_itself(number):
    found = find_amounts(f"{number:,} people")
    assert [(a.low, a.high) for a in found] == [(number, number)]


@given(st.text(alphabet="ab 0123456789,.-and hundred", max_size=40))
def test_amounts_never_end_below_their_start(text):
    for amount in find_amounts(text):
        assert amount.low is None or amount.high is None or amount.low <= amount.high
        assert 0 <= amount.start <= amount.core_start < amount.core_end <= len(text)


def statements(text):
    found = attribute_mentions(load_parser().parse(Report("x", text)), []).statements
    return [(s.speaker.text if s.speaker else None, s.content.text, s.kind) for s in found]


def test_a_quotation_is_one_statement():
    assert statements('"The harvest was good this year," the minister told reporters.') == [
        ("minister", "The harvest was good this year", "direct")
    ]


def test_what_nobody_said_is_no_statement():
    assert statements("The minister did not say where the grain had come from.") == []
    assert statements("The king recalled his envoy, and the capital was calm.") == []


def test_each_figure_goes_to_its_own_deed():
    text = "Rebels shelled the town, killing nine people, and police arrested 40 men."
    parsed = load_parser().parse(Report("x", text))
    sentence = parsed.sentences[0]
    mentions = [
        Mention(kind, 0, token.i, kind, sentence.span(token.i, token.i))
        for kind, word in (("ASSAULT", "shelled"), ("COERCE", "arrested"))
        for token in sentence.tokens
        if token.text == word
    ]
    coded = attribute_mentions(parsed, mentions).mentions
    assert [[(f.kind, f.low) for f in m.figures] for m in coded] == [[("killed", 9)], [("detained", 40)]]


def test_who_counts_stands_with_the_figure():
    text = "A raid on the town killed 40 people, the mayor said. The army said that the raid killed six people."
    parsed = load_parser().parse(Report("x", text))
    mentions = [
        Mention("m", s.index, t.i, "ASSAULT", s.span(t.i, t.i))
        for s in parsed.sentences
        for t in s.tokens
        if t.text == "killed"
    ]
    coded = attribute_mentions(parsed, mentions).mentions
    assert [[(f.low, f.by and f.by.text) for f in m.figures] for m in coded] == [[(40, "mayor")], [(6, "army")]]
