"""What every write of this room shares: in whose name it is held, in which lane it is told, and the line that says so."""

from datetime import datetime

from ymylon.access.rules import Actor, Post
from ymylon.associates.models import Entry, Link, Tie
from ymylon.associates.rules import NO_AGENCY, PROTECTED
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.children.lookups import children_by_id
from ymylon.protection.lookups import owners_of
from ymylon.terms.codes import Lane


def post_of(by: Actor) -> Post:
    """The place in an agency of their own in which this person writes this lane. Raises Fault where they have none."""
    written = set(by.scopes(Lane.PERSONS, writes=True))
    found = next((post for post in by.posts if post.agency_id and post.scope in written), None)
    if found is None or found.agency_id is None:
        raise NO_AGENCY
    return found


def must_be_open(child_id: int) -> None:
    """Of a protected child nothing is written in open words. Raises Fault."""
    if child_id in owners_of([child_id]):
        raise PROTECTED


def agency_of(by: Actor) -> int:
    """The agency that answers for what this person writes here. Raises Fault."""
    return post_of(by).agency_id or 0


def lane_of(held: Entry | Link | Tie) -> Lane:
    """The lane in which others are told of it."""
    return Lane.INTELLIGENCE if held.police else Lane.PERSONS


def note(*, by: Actor, at: datetime, held: Entry | Link | Tie, act: str, child_id: int, detail: str = "") -> None:
    """The event in the child’s chronology and the line in the audit. A child whom the writer holds no more hears of nothing."""
    if children_by_id(by, [child_id]):
        record_event(by=by, at=at, child_id=child_id, kind=act, lane=lane_of(held), about=held.ref, detail=detail)
    record_act(act, children=[child_id], lane=lane_of(held), about=held.ref, why=detail)
