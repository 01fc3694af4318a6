"""Who was told, and who has acknowledged, as far as somebody may know."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, teams_by_id
from ymylon.audit.rules import shown
from ymylon.audit.standing import standing
from ymylon.children.lookups import not_passed_on
from ymylon.duties.rules import Stage, StageDone, stages_due
from ymylon.notices.models import (
    Call,
    LeftOut,
    Notice,
    NoticeStage,
    Referral,
    ReferralAuthor,
    ReferralCall,
    ReferralDecision,
    ReferralFeedback,
    ReferralWords,
)
from ymylon.notices.rules.clock import NoticeStage as Rung
from ymylon.terms.codes import Lane, NoticeKind, Role
from ymylon.terms.faults import NoSuch

ENDS = (NoticeKind.FOUND, NoticeKind.ENDED_OTHERWISE)
# Harm that was referred, and what is owed, wait for an answer whether the child is found or not.
STANDS_ALONE = (NoticeKind.REFERRAL, NoticeKind.REFERRAL_ADDED, NoticeKind.INTERVIEW_REFERRAL, NoticeKind.DUTY_OVERDUE)
_RUNG_BEFORE = timedelta(days=7)  # a call is owed in writing within a day; one older than this was about something else


class NoSuchNotice(NoSuch):
    """There is no such notice, or none that this person may know of."""


def notice_by_ref(actor: Actor, ref: UUID) -> Notice:
    """The notice with this reference. Raises NoSuchNotice."""
    notice = Notice.objects.visible_to(actor).filter(ref=ref).first()
    if notice is None:
        raise NoSuchNotice
    shown([notice.child_id])
    return notice


def notices_about(actor: Actor, abouts: Iterable[UUID]) -> dict[UUID, list[Notice]]:
    """The visible notices about each of these things, in the order told."""
    found: dict[UUID, list[Notice]] = defaultdict(list)
    wanted = set(abouts)
    for notice in _about(actor, abouts=wanted) if wanted else ():
        found[notice.about].append(notice)
    return found


@standing
def _about(actor, abouts):
    return Notice.objects.visible_to(actor).filter(about__among=abouts).order_by("told_at", "id")


def notices_for_board(actor: Actor, abouts: Iterable[UUID]) -> list[Notice]:
    """The visible notices about these things, and every other that is still unanswered; in the order told."""
    return _for_board(actor, abouts=set(abouts))


@standing
def _for_board(actor, abouts):
    unanswered = Q(acknowledged_at__isnull=True) & ~_is_overtaken()
    return Notice.objects.visible_to(actor).filter(Q(about__among=abouts) | unanswered).order_by("told_at", "id")


def waiting_for(actor: Actor) -> list[Notice]:
    """Unanswered notices to the actor's own teams, and those that climbed to them; soonest due first, without a clock last."""
    own = {post.team_id for post in actor.posts}
    climbed = NoticeStage.objects.visible_to(actor).filter(team_id__in=own).values("notice_id")
    mine = Notice.objects.visible_to(actor).filter(Q(team_id__in=own) | Q(pk__in=climbed), ~_is_overtaken())
    return list(mine.filter(acknowledged_at__isnull=True).order_by(F("due_at").asc(nulls_last=True), "id"))


def unanswered_by(actor: Actor, team_ids: Iterable[int]) -> list[Notice]:
    """What these teams were told and have not answered, as far as somebody may know; in the order told."""
    seen = Notice.objects.visible_to(actor).filter(~_is_overtaken(), team_id__in=set(team_ids), acknowledged_at__isnull=True)
    return list(seen.order_by("told_at", "id"))


def around_own(actor: Actor, since: datetime) -> list[Notice]:
    """What the actor's own teams have to answer or have answered since, with what others were told of the same things.

    Of things that own teams answered before, only what others have still not answered.
    """
    return _around(actor, own=[post.team_id for post in actor.posts], since=since)


