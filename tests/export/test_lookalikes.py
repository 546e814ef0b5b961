"""Look-alike tables: the columns that users know, in their order; codes by the crosswalk; nothing made up."""

import csv
import io
from importlib.resources import files

import pytest
from export_store import days, mention, party, span

from dateline.export.columns import LOOKALIKES, TYPES, crosswalks, load_table
from dateline.export.crosswalk import prio_grid
from dateline.export.crosswalk_page import page
from dateline.export.item import of_mention, of_record
from dateline.export.rows import _FILL, EMPTY, SCOPES, row
from dateline.model.ontology import load_ontology
from dateline.store.filters import Filters

TABLES = ("mentions", "events", *LOOKALIKES)


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_filled_by_something_or_says_why_not(name):
    table = load_table(name)
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))
    for column in table.columns:
        assert column.type in TYPES and column.meaning
        assert column.fill in _FILL or column.fill == EMPTY or (not column.fill and column.empty), column.name
        assert column.how or not column.fill or name in ("mentions", "events") or column.name.startswith("dateline_")
    assert not table.scope or table.scope in SCOPES


@pytest.mark.parametrize(("name", "count", "some"), [
    ("acled", 31, ["event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"]),
    ("ucdp", 49, ["id", "relid", "year", "active_year", "code_status", "type_of_violence"]),
    ("gdelt", 61, ["GlobalEventID", "Day", "MonthYear", "Year", "FractionDate", "Actor1Code"]),
    ("polecat", 40, ["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code"]),
])  # fmt: skip
def test_the_columns_are_those_that_users_know(taken, name, count, some):
    data, _ = taken(name)
    header = next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert load_table(name).width == count and header[: len(some)] == some
    assert all(column.startswith("dateline_") for column in header[count:])


def test_codes_of_the_crosswalk_exist():
    ontology, tables = load_ontology(), crosswalks()
    sectors = {s for listed in tables["kinds"].values() for s in listed} | set(tables["acled"]["sectors"])
    assert sectors | set(tables["cameo"]["sectors"]) <= set(ontology.sectors)
    assert set(tables["cameo"]["international"]) <= set(ontology.international)
    assert set(tables["cameo"]["types"]) == set(ontology.types)
    modes = {(t, m) for t, listed in tables["cameo"]["modes"].items() for m in listed}
    modes |= {(rule["type"], m) for rule in tables["acled"]["rules"] for m in rule.get("modes", ())}
    assert [pair for pair in modes if not ontology.has_mode(*pair)] == []
    assert set(tables["acled"]["sectors"].values()) <= set(tables["acled"]["kinds"])


def test_rows_of_a_store(taken):
    def rows(name, **wish):
        return list(csv.DictReader(io.StringIO(taken(name, raw=True, **wish)[0].decode())))

    march, raid = rows("acled")  # the arrest is negated, the talks are outside
    assert (raid["event_type"], raid["sub_event_type"]) == (
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    )
    assert (raid["inter1"], raid["inter2"], raid["interaction"]) == (
        "Rebel group",
        "State forces",
        "State forces-Rebel group",
    )
    assert (raid["iso"], raid["country"], raid["fatalities"], raid["time_precision"]) == ("768", "Togo", "20", "1")
    assert (march["event_date"], march["time_precision"], march["geo_precision"]) == ("2024-05-06", "2", "3")
    assert (march["interaction"], march["actor1"], march["fatalities"]) == ("Protesters only", "Teachers", "")
    assert (
        "fatalities: no number of killed is told" in march["dateline_empty"] and "region" not in march["dateline_empty"]
    )
    assert [row["event_type"] for row in rows("acled", filters=Filters(statuses=("negated",)))] == [
        "Strategic developments"
    ]

    (fatal,) = rows("ucdp")
    assert (fatal["type_of_violence"], fatal["best"], fatal["low"], fatal["high"]) == ("1", "", "20", "")
    assert (fatal["where_prec"], fatal["date_prec"], fatal["priogrid_gid"]) == ("1", "1", "138603")
    assert (fatal["source_original"], fatal["geom_wkt"]) == ("ministry", "POINT (1.2215 6.1287)")

    raid = rows("gdelt")[1]
    assert (raid["Day"], raid["FractionDate"], raid["EventCode"], raid["QuadClass"]) == (
        "20240517",
        "2024.4575",
        "194",
        "4",
    )
    assert (raid["Actor1Code"], raid["Actor2Code"], raid["ActionGeo_CountryCode"]) == ("TGOREB", "TGOMIL", "TO")
    assert (raid["ActionGeo_Fullname"], raid["ActionGeo_Type"]) == ("Lomé, Maritime, Togo", "4")
    assert (raid["GoldsteinScale"], raid["AvgTone"]) == ("", "")

    march, arrest, raid, talks = rows("polecat")
    assert (march["Event Date"], raid["Event Date"], arrest["dateline_status"]) == ("", "2024-05-17", "negated")
    assert (talks["Actor Country"], raid["City"], march["Primary Actor Sector"]) == ("Ghana; Togo", "Lomé", "EDU")


