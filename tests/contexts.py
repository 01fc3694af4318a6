"""What the tests of places and groups begin with: a takeaway, one thing said of it, a step, a child linked."""

from datetime import timedelta

from django.utils import timezone

from tests.cast import RHONDDA
from ymylon.associates.rules import Sure
from ymylon.contexts.actions import assessing, linking, planning
from ymylon.contexts.lookups import ChildLink, Context, Part, Step, context_by_ref
from ymylon.contexts.rules import ContextKind, PartKind
from ymylon.screening.rules import Known, Theme

WHY = "Men in cars wait outside after school."


def placed(by, name: str = "Blodau’r Môr", kind: ContextKind = ContextKind.TAKEAWAY, **more) -> Context:
    """A takeaway that is assessed from now on, as a page finds it."""
    said = {"where": "12 Taff Street, Pontypridd", "area": RHONDDA, "why": WHY} | more
    made = assessing.begin(by=by, at=timezone.now(), kind=kind, name=name, **said)
    return context_by_ref(by, made.ref)


def circled(by, name: str = "The friends at the bandstand", **more) -> Context:
    """A circle of children who are friends."""
    return placed(by, name, ContextKind.CIRCLE, **more)


def harmed(by, context: Context, **more) -> Part:
    """Harm that is seen there."""
    said = {"code": Theme.VAPES, "words": "Sold from under the counter.", "source": Known.SCHOOL, "sure": Sure.LIKELY} | more
    return assessing.say(by=by, at=timezone.now(), context=context, kind=PartKind.HARM, **said)


def planned(by, context: Context, team, *, days: int = 14, **more) -> Step:
    """A step that this team sees to."""
    said = {"words": "Teachers stand outside until the buses leave.", "who": ""} | more
    due_on = timezone.localdate() + timedelta(days=days)
    return planning.agree_step(by=by, at=timezone.now(), context=context, team=team, due_on=due_on, **said)


def linked(by, context: Context, child_id: int, **more) -> ChildLink:
    """What it has to do with a child."""
    said = {"words": "Given food, then asked to carry.", "since_on": None, "source": Known.CHILD, "sure": Sure.LIKELY} | more
    return linking.link_child(by=by, at=timezone.now(), context=context, child_id=child_id, **said)
