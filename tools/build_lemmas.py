"""Builds src/dateline/data/lang/en/lemmas.tsv: `python tools/build_lemmas.py UD_TRAIN.conllu.gz`, or `make lemmas`.

In: the train part of the treebanks EWT and GUM (of GUM only the freely licensed genres are read), and three lists
written here, tools/data/lemma_*. Out: endings that turn a stem back into its base ("seiz" + e), learnt from the verbs
of both, and the forms whose lemma the reader's rules (`dateline.parse.lemmas`) would get wrong with those endings.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.parse import lemmas
from dateline.parse.lemmas import regular_lemma

ROOT = Path(__file__).resolve().parent.parent
INPUTS = ROOT / "tools" / "data"
OUTPUT = ROOT / "src" / "dateline" / "data" / "lang" / "en" / "lemmas.tsv"
FREE_GENRES = {"bio", "interview", "voyage", "textbook", "vlog", "speech"}
INFLECTED = {"VBD", "VBN", "VBZ", "VBG", "VBP", "MD", "NNS", "JJR", "JJS", "RBR", "RBS"}
LONGEST_ENDING = 7
UNCHANGED, MUTE_E, UNDOUBLED = "0", "e", "-"
DOUBLED = "bdgklmnprt"  # letters that double after one short vowel
SHORT = re.compile(rf"(?:qu|[^aeiou])*[aeiou][{DOUBLED}]")  # "stop", "ban"
MUTE = re.compile(r"(?:[^aeiou]|qu)*[aeiou][bcdfgklmnprtvz]|.*[bcdfgkpstz]l")  # "mak", "circl": the reader adds an e
HEADER = """\
# Lemmas that regular spelling does not give. Columns: form, universal tag, Penn tag, lemma.
# A form in lower case stands for every case. Rows with the tag STEM tell how the stem left by taking off -ed or -ing
# becomes a base: the longest ending that fits decides ("^" is the start of the word); "e" adds an e, "-" undoubles.
# Later rows win; the rows for irregular words at the end are written here.
# source: derived from the train parts of the English treebanks EWT (CC BY-SA 4.0) and GUM (its freely licensed genres bio,
# interview, voyage, textbook, vlog, speech), and from a list of verbs of conflict and diplomacy written here
# licence: CC BY-SA 4.0
"""

Word = tuple[str, str, str]  # form, universal tag, Penn tag
Seen = dict[Word, Counter[str]]  # how often the word has each lemma


def read_treebank(path: Path) -> Seen:
    """The words of the treebanks with their lemmas; misspelt words are left out."""
    seen: Seen = defaultdict(Counter)
    use = False
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                document = line.split("=")[1].strip()
                use = not document.startswith("GUM") or document.split("_")[1] in FREE_GENRES
            cells = line.rstrip("\n").split("\t")
            if not use or not cells[0].isdigit() or cells[2] == "_" or " " in cells[1]:
                continue
            misspelt = "Typo=Yes" in cells[5] or "CorrectForm" in cells[9]
            if not misspelt or cells[3] in ("AUX", "PART"):
                seen[cells[1].replace("’", "'"), cells[3], cells[4]][cells[2]] += 1
    return seen


def read_list(name: str) -> list[str]:
    """The lines of a list written here, without comments."""
    lines = (INPUTS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


# ---- endings of stems ------------------------------------------------------------------------------------------


def learn_endings(seen: Seen, verbs: list[str], doubling: set[str]) -> dict[str, str]:
    """What restores the base from a stem, by ending; "" is for stems that no other ending fits."""
    bases, observed = _verbs_of(seen)
    every = [base for base in [*bases, *verbs] if base.isalpha()]
    known: dict[str, str] = {}
    for base in every:
        if len(base) > 1 and not _short(base):
            known.setdefault(*_stem_of(base))
    doubled = {b + b[-1]: UNDOUBLED for b in every if b[-1] in DOUBLED and (b in doubling or _short(b))}
    seen_so = {stem: change for stem, change in observed.items() if not (change == UNCHANGED and _short(stem))}
    return _generalised(known | doubled | seen_so)  # what was seen in the treebanks decides


def _short(word: str) -> bool:
    return SHORT.fullmatch(word) is not None and re.search("[aeiou]{2}", word.replace("qu", "q")) is None


def _stem_of(base: str) -> tuple[str, str]:
    """The stem before -ed and -ing, and what restores the base."""
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye", "ie")):
        return base[:-1], MUTE_E
    return base, UNCHANGED


def _verbs_of(seen: Seen) -> tuple[list[str], dict[str, str]]:
    """Base forms of the treebanks' verbs, and the stems that were seen with what restored them."""
    bases: dict[str, None] = {}
    observed: dict[str, str] = {}
    for (form, upos, xpos), counts in seen.items():
        if upos not in ("VERB", "AUX") or not form.isalpha():
            continue
        word = form.lower()
        ending = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}.get(xpos)
        stem = word.removesuffix(ending) if ending and word.endswith(ending) and word != "being" else ""
        for base in counts:
            if base.isalpha() and base.islower():
                bases[base] = None
            change = _change(stem, base)
            if len(stem) > 1 and change:
                observed[stem] = change
    return list(bases), observed


