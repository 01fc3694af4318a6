"""How often each authority met a standard of practice, from the numbers as they are shown; and which differences chance makes."""

from dataclasses import dataclass
from math import asin, sin, sqrt

from ymylon.publication.rules.measures.funnel import FAR, NEAR, beyond_chance
from ymylon.publication.rules.release.running import Release
from ymylon.publication.rules.release.tables import Table
from ymylon.terms.geography import WELSH_AUTHORITIES

FEWEST = 20  # of fewer, a share says more of chance than of practice
FEW = "[u]"
_FEWEST_AREAS = 8
_HALF = asin(1.0)  # a right angle: the arcsine of the root of everything


@dataclass(frozen=True)
class Practice:
    """One authority: how many were due and met as shown, the share, and whether it lies beyond what chance would make."""

    code: str
    due: int | str
    met: int | str
    share: float | str
    is_beyond: bool = False


@dataclass(frozen=True)
class Standard:
    """One standard: the share of all that are shown, each authority, and how far areas differ beyond chance."""

    table: Table
    share: float | None
    areas: tuple[Practice, ...]
    between: float

    def limit(self, due: float, side: int, *, is_far: bool = True) -> float:
        """The share up to which, of so many, areas that are all alike but for what areas usually differ would lie."""
        spread = sqrt(1 / (4 * due) + self.between)
        angle = asin(sqrt(self.share or 0.0)) + side * (FAR if is_far else NEAR) * spread
        return sin(min(max(angle, 0.0), _HALF)) ** 2


def standards_of(release: Release) -> list[Standard]:
    """Each standard of which a table says how often it was met."""
    return [_standard(release, table) for table in release.tables if table.is_of_practice]


def _standard(release: Release, table: Table) -> Standard:
    values = {one.codes: release.cell(one, shown) for one, shown in release.numbers if one.table is table}
    areas = [_practice(code, values[code, "MET"], values[code, "NOT_MET"]) for code in WELSH_AUTHORITIES]
    known = [one for one in areas if isinstance(one.share, float)]
    due, met = [float(one.due) for one in known], [float(one.met) for one in known]
    if len(known) < _FEWEST_AREAS or not 0 < sum(met) < sum(due):
        share = sum(met) / sum(due) if sum(due) else None
        return Standard(table, share, tuple(areas), 0.0)
    share = sum(met) / sum(due)
    # On the scale of the arcsine of the root, a share's own variance is 1/(4n), whatever the share.
    told = beyond_chance(
        [asin(sqrt(m / d)) for m, d in zip(met, due, strict=True)], [1 / (4 * d) for d in due], asin(sqrt(share))
    )
    flagged = {one.code for one, is_far in zip(known, told.flagged, strict=True) if is_far}
    marked = tuple(Practice(one.code, one.due, one.met, one.share, one.code in flagged) for one in areas)
    return Standard(table, share, marked, told.between)


def _practice(code: str, met: int | str, not_met: int | str) -> Practice:
    if isinstance(met, str) or isinstance(not_met, str):
        why = met if isinstance(met, str) else not_met
        # Were one of the two shown beside the number due, the other would be told.
        return Practice(code, str(why), str(why), str(why))
    due = met + not_met
    return Practice(code, due, met, met / due if due >= FEWEST else FEW)


__all__ = ["FEW", "Practice", "Standard", "standards_of"]
