"""Lemmas of English words.

Takes a word and its two tags (universal and Penn); gives its dictionary form as the treebanks EWT and GUM write it:
"gunmen" -> "gunman", "seized" -> "seize", "n't" -> "not", names as they stand. Irregular words are in
data/lang/en/lemmas.tsv, the rest goes by the ending.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

_STEM = "STEM"
_UNCHANGED = "0"
_LONGEST_ENDING = 7
# "mak", "vot", "circl": one vowel and one undoubled consonant, or a consonant with "l".
_MUTE_E = re.compile(r"(?:[^aeiou]|qu)*[aeiou][bcdfgklmnprtvz]|.*[bcdfgkpstz]l")
# Endings of names of peoples and languages, which keep their capital.
_PEOPLE = re.compile(r"(?:[ie]an|can|ese|[lnkwdr]ish|lsh|[^aeiou]i|ani|raqi|aeli|French|Dutch|Greek|Uzbek|Czech)$")
# "Civilian" or "Sectarian" at the start of a sentence is no people.
_TRADES = re.compile(
    r"(?:civil|polit|techn|phys|histor|guard|mus|electr|comed|ped|libr|veg|veter|parl|human|author|sect)\w*an$",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]+")
_NUMBERED = re.compile(r"[A-Z0-9][A-Z0-9&.-]*s$")


def lemma(form: str, upos: str, xpos: str) -> str:
    """Give the dictionary form of a word, given its tags.

    >>> lemma("Seized", "VERB", "VBD"), lemma("countries", "NOUN", "NNS"), lemma("Baku", "PROPN", "NNP")
    ('seize', 'country', 'Baku')
    """
    return _lemma(form.replace("’", "'"), upos, xpos)


@lru_cache(maxsize=65536)
def _lemma(form: str, upos: str, xpos: str) -> str:
    exceptions = _exceptions()
    lower = form.lower()
    known = exceptions.get((form, upos, xpos)) or exceptions.get((lower, upos, xpos))
    if known is not None:
        return known
    return regular_lemma(form, upos, xpos)


@lru_cache(maxsize=1)
def _exceptions() -> dict[tuple[str, str, str], str]:
    return {(form, upos, xpos): base for form, upos, xpos, base in _rows() if xpos != _STEM}


@lru_cache(maxsize=1)
def _stem_endings() -> dict[str, str]:
    return {form: change for form, _, xpos, change in _rows() if xpos == _STEM}


def _rows() -> Iterator[list[str]]:
    source = files("dateline") / "data" / "lang" / "en" / "lemmas.tsv"
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def regular_lemma(form: str, upos: str, xpos: str) -> str:
    """Give the lemma by the ending alone."""
    if xpos == "NNPS":
        return _singular(form)
    if upos == "PROPN" or xpos == "NNP" or upos == "X":
        return form
    base = form if _keeps_case(form, upos) else form.lower()
    if xpos == "NNS":
        return _singular(base)
    if xpos == "VBZ":
        return _singular(base)
    if xpos in ("VBD", "VBN") and base.endswith("ed"):
        return base[:-3] + "y" if base.endswith("ied") and len(base) > 4 else _stem(base[:-2])
    if xpos == "VBG" and base.endswith("ing"):
        return _stem(base[:-3])
    if xpos in ("JJR", "RBR") and base.endswith("er"):
        return base[:-3] + "y" if base.endswith("ier") else _stem(base[:-2])
    if xpos in ("JJS", "RBS") and base.endswith("est"):
        return base[:-4] + "y" if base.endswith("iest") else _stem(base[:-3])
    return base


def _keeps_case(form: str, upos: str) -> bool:
    """Peoples ("Iraqi"), initial words ("NGOs", "TV") and Roman numbers keep their capitals."""
    if upos == "NUM":
        return _ROMAN.fullmatch(form) is not None
    if upos not in ("NOUN", "ADJ") or form.islower():
        return False
    if len(form) > 1 and (form.isupper() or _NUMBERED.match(form)) and len(form) <= 5:
        return True
    singular = form.removesuffix("s")
    return form[0].isupper() and _PEOPLE.search(singular) is not None and _TRADES.match(singular) is None


def _singular(word: str) -> str:
    """Take off the ending of a plural noun or of a third person."""
    lower = word.lower()
    if lower.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if not lower.endswith("s") or lower.endswith("ss") or len(word) < 3:
        return word
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes", "iruses", "puses")) and len(word) > 4:
        return word[:-2]
    return word[:-1]


def _stem(stem: str) -> str:
    """Restore a stem that lost "-ed", "-ing", "-er" or "-est": "stopp" -> "stop", "seiz" -> "seize"."""
    endings = _stem_endings()
    marked = "^" + stem
    if _MUTE_E.fullmatch(stem):
        return stem if endings.get(marked) == _UNCHANGED else stem + "e"
    for length in range(min(len(marked), _LONGEST_ENDING), 0, -1):
        change = endings.get(marked[-length:])
        if change is not None:
            return {"e": stem + "e", "-": stem[:-1]}.get(change, stem)
    return stem
