"""Decides which time expression belongs to which mention, inside one sentence.

In: a sentence, a mention and the sentence's dated phrases. Out: the phrases that may date the mention, best first, each with
the reason. Scored on the tree (the phrase hangs on the trigger, on its clause, on the clause that governs it) and by the
encoder's date role, where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.date.meaning import Meaning
from dateline.date.resolve import resolve
from dateline.date.tables import load_tables
from dateline.date.timeline import Dated
from dateline.model.mention import Mention
from dateline.model.sentence import Sentence, Token

ENOUGH = 0.0
ROLE = 1.0
"""What the encoder's certainty of a date role is worth beside the syntax; its halfway is no evidence."""
DATE_ROLE = 4
ALONE = 0.3
"""What it is worth to be the only date of the sentence."""
DISTANCE = 0.02
"""What each word between trigger and phrase costs, up to twenty."""
FRONT, FRONTED = 2, 0.0
"""A phrase among the first words of a sentence holds for more of it."""
REPORTED = 3.0
"""What it costs when the phrase tells when somebody said that the deed has been done: more than the encoder can add."""
PLEDGES = frozenset({"AGREE", "CONCEDE", "THREATEN", "REQUEST"})
"""Types whose words may name a day that lies ahead."""
FIRM = frozenset({"hangs on the trigger", "inside the phrase", "in the clause that describes the trigger"})
"""Relations that leave no doubt which deed the phrase dates."""
COMPARED = frozenset({"since", "so_far", "window", "vague"})
"""Meanings of a time over which a deed is compared with others."""
CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis"})
NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True)
class Linked:
    """A phrase of the mention's sentence, how well it fits, and how it hangs on the trigger."""

    dated: Dated
    score: float
    how: str

    @property
    def relation(self) -> str:
        """How the phrase hangs on the trigger, without what the encoder says of it."""
        return self.how.partition(";")[0]


def link_in_sentence(sentence: Sentence, mention: Mention, phrases: Sequence[Dated]) -> list[Linked]:
    """The phrases that may date the mention, best first; those that do not are left out."""
    telling = [dated for dated in phrases if _tells_when(sentence, mention, dated)]
    scored = [_score(sentence, mention, dated, len(telling) == 1) for dated in telling]
    fitting = [s for s in scored if s.score > ENOUGH]
    return sorted(fitting, key=lambda s: (-s.score, abs(s.dated.head - mention.head)))


def _score(sentence: Sentence, mention: Mention, dated: Dated, alone: bool) -> Linked:
    since = _since_clause(sentence, mention.head, dated)
    counted = event_clause(sentence, dated)
    if counted is not None:
        score, how = _by_tree(sentence, mention.head, replace(dated, head=counted))
    elif since is not None:
        clause, dated = since
        score, how = _by_tree(sentence, mention.head, replace(dated, head=clause))
        score, how = score - 0.3, "since the deed of its clause, " + how
    else:
        score, how = _by_tree(sentence, mention.head, dated)
    if sentence.scores is not None:
        role = float(sentence.scores.role[mention.head, dated.first : dated.last + 1, DATE_ROLE].max())
        score += ROLE * (2 * role - 1)
        how += f"; the model takes it for the date with {role:.2f}"
    if dated.meaning.kind == "vague":
        score -= 0.6
    if dated.needs_event and not dated.days.known:
        score -= 1.0
    score -= DISTANCE * min(abs(dated.head - mention.head), 20)
    if dated.first <= FRONT and dated.days.known and not _had_done(sentence, mention.head):
        score += FRONTED
    if alone and dated.days.known and not _had_done(sentence, mention.head):
        score += ALONE
    if mention.status == "actual" and dated.ahead and mention.type not in PLEDGES:
        score -= 1.0
    return Linked(dated, score, how)


def _tells_when(sentence: Sentence, mention: Mention, dated: Dated) -> bool:
    """Whether the phrase can tell when: a length of time only of what has been so ("has held it for decades")."""
    clause = event_clause(sentence, dated)
    if clause is not None and clause in _chain(sentence, mention.head):
        return False  # "two days after the truce began": the truce is what is counted from
    if _compares(sentence, dated):
        return False
    length = dated.meaning.values.get("length")
    if length is None:
        return True
    if length == "of":
        return False
    if length == "in":
        return dated.days.known
    helpers = sentence.dependents(mention.head, "aux")
    return any(h.lemma == "have" for h in helpers)


def _compares(sentence: Sentence, dated: Dated) -> bool:
    """Whether the phrase only says among which deeds one is the first or the worst: "the deadliest attack since 2015"."""
    over = sentence.tokens[dated.head].head
    if over < 0:
        return False
    if dated.meaning.kind == "unit_shift":  # "the third this month", but not "the third attack this month"
        return _ranks(sentence.tokens[over])
    return dated.meaning.kind in COMPARED and is_ranked(sentence, over)


def is_ranked(sentence: Sentence, i: int) -> bool:
    """Whether the word is called the first, the last or the most of its kind."""
    return any(_ranks(word) for word in (sentence.tokens[i], *sentence.dependents(i, "amod")))


def _ranks(token: Token) -> bool:
    return token.xpos in ("JJS", "RBS") or token.lemma.lower() in load_tables().words["ORDER"]


