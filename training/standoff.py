"""Sentences of the open corpora under the keys by which `training/corpus/standoff` annotates them.

No text of those corpora lies in this repository: a key such as `ud:weblog-x-0007`, `wikigold:12` or, for a part of a
paragraph, `re3d-train:3095FB-0[0:111]` names a sentence, and the annotation quotes the words of its trigger and parties.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

NAME_CORPORA = ("re3d-train", "crossner-politics-train", "wikigold")  # files of ner/ that are read
_PART = re.compile(r"(.*)\[(\d+):(\d+)\]")


class Texts:
    """`texts[key]` is the sentence; KeyError when the corpora have none of that key."""

    def __init__(self, corpora: Path) -> None:
        self._whole: dict[str, str] = {}
        with gzip.open(corpora / "ud/train.conllu.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# sent_id = "):
                    key = "ud:" + line[12:].strip()
                elif line.startswith("# text = "):
                    self._whole[key] = line[9:].rstrip("\n")
        for name in NAME_CORPORA:
            with gzip.open(corpora / f"ner/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    self._whole[f"{name}:{row['id']}"] = row["text"]

    def __getitem__(self, key: str) -> str:
        part = _PART.fullmatch(key)
        if not part:
            return self._whole[key]
        return self._whole[part[1]][int(part[2]) : int(part[3])]
