"""dateline: reports of conflict and diplomacy in, event records that anyone can check out."""

from dateline.api import Coded, Coder, Records, Store, load, open

__all__ = ["Coded", "Coder", "Records", "Store", "load", "open"]
