"""Dictionary forms, given the tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parse.lemmas import lemma

VERBS = {
    "VBD": {
        "seized": "seize", "shelled": "shell", "stopped": "stop", "invaded": "invade", "denied": "deny", "fled": "flee",
        "said": "say", "met": "meet", "shot": "shoot", "annexed": "annex", "besieged": "besiege", "bombed": "bomb",
        "evacuated": "evacuate", "agreed": "agree", "raided": "raid", "ambushed": "ambush", "vetoed": "veto",
        "overran": "overrun", "struck": "strike", "withdrew": "withdraw", "deported": "deport", "imposed": "impose",
        "accused": "accuse", "released": "release", "threatened": "threaten", "mobilized": "mobilize", "urged": "urge",
        "pledged": "pledge", "visited": "visit", "offered": "offer", "controlled": "control", "fired": "fire",
    },
    "VBG": {
        "shelling": "shell", "seizing": "seize", "killing": "kill", "fleeing": "flee", "dying": "die", "firing": "fire",
        "planning": "plan", "besieging": "besiege", "exchanging": "exchange", "negotiating": "negotiate",
        "holding": "hold", "ceasing": "cease", "escaping": "escape", "attacking": "attack", "being": "be",
    },
    "VBZ": {"denies": "deny", "clashes": "clash", "seizes": "seize", "has": "have", "is": "be", "goes": "go"},
    "VBN": {"taken": "take", "held": "hold", "driven": "drive", "slain": "slay", "torn": "tear"},
}  # fmt: skip

NOUNS = {
    "troops": "troops", "gunmen": "gunman", "policewomen": "policewoman", "countries": "country", "clashes": "clash",
    "casualties": "casualty", "children": "child", "hostages": "hostage", "forces": "force", "NGOs": "NGO",
    "crises": "crisis", "houses": "house", "heroes": "hero", "bases": "base", "buses": "bus",
}  # fmt: skip


@pytest.mark.parametrize(("xpos", "form", "base"), [(x, f, b) for x, forms in VERBS.items() for f, b in forms.items()])
def test_verbs(xpos: str, form: str, base: str) -> None:
    upos = "AUX" if base in ("be", "have") else "VERB"
    assert lemma(form, upos, xpos) == base
    assert lemma(form.capitalize(), upos, xpos) == base


@pytest.mark.parametrize(("form", "base"), NOUNS.items())
def test_plurals(form: str, base: str) -> None:
    assert lemma(form, "NOUN", "NNS") == base


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "base"),
    [
        ("n't", "PART", "RB", "not"),
        ("n’t", "PART", "RB", "not"),
        ("ca", "AUX", "MD", "can"),
        ("’s", "PART", "POS", "'s"),
        ("them", "PRON", "PRP", "they"),
        ("worse", "ADJ", "JJR", "bad"),
        ("bigger", "ADJ", "JJR", "big"),
        ("heaviest", "ADJ", "JJS", "heavy"),
        ("Iraqi", "ADJ", "JJ", "Iraqi"),
        ("Armenians", "PROPN", "NNPS", "Armenian"),
        ("Nations", "PROPN", "NNPS", "Nation"),
        ("Baku", "PROPN", "NNP", "Baku"),
        ("Heavy", "ADJ", "JJ", "heavy"),
    ],
)
def test_other_words(form: str, upos: str, xpos: str, base: str) -> None:
    assert lemma(form, upos, xpos) == base


@given(
    st.text(min_size=1, max_size=12),
    st.sampled_from(["NOUN", "VERB", "ADJ", "PROPN"]),
    st.sampled_from(["NNS", "VBD", "VBG", "JJR", "NNP"]),
)
def test_any_word_has_a_lemma(form: str, upos: str, xpos: str) -> None:
    assert lemma(form, upos, xpos)
