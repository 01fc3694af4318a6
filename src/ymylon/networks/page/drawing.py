"""The drawing of a network: outlines, names and lines in whole units, from the picture alone."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ymylon.associates.rules import Sure
from ymylon.design.moments import language
from ymylon.networks.lookups import Around
from ymylon.networks.page.naming import Named, what_words
from ymylon.networks.rules import WIDTH, Key, Node, NodeKind, Placed, Shape, height_for, placed
from ymylon.terms.links import Link

_LOOKS = {NodeKind.CHILD: "o-llyn", NodeKind.PERSON: "o-criafol", NodeKind.GROUP: "o-criafol", NodeKind.THEME: "o-grug"}
_FEW = 12  # nodes of a drawing that has room for words on its lines
_IN_WORDS = (NodeKind.PLACE, NodeKind.SOMEBODY)
_UNSURE = {Sure.SUSPECTED, Sure.NOT_KNOWN}


@dataclass(frozen=True)
class Outline:
    """One node: where it stands, its outline, and what is said of it beside and aloud."""

    x: str
    y: str
    path: str
    looks: str
    name: str
    aloud: str
    url: str
    hub: str = ""
    is_outer: bool = False


@dataclass(frozen=True)
class Line:
    """One line between two nodes; dashed where whatever it says is suspected or not known. A few lines say what they mean."""

    path: str
    looks: str
    x: str = ""
    y: str = ""
    words: str = ""


@dataclass(frozen=True)
class Drawing:
    """The whole of it, with what a reader who hears it is told first."""

    width: str
    height: str
    aloud: str
    lines: tuple[Line, ...]
    nodes: tuple[Outline, ...]
    keys: tuple[Outline, ...]


def drawing_of(around: Around, names: dict[Key, Named], aloud: str) -> Drawing:
    """The drawing of the nearest and newest of the picture."""
    nodes = around.picture.drawn
    numbers = {node.key: n for n, node in enumerate(nodes)}
    pairs = around.picture.joined(nodes)
    joined = [(numbers[a], numbers[b]) for a, b in pairs]
    spots = placed(len(nodes), joined)
    return Drawing(
        str(WIDTH), str(height_for(len(nodes))), aloud,
        _lines(spots, joined, list(pairs.values())),
        tuple(_outline(node, names[node.key], spots[n].x, spots[n].y) for n, node in enumerate(nodes)),
        tuple(_key(kind) for kind in NodeKind if any(names[node.key].kind == kind for node in nodes)),
    )  # fmt: skip


def _lines(spots: list[Placed], joined: list[tuple[int, int]], said: list[list[Link]]) -> tuple[Line, ...]:
    """The lines, with words on those of a small drawing where they hide neither a name nor other words."""
    taken = [(spot.x, spot.y + 14, 120, 70) for spot in spots]
    found = []
    for (a, b), links in zip(joined, said, strict=True):
        here, there = spots[a], spots[b]
        whats = {what_words(link) for link in links}
        # Of two things that are said of the same two, neither is put before the other.
        words = whats.pop() if len(whats) == 1 and len(spots) <= _FEW else ""
        box = ((here.x + there.x) // 2, (here.y + there.y) // 2, 7 * len(words), 18)
        if words and any(_meet(box, other) for other in taken):
            words = ""
        if words:
            taken.append(box)
        looks = "l-weak" if all(link.sure in _UNSURE for link in links) else "l-link"
        path = f"M{here.x} {here.y}L{there.x} {there.y}"
        found.append(Line(path, looks, str(box[0]), str(box[1]), words))
    return tuple(found)


def _meet(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    """Whether two boxes, each by its middle and size, lie over each other."""
    return all(2 * abs(one[n] - other[n]) < one[n + 2] + other[n + 2] for n in (0, 1))


def _outline(node: Node, named: Named, x: int, y: int) -> Outline:
    hub = _("hub") if node.is_hub else ""
    # What is seen is heard first, as it is seen: who speaks to the machine says what they read.
    seen = f"{named.short} {hub}".strip()
    whole = named.name if named.short != named.name else ""
    aloud = ", ".join(filter(None, (seen, whole, named.kind.label(language()))))
    return Outline(
        str(x), str(y), Shape[named.kind], _looks(named.kind, is_start=node.step == 0), named.short, aloud,
        named.network or "#links", hub, is_outer=node.step > 1,
    )  # fmt: skip


def _looks(kind: NodeKind, *, is_start: bool = False) -> str:
    looks = _LOOKS.get(kind, "o-ink")
    return f"{looks} o-start" if is_start else f"{looks} o-words" if kind in _IN_WORDS else looks


def _key(kind: NodeKind) -> Outline:
    return Outline("0", "0", Shape[kind], _looks(kind), kind.label(language()), "", "")
