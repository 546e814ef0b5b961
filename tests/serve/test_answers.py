"""What each address answers: its shape, its filters, its pages, its tags."""

import export_store
import pytest

from dateline.serve.shaped import about, events, mentions, reports, views
from dateline.serve.shaped.common import Listed
from dateline.store import event_list, open_store
from dateline.store import events as event_store
from dateline.store.correcting import correct

SHAPES = {
    "about": about.About,
    "events": Listed[events.EventItem],
    "events/{event}": events.EventWhole,
    "mentions": Listed[mentions.MentionSummary],
    "mentions/{mention}": mentions.MentionWhole,
    "reports": Listed[reports.ReportItem],
    "reports/{report}": reports.ReportWhole,
    "timeline": views.Timeline,
    "map": views.Places,
    "parties": views.Network,
    "parties/edge?from=TGO+REB&to=TGO+MIL": Listed[mentions.MentionSummary],
    "labels": views.Labels,
}


def test_every_answer_has_its_shape(get):
    told = get("mentions")["items"][0]
    ids = {"event": told["event"], "mention": told["id"], "report": told["report"]}
    for address, shape in SHAPES.items():
        answer = (
            get(address.format(**ids))
            if "?" not in address
            else get("parties/edge", **{"from": "TGO REB", "to": "TGO MIL"})
        )
        shape.model_validate(answer, strict=True)
    for by in ("type", "status", "country", "publisher", "source", "month"):
        for row in get("stats", by=by):
            views.Stat.model_validate(row, strict=True)


FILTERS = [
    ({"type": "ASSAULT"}, {"ASSAULT"}),
    ({"type": ["ASSAULT", "PROTEST"]}, {"ASSAULT", "PROTEST"}),
    ({"status": "negated"}, {"COERCE"}),
    ({"place": "lome"}, {"ASSAULT", "COERCE"}),
    ({"place": "MLI"}, {"PROTEST"}),
    ({"party": "GHA"}, {"AGREE"}),
    ({"party": "rebels"}, {"ASSAULT"}),
    ({"source": "ministry"}, {"ASSAULT"}),
    ({"publisher": "herald"}, {"PROTEST"}),
    ({"since": "2024-05-16"}, {"ASSAULT", "COERCE"}),
    ({"until": "2024-05-12"}, {"PROTEST"}),
    ({"since": "2024-05-16", "status": "actual"}, {"ASSAULT"}),
    ({"publisher": "nobody"}, set()),
]


@pytest.mark.parametrize(("asked", "types"), FILTERS)
def test_filters_choose_the_same_everywhere(get, asked, types):
    found = get("events", **asked)
    assert {item["type"] for item in found["items"]} == types
    assert found["total"] == len(found["items"]) == len(types)
    assert {item["type"] for item in get("mentions", **asked)["items"]} == types
    assert get("reports", **asked)["total"] == len(types)
    line = get("timeline", **asked)
    assert sum(b["events"] for b in line["bins"]) + line["undated"] == len(types)
    where = get("map", **asked)
    assert sum(place["events"] for place in where["places"]) + where["unplaced"] == len(types)
    assert {row["what"] for row in get("stats", by="type", **asked)} == types
    assert {e["id"] for e in line["spans"]} == {i["id"] for i in found["items"] if i["earliest"]}


def test_words_stand_in_sentence_or_title(get, filled):
    assert get("events", words="w")["total"] == 4  # the words that the store was given
    assert get("events", words=["w", "nowhere"])["total"] == 0
    assert get("mentions", words="w")["total"] == 4
    assert get("reports", words="w")["total"] == 4
    assert get("labels", words="nowhere")["items"] == []


def test_an_event_tells_what_each_source_says(get, event):
    found = get(f"events/{event('ASSAULT')}")
    assert found["headline"] == export_store.RAID
    assert found["actors"] == [{"country": "TGO", "sector": "REB", "name": "Rebels"}]
    assert found["fields"][:3] == ["type", "called", "labels"]
    (account,) = found["accounts"]
    assert account["source"] == "ministry" and account["values"]["killed"][0]["value"] == "20–"
    (told,) = found["told"]
    trigger = told["trigger"]
    text = get(f"reports/{told['report']}")["text"]
    assert text[trigger["start"] : trigger["end"]] == trigger["text"] == "shelled"
    assert told["sentence"][trigger["start"] - told["sentence_start"] :].startswith("shelled")


def test_a_report_has_its_text_and_mentions_with_the_ids_of_the_store(get, event):
    id = get("events/" + event("PROTEST"))["told"][0]["report"]
    found = get(f"reports/{id}")
    assert (found["title"], found["direction"], found["text"]) == ("+1 for teachers", "ltr", export_store.MARCH)
    assert [(m["event"], m["type"]) for m in found["mentions"]] == [(event("PROTEST"), "PROTEST")]
    assert [v["number"] for v in found["versions"]] == [1] and found["copies"] == []


def test_a_contested_place_shows_all_its_names(get):
    places = {place["name"]: place for place in get("map")["places"]}
    assert places["Kidal"]["names"] == ["Kidal", "Kidal Region"] and places["Kidal"]["disputed"]
    assert places["Lomé"]["by_type"] == {"ASSAULT": 1, "COERCE": 1} and not places["Lomé"]["disputed"]


