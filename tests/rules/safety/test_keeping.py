"""Plans kept with a child: what keeps a version, a copy, a step down or a consent from being written as it was given."""

from datetime import date

import pytest

from ymylon.plans.rules import MadeWith
from ymylon.safety.rules import (
    ASKED,
    MAY_BE_SAID,
    Consent,
    CopyFor,
    LineKind,
    PlanKind,
    Until,
    consent_fault,
    copy_fault,
    goes_on_after_18,
    plan_fault,
    step_down_fault,
    support_ends_on,
)
from ymylon.terms.codes import Lane

TODAY = date(2026, 11, 27)
WITH, WITHOUT = MadeWith.CHILD, MadeWith.WITHOUT_THE_CHILD


@pytest.mark.parametrize(
    ("answers", "made_with", "childs", "tongue", "field"),
    [
        ({"signs": "Quiet"}, [WITH], "", "", None),
        # A child who only says one thing has a plan.
        ({}, [WITH], "Paid â ffonio Mam.", "WELSH", None),
        ({"signs": "Quiet"}, [], "", "", "made_with"),
        ({"signs": "Quiet"}, [WITH, WITHOUT], "", "", "made_with"),
        ({"signs": "Quiet"}, [WITH], "Na.", "", "words_language"),
        ({"signs": "  "}, [WITHOUT], "", "", ""),
        # What no question asks is no answer.
        ({"home": "With Nan"}, [WITH], "", "", ""),
    ],
)
def test_a_version_says_something_and_who_was_there(answers, made_with, childs, tongue, field):
    fault = plan_fault(PlanKind.SAFETY, answers, made_with=made_with, childs_words=childs, words_language=tongue)
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize(
    ("whom", "name", "words", "on", "field"),
    [
        (CopyFor.CHILD, "", "", TODAY, None),
        (CopyFor.CARER, "", "", TODAY, "name"),
        (CopyFor.CARER, "Elin", "", TODAY, None),
        # A parent has one because somebody decided so, and says why it is safe.
        (CopyFor.PARENT, "Mam", "", TODAY, "words"),
        (CopyFor.PARENT, "Mam", "Mared decided: Dad does not live there.", TODAY, None),
        (CopyFor.CHILD, "", "", date(2026, 11, 28), "on"),
    ],
)
def test_a_copy_is_given_by_a_person_to_somebody_on_a_day(whom, name, words, on, field):
    fault = copy_fault(whom, name, words, on, TODAY)
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize(
    ("words", "stays", "field"),
    [("Calm since May.", "His nan.", None), ("", "His nan.", "words"), ("Calm since May.", " ", "stays")],
)
def test_a_plan_steps_down_with_a_reason_and_with_what_stays(words, stays, field):
    fault = step_down_fault(words, stays)
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize(
    ("choice", "until", "on", "field"),
    [
        (Consent.CONSENTED, Until.TWENTY_ONE, TODAY, None),
        (Consent.CONSENTED, None, TODAY, "until"),
        (Consent.WITHDREW, None, TODAY, None),
        (Consent.WITHDREW, None, date(2027, 1, 1), "on"),
    ],
)
def test_consent_after_18_has_a_day_and_an_age_and_is_taken_back_at_any_time(choice, until, on, field):
    fault = consent_fault(choice, until, on, TODAY)
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize(
    ("kind", "lane"),
    [
        (PlanKind.SAFETY, Lane.SAFETY), (PlanKind.TRANSITION, Lane.CARE), (PlanKind.RELOCATION, Lane.CONCERN),
        (PlanKind.CONTEXTUAL, Lane.CONCERN),
    ],
)  # fmt: skip
def test_each_plan_lies_in_one_lane_and_asks_each_thing_once(kind, lane):
    codes = [one.code for one in ASKED[kind]]
    assert (kind.lane, len(codes)) == (lane, len(set(codes)))
    # Only what a person wrote down ends a plan; the receiving authority accepts a move and nothing else.
    assert (LineKind.ACCEPTED in MAY_BE_SAID[kind]) == (kind is PlanKind.RELOCATION)


def test_what_says_where_a_child_is_is_sealed_and_what_only_adults_need_stands_on_no_sheet():
    open_codes = {kind: {one.code for one in ASKED[kind] if not one.may_betray} for kind in PlanKind}
    assert {"places", "people", "school", "meetings"} & open_codes[PlanKind.SAFETY] == set()
    assert open_codes[PlanKind.RELOCATION] == {"online", "back"}
    assert [one.code for one in ASKED[PlanKind.TRANSITION] if one.childs is None] == ["payments"]


@pytest.mark.parametrize(
    ("said", "day", "goes_on"),
    [
        (None, date(2040, 1, 1), True),
        (Consent.CONSENTED, date(2040, 1, 1), True),
        (Consent.WITHDREW, date(2026, 3, 2), True),
        (Consent.WITHDREW, date(2026, 3, 3), False),
    ],
)
def test_of_an_adult_the_plan_for_growing_up_goes_on_only_while_they_agree(said, day, goes_on):
    born = date(2008, 3, 3)
    assert goes_on_after_18(born, said, day) is goes_on
    assert goes_on_after_18(None, said, day), "nobody knows that they are an adult"
    assert [support_ends_on(born, one) for one in Until] == [date(2029, 3, 3), date(2033, 3, 3)]
