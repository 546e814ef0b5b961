"""Status: whether the deed of a mention is told as actual, future, possible or negated (codebook, section 6).

Takes a mention, its sentence and the claims that cover it; gives the status and why. Rules look upwards from the
trigger through the tree: its own auxiliaries and negation, then each word that governs it. The first that settles the
matter decides; a negation found above a plan ("has no plans to attack") wins over the plan. Where no rule speaks, the
encoder may.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.attribute.claims import Claim
from dateline.model.mention import Mention, Reason
from dateline.model.sentence import Sentence, Token
from dateline.tables import by_folder, toml_table

STATUSES = ("actual", "future", "possible", "negated")
_SPEECH_ACTS = ("AGREE", "CONCEDE", "THREATEN", "REQUEST", "REJECT", "ACCUSE")
# Chosen by hand, not swept: the encoder learnt from the training records, so they cannot set it.
_SURE = 0.80
_TIMES = {"before", "after", "during", "since", "prior", "following", "until"}
# A longer sentence that ends in a question mark tells before it asks.
_LONGEST_QUESTION = 35


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with the rule that gave it and the word that it was read from."""

    status: str
    rule: str
    word: Token | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    modals: dict[str, str]
    embedding: dict[str, str]
    objects: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    adverbs: dict[str, str]
    negators: frozenset[str]
    negating_prepositions: frozenset[str]
    harmless: frozenset[str]
    conditions: frozenset[str]
    condition_verbs: frozenset[str]
    times: frozenset[str]
    performatives: dict[str, frozenset[str]]
    light: frozenset[str]
    happening: frozenset[str]
    aspects: frozenset[str]
    plots: frozenset[str]
    breaches: frozenset[str]
    doubtful: frozenset[str]


@by_folder
def _words() -> _Words:
    table = toml_table("lang/en/status.toml")
    return _Words(
        modals=_by_word(table["modals"]),
        embedding=_by_word(table["embedding"]),
        objects=_by_word(table["objects"]),
        nouns=_by_word(table["nouns"]),
        adjectives=_by_word(table["adjectives"]),
        adverbs=_by_word(table["adverbs"]),
        negators=frozenset(table["negators"]["words"]),
        negating_prepositions=frozenset(table["negators"]["prepositions"]),
        harmless=frozenset(table["negators"]["harmless"]),
        conditions=frozenset(table["conditions"]["marks"]),
        condition_verbs=frozenset(table["conditions"]["clauses"]),
        times=frozenset(table["conditions"]["times"]),
        performatives={code: frozenset(rows) for code, rows in table["performatives"].items()},
        doubtful=frozenset(table["doubtful"]["verbs"]),
        light=frozenset(table["transparent"]["verbs"]),
        happening=frozenset(table["transparent"]["happening"]),
        aspects=frozenset(table["transparent"]["nouns"]),
        plots=frozenset(table["plots"]["nouns"]),
        breaches=frozenset(table["plots"]["breaches"]),
    )


def _by_word(rows: dict[str, Any]) -> dict[str, str]:
    """Word to status; the first list that has the word counts."""
    found: dict[str, str] = {}
    for status, words in rows.items():
        for word in words:
            found.setdefault(word, status)
    return found


def decide_status(mention: Mention, sentence: Sentence, claims: Sequence[Claim]) -> tuple[str, Reason]:
    """The status of a mention, with its reason."""
    verdict = _by_rules(mention, sentence, claims)
    lost: tuple[str, ...] = ()
    if verdict is None:
        verdict = Verdict("actual", "told as having happened")
        guess = _encoder(mention, sentence)
        if guess is not None and guess.status != "actual":
            verdict = guess
    verdict, lost = _by_type(mention, sentence, verdict)
    evidence = (sentence.span(verdict.word.i, verdict.word.i),) if verdict.word is not None else (mention.trigger,)
    return verdict.status, Reason("status", verdict.rule, evidence, lost)


