"""The dates of a report's mentions as far as they are settled, and the questions that the rules ask about them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from functools import cached_property

from dateline.date.interval import Interval
from dateline.date.tables import load_tables
from dateline.date.tense import clause_tense, tense_of
from dateline.date.timeline import Timeline
from dateline.model.mention import Mention, Reason, When
from dateline.model.sentence import ParsedReport, Sentence, Token

HISTORY = 90
"""Days before publication from which on a deed is history."""
LOOK = 60
"""Mentions of a type looked at on either side of a mention: further ones do not date it, however long the text."""
STEM = 5
"""Letters that forms of one word share: "suspended", "suspension"."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
NOUNS = frozenset({"NOUN", "PROPN"})
NEWS_TENSES = frozenset({"perfect", "present"})
"""Tenses in which news of the day is told, not what happened on the days told before."""
MATERIAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "RETREAT", "MOBILIZE", "SANCTION", "AID", "COOPERATE"})
"""Types of deeds done, not said: told one after another, they share their day."""


@dataclass(frozen=True)
class Settled:
    """A mention's date and why.

    `own`: its sentence gave the phrase; `firm`: the phrase hangs on its trigger; `standing`: the phrase says what is so
    now ("currently"), not when it began.
    """

    when: When | None
    reason: Reason
    days: Interval | None = None
    firm: bool = False
    own: bool = False
    historical: bool = False
    standing: bool = False

    @property
    def by_phrase(self) -> bool:
        """Whether a phrase of the report gave the date, in whichever sentence."""
        return self.when is not None and self.when.basis != "publication"

    @property
    def shareable(self) -> bool:
        """Whether it has days and they are those of a deed."""
        return self.days is not None and not self.standing


@dataclass
class Ledger:
    """One report's mentions and what is settled of them, by their place in the list."""

    parsed: ParsedReport
    timeline: Timeline
    mentions: Sequence[Mention]
    done: dict[int, Settled] = field(default_factory=dict)

    @property
    def published(self) -> Day | None:
        """The day that the report is counted from."""
        return self.timeline.published

    def sentence(self, k: int) -> Sentence:
        """The sentence of a mention."""
        return self.parsed.sentences[self.mentions[k].sentence]

    def head(self, k: int) -> Token:
        """The trigger's token."""
        return self.sentence(k).tokens[self.mentions[k].head]

    def stem(self, k: int) -> str:
        """What forms of the trigger's word share."""
        return stem_of(self.head(k).lemma)

    def is_heading(self, k: int) -> bool:
        """Whether the mention stands in a title or heading."""
        return self.sentence(k).kind != "body"

    def is_noun(self, k: int) -> bool:
        """Whether the trigger is a noun."""
        return self.head(k).upos in NOUNS

    def is_definite(self, k: int) -> bool:
        """Whether the trigger is a noun named as known: "the strike"."""
        determiners = self.sentence(k).dependents(self.mentions[k].head, "det")
        return self.is_noun(k) and any(d.lemma.lower() in DEFINITE for d in determiners)

    def only_names(self, k: int) -> bool:
        """Whether the trigger is a noun that names a deed under another verb: "denounced the strike"."""
        return self.is_noun(k) and self.head(k).relation not in ("root", "conj", "nsubj")

    def is_habitual(self, k: int) -> bool:
        """Whether the clause says that the deed was done time and again, or long ago: "has repeatedly refused"."""
        words = load_tables().tense["habit"]
        return any(d.lemma.lower() in words for d in self.sentence(k).dependents(self.mentions[k].head, "advmod"))

    def goes_on(self, k: int) -> bool:
        """Whether the deed is told as going on in the present: "the ongoing war", "clashes continue"."""
        sentence, head = self.sentence(k), self.head(k)
        words = load_tables().tense["going_on"]
        if any(d.lemma.lower() in words for d in sentence.dependents(head.i, "amod")):
            return True
        over = sentence.tokens[head.head] if head.head >= 0 else None
        if head.relation not in ("nsubj", "xcomp", "obj") or over is None or over.lemma.lower() not in words:
            return False
        return clause_tense(sentence, over.i) in NEWS_TENSES

    def tense(self, k: int) -> str:
        """How the mention's clause is told."""
        return clause_tense(self.sentence(k), self.mentions[k].head)

    def lies_ahead(self, k: int) -> bool:
        """Whether the clause is told as still to come: "will meet"."""
        return tense_of(self.sentence(k), self.mentions[k].head) == "future"

    def doer(self, k: int) -> str | None:
        """The last word of the name that is the subject over the trigger, or None where no name is."""
        sentence = self.sentence(k)
        for token in (self.head(k), *sentence.ancestors(self.mentions[k].head)):
            subjects = sentence.dependents(token.i, "nsubj")
            if subjects:
                subject = subjects[0]
                last = max([subject.i, *(t.i for t in sentence.dependents(subject.i, "flat"))])
                return sentence.tokens[last].text if subject.upos == "PROPN" else None
        return None

    def told_days(self, k: int) -> Interval | None:
        """The days of a settled mention that a phrase of the report gives."""
        return self.done[k].days if k in self.done and self.done[k].by_phrase else None

    def is_old(self, k: int) -> bool:
        """Whether the mention is settled and history."""
        return k in self.done and self.historical(self.done[k].days)

    def historical(self, days: Interval | None) -> bool:
        """Whether the days ended long before publication."""
        day = self.published
        return bool(days and days.latest and day and (day - days.latest).days > HISTORY)

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[int]]:
        """The places of the mentions by type and stem, by type alone, and by stem alone."""
        found: dict[tuple[str, str], list[int]] = {}
        for j, mention in enumerate(self.mentions):
            for key in ((mention.type, self.stem(j)), (mention.type, ""), ("", self.stem(j))):
                found.setdefault(key, []).append(j)
        return found

    @cached_property
    def _by_sentence(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for j, mention in enumerate(self.mentions):
            found.setdefault(mention.sentence, []).append(j)
        return found

    def in_sentence(self, index: int) -> list[int]:
        """The mentions of a sentence."""
        return self._by_sentence.get(index, [])

    def before(self, k: int, type_code: str, stem: str = "") -> list[int]:
        """The settled mentions of a type, or of a type and word, that stand before `k` and have days to share, the last first."""
        places = self._places.get((type_code, stem), [])
        last = bisect_left(places, k)
        return [j for j in reversed(places[max(last - LOOK, 0) : last]) if self._shares(j)]

    def after(self, k: int, type_code: str, stem: str = "") -> list[int]:
        """The settled mentions of a type, or of a type and word, that stand after `k` and have days to share."""
        places = self._places.get((type_code, stem), [])
        first = bisect_right(places, k)
        return [j for j in places[first : first + LOOK] if self._shares(j)]

    def of_stem(self, stem: str) -> list[int]:
        """The first settled mentions of any type whose trigger is such a word and which have days to share."""
        return [j for j in self._places.get(("", stem), [])[:LOOK] if self._shares(j)]

    def _shares(self, j: int) -> bool:
        return j in self.done and self.done[j].shareable


def stem_of(lemma: str) -> str:
    """What forms of a word share."""
    return lemma.lower()[:STEM]
