"""Chooses what each place name of a report means.

In: the toponyms of all sentences with their candidates, and the words around them. Out: for each the place chosen,
why, and the candidates that lost. The evidence, strongest first: a place that the phrase itself names as holding it
("Rome, Georgia", "the Azerbaijani city of Yevlakh"), the kind of place that its words name, how near and how akin the
other places of the report are, the states under discussion, and how large the place is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, inf

from dateline.model.sentence import ParsedReport
from dateline.place.entry import Entry, distance
from dateline.place.gazetteer import Gazetteer
from dateline.place.mentions import Toponym, demonym_countries

ROUNDS = 3
MOST = 14  # candidates weighed for a name
LOST = 4  # losing candidates that are told
# How much each kind of evidence counts; all on the scale of Entry.weight, where ten times as many people are one point.
INSIDE, COUNTRY_WORDS, KIND, WRONG_KIND = 6.0, 4.5, 2.5, 1.5
NEAR, SAME_DIVISION, SAME_STATE, UNDER_DISCUSSION = 2.2, 1.2, 0.8, 2.2
CITY_OVER_ITS_REGION = 1.6
SPREAD = 1.0  # how far apart scores must lie for one candidate to be e times as likely as another
UNLIKELY = 0.08  # chance below which a candidate is no company for the others
FAR_IN_TEXT = 0.7  # weight of a place named more than a sentence away
STRAY, STRAY_RESPELLED, STRAY_COMPANY, SPOKEN = 4.5, 5.0, 1.0, 3
"""A place of less weight and company than this, in a report that speaks of states at least so many times, is a mere
namesake: on news corpora nine of ten such choices are wrong. A name that is only like the place's own needs more weight; a building's
name ("Salem hospital") is taken for the town of that name only in a state that the report speaks of."""
SEAT_SHARE = 15  # a division with more than so many times its seat's people is what the bare name means
_BETWEEN = ([","], ["("], [",", "in"], ["in"], [",", "the"], ["in", "the"], [",", "in", "the"])
REACH = 120.0  # km over which nearness fades


@dataclass(frozen=True)
class Choice:
    """A toponym with the place chosen (None when the gazetteer has no such name), why, and what lost."""

    toponym: Toponym
    entry: Entry | None
    reason: str
    lost: tuple[str, ...] = ()


def choose(parsed: ParsedReport, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Choice]:
    """One choice for each toponym, in order; the same name means the same place throughout unless told otherwise."""
    return _Chooser(parsed, toponyms, gazetteer).run()


class _Chooser:
    """The evidence of one report."""

    def __init__(self, parsed: ParsedReport, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> None:
        self.toponyms = toponyms
        self.keys = [t.key for t in toponyms]
        self.gazetteer = gazetteer
        self.sentences = {s.index: s for s in parsed.sentences}
        self.demonyms = {s.index: demonym_countries(s, gazetteer.tables) for s in parsed.sentences}
        self.options = [t.entries[:MOST] for t in toponyms]
        self.holders = self._holders()
        self.base = [self._own_evidence(n) for n in range(len(toponyms))]
        self._share_evidence()
        self.states = self._states()
        self._known_shares: dict[str, dict[str, float]] = {}

    def run(self) -> list[Choice]:
        """Rounds of weighing each name against the present choices of the others, then the reasons."""
        scores = self.base
        for _ in range(ROUNDS):
            beliefs = [self._belief(n, s) for n, s in enumerate(scores)]
            company = _Company(self.toponyms, self.keys, beliefs)
            scores = [self._weigh(n, company) for n in range(len(self.toponyms))]
        company = _Company(self.toponyms, self.keys, [self._belief(n, s) for n, s in enumerate(scores)])
        return [self._explain(n, self._top(s), s, company) for n, s in enumerate(scores)]

    def _belief(self, n: int, scores: Sequence[float]) -> list[tuple[Entry, float]]:
        """The likelier candidates of a name with how likely each is at present."""
        if not scores:
            return []
        top = max(scores)
        chances = [exp((s - top) / SPREAD) for s in scores]
        total = sum(chances)
        return [(e, c / total) for e, c in zip(self.options[n], chances, strict=True) if c / total > UNLIKELY]

    @staticmethod
    def _top(scores: Sequence[float]) -> int | None:
        return max(range(len(scores)), key=lambda i: scores[i]) if scores else None

    def _holders(self) -> list[tuple[tuple[Toponym, float], ...]]:
        """For each toponym those that its phrase names as holding it, with how sure that is.

        "Rome, Georgia" is sure; "X, a town of 500 in Y" less so.
        """
        found: list[tuple[tuple[Toponym, float], ...]] = []
        for n, toponym in enumerate(self.toponyms):
            holders = []
            sentence = self.sentences[toponym.sentence]
            for other in self.toponyms[n + 1 : n + 3]:
                if other.sentence != toponym.sentence:
                    break
                between = [t.text.lower() for t in sentence.tokens[toponym.last + 1 : other.first]]
                if between in _BETWEEN:
                    holders.append((other, 1.0))
                elif 2 <= len(between) <= 6 and between[0] == "," and between[-1] in ("in", "of", "the", "'s"):
                    if {"and", "to", "from"} & set(between):
                        break
                    holders.append((other, 0.5))
                else:
                    break
            previous = self.toponyms[n - 1] if n else None
            if previous is not None and previous.sentence == toponym.sentence:
                between = [t.text.lower() for t in sentence.tokens[previous.last + 1 : toponym.first]]
                if between and between[0] in ("'s", "’s", "'", "’") and len(between) <= 5 and "," not in between[:-1]:
                    holders.append((previous, 0.5))
            found.append(tuple(holders))
        return found

    def _own_evidence(self, n: int) -> list[float]:
        """What the name and its own phrase say of each candidate."""
        toponym, options = self.toponyms[n], self.options[n]
        words = self._country_words(toponym)
        scores = []
        for entry in options:
            score = entry.weight
            sure = [sure for holder, sure in self.holders[n] if any(_holds(h, entry) for h in holder.entries[:MOST])]
            score += INSIDE * max(sure, default=0.0)
            if entry.state in words and entry.level != "country":
                score += COUNTRY_WORDS
            if toponym.kind:
                score += KIND if _fits(entry, toponym.kind) else -WRONG_KIND
            elif any(_city_of(entry, other) for other in options):
                score -= CITY_OVER_ITS_REGION
            scores.append(score)
        return scores

    def _country_words(self, toponym: Toponym) -> set[str]:
        """States that adjectives or possessives in the toponym's own noun phrase name."""
        sentence = self.sentences[toponym.sentence]
        demonyms = self.demonyms[toponym.sentence]
        heads = {toponym.head}
        head = sentence.tokens[toponym.head]
        if head.head >= 0 and head.relation in ("nmod", "appos", "compound", "flat"):
            above = sentence.tokens[head.head]
            if above.lemma.lower() in self.gazetteer.tables.kind_words:
                heads.add(above.i)
        heads.update(t.i for t in sentence.dependents(toponym.head, "appos", "compound", "flat"))
        return {
            demonyms[t.i]
            for h in heads
            for t in sentence.dependents(h, "amod", "nmod", "compound")
            if t.i in demonyms and t.i < toponym.first + 8
        }

    def _share_evidence(self) -> None:
        """The same name means the same place: every use takes the best evidence that any use has."""
        groups: dict[str, list[int]] = defaultdict(list)
        for n, toponym in enumerate(self.toponyms):
            if self.options[n]:
                groups[toponym.key].append(n)
        for group in groups.values():
            best: dict[tuple[str, float, float], float] = {}
            for n in group:
                for entry, score in zip(self.options[n], self.base[n], strict=True):
                    best[entry.identity] = max(score, best.get(entry.identity, score))
            for n in group:
                if not (self.toponyms[n].kind or self.holders[n]):
                    self.base[n] = [best[entry.identity] for entry in self.options[n]]

    def _states(self) -> Counter[tuple[str, str]]:
        """How often each state is spoken of, by which name: its own, "" for adjectives, a place that must be its."""
        counts: Counter[tuple[str, str]] = Counter()
        for demonyms in self.demonyms.values():
            counts.update((state, "") for state in demonyms.values())
        for toponym, scores in zip(self.toponyms, self.base, strict=True):
            top = self._top(scores)
            if top is None:
                continue
            entry = toponym.entries[top]
            others = [s for i, s in enumerate(scores) if i != top]
            if entry.state and (entry.level == "country" or not others or scores[top] - max(others) > 2):
                counts[entry.state, toponym.key] += 1
        return counts

    def _shares(self, key: str) -> dict[str, float]:
        """How much of the talk about states, other than by the name itself, is about each."""
        if key not in self._known_shares:
            states: Counter[str] = Counter()
            for (state, name), times in self.states.items():
                if name != key:  # a name is no evidence for itself
                    states[state] += times
            total = sum(states.values()) or 1
            self._known_shares[key] = {state: times / total for state, times in states.items()}
        return self._known_shares[key]

    def _weigh(self, n: int, company: _Company) -> list[float]:
        """The scores of one name's candidates given what the others are taken to mean now."""
        options = self.options[n]
        if len(options) < 2:
            return self.base[n]
        shares = self._shares(self.keys[n])
        scores = []
        for entry, base in zip(options, self.base[n], strict=True):
            score = base
            if entry.state and entry.level != "country":
                score += UNDER_DISCUSSION * min(1.0, 2 * shares.get(entry.state, 0.0))
            scores.append(score + company.score(n, entry))
        return scores

    def _is_stray(self, n: int, entry: Entry, company: _Company) -> bool:
        """Whether a place is a mere namesake: small, and far from all else that the report names."""
        if entry.level in ("country", "site") or not entry.state or self._told(n, entry):
            return False
        if self.toponyms[n].site and entry.state not in self._shares(self.keys[n]):
            enough = inf
        else:
            enough = STRAY if self.gazetteer.has(self.keys[n]) else STRAY_RESPELLED
        if entry.weight >= enough:
            return False
        spoken = sum(times for (_, name), times in self.states.items() if name != self.keys[n])
        return spoken >= SPOKEN and company.score(n, entry) < STRAY_COMPANY

    def _told(self, n: int, entry: Entry) -> bool:
        """Whether the phrase itself says where the place lies."""
        holders = (holder for toponym, _ in self.holders[n] for holder in toponym.entries[:MOST])
        return entry.state in self._country_words(self.toponyms[n]) or any(_holds(h, entry) for h in holders)

    def _explain(self, n: int, top: int | None, scores: Sequence[float], company: _Company) -> Choice:
        toponym, options = self.toponyms[n], self.options[n]
        if top is None:
            return Choice(toponym, None, "no place of this name in the gazetteer")
        entry = options[top]
        if self._is_stray(n, entry, company):
            lost = tuple(f"{option.describe()}: far from all else" for option in options[:LOST])
            return Choice(toponym, None, "only small namesakes far from all else that the report names", lost)
        why = []
        for holder, _sure in self.holders[n]:
            if any(_holds(h, entry) for h in holder.entries[:MOST]):
                why.append(f"lies in {holder.span.text}, named beside it")
                break
        if toponym.kind and _fits(entry, toponym.kind):
            why.append(f"the words around it speak of a {toponym.kind}")
        if entry.state in self._country_words(toponym):
            why.append(f"its phrase names {entry.state}")
        if len(options) == 1:
            why.append("the only place of this name")
        elif not why:
            if scores[top] - entry.weight > 1.5 and entry.level != "country":
                why.append("fits the other places and states of the report")
            else:
                why.append("the best-known place of this name")
        order = sorted((i for i in range(len(options)) if i != top), key=lambda i: -scores[i])[:LOST]
        lost = tuple(f"{options[i].describe()}: {scores[i]:.1f} against {scores[top]:.1f}" for i in order)
        return Choice(toponym, entry, "; ".join(why), lost)


