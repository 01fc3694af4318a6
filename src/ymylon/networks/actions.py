"""Giving a network outside the record: under an agreement, narrowed to what it covers, and listed for every child in it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.lookups import Agreed
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_disclosure
from ymylon.children.lookups import child_by_ref
from ymylon.networks.lookups import Around, agreements_to_give_under, around_child
from ymylon.networks.rules import NOT_COVERED, NOT_OF_PROTECTED, NOTHING_TO_GIVE, Key, kept, lanes_by_child
from ymylon.terms.calendars import local
from ymylon.terms.codes import GivenBy, Lane
from ymylon.terms.faults import Fault, refused
from ymylon.terms.links import End, Link, Span


@dataclass(frozen=True)
class Given:
    """What leaves: the links, of whom and what they are, under which agreement, and the number of the file."""

    file: UUID
    around: Around
    links: tuple[Link, ...]
    agreement: Agreed
    at: datetime


@transaction.atomic
def give_network(
    *, by: Actor, at: datetime, ref: UUID, span: Span, agreement: UUID, to_agency_id: int | None = None, to_body: str = "",
    to_person: str = "",
) -> Given:  # fmt: skip
    """The network of a child leaves for this partner of this agreement. Raises NoSuchChild and Fault.

    It is read anew by this person narrowed to what the agreement covers; the giving is listed for each child who stands in it.
    """
    permit(by, "EXPORT_NETWORK")
    under = next((one for one in agreements_to_give_under(by, local(at).date()) if one.ref == agreement), None)
    if under is None:
        raise Fault(NOT_COVERED, "under")
    around = around_child(by.narrowed(under.terms.lanes), ref, span)
    if isinstance(around, Team):
        raise refused(Fault(NOT_OF_PROTECTED), child=child_by_ref(by, ref).pk)
    links = kept(around.picture, _beyond(by, around))
    if not links:
        raise Fault(NOTHING_TO_GIVE)
    of_children = lanes_by_child(links, around.picture.centre.key)
    whom = {"to_agency_id": to_agency_id, "to_body": to_body, "to_person": to_person.strip(), "agreement": under.ref}
    for number in sorted(of_children):
        held = set(around.children[number].scopes)
        lanes = [lane for lane in of_children[number] if held & set(by.scopes(lane))]
        record_disclosure(by=by, at=at, child_id=number, lanes=lanes, means=GivenBy.FILE, **whom)
    file = uuid4()
    record_act("NETWORK_EXPORTED", children=sorted(of_children), lane=Lane.INTELLIGENCE, about=file, why=f"{len(links)} links")
    return Given(file, around, tuple(links), under, at)


def _beyond(by: Actor, around: Around) -> frozenset[Key]:
    """The children of a picture whose intelligence this person does not hold: they stay in the record."""
    own = set(by.scopes(Lane.INTELLIGENCE))
    return frozenset(Key(End.CHILD, number) for number, child in around.children.items() if not own & set(child.scopes))
