"""Reads the written corpus: text files in the form of FORMAT.md in, items with character offsets out.

    from corpus import read_corpus
    items = read_corpus(Path("training/corpus"))     # sentences/*.txt and reports/*.txt
    for mention in items[0].mentions:
        start, end = mention.trigger
        print(mention.type, items[0].text[start:end])

Every offset is `[start, end)` in code points of `Item.text`, and `Mention.sentence` is an index into `Item.sentences`.
A report's title and headings are sentences too: the title, where there is one, is sentence 0.
`read_corpus` raises `CorpusError` with every bad line of every file; `read_file` returns items and errors side by side.
Only the standard library is needed.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

Span = tuple[int, int]
_Locate = Callable[[str], Span]

_TABLES = tomllib.loads((Path(__file__).parent / "codes.toml").read_text(encoding="utf-8"))
MODES: dict[str, frozenset[str]] = {name: frozenset(modes.split()) for name, modes in _TABLES["modes"].items()}
SECTORS = frozenset(_TABLES["sectors"].split())
COUNTRIES = frozenset(_TABLES["countries"].split()) | frozenset(_TABLES["international"].split())
STATUSES = frozenset(_TABLES["statuses"])
FIGURES = frozenset(_TABLES["figures"])
MAX_TRIGGER_WORDS = 2
_FIELD = re.compile(r"([a-z]+):\s*(.*)")
_PUBLISHED = re.compile(r"\d{4}-\d{2}-\d{2}")


class CorpusError(ValueError):
    """The corpus has lines that do not follow FORMAT.md; `errors` holds one "file:line: message" for each."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = errors


@dataclass(frozen=True)
class Party:
    """Who: `country` is a code, "" for a party that has none, None where the corpus leaves it open."""

    span: Span
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass
class Mention:
    """One event as one sentence tells it.

    `sources` holds (source, cue) pairs as written, the inner one first and the outermost last; either part may be
    missing. `kind` is "direct" or "indirect", "" without sources. `figures` holds (kind, span). `event` is 0 where no
    number is given.
    """

    sentence: int
    type: str
    modes: list[str]
    trigger: Span
    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    status: str = "actual"
    place: Span | None = None
    date: Span | None = None
    sources: list[tuple[Span | None, Span | None]] = field(default_factory=list)
    kind: str = ""
    figures: list[tuple[str, Span]] = field(default_factory=list)
    event: int = 0


@dataclass
class Item:
    """A single sentence (`title` None, one entry in `sentences`) or a whole report."""

    name: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    sentences: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    is_report: bool = False


def read_corpus(folder: Path | str) -> list[Item]:
    """All items of `folder` (its `sentences` and `reports`, or else its own .txt files), in order of file name."""
    items: list[Item] = []
    errors: list[str] = []
    for path in corpus_files(folder):
        found, wrong = read_file(path)
        items += found
        errors += wrong
    if errors:
        raise CorpusError(errors)
    return items


def corpus_files(folder: Path | str) -> list[Path]:
    """The text files that `read_corpus` reads."""
    folder = Path(folder)
    parts = [folder / name for name in ("sentences", "reports") if (folder / name).is_dir()]
    return [path for part in parts or [folder] for path in sorted(part.glob("*.txt"))]


class Texts(Protocol):
    """The sentences of other corpora by key; KeyError where there is none."""

    def __getitem__(self, key: str) -> str: ...


def read_file(path: Path, texts: Texts | None = None) -> tuple[list[Item], list[str]]:
    """Items of one file, and its errors as "file:line: message"; `texts` are needed for files of `standoff` only."""
    return _Reader(path, texts).read()


class _Bad(ValueError):
    """A line that cannot be read; the reader adds file and line."""


