"""missing.csv: which periods stand, and how they lie to the child's placements."""

import pytest

from tests.rules.exchange.conftest import listed
from ymylon.exchange.rules.columns import EPISODES, HEADER, MISSING
from ymylon.terms.codes import Whereabouts

REFUSED = [
    ({"CHILD": ""}, "CHILD", "MIS-CHILD-BLANK"),
    ({"CHILD": "999"}, "CHILD", "MIS-CHILD-ABSENT"),
    ({"MIS_START": ""}, "MIS_START", "MIS-START"),
    ({"MIS_START": "Friday"}, "MIS_START", "MIS-START"),
    ({"MIS_END": "Monday"}, "MIS_END", "MIS-END"),
    ({"MIS_END": "28/02/2017"}, "MIS_END", "MIS-ORDER"),
    ({"MIS_END": "23/11/2026"}, "MIS_END", "MIS-FUTURE"),
    ({"MIS_START": "26/03/2008"}, "MIS_START", "MIS-BEFORE-BIRTH"),
]

TAKEN = [
    ({}, []),
    ({"MIS_END": "01/03/2017"}, []),
    ({"DOB": ""}, [(1, "DOB", "MIS-DOB")]),
    ({"DOB": "28/03/2008"}, [(1, "DOB", "MIS-DOB-DIFFERS")]),
    ({"MISSING": "Y"}, [(1, "MISSING", "MIS-TYPE")]),
    ({"MISSING": "=M"}, [(1, "MISSING", "MIS-FORMULA")]),
    ({"MIS_START": "01/01/2015", "MIS_END": "02/01/2015"}, [(1, "MIS_START", "MIS-OUTSIDE")]),
    ({"MIS_START": "14/02/2016", "MIS_END": "16/02/2016"}, [(1, "MIS_START", "MIS-PARTLY-OUTSIDE")]),
    ({"MIS_START": "14/08/2017", "MIS_END": "14/08/2017"}, []),
    ({"MIS_END": ""}, [(1, "MIS_END", "MIS-OPEN"), (1, "MIS_START", "MIS-PARTLY-OUTSIDE")]),
    ({"MIS_START": "27/03/2026", "MIS_END": "28/03/2026"}, [(1, "MIS_START", "MIS-AFTER-18"), (1, "MIS_START", "MIS-OUTSIDE")]),
]


def one_period(folder, *rows):
    folder.write(HEADER, {}).write(EPISODES, {}).write(MISSING, *rows)
    return folder.read()


@pytest.mark.parametrize(("code", "whereabouts"), [("M", "NOT_KNOWN"), ("a", "KNOWN_NOT_WHERE_EXPECTED"), ("Y", None)])
def test_the_code_becomes_a_fact(folder, code, whereabouts):
    read = one_period(folder, {"MISSING": code})
    assert read.missing["whereabouts"].to_list() == [whereabouts and Whereabouts[whereabouts]]


@pytest.mark.parametrize(("sent", "column", "code"), REFUSED)
def test_a_row_that_can_not_stand_is_refused(folder, sent, column, code):
    read = one_period(folder, sent)
    assert listed(read, MISSING) == [(1, column, code)]
    assert (read.counts[MISSING].accepted, read.counts[MISSING].rejected) == (0, 1)


@pytest.mark.parametrize(("sent", "problems"), TAKEN)
def test_what_stands_is_taken_with_what_is_odd_about_it(folder, sent, problems):
    read = one_period(folder, sent)
    assert listed(read, MISSING) == problems
    assert read.counts[MISSING].accepted == 1


def test_of_periods_that_overlap_the_one_that_began_first_stands(folder):
    read = one_period(
        folder, {"MIS_START": "03/03/2017", "MIS_END": "09/03/2017"}, {}, {"MIS_START": "09/03/2017", "MIS_END": "10/03/2017"}
    )
    assert listed(read, MISSING) == [(1, "MIS_START", "MIS-OVERLAP")]
    assert read.problems["other"].to_list() == [2]


def test_an_identical_row_is_named_as_such(folder):
    assert listed(one_period(folder, {}, {}), MISSING) == [(2, None, "MIS-REPEATED")]


def test_a_row_cut_off_before_its_end_date_is_not_an_open_period(folder):
    folder.good().write_bytes(MISSING, b"CHILD,DOB,MISSING,MIS_START,MIS_END\n101,27/03/2008,M,01/03/2017\n")
    read = folder.read()
    assert listed(read, MISSING) == [(1, None, "MIS-FIELDS")]
    assert read.counts[MISSING].rejected == 1


def test_a_period_in_a_refused_placement_says_so(folder):
    refused = {"DECOM": "01/08/2017", "DEC": "31/12/2017"}
    folder.write(HEADER, {}).write(EPISODES, {}, refused).write(MISSING, {"MIS_START": "01/10/2017", "MIS_END": "02/10/2017"})
    read = folder.read()
    assert listed(read, MISSING) == [(1, "MIS_START", "MIS-PLACEMENT-REFUSED")]
    assert read.problems.row(-1, named=True)["other"] == 2


def test_a_return_without_a_missing_file_is_whole(folder):
    folder.write(HEADER, {}).write(EPISODES, {})
    read = folder.read()
    assert set(read.counts) == {HEADER, EPISODES}
    assert read.missing.is_empty()
