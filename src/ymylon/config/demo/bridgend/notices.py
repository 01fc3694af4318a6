"""Warning notices that last are looked at again: one was, and still holds; of the other it is owed within days."""

from datetime import timedelta

from ymylon.associates.actions.keeping import enter, keep
from ymylon.associates.lookups import of_children
from ymylon.associates.rules import LONGEST_REVIEW, Basis, Facts, Kind, Sure, Way
from ymylon.config.demo.theatre import Theatre
from ymylon.orders.actions import moving
from ymylon.orders.actions.asking import ask
from ymylon.orders.lookups import Order, course_of
from ymylon.orders.rules import Condition, OrderKind, StatementOf
from ymylon.terms.calendars import local

_NOT = (Condition.CONTACT, Condition.VEHICLE)


def keep_notices(stage: Theatre, known: dict[str, int]) -> None:
    """The demonstration’s own row asks each half year; the clock opens what is owed."""
    old = _served(stage, known["Alys"], "Mace", "About thirty, waits in a white car at the park.", 290)
    with stage.as_("rhys") as by:
        words = "He has kept away from the park since the spring. Alys asks that it stays: she sleeps better."
        moving.look_again(by=by, at=stage.ago(days=110), course=course_of(by, old), words=words)
    with stage.as_("dylan") as by:
        (held,) = (one.entry for one in of_children(by, [known["Alys"]]) if one.entry.nicknames == ["Mace"])
        keep(
            by=by, at=stage.ago(days=112), entry=held, version=held.version, words="Still about: the warden sees the car.",
            review_on=local(stage.ago(days=-60)).date(),
        )  # fmt: skip
    _served(stage, known["Rory"], "Dex", "About twenty-five, on a red moped.", 175)


def _served(stage: Theatre, child: int, nickname: str, description: str, days: int) -> Order:
    with stage.as_("dylan") as by:
        at = stage.ago(days=days + 4)
        facts = Facts(Kind.PERSON, "", (nickname,), "", description, None, "Gives lifts.", "A park warden, by telephone")
        entry = enter(
            by=by, at=at, child_id=child, facts=facts, basis=Basis.SAFEGUARDING, sure=Sure.LIKELY,
            review_on=local(at).date() + LONGEST_REVIEW, about_child={"way": Way.HARMS, "words": "Waits at the park."},
        )  # fmt: skip
        order = ask(
            by=by, at=at + timedelta(hours=1), child_id=child, kind=OrderKind.CAWN_S2, entry=entry, named=f"“{nickname}”",
            why="Seen with the child at the park after school, and gives lifts home.",
        )  # fmt: skip
        moving.record_statement(
            by=by, at=stage.ago(days=days + 3), course=course_of(by, order), statement_of=StatementOf.PARENT,
            on=local(stage.ago(days=days + 3)).date(), words="Gives no permission to be with the child.",
        )  # fmt: skip
    with stage.as_("rhys") as by:
        course = course_of(by, order)
        moving.draft(by=by, at=stage.ago(days=days + 2), course=course, conditions=_NOT, words="")
        moving.serve(
            by=by, at=stage.ago(days=days), course=course_of(by, order), on=local(stage.ago(days=days)).date(), who="PC Pugh"
        )
    return order
