"""The page docs/crosswalk.md, made from `data/export`, so that what it says is what is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.export.columns import LOOKALIKES, Column, Table, crosswalks, load_table, parsed

_KINDS = {"state": "a state", "armed": "armed", "civilian": "civilian"}


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Crosswalk: dateline's records in the columns that you know"
    yield ""
    yield "<!-- Made from src/dateline/data/export by tools/build_crosswalk.py. Change the data, not this page. -->"
    yield ""
    yield from _INTRODUCTION
    for name in LOOKALIKES:
        table = load_table(name)
        yield from _table(table)
        if name == "acled":
            yield from _acled()
        elif name == "ucdp":
            yield from _ucdp()
        elif name == "gdelt":
            yield from _gdelt()
    extra = parsed("extra")
    yield from ("", f"## {extra['title']}", "", extra["about"], "")
    yield from _grid(
        ("column", "type", "what it holds"), ((c["name"], c["type"], c["meaning"]) for c in extra["columns"])
    )
    for name in ("mentions", "events"):
        yield from _native(load_table(name))


_INTRODUCTION = (
    "`dateline export acled`, `ucdp`, `gdelt` and `polecat` write the columns that users of these tables know, so that",
    "their programs and habits go on working. They are look-alikes: other sources, other rules, no person behind the rows.",
    "Nothing is made up to fill a column. Where dateline has nothing, the cell is empty, and the last column of each row,",
    "`dateline_empty`, says why. Do not mix the rows with the original's, and do not cite the original for them.",
    "",
    "A crosswalk loses detail. Sources, figures by source, intervals of days and contested names are whole in the other",
    "formats (docs/export.md).",
    "",
    "What kind of party a sector is, for all tables:",
    "",
    *(f"- {kind}: {' '.join(sectors)}" for kind, sectors in crosswalks()["kinds"].items()),
    f"- not decided, whatever else the party is: {' '.join(crosswalks()['undecided'])} (partially recognised entities)",
)


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"## {table.title}: `dateline export {table.name}`", "", table.about, "")
    if table.statuses:
        yield f"Only mentions and events with the status {' or '.join(table.statuses)}, unless `--status` chooses otherwise."
        yield ""
    columns = table.columns[: table.width]
    filled = [c for c in columns if c.fill]
    yield f"{len(columns)} columns, of which dateline fills {len(filled)}:"
    yield ""
    yield from _grid(("column", "type", "what users find there", "filled with", "empty where"), map(_filled, filled))
    yield from ("", "Always empty:", "")
    yield from _reasons([c for c in columns if not c.fill])


def _filled(c: Column) -> tuple[str, ...]:
    return c.name, c.type, c.meaning, c.how, c.empty or "never"


def _reasons(columns: Sequence[Column]) -> Iterator[str]:
    """Columns that nothing fills, by reason."""
    by_reason: dict[str, list[str]] = {}
    for c in columns:
        by_reason.setdefault(c.empty, []).append(f"`{c.name}`")
    for reason, names in by_reason.items():
        yield f"- {', '.join(names)}: {reason}"


def _acled() -> Iterator[str]:
    acled = crosswalks()["acled"]
    yield from ("", "Rules for the type, in order; the first that fits counts. A deed that none fits is left out.", "")
    yield from _grid(
        ("type", "modes (any)", "first party", "second party", "event_type", "sub_event_type", "disorder_type"),
        (
            (
                rule["type"], ", ".join(rule.get("modes", ())), _KINDS.get(rule.get("first", ""), ""),
                _KINDS.get(rule.get("second", ""), ""), rule["event"], rule.get("sub", ""), rule["disorder"],
            )
            for rule in acled["rules"]
        ),
    )  # fmt: skip
    yield from ("", "Kinds of parties (`inter1`, `inter2`), by sector; who protests is Protesters or Rioters:", "")
    yield from _listed(acled["sectors"])


def _ucdp() -> Iterator[str]:
    yield from ("", "`where_prec` by level of the place:", "")
    yield from _listed({level: str(code) for level, code in crosswalks()["ucdp"]["where_prec"].items()})


def _gdelt() -> Iterator[str]:
    cameo = crosswalks()["cameo"]
    yield from ("", "CAMEO codes by type, and by mode where the mode decides:", "")
    yield from _grid(
        ("type", "code", "modes"),
        (
            (type, code, ", ".join(f"{mode} {c}" for mode, c in cameo["modes"].get(type, {}).items()))
            for type, code in cameo["types"].items()
        ),
    )
    yield from ("", "CAMEO roles by sector, and of international parties:", "")
    yield from _listed({**cameo["sectors"], **cameo["international"]})


def _listed(codes: Mapping[str, str]) -> Iterator[str]:
    by_code: dict[str, list[str]] = {}
    for ours, theirs in codes.items():
        by_code.setdefault(theirs, []).append(ours)
    for theirs, listed in by_code.items():
        yield f"- {theirs}: {' '.join(listed)}"


def _native(table: Table) -> Iterator[str]:
    level = " --level event" if table.levels == ("event",) else ""
    yield from ("", f"## dateline's own table of {table.name}: `dateline export csv{level}`", "", table.about, "")
    yield from _grid(
        ("column", "type", "what it holds", "empty where"),
        ((c.name, c.type, c.meaning, c.empty or "never") for c in table.columns),
    )


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
