"""What is owed of persons and things of concern. What is called an offer of support says nothing of why it is owed."""

from ymylon.duties.rules.kinds import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

REVIEW, OFFER_SUPPORT = "REVIEW_ASSOCIATE", "OFFER_SUPPORT"

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        REVIEW, Words("Look again at a person or thing of concern: keep it or end it",
                      "Edrych eto ar berson neu beth sy’n destun pryder: ei gadw neu ddod ag ef i ben", False),
        Lane.PERSONS, TeamFunction.SOCIAL_WORK, "", "associates:review",
        Words("a person’s decision to keep the entry until another day, or to end it, with a reason",
              "penderfyniad person i gadw’r cofnod tan ddiwrnod arall, neu ddod ag ef i ben, gyda rheswm", False),
    ),
    DutyKind(
        OFFER_SUPPORT, Words("Offer this child support", "Cynnig cymorth i’r plentyn hwn"),
        Lane.PERSONS, TeamFunction.SOCIAL_WORK, "associate.offer_support", "associates:offer",
        Words("what was offered and what the child answered, or why nothing was offered",
              "yr hyn a gynigiwyd ac ateb y plentyn, neu pam na chynigiwyd dim", False),
        while_alive=True,
    ),
)  # fmt: skip
