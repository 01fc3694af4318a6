"""Declaring whom one knows; asking somebody why they looked, and answering; confirming or ending what lets somebody in."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.actions import leave_team
from ymylon.agencies.lookups import Team, answering_now, standing_in, teams_by_id
from ymylon.audit.actions import record_act
from ymylon.children.actions import end_case
from ymylon.oversight.actions.letters import write_to
from ymylon.oversight.lookups import looking as lookups
from ymylon.oversight.lookups.looking import GrantAsked, LiveGrant, StandsOut, audit_scopes
from ymylon.oversight.models import Conflict, GrantReview, Question, Review
from ymylon.oversight.rules.reviews import due_at, next_asked
from ymylon.terms.codes import InterestKind, Lane
from ymylon.terms.words import Words

Live = Mapping[UUID, LiveGrant]
ON_DUTY_NOW = Words(
    "This person answers for the team now. Somebody else takes the turn first: what protects a child has no gap.",
    "Mae’r person hwn yn ateb dros y tîm nawr. Rhaid i rywun arall gymryd y tro yn gyntaf: nid oes bwlch i fod.",
)


class StillOnDuty(ValueError):
    """A place can't be ended while its holder answers for the team."""

    words = ON_DUTY_NOW


@transaction.atomic
def declare_conflict(*, by: Actor, at: datetime, kind: InterestKind, named: str, words: str) -> Conflict:
    """From now on, whenever this person opens the record of such a child, an auditor sees it. `NONE` ends nothing said before."""
    permit(by, "DECLARE_CONFLICT")
    declared = Conflict.objects.create(
        account_id=by.account_id,
        kind=kind,
        named="" if kind is InterestKind.NONE else named.strip(),
        words=words.strip(),
        declared_at=at,
    )
    record_act("DECLARED_CONFLICT", about=declared.ref, why=kind)
    return declared


@transaction.atomic
def end_conflict(*, by: Actor, at: datetime, conflict: Conflict) -> None:
    """The declaration holds no more. It stays on record that it did."""
    permit(by, "DECLARE_CONFLICT")
    ended = Conflict.objects.filter(pk=conflict.pk, account_id=by.account_id, ended_at__isnull=True).update(ended_at=at)
    if ended:
        record_act("ENDED_CONFLICT", about=conflict.ref)


@transaction.atomic
def ask_about(*, by: Actor, at: datetime, found: StandsOut, words: str) -> Question:
    """Ask whoever did it. They see the question under Today; asked already: that question stands."""
    permit(by, "ASK_ABOUT_LINE")
    question, is_new = Question.objects.get_or_create(
        line=found.line,
        defaults={
            "asked_of_id": found.account_id,
            "asked_by_id": by.account_id,
            "scopes": audit_scopes(by),
            "reasons": list(found.reasons),
            "words": words.strip(),
            "asked_at": at,
        },
    )
    if is_new:
        record_act("ASKED", lane=Lane.AUDIT, about=question.ref, why=" ".join(found.reasons))
    return question


@transaction.atomic
def answer(*, by: Actor, at: datetime, question: Question, words: str) -> bool:
    """Answer what one was asked, once. False: it was answered already."""
    permit(by, "ANSWER_QUESTION")
    answered = Question.objects.filter(pk=question.pk, asked_of_id=by.account_id, answered_at__isnull=True)
    if not answered.update(answer=words.strip(), answered_at=at):
        return False
    record_act("ANSWERED", about=question.ref)
    return True


# The quarterly review


@transaction.atomic
def open_reviews(*, at: datetime, link: str) -> int:
    """Ask the managers about every place that nobody confirmed for a quarter; how many were asked about is returned."""
    places = lookups.places_to_review(at)
    stands = standing_in({place.team_id for place in places}, at)
    fresh = [Review(membership=place, asked_team_id=stands[place.team_id], asked_at=at, due_at=due_at(at)) for place in places]
    # Two who go round at once: the second finds them asked about.
    Review.objects.bulk_create(fresh, ignore_conflicts=True)
    write_to({review.asked_team_id for review in fresh}, about="review", at=at, link=link)
    if fresh:
        record_act("OPENED_REVIEWS", why=str(len(fresh)))
    return len(fresh)


@transaction.atomic
def climb_reviews(*, at: datetime, link: str) -> int:
    """Whatever nobody answered in time goes to the next manager. No place ends by that."""
    late = lookups.late_reviews(at)
    for review in late:
        review.asked_team_id = next_asked(lookups.teams_to_ask(review.membership.team, at), review.asked_team_id)
        review.due_at = due_at(at)
        review.climbed += 1
        review.save(update_fields=["asked_team", "due_at", "climbed"])
        record_act("REVIEW_CLIMBED", about=review.ref, why=str(review.climbed))
    write_to({review.asked_team_id for review in late}, about="review", at=at, link=link)
    return len(late)


