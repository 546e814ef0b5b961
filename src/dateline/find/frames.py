"""Frames and needs of the lexicon, interpreted over a sentence's tree."""

from __future__ import annotations

from dateline.find.classes import is_party, is_person, is_place
from dateline.find.lexicon import Alternatives, Lexicon, Need, Path, Step, TriggerSense
from dateline.model.sentence import Sentence, Token

_CLAUSE = ("root", "ccomp", "advcl", "acl", "parataxis", "csubj")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")
_AFTER_VERB = 5  # words within which the other words of a phrasal verb stand


def is_passive(sentence: Sentence, i: int) -> bool:
    """Whether a verb stands in the passive, also as a bare participle after a noun ("shot by police")."""
    token = sentence.tokens[i]
    if sentence.dependents(i, "nsubj:pass", "aux:pass", "obl:agent", "csubj:pass"):
        return True
    return token.xpos == "VBN" and token.relation in ("acl", "amod") and not sentence.dependents(i, "obj", "aux")


def marker(sentence: Sentence, i: int) -> str:
    """The preposition of a phrase by its head: "" if it has none. Two-word ones ("because of") by their first word."""
    for child in sentence.dependents(i, "case"):
        if child.upos in ("ADP", "SCONJ", "VERB") or child.xpos in ("IN", "TO"):
            return child.lemma
    return ""


def has_words(sentence: Sentence, i: int, sense: TriggerSense) -> bool:
    """Whether the other words of a sense stand where they must around its head `i`."""
    words, at = sense.words, sense.head_index
    if len(words) == 1:
        return True
    tokens = sentence.tokens
    for k, word in enumerate(words):
        if k == at:
            continue
        if k < at:  # "baton - charge", "martial law"
            near = tokens[max(0, i - (at - k) - 1) : i]
        else:
            near = tokens[i + 1 : i + 1 + (_AFTER_VERB if sense.pos == "VERB" else k - at + 2)]
        if not any(word in (t.lemma, t.text.lower()) for t in near):
            return False
    return True


def pos_fits(token: Token, pos: str) -> bool:
    """Whether a token can be a sense's part of speech. Participles before nouns count as verbs too."""
    if pos == "VERB":
        return token.upos == "VERB" or (token.upos == "ADJ" and token.xpos in ("VBN", "VBG"))
    if pos == "NOUN":
        return token.upos in ("NOUN", "PROPN")
    return token.upos in ("ADJ", "VERB", "ADV")


def subjects(sentence: Sentence, i: int) -> list[int]:
    """Subjects of a predicate: its own, or that of the clause that governs it where it shares one (control, coordination)."""
    own = [t.i for t in sentence.dependents(i, "nsubj")]
    if own:
        return own
    token = sentence.tokens[i]
    if token.relation == "acl" and token.head >= 0:
        return (
            [token.head]
            if token.xpos == "VBG" or any(t.lemma in ("who", "which", "that") for t in sentence.dependents(i))
            else []
        )
    if token.relation in ("xcomp", "conj", "advcl") and token.head >= 0:
        governor = sentence.tokens[token.head]
        if token.relation == "xcomp":
            objects = [t.i for t in sentence.dependents(governor.i, "obj", "iobj")]
            if objects:
                return objects
        if token.relation == "advcl" and any(
            t.relation == "mark" and t.lemma not in ("to", "by", "after", "before", "while")
            for t in sentence.dependents(i)
        ):
            return []
        if governor.upos in ("VERB", "ADJ", "NOUN", "AUX"):
            return subjects(sentence, governor.i)
    return []


def follow(sentence: Sentence, i: int, path: Path, lexicon: Lexicon) -> list[int]:
    """The tokens that a path reaches from trigger `i`."""
    reached = [i]
    for step in path:
        reached = [t for r in reached for t in _step(sentence, r, step, lexicon)]
    return [t for t in reached if sentence.tokens[t].upos in _NOMINAL]


