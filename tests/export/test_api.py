"""dateline from Python."""

import subprocess
import sys
from datetime import date

import pytest

import dateline
from dateline.errors import ConfigError, InputError, StoreError
from dateline.export import notebook

TEXT = "Police in Tbilisi detained 12 protesters on Friday, the interior ministry said."


@pytest.fixture(scope="module")
def coder():
    return dateline.load("fast")


def test_a_text_is_coded(coder):
    coded = coder.code(TEXT, published="2024-05-18", publisher="Post", title="Arrests <b>")
    (mention, *_) = [m for m in coded.mentions if m["trigger"] == "detained"]
    assert (mention["type"], mention["detained_low"], mention["earliest"]) == ("COERCE", 12, date(2024, 5, 17))
    assert coded.text[mention["start"] : mention["end"]] == "detained" and coded.text.startswith("Arrests <b>\n\n")
    assert mention["publisher"] == "Post" and coded.statements and coded.notes == []
    shown = coded._repr_html_()
    assert "<mark" in shown and "Arrests &lt;b&gt;" in shown and "<b>" not in shown
    assert repr(coded) == f"<Coded: {len(coded.mentions)} mentions of 'Arrests <b>'>"
    assert coder.code(TEXT, published=date(2024, 5, 18)).mentions[0]["earliest"] == date(2024, 5, 17)
    assert "publication date" in coder.code(TEXT).notes[0]
    with pytest.raises(InputError):
        coder.code("  ")


def test_a_store_gives_records(file):
    with dateline.open(str(file)) as store:
        found = store.mentions()
        assert [m["type"] for m in found] == ["PROTEST", "COERCE", "ASSAULT", "AGREE"]
        assert found[3]["earliest"] is None and found[3]["modes"] == [] and found[0]["historical"] is False
        assert [m["type"] for m in found[1:3]] == ["COERCE", "ASSAULT"] and found[-1]["status"] == "actual"
        assert [m["type"] for m in store.mentions(place="TGO", type=["ASSAULT", "AGREE"], since=date(2024, 5, 1))] == [
            "ASSAULT"
        ]
        assert len(store.mentions(words="togo")) == 1 and len(list(store.reports())) == 4
        with pytest.raises(StoreError, match="dateline link"):
            store.events()
        with pytest.raises(ConfigError, match="since"):
            store.mentions(since="Monday")


def test_records_become_an_arrow_table(file):
    with dateline.open(str(file)) as store:
        table = store.mentions().to_arrow()
    assert table.num_rows == 4 and table["earliest"].to_pylist()[2] == date(2024, 5, 17)
    import pyarrow

    with dateline.open(str(file)) as store:
        assert pyarrow.table(store.mentions()) == table  # by the interface that Polars and DuckDB use
        assert store.mentions(type="NONE").to_arrow().schema == table.schema


def test_pandas_is_asked_for_in_words(file, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with dateline.open(str(file)) as store, pytest.raises(ConfigError, match="pip install pandas"):
        store.mentions().to_pandas()


def test_a_store_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(StoreError, match="dateline add"):
        dateline.open(str(tmp_path / "none.sqlite"))
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_shows_no_markup_of_strangers():
    hostile = "<script>alert(1)</script>"
    record = {"type": hostile, "modes": [hostile], "sentence": hostile, "place": None}
    assert "<script" not in notebook.records([record], 30) and "1 of 30" in notebook.records([record], 30)
    spans = {"trigger": {"start": 0, "end": 8}, "type": '"><b>', "modes": [], "status": "actual"}
    told = notebook.report({"text": hostile, "mentions": [spans, spans], "notes": [hostile]})
    assert "<script" not in told and "<b>" not in told
    assert notebook.records([], 0) == "<p>Nothing found.</p>"


def test_names():
    assert {"load", "open", "Records"} <= set(dateline.__all__)
    done = subprocess.run(
        [sys.executable, "-c", "import dateline, sys; print([m for m in sys.modules if m.split('.')[0] in"
         " ('numpy', 'pyarrow', 'pandas', 'lxml', 'click', 'sqlite3')])"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
