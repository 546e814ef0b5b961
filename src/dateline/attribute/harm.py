"""Harm: what happened to counted people, read from the tree around the noun that counts them.

Takes a sentence and the noun; gives killed, injured, detained, displaced or missing with the word that tells it, or
None where nothing happened to them.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.sentence import Sentence, Token
from dateline.tables import by_folder, toml_table

_HARM = ("killed", "injured", "detained", "displaced", "missing")
# Intransitive verbs of harm: their subject is the victim.
SUFFERED = {"die", "perish", "succumb", "flee", "disappear", "vanish", "drown", "evacuate"}


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words of `figures.toml`: what tells of harm, who and what is counted, and crowds and forces."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    people: frozenset[str]
    things: frozenset[str]
    size_types: tuple[str, ...]
    crowd: frozenset[str]
    formations: dict[str, tuple[int, int]]
    troops: frozenset[str]
    counts: frozenset[str]
    changes: frozenset[str]
    civilians: frozenset[str]
    changing: frozenset[str]


@by_folder
def figure_words() -> FigureWords:
    """The table, read once."""
    table = toml_table("lang/en/figures.toml")
    return FigureWords(
        verbs={w: kind for kind in _HARM for w in table[kind]["verbs"]},
        nouns={w: kind for kind in _HARM for w in table[kind]["nouns"]},
        adjectives={w: kind for kind in _HARM for w in table[kind]["adjectives"]},
        people=frozenset(table["people"]["nouns"]),
        things=frozenset(table["not_people"]["nouns"]),
        size_types=tuple(table["size"]["types"]),
        crowd=frozenset(table["size"]["crowd"]),
        formations={name: (low, high) for name, (low, high) in table["formations"]["sizes"].items()},
        troops=frozenset(table["formations"]["of"]),
        counts=frozenset(table["counting"]["nouns"]),
        changes=frozenset(table["counting"]["verbs"]),
        civilians=frozenset(table["people"]["civilians"]),
        changing=frozenset(table["counting"]["changing"]),
    )


def harm_of(sentence: Sentence, noun: Token) -> tuple[str | None, int]:
    """What happened to the counted people, and by which word."""
    words = figure_words()
    lemma = noun.lemma.lower()
    # The noun is the harm: "three dead", "97 deaths", "200 wounded", "40 detainees".
    if lemma == "life":
        return _lives(sentence, noun)
    own = words.adjectives.get(noun.text.lower()) or words.adjectives.get(lemma)
    if own is None and noun.upos == "NOUN":
        own = words.nouns.get(lemma)
    if own is None and noun.upos == "VERB" and (noun.xpos in ("VBN", "VBD")):
        own = words.verbs.get(lemma)
    if own is not None and lemma not in (
        "toll",
        "execution",
        "assassination",
        "abduction",
        "murder",
        "massacre",
        "killing",
    ):
        if own in ("detained", "displaced"):
            # "Soldiers executed five prisoners": what is done to them now is worse than what they are called.
            done = _above(sentence, noun)
            if done[0] in ("killed", "injured", "missing"):
                return done
        return own, noun.i
    # Words on the noun: "20 wounded soldiers", "people killed in", "12 people dead".
    for other in sentence.dependents(noun.i, "amod", "acl", "compound"):
        if other.deprel == "acl:relcl":
            kind = _passive_harm(sentence, other)
            if kind is not None:
                return kind, other.i
            continue
        participle = other.xpos in ("VBN", "VBD", "JJ", "VBP") or other.upos == "ADJ"
        if (
            participle
            and (
                kind := words.adjectives.get(other.text.lower())
                or words.adjectives.get(other.lemma.lower())
                or (words.verbs.get(other.lemma.lower()) if other.upos == "VERB" else None)
            )
            and not sentence.dependents(other.i, "obj")
        ):
            return kind, other.i
    return _above(sentence, noun)


def _above(sentence: Sentence, noun: Token, depth: int = 0) -> tuple[str | None, int]:
    """The word over the counted people."""
    words = figure_words()
    if sentence.dependents(noun.i, "cop"):
        # "The dead were three nurses", "the number of wounded is 40".
        told = _told_by_count(sentence, noun, noun)
        if told is not None:
            return told
    if noun.head < 0 or depth > 3:
        return None, noun.i
    above = sentence.tokens[noun.head]
    lemma = above.lemma.lower()
    if noun.relation in ("nmod", "obl"):
        case = _case(sentence, noun)
        if above.upos == "NOUN" and lemma in words.nouns and case in ("of", "to", "for", "among", "at", "from"):
            return words.nouns[lemma], above.i
        if case == "to" and above.upos == "NUM":
            return _above(sentence, above, depth + 1)  # "from 97 to 120"
        if case in ("to", "at", "from", "in") and noun.relation == "obl":
            told = _told_by_count(sentence, above, noun)
            if told is not None:
                return told
        if above.lemma.lower() == "life" and case == "of":
            return _lives(sentence, above)
        if case == "with" and above.lemma.lower() == "toll":
            return "killed", above.i
        if case == "including" and above.upos in ("NOUN", "PROPN", "NUM", "ADJ"):
            return harm_of(sentence, above)
        return None, noun.i
    if noun.relation == "conj":
        own = _above_conjunct(sentence, noun, above, depth)
        if own[0] is not None:
            return own
    if noun.relation == "obj" and lemma in words.changes:
        told = _told_by_count(sentence, above, noun)
        if told is not None:
            return told
    if noun.relation in ("obj", "nsubj", "iobj", "obl") and above.upos in ("VERB", "AUX", "ADJ", "NOUN"):
        kind = _verb_kind(sentence, noun, above)
        if kind is not None:
            return kind, above.i
    if noun.relation in ("dep", "parataxis", "list", "appos") and above.upos in ("VERB",) and words.verbs.get(lemma):
        return words.verbs[lemma], above.i
    return None, noun.i


def _case(sentence: Sentence, noun: Token) -> str:
    """The preposition on the noun, or on a word before it: "at no fewer than 200"."""
    own = sentence.dependents(noun.i, "case")
    inner = [c for t in sentence.dependents(noun.i, "advmod") for c in sentence.dependents(t.i, "case")]
    return next((t.text.lower() for t in (*own, *inner)), "")


def _above_conjunct(sentence: Sentence, noun: Token, above: Token, depth: int) -> tuple[str | None, int]:
    if above.upos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
        if above.upos == "ADJ" and noun.upos == "NUM":
            return None, noun.i
        return (
            _above(sentence, above, depth + 1)
            if _kind_of_own(sentence, above) is None
            else (_kind_of_own(sentence, above), above.i)
        )
    return None, noun.i


def _kind_of_own(sentence: Sentence, noun: Token) -> str | None:
    words = figure_words()
    for other in sentence.dependents(noun.i, "acl"):
        if other.deprel != "acl:relcl" and other.xpos == "VBN" and other.lemma.lower() in words.verbs:
            return words.verbs[other.lemma.lower()]
    return None


def _verb_kind(sentence: Sentence, noun: Token, verb: Token) -> str | None:
    """What the verb does to its subject or object."""
    words = figure_words()
    lemma = verb.lemma.lower()
    dependents = sentence.dependents(verb.i)
    has_object = any(t.relation == "obj" and t.i != noun.i for t in dependents)
    subject = noun.relation == "nsubj"
    phrase = _phrase_kind(sentence, verb, noun)
    if phrase is not None and not (subject and has_object and phrase == "killed" and not _lost_life(sentence, verb)):
        return phrase
    adjective = words.adjectives.get(verb.text.lower()) or words.adjectives.get(lemma)
    if verb.upos in ("ADJ", "NOUN") and subject and (adjective or words.nouns.get(lemma)) and lemma not in ("toll",):
        return adjective or words.nouns.get(lemma)
    kind = words.verbs.get(lemma)
    if kind is None and noun.deprel == "nsubj:pass":
        kind = _second_harm(sentence, verb)
    if kind is None or verb.upos not in ("VERB", "AUX"):
        return None
    if subject:
        if lemma in SUFFERED or noun.deprel == "nsubj:pass":
            return kind
        if lemma in ("hang", "free", "release", "exchange", "swap") and noun.deprel != "nsubj:pass":
            return None
        # Headlines drop the auxiliary: "Three killed in blast".
        return (
            kind if not has_object and verb.xpos in ("VBN", "VBD") and not sentence.dependents(verb.i, "aux") else None
        )
    if noun.relation in ("obj", "iobj"):
        return kind if lemma not in ("die", "flee") else None
    return None


def _second_harm(sentence: Sentence, verb: Token) -> str | None:
    """What else was done to a passive's subject: "held without charge", "beaten and wounded"."""
    if verb.lemma.lower() == "hold":
        return "detained"
    for other in sentence.dependents(verb.i, "conj"):
        if other.xpos == "VBN" and not sentence.dependents(other.i, "nsubj", "obj"):
            return figure_words().verbs.get(other.lemma.lower())
    return None


