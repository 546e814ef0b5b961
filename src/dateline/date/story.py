"""The day of the news: what the report's first sentences say, and which further deeds it dates."""

from __future__ import annotations

from dateline.date.kin import WINDOW
from dateline.date.ledger import MATERIAL, NEWS_TENSES, Ledger
from dateline.date.timeline import Dated
from dateline.model.sentence import ParsedReport, Sentence

LEAD = 2
"""Sentences of the body that open the report."""
AGE = 10
"""Days before publication from which on the opening's day is not the day of the news."""


class Story:
    """A report's day of the news; `phrase` is None when its opening gives none."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.phrase = self._find(ledger.parsed)
        self.one_day = self._is_one_day()

    def holds_for(self, k: int) -> bool:
        """Whether a deed without a phrase happened on the day that the report's opening gives.

        So where the report names no other day of the news, or where that day lies before the window of publication; not
        for what is told in present or perfect, nor for what the report itself says will be, nor for words of somebody
        whom the sentence brings in by name, who is heard on the day of publication.
        """
        ledger, story = self.ledger, self.phrase
        if story is None or story.days.latest is None or ledger.published is None:
            return False
        foretold = ledger.lies_ahead(k) and ledger.head(k).relation == "root"
        if foretold or ledger.tense(k) in NEWS_TENSES:
            return False
        if (ledger.published - story.days.latest).days <= WINDOW and not self.one_day:
            return False
        return (self.one_day and ledger.mentions[k].type in MATERIAL) or not _names_speaker(ledger.sentence(k))

    def _find(self, parsed: ParsedReport) -> Dated | None:
        opening = [s.index for s in parsed.sentences if s.kind == "body"][:LEAD]
        for dated in self.ledger.timeline.phrases:
            if dated.sentence in opening and not dated.quoted and dated.days.known and dated.days.length == 1:
                return dated if self._is_news(dated) else None
        return None

    def _is_news(self, dated: Dated) -> bool:
        if dated.meaning.values.get("standing"):
            return False
        day, published = dated.days.earliest, self.ledger.published
        single = dated.days.length == 1
        return single and day is not None and published is not None and 0 <= (published - day).days <= AGE

    def _is_one_day(self) -> bool:
        """Whether the report's phrases name one day of the news and no other."""
        return len({d.days.earliest for d in self.ledger.timeline.phrases if self._is_news(d)}) == 1


def _names_speaker(sentence: Sentence) -> bool:
    """Whether the subject of the sentence is somebody named."""
    root = next((t for t in sentence.tokens if t.head < 0), None)
    return root is not None and any(t.upos == "PROPN" for t in sentence.dependents(root.i, "nsubj"))
