"""The dates of a report's mentions as far as they are settled, and the questions that the rules ask about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Day

from dateline.date.interval import Interval
from dateline.date.tense import clause_tense
from dateline.date.timeline import Timeline
from dateline.model.mention import Mention, Reason, When
from dateline.model.sentence import ParsedReport, Sentence, Token

HISTORY = 90
"""Days before publication from which on a deed is history."""
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
    """A mention's date and why. `own`: its sentence gave the phrase; `firm`: the phrase hangs on its trigger."""

    when: When | None
    reason: Reason
    days: Interval | None = None
    firm: bool = False
    own: bool = False
    historical: bool = False

    @property
    def by_phrase(self) -> bool:
        """Whether a phrase of the report gave the date, in whichever sentence."""
        return self.when is not None and self.when.basis != "publication"


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

    def tense(self, k: int) -> str:
        """How the mention's clause is told."""
        return clause_tense(self.sentence(k), self.mentions[k].head)

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

    def is_old(self, k: int) -> bool:
        """Whether the mention is settled and history."""
        return k in self.done and self.historical(self.done[k].days)

    def historical(self, days: Interval | None) -> bool:
        """Whether the days ended long before publication."""
        day = self.published
        return bool(days and days.latest and day and (day - days.latest).days > HISTORY)

    def dated(self, type_code: str) -> list[int]:
        """The settled mentions of a type that have days, in order."""
        return [j for j in sorted(self.done) if self.mentions[j].type == type_code and self.done[j].days is not None]

    def before(self, numbers: Sequence[int], k: int) -> list[int]:
        """Those of the numbers that stand before `k`, the last first."""
        return [j for j in reversed(numbers) if j < k]


def stem_of(lemma: str) -> str:
    """What forms of a word share."""
    return lemma.lower()[:STEM]
