"""The kinds of duty that this room fulfils, and the policy rows by which they are due."""

from collections.abc import Mapping

from ymylon.circumstances.rules import protecting as p
from ymylon.circumstances.rules.growing import TRANSITIONS
from ymylon.duties.rules.kinds import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

T = TeamFunction
REVIEW_LIBERTY = "REVIEW_LIBERTY"
DECIDE_NEED = "DECIDE_NEED"
TELL_OF_EXCLUSION = "TELL_OF_EXCLUSION"
ANSWER_EXCLUSION = "ANSWER_EXCLUSION"
ALLOCATE_AGAIN = "ALLOCATE_AGAIN"
CHECK_IN = "CHECK_IN"
CHECK_IN_LATE = "CHECK_IN_LATE"
HELP_WORKER = "HELP_WORKER"
ANSWER_INCIDENT = "ANSWER_INCIDENT"
_RECORDED = Words(
    "that it was done and on which day, or a named person’s reason why not",
    "ei fod wedi’i wneud ac ar ba ddiwrnod, neu reswm person a enwir pam ddim",
    False,
)
# What the procedures ask between a strategy discussion and the last review conference, by kind.
PROTECTING: Mapping[str, Words] = {
    p.HOLD_DISCUSSION: Words("Hold a strategy discussion", "Cynnal trafodaeth strategaeth"),
    p.FINISH_ENQUIRY: Words("Finish the section 47 enquiry", "Gorffen yr ymholiad adran 47"),
    p.FINISH_ASSESSMENT: Words(
        "Finish the assessment that began with the section 47 enquiry",
        "Gorffen yr asesiad a ddechreuodd gyda’r ymholiad adran 47",
    ),
    p.HOLD_CONFERENCE: Words("Hold the initial child protection conference", "Cynnal y gynhadledd amddiffyn plant gychwynnol"),
    p.CIRCULATE: Words(
        "Send the outline plan and decisions of the conference round",
        "Anfon cynllun amlinellol a phenderfyniadau’r gynhadledd",
        False,
    ),
    p.FIRST_GROUP: Words("Hold the first core group", "Cynnal y grŵp craidd cyntaf"),
    p.NEXT_GROUP: Words("Hold the next core group", "Cynnal y grŵp craidd nesaf"),
    p.FIRST_REVIEW: Words("Hold the first review conference", "Cynnal y gynhadledd adolygu gyntaf"),
    p.NEXT_REVIEW: Words("Hold the next review conference", "Cynnal y gynhadledd adolygu nesaf"),
}
# These go on after a child has died: how the child died is enquired into, and other children of the family may be in danger.
OF_THE_DEATH = frozenset({p.HOLD_DISCUSSION, p.FINISH_ENQUIRY, p.CIRCULATE})

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        REVIEW_LIBERTY, Words("Review the restriction of liberty", "Adolygu’r cyfyngiad ar ryddid", False),
        Lane.CARE, T.SOCIAL_WORK, "liberty.review", "circumstances:review_liberty",
        Words("a review: it goes on, or it has ended", "adolygiad: mae’n parhau, neu daeth i ben", False),
        while_alive=True,
    ),
    DutyKind(
        DECIDE_NEED, Words("Decide whether there are additional learning needs",
                           "Penderfynu a oes anghenion dysgu ychwanegol"),
        Lane.EDUCATION, T.SCHOOL_SAFEGUARDING, "learning_needs.decide", "circumstances:need",
        Words("needs recorded as identified, as a plan, or as none",
              "anghenion wedi’u cofnodi fel rhai a nodwyd, fel cynllun, neu fel dim"),
        while_alive=True,
    ),
    DutyKind(
        TELL_OF_EXCLUSION, Words("Say whom the school told of the exclusion",
                                 "Dweud wrth bwy y dywedodd yr ysgol am y gwaharddiad"),
        Lane.EDUCATION, T.SCHOOL_SAFEGUARDING, "exclusion.tell", "circumstances:education",
        Words("the entry corrected: whom the school told", "y cofnod wedi’i gywiro: wrth bwy y dywedodd yr ysgol"),
        while_alive=True,
    ),
    DutyKind(
        ANSWER_EXCLUSION, Words("Answer the school that is about to exclude the child",
                                "Ateb yr ysgol sydd ar fin gwahardd y plentyn"),
        Lane.CARE, T.SOCIAL_WORK, "exclusion.answer", "circumstances:answer_exclusion",
        Words("a named person’s answer to the school", "ateb person a enwir i’r ysgol"),
        while_alive=True,
    ),
    DutyKind(
        ALLOCATE_AGAIN, Words("Find who follows: a child stands without their worker",
                              "Canfod pwy sy’n dilyn: mae plentyn heb ei weithiwr"),
        Lane.IDENTITY, T.SOCIAL_WORK, "allocation.again", "circumstances:follow",
        Words("somebody else allocated", "rhywun arall wedi’i ddyrannu"),
        while_alive=True,
    ),
    DutyKind(
        CHECK_IN, Words("Check in after a visit", "Rhoi gwybod ar ôl ymweliad"),
        Lane.WORKER_SAFETY, T.SOCIAL_WORK, "check_in", "circumstances:check_in",
        Words("a check-in: back and safe", "rhoi gwybod: yn ôl ac yn ddiogel"),
    ),
    DutyKind(
        CHECK_IN_LATE, Words("A worker is not back: ring them", "Nid yw gweithiwr yn ôl: ffoniwch ef"),
        Lane.WORKER_SAFETY, T.MANAGEMENT, "check_in.alert", "circumstances:check_in",
        Words("a check-in by the worker, or by whoever reached them",
              "y gweithiwr, neu bwy bynnag a’i cyrhaeddodd, yn rhoi gwybod"),
    ),
    DutyKind(
        HELP_WORKER, Words("A worker needs help now", "Mae angen cymorth ar weithiwr nawr", False),
        Lane.WORKER_SAFETY, T.MANAGEMENT, "check_in.help", "circumstances:check_in",
        Words("a check-in: back and safe", "rhoi gwybod: yn ôl ac yn ddiogel"),
    ),
    DutyKind(
        ANSWER_INCIDENT, Words("Answer a worker who was followed or threatened",
                               "Ateb gweithiwr a gafodd ei ddilyn neu ei fygwth", False),
        Lane.WORKER_SAFETY, T.MANAGEMENT, "incident.answer", "circumstances:answer_incident",
        Words("a manager’s answer, in words", "ateb rheolwr, mewn geiriau"),
    ),
    *(
        DutyKind(kind, words, Lane.CONCERN, T.SOCIAL_WORK, p.KEYS[kind], "circumstances:step_owed", _RECORDED,
                 kind not in OF_THE_DEATH)
        for kind, words in PROTECTING.items()
    ),
    *(
        DutyKind(
            code,
            Words(f"Growing up: settle what goes on at {age.words.en}", f"Tyfu i fyny: pennu beth sy’n parhau yn {age.words.cy}"),
            Lane.CARE, T.SOCIAL_WORK, key, "circumstances:settle",
            Words("what goes on, and who takes it up by name", "beth sy’n parhau, a phwy sy’n ymgymryd ag ef wrth ei enw"),
            while_alive=True,
        )
        for age, (code, key) in TRANSITIONS.items()
    ),
)  # fmt: skip
