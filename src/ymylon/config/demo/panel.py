"""A panel that met about Cai under Gethin and is to meet under Eirlys: Mared calls it, police and youth justice are asked."""

from datetime import timedelta

from ymylon.config.demo.agencies import RHONDDA
from ymylon.config.demo.theatre import Theatre
from ymylon.duties.rules import local_day
from ymylon.meetings.actions import calling, holding, inviting
from ymylon.meetings.lookups.frames import Meeting, kinds_on, meeting_by_ref
from ymylon.meetings.lookups.items import asked_to, items_of
from ymylon.meetings.lookups.room import Somebody
from ymylon.meetings.rules import Answer, Calm, How, Kind, Seat, Tongue, Whose
from ymylon.meetings.rules.shipped import PANEL
from ymylon.screening.rules import Theme
from ymylon.terms.codes import Lane


def hold_panel(stage: Theatre, known: dict[str, int]) -> None:
    """One panel was held four weeks ago and is written up; the next is called."""
    held = _call(stage, known["cai"], called=35, held=28, chair="gethin")
    _at_the_table(stage, held)
    _call(stage, known["cai"], called=3, held=-6, chair="eirlys")


def _call(stage: Theatre, cai: int, *, called: int, held: int, chair: str) -> Meeting:
    starts = stage.ago(days=held).replace(hour=10, minute=0, second=0, microsecond=0)
    with stage.as_("mared") as by:
        at = stage.ago(days=called)
        kind = next(one for one in kinds_on(local_day(at)) if one.code == PANEL)
        made = calling.call(
            by=by, at=at, kind=kind, starts_at=starts, minutes=90, place="Ystafell 3, Tŷ Trevithick",
            chair_id=stage.directory.people[chair].pk, area=RHONDDA, child_ids=[cai],
        )  # fmt: skip
        for seat, team in ((Seat.POLICE, "W15000003:POLICE_MISSING"), (Seat.YOUTH_JUSTICE, "youth_justice")):
            who = Somebody(stage.directory.teams[team])
            inviting.ask(by=by, at=at + timedelta(hours=1), meeting=made, item=None, seat=seat, who=who)
    return made


def _at_the_table(stage: Theatre, made: Meeting) -> None:
    with stage.as_("gethin") as by:
        meeting = meeting_by_ref(by, made.ref)
        at = meeting.starts_at + timedelta(minutes=80)  # type: ignore[attr-defined]
        (item,) = items_of(by, meeting)
        came = {one.pk: Answer.HERE if one.seat == Seat.POLICE else Answer.ABSENT for one in asked_to(by, meeting)}
        inviting.attend(by=by, at=at, meeting=meeting, came=came)
        said = {"by": by, "at": at, "meeting": meeting, "item": item}
        holding.say(**said, kind=Kind.THEME, lane=Lane.CONCERN, code=Theme.LOCAL_LINE)
        holding.say(
            **said, kind=Kind.DECISION, lane=Lane.CONCERN, words="Mared is the one who rings; nobody else does.",
            reason="Five people rang him in a week.",
        )  # fmt: skip
        holding.keep_view(
            **said, whose=Whose.CHILD, how=How.VISIT, lane=Lane.SAFETY, words="Dw i isio i bobl stopio gofyn yr un peth.",
            who="Mared Ellis", tongue=Tongue.WELSH,
        )  # fmt: skip
        holding.close_item(
            by=by, at=at, meeting=meeting, item=item, goes_on=Calm.USUAL, met_why="His worker was ill that day.",
            family_why="Emrys was rung twice and was not in.",
        )  # fmt: skip
        holding.hold(by=by, at=at, meeting=meeting)
        holding.approve(by=by, at=at + timedelta(days=9), meeting=meeting_by_ref(by, made.ref))
