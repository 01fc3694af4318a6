"""What is done from Today itself: a duty waits, for a reason that is sealed where need be; somebody answers for a team."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.actions import end_turn, take_turn
from ymylon.agencies.lookups import practitioners_by_id
from ymylon.audit.actions import record_act
from ymylon.duties.actions import pausing
from ymylon.duties.lookups import Duty
from ymylon.duties.rules.pausing import SEALED
from ymylon.protection.actions import seal_instead
from ymylon.terms.codes import ProtectedKind
from ymylon.terms.faults import Fault, NoSuch, refused
from ymylon.terms.words import Words
from ymylon.today.lookups import Answering, answering
from ymylon.today.rules import turn_fault

NOT_OF_THE_TEAM = Words("Choose somebody of the list.", "Dewiswch rywun o’r rhestr.")


class NoSuchTeam(NoSuch):
    """There is no such team of this person’s, or none that has turns."""


@transaction.atomic
def pause(*, by: Actor, at: datetime, duty: Duty, until: datetime | None, reason: str) -> None:
    """Wait until then; of a protected child the reason is sealed, and the ledger says that there is one. Raises ActionFault."""
    words = reason.strip()
    about = {"child_id": duty.child_id, "whence": "duties_duty", "kind": ProtectedKind.PLACE}
    said = seal_instead(by=by, at=at, words=words, **about) if words else ""
    pausing.pause_duty(by=by, at=at, duty=duty, until=until, reason=said or (SEALED if words else ""))


@transaction.atomic
def answer_for_team(*, by: Actor, at: datetime, ref: UUID, person_id: int, until: datetime) -> None:
    """This person, or whoever they hand over to, answers for the team until then. Others who answer go on answering.

    Whoever answered already does so until then instead; whoever hands over answers no more. Raises Fault and NoSuchTeam.
    """
    permit(by, "ANSWER_FOR_TEAM")
    stands = _stands(by, ref, at)
    fault = turn_fault(at, until)
    if fault is not None:
        raise Fault(fault, "until")
    if person_id not in stands.people:
        raise refused(Fault(NOT_OF_THE_TEAM, "who"))
    for turn in stands.turns:
        if turn.practitioner_id in (person_id, by.practitioner_id):
            end_turn(turn=turn, at=at)
    person = practitioners_by_id([person_id])[person_id]
    take_turn(practitioner=person, team=stands.team, at=at, until=until, said_by=by.practitioner_id)
    record_act("ANSWERS_FOR_TEAM", about=stands.team.ref, why=f"practitioner {person_id} until {until.isoformat()}")


@transaction.atomic
def end_answering(*, by: Actor, at: datetime, ref: UUID, turn_id: int) -> None:
    """A turn is over before its end: one's own, or any of a team that one manages. Over already: nothing changes.

    Raises NoSuchTeam where the turn isn't theirs to end.
    """
    permit(by, "ANSWER_FOR_TEAM")
    stands = _stands(by, ref, at)
    turn = next((one for one in stands.turns if one.pk == turn_id), None)
    if turn is None:
        return
    if not stands.may_end(by, turn):
        raise NoSuchTeam
    if end_turn(turn=turn, at=at):
        record_act("ENDED_ANSWERING", about=stands.team.ref, why=f"practitioner {turn.practitioner_id}")


def _stands(by: Actor, ref: UUID, at: datetime) -> Answering:
    found = answering(by, ref, at)
    if found is None:
        raise NoSuchTeam
    return found