def _change(stem: str, base: str) -> str | None:
    if stem + "e" == base:
        return MUTE_E
    if stem == base:
        return UNCHANGED
    return UNDOUBLED if stem[:-1] == base and stem[-1:] == stem[-2:-1] else None


def _generalised(changes: dict[str, str]) -> dict[str, str]:
    """Few endings that give most stems their change: from short to long, one wherever most stems want another."""
    endings = {"": UNCHANGED}
    mute = [stem for stem, change in changes.items() if MUTE.fullmatch(stem) and change == UNCHANGED]
    rest = {"^" + stem: change for stem, change in changes.items() if not MUTE.fullmatch(stem)}
    for length in range(1, LONGEST_ENDING + 1):
        groups: dict[str, Counter[str]] = defaultdict(Counter)
        for stem, change in rest.items():
            if len(stem) >= length:
                groups[stem[-length:]][change] += 1
        for ending, counts in sorted(groups.items()):
            change, stems = counts.most_common(1)[0]
            inherited = _decided(endings, ending)
            sure = stems >= 2 or ending.startswith("^") or length >= 4
            if change != inherited and stems > counts[inherited] and sure:
                endings[ending] = change
    return endings | {"^" + stem: UNCHANGED for stem in mute}


def _decided(endings: dict[str, str], stem: str) -> str:
    return next(endings[stem[at:]] for at in range(len(stem) + 1) if stem[at:] in endings)


# ---- words that the rules get wrong ----------------------------------------------------------------------------


def exceptions(seen: Seen) -> dict[Word, str]:
    """Forms of the treebanks whose usual lemma differs from what the rules give."""
    lower: Seen = defaultdict(Counter)
    for (form, upos, xpos), counts in seen.items():
        lower[form.lower(), upos, xpos].update(counts)
    out: dict[Word, str] = {}
    for word, lemma, times in _usual(lower):
        form, upos, xpos = word
        if upos in ("PROPN", "X") or (upos in ("PUNCT", "SYM") and times < 2) or regular_lemma(*word) == lemma:
            continue
        inflected = xpos in INFLECTED and form.replace("'", "").replace("-", "").isalpha()
        if inflected or times >= 2:
            out[word] = lemma
    for word, lemma, times in _usual(seen):
        form, upos, xpos = word
        if upos in ("X", "PUNCT", "SYM") or form.islower() or xpos == "NNP":
            continue
        given = out.get((form.lower(), upos, xpos)) or regular_lemma(*word)
        if given != lemma and (times >= 2 or upos == "ADJ" or xpos == "NNPS"):
            out[word] = lemma
    return out


def _usual(seen: Seen) -> Iterator[tuple[Word, str, int]]:
    for word, counts in sorted(seen.items()):
        lemma, times = counts.most_common(1)[0]
        if lemma.isprintable() and " " not in lemma:
            yield word, lemma, times


def irregular(rows: Iterable[str], found: dict[Word, str]) -> Iterator[str]:
    """The irregular words written here that neither the rules nor the treebanks give."""
    for row in rows:
        form, upos, xpos, lemma = row.split("\t")
        word = (form, upos, xpos)
        if found.get(word) != lemma and (word in found or regular_lemma(*word) != lemma):
            yield row


def build(treebank: Path) -> str:
    """The whole table."""
    seen = read_treebank(treebank)
    verbs = " ".join(read_list("lemma_verbs.txt")).split()
    endings = learn_endings(seen, verbs, set(" ".join(read_list("lemma_doubling.txt")).split()))
    # The reader's own rules decide what is regular, with the endings just learnt in place of those that ship.
    lemmas._stem_endings = lambda: endings  # type: ignore[assignment]
    found = exceptions(seen)
    lines = [f"{ending}\t*\tSTEM\t{change}" for ending, change in sorted(endings.items()) if ending]
    lines += ["\t".join((*word, lemma)) for word, lemma in sorted(found.items())]
    lines += irregular(read_list("lemma_irregular.tsv"), found)
    return HEADER + "\n".join(lines) + "\n"


def main() -> None:
    """Build and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    if not arguments.treebank.exists():
        raise SystemExit(f"{arguments.treebank} is not there. Give the path: make lemmas CORPORA=…")
    arguments.output.write_text(build(arguments.treebank), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
