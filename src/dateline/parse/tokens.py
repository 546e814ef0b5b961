"""Words of a sentence.

Takes a text and the offsets of one sentence; gives the offsets of its words as the English treebanks EWT and GUM cut
them: "do|n't", "Baku|'s", "cease|-|fire", "$|5|m", "U.S." whole. Every character that is not white space is in exactly
one word. The word lists are in data/lang/en/abbreviations.toml.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from unicodedata import category

_CHUNK = re.compile(r"\S+")
_LONGEST_CACHED = 40


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """Load the named groups of data/lang/en/abbreviations.toml."""
    source = files("dateline") / "data" / "lang" / "en" / "abbreviations.toml"
    groups = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: frozenset(group["words"]) for name, group in groups.items()}


@lru_cache(maxsize=1)
def stopped_words() -> frozenset[str]:
    """Lower-case words that keep their full stop inside a sentence."""
    lists = word_lists()
    names = ("titles", "months", "before_number", "either", "kept_with_stop")
    return frozenset().union(*(lists[name] for name in names))


def tokenize(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets into `text` of the words of the sentence text[start:end].

    >>> text = "Baku's troops don't pay $5m."
    >>> [text[a:b] for a, b in tokenize(text, 0, len(text))]
    ['Baku', "'s", 'troops', 'do', "n't", 'pay', '$', '5', 'm', '.']
    """
    words: list[tuple[int, int]] = []
    while start < end and text[end - 1].isspace():
        end -= 1
    for match in _CHUNK.finditer(text, start, end):
        a, b = match.span()
        chunk = match.group()
        cuts = _cut(chunk, b == end) if b - a > _LONGEST_CACHED else _cut_cached(chunk, b == end)
        previous = a
        for cut in cuts:
            words.append((previous, a + cut))
            previous = a + cut
    return _with_careless(text, words)


