"""Which phrase dates which mention, and what a mention without a phrase gets."""

from datetime import date as Day

from hypothesis import given
from hypothesis import strategies as st

from dateline.date import date_mentions

MET_MONDAY = "Ministers/N/2/nsubj met/VBD/0/root on/I/4/case Monday/P/2/obl ././2/punct"
STRUCK = "Forces/N/2/nsubj struck/VBD/0/root the/D/4/det town/N/2/obj ././2/punct"
TWO = (
    "Ministers/N/2/nsubj met/VBD/0/root on/I/4/case Monday/P/2/obl after/C/7/mark rebels/N/7/nsubj "
    "struck/VBD/2/advcl on/I/9/case Saturday/P/7/obl ././2/punct"
)


def days(mention):
    return (mention.date.earliest, mention.date.latest) if mention.date else None


def test_each_clause_has_its_own_day(report_of, mention_of):
    parsed = report_of(TWO)
    met, struck = date_mentions(parsed, [mention_of(parsed, "met", "CONSULT"), mention_of(parsed, "struck", "ASSAULT")])
    assert days(met) == (Day(2023, 9, 18), Day(2023, 9, 18))
    assert days(struck) == (Day(2023, 9, 16), Day(2023, 9, 16))
    assert met.date.span.text == "Monday" == parsed.text[met.date.span.start : met.date.span.end]
    assert met.reasons[-1].field == "date" and any("Saturday" in lost for lost in struck.reasons[-1].lost) is False


def test_a_title_takes_the_day_of_its_deed_in_the_body(report_of, mention_of):
    parsed = report_of("Ministers/N/2/nsubj met/VBD/0/root", MET_MONDAY, title=True)
    title, body = date_mentions(parsed, [mention_of(parsed, "met", "CONSULT"), mention_of(parsed, "met", "CONSULT", 1)])
    assert days(title) == days(body) == (Day(2023, 9, 18), Day(2023, 9, 18))


def test_news_without_a_phrase_is_two_days_before_publication(report_of, mention_of):
    parsed = report_of(STRUCK)
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert days(struck) == (Day(2023, 9, 19), Day(2023, 9, 21))
    assert struck.date.basis == "publication" and struck.date.span is None and not struck.historical


def test_without_publication_day_the_phrase_stays_without_value(report_of, mention_of):
    parsed = report_of(MET_MONDAY, published=None)
    (met,) = date_mentions(parsed, [mention_of(parsed, "met", "CONSULT")])
    assert days(met) == (None, None)
    assert met.date.span.text == "Monday" and "publication" in met.date.reason


def test_a_dateline_gives_the_day_when_there_is_no_publication_day(report_of, mention_of):
    line = (
        "BAKU/P/11/dep ,/./1/punct Sept/P/1/dep ././3/punct 21/M/3/nummod ,/./1/punct 2023/M/3/nummod —/./1/punct "
        "The/D/10/det army/N/11/nsubj struck/VBD/0/root on/I/13/case Tuesday/P/11/obl ././11/punct"
    )
    parsed = report_of(line, published=None)
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert days(struck) == (Day(2023, 9, 19), Day(2023, 9, 19))


def test_plans_and_possibilities_without_a_phrase_have_no_date(report_of, mention_of):
    parsed = report_of(STRUCK)
    for status in ("future", "possible"):
        (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT", status=status)])
        assert struck.date is None and struck.reasons[-1].rule


def test_what_had_happened_before_is_background(report_of, mention_of):
    parsed = report_of("Rebels/N/3/nsubj had/HVD/3/aux struck/VBN/0/root towns/N/3/obj ././3/punct")
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert struck.date is None


def test_a_weekday_of_a_deed_ahead_is_the_next_one(report_of, mention_of):
    parsed = report_of("Ministers/N/3/nsubj will/MD/3/aux met/VB/0/root on/I/5/case Monday/P/3/obl ././3/punct")
    (met,) = date_mentions(parsed, [mention_of(parsed, "met", "CONSULT", status="future")])
    assert days(met) == (Day(2023, 9, 25), Day(2023, 9, 25))


def test_the_following_day_counts_from_the_day_before_it(report_of, mention_of):
    second = "Forces/N/2/nsubj struck/VBD/0/root the/D/5/det following/V/5/amod day/N/2/obl ././2/punct"
    parsed = report_of(MET_MONDAY, "+ " + second)
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert days(struck) == (Day(2023, 9, 19), Day(2023, 9, 19))


def test_days_are_counted_from_an_event_of_the_report(report_of, mention_of):
    truce = "The/D/2/det truce/N/3/nsubj began/VBD/0/root on/I/5/case Monday/P/3/obl ././3/punct"
    strike = "Forces/N/2/nsubj struck/VBD/0/root two/M/4/nummod days/N/2/obl after/I/7/case the/D/7/det truce/N/2/obl ././2/punct"
    parsed = report_of(truce, strike)
    mentions = [mention_of(parsed, "truce", "RETREAT"), mention_of(parsed, "struck", "ASSAULT")]
    _, struck = date_mentions(parsed, mentions)
    assert days(struck) == (Day(2023, 9, 20), Day(2023, 9, 20))


def test_history(report_of, mention_of):
    parsed = report_of("Rebels/N/2/nsubj struck/VBD/0/root in/I/4/case 2014/M/2/obl ././2/punct")
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert struck.historical and days(struck) == (Day(2014, 1, 1), Day(2014, 12, 31))


PHRASES = st.sampled_from(["Monday", "yesterday", "tomorrow", "May", "December", "2023", "2031", "today", "overnight"])


@given(PHRASES, st.dates(Day(1990, 1, 1), Day(2040, 1, 1)))
def test_a_deed_done_is_never_dated_after_publication(report_of, mention_of, phrase, published):
    parsed = report_of(
        f"Forces/N/2/nsubj struck/VBD/0/root in/I/4/case {phrase}/P/2/obl ././2/punct", published=published
    )
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert struck.date is not None
    assert struck.date.earliest <= struck.date.latest <= published
