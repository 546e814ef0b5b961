"""Actors and recipients by a sense's frame, and the phrase of a party."""

import pytest

from dateline.find.frames import needs_hold, parties_by_frame
from dateline.find.lexicon import TriggerSense, load_lexicon, parse_frame, parse_needs
from dateline.find.phrases import party_span

LEXICON = load_lexicon()


def parties(sentence, word, text):
    head = next(t.i for t in sentence.tokens if t.text == word)
    return [sentence.tokens[i].text for i in parties_by_frame(sentence, head, text, LEXICON)]


def test_active_passive_and_participle(sentence_of):
    frame = parse_frame("A=nsubj R=obj")
    active = sentence_of("Police NOUN nsubj 2", "detained VERB root 0 detain", "monks NOUN obj 2 monk")
    assert parties(active, "detained", frame.actor) == ["Police"]
    assert parties(active, "detained", frame.recipient) == ["monks"]
    passive = sentence_of(
        "Monks NOUN nsubj:pass 3 monk", "were AUX aux:pass 3 be", "detained VERB root 0 detain", "by ADP case 5", "police NOUN obl:agent 3"
    )  # fmt: skip
    assert parties(passive, "detained", frame.passive().actor) == ["police"]
    assert parties(passive, "detained", frame.passive().recipient) == ["Monks"]


def test_the_subject_is_shared_by_joined_verbs_and_infinitives(sentence_of):
    frame = parse_frame("A=nsubj R=obj")
    joined = sentence_of(
        "Troops NOUN nsubj 2 troop",
        "came VERB root 0 come",
        "and CCONJ cc 4",
        "burned VERB conj 2 burn",
        "huts NOUN obj 4 hut",
    )
    assert parties(joined, "burned", frame.actor) == ["Troops"]
    raised = sentence_of("Arland PROPN nsubj 2", "vowed VERB root 0 vow", "to PART mark 4", "retaliate VERB xcomp 2")
    assert parties(raised, "retaliate", frame.actor) == ["Arland"]


def test_a_relative_pronoun_stands_for_its_noun(sentence_of):
    frame = parse_frame("A=nsubj R=obj")
    sentence = sentence_of(
        "gunmen NOUN root 0 gunman", "who PRON nsubj 3", "killed VERB acl:relcl 1 kill", "her PRON obj 3"
    )
    assert parties(sentence, "killed", frame.actor) == ["gunmen"]


def test_a_noun_and_the_verb_that_carries_it(sentence_of):
    frame = parse_frame("A=poss|light R=nmod:on")
    sentence = sentence_of(
        "Arland PROPN nsubj 2", "launched VERB root 0 launch", "attacks NOUN obj 2 attack", "on ADP case 5", "Besk PROPN nmod 3"
    )  # fmt: skip
    assert parties(sentence, "attacks", frame.actor) == ["Arland"]
    assert parties(sentence, "attacks", frame.recipient) == ["Besk"]


@pytest.mark.parametrize(
    ("needs", "holds"),
    [("obj:bill|law", True), ("not:obj:bill", False), ("subj=person", True), ("prep:in", True), ("near:vote", True), ("passive", False), ("xcomp", False)],
)  # fmt: skip
def test_needs(sentence_of, needs, holds):
    sentence = sentence_of(
        "Senators NOUN nsubj 2 senator", "attacked VERB root 0 attack", "the DET det 4", "bill NOUN obj 2", "in ADP case 7", "a DET det 7", "vote NOUN obl 2"
    )  # fmt: skip
    sense = TriggerSense("attack", "VERB", "ASSAULT", (), parse_frame("A=nsubj R=obj"), parse_needs(needs, {}), 0.8)
    assert needs_hold(sentence, 1, sense, LEXICON) is holds


@pytest.mark.parametrize(
    ("rows", "head", "phrase"),
    [
        (["the DET det 3", "Arlandic ADJ amod 3", "officials NOUN nsubj 4", "left VERB root 0"], 2, "Arlandic officials"),
        (["12 NUM nummod 2", "protesters NOUN nsubj 5", "from ADP case 4", "Besk PROPN nmod 2", "fled VERB root 0"], 1, "protesters from Besk"),
        (["soldiers NOUN nsubj 4", "who PRON nsubj 3", "deserted VERB acl:relcl 1", "fled VERB root 0"], 0, "soldiers"),
        (["Arland PROPN nmod:poss 3", "'s PART case 1", "army NOUN nsubj 4", "left VERB root 0"], 2, "Arland 's army"),
        (["Arland PROPN nmod:poss 3", "'s PART case 1", "army NOUN nsubj 4", "left VERB root 0"], 0, "Arland"),
        (["Ana PROPN nsubj 6", "Ruiz PROPN flat 1", ", PUNCT punct 5", "the DET det 5", "mayor NOUN appos 1", "left VERB root 0"], 0, "Ana Ruiz"),
        (["League PROPN nsubj 7", "of ADP case 3", "Arland PROPN nmod 1", "and CCONJ cc 6", "the DET det 6", "Isles PROPN conj 3", "left VERB root 0"], 0, "League of Arland and the Isles"),
        (["leaders NOUN nsubj 6", "of ADP case 3", "Arland PROPN nmod 1", "and CCONJ cc 5", "Besk PROPN conj 3", "met VERB root 0"], 0, "leaders of Arland"),
        (["France PROPN nsubj 4", "and CCONJ cc 3", "Kenya PROPN conj 1", "met VERB root 0"], 0, "France"),
    ],
)  # fmt: skip
def test_the_phrase_of_a_party(sentence_of, rows, head, phrase):
    assert party_span(sentence_of(*rows), head).text == phrase
