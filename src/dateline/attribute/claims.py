"""Claims: sayings and quotations joined, over a whole report.

Takes a parsed report; gives its claims, each with its sources, its cue and the characters that it covers. This is
where the speaker of a quotation is found: in the sentence, before a colon, in the sentence after, or in the speech
that it goes on from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.attribute.cues import cue_words
from dateline.attribute.phrase import source_phrase
from dateline.attribute.quotes import Quotation, find_quotations
from dateline.attribute.speech import Saying, find_sayings, subjects
from dateline.model.sentence import ParsedReport, Sentence, Token
from dateline.model.span import Span

# Words: a quotation this long inside a sentence is speech, whoever the sentence is about speaks it.
_SPEECH = 8
# "Berg was speaking from a camp": who spoke just before.
_SPEAKING = ("speak", "talk")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one or more sources vouch for: `covers` are character intervals of the report.

    `saying` is the act of speech behind it (None when only marks show that somebody speaks); `rule` says how the
    speaker was found.
    """

    sources: tuple[Span, ...]
    cue: Span | None
    covers: tuple[tuple[int, int], ...]
    kind: str
    stance: str
    family: str
    rule: str
    saying: Saying | None = None
    quotation: Quotation | None = None

    def covers_offset(self, offset: int) -> bool:
        """Whether the character belongs to what is claimed."""
        return any(start <= offset < end for start, end in self.covers)

    @property
    def size(self) -> int:
        """How many characters are claimed."""
        return sum(end - start for start, end in self.covers)


@dataclass(frozen=True)
class Speech:
    """All claims of a report, with its sayings by sentence and its quotations."""

    claims: tuple[Claim, ...]
    sayings: tuple[tuple[Saying, ...], ...]
    quotations: tuple[Quotation, ...]


def find_claims(parsed: ParsedReport) -> Speech:
    """Read every sentence's sayings, give each quotation its speaker, and list all claims in order."""
    quotations = find_quotations(parsed.text)
    sayings = tuple(find_sayings(sentence) for sentence in parsed.sentences)
    spoken = _Speakers(parsed, sayings, quotations).assign()
    claims = [*spoken, *_reported(parsed, sayings, spoken), *_blocks(parsed, sayings, quotations)]
    return Speech(tuple(sorted(claims, key=_position)), sayings, quotations)


def _blocks(
    parsed: ParsedReport, sayings: Sequence[Sequence[Saying]], quotations: Sequence[Quotation]
) -> Iterable[Claim]:
    """Releases give a speech without marks: a paragraph that ends in "the minister said:" and paragraphs below it."""
    opening: tuple[Sentence, Saying] | None = None
    start = end = 0
    for sentence in (*parsed.sentences, None):
        if opening is not None and (sentence is None or _ends_block(parsed, sentence, opening[0], quotations)):
            if end > start:
                saying = opening[1]
                yield Claim(
                    saying.sources,
                    saying.cue,
                    ((start, end),),
                    "direct",
                    saying.stance,
                    "quotation",
                    "speech below a colon",
                    saying,
                )
            opening = None
        if sentence is None:
            return
        if opening is not None:
            start, end = start or sentence.start, sentence.end
        elif (
            sentence.text.rstrip().endswith(":")
            and (found := _opens_block(parsed, sentence, sayings[sentence.index])) is not None
        ):
            opening, start, end = (sentence, found), 0, 0


def _opens_block(parsed: ParsedReport, sentence: Sentence, found: Sequence[Saying]) -> Saying | None:
    last_word = next((t for t in reversed(sentence.tokens) if t.upos != "PUNCT"), None)
    cues = [
        s
        for s in found
        if s.sources and s.family == "saying" and last_word is not None and last_word.i - s.cue_token <= 4
    ]
    following = parsed.sentences[sentence.index + 1] if sentence.index + 1 < len(parsed.sentences) else None
    return cues[-1] if cues and following is not None and following.paragraph > sentence.paragraph else None


def _ends_block(parsed: ParsedReport, sentence: Sentence, opening: Sentence, quotations: Sequence[Quotation]) -> bool:
    """A heading, a paragraph with quotation marks at its start, or another cue with a colon ends the speech."""
    if sentence.kind != "body" or sentence.text.rstrip().endswith(" said:"):
        return True
    return any(q.start == sentence.start for q in quotations) and sentence.paragraph > opening.paragraph


def _position(claim: Claim) -> tuple[int, int, str]:
    first = min((start for start, _ in claim.covers), default=0)
    return first, -claim.size, claim.kind


def _reported(parsed: ParsedReport, sayings: Sequence[Sequence[Saying]], spoken: Iterable[Claim]) -> Iterable[Claim]:
    """The sayings as claims; one that only introduces a whole quotation is left to the quotation's claim."""
    quoted = {
        (c.saying.sentence, c.saying.cue_token): c
        for c in spoken
        if c.saying is not None and c.rule.startswith("same sentence")
    }
    for sentence, found in zip(parsed.sentences, sayings, strict=True):
        for saying in found:
            covers = _intervals(sentence, saying.content)
            claim = quoted.get((saying.sentence, saying.cue_token))
            if claim is not None and _mostly_inside(covers, claim.covers):
                continue
            if covers:
                yield Claim(
                    saying.sources, saying.cue, covers, "indirect", saying.stance, saying.family, saying.rule, saying
                )


