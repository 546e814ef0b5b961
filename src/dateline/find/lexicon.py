"""The trigger lexicon: which words can tell of which deed, who does it to whom in their grammar, and what guards them.

Takes `data/lang/<language>/triggers/*.tsv` (one file a type), `triggers/sets.toml` (named word lists) and `modes.toml`
(words near a trigger that choose its mode), and the user's own of these names, whose rows take the place of ours of the
same lemma, pos, type and modes; gives one frozen `Lexicon`, read once per process and folder. It decides nothing about a
sentence: the rules below are parsed here and interpreted where triggers are found.

Columns: lemma, pos, type, modes, frame, needs, weight, note.

**lemma**: one or more lemmas with blanks between them. Of several words one is the head, which the others hang on:
for a VERB the first ("call off"); for a NOUN the last before a preposition ("martial law", "exchange of fire"); after a
leading preposition the last word ("at war", which is a NOUN). A hyphen parts words as a blank does ("cease-fire"), save
after prefixes such as "counter-". The other words stand after a verbal head within a few words ("call the
meeting off"), next to a nominal one.

**frame**: where the actor and the recipient stand, as `A=... R=...`. `|` separates alternatives, the first that yields
a party wins; `+` joins paths that are all taken; `.` goes one step further; `-` means that there is never such a party.
A step is a Universal Dependencies relation, with the preposition after a colon where one is needed (`obl:against`), or

    poss       possessive of a noun ("Iran's attack")
    light      subject of a verb that merely carries the noun ("Iran launched an attack"; set `light`)
    undergo    subject of a verb whose subject has it done to it ("Iraq suffered an attack"; set `undergo`)
    noun       the noun that an adjective or participle stands with ("the detained reporters")

Frames of verbs are written for the active voice; `Frame.passive()` gives the other. A noun's `nmod:x` also stands for
`obl:x` of the light verb that carries the noun ("imposed sanctions on Iran").

**needs**: conditions separated by commas, all of which must hold; `not:` in front turns one round.

    subj=C obj=C poss=C   the argument is of class C: party, person, place, any (there is one) or none
    subj:W obj:W poss:W   the head of the argument has one of the lemmas W
    mod:W                 a compound or adjective before the noun is one of W
    prep:W                a dependent with one of the prepositions W
    pobj:W                the noun in a prepositional dependent is one of W
    verb:W                the verb that the noun depends on is one of W
    near:W                one of W stands in the same clause
    xcomp ccomp plural singular passive active        such a clause follows; number of the noun; voice of the verb

W are lemmas separated by `|`; `@name` stands for a list of `sets.toml`.

**weight**: how likely the word in a news sentence on politics and conflict means this deed, once its needs hold. It is weighed
with the encoder's scores; a user's row may have up to 3, which no score outweighs.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as File
from types import MappingProxyType

from dateline.errors import ConfigError
from dateline.model.ontology import load_ontology
from dateline.tables import ADVICE, DATA, by_folder, own_file, toml_table

DECIDING = 3  # more than the encoder and a sense of ours can have together
COLUMNS = ("lemma", "pos", "type", "modes", "frame", "needs", "weight", "note")
PARTS_OF_SPEECH = ("VERB", "NOUN", "ADJ")
ARGUMENT_CLASSES = ("party", "person", "place", "any", "none")
ARGUMENT_NEEDS = ("subj", "obj", "poss")
WORD_NEEDS = ("mod", "prep", "pobj", "verb", "near")
FLAG_NEEDS = ("xcomp", "ccomp", "plural", "singular", "passive", "active")
CUE_PLACES = ("self", "mod", "subj", "obj", "with", "by", "for", "on", "in", "anywhere")
RELATIONS = frozenset(
    (
        "nsubj", "obj", "iobj", "obl", "nmod", "amod", "compound", "xcomp", "ccomp", "advcl", "acl", "conj",
        "poss", "light", "undergo", "noun"
    )
)  # fmt: skip
PREPOSITIONS = frozenset(
    (
        "about", "above", "across", "after", "against", "along", "amid", "among", "around", "as", "at",
        "before", "behind", "between", "by", "concerning", "despite", "during", "for", "from", "in", "inside",
        "into", "of", "off", "on", "onto", "out", "outside", "over", "past", "regarding", "to", "toward",
        "towards", "under", "upon", "via", "with", "within", "without"
    )
)  # fmt: skip

_PARTICLES = frozenset(("up", "down", "back", "away"))
# Words with these prefixes stay whole in the treebanks that the tokens follow; other hyphens part words.
_WHOLE_PREFIXES = frozenset(("anti", "co", "counter", "cross", "de", "macro", "non", "post", "pre", "pro", "re"))


@dataclass(frozen=True, slots=True)
class Step:
    """One step in a tree: a relation, with the preposition that marks it where one is asked for."""

    relation: str
    marker: str | None = None


Path = tuple[Step, ...]
Alternatives = tuple[tuple[Path, ...], ...]
"""In order of preference; the paths of one alternative are all taken."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a trigger's parties stand; an empty tuple means never."""

    actor: Alternatives
    recipient: Alternatives

    def passive(self) -> Frame:
        """Turn the frame of a verb into the passive: its object becomes subject, its subject a phrase with "by"."""
        return Frame(_to_passive(self.actor), _to_passive(self.recipient))


