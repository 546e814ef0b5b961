"""Events of other corpora: the written mappings are complete and name types that exist, and counting is as told."""

import json

import pytest

from dateline.parse.labels import TYPES
from mapped import FILES, MAPPINGS, Event, count, mapped, read_mapping, read_set, total


@pytest.mark.parametrize("name", FILES)
def test_mappings_name_types_of_the_codebook(name):
    assert {ours for types in read_mapping(name).values() for ours in types} <= set(TYPES)


@pytest.mark.parametrize("name", FILES)
def test_every_entry_that_changes_something_has_a_note(name):
    text = (MAPPINGS / f"{name}.toml").read_text(encoding="utf-8")
    assert "source = " in text
    assert all("note = " in line for line in text.splitlines() if line.startswith('"'))


def test_the_longest_entry_decides():
    mapping = {"a": ("AID",), "a.b": (), "a.b.c": ("AGREE",)}
    assert mapped("a.x", mapping) == ("AID",)
    assert mapped("a.b.x", mapping) == ()
    assert mapped("a.b.c", mapping) == ("AGREE",)
    with pytest.raises(KeyError):
        mapped("ab", mapping)


def test_reading_keeps_what_the_codebook_codes(tmp_path):
    rows = [
        {"text": "They fought.", "type": "conflict.attack.n/a", "trigger": [5, 11]},
        {"text": "They voted.", "type": "government.vote.n/a", "trigger": [5, 10]},
    ]
    path = tmp_path / "rams.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    reports, events = read_set("rams", path)
    assert len(reports) == 2
    assert [(e.theirs, e.ours) for e in events] == [("conflict.attack.n/a", ("ASSAULT",))]


def mention(kind, start, sentence):
    return {"type": kind, "trigger": {"start": start, "end": start + 4}, "sentence": sentence}


def test_found_in_the_sentence_on_the_word_and_with_the_right_type():
    events = [
        Event("r", "attack", ("ASSAULT",), ((10, 14),)),  # right type on the word
        Event("r", "attack", ("ASSAULT",), ((20, 24),)),  # another type on the word, the right one in the sentence
        Event("r", "meet", ("CONSULT",), ((60, 64),)),  # nothing in its sentence
    ]
    coded = {"r": {"mentions": [mention("ASSAULT", 10, [0, 50]), mention("AGREE", 20, [0, 50])]}}
    whole = total(count(events, coded))
    assert (whole.events, whole.found, whole.on_word, whole.type_right) == (3, 2, 2, 1)
    assert whole.recall == pytest.approx(2 / 3)
    assert whole.accuracy == 0.5
