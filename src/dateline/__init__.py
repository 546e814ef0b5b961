"""dateline: reports of conflict and diplomacy in, event records that anyone can check out."""
