"""Which place a mention happened at."""

from __future__ import annotations

from dateline.model.mention import Mention
from dateline.place import place_mentions


def mention(parsed, sentence, word, kind="ASSAULT", event=0, historical=False) -> Mention:
    token = next(t for t in parsed.sentences[sentence].tokens if t.text == word)
    span = parsed.sentences[sentence].span(token.i, token.i)
    return Mention(f"m{sentence}", sentence, token.i, kind, span, event=event, historical=historical)


def linked(parsed, *mentions: Mention) -> list[str | None]:
    done, _ = place_mentions(parsed, mentions)
    return [m.place.name if m.place else None for m in done]


def test_a_place_phrase_beats_the_capital_that_acts(report_of) -> None:
    parsed = report_of(
        "Moscow/PROPN/2/nsubj bombed/VERB/0/root a/DET/4/det school/NOUN/2/obj in/ADP/6/case Kharkiv/PROPN/2/obl "
        "./PUNCT/2/punct"
    )
    assert linked(parsed, mention(parsed, 0, "bombed")) == ["Kharkiv"]


def test_a_government_that_acts_is_no_place(report_of) -> None:
    parsed = report_of(
        "Soldiers/NOUN/2/nsubj died/VERB/0/root in/ADP/4/case Mosul/PROPN/2/obl ./PUNCT/2/punct",
        "Washington/PROPN/2/nsubj condemned/VERB/0/root the/DET/4/det killing/NOUN/2/obj ./PUNCT/2/punct",
    )
    done, _ = place_mentions(parsed, [mention(parsed, 1, "condemned", "ACCUSE")])
    assert done[0].place is None or done[0].place.span.text != "Washington"


def test_the_most_precise_place_of_the_sentence(report_of) -> None:
    parsed = report_of(
        "A/DET/2/det bomb/NOUN/3/nsubj exploded/VERB/0/root in/ADP/5/case Maiduguri/PROPN/3/obl ,/PUNCT/7/punct "
        "Nigeria/PROPN/5/appos ./PUNCT/3/punct"
    )
    assert linked(parsed, mention(parsed, 0, "exploded")) == ["Maiduguri"]


def test_what_is_shelled_is_where_it_happens(report_of) -> None:
    parsed = report_of(
        "Syrian/ADJ/2/amod forces/NOUN/3/nsubj shelled/VERB/0/root Douma/PROPN/3/obj ./PUNCT/3/punct",
        "The/DET/2/det shelling/NOUN/5/nsubj of/ADP/4/case Aleppo/PROPN/2/nmod continued/VERB/0/root ./PUNCT/5/punct",
    )
    assert linked(parsed, mention(parsed, 0, "shelled"), mention(parsed, 1, "shelling")) == ["Douma", "Aleppo"]


def test_inherited_from_the_same_event_with_its_span(report_of) -> None:
    parsed = report_of(
        "Gunmen/NOUN/2/nsubj attacked/VERB/0/root a/DET/4/det bus/NOUN/2/obj near/ADP/6/case Garissa/PROPN/2/obl "
        "./PUNCT/2/punct",
        "The/DET/2/det attack/NOUN/3/nsubj killed/VERB/0/root six/NUM/3/obj ./PUNCT/3/punct",
    )
    done, _ = place_mentions(parsed, [mention(parsed, 0, "attacked", event=1), mention(parsed, 1, "attack", event=1)])
    assert done[1].place is not None and done[1].place.span == done[0].place.span
    assert "same event" in done[1].reasons[-1].rule


def test_history_does_not_inherit_the_main_place(report_of) -> None:
    parsed = report_of(
        "Crowds/NOUN/2/nsubj marched/VERB/0/root in/ADP/4/case Lagos/PROPN/2/obl ./PUNCT/2/punct",
        "The/DET/2/det war/NOUN/3/nsubj ended/VERB/0/root in/ADP/5/case 1970/NUM/3/obl ./PUNCT/3/punct",
    )
    assert linked(parsed, mention(parsed, 1, "war", historical=True)) == [None]


def test_an_adjective_places_a_war(report_of) -> None:
    parsed = report_of(
        "The/DET/3/det Syrian/ADJ/3/amod war/NOUN/4/nsubj goes/VERB/0/root on/ADV/4/advmod ./PUNCT/4/punct"
    )
    assert linked(parsed, mention(parsed, 0, "war")) == ["Syria"]


def test_a_dateline_places_a_sentence_without_a_place(report_of) -> None:
    parsed = report_of(
        "GOMA/PROPN/0/root ,/PUNCT/3/punct Congo/PROPN/1/appos (/PUNCT/5/punct AP/PROPN/1/appos )/PUNCT/5/punct "
        "—/PUNCT/9/punct Rebels/NOUN/9/nsubj advanced/VERB/1/parataxis ./PUNCT/9/punct"
    )
    done, _ = place_mentions(parsed, [mention(parsed, 0, "advanced")])
    assert done[0].place is not None and done[0].place.country == "COD"


def test_the_reason_names_the_losers(report_of) -> None:
    parsed = report_of(
        "Iran/PROPN/2/nsubj struck/VERB/0/root a/DET/4/det base/NOUN/2/obj in/ADP/6/case Erbil/PROPN/2/obl "
        ",/PUNCT/8/punct Iraq/PROPN/6/appos ./PUNCT/2/punct"
    )
    done, _ = place_mentions(parsed, [mention(parsed, 0, "struck")])
    reason = done[0].reasons[-1]
    assert reason.field == "place" and reason.evidence[0].text == "Erbil"
    assert any("Iraq" in lost for lost in reason.lost)
