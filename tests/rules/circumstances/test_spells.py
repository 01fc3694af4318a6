"""Where a child lives and learns, by date."""

from datetime import date

import pytest

from ymylon.circumstances.rules import (
    CareSpell,
    EducationSpell,
    crosses_a_border,
    in_term,
    is_in_placement,
    is_looked_after,
    is_out_of_area,
    is_taught_somewhere,
    nation_of,
    spell_at,
    spell_faults,
)
from ymylon.terms.codes import EducationStatus, LegalStatus, PlacementType
from ymylon.terms.geography import Nation

CARDIFF, POWYS, BRIDGEND, BRISTOL = "W06000015", "W06000023", "W06000013", "E06000023"


def day(number):
    return date(2026, 11, number)


def care(since, until=None, responsible=POWYS, host="", **other):
    return CareSpell(day(since), None if until is None else day(until), responsible, host, **other)


FIRST, SECOND = care(1, 10), care(10, placement=PlacementType.CHILDRENS_HOME, legal_status=LegalStatus.CARE_ORDER)

ON_A_DAY = [
    pytest.param([FIRST, SECOND], 9, FIRST, id="the last day of a spell"),
    pytest.param([FIRST, SECOND], 10, SECOND, id="the day of the move belongs to the new one"),
    pytest.param([FIRST], 10, None, id="after the end there is none"),
    pytest.param([SECOND], 9, None, id="before the start there is none"),
    pytest.param([], 9, None, id="a child who is not in care has none"),
]


@pytest.mark.parametrize(("spells", "on", "found"), ON_A_DAY)
def test_spell_on_a_day(spells, on, found):
    """Spells are half-open: the day of a move belongs to the new place."""
    assert spell_at(spells, day(on)) == found
    assert is_looked_after(spells, day(on)) is (found is not None)


LOOKED_AFTER = [
    pytest.param(
        {"legal_status": LegalStatus.CARE_ORDER, "placement": PlacementType.FOSTER}, True, True, id="a care order, in foster care"
    ),
    pytest.param(
        {"legal_status": LegalStatus.CARE_ORDER, "placement": PlacementType.WITH_PARENTS}, True, False, id="placed with parents"
    ),
    pytest.param({"legal_status": LegalStatus.NOT_LOOKED_AFTER}, False, False, id="lives there, not looked after"),
    pytest.param({}, True, True, id="in care, the order not known yet"),
]


@pytest.mark.parametrize(("known", "looked_after", "placed"), LOOKED_AFTER)
def test_looked_after_and_placed(known, looked_after, placed):
    """Looked after is a matter of the legal status, placed of where the child lives."""
    spells = [care(1, **known)]
    assert (is_looked_after(spells, day(2)), is_in_placement(spells, day(2))) == (looked_after, placed)


AREAS = [
    pytest.param(POWYS, POWYS, False, False, id="placed at home in Powys"),
    pytest.param(POWYS, BRIDGEND, True, False, id="placed in Bridgend by Powys"),
    pytest.param(POWYS, BRISTOL, True, True, id="placed in Bristol by Powys: other law holds there"),
    pytest.param("W06000007", POWYS, False, False, id="a retired code is the same place"),
    pytest.param(POWYS, "", None, None, id="the host isn't known"),
]


@pytest.mark.parametrize(("responsible", "host", "out", "abroad"), AREAS)
def test_out_of_area_and_across_borders(responsible, host, out, abroad):
    """A child is out of area where the host authority isn't the responsible one."""
    spell = care(1, responsible=responsible, host=host)
    assert is_out_of_area(spell) is out
    assert crosses_a_border(spell) is abroad


def test_nation_of_an_authority():
    """None where the code isn't known."""
    assert nation_of(CARDIFF) == Nation.WALES
    assert nation_of(BRISTOL) == Nation.ENGLAND
    assert nation_of("X1") is None


FAULTS = [
    pytest.param(care(10, 12), [FIRST], [], id="one that begins where another ends"),
    pytest.param(care(5, 10), [SECOND], [], id="one that ends where another begins"),
    pytest.param(care(5, 11), [SECOND], ["OVERLAPS_ANOTHER"], id="one that ends a day later"),
    pytest.param(care(9, 12), [FIRST], ["OVERLAPS_ANOTHER"], id="one that begins a day earlier"),
    pytest.param(care(5), [care(20)], ["OVERLAPS_ANOTHER"], id="one that goes on into a later one"),
    pytest.param(care(5, 5), [], ["END_NOT_AFTER_START"], id="one without a day"),
    pytest.param(care(5, 4), [FIRST], ["END_NOT_AFTER_START"], id="one that ends before it starts"),
    pytest.param(care(20, responsible="W99"), [FIRST], ["UNKNOWN_AUTHORITY"], id="an authority that doesn't exist"),
    pytest.param(care(20, host="W99"), [FIRST], ["UNKNOWN_AUTHORITY"], id="a host that doesn't exist"),
    pytest.param(
        EducationSpell(day(5), None), [EducationSpell(day(1), day(6))], ["OVERLAPS_ANOTHER"], id="two schools on one day"
    ),
]


@pytest.mark.parametrize(("spell", "others", "faults"), FAULTS)
def test_what_keeps_a_spell_from_standing(spell, others, faults):
    """A spell ends after it starts, shares no day with another, and names authorities that exist."""
    assert [fault.value for fault in spell_faults(spell, others)] == faults


TAUGHT = [
    pytest.param(EducationStatus.FULL_TIME, True, id="full time"),
    pytest.param(EducationStatus.FIXED_TERM_EXCLUSION_LONG, True, id="excluded for a time: still on the roll"),
    pytest.param(EducationStatus.EOTAS, True, id="taught otherwise than at school"),
    pytest.param(EducationStatus.PERMANENT_EXCLUSION, False, id="excluded for good"),
    pytest.param(EducationStatus.AWAITING_PLACE, False, id="waiting for a place"),
    pytest.param(EducationStatus.NOT_KNOWN, False, id="not known yet"),
]


@pytest.mark.parametrize(("status", "taught"), TAUGHT)
def test_taught_somewhere(status, taught):
    """Whether some school would notice an empty chair."""
    assert is_taught_somewhere([EducationSpell(day(1), None, status)], day(2)) is taught


TERMS = {"terms": [["09-01", "10-23"], ["11-02", "12-18"]]}
IN_TERM = [
    pytest.param(TERMS, date(2026, 9, 1), True, id="the first day of term"),
    pytest.param(TERMS, date(2027, 10, 23), True, id="the last day, in any year"),
    pytest.param(TERMS, date(2026, 10, 24), False, id="half term"),
    pytest.param(None, date(2026, 8, 1), True, id="nobody has entered terms: the school is told"),
]


@pytest.mark.parametrize(("value", "on", "term"), IN_TERM)
def test_school_terms(value, on, term):
    """A school is told in term time, and where terms aren't known."""
    assert in_term(value, on) is term


def test_terms_that_cannot_be_read_are_refused():
    """An empty list would mean that no school is ever told."""
    with pytest.raises(ValueError, match="first and last"):
        in_term({"terms": []}, date(2026, 9, 1))
