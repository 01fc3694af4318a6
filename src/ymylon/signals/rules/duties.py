"""What is owed of the register, what the chronology calls what happens to it, and what it is not."""

from collections.abc import Mapping

from ymylon.duties.rules import DutyKind
from ymylon.missing.rules.ending import CONSIDER_REGISTER, CONSIDER_REGISTER_PERSONS, OF_REGISTER
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

REVIEW_KEY = "register.review"
CONSIDER, REVIEW, VISIT, TELL = CONSIDER_REGISTER, "REVIEW_REGISTER", "VISIT_REGISTERED", "TELL_REGISTERED"
# A rule that rests on persons of concern asks by a duty of its own, in their lane: who holds social care’s alone learns of none.
CONSIDER_PERSONS = CONSIDER_REGISTER_PERSONS
ASKING = (CONSIDER, CONSIDER_PERSONS)
_MET_BY = Words("an entry, or a named manager’s reason why there is none",
                "cofnod, neu reswm rheolwr a enwir pam nad oes un", False)  # fmt: skip

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        CONSIDER, OF_REGISTER[CONSIDER],
        Lane.CONCERN, TeamFunction.MANAGEMENT, "register.consider", "signals:consider", _MET_BY,
    ),
    DutyKind(
        CONSIDER_PERSONS, OF_REGISTER[CONSIDER_PERSONS],
        Lane.PERSONS, TeamFunction.MANAGEMENT, "register.consider", "signals:consider", _MET_BY,
    ),
    DutyKind(
        REVIEW, Words("Review an entry on the register of high-risk missing children",
                      "Adolygu cofnod ar y gofrestr plant ar goll sydd â risg uchel", False),
        Lane.CONCERN, TeamFunction.SOCIAL_WORK, REVIEW_KEY, "signals:review",
        Words("a review with its reasons and the next day, or the end of the entry by a manager",
              "adolygiad gyda’i resymau a’r diwrnod nesaf, neu ddiwedd y cofnod gan reolwr", False),
    ),
    DutyKind(
        VISIT, Words("Visit a child on the register of high-risk missing children",
                     "Ymweld â phlentyn ar y gofrestr plant ar goll sydd â risg uchel", False),
        Lane.CONCERN, TeamFunction.SOCIAL_WORK, "register.visit", "signals:visit",
        Words("a visit, whoever makes it, with whether the child was seen",
              "ymweliad, pwy bynnag sy’n ei wneud, ac a welwyd y plentyn", False),
        while_alive=True,
    ),
    DutyKind(
        TELL, Words("Tell a child that they are on the register, in words of their own",
                    "Dweud wrth blentyn ei fod ar y gofrestr, yn ei eiriau ei hun", False),
        Lane.CONCERN, TeamFunction.SOCIAL_WORK, "register.tell_child", "signals:tell",
        Words("what the child was told and said, or why they are not told",
              "yr hyn a ddywedwyd wrth y plentyn a’i ateb, neu pam na ddywedir wrtho", False),
        while_alive=True,
    ),
)  # fmt: skip

EVENT_WORDS: Mapping[str, Words] = {
    "REGISTER_ENTERED": Words("Entered on the register of high-risk missing children",
                              "Cofnodwyd ar y gofrestr plant ar goll sydd â risg uchel", False),
    "REGISTER_NOT_ENTERED": Words("Reason recorded why the child is not on the register",
                                  "Cofnodwyd rheswm pam nad yw’r plentyn ar y gofrestr", False),
    "REGISTER_REVIEWED": Words("Entry on the register reviewed", "Adolygwyd y cofnod ar y gofrestr", False),
    "REGISTER_VISITED": Words("Visited as a child on the register", "Ymwelwyd fel plentyn ar y gofrestr", False),
    "REGISTER_TOLD": Words("Told of the register", "Dywedwyd wrtho am y gofrestr", False),
    "REGISTER_ENDED": Words("Entry on the register ended", "Daeth y cofnod ar y gofrestr i ben", False),
}  # fmt: skip

NOT_PROTECTION = Words(
    "This is not the child protection register. A child is on it so that somebody visits and reviews, and for nothing else.",
    "Nid hon yw’r gofrestr amddiffyn plant. Mae plentyn arni er mwyn i rywun ymweld ac adolygu, ac am ddim arall.",
    False,
)