Fit = tuple[float, float, float]
"""How well a candidate fits other places: how near, in the same division, in the same state."""


class _Company:
    """What the names of a report are taken to mean in one round, and how well a candidate fits the others.

    Names apart from the candidate's own count, those within a sentence more; the best fit of each kind counts, so what
    lies far off in the text is weighed once for all uses of a name.
    """

    def __init__(
        self, toponyms: Sequence[Toponym], keys: Sequence[str], beliefs: Sequence[Sequence[tuple[Entry, float]]]
    ) -> None:
        self.toponyms, self.keys, self.beliefs = toponyms, keys, beliefs
        self._in_sentence: dict[int, list[int]] = defaultdict(list)
        self._of_name: dict[str, dict[tuple[str, float, float], tuple[Entry, float]]] = defaultdict(dict)
        self._far: dict[tuple[str, Entry], Fit] = {}
        for n, (toponym, key, belief) in enumerate(zip(toponyms, keys, beliefs, strict=True)):
            self._in_sentence[toponym.sentence].append(n)
            best = self._of_name[key]
            for entry, chance in belief:
                if entry.identity not in best or best[entry.identity][1] < chance:
                    best[entry.identity] = (entry, chance)

    def score(self, n: int, entry: Entry) -> float:
        """How well a candidate of name `n` fits: near other places, of their division, of their state."""
        key, sentence = self.keys[n], self.toponyms[n].sentence
        if (key, entry) not in self._far:
            others = (pair for name, best in self._of_name.items() if name != key for pair in best.values())
            self._far[key, entry] = _fit(entry, ((other, FAR_IN_TEXT * chance) for other, chance in others))
        beside = (m for s in (sentence - 1, sentence, sentence + 1) for m in self._in_sentence.get(s, ()))
        close = _fit(entry, (pair for m in beside if self.keys[m] != key for pair in self.beliefs[m]))
        near, division, state = map(max, close, self._far[key, entry])
        return NEAR * near + SAME_DIVISION * division + SAME_STATE * state


