"""People of a team, on each database: their tokens, and that they do not get in each other's way."""

from concurrent.futures import ThreadPoolExecutor

import httpx2
from serve_site import visiting

from dateline.serve.tokens import add
from dateline.store import open_store, people

WRITE = {"X-Dateline": "1"}


def test_named_tokens_sign_in_until_they_are_withdrawn(site, filled):
    _, address, _ = site
    with open_store(filled[0]) as store:
        token = add(store.database, "Kofi", "reader")
        assert token not in str(people.listed(store.database))
        bearer = {"Authorization": f"Bearer {token}"}
        assert httpx2.get(f"{address}/api/about", headers=bearer).json()["person"]["role"] == "reader"
        with httpx2.Client(base_url=address) as browser:
            assert "form" in browser.get("/").text
            assert browser.post("/sign-in", data={"token": token}).status_code == 303
            assert browser.get("/api/about").json()["person"] == {"name": "Kofi", "role": "reader"}
            mention = browser.get("/api/mentions").json()["items"][0]["id"]
            said = browser.post(
                f"/api/mentions/{mention}/decisions", json={"field": "accepted", "value": True}, headers=WRITE
            )
            assert said.status_code == 403
            assert people.withdraw(store.database, "Kofi")
            assert browser.get("/api/about").status_code == 401
    assert httpx2.get(f"{address}/api/about", headers=bearer).status_code == 401


def test_two_sessions_do_not_wait_for_each_other_and_answers_stay_whole(site):
    served, address, _ = site
    with visiting(served, address) as browser, ThreadPoolExecutor(8) as pool:
        cookies = dict(browser.cookies)
        found = list(
            pool.map(lambda n: httpx2.get(f"{address}/api/events?limit={n % 4 + 1}", cookies=cookies), range(40))
        )
    assert [len(answer.json()["items"]) for answer in found] == [n % 4 + 1 for n in range(40)]