@dataclass(frozen=True, slots=True)
class Need:
    """One condition on the words around a trigger. Either `words` or `value` is set, or neither for a flag."""

    kind: str
    words: frozenset[str] = frozenset()
    value: str | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class TriggerSense:
    """One reading of a word or phrase as a deed."""

    lemma: str
    pos: str
    type: str
    modes: tuple[str, ...]
    frame: Frame
    needs: tuple[Need, ...]
    weight: float
    note: str = field(default="", compare=False)

    @property
    def words(self) -> tuple[str, ...]:
        """The lemma, word by word as treebanks cut it: "cease-fire" is two words, "counter-attack" one."""
        return tuple(word for part in self.lemma.split(" ") for word in _pieces(part))

    @property
    def head_index(self) -> int:
        """Which of the words the others hang on."""
        parts = [_pieces(part) for part in self.lemma.split(" ")]
        if len(parts) > 1 and parts[0][0] in PREPOSITIONS:
            return len(self.words) - 1
        at = 0
        if self.pos == "NOUN":
            at = next((i for i, part in enumerate(parts) if i and part[0] in PREPOSITIONS), len(parts)) - 1
        head = parts[at]
        # "build-up" hangs on its first word, "car-bomb" on its last.
        inside = 0 if len(head) > 1 and head[1] in PREPOSITIONS | _PARTICLES else len(head) - 1
        return sum(len(part) for part in parts[:at]) + inside

    @property
    def head(self) -> str:
        """The word by which the sense is found in a sentence."""
        return self.words[self.head_index]


