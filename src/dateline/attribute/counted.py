"""Counted people of a sentence: each amount with what is counted and what happened to them.

Takes a sentence; gives its counts, whoever they belong to. A number is tied to what happened by the tree: the verb it
is subject or object of, the noun it is "of", the participle behind it; where the tree is silent, by the words beside
it. Parts of a whole are counts of their own and never added to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.attribute.amounts import amount_head, is_year, people_amounts
from dateline.attribute.harm import figure_words, harm_of
from dateline.attribute.nearby import harm_beside
from dateline.attribute.numbers import Amount, parse_amount
from dateline.attribute.phrase import noun_phrase
from dateline.model.sentence import Sentence, Token
from dateline.model.span import Span

# These are no formation unless a word says so.
_AMBIGUOUS = ("company", "squad", "division", "regiment")
_MOST_FORMATIONS = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """People counted in a sentence: `head` is the token for them, `by` the word that tells what happened."""

    kind: str
    amount: Amount
    head: int
    by: int
    of: Span | None


def count_people(sentence: Sentence) -> list[Counted]:
    """Every amount of people in the sentence with what happened to them; kind "size" where nothing did."""
    found: list[Counted] = []
    for amount in people_amounts(sentence):
        head = amount_head(sentence, amount)
        if head is None:
            continue
        noun = _counted_noun(sentence, head, amount)
        if noun.lemma.lower() == "wound" and noun.upos == "NOUN":
            continue  # "two deep wounds" are no two people
        if _is_thing(sentence, noun) or not _is_number_of_people(sentence, amount, head, noun):
            continue
        kind, by = harm_of(sentence, noun)
        if kind is None and noun.i != head.i:
            kind, by = harm_of(sentence, head)
        if is_year(sentence.text[amount.core_start : amount.core_end]) and not is_people(sentence, noun):
            continue
        inside = [
            t.i
            for t in sentence.tokens
            if t.start < sentence.start + amount.end and sentence.start + amount.start < t.end
        ]
        beside = harm_beside(
            sentence, inside[0], inside[-1], figure_words().verbs, figure_words().nouns, figure_words().adjectives
        )
        # "three others injured": the word right behind knows better than a tree that ties them elsewhere.
        adjacent = beside is not None and 0 < beside[1] - inside[-1] <= 1 + int(noun.i == inside[-1] + 1)
        if beside is not None and (kind is None or adjacent):
            kind, by = beside
        strong = sentence.text[amount.core_end :].startswith("-strong")
        if kind is None and noun.lemma.lower() == "life":
            continue  # lives saved
        people = strong or is_people(sentence, noun) or _crowd(sentence, noun, head) or _turnout(sentence, noun, head)
        bare = noun.i == head.i and head.upos == "NUM"
        if kind is None and not people and not (bare and any(f.kind != "size" for f in found)):
            continue
        if kind is None and not people:
            found.append(Counted("part", amount, noun.i, by, None))
            continue
        found.append(Counted(kind or "size", amount, noun.i, by, _of(sentence, noun, head, amount)))
    return _shared(sentence, _inherited(sentence, found)) + _singles(sentence, found) + _formations(sentence)


def _counted_noun(sentence: Sentence, head: Token, amount: Amount) -> Token:
    """What is counted: "20 [people]", "dozens of [people]"; the number itself when it stands alone."""
    following = next((t for t in sentence.tokens if t.start >= sentence.start + amount.core_end), None)
    if following is not None and following.text == "-" and following.i + 2 < len(sentence.tokens):
        # "a 20,000-strong crowd", "300-odd men"
        word, noun = sentence.tokens[following.i + 1], sentence.tokens[following.i + 2]
        if word.text.lower() in ("strong", "odd", "plus", "member") and noun.upos == "NOUN":
            return noun
    if following is not None and following.upos == "NOUN" and following.lemma.lower() == "life":
        return following
    if head.relation in ("nummod", "amod", "compound", "det", "advmod") and head.head >= 0 and head.head != head.i:
        noun = sentence.tokens[head.head]
        if noun.i > head.i and noun.upos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM", "PRON", "VERB"):
            if noun.upos == "VERB" and noun.lemma.lower() not in figure_words().verbs:
                return head
            return noun
    if head.relation == "dep" and head.head >= 0 and sentence.tokens[head.head].upos == "NOUN":
        return sentence.tokens[head.head]
    return head


def _of_noun(sentence: Sentence, head: Token) -> Token | None:
    """The noun after "of": "dozens of people", "three of the soldiers"."""
    for other in sentence.dependents(head.i, "nmod"):
        if any(t.text.lower() == "of" for t in sentence.dependents(other.i, "case")) and other.i > head.i:
            return other
    return None


def _of(sentence: Sentence, noun: Token, head: Token, amount: Amount) -> Span | None:
    other = _of_noun(sentence, head) if noun.i == head.i else noun
    if other is None:
        return None
    span = noun_phrase(sentence, other.i)
    start = max(
        span.start,
        sentence.start + amount.core_end if span.start <= sentence.start + amount.core_end <= span.end else span.start,
    )
    while start < span.end and sentence.text[start - sentence.start].isspace():
        start += 1
    if start >= span.end:
        return None
    return Span(start, span.end, sentence.text[start - sentence.start : span.end - sentence.start])


def _is_thing(sentence: Sentence, noun: Token) -> bool:
    words = figure_words()
    lemma = noun.lemma.lower()
    if lemma in words.people or lemma in words.nouns or lemma in words.adjectives:
        return False
    if lemma in words.things or noun.text.lower() in words.things:
        return True
    of = _of_noun(sentence, noun)
    return of is not None and of.lemma.lower() in words.things and of.lemma.lower() not in words.people


def _is_number_of_people(sentence: Sentence, amount: Amount, head: Token, noun: Token) -> bool:
    """Bare "one" and "two" as pronouns count only where something happened to them (checked by the kind)."""
    return not (
        noun.i == head.i and head.upos == "PROPN" and sentence.text[amount.core_start : amount.core_start + 1].isdigit()
    )


def is_people(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun, or the noun after its "of", counts people."""
    words = figure_words()
    if noun.lemma.lower() in words.people or noun.text.lower() in words.people:
        return True
    of = _of_noun(sentence, noun)
    if of is not None and (of.lemma.lower() in words.people or of.xpos == "NNPS"):
        return True
    return noun.xpos == "NNPS" or (
        noun.upos in ("PROPN", "ADJ") and noun.text[:1].isupper() and noun.text.endswith("s") and len(noun.text) > 4
    )


