"""The meetings to which somebody is asked, those that are still to come, and those that are over."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Link, RecordPage, Section
from ymylon.design.moments import in_sentence, on_its_day
from ymylon.design.paging import parts
from ymylon.design.ways import reverse
from ymylon.meetings.lookups import frames, items
from ymylon.meetings.lookups.boards import Board, boards_without_date
from ymylon.meetings.lookups.frames import AT_ONCE, Meeting
from ymylon.meetings.lookups.items import Asked
from ymylon.meetings.page.shared import answer_mark, answer_words, conveners, kind_name, seat_words, short_when, state_tags
from ymylon.meetings.rules import Frame


def every_page(actor: Actor, now: datetime, *, after: int = 0) -> RecordPage:
    """Every meeting of which this person may know: of an invitation kind, time and place, and no child."""
    waiting, over = frames.waiting(actor, now), frames.over(actor, after=after)
    asked = items.own_asked(actor, waiting)
    without = boards_without_date(actor, now) if actor.may("CALL_MEETING") else []
    by_number = {one.pk: one for one in waiting}
    called_by = conveners([*waiting, *over, *(one.last for one in without)], now)
    sections = (
        Section(
            _("Asked of your teams"),
            "asked",
            tuple(_asked(rows, by_number[rows[0].meeting_id]) for rows in _alike(asked, by_number)),
            empty=_("Your teams are asked to no meeting now."),
        ),
        *((_boards(actor, without, called_by),) if without else ()),
        Section(
            _("Still to come"),
            "coming",
            tuple(_entry(one, called_by, now) for one in waiting),
            tight=True,
            empty=_("No meeting is called."),
        ),
        *(
            (Section(_("Over"), "over", tuple(_entry(one, called_by, now) for one in over[:AT_ONCE]), tight=True),)
            if over
            else ()
        ),
    )
    call = Link(_("Call a meeting"), reverse("meetings:call"), looks="main")
    return RecordPage(
        title=_("Meetings"),
        lede=_(
            "An invitation shows when and where. It opens nothing about any child: only the chair does, one person at a time."
        ),
        back=Link(_("Back to Today"), reverse("today:today")),
        sections=sections,
        links=(
            *((call,) if actor.may("CALL_MEETING") else ()),
            Link(_("Kinds of meeting"), reverse("meetings:kinds")),
            *parts(reverse("meetings:every"), after, AT_ONCE, is_more=len(over) > AT_ONCE),
        ),
    )


def _boards(actor: Actor, boards: Sequence[Board], called_by: Mapping[int, str]) -> Section:
    entries = tuple(
        Entry(
            f"{kind_name(one.last)}, {called_by[one.last.pk]}",
            _("Last: %(last)s. The next is due by %(day)s.")
            % {"last": short_when(one.last.starts_at), "day": in_sentence(one.due_on)},  # type: ignore[attr-defined]
            mark="late" if one.is_late else "waiting",
            tone="late" if one.is_late else "",
            links=(*_next_date(actor, one.last), _no_more(one.last)) if frames.is_mine(actor, one.last) else (),
        )
        for one in boards
    )
    return Section(_("No next date is set"), "without", entries, tight=True)


def _next_date(actor: Actor, last: Meeting) -> tuple[Link, ...]:
    if last.state == Frame.CANCELLED:  # type: ignore[attr-defined]
        address = f"{reverse('meetings:call')}?after={last.ref}"
        link = Link(_("Call the next one"), address, hidden=kind_name(last), looks="main")
        return (link,) if frames.calls_for(actor, last) else ()
    address = reverse("meetings:repeat", args=[last.ref])
    return (Link(_("Arrange the next dates"), address, hidden=kind_name(last), looks="main"),)


def _no_more(last: Meeting) -> Link:
    return Link(_("It meets no more"), reverse("meetings:end_board", args=[last.ref]), hidden=kind_name(last))


def _alike(asked: Sequence[Asked], by_number: Mapping[int, Meeting]) -> list[list[Asked]]:
    """Many children of one agenda are one line, until whoever is asked answers differently; the next meeting first."""
    found: dict[tuple, list[Asked]] = {}
    for one in asked:
        found.setdefault((one.meeting_id, one.team_id, one.person_id, one.seat, answer_words(one)), []).append(one)
    return sorted(found.values(), key=lambda rows: by_number[rows[0].meeting_id].starts_at)


def _asked(rows: Sequence[Asked], meeting: Meeting) -> Entry:
    one = rows[0]
    words = {"seat": seat_words(one.seat), "answer": answer_words(one).rstrip(".")}
    many = ngettext("About %(count)d child.", "About %(count)d children.", len(rows)) % {"count": len(rows)}
    return Entry(
        heading=f"{kind_name(meeting)}, {short_when(meeting.starts_at)}",  # type: ignore[attr-defined]
        why=" ".join([_("Asked as: %(seat)s. %(answer)s.") % words, *([many] if len(rows) > 1 else ())]),
        mark=answer_mark(one),
        links=(
            Link(_("Answer"), reverse("meetings:answer", args=[one.ref]), hidden=kind_name(meeting), looks="main"),
            Link(_("Put it in a calendar"), reverse("meetings:calendar", args=[meeting.ref]), hidden=kind_name(meeting)),
        ),
    )


def _entry(meeting: Meeting, called_by: Mapping[int, str], now: datetime) -> Entry:
    where = f" {meeting.place}." if meeting.place else ""  # type: ignore[attr-defined]
    over = frames.is_over(meeting)
    return Entry(
        heading=f"{kind_name(meeting)}, {short_when(meeting.starts_at)}",  # type: ignore[attr-defined]
        why=_("Called by %(team)s.") % {"team": called_by[meeting.pk]} + where,
        when=None if over else on_its_day(meeting.starts_at, now),  # type: ignore[attr-defined]
        mark="done" if over else "waiting",
        tags=state_tags(meeting),
        links=(Link(_("Open"), reverse("meetings:meeting", args=[meeting.ref]), hidden=kind_name(meeting)),),
    )