def _by_tree(sentence: Sentence, trigger: int, dated: Dated) -> tuple[float, str]:
    """A score for how the phrase hangs on the trigger, and that relation in words."""
    if dated.first <= trigger <= dated.last:
        return 2.0, "inside the phrase"
    up = _chain(sentence, trigger)
    down = _chain(sentence, dated.head)
    shared = next((i for i in down if i in up), None)
    if shared is None:
        return -1.0, "another tree"
    from_date = [sentence.tokens[i] for i in down[: down.index(shared)]]
    from_trigger = [sentence.tokens[i] for i in up[: up.index(shared)]]
    if any(told_apart(sentence, t) for t in (*from_date[1:], *from_trigger)):
        return -1.0, "beside a deed named by the way"
    clauses_down = sum(_opens_clause(t) for t in from_date[1:])
    clauses_up = sum(_opens_clause(t) for t in from_trigger)
    joined = sum(t.relation == "conj" for t in from_trigger)
    if shared == trigger:
        nouns = sum(t.upos in NOUNS for t in from_date[1:])
        if not from_date[1:]:
            return 3.0, "hangs on the trigger"
        if clauses_down == 0:
            return 1.4 - 0.7 * nouns, "under the trigger"
        described = clauses_down == 1 and len(from_date) == 2 and from_date[1].relation == "acl"
        if described and sentence.tokens[trigger].upos in NOUNS:
            return 1.9, "in the clause that describes the trigger"
        return -0.4 - 0.8 * clauses_down, "in a clause under the trigger"
    if clauses_down == 0 and not [t for t in from_date[1:] if t.relation in ("conj",)]:
        depth = len(from_date) - 1
        score = 1.6 - 0.5 * clauses_up - 0.3 * joined - 0.8 * depth - 0.1 * len(from_trigger)
        how = "in the same clause" if clauses_up == 0 else "in the governing clause"
        if clauses_up and any(_had_done(sentence, t.i) for t in from_trigger):
            score -= 1.0
        if any(_reported_as_done(sentence, t) for t in from_trigger):
            score -= REPORTED
        return score, how
    if from_date and from_trigger and from_date[-1].relation == from_trigger[-1].relation == "conj":
        inside = len(from_date) - 1 + sum(_opens_clause(t) for t in from_trigger[:-1])
        if from_date[-1].i < from_trigger[-1].i:
            return 0.9 - 0.5 * inside, "in the clause joined before"
    return -0.6 - 0.6 * clauses_down - 0.3 * clauses_up, "in another clause"


def event_clause(sentence: Sentence, dated: Dated) -> int | None:
    """The verb of the clause that the phrase counts from and stands in: "two days after rebels seized the town"."""
    if not dated.needs_event:
        return None
    last = sentence.tokens[dated.last]
    if last.relation in ("mark", "case") and last.head > dated.last and last.head in _chain(sentence, dated.head)[1:]:
        return last.head
    return None


def in_aside(sentence: Sentence, trigger: int, i: int) -> bool:
    """Whether word `i` stands in a clause that only describes somebody or something, and the trigger outside it."""
    over = _chain(sentence, trigger)
    for j in _chain(sentence, i):
        if j in over:
            return False
        if sentence.tokens[j].relation == "acl":
            return True
    return False


def _chain(sentence: Sentence, i: int) -> list[int]:
    return [i, *(t.i for t in sentence.ancestors(i))]


def _opens_clause(token: Token) -> bool:
    return token.relation in CLAUSES or (token.relation == "conj" and token.upos in ("VERB", "AUX"))


def _had_done(sentence: Sentence, i: int) -> bool:
    """Whether the word's clause is told as "had done", before what is told around it."""
    return any(d.lemma == "have" and d.xpos == "VBD" for d in sentence.dependents(i, "aux"))


def _reported_as_done(sentence: Sentence, token: Token) -> bool:
    """Whether the word opens a clause of what somebody said, told as "has done" or "had done": done before it was said."""
    return token.relation == "ccomp" and any(d.lemma == "have" for d in sentence.dependents(token.i, "aux"))


def told_apart(sentence: Sentence, token: Token) -> bool:
    """Whether the word is a noun that names another time than its clause: "after the strike", "per the request"."""
    words = load_tables().tense["apart"]
    return token.upos in NOUNS and any(d.lemma.lower() in words for d in sentence.dependents(token.i, "case"))


def _since_clause(sentence: Sentence, trigger: int, dated: Dated) -> tuple[int, Dated] | None:
    """The phrase as "since then", when it stands in a clause that begins with "since" and the trigger outside it."""
    if dated.meaning.kind == "since":
        return None
    below = {trigger, *(t.i for t in sentence.ancestors(trigger))}
    for token in sentence.ancestors(dated.head):
        if token.i in below:
            return None
        if any(d.lemma == "since" for d in sentence.dependents(token.i, "mark", "case")):
            if token.head >= 0 and is_ranked(sentence, token.head):
                return None
            meaning = Meaning("since", {"first": dated.meaning})
            return token.i, replace(dated, meaning=meaning, days=resolve(meaning, dated.context))
    return None
