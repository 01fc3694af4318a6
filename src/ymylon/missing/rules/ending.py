"""What each end of an episode asks for, opens and voids, and what closing asks."""

from calendar import isleap
from collections.abc import Mapping
from datetime import date

from ymylon.notices.rules.referrals import PROPOSED
from ymylon.terms.codes import EndKind
from ymylon.terms.words import Words

FIRST_GRADE = "FIRST_GRADE"
REVIEW_GRADE = "REVIEW_GRADE"
ESCALATE_MISSING = "ESCALATE_MISSING"
ADULT_ACCEPTANCE = "ADULT_ACCEPTANCE"
PREVENTION_CHECK = "PREVENTION_CHECK"
REFER_HARM = "REFER_HARM"
STRATEGY_MEETING = "STRATEGY_MEETING"
# Opened here, met on the floor above, where the interviews are.
OFFER_RETURN_INTERVIEW = "OFFER_RETURN_INTERVIEW"
# Opened and met there; named here because some ends make them pointless.
HOLD_RETURN_INTERVIEW = "HOLD_RETURN_INTERVIEW"
KEPT_FROM_CHILD = "KEPT_FROM_CHILD"
# Opened and met two floors above, by whoever keeps the register of high-risk missing children.
CONSIDER_REGISTER = "CONSIDER_REGISTER"
CONSIDER_REGISTER_PERSONS = "CONSIDER_REGISTER_PERSONS"

_WHILE_MISSING = frozenset({FIRST_GRADE, REVIEW_GRADE, ESCALATE_MISSING, ADULT_ACCEPTANCE})
_AFTER_RETURN = frozenset({PREVENTION_CHECK, OFFER_RETURN_INTERVIEW})
# What the floor above calls them.
OF_INTERVIEWS: Mapping[str, Words] = {
    OFFER_RETURN_INTERVIEW: Words("Offer a return interview", "Cynnig cyfweliad dychwelyd"),
    HOLD_RETURN_INTERVIEW: Words("Hold the return interview", "Cynnal y cyfweliad dychwelyd"),
    KEPT_FROM_CHILD: Words("Somebody keeps us from asking this child", "Mae rhywun yn ein rhwystro rhag gofyn i’r plentyn hwn"),
}
_DECIDE = Words("Decide whether a child goes on the register of high-risk missing children",
                "Penderfynu a yw plentyn yn mynd ar y gofrestr plant ar goll sydd â risg uchel", False)  # fmt: skip
OF_REGISTER: Mapping[str, Words] = {CONSIDER_REGISTER: _DECIDE, CONSIDER_REGISTER_PERSONS: _DECIDE}
_ANEW = _WHILE_MISSING | _AFTER_RETURN | OF_INTERVIEWS.keys() | {STRATEGY_MEETING}
# What nobody does for a child who has died, or after an episode that never was.
_POINTLESS = _ANEW | OF_REGISTER.keys() | {PROPOSED}

OPENS: Mapping[EndKind, frozenset[str]] = {
    EndKind.FOUND: _AFTER_RETURN,
    EndKind.IN_CUSTODY: _AFTER_RETURN,
    EndKind.IN_HOSPITAL: _AFTER_RETURN,
    EndKind.DIED: frozenset(),
    EndKind.RECORDED_IN_ERROR: frozenset(),
    EndKind.ACCEPTED_BY_ADULT_SERVICE: frozenset(),
}

# A duty to refer harm is in no row: it is met by a referral or by a named person's reason, and by nothing else.
VOIDS: Mapping[EndKind, frozenset[str]] = {
    EndKind.FOUND: _WHILE_MISSING,
    EndKind.IN_CUSTODY: _WHILE_MISSING,
    EndKind.IN_HOSPITAL: _WHILE_MISSING,
    EndKind.DIED: _POINTLESS,
    EndKind.RECORDED_IN_ERROR: _POINTLESS,
    # The person is still missing, and the receiving process has its own duties; acceptance itself is fulfilled.
    EndKind.ACCEPTED_BY_ADULT_SERVICE: frozenset({FIRST_GRADE, REVIEW_GRADE, ESCALATE_MISSING, STRATEGY_MEETING}),
}


_NAME_WHO_ACCEPTS = Words(
    "Say who in the receiving process has accepted this person.",
    "Dywedwch pwy yn y gwasanaeth newydd sydd wedi derbyn y person hwn.",
    False,
)


def duties_opened_by(end: EndKind) -> frozenset[str]:
    """The duties that begin when an episode ends in this way."""
    return OPENS[end]


def duties_voided_by(end: EndKind) -> frozenset[str]:
    """The open duties that fall away when an episode ends in this way."""
    return VOIDS[end]


def owed_anew() -> frozenset[str]:
    """What an episode owes anew, under another number, once its end was wrong: of these none that fell away comes back."""
    return _ANEW


def may_contact_child(ends: set[EndKind]) -> bool:
    """False for ever once any episode of the child ended in death: no letter, call or offer goes out."""
    return EndKind.DIED not in ends


def end_fault(end: EndKind, *, accepted_by: str = "", reason: str = "") -> Words | None:
    """Why an episode can't be ended in this way with what was said; None if it can."""
    if end == EndKind.ACCEPTED_BY_ADULT_SERVICE and not accepted_by.strip():
        return _NAME_WHO_ACCEPTS
    if end == EndKind.RECORDED_IN_ERROR and not reason.strip():
        return Words("Say why this was recorded in error.", "Dywedwch pam y cofnodwyd hyn drwy gamgymeriad.")
    return None


def turns_18_on(born_on: date) -> date:
    """The day from which the person is an adult; somebody born on 29 February waits for 1 March."""
    year = born_on.year + 18
    if (born_on.month, born_on.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return born_on.replace(year=year)


def adult_acceptance_is_owed(born_on: date | None, today: date, is_open: bool) -> bool:
    """True if a person has turned 18 while missing: the episode goes on, and somebody must be found who accepts it."""
    return is_open and born_on is not None and today >= turns_18_on(born_on)


def closing_fault(
    own_duties_open: int, others_duties_open: bool, *, override: str = "", by_manager: bool = False
) -> Words | None:
    """Why an episode can't be closed now; None if nothing is owed, or a manager says why it closes all the same."""
    if not own_duties_open and not others_duties_open:
        return None
    if by_manager and override.strip():
        return None
    if own_duties_open:
        return Words("Something is still owed for this episode.", "Mae rhywbeth yn dal heb ei wneud ar gyfer y cyfnod hwn.")
    # It says neither whose nor what: that a certain service is involved may be what this person must not know.
    return Words("Another agency’s duty is open.", "Mae dyletswydd asiantaeth arall ar agor.")
