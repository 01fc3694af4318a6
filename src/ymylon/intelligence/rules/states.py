"""The states of a submission and its legal moves. The force's unit alone moves one; nothing ends by itself."""

from ymylon.duties.rules.states import START, Move, State, StateTable, moves
from ymylon.terms.codes import TeamFunction
from ymylon.terms.words import Words

from .codes import SubmissionState

_S = SubmissionState
_DESK = TeamFunction.FORCE_INTELLIGENCE
_ALL = (_S.WAITING, _S.GRADED, _S.RETURNED, _S.NOT_USED)
_WAITS = Words(
    "never ends by itself: somebody grades it or says why not",
    "byth yn dod i ben ohono’i hun: mae rhywun yn ei raddio neu’n dweud pam ddim",
    False,
)
_GRADED = Words(
    "source, information and handling; conditions in words where there are any; a reason when it was graded before",
    "ffynhonnell, gwybodaeth a thrin; amodau mewn geiriau lle mae rhai; rheswm os cafodd ei raddio o’r blaen",
    False,
)

SUBMISSION_STATES = StateTable(
    Words("An intelligence submission", "Cyflwyniad cudd-wybodaeth"),
    tuple(State(one.value, one.words, _DESK, _WAITS if one == _S.WAITING else Words("as it says", "fel y dywed")) for one in _S),
    (
        Move("SUBMIT", Words("Submit", "Cyflwyno"), START, _S.WAITING,
             Words("what, how it is known, and the risk to its source", "beth, sut y gwyddys, a’r risg i’w ffynhonnell", False)),
        *moves("GRADE", Words("Grade", "Graddio"), _ALL, _S.GRADED, _GRADED),
        *moves("ANSWER", Words("Tell the author", "Dweud wrth yr awdur"), (_S.GRADED, _S.RETURNED), _S.RETURNED,
               Words("in words what came of it", "mewn geiriau beth ddaeth ohono", False)),
        *moves("NOT_USE", Words("Do not use", "Peidio â defnyddio"), (_S.WAITING, _S.GRADED), _S.NOT_USED,
               Words("in words why", "mewn geiriau pam")),
    ),
)  # fmt: skip


def may_grade(state: str) -> bool:
    """Whether the unit may grade a submission that stands so: always, for what was put aside may be taken up again."""
    return state in _ALL
