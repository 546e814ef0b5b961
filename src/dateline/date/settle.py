"""Gives every mention of a report its date: from its sentence, from another mention, from the publication day, or none.

In: a parsed report and its mentions. Out: the same mentions with `date`, `historical` and the reason. Order of trial:
1. a phrase of the mention's own sentence (link.py);
2. the date of a mention before it that tells of the same deed: same type and word, or same type a few sentences on;
   for titles and headings, of the first such mention in the body;
3. for deeds of the report itself, told in past or present tense: two days before publication to publication;
4. no date: background, deeds ahead, things that only might be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.date.interval import Interval, move
from dateline.date.link import Linked, in_aside, link_in_sentence
from dateline.date.resolve import points_ahead
from dateline.date.tense import clause_tense, pluperfect
from dateline.date.timeline import Dated, Timeline, read_timeline
from dateline.model.mention import Mention, Reason, When
from dateline.model.sentence import ParsedReport, Sentence, Token

WINDOW = 2
"""Days before publication in which a report's own event happened when no phrase dates it."""
HISTORY = 90
"""Days before publication from which on a deed is history."""
SAME_TYPE_REACH = 3
"""Sentences over which a date holds for further deeds of its type."""
STEM = 5
"""Letters that forms of one word share: "suspended", "suspension"."""
DONE = frozenset({"actual", "negated"})
UNDATED = frozenset({"future", "possible"})
LEAD = 2
"""Sentences of the body that open the report."""
STORY_AGE = 10
"""Days before publication from which on the opening's day is not the day of the news."""
NEAR = 2
"""Sentences over which it holds across paragraphs."""
NEWS_TENSES = frozenset({"perfect", "present"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
NOUNS = frozenset({"NOUN", "PROPN"})
MATERIAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "RETREAT", "MOBILIZE", "SANCTION", "AID", "COOPERATE"})
"""Types of deeds done, not said: told one after another, they share their day."""
PLEDGES = frozenset({"AGREE", "CONCEDE", "THREATEN", "REQUEST"})
FIRM = frozenset({"hangs on the trigger", "inside the phrase", "in the clause that describes the trigger"})


@dataclass(frozen=True)
class _Settled:
    """A mention's date and why."""

    when: When | None
    reason: Reason
    days: Interval | None = None
    firm: bool = False
    own: bool = False
    historical: bool = False


