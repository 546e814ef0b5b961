"""Phrases that count from another deed of the report, and reports that give their day in a dateline only."""

from datetime import date as Day

import pytest

from dateline.date import date_mentions

BEGAN = "The/D/2/det truce/N/3/nsubj began/VBD/0/root on/I/5/case Monday/P/3/obl ././3/punct"


def days(mention):
    return (mention.date.earliest, mention.date.latest) if mention.date else None


def told(words: str) -> str:
    """ "Forces struck <words> the truce": the last word is the preposition that the truce hangs on, the unit before it hangs on the truce."""
    pieces = words.split()
    truce = 2 + len(pieces) + 2
    unit = 2 + len(pieces) - 1
    lines = [f"{w}/N/{truce if 3 + k == unit else unit}/obl" for k, w in enumerate(pieces[:-1])]
    return " ".join(
        [
            "Forces/N/2/nsubj struck/VBD/0/root",
            *lines,
            f"{pieces[-1]}/I/{truce}/case the/D/{truce}/det truce/N/2/obl ././2/punct",
        ]
    )


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("two days after", Day(2023, 9, 20), Day(2023, 9, 20)),
        ("three days before", Day(2023, 9, 15), Day(2023, 9, 15)),
        ("the day after", Day(2023, 9, 19), Day(2023, 9, 19)),
        ("the day before", Day(2023, 9, 17), Day(2023, 9, 17)),
        ("the morning after", Day(2023, 9, 19), Day(2023, 9, 19)),
        ("hours before", Day(2023, 9, 18), Day(2023, 9, 18)),
        ("a few hours after", Day(2023, 9, 18), Day(2023, 9, 18)),
        ("shortly after", Day(2023, 9, 18), Day(2023, 9, 18)),
        ("a week before", Day(2023, 9, 11), Day(2023, 9, 11)),
        ("two weeks before", Day(2023, 9, 4), Day(2023, 9, 4)),
        ("a month before", Day(2023, 8, 1), Day(2023, 8, 31)),
        ("a year before", Day(2022, 1, 1), Day(2022, 12, 31)),
    ],
)
def test_counted_from_a_deed_told_before(report_of, mention_of, words, first, last):
    parsed = report_of(BEGAN, told(words))
    mentions = [mention_of(parsed, "truce", "RETREAT"), mention_of(parsed, "struck", "ASSAULT")]
    _, struck = date_mentions(parsed, mentions)
    assert days(struck) == (first, last)
    assert struck.reasons[-1].evidence[0].text.lower() == words


def test_counted_from_a_clause_with_a_day_of_its_own(report_of, mention_of):
    """ "Two days after rebels seized the port on Friday, forces struck": the clause tells the day that is counted from."""
    parsed = report_of(
        "Two/M/2/nummod days/N/5/obl after/C/5/mark rebels/N/5/nsubj seized/VBD/11/advcl the/D/7/det port/N/5/obj on/I/9/case "
        "Friday/P/5/obl ,/./11/punct struck/VBD/0/root forces/N/11/nsubj ././11/punct"
    )
    seized, struck = date_mentions(
        parsed, [mention_of(parsed, "seized", "ASSAULT"), mention_of(parsed, "struck", "ASSAULT")]
    )
    assert days(seized) == (Day(2023, 9, 15), Day(2023, 9, 15))
    assert days(struck) == (Day(2023, 9, 17), Day(2023, 9, 17))


def test_counted_from_a_deed_without_a_day(report_of, mention_of):
    parsed = report_of(told("two days after"))
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert days(struck) == (None, None) and "event" in struck.date.reason


def test_shortly_after_a_deed_without_a_day_is_news_of_the_day(report_of, mention_of):
    parsed = report_of(told("shortly after"))
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert struck.date.basis == "publication"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BAKU , Sept . 21 , 2023 ( Agency ) — The army struck today .", Day(2023, 9, 21)),
        ("BAKU , September 21 2023 — The army struck today .", Day(2023, 9, 21)),
        ("NEW YORK , 3 March 2022 - The army struck today .", Day(2022, 3, 3)),
        ("ADDIS ABABA , Ethiopia , 2021-11-04 -- The army struck today .", Day(2021, 11, 4)),
        ("KHARTOUM , Sept . 21 ( Agency ) — The army struck today .", None),
        ("KHARTOUM ( Agency ) — The army struck today .", None),
        ("The army struck today , a witness of 3 March 2022 said .", None),
    ],
)
def test_the_day_of_a_dateline(report_of, mention_of, line, day):
    words = line.split()
    verb = words.index("struck") + 1
    pieces = [
        f"{w}/{'VBD' if w == 'struck' else 'N'}/{0 if w == 'struck' else verb}/{'root' if w == 'struck' else 'dep'}"
        for w in words
    ]
    parsed = report_of(" ".join(pieces), published=None)
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert (struck.date.earliest if struck.date else None) == day


def test_what_was_said_to_be_done_was_done_before_it_was_said(report_of, mention_of):
    """ "Officials said on Wednesday that forces had struck": Wednesday is the day of the words."""
    parsed = report_of(
        "Officials/N/2/nsubj said/VBD/0/root on/I/4/case Wednesday/P/2/obl that/C/8/mark forces/N/8/nsubj had/HVD/8/aux "
        "struck/VBN/2/ccomp towns/N/8/obj ././2/punct"
    )
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert struck.date is None or struck.date.span is None


