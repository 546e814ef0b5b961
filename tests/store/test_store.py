"""What a store keeps: each report once, its versions, what failed; on both databases."""

import json
import sqlite3

import pytest
import store_stub
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import StoreError
from dateline.model.report import Skipped
from dateline.store import open_store, reports, skipped
from dateline.store.filters import Filters
from dateline.store.keys import name_key
from dateline.store.listing import counts, listed
from dateline.store.migrate import Migration, migrate, migrations


def current(database):
    return database.rows("SELECT text, number FROM versions WHERE is_current = 1 ORDER BY text")


def test_adding_twice_changes_nothing(add, database):
    texts = ["They MET.", "They PARTED.", "They MET."]
    assert add(*texts) == ["added", "added", "known"]
    before = store_stub.contents(database)
    assert add(*texts) == ["known"] * 3
    assert store_stub.contents(database) == before
    assert store_stub.problems(database) == []


def test_the_same_text_of_another_publisher_day_or_address_is_another_report(add, found, database):
    one = "They MET in Geneva."
    assert add(found(one), found(one, publisher="Other"), found(one, published="2024-03-16")) == ["added"] * 3
    assert add(found(one, address="https://a.example/", web=True), found(one, address="file:///x")) == [
        "added",
        "known",
    ]
    assert counts(database) == {"reports": 4, "versions": 4, "mentions": 4, "independent": 1, "skipped": 0}


def test_versions_of_an_address(add, found, database):
    def at(text, time):
        return found(text, fetched=f"2024-03-16T{time}:00:00Z", address="https://a.example/1", web=True)

    assert add(at("One GO", 10)) == ["added"]
    assert add(at("Two GO", 12)) == ["changed"]
    assert add(at("Between GO", 11)) == ["changed"]  # an archive tells of a time before: it is kept, but not current
    assert current(database) == [("Two GO", 2)]
    assert add(at("Two GO", 13), at("One GO", 11)) == ["known", "known"]
    assert add(at("One GO", 14)) == ["changed"]
    assert current(database) == [("One GO", 1)]
    assert counts(database)["reports"] == 1
    assert database.rows("SELECT count(*) FROM current_mentions") == [(1,)]


@pytest.mark.parametrize("text", ["a\0b GO\0", "\0", "GO 🚨\u2028 é e\u0301 \x1b[31m", "x" * 100_000])
def test_texts_come_back_as_they_were(add, database, text):
    add(text)
    columns = f"{reports._REPORT}, coder_id"
    (row,) = database.rows(f"SELECT {columns} FROM versions")
    assert reports.version(row).report.text == text
    assert add(text) == ["known"]


def test_a_report_on_which_coding_fails_is_kept_and_listed(add, database):
    def failing(texts):
        for report in texts:
            yield Skipped(report.id, "It failed.", "") if "BAD" in report.text else next(store_stub.code([report]))

    assert add("A BAD one", "A GOOD one", code=failing) == ["skipped", "added"]
    assert add("A BAD one", code=failing) == ["known"]
    (entry,) = skipped.listed(database)
    assert entry.version_id and entry.skipped.reason == "It failed."
    assert [report.is_coded for report in listed(database, Filters())].count(False) == 1


def test_skipped_inputs(add, found, database):
    broken = found(Skipped("a.jsonl:3", "Broken JSON.", "Correct it."), address="/x/a.jsonl")
    assert add(broken, broken) == ["skipped", "skipped"]
    (entry,) = skipped.listed(database)
    assert (entry.skipped.input, entry.retry, entry.tries) == ("a.jsonl:3", "/x/a.jsonl", 2)