@standing
def _around(actor, own, since):
    climbed = NoticeStage.objects.visible_to(actor).filter(team_id__among=own).values("notice_id")
    seen = Notice.objects.visible_to(actor)
    told, told_next = seen.filter(team_id__among=own), seen.filter(pk__in=climbed)
    lately = Q(acknowledged_at__isnull=True) | Q(acknowledged_at__gte=since)
    mine = Exists(told.filter(about=OuterRef("about"))) | Exists(told_next.filter(about=OuterRef("about")))
    # A union and no "or": of one question with all three, PostgreSQL reads every notice there is.
    found = seen.filter(about__in=told.filter(lately).values("about")).union(
        seen.filter(about__in=told_next.filter(lately).values("about")),
        seen.filter(~_is_overtaken(), mine, acknowledged_at__isnull=True),
    )
    return found.order_by("told_at", "id")


def is_overtaken(notice: Notice, others: Iterable[Notice]) -> bool:
    """True if a later one among these tells of the end: nobody needs to answer this one then, left out of the end or not.

    A notice of the end is overtaken by a later end, and where the child is still missing after all. Once the episode is closed
    nobody answers either, the end included; harm that was referred waits all the same.
    """
    if notice.kind in STANDS_ALONE:
        return False
    if notice.closed_at is not None:
        return True
    kinds = _overtaking(notice.kind)
    return any(other.kind in kinds and other.about == notice.about and other.told_at > notice.told_at for other in others)


def _overtaking(kind: str) -> tuple[NoticeKind, ...]:
    return (*ENDS, NoticeKind.STILL_MISSING) if kind in ENDS else ENDS


def stages_of(actor: Actor, notices: Iterable[Notice]) -> dict[int, list[NoticeStage]]:
    """The steps by which each notice has climbed, oldest first."""
    found: dict[int, list[NoticeStage]] = defaultdict(list)
    ids = [notice.pk for notice in notices]
    for stage in _stages(actor, notices=ids) if ids else ():
        found[stage.notice_id].append(stage)
    return found


@standing
def _stages(actor, notices):
    return NoticeStage.objects.visible_to(actor).filter(notice_id__among=notices).order_by("at", "id")


def referrals_about(actor: Actor, about: UUID) -> list[Referral]:
    """The C1 referrals made about one thing, oldest first."""
    return _referrals(actor, about=about)


@standing
def _referrals(actor, about):
    return Referral.objects.visible_to(actor).filter(about=about).order_by("made_at", "id")


class NoSuchReferral(NoSuch):
    """There is no such C1, or none that this person may know of."""


def referral_by_ref(actor: Actor, ref: UUID) -> Referral:
    """The C1 with this reference. Raises NoSuchReferral."""
    referral = Referral.objects.visible_to(actor).filter(ref=ref).first()
    if referral is None:
        raise NoSuchReferral
    shown([referral.child_id])
    return referral


def referral_of(actor: Actor, notice: Notice) -> UUID | None:
    """The C1 of which a notice tells: it is numbered by it. None for every other notice."""
    if notice.kind != NoticeKind.REFERRAL:
        return None
    return Referral.objects.visible_to(actor).filter(pk=notice.occurrence).values_list("ref", flat=True).first()


_MOST_REFERRALS = 20


def referrals_of(actor: Actor, child_ids: Iterable[int]) -> list[Referral]:
    """The C1s about these children that this person may read, newest first, each with its `outcome` if it is decided."""
    return _referrals_of(actor, children=set(child_ids))


@standing
def _referrals_of(actor, children):
    told = ReferralFeedback.objects.visible_to(actor).filter(referral=OuterRef("pk")).values("outcome")[:1]
    seen = Referral.objects.visible_to(actor).filter(child_id__among=children).annotate(outcome=Subquery(told))
    return seen.order_by("-made_at", "-id")[:_MOST_REFERRALS]


class Answered(NamedTuple):
    """Before and after a C1, as far as this person may know: calls, words added, decision, what the referrer is told, notice."""

    rung: list[ReferralCall]
    added: list[ReferralWords]
    decision: ReferralDecision | None
    feedback: ReferralFeedback | None
    notice: Notice | None


def what_followed(actor: Actor, referral: Referral) -> Answered:
    """What followed a C1, and the calls of the week before it. The decision is social care's; the feedback the referrer's too."""
    lately = (referral.made_at - _RUNG_BEFORE, referral.made_at)
    kept = {"about": referral.about, "kind": NoticeKind.REFERRAL, "occurrence": referral.pk}
    return Answered(
        list(ReferralCall.objects.visible_to(actor).filter(child_id=referral.child_id, at__range=lately).order_by("at", "id")),
        list(ReferralWords.objects.visible_to(actor).filter(referral_id=referral.pk).order_by("at", "id")),
        ReferralDecision.objects.visible_to(actor).filter(referral_id=referral.pk).first(),
        ReferralFeedback.objects.visible_to(actor).filter(referral_id=referral.pk).first(),
        Notice.objects.visible_to(actor).filter(**kept).order_by("id").first(),
    )


