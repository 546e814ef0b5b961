"""Near-duplicates: which texts are copies of each other, and which was first."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.store.listing import counts
from dateline.store.minhash import ALIKE, bands, signature, similarity

WORDS = [f"word{n}" for n in range(500)]


def story(seed, length=200):
    chance = random.Random(seed)
    return [chance.choice(WORDS) for _ in range(length)]


def edited(words, share, seed=0):
    """The story with this share of its words replaced, as editors do: in a few places."""
    chance = random.Random(seed)
    out = list(words)
    for start in chance.sample(range(0, len(out), 10), int(share * len(out) / 10)):
        out[start : start + 10] = [chance.choice(WORDS) for _ in range(10)]
    return out


COPIES = {
    "case and punctuation": lambda words: [word.upper() + "," for word in words],
    "cut at the end": lambda words: words[: len(words) * 3 // 4],
    "with a lead of its own": lambda words: [*story(99, 40), *words],
    "lightly edited": lambda words: edited(words, 0.1),
}
OTHERS = {
    "another story": lambda words: story(2),
    "one quoted paragraph": lambda words: [*story(2), *words[:40]],
    "the same words in another order": lambda words: random.Random(1).sample(words, len(words)),
}


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("seed", range(5))
def test_copies(name, seed):
    words = story(seed)
    one, other = signature(" ".join(words)), signature(" ".join(COPIES[name](words)))
    assert similarity(one, other) >= ALIKE
    assert set(enumerate(bands(one))) & set(enumerate(bands(other)))


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("seed", [3, 4, 5])
def test_no_copies(name, seed):
    words = story(seed)
    assert similarity(signature(" ".join(words)), signature(" ".join(OTHERS[name](words)))) < ALIKE


@given(st.text())
def test_any_text_has_a_signature(text):
    own = signature(text)
    assert len(own) in (0, 512) and len(bands(own)) in (0, 32)
    assert similarity(own, own) == (1.0 if own else 0.0)


def test_the_estimate_is_near_the_truth():
    words = story(1, 400)
    other = edited(words, 0.2)

    def runs(some):
        return {tuple(some[n : n + 4]) for n in range(len(some) - 3)}

    truth = len(runs(words) & runs(other)) / len(runs(words) | runs(other))
    assert abs(similarity(signature(" ".join(words)), signature(" ".join(other))) - truth) < 0.12


def groups(database):
    found = {}
    for text, group in database.rows("SELECT v.text, g.text FROM versions v JOIN versions g ON g.id = v.group_id"):
        found.setdefault(group, set()).add(text)
    return found


def test_groups_do_not_depend_on_the_order(add, found, database, store_name):
    a, b = " ".join(story(1)), " ".join(story(2))
    first = found(a, published="2024-03-10", publisher="Agency")
    copies = [found(" ".join(edited(story(1), 0.1, n)), publisher=f"P{n}") for n in range(4)]
    other = found(b)
    things = [*copies, other, first]
    for seed in range(3):
        with database.transaction():
            for table in ("parties", "sources", "mentions", "signatures", "bands", "versions", "reports"):
                database.change(f"DELETE FROM {table}")
        random.Random(seed).shuffle(things)
        add(*things)
        assert groups(database) == {a: {a, *(copy.outcome.text for copy in copies)}, b: {b}}
        assert counts(database)["independent"] == 2


def test_short_and_empty_texts(add, found, database):
    add(found("Talks began."), found("TALKS BEGAN", publisher="X"), found("Talks ended."), found("?"), found("!"))
    assert sorted(len(texts) for texts in groups(database).values()) == [1, 1, 1, 2]