def _crowd(sentence: Sentence, noun: Token, head: Token) -> bool:
    """A vague number that stands alone as subject: "Thousands march"."""
    vague = ("thousands", "hundreds", "dozens", "scores", "millions")
    other = _of_noun(sentence, noun)
    alone = noun.i == head.i and (noun.text.lower() in vague or noun.text.lower() == "tens")
    return alone and noun.relation == "nsubj" and (other is None or other.text.lower() in vague)


def _turnout(sentence: Sentence, noun: Token, head: Token) -> bool:
    """A bare number in a sentence that counts a crowd: "organisers put the turnout at 30,000"."""
    if noun.i != head.i or head.upos not in ("NUM", "NOUN"):
        return False
    return any(t.lemma.lower() in figure_words().crowd for t in sentence.tokens)


def _inherited(sentence: Sentence, found: list[Counted]) -> list[Counted]:
    """Parts take the kind of their whole: "killed 20 people, including 5 children"."""
    result: list[Counted] = []
    for item in found:
        named = item.by == item.head and item.kind in ("detained", "displaced") and _part(sentence, item)
        if item.kind in ("size", "part") or named:
            whole = _whole(sentence, item, found)
            if whole is not None:
                item = Counted(whole.kind, item.amount, item.head, whole.by, item.of)
        if item.kind != "part":
            result.append(item)
    return result


def _shared(sentence: Sentence, found: list[Counted]) -> list[Counted]:
    """One object of two verbs: "kidnapped and killed 11 people" counts for each."""
    result = list(found)
    for item in found:
        verb = sentence.tokens[item.by]
        for other in (
            *sentence.dependents(verb.i, "conj"),
            *([sentence.tokens[verb.head]] if verb.relation == "conj" else []),
        ):
            kind = figure_words().verbs.get(other.lemma.lower())
            between = abs(other.i - verb.i) <= 2 and max(other.i, verb.i) < item.head
            if other.upos == "VERB" and kind not in (None, item.kind) and between and item.kind != "size":
                result.append(Counted(kind or item.kind, item.amount, item.head, other.i, item.of))
    return result


def _part(sentence: Sentence, item: Counted) -> bool:
    return any(t.text.lower() == "including" for t in sentence.dependents(item.head)) or (
        sentence.tokens[item.head].head >= 0
        and sentence.tokens[sentence.tokens[item.head].head].text.lower() == "including"
    )


