"""robots.txt: what a site does not want programs to fetch (RFC 9309).

Takes the text of a robots.txt and the program's name; gives the rules for it. The longest rule that fits an address
counts, and of two equally long ones the one that allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_MOST_RULES = 2_000
_LONGEST_RULE = 500


@dataclass(frozen=True, slots=True)
class Rules:
    """Patterns of paths, each with whether it allows; and the pause between two requests that the site asks for."""

    patterns: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allow(self, address: str) -> bool:
        """Whether the address may be fetched."""
        parts = urlsplit(address)
        path = _plain(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        fitting = [(len(pattern), allows) for pattern, allows in self.patterns if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


def parse(text: str, agent: str) -> Rules:
    """The rules for this program: those that name it, else those for all."""
    own: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    agents: set[str] = set()
    is_naming, is_named = False, False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            agents = (agents if is_naming else set()) | {value.lower()}
            is_naming = True
            is_named = is_named or value.lower() == agent.lower()
        elif key in ("allow", "disallow", "crawl-delay"):
            is_naming = False
            if agent.lower() in agents:
                own.append((key, value))
            if "*" in agents:
                general.append((key, value))
    return _rules(own if is_named else general)


def _rules(lines: list[tuple[str, str]]) -> Rules:
    patterns = [
        (_plain(value), key == "allow")
        for key, value in lines[:_MOST_RULES]
        if key != "crawl-delay" and value and len(value) <= _LONGEST_RULE
    ]
    delays = [value for key, value in lines if key == "crawl-delay"]
    try:
        delay = max(float(delays[0]), 0.0) if delays else None
    except ValueError:
        delay = None
    return Rules(tuple(patterns), delay)


def _fits(pattern: str, path: str) -> bool:
    """Whether the path begins with the pattern, where `*` stands for anything and `$` at the end for the end."""
    is_whole = pattern.endswith("$")
    first, *rest = (pattern[:-1] if is_whole else pattern).split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for number, piece in enumerate(rest, 1):
        if is_whole and number == len(rest):
            return path.endswith(piece) and len(path) - len(piece) >= place
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return not is_whole or place == len(path)


def _plain(path: str) -> str:
    return unquote(path, errors="replace")
