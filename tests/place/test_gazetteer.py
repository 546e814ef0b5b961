"""Names are found in every spelling that reports use, and mean the place that a reader would think of first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.place.entry import distance
from dateline.place.gazetteer import load_gazetteer
from dateline.place.spelling import normal, variants


@pytest.mark.parametrize(
    ("name", "country", "level"),
    [
        ("Ivory Coast", "CIV", "country"), ("Burma", "MMR", "country"), ("Kosovo", "XKX", "country"),
        ("DR Congo", "COD", "country"), ("U.S.", "USA", "country"), ("the Netherlands", "NLD", "country"),
        ("Taiwan", "TWN", "country"), ("Soviet Union", "RUS", "country"), ("Côte d’Ivoire", "CIV", "country"),
        ("Hodeidah", "YEM", "city"), ("Goma", "COD", "city"), ("Khan Younis", "PSE", "city"),
        ("El Fasher", "SDN", "city"), ("al-Fashir", "SDN", "city"), ("Kiev", "UKR", "city"),
        ("Chasiv Yar", "UKR", "city"), ("Zabadani", "SYR", "city"), ("Hawijah", "IRQ", "city"),
        ("Robotyne", "UKR", "city"), ("Masisi", "COD", "city"),
        ("Nineveh", "IRQ", "region"), ("North Kivu", "COD", "region"), ("Cabo Delgado", "MOZ", "region"),
        ("Helmand", "AFG", "region"), ("Texas", "USA", "region"), ("Khyber Pakhtunkhwa", "PAK", "region"),
        ("Sahel", None, "region"), ("Donbas", "UKR", "region"), ("Golan Heights", "SYR", "region"),
        ("Strait of Hormuz", None, "water"), ("Rafah crossing", "PSE", "border"), ("al-Hol camp", "SYR", "site"),
        ("Puerto Rico", "USA", "country"), ("Gaza", "PSE", "region"), ("Tigray", "ETH", "region"),
    ],
)  # fmt: skip
def test_best_known_meaning(name: str, country: str | None, level: str) -> None:
    best = load_gazetteer().lookup(name)[0]
    assert (best.country, best.level) == (country, level)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khankendi", "Stepanakert"), ("Shusha", "Shushi"), ("Bakhmut", "Artyomovsk"), ("Kobani", "Ayn al-Arab"),
        ("Senkaku Islands", "Diaoyu"), ("Crimea", "Republic of Crimea"), ("Aghdara", "Martakert"),
        ("Al-Aqsa", "Temple Mount"), ("Falkland Islands", "Malvinas"),
    ],
)  # fmt: skip
def test_rival_names_are_one_place(one: str, other: str) -> None:
    first, second = load_gazetteer().lookup(one)[0], load_gazetteer().lookup(other)[0]
    assert distance(first, second) < 1
    assert {one, other} <= set(first.names)
    assert first.claimed_by


def test_kosovo_is_never_another_state() -> None:
    assert "SRB" not in {entry.country for entry in load_gazetteer().lookup("Kosovo")[:1]}


def test_threads_share_a_gazetteer() -> None:
    gazetteer = load_gazetteer()
    names = ["Mosul", "Kharkiv", "Maiduguri", "Sirte", "Palu", "Loikaw"] * 20
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(gazetteer._lookup, names))
    assert found == [gazetteer.lookup(name) for name in names]


@given(st.text(max_size=40))
def test_any_text_can_be_asked_for(text: str) -> None:
    key = normal(text)
    assert normal(key) == key
    assert key not in variants(key)
    load_gazetteer().lookup(text)
