"""Training sentences from the corpora, as words with whichever labels a corpus has.

Only what may train shipped weights is read here (see NOTICE.md): EWT, GUM without its non-commercial genres, CrossNER,
Wikigold, re3d without the BBC, UDS factuality, the gold train reports and the corpus written for this project.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.parse.labels import MODES, NAMES, ROLES, STATUSES, TYPES, UPOS
from training.standoff import Texts

sys.path.insert(0, str(Path(__file__).parent / "corpus"))  # the corpus reads itself, and needs nothing of this package

NON_COMMERCIAL_GENRES = {"whow", "fiction"}  # of GUM, by the notes of its corpus folder
NAME_SETS = {
    "coarse": NAMES,
    "wikigold": ("PER", "LOC", "ORG", "MISC"),
    "re3d": ("Person", "Organisation", "Location", "Nationality", "Weapon", "MilitaryPlatform", "Temporal", "Quantity"),
    "gum": ("person", "organization", "place", "time", "event"),
}
CROSSNER_COARSE = {
    "politician": "PER",
    "person": "PER",
    "writer": "PER",
    "scientist": "PER",
    "musicalartist": "PER",
    "researcher": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "band": "ORG",
    "university": "ORG",
    "location": "LOC",
    "country": "LOC",
    "election": "EVENT",
    "event": "EVENT",
    "conference": "EVENT",
}  # fmt: skip  (every other label of CrossNER is MISC)
# How often each CrossNER part is read in a pass: the program reads its names by this head, and politics is its subject.
WRITTEN_NAMES = 2  # the same for the sentences written here
COARSE_PARTS = {"politics-train": 12, "other-train": 3, "other-dev": 3}
FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "be",
        "not",
        "has",
        "have",
        "had",
        "will",
        "would",
        "is",
        "was",
        "were",
        "are",
        "been",
        "being",
        "n't",
        "and",
        "or",
        "of",
        "in",
        "on",
        "at",
    ]
)
PHRASE_ENDS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "from",
        "for",
        "by",
        "with",
        "to",
        "near",
        "who",
        "that",
        "which",
        "including",
        "inside",
        "outside",
        "against",
        "between",
    ]
) | {",", "("}


@dataclass(slots=True)
class Example:
    """One sentence. Absent labels are empty; `triggers` is None where events were not annotated."""

    words: list[str]
    upos: list[int] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # 0 is the root, words count from 1
    deprels: list[str] = field(default_factory=list)
    names: tuple[str, list[int]] | None = None  # (name set, B/I/O numbers)
    factuality: dict[int, float] = field(default_factory=dict)
    triggers: list[TriggerLabel] | None = None
    source: str = ""


@dataclass(slots=True)
class TriggerLabel:
    """One mention: word numbers from 0; `roles` maps a role to its head words."""

    word: int
    type: int
    modes: list[int]
    status: int
    roles: dict[int, list[int]]


def _open(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from lines


def read_trees(path: Path, factuality: Path | None = None, free_only: bool = True) -> list[Example]:
    """Sentences of a CoNLL-U file; genres of GUM that are not free are left out when `free_only`."""
    facts: dict[str, dict[int, float]] = {}
    if factuality:
        for line in _open(factuality):
            row = json.loads(line)
            facts.setdefault(row["sent_id"], {})[row["predicate"] - 1] = row["factuality"]
    out: list[Example] = []
    document, sent_id, example = "", "", Example([])
    for line in _open(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            document = line[14:]
        elif line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif not line:
            genre = document.split("_")[1] if document.startswith("GUM_") else ""
            if example.words and not (free_only and genre in NON_COMMERCIAL_GENRES):
                example.source = "gum" if genre else "ewt"
                example.factuality = {k: v for k, v in facts.get(sent_id, {}).items() if k < len(example.words)}
                out.append(example)
            example = Example([])
        elif not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                example.words.append(cells[1])
                example.upos.append(UPOS.index(cells[3]))
                example.xpos.append(cells[4])
                example.heads.append(int(cells[6]))
                example.deprels.append(cells[7])
    return out


def _bio(n: int, spans: list[tuple[int, int, int]]) -> list[int]:
    """0 is O; 1 + 2k begins label k; 2 + 2k goes on. Spans are (first, last, label) in words."""
    tags = [0] * n
    for first, last, label in spans:
        for i in range(first, last + 1):
            tags[i] = 1 + 2 * label + (i > first)
    return tags


def _words_in(spans: list[tuple[int, int]], start: int, end: int) -> list[int]:
    return [i for i, (s, e) in enumerate(spans) if s < end and start < e]


def read_names(path: Path, name_set: str, documents_without: tuple[str, ...] = ()) -> list[Example]:
    """Sentences with names of one set; rows whose id names a left-out source are dropped."""
    labels, out = NAME_SETS[name_set], []
    for line in _open(path):
        row = json.loads(line)
        if any(
            x in json.dumps({k: v for k, v in row.items() if k not in ("text", "tokens")}) for x in documents_without
        ):
            continue
        spans, found = [tuple(x) for x in row["token_spans"]], []
        if not row["tokens"]:
            continue
        for start, end, label in row["spans"]:
            label = CROSSNER_COARSE.get(label, "MISC") if name_set == "coarse" else label
            words = _words_in(spans, start, end)
            if name_set == "re3d":  # articles and common nouns stand inside its spans
                while words and row["tokens"][words[0]].lower() in ("the", "a", "an"):
                    words = words[1:]
            if label in labels and words:
                found.append((words[0], words[-1], labels.index(label)))
        out.append(Example(row["tokens"], names=(name_set, _bio(len(row["tokens"]), found)), source=name_set))
    return out


def phrase_head(words: list[str], numbers: list[int]) -> int:
    """The head word of a party phrase: the last word before a preposition, a comma or a relative clause."""
    kept = [numbers[0]]
    for i in numbers[1:]:
        if words[i].lower() in PHRASE_ENDS:
            break
        kept.append(i)
    while (len(kept) > 1 and not any(c.isalnum() for c in words[kept[-1]])) or (
        words[kept[-1]] in ("'s", "’s", "'", "’") and len(kept) > 1
    ):
        kept.pop()
    return kept[-1]


# Verbs without -ed that begin a trigger of several words: "shot dead", "took part".
VERB_FORMS = {
    "shot",
    "gave",
    "give",
    "given",
    "giving",
    "take",
    "takes",
    "taken",
    "took",
    "face",
    "faces",
    "hold",
    "holds",
    "held",
    "stand",
    "stands",
    "stood",
    "issue",
    "issues",
    "cut",
    "cuts",
    "put",
    "puts",
    "set",
    "sets",
    "break",
    "breaks",
    "broke",
    "broken",
    "blow",
    "blows",
    "blew",
    "blown",
    "go",
    "goes",
    "went",
    "gone",
    "come",
    "comes",
    "came",
    "make",
    "makes",
    "made",
    "let",
    "lets",
    "sit",
    "sits",
    "sat",
    "shake",
    "shakes",
    "shook",
    "call",
    "calls",
    "find",
    "finds",
    "found",
    "strike",
    "struck",
    "fall",
    "falls",
    "fell",
    "throw",
    "throws",
    "threw",
    "thrown",
    "tear",
    "tore",
    "torn",
    "walk",
    "walks",
    "hit",
    "bring",
    "brings",
    "brought",
    "drive",
    "drove",
    "driven",
    "send",
    "sends",
    "sent",
    "get",
    "got",
    "run",
    "ran",
    "swear",
    "sworn",
    "fire",
    "firing",
    "lose",
    "lost",
    "begin",
    "began",
    "begun",
    "must",
    "should",
    "will",
    "not",
    "no",
    "did",
    "appears",
    "appearing",
    "does",
    "do",
    "vote",
    "votes",
}


PARTICLES = {
    "down",
    "up",
    "off",
    "out",
    "over",
    "back",
    "for",
    "against",
    "together",
    "away",
    "into",
    "as",
    "upon",
    "around",
    "through",
    "forward",
}


def trigger_head(words: list[str], numbers: list[int]) -> int:
    """The word that stands for a trigger of several: its verb, or the last noun of a compound ("air strike")."""
    content = [i for i in numbers if words[i].lower() not in FUNCTION_WORDS | PARTICLES and words[i][0].isalnum()]
    if not content:
        return numbers[0]
    first = words[content[0]].lower()
    if first in VERB_FORMS or first.endswith("ed"):
        return content[0]
    last = 0
    while last + 1 < len(content) and content[last + 1] == content[last] + 1:  # "use of weapons" stops at "use"
        last += 1
    return content[last]


def _events(text: str, sentences: list[tuple[int, int]], mentions: list[dict], source: str) -> Iterator[Example]:  # type: ignore[type-arg]
    from dateline.parse.tokens import tokenize

    for start, end in sentences:
        spans = tokenize(text, start, end)
        if not spans:
            continue
        words = [text[s:e] for s, e in spans]
        triggers = []
        for m in mentions:
            if not start <= m["trigger"][0] < end:
                continue
            numbers = _words_in(spans, *m["trigger"])
            if not numbers:
                continue
            roles: dict[int, list[int]] = {}
            for role, found in m["roles"]:
                inside = _words_in(spans, *found)
                if inside:
                    heads = roles.setdefault(ROLES.index(role), [])
                    head = phrase_head(words, inside)
                    if head not in heads:
                        heads.append(head)
            modes = [MODES.index((m["type"], x)) for x in m["modes"] if (m["type"], x) in MODES]
            triggers.append(
                TriggerLabel(
                    trigger_head(words, numbers), TYPES.index(m["type"]), modes, STATUSES.index(m["status"]), roles
                )
            )
        yield Example(words, triggers=triggers, source=source)


def _whole(text: str, span: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int] | None:
    """A span as whole words: some coded pronouns were found inside a longer word ("he" in "the"), and are looked up again."""
    start, end = span
    inside = (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
    if not (inside and text[start:end].isalpha()):
        return span
    found = re.compile(rf"\b{text[start:end]}\b").search(text, *sentence)
    return found.span() if found else None


def read_gold(path: Path) -> list[Example]:
    """Every sentence of gold reports, with its mentions."""
    from dateline.parse.sentences import split_sentences

    out: list[Example] = []
    for line in _open(path):
        row = json.loads(line)
        mentions = []
        for m in row["mentions"]:
            roles = [("actor", (p["start"], p["end"])) for p in m["actors"] if p.get("start") is not None]
            roles += [("recipient", (p["start"], p["end"])) for p in m["recipients"] if p.get("start") is not None]
            roles += [
                ("source", (a["source"]["start"], a["source"]["end"]))
                for a in m["attribution"]
                if (a.get("source") or {}).get("start") is not None
            ]
            roles += [
                (k, (m[k]["start"], m[k]["end"]))
                for k in ("place", "date")
                if (m.get(k) or {}).get("start") is not None
            ]
            bounds = tuple(m["sentence"])
            whole = [(role, _whole(row["text"], span, bounds)) for role, span in roles]
            roles = [(role, span) for role, span in whole if span]
            mentions.append(
                {
                    "trigger": (m["trigger"]["start"], m["trigger"]["end"]),
                    "type": m["type"],
                    "modes": m["modes"],
                    "status": m["status"],
                    "roles": roles,
                }
            )
        title = len(row["title"]) if row["text"].startswith(row["title"] or "\0") else None
        out += _events(row["text"], split_sentences(row["text"], title), mentions, "gold")
    return out


def read_written(folder: Path) -> list[Example]:
    """Every sentence of the corpus written for this project; a file with an error is left out with a word on it."""
    return _read_corpus(folder, "written", None)


def read_standoff(folder: Path, corpora: Path) -> list[Example]:
    """Sentences of the open corpora that were annotated with events here (`standoff` of the written corpus)."""
    return _read_corpus(folder / "standoff", "standoff", Texts(corpora))


def _read_corpus(folder: Path, source: str, texts: Texts | None) -> list[Example]:
    from corpus import corpus_files, read_file  # type: ignore[import-not-found]

    out: list[Example] = []
    items = []
    for path in corpus_files(folder):
        found, errors = read_file(path, texts)
        if errors:
            print(f"left out: {path}: {errors[0]}", file=sys.stderr)
        else:
            items += found
    for item in items:
        mentions = []
        for m in item.mentions:
            roles = [("actor", tuple(p.span)[:2]) for p in m.actors] + [
                ("recipient", tuple(p.span)[:2]) for p in m.recipients
            ]
            roles += [("source", tuple(s)[:2]) for s, _ in m.sources if s]
            roles += [(k, tuple(v)[:2]) for k, v in (("place", m.place), ("date", m.date)) if v]
            mentions.append(
                {"trigger": tuple(m.trigger)[:2], "type": m.type, "modes": m.modes, "status": m.status, "roles": roles}
            )
        out += _events(item.text, [tuple(s) for s in item.sentences], mentions, source)
    return out


def read_written_names(folder: Path) -> list[Example]:
    """Sentences written for this project with their names, coarse labels."""
    from names import read_names_file  # type: ignore[import-not-found]

    from dateline.parse.tokens import tokenize

    out: list[Example] = []
    for path in sorted((folder / "names").glob("*.txt")):
        for text, found in read_names_file(path):
            spans = tokenize(text, 0, len(text))
            inside = [(_words_in(spans, start, end), label) for start, end, label in found]
            names = [(words[0], words[-1], NAMES.index(label)) for words, label in inside if words]
            tags = _bio(len(spans), names)
            out.append(Example([text[s:e] for s, e in spans], names=("coarse", tags), source="written"))
    return out


def load_all(corpora: Path, gold: Path, written: Path) -> dict[str, list[Example]]:
    """All training sentences by task: trees, names, events."""
    names: list[Example] = WRITTEN_NAMES * read_written_names(written)
    for part, times in COARSE_PARTS.items():
        names += times * read_names(corpora / f"ner/crossner-{part}.jsonl.gz", "coarse")
    names += read_names(corpora / "ner/wikigold.jsonl.gz", "wikigold")
    names += read_names(corpora / "ner/re3d-train.jsonl.gz", "re3d", ("BBC", "bbc"))
    barred = [
        json.loads(line)["doc"].split("_")[1] in NON_COMMERCIAL_GENRES
        for line in _open(corpora / "ner/gum-train.jsonl.gz")
    ]
    gum = read_names(corpora / "ner/gum-train.jsonl.gz", "gum")
    names += [e for e, out in zip(gum, barred, strict=True) if not out and e.names and any(e.names[1])]
    return {
        "trees": read_trees(corpora / "ud/train.conllu.gz", corpora / "factuality/uds-train.jsonl.gz"),
        "names": names,
        "gold": read_gold(gold),
        "written": read_written(written),
        "standoff": read_standoff(written, corpora),
    }
