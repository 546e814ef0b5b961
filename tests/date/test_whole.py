"""Laws of whole reports: dates move with the publication day, begin before they end, and deeds done never lie ahead."""

from datetime import date as Day
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.date import date_mentions

DAILY = [
    "yesterday",
    "today",
    "overnight",
    "two days ago",
    "a week ago",
    "last night",
    "three weeks ago",
    "tomorrow",
    "",
]
WEEKLY = [
    "Monday",
    "last Friday",
    "earlier this week",
    "last week",
    "late Saturday",
    "over the weekend",
    "since Sunday",
]
CALENDAR = [
    "in May",
    "in 2031",
    "next month",
    "in 2014",
    "last summer",
    "on 5 May",
    "the next day",
    "two days later",
    "at Easter",
]
DAYS = st.dates(Day(1990, 1, 1), Day(2035, 1, 1))
SENTENCES = st.lists(
    st.tuples(st.sampled_from(["struck", "met", "strike"]), st.sampled_from(DAILY), st.booleans()),
    min_size=1,
    max_size=5,
)
TYPES = {"struck": "ASSAULT", "strike": "ASSAULT", "met": "CONSULT"}


def line(word: str, phrase: str, joined: bool) -> str:
    """A sentence that tells a deed with a verb, or names it with a noun, and says when."""
    if word == "strike":
        told = "Ministers/N/2/nsubj condemned/VBD/0/root the/D/4/det strike/N/2/obj"
    else:
        told = f"Forces/N/2/nsubj {word}/VBD/0/root rebels/N/2/obj"
    words, start = phrase.split(), len(told.split())
    head = start + len(words)
    pieces = [f"{w}/N/{2 if k == len(words) - 1 else head}/obl" for k, w in enumerate(words)]
    return " ".join((["+"] if joined else []) + [told, *pieces, "././2/punct"])


def dates(report_of, mention_of, sentences, published, **options):
    """The dates of the report's mentions, one a sentence."""
    parsed = report_of(*(line(*s) for s in sentences), published=published, **options)
    seen: dict[str, int] = {}
    mentions = []
    for word, _, _ in sentences:
        mentions.append(mention_of(parsed, word, TYPES[word], seen.get(word, 0)))
        seen[word] = seen.get(word, 0) + 1
    return date_mentions(parsed, mentions)


def moved(mention, shift):
    """The days of a mention, moved."""
    if mention.date is None or mention.date.earliest is None:
        return None
    return mention.date.earliest + shift, mention.date.latest + shift


@given(SENTENCES, DAYS, st.integers(-500, 500), st.booleans())
def test_a_report_published_days_later_is_dated_days_later(report_of, mention_of, sentences, day, number, title):
    shift = timedelta(days=number)
    first = dates(report_of, mention_of, sentences, day, title=title)
    second = dates(report_of, mention_of, sentences, day + shift, title=title)
    assert [moved(m, shift) for m in first] == [moved(m, timedelta()) for m in second]
    assert [m.historical for m in first] == [m.historical for m in second]


@given(SENTENCES, st.lists(st.sampled_from(WEEKLY + DAILY), min_size=5, max_size=5), DAYS, st.integers(-60, 60))
def test_a_report_published_weeks_later_is_dated_weeks_later(report_of, mention_of, sentences, phrases, day, weeks):
    shift = timedelta(weeks=weeks)
    told = [(word, phrase, joined) for (word, _, joined), phrase in zip(sentences, phrases, strict=False)]
    first, second = (dates(report_of, mention_of, told, d) for d in (day, day + shift))
    assert [moved(m, shift) for m in first] == [moved(m, timedelta()) for m in second]


@given(
    SENTENCES, st.lists(st.sampled_from(WEEKLY + DAILY + CALENDAR), min_size=5, max_size=5), st.one_of(st.none(), DAYS)
)
def test_deeds_done_are_dated_in_order_and_never_after_publication(report_of, mention_of, sentences, phrases, day):
    told = [(word, phrase, joined) for (word, _, joined), phrase in zip(sentences, phrases, strict=False)]
    for mention in dates(report_of, mention_of, told, day):
        assert mention.reasons[-1].field == "date" and mention.reasons[-1].rule
        if mention.date and mention.date.earliest:
            assert mention.date.latest is None or mention.date.earliest <= mention.date.latest
            assert day is None or mention.date.latest <= day
        if mention.date and mention.date.span is None:
            assert mention.date.basis == "publication"


@pytest.mark.parametrize("number", [30, 300])
def test_long_reports_look_no_further_than_short_ones(report_of, mention_of, number):
    """What stands far off changes nothing: the last deed of a long report is dated like that of a short one."""
    sentences = [("struck", "last Friday", False), *[("met", "", False)] * number, ("struck", "", False)]
    dated = dates(report_of, mention_of, sentences, Day(2023, 9, 21))
    assert moved(dated[-1], timedelta()) == (Day(2023, 9, 15), Day(2023, 9, 15))
