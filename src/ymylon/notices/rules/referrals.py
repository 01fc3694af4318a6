"""The C1 referral: what it says, what may not be said of it, what it makes somebody owe, and its shape as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from ymylon.duties.rules.kinds import DutyKind
from ymylon.terms.codes import Lane, ReferralConsent, ReferralOutcome, ReferralReason, TeamFunction
from ymylon.terms.words import Words

CONFIRM, DECIDE, CHASE = "CONFIRM_REFERRAL", "DECIDE_REFERRAL", "CHASE_REFERRAL"
PROPOSED = "CONSIDER_REFERRAL"
T = TeamFunction

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        CONFIRM, Words("Put a telephone referral in writing (C1)", "Rhoi atgyfeiriad dros y ffôn yn ysgrifenedig (C1)"),
        Lane.CONCERN, T.SOCIAL_WORK, "referral.confirm", "chronology:refer",
        Words("the C1 in writing", "y C1 yn ysgrifenedig"),
    ),
    DutyKind(
        DECIDE, Words("Decide on a C1 referral", "Penderfynu ar atgyfeiriad C1"),
        Lane.CONCERN, T.CHILDRENS_FRONT_DOOR, "referral.decide", "chronology:decide_referral",
        Words("a decision with its reason, and feedback to the referrer", "penderfyniad a’i reswm, ac adborth i’r atgyfeiriwr"),
    ),
    DutyKind(
        CHASE, Words("Chase the council if it has not acknowledged the C1",
                     "Mynd ar ôl y cyngor os nad yw wedi cydnabod y C1", False),
        Lane.CONCERN, T.SOCIAL_WORK, "referral.chase", "chronology:referral",
        Words("the council’s acknowledgement, its decision, or a telephone call",
              "cydnabyddiaeth y cyngor, ei benderfyniad, neu alwad ffôn"),
    ),
    # Opened for a missing child whom youth justice knows, where a dated row says that this is the practice; a person decides.
    DutyKind(
        PROPOSED, Words("Refer a missing child known to youth justice (C1), or say why not",
                        "Atgyfeirio plentyn coll sy’n hysbys i gyfiawnder ieuenctid (C1), neu ddweud pam ddim", False),
        Lane.OFFENDING, T.YOUTH_JUSTICE, "referral.youth_justice", "chronology:proposed_referral",
        Words("a C1 about this episode, or a named person’s reason why none is made",
              "C1 am y cyfnod hwn, neu reswm person a enwir pam na wneir un", False),
    ),
)  # fmt: skip

# Events of these kinds are somebody's always: one that names nobody is of somebody whose name the family is not to learn.
BY_SOMEBODY = frozenset({"REFERRED", "REFERRAL_ADDED", "REFERRAL_RUNG"})

EVENT_WORDS: Mapping[str, Words] = {
    "REFERRED": Words("Referred to the council (C1)", "Atgyfeiriwyd i’r cyngor (C1)", False),
    "REFERRAL_ADDED": Words("Added to an open C1 referral", "Ychwanegwyd at atgyfeiriad C1 agored", False),
    "REFERRAL_RUNG": Words("Referred to the council by telephone", "Atgyfeiriwyd i’r cyngor dros y ffôn", False),
    "REFERRAL_NOT_MADE": Words("Reason recorded why no C1 is made", "Cofnodwyd rheswm dros beidio â gwneud C1", False),
    "REFERRAL_DECIDED": Words("The council decided on a C1 referral", "Penderfynodd y cyngor ar atgyfeiriad C1", False),
}

_SAY_WHAT = Words("Say what happened and what worries you.", "Dywedwch beth ddigwyddodd a beth sy’n eich poeni.")
_SAY_WHY_NOT_TOLD = Words("Say why they were not told.", "Dywedwch pam na ddywedwyd wrthynt.")
_SAY_WHY = Words("Give the reason for the decision.", "Rhowch y rheswm dros y penderfyniad.")
_SAY_BACK = Words("Say what the referrer is told.", "Dywedwch beth a ddywedir wrth yr atgyfeiriwr.")
_SAY_WHY_NONE = Words("Say why no referral is made.", "Dywedwch pam na wneir atgyfeiriad.")
_WHO_ANSWERED = Words("Say who answered, by name.", "Dywedwch pwy atebodd, wrth ei enw.", False)


@dataclass(frozen=True, slots=True)
class Said:
    """What a referrer says. Only the worry must be said: a referral is never refused for want of a category."""

    worries: str
    reasons: tuple[ReferralReason, ...] = ()
    happened: str = ""
    injuries: str = ""
    working: str = ""
    wanted: str = ""
    safety_now: str = ""
    childs_words: str = ""
    parents_view: str = ""
    consent: ReferralConsent | str = ""
    consent_why: str = ""
    withhold_name: bool = False

    def plain(self) -> dict[str, object]:
        """The same as text without blanks around it, by name of the field."""
        said = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(self).items()}
        return said | {"reasons": [str(reason) for reason in self.reasons], "consent": str(self.consent)}


def referral_fault(said: Said) -> tuple[Words, str] | None:
    """Why a C1 can't be sent like this, and the question it belongs to; None if it can."""
    if not said.worries.strip():
        return _SAY_WHAT, "worries"
    if said.consent == ReferralConsent.NOT_ASKED_RISK and not said.consent_why.strip():
        return _SAY_WHY_NOT_TOLD, "consent_why"
    return None


def decision_fault(reason: str, feedback: str) -> tuple[Words, str] | None:
    """Why a decision can't be recorded like this, and the question it belongs to; None if it can."""
    if not reason.strip():
        return _SAY_WHY, "reason"
    return None if feedback.strip() else (_SAY_BACK, "feedback")


def no_referral_fault(reason: str) -> tuple[Words, str] | None:
    """Why a proposed C1 can't be declined like this; None if it can."""
    return None if reason.strip() else (_SAY_WHY_NONE, "reason")


def rung_fault(answered_by: str) -> tuple[Words, str] | None:
    """Why a telephone referral can't be recorded like this; None if it can. Nobody has been told who has no name."""
    return None if answered_by.strip() else (_WHO_ANSWERED, "answered_by")


SHAPE = "ymylon.c1/1"


def structured(
    *, ref: str, made_at: datetime, mark: str, referrer: Mapping[str, str], to: Mapping[str, str], child: Mapping[str, object],
    said: Mapping[str, object], added: Sequence[Mapping[str, str]], outcome: ReferralOutcome | str = "", told: str = "",
) -> dict[str, object]:  # fmt: skip
    """The C1 as a file, in the shape `ymylon.c1/1` of docs/decisions/0041-c1-referral.md."""
    return {
        "shape": SHAPE,
        "marking": mark,
        "referral": {"reference": ref, "made_at": made_at.isoformat()},
        "referrer": dict(referrer),
        "sent_to": dict(to),
        "child": dict(child),
        "said": dict(said),
        "added": [dict(one) for one in added],
        "decision": {"outcome": str(outcome), "feedback": told} if outcome else None,
    }