@dataclass(frozen=True, slots=True)
class ModeCue:
    """Words that show a mode when they stand in this place by a trigger of this type; a phrase has blanks in it."""

    type: str
    mode: str
    place: str
    words: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All senses, in the order of the files, with the ways to look them up."""

    all: tuple[TriggerSense, ...]
    mode_cues: tuple[ModeCue, ...]
    word_sets: Mapping[str, frozenset[str]]

    @cached_property
    def by_head(self) -> Mapping[str, tuple[TriggerSense, ...]]:
        """Head lemma to senses; those with more words come first, as the longest match is the most telling."""
        table: dict[str, list[TriggerSense]] = defaultdict(list)
        for sense in self.all:
            table[sense.head].append(sense)
        return MappingProxyType(
            {head: tuple(sorted(senses, key=lambda s: -len(s.words))) for head, senses in table.items()}
        )

    @cached_property
    def _by_lemma(self) -> Mapping[tuple[str, str], tuple[TriggerSense, ...]]:
        table: dict[tuple[str, str], list[TriggerSense]] = defaultdict(list)
        for sense in self.all:
            table[sense.lemma, sense.pos].append(sense)
        return MappingProxyType({key: tuple(senses) for key, senses in table.items()})

    def senses(self, lemma: str, pos: str) -> tuple[TriggerSense, ...]:
        """Give the senses of exactly this lemma (or phrase) as this part of speech; none is an empty tuple."""
        return self._by_lemma.get((lemma, pos), ())

    def cues(self, type_code: str) -> tuple[ModeCue, ...]:
        """Give what shows a mode of this type."""
        return tuple(cue for cue in self.mode_cues if cue.type == type_code)


@by_folder
def load_lexicon(language: str = "en") -> Lexicon:
    """Read the lexicon of a language from the package's data; later calls give the same object."""
    triggers = f"lang/{language}/triggers"
    word_sets = {name: frozenset(words) for name, words in toml_table(f"{triggers}/sets.toml")["sets"].items()}
    tables = sorted((DATA / triggers).glob("*.tsv"))
    named = filter(None, (own_file(f"{triggers}/{table.name}") for table in tables))
    own = [found for table in named for found in _read_table(table, word_sets, check=True)]
    replaced = {key for key, _ in own}
    ours = [found for table in tables for found in _read_table(table, word_sets)]
    cues = toml_table(f"lang/{language}/modes.toml")["modes"]
    try:
        mode_cues = tuple(
            _cue(type_code, mode, place, words, word_sets)
            for type_code, modes in cues.items()
            for mode, places in modes.items()
            for place, words in places.items()
        )
    except ValueError as error:
        where = own_file(f"lang/{language}/modes.toml")
        raise ConfigError(str(error), where=str(where or ""), advice=ADVICE) from error
    return Lexicon(
        all=tuple(sense for key, sense in (*(found for found in ours if found[0] not in replaced), *own)),
        mode_cues=mode_cues,
        word_sets=MappingProxyType(word_sets),
    )


def _check_codes(sense: TriggerSense) -> None:
    """Raises ValueError for a sense that is well written and yet cannot be right."""
    types = load_ontology().types
    if not sense.lemma.strip(" -") or sense.lemma != " ".join(sense.lemma.lower().split()):
        raise ValueError(f"lemma {sense.lemma!r} is not lower-case words with one blank between two")
    if sense.type not in types:
        raise ValueError(f"type {sense.type!r} is not one of {', '.join(types)}")
    for mode in sense.modes:
        _check_mode(sense.type, mode)
    if not 0 <= sense.weight <= DECIDING:
        raise ValueError(f"weight {sense.weight} is not between 0 and {DECIDING}")


def _check_mode(type_code: str, mode: str) -> None:
    ontology = load_ontology()
    modes = [m.code for m in ontology.modes(type_code)] if type_code in ontology.types else []
    if mode not in modes:
        raise ValueError(f"{type_code} has no mode {mode!r}. It has {', '.join(modes) or 'none'}")


def parse_frame(text: str) -> Frame:
    """Read a frame such as `A=nsubj R=obl:against|obj`."""
    parts = text.split(" ")
    if len(parts) != 2 or not parts[0].startswith("A=") or not parts[1].startswith("R="):
        raise ValueError(f"frame {text!r} is not of the form 'A=... R=...'")
    return Frame(_alternatives(parts[0][2:]), _alternatives(parts[1][2:]))


def parse_needs(text: str, word_sets: Mapping[str, frozenset[str]]) -> tuple[Need, ...]:
    """Read conditions such as `obj=party,not:near:@labour`; an empty text has none."""
    return tuple(_need(part, word_sets) for part in text.split(",")) if text else ()


def _pieces(part: str) -> tuple[str, ...]:
    pieces = tuple(part.split("-"))
    return (part,) if pieces[0] in _WHOLE_PREFIXES else pieces


