"""The C1: referring a child to the council, adding to what is open, ringing first, deciding, and telling the referrer."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.utils import IntegrityError

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import team_for
from ymylon.audit.actions import record_act
from ymylon.children.actions import end_involvements, involve, record_event
from ymylon.children.lookups import refs_of
from ymylon.children.rules import lane_of
from ymylon.duties.actions import fulfil, open_under_policy, waive
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of, policy_in_force
from ymylon.notices import lookups
from ymylon.notices.actions import acknowledge, as_listed, rule_under
from ymylon.notices.models import Referral, ReferralDecision
from ymylon.notices.rules import referrals as rules
from ymylon.terms import faults
from ymylon.terms.codes import InvolvementKind, Lane, NoticeKind, ReferralOutcome, TeamFunction
from ymylon.terms.words import Words

_NO_DOOR = Words(
    "No council team is known here for this child’s area. Ring the council’s front door, and record that as the reason.",
    "Nid oes tîm cyngor hysbys yma i ardal y plentyn hwn. Ffoniwch ddrws ffrynt y cyngor, a chofnodwch hynny fel y rheswm.",
)
_NOT_YOURS = Words("Your role does not cover this.", "Nid yw eich rôl yn cynnwys hyn.")
_DECIDED = Words("Somebody has decided on this referral already.", "Mae rhywun eisoes wedi penderfynu ar yr atgyfeiriad hwn.")
_ANSWERED = Words("Somebody has answered this already.", "Mae rhywun eisoes wedi ateb hyn.")
# After these the front door has nothing more to do with the child; after every other it holds the child.
_ENDS_THERE = (ReferralOutcome.ADVICE, ReferralOutcome.NO_ACTION)
_KINDS = {kind.code: kind for kind in rules.DUTY_KINDS}


class ReferralFault(faults.Fault):
    """A referral that can't be recorded as it was given: why, in both languages, and the question it belongs to."""


@dataclass(frozen=True)
class Sent:
    """What became of a C1: its reference, whether it was added to one that was open, and whether who wrote it is withheld."""

    ref: UUID
    added: bool = False
    withheld: bool = False


def _may(by: Actor, code: str, child_id: int) -> None:
    if not by.may(code) or not by.posts:
        raise faults.refused(ReferralFault(_NOT_YOURS), child=child_id)


def _refuse(fault: tuple[Words, str] | None) -> None:
    if fault is not None:
        raise ReferralFault(*fault)


def _owe(by: Actor, at: datetime, child_id: int, code: str, about: UUID, team_id: int, area: str) -> None:
    kind = _KINDS[code]
    open_under_policy(
        by=by, at=at, child_id=child_id, kind=code, lane=kind.lane, key=kind.policy_key, about=about, area=area, team_id=team_id
    )


@transaction.atomic
def refer(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    area: str,
    doors: tuple[TeamFunction, ...],
    said: rules.Said,
    link: str,
    about: UUID | None = None,
) -> Sent:
    """A C1 to the front door of the council that answers for `area`: it is involved, and asked to acknowledge and to decide.

    `link` has a place for the reference of the C1. What is open for the same harm is added to instead. Raises ReferralFault.
    """
    _may(by, "REFER_CHILD", child_id)
    _refuse(rules.referral_fault(said))
    own = by.posts[0].team_id
    standing = lookups.open_referral(child_id, about, said.reasons)
    if standing is not None:
        sent = Sent(standing.ref, added=True, withheld=_add(by, at, child_id, area, standing, said, link))
    else:
        made = _send(by, at, child_id, area, doors, said, link, about or uuid4(), own)
        sent = Sent(made, withheld=said.withhold_name)
    # Whose name the family is not to learn is named by no line of a ledger.
    who = None if sent.withheld else by
    # What was rung through first is now in writing; and what was proposed for this episode is done.
    fulfil(by=who, at=at, child_id=child_id, about=refs_of(by, [child_id])[child_id], kinds=[rules.CONFIRM])
    if about is not None:
        fulfil(by=who, at=at, child_id=child_id, about=about, kinds=[rules.PROPOSED])
    return sent


def _send(by, at, child_id: int, area: str, doors, said: rules.Said, link: str, about: UUID, own: int) -> UUID:
    door = team_for(doors, area) if area else None
    if door is None:
        raise ReferralFault(_NO_DOOR)
    with connection.cursor() as cursor:
        what = json.dumps(said.plain())
        cursor.execute(
            "select id, ref from write_referral(%s, %s, %s, %s, %s, %s, %s)",
            [child_id, about, door.pk, own, what, at, by.practitioner_id],
        )
        number, ref = cursor.fetchone()
        # By the C1, not by the episode: closing that takes the child from nobody who still has to decide.
        kind = InvolvementKind.TOLD
        involve(by=by, at=at, child_id=child_id, team_id=door.pk, kind=kind, basis="REFERRED_TO", about=ref)
        # Numbered by the referral: a second C1 about the same episode is a second notice.
        cursor.execute(
            "select tell_team(%s, %s, %s, %s, %s, %s, %s, %s)",
            [child_id, door.pk, NoticeKind.REFERRAL, about, number, _rule(at, area), at, link.format(ref)],
        )
        cursor.execute("select share_notice(%s, %s, %s, %s)", [child_id, about, number, own])
    _owe(by, at, child_id, rules.DECIDE, ref, door.pk, area)
    _owe(by, at, child_id, rules.CHASE, ref, own, area)
    who = None if said.withhold_name else by
    record_event(by=who, at=at, child_id=child_id, kind="REFERRED", lane=Lane.CONCERN, about=ref)
    record_act("REFERRED", children=[child_id], lane=Lane.CONCERN, about=ref)
    return ref


