"""The kinds of duty that this room fulfils."""

from ymylon.duties.rules import DutyKind
from ymylon.missing.rules.ending import HOLD_RETURN_INTERVIEW, KEPT_FROM_CHILD, OF_INTERVIEWS, OFFER_RETURN_INTERVIEW
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

from .offers import HOLD_KEY, OFFER_KEY

HOLD = HOLD_RETURN_INTERVIEW
ANSWER_REFERRAL = "ANSWER_INTERVIEW_REFERRAL"
RECORD_OUTPUTS = "RECORD_INTERVIEW_OUTPUTS"
JUDGE_STAFF = "JUDGE_STAFF_AS_INTERVIEWER"
REVIEW = "REVIEW_INTERVIEW"
ACTION = "INTERVIEW_ACTION"
ANSWER_KEY, OUTPUTS_KEY, REVIEW_KEY = "interview.answer_referral", "interview.outputs", "interview.review"
_T = TeamFunction


def _kind(code: str, en: str, cy: str, owner: TeamFunction, key: str, address: str, met_by: Words) -> DutyKind:
    return DutyKind(code, Words(en, cy), Lane.INTERVIEW_ACTIONS, owner, key, f"interviews:{address}", met_by)


DUTY_KINDS: tuple[DutyKind, ...] = (
    _kind(
        OFFER_RETURN_INTERVIEW, *OF_INTERVIEWS[OFFER_RETURN_INTERVIEW][:2], _T.SOCIAL_WORK, OFFER_KEY, "offer",
        Words("an offer with the child’s response, or a reason why none was made",
              "cynnig gydag ymateb y plentyn, neu reswm pam na wnaed un"),
    ),
    _kind(
        HOLD, *OF_INTERVIEWS[HOLD][:2], _T.RETURN_INTERVIEWS, HOLD_KEY, "of_episode",
        Words("the interview, the child’s refusal or withdrawal, or a named person’s reason",
              "y cyfweliad, gwrthodiad neu dynnu’n ôl gan y plentyn, neu reswm person a enwir", False),
    ),
    _kind(
        KEPT_FROM_CHILD, *OF_INTERVIEWS[KEPT_FROM_CHILD][:2],
        _T.MANAGEMENT, "", "offer",
        Words("the child’s own answer to an offer, or a manager’s reason", "ateb y plentyn ei hun i gynnig, neu reswm rheolwr"),
    ),
    _kind(
        ANSWER_REFERRAL, "Answer a referral for a return interview", "Ateb atgyfeiriad am gyfweliad dychwelyd",
        _T.RETURN_INTERVIEWS, ANSWER_KEY, "referral",
        Words("taking it on, or declining with a reason", "ei dderbyn, neu ei wrthod gyda rheswm", False),
    ),
    _kind(
        RECORD_OUTPUTS, "Record what comes of a return interview", "Cofnodi’r hyn a ddaw o gyfweliad dychwelyd",
        _T.RETURN_INTERVIEWS, OUTPUTS_KEY, "interview",
        Words("an action, support or sharing, or a reason why nothing comes of it; and telling the child",
              "cam gweithredu, cymorth neu rannu, neu reswm pam na ddaw dim ohono; a dweud wrth y plentyn", False),
    ),
    _kind(
        JUDGE_STAFF, "A child asks for somebody of the place that they left", "Mae plentyn yn gofyn am rywun o’r lle a adawodd",
        _T.MANAGEMENT, "", "staff", Words("a manager’s agreement, or why not", "cytundeb rheolwr, neu pam ddim"),
    ),
    _kind(
        REVIEW, "Review a return interview", "Adolygu cyfweliad dychwelyd", _T.MANAGEMENT, REVIEW_KEY, "review",
        Words("a manager’s review against the four questions", "adolygiad rheolwr yn erbyn y pedwar cwestiwn", False),
    ),
    _kind(
        ACTION, "An action from a return interview", "Cam gweithredu o gyfweliad dychwelyd", _T.SOCIAL_WORK, "", "done",
        Words("what was done, or a reason why it was not", "yr hyn a wnaed, neu reswm pam na wnaed"),
    ),
)  # fmt: skip
# Duties about something else than an episode: about an interview, a referral or an action.
NOT_ABOUT_EPISODES = frozenset({ANSWER_REFERRAL, RECORD_OUTPUTS, JUDGE_STAFF, REVIEW, ACTION})
