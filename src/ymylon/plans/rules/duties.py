"""The kinds of duty that this room fulfils: a child in care has a plan, which is looked at in time and whenever they moved."""

from ymylon.duties.rules.kinds import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

REVIEW_PLAN, REVIEW_AFTER_MOVE, AGREE_PLAN = "REVIEW_PLAN", "REVIEW_PLAN_AFTER_MOVE", "AGREE_PLAN"
# About the child, for there is no plan yet; once for each care without one.
MAKE_PLAN, MAKE_KEY = "MAKE_PLAN", "plan.make"
_MET = Words("a new version, or that it is still right", "fersiwn newydd, neu ei fod yn dal yn gywir")

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        MAKE_PLAN,
        Words("Make a plan for a night away: this child is in care and has none",
              "Gwneud cynllun ar gyfer noson i ffwrdd: mae’r plentyn hwn mewn gofal a heb un", False),
        Lane.PREPARED, TeamFunction.SOCIAL_WORK, MAKE_KEY, "plans:make",
        Words("a plan, made by home or council, with the child where they wish",
              "cynllun, wedi’i wneud gan y cartref neu’r cyngor, gyda’r plentyn os yw’n dymuno", False),
        while_alive=True,
    ),
    DutyKind(
        REVIEW_PLAN, Words("Look again at the plan for a night away", "Edrych eto ar y cynllun ar gyfer noson i ffwrdd", False),
        Lane.PREPARED, TeamFunction.SOCIAL_WORK, "plan.review", "plans:look_again", _MET,
        while_alive=True,
    ),
    DutyKind(
        REVIEW_AFTER_MOVE,
        Words("The child has moved: look again at the plan for a night away",
              "Mae’r plentyn wedi symud: edrych eto ar y cynllun ar gyfer noson i ffwrdd", False),
        Lane.PREPARED, TeamFunction.SOCIAL_WORK, "plan.review_after_move", "plans:look_again", _MET,
        while_alive=True,
    ),
    DutyKind(
        AGREE_PLAN, Words("Agree the plan for a night away for the council",
                          "Cytuno ar y cynllun ar gyfer noson i ffwrdd dros y cyngor", False),
        Lane.PREPARED, TeamFunction.MANAGEMENT, "plan.agree", "plans:agree",
        Words("a manager’s agreement, or a new version", "cytundeb rheolwr, neu fersiwn newydd"),
        while_alive=True,
    ),
)  # fmt: skip
