"""The states of a missing episode and the legal moves between them: one table, each state with an owner."""

from datetime import datetime

from ymylon.duties.rules.instants import utc
from ymylon.duties.rules.lengths import Length, due_at
from ymylon.duties.rules.states import START, Move, State, StateTable, moves
from ymylon.terms.codes import Code, EndKind, Role, TeamFunction
from ymylon.terms.words import Words


class EpisodeState(Code):
    """How an episode stands. Whether the police have confirmed it is read from their answer and isn't a state."""

    # Not "missing": whether it is, depends on the definition, and a child who is away has an episode too.
    REPORTED = "REPORTED", "Reported, not ended", "Adroddwyd, heb ddod i ben"
    FOUND = ("FOUND", *EndKind.FOUND.words)
    IN_CUSTODY = ("IN_CUSTODY", *EndKind.IN_CUSTODY.words)
    IN_HOSPITAL = ("IN_HOSPITAL", *EndKind.IN_HOSPITAL.words)
    DIED = ("DIED", *EndKind.DIED.words)
    RECORDED_IN_ERROR = ("RECORDED_IN_ERROR", *EndKind.RECORDED_IN_ERROR.words)
    ACCEPTED_BY_ADULT_SERVICE = ("ACCEPTED_BY_ADULT_SERVICE", *EndKind.ACCEPTED_BY_ADULT_SERVICE.words)
    CLOSED = "CLOSED", "Closed", "Wedi’i gau"
    REOPENED = "REOPENED", "Reopened", "Wedi’i ailagor"


ENDED = tuple(EpisodeState[kind.name] for kind in EndKind)
_FOUND_ALIVE = (EpisodeState.FOUND, EpisodeState.IN_CUSTODY, EpisodeState.IN_HOSPITAL)


def _state(state: EpisodeState, owner: Code, en: str, cy: str, sure: bool = True) -> State:
    return State(state.value, state.words, owner, Words(en, cy, sure))


_STATES = (
    _state(EpisodeState.REPORTED, TeamFunction.POLICE_MISSING,
           "nobody has established that the child is safe; until the police answer it says “police not yet confirmed”",
           "nid oes neb wedi cadarnhau bod y plentyn yn ddiogel; "
           "nes i’r heddlu ateb dywed “yr heddlu heb gadarnhau eto”", False),
    _state(EpisodeState.FOUND, TeamFunction.SOCIAL_WORK,
           "the child is found; check, offer of an interview and referral of harm are owed",
           "daethpwyd o hyd i’r plentyn; mae gwiriad, cynnig cyfweliad ac atgyfeirio niwed yn ddyledus", False),
    _state(EpisodeState.IN_CUSTODY, TeamFunction.SOCIAL_WORK,
           "the child is held by the police or a court; what is owed after finding is owed here too",
           "mae’r plentyn yn nwylo’r heddlu neu lys; mae’r un pethau’n ddyledus ag ar ôl dod o hyd i blentyn", False),
    _state(EpisodeState.IN_HOSPITAL, TeamFunction.SOCIAL_WORK,
           "the child is in hospital; what is owed after finding is owed here too",
           "mae’r plentyn yn yr ysbyty; mae’r un pethau’n ddyledus ag ar ôl dod o hyd i blentyn", False),
    _state(EpisodeState.DIED, Role.HEAD_OF_SERVICE,
           "the child has died; no letter, call or offer goes out",
           "mae’r plentyn wedi marw; nid aiff llythyr, galwad na chynnig allan"),
    _state(EpisodeState.RECORDED_IN_ERROR, Role.TEAM_MANAGER,
           "there was no episode; the record stays and says so",
           "nid oedd cyfnod; mae’r cofnod yn aros ac yn dweud hynny"),
    _state(EpisodeState.ACCEPTED_BY_ADULT_SERVICE, Role.TEAM_MANAGER,
           "still missing, and a named person in the receiving process has accepted it",
           "yn dal ar goll, a pherson a enwir yn y broses sy’n derbyn wedi’i dderbyn", False),
    _state(EpisodeState.CLOSED, Role.TEAM_MANAGER,
           "nothing of the episode is owed, or a manager said why it closed all the same",
           "nid oes dim yn ddyledus, neu dywedodd rheolwr pam y’i caewyd er hynny"),
    _state(EpisodeState.REOPENED, TeamFunction.SOCIAL_WORK,
           "something came to light after closing; the child isn’t missing",
           "daeth rhywbeth i’r amlwg ar ôl cau; nid yw’r plentyn ar goll"),
)  # fmt: skip