def test_a_deed_named_beside_another_has_another_day(report_of, mention_of):
    """ "The bill was dropped after last week's march": the week is the march's alone."""
    parsed = report_of(
        "Forces/N/2/nsubj struck/VBD/0/root after/I/6/case Monday/P/6/nmod:poss 's/I/4/case march/N/2/obl ././2/punct"
    )
    struck, march = date_mentions(
        parsed, [mention_of(parsed, "struck", "ASSAULT"), mention_of(parsed, "march", "PROTEST")]
    )
    assert struck.date.basis == "publication"
    assert days(march) == (Day(2023, 9, 18), Day(2023, 9, 18))


def test_a_state_of_today_dates_no_other_deed(report_of, mention_of):
    parsed = report_of(
        "Forces/N/3/nsubj currently/N/3/advmod strike/VBZ/0/root towns/N/3/obj ././3/punct",
        "Forces/N/2/nsubj struck/VBD/0/root ports/N/2/obj ././2/punct",
    )
    mentions = [mention_of(parsed, "strike", "ASSAULT"), mention_of(parsed, "struck", "ASSAULT")]
    standing, struck = date_mentions(parsed, mentions)
    assert days(standing) == (Day(2023, 9, 21), Day(2023, 9, 21))
    assert struck.date.basis == "publication"


def test_what_goes_on_is_news_of_the_day(report_of, mention_of):
    parsed = report_of(
        "Rebels/N/2/nsubj struck/VBD/0/root in/I/4/case 2014/M/2/obl ././2/punct",
        "+ The/D/2/det strike/N/3/nsubj continues/VBZ/0/root ././3/punct",
    )
    mentions = [mention_of(parsed, "struck", "ASSAULT"), mention_of(parsed, "strike", "ASSAULT")]
    struck, goes_on = date_mentions(parsed, mentions)
    assert struck.historical and not goes_on.historical
    assert goes_on.date.basis == "publication"


def test_what_was_done_time_and_again_has_no_date(report_of, mention_of):
    parsed = report_of(
        "Rebels/N/4/nsubj have/A/4/aux repeatedly/N/4/advmod struck/VBN/0/root towns/N/4/obj ././4/punct"
    )
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert struck.date is None and "times" in struck.reasons[-1].rule


def test_a_deed_that_only_might_be_another_partys_has_its_day(report_of, mention_of):
    """The deed is told as done on Monday; who did it is in doubt."""
    parsed = report_of(
        "Gunmen/N/2/nsubj struck/VBD/0/root on/I/4/case Monday/P/2/obl ././2/punct",
        "+ Rebels/N/2/nsubj staged/VBD/0/root the/D/4/det strike/N/2/obj ././2/punct",
    )
    mentions = [mention_of(parsed, "struck", "ASSAULT"), mention_of(parsed, "strike", "ASSAULT", status="possible")]
    struck, alleged = date_mentions(parsed, mentions)
    assert days(alleged) == days(struck) == (Day(2023, 9, 18), Day(2023, 9, 18))


def test_a_deed_compared_with_others_is_not_dated_by_their_time(report_of, mention_of):
    """ "It was the deadliest strike since 2015"."""
    parsed = report_of(
        "It/N/5/nsubj was/A/5/cop the/D/5/det second/N/5/amod strike/N/0/root since/I/7/case 2015/M/5/nmod ././5/punct"
    )
    (strike,) = date_mentions(parsed, [mention_of(parsed, "strike", "ASSAULT")])
    assert strike.date.basis == "publication"


def test_what_is_asked_for_a_day_lies_ahead(report_of, mention_of):
    """ "Unions called a strike for Friday": the coming Friday, so the call is news of the day."""
    parsed = report_of(
        "Unions/N/2/nsubj called/VBD/0/root a/D/4/det strike/N/2/obj for/I/6/case Friday/P/4/nmod ././2/punct"
    )
    called, strike = date_mentions(
        parsed, [mention_of(parsed, "called", "REQUEST"), mention_of(parsed, "strike", "PROTEST", status="future")]
    )
    assert called.date.basis == "publication"
    assert days(strike) == (Day(2023, 9, 22), Day(2023, 9, 22))


def test_what_is_to_be_done_on_a_weekday_lies_ahead(report_of, mention_of):
    parsed = report_of(
        "Envoys/N/4/nsubj are/VBP/4/aux to/I/4/mark met/VB/0/root on/I/6/case Monday/P/4/obl ././4/punct"
    )
    (met,) = date_mentions(parsed, [mention_of(parsed, "met", "CONSULT", status="future")])
    assert days(met) == (Day(2023, 9, 25), Day(2023, 9, 25))


def test_the_reason_names_the_day_counted_from(report_of, mention_of):
    parsed = report_of("Forces/N/2/nsubj struck/VBD/0/root on/I/4/case Monday/P/2/obl ././2/punct")
    (struck,) = date_mentions(parsed, [mention_of(parsed, "struck", "ASSAULT")])
    assert struck.reasons[-1].rule.endswith("counted from 2023-09-21, told as past")
