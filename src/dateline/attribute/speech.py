"""Reported speech in one sentence: who says, by which word, and which words are the content.

Takes a sentence with its tree; gives its sayings. Quotation marks are not looked at here (see `quotes` and
`statements`).
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribute.citing import find_cited
from dateline.attribute.cues import CueWords, cue_lemma, cue_words
from dateline.attribute.headline import find_headline
from dateline.attribute.phrase import noun_phrase, phrase_head, source_phrase
from dateline.attribute.saying import Saying
from dateline.attribute.tags import Tag, find_tag
from dateline.model.sentence import Sentence, Token
from dateline.model.span import Span

_SUBJECTS = ("nsubj", "csubj")
_RELATIVE = {"who", "which", "that", "whom", "whose"}
_CLAUSES = ("root", "ccomp", "parataxis", "advcl", "acl", "conj")
# "As he spoke, shells fell": they say nothing of what stands beside them.
_NO_ACCOUNT = {"speak", "talk", "shout", "sing", "cry", "read", "broadcast"}
_PLAIN = {"say", "tell", "add", "note", "state", "explain"}


def find_sayings(sentence: Sentence) -> tuple[Saying, ...]:
    """All sayings of a sentence, in order of their cues."""
    words = cue_words()
    found: dict[int, Saying] = {}
    for token in sentence.tokens:
        for saying in _at(sentence, token, words):
            found.setdefault(saying.cue_token, saying)
    headline = find_headline(sentence, words)
    if headline is not None:
        found.setdefault(headline.cue_token, headline)
    for cited in find_cited(sentence, tuple(found.values()), words):
        found[cited.cue_token] = cited
    return tuple(found[i] for i in sorted(found))


def subjects(sentence: Sentence, verb: Token, *, climb: bool = True) -> list[Token]:
    """Who does the verb: its own subject, or the one that a governing verb or noun lends it; conjuncts included."""
    own = [t for t in sentence.dependents(verb.i, *_SUBJECTS) if not t.deprel.endswith(":pass")]
    if own:
        return _resolve(sentence, verb, own[-1] if own[0].relation == "csubj" else own[0])
    # "The army denied bombing": a subject before both verbs is the first one's, whatever the tree says.
    for clause in sentence.dependents(verb.i, "xcomp"):
        lent = [t for t in sentence.dependents(clause.i, "nsubj") if t.i < verb.i < clause.i]
        if lent:
            return _with_conjuncts(sentence, lent[0])
    if is_passive(sentence, verb):
        agents = sentence.dependents(verb.i, "obl:agent") or [
            t for t in sentence.dependents(verb.i, "obl") if _case(sentence, t) == "by"
        ]
        return _with_conjuncts(sentence, agents[0]) if agents else []
    if not climb or verb.head < 0:
        return []
    head = sentence.tokens[verb.head]
    if verb.relation == "acl" and head.upos in ("NOUN", "PROPN", "PRON") and verb.xpos != "VBN":
        # "tweeted her reasons, saying": who tweeted says; "a statement saying": the statement does.
        if head.relation == "obj" and head.head >= 0 and head.lemma.lower() not in cue_words().documents:
            return subjects(sentence, sentence.tokens[head.head]) or _with_conjuncts(sentence, head)
        return _with_conjuncts(sentence, head)
    if verb.relation in ("conj", "xcomp", "advcl", "parataxis") and head.upos in ("VERB", "AUX", "ADJ", "NOUN"):
        passive = [t for t in sentence.dependents(head.i, "nsubj") if t.deprel.endswith(":pass")]
        if passive:
            return _resolve(sentence, head, passive[0])
        return subjects(sentence, head) if head.upos != "NOUN" or sentence.dependents(head.i, *_SUBJECTS) else []
    return []


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb stands in the passive, or is a bare participle behind its noun."""
    if any(t.deprel in ("aux:pass", "nsubj:pass", "obl:agent") for t in sentence.dependents(verb.i)):
        return True
    return (
        verb.xpos == "VBN"
        and verb.relation == "acl"
        and not any(t.relation == "aux" for t in sentence.dependents(verb.i))
    )


