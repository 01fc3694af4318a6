"""What a sharing agreement lacks, when it is in force, and what it covers."""

from dataclasses import replace
from datetime import date

import pytest

from ymylon.access.rules.agreements import NEVER_SHARED, SHAREABLE, Terms, covers, gaps, is_in_force
from ymylon.terms.codes import AgreementForm, BasisKind, Lane, LawfulBasis
from ymylon.terms.words import Words

TODAY = date(2026, 11, 26)
COUNCIL, POLICE, SCHOOL = 1, 2, 3
WHOLE = Terms(
    form=AgreementForm.ISP,
    title=Words("Missing children", "Plant ar goll"),
    purpose=Words("To find them sooner.", "Dod o hyd iddynt yn gynt."),
    agency_id=COUNCIL,
    partner_ids=(POLICE,),
    bodies=("Meddygfa Taf",),
    bases=(LawfulBasis.UK_GDPR_6_1_E, LawfulBasis.SSWBA_S164, LawfulBasis.DPA_SCH1_18),
    lanes=(Lane.IDENTITY, Lane.EPISODE),
    from_on=date(2026, 1, 1),
    to_on=date(2027, 12, 31),
    review_on=date(2027, 1, 1),
)


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({}, []),
        ({"title": Words("Missing children", " ")}, ["title_cy"]),
        ({"purpose": Words("", "Diben")}, ["purpose_en"]),
        ({"partner_ids": (), "bodies": ()}, ["partners"]),
        ({"partner_ids": (COUNCIL,), "bodies": ()}, ["partners"]),
        ({"lanes": ()}, ["lanes"]),
        ({"lanes": (Lane.EPISODE, Lane.PROTECTED)}, ["lanes"]),
        ({"lanes": (Lane.AUDIT,)}, ["lanes"]),
        ({"bases": (LawfulBasis.SSWBA_S164, LawfulBasis.DPA_SCH1_18)}, ["bases"]),
        ({"bases": (LawfulBasis.UK_GDPR_6_1_E, LawfulBasis.DPA_SCH1_18)}, ["bases"]),
        ({"bases": (LawfulBasis.UK_GDPR_6_1_E, LawfulBasis.SSWBA_S164)}, ["bases"]),
        ({"bases": (LawfulBasis.UK_GDPR_6_1_E, LawfulBasis.SSWBA_S164), "lanes": (Lane.EPISODE,)}, []),
        ({"lanes": (Lane.EPISODE, Lane.OFFENDING)}, ["bases"]),
        ({"lanes": (Lane.EPISODE, Lane.OFFENDING), "bases": (*WHOLE.bases, LawfulBasis.UK_GDPR_10)}, []),
        ({"lanes": (Lane.EPISODE, Lane.OFFENDING), "bases": (*WHOLE.bases, LawfulBasis.DPA_PART_3)}, []),
        ({"bases": ()}, ["bases", "bases", "bases"]),
        ({"to_on": date(2025, 12, 31)}, ["to_on"]),
        ({"to_on": None}, []),
        ({"review_on": date(2026, 1, 1)}, ["review_on"]),
        ({"review_on": TODAY}, ["review_on"]),
    ],
)
def test_what_an_agreement_lacks(change, fields):
    found = list(gaps(replace(WHOLE, **change), TODAY))
    assert [gap.field for gap in found] == fields
    assert all(gap.words.en and gap.words.cy for gap in found)


@pytest.mark.parametrize(
    ("day", "ended_on", "holds"),
    [
        (date(2025, 12, 31), None, False),
        (date(2026, 1, 1), None, True),
        (date(2027, 12, 31), None, True),
        (date(2028, 1, 1), None, False),
        (date(2026, 6, 1), date(2026, 6, 2), True),
        (date(2026, 6, 2), date(2026, 6, 2), False),
    ],
)
def test_its_last_day_counts_and_the_day_on_which_it_was_ended_does_not(day, ended_on, holds):
    assert is_in_force(WHOLE, ended_on, day) is holds


@pytest.mark.parametrize(
    ("giver", "agency", "body", "lanes", "covered"),
    [
        ({COUNCIL}, POLICE, "", {Lane.IDENTITY}, True),
        ({POLICE}, COUNCIL, "", {Lane.IDENTITY, Lane.EPISODE}, True),
        ({COUNCIL}, None, "Meddygfa Taf", {Lane.IDENTITY}, True),
        ({COUNCIL}, None, "MEDDYGFA TAF", {Lane.IDENTITY}, True),
        ({COUNCIL}, SCHOOL, "", {Lane.IDENTITY}, False),
        ({SCHOOL}, POLICE, "", {Lane.IDENTITY}, False),
        ({COUNCIL}, POLICE, "", {Lane.IDENTITY, Lane.HEALTH}, False),
        ({COUNCIL}, None, "Another surgery", {Lane.IDENTITY}, False),
        ({COUNCIL}, None, "", {Lane.IDENTITY}, False),
        (set(), POLICE, "", {Lane.IDENTITY}, False),
    ],
)
def test_it_covers_its_partners_and_its_kinds_of_fact_and_no_other(giver, agency, body, lanes, covered):
    assert covers(WHOLE, giver=giver, to_agency=agency, to_body=body, lanes=lanes) is covered


@pytest.mark.parametrize("lane", sorted(NEVER_SHARED))
def test_protected_facts_and_the_audit_are_covered_by_nothing(lane):
    every = replace(WHOLE, lanes=(*WHOLE.lanes, lane))
    assert not covers(every, giver={COUNCIL}, to_agency=POLICE, to_body="", lanes={lane})
    assert lane not in SHAREABLE


def test_consent_is_no_basis_and_each_kind_of_basis_can_be_chosen():
    assert not [basis for basis in LawfulBasis if "consent" in basis.words.en.lower()]
    assert {basis.kind for basis in LawfulBasis} == set(BasisKind)
