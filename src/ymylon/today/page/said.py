"""Words that every entry of Today shares: the child, the episode, who answered."""

from urllib.parse import urlsplit
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.agencies.lookups import Team
from ymylon.design.entries import Ack
from ymylon.design.moments import When, language, late_words, told
from ymylon.design.ways import reverse
from ymylon.notices.lookups import Notice
from ymylon.notices.rules.clock import NoticeStage as Rung
from ymylon.notices.rules.states import must_be_rung, order
from ymylon.terms.codes import AgencyKind, NoticeKind, PolicyStanding, TeamFunction
from ymylon.today.lookups import Work

_OTHERS = 4


def child_words(work: Work, child_id: int) -> str:
    """ "Lowri Vaughan, 13": the name in full, for the child is this person's work."""
    name = work.names.get(child_id) or _("A child")
    age = work.ages.get(child_id)
    return name if age is None else _("%(name)s, %(age)d") % {"name": name, "age": age}


def child_inside(work: Work, child_id: int) -> str:
    """The same within a sentence, the age closed by its comma: "Lowri Vaughan, 13, is missing"."""
    words = child_words(work, child_id)
    return words if work.ages.get(child_id) is None else f"{words},"


def mark_of(when: When) -> str:
    """The shape that stands on the line for something that is to be done."""
    return {"late": "late", "soon": "soon"}.get(when.tone, "waiting")


def standing_words(standing: str) -> str:
    """How binding a clock is, inside a sentence: "local practice", "guidance", "demonstration"."""
    words = PolicyStanding[standing].label(language())
    return words[:1].lower() + words[1:]


def episode_url(about: UUID) -> str:
    """The page of an episode."""
    return reverse("missing:episode", args=[about])


_OF_A_REFERRAL = (NoticeKind.REFERRAL, NoticeKind.REFERRAL_ADDED)


def place_of(notice: Notice) -> str:
    """The page of what a notice tells: an episode, or an alarm about a protected child."""
    if notice.kind == NoticeKind.PROTECTED:
        return reverse("protection:alarm", args=[notice.about])
    if notice.kind in _OF_A_REFERRAL and notice.link:
        # What a letter holds is the address of the C1: it may be about no episode at all.
        return urlsplit(notice.link).path
    return episode_url(notice.about)


def place_words(notice: Notice) -> str:
    """What the link to it says."""
    if notice.kind in _OF_A_REFERRAL:
        return _("Open the referral")
    return _("Open the alarm") if notice.kind == NoticeKind.PROTECTED else _("Open the episode")


# The desks that stand for their agency; another team of the same council is called by its own name.
_DESKS = frozenset(
    {
        TeamFunction.CHILDRENS_FRONT_DOOR,
        TeamFunction.EMERGENCY_DUTY,
        TeamFunction.POLICE_MISSING,
        TeamFunction.POLICE_CONTROL,
        TeamFunction.HEALTH_SAFEGUARDING,
    }
)


def agency_words(work: Work, team_id: int) -> str:
    """Council, health or police for their desks; of any other the agency's, or within these the team's, own name."""
    team = work.teams[team_id]
    place = _place(team)
    if place == _OTHERS:
        return (team.agency or team).name(language())
    if team.function not in _DESKS:
        return team.name(language())
    return (_("Council"), _("Health"), _("Police"))[place - 1]


def _place(team: Team) -> int:
    return order(AgencyKind[team.agency.kind]) if team.agency else _OTHERS


def acks_beside(work: Work, notice: Notice) -> tuple[Ack, ...]:
    """Who has answered the same notice, council, health, police, then others; no more than this person may see."""
    this = (notice.kind, notice.occurrence)
    same = [other for other in work.about[notice.about] if (other.kind, other.occurrence) == this]
    ranked = sorted(same, key=lambda other: (_place(work.teams[other.team_id]), other.pk))
    return tuple(_ack(work, other) for other in ranked)


def rung_words(work: Work, notice: Notice) -> str:
    """That only a telephone call tells the team, where it is closed or this program isn't used; nothing for any other."""
    words = must_be_rung(work.teams[notice.team_id], work.now)
    return words.in_language(language()) if words else ""


def _ack(work: Work, notice: Notice) -> Ack:
    who = agency_words(work, notice.team_id)
    if notice.acknowledged_at:
        by = notice.answered_by or _person(work, notice.acknowledged_by_id)
        words = _("%(time)s, %(who)s") % {"time": told(notice.acknowledged_at, work.now), "who": by}
        return Ack(who, words, "done", "done")
    if rung := rung_words(work, notice):
        return Ack(who, rung, "late", "late")
    if notice.due_at and notice.due_at < work.now:
        minutes = int(work.now.timestamp() // 60) - int(notice.due_at.timestamp() // 60)
        return Ack(who, _("not yet, %(late)s") % {"late": late_words(minutes)}, "late", "late")
    return Ack(who, _("told %(time)s, waiting") % {"time": told(notice.told_at, work.now)})


def _person(work: Work, number: int | None) -> str:
    person = work.people.get(number or 0)
    return person.name if person else ""


def climbed_words(work: Work, notice: Notice) -> str:
    """Who was told next, because nobody answered."""
    steps = work.stages.get(notice.pk)
    if not steps:
        return ""
    team = work.teams[steps[-1].team_id]
    if steps[-1].stage == Rung.PASSED_ON:
        return _("The team that was told has closed; told in its place: %(team)s, %(time)s.") % {
            "team": team.name(language()),
            "time": told(steps[-1].at, work.now),
        }
    return _("Nobody answered; next told: %(team)s, %(time)s.") % {
        "team": team.name(language()),
        "time": told(steps[-1].at, work.now),
    }