def clause_head(sentence: Sentence, i: int) -> int:
    """The head of the clause that token `i` stands in: itself or the nearest clausal token above."""
    current = sentence.tokens[i]
    while current.head >= 0 and not (
        current.relation in _CLAUSES and (current.relation != "conj" or current.upos in ("VERB", "AUX"))
    ):
        current = sentence.tokens[current.head]
    return current.i


def _at(sentence: Sentence, token: Token, words: CueWords) -> Iterator[Saying]:
    lower = token.text.lower()
    if lower == "according":
        yield from _according(sentence, token)
    elif token.upos == "VERB" or (token.upos in ("NOUN", "ADJ") and lower in ("said", "says")):
        yield from _verb(sentence, token, words)
    elif token.upos == "NOUN":
        yield from _noun(sentence, token, words)
    elif token.upos == "ADV" and lower in words.adverbs:
        yield _adverb(sentence, token, words.adverbs[lower])
    elif lower == "per" and token.relation == "case" and sentence.tokens[token.head].upos == "PROPN":
        yield from _prepositional(sentence, token, sentence.tokens[token.head], sentence.span(token.i, token.i))


def _named(sentence: Sentence, verb: Token, words: CueWords) -> Saying | None:
    """Who names it so: in "what the ministry called an exercise" the words up to the next stop are the ministry's."""
    above = sentence.tokens[verb.head] if verb.head >= 0 else None
    if verb.relation != "acl" or above is None or above.lemma.lower() != "what" or above.i > verb.i:
        return None
    speakers = subjects(sentence, verb, climb=False)
    end = next(
        (t.i for t in sentence.tokens[verb.i + 1 :] if t.upos == "PUNCT" and t.text in ",;.:"), len(sentence.tokens)
    )
    content = frozenset(range(verb.i + 1, end))
    if not speakers or not content:
        return None
    spans, heads = _sources(sentence, speakers, words)
    cue = _cue_span(sentence, verb)
    return Saying(sentence.index, cue, verb.i, spans, heads, content, "says", "saying", "what somebody calls it")


def _verb(sentence: Sentence, verb: Token, words: CueWords) -> Iterator[Saying]:
    lemma = cue_lemma(verb.text, verb.lemma)
    if lemma in words.naming and (named := _named(sentence, verb, words)) is not None:
        yield named
        return
    family = (
        "saying"
        if lemma in words.verbs
        else "finding"
        if lemma in words.findings
        else "thought"
        if lemma in words.thoughts
        else None
    )
    if family is None or (lemma == "recall" and _calls_back(sentence, verb)):
        yield from _attitude(sentence, verb, lemma, words)
        return
    stance = words.verbs.get(lemma) or words.findings.get(lemma) or words.thoughts.get(lemma) or "says"
    if lemma in ("cite", "quote") and (quoted := _quoted_as(sentence, verb, words)) is not None:
        yield quoted
        return
    content, rule = _content(sentence, verb, words, family)
    speakers = _quoted(sentence, verb) or subjects(sentence, verb)
    tag = find_tag(sentence, verb) if family == "saying" else None
    if tag is not None and (
        tag.strong
        or not content
        or (rule != "clause" and rule != "beside")
        or (not speakers and not is_passive(sentence, verb))
    ):
        content, rule = set(tag.content), tag.rule
        speakers = _speakers_of(sentence, tag) or speakers
    if not speakers and rule in ("clause", "beside") and not is_passive(sentence, verb):
        speakers = _behind(sentence, verb)
    if not content and family == "saying" and speakers and sentence.text.rstrip().endswith(":"):
        rule = "colon"
    elif not content and lemma in _PLAIN and speakers:
        content, rule = _loose(sentence, verb), "loose"
    if rule != "colon" and (not content or (rule == "beside" and not speakers)):
        yield from _attitude(sentence, verb, lemma, words)
        return
    spans, heads = _sources(sentence, speakers, words)
    if (
        family == "saying"
        and stance == "says"
        and _negated(sentence, verb)
        and lemma in ("say", "confirm", "claim", "admit")
    ):
        stance = "doubts" if lemma == "confirm" else stance
    yield Saying(
        sentence.index,
        _cue_span(sentence, verb),
        verb.i,
        spans,
        heads,
        frozenset(
            content - {verb.i} - {i for h in heads if h < verb.i for i in sentence.subtree(h) if i <= h} - set(heads)
        ),
        stance,
        family,
        rule,
    )


