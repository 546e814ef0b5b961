"""Who is let in, what a browser may do, and what a client is told when something fails."""

import http.client
from urllib.parse import urlsplit

import httpx2
import pytest
from serve_site import running, visiting

from dateline.serve.api import events as events_api
from dateline.serve.people import Person
from dateline.serve.security import BODY, QUERY

WRITE = {"X-Dateline": "1"}
pytestmark = pytest.mark.parametrize("store_name", ["sqlite"], indirect=True)  # none of this is the database's affair


def ask(address, path, method="GET", host=None, body=None, **headers):
    """One request as it is, also one that no client would send; status, headers and body of the answer."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or parts.netloc)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders(body)
    answer = connection.getresponse()
    found = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    connection.close()
    return found


@pytest.mark.parametrize(
    "path", ["about", "events", "timeline", "export", "openapi.json", "review/next", "mentions/ab"]
)
def test_nothing_is_told_to_who_is_not_signed_in(site, path):
    answer = httpx2.get(f"{site[1]}/api/{path}")
    assert answer.status_code == 401 and "error" in answer.json()
    assert httpx2.get(f"{site[1]}/api/{path}", headers={"Authorization": "Bearer dl_0_0"}).status_code == 401


def test_a_one_time_token_lets_in_once(site):
    served, address, _ = site
    token = served.sessions.once(Person("Ama", "admin"))
    first = httpx2.get(f"{address}/events", params={"token": token})
    assert (first.status_code, first.headers["location"]) == (303, "/events")
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    assert httpx2.get(f"{address}/", params={"token": token}).status_code == 401
    jar = {first.headers["set-cookie"].split("=")[0]: first.headers["set-cookie"].split("=")[1].split(";")[0]}
    assert httpx2.get(f"{address}/api/about", cookies=jar).json()["person"] == {"name": "Ama", "role": "admin"}
    assert httpx2.get(f"{address}/", params={"token": token}, cookies=jar).status_code == 303


def test_signing_out_ends_the_session(site, client):
    assert client.post("/sign-out").status_code == 403
    cookies = dict(client.cookies)
    assert client.post("/sign-out", headers=WRITE).status_code == 204
    assert httpx2.get(f"{site[1]}/api/about", cookies=cookies).status_code == 401


def test_too_many_wrong_tokens_are_not_looked_at(site):
    statuses = [
        httpx2.get(f"{site[1]}/api/about", headers={"Authorization": f"Bearer dl_0_{n}"}).status_code for n in range(22)
    ]
    assert statuses[0] == 401 and statuses[-1] == 429


@pytest.mark.parametrize("host", ["evil.test", "evil.test:80", "127.0.0.1.evil.test", "[", "10.0.0.1"])
def test_another_host_is_refused(site, host):
    status, headers, body = ask(site[1], "/api/about", host=host)
    assert status == 400 and b'"error"' in body and "content-security-policy" in headers


def test_a_team_is_reached_by_the_names_given_and_by_address(filled):
    with running(filled[0], hosts=["news.test"], any_address=True) as (_, address):
        statuses = [ask(address, "/api/about", host=host)[0] for host in ("news.test:80", "10.0.0.1", "evil.test")]
    assert statuses == [401, 401, 400]


def test_every_answer_carries_the_headers(client):
    for path in ("/", "/api/about", "/api/nothing", "/nothing", "/api/export"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy and "form-action 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin" and "server" not in headers


@pytest.mark.parametrize("more", [
    {"Origin": "http://evil.test"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
])  # fmt: skip
def test_a_write_from_another_site_is_refused(client, more):
    answer = client.post("/api/code", json={"text": "Troops left."}, headers={**WRITE, **more})
    assert answer.status_code == 403
    assert client.get("/api/about", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_a_write_needs_the_header(client):
    mention = client.get("/api/mentions").json()["items"][0]["id"]
    for path in ("/api/code", f"/api/mentions/{mention}/decisions", "/api/review/undo"):
        assert client.post(path, json={"text": "x", "field": "accepted", "value": True}).status_code == 403


def test_large_requests_are_refused(site, client):
    assert client.post("/api/code", content=b"x" * (BODY + 1), headers=WRITE).status_code == 413
    assert client.get("/api/events?words=" + "x" * QUERY).status_code == 413
    assert client.get("/api/events", headers={"X-Long": "x" * 17_000}).status_code == 413
    chunk = b"%x\r\n%s\r\n" % (600_000, b" " * 600_000)
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    status, _, body = ask(
        site[1], "/api/code", "POST", body=chunk * 2 + b"0\r\n\r\n", Transfer_Encoding="chunked", X_Dateline="1",
        Content_Type="application/json", Cookie=cookie,
    )  # fmt: skip
    assert status == 413 and b'"error"' in body


def test_a_failure_tells_the_client_nothing_of_the_program(site, client, monkeypatch):
    def fails(*_, **__):
        raise RuntimeError("secret at /home/ama/store.py")

    monkeypatch.setattr(events_api.paging, "events", fails)
    answer = client.get("/api/events")
    assert answer.status_code == 500 and set(answer.json()["error"]) == {"what", "advice"}
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "path", ["/../app.py", "/assets/../../app.py", "/%2e%2e/app.py", "/..%2fapp.py", "/assets/%00", "/app.py"]
)
def test_no_path_leads_out_of_the_pages(site, client, path):
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    status, _, body = ask(site[1], path, Cookie=cookie)
    assert status in (400, 404) and b"def " not in body


def test_the_pages_are_served(filled, tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>explorer</title>")
    (tmp_path / "assets" / "main-1.js").write_text("export {}")
    with running(filled[0], folder=tmp_path) as (served, address), visiting(served, address) as browser:
        for path in ("/", "/timeline", f"/events/{'0' * 20}", "/reports", "/about"):
            assert "explorer" in browser.get(path).text
        script = browser.get("/assets/main-1.js")
        assert (
            script.headers["content-type"].startswith("text/javascript")
            and "immutable" in script.headers["cache-control"]
        )
        assert browser.get("/assets/other.js").status_code == 404
        assert "explorer" not in httpx2.get(f"{address}/timeline").text
