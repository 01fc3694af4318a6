"""Calling a meeting, its agenda, moving it, who is asked, what they answer and who came."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ymylon.access.policy import opens
from ymylon.access.rules import Actor
from ymylon.children.lookups import residence_of
from ymylon.circumstances.actions.owing import area_of
from ymylon.contexts.lookups import to_link
from ymylon.design.entries import AskPage
from ymylon.design.forms import Question, posted
from ymylon.design.moments import told
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.duties.rules import local_day
from ymylon.meetings.actions import calling, climbing, combining, inviting, repeating
from ymylon.meetings.actions.clashing import Clash
from ymylon.meetings.forms import calling as forms
from ymylon.meetings.lookups import frames, items, room
from ymylon.meetings.lookups.boards import Standing, board_as_it_stands, board_without_date
from ymylon.meetings.lookups.combining import near_to
from ymylon.meetings.lookups.commitments import own_clashes
from ymylon.meetings.lookups.items import Item
from ymylon.meetings.lookups.owed import owed_about, owed_near
from ymylon.meetings.lookups.repeating import last_changed, rest_of
from ymylon.meetings.page import asking
from ymylon.meetings.page import boards as boards_page
from ymylon.meetings.page import combining as combining_page
from ymylon.meetings.page import owed as owed_page
from ymylon.meetings.page.kinds import areas_of
from ymylon.meetings.page.repeating import dates_words
from ymylon.meetings.page.shared import called, names_of, seat_words, who_words
from ymylon.meetings.rules import Move, Seat
from ymylon.meetings.views.shared import ask, item_of, kept, meeting_of
from ymylon.protection.lookups import KnownChild, known_child

_BOTH = require_http_methods(["GET", "POST"])


def _child(request: HttpRequest) -> KnownChild | None:
    """The child about whom it is called, where it is called from their page."""
    said = request.GET.get("child", "")
    if not said:
        return None
    try:
        return known_child(request.actor, UUID(said))
    except ValueError:
        raise Http404 from None


def _area(actor: Actor, child: KnownChild | None) -> str:
    own = next((area for post in actor.posts for area in post.areas), "")
    return (residence_of(child.pk) if child else "") or area_of(actor) or own


def _after(request: HttpRequest) -> Standing | None:
    """The board whose next is called, where it is called from there, as it stands now."""
    said = request.GET.get("after", "")
    if not said:
        return None
    try:
        return board_as_it_stands(request.actor, timezone.now(), UUID(said))
    except ValueError:
        raise Http404 from None


def _kept_as(child: KnownChild | None, after: frames.Meeting | None) -> str:
    if after is not None:
        return f"meeting_after.{after.ref}"
    return f"meeting_about.{child.ref}" if child else "meeting"


@_BOTH
@opens("CALL_MEETING")
def end_board(request: HttpRequest, about: UUID) -> HttpResponse:
    """A board or a group meets no more."""
    actor, now = request.actor, timezone.now()
    one = board_without_date(actor, now, about)
    form = forms.EndBoardForm(posted(request))
    if form.done(lambda said: climbing.end_board(by=actor, at=now, meeting=one, **said)):
        return redirect("meetings:every")
    return ask(request, asking.end_board_page(one), form)


@_BOTH
@opens("CALL_MEETING")
def call(request: HttpRequest) -> HttpResponse:
    """A meeting is called; where it clashes, whether to go on is asked before anything is made."""
    actor, now, child = request.actor, timezone.now(), _child(request)
    board = _after(request)
    after = board.after if board else None
    # Kept by what it was begun from: whoever goes on from Today comes back to the same board or child.
    draft = replace(begun(request, _kept_as(child, after), now), address=request.get_full_path())
    if board and not board.is_as_it_was and request.method == "GET" and draft.kept is None:
        # Nothing was typed: whoever comes to set the date finds the one that is set.
        return redirect("meetings:meeting", (board.later or board.after).ref)
    chairs, contexts = asking.may_chair(actor), {str(one.ref): one for one in to_link(actor)}
    kinds = {one.code: one for one in frames.kinds_on(local_day(now), [after.area] if after else areas_of(actor))}
    owed = owed_about(actor, [child.pk], now, [_area(actor, child)]) if child and not child.owner else []
    initial = {"kind": after.kind.code if after else request.GET.get("kind", ""), "chair": str(actor.practitioner_id)}
    initial["also"] = request.GET.getlist("also")
    if draft.kept:
        # Of a board whose version was not kept nobody had set the date.
        initial["version"] = 0
    form = forms.CallMeetingForm(
        posted(request),
        now=now,
        version=board.version if board else None,
        kinds=asking.kinds_offered(kinds.values()),
        chairs=asking.people_offered(chairs),
        contexts=[(ref, one.name) for ref, one in contexts.items()],
        owed=[(one.kind.code, owed_page.owed_title(one)) for one in owed if one.may_serve],
        initial=initial | draft.answers(forms.CallMeetingForm.base_fields),
    )
    made = []

    def act(said: dict) -> None:
        context, children = contexts.get(said.get("context", "")), [child.pk] if child else ()
        about = {"kind": kinds[said["kind"]], "area": _area(actor, child), "context": context, "child_ids": children}
        also = {"also": said.get("also", ()), "why": combining_page.told_of(kinds[said["kind"]], said["starts_at"].at)}
        on_top = {"after": after, "stood": board.version if board else None}
        made.append(combining.call_serving(by=actor, at=now, clash=said["clash"], **on_top, **also, **about, **_frame(said)))

    collision = None
    if board and not board.is_as_it_was and form.is_bound and form.is_valid() and form.is_older(board.version):
        collision = boards_page.beside(form.collide(version=board.version, **boards_page.theirs(actor, board, now)))
    elif form.done(_naming_clashes(form, act)):
        discard(by=actor, form=draft.name)
        return redirect("meetings:meeting", made[0].ref)
    form.leave_out_why()
    notices = boards_page.as_it_stands(board) if board else owed_page.owed_together(owed, now)
    page = asking.call_page(draft, child.given if child else "", notices, collision)
    return ask(request, page, form)


def _naming_clashes(form: forms.Clashing, act: Callable[[dict], object]) -> Callable[[dict], None]:
    """The act; where it clashes, the form says who has which other commitment, and asks why it is done all the same."""

    def naming(said: dict) -> None:
        try:
            act(said)
        except Clash as clash:
            form.name_clashes(dates_words(clash.dates) if clash.dates else asking.clash_words(clash.others))
            raise

    return naming


def _frame(said: dict) -> dict:
    return {"starts_at": said["starts_at"].at, "minutes": said["minutes"], "place": said["place"], "chair_id": int(said["chair"])}


@_BOTH
@opens("CALL_MEETING")
def move(request: HttpRequest, about: UUID) -> HttpResponse:
    """It is moved or cancelled; whoever is second is shown how it stands now, and saves on top on purpose."""
    actor, now = request.actor, timezone.now()
    one = kept(actor, about)
    chairs = asking.may_chair(actor)
    initial = {"starts_at": one.starts_at, "minutes": one.minutes, "place": one.place, "chair": str(one.chair_id)}  # type: ignore[attr-defined]
    offered = asking.people_offered(chairs)
    if str(one.chair_id) not in chairs:  # type: ignore[attr-defined]
        offered.append((str(one.chair_id), f"{one.chair_given} {one.chair_family}"))  # type: ignore[attr-defined]
    rest = rest_of(actor, one)
    offers = {"version": one.number, "chairs": offered, "later": rest.version if rest.own else None}  # type: ignore[attr-defined]
    form = forms.MoveMeetingForm(posted(request), now=now, initial=initial, **offers)
    collision = None
    if form.is_bound and form.is_valid():
        if form.is_stale(one.number):  # type: ignore[attr-defined]
            last = frames.settings_of(actor, one)[0]
            collision = form.collide(version=last.number, **_theirs(last, now))
        elif form.is_later_stale(rest.version) and (changed := last_changed(actor, one)):
            collision = form.collide(version=rest.version, kept_in="later", **_theirs(changed, now))
        elif form.done(_naming_clashes(form, lambda said: _move(actor, now, one, said))):
            return redirect("meetings:meeting", one.ref)
    form.leave_out_why()
    return ask(request, asking.move_page(one, collision, rest.others), form)


def _theirs(last: frames.Setting, now) -> dict:
    theirs = {"starts_at": told(last.starts_at, now), "place": last.place, "why": last.why}
    return {"who": last.by.name, "when": told(last.at, now), "theirs": theirs}


def _move(actor: Actor, now, one, said: dict) -> None:
    if said["choice"] is Move.CANCEL:
        calling.cancel(by=actor, at=now, meeting=one, why=said["why"])
    elif said["choice"] is Move.REST:
        repeating.cancel_rest(by=actor, at=now, meeting=one, why=said["why"])
    else:
        moved = repeating.move_rest if said["choice"] is Move.ALL else calling.move
        moved(by=actor, at=now, meeting=one, why=said["why"], clash=said.get("clash", ""), **_frame(said))


@_BOTH
@opens("CALL_MEETING")
def combine(request: HttpRequest, about: UUID, other: UUID) -> HttpResponse:
    """Another meeting about the same child is made part of this one."""
    actor, now = request.actor, timezone.now()
    one, part = kept(actor, about), kept(actor, other)
    near = next((each for each in near_to(actor, one, items.items_of(actor, one), now) if each.meeting.pk == part.pk), None)
    if near is None:
        raise Http404
    form = forms.CombineForm(posted(request), initial={"why": combining_page.told_words(one)})
    act = {"by": actor, "at": now, "meeting": one, "other": part}
    if form.done(_naming_clashes(form, lambda said: combining.combine(**act, why=said["why"], clash=said["clash"]))):
        return redirect("meetings:meeting", one.ref)
    form.leave_out_why()
    return ask(request, combining_page.combine_page(actor, one, near), form)


@_BOTH
@opens("CALL_MEETING")
def serve(request: HttpRequest, about: UUID, code: str) -> HttpResponse:
    """A meeting that is owed about the same child is held as part of this one."""
    actor, now = request.actor, timezone.now()
    one = kept(actor, about)
    found = owed_near(actor, one, items.items_of(actor, one), now)
    owed = next((each for each in found if each.kind.code == code and each.may_serve), None)
    if owed is None:
        raise Http404
    form, why = Question(posted(request)), combining_page.told_words(one)
    if form.done(lambda _said: combining.serve_owed(by=actor, at=now, meeting=one, code=code, why=why)):
        return redirect("meetings:meeting", one.ref)
    return ask(request, owed_page.serve_page(actor, one, owed), form)


@_BOTH
@opens("CALL_MEETING")
def put_on(request: HttpRequest, about: UUID) -> HttpResponse:
    """Children are put on the agenda."""
    actor, now = request.actor, timezone.now()
    one = kept(actor, about)
    offered, owed = asking.children_offered(actor, one, [item.child_id for item in items.items_of(actor, one)])
    children = [(number, name) for number, (_pk, name) in offered.items()]
    form = forms.PutOnForm(posted(request), children=children, initial={"children": owed})
    if form.done(
        lambda said: calling.put_on(by=actor, at=now, meeting=one, child_ids=[offered[number][0] for number in said["children"]])
    ):
        return redirect("meetings:meeting", one.ref)
    return ask(request, asking.put_on_page(one, nobody=not offered, owed=len(owed)), form)


@_BOTH
@opens("CALL_MEETING")
def ask_whole(request: HttpRequest, about: UUID, seat: str) -> HttpResponse:
    """Somebody is asked to the whole meeting."""
    one = kept(request.actor, about)
    return _ask(request, one, None, seat)


@_BOTH
@opens("CALL_MEETING")
def ask_for(request: HttpRequest, about: UUID, seat: str) -> HttpResponse:
    """Somebody is asked about one child."""
    item, one = item_of(request.actor, about)
    return _ask(request, kept(request.actor, one.ref), item, seat)


@_BOTH
@opens("CALL_MEETING")
def ask_besides(request: HttpRequest, about: UUID) -> HttpResponse:
    """Somebody beyond those who must be asked to the whole meeting: as what, before whom."""
    one = kept(request.actor, about)
    return _as_what(request, asking.besides_page(one, None), "meetings:ask", one.ref)


@_BOTH
@opens("CALL_MEETING")
def ask_besides_for(request: HttpRequest, about: UUID) -> HttpResponse:
    """Somebody beyond those who must be asked about one child."""
    item, one = item_of(request.actor, about)
    return _as_what(request, asking.besides_page(kept(request.actor, one.ref), item), "meetings:ask_for", item.ref)


def _as_what(request: HttpRequest, page: AskPage, address: str, ref: UUID) -> HttpResponse:
    form = forms.AskBesidesForm(posted(request))
    if form.is_bound and form.is_valid():
        return redirect(address, ref, form.cleaned_data["seat"])
    return ask(request, page, form)


def _ask(request: HttpRequest, one, item: Item | None, code: str) -> HttpResponse:
    if code not in set(Seat):
        raise Http404
    actor, now, seat = request.actor, timezone.now(), Seat[code]
    known = room.known_around(actor, [item.child_id], [seat], now).of(item.child_id, seat) if item else ()
    people = asking.with_people(room.choices_for(actor, one, seat, known))
    initial = {"who": known[0].choice} if known else {}
    form = forms.InviteForm(posted(request), people=asking.somebody_offered(people.values()), initial=initial)
    act = {"by": actor, "at": now, "meeting": one, "item": item, "seat": seat}

    def invite(said: dict) -> None:
        inviting.ask(**act, who=people.get(said["who"]), why_nobody=said["why_nobody"], clash=said["clash"])

    if form.done(_naming_clashes(form, invite)):
        return redirect("meetings:item", item.ref) if item else redirect("meetings:meeting", one.ref)
    form.leave_out_why()
    name = called(names_of(actor, [item.child_id]), item.child_id) if item else ""
    return ask(request, asking.ask_page(one, item, seat, name), form)


@_BOTH
@opens("CALL_MEETING")
def ask_known(request: HttpRequest, about: UUID) -> HttpResponse:
    """Everybody whom the record names for a seat that is still empty."""
    actor, now = request.actor, timezone.now()
    item, one = item_of(actor, about)
    kept(actor, one.ref)
    seats = room.not_asked(one, item.pk, items.asked_for(actor, item))
    known = room.known_around(actor, [item.child_id], seats, now)
    form = forms.AskKnownForm(posted(request))
    act = {"by": actor, "at": now, "meeting": one, "items": [item], "known": known}
    if form.done(_naming_clashes(form, lambda said: inviting.ask_known(**act, clash=said["clash"]))):
        return redirect("meetings:item", item.ref)
    form.leave_out_why()
    names = [words for seat in seats for _choice, words in asking.somebody_offered(known.of(item.child_id, seat))]
    return ask(request, asking.ask_known_page(item, names), form)


@_BOTH
@opens("CALL_MEETING")
def ask_known_all(request: HttpRequest, about: UUID) -> HttpResponse:
    """Everybody whom the record names for a seat that is still empty, of every child on the agenda whose item is open."""
    actor, now = request.actor, timezone.now()
    one = kept(actor, about)
    found, asked = [item for item in items.items_of(actor, one) if not item.is_closed], items.asked_to(actor, one)  # type: ignore[attr-defined]
    known = room.known_around(actor, [item.child_id for item in found], room.seats_of(one), now)
    form = forms.AskKnownForm(posted(request))
    act = {"by": actor, "at": now, "meeting": one, "items": found, "known": known}
    if form.done(_naming_clashes(form, lambda said: inviting.ask_known(**act, clash=said["clash"]))):
        return redirect("meetings:meeting", one.ref)
    form.leave_out_why()
    wanted = [who for item in found for seat in room.not_asked(one, item.pk, asked) for who in known.of(item.child_id, seat)]
    return ask(request, asking.ask_known_all_page(one, wanted), form)


@_BOTH
@opens("TAKE_PART")
def answer(request: HttpRequest, about: UUID) -> HttpResponse:
    """Whether they come: said by whoever is asked, or for them by whoever keeps the meeting."""
    actor, now = request.actor, timezone.now()
    asked = items.asked_by_ref(actor, about)
    one = meeting_of(actor, asked.meeting.ref)
    own = asked.team_id in {post.team_id for post in actor.posts}
    if asked.team_id is None or frames.is_over(one) or not (own or frames.is_mine(actor, one)):
        raise Http404
    others = [row for row in items.own_asked(actor, [one]) if own and inviting.is_alike(row, asked)]
    form = forms.ComeForm(posted(request), now=now, about_child=asked.item_id is not None, others=len(others))

    def come(said: dict) -> None:
        same = others if said.pop("same", False) else ()
        inviting.answer(by=actor, at=now, meeting=one, asked=asked, how=said.pop("answer"), same=same, **said)

    if form.done(come):
        return redirect("meetings:every")
    mine = own_clashes(actor, one) if own else []
    return ask(request, asking.answer_page(one, asked, mine), form)


@_BOTH
@opens("CALL_MEETING")
def attend(request: HttpRequest, about: UUID) -> HttpResponse:
    """Who came, of the whole meeting."""
    one = kept(request.actor, about)
    return _attend(request, one, None)


@_BOTH
@opens("CALL_MEETING")
def attend_child(request: HttpRequest, about: UUID) -> HttpResponse:
    """Who came for one child."""
    item, one = item_of(request.actor, about)
    return _attend(request, kept(request.actor, one.ref), item)


def _attend(request: HttpRequest, one, item: Item | None) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    rows = items.asked_for(actor, item) if item else [row for row in items.asked_to(actor, one) if row.item_id is None]
    asked = [
        (row.pk, f"{seat_words(row.seat)}: {who_words(row)}", row.item_id is not None, row.answer or "")  # type: ignore[attr-defined]
        for row in rows
        if row.team_id
    ]
    form = forms.AttendForm(posted(request), asked=asked)
    if form.done(lambda _said: inviting.attend(by=actor, at=now, meeting=one, came=form.came())):
        return redirect("meetings:item", item.ref) if item else redirect("meetings:meeting", one.ref)
    return ask(request, asking.attend_page(one, item), form)
