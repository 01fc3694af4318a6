"""Practice by authority: from what is shown, with limits that tell chance from cause, in no order of merit."""

import pytest

from ymylon.publication.rules.disclosure import Attacked, Cell, Shown
from ymylon.publication.rules.release.making import Numbered
from ymylon.publication.rules.release.practice import FEW, HIDDEN, standards_of
from ymylon.publication.rules.release.running import Release
from ymylon.publication.rules.release.tables import EPISODES, TABLES
from ymylon.terms.geography import WELSH_AUTHORITIES

OFFERS = next(table for table in TABLES if table.is_of_practice)
AREAS = list(WELSH_AUTHORITIES)


def standard(shown: dict[str, tuple[int | None, int | None]], usual: tuple[int, int] = (160, 40)):
    told = []
    for area in AREAS:
        for part, value in zip(("MET", "NOT_MET"), shown.get(area, usual), strict=True):
            told.append((Numbered(OFFERS, EPISODES, (area, part), Cell(EPISODES, (), value or 2, 2)), Shown(value)))
    (found,) = standards_of(Release(2025, "1", tuple(told), Attacked(0, 0, ()), 0, 0))
    return found, {one.code: one for one in found.areas}


def test_an_authority_that_differs_by_chance_is_not_marked_and_one_that_differs_much_is():
    found, areas = standard({AREAS[3]: (150, 50), AREAS[7]: (60, 140)})
    assert [one.code for one in found.areas if one.is_beyond] == [AREAS[7]]
    assert areas[AREAS[3]].share == pytest.approx(0.75)
    assert 0.6 < found.limit(200, -1) < areas[AREAS[3]].share < found.limit(200, 1) < 1
    assert found.limit(20, -1) < found.limit(200, -1), "of few, more may be chance"


def test_where_all_areas_differ_much_none_is_marked_for_being_one_of_them():
    """Between 40 and 90 in 100, evenly: by chance alone ten of 22 would be marked."""
    spread = {area: (80 + n * 5, 120 - n * 5) for n, area in enumerate(AREAS)}
    found, _ = standard(spread)
    assert found.between > 0
    assert not [one for one in found.areas if one.is_beyond]


def test_nothing_is_said_of_what_is_not_shown_or_is_too_few():
    found, areas = standard({AREAS[0]: (None, 45), AREAS[1]: (10, 5), AREAS[2]: (0, 0)})
    assert (areas[AREAS[0]].due, areas[AREAS[0]].met, areas[AREAS[0]].share) == (HIDDEN, HIDDEN, HIDDEN)
    assert areas[AREAS[1]].share == FEW
    assert areas[AREAS[2]].share == FEW
    assert found.share == pytest.approx(0.8)
