"""Figures: how many were killed, injured, detained, displaced, are missing, or took part.

Takes a sentence and the mentions in it; gives each mention its figures. A number is tied to what happened by the
tree: the verb it is subject or object of, the noun it is "of", the participle behind it. Each figure goes to one
mention: the one whose trigger is nearest in the tree and whose type can have it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.attribute.nearby import harm_beside
from dateline.attribute.numbers import Amount, find_amounts
from dateline.attribute.phrase import noun_phrase
from dateline.model.mention import Figure, Mention
from dateline.model.sentence import Sentence, Token
from dateline.model.span import Span

_HARM = ("killed", "injured", "detained", "displaced", "missing")
_TYPES = {
    "killed": ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE"),
    "injured": ("ASSAULT", "PROTEST", "COERCE"),
    "missing": ("ASSAULT", "COERCE", "PROTEST"),
    "detained": ("COERCE", "ASSAULT", "RETREAT", "COOPERATE", "SANCTION", "CONCEDE"),
    "displaced": ("SANCTION", "ASSAULT", "COERCE"),
}
_MONTHS = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
}
_MONTHS |= {m[:3] for m in _MONTHS} | {m[:3] + "." for m in _MONTHS} | {"sept", "sept."}
_MONEY = {"$", "€", "£", "¥", "US$", "%", "percent", "per", "No.", "#", "№"}
_BEFORE_YEARS = {
    "in",
    "since",
    "of",
    "until",
    "by",
    "during",
    "from",
    "to",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "the",
    "and",
    "summer",
    "winter",
    "spring",
    "autumn",
    "through",
}
# Intransitive verbs of harm: their subject is the victim.
_SUFFERED = {"die", "perish", "succumb", "flee", "disappear", "vanish", "drown", "evacuate"}
_FEWEST_IN_SIZE = 3
# From here on a number of people told with a protest is its crowd, whatever the tree says.
_CROWD = 50


@dataclass(frozen=True, slots=True)
class Counted:
    """People counted in a sentence: `head` is the token for them, `by` the word that tells what happened."""

    kind: str
    amount: Amount
    head: int
    by: int
    of: Span | None


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    people: frozenset[str]
    things: frozenset[str]
    size_types: tuple[str, ...]
    crowd: frozenset[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(files("dateline").joinpath("data", "lang", "en", "figures.toml").read_text(encoding="utf-8"))
    return _Words(
        verbs={w: kind for kind in _HARM for w in table[kind]["verbs"]},
        nouns={w: kind for kind in _HARM for w in table[kind]["nouns"]},
        adjectives={w: kind for kind in _HARM for w in table[kind]["adjectives"]},
        people=frozenset(table["people"]["nouns"]),
        things=frozenset(table["not_people"]["nouns"]),
        size_types=tuple(table["size"]["types"]),
        crowd=frozenset(table["size"]["crowd"]),
    )


def find_figures(sentence: Sentence, mentions: Sequence[Mention]) -> dict[int, tuple[Figure, ...]]:
    """For each mention (by its place in `mentions`) its figures, in the order of the text."""
    counted = count_people(sentence)
    given: dict[int, list[Figure]] = {}
    for item in counted:
        place = _owner(sentence, item, mentions)
        if place is not None:
            given.setdefault(place, []).append(_figure(sentence, item))
    return {place: tuple(_distinct(figures)) for place, figures in given.items()}


def count_people(sentence: Sentence) -> list[Counted]:
    """Every amount of people in the sentence with what happened to them; kind "size" where nothing did."""
    found: list[Counted] = []
    for amount in _amounts(sentence):
        head = _head(sentence, amount)
        if head is None:
            continue
        noun = _counted_noun(sentence, head, amount)
        if _is_thing(sentence, noun) or not _is_number_of_people(sentence, amount, head, noun):
            continue
        kind, by = _kind(sentence, noun)
        if kind is None and noun.i != head.i:
            kind, by = _kind(sentence, head)
        if _is_year(sentence.text[amount.core_start : amount.core_end]) and not _is_people(sentence, noun):
            continue
        inside = [
            t.i
            for t in sentence.tokens
            if t.start < sentence.start + amount.end and sentence.start + amount.start < t.end
        ]
        beside = harm_beside(sentence, inside[0], inside[-1], _words().verbs, _words().nouns, _words().adjectives)
        # "three others injured": the word right behind knows better than a tree that ties them elsewhere.
        adjacent = beside is not None and 0 < beside[1] - inside[-1] <= 1 + int(noun.i == inside[-1] + 1)
        if beside is not None and (kind is None or adjacent):
            kind, by = beside
        people = _is_people(sentence, noun) or _crowd(sentence, noun, head) or _turnout(sentence, noun, head)
        bare = noun.i == head.i and head.upos == "NUM"
        if kind is None and not people and not (bare and any(f.kind != "size" for f in found)):
            continue
        if kind is None and not people:
            found.append(Counted("part", amount, noun.i, by, None))
            continue
        found.append(Counted(kind or "size", amount, noun.i, by, _of(sentence, noun, head, amount)))
    return _shared(sentence, _inherited(sentence, found)) + _singles(sentence, found)


def _figure(sentence: Sentence, item: Counted) -> Figure:
    start, end = sentence.start + item.amount.start, sentence.start + item.amount.end
    text = sentence.text[item.amount.start : item.amount.end]
    return Figure(item.kind, Span(start, end, text), item.amount.low, item.amount.high, item.amount.approx, item.of)


def _distinct(figures: Sequence[Figure]) -> list[Figure]:
    return list(dict.fromkeys(sorted(figures, key=lambda f: f.span.start)))


def _amounts(sentence: Sentence) -> list[Amount]:
    """The sentence's amounts without dates, ages, money, times, ordinals and measures."""
    return [a for a in find_amounts(sentence.text) if not _is_other(sentence.text, a)]


