"""Return interviews, first form: the offer that every child who was found is owed, and what meets it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ymylon.duties.rules import Areas, Due, DutyKind, PolicyRow, due_under, utc
from ymylon.duties.rules.states import START, Move, State, StateTable, moves
from ymylon.missing.rules.ending import OFFER_RETURN_INTERVIEW
from ymylon.terms.codes import Code, Lane, Role, TeamFunction
from ymylon.terms.words import Words

OFFER_KEY = "interview.offer"
HOLD_KEY = "interview.hold"

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        OFFER_RETURN_INTERVIEW,
        Words("Offer a return interview", "Cynnig cyfweliad dychwelyd"),
        Lane.INTERVIEW_ACTIONS,
        TeamFunction.SOCIAL_WORK,
        OFFER_KEY,
        "interviews:offer",
        Words(
            "an offer with the child's response, or a reason why none was made",
            "cynnig gydag ymateb y plentyn, neu reswm pam na wnaed un",
        ),
    ),
)


class Response(Code):
    """What the child answered; only the first two are answers."""

    ACCEPTED = "ACCEPTED", "Said yes", "Derbyniodd", False
    REFUSED = "REFUSED", "Said no", "Gwrthododd", False
    NOT_ANSWERED_YET = "NOT_ANSWERED_YET", "No answer yet", "Dim ateb eto"


class OfferState(Code):
    """How the offer of an interview stands."""

    NOT_ASKED_YET = "NOT_ASKED_YET", "Not offered yet", "Heb ei gynnig eto"
    OFFERED = "OFFERED", "Offered, no answer yet", "Wedi'i gynnig, dim ateb eto"
    ACCEPTED = "ACCEPTED", "Offered, the child said yes", "Wedi'i gynnig, derbyniodd y plentyn", False
    REFUSED = "REFUSED", "Offered, the child said no", "Wedi'i gynnig, gwrthododd y plentyn", False
    NOT_OFFERED = "NOT_OFFERED", "Not offered, with a reason", "Heb ei gynnig, gyda rheswm"


class OfferFault(Code):
    """Why an offer can't be recorded like this."""

    CHILD_HAS_DIED = "CHILD_HAS_DIED", "This child has died. No offer is made.", "Mae'r plentyn hwn wedi marw. Ni wneir cynnig."
    BEFORE_FOUND = (
        "BEFORE_FOUND",
        "An offer can't be earlier than when the child was found.",
        "Ni all cynnig fod yn gynharach na phan ddaethpwyd o hyd i'r plentyn.",
        False,
    )
    LATER_THAN_NOW = "LATER_THAN_NOW", "An offer can't be later than now.", "Ni all cynnig fod yn hwyrach na nawr."
    NO_RESPONSE = (
        "NO_RESPONSE",
        "Say what the child answered, or “no answer yet”.",
        "Dywedwch beth atebodd y plentyn, neu “dim ateb eto”.",
    )
    NO_SAFE_WAY = (
        "NO_SAFE_WAY",
        "First record a safe way to reach this child, with the date, and who else reads it.",
        "Yn gyntaf, cofnodwch ffordd ddiogel o gyrraedd y plentyn hwn, gyda'r dyddiad, a phwy arall sy'n ei darllen.",
        False,
    )
    NO_REASON = "NO_REASON", "Say why no interview is offered.", "Dywedwch pam na chynigir cyfweliad."


@dataclass(frozen=True, slots=True)
class SafeWay:
    """How this child can be reached without putting them in danger, as somebody recorded it on a day, and who else reads it."""

    words: str
    recorded_on: date | None
    read_by: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry of the ledger: an offer made with its response, or, where none was made, the reason."""

    was_made: bool
    at: datetime
    response: Response | None = None
    reason: str = ""


def offer_due(rows: Iterable[PolicyRow], areas: Areas, found_at: datetime) -> Due | None:
    """By when the offer is due, under the policy in force when the child was found; policy, not law. None: no time is set."""
    return due_under(rows, OFFER_KEY, areas, found_at)


def interview_due(rows: Iterable[PolicyRow], areas: Areas, found_at: datetime) -> Due | None:
    """By when the interview should be held: guidance in Wales, not law."""
    return due_under(rows, HOLD_KEY, areas, found_at)


def offer_faults(
    offer: Offer, *, found_at: datetime, now: datetime, safe_way: SafeWay | None, may_contact: bool
) -> tuple[OfferFault, ...]:
    """What keeps this entry from being written; empty if nothing does."""
    if not offer.was_made:
        return () if offer.reason.strip() else (OfferFault.NO_REASON,)
    if not may_contact:
        return (OfferFault.CHILD_HAS_DIED,)
    faults = []
    if utc(offer.at) < utc(found_at):
        faults.append(OfferFault.BEFORE_FOUND)
    if utc(offer.at) > utc(now):
        faults.append(OfferFault.LATER_THAN_NOW)
    if offer.response is None:
        faults.append(OfferFault.NO_RESPONSE)
    if safe_way is None or not safe_way.words.strip() or safe_way.recorded_on is None:
        faults.append(OfferFault.NO_SAFE_WAY)
    return tuple(faults)


def meets_duty(offer: Offer) -> bool:
    """True for an offer with the child's answer, and for a reason why none was made; "no answer yet" leaves it owed."""
    if not offer.was_made:
        return bool(offer.reason.strip())
    return offer.response in (Response.ACCEPTED, Response.REFUSED)