def _by_type(mention: Mention, sentence: Sentence, verdict: Verdict) -> tuple[Verdict, tuple[str, ...]]:
    """A speech act told by its content ("will meet" for AGREE) has taken place, though the content lies ahead."""
    if mention.type not in _SPEECH_ACTS or verdict.status == "actual":
        return verdict, ()
    if _performs(mention, sentence):
        return verdict, ()
    keep = (
        verdict.status == "possible"
        and mention.type in ("AGREE", "CONCEDE")
        and verdict.rule.startswith(("condition", "question"))
    )
    if keep or (verdict.status == "negated" and mention.type in ("AGREE", "CONCEDE", "ACCUSE")):
        return verdict, ()
    return Verdict("actual", "the act of speech took place, its content lies ahead", verdict.word), (
        f"{verdict.status}: {verdict.rule}",
    )


def _performs(mention: Mention, sentence: Sentence) -> bool:
    """Whether a word of the trigger names the speech act itself."""
    listed = _words().performatives.get(mention.type, frozenset())
    return any(t.lemma.lower() in listed or t.text.lower() in listed for t in sentence.tokens_in(mention.trigger))


def _by_rules(mention: Mention, sentence: Sentence, claims: Sequence[Claim]) -> Verdict | None:
    if not 0 <= mention.head < len(sentence.tokens):
        return None
    denial = next((c for c in claims if c.stance == "denies"), None)
    if denial is not None:
        return Verdict("negated", "what a source denies", sentence.token_at(denial.cue.start) if denial.cue else None)
    trigger = sentence.tokens[mention.head]
    found = _climb(sentence, trigger, mention)
    if found is None:
        found = _alleged(sentence, trigger, claims)
    return found


def _alleged(sentence: Sentence, trigger: Token, claims: Sequence[Claim]) -> Verdict | None:
    """Read "allegedly" on the trigger's verb or the verb over it; "before the attack" is not alleged."""
    for claim in claims:
        if claim.stance != "claims" or claim.family != "adverb" or claim.saying is None:
            continue
        adverb = sentence.tokens[claim.saying.cue_token]
        if adverb.head == trigger.i or (
            adverb.head == trigger.head
            and not any(t.text.lower() in _TIMES for t in sentence.dependents(trigger.i, "case", "mark"))
        ):
            return Verdict("possible", "alleged", adverb)
    return None


def _climb(sentence: Sentence, trigger: Token, mention: Mention) -> Verdict | None:
    """Walk from the trigger towards the root and stop at the first word that settles the status."""
    inside = {t.i for t in sentence.tokens_in(mention.trigger)} | {trigger.i}
    verdict = _of_trigger(sentence, trigger, inside, mention)
    below = trigger
    while below.head >= 0:
        if verdict is not None and verdict.status == "negated":
            return verdict
        above = sentence.tokens[below.head]
        step = _governed(sentence, below, above, trigger, verdict)
        if step is not None:
            if step.status == "actual" and step.rule == "double negation":
                return None
            if step.status != "actual" and (verdict is None or step.status == "negated" or step.rule == "likely"):
                verdict = step
        if not _passes(sentence, below, above, inside):
            break
        if verdict is None:
            verdict = _own(sentence, above, inside, shared=below.relation == "conj")
        elif (
            verdict.status in ("future", "possible") and _negated(sentence, above, inside) and below.relation != "conj"
        ):
            return Verdict("negated", f"negation over {verdict.rule}", above)
        below = above
    if verdict is None:
        verdict = _sentence_rules(sentence, trigger, below)
    return verdict