def _passive_harm(sentence: Sentence, verb: Token) -> str | None:
    kind = figure_words().verbs.get(verb.lemma.lower())
    if kind is None:
        return None
    passive = any(t.deprel in ("aux:pass", "nsubj:pass") for t in sentence.dependents(verb.i))
    bare = verb.xpos in ("VBN", "VBD") and not sentence.dependents(verb.i, "nsubj", "aux", "obj")
    return (
        kind if passive or bare or (verb.lemma.lower() in SUFFERED and sentence.dependents(verb.i, "nsubj")) else None
    )


def _phrase_kind(sentence: Sentence, verb: Token, noun: Token) -> str | None:
    """Verbs that mean harm with another word: "left 6 dead", "took 5 hostage", "lost their lives"."""
    lemma = verb.lemma.lower()
    words = figure_words()
    others = [t for t in sentence.dependents(verb.i) if t.i != noun.i]
    for other in others:
        text = other.text.lower()
        if text == "dead" and other.relation in ("xcomp", "amod", "advmod", "obj", "advcl", "obl"):
            return "killed"
        if (
            text == "death"
            and other.relation == "obl"
            and any(c.text.lower() == "to" for c in sentence.dependents(other.i, "case"))
        ):
            return "killed"
        if lemma in (
            "leave",
            "find",
            "report",
            "list",
            "render",
            "make",
            "go",
            "remain",
            "keep",
            "hold",
            "see",
            "set",
        ) and other.relation in ("xcomp", "acl", "amod", "advcl"):
            kind = words.adjectives.get(text) or (words.verbs.get(other.lemma.lower()) if other.xpos == "VBN" else None)
            if kind is None and lemma == "set" and text == "free":
                kind = "detained"
            if kind is not None:
                return kind
        if (
            lemma in ("take", "hold", "seize", "keep")
            and other.lemma.lower() in ("prisoner", "hostage", "captive")
            and other.i != noun.i
        ):
            return "detained"
        if (
            lemma in ("take", "remand", "hold", "keep")
            and other.relation == "obl"
            and other.lemma.lower() in ("custody", "detention", "captivity")
        ):
            return "detained"
        if (
            lemma in ("suffer", "sustain", "receive", "have")
            and other.relation == "obj"
            and other.lemma.lower() in ("injury", "wound", "burn")
        ):
            return "injured"
        if (
            lemma in ("take", "rush", "bring", "evacuate", "send", "admit", "treat")
            and other.relation == "obl"
            and other.lemma.lower() in ("hospital", "injury", "wound", "burn")
        ):
            return "injured"
        if (
            lemma in ("drive", "force", "push", "chase", "throw")
            and other.relation == "obl"
            and noun.lemma.lower() in words.civilians
            and any(c.text.lower() in ("from", "out") for c in sentence.dependents(other.i, "case"))
        ):
            return "displaced"
        if lemma in ("lose",) and other.lemma.lower() == "life":
            return "killed"
        if (
            lemma in ("force", "drive", "flee", "leave", "lose", "compel", "push")
            and other.lemma.lower() in ("home", "house", "flee", "leave")
            and other.i > verb.i
        ):
            return "displaced"
    if lemma == "gun" and any(t.text.lower() == "down" for t in others):
        return "killed"
    if lemma == "round" and any(t.text.lower() == "up" for t in others):
        return "detained"
    if lemma == "take" and noun.lemma.lower() in ("prisoner", "hostage", "captive"):
        return "detained"
    if lemma == "let" and any(t.lemma.lower() in ("go", "free") for t in others):
        return "detained"
    return None


