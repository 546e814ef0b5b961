"""What a report tells of its parties is used for later phrases; mentions of one event share a number."""

import re
from datetime import date

import pytest

from dateline.identify import identify_parties, number_events
from dateline.model.mention import Attribution, Mention, Party, Place, When
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport, Sentence, Token
from dateline.model.span import Span

DAY = date(2021, 6, 10)


def parsed_report(text, publisher=None):
    """A report with flat trees: capitals are names and known small words have their tags."""
    tags = {
        "the": "DET", "a": "DET", "in": "ADP", "of": "ADP", "on": "ADP", "and": "CCONJ", "was": "AUX", "he": "PRON",
        "they": "PRON", "it": "PRON", "said": "VERB", "met": "VERB", "arrested": "VERB", "attacked": "VERB",
    }  # fmt: skip
    sentences = []
    for index, match in enumerate(re.finditer(r"[^.\n]+\.?", text)):
        found = list(re.finditer(r"\w+|[^\w\s]", match.group()))
        verb = next((i for i, m in enumerate(found) if tags.get(m.group().lower()) == "VERB"), 0)
        tokens = []
        for i, m in enumerate(found):
            word = m.group()
            upos = tags.get(word.lower()) or (
                "PUNCT" if not word[0].isalnum() else "PROPN" if word[0].isupper() else "NOUN"
            )
            xpos = {"PROPN": "NNP", "NOUN": "NNS" if word.endswith("s") else "NN"}.get(upos, upos)
            last = (
                i + 1 == len(found) or tags.get(found[i + 1].group().lower()) or not found[i + 1].group()[0].isalnum()
            )
            head = -1 if i == verb else verb if last or upos == "DET" else i + 1
            relation = (
                "root" if i == verb else "nsubj" if head == verb and i < verb else "obj" if head == verb else "compound"
            )
            relation = "det" if upos == "DET" else "punct" if upos == "PUNCT" else relation
            start = match.start() + m.start()
            tokens.append(Token(i, start, start + len(word), word, word.lower(), upos, xpos, head, relation))
        sentences.append(Sentence(index, match.start(), match.end(), match.group(), index, "body", tuple(tokens), ()))
    return ParsedReport(Report("r", text, publisher=publisher, published=DAY), tuple(sentences))


def span(text, phrase, nth=0):
    start = [m.start() for m in re.finditer(rf"\b{re.escape(phrase)}\b", text)][nth]
    return Span(start, start + len(phrase), phrase)


def mention(parsed, trigger, actors=(), recipients=(), kind="ASSAULT", **fields):
    sentence = parsed.sentence_at(trigger.start)
    head = sentence.token_at(trigger.start)
    return Mention("m", sentence.index, head.i, kind, trigger, actors=tuple(Party(a) for a in actors),
                   recipients=tuple(Party(r) for r in recipients), **fields)  # fmt: skip


def coded(text, phrase, nth=0, publisher=None, **fields):
    parsed = parsed_report(text, publisher)
    verb = next(w for w in ("arrested", "attacked", "met", "said") if w in text)
    found = identify_parties(
        parsed, [mention(parsed, span(text, verb), [span(text, phrase, nth)], kind="COERCE", **fields)]
    )
    party = found[0].actors[0]
    return party.country, party.sectors[0], party


@pytest.mark.parametrize(
    ("text", "phrase", "nth", "country", "sector"),
    [
        ("Togolese police chief Kossi Amouzou arrested traders. Amouzou said nothing.", "Amouzou", 1, "TGO", "COP"),
        ("Peru held its breath. Protesters arrested in Peru met police.", "police", 0, "PER", "COP"),
        ("The Gabonese Oil Workers Union (GOWU) arrested talks. GOWU said so.", "GOWU", 1, "GAB", "LAB"),
        ("Laotian president Bouasone Siphandone met traders. He arrested the minister.", "He", 0, "LAO", "GOV"),
        ("Chadian rebels attacked. They arrested the mayor.", "They", 0, "TCD", "REB"),
    ],
)
def test_later_phrases_take_what_the_report_told(text, phrase, nth, country, sector):
    found_country, found_sector, _ = coded(text, phrase, nth)
    assert (found_country, found_sector) == (country, sector)


