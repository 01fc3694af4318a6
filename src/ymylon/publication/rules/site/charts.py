"""Drawings as plain coordinates: bars with their values, a tile for each authority, a funnel. The template draws them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ymylon.publication.rules.release.practice import Standard
from ymylon.publication.rules.release.running import HIDDEN, NOTES
from ymylon.terms.geography import WELSH_AUTHORITIES
from ymylon.terms.words import Words

# Column and row of each authority's tile, roughly where it lies.
PLACES = {
    "W06000001": (0, 0), "W06000002": (1, 0), "W06000003": (2, 0), "W06000004": (3, 0), "W06000005": (4, 0), "W06000006": (4, 1),
    "W06000008": (2, 1), "W06000023": (3, 1), "W06000009": (0, 2), "W06000010": (1, 2), "W06000011": (1, 3), "W06000012": (2, 3),
    "W06000013": (2, 4), "W06000014": (3, 4), "W06000015": (4, 4), "W06000016": (3, 3), "W06000024": (3, 2), "W06000018": (4, 3),
    "W06000019": (4, 2), "W06000020": (5, 3), "W06000021": (5, 2), "W06000022": (5, 4),
}  # fmt: skip
# Names that a tile is too narrow for.
_SHORT = {
    "W06000001": Words("Anglesey", "Ynys Môn"), "W06000012": Words("Neath Port T.", "Castell-nedd PT"),
    "W06000013": Words("Bridgend", "Pen-y-bont"),
    "W06000014": Words("Vale of Glam.", "Bro Morgannwg"), "W06000016": Words("Rhondda C. T.", "Rhondda C. T."),
}  # fmt: skip
_CLASSES = 5
# A whole telephone shows it: cut off at its edge, bars would look alike.
_LONGEST = 290
_WIDE, _HIGH, _GAP = 108, 74, 4


@dataclass(frozen=True)
class Bar:
    """One bar: its heading above, its value behind its end; hidden ones have no length."""

    label: str
    said: str
    y: int
    length: int


@dataclass(frozen=True)
class Bars:
    """Bars one below the other, all from nought."""

    title: str
    said: str
    height: int
    bars: tuple[Bar, ...]


def bars(title: str, said: str, values: Sequence[tuple[str, int | float | str]]) -> Bars:
    """Each with its heading and its value in words of the page."""
    most = max((value for _, value in values if not isinstance(value, str)), default=0) or 1
    found = tuple(
        Bar(label, value if isinstance(value, str) else number(value), 6 + 50 * place,
            0 if isinstance(value, str) else round(_LONGEST * value / most))
        for place, (label, value) in enumerate(values)
    )  # fmt: skip
    return Bars(title, said, 50 * len(found) + 8, found)


@dataclass(frozen=True)
class Tile:
    """One authority: where, how dark, and what is written on it."""

    name: str
    said: str
    x: int
    y: int
    shade: int

    @property
    def ink(self) -> str:
        return "t-w" if self.shade >= 4 else "t-k"


@dataclass(frozen=True)
class Tiles:
    """The map, with its key: from and below which figure each shade is, and what each code in the place of a figure means."""

    title: str
    said: str
    tiles: tuple[Tile, ...]
    key: tuple[tuple[int, str], ...]
    codes: tuple[str, ...]


def tiles(title: str, said: str, values: Mapping[str, float | str], language: str, below: Words, over: Words) -> Tiles:
    """Shades are equal steps of whole numbers, so that the next edition's map can be read like this one's neighbour."""
    known = [float(value) for value in values.values() if not isinstance(value, str)]
    step = _step(max(known, default=1.0))
    found = []
    for code, (column, row) in PLACES.items():
        value = values.get(code, HIDDEN)
        name = _name(code, language)
        shade = 0 if isinstance(value, str) else min(int(value // step) + 1, _CLASSES)
        written = value if isinstance(value, str) else number(round(value))
        found.append(Tile(name, written, 2 + (_WIDE + _GAP) * column, 2 + (_HIGH + _GAP) * row, shade))
    key = [(1, below.in_language(language).format(to=number(step)))]
    # Steps of one are one figure each.
    steps = [(n, number(step * (n - 1)), number(step * n - 1)) for n in range(2, _CLASSES)]
    key += [(n, low if low == high else f"{low}–{high}") for n, low, high in steps]
    key.append((_CLASSES, over.in_language(language).format(start=number(step * (_CLASSES - 1)))))
    bare = {str(values.get(code, HIDDEN)) for code in PLACES}
    codes = tuple(f"[{code}] {words.in_language(language)}" for code, words in NOTES.items() if f"[{code}]" in bare)
    return Tiles(title, said, tuple(found), tuple(key), codes)


def _step(most: float) -> int:
    """The smallest round step of which five reach the highest figure."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000):
        if step * _CLASSES > most:
            return step
    return 5000


@dataclass(frozen=True)
class Mark:
    """One authority in a funnel; named where it lies beyond the outer limits."""

    x: int
    y: int
    name: str


@dataclass(frozen=True)
class FunnelDrawn:
    """Shares by how many were due, with limits: paths, marks, and the scales' headings."""

    title: str
    said: str
    paths: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]
    rows: tuple[tuple[int, str], ...]
    columns: tuple[tuple[int, str], ...]
    centre: int
    centre_said: tuple[str, str]
    foot: str


_LEFT, _RIGHT, _TOP, _FOOT = 54, 640, 20, 276


def funnel(standard: Standard, title: str, said: str, foot: str, wales: str, language: str) -> FunnelDrawn | None:
    """None where too few authorities have a share."""
    known = [one for one in standard.areas if isinstance(one.share, float) and isinstance(one.due, int)]
    if standard.share is None or len(known) < 2:
        return None
    most = max(int(one.due) for one in known) * 1.08

    def at(due: float, share: float) -> tuple[int, int]:
        return round(_LEFT + (_RIGHT - _LEFT) * due / most), round(_FOOT - (_FOOT - _TOP) * share)

    def path(side: int, *, is_far: bool) -> str:
        steps = [most * (n + 1) / 60 for n in range(60)]
        return "M" + "L".join("{} {}".format(*at(due, standard.limit(due, side, is_far=is_far))) for due in steps)

    marks = tuple(
        Mark(*at(float(one.due), float(one.share)), _name(one.code, language) if one.is_beyond else "") for one in known
    )
    paths = tuple(
        ("l-limit" if is_far else "l-limit2", path(side, is_far=is_far)) for is_far in (True, False) for side in (1, -1)
    )
    rows = tuple((at(0, share / 100)[1], f"{share}%") for share in range(0, 101, 25))
    step = _step(most)
    columns = tuple((at(n * step, 0)[0], number(n * step)) for n in range(_CLASSES + 1) if n * step <= most)
    return FunnelDrawn(title, said, paths, marks, rows, columns, at(0, standard.share)[1],
                       (wales, f"{standard.share:.0%}"), foot)  # fmt: skip


def _name(code: str, language: str) -> str:
    return _SHORT.get(code, WELSH_AUTHORITIES[code].words).in_language(language)


def number(value: float) -> str:
    """With commas, in Welsh as in English; a count has no decimal, a rate has one."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
