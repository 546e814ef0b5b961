"""Rules 3, 12 and 22 of the codebook: one deed told by two words, and a deed inside a promise, demand or refusal."""

import pytest

from dateline.find.incident import join_claims, join_light_verbs, join_tolls, without_doubles
from dateline.find.lexicon import load_lexicon
from dateline.find.pledges import announced, join_pledges
from dateline.model.mention import Mention, Party

LEXICON = load_lexicon()


def mention(sentence, number, kind, word, modes=(), recipients=()):
    head = next(t.i for t in sentence.tokens if t.text == word)
    parties = tuple(Party(sentence.span(t.i, t.i)) for t in sentence.tokens if t.text in recipients)
    return Mention(f"m{number}", 0, head, kind, sentence.span(head, head), modes=modes, recipients=parties)


def told(mentions):
    return [(m.type, m.trigger.text, m.modes, [p.span.text for p in m.recipients]) for m in mentions]


@pytest.fixture
def shelled(sentence_of):
    return sentence_of(
        "Rebels NOUN nsubj 2 rebel", "shelled VERB root 0 shell", "Torvale PROPN obj 2", ", PUNCT punct 5",
        "killing VERB advcl 2 kill", "ten NUM nummod 7", "civilians NOUN obj 5 civilian",
    )  # fmt: skip


def test_a_toll_goes_with_its_deed_and_leaves_its_victims(shelled):
    found = [
        mention(shelled, 1, "ASSAULT", "shelled"),
        mention(shelled, 2, "ASSAULT", "killing", recipients=("civilians",)),
    ]
    assert told(join_tolls(shelled, found, LEXICON)) == [("ASSAULT", "shelled", (), ["civilians"])]


def test_an_attack_that_killed(sentence_of):
    sentence = sentence_of(
        "An DET det 2", "attack NOUN nsubj 3", "killed VERB root 0 kill", "ten NUM nummod 5", "people NOUN obj 3"
    )
    found = [
        mention(sentence, 1, "ASSAULT", "attack"),
        mention(sentence, 2, "ASSAULT", "killed", recipients=("people",)),
    ]
    assert told(join_tolls(sentence, found, LEXICON)) == [("ASSAULT", "attack", (), ["people"])]


def test_a_killing_alone_stays(sentence_of):
    sentence = sentence_of("Gunmen NOUN nsubj 2 gunman", "killed VERB root 0 kill", "a DET det 4", "judge NOUN obj 2")
    found = [mention(sentence, 1, "ASSAULT", "killed", recipients=("judge",))]
    assert join_tolls(sentence, found, LEXICON) == found


def test_two_deeds_of_one_sentence_stay(sentence_of):
    sentence = sentence_of(
        "Rebels NOUN nsubj 2 rebel", "shelled VERB root 0 shell", "Torvale PROPN obj 2", "and CCONJ cc 5", "raided VERB conj 2 raid", "Besk PROPN obj 5"
    )  # fmt: skip
    found = [mention(sentence, 1, "ASSAULT", "shelled"), mention(sentence, 2, "ASSAULT", "raided")]
    assert join_tolls(sentence, found, LEXICON) == found


def test_a_light_verb_goes_where_its_noun_tells_the_deed(sentence_of):
    sentence = sentence_of(
        "Troops NOUN nsubj 2 troop", "launched VERB root 0 launch", "an DET det 4", "offensive NOUN obj 2"
    )
    found = [mention(sentence, 1, "ASSAULT", "launched"), mention(sentence, 2, "ASSAULT", "offensive")]
    assert told(join_light_verbs(sentence, found, LEXICON)) == [("ASSAULT", "offensive", (), [])]


@pytest.mark.parametrize(
    ("rows", "found", "left"),
    [
        (  # rule 3: a pledge to give way is one concession with the mode of the deed
            ["They PRON nsubj 2", "agreed VERB root 0 agree", "to PART mark 4", "disarm VERB xcomp 2"],
            [("AGREE", "agreed", ()), ("RETREAT", "disarm", ("disarm",))],
            [("CONCEDE", "agreed", ("disarm",))],
        ),
        (  # also for the second deed of a list
            ["They PRON nsubj 2", "agreed VERB root 0 agree", "to PART mark 4", "leave VERB xcomp 2", "and CCONJ cc 6", "disarm VERB conj 4"],
            [("AGREE", "agreed", ()), ("RETREAT", "leave", ("withdraw",)), ("RETREAT", "disarm", ("disarm",))],
            [("CONCEDE", "agreed", ("withdraw",))],
        ),
        (  # a promised meeting is an agreement
            ["They PRON nsubj 2", "agreed VERB root 0 agree", "to PART mark 4", "meet VERB xcomp 2"],
            [("AGREE", "agreed", ()), ("CONSULT", "meet", ())],
            [("AGREE", "agreed", ())],
        ),
        (  # rule 22: what is asked for is not coded again
            ["Aid NOUN nsubj 2", "demanded VERB root 0 demand", "the DET det 4", "release NOUN obj 2", "of ADP case 6", "monks NOUN nmod 4 monk"],
            [("REQUEST", "demanded", ("yield",)), ("RETREAT", "release", ("release",))],
            [("REQUEST", "demanded", ("yield",))],
        ),
        (
            ["He PRON nsubj 2", "refused VERB root 0 refuse", "to PART mark 4", "meet VERB xcomp 2", "them PRON obj 4"],
            [("REJECT", "refused", ("meet",)), ("CONSULT", "meet", ())],
            [("REJECT", "refused", ("meet",))],
        ),
        (  # what is condemned has happened: rule 8 keeps both
            ["He PRON nsubj 2", "condemned VERB root 0 condemn", "the DET det 4", "attack NOUN obj 2"],
            [("ACCUSE", "condemned", ()), ("ASSAULT", "attack", ())],
            [("ACCUSE", "condemned", ()), ("ASSAULT", "attack", ())],
        ),
        (  # an attack that is agreed on is a deed of its own
            ["They PRON nsubj 2", "agreed VERB root 0 agree", "to PART mark 4", "attack VERB xcomp 2"],
            [("AGREE", "agreed", ()), ("ASSAULT", "attack", ())],
            [("AGREE", "agreed", ()), ("ASSAULT", "attack", ())],
        ),
    ],
)  # fmt: skip
def test_what_is_promised_asked_or_refused_is_not_coded_again(sentence_of, rows, found, left):
    sentence = sentence_of(*rows)
    mentions = [mention(sentence, n, kind, word, modes) for n, (kind, word, modes) in enumerate(found, 1)]
    assert [(m.type, m.trigger.text, m.modes) for m in join_pledges(sentence, mentions)] == left


