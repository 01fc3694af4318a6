"""The states of a meeting and of somebody who is asked to it, and the legal moves. Each move is a row, never an edit."""

from ymylon.duties.rules.states import START, Move, State, StateTable, moves
from ymylon.meetings.rules.codes import Answer, Frame
from ymylon.terms.words import Words

_CONVENER = Words("the team that called it", "y tîm a’i galwodd")
_NOBODY = Words("nobody: it is over", "neb: mae ar ben")
_WHY = Words("a reason in words", "rheswm mewn geiriau")

MEETING_STATES = StateTable(
    Words("A meeting", "Cyfarfod"),
    (
        State(Frame.SET, Frame.SET.words, _CONVENER, Words("it waits for its day", "mae’n aros am ei ddiwrnod")),
        State(Frame.MOVED, Frame.MOVED.words, _CONVENER, Words("it waits for another day", "mae’n aros am ddiwrnod arall")),
        State(Frame.CANCELLED, Frame.CANCELLED.words, _NOBODY,
              Words("what it was to meet is owed again", "mae’r hyn yr oedd i’w gyflawni’n ddyledus eto", False)),
        State(Frame.HELD, Frame.HELD.words, Words("the chair: the minutes", "y cadeirydd: y cofnodion"),
              Words("each child’s item was closed", "caewyd eitem pob plentyn")),
    ),
    (
        Move("CALL", Words("Call it", "Ei alw"), START, Frame.SET,
             Words("kind, day, hour, place, chair", "math, diwrnod, awr, lle, cadeirydd")),
        *moves("MOVE", Words("Move it", "Ei symud"), (Frame.SET, Frame.MOVED), Frame.MOVED, _WHY),
        *moves("CANCEL", Words("Cancel it", "Ei ganslo"), (Frame.SET, Frame.MOVED), Frame.CANCELLED, _WHY),
        *moves("HOLD", Words("It was held", "Fe’i cynhaliwyd"), (Frame.SET, Frame.MOVED), Frame.HELD,
               Words("no child’s item left open", "dim eitem plentyn ar agor", False)),
    ),
)  # fmt: skip


def may_move(came_from: str, goes_to: str) -> bool:
    """Whether a meeting may go from the one state to the other."""
    return MEETING_STATES.may_move(came_from, goes_to)


# Who answered last stands; whoever keeps the meeting says who came.
OF_INVITED = (Answer.COMES, Answer.APOLOGY, Answer.SUBSTITUTE)
# Who is free at that time after all.
COMES_NOT = (Answer.APOLOGY, Answer.SUBSTITUTE, Answer.ABSENT, Answer.NOT_NEEDED)
OF_CHAIR = (Answer.HERE_MET, Answer.HERE, Answer.ABSENT)
