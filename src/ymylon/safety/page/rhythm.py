"""How often people meet about the child: part of the safety plan, for whoever is asked to those meetings."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Link, Section
from ymylon.design.moments import due_when, in_sentence, language, on_its_day
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.meetings.lookups.agendas import about_child, place_of
from ymylon.meetings.rules.rhythm import Place
from ymylon.protection.lookups import KnownChild
from ymylon.safety.rules import PlanKind
from ymylon.terms.calendars import local
from ymylon.terms.codes import Lane


def meeting_again(actor: Actor, child: KnownChild, kind: PlanKind, now: datetime) -> tuple[Section, ...]:
    """Each kind of meeting that goes on about the child: how often, when the next is, or by when it is owed."""
    if kind is not PlanKind.SAFETY or not child.reads(actor, Lane.MEETING):
        return ()
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for item in about_child(actor, child.pk):
        by_kind[item.meeting.kind.code].append(item)
    places = {code: place_of(rows, now) for code, rows in by_kind.items()}
    entries = tuple(_entry(by_kind[code][-1], place, now) for code, place in places.items() if place)
    return (Section(_("When we meet about it"), "rhythm", entries, tight=True),) if entries else ()


def _entry(item: Any, place: Place, now: datetime) -> Entry:
    meets, name = item.meeting.kind, getattr(item.meeting.kind, f"name_{language()}")
    owed = due_when(place.owed_on, local_day(now)) if place.owed_on else None
    words = [_often(meets, calm=place.is_calm)]
    if place.last_at:
        words.append(_("Last held on %(day)s.") % {"day": in_sentence(local(place.last_at).date())})
    words.append(_("The next is called.") if place.next_at else _("The next is not called yet."))
    return Entry(
        name,
        " ".join(filter(None, words)),
        on_its_day(place.next_at, now) if place.next_at else owed,
        mark="late" if place.is_late else "waiting",
        tone="late" if place.is_late else "",
        links=(Link(_("Open the meeting"), reverse("meetings:item", args=[item.ref]), hidden=name),),
    )


def _often(meets: Any, *, calm: bool) -> str:
    days = meets.calm_days if calm and meets.calm_days else meets.every_days
    if days is None:
        return ""
    often = ngettext("Every %(count)d day.", "Every %(count)d days.", days) % {"count": days}
    return " ".join((often, _("Things are calm, as the chair decided."))) if calm else often
