"""What is owed between two meetings about a child: the next one."""

from ymylon.duties.rules.kinds import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

AGAIN = "MEET_AGAIN"
DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        AGAIN,
        Words("Hold the next meeting about this child", "Cynnal y cyfarfod nesaf am y plentyn hwn"),
        Lane.CONCERN,
        TeamFunction.SOCIAL_WORK,
        "",
        "meetings:item",
        Words(
            "the next meeting of that kind that is called about the child, or the chair’s recorded decision that none is needed",
            "y cyfarfod nesaf o’r math hwnnw a elwir am y plentyn, neu benderfyniad cofnodedig y cadeirydd nad oes angen un",
            False,
        ),
        while_alive=True,
    ),
)
