"""Whether the seals are one unbroken tree, signed by us, and the same as what was sent elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ymylon.audit.rules.heads import Head, is_signed
from ymylon.audit.rules.merkle import EMPTY, append, root_of

_WORDS = {
    "REMOVED": "line {line} was sealed and is gone",
    "CHANGED": "line {line} is not what was sealed",
    "REORDERED": "line {line} does not stand where it was sealed",
    "SLIPPED_IN": "line {line} claims to be as old as sealed lines, and was never sealed",
    "SEAL_GONE": "the seal of lines after number {first} of the order is gone",
    "SEAL_CHANGED": "the seal over lines {first} to {line} was altered: its tree has another root",
    "UNSIGNED": "the head over {size} lines, up to line {line}, is not signed by our key",
    "FORGED_HEAD": "a head kept outside, over {size} lines up to line {line}, is not signed by our key",
    "REWRITTEN": "up to line {line} the record is not that whose head was kept outside: something from line {first} on differs",
    "CUT": "the record was cut: what followed number {first} of the order, up to line {line}, is gone",
    "UNREADABLE": "line {line} of the file with heads can’t be read",
}


@dataclass(frozen=True)
class Fault:
    """What is wrong, and with which line."""

    kind: str
    line: int
    first: int = 0
    size: int = 0

    def __str__(self) -> str:
        return _WORDS[self.kind].format(line=self.line, first=self.first, size=self.size)


@dataclass(frozen=True)
class Sealed:
    """A seal as the database holds it."""

    head: Head
    peaks: tuple[bytes, ...]


# The head kept outside whose seal begins or ends here, with its leaves if they were kept; None if there is none.
Outside = Callable[[int], Head | None]


def chain_faults(
    seals: Iterable[Sealed], public: bytes, outside: Outside, progress: Callable[[int], None] = lambda _count: None
) -> Iterator[Fault]:
    """What is wrong with the seals themselves: gaps, altered leaves, roots that do not follow, heads that nobody signed."""
    size, root = 0, EMPTY
    peaks: tuple[bytes, ...] = ()
    for one in seals:
        head = one.head
        if head.start != size:
            yield Fault("SEAL_GONE", head.lines[0], first=size)
        else:
            grown = append(peaks, size, head.leaves)
            if root_of(grown) != head.root or head.before != root or head.size != size + len(head.lines):
                yield Fault("SEAL_CHANGED", head.last, first=head.lines[0], size=head.start)
        if not is_signed(head, public):
            yield Fault("UNSIGNED", head.last, size=head.size)
        yield from _against(head, outside(head.size))
        # From here on as it is stored: one altered seal is one fault, and not every seal behind it too.
        size, root, peaks = head.size, head.root, one.peaks
        progress(len(head.lines))


def _against(head: Head, kept: Head | None) -> Iterator[Fault]:
    if kept is None or (kept.root == head.root and (not kept.leaves or (kept.lines, kept.leaves) == (head.lines, head.leaves))):
        return
    named = False
    for line, leaf, line_then, leaf_then in zip(head.lines, head.leaves, kept.lines, kept.leaves, strict=False):
        if (line, leaf) != (line_then, leaf_then):
            named = True
            yield Fault("CHANGED" if line == line_then else "REORDERED", line_then)
    for line_then in kept.lines[len(head.lines) :]:
        named = True
        yield Fault("REMOVED", line_then)
    if not named:
        yield Fault("REWRITTEN", kept.last, first=head.lines[0])


def outside_faults(heads: Iterable[Head], public: bytes, sizes: frozenset[int]) -> Iterator[Fault]:
    """What heads kept outside say of the record that is left: `sizes` are those at which it has a head."""
    end = max(sizes, default=0)
    beyond: list[Head] = []
    for head in heads:
        if not is_signed(head, public):
            yield Fault("FORGED_HEAD", head.last, size=head.size)
        elif head.size > end:
            beyond.append(head)
        elif head.size not in sizes:
            yield Fault("REWRITTEN", head.last, first=head.lines[0] if head.lines else 0)
    if beyond:
        yield Fault("CUT", max(beyond, key=lambda head: head.size).last, first=end)
        for head in beyond:
            yield from (Fault("REMOVED", line) for line in head.lines)
