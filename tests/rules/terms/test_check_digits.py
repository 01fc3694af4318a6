"""NHS number, unique pupil number, PNC ID: what stands, what doesn't, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ymylon.terms.identifiers import (
    MESSAGES,
    Fault,
    nhs_fault,
    nhs_number,
    nhs_shown,
    pnc,
    pnc_fault,
    upn,
    upn_education_code,
    upn_fault,
    upn_is_temporary,
)

# Few examples each, for the whole specification is to be read in two seconds.
FEW = settings(max_examples=25, deadline=None, database=None)


@pytest.mark.parametrize(
    ("typed", "number", "fault"),
    [
        ("9434765919", "9434765919", None),
        ("9434765870", "9434765870", None),
        ("9990000018", "9990000018", None),
        ("943 476 5919", "9434765919", None),
        ("943-476-5919", "9434765919", None),
        (" 9434765919\t", "9434765919", None),
        ("9434765918", None, Fault.CHECK_FAILS),
        ("943476591", None, Fault.WRONG_LENGTH),
        ("94347659190", None, Fault.WRONG_LENGTH),
        ("943476591X", None, Fault.WRONG_CHARACTERS),
        ("９434765919", None, Fault.WRONG_CHARACTERS),
        ("943476591²", None, Fault.WRONG_CHARACTERS),
        ("", None, Fault.EMPTY),
        (" - ", None, Fault.EMPTY),
    ],
)
def test_nhs_number(typed, number, fault):
    assert (nhs_number(typed), nhs_fault(typed)) == (number, fault)


def test_a_remainder_of_ten_is_never_an_nhs_number():
    sums = {nine: sum(int(digit) * (10 - place) for place, digit in enumerate(str(nine))) for nine in range(999000000, 999000100)}
    without = next(nine for nine, total in sums.items() if total % 11 == 1)
    assert all(nhs_fault(f"{without}{check}") is Fault.CHECK_FAILS for check in range(10))


def test_nhs_number_is_read_out_in_three_parts():
    assert nhs_shown("9434765919") == "943 476 5919"


@FEW
@given(st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_in_an_nhs_number_is_caught(place, digit):
    good = "9434765919"
    bad = good[:place] + str(digit) + good[place + 1 :]
    assert (nhs_fault(bad) is None) == (bad == good)


@pytest.mark.parametrize(
    ("typed", "number", "fault"),
    [
        ("H801200001001", "H801200001001", None),
        ("G80120000101A", "G80120000101A", None),
        ("h801200001001", "H801200001001", None),
        ("H8012 0000 1001", "H801200001001", None),
        ("Z801200001001", None, Fault.CHECK_FAILS),
        ("I801200001001", None, Fault.WRONG_CHARACTERS),
        ("G80120000101I", None, Fault.WRONG_CHARACTERS),
        ("H80120000100", None, Fault.WRONG_LENGTH),
        ("HA01200001001", None, Fault.WRONG_CHARACTERS),
        ("UN1", None, Fault.WRONG_LENGTH),
        ("", None, Fault.EMPTY),
    ],
)
def test_unique_pupil_number(typed, number, fault):
    assert (upn(typed), upn_fault(typed)) == (number, fault)


def test_what_a_pupil_number_says():
    assert not upn_is_temporary("H801200001001")
    assert upn_is_temporary("G80120000101A")
    assert upn_education_code("H801200001001") == "801"


@pytest.mark.parametrize(
    ("typed", "number", "fault"),
    [
        ("2012/0394773H", "2012/0394773H", None),
        ("2012/394773H", "2012/0394773H", None),
        ("12/394773h", "2012/0394773H", None),
        ("20120394773H", "2012/0394773H", None),
        ("120394773H", "2012/0394773H", None),
        ("2012/0394773J", None, Fault.CHECK_FAILS),
        ("2013/0394773H", None, Fault.CHECK_FAILS),
        ("2012/0394773I", None, Fault.WRONG_CHARACTERS),
        ("2012/0394773#", None, Fault.WRONG_CHARACTERS),
        ("394773H", None, Fault.WRONG_LENGTH),
        ("2012/03947731H", None, Fault.WRONG_LENGTH),
        ("", None, Fault.EMPTY),
    ],
)
def test_pnc_id(typed, number, fault):
    assert (pnc(typed), pnc_fault(typed)) == (number, fault)


@pytest.mark.parametrize(("this_year", "century"), [(2026, "20"), (2012, "20"), (2011, "19")])
def test_a_short_year_is_of_this_century_once_it_has_come(this_year, century):
    assert pnc("12/394773H", this_year) == f"{century}12/0394773H"


@FEW
@given(st.text("0123456789HGAIZ/- ²４.é\n\u200b", max_size=15))
def test_whatever_is_typed_gets_an_answer(typed):
    for number, fault in ((nhs_number, nhs_fault), (upn, upn_fault), (pnc, pnc_fault)):
        assert (number(typed) is None) == (fault(typed) is not None)
        if (found := number(typed)) is not None:
            assert number(found) == found


def test_each_fault_can_be_told():
    assert set(MESSAGES) == set(Fault)
