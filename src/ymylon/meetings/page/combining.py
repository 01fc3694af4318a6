"""Another meeting about the same child that is near: that the two could be one, whom it would spare, what becomes of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import AskPage, Entry, Link, Notice, Section
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.meetings.lookups.combining import Near, guests
from ymylon.meetings.lookups.frames import Kind, Meeting
from ymylon.meetings.lookups.items import Asked, asked_to, items_of
from ymylon.meetings.lookups.owed import Owed
from ymylon.meetings.page.owed import for_the_team, owed_entry
from ymylon.meetings.page.shared import (
    back_to,
    called,
    kind_name,
    names_of,
    of_kind,
    short_when,
    who_words,
)
from ymylon.meetings.rules.combining import spared

_MOST = 10


def could_be_one_section(
    actor: Actor, meeting: Meeting, near: Sequence[Near], owed: Sequence[Owed], asked: Sequence[Asked], *, keeps: bool
) -> tuple[Section, ...]:
    """Whoever sees both is told; whoever called both may make them one, and serve here what is owed and not called."""
    if not near and not owed:
        return ()
    shown = near[:_MOST]
    about = [one.children for one in shown] + [one.children for one in owed]
    names = names_of(actor, {child for children in about for child in children})
    entries = (
        *(_near(meeting, one, asked, names, keeps=keeps) for one in shown),
        *(owed_entry(meeting, one, names, keeps=keeps) for one in owed),
    )
    return (Section(_("Two meetings, one child, seven days"), "near", entries),)


def _near(meeting: Meeting, one: Near, asked: Sequence[Asked], names: dict[int, str], *, keeps: bool) -> Entry:
    title = f"{kind_name(one.meeting)}, {short_when(one.meeting.starts_at)}"  # type: ignore[attr-defined]
    about = _("Also about %(names)s.") % {"names": ", ".join(called(names, child) for child in one.children)}
    links: list[Link] = []
    if one.apart:
        words = one.apart.in_language(language())
    else:
        words = " ".join((_("One meeting could serve both."), _spared_words(_who_is_spared(asked, one.asked))))
        if keeps and one.is_kept:
            address = reverse("meetings:combine", args=[meeting.ref, one.meeting.ref])
            links.append(Link(_("Make it part of this one"), address, hidden=title, looks="second"))
        else:
            other = one.meeting if keeps else meeting
            words += " " + for_the_team(other)
    links.append(Link(_("Open"), reverse("meetings:meeting", args=[one.meeting.ref]), hidden=title))
    return Entry(title, f"{about} {words}", mark="waiting", links=tuple(links))


def _who_is_spared(here: Iterable[Asked], there: Sequence[Asked]) -> tuple[str, ...]:
    both = set(spared(guests(list(here)), guests(there)))
    return tuple(dict.fromkeys(who_words(one) for one in there if one.team_id and (one.team_id, one.person_id) in both))


def _spared_words(names: Sequence[str]) -> str:
    if not names:
        return _("The child and the family are asked once for their views.")
    words = ngettext(
        "It spares one appointment, and the child and the family a second question: %(names)s.",
        "It spares %(count)d appointments, and the child and the family a second question: %(names)s.",
        len(names),
    )
    return words % {"count": len(names), "names": "; ".join(names)}


def told_words(meeting: Meeting) -> str:
    """What those who were asked are told, unless whoever combines them says something else."""
    return told_of(meeting.kind, meeting.starts_at)  # type: ignore[attr-defined]


def told_of(kind: Kind, starts_at: datetime) -> str:
    """The same of a meeting that is being called."""
    words = {"kind": of_kind(kind, "name"), "when": short_when(starts_at)}
    return _("Combined with: %(kind)s, %(when)s.") % words


def combine_page(actor: Actor, meeting: Meeting, near: Near) -> AskPage:
    """The other is made part of this one: what is kept, who is asked anew, whom it spares."""
    other = near.meeting
    words = {
        "other": f"{kind_name(other)}, {short_when(other.starts_at)}",
        "this": f"{kind_name(meeting)}, {short_when(meeting.starts_at)}",
    }  # type: ignore[attr-defined]
    if near.apart:
        said = Notice(_("These two stay apart"), near.apart.in_language(language()))
        return AskPage(_("Make two meetings one"), words["other"], "", back_to(meeting), notices=(said,), shut=True)
    asked = asked_to(actor, meeting)
    both = set(spared(guests(asked), guests(near.asked)))
    anew = tuple(dict.fromkeys(who_words(one) for one in near.asked if one.team_id and (one.team_id, one.person_id) not in both))
    agenda = {one.child_id for one in items_of(actor, meeting)}
    children = [one.child_id for one in items_of(actor, other) if one.child_id not in agenda and not one.is_closed]  # type: ignore[attr-defined]
    names = names_of(actor, children)
    notices = (
        Notice(
            _("Both purposes are kept"),
            _("Who must be asked for either must be asked here. Nobody reads more lanes than before."),
        ),
        Notice(_("Who is spared"), _spared_words(_who_is_spared(asked, near.asked)), mark="done"),
        *((Notice(_("Asked to this one from now on"), "; ".join(anew)),) if anew else ()),
        *((Notice(_("Put on this agenda"), ", ".join(called(names, child) for child in children)),) if children else ()),
        Notice(
            _("What the chair opened"),
            _("Where a view comes here in a lane that the chair opened, that lane is closed again; the chair opens it anew."),
        ),
    )
    lede = _("%(other)s is cancelled, and made part of %(this)s. Its children, who is asked to it, and the views come here.")
    return AskPage(_("Make two meetings one"), lede % words, _("Make them one"), back_to(meeting), notices=notices)