def _calls_back(sentence: Sentence, verb: Token) -> bool:
    """Whether "recalled" means that somebody was called home, not that something was remembered."""
    return bool(sentence.dependents(verb.i, "obj")) and not sentence.dependents(verb.i, "ccomp")


def _behind(sentence: Sentence, verb: Token) -> list[Token]:
    """The speaker behind the verb, where the tree takes it for something else: '..., wrote on Monday the editor'."""
    if verb.i < 2 or sentence.tokens[verb.i - 1].upos != "PUNCT":
        return []
    for other in sentence.dependents(verb.i):
        if (
            other.i > verb.i
            and other.upos in ("NOUN", "PROPN", "PRON")
            and not sentence.dependents(other.i, "case")
            and other.deprel != "obl:unmarked"
        ):
            return _with_conjuncts(sentence, other)
    return []


def _loose(sentence: Sentence, verb: Token) -> set[int]:
    """What a plain verb of saying may govern when neither tree nor words show it: "what the two said was a trick"."""
    own = {
        i
        for t in sentence.dependents(verb.i)
        if t.relation not in ("nsubj", "punct", "aux")
        for i in sentence.subtree(t.i)
    }
    if own or verb.head < 0:
        return own
    return set(sentence.subtree(verb.head)) - set(sentence.subtree(verb.i))


def _attitude(sentence: Sentence, verb: Token, lemma: str, words: CueWords) -> Iterator[Saying]:
    """Read "X opposes the law", "X wants to leave": a stand that somebody takes, towards a thing or a course."""
    if lemma not in words.attitudes or is_passive(sentence, verb):
        return
    speakers = subjects(sentence, verb)
    things = [
        t
        for t in sentence.dependents(verb.i, "obj", "xcomp", "ccomp", "obl", "advcl")
        if t.i > verb.i and t.deprel not in ("obl:unmarked", "obl:tmod")
    ]
    things = [
        t
        for t in things
        if t.relation not in ("obl", "advcl")
        or _case(sentence, t) in ("for", "on", "of", "to", "with", "at", "about", "as", "out", "against")
    ]
    if not speakers or not things:
        return
    content = {i for t in things for i in sentence.subtree(t.i)}
    spans, heads = _sources(sentence, speakers, words)
    yield Saying(
        sentence.index,
        _cue_span(sentence, verb),
        verb.i,
        spans,
        heads,
        frozenset(content - {verb.i}),
        words.attitudes[lemma],
        "attitude",
        "stand",
    )


def _speakers_of(sentence: Sentence, tag: Tag) -> list[Token]:
    """The head of the phrase that a tag names, found inside the phrase whatever the tree does outside it."""
    if tag.speaker is None:
        return []
    first, last = tag.speaker
    tops = [
        t
        for t in sentence.tokens[first : last + 1]
        if not first <= t.head <= last and t.upos in ("NOUN", "PROPN", "PRON", "NUM")
    ]
    return tops[:1] or [sentence.tokens[last]]