def notices_of(actor: Actor, referral: Referral, added: Iterable[ReferralWords]) -> list[Notice]:
    """What the front door was told of a C1 and of each addition to it, in the order told. An addition numbers its notice too."""
    of_itself = Q(kind=NoticeKind.REFERRAL, occurrence=referral.pk)
    of_more = Q(kind=NoticeKind.REFERRAL_ADDED, occurrence__in=[row.pk for row in added])
    return list(Notice.objects.visible_to(actor).filter(of_itself | of_more, about=referral.about).order_by("told_at", "id"))


def authors_of(actor: Actor, referral: Referral) -> dict[int | None, ReferralAuthor]:
    """Who referred and who added, where the family is not to learn it: by the addition, the C1 itself under None.

    For social care, which may have to ring back, and for the author's own team. It goes on no paper and into no file.
    """
    return {row.words_id: row for row in ReferralAuthor.objects.visible_to(actor).filter(referral_id=referral.pk)}


class OpenReferral(NamedTuple):
    """An undecided C1 about the same harm; more is not said of it to whoever may not read it."""

    number: int
    ref: UUID
    made_at: datetime


def open_referral(child_id: int, about: UUID | None, reasons: Iterable[str]) -> OpenReferral | None:
    """The undecided C1 of the same episode, or for one of the same reasons. The child is held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select id, ref, made_at from open_referral(%s, %s, %s)", [child_id, about, [str(one) for one in reasons]])
        found = cursor.fetchone()
    return OpenReferral(*found) if found else None


def calls_about(actor: Actor, notices: Iterable[Notice]) -> dict[int, list[Call]]:
    """The telephone calls made about each notice, oldest first."""
    found: dict[int, list[Call]] = defaultdict(list)
    ids = [notice.pk for notice in notices]
    for call in _calls(actor, notices=ids) if ids else ():
        found[call.notice_id].append(call)
    return found


@standing
def _calls(actor, notices):
    return Call.objects.visible_to(actor).filter(notice_id__among=notices).order_by("at", "id")


def left_out_about(actor: Actor, about: UUID) -> list[LeftOut]:
    """Who was left out of this and why, oldest first. Whoever was left out finds nothing here."""
    return _left_out(actor, about=about)


@standing
def _left_out(actor, about):
    return LeftOut.objects.visible_to(actor).filter(about=about).order_by("at", "id")


def left_out_of_all(actor: Actor, abouts: Iterable[UUID]) -> set[int]:
    """The teams that were left out of any of these, as far as somebody may know."""
    return set(LeftOut.objects.visible_to(actor).filter(about__in=set(abouts)).values_list("team_id", flat=True))


def left_out_of_child(actor: Actor, child_id: int) -> set[int]:
    """The teams that were left out of anything told of this child, as far as somebody may know."""
    return set(LeftOut.objects.visible_to(actor).filter(child_id=child_id).values_list("team_id", flat=True))


def left_out_around(actor: Actor, child_id: int, teams: Iterable[Team]) -> set[int]:
    """Those of these teams that were left out of something told of this child, or whose agency was; as far as one may know."""
    numbers = left_out_of_child(actor, child_id)
    if not numbers:
        return set()
    own = {post.agency_id for post in actor.posts}
    agencies = {team.agency_id for team in teams_by_id(numbers).values() if team.agency_id} - own
    return {team.pk for team in teams if team.pk in numbers or team.agency_id in agencies}


def may_acknowledge(actor: Actor, notice: Notice, stages: Iterable[NoticeStage]) -> bool:
    """True for the team that was told and for those to whom silence has climbed; to see a notice is not to be told."""
    told = {notice.team_id, *(stage.team_id for stage in stages)}
    return any(post.team_id in told for post in actor.posts)


# For the clock, which acts for nobody and sees every ledger


def _is_overtaken() -> Q:
    """A later notice of the end overtakes the one before, also that of a team left out of the end; and so does the closing."""
    later = Notice.objects.filter(about=OuterRef("about"), told_at__gt=OuterRef("told_at"))
    ended, missing_after_all = Exists(later.filter(kind__in=ENDS)), Exists(later.filter(kind=NoticeKind.STILL_MISSING))
    overtaken = Q(closed_at__isnull=False) | Q(ended) | (Q(kind__in=ENDS) & Q(missing_after_all))
    return overtaken & ~Q(kind__in=STANDS_ALONE)


def _unanswered() -> QuerySet[Notice]:
    """Notices that nobody has acknowledged, and that nothing has overtaken. Of whoever was left out since, nothing is awaited:
    no letter reminds them."""
    left_out = LeftOut.objects.filter(about=OuterRef("about"), team=OuterRef("team"))
    return Notice.objects.filter(~_is_overtaken(), ~Exists(left_out), acknowledged_at__isnull=True)


def _silent() -> QuerySet[Notice]:
    """Those of them that have a clock."""
    return _unanswered().filter(due_at__isnull=False)


def climb_of(notice: Notice) -> tuple[Stage, ...]:
    """The stages of a notice's silence, as they were fixed when it was told; none if it has no clock."""
    if notice.due_at is None:
        return ()
    within = notice.due_at - notice.told_at
    manager_at = notice.manager_at or notice.due_at + within
    return (
        Stage(Rung.NEXT_CONTACT, within),
        Stage(Rung.MANAGER, manager_at - notice.told_at, Role.TEAM_MANAGER, notice.repeat_every or within),
    )