def test_who_claims_responsibility_did_it(sentence_of):
    sentence = sentence_of(
        "Reds PROPN nsubj 2", "claimed VERB root 0 claim", "responsibility NOUN obj 2", "for ADP case 6", "the DET det 6",
        "attack NOUN nmod 3",
    )  # fmt: skip
    found = [mention(sentence, 1, "ASSAULT", "claimed"), mention(sentence, 2, "ASSAULT", "attack")]
    (kept,) = join_claims(sentence, found)
    assert (kept.trigger.text, [p.span.text for p in kept.actors]) == ("attack", ["Reds"])


def test_a_claim_alone_is_the_mention(sentence_of):
    sentence = sentence_of("Reds PROPN nsubj 2", "claimed VERB root 0 claim", "responsibility NOUN obj 2")
    found = [mention(sentence, 1, "ASSAULT", "claimed")]
    assert join_claims(sentence, found) == found


def test_a_claim_gives_its_doer_to_the_only_attack_of_the_sentence(sentence_of):
    sentence = sentence_of(
        "Bombs NOUN nsubj 2", "exploded VERB root 0 explode", "and CCONJ cc 5", "Reds PROPN nsubj 5", "claimed VERB conj 2 claim",
        "responsibility NOUN obj 5",
    )  # fmt: skip
    found = [mention(sentence, 1, "ASSAULT", "exploded")]
    (kept,) = join_claims(sentence, found)
    assert [p.span.text for p in kept.actors] == ["Reds"]


def test_a_withdrawal_announced_is_conceded(sentence_of):
    sentence = sentence_of(
        "Besk PROPN nsubj 2", "announced VERB root 0 announce", "a DET det 4", "withdrawal NOUN obj 2", "of ADP case 6",
        "troops NOUN nmod 4",
    )  # fmt: skip
    found = announced(sentence, mention(sentence, 1, "RETREAT", "withdrawal", modes=("withdraw",)), LEXICON)
    assert (found.type, found.trigger.text, found.modes) == ("CONCEDE", "announced", ("withdraw",))


def test_a_withdrawal_that_was_begun_stays_a_retreat(sentence_of):
    sentence = sentence_of(
        "Besk PROPN nsubj 2", "completed VERB root 0 complete", "a DET det 4", "withdrawal NOUN obj 2"
    )
    found = mention(sentence, 1, "RETREAT", "withdrawal", modes=("withdraw",))
    assert announced(sentence, found, LEXICON) == found


def test_two_words_of_a_compound_are_one_mention(sentence_of):
    sentence = sentence_of("Peace NOUN compound 2", "talks NOUN nsubj 3 talk", "began VERB root 0 begin")
    found = [mention(sentence, 1, "CONSULT", "Peace"), mention(sentence, 2, "CONSULT", "talks")]
    assert told(without_doubles(sentence, found)) == [("CONSULT", "talks", (), [])]


def test_a_word_of_another_type_before_a_noun_stays(sentence_of):
    sentence = sentence_of("Ceasefire NOUN compound 2", "talks NOUN nsubj 3 talk", "began VERB root 0 begin")
    found = [mention(sentence, 1, "RETREAT", "Ceasefire"), mention(sentence, 2, "CONSULT", "talks")]
    assert without_doubles(sentence, found) == found


def test_what_demands_include_is_not_told_again(sentence_of):
    sentence = sentence_of(
        "Demands NOUN nsubj 2 demand", "include VERB root 0 include", "the DET det 4", "release NOUN obj 2", "and CCONJ cc 6",
        "resignation NOUN conj 4",
    )  # fmt: skip
    found = [
        mention(sentence, 1, "REQUEST", "Demands"),
        mention(sentence, 2, "RETREAT", "release", modes=("release",)),
        mention(sentence, 3, "RETREAT", "resignation", modes=("resign",)),
    ]
    assert [m[:2] for m in told(join_pledges(sentence, found))] == [("REQUEST", "Demands")]
