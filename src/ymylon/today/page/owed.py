"""Entries for what a team owes: what, for whom, by when under which policy, and the one button that leads there."""

from datetime import datetime
from functools import cache
from uuid import UUID

from django.urls import NoReverseMatch, resolve
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.rules import DUTY_KINDS as OF_ASSOCIATES
from ymylon.circumstances.rules.duties import DUTY_KINDS as OF_CIRCUMSTANCES
from ymylon.design.entries import Entry, Link
from ymylon.design.moments import When, countdown, iso, language, lasted, told
from ymylon.design.ways import reverse
from ymylon.disruption.rules import DUTY_KINDS as OF_DISRUPTION
from ymylon.duties.lookups import Duty
from ymylon.duties.rules import catalogue, is_paused
from ymylon.duties.rules.agreed import DUTY_KINDS as OF_ACTIONS
from ymylon.duties.rules.agreed import ActionState
from ymylon.duties.rules.pausing import why_words
from ymylon.exploitation.rules import DUTY_KINDS as OF_EXPLOITATION
from ymylon.intelligence.rules import DUTY_KINDS as OF_INTELLIGENCE
from ymylon.interviews.rules import DUTY_KINDS as OF_INTERVIEWS
from ymylon.interviews.rules import NOT_ABOUT_EPISODES
from ymylon.meetings.rules import DUTY_KINDS as OF_MEETINGS
from ymylon.missing.rules.duties import DUTY_KINDS as OF_MISSING
from ymylon.notices.rules.referrals import DUTY_KINDS as OF_REFERRALS
from ymylon.orders.rules import DUTY_KINDS as OF_ORDERS
from ymylon.oversight.rules.letting_in import DUTY_KINDS as OF_OVERSIGHT
from ymylon.plans.rules import DUTY_KINDS as OF_PLANS
from ymylon.safety.rules import DUTY_KINDS as OF_SAFETY
from ymylon.screening.rules import DUTY_KINDS as OF_SCREENING
from ymylon.signals.rules import DUTY_KINDS as OF_REGISTER
from ymylon.terms.sources import SOURCES
from ymylon.today.lookups import Work
from ymylon.today.page.said import child_words, episode_url, mark_of, standing_words
from ymylon.worries.rules import DUTY_KINDS as OF_WORRIES

KINDS = catalogue((
    *OF_MISSING, *OF_INTERVIEWS, *OF_CIRCUMSTANCES, *OF_REFERRALS, *OF_REGISTER, *OF_PLANS, *OF_OVERSIGHT, *OF_ACTIONS,
    *OF_EXPLOITATION, *OF_ASSOCIATES, *OF_ORDERS, *OF_WORRIES, *OF_SCREENING, *OF_INTELLIGENCE, *OF_MEETINGS,
    *OF_SAFETY, *OF_DISRUPTION,
))  # fmt: skip
_OTHERS = (
    *OF_CIRCUMSTANCES,
    *OF_REFERRALS,
    *OF_REGISTER,
    *OF_PLANS,
    *OF_OVERSIGHT,
    *OF_ACTIONS,
    *OF_EXPLOITATION,
    *OF_ASSOCIATES,
    *OF_ORDERS,
    *OF_WORRIES,
    *OF_SCREENING,
    *OF_INTELLIGENCE,
    *OF_MEETINGS,
    *OF_SAFETY,
    *OF_DISRUPTION,
)
_OF_NO_EPISODE = NOT_ABOUT_EPISODES | {kind.code for kind in _OTHERS}


def to_do(work: Work, duty: Duty) -> Entry:
    """One thing that this person's team owes."""
    child = child_words(work, duty.child_id)
    what = duty.words or kind_words(duty.kind)
    when = countdown(duty.due_at, work.now) if duty.due_at else When("calm", _("no time set"), told(duty.opened_at, work.now))
    url = _where(duty)
    may = bool(url) and _may(work.actor, duty)
    opened = _episode(work, duty, child)
    return Entry(
        heading=_("%(what)s: %(child)s") % {"what": what, "child": child},
        why=" ".join(filter(None, _why(work, duty, by_another=bool(url and duty.team_id) and not may))),
        when=when,
        mark=mark_of(when),
        links=(Link(_("Do this"), url, f"{what}: {child}", "main"), *opened) if may else opened,
        key=str(duty.ref),
        anchor=f"duty-{duty.ref}",
    )


