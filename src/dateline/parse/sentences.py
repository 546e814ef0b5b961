"""Sentences of a report.

Takes a text and, if known, where its title ends; gives the offsets of the sentences, trimmed of white space. A blank
line always ends a sentence; a single newline ends one unless it only wraps a long line. The word lists are in
data/lang/en/abbreviations.toml.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.parse.tokens import stopped_words, word_lists

Offsets = tuple[int, int]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_STOP = re.compile(r"[.!?…‽؟۔।。！？]+")
_LAST_WORD = re.compile(r"[\w.&]+$")
_BULLET = re.compile(r"[•●▪◦‣·*–—-][ \t\xa0]|\(?\d{1,3}[.)][ \t\xa0]|\(?[a-zA-Z][)][ \t\xa0]")
_ENDS_SENTENCE = re.compile(r"[.!?…:;؟۔।。！？][\"'”’»)\]]*$")
_FOOTNOTE = re.compile(r"(?:[ \xa0]?\[\d{1,3}\])+")
_CLOSERS = "\"'”’»)]}"
_CLOSING_QUOTES = "\"”’»'"
_OPENERS = "\"'“‘«„([{¿¡"
_DASHES = "—–-"
_NO_SPACE_STOPS = "。！？"

# Where mail and web text goes on after something that ends without a stop, once its line ends are lost: an address, the
# time in a mail's head, a ruled line.
_UNSTOPPED = re.compile(
    r"(?:https?://|www\.)\S{1,300}(?<![.,;:!?)\]])(?=\s+(?:[A-Z][a-z]|https?://|www\.|\*|-+\s))"
    r"|\S{1,60}@\S{1,60}\.\w{2,20}>?(?=\s+(?:\d\d/\d\d/\d{4}|[A-Z][a-z]+[,:]))"
    r"|\b\d\d?:\d\d(?::\d\d)? [AP]M(?=\s+[A-Za-z]+\s)"
    r"|[-_*=+~#]{5,200}(?=\s)"
    r"|\S(?=\s{1,20}[-_*=+~#]{5})"
)

# Widths of hard-wrapped text: e-mail and wire texts wrap between 50 and 100 columns.
_NARROWEST, _WIDEST = 45, 100
# A wrapped line can fall this short of the width even though the next word did not fit (hyphens, ragged editors).
_SLACK = 6
# A bracket that closes within this many characters holds its sentence together.
_BRACKET_REACH = 300


def split_sentences(text: str, title_end: int | None = None) -> list[Offsets]:
    """Offsets of the sentences of `text`; text[:title_end] never shares a sentence with the rest.

    >>> text = "Gen. Ali left at 5 p.m. on Sept. 21. He did not return."
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['Gen. Ali left at 5 p.m. on Sept. 21.', 'He did not return.']
    """
    sentences: list[Offsets] = []
    cut = min(title_end or 0, len(text))
    for start, end in ((0, cut), (cut, len(text))):
        for passage in _passages(text, start, end):
            for part in _parts(text, *passage):
                sentences.extend(_split_passage(text, *part))
    return sentences


def _passages(text: str, start: int, end: int) -> Iterator[Offsets]:
    """Stretches that no sentence crosses: paragraphs, headings, list items."""
    lines: list[Offsets] = []
    blank_before: list[bool] = []
    previous_end = start
    for match in _LINE.finditer(text, start, end):
        trimmed = _trim(text, *match.span())
        if trimmed is None:
            continue
        lines.append(trimmed)
        blank_before.append(_newlines(text, previous_end, trimmed[0]) > 1)
        previous_end = trimmed[1]
    if not lines:
        return
    width = max(b - a for a, b in lines)
    passage_start = lines[0][0]
    for i in range(1, len(lines)):
        if blank_before[i] or not _wraps(text, passage_start, lines[i - 1], lines[i], width):
            yield passage_start, lines[i - 1][1]
            passage_start = lines[i][0]
    yield passage_start, lines[-1][1]


def _newlines(text: str, start: int, end: int) -> int:
    gap = text[start:end].replace("\r\n", "\n")
    return sum(not _LINE.match(char) for char in gap)


def _trim(text: str, start: int, end: int) -> Offsets | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _wraps(text: str, passage_start: int, line: Offsets, following: Offsets, width: int) -> bool:
    """Whether the newline between two lines only wraps a paragraph.

    It does if the text has a wrapping width and the next word would not have fitted, or if the sentence goes on.
    """
    if _BULLET.match(text, *following):
        return False
    length = line[1] - line[0]
    first_word = len(text[following[0] : min(following[1], following[0] + _WIDEST)].split(None, 1)[0])
    full = _NARROWEST <= width <= _WIDEST and length + 1 + first_word > width - _SLACK
    ended = _ENDS_SENTENCE.search(text[max(line[0], line[1] - 8) : line[1]]) is not None
    goes_on = not ended and line[1] - passage_start >= _NARROWEST and text[following[0]].islower()
    return full or goes_on


def _parts(text: str, start: int, end: int) -> Iterator[Offsets]:
    """A passage in the parts that addresses and ruled lines cut it into: nearly always one."""
    for match in _UNSTOPPED.finditer(text, start, end):
        part = _trim(text, start, match.end())
        if part is not None and match.end() < end:
            yield part
            start = match.end()
    last = _trim(text, start, end)
    if last is not None:
        yield last


def _split_passage(text: str, start: int, end: int) -> Iterator[Offsets]:
    sentence_start = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < sentence_start:
            continue
        after = _after_closers(text, sentence_start, match.end(), end)
        if after < end and _ends_here(text, sentence_start, match.start(), match.end(), after, end):
            yield sentence_start, after
            sentence_start = after
            while sentence_start < end and text[sentence_start].isspace():
                sentence_start += 1
    if sentence_start < end:
        yield sentence_start, end


def _after_closers(text: str, sentence_start: int, position: int, end: int) -> int:
    """Give the offset after the quotes and brackets that close at `position`, with footnote marks."""
    while position < end and text[position] in _CLOSERS:
        position += 1
    footnote = _FOOTNOTE.match(text, position, end)
    if footnote is not None:
        position = footnote.end()
    # A closing quote or bracket set off by a space: `over . "`.
    gap = position
    while gap < end and gap - position < 3 and text[gap].isspace() and text[gap] != "\n":
        gap += 1
    if position < gap < end and (gap + 1 == end or text[gap + 1].isspace()):
        window = max(sentence_start, gap - 2000)
        if text[gap] in "”»)]" or (text[gap] == '"' and text.count('"', window, gap) % 2):
            return gap + 1
    return position


def _ends_here(text: str, sentence_start: int, stop: int, stop_end: int, after: int, end: int) -> bool:
    """Whether the stop text[stop:stop_end], with closers up to `after`, ends the sentence."""
    if not text[after].isspace():
        return _ends_without_space(text, stop, stop_end, after, end)
    following = after
    while following < end and text[following].isspace():
        following += 1
    first = following
    while first < end and text[first] in _OPENERS:
        first += 1
    if first >= end or text[first] in ",;:%/.?!":
        return False
    if _inside_bracket(text, sentence_start, stop, after, end):
        return False
    quoted = any(char in _CLOSING_QUOTES for char in text[stop_end:after])
    char = text[first]
    if char.islower():
        return after == stop_end and _informal_end(text, sentence_start, stop, stop_end, text[following:first])
    if quoted and _reported(text, following, end, text[stop:stop_end] == "."):
        return False
    if char in _DASHES and text[stop] != ".":
        return False
    if text[stop:stop_end] == ".":
        return _full_stop_ends(text, sentence_start, stop, first, end)
    return True


def _ends_without_space(text: str, stop: int, stop_end: int, after: int, end: int) -> bool:
    """Judge a stop with no space after it: scripts without spaces, and sentences run together ("left.The")."""
    if any(char in _NO_SPACE_STOPS for char in text[stop:stop_end]):
        return True
    if stop < 2 or after + 1 >= end or not (text[after].isupper() and text[after + 1].islower()):
        return False
    if not (text[stop - 1].isdigit() or (text[stop - 1].islower() and text[stop - 2].islower())):
        return False
    chunk = text[max(0, stop - 30) : stop].split()[-1] + text[stop : min(end, after + 30)].split(None, 1)[0]
    return text[stop:stop_end] == "." and not any(char in "/@" for char in chunk)


def _inside_bracket(text: str, sentence_start: int, stop: int, after: int, end: int) -> bool:
    """Whether the stop is in a bracket that opened within the sentence and closes soon."""
    window = max(sentence_start, stop - _BRACKET_REACH)
    opened = max(text.rfind("(", window, stop), text.rfind("[", window, stop))
    if opened <= sentence_start or max(text.rfind(")", window, after), text.rfind("]", window, after)) > opened:
        return False
    return max(text.find(")", after, min(end, after + _BRACKET_REACH)), text.find("]", after, after + 60)) >= 0


def _informal_end(text: str, sentence_start: int, stop: int, stop_end: int, opener: str) -> bool:
    """Whether a stop before a lower-case letter ends the sentence: in texts that are careless of capitals.

    Only after an ordinary lower-case word, so that unknown abbreviations and names with a stop ("Yahoo!") are safe.
    """
    match = _LAST_WORD.search(text[max(sentence_start, stop - 24) : stop])
    word = match.group() if match else ""
    careful = opener == "(" and text[stop] != "."
    if (
        careful
        or not (opener in ("", "(") and len(word) >= 3 and word.isalpha() and word.islower())
        or stop_end - stop > 1
    ):
        return False
    return word not in stopped_words() or word in word_lists()["plain_words"]


def _full_stop_ends(text: str, sentence_start: int, stop: int, first: int, end: int) -> bool:
    """Whether a single full stop ends the sentence, judged by the word before it and the word after."""
    match = _LAST_WORD.search(text[max(sentence_start, stop - 24) : stop])
    word = match.group() if match else ""
    key = word.lower()
    lists = word_lists()
    next_word = re.match(r"[\w'’]*", text[first : min(end, first + 24)])
    following = (next_word.group() if next_word else "").replace("’", "'").lower()
    before_digit = text[first].isdigit()
    if word.isdigit():
        # "1." at the start of a sentence numbers a list.
        return stop - len(word) > sentence_start
    if before_digit and (key in lists["before_number"] or key in lists["months"]):
        return False
    if key in lists["plain_words"] and word == key:
        return True
    if key in lists["titles"]:
        return False
    starts = following in lists["starters"] and not (following == "i" and text[first + 1 : first + 2] == ".")
    if key in ("a.m", "p.m"):
        return not (before_digit or following in lists["after_clock"])
    dotted = "." in word and all(len(part) <= 2 for part in word.split("."))
    if (len(word) == 1 and word.isalpha() and word.isupper()) or dotted or key in stopped_words():
        return starts
    return True


def _reported(text: str, following: int, end: int, full_stop: bool) -> bool:
    """Whether a quotation is followed by a short clause that reports it.

    `"Why?" President Obama asked.` Such a clause starts with a name; after a full stop it must be all that is left of
    the sentence.
    """
    match = _reporting().match(text, following, min(end, following + 120))
    if match is None or (full_stop and match.group("next") not in (".", "")):
        return False
    return match.group("first").lower() not in word_lists()["starters"]


@lru_cache(maxsize=1)
def _reporting() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_lists()["reporting"]))
    return re.compile(
        rf"(?P<first>[\w'’-]{{1,30}})\.?\s+(?:[\w.'’-]{{1,30}}\s+){{0,4}}?(?:{verbs})\s*(?P<next>[.,;]|$)"
    )
