"""The kinds of duty that this room fulfils, and the policy rows by which they are due."""

from ymylon.duties.rules.kinds import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

T = TeamFunction
REVIEW_LIBERTY = "REVIEW_LIBERTY"
DECIDE_NEED = "DECIDE_NEED"
TELL_OF_EXCLUSION = "TELL_OF_EXCLUSION"
ANSWER_EXCLUSION = "ANSWER_EXCLUSION"

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        REVIEW_LIBERTY, Words("Review the restriction of liberty", "Adolygu'r cyfyngiad ar ryddid", False),
        Lane.CARE, T.SOCIAL_WORK, "liberty.review", "circumstances:review_liberty",
        Words("a review: it goes on, or it has ended", "adolygiad: mae'n parhau, neu daeth i ben", False),
    ),
    DutyKind(
        DECIDE_NEED, Words("Decide whether there are additional learning needs",
                           "Penderfynu a oes anghenion dysgu ychwanegol"),
        Lane.EDUCATION, T.SCHOOL_SAFEGUARDING, "learning_needs.decide", "circumstances:need",
        Words("needs recorded as identified, as a plan, or as none",
              "anghenion wedi'u cofnodi fel rhai a nodwyd, fel cynllun, neu fel dim"),
    ),
    DutyKind(
        TELL_OF_EXCLUSION, Words("Say whom the school told of the exclusion",
                                 "Dweud wrth bwy y dywedodd yr ysgol am y gwaharddiad"),
        Lane.EDUCATION, T.SCHOOL_SAFEGUARDING, "exclusion.tell", "circumstances:education",
        Words("the entry corrected: whom the school told", "y cofnod wedi'i gywiro: wrth bwy y dywedodd yr ysgol"),
    ),
    DutyKind(
        ANSWER_EXCLUSION, Words("Answer the school that is about to exclude the child",
                                "Ateb yr ysgol sydd ar fin gwahardd y plentyn"),
        Lane.CARE, T.SOCIAL_WORK, "exclusion.answer", "circumstances:answer_exclusion",
        Words("a named person's answer to the school", "ateb person a enwir i'r ysgol"),
    ),
)  # fmt: skip
