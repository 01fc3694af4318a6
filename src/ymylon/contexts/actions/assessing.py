"""Beginning an assessment, saying one thing of it, putting that right, and looking at the whole again."""

from datetime import date, datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.associates.rules import Known, Sure
from ymylon.circumstances.actions.writing import once
from ymylon.contexts.actions.writing import must_go_on, must_name_nobody, note, team_of
from ymylon.contexts.lookups import Context, Part, Review, alike, has_open_steps
from ymylon.contexts.rules import REVIEW_KEY, ContextKind, PartKind
from ymylon.contexts.rules.judging import MEANWHILE, NO_GANG, SAME_PLACE, SAY_WHY, name_fault, part_fault, review_fault
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of, day_reached, due_under, local_day
from ymylon.terms.codes import POLICE_KINDS
from ymylon.terms.faults import Fault, refuse, refused

ANOTHER = "ANOTHER"  # the answer that none of those that are called alike is meant
# A joint team has no agency of its own, and police may work in it.
NOT_OF_CIRCLES = POLICE_KINDS | {""}


class Alike(Fault):
    """Others are called alike. Nothing was written: the writer says whether one of them is meant."""

    def __init__(self, others: list[Context]) -> None:
        super().__init__(SAME_PLACE, "same")
        self.others = others


@transaction.atomic
def begin(*, by: Actor, at: datetime, kind: ContextKind, name: str, where: str, area: str, why: str, same: str = "") -> Context:
    """A place or a group is assessed from now on. Where another is called alike, whether it is meant is said in `same`.

    Its reference there: that one is returned, and nothing is written. Raises Fault and Alike.
    """
    permit(by, "WRITE_CONTEXT")
    refuse(name_fault(name, why))
    team_id, agency = team_of(by)
    circle = kind is ContextKind.CIRCLE
    if circle and agency in NOT_OF_CIRCLES:
        raise refused(Fault(NO_GANG, "kind"))
    others = alike(by, name, area, circle=circle)
    meant = next((one for one in others if str(one.ref) == same), None)
    if meant is not None:
        return meant
    if same != ANOTHER and (others or same):
        raise Alike(others)
    made = Context.objects.create(
        at=at, by_id=by.practitioner_id, kind=kind, name=name.strip(), where=where.strip(), area=area, why=why.strip(),
        team_id=team_id, review_on=_next(area, at),
    )  # fmt: skip
    note(made, "CONTEXT_BEGUN")
    return made


def _next(area: str, at: datetime) -> date | None:
    """The day of the next look, as the policy in force sets it; None: none does."""
    due = due_under(policy_rows([REVIEW_KEY]), REVIEW_KEY, areas_of(area), at)
    return day_reached(at, due.at) if due else None


@transaction.atomic
def say(
    *, by: Actor, at: datetime, context: Context, kind: PartKind, code: str = "", words: str = "", since_on: date | None = None,
    source: Known | None = None, sure: Sure | None = None, replaces: Part | None = None,
) -> Part:  # fmt: skip
    """One thing that is so of it; or the same put right, which `replaces` what was said before. Raises Fault."""
    permit(by, "WRITE_CONTEXT")
    must_go_on(context)
    refuse(part_fault(kind, code, words, since_on, local_day(at)))
    must_name_nobody(by, context, words=words)
    made: Part = once(
        Part, Fault(MEANWHILE),
        context_id=context.pk, at=at, by_id=by.practitioner_id, kind=kind, code=code, words=words.strip(),
        since_on=since_on, source=source or "", sure=sure or "", replaces=replaces,
    )  # fmt: skip
    note(context, "CONTEXT_PUT_RIGHT" if replaces else "CONTEXT_SAID", about=made.ref, why=str(kind))
    return made


@transaction.atomic
def take_back(*, by: Actor, at: datetime, context: Context, part: Part, words: str) -> Part:
    """It holds no more, for a reason; what was said stays to be read among what was said before. Raises Fault."""
    permit(by, "WRITE_CONTEXT")
    must_go_on(context)
    refuse(None if words.strip() else Fault(SAY_WHY, "words"))
    must_name_nobody(by, context, words=words)
    made: Part = once(
        Part, Fault(MEANWHILE),
        context_id=context.pk, at=at, by_id=by.practitioner_id, kind=part.kind, code=part.code, words=words.strip(),
        replaces=part, is_gone=True,
    )  # fmt: skip
    note(context, "CONTEXT_TAKEN_BACK", about=part.ref, why=part.kind)
    return made


@transaction.atomic
def review(*, by: Actor, at: datetime, context: Context, ends: bool, words: str, next_on: date | None = None) -> Review:
    """Somebody looked again: it goes on, until a day of theirs or of the policy, or they end it. Raises Fault.

    What has ended is taken up again by one that goes on.
    """
    permit(by, "WRITE_CONTEXT")
    open_steps = ends and has_open_steps(by, context)
    refuse(review_fault(ends=ends, words=words, next_on=next_on, today=local_day(at), open_steps=open_steps))
    if ends:
        must_go_on(context)
    must_name_nobody(by, context, words=words)
    row: Review = once(
        Review, Fault(MEANWHILE),
        context_id=context.pk, number=(context.number or 0) + 1, at=at, by_id=by.practitioner_id, ends=ends,
        words=words.strip(), next_on=None if ends else next_on or _next(context.area, at),
    )  # fmt: skip
    note(context, "CONTEXT_ENDED" if ends else "CONTEXT_REVIEWED")
    return row