def _content(sentence: Sentence, verb: Token, words: CueWords, family: str) -> tuple[set[int], str]:
    """The tokens said, and by which construction; empty when the verb says nothing here."""
    lemma = cue_lemma(verb.text, verb.lemma)
    clauses = sentence.dependents(verb.i, "ccomp")
    passive = is_passive(sentence, verb)
    if clauses:
        content: set[int] = set()
        for clause in clauses:
            content |= _without_but(sentence, clause)
        content |= _followers(sentence, verb, quoted=lemma in words.quoted)
        return content, "clause"
    if passive:
        for clause in sentence.dependents(verb.i, "xcomp"):
            if lemma in words.infinitive_frame or family != "thought":
                subject = [i for t in sentence.dependents(verb.i, "nsubj") for i in sentence.subtree(t.i)]
                return set(sentence.subtree(clause.i)) | set(subject), "passive infinitive"
        if any(t.deprel == "expl" or t.text.lower() == "it" for t in sentence.dependents(verb.i, "nsubj", "expl")):
            return set(), ""
    if family == "saying":
        beside = _beside(sentence, verb)
        if beside:
            return beside, "beside"
        followers = _followers(sentence, verb, quoted=lemma in words.quoted)
        if followers:
            return followers, "beside"
    if lemma in words.phrase_frame:
        for phrase in sentence.dependents(verb.i, "advcl", "obl"):
            if _case(sentence, phrase) in ("of", "for", "with", "about", "over"):
                return set(sentence.subtree(phrase.i)), "phrase"
    if family != "finding":
        for clause in sentence.dependents(verb.i, "xcomp"):
            if clause.i > verb.i and (
                lemma in words.infinitive_frame or (family == "saying" and lemma not in words.quoted)
            ):
                return set(sentence.subtree(clause.i)), "infinitive"
    if lemma in words.object_frame and family == "saying" and not sentence.dependents(verb.i, "iobj"):
        for thing in sentence.dependents(verb.i, "obj", "nsubj:pass"):
            return set(sentence.subtree(thing.i)), "object"
        if verb.deprel == "acl" and passive and verb.head >= 0:
            return set(sentence.subtree(verb.head)) - set(sentence.subtree(verb.i)), "object"
    return set(), ""


def _without_but(sentence: Sentence, clause: Token) -> set[int]:
    """The clause without a second one after ", but", which is the report's again."""
    content = set(sentence.subtree(clause.i))
    for other in sentence.dependents(clause.i, "conj"):
        but = any(t.text.lower() == "but" for t in sentence.dependents(other.i, "cc"))
        if (
            but
            and sentence.dependents(other.i, "nsubj")
            and not any(t.text.lower() == "that" for t in sentence.dependents(other.i, "mark"))
        ):
            content -= set(sentence.subtree(other.i))
    return content


def _beside(sentence: Sentence, verb: Token) -> set[int]:
    """The clause that the verb of saying interrupts or follows: "It fell, she said"; "as she said"."""
    if verb.head < 0:
        return set()
    if verb.lemma.lower() in _NO_ACCOUNT and verb.relation == "advcl":
        return set()
    aside = verb.relation == "parataxis" or (
        verb.relation == "advcl" and any(t.text.lower() == "as" for t in sentence.dependents(verb.i, "mark", "advmod"))
    )
    if not aside:
        return set()
    return set(sentence.subtree(verb.head)) - set(sentence.subtree(verb.i))


def _followers(sentence: Sentence, verb: Token, *, quoted: bool) -> set[int]:
    """Clauses set beside a verb of saying after it: 'he said: "It fell."'; for some verbs only behind a mark."""
    marks = (":", '"', "“", "``") if quoted else (":", ",", '"', "“", "``")
    found: set[int] = set()
    for clause in sentence.dependents(verb.i, "parataxis"):
        after_mark = any(t.text in marks for t in sentence.tokens[verb.i + 1 : clause.i])
        if clause.i > verb.i and after_mark:
            found |= set(sentence.subtree(clause.i))
    return found


def _quoted_as(sentence: Sentence, verb: Token, words: CueWords) -> Saying | None:
    """Read "quoted a diplomat as saying that ...": who quotes vouches too, for all that is quoted."""
    clauses = [
        t
        for t in sentence.dependents(verb.i, "advcl", "xcomp", "obl", "acl")
        if t.xpos == "VBG" and _case(sentence, t) == "as"
    ]
    speakers = subjects(sentence, verb)
    if not clauses or not speakers or is_passive(sentence, verb):
        return None
    spans, heads = _sources(sentence, speakers, words)
    content = frozenset(sentence.subtree(clauses[0].i))
    cue = _cue_span(sentence, verb)
    return Saying(sentence.index, cue, verb.i, spans, heads, content, "says", "saying", "quoted as saying")


