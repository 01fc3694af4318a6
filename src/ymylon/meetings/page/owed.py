"""Meetings that are owed and not called: at which that is set they could be served, or that one could be called for two."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import combinations

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import AskPage, Entry, Link, Notice, Section
from ymylon.design.moments import in_sentence
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.meetings.lookups.frames import Kind, Meeting, also_serves, is_mine
from ymylon.meetings.lookups.owed import Owed, owed_as
from ymylon.meetings.page.shared import back_to, called, kind_name, names_of, of_kind, seat_words, short_when, team_words
from ymylon.meetings.rules.combining import NEAR, apart_because, is_owed_near, needed_by_both
from ymylon.protection.lookups import KnownChild


def owed_title(one: Owed) -> str:
    """A meeting that is owed, and by when."""
    name = of_kind(one.kind, "name")
    if one.due_at is None:
        return _("%(kind)s, owed") % {"kind": name}
    return _("%(kind)s, owed by %(day)s") % {"kind": name, "day": in_sentence(local_day(one.due_at))}


def both_words(one: Iterable[str], other: Iterable[str]) -> str:
    """That one meeting could serve two kinds, and which roles it spares a second appointment."""
    names = ", ".join(seat_words(code).lower() for code in needed_by_both(list(one), list(other)))
    spares = _("It spares these a second appointment: %(names)s.") % {"names": names}
    return " ".join(
        (_("One meeting could serve both."), spares if names else _("The child and the family are asked once for their views."))
    )


def seats_of_kind(kind: Kind) -> tuple[str, ...]:
    """Whom a kind needs, of each child and of the whole meeting."""
    return (*kind.seats, *kind.standing_seats)


def _seats_here(meeting: Meeting) -> tuple[str, ...]:
    also = also_serves(meeting)
    return (*seats_of_kind(meeting.kind), *(code for one in also for code in (*one.seats, *one.standing_seats)))


def _later_words(meeting: Meeting, one: Owed) -> str:
    if one.due_at is None or meeting.starts_at <= one.due_at:  # type: ignore[attr-defined]
        return ""
    return _("This meeting is later than that day: move it sooner, or hold the other by itself.")


def owed_entry(meeting: Meeting, one: Owed, names: dict[int, str], *, keeps: bool) -> Entry:
    """What is owed and could be served at this meeting; whoever keeps it may do so in one press."""
    title = owed_title(one)
    about = _("Also about %(names)s.") % {"names": ", ".join(called(names, child) for child in one.children)}
    links: list[Link] = []
    words = [about, both_words(_seats_here(meeting), seats_of_kind(one.kind)), _later_words(meeting, one)]
    if keeps and one.may_serve:
        address = reverse("meetings:serve", args=[meeting.ref, one.kind.code])
        links.append(Link(_("Serve it at this meeting"), address, hidden=title, looks="second"))
    else:
        words.append(_("It is for whoever owes it to say.") if keeps else for_the_team(meeting))
    return Entry(title, " ".join(filter(None, words)), mark="waiting", links=tuple(links))


def for_the_team(meeting: Meeting) -> str:
    """That whoever called it decides."""
    return _("It is for %(team)s to say.") % {"team": team_words(meeting.team)}


def _pairs(owed: Sequence[Owed], now: datetime) -> list[tuple[Owed, Owed]]:
    """Two that are owed within seven days of each other and that nothing keeps apart, each once."""
    due = {one.kind.code: max(one.due_at or now, now) for one in owed}
    return [
        (one, other)
        for one, other in combinations(owed, 2)
        if is_owed_near(other.due_at, due[one.kind.code], now)
        and apart_because(owed_as(one, now + NEAR), owed_as(other, now + NEAR), now) is None
    ]


def owed_together(owed: Sequence[Owed], now: datetime) -> tuple[Notice, ...]:
    """Of two meetings that are owed and not called: that one could be called for both, and whom it spares."""
    return tuple(
        Notice(f"{owed_title(one)}; {owed_title(other)}", both_words(seats_of_kind(one.kind), seats_of_kind(other.kind)))
        for one, other in _pairs(owed, now)
    )


def owed_section(
    actor: Actor, child: KnownChild, owed: Sequence[Owed], near: Mapping[str, Sequence[Meeting]], now: datetime, *, calls: bool
) -> tuple[Section, ...]:
    """What is owed about a child: at which meeting that is set it could be served, or with what else one could be called."""
    if not owed:
        return ()
    pairs = _pairs(owed, now)
    entries = []
    for one in owed:
        words, links = _where_set(actor, one, near.get(one.kind.code, ()))
        for first, other in pairs:
            if first is one and not near.get(one.kind.code) and not near.get(other.kind.code):
                words += [f"{owed_title(other)}.", both_words(seats_of_kind(one.kind), seats_of_kind(other.kind))]
                address = f"{reverse('meetings:call')}?child={child.ref}&kind={one.kind.code}&also={other.kind.code}"
                if calls and other.may_serve:
                    links.append(Link(_("Call one for both"), address, hidden=owed_title(one), looks="second"))
        entries.append(Entry(owed_title(one), " ".join(filter(None, words)), mark="waiting", links=tuple(links)))
    return (Section(_("Owed, and not called yet"), "owed", tuple(entries), tight=True),)


def _where_set(actor: Actor, one: Owed, near: Sequence[Meeting]) -> tuple[list[str], list[Link]]:
    words: list[str] = []
    links: list[Link] = []
    for meeting in near:
        this = f"{kind_name(meeting)}, {short_when(meeting.starts_at)}"  # type: ignore[attr-defined]
        words += [_("%(meeting)s is set.") % {"meeting": this}, both_words(_seats_here(meeting), seats_of_kind(one.kind))]
        words.append(_later_words(meeting, one))
        if is_mine(actor, meeting) and one.may_serve:
            address = reverse("meetings:serve", args=[meeting.ref, one.kind.code])
            links.append(Link(_("Serve it at that meeting"), address, hidden=f"{owed_title(one)}; {this}", looks="second"))
        else:
            words.append(for_the_team(meeting))
    return words, links


def serve_page(actor: Actor, meeting: Meeting, one: Owed) -> AskPage:
    """What is owed is held as part of this meeting: what is kept, and whom it spares."""
    names, later = names_of(actor, one.children), _later_words(meeting, one)
    this = f"{kind_name(meeting)}, {short_when(meeting.starts_at)}"  # type: ignore[attr-defined]
    notices = (
        *((Notice(_("Later than it is owed"), later, "late", "late"),) if later else ()),
        Notice(
            _("Both purposes are kept"),
            _("Who must be asked for either must be asked here. Nobody reads more lanes than before."),
        ),
        Notice(_("Who is spared"), both_words(_seats_here(meeting), seats_of_kind(one.kind)), mark="done"),
        Notice(_("Of whom it is owed"), ", ".join(called(names, child) for child in one.children)),
    )
    lede = _("%(other)s: it is held as part of %(this)s. Once that is closed, or cancelled, each is owed by itself again.")
    return AskPage(
        _("Serve both at one meeting"),
        lede % {"other": owed_title(one), "this": this},
        _("Serve both here"),
        back_to(meeting),
        notices=notices,
    )