def test_a_pronoun_says_whom_it_stands_for():
    *_, party = coded("Chadian rebels attacked. They arrested the mayor.", "They")
    assert party.refers_to == "Chadian rebels"


def test_first_persons_are_the_source():
    text = "Norwegian envoy Kari Lund said: We arrested nobody."
    country, sector, _ = coded(text, "We", attribution=(Attribution(span(text, "Norwegian envoy Kari Lund"), None),))
    assert (country, sector) == ("NOR", "GOV")


def test_an_official_publisher_lends_its_country_to_its_own_ministers():
    country, *_ = coded("Minister arrested talks with Kenya.", "Minister", publisher="Government of Ghana")
    assert country == "GHA"


def test_a_place_within_a_phrase_tells_its_country():
    text = "Chad met Togo. Police in Moundou arrested traders."
    parsed = parsed_report(text)
    done = mention(parsed, span(text, "arrested"), [span(text, "Police in Moundou")], kind="COERCE")
    places = [Place(span(text, "Moundou"), name="Moundou", country="TCD", level="city")]
    assert identify_parties(parsed, [done], places)[0].actors[0].country == "TCD"


def test_whoever_speaks_in_an_office_s_release_speaks_for_it():
    text = "Anna Bell said: We arrested nobody in Kenya."
    source = (Attribution(span(text, "Anna Bell"), None),)
    country, sector, _ = coded(text, "We", publisher="Government of Ghana", attribution=source)
    assert (country, sector) == ("GHA", "GOV")


def test_every_party_has_a_reason():
    text = "Chadian rebels attacked. They arrested the mayor."
    parsed = parsed_report(text)
    found = identify_parties(parsed, [mention(parsed, span(text, "attacked"), [span(text, "Chadian rebels")])])
    assert [reason.evidence[0].text for reason in found[0].reasons] == ["Chadian rebels"]


def test_a_state_that_attacks_does_so_by_its_forces():
    text = "Chad attacked Togo."
    parsed = parsed_report(text)
    found = identify_parties(
        parsed, [mention(parsed, span(text, "attacked"), [span(text, "Chad")], [span(text, "Togo")])]
    )
    assert found[0].actors[0].sectors[0] == "MIL"
    assert found[0].recipients[0].sectors == ("GOV",)


def numbers(text, *specs):
    parsed = parsed_report(text)
    mentions = [mention(parsed, span(text, word, nth), kind=kind, **fields) for word, nth, kind, fields in specs]
    return [m.event for m in number_events(parsed, mentions)]


def test_one_deed_told_twice_is_one_event():
    when = When(earliest=DAY, latest=DAY)
    text = "Rebels attacked the town. Rebels attacked the town at dawn."
    assert numbers(text, ("attacked", 0, "ASSAULT", {"date": when}), ("attacked", 1, "ASSAULT", {"date": when})) == [
        1,
        1,
    ]


def test_deeds_on_other_days_or_of_other_types_are_other_events():
    text = "Rebels attacked the town. Rebels attacked the town at dawn. Rebels met the mayor."
    old, new = When(earliest=date(2020, 1, 1), latest=date(2020, 1, 1)), When(earliest=DAY, latest=DAY)
    specs = [
        ("attacked", 0, "ASSAULT", {"date": old, "historical": True}),
        ("attacked", 1, "ASSAULT", {"date": new}),
        ("met", 0, "CONSULT", {}),
    ]
    assert numbers(text, *specs) == [1, 2, 3]


def test_numbers_follow_the_text_and_mentions_keep_their_order():
    text = "Rebels attacked the town. Rebels met the mayor."
    assert numbers(text, ("met", 0, "CONSULT", {}), ("attacked", 0, "ASSAULT", {})) == [2, 1]
