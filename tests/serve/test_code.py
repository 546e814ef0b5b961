"""POST /api/code: a report that is sent is coded, and not kept."""

import pytest

pytestmark = pytest.mark.parametrize("store_name", ["sqlite"], indirect=True)
TEXT = "Police in Tbilisi detained 12 protesters on Friday."


def code(client, **given):
    return client.post("/api/code", json=given, headers={"X-Dateline": "1"})


def test_a_text_is_coded_and_not_kept(client, get):
    before = get("about")["counts"]
    record = code(client, text=TEXT, published="2024-05-18").json()
    assert [(m["type"], m["date"]["earliest"]) for m in record["mentions"]] == [("COERCE", "2024-05-17")]
    trigger = record["mentions"][0]["trigger"]
    assert record["text"][trigger["start"] : trigger["end"]] == "detained"
    assert get("about")["counts"] == before


@pytest.mark.parametrize("given", [
    {}, {"text": ""}, {"text": "x" * 200_001}, {"text": TEXT, "published": "Friday"}, {"text": TEXT, "model": "fast"},
    {"text": 3},
])  # fmt: skip
def test_what_is_no_report_is_refused(client, given):
    answer = code(client, **given)
    assert answer.status_code == 422 and answer.json()["error"]["what"]
