"""Decides which place of the report each event mention happened at.

In: the parsed report, its mentions, and the places chosen for its names. Out: the mentions with `place` and the reason.
In the mention's own sentence each place is scored by how it hangs on the trigger (a place phrase under it, its clause,
a party's home), by the encoder's place role where there is one, and by how precise it is. A sentence without a place
inherits: from a mention of the same event, from the sentences before, from the dateline, from the report's main place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model.mention import Mention, Place, Reason
from dateline.model.sentence import ParsedReport, Sentence
from dateline.place.choose import Choice
from dateline.place.entry import Entry, distance
from dateline.place.mentions import Toponym, demonym_countries
from dateline.place.spelling import normal
from dateline.place.tables import Tables
from dateline.tables import LEVELS

WHERE = frozenset({
    "in", "at", "near", "on", "outside", "inside", "around", "across", "within", "throughout", "off", "along",
    "over", "amid",
})  # fmt: skip
WHITHER = frozenset({
    "to", "into", "toward", "towards", "onto", "through",
})  # fmt: skip
WHENCE = frozenset({"from"})
ROLE = 6.0  # what the encoder's certainty of a place role is worth beside the syntax
GOVERNMENT = -6.0  # a capital that acts is a government, whatever else speaks for it
ENOUGH = -0.5  # score below which a place of the sentence is not where the event happened
CLOSE = 1.5  # a more precise place inside the chosen one wins when its score is this near
LOOK_BACK = 3  # sentences
PRECISION = {"site": 0.6, "district": 0.5, "city": 0.6, "border": 0.4, "water": 0.3, "region": 0.2, "country": 0.0}
BRANCH = {"nsubj": -1.2, "obj": 0.6, "iobj": -1.0, "appos": 0.3, "conj": -0.3, "vocative": -2.0}


@dataclass(frozen=True)
class _Scored:
    """A place of the mention's sentence with its score and how it hangs on the trigger."""

    choice: Choice
    score: float
    how: str


def to_place(choice: Choice) -> Place:
    """The record's form of a chosen place."""
    span, entry = choice.toponym.span, choice.entry
    if entry is None:
        return Place(span=choice.toponym.site or span, reason=choice.reason)
    if choice.toponym.site and entry.level in ("city", "district"):
        span = choice.toponym.site
        return Place(
            span=span, name=span.text, country=entry.country, admin1=entry.admin1, lat=entry.lat, lon=entry.lon,
            level="site", reason=f"a site named after {entry.name}, where it is shown; {choice.reason}",
        )  # fmt: skip
    return Place(
        span=span, name=entry.name, country=entry.country, admin1=entry.admin1, lat=entry.lat, lon=entry.lon,
        geonameid=entry.geonameid, level=entry.level, names=entry.names, claimed_by=entry.claimed_by,
        reason=choice.reason,
    )  # fmt: skip


def link(parsed: ParsedReport, mentions: Sequence[Mention], choices: Sequence[Choice], tables: Tables) -> list[Mention]:
    """Every mention with its place, when any is known."""
    return _Linker(parsed, choices, tables).run(mentions)