_PERSON_AND_REASON = Words("a reason and the name of whoever gives it", "rheswm ac enw’r sawl sy’n ei roi")
_END_NEEDS = {
    EndKind.FOUND: Words("when, and that somebody has seen the child", "pryd, a bod rhywun wedi gweld y plentyn"),
    EndKind.IN_CUSTODY: Words("since when, and held by whom", "ers pryd, a chan bwy"),
    EndKind.IN_HOSPITAL: Words("since when, and where", "ers pryd, ac ymhle"),
    EndKind.DIED: Words("when it was confirmed, and by whom", "pryd y’i cadarnhawyd, a chan bwy"),
    EndKind.RECORDED_IN_ERROR: _PERSON_AND_REASON,
    EndKind.ACCEPTED_BY_ADULT_SERVICE: Words(
        "the name of the person in the receiving process who accepts; a birthday or a border is not enough",
        "enw’r person yn y broses sy’n derbyn; nid yw pen-blwydd na ffin yn ddigon", False),
}  # fmt: skip

_MOVES = (
    Move("REPORT", Words("Report", "Rhoi gwybod"), START, EpisodeState.REPORTED,
         Words("the child, when last seen, whether the whereabouts are known",
               "y plentyn, pryd y’i gwelwyd ddiwethaf, a yw’n hysbys ble mae")),
    *(Move(kind.value, kind.words, EpisodeState.REPORTED, kind.value, _END_NEEDS[kind]) for kind in EndKind),
    *moves("STILL_MISSING", Words("Still missing after all", "Yn dal ar goll wedi’r cyfan"),
           (*ENDED, EpisodeState.REOPENED), EpisodeState.REPORTED, _PERSON_AND_REASON),
    *moves("HAS_DIED_SINCE", Words("Has died since", "Wedi marw ers hynny"), (*_FOUND_ALIVE, EpisodeState.REOPENED),
           EpisodeState.DIED, _END_NEEDS[EndKind.DIED]),
    *moves("WAS_IN_ERROR", Words("Was recorded in error", "Cofnodwyd drwy gamgymeriad"), (*_FOUND_ALIVE, EpisodeState.REOPENED),
           EpisodeState.RECORDED_IN_ERROR, _PERSON_AND_REASON),
    *moves("CLOSE", Words("Close", "Cau"), (*ENDED, EpisodeState.REOPENED), EpisodeState.CLOSED,
           Words("no open duty, or a manager’s reason", "dim dyletswydd ar agor, neu reswm rheolwr")),
    Move("REOPEN", Words("Reopen", "Ailagor"), EpisodeState.CLOSED, EpisodeState.REOPENED,
         Words("a reason, within the days that policy allows", "rheswm, o fewn y dyddiau a ganiateir gan bolisi")),
)  # fmt: skip

EPISODE_STATES = StateTable(Words("A missing episode", "Cyfnod o fynd ar goll"), _STATES, _MOVES)


def is_open(state: str) -> bool:
    """True while the child is missing; only such episodes stand on the board."""
    return state == EpisodeState.REPORTED


def is_ended(state: str) -> bool:
    """True once the child isn't missing any more, or was accepted elsewhere, and something may still be owed."""
    return state in ENDED or state == EpisodeState.REOPENED


def is_closed(state: str) -> bool:
    """True if nothing is asked any more."""
    return state == EpisodeState.CLOSED


def moves_from(state: str) -> tuple[Move, ...]:
    """What may happen next to an episode in this state."""
    return EPISODE_STATES.moves_from(state)


def may_move(came_from: str, goes_to: str) -> bool:
    """True if the table has such a move."""
    return EPISODE_STATES.may_move(came_from, goes_to)


def may_reopen(closed_at: datetime, within: Length | None, now: datetime) -> bool:
    """True within the time that policy allows, and always where policy sets none; afterwards a new episode is recorded."""
    return within is None or utc(now) <= due_at(closed_at, within)
