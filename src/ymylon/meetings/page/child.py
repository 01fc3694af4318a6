"""The meetings about one child, of which this person may know."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import NoSuchChild, residence_of
from ymylon.design.entries import Entry, Link, RecordPage, Section, Tag
from ymylon.design.ways import reverse
from ymylon.meetings.lookups import frames, items
from ymylon.meetings.lookups.combining import due_of
from ymylon.meetings.lookups.owed import owed_about, owed_as
from ymylon.meetings.page.owed import owed_section
from ymylon.meetings.page.shared import of_kind, short_when, state_tags
from ymylon.meetings.rules.combining import apart_because, is_owed_near
from ymylon.protection.lookups import known_child
from ymylon.terms.codes import Lane


def child_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """The page of the child with this reference. Raises NoSuchChild."""
    child = known_child(actor, ref)
    if not child.reads(actor, Lane.MEETING):
        raise NoSuchChild
    found = items.items_of_child(actor, [child.pk])
    meetings = frames.meetings_by_id(actor, [one.meeting_id for one in found])
    calls = child.writes(actor, Lane.MEETING, "CALL_MEETING")
    owed = owed_about(actor, [child.pk], now, [residence_of(child.pk)]) if not child.owner else []
    call = Link(_("Call a meeting"), f"{reverse('meetings:call')}?child={child.ref}", looks="main")
    return RecordPage(
        title=_("Meetings about %(name)s") % {"name": child.name},
        lede=_("Those that your teams called, or are asked to."),
        back=Link(_("Back to %(name)s") % {"name": child.given}, reverse("chronology:child", args=[child.ref])),
        sections=(
            *owed_section(actor, child, owed, _near(owed, found, meetings, now), now, calls=calls),
            _section(found, meetings),
        ),
        links=(
            *((call,) if calls else ()),
            Link(_("All meetings"), reverse("meetings:every")),
        ),
    )


def _near(owed, found, meetings, now: datetime) -> dict[str, list[frames.Meeting]]:
    """For each kind that is owed the meetings that are set and could serve it, the next first."""
    open_at = {one.meeting_id for one in found if not one.is_closed}
    waiting = [one for one in meetings.values() if one.pk in open_at and not frames.is_over(one)]
    return {
        one.kind.code: sorted(
            (
                each
                for each in waiting
                if is_owed_near(one.due_at, each.starts_at, now)
                and apart_because(due_of(each), owed_as(one, each.starts_at), now) is None
            ),
            key=lambda each: (each.starts_at, each.pk),
        )
        for one in owed
    }


def _section(found, meetings) -> Section:
    entries = tuple(_entry(one, meetings[one.meeting_id]) for one in found if one.meeting_id in meetings)
    return Section(_("Meetings"), "meetings", entries, tight=True, empty=_("You know of no meeting about this child."))


def _entry(item, meeting) -> Entry:
    tags = (*state_tags(meeting), *((Tag(_("Closed"), "done"),) if item.is_closed else ()))
    name = of_kind(meeting.kind, "name")
    link = Link(_("Open"), reverse("meetings:item", args=[item.ref]), hidden=name)
    return Entry(
        f"{name}, {short_when(meeting.starts_at)}", mark="done" if item.is_closed else "waiting", tags=tags, links=(link,)
    )
