"""Risk management meetings under the panel: each fortnight about Alys; about Rory until things were calm, then monthly."""

from datetime import datetime, timedelta

from ymylon.access.rules import Actor
from ymylon.config.demo.bridgend.panels import ask_known, attend, call
from ymylon.config.demo.bridgend.people import DRUGS, FAMILIES, WELLBEING
from ymylon.config.demo.theatre import Theatre
from ymylon.meetings.actions import holding, inviting
from ymylon.meetings.lookups.frames import Meeting, meeting_by_ref
from ymylon.meetings.lookups.items import items_of
from ymylon.meetings.lookups.room import Somebody
from ymylon.meetings.rules import Calm, How, Kind, Seat, Tongue, Whose
from ymylon.meetings.rules.shipped import RISK
from ymylon.terms.codes import Lane

_NEXT, _THURSDAY = -5, 3
FORTNIGHTLY = (79, 65, 51, 37, 23, 9)
UNTIL_CALM, MONTHLY = (121, 107, 93, 79), (51, 23)
_FIRST_CALM = "No night away for six weeks, and nobody waits at the park. Less often from now on."
_STILL_CALM = "Things are calm still. Once a month, to keep watch."


def hold_risk_meetings(stage: Theatre, known: dict[str, int]) -> None:
    """Of both children every meeting that was held, and the next, which is called."""
    for days in FORTNIGHTLY:
        _held(stage, known["Alys"], days, 14, "")
    for days in UNTIL_CALM:
        _held(stage, known["Rory"], days, 16, _FIRST_CALM if days == UNTIL_CALM[-1] else "")
    for days in MONTHLY:
        _held(stage, known["Rory"], days, 16, _STILL_CALM)
    for child, hour in (("Alys", 14), ("Rory", 16)):
        _ask(stage, _call(stage, known[child], _NEXT, hour, called=2), stage.ago(days=1))


def _call(stage: Theatre, child: int, days: int, hour: int, *, called: int) -> Meeting:
    return call(stage, RISK, [child], called=called, held=days, place="Ystafell 4", weekday=_THURSDAY, hour=hour)


def _ask(stage: Theatre, made: Meeting, at: datetime) -> None:
    """The record names worker, police, youth justice and school; the drug service and those who work with families are chosen."""
    with stage.as_("carwyn") as by:
        meeting = meeting_by_ref(by, made.ref)
        (item,) = items_of(by, meeting)
        for seat, team in ((Seat.DRUGS, DRUGS), (Seat.FAMILIES, FAMILIES), (Seat.WELLBEING, WELLBEING)):
            if seat not in meeting.kind.seats:
                # Emotional wellbeing has a seat since the kind was defined anew.
                continue
            inviting.ask(by=by, at=at, meeting=meeting, item=item, seat=seat, who=Somebody(stage.directory.teams[team]))
        ask_known(by, at, meeting)


def _held(stage: Theatre, child: int, days: int, hour: int, calm: str) -> None:
    made = _call(stage, child, days, hour, called=days + 7)
    _ask(stage, made, stage.ago(days=days + 6))
    with stage.as_("rhys") as by:
        _police_say(by, meeting_by_ref(by, made.ref))
    with stage.as_("carwyn") as by:
        meeting = meeting_by_ref(by, made.ref)
        at = meeting.starts_at + timedelta(minutes=50)  # type: ignore[attr-defined]
        attend(by, at, meeting)
        (item,) = items_of(by, meeting)
        said = {"by": by, "at": at, "meeting": meeting, "item": item}
        holding.say(**said, kind=Kind.ANALYSIS, lane=Lane.CONCERN,
                    words="Victim, offender, location and themes were looked at, and both plans brought up to date.")  # fmt: skip
        if calm:
            holding.say(**said, kind=Kind.DECISION, lane=Lane.CONCERN, words="Once a month from now on.", reason=calm)
        holding.keep_view(
            **said, whose=Whose.CHILD, how=How.VISIT, lane=Lane.SAFETY, words="I’m alright when I know who is coming.",
            who="Gwenda Price", tongue=Tongue.ENGLISH,
        )  # fmt: skip
        holding.close_item(
            **said,
            goes_on=Calm.CALM if calm else Calm.USUAL,
            words=calm,
            family_why="Of professionals; the family is told after.",
        )
        holding.hold(by=by, at=at, meeting=meeting)
        holding.approve(by=by, at=at + timedelta(days=3), meeting=meeting_by_ref(by, made.ref))


def _police_say(by: Actor, meeting: Meeting) -> None:
    (item,) = items_of(by, meeting)
    holding.say(
        by=by, at=meeting.starts_at + timedelta(minutes=20), meeting=meeting, item=item, kind=Kind.INFORMATION,  # type: ignore[attr-defined]
        lane=Lane.SAFETY, words="Patrols went by the park each evening. Nobody was there whom we know.",
    )  # fmt: skip
