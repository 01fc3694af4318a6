"""What a plan for a night away must say, and what may wait."""

import pytest

from ymylon.plans.rules import MAY_BETRAY, NIGHT, WHO, ChildView, MadeWith, plan_fault

CHILD, CARER, WITHOUT = MadeWith.CHILD, MadeWith.CARER, MadeWith.WITHOUT_THE_CHILD


@pytest.mark.parametrize(
    ("made_with", "view", "told_how", "answers", "field"),
    [
        ([CHILD, CARER], ChildView.AGREES, "Read to her.", ["5 ft"], None),
        ([WITHOUT], ChildView.NOT_KNOWN_YET, "", ["5 ft"], None),
        ([CHILD], ChildView.OBJECTS, "Her keyworker told her.", ["5 ft"], None),
        ([], ChildView.AGREES, "Read to her.", ["5 ft"], "made_with"),
        ([CHILD, WITHOUT], ChildView.AGREES, "Read to her.", ["5 ft"], "made_with"),
        ([CHILD], ChildView.AGREES, " ", ["5 ft"], "told_how"),
        ([CHILD], ChildView.NO_ANSWER, "", ["5 ft"], "told_how"),
        ([CARER], ChildView.NOT_KNOWN_YET, "", ["", "  "], ""),
    ],
)
def test_what_keeps_a_plan_from_being_kept(made_with, view, told_how, answers, field):
    fault = plan_fault(made_with, view, told_how, answers)
    assert (fault.field if fault else None) == field


def test_what_could_say_where_a_child_is_is_asked_somewhere():
    assert {*NIGHT, *WHO, "childs_words", "told_how"} >= MAY_BETRAY