def stages_done(notice_ids: Iterable[int]) -> dict[int, list[StageDone]]:
    """What was done already about each of these notices, by notice."""
    found: dict[int, list[StageDone]] = defaultdict(list)
    for stage in NoticeStage.objects.filter(notice_id__in=list(notice_ids)).exclude(stage=Rung.PASSED_ON):
        found[stage.notice_id].append(StageDone(stage.stage, stage.occurrence, stage.at))
    return found


def climbing_now(at: datetime) -> list[int]:
    """The notices about which silence asks for something at this moment, longest due first. Looked at without a lock."""
    silent = list(_silent().filter(due_at__lte=at).order_by("due_at", "id"))
    done = stages_done(notice.pk for notice in silent)
    return [notice.pk for notice in silent if stages_due(notice.told_at, climb_of(notice), done[notice.pk], at)]


def late_at(at: datetime) -> int:
    """How many notices nobody has acknowledged by their time."""
    return _silent().filter(due_at__lt=at).count()


def passed_on_to(notice_ids: Iterable[int]) -> dict[int, set[int]]:
    """Who was told of each of these because they stood for a closed team, by notice."""
    found: dict[int, set[int]] = defaultdict(set)
    told = NoticeStage.objects.filter(notice_id__in=list(notice_ids), stage=Rung.PASSED_ON)
    for notice, team in told.values_list("notice_id", "team_id"):
        found[notice].add(team)
    return found


def left_by_closed(at: datetime) -> list[int]:
    """The unanswered notices without a clock to teams closed by now, of which whoever stands for them now was not told.

    One that has a clock climbs past such a team. None of a team whose name would betray the child, nor of what is kept from all
    but those who protect it.
    """
    left = _unanswered().filter(due_at__isnull=True, team__closed_at__lte=at).exclude(lane=Lane.PROTECTED)
    return not_passed_on(left, passed_on_to, at)


def hold_unanswered(notice_id: int) -> Notice | None:
    """The notice, held until the end of the transaction, if it is still unanswered and nobody else holds it."""
    with connection.cursor() as cursor:
        cursor.execute("select hold_child_of_notice(%s)", [notice_id])
    return _unanswered().select_for_update(skip_locked=True, of=("self",)).filter(pk=notice_id).first()


def left_out_of(about: UUID) -> tuple[set[int], set[int]]:
    """The teams that are not told of this, and the agencies of those that were left out by somebody of another agency."""
    rows = LeftOut.objects.filter(about=about)
    within = rows.filter(by__memberships__team__agency=F("team__agency"))
    return set(rows.values_list("team_id", flat=True)), {
        agency for agency in rows.exclude(pk__in=within).values_list("team__agency_id", flat=True) if agency
    }
