"""What is wrong with a chain of seals, where each of them is signed by our own key: who stole it forges no other past."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from ymylon.audit.rules.heads import Head, Key
from ymylon.audit.rules.merkle import EMPTY, append, root_of
from ymylon.audit.rules.verifying import Fault, Sealed, chain_faults, outside_faults

KEY = Key("of this test")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def leaf(line: int) -> bytes:
    return sha256(f"line {line}".encode()).digest()


def signed(head: Head) -> Head:
    return replace(head, signature=KEY.sign(head))


def chain(*groups: tuple[int, ...]) -> list[Sealed]:
    """A seal over each group of lines, one after the other."""
    seals: list[Sealed] = []
    size, root, peaks = 0, EMPTY, ()
    for lines in groups:
        leaves = tuple(leaf(line) for line in lines)
        grown = tuple(append(peaks, size, leaves))
        head = Head(size, size + len(lines), lines[-1], root_of(grown), root, NOON, lines=lines, leaves=leaves)
        seals.append(Sealed(signed(head), grown))
        size, root, peaks = head.size, head.root, grown
    return seals


def faults(seals: list[Sealed]) -> list[Fault]:
    return list(chain_faults(seals, KEY.public, lambda _size: None))


def test_a_whole_chain_has_no_fault():
    assert faults(chain((1, 2, 3), (4,), (5, 6))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"root": leaf(9)},
        {"before": leaf(9)},
        {"size": 7},
        {"lines": (4, 5, 6)},
        {"leaves": (leaf(4), leaf(9))},
        {"leaves": (leaf(5), leaf(4))},
    ],
    ids=lambda change: " ".join(change),
)
def test_whatever_of_a_seal_does_not_follow_is_a_fault_of_that_seal(change):
    seals = chain((1, 2, 3), (4, 5))
    seals[1] = replace(seals[1], head=signed(replace(seals[1].head, **change)))
    assert [fault.kind for fault in faults(seals)] == ["SEAL_CHANGED"]


def test_an_altered_seal_is_one_fault_and_not_every_one_behind_it():
    seals = chain((1, 2), (3, 4), (5, 6))
    seals[1] = replace(seals[1], head=signed(replace(seals[1].head, leaves=(leaf(3), leaf(9)))))
    assert [(fault.kind, fault.first) for fault in faults(seals)] == [("SEAL_CHANGED", 3)]


def test_a_head_kept_outside_that_the_record_has_no_more_is_a_past_that_was_rewritten():
    kept = [seal.head for seal in chain((1, 2), (3, 4))]
    now = chain((1, 2, 3), (4,))
    assert [fault.kind for fault in outside_faults(kept, KEY.public, frozenset(seal.head.size for seal in now))] == ["REWRITTEN"]


def test_another_root_under_the_same_size_is_a_past_that_was_rewritten_though_no_leaf_was_kept():
    kept = replace(chain((1, 9))[0].head, lines=(), leaves=())
    assert [fault.kind for fault in chain_faults(chain((1, 2)), KEY.public, {2: kept}.get)] == ["REWRITTEN"]
