"""What is owed of a screening: that somebody looks at it again."""

from ymylon.duties.rules import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

REVIEW = "SCREENING_REVIEW"
REVIEW_KEY = "screening.review"

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        REVIEW, Words("Look at a screening for exploitation again", "Edrych eto ar sgrinio am gamfanteisio", False),
        Lane.CONCERN, TeamFunction.SOCIAL_WORK, REVIEW_KEY, "screening:review",
        Words("saying that it goes on, or ending it with a reason",
              "dweud ei fod yn parhau, neu ddod ag ef i ben gyda rheswm", False),
        while_alive=True,
    ),
)  # fmt: skip
