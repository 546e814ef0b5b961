"""Gives every mention of a report its date: from its sentence, from another mention, from the publication day, or none.

In: a parsed report and its mentions. Out: the same mentions with `date`, `historical` and the reason. Order of trial:
1. a phrase of the mention's own sentence (link.py), which may count from another mention's day;
2. the date of a mention that tells of the same deed, or of a deed of the same type near by (kin.py); for titles and
   headings, of the first such mention in the body;
3. the day of the news that the report's opening gives (story.py);
4. for deeds told in past or present, or as going on: two days before publication to publication;
5. no date: what is told as background, habit or history, deeds ahead, things that only might be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.date import kin
from dateline.date.interval import Interval, move
from dateline.date.kin import WINDOW
from dateline.date.ledger import MATERIAL, NEWS_TENSES, Ledger, Settled
from dateline.date.link import FIRM, Linked, in_aside, is_ranked, link_in_sentence, told_apart
from dateline.date.resolve import points_ahead
from dateline.date.story import Story
from dateline.date.tense import pluperfect
from dateline.date.timeline import Dated, read_timeline
from dateline.model.mention import Mention, Reason, When
from dateline.model.sentence import ParsedReport

DONE = frozenset({"actual", "negated"})
ATTRIBUTES = frozenset({"nummod", "compound", "amod"})
"""Relations of a date that belongs to the name of a thing."""
NAMED_ONLY = frozenset({"obj", "nmod", "nmod:poss", "compound", "conj", "appos", "amod"})
"""Places of a noun where a deed is named under another word, not told."""
UNDATED = frozenset({"future", "possible"})


class Settler:
    """The dates of one report's mentions."""

    def __init__(self, parsed: ParsedReport, mentions: Sequence[Mention]) -> None:
        self.ledger = Ledger(parsed, read_timeline(parsed), mentions)
        self.story = Story(self.ledger)

    def run(self) -> list[Mention]:
        """The mentions in their order, each with its date.

        The body is dated before the titles, which use its dates, and phrases that count from an event come last.
        """
        ledger = self.ledger
        places = range(len(ledger.mentions))
        linked = {k: self._linked(k) for k in places}
        counted = {k: bool(linked[k] and linked[k][0].dated.needs_event) for k in places}
        order = sorted(places, key=lambda k: (counted[k], ledger.is_heading(k), k))
        for k in order:
            ledger.done[k] = self._settle(k, linked[k])
        for k in order:  # a second look, now that deeds told further down have their dates
            if not ledger.done[k].own and kin.named_later(ledger, k) is not None:
                ledger.done[k] = self._settle(k, linked[k])
        return [self._with(k) for k in places]

    def _settle(self, k: int, linked: Sequence[Linked]) -> Settled:
        ledger, status = self.ledger, self.ledger.mentions[k].status
        own = self._own(k, linked)
        if own is not None and (own.firm or not ledger.only_names(k)):
            return own
        known = kin.same_deed(ledger, k, firm=own is not None)
        if own is None and status in DONE and (known is None or not ledger.done[known].by_phrase):
            own = self._old_day(k)
            if own is not None:
                return own
        if own is not None and (known is None or own.days == ledger.done[known].days):
            return own
        fresh = known is not None and not ledger.is_old(known)
        if own is None and status in DONE and ledger.goes_on(k) and not fresh:
            return self._published("told as going on")
        if status == "possible" and (suspected := kin.suspected(ledger, k, known)) is not None:
            return self._shared(suspected, "date of the deed that this is suspected to be")
        if known is not None and status in DONE:
            return self._shared(known, "date of the same deed, told in another sentence")
        if status in UNDATED or (status == "negated" and ledger.is_noun(k)):
            return _none(f"told as {status}, without a date")
        if pluperfect(ledger.sentence(k), ledger.mentions[k].head):
            return _none("told as before the news, without a date", historical=kin.amid_history(ledger, k))
        return self._from_around(k) or self._published()

    def _from_around(self, k: int) -> Settled | None:
        """The date that the deeds told around the mention give, or the reason why it has none."""
        ledger = self.ledger
        if (near := kin.same_type(ledger, k)) is not None:
            return self._shared(near, "date of a deed of the same type before it")
        if (later := kin.named_later(ledger, k)) is not None:
            return self._shared(later, "date of the same deed, told further down")
        beside = ledger.is_definite(k) and ledger.head(k).relation not in ("root", "nsubj")
        if beside and not ledger.is_heading(k):
            return _none("background told without a date")
        if kin.amid_history(ledger, k):
            return _none("told amid older events, without a date", historical=True)
        if (mate := kin.mate(ledger, k)) is not None:
            return self._shared(mate, "date of another deed of the sentence")
        story = self.story.phrase
        if story is not None and story.sentence != ledger.mentions[k].sentence and self.story.holds_for(k):
            return Settled(
                _when(story, story.days), Reason("date", "the day of the report's opening", (story.span,)), story.days
            )
        return self._background(k)

    def _background(self, k: int) -> Settled | None:
        """No date for what the words themselves set apart from the news."""
        ledger = self.ledger
        sentence, head = ledger.sentence(k), ledger.head(k)
        if told_apart(sentence, head):
            return _none("named by the way, with another day than its clause")
        if ledger.is_habitual(k):
            return _none("told of many or of earlier times, without a date")
        if ledger.mentions[k].type not in MATERIAL:
            return None
        if ledger.is_noun(k) and head.relation in NAMED_ONLY and not ledger.is_heading(k):
            return _none("only named, not told, and without a date")
        if not ledger.is_noun(k) and head.relation == "acl":
            return _none("told to describe somebody or something, without a date")
        return None

    # ---- the mention's own sentence ------------------------------------------------------------------------------------

    def _linked(self, k: int) -> list[Linked]:
        mention = self.ledger.mentions[k]
        return link_in_sentence(self.ledger.sentence(k), mention, self.ledger.timeline.of_sentence(mention.sentence))

    def _own(self, k: int, linked: Sequence[Linked]) -> Settled | None:
        """The date that the mention's own sentence gives."""
        for place, best in enumerate(linked):
            dated = kin.from_event(self.ledger, k, best.dated) if best.dated.needs_event else best.dated
            if dated is None or self._lies_ahead(k, dated):
                continue
            if dated.meaning.values.get("near") and not dated.days.known:
                continue  # "shortly after the talks", of which no day is told
            firm = best.relation in FIRM
            if dated.meaning.kind == "vague" and not firm and not dated.meaning.values.get("age"):
                continue
            lost = tuple(f"{x.dated.span.text}: {x.how}" for n, x in enumerate(linked) if n != place)
            return self._phrase(k, dated, f"phrase {best.how}", lost, firm=firm)
        return None

    def _old_day(self, k: int) -> Settled | None:
        """The one day of its sentence, though it hangs elsewhere, when it is history: then nothing there is news."""
        ledger, mention = self.ledger, self.ledger.mentions[k]
        phrases = [d for d in ledger.timeline.of_sentence(mention.sentence) if d.days.known]
        if len(phrases) != 1 or not ledger.historical(phrases[0].days) or phrases[0].days.open:
            return None
        sentence = ledger.sentence(k)
        if sentence.tokens[phrases[0].head].relation in ATTRIBUTES:
            return None  # "the 1965 act" tells no time of its own
        if is_ranked(sentence, mention.head):
            return None  # "the worst attack since rebels took the town in 2015"
        if ledger.tense(k) in NEWS_TENSES or in_aside(sentence, mention.head, phrases[0].head):
            return None
        return self._phrase(k, phrases[0], "the one date of the sentence, which is history", (), firm=False)

    def _phrase(self, k: int, dated: Dated, rule: str, lost: tuple[str, ...], *, firm: bool) -> Settled:
        days, published = dated.days, self.ledger.published
        if self.ledger.mentions[k].status == "actual" and published and days.latest:
            days = replace(days, latest=min(days.latest, published))  # a deed done is never dated after publication
        told = days.reason or dated.counted_from
        reason = Reason("date", f"{rule}; {told}" if told else rule, (dated.span,), lost)
        standing = bool(dated.meaning.values.get("standing"))
        return Settled(
            _when(dated, days), reason, days if days.known else None, firm, own=True, standing=standing
        )  # fmt: skip

    def _lies_ahead(self, k: int, dated: Dated) -> bool:
        """Whether the phrase names a day after publication though the deed is told as done: its term, not its day."""
        published, first = self.ledger.published, dated.days.earliest
        if self.ledger.mentions[k].status != "actual" or published is None or first is None:
            return False
        return first > published or (points_ahead(dated.meaning) and dated.meaning.kind == "window")

    # ---- elsewhere -------------------------------------------------------------------------------------------------------

    def _shared(self, j: int, rule: str) -> Settled:
        source, other = self.ledger.done[j], self.ledger.mentions[j]
        evidence = (source.when.span,) if source.when and source.when.span else (other.trigger,)
        return Settled(source.when, Reason("date", f"{rule} ({other.id})", evidence), source.days)

    def _published(self, told: str = "no phrase") -> Settled:
        day = self.ledger.published
        if day is None:
            return _none("no phrase and no day of publication")
        days = Interval(move(day, -WINDOW), day, granularity="window")
        reason = f"{told}: told as news of the day"
        when = When(None, days.earliest, days.latest, basis="publication", granularity="window", reason=reason)
        rule = f"{told}: two days before {self.ledger.timeline.source} to that day"
        return Settled(when, Reason("date", rule), days)

    def _with(self, k: int) -> Mention:
        mention, settled = self.ledger.mentions[k], self.ledger.done[k]
        historical = settled.historical or self.ledger.historical(settled.days)
        return replace(
            mention, date=settled.when, historical=historical, reasons=(*mention.reasons, settled.reason)
        )  # fmt: skip


def _none(reason: str, *, historical: bool = False) -> Settled:
    return Settled(None, Reason("date", reason), historical=historical)


def _when(dated: Dated, days: Interval) -> When:
    reason = "" if days.known else days.reason
    return When(dated.span, days.earliest, days.latest, days.open, "phrase", days.granularity, reason)
