"""The doors of the two judgements, and of the strategy meeting that may follow from them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from ymylon.access.policy import opens
from ymylon.missing.actions.grading import grade_risk, record_concern
from ymylon.missing.actions.meeting import arrange_or_explain
from ymylon.missing.forms.ending import MeetingForm
from ymylon.missing.forms.judging import ConcernForm, GradeForm, review_moment
from ymylon.missing.page.asking import concern_page, grade_page, meeting_page
from ymylon.missing.views.asking import ask


@opens("GRADE_RISK")
def grade(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The police's grade."""

    def write(*, review, at, **said):
        grade_risk(at=at, review_at=review_moment(review, at), **said)

    return ask(request, ref, GradeForm, grade_page, write)


@opens("RECORD_CONCERN")
def concern(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Social care’s concern."""

    def write(*, review, at, **said):
        record_concern(at=at, review_at=review_moment(review, at), **said)

    return ask(request, ref, ConcernForm, concern_page, write)


@opens("ARRANGE_MEETING")
def strategy_meeting(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The day of the strategy meeting, or why none is needed."""
    return ask(request, ref, MeetingForm, meeting_page, arrange_or_explain)