class Settler:
    """The dates of one report's mentions."""

    def __init__(self, parsed: ParsedReport, timeline: Timeline | None = None) -> None:
        self.parsed = parsed
        self.timeline = timeline or read_timeline(parsed)
        self.done: dict[int, _Settled] = {}
        self.mentions: Sequence[Mention] = ()
        self.story = self._find_story()
        self.one_day = self._is_one_day()

    def run(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions in their order, each with its date. The body is dated first, so that titles can use it."""
        self.mentions = mentions
        order = sorted(range(len(mentions)), key=lambda k: (self._is_heading(mentions[k]), k))
        linked = {k: self._linked(mentions[k]) for k in order}
        waiting = [k for k in order if linked[k] and linked[k][0].dated.needs_event]
        for k in [k for k in order if k not in waiting] + waiting:
            self.done[k] = self._settle(k, linked[k])
        for k in order:  # a second look, now that deeds told further down have their dates
            if not self.done[k].own and self._named_later(k) is not None:
                self.done[k] = self._settle(k, linked[k])
        return [self._with(mention, self.done[k]) for k, mention in enumerate(mentions)]

    # ---- one mention ---------------------------------------------------------------------------------------------------

    def _settle(self, k: int, linked: Sequence[Linked]) -> _Settled:
        mention = self.mentions[k]
        own = self._own(k, linked)
        if own is not None and (own.firm or not self._names_deed(mention)):
            return own
        known = self._same_deed(k, firm=own is not None)
        if own is None and mention.status in DONE and (known is None or not self._by_phrase(known)):
            own = self._old_day(k)
            if own is not None:
                return own
        if own is not None and (known is None or own.days == self.done[known].days):
            return own
        if known is not None and mention.status in DONE:
            return self._inherited(known, "date of the same deed, told in another sentence")
        if mention.status in UNDATED or (mention.status == "negated" and self._head(mention).upos in NOUNS):
            return self._none(f"told as {mention.status}, without a date")
        if pluperfect(self._sentence(mention), mention.head):
            return self._none("told as before the news, without a date", historical=self._in_history(k))
        near = self._same_type(k)
        if near is not None:
            return self._inherited(near, "date of a deed of the same type before it")
        later = self._named_later(k)
        if later is not None:
            return self._inherited(later, "date of the same deed, told further down")
        if self._is_background(mention):
            return self._none("background told without a date")
        if self._in_history(k):
            return self._none("told amid older events, without a date", historical=True)
        mate = self._mate(k)
        if mate is not None:
            return self._inherited(mate, "date of another deed of the sentence")
        if self._holds_story(mention):
            return self._story_day()
        return self._published()

    def _own(self, k: int, linked: Sequence[Linked]) -> _Settled | None:
        """The date that the mention's own sentence gives."""
        for place, best in enumerate(linked):
            dated = self._from_event(k, best.dated) if best.dated.needs_event else best.dated
            if dated is None:
                continue
            if self._lies_ahead(self.mentions[k], dated):
                continue
            days = dated.days
            lost = tuple(f"{x.dated.span.text}: {x.how}" for n, x in enumerate(linked) if n != place)
            firm = best.how.split(";")[0] in FIRM
            if not days.known and dated.meaning.kind == "vague" and not firm and not dated.meaning.values.get("age"):
                continue
            return self._phrase(self.mentions[k], dated, f"phrase {best.how}", lost, firm=firm)
        return None

    def _old_day(self, k: int) -> _Settled | None:
        """The one day of its sentence, though it hangs elsewhere, when it is history: then nothing there is news."""
        mention = self.mentions[k]
        phrases = [d for d in self.timeline.of_sentence(mention.sentence) if d.days.known]
        if len(phrases) != 1 or not self._historical(phrases[0].days) or phrases[0].days.open:
            return None
        sentence = self._sentence(mention)
        if clause_tense(sentence, mention.head) in NEWS_TENSES or in_aside(sentence, mention.head, phrases[0].head):
            return None
        return self._phrase(mention, phrases[0], "the one date of the sentence, which is history", (), firm=False)

    def _phrase(self, mention: Mention, dated: Dated, rule: str, lost: tuple[str, ...], *, firm: bool) -> _Settled:
        days = self._until_publication(mention, dated.days)
        when = _when(dated, days)
        return _Settled(when, Reason("date", rule + (f"; {days.reason}" if days.reason else ""), (dated.span,), lost),
                        days if days.known else None, firm, own=True)  # fmt: skip

    def _lies_ahead(self, mention: Mention, dated: Dated) -> bool:
        """Whether the phrase names a day after publication though the deed is told as done: its term, not its day."""
        published, first = self.timeline.published, dated.days.earliest
        if mention.status != "actual" or published is None or first is None:
            return False
        return first > published or (points_ahead(dated.meaning) and dated.meaning.kind == "window")

    def _until_publication(self, mention: Mention, days: Interval) -> Interval:
        """A deed told as done is never dated after publication."""
        published = self.timeline.published
        if mention.status != "actual" or published is None or not days.latest:
            return days
        return replace(days, latest=min(days.latest, published))

    def _linked(self, mention: Mention) -> list[Linked]:
        sentence = self.parsed.sentences[mention.sentence]
        return link_in_sentence(sentence, mention, self.timeline.of_sentence(mention.sentence))

    # ---- another mention -----------------------------------------------------------------------------------------------

    def _from_event(self, k: int, dated: Dated) -> Dated | None:
        """The phrase counted from the event that its words name, a mention or a word that a mention uses too."""
        sentence = self.parsed.sentences[dated.sentence]
        following = [t for t in sentence.tokens[dated.last + 1 : dated.last + 13] if t.upos in (*NOUNS, "VERB", "AUX")]
        named = {t.i for t in following}
        if self.mentions[k].head in named:
            return None
        stems = {_stem(t.lemma) for t in following}
        candidates = [
            j for j, other in enumerate(self.mentions)
            if j != k and j in self.done and self.done[j].days is not None
            and (other.sentence, other.head) != (dated.sentence, self.mentions[k].head)
        ]  # fmt: skip
        for j in candidates:
            if self.mentions[j].sentence == dated.sentence and self.mentions[j].head in named:
                return dated.after(self.done[j].days or dated.days)
        for j in candidates:
            if self._stem_of(self.mentions[j]) in stems:
                return dated.after(self.done[j].days or dated.days)
        return dated

    def _same_deed(self, k: int, *, firm: bool = False) -> int | None:
        """The nearest dated mention of the same type and word: before it, or for a heading the first after it.

        Dates that a phrase gives come before the window of publication; with `firm`, only phrases that hang on their trigger.
        """
        mention = self.mentions[k]
        stem = self._stem_of(mention)
        same = [
            j for j in self._dated(mention.type)
            if j != k and self._stem_of(self.mentions[j]) == stem and self._may_share(mention, j)
        ]  # fmt: skip
        phrased = [j for j in same if self._by_phrase(j)]
        if firm:
            return next((j for j in self._nearest_first(phrased, k) if self.done[j].firm), None)
        if self._is_heading(mention):
            phrased = phrased or [j for j in self._dated(mention.type) if self._by_phrase(j) and not self._is_old(j)]
            return next((j for j in sorted(phrased or same) if j > k), None)
        before = self._nearest_first(phrased, k)
        return self._finest(before or self._nearest_first(same, k))

    def _named_later(self, k: int) -> int | None:
        """For a noun, the first mention after it of the same type and word that has its own phrase: "the operation"."""
        mention = self.mentions[k]
        if self._head(mention).upos not in NOUNS or self._is_heading(mention):
            return None
        stem = self._stem_of(mention)
        return next(
            (
                j
                for j in self._dated(mention.type)
                if j > k and self.done[j].own and not self._is_old(j) and self._stem_of(self.mentions[j]) == stem
            ),
            None,
        )

    def _may_share(self, mention: Mention, j: int) -> bool:
        """Old days are shared by nouns, which name the same deed again, and by verbs only near by and not as news."""
        if not self._is_old(j) or self._head(mention).upos in NOUNS:
            return True
        apart = mention.sentence - self.mentions[j].sentence
        return abs(apart) <= SAME_TYPE_REACH and clause_tense(self._sentence(mention), mention.head) not in NEWS_TENSES

    def _dated(self, type_code: str) -> list[int]:
        return [j for j in sorted(self.done) if self.mentions[j].type == type_code and self._has_days(j)]

    @staticmethod
    def _nearest_first(numbers: Sequence[int], k: int) -> list[int]:
        """Those before `k`, the last first."""
        return [j for j in reversed(numbers) if j < k]

    def _finest(self, numbers: Sequence[int]) -> int | None:
        """The first, or one that dates the same days more closely."""
        if not numbers:
            return None
        first = self.done[numbers[0]].days
        for j in numbers[1:]:
            days = self.done[j].days
            if first and days and 0 < days.length < first.length and _inside(days, first):
                return j
        return numbers[0]

    def _by_phrase(self, j: int) -> bool:
        when = self.done[j].when
        return when is not None and when.basis != "publication"

    def _same_type(self, k: int) -> int | None:
        """The nearest mention before it of the same type that a phrase dates.

        Near by for every type; anywhere in the report for deeds done, for nouns with an article, and where the day lies
        before the window of publication. What is told in the perfect is news of its own.
        """
        mention = self.mentions[k]
        sentence, published = self._sentence(mention), self.timeline.published
        if clause_tense(sentence, mention.head) == "perfect":
            return None
        wide = mention.type in MATERIAL or self._is_definite(mention)
        for j in self._nearest_first(self._dated(mention.type), k):
            other, days = self.mentions[j], self.done[j].days
            if self._is_heading(other) or other.status != "actual" or not self._by_phrase(j):
                continue
            before = self._sentence(other)
            apart = sentence.index - before.index
            near = apart <= NEAR or (before.paragraph == sentence.paragraph and apart <= SAME_TYPE_REACH)
            if self._is_old(j) and apart > 1:
                continue
            earlier = bool(published and days and days.latest and (published - days.latest).days > WINDOW)
            if near or wide or earlier:
                return j
            return None
        return None

    def _in_history(self, k: int) -> bool:
        """Whether the mentions just before in the paragraph are dated as history and this one is told in the past too."""
        mention = self.mentions[k]
        sentence = self._sentence(mention)
        if clause_tense(sentence, mention.head) in ("perfect", "present"):
            return False
        for j in range(k - 1, -1, -1):
            before = self._sentence(self.mentions[j])
            if before.kind != "body" or before.paragraph != sentence.paragraph:
                return False
            if sentence.index - before.index > SAME_TYPE_REACH:
                return False
            if j in self.done and self.done[j].historical:
                return True
            if j in self.done and self.done[j].days is not None:
                return self._is_old(j)
        return False

    def _find_story(self) -> Dated | None:
        """The phrase of the report's first sentences that gives the one day of its news."""
        published = self.timeline.published
        body = [s.index for s in self.parsed.sentences if s.kind == "body"][:LEAD]
        if published is None:
            return None
        for dated in self.timeline.phrases:
            day = dated.days.earliest
            if dated.sentence in body and not dated.quoted and day and dated.days.length == 1:
                return dated if 0 <= (published - day).days <= STORY_AGE else None
        return None

    def _is_one_day(self) -> bool:
        """Whether the report's phrases name one day of the news and no other."""
        published = self.timeline.published
        days = {
            d.days.earliest for d in self.timeline.phrases
            if d.days.length == 1 and d.days.earliest and published
            and 0 <= (published - d.days.earliest).days <= STORY_AGE
        }  # fmt: skip
        return len(days) == 1

    def _holds_story(self, mention: Mention) -> bool:
        """Whether a deed without a phrase happened on the day that the report's opening gives.

        So where that day lies before the window of publication, unless the sentence brings in somebody by name, who is
        then heard on the day of publication, or tells in present or perfect.
        """
        story, published = self.story, self.timeline.published
        if story is None or published is None or story.days.latest is None:
            return False
        sentence = self._sentence(mention)
        if clause_tense(sentence, mention.head) in NEWS_TENSES:
            return False
        if (published - story.days.latest).days <= WINDOW and not self.one_day:
            return False
        return (self.one_day and mention.type in MATERIAL) or not _names_speaker(sentence)

    def _story_day(self) -> _Settled:
        story = self.story
        assert story is not None
        return _Settled(
            _when(story, story.days), Reason("date", "the day of the report's opening", (story.span,)), story.days
        )

    def _mate(self, k: int) -> int | None:
        """A mention before it in its sentence whose date comes from elsewhere: verbs of one sentence share the scene."""
        mention = self.mentions[k]
        if self._head(mention).upos in NOUNS:
            return None
        for j in range(k - 1, -1, -1):
            if self.mentions[j].sentence != mention.sentence:
                return None
            when = self.done[j].when if j in self.done else None
            inside = when and when.span and self._sentence(mention).start <= when.span.start
            if when and self._has_days(j) and self._by_phrase(j) and not inside and not self._is_old(j):
                return j
        return None

    def _inherited(self, j: int, rule: str) -> _Settled:
        source = self.done[j]
        other = self.mentions[j]
        evidence = (source.when.span,) if source.when and source.when.span else (other.trigger,)
        return _Settled(source.when, Reason("date", f"{rule} ({other.id})", evidence), source.days)

    def _names_deed(self, mention: Mention) -> bool:
        """A noun that only names a deed, under another verb: "denounced the strike"."""
        return self._head(mention).upos in NOUNS and self._head(mention).relation not in ("root", "conj", "nsubj")

    # ---- publication or nothing ------------------------------------------------------------------------------------------

    def _published(self) -> _Settled:
        day = self.timeline.published
        if day is None:
            return self._none("no phrase and no day of publication")
        days = Interval(move(day, -WINDOW), day, granularity="window")
        when = When(None, days.earliest, days.latest, basis="publication", granularity="window",
                    reason="no phrase: told as news of the day")  # fmt: skip
        return _Settled(when, Reason("date", f"no phrase: two days before {self.timeline.source} to that day"), days)

    def _is_background(self, mention: Mention) -> bool:
        """A noun that names a deed as known, beside what the sentence tells."""
        sentence = self._sentence(mention)
        head = self._head(mention)
        return sentence.kind == "body" and self._is_definite(mention) and head.relation not in ("root", "nsubj")

    def _is_definite(self, mention: Mention) -> bool:
        head = self._head(mention)
        if head.upos not in NOUNS:
            return False
        return any(d.lemma.lower() in DEFINITE for d in self._sentence(mention).dependents(head.i, "det"))

    @staticmethod
    def _none(reason: str, *, historical: bool = False) -> _Settled:
        return _Settled(None, Reason("date", reason), historical=historical)

    # ---- small questions ---------------------------------------------------------------------------------------------------

    def _has_days(self, j: int) -> bool:
        return self.done[j].days is not None

    def _is_old(self, j: int) -> bool:
        return self._historical(self.done[j].days)

    def _historical(self, days: Interval | None) -> bool:
        day = self.timeline.published
        return bool(days and days.latest and day and (day - days.latest).days > HISTORY)

    def _sentence(self, mention: Mention) -> Sentence:
        return self.parsed.sentences[mention.sentence]

    def _head(self, mention: Mention) -> Token:
        return self._sentence(mention).tokens[mention.head]

    def _is_heading(self, mention: Mention) -> bool:
        return self._sentence(mention).kind != "body"

    def _stem_of(self, mention: Mention) -> str:
        return _stem(self._head(mention).lemma)

    def _with(self, mention: Mention, settled: _Settled) -> Mention:
        return replace(
            mention, date=settled.when, historical=settled.historical or self._historical(settled.days),
            reasons=(*mention.reasons, settled.reason),
        )  # fmt: skip


def _names_speaker(sentence: Sentence) -> bool:
    """Whether the subject of the sentence is somebody named."""
    root = next((t for t in sentence.tokens if t.head < 0), None)
    return root is not None and any(t.upos == "PROPN" for t in sentence.dependents(root.i, "nsubj"))


def _inside(inner: Interval, outer: Interval) -> bool:
    """Whether all days of one interval are days of the other."""
    if not (inner.earliest and inner.latest and outer.earliest and outer.latest):
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _stem(lemma: str) -> str:
    return lemma.lower()[:STEM]


def _when(dated: Dated, days: Interval) -> When:
    reason = "" if days.known else days.reason
    return When(dated.span, days.earliest, days.latest, days.open, "phrase", days.granularity, reason)