def _quoted(sentence: Sentence, verb: Token) -> list[Token]:
    """Who is quoted, for the verb behind "as": the object of "quoted", whatever the tree makes its subject."""
    if verb.xpos != "VBG" or verb.head < 0 or _case(sentence, verb) != "as":
        return []
    above = sentence.tokens[verb.head]
    if above.lemma.lower() not in ("quote", "cite") or is_passive(sentence, above):
        return []
    return [t for t in sentence.dependents(above.i, "obj") if above.i < t.i < verb.i]


def _according(sentence: Sentence, token: Token) -> Iterator[Saying]:
    """Read "according to X", whichever way the tree joins it."""
    after = token.i + 1
    to = after < len(sentence.tokens) and sentence.tokens[after].text.lower() == "to"
    cue = sentence.span(token.i, after if to else token.i)
    source = phrase_head(sentence, after + 1 if to else after)
    if source is not None:
        yield from _prepositional(sentence, token, source, cue)


def _prepositional(sentence: Sentence, token: Token, source: Token, cue: Span) -> Iterator[Saying]:
    top = source if source.head >= 0 and source.head != token.i else token
    if top.head < 0:
        return
    marks = {",", ";", "—", "–", ":"}
    first = token.i
    last = max(sentence.subtree(source.i))
    opens = first <= 1 or sentence.tokens[first - 1].text in ("and", "but")
    closes = last >= len(sentence.tokens) - 2 and first > 0 and sentence.tokens[first - 1].text in marks
    clause = _root(sentence) if closes or opens else clause_head(sentence, top.head)
    that = sentence.tokens[first - 2] if first > 1 and sentence.tokens[first - 1].text == "," else None
    if that is not None and that.text.lower() == "that" and that.relation == "mark":
        clause = that.head  # "said that, according to its scouts, ..."
    phrase = noun_phrase(sentence, source.i)
    inner = {t.i for t in sentence.tokens if sentence.tokens[token.i].start <= t.start < phrase.end}
    content = set(sentence.subtree(clause)) - inner
    spans, heads = _sources(sentence, _joined_sources(sentence, source), cue_words())
    yield Saying(sentence.index, cue, token.i, spans, heads, frozenset(content), "says", "preposition", "according to")


def _joined_sources(sentence: Sentence, source: Token) -> list[Token]:
    """The source and a second one behind "and", read from the words where the tree joins it elsewhere."""
    found = _with_conjuncts(sentence, source)
    phrase = sentence.tokens_in(noun_phrase(sentence, source.i))
    at = phrase[-1].i + 1
    if len(found) == 1 and at + 1 < len(sentence.tokens) and sentence.tokens[at].text.lower() in ("and", "or", "&"):
        second = phrase_head(sentence, at + 1)
        after = (
            sentence.tokens[second.i + 1].text if second is not None and second.i + 1 < len(sentence.tokens) else "."
        )
        if second is not None and after in (",", ".", ";"):
            found.append(second)
    return found


def _noun(sentence: Sentence, noun: Token, words: CueWords) -> Iterator[Saying]:
    """Read "the claim that ...", "allegations of ...", and who makes it."""
    lemma = noun.lemma.lower()
    if lemma not in words.nouns:
        return
    clauses = [
        t
        for t in sentence.dependents(noun.i, "ccomp", "acl")
        if t.deprel != "acl:relcl" and t.i > noun.i and _finite_or_infinitive(sentence, t)
    ]
    content: set[int] = set()
    for clause in clauses:
        content |= set(sentence.subtree(clause.i))
    rule = "noun with clause"
    if not content:
        if words.nouns[lemma] not in ("claims", "admits", "denies") and lemma not in ("report", "rumour", "rumor"):
            return
        for phrase in sentence.dependents(noun.i, "nmod"):
            if _case(sentence, phrase) in ("of", "about") and phrase.i > noun.i:
                content |= set(sentence.subtree(phrase.i))
        rule = "noun with of"
    if not content:
        return
    stance = words.nouns[lemma]
    speakers = sentence.dependents(noun.i, "nmod:poss")
    speakers = speakers or [t for t in sentence.dependents(noun.i, "nmod") if _case(sentence, t) in ("by", "from")]
    if not speakers and noun.head >= 0 and noun.relation == "obj":
        verb = sentence.tokens[noun.head]
        if verb.lemma.lower() in words.refusing:
            speakers, stance = subjects(sentence, verb), "denies"
        elif verb.lemma.lower() in words.light:
            speakers = subjects(sentence, verb)
    spans, heads = _sources(sentence, speakers, words)
    yield Saying(
        sentence.index,
        sentence.span(noun.i, noun.i),
        noun.i,
        spans,
        heads,
        frozenset(content),
        "says" if stance == "thoughts" else stance,
        "noun",
        rule,
    )