def test_parties_and_what_they_did(get):
    found = get("parties")
    assert {node["id"] for node in found["nodes"]} >= {"TGO REB", "TGO MIL", "GHA GOV"}
    edge = next(e for e in found["edges"] if e["from"] == "TGO REB")
    assert (edge["to"], edge["by_type"], edge["by_quad"]) == ("TGO MIL", {"ASSAULT": 1}, {"material conflict": 1})
    assert get("parties", limit=1)["more"] == len(found["nodes"]) - 1
    assert get("parties/edge", **{"from": "TGO REB", "to": "TGO MIL"})["items"][0]["type"] == "ASSAULT"


def test_labels_are_counted_by_publisher(get):
    found = {(row["publisher"], row["word"]): row["count"] for row in get("labels")["items"]}
    assert found == {("Post", "rebels"): 2, ("Herald, The", "rebels"): 1, ("", "rebels"): 1}


@pytest.mark.parametrize(("by", "starts"), [
    ("day", ["2024-05-06", "2024-05-15", "2024-05-17"]), ("week", ["2024-05-06", "2024-05-13"]),
    ("month", ["2024-05-01"]), ("year", ["2024-01-01"]),
])  # fmt: skip
def test_the_timeline_has_the_steps_asked_for(get, by, starts):
    assert [b["start"] for b in get("timeline", by=by)["bins"]] == starts


@pytest.mark.parametrize("address", ["events", "mentions", "reports"])
@pytest.mark.parametrize("asked", [{}, {"status": ["actual", "negated"]}])
def test_pages_give_everything_once_and_in_order(get, address, asked):
    whole = get(address, **asked)["items"]
    paged, after = [], {}
    while True:
        page = get(address, limit=1, **asked, **after)
        assert page["total"] == len(whole) == 4
        paged += page["items"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert paged == whole


def test_the_oldest_first_is_the_other_way_round_but_for_events_without_a_day(get):
    newest, oldest = ([e["type"] for e in get("events", order=order)["items"]] for order in ("newest", "oldest"))
    assert newest == ["ASSAULT", "COERCE", "PROTEST", "AGREE"]
    assert oldest == ["PROTEST", "COERCE", "ASSAULT", "AGREE"]


def test_an_answer_is_read_again_only_when_the_store_changed(client, filled, event):
    for address in (
        "/api/about",
        "/api/events?type=ASSAULT",
        "/api/timeline",
        f"/api/events/{event('ASSAULT')}",
        "/api/export",
    ):
        first = client.get(address)
        tag = first.headers["etag"]
        again = client.get(address, headers={"If-None-Match": f'"other", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    mention = client.get("/api/mentions?type=ASSAULT").json()["items"][0]["id"]
    with open_store(filled[0]) as store:
        correct(store.database, mention, "status", "negated", author="Ama")
    answer = client.get(address, headers={"If-None-Match": tag})
    assert answer.status_code == 200 and answer.headers["etag"] != tag
    assert client.get("/api/events?type=PROTEST").headers["etag"] != client.get("/api/events").headers["etag"]


def test_an_id_that_an_event_had_before_leads_to_it(client, filled, event):
    with open_store(filled[0]) as store, store.database.transaction():
        event_store.became(store.database, "f" * 20, event("ASSAULT"))
    answer = client.get(f"/api/events/{'f' * 20}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/api/events/{event('ASSAULT')}")


@pytest.mark.parametrize(("address", "status"), [
    ("events?type=KILL", 422), ("events?status=maybe", 422), ("events?since=2024-02-30", 422), ("events?limit=0", 422),
    ("events?limit=501", 422), ("events?palce=SDN", 422), ("events?after=x", 422), ("events?after=bnVsbA", 422),
    ("events?place=%00", 422), ("events?place=", 422), ("events?order=best", 422), ("timeline?by=hour", 422),
    ("events/zzz", 422), (f"events/{'e' * 20}", 404), (f"mentions/{'e' * 20}", 404), (f"reports/{'e' * 20}", 404),
    ("export?form=xlsx", 422), ("export?form=gold&level=event", 400), ("nothing", 404), ("parties/edge?from=TGO", 422),
])  # fmt: skip
def test_what_cannot_be_asked_is_told_in_one_form(client, address, status):
    answer = client.get(f"/api/{address}")
    assert answer.status_code == status
    assert set(answer.json()) == {"error"} and set(answer.json()["error"]) == {"what", "advice"}
    assert answer.json()["error"]["what"]


@pytest.mark.parametrize(("form", "level", "name", "start"), [
    ("csv", "event", "dateline-events.csv", b"\xef\xbb\xbfevent_id"), ("jsonl", "mention", "dateline-mentions.jsonl", b"{"),
    ("geojson", "event", "dateline-events.geojson", b"{"), ("parquet", "mention", "dateline-mentions.parquet", b"PAR1"),
    ("acled", "event", "dateline-acled.csv", b"\xef\xbb\xbf"),
])  # fmt: skip
def test_an_export_is_a_file_with_a_name(client, form, level, name, start):
    answer = client.get("/api/export", params={"form": form, "level": level, "status": "actual"})
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content.startswith(start)
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_counts_of_an_event_follow_the_store(filled, event):
    with open_store(filled[0]) as store:
        listed = event_list.listed(store.database, event_list.Filters())
        rows = store.database.rows("SELECT id, mentions, reports, independent FROM events")
    assert {(e.id, e.mentions, e.reports, e.independent) for e in listed} == set(rows)
