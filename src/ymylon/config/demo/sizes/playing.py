"""A child and an episode played through the rooms' own actions, each act by whoever does it in that place."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings

from ymylon.access.rules import Actor
from ymylon.children import actions as children
from ymylon.circumstances.actions import begin_care_spell
from ymylon.missing.actions.closing import close_episode, override_close
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.finding import explain_no_referral, record_prevention_check, refer_harm
from ymylon.missing.actions.grading import grade_risk, record_concern
from ymylon.missing.actions.meeting import set_meeting
from ymylon.missing.actions.reporting import report_missing
from ymylon.missing.actions.watching import add_observation
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.missing.models import Episode
from ymylon.notices.actions import acknowledge
from ymylon.notices.lookups import may_acknowledge, notices_about
from ymylon.people import actions as people
from ymylon.terms.codes import (
    ConcernLevel,
    ContactRelation,
    FoundCircumstance,
    Harm,
    IdentifierSystem,
    InvolvementKind,
    LegalStatus,
    LivingAt,
    ObservationKind,
    PlacementType,
    PoliceGrade,
    Precision,
    RecordReason,
    ReporterKind,
    Sex,
    Whereabouts,
)
from ymylon.terms.moments import Moment

from .draw import ChildFacts
from .draw_episodes import EpisodeFacts
from .playing_interviews import afterwards, interview, offer
from .posts import acting_as
from .setting import Setting
from .size import KINDS, STORIES

Waiting = Callable[[UUID], set[int]]
# Everybody who may have been told, in the order in which they answer.
_TOLD = (
    ("force", "coordinator"), ("responsible", "duty"), ("responsible", "worker"), ("host", "duty"), ("host", "worker"),
    ("health", "nurse"), ("home", "carer"), ("interviews", "interviewer"),
)  # fmt: skip


def play_child(facts: ChildFacts, here: Setting) -> int:
    """The council opens a record of this child, with whoever has a part in their life; answers the child's number."""
    kind = KINDS[facts.kind]
    with acting_as(here, "responsible", "worker") as by:
        at = facts.opened
        person = people.add_person(
            by=by,
            at=at,
            given=facts.given,
            family=facts.family,
            born_on=facts.born_on,
            sex=Sex[facts.sex],
            language=facts.language,
        )
        reason = RecordReason.LOOKED_AFTER if kind.in_care else RecordReason.CARE_AND_SUPPORT
        child = children.open_record(by=by, at=at, person_id=person.pk, reason=reason).pk
        people.add_identifier(by=by, at=at, person_id=child, system=IdentifierSystem.NHS_NUMBER, value=facts.nhs)
        for place, desk, involved in _involved(kind.in_care, bool(facts.where.home)):
            team = here.parts[place].desks[desk].team
            children.involve(by=by, at=at, child_id=child, team_id=team, kind=involved, basis="care and support plan")
        if kind.in_care:
            begin_care_spell(
                by=by,
                at=at,
                child_id=child,
                from_on=facts.care_from,
                responsible_authority=facts.where.responsible,
                host_authority=facts.where.host,
                legal_status=LegalStatus.CARE_ORDER,
                placement=PlacementType[kind.placement],
                home_id=here.parts["home"].agency if facts.where.home else None,
            )
        else:
            children.add_contact(
                by=by,
                at=at,
                child_id=child,
                relation=ContactRelation.PARENT,
                name=f"A parent of {facts.given}",
                telephone=facts.telephone,
            )
    return child


def _involved(in_care: bool, in_home: bool) -> tuple[tuple[str, str, InvolvementKind], ...]:
    if not in_care:
        # Known to council and police since somebody worried about them first.
        return (("responsible", "front", InvolvementKind.RESIDENCE_AUTHORITY), ("force", "missing", InvolvementKind.FORCE))
    teams = (("responsible", "work", InvolvementKind.RESPONSIBLE_AUTHORITY),)
    home = (("home", "staff", InvolvementKind.HOME), ("interviews", "interviews", InvolvementKind.RETURN_INTERVIEWS))
    return teams + home if in_home else teams


def play_episode(facts: EpisodeFacts, child: int, here: Setting, until: datetime, waiting: Waiting) -> UUID:
    """Everything that is done about one episode, in order, as far as it happens by `until`; answers its reference.

    `waiting` says which teams have yet to answer about it, so that nobody else is asked.
    """
    about = _report(facts, child, here)
    for at, act in (
        (facts.taken_on, lambda: _answer(here, about, facts.taken_on, waiting, (("host force", "coordinator"),))),
        (facts.graded, lambda: _grade(facts, here, about)),
        (facts.settled, lambda: _answer(here, about, facts.settled, waiting, _TOLD)),
        (facts.regraded, lambda: _watch(facts, here, about)),
        (facts.recorded, lambda: _find(facts, here, about)),
        (facts.heard, lambda: _answer(here, about, facts.heard, waiting, (("host force", "coordinator"), *_TOLD))),
        (facts.check_kept, lambda: _check(facts, here, about)),
        (facts.offered, lambda: offer(facts, here, about)),
        (facts.referral_taken, lambda: _refer(facts, here, about, waiting)),
        (facts.met, lambda: _meet(facts, here, about)),
        (facts.met, lambda: interview(facts, here, about)),
        (facts.closed, lambda: _close(facts, here, about)),
        (facts.closed, lambda: afterwards(facts, here, about)),
    ):
        if at <= until:
            act()
    return about


