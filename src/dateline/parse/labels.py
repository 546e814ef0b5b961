"""The label sets of the encoder's heads, in the order of their scores. Changing one means retraining."""

from __future__ import annotations

UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
MODES = (
    ("CONSULT", "visit"), ("CONSULT", "third-party"), ("CONSULT", "multilateral"), ("CONSULT", "phone"),
    ("RETREAT", "withdraw"), ("RETREAT", "release"), ("RETREAT", "disarm"), ("RETREAT", "ceasefire"), ("RETREAT", "access"), ("RETREAT", "resign"),
    ("CONCEDE", "withdraw"), ("CONCEDE", "release"), ("CONCEDE", "disarm"), ("CONCEDE", "ceasefire"), ("CONCEDE", "access"), ("CONCEDE", "resign"),
    ("REQUEST", "assist"), ("REQUEST", "change"), ("REQUEST", "yield"), ("REQUEST", "meet"),
    ("REJECT", "assist"), ("REJECT", "change"), ("REJECT", "yield"), ("REJECT", "meet"),
    ("ACCUSE", "disapprove"), ("ACCUSE", "investigate"), ("ACCUSE", "allege"),
    ("THREATEN", "restrict"), ("THREATEN", "arrest"), ("THREATEN", "relations"), ("THREATEN", "expel"), ("THREATEN", "territory"), ("THREATEN", "violence"),
    ("PROTEST", "demo"), ("PROTEST", "riot"), ("PROTEST", "strike"), ("PROTEST", "hunger"), ("PROTEST", "boycott"), ("PROTEST", "obstruct"), ("PROTEST", "vandalize"),
    ("SANCTION", "convict"), ("SANCTION", "expel"), ("SANCTION", "withdraw"), ("SANCTION", "discontinue"),
    ("MOBILIZE", "troops"), ("MOBILIZE", "weapons"), ("MOBILIZE", "police"), ("MOBILIZE", "militia"),
    ("COERCE", "seize"), ("COERCE", "restrict"), ("COERCE", "censor"), ("COERCE", "curfew"), ("COERCE", "martial-law"), ("COERCE", "arrest"), ("COERCE", "deport"), ("COERCE", "withhold"), ("COERCE", "misinformation"), ("COERCE", "cyber"),
    ("ASSAULT", "abduct"), ("ASSAULT", "beat"), ("ASSAULT", "torture"), ("ASSAULT", "sexual"), ("ASSAULT", "targeted"), ("ASSAULT", "destroy"), ("ASSAULT", "primitive"), ("ASSAULT", "firearms"), ("ASSAULT", "explosives"), ("ASSAULT", "suicide-attack"), ("ASSAULT", "aerial"), ("ASSAULT", "drone"), ("ASSAULT", "heavy-weapons"), ("ASSAULT", "crowd-control"), ("ASSAULT", "unconventional"), ("ASSAULT", "territory"),
)  # fmt: skip
STATUSES = ("actual", "future", "possible", "negated")
ROLES = ("actor", "recipient", "source", "place", "date")
NAMES = ("PER", "ORG", "LOC", "EVENT", "MISC")