def _is_other(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.core_start - 14) : amount.core_start]
    after = text[amount.core_end : amount.core_end + 14]
    last = before.split()[-1] if before.split() else ""
    following = after.split()[0].lower() if after.split() else ""
    core = text[amount.core_start : amount.core_end]
    if before.endswith(("$", "€", "£", "¥", "#", ":", "№", "/", ".", "[")) and not before.endswith((": ", ". ")):
        return True
    if after.startswith(("%", ":", "/", "°", "st ", "nd ", "rd ", "th ")) and not after.startswith(": "):
        return True
    if after.startswith("-") and not after.startswith(("-strong", "-odd", "-plus", "-member", "-man", "-person")):
        return True
    if before.endswith(("-", "–")) and before[-2:-1].isalpha():
        return True
    if last.lower().strip("(") in _MONTHS or (
        following.strip(",.;") in _MONTHS and core.isdigit() and amount.low is not None and amount.low <= 31
    ):
        return True
    if (
        last.lower() in ("aged", "age", "no.", "number", "article", "resolution", "section", "page", "chapter")
        or last in _MONEY
    ):
        return True
    if following.strip(".,") in ("percent", "per", "am", "pm", "a.m", "p.m", "gmt", "utc"):
        return True
    return _is_year(core) and (not following.isalpha() or last.lower() in _BEFORE_YEARS)


def _is_year(core: str) -> bool:
    return core.isdigit() and len(core) == 4 and 1800 <= int(core) <= 2100


def _head(sentence: Sentence, amount: Amount) -> Token | None:
    """The token of the number that stands highest in the tree."""
    start, end = sentence.start + amount.core_start, sentence.start + amount.core_end
    inside = [t for t in sentence.tokens if t.start < end and start < t.end and t.upos != "PUNCT"]
    numbers = {t.i for t in inside}
    for token in inside:
        if token.head not in numbers and token.relation != "case" and token.upos != "DET":
            return token
    return inside[-1] if inside else None


def _counted_noun(sentence: Sentence, head: Token, amount: Amount) -> Token:
    """What is counted: "20 [people]", "dozens of [people]"; the number itself when it stands alone."""
    if head.relation in ("nummod", "amod", "compound", "det", "advmod") and head.head >= 0 and head.head != head.i:
        noun = sentence.tokens[head.head]
        if noun.i > head.i and noun.upos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM", "PRON", "VERB"):
            if noun.upos == "VERB" and noun.lemma.lower() not in _words().verbs:
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
    words = _words()
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


def _is_people(sentence: Sentence, noun: Token) -> bool:
    words = _words()
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
    alone = noun.i == head.i and noun.text.lower() in ("thousands", "hundreds", "dozens", "scores", "millions")
    return alone and noun.relation == "nsubj" and _of_noun(sentence, noun) is None