def _report(facts: EpisodeFacts, child: int, here: Setting) -> UUID:
    kind = KINDS[facts.child.kind]
    if facts.child.where.home:
        who = ("home", "carer")
    elif kind.in_care:
        # The carer rings the council: by day its social worker, by night whoever is on duty.
        who = ("responsible", "worker" if settings.DAY_TEAM.are_on(facts.reported) else "duty")
    else:
        who = ("force", "officer")
    with acting_as(here, *who) as by:
        return report_missing(
            by=by,
            at=facts.reported,
            child_id=child,
            last_seen=Moment(facts.seen, Precision.MINUTE),
            whereabouts=Whereabouts.NOT_KNOWN,
            place=facts.place,
            circumstances=facts.circumstances,
            reporter_kind=ReporterKind[kind.reporter],
            living_at=LivingAt[kind.living_at],
        ).ref


def _answer(here: Setting, about: UUID, at: datetime, waiting: Waiting, who: tuple[tuple[str, str], ...]) -> None:
    for place, post in who:
        if place not in here.parts or not waiting(about).intersection(here.parts[place].posts[post].teams):
            continue
        with acting_as(here, place, post) as by:
            for notice in notices_about(by, [about])[about]:
                if notice.acknowledged_at is None and may_acknowledge(by, notice, ()):
                    acknowledge(by=by, at=at, notice=notice)


def _episode(by: Actor, about: UUID) -> Episode:
    return episode_by_ref(by, about)


def _grade(facts: EpisodeFacts, here: Setting, about: UUID) -> None:
    story = STORIES[facts.story]
    with acting_as(here, "host force", "coordinator") as by:
        grade = PoliceGrade[story.grade]
        grade_risk(by=by, at=facts.graded, episode=_episode(by, about), grade=grade, reason=story.grade_words)


def _watch(facts: EpisodeFacts, here: Setting, about: UUID) -> None:
    story = STORIES[facts.story]
    if story.watched:
        with acting_as(here, "responsible", "worker") as by:
            record_concern(
                by=by,
                at=facts.sighted,
                episode=_episode(by, about),
                level=ConcernLevel.SIGNIFICANT,
                reason="More is behind this than one night out.",
                review_at=facts.closed,
            )
        with acting_as(here, "host force", "coordinator") as by:
            add_observation(
                by=by,
                at=facts.regraded,
                episode=_episode(by, about),
                kind=ObservationKind.ENQUIRY,
                happened=Moment(facts.sighted.replace(second=0, microsecond=0), Precision.MINUTE),
                words="Asked at the places where friends meet.",
            )
    if story.regrade:
        with acting_as(here, "host force", "coordinator") as by:
            grade = PoliceGrade[story.regrade]
            grade_risk(by=by, at=facts.regraded, episode=_episode(by, about), grade=grade, reason="An adult is involved.")


def _find(facts: EpisodeFacts, here: Setting, about: UUID) -> None:
    with acting_as(here, "host force", "coordinator") as by:
        record_found(
            by=by,
            at=facts.recorded,
            episode=_episode(by, about),
            found=Moment(facts.found, Precision.MINUTE),
            circumstance=FoundCircumstance[STORIES[facts.story].found],
            is_safe_now=True,
        )


def _check(facts: EpisodeFacts, here: Setting, about: UUID) -> None:
    story = STORIES[facts.story]
    with acting_as(here, "host force", "coordinator") as by:
        record_prevention_check(
            by=by,
            at=facts.check_kept,
            episode=_episode(by, about),
            checked=Moment(facts.checked, Precision.MINUTE),
            seen_alone=True,
            harm=[Harm[story.harm]],
            words=story.check_words,
        )


def _refer(facts: EpisodeFacts, here: Setting, about: UUID, waiting: Waiting) -> None:
    story = STORIES[facts.story]
    if story.refers or story.says_why_not:
        with acting_as(here, "host force", "coordinator") as by:
            episode = _episode(by, about)
            if story.says_why_not:
                explain_no_referral(by=by, at=facts.referred, episode=episode, reason="The council has it in its plan already.")
            else:
                refer_harm(by=by, at=facts.referred, episode=episode, worries=story.check_words)
    if story.refers:
        _answer(here, about, facts.referral_taken, waiting, (("host", "worker"),))


def _meet(facts: EpisodeFacts, here: Setting, about: UUID) -> None:
    if facts.asked:
        with acting_as(here, "responsible", "worker") as by:
            set_meeting(by=by, at=facts.met, episode=_episode(by, about), on=facts.meeting_on)


def _close(facts: EpisodeFacts, here: Setting, about: UUID) -> None:
    story = STORIES[facts.story]
    if story.overridden:
        with acting_as(here, "responsible", "manager") as by:
            override_close(by=by, at=facts.closed, episode=_episode(by, about), reason="Nothing is left that we can do here.")
    else:
        with acting_as(here, "responsible", "worker") as by:
            close_episode(by=by, at=facts.closed, episode=_episode(by, about))