def _of_trigger(sentence: Sentence, trigger: Token, inside: set[int], mention: Mention) -> Verdict | None:
    """What the trigger's own words say of it."""
    lemmas = {sentence.tokens[i].lemma.lower() for i in inside}
    if lemmas & _words().plots:
        return Verdict("possible", "a plot is not yet a deed", trigger)
    if mention.type == "RETREAT" and lemmas & _words().breaches:
        return Verdict("negated", "a truce that is broken", trigger)
    verdict = _own(sentence, trigger, inside)
    for i in sorted(inside - {trigger.i}):
        if verdict is None and sentence.tokens[i].upos == "VERB":
            verdict = _own(sentence, sentence.tokens[i], inside)
    return verdict


def _passes(sentence: Sentence, below: Token, above: Token, inside: set[int]) -> bool:
    """Whether what is told of the word above is told of the deed too.

    "may carry out an attack" is about the attack, "may visit the scene of the attack" is not.
    """
    words = _words()
    if above.i in inside:
        return True
    relation = below.relation
    if relation in ("conj", "xcomp"):
        return True
    if above.upos in ("NOUN", "PROPN"):
        return (
            relation in ("nmod", "compound", "acl", "ccomp", "amod")
            and below.deprel not in ("acl:relcl", "nmod:poss")
            and (above.lemma.lower() in words.nouns or above.lemma.lower() in words.aspects)
        )
    if below.upos in ("NOUN", "PROPN") and above.upos in ("VERB", "AUX", "ADJ"):
        light = above.lemma.lower() in words.light
        if relation == "obj" or below.deprel == "nsubj:pass":
            return light
        if relation == "nsubj":
            return above.lemma.lower() in words.happening
        case = next((t.text.lower() for t in sentence.dependents(below.i, "case")), "")
        return relation == "obl" and light and case in ("in", "to", "with", "out", "on")
    return relation in ("advcl", "csubj") and any(t.text.lower() == "to" for t in sentence.dependents(below.i, "mark"))


def _own(sentence: Sentence, token: Token, inside: set[int], *, shared: bool = False) -> Verdict | None:
    """The token's own auxiliaries, negation, adverbs, determiners and adjectives."""
    words = _words()
    verdict: Verdict | None = None
    dependents = sentence.dependents(token.i)
    perfect = any(t.relation == "aux" and t.lemma.lower() == "have" for t in dependents)
    modal = next((t for t in dependents if t.relation == "aux" and t.text.lower() in words.modals), None)
    negator = _negator(sentence, token, inside)
    if negator is not None and (not shared or negator.i < token.i):
        return Verdict("negated", "negation", negator)
    if modal is not None:
        verdict = _modal(sentence, token, modal, perfect)
    if verdict is None and token.upos in ("NOUN", "PROPN", "VERB") and not shared:
        verdict = _described(sentence, token, inside)
    if verdict is None:
        for other in dependents:
            if (
                other.relation == "advmod"
                and other.text.lower() in words.adverbs
                and words.adverbs[other.text.lower()] == "possible"
            ):
                verdict = Verdict("possible", "adverb", other)
    if verdict is None and _conditional(sentence, token):
        verdict = Verdict("possible", "condition", _conditional(sentence, token))
    return verdict


def _modal(sentence: Sentence, token: Token, modal: Token, perfect: bool) -> Verdict | None:
    kind = _words().modals[modal.text.lower()]
    if kind == "reported_future":
        if perfect:
            return Verdict("negated", "would have: did not happen", modal)
        if _has_condition(sentence, token):
            return Verdict("possible", "would under a condition", modal)
        return Verdict("future", "would", modal) if _reported(sentence, token) else Verdict("possible", "would", modal)
    if kind == "possible" and modal.text.lower() in ("could", "can", "ca") and perfect:
        return Verdict("possible", "modal", modal)
    if modal.text.lower() == "must" and perfect:
        return None
    if kind == "possible" and modal.text.lower() in ("should", "ought") and perfect:
        return Verdict("negated", "should have: did not happen", modal)
    if kind == "future" and _has_condition(sentence, token):
        return Verdict("possible", "will under a condition", modal)
    return Verdict(kind, "modal", modal)


