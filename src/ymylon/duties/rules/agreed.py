"""What people agreed that somebody does: who may own it, how it may end, and what small practical help is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ymylon.access.rules import Actor
from ymylon.terms import faults
from ymylon.terms.codes import Code, Lane, TeamFunction
from ymylon.terms.words import Words

from .instants import LOCAL, utc
from .kinds import DutyKind
from .states import START, Move, State, StateTable

DO, ANSWER_HELP, CHASE = "AGREED_ACTION", "ANSWER_HELP", "CHASE_ACTION"
HELP_KEY = "help.answer"
# What everybody who works with the child may read, of what is needed to keep the child safe: never an allegation.
LANE = Lane.SAFETY
# Whoever asked hears of it when its owner has been late for so long.
ASKER_AFTER = timedelta(hours=24)
# Teams that by their name betray what not everybody may know of the child: what they owe stands in a lane of its own.
_BETRAYING: Mapping[TeamFunction, Lane] = {
    TeamFunction.YOUTH_JUSTICE: Lane.OFFENDING,
    TeamFunction.CLINIC: Lane.SEXUAL_HEALTH,
}


class ActionState(Code):
    """How an agreed action stands."""

    ASKED = "ASKED", "Help asked for", "Gofynnwyd am gymorth"
    AGREED = "AGREED", "Agreed", "Cytunwyd"
    DONE = "DONE", "Done", "Wedi’i wneud"
    PARTLY = "PARTLY", "Done in part", "Gwnaed yn rhannol"
    NOT_DONE = "NOT_DONE", "Not done, with a reason", "Heb ei wneud, gyda rheswm"
    NOT_NEEDED = "NOT_NEEDED", "Not needed any more, with a reason", "Nid oes angen mwyach, gyda rheswm"
    REFUSED = "REFUSED", "Help refused, with a reason", "Gwrthodwyd cymorth, gyda rheswm"


class Help(Code):
    """Small practical help, which often decides whether anything else works [senedd_stakeholders]."""

    FOOD = "FOOD", "Food", "Bwyd"
    LIFT = "LIFT", "A lift or a fare", "Lifft neu docyn teithio"
    ACTIVITY = "ACTIVITY", "An activity", "Gweithgaredd"
    CLOTHES = "CLOTHES", "Clothes or bedding", "Dillad neu ddillad gwely"
    PHONE = "PHONE", "A phone, or credit for one", "Ffôn, neu gredyd i un"
    OTHER = "OTHER", "Something else", "Rhywbeth arall"


class ActionStep(Code):
    """One thing that happened to an action; each is a row of its own, and none is changed."""

    MADE = "MADE", "Agreed", "Cytunwyd"
    ASKED = "ASKED", "Asked for", "Gofynnwyd"
    GRANTED = "GRANTED", "Granted", "Caniatawyd"
    REFUSED = "REFUSED", "Refused", "Gwrthodwyd"
    HANDED_OVER = "HANDED_OVER", "Handed over", "Trosglwyddwyd"
    EVIDENCE = "EVIDENCE", "Evidence", "Tystiolaeth"
    ENDED = "ENDED", "How it ended", "Sut y daeth i ben"


OPEN = frozenset({ActionState.ASKED, ActionState.AGREED})
# What a person may answer when asked how it ended, in the order in which it is asked.
ENDINGS = (ActionState.DONE, ActionState.PARTLY, ActionState.NOT_DONE, ActionState.NOT_NEEDED)
WAS_MET = frozenset({ActionState.DONE, ActionState.PARTLY})

_OWNER = Words("the team, or the person in it, that took it on", "y tîm, neu’r person ynddo, a’i cymerodd", False)
_WHY = Words("a reason in words, and the name of whoever gives it", "rheswm mewn geiriau, ac enw’r sawl sy’n ei roi")
_WHAT = Words("what was done and what came of it", "yr hyn a wnaed a’r hyn a ddaeth ohono")
_AGREED = Words("what is to be done, by whom, by when", "beth sydd i’w wneud, gan bwy, erbyn pryd")

_S = ActionState
ACTION_STATES = StateTable(
    Words("An agreed action", "Cam gweithredu y cytunwyd arno"),
    (
        State(
            _S.ASKED,
            _S.ASKED.words,
            Words("the team that was asked", "y tîm y gofynnwyd iddo"),
            Words("small practical help waits for a yes or a no", "mae cymorth ymarferol bach yn aros am ie neu na", False),
        ),
        State(
            _S.AGREED,
            _S.AGREED.words,
            _OWNER,
            Words(
                "owed; late, it climbs to a manager and to whoever asked",
                "yn ddyledus; os yw’n hwyr, mae’n dringo at reolwr ac at bwy bynnag a ofynnodd",
                False,
            ),
        ),
        State(_S.DONE, _S.DONE.words, _OWNER, Words("done, with what came of it", "wedi’i wneud, gyda’r hyn a ddaeth ohono")),
        State(
            _S.PARTLY,
            _S.PARTLY.words,
            _OWNER,
            Words("some of it done, and why not the rest", "gwnaed peth ohono, a pham nad y gweddill", False),
        ),
        State(_S.NOT_DONE, _S.NOT_DONE.words, _OWNER, Words("a named person said why", "dywedodd person a enwir pam")),
        State(_S.NOT_NEEDED, _S.NOT_NEEDED.words, _OWNER, Words("a named person said why", "dywedodd person a enwir pam")),
        State(
            _S.REFUSED,
            _S.REFUSED.words,
            Words("the team that was asked", "y tîm y gofynnwyd iddo"),
            Words(
                "a named person said why, and whoever asked reads it",
                "dywedodd person a enwir pam, a bydd y sawl a ofynnodd yn ei ddarllen",
                False,
            ),
        ),
    ),
    (
        Move("AGREE", Words("Agree", "Cytuno"), START, _S.AGREED, _AGREED),
        Move("ASK", Words("Ask for help", "Gofyn am gymorth"), START, _S.ASKED, _AGREED),
        Move("GRANT", Words("Grant", "Caniatáu"), _S.ASKED, _S.AGREED, _AGREED),
        Move("REFUSE", Words("Refuse", "Gwrthod"), _S.ASKED, _S.REFUSED, _WHY),
        Move("WITHDRAW", Words("Not needed any more", "Nid oes angen mwyach"), _S.ASKED, _S.NOT_NEEDED, _WHY),
        *(Move("END", Words("End", "Dod i ben"), _S.AGREED, end, _WHAT if end in WAS_MET else _WHY) for end in ENDINGS),
    ),
)


class ActionFault(faults.Fault):
    """An action that can't be recorded as it was given: why, in both languages, and the question it belongs to."""


