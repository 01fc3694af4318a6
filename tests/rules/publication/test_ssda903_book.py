"""England's rules for missing periods: each with rows that break it and rows that don't."""

import pytest

from tests.rules.publication.conftest import World, rows_of
from ymylon.publication.rules.ssda903 import SSDA903

GOOD = {
    "header": {"CHILD": "", "SEX": "2", "DOB": "27/03/2010", "ETHNIC": "WBRI", "UPN": "UN2", "MOTHER": "", "MC_DOB": ""},
    "episodes": {"CHILD": "", "DECOM": "01/05/2024", "DEC": "", "REC": ""},
    "missing": {"CHILD": "", "DOB": "27/03/2010", "MISSING": "M", "MIS_START": "10/06/2025", "MIS_END": "12/06/2025"},
}
LEFT = {"DEC": "14/06/2025", "REC": "E4A"}
EIGHTEEN = {"DOB": "12/06/2007"}


def missing(*rows, episodes=({},), header=({},), before=None):
    """A child's rows; one row in each table unless the case says otherwise."""
    tables = {"missing": list(rows), "episodes": list(episodes), "header": list(header)}
    return tables if before is None else tables | {"missing before": list(before)}


OPEN = {"MIS_START": "01/03/2025", "MIS_END": ""}
# By rule: a return of one child that breaks it in the last row of its table, and returns that don't.
CASES = {
    "564": (missing({"MIS_START": ""}), missing({"MIS_START": "", "MISSING": ""}), missing({"MIS_START": "June"})),
    "565": (missing({"MISSING": ""}), missing({"MISSING": "", "MIS_START": ""}), missing({"MISSING": "a"})),
    "566": (missing({"MISSING": "", "MIS_START": ""}), missing({"MISSING": "", "MIS_END": ""})),
    "567": (missing({"MIS_END": "09/06/2025"}), missing({"MIS_END": "10/06/2025"}), missing({"MIS_END": ""})),
    "570": (missing({"MIS_START": "01/04/2026", "MIS_END": ""}), missing({"MIS_START": "31/03/2026", "MIS_END": ""})),
    "571": (
        missing({"MIS_START": "20/03/2025", "MIS_END": "31/03/2025"}),
        missing({"MIS_START": "20/03/2025", "MIS_END": "01/04/2025"}),
        missing({"MIS_END": "31/03/2026"}),
    ),
    "574": (
        missing({"MIS_START": "01/06/2025", "MIS_END": "11/06/2025"}, {}),
        missing({"MIS_START": "01/06/2025", "MIS_END": "10/06/2025"}, {}),
        missing({}, {"MIS_START": "20/06/2025", "MIS_END": ""}),
    ),
    "575": (
        missing({"MIS_END": ""}, episodes=[LEFT]),
        missing({}, episodes=[LEFT]),
        missing({"MIS_END": ""}),
        missing({"MIS_END": "later"}, episodes=[LEFT]),
    ),
    "576": (
        missing({}, before=[OPEN]),
        missing(OPEN | {"MIS_END": "03/04/2025"}, {}, before=[OPEN]),
        missing({}, before=[OPEN | {"MIS_END": "02/03/2025"}]),
    ),
    "577": (
        missing({"MIS_END": ""}, episodes=[LEFT]),
        missing({"MIS_END": "14/06/2025"}, episodes=[LEFT]),
        missing({"MIS_END": ""}, episodes=[LEFT, {"DECOM": "14/06/2025"}]),
        missing({"MIS_END": "30/06/2025"}, episodes=[]),
    ),
    "578": (
        missing({"MIS_START": "15/06/2025", "MIS_END": ""}, episodes=[LEFT]),
        missing({"MIS_START": "14/06/2025", "MIS_END": ""}, episodes=[LEFT]),
        missing({"MIS_START": "20/06/2025", "MIS_END": ""}, episodes=[LEFT, {"DECOM": "18/06/2025"}]),
        missing({"MIS_START": ""}, episodes=[LEFT]),
    ),
    "580": (
        missing(EIGHTEEN, episodes=[{"DEC": "12/06/2025", "REC": "X1"}], header=[EIGHTEEN]),
        missing(EIGHTEEN, episodes=[{"DEC": "12/06/2025", "REC": "e8"}], header=[EIGHTEEN]),
        missing({"DOB": "13/06/2007"}, episodes=[{"DEC": "12/06/2025", "REC": "X1"}], header=[EIGHTEEN]),
    ),
    "581": (
        missing({"MIS_START": "30/04/2024"}),
        missing({"MIS_START": "01/05/2024"}),
        missing({}, episodes=[]),
    ),
    "586": (missing({"MIS_START": "27/03/2010"}), missing({"MIS_START": "28/03/2010"}), missing({"DOB": ""})),
    "1004": (
        missing({"MIS_START": "31/02/2025"}),
        missing({"MIS_START": "1/6/2025"}),
        missing({"MIS_START": "29/02/2024"}),
    ),
    "1005": (missing({"MIS_END": "2025-06-12"}), missing({"MIS_END": ""}), missing({"MIS_END": " 12/06/2025 "})),
    "1006": (missing({"MISSING": "Y"}), missing({"MISSING": "m"}), missing({"MISSING": " "})),
    "1012": (missing({}, episodes=[]), missing({})),
    "INT04": (missing({}, header=[]), missing({})),
    "INT13": (
        missing({"DOB": "28/03/2010"}),
        missing({"DOB": ""}),
        missing({"DOB": "28/03/2010"}, header=[{"DOB": "unknown"}]),
    ),
    "YM-576": ({"missing before": [OPEN]}, missing({}, before=[OPEN]), {"missing before": [{}]}),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    world = World(tmp_path_factory.mktemp("return"), SSDA903, GOOD, "CHILD")
    for code, (breaks, *keeps) in CASES.items():
        world.add(f"{code}B", breaks)
        for place, rows in enumerate(keeps):
            world.add(f"{code}K{place}", rows)
    world.report = world.judged()
    return world


def test_each_rule_has_its_cases():
    assert set(CASES) == {rule.code for rule in SSDA903.rules}


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_the_row_that_breaks_it_and_no_other(world, code):
    """One return holds the rows of every rule; a rule is asked about its own."""
    rule = next(rule for rule in SSDA903.rules if rule.code == code)
    table = "missing before" if rule.in_previous else rule.table.lower()
    found = rows_of(world.report, code)

    assert world.own[(f"{code}B", table)][-1] in found
    for place in range(len(CASES[code]) - 1):
        assert not found & set(world.own.get((f"{code}K{place}", table), ()))


def test_of_two_that_overlap_the_later_to_end_is_named_whatever_the_order_of_the_file(tmp_path):
    """Sorted by end, then start; an open one ends where it begins; ties stay as they stand."""
    world = World(tmp_path, SSDA903, GOOD, "CHILD")
    world.add("A", {"missing": [{"MIS_END": "20/06/2025"}, {"MIS_START": "01/06/2025", "MIS_END": "11/06/2025"}]})
    world.add("B", {"missing": [{}, {}]})
    world.add("C", {"missing": [{"MIS_END": ""}, {"MIS_START": "05/06/2025", "MIS_END": "09/06/2025"}, {"MIS_START": ""}]})
    world.add("", {"missing": [{}, {}]})

    assert rows_of(world.judged(), "574") == {1, 4, 7}


def test_every_rule_says_what_to_do_in_both_languages():
    for rule in SSDA903.rules:
        assert all(rule.message[:2] + rule.mend[:2]), rule.code
        assert rule.words.en != rule.words.cy
