"""The trigger lexicon: every row can be read and means something, and the words of the hard pairs keep their senses."""

from collections import Counter

import pytest

from dateline.find.lexicon import (
    Frame,
    Need,
    Step,
    load_lexicon,
    parse_frame,
    parse_needs,
)
from dateline.model.ontology import load_ontology

LEXICON = load_lexicon()
ONTOLOGY = load_ontology()
NEUTRAL_SPEECH = ("say", "add", "report", "note", "state", "remark", "elect", "vote", "appoint")


def test_size() -> None:
    assert len(LEXICON.all) >= 1500
    by_type = Counter(sense.type for sense in LEXICON.all)
    assert set(by_type) == set(ONTOLOGY.types)
    assert min(by_type.values()) >= 40


def test_every_row_names_codes_of_the_ontology() -> None:
    for sense in LEXICON.all:
        assert sense.type in ONTOLOGY.types, sense
        assert all(ONTOLOGY.has_mode(sense.type, mode) for mode in sense.modes), sense
        assert 0 < sense.weight <= 1, sense
        assert sense.lemma == sense.lemma.strip().lower() and "  " not in sense.lemma, sense
        assert 0 <= sense.head_index < len(sense.words), sense


def test_no_row_twice() -> None:
    keys = Counter((s.lemma, s.pos, s.type, s.modes, s.needs) for s in LEXICON.all)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_mode_has_triggers_and_cues() -> None:
    pairs = {(mode.type, mode.code) for mode in ONTOLOGY.all_modes()}
    triggered = {(sense.type, mode) for sense in LEXICON.all for mode in sense.modes}
    cued = {(cue.type, cue.mode) for cue in LEXICON.mode_cues}
    # What is asked, refused or threatened is mostly told by the words around the trigger, all else by the trigger too.
    assert pairs - triggered == set()
    assert pairs - cued == set()
    assert all(ONTOLOGY.has_mode(cue.type, cue.mode) and cue.words for cue in LEXICON.mode_cues)


@pytest.mark.parametrize("lemma", NEUTRAL_SPEECH)
def test_neutral_speech_and_votes_are_no_triggers(lemma: str) -> None:
    bare = [sense for sense in LEXICON.senses(lemma, "VERB") if not sense.needs]
    assert bare == []


@pytest.mark.parametrize(
    ("lemma", "pos", "types"),
    [
        ("strike", "NOUN", {"ASSAULT", "PROTEST"}),
        ("strike", "VERB", {"ASSAULT", "PROTEST", "AGREE"}),
        ("charge", "VERB", {"ACCUSE", "ASSAULT"}),
        ("blast", "VERB", {"ACCUSE"}),
        ("blast", "NOUN", {"ASSAULT"}),
        ("withdraw", "VERB", {"RETREAT", "SANCTION", "CONCEDE", "REJECT"}),
        ("expel", "VERB", {"SANCTION", "COERCE", "ASSAULT"}),
        ("attack", "NOUN", {"ASSAULT", "ACCUSE", "COERCE"}),
        ("occupy", "VERB", {"ASSAULT", "PROTEST"}),
        ("recall", "VERB", {"SANCTION"}),
        ("sign", "VERB", {"SUPPORT"}),
        ("call off", "VERB", {"CONCEDE", "REJECT"}),
        ("call for", "VERB", {"REQUEST"}),
        ("vow", "VERB", {"AGREE", "THREATEN"}),
        ("free", "VERB", {"RETREAT", "AID"}),
        ("release", "VERB", {"RETREAT", "CONCEDE", "AID"}),
        ("clash", "VERB", {"ASSAULT", "PROTEST"}),
        ("capture", "VERB", {"ASSAULT", "COERCE"}),
        ("joint exercise", "NOUN", {"COOPERATE"}),
        ("military exercise", "NOUN", {"COOPERATE", "MOBILIZE"}),
        ("martial law", "NOUN", {"COERCE"}),
        ("arrest warrant", "NOUN", {"THREATEN"}),
        ("agree to release", "VERB", {"CONCEDE"}),
        ("sanction", "NOUN", {"SANCTION"}),
    ],
)
def test_words_keep_their_senses(lemma: str, pos: str, types: set[str]) -> None:
    assert {sense.type for sense in LEXICON.senses(lemma, pos)} == types


def test_words_of_several_senses_are_guarded() -> None:
    for lemma in ("strike", "attack", "charge", "withdraw", "clash", "vow"):
        senses = LEXICON.senses(lemma, "VERB")
        assert all(sense.needs for sense in senses), lemma


@pytest.mark.parametrize(
    ("lemma", "pos", "head"),
    [
        ("call off", "VERB", "call"),
        ("martial law", "NOUN", "law"),
        ("exchange of fire", "NOUN", "exchange"),
        ("at war", "NOUN", "war"),
        ("under house arrest", "NOUN", "arrest"),
        ("cease-fire", "NOUN", "fire"),
        ("counter-offensive", "NOUN", "counter-offensive"),
        ("troop build-up", "NOUN", "build"),
        ("dusk-to-dawn curfew", "NOUN", "curfew"),
        ("baton-charge", "VERB", "charge"),
        ("take hostage", "VERB", "take"),
    ],
)
def test_phrases_are_found_by_their_head(lemma: str, pos: str, head: str) -> None:
    senses = [sense for sense in LEXICON.by_head[head] if (sense.lemma, sense.pos) == (lemma, pos)]
    assert senses and all(sense.head == head for sense in senses)


def test_longer_phrases_come_first() -> None:
    lengths = [len(sense.words) for sense in LEXICON.by_head["call"]]
    assert lengths == sorted(lengths, reverse=True)


def test_frame_and_its_passive() -> None:
    frame = parse_frame("A=nsubj R=obl:against|obj.nmod:on")
    assert frame == Frame(
        actor=(((Step("nsubj"),),),),
        recipient=(((Step("obl", "against"),),), ((Step("obj"), Step("nmod", "on")),)),
    )
    assert frame.passive() == Frame(
        actor=(((Step("obl:agent"),),), ((Step("obl", "by"),),)),
        recipient=(((Step("obl", "against"),),), ((Step("nsubj:pass"), Step("nmod", "on")),)),
    )


def test_all_parties_of_a_reciprocal_deed_are_actors() -> None:
    frame = parse_frame("A=nsubj+obl:with R=-")
    assert frame.actor == (((Step("nsubj"),), (Step("obl", "with"),)),)
    assert frame.recipient == ()


def test_needs() -> None:
    sets = {"labour": frozenset({"worker", "union"})}
    assert parse_needs("", sets) == ()
    assert parse_needs("obj=party,not:near:@labour|pay,xcomp", sets) == (
        Need("obj", value="party"),
        Need("near", words=frozenset({"worker", "union", "pay"}), negated=True),
        Need("xcomp"),
    )


@pytest.mark.parametrize("text", ["A=nsubj", "A=subject R=-", "A=nsubj R=obl:aginst", "R=obj A=nsubj"])
def test_a_broken_frame_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_frame(text)


@pytest.mark.parametrize("text", ["obj=dog", "near:@nowhere", "near:", "nearby:x", "obj:party,", "not:"])
def test_a_broken_need_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_needs(text, {})


def test_unknown_words_have_no_senses() -> None:
    assert LEXICON.senses("breakfast", "NOUN") == ()


def test_loaded_once() -> None:
    assert load_lexicon() is LEXICON
