"""Entries for what a team owes: what, for whom, by when under which policy, and the one button that leads there."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from ymylon.circumstances.rules.duties import DUTY_KINDS as OF_CIRCUMSTANCES
from ymylon.design.entries import Entry, Link
from ymylon.design.moments import When, countdown, iso, language, lasted, told
from ymylon.duties.lookups import Duty
from ymylon.duties.rules import catalogue
from ymylon.interviews.rules import DUTY_KINDS as OF_INTERVIEWS
from ymylon.interviews.rules import NOT_ABOUT_EPISODES
from ymylon.missing.rules.duties import DUTY_KINDS as OF_MISSING
from ymylon.notices.rules.referrals import DUTY_KINDS as OF_REFERRALS
from ymylon.oversight.rules.letting_in import DUTY_KINDS as OF_OVERSIGHT
from ymylon.signals.rules import DUTY_KINDS as OF_REGISTER
from ymylon.terms.sources import SOURCES
from ymylon.today.lookups import Work
from ymylon.today.page.said import child_words, episode_url, mark_of, standing_words

KINDS = catalogue((*OF_MISSING, *OF_INTERVIEWS, *OF_CIRCUMSTANCES, *OF_REFERRALS, *OF_REGISTER, *OF_OVERSIGHT))
_OF_NO_EPISODE = NOT_ABOUT_EPISODES | {kind.code for kind in (*OF_CIRCUMSTANCES, *OF_REFERRALS, *OF_REGISTER, *OF_OVERSIGHT)}


def to_do(work: Work, duty: Duty) -> Entry:
    """One thing that this person's team owes."""
    child = child_words(work, duty.child_id)
    when = countdown(duty.due_at, work.now) if duty.due_at else When("calm", _("no time set"), told(duty.opened_at, work.now))
    url = _where(duty)
    opened = _episode(work, duty, child)
    return Entry(
        heading=_("%(what)s: %(child)s") % {"what": kind_words(duty.kind), "child": child},
        why=" ".join(filter(None, (_how_long(work, duty), _met_by(duty), _by_policy(duty)))),
        when=when,
        mark=mark_of(when),
        links=(Link(_("Do this"), url, f"{kind_words(duty.kind)}: {child}", "main"), *opened) if url else opened,
        key=str(duty.ref),
        anchor=f"duty-{duty.ref}",
    )


def done(work: Work, duty: Duty) -> Entry:
    """One thing that was owed and is no more."""
    said = {"what": kind_words(duty.kind), "child": child_words(work, duty.child_id), "why": duty.reason}
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


def _where(duty: Duty) -> str:
    if duty.kind not in KINDS:
        return ""
    try:
        return reverse(KINDS[duty.kind].address, args=[duty.about])
    except NoReverseMatch:
        return ""


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
