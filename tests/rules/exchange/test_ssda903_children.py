"""header.csv: which children stand, and what is kept out."""

import pytest

from tests.rules.exchange.conftest import listed
from ymylon.exchange.rules.columns import EPISODES, HEADER, MISSING
from ymylon.terms.codes import EthnicGroup, Sex
from ymylon.terms.identifiers import upn

VALUES = [
    # what was sent, the column, the code, the field that stays empty
    ({"SEX": "3"}, "SEX", "HDR-SEX", "sex"),
    ({"SEX": ""}, "SEX", "HDR-SEX", "sex"),
    ({"DOB": ""}, "DOB", "HDR-DOB", "born_on"),
    ({"DOB": "2008-03-27"}, "DOB", "HDR-DOB", "born_on"),
    ({"DOB": "31/02/2008"}, "DOB", "HDR-DOB", "born_on"),
    ({"DOB": "27/03/08"}, "DOB", "HDR-DOB", "born_on"),
    ({"DOB": "03/27/2008"}, "DOB", "HDR-DOB", "born_on"),
    ({"DOB": "23/11/2026"}, "DOB", "HDR-DOB-FUTURE", "born_on"),
    ({"DOB": "27/03/1908"}, "DOB", "HDR-DOB-IMPOSSIBLE", "born_on"),
    ({"ETHNIC": "WELS"}, "ETHNIC", "HDR-ETHNIC", "ethnic_group"),
    ({"ETHNIC": ""}, "ETHNIC", "HDR-ETHNIC", "ethnic_group"),
    ({"UPN": "Z801200001001"}, "UPN", "HDR-UPN-CHECK", "upn"),
    ({"UPN": "H80120000100"}, "UPN", "HDR-UPN-SHAPE", "upn"),
    ({"UPN": "I801200001001"}, "UPN", "HDR-UPN-SHAPE", "upn"),
    ({"UPN": "UN6"}, "UPN", "HDR-UPN-SHAPE", "upn"),
    ({"MC_DOB": "30/02/2016"}, "MC_DOB", "HDR-MC-DOB", "child_born_on"),
    ({"MC_DOB": "01/01/2027"}, "MC_DOB", "HDR-MC-DOB", "child_born_on"),
    ({"SEX": "=1+1"}, "SEX", "HDR-FORMULA", "sex"),
    ({"UPN": "@SUM(A1)"}, "UPN", "HDR-FORMULA", "upn"),
    ({"ETHNIC": "-WBRI"}, "ETHNIC", "HDR-FORMULA", "ethnic_group"),
]

QUERIES = [
    ({"ETHNIC": "WROM"}, "ETHNIC", "HDR-ETHNIC-WROM"),
    ({"UPN": ""}, "UPN", "HDR-UPN-BLANK"),
    ({"MOTHER": "1.0"}, "MOTHER", "HDR-DECIMAL"),
    ({"SEX": "2.0"}, "SEX", "HDR-DECIMAL"),
    ({"MOTHER": "1", "MC_DOB": "26/03/2021"}, "MC_DOB", "HDR-MC-DOB-AGE"),
]

REFUSED = [
    ({"CHILD": ""}, "CHILD", "HDR-CHILD-BLANK"),
    ({"CHILD": "101.0"}, "CHILD", "HDR-CHILD-SHAPE"),
    ({"CHILD": "=101"}, "CHILD", "HDR-CHILD-SHAPE"),
    ({"CHILD": "5.66E+05"}, "CHILD", "HDR-CHILD-SHAPE"),
    ({"CHILD": "1" * 21}, "CHILD", "HDR-CHILD-SHAPE"),
    ({"MC_DOB": ",surplus"}, None, "HDR-FIELDS"),
]


def only_children(folder, *rows):
    folder.write(HEADER, *rows).write(EPISODES).write(MISSING)
    return folder.read()


def test_a_child_who_stands_has_our_terms(folder):
    read = only_children(folder, {"SEX": "1", "ETHNIC": "mwbc", "UPN": "h801200001001"})
    child = read.children.row(0, named=True)
    assert (child["sex"], child["ethnic_group"]) == (Sex.MALE, EthnicGroup.MIXED_WHITE_BLACK_CARIBBEAN)
    assert child["upn"] == "H801200001001"
    assert listed(read, HEADER) == []


@pytest.mark.parametrize(("sent", "column", "code", "field"), VALUES)
def test_a_bad_value_is_kept_out_and_its_row_taken(folder, sent, column, code, field):
    read = only_children(folder, sent)
    assert listed(read, HEADER) == [(1, column, code)]
    assert read.counts[HEADER].accepted == 1
    assert read.children[field].to_list() == [None]


@pytest.mark.parametrize(("sent", "column", "code"), QUERIES)
def test_what_is_odd_but_possible_is_taken(folder, sent, column, code):
    read = only_children(folder, sent)
    assert listed(read, HEADER) == [(1, column, code)]
    assert read.counts[HEADER].accepted == 1


@pytest.mark.parametrize(("sent", "column", "code"), REFUSED)
def test_a_row_that_is_nobodys_is_refused(folder, sent, column, code):
    read = only_children(folder, {}, sent | ({"CHILD": "102"} if code == "HDR-FIELDS" else {}))
    assert listed(read, HEADER) == [(2, column, code)]
    assert (read.counts[HEADER].accepted, read.counts[HEADER].rejected) == (1, 1)


def test_of_rows_for_one_child_the_first_stands(folder):
    read = only_children(folder, {}, {}, {"ETHNIC": "REFU"})
    assert listed(read, HEADER) == [(2, "CHILD", "HDR-CHILD-REPEATED"), (3, "CHILD", "HDR-CHILD-REPEATED")]
    assert read.problems.filter(read.problems["file"] == HEADER)["other"].to_list() == [1, 1]


def test_of_two_birth_dates_under_one_identifier_none_stands(folder):
    read = only_children(folder, {}, {"CHILD": "102"}, {"DOB": "28/03/2008"})
    assert listed(read, HEADER) == [(1, "CHILD", "HDR-CHILD-SHARED"), (3, "CHILD", "HDR-CHILD-SHARED")]
    assert read.children["child"].to_list() == ["102"]


def test_a_pupil_number_of_two_children_is_neithers(folder):
    read = only_children(folder, {"UPN": "H801200001001"}, {"CHILD": "102", "UPN": "H801200001001"})
    assert listed(read, HEADER) == [(1, "UPN", "HDR-UPN-REPEATED"), (2, "UPN", "HDR-UPN-REPEATED")]
    assert read.children["upn"].to_list() == [None, None]


@pytest.mark.parametrize("number", ["H801200001001", "G80120000101A", "Z801200001001", "H801200001002", "A00000000000Z"])
def test_the_column_and_the_single_number_agree(folder, number):
    read = only_children(folder, {"UPN": number})
    assert read.children["upn"].to_list() == [upn(number)]