def _step(sentence: Sentence, i: int, step: Step, lexicon: Lexicon) -> list[int]:
    token = sentence.tokens[i]
    if step.relation == "nsubj" and step.marker is None:
        found = subjects(sentence, i)
        if found or token.relation != "acl" or token.head < 0:
            return [_antecedent(sentence, t) for t in found]
        return []
    if step.relation == "poss":
        return [t.i for t in sentence.dependents(i, "nmod:poss")]
    if step.relation in ("light", "undergo"):
        if token.relation in ("obj", "obl", "nsubj", "xcomp") and token.head >= 0:
            verb = sentence.tokens[token.head]
            if verb.upos == "VERB" and verb.lemma in lexicon.word_sets[step.relation] and token.relation != "nsubj":
                return [_antecedent(sentence, t) for t in subjects(sentence, verb.i)]
        return []
    if step.relation == "noun":
        return [token.head] if token.relation in ("amod", "acl") and token.head >= 0 else []
    relations = (step.relation, "obl") if step.relation == "nmod" else (step.relation,)
    found = [
        t.i for t in sentence.dependents(i, *relations) if step.marker is None or marker(sentence, t.i) == step.marker
    ]
    if step.relation in ("nmod", "obl") and step.marker is not None and not found and token.upos in ("NOUN", "PROPN"):
        carrier = (
            sentence.tokens[token.head]
            if token.head >= 0 and token.relation in ("obj", "nsubj", "nsubj:pass")
            else None
        )
        if carrier is not None and carrier.upos == "VERB":
            found = [t.i for t in sentence.dependents(carrier.i, "obl") if marker(sentence, t.i) == step.marker]
    return [_antecedent(sentence, t) for t in found]


def _antecedent(sentence: Sentence, i: int) -> int:
    """A relative pronoun's noun; any other token itself."""
    token = sentence.tokens[i]
    if token.upos == "PRON" and token.lemma in ("who", "which", "that", "whom") and token.head >= 0:
        for above in (sentence.tokens[token.head], *sentence.ancestors(token.head)):
            if above.deprel == "acl:relcl" and above.head >= 0:
                return above.head
    return i


def parties_by_frame(sentence: Sentence, i: int, alternatives: Alternatives, lexicon: Lexicon) -> list[int]:
    """Heads of the first alternative that yields any; coordinated phrases are added by the caller."""
    for option in alternatives:
        found = [t for path in option for t in follow(sentence, i, path, lexicon)]
        if found:
            return list(dict.fromkeys(found))
    return []


def needs_hold(sentence: Sentence, i: int, sense: TriggerSense, lexicon: Lexicon) -> bool:
    """Whether all conditions of a sense hold around token `i`."""
    return all(_holds(sentence, i, need) != need.negated for need in sense.needs)


def clause(sentence: Sentence, i: int) -> list[Token]:
    """The tokens of the clause that token `i` stands in."""
    top = i
    while sentence.tokens[top].relation not in _CLAUSE and sentence.tokens[top].head >= 0:
        top = sentence.tokens[top].head
    return [sentence.tokens[k] for k in sentence.subtree(top, without=("ccomp", "advcl", "parataxis"))]


def _holds(sentence: Sentence, i: int, need: Need) -> bool:
    token = sentence.tokens[i]
    kind = need.kind
    if kind in ("subj", "obj", "poss"):
        found = _argument(sentence, i, kind)
        if need.words:
            return any(sentence.tokens[t].lemma in need.words for t in found)
        if need.value == "none":
            return not found
        if need.value == "any":
            return bool(found)
        test = {"party": is_party, "person": is_person, "place": is_place}[need.value or "party"]
        return any(test(sentence, t) for t in found)
    if kind == "mod":
        return any(
            t.lemma in need.words or t.text.lower() in need.words
            for t in sentence.dependents(i, "compound", "amod", "nmod:desc", "nummod")
        )
    if kind == "prep":
        return any(marker(sentence, t.i) in need.words for t in sentence.dependents(i, "obl", "nmod", "advcl"))
    if kind == "pobj":
        return any(t.lemma in need.words for t in sentence.dependents(i, "obl", "nmod"))
    if kind == "verb":
        return token.head >= 0 and sentence.tokens[token.head].lemma in need.words
    if kind == "near":
        return any(t.lemma in need.words or t.text.lower() in need.words for t in clause(sentence, i) if t.i != i)
    if kind in ("xcomp", "ccomp"):
        return bool(sentence.dependents(i, kind))
    if kind in ("plural", "singular"):
        return (token.xpos in ("NNS", "NNPS")) == (kind == "plural")
    return is_passive(sentence, i) == (kind == "passive")


def _argument(sentence: Sentence, i: int, kind: str) -> list[int]:
    passive = is_passive(sentence, i)
    if kind == "poss":
        return [t.i for t in sentence.dependents(i, "nmod:poss")]
    if kind == "subj":
        if passive:
            return [t.i for t in sentence.dependents(i, "obl:agent")]
        return [_antecedent(sentence, t) for t in subjects(sentence, i)]
    if passive:
        token = sentence.tokens[i]
        own = [t.i for t in sentence.dependents(i, "nsubj:pass")]
        return own or ([token.head] if token.relation in ("acl", "amod") and token.head >= 0 else [])
    return [t.i for t in sentence.dependents(i, "obj", "iobj")]
