"""The best tree with one root, against trying all trees."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.parse.tree import best_tree, lift_verbs


def is_tree(heads):
    n = len(heads) - 1
    if sum(h == 0 for h in heads[1:]) != 1:
        return False
    for node in range(1, n + 1):
        seen = set()
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node]
    return True


def score(scores, heads):
    return sum(scores[i, heads[i]] for i in range(1, len(heads)))


def by_trying_all(scores):
    n = len(scores) - 1
    trees = ((0, *h) for h in itertools.product(range(n + 1), repeat=n))
    return max((score(scores, t) for t in trees if is_tree(t)), default=0.0)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n + 1, n + 1), elements=st.floats(-8, 8, width=16))))
def test_it_is_the_best_of_all_trees(scores):
    heads = best_tree(scores)
    assert is_tree(heads)
    assert abs(score(scores, heads) - by_trying_all(scores)) < 1e-3


@settings(max_examples=30, deadline=None)
@given(st.integers(5, 40).flatmap(lambda n: arrays(np.float32, (n + 1, n + 1), elements=st.floats(-8, 8, width=16))))
def test_long_sentences_get_trees_with_one_root(scores):
    assert is_tree(best_tree(scores))


def test_no_words():
    assert best_tree(np.zeros((1, 1), np.float32)) == [0]


def test_a_verb_is_no_adverb_of_the_verb_it_governs():
    heads, relations = [0, 2, 3, 0, 3], ["nsubj", "advmod", "root", "obj"]  # "Besk denied bombing Torvale"
    heads[1] = 3
    lift_verbs(heads, relations, ["PROPN", "VERB", "VERB", "PROPN"])
    assert heads == [0, 2, 0, 2, 3]
    assert relations == ["nsubj", "root", "xcomp", "obj"]


def test_an_adverb_stays():
    heads, relations = [0, 2, 0], ["advmod", "root"]
    lift_verbs(heads, relations, ["ADV", "VERB"])
    assert (heads, relations) == ([0, 2, 0], ["advmod", "root"])
