"""Finds the mention whose date another mention shares: the same deed told again, or a deed of the same scene.

In: the ledger of a report and the place of a mention. Out: the place of the mention to take the date from, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.date.interval import Interval
from dateline.date.ledger import MATERIAL, NEWS_TENSES, NOUNS, Ledger, stem_of
from dateline.date.timeline import Dated

REACH = 3
"""Sentences of a paragraph over which a date holds for further deeds of its type."""
NEAR = 2
"""Sentences over which it holds across paragraphs."""
WINDOW = 2
"""Days before publication that are the news of the day."""
EVENT_REACH = 12
"""Words after "two days after" among which the event is named."""


def same_deed(ledger: Ledger, k: int, *, firm: bool = False) -> int | None:
    """The nearest dated mention of the same type and word: before it, or for a heading the first after it.

    Dates that a phrase gives come before the window of publication; with `firm`, only phrases that hang on their trigger.
    """
    stem, type_code = ledger.stem(k), ledger.mentions[k].type
    same = [j for j in ledger.dated(type_code) if j != k and ledger.stem(j) == stem and _may_share(ledger, k, j)]
    phrased = [j for j in same if ledger.done[j].by_phrase]
    if firm:
        return next((j for j in ledger.before(phrased, k) if ledger.done[j].firm), None)
    if ledger.is_heading(k):
        others = [j for j in ledger.dated(type_code) if ledger.done[j].by_phrase and not ledger.is_old(j)]
        return next((j for j in sorted(phrased or others or same) if j > k), None)
    return _finest(ledger, ledger.before(phrased, k) or ledger.before(same, k))


def _may_share(ledger: Ledger, k: int, j: int) -> bool:
    """Old days are shared by nouns, which name the same deed again, and by verbs only near by and not as news."""
    if _by_others(ledger, k, j):
        return False
    if not ledger.is_old(j) or ledger.is_noun(k):
        return True
    apart = ledger.mentions[k].sentence - ledger.mentions[j].sentence
    return abs(apart) <= REACH and ledger.tense(k) not in NEWS_TENSES


def _by_others(ledger: Ledger, k: int, j: int) -> bool:
    """Whether two speakers of different names said the one thing and the other."""
    if ledger.is_noun(k) or ledger.mentions[k].type in MATERIAL:
        return False
    one, other = ledger.doer(k), ledger.doer(j)
    return one is not None and other is not None and one != other


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


def named_later(ledger: Ledger, k: int) -> int | None:
    """For a noun that names a deed done, the first mention after it of that type and word with its own phrase.

    "A deal that ended the operation" ... "Last week the army began an operation".
    """
    if not ledger.is_noun(k) or ledger.is_heading(k) or ledger.mentions[k].type not in MATERIAL:
        return None
    for j in ledger.dated(ledger.mentions[k].type):
        if j > k and ledger.done[j].own and not ledger.is_old(j) and ledger.stem(j) == ledger.stem(k):
            return j
    return None


def same_type(ledger: Ledger, k: int) -> int | None:
    """The nearest mention before it of the same type that a phrase dates.

    Near by for every type; anywhere in the report for deeds done, for nouns with an article, and where the day lies
    before the window of publication. What is told in the perfect is news of its own.
    """
    if ledger.tense(k) == "perfect":
        return None
    sentence, published = ledger.sentence(k), ledger.published
    wide = ledger.mentions[k].type in MATERIAL or ledger.is_definite(k)
    for j in ledger.before(ledger.dated(ledger.mentions[k].type), k):
        settled = ledger.done[j]
        if ledger.is_heading(j) or ledger.mentions[j].status != "actual" or not settled.by_phrase:
            continue
        if _by_others(ledger, k, j):
            continue
        before = ledger.sentence(j)
        apart = sentence.index - before.index
        if ledger.is_old(j) and apart > 1:
            continue
        near = apart <= NEAR or (before.paragraph == sentence.paragraph and apart <= REACH)
        last = settled.days.latest if settled.days else None
        earlier = bool(published and last and (published - last).days > WINDOW)
        return j if near or wide or earlier else None
    return None


def mate(ledger: Ledger, k: int) -> int | None:
    """A mention before it in its sentence whose date comes from elsewhere: verbs of one sentence share the scene."""
    if ledger.is_noun(k):
        return None
    for j in range(k - 1, -1, -1):
        if ledger.mentions[j].sentence != ledger.mentions[k].sentence:
            return None
        settled = ledger.done.get(j)
        if settled is None or settled.days is None or not settled.by_phrase or ledger.is_old(j):
            continue
        span = settled.when.span if settled.when else None
        if span is None or span.start < ledger.sentence(k).start:
            return j
    return None


def amid_history(ledger: Ledger, k: int) -> bool:
    """Whether the mentions just before in the paragraph are dated as history and this one is told in the past too."""
    if ledger.tense(k) in NEWS_TENSES:
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
    """The phrase counted from the event that its words name: a mention, or a word that a mention uses too.

    None when the mention itself is that event.
    """
    words = ledger.parsed.sentences[dated.sentence].tokens[dated.last + 1 : dated.last + 1 + EVENT_REACH]
    following = [t for t in words if t.upos in NOUNS or t.upos in ("VERB", "AUX")]
    named = {t.i for t in following}
    if ledger.mentions[k].head in named:
        return None
    stems = {stem_of(t.lemma) for t in following}
    settled = [(j, s.days) for j, s in ledger.done.items() if j != k and s.days is not None]
    for j, days in settled:
        if ledger.mentions[j].sentence == dated.sentence and ledger.mentions[j].head in named:
            return dated.after(days)
    for j, days in settled:
        if ledger.mentions[j].sentence != dated.sentence and ledger.stem(j) in stems:
            return dated.after(days)
    return dated