def _turnout(sentence: Sentence, noun: Token, head: Token) -> bool:
    """A bare number in a sentence that counts a crowd: "organisers put the turnout at 30,000"."""
    if noun.i != head.i or head.upos not in ("NUM", "NOUN"):
        return False
    return any(t.lemma.lower() in _words().crowd for t in sentence.tokens)


def _kind(sentence: Sentence, noun: Token) -> tuple[str | None, int]:
    """What happened to the counted people, and by which word."""
    words = _words()
    lemma = noun.lemma.lower()
    # The noun is the harm: "three dead", "97 deaths", "200 wounded", "40 detainees".
    if lemma in ("life",):
        return _lives(sentence, noun)
    own = words.adjectives.get(noun.text.lower()) or words.adjectives.get(lemma)
    if own is None and noun.upos == "NOUN":
        own = words.nouns.get(lemma)
    if own is None and noun.upos == "VERB" and (noun.xpos in ("VBN", "VBD")):
        own = words.verbs.get(lemma)
    if own is not None and lemma not in (
        "toll",
        "execution",
        "assassination",
        "abduction",
        "murder",
        "massacre",
        "killing",
    ):
        return own, noun.i
    # Words on the noun: "20 wounded soldiers", "people killed in", "12 people dead".
    for other in sentence.dependents(noun.i, "amod", "acl", "compound"):
        if other.deprel == "acl:relcl":
            kind = _passive_harm(sentence, other)
            if kind is not None:
                return kind, other.i
            continue
        participle = other.xpos in ("VBN", "VBD", "JJ", "VBP") or other.upos == "ADJ"
        if (
            participle
            and (
                kind := words.adjectives.get(other.text.lower())
                or words.adjectives.get(other.lemma.lower())
                or (words.verbs.get(other.lemma.lower()) if other.upos == "VERB" else None)
            )
            and not sentence.dependents(other.i, "obj")
        ):
            return kind, other.i
    return _above(sentence, noun)


def _above(sentence: Sentence, noun: Token, depth: int = 0) -> tuple[str | None, int]:
    """The word over the counted people."""
    words = _words()
    if noun.head < 0 or depth > 3:
        return None, noun.i
    above = sentence.tokens[noun.head]
    lemma = above.lemma.lower()
    if noun.relation in ("nmod", "obl"):
        case = next((t.text.lower() for t in sentence.dependents(noun.i, "case")), "")
        if above.upos == "NOUN" and lemma in words.nouns and case in ("of", "to", "for", "among", "at", "from"):
            return words.nouns[lemma], above.i
        if case in ("to", "at", "from", "by") and noun.relation == "obl":
            for other in sentence.dependents(above.i, "nsubj", "obj"):
                if other.lemma.lower() in ("toll", "death", "dead", "fatality") or "death" in [
                    t.lemma.lower() for t in sentence.dependents(other.i, "compound", "nmod")
                ]:
                    return "killed", other.i
                counted = [t.lemma.lower() for t in sentence.dependents(other.i, "nmod")]
                if other.lemma.lower() == "number" and counted:
                    kind = words.adjectives.get(counted[0]) or words.nouns.get(counted[0])
                    if kind is not None:
                        return kind, other.i
        if case == "including" and above.upos in ("NOUN", "PROPN", "NUM", "ADJ"):
            return _kind(sentence, above)
        return None, noun.i
    if noun.relation == "conj":
        own = _above_conjunct(sentence, noun, above, depth)
        if own[0] is not None:
            return own
    if noun.relation in ("obj", "nsubj", "iobj", "obl") and above.upos in ("VERB", "AUX", "ADJ", "NOUN"):
        kind = _verb_kind(sentence, noun, above)
        if kind is not None:
            return kind, above.i
    if noun.relation in ("dep", "parataxis", "list", "appos") and above.upos in ("VERB",) and words.verbs.get(lemma):
        return words.verbs[lemma], above.i
    return None, noun.i


def _above_conjunct(sentence: Sentence, noun: Token, above: Token, depth: int) -> tuple[str | None, int]:
    if above.upos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
        if above.upos == "ADJ" and noun.upos == "NUM":
            return None, noun.i
        return (
            _above(sentence, above, depth + 1)
            if _kind_of_own(sentence, above) is None
            else (_kind_of_own(sentence, above), above.i)
        )
    return None, noun.i


def _kind_of_own(sentence: Sentence, noun: Token) -> str | None:
    words = _words()
    for other in sentence.dependents(noun.i, "acl"):
        if other.deprel != "acl:relcl" and other.xpos == "VBN" and other.lemma.lower() in words.verbs:
            return words.verbs[other.lemma.lower()]
    return None


