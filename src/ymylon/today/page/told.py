"""Entries for what a team was told: to acknowledge, to wait for, or acknowledged already."""

from django.utils.translation import gettext as _

from ymylon.design.entries import Act, Entry, Link
from ymylon.design.moments import When, ago, countdown, iso, language, lasted, told
from ymylon.design.ways import reverse
from ymylon.notices.lookups import Notice
from ymylon.terms.codes import NoticeKind, Precision, ReporterKind
from ymylon.today.lookups import Work
from ymylon.today.page.said import (
    acks_beside,
    agency_words,
    child_inside,
    child_words,
    climbed_words,
    mark_of,
    place_of,
    place_words,
    rung_words,
    standing_words,
)


def _to_acknowledge(kind: NoticeKind) -> str:
    return {
        NoticeKind.REPORTED_MISSING: _("Acknowledge that %(child)s is missing"),
        NoticeKind.FURTHER_REPORT: _("Acknowledge that %(child)s is reported missing again"),
        NoticeKind.GRADE_CHANGED: _("Acknowledge that %(child)s is graded by the police"),
        NoticeKind.STILL_MISSING: _("Acknowledge that %(child)s is still missing"),
        NoticeKind.FOUND: _("Acknowledge that %(child)s is found"),
        NoticeKind.ENDED_OTHERWISE: _("Acknowledge that the episode of %(child)s is over"),
        NoticeKind.REOPENED: _("Acknowledge that the episode of %(child)s is open again"),
        NoticeKind.REFERRAL: _("Acknowledge that %(child)s is referred to you"),
        NoticeKind.REFERRAL_ADDED: _("Acknowledge that there is more on the referral of %(child)s"),
        NoticeKind.PROTECTED: _("Acknowledge an alarm about %(child)s"),
        NoticeKind.INTERVIEW_REFERRAL: _("Acknowledge that %(child)s is offered a return interview with you"),
    }.get(kind, _("Acknowledge what you were told: %(child)s"))


def to_acknowledge(work: Work, notice: Notice) -> Entry:
    """One notice that waits for this person's team: one click takes it on."""
    kind, child = NoticeKind[notice.kind], child_words(work, notice.child_id)
    when = _when(work, notice)
    act = Act(_("Acknowledge"), reverse("notices:acknowledge", args=[notice.ref]), child, (("next", "/"),))
    return Entry(
        # The age stands between two commas inside a sentence; at its end the second is none.
        heading=(_to_acknowledge(kind) % {"child": child_inside(work, notice.child_id)}).rstrip(","),
        why=" ".join(filter(None, (_what_happened(work, notice), _by_when(work, notice), climbed_words(work, notice)))),
        when=when,
        mark=mark_of(when),
        acks=acks_beside(work, notice),
        acts=(act,),
        links=(Link(place_words(notice), place_of(notice), child),),
        key=str(notice.ref),
        anchor=f"notice-{notice.ref}",
    )


def _when(work: Work, notice: Notice) -> When:
    if notice.due_at:
        return countdown(notice.due_at, work.now)
    return When("calm", _("told %(time)s") % {"time": told(notice.told_at, work.now)}, "", iso(notice.told_at))


def _what_happened(work: Work, notice: Notice) -> str:
    episode = work.episodes.get(notice.about)
    accounts = work.reports.get(episode.pk, []) if episode else []
    if episode is None or notice.kind not in (NoticeKind.REPORTED_MISSING, NoticeKind.FURTHER_REPORT) or not accounts:
        return _("Told %(ago)s.") % {"ago": ago(notice.told_at, work.now)}
    account = accounts[0] if notice.kind == NoticeKind.REPORTED_MISSING else accounts[-1]
    who = ReporterKind[account.reporter_kind].label(language())
    person = work.people.get(account.reported_by_id or 0)
    said = {"who": who, "time": told(account.reported_at, work.now), "name": person.name if person else ""}
    reported = _("Reported at %(time)s by %(name)s (%(who)s).") if person else _("Reported at %(time)s: %(who)s.")
    known = episode.last_seen_precision != Precision.UNKNOWN
    seen = _("Last seen %(time)s.") % {"time": told(episode.last_seen_at, work.now)} if known else _("Last seen: not known yet.")
    return f"{reported % said} {seen}"


def _by_when(work: Work, notice: Notice) -> str:
    if notice.due_at is None:
        return _("No policy sets a time.")
    said = {"team": work.teams[notice.team_id].name(language()), "span": lasted(notice.due_at - notice.told_at)}
    if not notice.policy_standing:
        return _("%(team)s: %(span)s to acknowledge.") % said
    said["standing"] = standing_words(notice.policy_standing)
    return _("%(team)s: %(span)s to acknowledge (%(standing)s).") % said


def to_wait_for(work: Work, notice: Notice) -> Entry:
    """One notice that another team has not answered: who is silent, and to whom it climbs by itself."""
    child, who = child_words(work, notice.child_id), agency_words(work, notice.team_id)
    due = notice.due_at
    strong = _("due %(time)s") % {"time": told(due, work.now)} if due else _("no time set")
    is_late = due is not None and due < work.now
    when = When("late" if is_late else "calm", strong, _("told %(time)s") % {"time": told(notice.told_at, work.now)})
    said = {"who": who, "what": NoticeKind[notice.kind].label(language()), "child": child}
    links: tuple[Link, ...] = ()
    if work.actor.may_with("TELL_BY_TELEPHONE", notice.scopes):
        url = f"{reverse('notices:telephone', args=[notice.ref])}?next=/"
        links = (Link(_("Tell by telephone"), url, _("%(who)s about %(child)s") % said, "second"),)
    said_rung = rung_words(work, notice)
    rung = f"{who}: {said_rung}." if said_rung else ""
    climbs = climbed_words(work, notice) or _climbs_at(work, notice)
    return Entry(
        heading=_("%(who)s to acknowledge. %(what)s: %(child)s") % said,
        why=" ".join(filter(None, (rung, climbs))),
        when=when,
        mark="late" if is_late else "someone",
        links=(*links, Link(place_words(notice), place_of(notice), child)),
        anchor=f"wait-{notice.ref}",
    )


def _climbs_at(work: Work, notice: Notice) -> str:
    if notice.due_at is None:
        return _("No policy sets a time.")
    team = work.teams[notice.team_id]
    said = {"time": told(notice.due_at, work.now)}
    if team.next_team_id or team.manager_team_id:
        return _("It goes to the next contact by itself at %(time)s.") % said
    return _("They are told again at %(time)s.") % said


def acknowledged(work: Work, notice: Notice) -> Entry:
    """One notice that this person's team has taken on."""
    said = {"what": NoticeKind[notice.kind].label(language()), "child": child_words(work, notice.child_id)}
    episode = work.episodes.get(notice.about)
    why = ""
    if episode and episode.ended_at is None:
        why = _("Missing for %(span)s now.") % {"span": lasted(work.now - episode.last_seen_at)}
    return Entry(
        heading=_("Acknowledged. %(what)s: %(child)s") % said,
        why=why,
        when=When("calm", told(notice.acknowledged_at, work.now), "", iso(notice.acknowledged_at)),
        mark="done",
        tone="done",
        links=(Link(place_words(notice), place_of(notice), said["child"]),),
    )