TEXT = "The ones fought the others there"
CASES = [
    # type, modes, first sector, second sector → ACLED event type, sub-event type; UCDP type of violence; CAMEO
    ("ASSAULT", [], "MIL", "REB", "Battles", "Armed clash", 1, "190"),
    ("ASSAULT", [], "REB", "REB", "Battles", "Armed clash", 2, "190"),
    ("ASSAULT", ["firearms"], "UAF", "CVL", "Violence against civilians", "Attack", 3, "193"),
    ("ASSAULT", ["abduct"], "REB", "JRN", "Violence against civilians", "Abduction/forced disappearance", 3, "181"),
    ("ASSAULT", ["drone", "destroy"], "MIL", "CVL", "Explosions/Remote violence", "Air/drone strike", 3, "195"),
    ("ASSAULT", ["territory"], "REB", None, "Battles", None, None, "192"),
    ("ASSAULT", [], None, None, None, None, None, "190"),
    ("ASSAULT", ["crowd-control"], "COP", "CVL", None, None, 3, "175"),
    ("ASSAULT", [], "CVL", "COP", None, None, None, "190"),
    ("PROTEST", ["riot"], "CVL", None, "Riots", None, None, "145"),
    ("PROTEST", ["demo"], "OPP", "GOV", "Protests", None, 3, "141"),
    ("COERCE", ["arrest"], "COP", "OPP", "Strategic developments", "Arrests", 3, "173"),
    ("AGREE", [], "GOV", "REB", "Strategic developments", "Agreement", 1, "030"),
    ("AGREE", [], "GOV", "GOV", "outside", None, 1, "030"),
    ("ASSAULT", [], "MIL PRE", "MIL", None, None, None, "190"),
    ("SANCTION", ["convict"], "JUD", "OPP", "outside", None, 3, "116"),
]


def item(**more):
    record = {"id": "r", "title": None, "text": TEXT, "mentions": [mention(TEXT, more.pop("type"), "fought", **more)]}
    return of_mention(next(of_record(record)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(str(x) for x in case[:4]))
def test_codes(case):
    type_, modes, first, second, event, sub, violence, cameo = case
    found = item(
        type=type_, modes=modes, actors=[party(TEXT, "The ones", "TGO", *first.split())] if first else [],
        recipients=[party(TEXT, "the others", "GHA", second)] if second else [],
    )  # fmt: skip
    if event == "outside":
        assert not SCOPES["acled_event_type"](found)
    else:
        assert SCOPES["acled_event_type"](found)
        assert (_FILL["acled_event_type"](found), _FILL["acled_sub_event_type"](found)) == (event, sub)
    if first and second and type_ != "PROTEST":
        assert _FILL["ucdp_type_of_violence"](found) == violence
    assert _FILL["cameo_code"](found) == cameo


def test_a_side_is_not_known_by_its_name():
    """The same deed with other names and countries has the same codes."""

    def codes(name, country):
        found = item(
            type="ASSAULT", modes=["explosives"], actors=[{**party(TEXT, "The ones", country, "REB"), "name": name}],
            recipients=[party(TEXT, "the others", "GHA", "MIL")],
        )  # fmt: skip
        fills = ("acled_event_type", "acled_sub_event_type", "acled_inter1", "acled_interaction", "cameo_code",
                 "ucdp_type_of_violence", "gdelt_type1_a")  # fmt: skip
        return [_FILL[fill](found) for fill in fills]

    assert codes("Liberation Army", "UKR") == codes("Terror Gang", "TGO")


@pytest.mark.parametrize(("first", "last", "acled", "ucdp", "day"), [
    ("2024-02-01", "2024-02-01", 1, 1, 20240201), ("2024-02-01", "2024-02-03", 2, 2, None),
    ("2024-02-01", "2024-02-07", 2, 3, None), ("2024-02-01", "2024-02-29", 3, 4, None),
    ("2024-01-01", "2024-12-31", None, 5, None), ("2020-01-01", "2024-12-31", None, None, None),
])  # fmt: skip
def test_precision_of_days(first, last, acled, ucdp, day):
    found = item(type="ASSAULT", date=days(first, last))
    assert (_FILL["acled_time_precision"](found), _FILL["ucdp_date_prec"](found)) == (acled, ucdp)
    assert _FILL["gdelt_day"](found) == day


@pytest.mark.parametrize(("lat", "lon", "cell"), [(-89.99, -179.99, 1), (-55.75, -69.25, 49182), (89.99, 179.99, 259200), (90, 180, 259200)])  # fmt: skip
def test_cells_of_the_prio_grid(lat, lon, cell):
    assert prio_grid(lat, lon) == cell


def test_no_number_killed_is_no_fatal_event():
    for low, high, fatal in ((0, 0, False), (None, 5, True), (3, None, True)):
        figure = {"kind": "killed", **span(TEXT, "others"), "low": low, "high": high}
        assert SCOPES["ucdp_fatal"](item(type="ASSAULT", figures=[figure])) is fatal
    assert not SCOPES["ucdp_fatal"](item(type="ASSAULT"))


def test_columns_that_are_said_never_to_be_empty_are_not(taken):
    found = item(type="ASSAULT")
    for name in LOOKALIKES:
        table = load_table(name)
        values = row(table, found)
        never = [c.name for c, v in zip(table.columns, values, strict=True) if not c.empty and v is None]
        assert never in ([], ["DATEADDED"], ["Language"])  # it is in no store


def test_the_page_is_made_from_the_data(pytestconfig):
    written = (pytestconfig.rootpath / "docs" / "crosswalk.md").read_text(encoding="utf-8")
    assert written == page(), "run: python tools/build_crosswalk.py"


def test_every_table_says_where_it_is_from():
    for path in files("dateline").joinpath("data", "export").iterdir():
        assert path.name.endswith(".toml") and "source = " in path.read_text(encoding="utf-8")