@transaction.atomic
def open_grant_reviews(*, at: datetime, link: str, live: Live) -> int:
    """Ask the managers about every grant for one child that nobody confirmed for a quarter; how many those were is returned."""
    wanted = lookups.grants_to_review(live, at)
    fresh = [_asking(GrantReview(grant=one.ref, asked_at=at), one, at) for one in wanted]
    GrantReview.objects.bulk_create(fresh, ignore_conflicts=True)
    write_to({one.team for one in wanted if one.team}, about="review", at=at, link=link)
    if fresh:
        record_act("OPENED_REVIEWS", why=f"{len(fresh)} grants")
    return len(fresh)


@transaction.atomic
def climb_grant_reviews(*, at: datetime, link: str, live: Live) -> int:
    """Whatever nobody answered in time goes to the next manager, and what its team can't answer any more to one that can.

    How many went on is returned. No grant ends by that: it goes on until its own day.
    """
    waiting = lookups.waiting_grant_reviews(live)
    teams = teams_by_id({one.team for one in live.values() if one.team})
    asked = set()
    acted = 0
    for review in waiting:
        grant = live[review.grant]
        if grant.team is None:
            continue
        elsewhere = review.team_id != (None if grant.is_hidden else grant.team)
        if elsewhere:
            asked.add(grant.team)
            _asking(review, grant, at).climbed = 0
        elif review.due_at <= at:
            asked.add(_next_about(review, teams[grant.team], at))
        else:
            continue
        acted += 1
        review.save(update_fields=["team", "asked_team", "due_at", "climbed"])
        record_act("REVIEW_CLIMBED", about=review.ref, why=str(review.climbed))
    write_to(asked, about="review", at=at, link=link)
    return acted


def _asking(review: GrantReview, grant: LiveGrant, at: datetime) -> GrantReview:
    # Of a protected child no open row says which team is asked: the protection does, to whoever may know.
    review.team_id = review.asked_team_id = None if grant.is_hidden else grant.team
    review.due_at = due_at(at)
    return review


def _next_about(review: GrantReview, team: Team, at: datetime) -> int:
    """The review has climbed once more; which team it has come to is returned."""
    chain = lookups.teams_to_ask(team, at)
    review.climbed += 1
    review.due_at = due_at(at)
    if review.team_id is None:
        return chain[min(review.climbed, len(chain) - 1)]
    review.asked_team_id = next_asked(chain, review.asked_team_id)
    return review.asked_team_id


@transaction.atomic
def confirm_grant(*, by: Actor, at: datetime, asked: GrantAsked) -> bool:
    """This person is still to be let in, until the day that was said. False: somebody answered before."""
    permit(by, "GRANT_CASE")
    return _answer_grant(by, at, asked, "CONFIRMED", "")


@transaction.atomic
def end_grant(*, by: Actor, at: datetime, asked: GrantAsked, why: str) -> bool:
    """This person sees the child no more, from their next request on. False: somebody answered before."""
    permit(by, "GRANT_CASE")
    if not _answer_grant(by, at, asked, "ENDED", why.strip()):
        return False
    end_case(by=by, at=at, child_id=asked.grant.child_id, ref=asked.grant.ref)
    return True


def _answer_grant(by: Actor, at: datetime, asked: GrantAsked, answer: str, why: str) -> bool:
    waiting = GrantReview.objects.filter(pk=asked.review.pk, answered_at__isnull=True)
    if not waiting.update(answer=answer, why=why, answered_at=at, answered_by_id=by.practitioner_id):
        return False
    children = [asked.grant.child_id]
    record_act(f"{answer}_GRANT_ASKED", children=children, lane=Lane.IDENTITY, about=asked.grant.ref)
    return True


@transaction.atomic
def confirm_place(*, by: Actor, at: datetime, review: Review) -> bool:
    """This person still belongs in the team. False: somebody answered before."""
    permit(by, "REVIEW_GRANTS")
    return _answer_review(by, at, review, "CONFIRMED", "")


@transaction.atomic
def end_place(*, by: Actor, at: datetime, review: Review, why: str) -> bool:
    """This person belongs in the team no more, from their next request on. Raises StillOnDuty."""
    permit(by, "REVIEW_GRANTS")
    place = review.membership
    now = answering_now([place.team_id], at).get(place.team_id, ())
    if any(person.pk == place.practitioner_id for person in now):
        raise StillOnDuty
    if not _answer_review(by, at, review, "ENDED", why.strip()):
        return False
    leave_team(membership=place, at=at)
    return True


def _answer_review(by: Actor, at: datetime, review: Review, answer: str, why: str) -> bool:
    waiting = Review.objects.filter(pk=review.pk, answered_at__isnull=True)
    if not waiting.update(answer=answer, why=why, answered_at=at, answered_by_id=by.practitioner_id):
        return False
    record_act(f"{answer}_PLACE", about=review.ref)
    return True
