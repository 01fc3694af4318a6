"""What every write of this room shares: whose it is, that it goes on, a row that is kept once, and that no child is named."""

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.contexts.lookups import Context, children_of
from ymylon.contexts.rules.judging import ENDED, NO_TEAM, naming_fault
from ymylon.people.lookups import all_names
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refuse


def team_of(by: Actor) -> tuple[int, str]:
    """The first of their teams in which this person writes of places, and the kind of its agency. Raises Fault."""
    written = set(by.scopes(Lane.CONTEXT, writes=True))
    found = next((post for post in by.posts if post.scope in written), None)
    if found is None:
        raise Fault(NO_TEAM)
    return found.team_id, found.agency_kind


def must_go_on(context: Context) -> None:
    """Of what has ended nothing new is said. Raises Fault."""
    if context.ended:
        raise Fault(ENDED)


def must_name_nobody(by: Actor, context: Context, **said: str) -> None:
    """None of the children whom it has to do with stands in these words, as far as the writer knows of them. Raises Fault."""
    numbers = {one.child_id for one in children_of(by, context)}
    names = {part for each in all_names(by, numbers).values() for one in each for part in (one.given, one.full) if part}
    refuse(naming_fault(said.items(), names))


def note(context: Context, act: str, *, about: object = "", why: str = "") -> None:
    """The line in the audit. What is said of a place stands in no child’s chronology."""
    record_act(act, lane=Lane.CONTEXT, about=about or context.ref, why=why)