class _Linker:
    """The places of one report, by sentence."""

    def __init__(self, parsed: ParsedReport, choices: Sequence[Choice], tables: Tables) -> None:
        self.parsed = parsed
        self.by_sentence: dict[int, list[Choice]] = {}
        for choice in choices:
            self.by_sentence.setdefault(choice.toponym.sentence, []).append(choice)
        self.tables = tables
        self.heads = {s: {c.toponym.head for c in found} for s, found in self.by_sentence.items()}
        self.capitals = {normal(n) for names in tables.capitals.values() for n in names}
        self.dateline = self._find_dateline()
        self.main = self._find_main(choices)

    def run(self, mentions: Sequence[Mention]) -> list[Mention]:
        """First each mention's own sentence, then what is inherited."""
        own = [self._in_sentence(m) for m in mentions]
        by_event: dict[int, _Scored] = {}
        for mention, scored in zip(mentions, own, strict=True):
            best = scored[0] if scored else None
            if best and mention.event and (mention.event not in by_event or best.score > by_event[mention.event].score):
                by_event[mention.event] = best
        done: list[Mention] = []
        for mention, scored in zip(mentions, own, strict=True):
            done.append(self._settle(mention, scored, by_event, done))
        return done

    def _settle(
        self, mention: Mention, scored: list[_Scored], by_event: dict[int, _Scored], done: Sequence[Mention]
    ) -> Mention:  # fmt: skip
        if scored:
            chosen, losers = scored[0], scored[1:]
            lost = tuple(f"{s.choice.toponym.span.text}: {s.how}" for s in losers) + chosen.choice.lost
            return self._with(mention, to_place(chosen.choice), chosen.how, lost)
        event = by_event.get(mention.event)
        if event is not None:
            return self._with(mention, to_place(event.choice), "told elsewhere of the same event")
        for other in reversed(done):
            near = 0 <= mention.sentence - other.sentence <= LOOK_BACK
            if near and other.place is not None and not other.historical and not mention.historical:
                return self._with(mention, other.place, "from the sentences before")
        if mention.historical:
            return mention
        if self.dateline is not None:
            return self._with(mention, to_place(self.dateline), "the report's dateline")
        if self.main is not None:
            return self._with(mention, to_place(self.main), "the report's main place")
        return mention

    @staticmethod
    def _with(mention: Mention, place: Place, rule: str, lost: tuple[str, ...] = ()) -> Mention:
        reason = Reason("place", f"{rule}; {place.reason}" if place.reason else rule, (place.span,), lost)
        return replace(mention, place=place, reasons=(*mention.reasons, reason))

    def _in_sentence(self, mention: Mention) -> list[_Scored]:
        """The places of the mention's sentence that may be where it happened, best first."""
        sentence = self.parsed.sentences[mention.sentence]
        choices = [*self.by_sentence.get(mention.sentence, ()), *self._by_adjective(sentence, mention)]
        scored = [self._score(sentence, mention, choice) for choice in choices if choice.entry is not None]
        scored = sorted((s for s in scored if s.score > ENOUGH), key=lambda s: (-s.score, s.choice.toponym.first))
        if len(scored) > 1:
            best = self._more_precise(scored)
            scored.remove(best)
            scored.insert(0, best)
        return scored

    def _by_adjective(self, sentence: Sentence, mention: Mention) -> list[Choice]:
        """States that an adjective names as the place: "the Syrian conflict", "on Lebanese territory"."""
        found = []
        for i, code in demonym_countries(sentence, self.tables).items():
            adjective = sentence.tokens[i]
            country = self.tables.countries.get(code)
            if country is None or adjective.head < 0 or adjective.relation not in ("amod", "compound"):
                continue
            noun = sentence.tokens[adjective.head]
            fighting = noun.i == mention.head and mention.type == "ASSAULT" and noun.lemma.lower() in _LASTING
            if fighting or (noun.upos == "NOUN" and noun.lemma.lower() in _PLACE_NOUNS):
                span = sentence.span(min(i, noun.i), max(i, noun.i))
                below = set(sentence.subtree(noun.i))  # "the Azerbaijani city of Yevlakh" is Yevlakh
                here = self.by_sentence.get(sentence.index, ())
                if any(c.toponym.span.overlaps(span) or c.toponym.head in below for c in here):
                    continue
                toponym = Toponym(sentence.index, min(i, noun.i), max(i, noun.i), noun.i, span, (country.entry,))
                found.append(Choice(toponym, country.entry, f"{adjective.text} names the state"))
        return found

    def _more_precise(self, scored: Sequence[_Scored]) -> _Scored:
        """A place inside the best one that scores nearly as well, else the best."""
        best = scored[0]
        for other in scored[1:]:
            inner, outer = other.choice.entry, best.choice.entry
            if inner is None or outer is None or scored[0].score - other.score > CLOSE:
                continue
            if LEVELS.index(inner.level) < LEVELS.index(outer.level) and _inside(inner, outer):
                best = other
        return best

    def _score(self, sentence: Sentence, mention: Mention, choice: Choice) -> _Scored:
        toponym, entry = choice.toponym, choice.entry
        assert entry is not None
        syntax, how = self._syntax(sentence, mention, choice)
        role = 0.0
        if sentence.scores is not None and mention.head < len(sentence.scores.role):
            row = sentence.scores.role[mention.head, :, 3]
            heads = {*range(toponym.first, toponym.last + 1), *self._nouns_above(sentence, toponym.head)}
            role = max(float(row[i]) for i in heads)
            if role > 0.5:
                how = f"{how}; the encoder takes it for the place ({role:.2f})"
        return _Scored(choice, syntax + ROLE * role + PRECISION.get(entry.level, 0.0), how)

    @staticmethod
    def _nouns_above(sentence: Sentence, i: int) -> list[int]:
        """Nouns that the name directly helps to name: "the airport" of "the airport in Kabul"."""
        token, found = sentence.tokens[i], []
        while token.head >= 0 and token.relation in ("nmod", "compound", "appos", "flat"):
            token = sentence.tokens[token.head]
            if token.upos in ("NOUN", "PROPN"):
                found.append(token.i)
            if len(found) > 1:
                break
        return found

    def _syntax(self, sentence: Sentence, mention: Mention, choice: Choice) -> tuple[float, str]:
        """How the name hangs on the trigger, as a score and in words."""
        trigger, head = mention.head, choice.toponym.head
        path = [head, *(t.i for t in sentence.ancestors(head))]
        if head == trigger or choice.toponym.first <= trigger <= choice.toponym.last:
            return 1.0, "the trigger names it"
        if trigger in path:
            branch = path[: path.index(trigger)]
            return self._branch(sentence, branch, choice, mention.type, visit="visit" in mention.modes)
        above = [t.i for t in sentence.ancestors(trigger)]
        meeting = next((i for i in path if i in above), None)
        if meeting is None or meeting == head:
            return -0.2, "the name governs the trigger"
        branch = path[: path.index(meeting)]
        score, how = self._branch(sentence, branch, choice, mention.type)
        climbed = above.index(meeting) + 1
        return min(score, 2.0) - 0.5 - 0.25 * climbed, f"{how} of the governing clause"

    def _branch(
        self, sentence: Sentence, branch: Sequence[int], choice: Choice, kind: str, visit: bool = False
    ) -> tuple[float, str]:
        """The score of a path from the name (first) up to the word under the trigger (last)."""
        for step, i in enumerate(branch[1:], start=1):
            if i in self.heads.get(sentence.index, ()):  # a place named within another place's phrase goes with it
                score, how = self._branch(sentence, branch[step:], choice, kind, visit)
                return score - 0.3, how
        entry = choice.entry
        if sentence.tokens[branch[0]].deprel == "nsubj" and normal(choice.toponym.span.text) in self.capitals:
            return GOVERNMENT, "a government that acts"
        wide = entry is None or entry.level == "country"
        top = sentence.tokens[branch[-1]]
        depth = len(branch) - 1
        prepositions = {t.text.lower() for t in sentence.dependents(top.i, "case")}
        inner = self._home_of_party(sentence, branch)
        if depth and inner is None:
            low = sentence.tokens[branch[0]]
            own = {t.text.lower() for t in sentence.dependents(low.i, "case")}
            if own & WHERE:
                return 1.8 - 0.2 * depth, "a place phrase within the clause"
        if top.relation in ("obl", "nmod"):
            if prepositions & WHERE:
                score, how = 3.0, f"a place phrase ({'/'.join(sorted(prepositions & WHERE))})"
            elif prepositions & WHITHER:
                score, how = (2.2 if kind in _GOES else 1.3), "the goal"
            elif prepositions & WHENCE:
                score, how = 0.9, "the origin"
            elif "of" in prepositions:
                score, how = (0.2 if wide else 1.8), "what the deed is done to"
            elif top.deprel == "nmod:poss":
                score, how = (-1.0 if wide else 0.4), "a possessive"
            else:
                score, how = -0.8, "another part of the clause"
        elif top.relation in ("compound", "amod") and not visit:
            score, how = (0.2 if wide else 1.8), "part of the deed's name"
        elif visit and top.relation in ("obj", "compound"):
            score, how = 2.6, "what is visited"
        elif top.relation == "obj":
            score, how = (-0.6 if wide else 1.2), "what the deed is done to"
        elif top.relation == "nsubj" and top.deprel == "nsubj:pass":
            score, how = (-0.4 if wide else 1.2), "what the deed is done to"
        elif top.relation == "nsubj":
            score, how = -1.5, "the subject"
        else:
            score, how = BRANCH.get(top.relation, 0.0), "elsewhere in the sentence"
        if inner is not None:
            return min(score, 0.0) + inner, "a party's home"
        return score - 0.2 * depth, how

    def _home_of_party(self, sentence: Sentence, branch: Sequence[int]) -> float | None:
        """A penalty when the name only says where a party is from ("Russia's army", "the mayor of Kabul")."""
        if len(branch) < 2:
            return None
        low = sentence.tokens[branch[0]]
        above = sentence.tokens[branch[1]].lemma.lower()
        if above in _PLACE_NOUNS or above in self.tables.kind_words:
            return None
        if low.relation == "compound" or low.deprel == "nmod:poss":
            return -0.8
        if low.relation == "nmod" and any(t.text.lower() in ("of", "from") for t in sentence.dependents(low.i, "case")):
            return -0.5
        return None

    def _find_dateline(self) -> Choice | None:
        """The place that the report is dated from: a name at the start of the body, before a dash or the agency."""
        for sentence in self.parsed.sentences:
            if sentence.kind != "body":
                continue
            here = self.by_sentence.get(sentence.index, [])
            if here and here[0].toponym.first == 0:
                after = [t.text for t in sentence.tokens[here[0].toponym.last + 1 : here[0].toponym.last + 12]]
                if any(x in ("-", "–", "—", "--") for x in after) and after[0] in (",", "(", "-", "–", "—", "--", "/"):
                    return here[0] if here[0].entry else None
            return None
        return None

    def _is_where(self, choice: Choice) -> bool:
        """Whether the name stands in a phrase of place: "in Syria", "from Syria"."""
        sentence = self.parsed.sentences[choice.toponym.sentence]
        own = {t.text.lower() for t in sentence.dependents(choice.toponym.head, "case")}
        return bool(own & (WHERE | WHENCE | {"into", "across"}))

    def _find_main(self, choices: Sequence[Choice]) -> Choice | None:
        """The place named most, early names counting more and precise ones preferred; states that act are no places."""
        counts: Counter[tuple[str, float, float]] = Counter()
        first: dict[tuple[str, float, float], Choice] = {}
        for order, choice in enumerate(choices):
            entry = choice.entry
            if entry is None or (entry.level == "country" and not self._is_where(choice)):
                continue
            first.setdefault(entry.identity, choice)
            counts[entry.identity] += (2 if entry.level in ("city", "site", "district") else 1) * (
                2 if order < 4 else 1
            )
        return first[counts.most_common(1)[0][0]] if counts else None


_GOES = frozenset({"AID", "CONSULT", "MOBILIZE"})  # deeds that happen where they are bound for
_LASTING = frozenset({"war", "conflict", "insurgency", "crisis", "fighting", "rebellion", "uprising", "offensive"})
_PLACE_NOUNS = frozenset({
    "territory", "soil", "base", "airspace", "waters", "airport", "airfield", "side", "land", "countryside",
    "city", "town", "village", "province", "region", "district", "state", "area", "part", "parts", "north",
    "south", "east", "west", "center", "centre", "outskirts", "suburb", "capital", "border", "coast", "streets",
    "rest", "island", "governorate", "county", "oblast", "neighborhood", "neighbourhood", "camp",
})  # fmt: skip


def _inside(inner: Entry, outer: Entry) -> bool:
    """Whether one place lies in the other, as far as the tables tell."""
    if outer.level == "country":
        return inner.state == outer.state
    if outer.geonameid is not None and outer.geonameid in inner.within:
        return True
    if outer.state != inner.state and outer.state is not None:
        return False
    return distance(inner, outer) < {"region": 500, "city": 40, "district": 40}.get(outer.level, 30)
