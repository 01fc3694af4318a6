"""The offer that every child who was found is owed, what meets it, and the safe way that goes before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ymylon.duties.rules import Areas, Due, PolicyRow, due_under, policy_in_force, utc
from ymylon.duties.rules.lengths import due_at, read_length
from ymylon.terms.codes import Code

from .states import InterviewState

OFFER_KEY = "interview.offer"
HOLD_KEY = "interview.hold"
FRESH_KEY = "interview.safe_way_fresh"


class Response(Code):
    """What the child answered; only the first two are answers."""

    ACCEPTED = "ACCEPTED", "Said yes", "Derbyniodd", False
    REFUSED = "REFUSED", "Said no", "Gwrthododd", False
    NOT_ANSWERED_YET = "NOT_ANSWERED_YET", "No answer yet", "Dim ateb eto"


class OfferFault(Code):
    """Why an offer can't be recorded like this."""

    CHILD_HAS_DIED = "CHILD_HAS_DIED", "This child has died. No offer is made.", "Mae’r plentyn hwn wedi marw. Ni wneir cynnig."
    BEFORE_FOUND = (
        "BEFORE_FOUND",
        "An offer can’t be earlier than when the child was found.",
        "Ni all cynnig fod yn gynharach na phan ddaethpwyd o hyd i’r plentyn.",
        False,
    )
    LATER_THAN_NOW = "LATER_THAN_NOW", "An offer can’t be later than now.", "Ni all cynnig fod yn hwyrach na nawr."
    NO_RESPONSE = (
        "NO_RESPONSE",
        "Say what the child answered, or “no answer yet”.",
        "Dywedwch beth atebodd y plentyn, neu “dim ateb eto”.",
    )
    NO_SAFE_WAY = (
        "NO_SAFE_WAY",
        "First record a safe way to reach this child, with the date, and who else reads it.",
        "Yn gyntaf, cofnodwch ffordd ddiogel o gyrraedd y plentyn hwn, gyda’r dyddiad, a phwy arall sy’n ei darllen.",
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
    if safe_way is None or safe_way_fault(safe_way) or safe_way.recorded_on is None:
        faults.append(OfferFault.NO_SAFE_WAY)
    return tuple(faults)


def safe_way_fault(safe_way: SafeWay) -> bool:
    """True if it lacks its words or who else reads it: "nobody" is an answer, silence is none."""
    return not safe_way.words.strip() or not safe_way.read_by.strip()


def is_fresh(rows: Iterable[PolicyRow], areas: Areas, recorded_at: datetime, now: datetime) -> bool:
    """True if a safe way recorded then may still be used; where no policy sets a length it is, and its date is shown."""
    row = policy_in_force(rows, FRESH_KEY, areas, now)
    return row is None or utc(now) < due_at(recorded_at, read_length(row.value))


def meets_duty(offer: Offer) -> bool:
    """True for an offer with the child's answer, and for a reason why none was made; "no answer yet" leaves it owed."""
    if not offer.was_made:
        return bool(offer.reason.strip())
    return offer.response in (Response.ACCEPTED, Response.REFUSED)


def offer_state(ledger: Iterable[Offer]) -> InterviewState:
    """How it stands after all entries: the last one speaks, whatever stood before it."""
    last = max(ledger, key=lambda offer: utc(offer.at), default=None)
    if last is None:
        return InterviewState.NOT_ASKED_YET
    if not last.was_made:
        return InterviewState.NOT_OFFERED
    answers: dict[Response | None, InterviewState] = {
        Response.ACCEPTED: InterviewState.ACCEPTED,
        Response.REFUSED: InterviewState.REFUSED,
    }
    return answers.get(last.response, InterviewState.OFFERED)