def _read_table(
    table: File, word_sets: Mapping[str, frozenset[str]], *, check: bool = False
) -> Iterator[tuple[tuple[str, ...], TriggerSense]]:
    """The senses of a table, each with the columns by which a user's row takes the place of ours."""
    try:
        lines = table.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise ConfigError(f"{table}: cannot be read as UTF-8 ({error})", advice=ADVICE) from error
    first = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    if lines[first:] and tuple(lines[first].split("\t")) != COLUMNS:
        told = f"the columns must be {', '.join(COLUMNS)}, with a tab between two"
        raise ConfigError(f"{table}, line {first + 1}: {told}", advice=ADVICE)
    for number, row in enumerate(csv.reader(lines[first + 1 :], delimiter="\t", quoting=csv.QUOTE_NONE), first + 2):
        if not row:  # an empty line
            continue
        try:
            sense = _sense(row, word_sets)
            if check:
                _check_codes(sense)
        except ValueError as error:
            raise ConfigError(f"{table}, line {number}: {error}", advice=ADVICE) from error
        yield tuple(row[:4]), sense


def _sense(row: list[str], word_sets: Mapping[str, frozenset[str]]) -> TriggerSense:
    if len(row) != len(COLUMNS):
        raise ValueError(f"{len(row)} columns, must be {len(COLUMNS)}")
    lemma, pos, type_code, modes, frame, needs, weight, note = row
    if pos not in PARTS_OF_SPEECH:
        raise ValueError(f"pos {pos!r} is not one of {', '.join(PARTS_OF_SPEECH)}")
    return TriggerSense(
        lemma=lemma,
        pos=pos,
        type=type_code,
        modes=tuple(modes.split(",")) if modes else (),
        frame=parse_frame(frame),
        needs=parse_needs(needs, word_sets),
        weight=_weight(weight),
        note=note,
    )


def _weight(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"weight {text!r} is no number") from None


def _alternatives(text: str) -> Alternatives:
    if text == "-":
        return ()
    return tuple(tuple(_path(path) for path in option.split("+")) for option in text.split("|"))


def _path(text: str) -> Path:
    return tuple(_step(step) for step in text.split("."))


def _step(text: str) -> Step:
    relation, _, marker = text.partition(":")
    if relation not in RELATIONS:
        raise ValueError(f"unknown relation {relation!r}")
    if marker and marker not in PREPOSITIONS:
        raise ValueError(f"unknown preposition {marker!r}")
    return Step(relation, marker or None)


def _need(text: str, word_sets: Mapping[str, frozenset[str]]) -> Need:
    negated = text.startswith("not:")
    condition = text.removeprefix("not:")
    kind, separator, words = condition.partition(":")
    if separator and kind in WORD_NEEDS + ARGUMENT_NEEDS:
        return Need(kind, words=_words(words.split("|"), word_sets), negated=negated)
    kind, separator, value = condition.partition("=")
    if separator and kind in ARGUMENT_NEEDS and value in ARGUMENT_CLASSES:
        return Need(kind, value=value, negated=negated)
    if condition in FLAG_NEEDS:
        return Need(condition, negated=negated)
    raise ValueError(f"unknown condition {text!r}")


def _words(words: list[str], word_sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if word.startswith("@"):
            if word[1:] not in word_sets:
                raise ValueError(f"unknown word list {word!r}")
            found |= word_sets[word[1:]]
        elif word:
            found.add(word)
        else:
            raise ValueError("empty word in a list")
    return frozenset(found)


def _cue(type_code: str, mode: str, place: str, words: list[str], word_sets: Mapping[str, frozenset[str]]) -> ModeCue:
    if place not in CUE_PLACES:
        raise ValueError(f"modes, {type_code}, {mode}: {place!r} is not one of {', '.join(CUE_PLACES)}")
    _check_mode(type_code, mode)
    return ModeCue(type_code, mode, place, _words(words, word_sets))


def _to_passive(alternatives: Alternatives) -> Alternatives:
    turned: list[tuple[Path, ...]] = []
    for option in alternatives:
        if option == ((Step("nsubj"),),):
            # Treebanks label the agent obl:agent or plain obl with "by".
            turned += [((Step("obl:agent"),),), ((Step("obl", "by"),),)]
        else:
            turned.append(tuple(_path_to_passive(path) for path in option))
    return tuple(turned)


def _path_to_passive(path: Path) -> Path:
    first = path[0]
    if first == Step("obj"):
        return (Step("nsubj:pass"), *path[1:])
    if first == Step("nsubj"):
        return (Step("obl", "by"), *path[1:])
    return path
