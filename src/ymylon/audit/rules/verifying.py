"""Whether the seals are one unbroken tree, signed by us, and the same as what was sent elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ymylon.audit.rules.heads import Head, is_signed
from ymylon.audit.rules.merkle import EMPTY, append, root_of
from ymylon.terms.words import Words

_WORDS = {
    "REMOVED": Words("line {line} was sealed and is gone", "seliwyd llinell {line}, ac mae wedi mynd", False),
    "CHANGED": Words("line {line} is not what was sealed", "mae llinell {line} yn wahanol i’r hyn a seliwyd", False),
    "REORDERED": Words(
        "line {line} does not stand where it was sealed", "nid yw llinell {line} yn sefyll lle y’i seliwyd", False
    ),
    "SLIPPED_IN": Words(
        "line {line} claims to be as old as sealed lines, and was never sealed",
        "mae llinell {line} yn honni ei bod mor hen â llinellau dan sêl, ac ni seliwyd hi erioed",
        False,
    ),
    "SEAL_GONE": Words(
        "the seal of lines after number {first} of the order is gone",
        "mae sêl y llinellau ar ôl rhif {first} yn y drefn wedi mynd",
        False,
    ),
    "SEAL_CHANGED": Words(
        "the seal over lines {first} to {line} was altered: its tree has another root",
        "newidiwyd y sêl dros linellau {first} i {line}: mae gwreiddyn arall i’w choeden",
        False,
    ),
    "UNSIGNED": Words(
        "the head over {size} lines, up to line {line}, is not signed by our key",
        "nid yw’r pen dros {size} o linellau, hyd at linell {line}, wedi’i lofnodi â’n hallwedd ni",
        False,
    ),
    "FORGED_HEAD": Words(
        "a head kept outside, over {size} lines up to line {line}, is not signed by our key",
        "nid yw pen a gadwyd y tu allan, dros {size} o linellau hyd at linell {line}, wedi’i lofnodi â’n hallwedd ni",
        False,
    ),
    "REWRITTEN": Words(
        "up to line {line} the record is not that whose head was kept outside: something from line {first} on differs",
        "hyd at linell {line} nid hwn yw’r cofnod y cadwyd ei ben y tu allan: mae rhywbeth o linell {first} ymlaen yn wahanol",
        False,
    ),
    "CUT": Words(
        "the record was cut: what followed number {first} of the order, up to line {line}, is gone",
        "torrwyd y cofnod: mae’r hyn a ddilynai rif {first} yn y drefn, hyd at linell {line}, wedi mynd",
        False,
    ),
    "UNREADABLE": Words(
        "line {line} of the file with heads can’t be read", "ni ellir darllen llinell {line} o’r ffeil â phennau", False
    ),
}


@dataclass(frozen=True)
class Fault:
    """What is wrong, and with which line."""

    kind: str
    line: int
    first: int = 0
    size: int = 0

    @property
    def words(self) -> Words:
        """What is wrong, for whoever asked."""
        of, known = {"line": self.line, "first": self.first, "size": self.size}, _WORDS[self.kind]
        return Words(known.en.format(**of), known.cy.format(**of), known.sure)


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
