"""The kinds of duty that this room fulfils."""

from ymylon.duties.rules.kinds import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

from . import ending

T = TeamFunction

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        ending.FIRST_GRADE, Words("Give the first police grade", "Rhoi gradd gyntaf yr heddlu", False),
        Lane.POLICE_GRADE, T.POLICE_MISSING, "grade.first", "missing:grade",
        Words("a grade with its reason", "gradd a’i rheswm", False),
    ),
    DutyKind(
        ending.REVIEW_GRADE, Words("Look at the police grade again", "Ystyried gradd yr heddlu eto", False),
        Lane.POLICE_GRADE, T.POLICE_MISSING, "grade.review", "missing:grade",
        Words("a later grade, the same or another", "gradd ddiweddarach, yr un neu un arall", False),
    ),
    DutyKind(
        ending.ESCALATE_MISSING, Words("Senior review: still missing", "Adolygiad uwch: yn dal ar goll", False),
        Lane.EPISODE, T.MANAGEMENT, "senior_review", "missing:senior_review",
        Words("a senior person’s note of what is decided", "nodyn uwch aelod o staff o’r hyn a benderfynwyd"),
    ),
    DutyKind(
        ending.ADULT_ACCEPTANCE, Words("Find who accepts a person who has turned 18",
                                       "Canfod pwy sy’n derbyn person sydd wedi troi’n 18", False),
        Lane.EPISODE, T.SOCIAL_WORK, "adult_acceptance", "missing:adult_acceptance",
        Words("a named person in the receiving process accepts", "person a enwir yn y gwasanaeth newydd yn derbyn", False),
    ),
    DutyKind(
        ending.PREVENTION_CHECK, Words("Police prevention check", "Gwiriad atal yr heddlu", False),
        Lane.FOUND, T.POLICE_MISSING, "prevention_check", "missing:prevention_check",
        Words("the record of the check", "cofnod y gwiriad"),
    ),
    DutyKind(
        ending.REFER_HARM, Words("Refer the harm that was found", "Atgyfeirio’r niwed a ganfuwyd", False),
        Lane.FOUND, T.SOCIAL_WORK, "refer_harm", "missing:refer_harm",
        Words("a C1 referral, or a named person’s reason why none is made",
              "atgyfeiriad C1, neu reswm person a enwir pam na wneir un", False),
    ),
    DutyKind(
        ending.STRATEGY_MEETING, Words("Arrange a strategy meeting", "Trefnu cyfarfod strategaeth"),
        Lane.CONCERN, T.SOCIAL_WORK, "meeting_within", "missing:strategy_meeting",
        Words("the day of the meeting, or a named person’s reason why none is needed",
              "diwrnod y cyfarfod, neu reswm person a enwir pam nad oes angen un"),
    ),
)  # fmt: skip
