"""Finds the mention whose date another mention shares: the same deed told again, or a deed of the same scene.

In: the ledger of a report and the place of a mention. Out: the place of the mention to take the date from, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.date.interval import Interval
from dateline.date.ledger import MATERIAL, NEWS_TENSES, NOUNS, Ledger, stem_of
from dateline.date.timeline import Dated
from dateline.model.sentence import Sentence

REACH = 3
"""Sentences of a paragraph over which a date holds for further deeds of its type."""
NEAR = 2
"""Sentences over which it holds across paragraphs."""
WINDOW = 2
"""Days before publication that are the news of the day."""
EVENTS = NOUNS | {"VERB", "AUX"}
"""Words that may name an event."""
WEEK = 7
"""Days that the time of an event may last for "two days after" it to be counted."""
EVENT_REACH = 12
"""Words after "two days after" among which the event is named."""


def same_deed(ledger: Ledger, k: int, *, firm: bool = False) -> int | None:
    """The nearest dated mention of the same type and word: before it, or for a heading the first after it.

    Dates that a phrase gives come before the window of publication; with `firm`, only phrases that hang on their trigger.
    """
    type_code, stem = ledger.mentions[k].type, ledger.stem(k)
    heading = ledger.is_heading(k) and not firm
    around = ledger.after(k, type_code, stem) if heading else ledger.before(k, type_code, stem)
    same = [j for j in around if _may_share(ledger, k, j)]
    phrased = [j for j in same if ledger.done[j].by_phrase]
    if firm:
        return next((j for j in phrased if ledger.done[j].firm), None)
    if not heading:
        return _finest(ledger, phrased or same)
    others = [j for j in ledger.after(k, type_code) if ledger.done[j].by_phrase and not ledger.is_old(j)]
    return next(iter(phrased or others or same), None)


def _may_share(ledger: Ledger, k: int, j: int) -> bool:
    """Old days are shared by nouns, which name the same deed again, and by verbs only near by and not as news."""
    if _by_others(ledger, k, j):
        return False
    if not ledger.is_old(j) or ledger.is_noun(k):
        return True
    apart = ledger.mentions[k].sentence - ledger.mentions[j].sentence
    return abs(apart) <= REACH and ledger.tense(k) not in NEWS_TENSES


def _by_others(ledger: Ledger, k: int, j: int) -> bool:
    """Whether somebody named said the one thing, and anybody else the other."""
    if ledger.is_noun(k) or ledger.mentions[k].type in MATERIAL:
        return False
    one = ledger.doer(k)
    return one is not None and one != ledger.doer(j)


def _finest(ledger: Ledger, numbers: Sequence[int]) -> int | None:
    """The first, or one that dates the same days more closely."""
    if not numbers:
        return None
    first = ledger.done[numbers[0]].days
    for j in numbers[1:]:
        days = ledger.done[j].days
        if first and days and 0 < days.length < first.length and _inside(days, first):
            return j
    return numbers[0]


def _inside(inner: Interval, outer: Interval) -> bool:
    """Whether all days of one interval are days of the other."""
    if not (inner.earliest and inner.latest and outer.earliest and outer.latest):
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def suspected(ledger: Ledger, k: int, known: int | None) -> int | None:
    """For a deed told as possible, the deed done that it is taken for: only who did it, or how, is in doubt.

    "An explosion killed two on Friday ... the alleged bombing": the mention `known` for the same deed, else one of the
    same type before it. Not for what might still come, nor for old days.
    """
    if not ledger.is_definite(k) and ledger.tense(k) != "past":
        return None
    if known is None and ledger.mentions[k].type in MATERIAL:
        known = same_type(ledger, k)
    if known is None or not ledger.done[known].by_phrase or ledger.is_old(known):
        return None
    return known if ledger.mentions[known].status == "actual" else None


def named_later(ledger: Ledger, k: int) -> int | None:
    """For a noun that names a deed done, the first mention after it of that type and word with its own phrase.

    "A deal that ended the operation" ... "Last week the army began an operation".
    """
    if not ledger.is_noun(k) or ledger.is_heading(k) or ledger.mentions[k].type not in MATERIAL:
        return None
    later = ledger.after(k, ledger.mentions[k].type, ledger.stem(k))
    return next((j for j in later if ledger.done[j].own and not ledger.is_old(j)), None)


def same_type(ledger: Ledger, k: int) -> int | None:
    """The nearest mention before it of the same type that a phrase dates.

    Near by for every type; anywhere in the report for deeds done, for nouns with an article, and where the day lies
    before the window of publication. What is told in the perfect is news of its own, and history dates only itself.
    """
    if ledger.tense(k) == "perfect":
        return None
    sentence = ledger.sentence(k)
    wide = ledger.mentions[k].type in MATERIAL or ledger.is_definite(k)
    for j in ledger.before(k, ledger.mentions[k].type):
        settled = ledger.done[j]
        if ledger.is_heading(j) or ledger.mentions[j].status != "actual" or not settled.by_phrase:
            continue
        before = ledger.sentence(j)
        apart = sentence.index - before.index
        if ledger.is_old(j) and wide and apart <= NEAR and before.paragraph == sentence.paragraph:
            return j  # amid a paragraph of history
        if ledger.is_old(j) or _by_others(ledger, k, j):
            continue
        near = apart <= NEAR or (before.paragraph == sentence.paragraph and apart <= REACH)
        return j if near or wide or _before_window(ledger, settled.days) else None
    return None


def _before_window(ledger: Ledger, days: Interval | None) -> bool:
    """Whether the days ended before the window of publication."""
    last, published = days.latest if days else None, ledger.published
    return bool(published and last and (published - last).days > WINDOW)


def mate(ledger: Ledger, k: int) -> int | None:
    """A mention before it in its sentence whose date comes from elsewhere: verbs of one sentence share the scene.

    Only where that date lies before the window of publication: what is said about a deed of these days is news of its own.
    """
    if ledger.is_noun(k):
        return None
    for j in range(k - 1, -1, -1):
        if ledger.mentions[j].sentence != ledger.mentions[k].sentence:
            return None
        settled = ledger.done.get(j)
        if settled is None or settled.days is None or not settled.by_phrase or ledger.is_old(j):
            continue
        if not _before_window(ledger, settled.days):
            continue
        span = settled.when.span if settled.when else None
        if span is None or span.start < ledger.sentence(k).start:
            return j
    return None


def amid_history(ledger: Ledger, k: int) -> bool:
    """Whether the mentions just before in the paragraph are dated as history and this one is told in the past too."""
    if ledger.tense(k) in NEWS_TENSES or ledger.lies_ahead(k):
        return False
    sentence = ledger.sentence(k)
    for j in range(k - 1, -1, -1):
        before = ledger.sentence(j)
        if before.kind != "body" or before.paragraph != sentence.paragraph or sentence.index - before.index > REACH:
            return False
        if j in ledger.done and (ledger.done[j].historical or ledger.done[j].days is not None):
            return ledger.done[j].historical or ledger.is_old(j)
    return False


def from_event(ledger: Ledger, k: int, dated: Dated) -> Dated | None:
    """The phrase counted from the event that its words name: a phrase told with it, its mention, or the same word elsewhere.

    None when the mention itself is that event.
    """
    sentence = ledger.parsed.sentences[dated.sentence]
    event = _event_of(sentence, dated)
    if event is None:
        return dated
    if event == ledger.mentions[k].head and ledger.mentions[k].sentence == dated.sentence:
        return None
    named = [event, *_below(sentence, event, dated)]
    for other in ledger.timeline.of_sentence(dated.sentence):
        told_with = sentence.tokens[other.head].head == event or other.head == event
        if other is not dated and told_with and 0 < other.days.length <= WEEK:
            return dated.after(other.days)
    here = {ledger.mentions[j].head: j for j in ledger.in_sentence(dated.sentence) if j != k}
    for i in named:
        if i in here and (days := ledger.told_days(here[i])) is not None:
            return dated.after(days)
    for i in named:
        for j in ledger.of_stem(stem_of(sentence.tokens[i].lemma)):
            days = ledger.told_days(j)
            if j != k and ledger.mentions[j].sentence != dated.sentence and days is not None:
                return dated.after(days)
    for i in named:
        like = same_type(ledger, here[i]) if i in here else None
        if like is not None and (days := ledger.told_days(like)) is not None:
            return dated.after(days)
    return dated


def _event_of(sentence: Sentence, dated: Dated) -> int | None:
    """The word that names the event after "two days after": what the preposition belongs to, else the first that can."""
    last = sentence.tokens[dated.last]
    if last.relation in ("case", "mark", "fixed") and last.head > dated.last:
        return last.head
    words = sentence.tokens[dated.last + 1 : dated.last + 1 + EVENT_REACH]
    return next((t.i for t in words if t.upos in EVENTS), None)


def _below(sentence: Sentence, event: int, dated: Dated) -> list[int]:
    """The words near by that may name the event too, those under its word: "the signing of the truce"."""
    words = sentence.tokens[dated.last + 1 : dated.last + 1 + EVENT_REACH]
    return [t.i for t in words if t.upos in EVENTS and any(a.i == event for a in sentence.ancestors(t.i))]
