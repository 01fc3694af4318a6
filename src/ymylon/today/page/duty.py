"""Something that a team owes, for whoever manages it: whose it is, and until when it waits."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import members_of, teams_by_id
from ymylon.design.entries import Act, AskPage, Link, Notice
from ymylon.design.moments import language, told
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Duty
from ymylon.duties.rules import is_paused, may_be_paused
from ymylon.duties.rules.pausing import why_words
from ymylon.people.lookups import current_names
from ymylon.today.page.owed import kind_words


def people_of(duty: Duty) -> list[tuple[str, str]]:
    """Whoever works in the team that owes it."""
    members = members_of([duty.team_id]) if duty.team_id else []
    return list({str(one.practitioner_id): one.practitioner.name for one in members}.items())


def _title(actor: Actor, duty: Duty) -> str:
    name = current_names(actor, [duty.child_id]).get(duty.child_id)
    child = name.full if name else _("A child")
    return _("%(what)s: %(child)s") % {"what": duty.words or kind_words(duty.kind), "child": child}


def _back(duty: Duty) -> Link:
    team = teams_by_id([duty.team_id]).get(duty.team_id) if duty.team_id else None
    if team is None:
        return Link(_("Your own Today"), reverse("today:today"))
    return Link(_("Today: %(team)s") % {"team": team.name(language())}, reverse("today:team", args=[team.ref]))


def duty_page(actor: Actor, duty: Duty, now: datetime) -> AskPage:
    """Whose it is; and the way to pausing it, or to letting it go on."""
    return AskPage(
        title=_title(actor, duty),
        lede=_due(duty, now),
        act=_("Save"),
        back=_back(duty),
        small=_("They see it as theirs on Today. It stays the team’s, and climbs as before."),
        notices=_pausing(actor, duty, now),
    )


def pause_page(actor: Actor, duty: Duty, now: datetime) -> AskPage:
    """Until which day it waits, and why."""
    return AskPage(
        title=_("Pause: %(what)s") % {"what": _title(actor, duty)},
        lede=_due(duty, now),
        act=_("Pause it"),
        back=Link(_("Back"), reverse("today:duty", args=[duty.ref])),
        small=_("Nothing of it climbs meanwhile. What is left of its time is left when it goes on, and it goes on by itself."),
    )


def _due(duty: Duty, now: datetime) -> str:
    return _("Due %(when)s.") % {"when": told(duty.due_at, now)} if duty.due_at else _("No policy sets a time.")


def _pausing(actor: Actor, duty: Duty, now: datetime) -> tuple[Notice, ...]:
    if duty.state != Duty.State.OPEN or not actor.posts_for("PAUSE_DUTY", duty.scopes):
        return ()
    if is_paused(duty.paused_until, now):
        act = Act(_("Let it go on now"), reverse("today:go_on", args=[duty.ref]), main=False)
        heading = _("Paused until %(when)s") % {"when": told(duty.paused_until, now)}
        return (Notice(heading, why_words(duty.pause_reason, language()), acts=(act,)),)
    if duty.due_at is None or duty.due_at < now or not may_be_paused(duty.lane):
        return ()
    link = Link(_("Pause it, with a reason"), reverse("today:pause", args=[duty.ref]))
    return (
        Notice(
            _("Can it not be done now?"), _("In hospital, abroad, waiting for a court: it may wait for a reason."), links=(link,)
        ),
    )