def _reported(sentence: Sentence, token: Token) -> bool:
    """Whether the clause is what somebody said in the past: "said it would"."""
    current = token
    while current.head >= 0:
        above = sentence.tokens[current.head]
        if current.relation in ("ccomp", "acl") or (current.relation == "parataxis"):
            return True
        current = above
    return any(t.upos == "VERB" and t.xpos == "VBD" for t in sentence.dependents(current.i, "parataxis", "ccomp"))


def _has_condition(sentence: Sentence, token: Token) -> bool:
    words = _words()
    for clause in sentence.dependents(token.i, "advcl"):
        if any(m.text.lower() in ("if", "unless") for m in sentence.dependents(clause.i, "mark")):
            return True
        if clause.lemma.lower() in words.condition_verbs:
            return True
    return False


def _conditional(sentence: Sentence, token: Token) -> Token | None:
    """The "if" of the token's own clause."""
    for mark in sentence.dependents(token.i, "mark"):
        if mark.text.lower() in _words().conditions:
            return mark
    return None


def _described(sentence: Sentence, token: Token, inside: set[int]) -> Verdict | None:
    """Adjectives on an event noun: planned, alleged, cancelled."""
    words = _words()
    for other in sentence.dependents(token.i, "amod", "compound", "advmod"):
        status = words.adjectives.get(other.text.lower()) or words.adjectives.get(other.lemma.lower())
        if status == "actual":
            return None
        if status is not None and other.i < token.i:
            return Verdict(status, "adjective", other)
    return None


def _is_negator(sentence: Sentence, token: Token, inside: set[int]) -> bool:
    words = _words()
    text = token.text.lower()
    if (
        token.i in inside
        or text not in words.negators
        or token.relation not in ("advmod", "det", "cc", "nsubj", "case", "discourse")
    ):
        return False
    following = sentence.tokens[token.i + 1].text.lower() if token.i + 1 < len(sentence.tokens) else ""
    return not (following in words.harmless and text in ("not", "no", "n't", "nothing"))


def _negated(sentence: Sentence, token: Token, inside: set[int] | None = None) -> bool:
    """Whether a negation bears on the token."""
    return _negator(sentence, token, inside or set()) is not None


def _negator(sentence: Sentence, token: Token, inside: set[int]) -> Token | None:
    """The negation on a verb, a noun ("no attack"), or a verb's subject or object ("nobody attacked", "got no aid")."""
    own = next((t for t in sentence.dependents(token.i) if _is_negator(sentence, t, inside)), None)
    if own is not None or token.upos != "VERB":
        return own
    for party in sentence.dependents(token.i, "nsubj", "obj"):
        if party.i not in inside:
            for other in sentence.dependents(party.i, "det", "cc"):
                if other.text.lower() in ("no", "neither"):
                    return other
    return None


def _governed(
    sentence: Sentence, below: Token, above: Token, trigger: Token, verdict: Verdict | None
) -> Verdict | None:
    """What the governing word makes of the deed below it."""
    words = _words()
    lemma = above.lemma.lower()
    relation = below.relation
    without = next(
        (
            t
            for t in sentence.dependents(below.i, "case", "mark", "cc")
            if t.text.lower() in words.negating_prepositions
        ),
        None,
    )
    if without is not None and relation in ("advcl", "obl", "nmod", "conj", "acl"):
        return Verdict("negated", "without", without)
    infinitive = any(t.text.lower() == "to" and t.relation == "mark" for t in sentence.dependents(below.i))
    if above.upos in ("VERB", "AUX", "ADJ", "ADV") and relation in ("xcomp", "ccomp", "advcl", "csubj"):
        return _embedded(sentence, below, above, lemma, infinitive=infinitive)
    if above.upos == "VERB" and relation in ("obj", "obl", "nsubj") and below.upos in ("NOUN", "PROPN", "VERB"):
        return _object(sentence, below, above, lemma)
    if above.upos in ("NOUN", "PROPN") and relation in ("nmod", "acl", "ccomp", "compound", "amod"):
        return _noun_governed(sentence, below, above, lemma)
    return None


