"""What is said at the table, the views, what the chair opens and closes, the minutes, and the kinds of meeting."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ymylon.access.policy import opens
from ymylon.access.rules import Actor
from ymylon.design import moments
from ymylon.design.forms import Question, posted
from ymylon.design.ways import reverse
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.duties.rules import Owner, local_day
from ymylon.duties.rules.agreed import end_of
from ymylon.intelligence.forms.submitting import SubmitForm, asked
from ymylon.intelligence.rules import HowKnown
from ymylon.meetings.actions import holding, keeping, submitting
from ymylon.meetings.forms import holding as forms
from ymylon.meetings.lookups import frames, items
from ymylon.meetings.lookups.items import Item
from ymylon.meetings.page import asking, kinds
from ymylon.meetings.page.item import interpreting_words
from ymylon.meetings.page.shared import called, names_of
from ymylon.meetings.rules import AT_THE_TABLE, About, How, Kind
from ymylon.meetings.rules.judging import NEVER_SAID
from ymylon.meetings.views.shared import ask, chaired, item_of, kept, meeting_of
from ymylon.terms.calendars import long_date
from ymylon.terms.codes import Lane

_BOTH = require_http_methods(["GET", "POST"])


def _name(actor: Actor, item: Item) -> str:
    return called(names_of(actor, [item.child_id]), item.child_id)


def _opened(actor: Actor, item: Item, now) -> set[str]:
    return {
        lane for row in items.let_in(actor, item, local_day(now)) if row.person_id == actor.practitioner_id for lane in row.lanes
    }


@_BOTH
@opens("TAKE_PART")
def say(request: HttpRequest, about: UUID) -> HttpResponse:
    """One thing about a child, in its lane; the page comes back for the next."""
    actor, now = request.actor, timezone.now()
    item, one = item_of(actor, about)
    draft = begun(request, f"meeting_say.{about}", now)
    lanes = asking.lanes_offered(actor, one, item, _opened(actor, item, now))
    form = forms.SayAtMeetingForm(posted(request), lanes=lanes, initial=draft.answers(forms.SayAtMeetingForm.base_fields))
    form.offer_kinds(judges=frames.judges(one))
    act = {"by": actor, "at": now, "meeting": one, "item": item}
    if form.done(lambda said: holding.say(**act, **_said(said))):
        discard(by=actor, form=draft.name)
        return redirect(f"{reverse('meetings:say', args=[item.ref])}?saved=1")
    return ask(
        request, asking.say_page(item, _name(actor, item), draft, saved="saved" in request.GET and not form.is_bound), form
    )


def _said(said: dict) -> dict:
    return {**said, "code": str(said.get("code") or "")}


@_BOTH
@opens("TAKE_PART")
def right(request: HttpRequest, about: UUID) -> HttpResponse:
    """What was said is put right by whoever said it, or whoever keeps the meeting."""
    actor, now = request.actor, timezone.now()
    row = items.said_by_ref(actor, about)
    item, one = item_of(actor, row.item.ref)
    # A view is not put right: another is written beside it, with how it was obtained.
    if row.kind not in AT_THE_TABLE or not (frames.is_mine(actor, one) or row.by_id == actor.practitioner_id):
        raise Http404
    begins = {name: getattr(row, name) for name in ("kind", "lane", "words", "reason", "who", "code")}
    form = forms.SayAtMeetingForm(posted(request), lanes=[Lane[row.lane]], initial=begins)
    form.fields["kind"].offer([Kind[row.kind]])  # type: ignore[attr-defined]
    act = {"by": actor, "at": now, "meeting": one, "item": item, "replaces": row}
    if form.done(lambda said: holding.say(**act, **_said(said))):
        return redirect("meetings:item", item.ref)
    return ask(request, asking.right_page(item, row, items.standing(actor, row)), form)


@_BOTH
@opens("TAKE_PART")
def word(request: HttpRequest, about: UUID) -> HttpResponse:
    """One thing at a meeting about no child."""
    actor, now = request.actor, timezone.now()
    one = meeting_of(actor, about)
    if one.kind.about == About.CHILDREN:
        raise Http404
    draft = begun(request, f"meeting_word.{about}", now)
    form = forms.WordForm(posted(request), initial=draft.answers(forms.WordForm.base_fields))
    if form.done(lambda said: holding.say_word(by=actor, at=now, meeting=one, **said)):
        discard(by=actor, form=draft.name)
        return redirect(f"{reverse('meetings:word', args=[one.ref])}?saved=1")
    return ask(request, asking.word_page(one, draft, saved="saved" in request.GET and not form.is_bound), form)


@_BOTH
@opens("SUBMIT_INTELLIGENCE")
def submit_heard(request: HttpRequest, about: UUID) -> HttpResponse:
    """What was heard at a meeting on intelligence is submitted to the police: its words are there already."""
    actor, now = request.actor, timezone.now()
    row = frames.word_by_ref(actor, about)
    one = meeting_of(actor, row.meeting.ref)
    if row.kind != Kind.INFORMATION or not frames.submits(actor, one):
        raise Http404
    draft = begun(request, f"heard.{about}", now)
    # By the day on which it was written down, or of the meeting, if that was before.
    heard = long_date(local_day(min(row.at, one.starts_at)), moments.language())  # type: ignore[attr-defined]
    begins = {"words": row.words, "known": heard, "how": HowKnown.TOLD} | draft.answers(SubmitForm.base_fields)
    form = asked(actor, posted(request), begins, now=now)

    def act(_said: dict) -> None:
        submitting.submit_heard(by=actor, at=now, meeting=one, word=row, **form.given)
        discard(by=actor, form=draft.name)

    if form.done(act):
        return redirect("meetings:meeting", one.ref)
    return ask(request, asking.submit_heard_page(one, draft), form)


@_BOTH
@opens("TAKE_PART")
def view(request: HttpRequest, about: UUID) -> HttpResponse:
    """What the child or the family wants known."""
    actor, now = request.actor, timezone.now()
    item, one = item_of(actor, about)
    draft = begun(request, f"meeting_view.{about}", now)
    begins = draft.answers(forms.MeetingViewForm.base_fields)
    form = forms.MeetingViewForm(posted(request), lanes=asking.lanes_offered(actor, one, item), initial=begins)
    if one.kind.professionals_only:
        form.fields["how"].offer([how for how in How if how is not How.PRESENT])  # type: ignore[attr-defined]
    if form.done(lambda said: holding.keep_view(by=actor, at=now, meeting=one, item=item, **said)):
        discard(by=actor, form=draft.name)
        return redirect("meetings:item", item.ref)
    return ask(request, asking.view_page(item, _name(actor, item), draft), form)


@_BOTH
@opens("TAKE_PART")
def language(request: HttpRequest, about: UUID) -> HttpResponse:
    """Which language is wanted, asked before the meeting."""
    actor, now = request.actor, timezone.now()
    item, one = item_of(actor, about)
    form = forms.LanguageForm(posted(request))
    if form.done(lambda said: holding.keep_language(by=actor, at=now, meeting=one, item=item, **said)):
        return redirect("meetings:item", item.ref)
    return ask(request, asking.language_page(item, _name(actor, item)), form)


@_BOTH
@opens("AGREE_ACTION")
def action(request: HttpRequest, about: UUID) -> HttpResponse:
    """An action is agreed here, through the room of agreed actions."""
    actor, now = request.actor, timezone.now()
    item, one = item_of(actor, about)
    choices, barred = asking.owners(actor, item.child_id)
    initial = {}
    if "interpret" in request.GET:
        words = interpreting_words(items.said_of(actor, [item]))
        initial = {"words": words, "due_on": local_day(one.starts_at)}  # type: ignore[attr-defined]
    form = forms.MeetingActionForm(posted(request), now=now, owners=choices, initial=initial)
    if form.done(
        lambda said: keeping.agree(
            by=actor,
            at=now,
            meeting=one,
            item=item,
            words=said["words"],
            owner=Owner.of_choice(said["owner"]),
            due_at=end_of(said["due_on"]),
            left_out=barred,
        )
    ):
        return redirect("meetings:item", item.ref)
    return ask(request, asking.action_page(item, _name(actor, item)), form)


@_BOTH
@opens("OPEN_LANES")
def let_in(request: HttpRequest, about: UUID) -> HttpResponse:
    """The chair opens lanes of one item to one person."""
    actor, now = request.actor, timezone.now()
    item, one = item_of(actor, about)
    chaired(actor, one)
    people = asking.around_child(actor, item.child_id)
    lanes = [lane for lane in items.lanes_read(actor, item) if lane not in NEVER_SAID]
    offered = sorted(
        ((number, words) for number, somebody in people.items() for _choice, words in asking.somebody_offered([somebody])),
        key=lambda pair: pair[1],
    )
    form = forms.OpenLaneForm(posted(request), now=now, people=offered, lanes=lanes)
    act = {"by": actor, "at": now, "meeting": one, "item": item}
    if form.done(lambda said: holding.open_lanes(**act, **said | {"person": people[said["person"]].person})):
        return redirect("meetings:item", item.ref)
    return ask(request, asking.let_in_page(item, _name(actor, item)), form)


@_BOTH
@opens("CHAIR_MEETING")
def take_back(request: HttpRequest, about: UUID) -> HttpResponse:
    """What was opened is closed again."""
    actor, now = request.actor, timezone.now()
    opened = items.let_in_by_ref(actor, about)
    item, one = item_of(actor, opened.item.ref)
    chaired(actor, one)
    form = forms.TakeBackForm(posted(request))
    if form.done(lambda said: holding.take_back(by=actor, at=now, meeting=one, opened=opened, **said)):
        return redirect("meetings:item", item.ref)
    return ask(request, asking.take_back_page(item, opened), form)


@_BOTH
@opens("CHAIR_MEETING")
def close(request: HttpRequest, about: UUID) -> HttpResponse:
    """The chair closes a child’s item."""
    actor, now = request.actor, timezone.now()
    item, one = item_of(actor, about)
    chaired(actor, kept(actor, one.ref))
    if item.is_closed:  # type: ignore[attr-defined]
        raise Http404
    facts = items.facts_of([item])[item.pk]._asdict()
    lacks = [
        name
        for name, there in (("met_why", "met_here"), ("child_why", "child_view"), ("family_why", "family_view"))
        if not facts[there]
    ]
    form = forms.CloseItemForm(posted(request), now=now, missing=lacks)
    if form.done(lambda said: holding.close_item(by=actor, at=now, meeting=one, item=item, **said)):
        return redirect("meetings:meeting", one.ref)
    return ask(request, asking.close_page(item, _name(actor, item), lacks), form)


@_BOTH
@opens("CHAIR_MEETING")
def hold(request: HttpRequest, about: UUID) -> HttpResponse:
    """The meeting is over."""
    actor, now = request.actor, timezone.now()
    one = chaired(actor, kept(actor, about))
    form = Question(posted(request))
    if form.done(lambda _said: holding.hold(by=actor, at=now, meeting=one)):
        return redirect("meetings:meeting", one.ref)
    return ask(request, asking.hold_page(one), form)


@_BOTH
@opens("CHAIR_MEETING")
def approve(request: HttpRequest, about: UUID) -> HttpResponse:
    """The chair approves the minutes."""
    actor, now = request.actor, timezone.now()
    one = chaired(actor, meeting_of(actor, about))
    first = not frames.minutes_of(actor, one)
    form = forms.ApproveForm(posted(request))
    if first:
        del form.fields["why"]
    if form.done(lambda said: holding.approve(by=actor, at=now, meeting=one, **said)):
        return redirect("meetings:minutes", one.ref)
    return ask(request, asking.approve_page(one, first=first), form)


@_BOTH
@opens("KEEP_MEETING_KINDS")
def kind(request: HttpRequest, number: int) -> HttpResponse:
    """A board defines a kind anew, from a day."""
    actor, now = request.actor, timezone.now()
    one = frames.kind_by_number(number)
    form = forms.MeetingKindForm(posted(request), now=now, initial=kinds.begins_with(one))
    if form.done(lambda said: keeping.define(by=actor, at=now, kind=one, areas=kinds.areas_of(actor), **said)):
        return redirect("meetings:kinds")
    return ask(request, kinds.kind_page(actor, one, now), form)
