"""episodes.csv: which placements stand beside each other."""

import pytest

from tests.rules.exchange.conftest import listed
from ymylon.exchange.rules.columns import EPISODES, HEADER, MISSING
from ymylon.terms.codes import LegalStatus, PlacementType

REFUSED = [
    ({"CHILD": ""}, "CHILD", "EPI-CHILD-BLANK"),
    ({"CHILD": "999"}, "CHILD", "EPI-CHILD-ABSENT"),
    ({"DECOM": ""}, "DECOM", "EPI-DECOM"),
    ({"DECOM": "=TODAY()"}, "DECOM", "EPI-DECOM"),
    ({"DEC": "soon"}, "DEC", "EPI-DEC"),
    ({"DECOM": "15/08/2017"}, "DEC", "EPI-ORDER"),
    ({"DECOM": "14/08/2017"}, "DEC", "EPI-SAME-DAY"),
    ({"DEC": "23/11/2026"}, "DEC", "EPI-FUTURE"),
    ({"DECOM": "26/03/2008"}, "DECOM", "EPI-BEFORE-BIRTH"),
    ({"URN": "1234567,surplus"}, None, "EPI-FIELDS"),
]

VALUES = [
    ({"RNE": "Q"}, "RNE", "EPI-RNE", "rne"),
    ({"LS": "X9"}, "LS", "EPI-LS", "legal_status"),
    ({"CIN": ""}, "CIN", "EPI-CIN", "cin"),
    ({"PLACE": "U9"}, "PLACE", "EPI-PLACE", "placement_type"),
    ({"PLACE_PROVIDER": "PR9"}, "PLACE_PROVIDER", "EPI-PLACE-PROVIDER", "place_provider"),
    ({"REC": "E99"}, "REC", "EPI-REC", "rec"),
    ({"REASON_PLACE_CHANGE": "BORED"}, "REASON_PLACE_CHANGE", "EPI-REASON-PLACE-CHANGE", "reason_place_change"),
    ({"HOME_POST": "EH14 8EC"}, "HOME_POST", "EPI-HOME-POST", "home_post"),
    ({"PL_POST": "Cardiff"}, "PL_POST", "EPI-PL-POST", "pl_post"),
    ({"URN": "12"}, "URN", "EPI-URN", "urn"),
    ({"PLACE": "=U4"}, "PLACE", "EPI-FORMULA", "placement_type"),
]

QUERIES = [
    ({"DEC": ""}, "REC", "EPI-REC-OPEN"),
    ({"REC": ""}, "REC", "EPI-REC-BLANK"),
    ({"DECOM": "15/02/2026", "DEC": "28/03/2026"}, "DEC", "EPI-AFTER-18"),
]

# Of periods given as (first day, last day), those that stand; by row.
BESIDE = [
    ("one ends as the next begins", [("01/01/2016", "01/02/2016"), ("01/02/2016", "")], [1, 2]),
    ("the later is refused", [("01/01/2016", "01/02/2016"), ("31/01/2016", "01/03/2016")], [1]),
    ("whatever the order of the file", [("31/01/2016", "01/03/2016"), ("01/01/2016", "01/02/2016")], [2]),
    ("two open", [("01/01/2016", ""), ("01/02/2016", "")], [1]),
    ("a refused one refuses nobody", [("01/01/2016", "01/03/2016"), ("01/02/2016", "01/06/2016"), ("01/03/2016", "")], [1, 3]),
    ("of the same first day, the shorter", [("01/01/2016", "01/03/2016"), ("01/01/2016", "01/02/2016")], [2]),
    ("inside a longer one", [("01/01/2016", "01/12/2016"), ("01/03/2016", "01/04/2016"), ("01/05/2016", "")], [1]),
]


def one_placement(folder, *rows):
    folder.write(HEADER, {}, {"CHILD": "102"}).write(MISSING).write(EPISODES, *rows)
    return folder.read()


def test_a_placement_that_stands_has_our_terms(folder):
    placement = one_placement(folder, {"PLACE": "t1", "LS": "V3"}).placements.row(0, named=True)
    assert placement["placement_type"] == PlacementType.HEALTH_SETTING
    assert placement["legal_status"] == LegalStatus.SHORT_BREAKS


@pytest.mark.parametrize(("sent", "column", "code"), REFUSED)
def test_a_row_that_can_not_stand_is_refused(folder, sent, column, code):
    read = one_placement(folder, sent)
    assert (1, column, code) in listed(read, EPISODES)
    assert (read.counts[EPISODES].accepted, read.counts[EPISODES].rejected) == (0, 1)


@pytest.mark.parametrize(("sent", "column", "code", "field"), VALUES)
def test_a_bad_value_is_kept_out_and_its_row_taken(folder, sent, column, code, field):
    read = one_placement(folder, sent)
    assert listed(read, EPISODES) == [(1, column, code)]
    assert read.placements[field].to_list() == [None]


@pytest.mark.parametrize(("sent", "column", "code"), QUERIES)
def test_what_is_odd_but_possible_is_taken(folder, sent, column, code):
    read = one_placement(folder, sent)
    assert listed(read, EPISODES) == [(1, column, code)]
    assert read.counts[EPISODES].accepted == 1


@pytest.mark.parametrize(("why", "periods", "standing"), BESIDE, ids=[case[0] for case in BESIDE])
def test_a_child_has_one_placement_at_a_time(folder, why, periods, standing):
    rows = [{"DECOM": start, "DEC": end, "REC": "X1" if end else ""} for start, end in periods]
    another = {"CHILD": "102", "DECOM": "01/01/2016", "DEC": "", "REC": ""}
    read = one_placement(folder, *rows, another)
    assert read.placements["row"].to_list() == [*standing, len(rows) + 1]


def test_an_overlap_names_the_row_in_its_way(folder):
    rows = [{"DECOM": "01/02/2016"}, {"DECOM": "01/01/2016", "DEC": "01/03/2016"}]
    read = one_placement(folder, *rows)
    assert listed(read, EPISODES) == [(1, "DECOM", "EPI-OVERLAP")]
    assert read.problems.filter(read.problems["file"] == EPISODES)["other"].to_list() == [2]


def test_the_same_row_twice_stands_once(folder):
    read = one_placement(folder, {}, {})
    assert listed(read, EPISODES) == [(2, None, "EPI-REPEATED")]


def test_a_row_says_that_it_depends_on_a_refused_child(folder):
    folder.write(HEADER, {}, {"DOB": "28/03/2008"}).write(EPISODES, {}).write(MISSING, {})
    read = folder.read()
    assert listed(read, EPISODES) == [(1, "CHILD", "EPI-CHILD-REFUSED")]
    assert listed(read, MISSING) == [(1, "CHILD", "MIS-CHILD-REFUSED")]
