"""Soft intelligence: what is noticed without evidence is heard with the police, who keep what is submitted to them."""

from datetime import timedelta
from uuid import uuid4

from ymylon.config.demo.agencies import FORCE
from ymylon.config.demo.bridgend.panels import call
from ymylon.config.demo.bridgend.people import EDUCATION, YOUTH_JUSTICE
from ymylon.config.demo.theatre import Theatre
from ymylon.intelligence.rules import HowKnown, Risk
from ymylon.meetings.actions import holding, inviting
from ymylon.meetings.actions.submitting import submit_heard
from ymylon.meetings.lookups.frames import Meeting, meeting_by_ref, words_of
from ymylon.meetings.lookups.items import asked_to
from ymylon.meetings.lookups.room import Somebody
from ymylon.meetings.rules import Answer, Kind, Seat
from ymylon.meetings.rules.shipped import SOFT

_HELD, _NEXT, _WEDNESDAY = 20, -10, 2
_HEARD = (
    ("gwenda", "A grey car waits at the back of the leisure centre on Fridays, when the youth club ends."),
    ("sioned", "Two pupils who never had money paid for a whole class at the shop opposite the school gate."),
)


def hear_softly(stage: Theatre, known: dict[str, int]) -> None:
    """One such meeting was held, and one thing of it is with the force’s intelligence unit; the next is called."""
    made = _call(stage, _HELD)
    at = made.starts_at + timedelta(minutes=20)  # type: ignore[attr-defined]
    for who, words in _HEARD:
        with stage.as_(who) as by:
            holding.say_word(by=by, at=at, meeting=meeting_by_ref(by, made.ref), kind=Kind.INFORMATION, words=words)
    with stage.as_("gwenda") as by:
        meeting = meeting_by_ref(by, made.ref)
        said = {
            "words": _HEARD[0][1], "how": HowKnown.TOLD, "risk": Risk.SOME, "happened": "Fridays, about nine in the evening",
            "known": "From two young people, in the same week", "who_knows": "Whoever goes to the club", "source": "",
        }  # fmt: skip
        word = next(one for one in words_of(by, meeting) if one.words == _HEARD[0][1])
        unit = stage.directory.teams[f"{FORCE}:FORCE_INTELLIGENCE"].pk
        what = {"child_id": None, "also": (), "said": said, "to_team": unit, "sent_as": uuid4()}
        submit_heard(by=by, at=at, meeting=meeting, word=word, **what)
    over = made.starts_at + timedelta(minutes=50)  # type: ignore[attr-defined]
    with stage.as_("carwyn") as by:
        meeting = meeting_by_ref(by, made.ref)
        holding.say_word(
            by=by, at=over, meeting=meeting, kind=Kind.DECISION, words="The youth club closes its back door at nine.",
            reason="Nobody goes out there alone in the dark.",
        )  # fmt: skip
        inviting.attend(by=by, at=over, meeting=meeting, came={one.pk: Answer.HERE for one in asked_to(by, meeting)})
        holding.hold(by=by, at=over, meeting=meeting_by_ref(by, made.ref))
        holding.approve(by=by, at=over + timedelta(days=2), meeting=meeting_by_ref(by, made.ref))
    _call(stage, _NEXT)


def _call(stage: Theatre, held: int) -> Meeting:
    """Carwyn calls it; police and youth justice must be asked, and the education team hears much."""
    called = max(held, 0) + 6
    made = call(stage, SOFT, [], called=called, held=held, place="Ystafell 4", weekday=_WEDNESDAY, hour=9)
    teams = stage.directory.teams
    seats = {Seat.POLICE: f"{FORCE}:POLICE_MISSING", Seat.YOUTH_JUSTICE: YOUTH_JUSTICE, Seat.SCHOOL: EDUCATION}
    with stage.as_("carwyn") as by:
        for seat, team in seats.items():
            who = Somebody(teams[team])
            inviting.ask(by=by, at=stage.ago(days=called - 1), meeting=made, item=None, seat=seat, who=who)
        return meeting_by_ref(by, made.ref)