def _verb_kind(sentence: Sentence, noun: Token, verb: Token) -> str | None:
    """What the verb does to its subject or object."""
    words = _words()
    lemma = verb.lemma.lower()
    dependents = sentence.dependents(verb.i)
    has_object = any(t.relation == "obj" and t.i != noun.i for t in dependents)
    subject = noun.relation == "nsubj"
    phrase = _phrase_kind(sentence, verb, noun)
    if phrase is not None and not (subject and has_object and phrase == "killed" and not _lost_life(sentence, verb)):
        return phrase
    adjective = words.adjectives.get(verb.text.lower()) or words.adjectives.get(lemma)
    if verb.upos in ("ADJ", "NOUN") and subject and (adjective or words.nouns.get(lemma)) and lemma not in ("toll",):
        return adjective or words.nouns.get(lemma)
    kind = words.verbs.get(lemma)
    if kind is None or verb.upos not in ("VERB", "AUX"):
        return None
    if subject:
        if lemma in _SUFFERED or noun.deprel == "nsubj:pass":
            return kind
        if lemma in ("hang", "free", "release", "exchange", "swap") and noun.deprel != "nsubj:pass":
            return None
        # Headlines drop the auxiliary: "Three killed in blast".
        return (
            kind if not has_object and verb.xpos in ("VBN", "VBD") and not sentence.dependents(verb.i, "aux") else None
        )
    if noun.relation in ("obj", "iobj"):
        return kind if lemma not in ("die", "flee") else None
    return None


def _passive_harm(sentence: Sentence, verb: Token) -> str | None:
    kind = _words().verbs.get(verb.lemma.lower())
    if kind is None:
        return None
    passive = any(t.deprel in ("aux:pass", "nsubj:pass") for t in sentence.dependents(verb.i))
    return kind if passive or (verb.lemma.lower() in _SUFFERED and sentence.dependents(verb.i, "nsubj")) else None


def _phrase_kind(sentence: Sentence, verb: Token, noun: Token) -> str | None:
    """Verbs that mean harm with another word: "left 6 dead", "took 5 hostage", "lost their lives"."""
    lemma = verb.lemma.lower()
    words = _words()
    others = [t for t in sentence.dependents(verb.i) if t.i != noun.i]
    for other in others:
        text = other.text.lower()
        if text == "dead" and other.relation in ("xcomp", "amod", "advmod", "obj", "advcl", "obl"):
            return "killed"
        if (
            text == "death"
            and other.relation == "obl"
            and any(c.text.lower() == "to" for c in sentence.dependents(other.i, "case"))
        ):
            return "killed"
        if lemma in (
            "leave",
            "find",
            "report",
            "list",
            "render",
            "make",
            "go",
            "remain",
            "keep",
            "hold",
            "see",
        ) and other.relation in ("xcomp", "acl", "amod", "advcl"):
            kind = words.adjectives.get(text) or (words.verbs.get(other.lemma.lower()) if other.xpos == "VBN" else None)
            if kind is not None:
                return kind
        if (
            lemma in ("take", "hold", "seize", "keep")
            and other.lemma.lower() in ("prisoner", "hostage", "captive")
            and other.i != noun.i
        ):
            return "detained"
        if (
            lemma in ("take", "remand", "hold", "keep")
            and other.relation == "obl"
            and other.lemma.lower() in ("custody", "detention", "captivity")
        ):
            return "detained"
        if (
            lemma in ("suffer", "sustain", "receive", "have")
            and other.relation == "obj"
            and other.lemma.lower() in ("injury", "wound", "burn")
        ):
            return "injured"
        if lemma in ("lose",) and other.lemma.lower() == "life":
            return "killed"
        if (
            lemma in ("force", "drive", "flee", "leave", "lose", "compel", "push")
            and other.lemma.lower() in ("home", "house", "flee", "leave")
            and other.i > verb.i
        ):
            return "displaced"
    if lemma == "gun" and any(t.text.lower() == "down" for t in others):
        return "killed"
    if lemma == "round" and any(t.text.lower() == "up" for t in others):
        return "detained"
    if lemma == "take" and noun.lemma.lower() in ("prisoner", "hostage", "captive"):
        return "detained"
    return None