def _rule(at: datetime, area: str) -> str:
    policy = policy_in_force(policy_rows(["acknowledge."]), "acknowledge.council", areas_of(area), at)
    return as_listed([rule_under(policy, because=InvolvementKind.TOLD, lane=Lane.CONCERN, at=at)], at)


def _add(by: Actor, at: datetime, child_id: int, area: str, standing: lookups.OpenReferral, said: rules.Said, link: str) -> bool:
    whole = said.plain()
    with connection.cursor() as cursor:
        arguments = [
            child_id,
            standing.number,
            by.posts[0].team_id,
            whole["worries"],
            whole["childs_words"],
            said.withhold_name,
            at,
            by.practitioner_id,
        ]
        cursor.execute("select number, is_withheld from add_to_referral(%s, %s, %s, %s, %s, %s, %s, %s)", arguments)
        made, withheld = cursor.fetchone()
        cursor.execute(
            "select tell_of_addition(%s, %s, %s, %s, %s, %s)",
            [child_id, made, lane_of(InvolvementKind.TOLD), _rule(at, area), at, link.format(standing.ref)],
        )
    record_event(
        by=None if withheld else by,
        at=at,
        child_id=child_id,
        kind="REFERRAL_ADDED",
        lane=Lane.CONCERN,
        about=standing.ref,
    )
    record_act("REFERRAL_ADDED", children=[child_id], lane=Lane.CONCERN, about=standing.ref)
    return withheld


@transaction.atomic
def decline_proposed(*, by: Actor, at: datetime, child_id: int, about: UUID, reason: str) -> None:
    """A C1 is proposed for this episode and none is made: a named person says why. Raises ReferralFault, also for the second."""
    _may(by, "REFER_CHILD", child_id)
    _refuse(rules.no_referral_fault(reason))
    if not waive(by=by, at=at, child_id=child_id, about=about, kinds=[rules.PROPOSED], reason=reason.strip()):
        raise ReferralFault(_ANSWERED)
    record_event(by=by, at=at, child_id=child_id, kind="REFERRAL_NOT_MADE", lane=Lane.OFFENDING, about=about)
    record_act("REFERRAL_NOT_MADE", children=[child_id], lane=Lane.OFFENDING, about=about)


@transaction.atomic
def ring_first(*, by: Actor, at: datetime, child_id: int, child_ref: UUID, area: str, answered_by: str) -> None:
    """The child was referred by telephone, to somebody by name: it is owed in writing. Raises ReferralFault."""
    _may(by, "REFER_CHILD", child_id)
    _refuse(rules.rung_fault(answered_by))
    own = by.posts[0].team_id
    with connection.cursor() as cursor:
        cursor.execute("select ring_council(%s, %s, %s, %s, %s)", [child_id, own, answered_by.strip(), at, by.practitioner_id])
    _owe(by, at, child_id, rules.CONFIRM, child_ref, own, area)
    record_event(by=by, at=at, child_id=child_id, kind="REFERRAL_RUNG", lane=Lane.CONCERN, about=child_ref)
    record_act("REFERRAL_RUNG", children=[child_id], lane=Lane.CONCERN, about=child_ref)


@transaction.atomic
def decide(
    *, by: Actor, at: datetime, referral: Referral, outcome: ReferralOutcome, reason: str, feedback: str
) -> ReferralDecision:
    """What the council does about a C1, why, and what the referrer is told. Raises ReferralFault; a second decision is one."""
    _may(by, "DECIDE_REFERRAL", referral.child_id)
    _refuse(rules.decision_fault(reason, feedback))
    try:
        with transaction.atomic():
            made = ReferralDecision.objects.create(
                referral_id=referral.pk,
                child_id=referral.child_id,
                outcome=outcome,
                reason=reason.strip(),
                at=at,
                by_id=by.practitioner_id,
            )
    except IntegrityError as twice:
        raise ReferralFault(_DECIDED) from twice
    with connection.cursor() as cursor:
        cursor.execute("select feed_back(%s, %s)", [referral.pk, feedback.strip()])
    fulfil(by=by, at=at, child_id=referral.child_id, about=referral.ref, kinds=[rules.DECIDE, rules.CHASE])
    record_event(
        by=by, at=at, child_id=referral.child_id, kind="REFERRAL_DECIDED", lane=Lane.CONCERN, about=referral.ref, detail=outcome
    )
    record_act("REFERRAL_DECIDED", children=[referral.child_id], lane=Lane.CONCERN, about=referral.ref, why=outcome)
    _taken_on(by, at, referral, outcome)
    return made


def _taken_on(by: Actor, at: datetime, referral: Referral, outcome: ReferralOutcome) -> None:
    # Whoever decides has taken it on: silence about it climbs no further. Last of all, for it may end what held the child.
    told = lookups.notices_of(by, referral, lookups.what_followed(by, referral).added)
    unanswered = [notice for notice in told if notice.acknowledged_at is None]
    stages = lookups.stages_of(by, unanswered)
    for one in unanswered:
        if lookups.may_acknowledge(by, one, stages[one.pk]):
            acknowledge(by=by, at=at, notice=one)
    if outcome in _ENDS_THERE:
        end_involvements(by=by, at=at, child_id=referral.child_id, about=referral.ref)
