"""The tree over the audit's lines: the same as an independent library builds, however it grew."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ymylon.audit.rules.merkle import EMPTY, append, consistency, inclusion, is_consistent, is_included, leaf_of, root, root_of

pymerkle = pytest.importorskip("pymerkle")
SIZES = [1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 100]


def entries(size: int) -> list[bytes]:
    return [f"line {number}".encode() for number in range(size)]


def theirs(size: int):
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for entry in entries(size):
        tree.append_entry(entry)
    return tree


def leaves(size: int) -> list[bytes]:
    return [leaf_of(entry) for entry in entries(size)]


def test_nothing_has_the_hash_of_nothing():
    assert root([]) == EMPTY == sha256(b"").digest()


@pytest.mark.parametrize("size", SIZES)
def test_the_root_is_that_of_an_independent_library(size):
    assert root(leaves(size)) == theirs(size).get_root()


@given(st.lists(st.binary(max_size=8), max_size=70), st.integers(0, 70))
def test_a_tree_that_grew_in_parts_is_the_tree_made_at_once(words, cut):
    every = [leaf_of(word) for word in words]
    first = append([], 0, every[:cut])
    assert root_of(append(first, len(every[:cut]), every[cut:])) == root(every)


@pytest.mark.parametrize("size", SIZES)
def test_each_line_is_proved_to_the_independent_library_and_to_us(size):
    tree, every = theirs(size), leaves(size)
    for place in range(size):
        ours = inclusion(every, place)
        proof = tree.prove_inclusion(place + 1)
        assert proof.path[1:] == ours
        pymerkle.verify_inclusion(every[place], root(every), proof)
        assert is_included(every[place], place, size, ours, root(every))


@pytest.mark.parametrize(("before", "size"), [(1, 2), (2, 3), (3, 7), (4, 8), (6, 8), (7, 33), (32, 33), (64, 100)])
def test_the_independent_library_agrees_that_our_tree_only_grew(before, size):
    every = leaves(size)
    then, now = root(every[:before]), root(every)
    pymerkle.verify_consistency(then, now, theirs(size).prove_consistency(before, size))
    assert is_consistent(before, size, then, now, consistency(every, before))
    another = [leaf_of(b"another"), *every[1:]]
    assert not is_consistent(before, size, then, root(another), consistency(another, before))
    with pytest.raises(pymerkle.InvalidProof):
        pymerkle.verify_consistency(then, root(another), theirs(size).prove_consistency(before, size))


def test_a_proof_of_another_line_or_another_place_proves_nothing():
    every = leaves(9)
    proof, top = inclusion(every, 4), root(every)
    assert is_included(every[4], 4, 9, proof, top)
    assert not is_included(every[5], 4, 9, proof, top)
    assert not is_included(every[4], 5, 9, proof, top)
    assert not is_included(every[4], 4, 9, proof[:-1], top)
    assert not is_included(every[4], 9, 9, proof, top)


@pytest.mark.parametrize("size", [2, 9, 33])
def test_any_change_of_content_or_order_is_another_root(size):
    every = leaves(size)
    swapped = [every[1], every[0], *every[2:]]
    changed = [*every[:-1], leaf_of(b"another")]
    assert len({root(every), root(swapped), root(changed), root(every[:-1])}) == 4