def _finite_or_infinitive(sentence: Sentence, token: Token) -> bool:
    return (
        token.deprel == "ccomp"
        or token.xpos not in ("VBN", "VBG")
        or bool(sentence.dependents(token.i, "nsubj", "mark", "aux"))
    )


def _adverb(sentence: Sentence, token: Token, stance: str) -> Saying:
    head = (
        clause_head(sentence, token.head)
        if token.head >= 0 and sentence.tokens[token.head].upos not in ("ADJ", "NOUN")
        else max(token.head, 0)
    )
    content = set(sentence.subtree(head)) - {token.i}
    return Saying(
        sentence.index,
        sentence.span(token.i, token.i),
        token.i,
        (),
        (),
        frozenset(content),
        "claims" if stance == "alleged" else "says",
        "adverb",
        stance,
    )


def _sources(sentence: Sentence, speakers: list[Token], words: CueWords) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    """Phrases of the speakers; a paper "by X" or "posted by X" gives X."""
    spans, heads = [], []
    for speaker in speakers:
        if speaker.text.lower() == "it" and sentence.dependents(
            sentence.tokens[speaker.head].i if speaker.head >= 0 else speaker.i, "aux:pass"
        ):
            continue
        author = _author(sentence, speaker, words)
        spans.append(source_phrase(sentence, author.i))
        heads.append(author.i)
    return tuple(spans), tuple(heads)


def _author(sentence: Sentence, speaker: Token, words: CueWords) -> Token:
    if speaker.lemma.lower() not in words.documents:
        return speaker
    for token in sentence.dependents(speaker.i, "nmod", "acl"):
        if token.relation == "nmod" and _case(sentence, token) in ("by", "from") and token.i > speaker.i:
            return token
        if token.deprel == "acl":
            for agent in sentence.dependents(token.i, "obl"):
                if agent.deprel == "obl:agent" or _case(sentence, agent) == "by":
                    return agent
    return speaker


def _resolve(sentence: Sentence, verb: Token, subject: Token) -> list[Token]:
    """The subject with its conjuncts; a relative pronoun gives what it stands for."""
    if subject.text.lower() in _RELATIVE and verb.deprel == "acl:relcl" and verb.head >= 0:
        return [sentence.tokens[verb.head]]
    return _with_conjuncts(sentence, subject)


def _with_conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    return [token, *(t for t in sentence.dependents(token.i, "conj") if t.upos in ("NOUN", "PROPN", "PRON"))]


def _case(sentence: Sentence, token: Token) -> str:
    cases = sentence.dependents(token.i, "case", "mark")
    return cases[0].text.lower() if cases else ""


def _negated(sentence: Sentence, verb: Token) -> bool:
    return any(t.text.lower() in ("not", "n't", "n’t", "never") for t in sentence.dependents(verb.i, "advmod"))


def _root(sentence: Sentence) -> int:
    return next((t.i for t in sentence.tokens if t.head < 0), 0)


def _cue_span(sentence: Sentence, verb: Token) -> Span:
    return sentence.span(verb.i, verb.i)


__all__ = ["Saying", "clause_head", "find_sayings", "is_passive", "noun_phrase", "subjects"]
