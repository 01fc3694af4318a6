"""What intelligence makes owed, and the dated policies by which it is due."""

from ymylon.duties.rules import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

GRADE, TELL, READ = "GRADE_INTELLIGENCE", "TELL_OF_INTELLIGENCE", "READ_INTELLIGENCE"
GRADE_KEY, TELL_KEY, READ_KEY = "intelligence.grade", "intelligence.tell", "intelligence.read"

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        GRADE, Words("Grade intelligence that was submitted", "Graddio cudd-wybodaeth a gyflwynwyd"),
        Lane.SUBMITTED, TeamFunction.FORCE_INTELLIGENCE, GRADE_KEY, "intelligence:grade",
        Words("a grade, or in words why it is not used", "gradd, neu mewn geiriau pam na chaiff ei ddefnyddio", False),
    ),
    DutyKind(
        TELL, Words("Tell the author what came of intelligence", "Dweud wrth yr awdur beth ddaeth o gudd-wybodaeth", False),
        Lane.SUBMITTED, TeamFunction.FORCE_INTELLIGENCE, TELL_KEY, "intelligence:answer",
        Words("words that the author reads", "geiriau y mae’r awdur yn eu darllen"),
    ),
    DutyKind(
        READ, Words("Read intelligence that was released to your team", "Darllen cudd-wybodaeth a ryddhawyd i’ch tîm", False),
        Lane.RELEASED, TeamFunction.SOCIAL_WORK, READ_KEY, "intelligence:read",
        Words("somebody of the team read it, with its conditions", "darllenodd rhywun o’r tîm ef, gyda’i amodau", False),
    ),
)  # fmt: skip
