"""The pages that are read: all meetings, one, a child’s item, the minutes, the kinds; and a file for a calendar."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ymylon.access.policy import opens
from ymylon.design.moments import language
from ymylon.design.paging import rows_read
from ymylon.design.ways import reverse
from ymylon.documents.pdf import can_make_pdf
from ymylon.meetings.page.child import child_page
from ymylon.meetings.page.item import item_page
from ymylon.meetings.page.kinds import kinds_page
from ymylon.meetings.page.listing import every_page
from ymylon.meetings.page.meeting import meeting_page
from ymylon.meetings.page.minutes import minutes_page
from ymylon.meetings.rules import Frame
from ymylon.meetings.rules.calendar import meeting_file
from ymylon.meetings.views.shared import item_of, meeting_of, version_asked

_RECORD = "design/record.html"


@require_safe
@opens("SEE_MEETINGS")
def every(request: HttpRequest) -> HttpResponse:
    """Every meeting of which this person may know."""
    return render(request, _RECORD, {"page": every_page(request.actor, timezone.now(), after=rows_read(request))})


@require_safe
@opens("SEE_MEETINGS")
def meeting(request: HttpRequest, about: UUID) -> HttpResponse:
    """One meeting."""
    return render(request, _RECORD, {"page": meeting_page(request.actor, meeting_of(request.actor, about), timezone.now())})


@require_safe
@opens("SEE_MEETINGS")
def child(request: HttpRequest, child: UUID) -> HttpResponse:
    """The meetings about one child."""
    return render(request, _RECORD, {"page": child_page(request.actor, child, timezone.now())})


@require_safe
@opens("SEE_MEETINGS")
def item(request: HttpRequest, about: UUID) -> HttpResponse:
    """One child’s item: the page that is worked in the meeting."""
    one, of = item_of(request.actor, about)
    return render(request, _RECORD, {"page": item_page(request.actor, one, of, timezone.now())})


@require_safe
@opens("SEE_MEETINGS")
def minutes(request: HttpRequest, about: UUID) -> HttpResponse:
    """The minutes as this person’s lanes show them."""
    number = version_asked(request)
    page = minutes_page(request.actor, meeting_of(request.actor, about), timezone.now(), number=number, can_pdf=can_make_pdf())
    return render(request, _RECORD, {"page": page})


@require_safe
@opens("SEE_MEETINGS")
def kinds(request: HttpRequest) -> HttpResponse:
    """What each kind of meeting is for, and who must be asked."""
    return render(request, _RECORD, {"page": kinds_page(request.actor, timezone.now())})


@require_safe
@opens("SEE_MEETINGS")
def calendar(request: HttpRequest, about: UUID) -> HttpResponse:
    """The meeting as a file for a calendar: when, and a link; no child, no kind, no place."""
    one = meeting_of(request.actor, about)
    url = settings.PUBLIC_URL.rstrip("/") + reverse("meetings:meeting", args=[one.ref])
    frame = {"starts_at": one.starts_at, "minutes": one.minutes, "number": one.number}  # type: ignore[attr-defined]
    off = one.state == Frame.CANCELLED  # type: ignore[attr-defined]
    words = meeting_file(one.ref, **frame, url=url, language=language(), now=timezone.now(), cancelled=off)
    answer = HttpResponse(words, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="ymylon.ics"'
    return answer
