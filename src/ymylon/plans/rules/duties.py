"""The kinds of duty that this room fulfils: a plan is looked at again in time, and whenever the child has moved."""

from ymylon.duties.rules.kinds import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

REVIEW_PLAN, REVIEW_AFTER_MOVE, AGREE_PLAN = "REVIEW_PLAN", "REVIEW_PLAN_AFTER_MOVE", "AGREE_PLAN"
_MET = Words("a new version, or that it is still right", "fersiwn newydd, neu ei fod yn dal yn gywir")

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        REVIEW_PLAN, Words("Look again at the plan for a night away", "Edrych eto ar y cynllun ar gyfer noson i ffwrdd", False),
        Lane.PREPARED, TeamFunction.SOCIAL_WORK, "plan.review", "plans:look_again", _MET,
    ),
    DutyKind(
        REVIEW_AFTER_MOVE,
        Words("The child has moved: look again at the plan for a night away",
              "Mae’r plentyn wedi symud: edrych eto ar y cynllun ar gyfer noson i ffwrdd", False),
        Lane.PREPARED, TeamFunction.SOCIAL_WORK, "plan.review_after_move", "plans:look_again", _MET,
    ),
    DutyKind(
        AGREE_PLAN, Words("Agree the plan for a night away for the council",
                          "Cytuno ar y cynllun ar gyfer noson i ffwrdd dros y cyngor", False),
        Lane.PREPARED, TeamFunction.MANAGEMENT, "plan.agree", "plans:agree",
        Words("a manager’s agreement, or a new version", "cytundeb rheolwr, neu fersiwn newydd"),
    ),
)  # fmt: skip
