"""What the circumstances of a child make owed, and by whom."""

from datetime import datetime
from typing import Any

from django.db import connection

from ymylon.access.rules import Actor
from ymylon.circumstances.models import EducationSpell, LearningNeed, Liberty
from ymylon.circumstances.rules.duties import ANSWER_EXCLUSION, DECIDE_NEED, REVIEW_LIBERTY, TELL_OF_EXCLUSION
from ymylon.circumstances.rules.waits import is_excluding
from ymylon.duties.actions import fulfil, open_duty, open_under_policy, void
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import Due, areas_of, due_under
from ymylon.terms.calendars import end_of_day
from ymylon.terms.codes import Lane, NeedStatus, TeamFunction, ToldOfExclusion

_T = TeamFunction
COUNCIL = (_T.SOCIAL_WORK, _T.CHILDRENS_FRONT_DOOR, _T.MANAGEMENT, _T.EMERGENCY_DUTY)
_SCHOOL = (_T.SCHOOL_SAFEGUARDING,)


def due_by_policy(key: str, at: datetime, area: str = "") -> Due | None:
    """By when, under the dated policy in force now; None: no policy sets a time."""
    return due_under(policy_rows([key]), key, areas_of(area), at)


def area_of(by: Actor | None) -> str:
    """The one area for which this person answers, whose policy holds; empty where they answer for several or none."""
    areas = {area for post in by.posts for area in post.areas} if by else set()
    return areas.pop() if len(areas) == 1 else ""


def owe(
    *, by: Actor | None, at: datetime, row: Any, code: str, lane: Lane, functions: tuple[TeamFunction, ...], key: str
) -> None:
    """A duty of this kind about this row is open, due by the policy in force."""
    open_under_policy(
        by=by, at=at, child_id=row.child_id, kind=code, lane=lane, key=key, about=row.ref, area=area_of(by), functions=functions,
    )  # fmt: skip


def owe_of_exclusion(*, by: Actor, at: datetime, spell: EducationSpell) -> None:
    """A school that told nobody yet owes it; where something is open about the child, the council owes the school an answer.

    Whether something is open is asked by the database, and not said: it may stand in a lane that the school must not know of.
    """
    if not is_excluding(spell.status, spell.place_stands):
        for code in (TELL_OF_EXCLUSION, ANSWER_EXCLUSION):
            void(by=by, at=at, child_id=spell.child_id, about=spell.ref, kinds=[code], reason="not excluded")
        return
    if set(spell.told) - {ToldOfExclusion.NOBODY_YET}:
        fulfil(by=by, at=at, child_id=spell.child_id, about=spell.ref, kinds=[TELL_OF_EXCLUSION])
    else:
        owe(by=by, at=at, row=spell, code=TELL_OF_EXCLUSION, lane=Lane.EDUCATION, functions=_SCHOOL, key="exclusion.tell")
    due = due_by_policy("exclusion.answer", at, area_of(by))
    with connection.cursor() as cursor:
        arguments = [spell.child_id, spell.ref, [str(code) for code in COUNCIL], at, due.at if due else None]
        arguments += [due.row.source if due else "", str(due.row.standing) if due else ""]
        cursor.execute("select owe_answer_to_exclusion(%s, %s, %s, %s, %s, %s, %s)", arguments)


def owe_review(*, by: Actor, at: datetime, liberty: Liberty) -> None:
    """The next review of a restriction is owed until the end of its day: an order's own day goes before any policy."""
    open_duty(
        by=by, at=at, child_id=liberty.child_id, kind=REVIEW_LIBERTY, lane=Lane.CARE, about=liberty.ref,
        due_at=end_of_day(liberty.review_on), functions=COUNCIL, occurrence=liberty.reviews + 1,
    )  # fmt: skip


def owe_decision(*, by: Actor, at: datetime, need: LearningNeed) -> None:
    """Needs that are suspected are owed a decision, by the school or, where none is involved, by the council."""
    if need.status == NeedStatus.SUSPECTED:
        functions = (*_SCHOOL, *COUNCIL)
        owe(by=by, at=at, row=need, code=DECIDE_NEED, lane=Lane.EDUCATION, functions=functions, key="learning_needs.decide")
