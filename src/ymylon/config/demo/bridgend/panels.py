"""Eight panels in nine months: who was asked and came, each child’s item, what was decided; and the ninth, which is called."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ymylon.access.rules import Actor
from ymylon.config.demo.agencies import BOARD, BRIDGEND, FORCE
from ymylon.config.demo.bridgend.children import YOUNG, Young
from ymylon.config.demo.bridgend.people import EDUCATION, WELLBEING, YOUTH_JUSTICE
from ymylon.config.demo.theatre import Theatre
from ymylon.duties.rules import Owner, local_day
from ymylon.meetings.actions import calling, holding, inviting
from ymylon.meetings.actions.keeping import agree
from ymylon.meetings.lookups.frames import Meeting, kinds_on, meeting_by_ref
from ymylon.meetings.lookups.items import Item, asked_to, items_of
from ymylon.meetings.lookups.room import Somebody, known_around
from ymylon.meetings.rules import Answer, Calm, How, Kind, Seat, Tongue, Whose
from ymylon.meetings.rules.shipped import PANEL
from ymylon.screening.rules import Theme
from ymylon.terms.calendars import local
from ymylon.terms.codes import Lane

# Days before the moment of loading: June, July, and none in August; September to February. The last is still to come.
HELD = (250, 222, 166, 138, 110, 75, 40, 12)
_NEXT = -16
_TUESDAY = 1
_THEMES = (Theme.LOCAL_LINE, Theme.COUNTY_LINES, Theme.PEERS, Theme.DEBT_BONDAGE)
_VIEWS = (
    ("Dw i isio mynd yn ôl i’r ysgol. Neb arall sy’n gofyn.", Tongue.WELSH),
    ("I don’t want five people ringing my mam.", Tongue.ENGLISH),
    ("The weed is not the problem. Having nowhere to be is the problem.", Tongue.ENGLISH),
    ("Bydd Gwenda’n dod efo fi, neu dw i ddim yn mynd.", Tongue.WELSH),
)
_DECISIONS = (
    (
        "The education engagement team finds a place to learn this term.",
        "Every day without school is a day for those who recruit.",
    ),
    ("One worker rings; nobody else does.", "Five people rang in a week."),
    ("The disruption plan goes on beside the safety plan.", "What the adults do has not changed."),
)


def hold_panels(stage: Theatre, known: dict[str, int]) -> None:
    """Each panel, in order, and then the call for the next."""
    for number, days in enumerate(HELD, start=1):
        young = [one for one in YOUNG if number in one.heard]
        meeting = call(stage, PANEL, [known[one.given] for one in young], called=days + 10, held=days, place="Ystafell 2")
        _ask_all(stage, meeting, days + 9)
        _at_the_table(stage, meeting, number, {known[one.given]: one for one in young})
    _ask_all(stage, call(stage, PANEL, [known[one.given] for one in YOUNG], called=5, held=_NEXT, place="Ystafell 2"), 4)


def day_at(stage: Theatre, days: int, *, weekday: int = _TUESDAY, hour: int = 10) -> datetime:
    """The hour of such a weekday in the week so many days ago."""
    at = local(stage.ago(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)
    return at + timedelta(days=weekday - at.weekday())


def call(
    stage: Theatre,
    code: str,
    children: Sequence[int],
    *,
    called: int,
    held: int,
    place: str,
    weekday: int = _TUESDAY,
    hour: int = 10,
) -> Meeting:
    """Carwyn calls a meeting about these children, and chairs it."""
    at = stage.ago(days=called)
    with stage.as_("carwyn") as by:
        kind = next(one for one in kinds_on(local_day(at)) if one.code == code)
        return calling.call(
            by=by, at=at, kind=kind, starts_at=day_at(stage, held, weekday=weekday, hour=hour), minutes=120, place=place,
            chair_id=stage.directory.people["carwyn"].pk, area=BRIDGEND, child_ids=children,
        )  # fmt: skip


def ask_known(by: Actor, at: datetime, meeting: Meeting) -> None:
    """Everybody whom the record names for a seat is asked in one press."""
    items = items_of(by, meeting)
    seats = [Seat[code] for code in meeting.kind.seats]
    known = known_around(by, [one.child_id for one in items], seats, at)
    inviting.ask_known(by=by, at=at, meeting=meeting, items=items, known=known)


def _ask_all(stage: Theatre, made: Meeting, days: int) -> None:
    teams, at = stage.directory.teams, stage.ago(days=days)
    standing = {
        Seat.POLICE: f"{FORCE}:POLICE_MISSING", Seat.YOUTH_JUSTICE: YOUTH_JUSTICE, Seat.HEALTH: f"{BOARD}:HEALTH_SAFEGUARDING",
        Seat.VOLUNTARY: "interviews",
    }  # fmt: skip
    with stage.as_("carwyn") as by:
        meeting = meeting_by_ref(by, made.ref)
        if Seat.WELLBEING in meeting.kind.standing_seats:
            standing[Seat.WELLBEING] = WELLBEING
        for seat, team in standing.items():
            inviting.ask(by=by, at=at, meeting=meeting, item=None, seat=seat, who=Somebody(teams[team]))
        inviting.ask(by=by, at=at, meeting=meeting, item=None, seat=Seat.HOUSING, who=None,
                     why_nobody="Housing names somebody by the spring.")  # fmt: skip
        ask_known(by, at, meeting)


def attend(by: Actor, at: datetime, meeting: Meeting, absent: Sequence[Seat] = ()) -> None:
    """Who came: the child’s worker has met the child; whoever was not needed stays so."""
    came = {
        one.pk: Answer.ABSENT if one.seat in absent else Answer.HERE_MET if one.seat == Seat.WORKER else Answer.HERE
        for one in asked_to(by, meeting)
        if one.team_id
    }
    inviting.attend(by=by, at=at, meeting=meeting, came=came)


def _at_the_table(stage: Theatre, made: Meeting, number: int, young: dict[int, Young]) -> None:
    with stage.as_("carwyn") as by:
        meeting = meeting_by_ref(by, made.ref)
        at = meeting.starts_at + timedelta(minutes=110)  # type: ignore[attr-defined]
        # Health missed one, and the voluntary sector came to every second.
        attend(by, at, meeting, [*([Seat.HEALTH] if number == 3 else []), *([Seat.VOLUNTARY] if number % 2 else [])])
        for place, item in enumerate(items_of(by, meeting)):
            _item(stage, by, at, meeting, item, young[item.child_id], number, place)
        holding.hold(by=by, at=at, meeting=meeting)
        holding.approve(by=by, at=at + timedelta(days=7), meeting=meeting_by_ref(by, made.ref))


def _item(stage: Theatre, by: Actor, at: datetime, meeting: Meeting, item: Item, one: Young, number: int, place: int) -> None:
    said = {"by": by, "at": at, "meeting": meeting, "item": item}
    words, reason = _DECISIONS[(number + place) % len(_DECISIONS)]
    holding.say(**said, kind=Kind.THEME, lane=Lane.CONCERN, code=_THEMES[(number + place) % len(_THEMES)])
    holding.say(**said, kind=Kind.DECISION, lane=Lane.CONCERN, words=words, reason=reason)
    view, tongue = _VIEWS[(number + place) % len(_VIEWS)]
    if place % 2:
        holding.keep_view(
            **said, whose=Whose.CHILD, how=How.VISIT, lane=Lane.SAFETY, words=view, who="Dylan Oyelaran", tongue=tongue
        )
    if number >= len(HELD) - 1 and place < 3:
        owner = stage.directory.teams[EDUCATION if place else YOUTH_JUSTICE]
        agree(**said, words="Sees the young person this week and says what they want to learn.", owner=Owner(owner.pk),
              due_at=at + timedelta(days=21), left_out=())  # fmt: skip
    later = next((HELD[panel - 1] for panel in one.heard if panel > number), _NEXT)
    holding.close_item(
        **said, goes_on=Calm.USUAL, next_on=day_at(stage, later).date(), child_why="Not seen since; a visit is set.",
        family_why="The family was rung, and will be seen at home.",
    )  # fmt: skip
