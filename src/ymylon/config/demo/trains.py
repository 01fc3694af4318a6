"""The line to Cardiff: a station is assessed, and the force meets British Transport Police, who see to a step of its plan."""

from datetime import timedelta

from ymylon.associates.rules import Sure
from ymylon.config.demo.agencies import FORCE, RHONDDA, TRAINS
from ymylon.config.demo.theatre import Theatre
from ymylon.contexts.actions import assessing, planning
from ymylon.contexts.lookups import context_by_ref
from ymylon.contexts.rules import ContextKind, PartKind
from ymylon.duties.rules import local_day
from ymylon.intelligence.actions.submitting import submit
from ymylon.intelligence.rules import HowKnown, Risk
from ymylon.meetings.actions import calling, holding, inviting
from ymylon.meetings.lookups.frames import kinds_on, meeting_by_ref
from ymylon.meetings.lookups.items import asked_to
from ymylon.meetings.lookups.room import Somebody
from ymylon.meetings.rules import Answer, Kind, Seat
from ymylon.screening.rules import Known, Theme

_LINES = f"{TRAINS}:POLICE_MISSING"


def meet_about_trains(stage: Theatre, known: dict[str, int]) -> None:
    """No child is a subject of the meeting, and none is named in what is said of the station."""
    station = _station(stage)
    _meet(stage)
    with stage.as_("rhys") as by:
        at = stage.ago(days=11)
        planning.agree_step(
            by=by, at=at, context=context_by_ref(by, station), team=stage.directory.teams[_LINES], who="",
            words="Two officers on platform 1 when the 15:40 leaves, on Thursdays.", due_on=local_day(stage.ago(days=-9)),
        )  # fmt: skip
    with stage.as_("delyth") as by:
        submit(
            by=by,
            at=stage.ago(days=2),
            child_id=None,
            said={
                "words": "The same card paid for three single tickets at the machine, for children who travelled alone.",
                "how": HowKnown.SAW,
                "risk": Risk.NONE_SEEN,
                "happened": "Thursday, 15:20 to 15:40",
                "known": "From the camera above the machine",
                "who_knows": "Two officers of the unit",
                "source": "",
            },
            to_team=stage.directory.teams[f"{FORCE}:FORCE_INTELLIGENCE"].pk,
        )


def _station(stage: Theatre):
    at = stage.ago(days=16)
    with stage.as_("rhys") as by:
        made = assessing.begin(
            by=by, at=at, kind=ContextKind.TRANSPORT, name="Pontypridd railway station",
            where="Platform 1 and the ticket machines", area=RHONDDA,
            why="Children are given single tickets to Cardiff, and come back with money.",
        )  # fmt: skip
        assessing.say(
            by=by, at=at, context=context_by_ref(by, made.ref), kind=PartKind.HARM, code=Theme.COUNTY_LINES, source=Known.POLICE,
            words="An adult buys the tickets, and waits until the train has left.", sure=Sure.LIKELY,
        )  # fmt: skip
    return made.ref


def _meet(stage: Theatre) -> None:
    starts = stage.ago(days=12).replace(hour=14, minute=0, second=0, microsecond=0)
    with stage.as_("rhys") as by:
        at = stage.ago(days=15)
        kind = next(one for one in kinds_on(local_day(at)) if one.code == "INTELLIGENCE")
        made = calling.call(
            by=by, at=at, kind=kind, starts_at=starts, minutes=60, place="Pontypridd police station", area=RHONDDA,
            chair_id=stage.directory.people["eurwen"].pk,
        )  # fmt: skip
        for seat, team in ((Seat.POLICE, f"{FORCE}:FORCE_INTELLIGENCE"), (Seat.TRANSPORT_POLICE, _LINES)):
            who = Somebody(stage.directory.teams[team])
            inviting.ask(by=by, at=at + timedelta(hours=1), meeting=made, item=None, seat=seat, who=who)
    over = starts + timedelta(minutes=55)
    with stage.as_("delyth") as by:
        words = "Since September an adult buys single tickets to Cardiff for children, most Thursdays."
        holding.say_word(by=by, at=over, meeting=meeting_by_ref(by, made.ref), kind=Kind.INFORMATION, words=words)
    with stage.as_("eurwen") as by:
        meeting = meeting_by_ref(by, made.ref)
        inviting.attend(by=by, at=over, meeting=meeting, came={one.pk: Answer.HERE for one in asked_to(by, meeting)})
        holding.say_word(
            by=by, at=over, meeting=meeting, kind=Kind.DECISION,
            words="The station is assessed, and a step of its plan is theirs.",
            reason="They are on the platform every day; the force is not.",
        )  # fmt: skip
        holding.hold(by=by, at=over, meeting=meeting)
        holding.approve(by=by, at=over + timedelta(days=3), meeting=meeting_by_ref(by, made.ref))
