"""The review over HTTP: who may, what comes back, and what is told when it cannot be."""

import json

import pytest
from fastapi.testclient import TestClient

from dateline.store import open_store


@pytest.fixture
def call(database, store_name):
    """Send a request as somebody; the answer."""
    from dateline.serve import tokens
    from dateline.serve.app import make_app

    with open_store(store_name) as opened:
        keys = {
            name: tokens.add(opened.database, name, role)
            for name, role in (("ana", "reviewer"), ("ben", "reviewer"), ("rae", "reader"))
        }
    with TestClient(make_app(store_name).app, base_url="http://127.0.0.1") as client:

        def send(method, address, who="ana", body=None, **headers):
            given = {"Authorization": f"Bearer {keys[who]}", "X-Dateline": "1", **headers}
            content = None if body is None else json.dumps(body)
            return client.request(
                method, f"/api{address}", headers={"Content-Type": "application/json", **given}, content=content
            )

        yield send


def test_a_whole_review(call, ids):
    found = call("GET", "/review/next?order=unsure").json()
    mention = found["mention"]
    assert (mention["summary"]["id"], found["left"], found["is_blind"]) == (ids["Wire met"], 4, False)
    trigger = mention["record"]["trigger"]
    assert mention["text"][trigger["start"] : trigger["end"]] == "met" and mention["report"]["publisher"] == "Wire"
    address = f"/mentions/{ids['Wire met']}/decisions"
    done = call(
        "POST", address, body={"field": "type", "value": "AGREE", "why": "Not yet."}, **{"If-Match": mention["stamp"]}
    )
    assert done.status_code == 200 and done.json()["record"]["type"] == "AGREE"
    late = call("POST", address, "ben", {"field": "accepted"}, **{"If-Match": f'"{mention["stamp"]}"'})
    assert late.status_code == 409 and "ana" in late.json()["error"]["what"]
    seen = call("GET", f"/review/mentions/{ids['Wire met']}", "ben").json()
    assert call("POST", address, "ben", {"field": "accepted"}, **{"If-Match": seen["stamp"]}).status_code == 200
    undone = call("POST", "/review/undo", "ben", {"why": "A slip."}).json()
    assert undone["decision"]["kind"] == "accept" and undone["mention"]["summary"]["id"] == ids["Wire met"]
    assert call("POST", "/review/undo", "ben").status_code == 404
    history = call("GET", "/review/history?limit=2", "rae").json()
    assert ([d["kind"] for d in history["items"]], history["total"]) == (["undo", "accept"], 3)
    rest = call("GET", f"/review/history?limit=2&after={history['next']}", "rae").json()
    assert [d["values"] for d in rest["items"]] == [{"type": "AGREE", "modes": []}] and rest["next"] is None
    assert call("GET", "/review/agreement").json()["mentions"] == 0


def test_a_second_view_is_blind(call, ids):
    call("POST", f"/mentions/{ids['Post shelled']}/decisions", body={"field": "status", "value": "future"})
    found = call("GET", "/review/next?second=true&publisher=Post", "ben").json()
    assert found["is_blind"] and found["mention"]["record"]["status"] == "actual"
    assert found["mention"]["corrections"] == [] and "future" not in json.dumps(found["mention"])
    assert call("GET", "/review/next?publisher=Nobody").json() is None


def test_splits_and_merges(call, ids):
    shelled = call("GET", f"/mentions/{ids['Post shelled']}").json()["summary"]["event"]
    met = call("GET", f"/mentions/{ids['Wire met']}").json()["summary"]["event"]
    done = call("POST", f"/events/{shelled}/split", body={"mentions": [ids["Herald shelled"]], "why": "Another."})
    assert done.status_code == 200 and done.json()["off"] != done.json()["event"]
    assert call("POST", "/events/merge", body={"events": [shelled, met]}).status_code == 200
    assert [call("POST", "/review/undo").json()["decision"]["kind"] for _ in "12"] == ["merge", "split"]
    for address, body, status in (
        (f"/events/{'0' * 20}/split", {"mentions": [ids["Wire met"]]}, 404), (f"/events/{shelled}/split", {"mentions": []}, 422),
        (f"/events/{shelled}/split", {"mentions": [ids["Wire met"]]}, 422), ("/events/merge", {"events": [shelled, shelled]}, 422),
        ("/events/merge", {"events": [shelled, "0" * 20]}, 404),
    ):  # fmt: skip
        answer = call("POST", address, body=body)
        assert (answer.status_code, set(answer.json()["error"])) == (status, {"what", "advice"}), address


def test_who_may(call, ids):
    address = f"/mentions/{ids['Wire met']}/decisions"
    assert call("POST", address, "rae", {"field": "accepted"}).status_code == 403
    assert call("GET", "/review/next", "rae").status_code == 403
    assert call("POST", address, body={"field": "accepted"}, **{"X-Dateline": "0"}).status_code == 403
    assert call("POST", address, Authorization="Bearer x").status_code == 401


def test_what_cannot_be_decided(call, ids):
    address = f"/mentions/{ids['Wire met']}/decisions"
    deep = {"start": 0, "end": 3, "name": "a\ud800"}
    for body in (
        {"field": "colour"}, {"field": "type", "value": "WAR"}, {"field": "actors", "value": [deep]}, {"value": 1}, [],
        {"field": "place", "value": {**deep, "lat": 1}}, {"field": "accepted", "why": "\0"}, {"field": "\ud800"},
        {"field": "figures", "value": [{"start": 0, "end": 10**400}]}, {"field": "accepted", "more": 1},
    ):  # fmt: skip
        answer = call("POST", address, body=body)
        assert answer.status_code == 422 and answer.json()["error"]["what"], body
    assert call("POST", address, body={"field": "accepted"}, **{"If-Match": "one"}).status_code == 422
    assert call("POST", f"/mentions/{'0' * 20}/decisions", body={"field": "accepted"}).status_code == 404
    assert call("GET", "/review/history").json()["total"] == 0


def test_what_may_be_chosen(call):
    found = call("GET", "/review/choices").json()
    named = {country["code"]: country["what"] for country in found["countries"]}
    assert (named["XKX"], named["FIN"], named["DEU"]) == ("Kosovo", "Finland", "Germany") and "UNO" in named
    assert len(found["types"]) == 16 and len(named) == len(found["countries"])
    places = call("GET", "/review/places?name=Osh").json()["items"]
    assert {"region", "city"} <= {place["level"] for place in places}
    assert call("GET", "/review/places?name=Qqxzj").json() == {"items": []}
