"""What is known, how, and who may handle it: what is submitted, graded, written anew and released. Free of Django."""

from .codes import AnswerKind, Handling, HowKnown, InformationGrade, Origin, Risk, SourceGrade, SubmissionState, words_of_code
from .duties import DUTY_KINDS, GRADE, READ, TELL
from .events import EVENT_WORDS
from .giving_away import gives_away
from .judging import answer_fault, grade_fault, release_fault, submit_fault, version_fault, withdraw_fault
from .states import SUBMISSION_STATES, may_grade

__all__ = [
    "DUTY_KINDS", "EVENT_WORDS", "GRADE", "READ", "SUBMISSION_STATES", "TELL", "AnswerKind", "Handling", "HowKnown",
    "InformationGrade", "Origin", "Risk", "SourceGrade", "SubmissionState", "answer_fault", "gives_away", "grade_fault",
    "may_grade", "release_fault", "submit_fault", "version_fault", "withdraw_fault", "words_of_code",
]  # fmt: skip
