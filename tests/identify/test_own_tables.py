"""A user's own tables add to ours without touching the package, and mistakes in them are told with file and line."""

from datetime import date

import pytest

from dateline.errors import ConfigError
from dateline.identify import code_phrase
from dateline.identify.phrase import read_phrase
from dateline.tables import VARIABLE, describe, fingerprint, own_folder

GROUPS = "name,names,country,sectors,from,to,wikidata,source\n"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Write a file into a folder of own tables; gives how to."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))

    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def test_rows_are_read_beside_ours(own):
    own("armed_groups.csv", GROUPS + "Lantern Front,LF;Lanterns,TCD,REB,,,,field notes\n")
    own("leaders.csv", "name,office,country,from,to,sectors\nZora Quill,interior minister,TCD,2031-02,,GOV\n")
    own("peoples.csv", "name,names,kind,country\nLanternfolk,Lanternfolks,ethnic,TCD\n")
    assert code_phrase("Lantern Front fighters") == ("TCD", ("REB",), None)
    assert code_phrase("Zora Quill", published=date(2031, 5, 1)) == ("TCD", ("GOV",), None)
    assert code_phrase("Lanternfolk residents")[0] == "TCD"
    assert code_phrase("Taliban fighters")[0] == "AFG"


def test_a_row_of_ones_own_goes_before_ours(own):
    own("organisations.csv", "name,country,sectors\nNATO,IGO,COP\n")
    assert code_phrase("NATO")[1] == ("COP",)


def test_words_for_parties_can_be_added(own):
    own("lang/en/roles.toml", '[[words]]\nkind = "firm"\nsectors = ["LAB"]\nlist = ["lamplighter"]\n')
    assert code_phrase("Togolese lamplighters") == ("TGO", ("LAB",), None)


def test_memberships_can_be_added(own):
    own("members.csv", "organisation,member,from\nLamp Pact,TGO,2020\n")
    assert "org:lamp-pact" in read_phrase("Togo", day=date(2021, 1, 1)).member_of
    assert "org:lamp-pact" not in read_phrase("Togo", day=date(2019, 1, 1)).member_of


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("armed_groups.csv", GROUPS + "A,,ZZZ,REB,,,,x\n", "armed_groups.csv, line 2: country 'ZZZ'"),
        ("armed_groups.csv", GROUPS + "A,,TCD,REB,,,,x\nB,,TCD,WAR,,,,x\n", "line 3: sectors 'WAR'"),
        ("armed_groups.csv", GROUPS + "A,,TCD,REB,2020,2019,,x\n", "line 2: from 2020 lies after to 2019"),
        ("armed_groups.csv", GROUPS + "A,,TCD,REB,May 2020,,,x\n", "line 2: from 'May 2020' is no day"),
        ("armed_groups.csv", GROUPS + "A,,TCD,REB,,,,x\nA,,TCD,CRM,,,,x\n", "line 3: the same name"),
        ("armed_groups.csv", GROUPS + "A,,TCD\n", "line 2: fewer cells"),
        ("armed_groups.csv", "name,sector\nA,REB\n", "unknown columns 'sector'"),
        ("armed_groups.csv", GROUPS + ",,TCD,REB,,,,x\n", "line 2: name is empty"),
        ("organizations.csv", "name\n", "this table is not read"),
        ("places/sites.csv", "name,level,lat,lon\nA,site,95,0\n", "line 2: lat '95' is no latitude"),
        ("places/sites.csv", "name,level,lat,lon\nA,hill,5,0\n", "line 2: level 'hill'"),
        ("peoples.csv", "name,kind\nA,tribal\n", "line 2: kind is 'tribal', not one of ethnic, religious, regional"),
    ],
)
def test_mistakes_are_told_with_file_and_line(own, name, text, told):
    own(name, text)
    with pytest.raises(ConfigError) as error:
        own_folder()
    assert told in str(error.value)
    assert "own-tables.md" in str(error.value)


def test_a_wrong_block_of_words_is_told(own):
    own("lang/en/roles.toml", '[[words]]\nkind = "strong"\nsectors = ["LAB"]\nlist = ["lamplighter"]\n')
    with pytest.raises(ConfigError, match="block 1, kind: 'strong' is not one of firm"):
        code_phrase("Togolese lamplighters")


def test_a_folder_that_is_not_there_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none"))
    with pytest.raises(ConfigError, match="not there"):
        own_folder()


def test_what_is_added_has_a_fingerprint(own, tmp_path):
    own("armed_groups.csv", GROUPS + "A,,TCD,REB,,,,x\n")
    first = fingerprint()
    assert first and first in (describe() or "")
    own("armed_groups.csv", GROUPS + "B,,TCD,REB,,,,x\n")
    assert fingerprint() != first


def test_without_a_folder_nothing_is_added(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert (own_folder(), fingerprint(), describe()) == (None, None, None)