def _fit(entry: Entry, others: Iterable[tuple[Entry, float]]) -> Fit:
    near, division, state = 0.0, 0.0, 0.0
    for other, weight in others:
        if other.level == "country" or (other.country is None and other.level == "region"):
            continue
        if entry.level != "country":
            near = max(near, weight * exp(-distance(entry, other) / REACH))
            if entry.geonameid in other.within or other.geonameid in entry.within:
                division = max(division, weight)
            elif entry.admin1 and entry.admin1 == other.admin1 and entry.state == other.state:
                division = max(division, 0.8 * weight)
        if entry.state and entry.state == other.state:
            state = max(state, weight)
    return near, division, state


def _holds(holder: Entry, entry: Entry) -> bool:
    """Whether `holder` is the state, division or region that `entry` lies in."""
    if holder.identity == entry.identity or entry.level == "country":
        return False
    if holder.level == "country":
        return holder.state == entry.state
    if holder.geonameid is not None and holder.geonameid in entry.within:
        return True
    if holder.level in ("region", "district") and holder.table == "places":
        return holder.state in (None, entry.state) and distance(holder, entry) < 150
    if holder.level == "city" and entry.level in ("district", "site"):
        return distance(holder, entry) < 40
    return False


def _city_of(region: Entry, city: Entry) -> bool:
    """Whether `city` is the town that a division of the same name is called after."""
    if region.level != "region" or region.table != "geonames":
        return False
    if city.level != "city" or city.state != region.state:
        return False
    if city.population and region.population > SEAT_SHARE * city.population:
        return False
    return region.geonameid in city.within or distance(region, city) < 60


def _fits(entry: Entry, kind: str) -> bool:
    """Whether a place is of the kind that the words name; a county is a district, and a state a region."""
    if kind == entry.level:
        return True
    return {kind, entry.level} <= {"region", "district"} and entry.level != "country"
