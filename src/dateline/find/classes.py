"""What kind of thing a noun is, as far as the lexicon's conditions ask: a party, a person, a place.

Decided by the names of the parse and by the words that stand for people and bodies in `data/lang/en/roles.toml`.
"""

from __future__ import annotations

from dateline.model.sentence import Sentence
from dateline.tables import by_folder, toml_table

_COUNTRY_HEADS = ("country", "state", "nation", "government", "capital", "side", "neighbour", "neighbor")
_PERSON_PRONOUNS = frozenset(
    [
        "i",
        "we",
        "you",
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "us",
        "me",
        "who",
        "whom",
        "himself",
        "herself",
        "themselves",
    ]
)


@by_folder
def people_words(language: str = "en") -> frozenset[str]:
    """Lemmas of words for persons, groups and bodies; of a phrase its last word."""
    words = toml_table(f"lang/{language}/roles.toml")["words"]
    return frozenset(w.split()[-1] for group in words for w in group["list"])


def is_person(sentence: Sentence, i: int) -> bool:
    """Whether token `i` heads a phrase for a person or persons."""
    token = sentence.tokens[i]
    if token.upos == "PRON":
        return token.text.lower() in _PERSON_PRONOUNS
    name = sentence.name_at(i)
    if name is not None and name.label == "PER":
        return True
    return token.upos in ("NOUN", "ADJ", "NUM") and (
        token.lemma in people_words() or token.lemma in ("people", "person")
    )


def is_place(sentence: Sentence, i: int) -> bool:
    """Whether token `i` heads a name of a place."""
    name = sentence.name_at(i)
    return name is not None and name.label == "LOC"


def is_party(sentence: Sentence, i: int) -> bool:
    """Whether token `i` may head a party: a person, a body or the name of a state or place that acts."""
    token = sentence.tokens[i]
    name = sentence.name_at(i)
    if name is not None and name.label in ("PER", "ORG", "LOC"):
        return True
    return is_person(sentence, i) or token.lemma in _COUNTRY_HEADS or (token.upos == "PROPN" and name is None)
