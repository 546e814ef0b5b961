"""An earlier export compared with the store as it now is."""

import csv
import io

import pytest

from dateline.errors import ConfigError, InputError
from dateline.export.taking import Wanted, take
from dateline.store import open_store, selecting
from dateline.store.correcting import correct
from dateline.store.filters import Filters


def taken(database, path=None, form="csv", **wish):
    stream = io.BytesIO()
    take(database, Wanted(form, **wish), stream, "p")
    if path:
        path.write_bytes(stream.getvalue())
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))


@pytest.fixture
def store(file):
    with open_store(str(file)) as opened:
        yield opened.database


@pytest.mark.parametrize("form", ["csv", "polecat"])
@pytest.mark.parametrize("raw", [True, False])
def test_what_differs(store, tmp_path, raw, form):
    before = tmp_path / "before.csv"
    taken(store, before, form, raw=raw)
    assert taken(store, form=form, earlier=str(before)) == []
    known = {
        m.record["trigger"]["text"]: m.id for m in selecting.mentions(store, selecting.mention_ids(store, Filters()))
    }
    correct(store, known["marched"], "status", "possible", author="ana")
    store.change("DELETE FROM parties WHERE mention_id = ?", (known["arrested"],))
    store.change("DELETE FROM mentions WHERE id = ?", (known["arrested"],))  # as a newer coder may
    rows = taken(store, form=form, earlier=str(before))
    key = next(iter(rows[0]))
    told = {row[key]: (row["change"], row["changed_columns"]) for row in rows}
    changed = "status; corrected" if form == "csv" else "dateline_status"
    assert told == {known["marched"]: ("changed", changed), known["arrested"]: ("withdrawn", "")}
    lines = before.read_text(encoding="utf-8").splitlines(keepends=True)
    before.write_text(lines[0], encoding="utf-8")
    assert {row["change"] for row in taken(store, form=form, earlier=str(before))} == {"added"}


def test_what_cannot_be_compared(store, tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe")
    for name, words in (("a.csv", "other columns"), ("b.csv", "not UTF-8"), ("none.csv", "cannot be read")):
        with pytest.raises(InputError, match=words):
            taken(store, earlier=str(tmp_path / name))
    taken(store, tmp_path / "c.csv")
    with (tmp_path / "c.csv").open("a") as file:
        file.write("cut,off\n")
    with pytest.raises(InputError, match="not whole"):
        taken(store, earlier=str(tmp_path / "c.csv"))
    for wish in ({"form": "jsonl"}, {"since_change": "2024-01-01"}):
        with pytest.raises(ConfigError):
            taken(store, earlier=str(tmp_path / "a.csv"), **wish)


def test_withdrawn_numbers_stay_numbers(store, tmp_path):
    store.change("UPDATE mentions SET record = replace(record, '1.2215', '-1.2215')")
    taken(store, tmp_path / "before.csv")
    stream = io.BytesIO()
    told = take(
        store, Wanted("csv", filters=Filters(types=("NONE",)), earlier=str(tmp_path / "before.csv")), stream, "p"
    )
    assert told["counts"]["rows"] == 4 and "'-1.2215" not in stream.getvalue().decode()
    assert ",-1.2215," in stream.getvalue().decode() and "'=Police+" in stream.getvalue().decode()


def test_coordinates_are_rounded(store):
    assert {row["latitude"] for row in taken(store)} == {"6.1287", "19.0", ""}
    assert {row["latitude"] for row in taken(store, decimals=1)} == {"6.1", "19.0", ""}
    assert "POINT (1.0 6.0)" in {row["geom_wkt"] for row in taken(store, form="ucdp", decimals=0)}