def _why(work: Work, duty: Duty, *, by_another: bool) -> tuple[str, ...]:
    # A team has people in many roles, and each of them sees what it owes.
    other = _("Somebody of the team in another role does this.") if by_another else ""
    return (_of_kind(duty), _whose(work, duty), other, _how_long(work, duty), _met_by(duty), _by_policy(duty))


def _why_not(duty: Duty) -> str:
    """The reason as it was given; of an action whose words this person may not read, only how it ended."""
    if duty.ended_words or duty.reason not in ActionState.__members__:
        return duty.ended_words or duty.reason
    return ActionState[duty.reason].label(language())


def done(work: Work, duty: Duty) -> Entry:
    """One thing that was owed and is no more."""
    what = duty.words or kind_words(duty.kind)
    said = {"what": what, "child": child_words(work, duty.child_id), "why": _why_not(duty)}
    headings = {
        "FULFILLED": _("Done. %(what)s: %(child)s"),
        "WAIVED": _("Not needed. %(what)s: %(child)s"),
        "VOIDED": _("Not owed any more. %(what)s: %(child)s"),
    }
    return Entry(
        heading=headings[duty.state] % said,
        why=_("The reason given: %(why)s") % said if duty.state == "WAIVED" else "",
        when=When("calm", told(duty.ended_at, work.now), "", iso(duty.ended_at)),
        mark="done",
        tone="done",
        links=_episode(work, duty, said["child"]),
    )


def _episode(work: Work, duty: Duty, child: str) -> tuple[Link, ...]:
    # What is owed about something else than an episode has no episode to open.
    if duty.kind in _OF_NO_EPISODE:
        return ()
    return (Link(_("Open the episode"), episode_url(duty.about), child),)


def kind_words(code: str) -> str:
    """What a duty of this kind is called."""
    return KINDS[code].words.in_language(language()) if code in KINDS else _("Something is owed")


def paused_words(duty: Duty, now: datetime) -> tuple[tuple[str, str], ...]:
    """Until when it waits, and why; empty where it does not."""
    if not is_paused(duty.paused_until, now):
        return ()
    return ((_("Paused until"), told(duty.paused_until, now)), (_("Why"), why_words(duty.pause_reason, language())))


def _of_kind(duty: Duty) -> str:
    # Where the heading says what was agreed, this says what it is.
    return f"{kind_words(duty.kind)}." if duty.words else ""


def _whose(work: Work, duty: Duty) -> str:
    if duty.person_id is None:
        return ""
    if duty.person_id == work.actor.practitioner_id:
        return _("It is yours.")
    person = work.people.get(duty.person_id)
    return _("With %(name)s.") % {"name": person.name} if person else ""


def _where(duty: Duty) -> str:
    if duty.kind not in KINDS:
        return ""
    try:
        return reverse(KINDS[duty.kind].address, args=[duty.about])
    except NoReverseMatch:
        return ""


def _may(actor: Actor, duty: Duty) -> bool:
    """Whether the page where this is done opens to somebody where the duty is theirs; elsewhere they may have another role."""
    kind = KINDS[duty.kind]
    reads = kind.beside is None or not set(duty.scopes).isdisjoint(actor.scopes(kind.beside))
    return reads and actor.may_with(_act_at(kind.address), duty.scopes)


@cache
def _act_at(address: str) -> str:
    """The code of the act of the policy that the page at this address is."""
    return resolve(reverse(address, args=[UUID(int=0)])).func.opens.code


def _how_long(work: Work, duty: Duty) -> str:
    episode = work.episodes.get(duty.about)
    if episode is None:
        return ""
    if episode.ended_at is None:
        return _("Missing for %(span)s.") % {"span": lasted(work.now - episode.last_seen_at)}
    return _("Found at %(time)s.") % {"time": told(episode.ended_at, work.now)}


def _met_by(duty: Duty) -> str:
    if duty.kind not in KINDS:
        return ""
    return _("Met by: %(what)s.") % {"what": KINDS[duty.kind].met_by.in_language(language())}


def _by_policy(duty: Duty) -> str:
    if not duty.policy_standing:
        return _("No policy sets a time.") if duty.due_at is None else ""
    source = SOURCES.get(duty.policy_source)
    title = source.title.in_language(language()) if source else duty.policy_source
    return _("The time is set by: %(source)s (%(standing)s).") % {
        "source": title,
        "standing": standing_words(duty.policy_standing),
    }
