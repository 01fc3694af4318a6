"""Keeping sharing agreements and their reviews; and giving facts of a child outside the record."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ymylon.access import actions as access
from ymylon.access.lookups import Agreed, agreements, in_force
from ymylon.access.policy import ACTIONS
from ymylon.access.rules import Actor
from ymylon.access.rules.agreements import Terms, covers, named
from ymylon.agencies.lookups import teams_with
from ymylon.audit.actions import record_act
from ymylon.children import actions as children
from ymylon.children.lookups import Child
from ymylon.oversight.actions.letters import write_to
from ymylon.oversight.lookups import sharing as lookups
from ymylon.oversight.lookups.looking import teams_to_ask
from ymylon.oversight.models import AgreementReview
from ymylon.oversight.rules import sharing as rules
from ymylon.oversight.rules.letting_in import NOT_ALLOWED, Fault
from ymylon.oversight.rules.reviews import due_at, next_asked
from ymylon.people.lookups import cluster_of
from ymylon.protection.actions import seal_instead
from ymylon.protection.lookups import owners_of
from ymylon.terms.calendars import local
from ymylon.terms.codes import GivenBy, Lane, ProtectedKind, Role, StandingReason
from ymylon.terms.faults import refused


@dataclass(frozen=True)
class Giving:
    """What is given, how, to whom, and under which version of an agreement or for what reason."""

    lanes: tuple[Lane, ...]
    means: GivenBy
    to_agency_id: int | None = None
    to_body: str = ""
    to_person: str = ""
    agreement: UUID | None = None
    why: str = ""
    said: str = ""  # whom, as it was typed: of a protected child this alone is kept, sealed


# Which action of the policy covers the way in which it is given: what is made here needs more than what is only said.
MADE_HERE = {GivenBy.PRINT: "PRINT_CHILD", GivenBy.FILE: "EXPORT_CHILD"}


@transaction.atomic
def give_out(*, by: Actor, at: datetime, child: Child, giving: Giving, made_here: bool = False) -> UUID:
    """Facts of the child are given outside the record; the reference of the giving. Raises Fault.

    `made_here`: the program makes the paper or the file; otherwise somebody says what was given. Of a protected child nothing is
    made, and to whom and why is sealed instead of written.
    """
    if not by.may(MADE_HERE[giving.means] if made_here else "RECORD_DISCLOSURE"):
        raise refused(Fault(NOT_ALLOWED), child=child.pk)
    _must_be_said(by, giving, child)
    protected = child.pk in owners_of([child.pk])
    if protected and made_here:
        raise refused(Fault(rules.NOT_OF_PROTECTED), child=child.pk)
    if not protected and owners_of(cluster_of(by, child.pk)):
        raise Fault(rules.NOT_UNDER_THIS_RECORD)
    if protected:
        return _sealed(by, at, child, giving)
    _must_be_covered(by, at, giving)
    return children.record_disclosure(
        by=by,
        at=at,
        child_id=child.pk,
        lanes=giving.lanes,
        means=giving.means,
        to_agency_id=giving.to_agency_id,
        to_body=giving.to_body,
        to_person=giving.to_person,
        agreement=giving.agreement,
        why="" if giving.agreement else giving.why.strip(),
    )


def _must_be_said(by: Actor, giving: Giving, child: Child) -> None:
    if not giving.lanes:
        raise Fault(rules.CHOOSE_A_KIND, "lanes")
    own = lookups.lanes_to_give(by)
    beyond = [lane for lane in giving.lanes if lane not in own]
    if beyond:
        raise refused(Fault(named(rules.NOT_YOURS, beyond), "lanes"), child=child.pk)
    if giving.to_agency_id is None and not (giving.to_body or giving.to_person).strip():
        raise Fault(rules.SAY_WHOM, "to")
    # The name of a reason that always holds is not somebody's own words.
    typed = giving.why.strip()
    if giving.agreement is None and (len(typed) < rules.SHORTEST_REASON or typed in StandingReason.__members__):
        raise Fault(rules.SAY_WHY, "why")


def _must_be_covered(by: Actor, at: datetime, giving: Giving) -> None:
    if giving.agreement is None:
        return
    held = {one.ref: one.terms for one in in_force(agreements(), local(at).date())}
    terms = held.get(giving.agreement)
    own = lookups.own_agencies(by)
    if terms is None or not covers(terms, giver=own, to_agency=giving.to_agency_id, to_body=giving.to_body, lanes=giving.lanes):
        raise Fault(rules.NOT_COVERED, "under")


def _sealed(by: Actor, at: datetime, child: Child, giving: Giving) -> UUID:
    words = "; ".join(part for part in (giving.said or giving.to_body, giving.to_person, giving.why.strip()) if part)
    seal_instead(by=by, at=at, child_id=child.pk, kind=ProtectedKind.TEAM, words=words, whence="disclosure")
    return children.record_disclosure(by=by, at=at, child_id=child.pk, lanes=giving.lanes, means=giving.means, is_sealed=True)


# Agreements and their reviews


@transaction.atomic
def open_agreement(*, by: Actor, at: datetime, terms: Terms) -> Agreed:
    """Agencies have agreed to share. Raises access's AgreementFault."""
    return access.open_agreement(by=by, at=at, terms=terms)


