"""A child whom others name: their record comes first, and support is owed. Neither hides that others harm them."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import team_for
from ymylon.associates.actions.linking import link
from ymylon.associates.actions.writing import must_be_open, post_of
from ymylon.associates.models import Entry, Link, Offer
from ymylon.associates.rules import DUTY_KINDS, OFFER_SUPPORT, Fault, Kind, Support, Sure, Way, reason_fault
from ymylon.audit.actions import record_act
from ymylon.children.actions import involve, open_record, record_event
from ymylon.duties.actions import fulfil, open_under_policy
from ymylon.duties.lookups import team_answering
from ymylon.duties.rules.kinds import catalogue, in_turn
from ymylon.people.actions import add_person
from ymylon.terms.codes import AgencyKind, InvolvementKind, Lane, Precision, RecordReason, TeamFunction
from ymylon.terms.words import Words

_KIND = catalogue(DUTY_KINDS)[OFFER_SUPPORT]
_COUNCIL = (TeamFunction.CHILDRENS_FRONT_DOOR, TeamFunction.EMERGENCY_DUTY, TeamFunction.SOCIAL_WORK)
_PERSON = Words("Only a person can be a child.", "Dim ond person a all fod yn blentyn.")
_NAME = Words("Give a name by which the child is known.", "Rhowch enw y mae’r plentyn yn hysbys wrtho.")
_AREA = Words("Say which council’s area the child lives in.", "Dywedwch yn ardal pa gyngor y mae’r plentyn yn byw.")
WHICH = Fault(
    Words("Say which child it is, or that none of these is.", "Dywedwch pa blentyn ydyw, neu nad yw’n un o’r rhain."), "who"
)
_NOBODY = Words("No team answers for that area yet.", "Nid oes tîm yn atebol am yr ardal honno eto.")


@transaction.atomic
def name_child(*, by: Actor, at: datetime, entry: Entry, child_id: int, source: str, sure: Sure, area: str = "") -> Link:
    """This person is this child, who has a record. An offer of support is owed to them at once. Raises Fault."""
    permit(by, "KEEP_ASSOCIATE")
    if entry.kind != Kind.PERSON:
        raise Fault(_PERSON)
    team_id = team_answering(child_id, in_turn(_KIND.owner))
    if team_id is None and area:
        team_id = _involve_council(by, at, child_id, area)
    made = link(by=by, at=at, entry=entry, child_id=child_id, way=Way.IS, source=source, sure=sure)
    open_under_policy(
        by=by, at=at, child_id=child_id, kind=OFFER_SUPPORT, lane=Lane.PERSONS, key=_KIND.policy_key, about=made.ref, area=area,
        team_id=team_id, functions=in_turn(_KIND.owner),
    )  # fmt: skip
    return made


@transaction.atomic
def name_new_child(*, by: Actor, at: datetime, entry: Entry, given: str, family: str, source: str, sure: Sure, area: str) -> Link:
    """As above, for a child who has no record: it is made first, and the council of their area is involved. Raises Fault."""
    permit(by, "KEEP_ASSOCIATE")
    if not (given.strip() or family.strip()):
        raise Fault(_NAME, "given")
    if not area:
        raise Fault(_AREA, "area")
    born = date(entry.born_about, 1, 1) if entry.born_about else None
    person = add_person(
        by=by, at=at, given=given, family=family, born_on=born, born_precision=Precision.YEAR if born else Precision.UNKNOWN
    )
    open_record(by=by, at=at, person_id=person.pk, reason=RecordReason.EXPLOITATION_CONCERN)
    post = post_of(by)
    # Who opens a record holds it until somebody is involved: they stay, beside the council that comes in now.
    kind = InvolvementKind.FORCE if post.agency_kind == AgencyKind.POLICE else InvolvementKind.OTHER
    involve(by=by, at=at, child_id=person.pk, team_id=post.team_id, kind=kind, basis="SUPPORT_OWED")
    _involve_council(by, at, person.pk, area)
    return name_child(by=by, at=at, entry=entry, child_id=person.pk, source=source, sure=sure, area=area)


def _involve_council(by: Actor, at: datetime, child_id: int, area: str) -> int:
    team = team_for(_COUNCIL, area)
    if team is None:
        raise Fault(_NOBODY, "area")
    kind = InvolvementKind.RESIDENCE_AUTHORITY
    involve(by=by, at=at, child_id=child_id, team_id=team.pk, kind=kind, basis="SUPPORT_OWED")
    return team.pk


@transaction.atomic
def answer_support(
    *, by: Actor, at: datetime, child_id: int, about: UUID, offered: str, answer: Support, childs_words: str = ""
) -> Offer:
    """What the child was offered and answered, or why nothing was offered. Raises Fault."""
    permit(by, "OFFER_SUPPORT")
    must_be_open(child_id)
    if fault := reason_fault(offered, "offered"):
        raise fault
    made = Offer.objects.create(
        child_id=child_id, at=at, by_id=by.practitioner_id, about=about, offered=offered.strip(), answer=answer,
        childs_words=childs_words.strip(),
    )  # fmt: skip
    lane = Lane.PERSONS
    record_event(by=by, at=at, child_id=child_id, kind="SUPPORT_OFFERED", lane=lane, about=about, detail=str(answer))
    record_act("SUPPORT_OFFERED", children=[child_id], lane=lane, about=about, why=str(answer))
    fulfil(by=by, at=at, child_id=child_id, about=about, kinds=[OFFER_SUPPORT])
    return made