def _lost_life(sentence: Sentence, verb: Token) -> bool:
    return any(t.lemma.lower() in ("life", "injury", "home") for t in sentence.dependents(verb.i, "obj"))


def _lives(sentence: Sentence, noun: Token) -> tuple[str | None, int]:
    """Read "1,200 lives lost", "claimed 30 lives", "cost a couple of hundred lives"."""
    for other in sentence.dependents(noun.i, "acl", "amod"):
        if other.lemma.lower() in ("lose", "claim", "take"):
            return "killed", other.i
    for steps, above in enumerate(sentence.ancestors(noun.i)):
        if above.lemma.lower() in ("lose", "claim", "take", "cost", "end"):
            return "killed", above.i
        if steps == 2:
            break
    return None, noun.i


def _told_by_count(sentence: Sentence, verb: Token, noun: Token) -> tuple[str, int] | None:
    """What a toll counts: "the toll rose to 45", "the number of wounded reached 30", "put the death toll at nine"."""
    words = figure_words()
    for other in sentence.dependents(verb.i, "nsubj", "obj"):
        if other.i == noun.i:
            continue
        counted = sentence.dependents(other.i, "nmod", "compound", "amod")
        own = words.nouns.get(other.lemma.lower())
        if own is not None and (other.lemma.lower() != "toll" or not counted):
            return own, other.i
        if other.lemma.lower() not in words.counts:
            continue
        for part in counted:
            lemma = part.lemma.lower()
            kind = words.adjectives.get(part.text.lower()) or words.nouns.get(lemma)
            if kind is None and part.relation == "nmod" and lemma in words.people:
                kind = harm_of(sentence, part)[0]
            if kind is not None:
                return kind, other.i
        if other.lemma.lower() == "toll":
            return "killed", other.i
    return None
