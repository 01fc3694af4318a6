"""The kinds of duty that this room fulfils: a version is signed off, looked at again, accepted, and made in time."""

from collections.abc import Mapping

from ymylon.duties.rules.kinds import DutyKind
from ymylon.safety.rules.codes import PlanKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

_K = PlanKind
_MET = Words("a new version, or that it is still right", "fersiwn newydd, neu ei fod yn dal yn gywir")
_SIGNED = Words("a manager’s signature, who did not write it", "llofnod rheolwr nad ysgrifennodd y cynllun", False)
SIGN: Mapping[PlanKind, str] = {
    _K.SAFETY: "SIGN_SAFETY_PLAN",
    _K.TRANSITION: "SIGN_TRANSITION_PLAN",
    _K.RELOCATION: "SIGN_RELOCATION_PLAN",
}
REVIEW: Mapping[PlanKind, str] = {
    _K.SAFETY: "REVIEW_SAFETY_PLAN",
    _K.TRANSITION: "REVIEW_TRANSITION_PLAN",
    _K.RELOCATION: "REVIEW_RELOCATION_PLAN",
}
# While a person judges that exploitation is significant, the safety plan is looked at again sooner.
REVIEW_HIGH = "REVIEW_SAFETY_PLAN_WHILE_HIGH"
ACCEPT = "RELOCATION_NOT_ACCEPTED"
# About the child, whichever version of the plan stands on that day.
CONSENT_ENDS = "SUPPORT_AFTER_18_ENDS"
# About the child, for there may be no plan yet.
MAKE_TRANSITION, MAKE_KEY = "TRANSITION_NOT_AGREED", "transition_plan.agree"


def _named(kind: PlanKind, en: str, cy: str) -> Words:
    return Words(f"{en}: {kind.words.en.lower()}", f"{cy}: {kind.words.cy.lower()}", False)


def _key(kind: PlanKind, what: str) -> str:
    return f"{kind.lower()}_plan.{what}"


DUTY_KINDS: tuple[DutyKind, ...] = (
    *(
        DutyKind(
            code,
            _named(kind, "Sign off", "Cymeradwyo"),
            kind.lane,
            TeamFunction.MANAGEMENT,
            _key(kind, "sign"),
            "safety:sign",
            _SIGNED,
            while_alive=True,
        )
        for kind, code in SIGN.items()
    ),
    *(
        DutyKind(
            code,
            _named(kind, "Look again", "Edrych eto"),
            kind.lane,
            TeamFunction.SOCIAL_WORK,
            _key(kind, "review"),
            "safety:look_again",
            _MET,
            while_alive=True,
        )
        for kind, code in REVIEW.items()
    ),
    DutyKind(
        REVIEW_HIGH,
        Words(
            "Look again at the safety plan: somebody judges exploitation significant",
            "Edrych eto ar y cynllun diogelwch: mae rhywun yn barnu bod camfanteisio’n sylweddol",
            False,
        ),
        # Who reads the plan need not read the judgement.
        Lane.CONCERN,
        TeamFunction.SOCIAL_WORK,
        _key(_K.SAFETY, "review_high"),
        "safety:look_again",
        _MET,
        while_alive=True,
    ),
    DutyKind(
        ACCEPT,
        Words("The receiving authority has not accepted by name", "Nid yw’r awdurdod sy’n derbyn wedi cytuno wrth ei enw", False),
        _K.RELOCATION.lane,
        TeamFunction.SOCIAL_WORK,
        _key(_K.RELOCATION, "accept"),
        "safety:accept",
        Words("a named person of the receiving authority accepts", "person a enwir o’r awdurdod sy’n derbyn yn cytuno", False),
        while_alive=True,
    ),
    DutyKind(
        CONSENT_ENDS,
        Words(
            "The support after 18 that was agreed ends on this day: settle what follows",
            "Daw’r cymorth ar ôl 18 y cytunwyd arno i ben ar y diwrnod hwn: penderfynwch beth sy’n dilyn",
            False,
        ),
        _K.TRANSITION.lane,
        TeamFunction.SOCIAL_WORK,
        "",
        "safety:transition",
        Words(
            "what the young person says then, or the end of the plan with what stays",
            "yr hyn a ddywed y person ifanc bryd hynny, neu ddiwedd y cynllun gyda’r hyn sy’n aros",
            False,
        ),
        while_alive=True,
    ),
    DutyKind(
        MAKE_TRANSITION,
        Words("Nothing is agreed for growing up, at 17½", "Nid oes dim wedi’i gytuno ar gyfer tyfu i fyny, yn 17½", False),
        _K.TRANSITION.lane,
        TeamFunction.SOCIAL_WORK,
        MAKE_KEY,
        "safety:transition_write",
        Words("a plan for growing up, signed off", "cynllun ar gyfer tyfu i fyny, wedi’i gymeradwyo"),
        while_alive=True,
    ),
)
