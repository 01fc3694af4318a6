"""The kind of duty that this room fulfils: a step is done by its day, and somebody says what came of it."""

from ymylon.duties.rules.kinds import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

DO_STEP = "DO_DISRUPTION_STEP"
DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        DO_STEP, Words("A step of a disruption plan", "Cam o gynllun tarfu", False), Lane.DISRUPTION, TeamFunction.SOCIAL_WORK,
        "", "disruption:end", Words("what came of it, in words", "yr hyn a ddaeth ohono, mewn geiriau"), beside=Lane.PERSONS,
    ),
)  # fmt: skip