@transaction.atomic
def amend_agreement(*, by: Actor, at: datetime, series: UUID, seen: int, terms: Terms) -> Agreed:
    """The next version; whatever asked for a review of those before it is answered. Raises what access's own raises."""
    kept = access.amend_agreement(by=by, at=at, series=series, seen=seen, terms=terms)
    _answered(series, at)
    return kept


@transaction.atomic
def end_agreement(*, by: Actor, at: datetime, series: UUID, seen: int, why: str) -> None:
    """Nothing is given under it any more, and no review is asked for. Raises what access's own raises."""
    access.end_agreement(by=by, at=at, series=series, seen=seen, why=why)
    _answered(series, at)


def _answered(series: UUID, at: datetime) -> None:
    AgreementReview.objects.filter(series=series, answered_at__isnull=True).update(answered_at=at)


@transaction.atomic
def ask_for_agreement_reviews(*, at: datetime, link: str) -> int:
    """Whoever keeps an agreement whose day has come is asked; how many were is returned. None ends by that."""
    fresh = []
    for one in lookups.due_for_review(local(at).date()):
        asked = _first_asked(one.terms.agency_id, at)
        if asked is not None:
            fresh.append(
                AgreementReview(
                    series=one.series,
                    number=one.number,
                    agency_id=one.terms.agency_id,
                    asked_team_id=asked,
                    asked_at=at,
                    due_at=due_at(at),
                )
            )
    AgreementReview.objects.bulk_create(fresh, ignore_conflicts=True)
    write_to({review.asked_team_id for review in fresh}, about="agreement", at=at, link=link)
    if fresh:
        record_act("ASKED_AGREEMENT_REVIEWS", why=str(len(fresh)))
    return len(fresh)


def _first_asked(agency_id: int, at: datetime) -> int | None:
    keepers = ACTIONS["KEEP_AGREEMENT"].roles or frozenset()
    # Nobody keeps them any more: then whoever manages the agency is asked.
    teams = teams_with(agency_id, keepers, at) or teams_with(agency_id, (Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE), at)
    return next(iter(teams), None)


@transaction.atomic
def climb_agreement_reviews(*, at: datetime, link: str) -> int:
    """Whatever nobody answered in time goes to the next manager's team, and stays owed."""
    late = lookups.late_agreement_reviews(at)
    for review in late:
        review.asked_team_id = next_asked(teams_to_ask(review.asked_team, at), review.asked_team_id)
        review.due_at = due_at(at)
        review.climbed += 1
        review.save(update_fields=["asked_team", "due_at", "climbed"])
        record_act("AGREEMENT_REVIEW_CLIMBED", about=review.series, why=str(review.climbed))
    write_to({review.asked_team_id for review in late}, about="agreement", at=at, link=link)
    return len(late)
