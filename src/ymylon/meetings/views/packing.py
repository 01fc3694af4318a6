"""The doors of somebody’s own papers: asking for them, how far they are, on paper, and as a file."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ymylon.access.policy import opens
from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.design.forms import Question, posted
from ymylon.design.moments import language
from ymylon.documents.pdf import can_make_pdf, make_pdf
from ymylon.meetings.actions import packing
from ymylon.meetings.lookups import packs
from ymylon.meetings.lookups.frames import Meeting, minutes_of
from ymylon.meetings.page.item import lanes_drawn
from ymylon.meetings.page.minutes import minutes_as_paper, minutes_page, version_of
from ymylon.meetings.page.pack import Paper, for_all_page, no_papers, pack_page
from ymylon.meetings.page.pack import paper as draw
from ymylon.meetings.rules import About
from ymylon.meetings.views.shared import ask, kept, meeting_of, version_asked
from ymylon.terms.codes import GivenBy


@require_http_methods(["GET", "POST"])
@opens("TAKE_PART")
def pack(request: HttpRequest, about: UUID) -> HttpResponse:
    """One’s papers are asked for, or drawn anew; how far they are."""
    actor, now = request.actor, timezone.now()
    one = meeting_of(actor, about)
    form = Question(posted(request))
    if form.done(lambda _said: packing.ask_for_pack(by=actor, at=now, meeting=one, tongue=language())):
        return redirect("meetings:pack", one.ref)
    if not packs.are_kept(one, now):
        return ask(request, no_papers(one), form)
    held = packs.own_pack(actor, one)
    far = packs.how_far(actor, held, *packs.to_be_drawn(actor, one)) if held else None
    return ask(request, pack_page(one, held, far, now, can_pdf=can_make_pdf()), form)


@require_http_methods(["GET", "POST"])
@opens("CALL_MEETING")
def packs_for_all(request: HttpRequest, about: UUID) -> HttpResponse:
    """Papers for everybody who is asked, by name or as a team, begun by whoever called the meeting, who opens none of them."""
    actor, now = request.actor, timezone.now()
    one = kept(actor, about)
    if one.kind.about != About.CHILDREN or not packs.are_kept(one, now):
        raise Http404
    form = Question(posted(request))
    if form.done(lambda _said: packing.begin_packs(by=actor, at=now, meeting=one)):
        return redirect("meetings:meeting", one.ref)
    return ask(request, for_all_page(one), form)


@require_POST
@opens("PRINT_PACK")
def paper(request: HttpRequest, about: UUID) -> HttpResponse:
    """The papers, to be printed; listed for each child in them."""
    one = meeting_of(request.actor, about)
    return render(request, "meetings/paper.html", {"page": _ready(request.actor, one, timezone.now(), GivenBy.PRINT)})


@require_POST
@opens("PRINT_PACK")
def pack_file(request: HttpRequest, about: UUID) -> HttpResponse:
    """The same as a PDF; its name says nothing of whom or what."""
    one = meeting_of(request.actor, about)
    if not can_make_pdf():
        raise Http404
    page = _ready(request.actor, one, timezone.now(), GivenBy.FILE)
    return _as_file(page)


def _as_file(page: Paper) -> HttpResponse:
    made = make_pdf(render_to_string("meetings/pack.html", {"page": page}), style=render_to_string("meetings/pack.css"))
    headers = {"Content-Disposition": f'attachment; filename="ymylon-{page.language}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _ready(actor: Actor, one: Meeting, now: datetime, means: GivenBy) -> Paper:
    held = packs.own_pack(actor, one) if packs.are_kept(one, now) else None
    if held is None:
        raise Http404
    wanted, left_out = packs.to_be_drawn(actor, one)
    drawn = packs.drawn_in(actor, held, wanted, left_out)
    if len(drawn.bodies) < len(wanted):
        raise Http404
    packing.record_printed(by=actor, at=now, meeting=one, drawn=drawn.lanes, means=means)
    return draw(actor, one, drawn, now)


@require_POST
@opens("PRINT_PACK")
def minutes_paper(request: HttpRequest, about: UUID) -> HttpResponse:
    """A version of the minutes, to be printed, as this person’s lanes show it; listed for each child in it."""
    return render(request, "meetings/paper.html", {"page": _minutes(request, about, GivenBy.PRINT)})


@require_POST
@opens("PRINT_PACK")
def minutes_file(request: HttpRequest, about: UUID) -> HttpResponse:
    """The same as a PDF; its name says nothing of whom or what."""
    if not can_make_pdf():
        raise Http404
    return _as_file(_minutes(request, about, GivenBy.FILE))


def _minutes(request: HttpRequest, about: UUID, means: GivenBy) -> Paper:
    """The version that is asked for, once the chair has approved it; of a protected child nothing is on paper."""
    actor, now = request.actor, timezone.now()
    one = meeting_of(actor, about)
    version = version_of(minutes_of(actor, one), version_asked(request))
    if version is None:
        raise Http404
    wanted, left_out = packs.to_be_drawn(actor, one)
    page = minutes_page(actor, one, now, number=version.number, on_paper=wanted)
    sections = {section.anchor: section for section in page.sections}
    drawn = {item.child_id: lanes_drawn(replace(page, sections=(sections[f"item-{item.ref}"],))) for item in wanted}
    shown(drawn)
    packing.record_printed(by=actor, at=now, meeting=one, drawn=drawn, means=means, number=version.number)
    body = render_to_string("meetings/pack_item.html", {"page": page})
    return minutes_as_paper(actor, one, version, body, now, left_out=left_out)
