"""A dump of GeoNames becomes places of the user's own, beside ours; bad lines are told and never stop it."""

import zipfile

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import DataError, InputError
from dateline.place.gazetteer import load_gazetteer
from dateline.place.imports import import_dump
from dateline.tables import GAZETTEER, VARIABLE


def line(number, name, feature="P.PPL", country="TD", admin="01", others="", lat=10.5, lon=20.5, people=0, second=""):
    kind, _, code = feature.partition(".")
    cells = [
        number,
        name,
        name,
        others,
        lat,
        lon,
        kind,
        code,
        country,
        "",
        admin,
        second,
        "",
        "",
        people,
        "",
        "",
        "",
        "",
    ]
    return "\t".join(map(str, cells))


LINES = [
    line(900001, "Lampville", others="Lampwick,Лампа,lampville"),
    line(900002, "Fort Lantern", "L.MILB", lat=10.7),
    line(900003, "Lantern Province", "A.ADM1", people=5000),
    line(900004, "Lantern Hotel", "S.HTL"),
    "\t".join(["900005", "too", "short"]),
    line(900006, "Nowhere", lat=123.0),
    "",
]


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "TD.txt"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def used(folder, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(folder))
    return load_gazetteer()


def test_imported_places_are_found_beside_ours(dump, tmp_path, monkeypatch):
    done = import_dump(dump, tmp_path / GAZETTEER)
    assert (done.places, done.bad, [bad.number for bad in done.examples]) == (3, 2, [5, 6])
    gazetteer = used(tmp_path, monkeypatch)
    (place,) = gazetteer.lookup("Lampwick")
    assert (place.name, place.country, place.admin1, place.geonameid) == (
        "Lampville",
        "TCD",
        "Lantern Province",
        900001,
    )
    assert gazetteer.lookup("Fort Lantern")[0].level == "site"
    assert not gazetteer.lookup("Lantern Hotel")
    assert gazetteer.lookup("Goma")[0].country == "COD"


def test_a_place_that_both_have_stands_once(tmp_path, monkeypatch):
    goma = load_gazetteer().lookup("Goma")[0]
    path = tmp_path / "CD.txt"
    path.write_text(line(goma.geonameid, "Goma", country="CD", lat=goma.lat, lon=goma.lon, people=7) + "\n")
    import_dump(path, tmp_path / GAZETTEER)
    found = [e for e in used(tmp_path, monkeypatch).lookup("Goma") if e.geonameid == goma.geonameid]
    assert [e.population for e in found] == [goma.population]


def test_a_zip_is_read_as_it_comes(dump, tmp_path):
    path = tmp_path / "TD.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about the columns")
        archive.write(dump, "TD.txt")
    assert import_dump(path, tmp_path / GAZETTEER).places == 3


def test_progress_ends_at_the_whole(dump, tmp_path):
    seen = []
    import_dump(dump, tmp_path / GAZETTEER, lambda done, whole: seen.append((done, whole)))
    assert seen[-1] == (dump.stat().st_size, dump.stat().st_size)


@pytest.mark.parametrize("content", ["", "name,lat,lon\nA,1,2\n", "{}\n" * 3000, "\0" * 100_000])
def test_another_file_is_refused_and_what_was_there_stays(tmp_path, content):
    path = tmp_path / "other.txt"
    path.write_text(content)
    target = tmp_path / GAZETTEER
    target.write_bytes(b"old")
    with pytest.raises(InputError):
        import_dump(path, target)
    assert target.read_bytes() == b"old"
    assert {p.name for p in tmp_path.iterdir()} == {"other.txt", GAZETTEER}


def test_the_command_tells_what_it_did(dump, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "")
    folder = tmp_path / "new" / "own"
    done = CliRunner().invoke(cli, ["places", "import", str(dump), "--data", str(folder)])
    assert done.exit_code == 1, done.output
    assert "Imported 3 places of 7 lines" in done.output and "line 5: 3 columns, not 19" in done.output
    found = CliRunner().invoke(cli, ["places", "find", "Lampville", "--data", str(folder)])
    assert found.exit_code == 0 and "TCD" in found.output


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_told(tmp_path, monkeypatch, content):
    (tmp_path / GAZETTEER).write_bytes(content)
    with pytest.raises(DataError, match="gazetteer cannot be read"):
        used(tmp_path, monkeypatch)


def test_the_command_needs_a_folder(dump, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    done = CliRunner().invoke(cli, ["places", "import", str(dump)])
    assert done.exit_code == 2 and "--data" in done.output


def test_a_name_that_nothing_has(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert CliRunner().invoke(cli, ["places", "find", "Xyzzyvar"]).exit_code == 1