SAY_WHAT = Words("Say what is to be done.", "Dywedwch beth sydd i’w wneud.")
NAME_OWNER = Words("Say who does it: a person or a team.", "Dywedwch pwy sy’n ei wneud: person neu dîm.")
NOT_AROUND = Words(
    "That person or team does not work with this child now. An action lets nobody in.",
    "Nid yw’r person neu’r tîm hwnnw’n gweithio gyda’r plentyn hwn nawr. Nid yw cam gweithredu’n gadael neb i mewn.",
    False,
)
LEFT_OUT = Words(
    "That team was left out of what is told of this child.",
    "Gadawyd y tîm hwnnw allan o’r hyn a ddywedir am y plentyn hwn.",
    False,
)
SAY_WHEN = Words("Say by when.", "Dywedwch erbyn pryd.")
IN_THE_PAST = Words("That has passed already. Choose a day to come.", "Mae hynny wedi mynd heibio. Dewiswch ddiwrnod i ddod.")
NO_CLOCK = Words(
    "No policy in force here sets a time for this. Choose a day.",
    "Nid oes polisi mewn grym yma sy’n gosod amser i hyn. Dewiswch ddiwrnod.",
    False,
)
SAY_WHY = Words("Say why.", "Dywedwch pam.")
SAY_WHAT_CAME = Words("Say what was done and what came of it.", "Dywedwch beth a wnaed a beth a ddaeth ohono.")
ENDED_ALREADY = Words("Somebody has ended this already.", "Mae rhywun eisoes wedi dod â hyn i ben.")
NOT_WITH_YOU = Words(
    "Only whoever owns this action, whoever asked for it, or a manager of either may do this.",
    "Dim ond perchennog y cam gweithredu, y sawl a ofynnodd amdano, neu reolwr i’r naill neu’r llall a gaiff wneud hyn.",
    False,
)
OWNER_ALREADY = Words("They own it already.", "Nhw sydd biau hyn eisoes.", False)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose an action is: a team, or one person in it."""

    team_id: int
    person_id: int | None = None

    @classmethod
    def of_choice(cls, chosen: str) -> "Owner":
        """Read back from what a list sends: "12" is a team, "12-5" a person in it. Raises ValueError."""
        team, _dash, person = chosen.partition("-")
        return cls(int(team), int(person) if person else None)

    @property
    def choice(self) -> str:
        """What a list sends for it."""
        return f"{self.team_id}-{self.person_id}" if self.person_id else str(self.team_id)


def agreeing_fault(
    words: str, owner: Owner | None, due: datetime | None, now: datetime, around: Collection[int], left_out: Collection[int]
) -> tuple[Words, str] | None:
    """Why an action can't be agreed like this, and the question it belongs to; `around` are those who work with the child."""
    if not words.strip():
        return SAY_WHAT, "words"
    if owner is None:
        return NAME_OWNER, "owner"
    if owner.team_id in left_out:
        return LEFT_OUT, "owner"
    if owner.team_id not in around:
        return NOT_AROUND, "owner"
    if due is None:
        return SAY_WHEN, "due"
    return (IN_THE_PAST, "day") if utc(due) <= utc(now) else None