def _with_careless(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words with "its a" cut as "it|s a"."""
    careless = _careless()
    out: list[tuple[int, int]] = []
    for k, (start, end) in enumerate(words):
        seams = careless.get(text[start:end].lower()) if end - start <= _LONGEST_CARELESS else None
        if seams and k + 1 < len(words):
            seam = seams.get(text[slice(*words[k + 1])].lower())
            if seam:
                out.append((start, start + seam))
                start += seam
        out.append((start, end))
    return out


def _marks() -> str:
    """List the characters inside words that are neither letters nor digits: combining marks and joiners."""
    ranges: list[str] = []
    first = last = -2
    for code in (0xAD, *range(0x300, 0x3100), *range(0xA660, 0xAC00), *range(0xFE00, 0xFE30), 0xFEFF):
        if category(chr(code)) not in ("Mn", "Mc", "Me", "Cf"):
            continue
        if code != last + 1:
            if first >= 0:
                ranges.append(f"\\u{first:04x}-\\u{last:04x}")
            first = code
        last = code
    return "".join((*ranges, f"\\u{first:04x}-\\u{last:04x}"))


@lru_cache(maxsize=1)
def _pieces() -> re.Pattern[str]:
    """Build the pattern that cuts one chunk; every repetition that could be retried is bounded, to keep time linear."""
    lists = word_lists()
    letter = r"[^\W\d_]"
    mark = _marks()
    # A word character: letter, digit or mark. Written as two alternatives because a class cannot subtract "_".
    word = rf"(?:[^\W_]|[{mark}])"
    prefixes = "|".join(sorted(lists["kept_prefixes"], key=len, reverse=True))
    domains = "|".join(sorted(lists["domains"], key=len, reverse=True))
    leading = "|".join(sorted(lists["kept_apostrophe"], key=len, reverse=True))
    dotted = "|".join(re.escape(entry) for entry in sorted(stopped_words()) if "." in entry)
    return re.compile(
        rf"""
          (?P<address>(?:(?i:https?|ftp)://|(?i:www)\.)[^\s<>"“”]+)
        | (?P<mail>[\w.+%-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}})
        | (?P<domain>{letter}[\w-]{{0,62}}(?:\.[\w-]{{1,63}}){{0,6}}\.(?:{domains})(?!{word})(?:/[^\s<>"“”]*)?)
        | (?P<tag>[@\#]{letter}\w*)
        | (?P<acronym>(?i:{dotted})\b\.?(?!{word})
            | (?:{letter}\.){{2,}}(?:{letter}(?!{word}))?
            | {letter}(?:\.{letter})+(?!{word}))
        | (?P<phone>(?:\+?\d{{1,3}}[-.])?\d{{3}}[-.]\d{{3}}[-.]\d{{4}}(?!\d)|\d{{3}}-\d{{4}}(?![\d-])
            |\d{{1,4}}-\d{{1,2}}-\d{{1,4}}(?![\w-]))
        | (?P<number>(?<![\w.])\.\d+|\+?\d+(?:[.,:/]\d+)*)(?P<suffix>['’]s(?!\w)|(?![ap]\.m\b){word}*)
        | (?P<short>(?<!\w)['’](?:(?i:{leading}|s|m|re|ve|ll|d|n?t)|\d\ds?)(?!{word}))
        | (?P<prefixed>(?<![\w-])(?i:{prefixes})-(?!(?i:the|and|to|or|in|by|a|at|of)\b){word}+(?:['’]{word}+)*)
        | (?P<initial>(?<!\w)[A-Z]\.(?=[A-Z]{word}))
        | (?P<ampersand>[A-Z]{{1,4}}&[A-Z]{{1,4}}(?!{word}))
        | (?P<word>{word}+(?:[_'’ʼ`]+{word}+)*)
        | (?P<run>\.{{2,}}|-{{2,}}|[!?]{{2,}}|_{{2,}}|\*{{2,}}|={{2,}}|~{{2,}}|\+{{2,}}|\#{{2,}}|<{{2,}}|>{{2,}}
            |''|``|’’|[:;]-?[)(](?=$))
        | (?P<other>.)
        """,
        re.VERBOSE | re.DOTALL,
    )


_CLITIC = re.compile(r"(?:n['’]t|['’`](?:s|m|re|ve|ll|d))$", re.IGNORECASE)
_LONGEST_CLITIC, _MOST_CLITICS = 3, 3  # "could|n't|'ve"
_ADDRESS_TAIL = re.compile(r"[.,;:!?)\]}'’»*]+$")
_CLOSERS = "\"'”’»)]}"


def _cut(chunk: str, last: bool) -> tuple[int, ...]:
    """Give the ends of the words of one chunk; `last` says that the chunk ends its sentence."""
    if chunk.isalpha() and chunk.lower() not in _seams():
        return (len(chunk),)
    ends: list[int] = []
    pattern = _pieces()
    position = 0
    while position < len(chunk):
        match = pattern.match(chunk, position)
        assert match is not None  # `other` takes any character
        position = _cut_piece(chunk, match, last, ends)
    return tuple(ends)


_cut_cached = lru_cache(maxsize=65536)(_cut)


_LONGEST_CARELESS = 4


@lru_cache(maxsize=1)
def _careless() -> dict[str, dict[str, int]]:
    """For each word that may be a clitic's careless spelling: where it is cut, by the words before which it is."""
    careless: dict[str, dict[str, int]] = {}
    for entry in word_lists()["split_before"]:
        fused, following = entry.split()
        careless.setdefault(fused.replace("|", ""), {})[following] = fused.index("|")
    return careless


@lru_cache(maxsize=1)
def _seams() -> dict[str, tuple[int, ...]]:
    """For each fused word ("cannot") the lengths of its parts, added up."""
    seams: dict[str, tuple[int, ...]] = {}
    for entry in word_lists()["split_words"]:
        ends: list[int] = []
        for part in entry.split("|"):
            ends.append((ends[-1] if ends else 0) + len(part))
        seams[entry.replace("|", "")] = tuple(ends)
    return seams


def _cut_piece(chunk: str, match: re.Match[str], last: bool, ends: list[int]) -> int:
    """Add the ends of one match to `ends`; give the position to go on from."""
    start, end = match.span()
    kind = match.lastgroup
    if kind in ("address", "domain"):
        end -= len(_tail(match.group()))
        if end > start:
            ends.append(end)
            return end
        end = start + 1
    elif kind == "suffix":
        return _cut_number(match, ends)
    elif kind == "acronym":
        return _cut_acronym(chunk, start, end, last, ends)
    elif kind in ("word", "prefixed"):
        return _cut_word(chunk, start, end, last, ends)
    ends.append(end)
    return end


def _tail(address: str) -> str:
    """Punctuation after an address that is not part of it; a closing bracket is, if the address opens one."""
    match = _ADDRESS_TAIL.search(address[-8:])
    if match is None:
        return ""
    tail = match.group()
    return tail[1:] if "(" in address and tail.startswith(")") else tail


def _cut_number(match: re.Match[str], ends: list[int]) -> int:
    """Split a unit ("5|m", "7|pm") or a possessive from a number; leave "21st", "1990s", "80's" whole."""
    end = match.end()
    suffix = match.group("suffix")
    possessive = suffix[:1] in ("'", "’") and not match.group("number").endswith("0")
    if suffix and (possessive or suffix.lower() in word_lists()["units"]):
        ends.append(end - len(suffix))
    ends.append(end)
    return end


def _cut_acronym(chunk: str, start: int, end: int, last: bool, ends: list[int]) -> int:
    """Keep "U.S." whole everywhere; the stop of "5 p.m." at the end of a sentence is the sentence's own."""
    piece = chunk[start:end]
    if not piece.endswith(".") and end < len(chunk) and chunk[end] == "." and chunk[end + 1 : end + 2] != ".":
        end += 1
        piece += "."
    if last and piece.endswith(".") and not piece.isupper() and not chunk[end:].strip(_CLOSERS):
        ends.append(end - 1)
    ends.append(end)
    return end


def _cut_word(chunk: str, start: int, end: int, last: bool, ends: list[int]) -> int:
    """Split fused words and clitics; join the full stop of an abbreviation."""
    word = chunk[start:end]
    lower = word.lower()
    seam = _seams().get(lower)
    if seam is not None:
        ends.extend(start + cut for cut in seam)
        return end
    if end < len(chunk) and chunk[end] == "." and _keeps_stop(chunk, start, end, last):
        ends.append(end + 1)
        return end + 1
    if "'" in word or "’" in word or "`" in word:
        cuts = [end]
        for _ in range(_MOST_CLITICS):
            clitic = _CLITIC.search(chunk, max(start + 1, cuts[-1] - _LONGEST_CLITIC), cuts[-1])
            if clitic is None:
                break
            cuts.append(clitic.start())
        ends.extend(reversed(cuts))
        return end
    ends.append(end)
    return end


def _keeps_stop(chunk: str, start: int, end: int, last: bool) -> bool:
    """Whether the full stop at chunk[end] belongs to the word before it."""
    after = chunk[end + 1 : end + 2]
    if after == "." or (last and not chunk[end + 1 :].strip(_CLOSERS)):
        return False
    word = chunk[start:end]
    lower = word.lower()
    if len(word) == 1 and word.isalpha() and word.isupper():
        return True
    if lower not in stopped_words():
        return False
    # Inside a chunk ("no.)", "sun.The") only words that are always abbreviations keep it.
    return not after or word != lower or lower not in word_lists()["plain_words"]