def test_filters(add, found, database):
    add(found("The ARMY met"), found("The CHURCH spoke", publisher="Élan"), found("no mention"))
    asked = [
        (Filters(), 3), (Filters(types=("assault",)), 2), (Filters(types=("AID",)), 0), (Filters(parties=("army",)), 1),
        (Filters(parties=("XXX",)), 2), (Filters(places=("chur",)), 1), (Filters(places=("YYY",)), 2),
        (Filters(publishers=("elan",)), 1), (Filters(sources=("ARMY", "church")), 2), (Filters(statuses=("denied",)), 0),
        (Filters(since="2024-01-02"), 2), (Filters(since="2024-01-03"), 0), (Filters(until="2024-01-01"), 2),
        (Filters(until="2023-12-31"), 0), (Filters(parties=("army",), publishers=("post",)), 1),
        (Filters(parties=("50%_' OR 1=1",)), 0), (Filters(publishers=("post",)), 2),
    ]  # fmt: skip
    for filters, expected in asked:
        assert len(listed(database, filters)) == expected, filters


@given(st.text())
def test_a_name_key_stays_as_it_is(name):
    assert name_key(name_key(name)) == name_key(name)


def test_layout_changes_are_applied_once_and_in_order(store_name, store):
    extra = Migration(9001, "9001_extra", "CREATE TABLE extra (id TEXT);\nINSERT INTO extra (id) VALUES ('a');\n")
    for _ in range(2):
        migrate(store.database, (*migrations(), extra))
    assert store.database.rows("SELECT id FROM extra") == [("a",)]
    with pytest.raises(StoreError, match=r"newer dateline \(layout 9001\).*pip install --upgrade"):
        open_store(store_name)


def test_a_layout_change_that_fails_leaves_nothing_behind(store):
    broken = Migration(9001, "9001_broken", "CREATE TABLE extra (id TEXT);\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(Exception, match="nowhere"):
        migrate(store.database, (*migrations(), broken))
    assert not store.database.has_table("extra")
    migrate(store.database)


def test_a_change_is_kept_whole_or_not_at_all(database):
    for error in (RuntimeError, KeyboardInterrupt):
        with pytest.raises(error), database.transaction():
            database.change("INSERT INTO reports (id, seen) VALUES ('a', 'b')")
            raise error
    assert database.rows("SELECT * FROM reports") == []


def test_others_read_while_one_writes(store_name, database, add):
    with open_store(store_name) as other:
        with database.transaction():
            database.change("INSERT INTO reports (id, seen) VALUES ('a', 'b')")
            assert other.database.rows("SELECT * FROM reports") == []
        assert len(other.database.rows("SELECT * FROM reports")) == 1


def test_two_that_add_at_once(store_name, add, found, database):
    from dateline.store import runs
    from dateline.store.adding import Adding

    with open_store(store_name) as other:
        run = runs.begin(other.database, "add", [], store_stub.CODER)
        adding = Adding(other.database, store_stub.code, store_stub.CODER.id, run)

        def texts():
            yield found("One GO")
            assert add("Two GO", "One GO") == ["added", "added"]  # while the other is at "One GO"
            yield found("Two GO")

        def ahead(given):  # a coder that reads on before it answers
            yield from store_stub.code(list(given))

        adding._code = ahead
        assert [stored.outcome for stored in adding.add(texts())] == ["known", "known"]
    assert store_stub.problems(database) == []


@pytest.mark.parametrize("content", [b"", b"text that is no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_store(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    if not content:
        open_store(str(path)).database.close()
        return
    with pytest.raises(StoreError, match=r"no store of dateline|damaged"):
        open_store(str(path))
    assert path.read_bytes() == content


def test_a_database_of_somebody_else(tmp_path):
    path = tmp_path / "file"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE reports (id)")
    connection.close()
    with pytest.raises(StoreError, match="not dateline's"):
        open_store(str(path))
    for name in (str(tmp_path), str(tmp_path / "no" / "folder")):
        with pytest.raises(StoreError):
            open_store(name)


def test_a_server_that_is_not_there_and_no_password_in_the_message():
    with pytest.raises(StoreError, match="user:…@127") as caught:
        open_store("postgresql://user:secret@127.0.0.1:1/x")
    assert "secret" not in str(caught.value)


def test_records_are_json_with_all_fields(add, database):
    add("The ARMY met")
    (row,) = database.rows("SELECT record, coded_record, modes FROM mentions")
    assert json.loads(row[0])["actors"][0]["name"] == "Army" and row[1:] == (None, " m ")