def offer_state(ledger: Iterable[Offer]) -> OfferState:
    """How it stands after all entries: the last one speaks, whatever stood before it."""
    last = max(ledger, key=lambda offer: utc(offer.at), default=None)
    if last is None:
        return OfferState.NOT_ASKED_YET
    if not last.was_made:
        return OfferState.NOT_OFFERED
    answers: dict[Response | None, OfferState] = {
        Response.ACCEPTED: OfferState.ACCEPTED,
        Response.REFUSED: OfferState.REFUSED,
    }
    return answers.get(last.response, OfferState.OFFERED)


_SAFE = Words(
    "a safe way to reach this child, recorded with its date",
    "ffordd ddiogel o gyrraedd y plentyn, wedi'i chofnodi â'i dyddiad",
    False,
)
_ANSWER = Words("the child's own answer", "ateb y plentyn ei hun")
_CHANGED = Words(
    "the child says so; a mind may be changed at any time", "y plentyn yn dweud hynny; gellir newid meddwl unrhyw bryd"
)
_REASON = Words("a named person's reason", "rheswm person a enwir")
_S = OfferState

OFFER_STATES = StateTable(
    Words("The offer of a return interview", "Cynnig cyfweliad dychwelyd"),
    (
        State(
            _S.NOT_ASKED_YET,
            _S.NOT_ASKED_YET.words,
            TeamFunction.SOCIAL_WORK,
            Words("the child was found and is owed an offer", "daethpwyd o hyd i'r plentyn ac mae cynnig yn ddyledus", False),
        ),
        State(
            _S.OFFERED,
            _S.OFFERED.words,
            TeamFunction.RETURN_INTERVIEWS,
            Words("the child was asked; the offer is still owed an answer", "gofynnwyd i'r plentyn; mae'r ateb heb ddod eto"),
        ),
        State(
            _S.ACCEPTED,
            _S.ACCEPTED.words,
            TeamFunction.RETURN_INTERVIEWS,
            Words("the child wants to talk, and chooses to whom", "mae'r plentyn am siarad, ac yn dewis â phwy"),
        ),
        State(
            _S.REFUSED,
            _S.REFUSED.words,
            TeamFunction.SOCIAL_WORK,
            Words("the child does not want to, and may still change that", "nid yw'r plentyn am wneud, a gall newid hynny o hyd"),
        ),
        State(
            _S.NOT_OFFERED,
            _S.NOT_OFFERED.words,
            Role.TEAM_MANAGER,
            Words("no offer was made, and the record says why", "ni wnaed cynnig, ac mae'r cofnod yn dweud pam"),
        ),
    ),
    (
        Move(
            "FIND",
            Words("Child found", "Dod o hyd i'r plentyn"),
            START,
            _S.NOT_ASKED_YET,
            Words("an end that opens the duty to offer", "diwedd sy'n agor y ddyletswydd i gynnig", False),
        ),
        *moves("OFFER", Words("Offer", "Cynnig"), (_S.NOT_ASKED_YET, _S.NOT_OFFERED), _S.OFFERED, _SAFE),
        *moves("ACCEPT", Words("Say yes", "Derbyn", False), (_S.NOT_ASKED_YET, _S.NOT_OFFERED, _S.OFFERED), _S.ACCEPTED, _ANSWER),
        *moves("REFUSE", Words("Say no", "Gwrthod", False), (_S.NOT_ASKED_YET, _S.NOT_OFFERED, _S.OFFERED), _S.REFUSED, _ANSWER),
        *moves(
            "CHANGE_TO_YES", Words("Change one's mind: yes", "Newid meddwl: derbyn", False), (_S.REFUSED,), _S.ACCEPTED, _CHANGED
        ),
        *moves(
            "CHANGE_TO_NO", Words("Change one's mind: no", "Newid meddwl: gwrthod", False), (_S.ACCEPTED,), _S.REFUSED, _CHANGED
        ),
        *moves(
            "DO_NOT_OFFER", Words("Make no offer", "Peidio â chynnig"), (_S.NOT_ASKED_YET, _S.OFFERED), _S.NOT_OFFERED, _REASON
        ),
    ),
)

# What the chronology calls each thing that happens in this room.
EVENT_WORDS = {
    "INTERVIEW_OFFERED": Words("Return interview offered", "Cynigiwyd cyfweliad dychwelyd"),
    "INTERVIEW_NOT_OFFERED": Words("Reason recorded why no return interview is offered",
                                   "Cofnodwyd rheswm dros beidio â chynnig cyfweliad dychwelyd"),
}  # fmt: skip
