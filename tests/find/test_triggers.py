"""Which words become mentions, on sentences read by the language model."""

import pytest

from dateline.find import find_mentions
from dateline.model.report import Report
from dateline.parse import load_parser


@pytest.fixture(scope="module")
def parser():
    return load_parser("accurate")


def triggers(parser, text):
    return [(m.type, m.trigger.text) for m in find_mentions(parser.parse(Report(id="x", text=text)))]


@pytest.mark.parametrize(
    ("deed", "description", "word"),
    [
        ("Soldiers captured four fighters near Besk.", "The captured fighters were given bread.", "captured"),
        (
            "Prosecutors accused the mayor of treason on Friday.",
            "The law concerns people accused of a crime.",
            "accused",
        ),
    ],
)
def test_a_participle_that_describes_is_no_deed(parser, deed, description, word):
    assert word in [text for _, text in triggers(parser, deed)]
    assert word not in [text for _, text in triggers(parser, description)]