def _embedded(sentence: Sentence, below: Token, above: Token, lemma: str, *, infinitive: bool) -> Verdict | None:
    words = _words()
    if below.relation == "advcl":
        # A purpose is no deed, and a reason or circumstance is one.
        if infinitive:
            governed = words.embedding.get(lemma)
            return Verdict(governed, "governing word", above) if governed in ("future", "possible") else None
        if any(t.text.lower() in words.times for t in sentence.dependents(below.i, "mark", "advmod")):
            ahead = _own(sentence, above, set())
            return Verdict("future", "beside a plan", above) if ahead is not None and ahead.status == "future" else None
        if lemma in ("accuse", "suspect", "plead") and any(
            t.text.lower() == "of" for t in sentence.dependents(below.i, "mark", "case")
        ):
            return Verdict("possible", "suspected", above) if lemma == "suspect" else None
        if lemma in ("prevent", "stop", "keep", "prohibit", "ban", "dissuade", "deter") and any(
            t.text.lower() == "from" for t in sentence.dependents(below.i, "mark", "case")
        ):
            return Verdict("negated", "kept from it", above)
        return None
    status = words.embedding.get(lemma)
    if (
        lemma == "have"
        and infinitive
        and any(t.text.lower() == "yet" for t in sentence.dependents(above.i) + sentence.dependents(below.i))
    ):
        return Verdict("negated", "yet to", above)
    if lemma == "able" and infinitive:
        past = any(t.text.lower() in ("was", "were", "been") for t in sentence.dependents(above.i, "cop"))
        if _negated(sentence, above):
            return Verdict("negated", "not able to", above)
        return None if past else Verdict("possible", "able to", above)
    if (
        below.relation in ("ccomp", "csubj")
        and above.upos in ("ADJ", "ADV")
        and lemma
        in (
            "likely",
            "unlikely",
            "possible",
            "impossible",
            "probable",
            "unclear",
            "doubtful",
            "conceivable",
            "uncertain",
        )
    ):
        return Verdict("possible", "likely", above)
    if status is None and below.relation == "xcomp" and infinitive and above.upos == "AUX" and above.lemma == "be":
        return Verdict("future", "is to", above)
    if status is None:
        return None
    if below.relation == "ccomp":
        if lemma in words.doubtful or lemma in (
            "fear",
            "doubt",
            "hope",
            "speculate",
            "wonder",
            "appear",
            "seem",
            "suggest",
            "propose",
            "recommend",
            "demand",
            "urge",
        ):
            tensed = sentence.dependents(below.i, "aux") or below.xpos in ("VBD",)
            if (
                lemma in ("believe", "think", "suspect", "suggest", "assume", "presume")
                and tensed
                and not _passive(sentence, above)
            ):
                return None
            return Verdict("possible", "governing word", above)
        if lemma in ("deny",):
            return Verdict("negated", "denied", above)
        return None
    if lemma == "accuse":
        return None
    if lemma in words.doubtful and not _passive(sentence, above):
        return None
    if not infinitive and status in ("future", "possible") and below.xpos not in ("VBG", "VB"):
        return None
    if _negated(sentence, above) and status in ("future", "possible", "actual"):
        return Verdict("negated", "negation over the governing word", above)
    if _negated(sentence, above) and status == "negated":
        return Verdict("actual", "double negation", above)
    return Verdict(status, "governing word", above)