def _mostly_inside(covers: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    """Whether what is said lies in the quotation but for a few characters of marks."""
    outside = 0
    for start, end in covers:
        inside = sum(max(0, min(end, b) - max(start, a)) for a, b in others)
        outside += end - start - inside
    return outside <= 6


def _intervals(sentence: Sentence, content: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Token numbers as runs of characters, loose punctuation at the ends left out."""
    runs: list[list[int]] = []
    for i in sorted(content):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    intervals = []
    for run in runs:
        words = [i for i in run if sentence.tokens[i].upos != "PUNCT"]
        if words:
            intervals.append((sentence.tokens[words[0]].start, sentence.tokens[words[-1]].end))
    return tuple(intervals)


class _Speakers:
    """Gives each quotation of one report its speaker, going through the report once."""

    def __init__(
        self, parsed: ParsedReport, sayings: Sequence[Sequence[Saying]], quotations: Sequence[Quotation]
    ) -> None:
        self.parsed = parsed
        self.sayings = sayings
        self.quotations = [q for q in quotations if q.depth == 0]
        self.words = cue_words()

    def assign(self) -> list[Claim]:
        """One claim for each quotation that has a speaker, or is long enough to be speech."""
        claims: list[Claim] = []
        for quotation in self.quotations:
            claim = self._same_sentence(quotation) or self._before_mark(quotation)
            if claim is None and not quotation.fragment:
                claim = (
                    self._colon_before(quotation) or self._carried(quotation, claims) or self._next_sentence(quotation)
                )
                claim = claim or self._unknown(quotation)
            if claim is not None:
                claims.append(claim)
        return claims

    def _claim(self, quotation: Quotation, saying: Saying, rule: str) -> Claim:
        inner = _trimmed(quotation.inner, self.parsed.text)
        return Claim(
            saying.sources,
            saying.cue,
            ((inner.start, inner.end),),
            "direct",
            saying.stance,
            "quotation",
            rule,
            saying,
            quotation,
        )

    def _sentences(self, quotation: Quotation) -> list[Sentence]:
        return [s for s in self.parsed.sentences if s.start < quotation.end and quotation.start < s.end]

    def _outside(self, saying: Saying) -> bool:
        return not any(q.covers(saying.cue.start) for q in self.quotations)

    def _same_sentence(self, quotation: Quotation) -> Claim | None:
        """A cue outside the marks in the sentences where the quotation begins or ends."""
        best: tuple[int, Saying] | None = None
        for sentence in self._sentences(quotation):
            for saying in self.sayings[sentence.index]:
                if not self._outside(saying) or saying.family in ("adverb", "noun", "attitude"):
                    continue
                covered = any(
                    sentence.tokens[i].start < quotation.end and quotation.start < sentence.tokens[i].end
                    for i in saying.content
                )
                if saying.family == "thought" and not covered:
                    continue
                gap = min(abs(saying.cue.start - quotation.end), abs(quotation.start - saying.cue.end))
                between = self.parsed.text[min(saying.cue.end, quotation.end) : max(saying.cue.start, quotation.start)]
                near = gap <= 60 and not any(mark in between for mark in ".!?;")
                if not covered and (quotation.fragment or not near):
                    continue
                if not saying.sources and saying.family != "saying":
                    continue
                score = gap - (200 if covered else 0) + (400 if not saying.sources else 0)
                if best is None or score < best[0]:
                    best = (score, saying)
        return self._claim(quotation, best[1], "same sentence") if best else None

    def _before_mark(self, quotation: Quotation) -> Claim | None:
        """A verb that no table lists, right before or after the marks: 'X hit back: "..."'."""
        if quotation.fragment:
            return None
        for sentence in self._sentences(quotation):
            if sentence.start >= quotation.start:
                continue
            before = self.parsed.text[sentence.start : quotation.start].rstrip()
            verb = _main_verb(sentence, before=quotation.start)
            if verb is None:
                continue
            lemma = verb.lemma.lower()
            speaks = lemma in self.words.verbs or lemma in self.words.attitudes
            if before.endswith(":") or (speaks and before.endswith(",")) or quotation.words >= _SPEECH:
                return self._by_verb(quotation, sentence, verb, "verb before the marks")
        return None

    def _colon_before(self, quotation: Quotation) -> Claim | None:
        """A colon at the end of the sentence before."""
        text = self.parsed.text[: quotation.start].rstrip()
        if not text.endswith(":"):
            return None
        sentence = self.parsed.sentence_at(len(text) - 1)
        if sentence is None:
            return None
        outside = [
            s
            for s in self.sayings[sentence.index]
            if self._outside(s) and s.sources and s.family in ("saying", "preposition")
        ]
        if outside:
            return self._claim(quotation, outside[-1], "colon before")
        verb = _main_verb(sentence, before=quotation.start)
        return self._by_verb(quotation, sentence, verb, "colon before") if verb is not None else None

    def _by_verb(self, quotation: Quotation, sentence: Sentence, verb: Token, rule: str) -> Claim | None:
        speakers = subjects(sentence, verb)
        if not speakers:
            return None
        inner = _trimmed(quotation.inner, self.parsed.text)
        sources = tuple(source_phrase(sentence, t.i) for t in speakers)
        cue = sentence.span(verb.i, verb.i)
        return Claim(
            sources,
            cue,
            ((inner.start, inner.end),),
            "direct",
            self.words.verbs.get(verb.lemma.lower(), "says"),
            "quotation",
            rule,
            None,
            quotation,
        )

    def _carried(self, quotation: Quotation, claims: Sequence[Claim]) -> Claim | None:
        """The speech goes on: only a cue or a paragraph's end stands between this quotation and the last one."""
        last = next(
            (
                c
                for c in reversed(claims)
                if c.quotation is not None and c.quotation.end <= quotation.start and c.sources
            ),
            None,
        )
        if last is None or last.quotation is None:
            return self._after_indirect(quotation)
        between = self.parsed.text[last.quotation.end : quotation.start]
        if self._paragraph(last.quotation.start) == self._paragraph(quotation.start) and len(between) <= 250:
            return self._again(quotation, last, "speech goes on")
        fresh = not self._words_before(quotation)
        if fresh and not last.quotation.closed and not between.strip():
            return self._again(quotation, last, "speech goes on in the next paragraph")
        if fresh and len(between) <= 200:
            return self._again(quotation, last, "speech goes on in the next paragraph")
        return self._after_indirect(quotation)

    def _after_indirect(self, quotation: Quotation) -> Claim | None:
        """A quotation that is a sentence of its own after "X said that ..."."""
        if self._words_before(quotation, sentence=True):
            return None
        before = [s for s in self.parsed.sentences if s.end <= quotation.start]
        if not before:
            return None
        sentence = before[-1]
        outside = [
            s
            for s in self.sayings[sentence.index]
            if self._outside(s) and s.sources and s.family in ("saying", "attitude")
        ]
        outside = [s for s in outside if s.family == "saying"] or outside
        if outside and not self.parsed.text[sentence.end : quotation.start].strip():
            return self._claim(quotation, outside[-1], "after reported speech")
        return None

    def _next_sentence(self, quotation: Quotation) -> Claim | None:
        """Find the speaker in the sentence after: "..." Smith was speaking to reporters."""
        after = [s for s in self.parsed.sentences if s.start >= quotation.end - 1]
        if not after or self._words_before(quotation, sentence=True):
            return None
        sentence = after[0]
        if self.parsed.text[quotation.end : sentence.start].strip() or sentence.kind != "body":
            return None
        marked = any(sentence.start <= q.start < sentence.end for q in self.quotations)
        for saying in self.sayings[sentence.index]:
            tells = saying.family in ("saying", "preposition") and (marked or not saying.content)
            if self._outside(saying) and saying.sources and tells:
                return self._claim(quotation, saying, "next sentence")
        verb = _main_verb(sentence, before=sentence.end)
        if verb is not None and verb.lemma.lower() in _SPEAKING and not marked:
            return self._by_verb(quotation, sentence, verb, "next sentence")
        return None

    def _again(self, quotation: Quotation, last: Claim, rule: str) -> Claim:
        inner = _trimmed(quotation.inner, self.parsed.text)
        return replace(last, covers=((inner.start, inner.end),), rule=rule, quotation=quotation)

    def _unknown(self, quotation: Quotation) -> Claim | None:
        if quotation.words < 6 or (self._sentences(quotation) and self._sentences(quotation)[0].kind != "body"):
            return None
        inner = _trimmed(quotation.inner, self.parsed.text)
        return Claim(
            (), None, ((inner.start, inner.end),), "direct", "says", "quotation", "speaker not found", None, quotation
        )

    def _paragraph(self, offset: int) -> int:
        sentence = self.parsed.sentence_at(offset)
        return sentence.paragraph if sentence is not None else -1

    def _words_before(self, quotation: Quotation, *, sentence: bool = False) -> bool:
        """Whether words of the same paragraph (or sentence) stand before the quotation."""
        text = self.parsed.text
        if sentence:
            own = self.parsed.sentence_at(quotation.start)
            return own is not None and any(c.isalnum() for c in text[own.start : quotation.start])
        start = text.rfind("\n", 0, quotation.start) + 1
        return any(c.isalnum() for c in text[start : quotation.start])


def _main_verb(sentence: Sentence, *, before: int) -> Token | None:
    """The verb nearest before the offset that has a subject of its own or is the root."""
    verbs = [
        t
        for t in sentence.tokens
        if t.upos == "VERB" and t.end <= before and (t.head < 0 or sentence.dependents(t.i, "nsubj"))
    ]
    root = [t for t in verbs if t.head < 0]
    found = root or verbs
    return found[-1] if found else None


def _trimmed(inner: Span, text: str) -> Span:
    """The words between the marks without spaces and a last comma."""
    start, end = inner.start, inner.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span.of(text, start, end)