class _Reader:
    """Walks over one file; after an `R` every sentence belongs to that report, until the next `R`."""

    def __init__(self, path: Path, texts: Texts | None) -> None:
        self.path = path
        self.texts = texts
        self.items: list[Item] = []
        self.errors: list[str] = []
        self.report: Item | None = None
        self.new_paragraph = False

    def read(self) -> tuple[list[Item], list[str]]:
        for number, line in enumerate(self.path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                self._line(line.strip(), number)
            except _Bad as error:
                self.errors.append(f"{self.path}:{number}: {error}")
        return self.items, self.errors

    def _line(self, line: str, number: int) -> None:
        kind, _, rest = line.partition(" ")
        rest = rest.strip()
        if not line or kind == "#" or line.startswith("#"):
            return
        if kind == "R":
            self._start_report(rest)
        elif kind in ("T", "H"):
            self._add_heading(rest, is_title=kind == "T")
        elif kind == "P" and not rest:
            if self.report is None:
                raise _Bad("P outside a report")
            self.new_paragraph = True
        elif kind == "S":
            self._add_sentence(rest, number)
        elif kind == "@":
            self._add_foreign(rest)
        elif kind == "!":
            self._add_mention(rest)
        else:
            raise _Bad(f"a line starts with S, @, !, #, R, T, H or P (alone), got {line[:30]!r}")

    def _start_report(self, rest: str) -> None:
        name, *fields = (part.strip() for part in rest.split(" | "))
        report = Item(name=name, text="", is_report=True)
        self.report = report
        self.new_paragraph = True
        self.items.append(report)
        for part in fields:
            key, value = _key_value(part)
            if key == "published":
                if not _PUBLISHED.fullmatch(value):
                    raise _Bad(f"published: needs YYYY-MM-DD, got {value!r}")
                report.published = value
            elif key == "publisher":
                report.publisher = value
            else:
                raise _Bad(f"a report has published and publisher, got {key!r}")

    def _add_heading(self, words: str, *, is_title: bool) -> None:
        if self.report is None:
            raise _Bad("T or H outside a report")
        if is_title:
            if self.report.text:
                raise _Bad("the title comes first")
            self.report.title = words
        self._append(self.report, words, glue="\n\n")
        self.new_paragraph = True

    def _add_sentence(self, words: str, number: int) -> None:
        if not words:
            raise _Bad("empty sentence")
        if self.report is None:
            self.items.append(Item(name=f"{self.path.stem}:{number}", text=words, sentences=[(0, len(words))]))
            return
        self._append(self.report, words, glue="\n\n" if self.new_paragraph else " ")
        self.new_paragraph = False

    def _add_foreign(self, key: str) -> None:
        if self.texts is None:
            raise _Bad("@ names a sentence of another corpus, which is not at hand")
        try:
            words = self.texts[key]
        except KeyError:
            raise _Bad(f"no sentence {key!r} in the corpora") from None
        self.items.append(Item(name=key, text=words, sentences=[(0, len(words))]))

    @staticmethod
    def _append(report: Item, words: str, glue: str) -> None:
        if report.text:
            report.text += glue
        start = len(report.text)
        report.text += words
        report.sentences.append((start, start + len(words)))

    def _add_mention(self, rest: str) -> None:
        if not self.items or not self.items[-1].sentences:
            raise _Bad("a mention needs its sentence above it")
        item = self.items[-1]
        mention = _parse_mention(rest, item.text, item.sentences[-1], len(item.sentences) - 1)
        if mention in item.mentions:
            raise _Bad("the same mention twice")
        item.mentions.append(mention)


def _parse_mention(line: str, text: str, sentence: Span, index: int) -> Mention:
    head, *parts = re.split(r"\s+\|\s+", line)
    code, _, words = head.strip().partition(" ")
    event_type, _, mode_words = code.partition("/")
    modes = [mode for mode in mode_words.split("+") if mode]
    if event_type not in MODES:
        raise _Bad(f"no type {event_type!r}")
    for mode in modes:
        if mode not in MODES[event_type]:
            raise _Bad(f"{event_type} has no mode {mode!r}")
    if not words.strip():
        raise _Bad("no trigger")
    trigger = _locate(words, text, sentence, "trigger")
    if len(text[slice(*trigger)].split()) > MAX_TRIGGER_WORDS:
        raise _Bad(f"trigger {words.strip()!r} is longer than {MAX_TRIGGER_WORDS} words")
    mention = Mention(sentence=index, type=event_type, modes=modes, trigger=trigger)
    sources: list[Span | None] = []
    cues: list[Span | None] = []
    for part in parts:
        key, value = _key_value(part)
        _set_field(mention, key, value, text, sentence, sources, cues)
    for position in range(max(len(sources), len(cues))):
        source = sources[position] if position < len(sources) else None
        cue = cues[position] if position < len(cues) else None
        mention.sources.append((source, cue))
    if mention.sources and not mention.kind:
        mention.kind = "indirect"
    return mention


def _set_field(
    mention: Mention,
    key: str,
    value: str,
    text: str,
    sentence: Span,
    sources: list[Span | None],
    cues: list[Span | None],
) -> None:
    def locate(words: str) -> Span:
        return _locate(words, text, sentence, key)

    if key in ("actor", "recipient"):
        parties = mention.actors if key == "actor" else mention.recipients
        parties += [_parse_party(part, locate) for part in value.split("; ")]
    elif key == "status":
        if value not in STATUSES:
            raise _Bad(f"no status {value!r}")
        mention.status = value
    elif key == "place":
        mention.place = locate(value)
    elif key == "date":
        mention.date = locate(value)
    elif key in ("source", "cue"):
        # "-" keeps the place of a part that a chain lacks
        chain = sources if key == "source" else cues
        chain += [None if part.strip() == "-" else locate(part) for part in value.split(" < ")]
    elif key == "kind":
        if value not in ("direct", "indirect"):
            raise _Bad(f"kind is direct or indirect, got {value!r}")
        mention.kind = value
    elif key in FIGURES:
        mention.figures += [(key, locate(part)) for part in value.split("; ")]
    elif key == "event":
        if not value.isdecimal():
            raise _Bad(f"event needs a number, got {value!r}")
        mention.event = int(value)
    else:
        raise _Bad(f"no field {key!r}")


def _parse_party(words: str, locate: _Locate) -> Party:
    phrase, mark, codes = words.strip().rpartition(" =")
    if not mark:
        return Party(span=locate(words))
    country_code, *sectors = codes.split() or [""]
    if country_code not in COUNTRIES and country_code not in ("---", "?"):
        raise _Bad(f"no country {country_code!r} (party {phrase!r})")
    for sector in sectors:
        if sector not in SECTORS:
            raise _Bad(f"no sector {sector!r} (party {phrase!r})")
    country = {"---": "", "?": None}.get(country_code, country_code)
    return Party(span=locate(phrase), country=country, sectors=tuple(sectors))


def _key_value(part: str) -> tuple[str, str]:
    match = _FIELD.fullmatch(part.strip())
    if match is None or not match[2].strip():
        raise _Bad(f"a field is 'name: value', got {part.strip()!r}")
    return match[1], match[2].strip()


def _locate(words: str, text: str, sentence: Span, what: str) -> Span:
    """The words in the sentence, as whole words; `words#2` is their second occurrence."""
    phrase, mark, number = words.strip().rpartition("#")
    if not mark or not number.isdecimal():
        phrase, number = words.strip(), "1"
    pattern = re.escape(phrase)
    if phrase[:1].isalnum():
        pattern = r"(?<!\w)(?<!\d[.,])" + pattern
    if phrase[-1:].isalnum():
        pattern += r"(?!\w)(?![.,]\d)"
    found = [match.span() for match in re.compile(pattern).finditer(text, *sentence)]
    if not 1 <= int(number) <= len(found):
        times = f"{len(found)} time(s)" if found else "no time"
        raise _Bad(f"{what}: {words.strip()!r}: the sentence has these words {times}")
    return found[int(number) - 1]


def count_items(items: list[Item]) -> dict[str, Counter[str]]:
    """What the corpus holds: items, and mentions by type, mode and status."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("items", "type", "mode", "status")}
    for item in items:
        counts["items"]["reports" if item.is_report else "single sentences"] += 1
        counts["items"]["sentences"] += len(item.sentences)
        counts["items"]["mentions"] += len(item.mentions)
        per_sentence = Counter(mention.sentence for mention in item.mentions)
        counts["items"]["sentences without a mention"] += len(item.sentences) - len(per_sentence)
        counts["items"]["sentences with two or more"] += sum(1 for number in per_sentence.values() if number > 1)
        for mention in item.mentions:
            counts["type"][mention.type] += 1
            counts["status"][mention.status] += 1
            counts["mode"].update(f"{mention.type}/{mode}" for mode in mention.modes)
    return counts