def _object(sentence: Sentence, below: Token, above: Token, lemma: str) -> Verdict | None:
    words = _words()
    if below.relation == "nsubj" and below.deprel != "nsubj:pass":
        return None
    if below.relation == "obl":
        case = next((t.text.lower() for t in sentence.dependents(below.i, "case")), "")
        if lemma == "suspect" and case == "of":
            return Verdict("possible", "suspected", above)
        if lemma in ("plan", "prepare") and case == "for":
            return Verdict("future", "planned", above)
        if lemma in ("call", "appeal", "push", "press", "ask", "hope", "plead") and case in ("for", "on"):
            return Verdict("possible", "called for", above)
        return None
    if lemma == "call" and any(t.text.lower() == "off" for t in sentence.dependents(above.i, "compound")):
        return Verdict("negated", "called off", above)
    if lemma == "rule" and any(t.text.lower() == "out" for t in sentence.dependents(above.i, "compound")):
        return Verdict("negated", "ruled out", above)
    status = words.objects.get(lemma)
    if status is None:
        return None
    if _negated(sentence, above) and status == "negated":
        return Verdict("actual", "double negation", above)
    if _negated(sentence, above) and status in ("future", "possible"):
        return Verdict("negated", "negation over the governing word", above)
    return Verdict(status, "governing word", above)


def _noun_governed(sentence: Sentence, below: Token, above: Token, lemma: str) -> Verdict | None:
    words = _words()
    status = words.nouns.get(lemma)
    if status is None:
        return None
    if below.deprel == "acl:relcl" or (below.deprel == "acl" and below.xpos == "VBN"):
        return None
    case = next((t.text.lower() for t in sentence.dependents(below.i, "case", "mark")), "")
    if below.relation == "nmod" and case not in ("of", "for", "to", "about", "on"):
        return None
    if below.deprel == "nmod:poss":
        return None
    if below.relation in ("compound", "amod"):
        return (
            Verdict(status, "governing noun", above)
            if lemma in ("plan", "threat", "plot", "fear", "risk", "preparation")
            else None
        )
    if (
        lemma
        in (
            "agreement",
            "deal",
            "order",
            "charge",
            "accusation",
            "claim",
            "concern",
            "case",
            "call",
            "warning",
            "violation",
            "breach",
        )
        and below.relation == "nmod"
    ):
        return (
            Verdict(status, "governing noun", above)
            if lemma in ("call", "warning", "violation", "breach") and case in ("for", "of")
            else None
        )
    if lemma in ("charge", "accusation", "claim", "case", "concern"):
        return None
    return Verdict(status, "governing noun", above)


def _sentence_rules(sentence: Sentence, trigger: Token, top: Token) -> Verdict | None:
    """Headlines "Leaders to meet", "is to meet", questions."""
    to = next((t for t in sentence.dependents(top.i, "mark") if t.text.lower() == "to"), None)
    if to is not None and top.head < 0 and (sentence.kind != "body" or sentence.dependents(top.i, "nsubj")):
        return Verdict("future", "headline infinitive", to)
    be = next(
        (
            t
            for t in sentence.dependents(top.i, "cop", "aux")
            if t.lemma.lower() == "be" and t.i + 1 < top.i and sentence.tokens[t.i + 1].text.lower() == "to"
        ),
        None,
    )
    if be is not None:
        return Verdict("future", "is to", be)
    if sentence.text.rstrip(" \"”'’)").endswith("?") and top.head < 0 and len(sentence.tokens) <= _LONGEST_QUESTION:
        return Verdict("possible", "question", sentence.tokens[-1])
    return None


def _passive(sentence: Sentence, verb: Token) -> bool:
    return any(t.deprel in ("aux:pass", "nsubj:pass") for t in sentence.dependents(verb.i)) or (
        verb.xpos == "VBN" and verb.relation in ("acl", "amod")
    )


def _encoder(mention: Mention, sentence: Sentence) -> Verdict | None:
    """What the encoder's status head says of the trigger, when it is sure."""
    if sentence.scores is None:
        return None
    row = sentence.scores.status[mention.head]
    best = int(row.argmax())
    return Verdict(STATUSES[best], f"encoder, {float(row[best]):.2f}") if float(row[best]) >= _SURE else None