def _whole(sentence: Sentence, item: Counted, found: Sequence[Counted]) -> Counted | None:
    """The figure that this one is a part of."""
    part = _part(sentence, item) or _of_them(sentence, item) or item.kind == "part"
    if not part:
        return None
    earlier = [f for f in found if f.kind not in ("size", "part") and f.amount.end <= item.amount.start]
    if not earlier or (item.kind == "part" and not _fits(item.amount, earlier[-1].amount)):
        return None
    return earlier[-1]


def _fits(part: Amount, whole: Amount) -> bool:
    """Whether the one can be counted in the other."""
    top = whole.high if whole.high is not None else whole.low
    return part.low is not None and top is not None and part.low <= top


def _of_them(sentence: Sentence, item: Counted) -> bool:
    return any(t.text.lower() in ("them", "whom", "those") for t in sentence.dependents(item.head, "nmod"))


def _singles(sentence: Sentence, found: Sequence[Counted]) -> list[Counted]:
    """One person without a number: "a woman was injured", "shot him dead"."""
    taken = {item.head for item in found}
    singles = []
    for token in sentence.tokens:
        if token.text.lower() == "another" and token.i not in taken and (one := _another(sentence, token)) is not None:
            singles.append(one)
            continue
        if token.i in taken or token.relation not in ("obj", "nsubj", "conj") or token.xpos not in ("NN", "PRP"):
            continue
        article = [t for t in sentence.dependents(token.i, "det") if t.text.lower() in ("a", "an")]
        pronoun = token.text.lower() in ("him", "her")
        bare = sentence.kind == "title" and not sentence.dependents(token.i, "det") and token.relation == "obj"
        if not article and not pronoun and not bare:
            continue
        if not pronoun and token.lemma.lower() not in figure_words().people | {"victim"}:
            continue
        kind, by = harm_of(sentence, token)
        if kind not in ("killed", "injured"):
            continue
        start = (article[0].start if article else token.start) - sentence.start
        end = token.end - sentence.start
        amount = Amount(start, end, 1, 1, False, start, end)
        singles.append(Counted(kind, amount, token.i, by, noun_phrase(sentence, token.i)))
    return singles


def _another(sentence: Sentence, token: Token) -> Counted | None:
    """The second of two: "one guard was killed and another injured"."""
    following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if following is not None and following.lemma.lower() == "be" and token.i + 2 < len(sentence.tokens):
        following = sentence.tokens[token.i + 2]
    if following is None:
        return None
    words = figure_words()
    kind = words.adjectives.get(following.text.lower()) or (
        words.verbs.get(following.lemma.lower()) if following.xpos == "VBN" else None
    )
    after = sentence.tokens[following.i + 1] if following.i + 1 < len(sentence.tokens) else None
    if kind not in ("killed", "injured") or (after is not None and after.upos in ("NOUN", "NUM", "PROPN", "ADJ")):
        return None
    start, end = token.start - sentence.start, token.end - sentence.start
    return Counted(kind, Amount(start, end, 1, 1, False, start, end), token.i, following.i, None)


def _formations(sentence: Sentence) -> list[Counted]:
    """Forces told by their formation alone: "a platoon", "two battalions of paratroopers"."""
    words = figure_words()
    found = []
    for token in sentence.tokens:
        size = words.formations.get(token.lemma.lower())
        if size is None or token.upos != "NOUN" or token.relation in ("compound", "amod"):
            continue
        number = next(iter(sentence.dependents(token.i, "nummod")), None)
        article = next((t for t in sentence.dependents(token.i, "det") if t.text.lower() in ("a", "an")), None)
        first = number or article
        if first is None or first.i > token.i:
            continue
        others = sentence.dependents(token.i, "nmod", "compound", "amod")
        force = any({t.lemma.lower(), t.text.lower()} & words.troops for t in others)
        if token.lemma.lower() in _AMBIGUOUS and not force:
            continue
        amount = parse_amount(first.text) if number is not None else None
        times = amount.low if amount is not None and amount.low is not None and amount.exact else 1
        if number is not None and (amount is None or times > _MOST_FORMATIONS):
            continue
        start, end = first.start - sentence.start, token.end - sentence.start
        whole = Amount(start, end, size[0] * times, size[1] * times, False, start, end)
        found.append(Counted("size", whole, token.i, token.i, None))
    return found