def _lost_life(sentence: Sentence, verb: Token) -> bool:
    return any(t.lemma.lower() in ("life", "injury", "home") for t in sentence.dependents(verb.i, "obj"))


def _lives(sentence: Sentence, noun: Token) -> tuple[str | None, int]:
    """Read "1,200 lives lost", "claimed 30 lives"."""
    for other in sentence.dependents(noun.i, "acl", "amod"):
        if other.lemma.lower() in ("lose", "claim", "take"):
            return "killed", other.i
    if noun.head >= 0 and sentence.tokens[noun.head].lemma.lower() in ("lose", "claim", "take", "cost", "end"):
        return "killed", noun.head
    return None, noun.i


def _inherited(sentence: Sentence, found: list[Counted]) -> list[Counted]:
    """Parts take the kind of their whole: "killed 20 people, including 5 children"."""
    result: list[Counted] = []
    for item in found:
        if item.kind in ("size", "part"):
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
            kind = _words().verbs.get(other.lemma.lower())
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
        if token.i in taken or token.relation not in ("obj", "nsubj", "conj") or token.xpos not in ("NN", "PRP"):
            continue
        article = [t for t in sentence.dependents(token.i, "det") if t.text.lower() in ("a", "an")]
        pronoun = token.text.lower() in ("him", "her")
        bare = sentence.kind == "title" and not sentence.dependents(token.i, "det") and token.relation == "obj"
        if not article and not pronoun and not bare:
            continue
        if not pronoun and token.lemma.lower() not in _words().people | {"victim"}:
            continue
        kind, by = _kind(sentence, token)
        if kind not in ("killed", "injured"):
            continue
        start = (article[0].start if article else token.start) - sentence.start
        end = token.end - sentence.start
        amount = Amount(start, end, 1, 1, False, start, end)
        singles.append(Counted(kind, amount, token.i, by, noun_phrase(sentence, token.i)))
    return singles


def _owner(sentence: Sentence, item: Counted, mentions: Sequence[Mention]) -> int | None:
    """The mention that the figure belongs to."""
    if item.kind == "size":
        return _owner_of_size(sentence, item, mentions)
    types = _TYPES[item.kind]
    first = types[:2] if any(m.type in types[:2] for m in mentions) else types
    best: tuple[int, int, int] | None = None
    for place, mention in enumerate(mentions):
        if mention.type not in first:
            continue
        tokens = {t.i for t in sentence.tokens_in(mention.trigger)} | {mention.head}
        near = min(distance(sentence, item.by, mention.head), distance(sentence, item.head, mention.head))
        score = 0 if item.by in tokens else near
        key = (score, types.index(mention.type), place)
        if best is None or key < best:
            best = key
    return best[2] if best is not None else None


def _owner_of_size(sentence: Sentence, item: Counted, mentions: Sequence[Mention]) -> int | None:
    """The crowd or force: a party of the mention, or object of a deployment."""
    if item.amount.low is not None and item.amount.low < _FEWEST_IN_SIZE:
        return None
    start, end = sentence.start + item.amount.core_start, sentence.tokens[item.head].end
    best: tuple[int, int] | None = None
    for place, mention in enumerate(mentions):
        if mention.type not in _words().size_types:
            continue
        parties = [*mention.actors, *(mention.recipients if mention.type == "COERCE" else ())]
        party = any(p.span.start < max(end, start + 1) and min(start, end) < p.span.end for p in parties)
        near = distance(sentence, item.head, mention.head)
        small = item.amount.high is not None and item.amount.high < 10
        governed = (
            near <= 2
            and mention.type in ("PROTEST", "MOBILIZE", "AID")
            and _is_people(sentence, sentence.tokens[item.head])
        )
        if mention.type == "PROTEST" and item.amount.low is not None and item.amount.low >= _CROWD:
            governed = True
        if (party and (mention.type in ("PROTEST", "MOBILIZE") or not small)) or governed:
            key = (near, place)
            if best is None or key < best:
                best = key
    return best[1] if best is not None else None


def distance(sentence: Sentence, a: int, b: int) -> int:
    """Steps between two tokens in the tree."""
    if not (0 <= a < len(sentence.tokens) and 0 <= b < len(sentence.tokens)):
        return 99
    up = [a, *(t.i for t in sentence.ancestors(a))]
    for steps, i in enumerate([b, *(t.i for t in sentence.ancestors(b))]):
        if i in up:
            return steps + up.index(i)
    return 99