def may_move_action(came_from: str, goes_to: str) -> bool:
    """True if an action may go from the one state to the other."""
    return ACTION_STATES.may_move(came_from, goes_to)


def ending_fault(state: str, ends: str, words: str) -> tuple[Words, str] | None:
    """Why an action can't end like this; one that ended stays as the first said."""
    if not may_move_action(state, ends):
        return ENDED_ALREADY, ""
    if words.strip():
        return None
    return (SAY_WHAT_CAME if ends in WAS_MET else SAY_WHY), "words"


def lane_of_owner(function: TeamFunction | str) -> Lane:
    """In which lane it stands that a team of this function owns an action, or asked for one."""
    return _BETRAYING.get(TeamFunction[function], LANE)


def may_know_owner(actor: Actor, function: TeamFunction | str, scopes: Iterable[int]) -> bool:
    """Whether somebody may read that a team of this function owns an action for the child who carries these scopes."""
    lane = lane_of_owner(function)
    return lane == LANE or not set(actor.scopes(lane)).isdisjoint(scopes)


def end_of(day: date) -> datetime:
    """By a day means before that day is over, where the team is."""
    return datetime.combine(day, time(23, 59), LOCAL)


def chase_at(due: datetime) -> datetime:
    """When whoever asked has to see to it themselves."""
    return utc(due) + ASKER_AFTER


_T = TeamFunction
DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        DO,
        Words("An agreed action", "Cam gweithredu y cytunwyd arno"),
        LANE,
        _T.SOCIAL_WORK,
        "",
        "chronology:action",
        Words(
            "what was done and what came of it, or a reason why not", "yr hyn a wnaed a’r hyn a ddaeth ohono, neu reswm pam ddim"
        ),
    ),
    DutyKind(
        ANSWER_HELP,
        Words("Small practical help is asked for", "Gofynnir am gymorth ymarferol bach"),
        LANE,
        _T.SOCIAL_WORK,
        HELP_KEY,
        "chronology:action",
        Words("a yes with its day, or a no with its reason", "ie gyda’i ddiwrnod, neu na gyda’i reswm", False),
    ),
    DutyKind(
        CHASE,
        Words("Chase an action that your team asked for", "Mynd ar ôl cam gweithredu y gofynnodd eich tîm amdano", False),
        LANE,
        _T.SOCIAL_WORK,
        "",
        "chronology:action",
        Words(
            "the end of the action, by its owner or by you", "diwedd y cam gweithredu, gan ei berchennog neu gennych chi", False
        ),
    ),
)

EVENT_WORDS: Mapping[str, Words] = {
    "ACTION_AGREED": Words("An action was agreed", "Cytunwyd ar gam gweithredu"),
    "HELP_ASKED_FOR": Words("Small practical help was asked for", "Gofynnwyd am gymorth ymarferol bach"),
    "HELP_GRANTED": Words("Small practical help was granted", "Caniatawyd cymorth ymarferol bach"),
    "HELP_REFUSED": Words("Small practical help was refused, with a reason", "Gwrthodwyd cymorth ymarferol bach, gyda rheswm"),
    "ACTION_HANDED_OVER": Words("An action was handed over", "Trosglwyddwyd cam gweithredu"),
    "ACTION_EVIDENCE": Words("Evidence was added to an action", "Ychwanegwyd tystiolaeth at gam gweithredu"),
    "ACTION_ENDED": Words("An action ended", "Daeth cam gweithredu i ben"),
    "DUTY_PAUSED": Words("Something owed was paused, with a reason", "Gohiriwyd rhywbeth dyledus, gyda rheswm", False),
    "DUTY_GOES_ON": Words("Something that was paused goes on", "Mae rhywbeth a ohiriwyd yn mynd ymlaen", False),
}
