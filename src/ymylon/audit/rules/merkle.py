"""The tree of RFC 6962 over the record's lines: its root changes with any byte, row or order of what lies beneath.

A tree that grows is kept as its peaks: the roots of the full trees of which it is made, the largest first. Appending costs
what is appended, however large the tree is.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf_of(entry: bytes) -> bytes:
    """The hash of one entry. A leaf can't be taken for a node: their first bytes differ."""
    return sha256(b"\x00" + entry).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def append(peaks: Sequence[bytes], size: int, leaves: Iterable[bytes]) -> list[bytes]:
    """The peaks of a tree of `size` leaves with `peaks`, once `leaves` stand behind them."""
    grown = list(peaks)
    for leaf in leaves:
        grown.append(leaf)
        # Each one at the end of the number is a full tree that this leaf makes twice as large.
        full = size
        while full & 1:
            right = grown.pop()
            grown[-1] = _node(grown[-1], right)
            full >>= 1
        size += 1
    return grown


def root_of(peaks: Sequence[bytes]) -> bytes:
    """The root over these peaks."""
    if not peaks:
        return EMPTY
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = _node(peak, root)
    return root


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over these leaves."""
    return root_of(append([], 0, leaves))


def _split(size: int) -> int:
    return 1 << (size - 1).bit_length() - 1


def inclusion(leaves: Sequence[bytes], place: int) -> list[bytes]:
    """What proves to a holder of the root that a leaf stands at this place (RFC 9162, 2.1.3)."""
    if len(leaves) < 2:
        return []
    half = _split(len(leaves))
    if place < half:
        return [*inclusion(leaves[:half], place), root(leaves[half:])]
    return [*inclusion(leaves[half:], place - half), root(leaves[:half])]


def is_included(leaf: bytes, place: int, size: int, proof: Sequence[bytes], expected: bytes) -> bool:
    """Whether `proof` shows that the tree with the root `expected` holds this leaf at this place."""
    number, last, found = place, size - 1, leaf
    if place >= size:
        return False
    for step in proof:
        if last == 0:
            return False
        if number & 1 or number == last:
            found = _node(step, found)
            while not number & 1 and number:
                number, last = number >> 1, last >> 1
        else:
            found = _node(found, step)
        number, last = number >> 1, last >> 1
    return last == 0 and found == expected


def consistency(leaves: Sequence[bytes], before: int) -> list[bytes]:
    """What proves that the tree of the first `before` leaves is the beginning of this one (RFC 9162, 2.1.4)."""
    return _consistency(leaves, before, whole=True) if 0 < before < len(leaves) else []


def _consistency(leaves: Sequence[bytes], before: int, *, whole: bool) -> list[bytes]:
    if before == len(leaves):
        return [] if whole else [root(leaves)]
    half = _split(len(leaves))
    if before <= half:
        return [*_consistency(leaves[:half], before, whole=whole), root(leaves[half:])]
    return [*_consistency(leaves[half:], before - half, whole=False), root(leaves[:half])]


def is_consistent(before: int, size: int, root_then: bytes, root_now: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the tree of `size` leaves begins with the one of `before` leaves (RFC 9162, 2.1.4.2)."""
    if before == size:
        return not proof and root_then == root_now
    if not 0 < before < size or not proof:
        return False
    steps = list(proof) if before & (before - 1) else [root_then, *proof]
    number, last = before - 1, size - 1
    while number & 1:
        number, last = number >> 1, last >> 1
    then = now = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if number & 1 or number == last:
            then, now = _node(step, then), _node(step, now)
            while not number & 1 and number:
                number, last = number >> 1, last >> 1
        else:
            now = _node(now, step)
        number, last = number >> 1, last >> 1
    return last == 0 and (then, now) == (root_then, root_now)
