"""The states of an assessment and of a step of its plan, and the legal moves. Each move is a row, never an edit."""

from ymylon.contexts.rules.codes import StepEnd
from ymylon.duties.rules.states import START, Move, State, StateTable, moves
from ymylon.terms.codes import Code
from ymylon.terms.words import Words


class ContextState(Code):
    """How an assessment stands."""

    OPEN = "OPEN", "Open", "Ar agor"
    ENDED = "ENDED", "Ended", "Daeth i ben"


class StepState(Code):
    """How a step stands."""

    OPEN = "OPEN", "To do", "I’w wneud"
    DONE = StepEnd.DONE.value, *StepEnd.DONE.words
    PART = StepEnd.PART.value, *StepEnd.PART.words
    NOT_DONE = StepEnd.NOT_DONE.value, *StepEnd.NOT_DONE.words
    NOT_NEEDED = StepEnd.NOT_NEEDED.value, *StepEnd.NOT_NEEDED.words


_TEAM = Words("the team that assesses it", "y tîm sy’n ei asesu")
_SEES_TO_IT = Words("the team that sees to it; late, it climbs", "y tîm sy’n gofalu amdano; yn hwyr, mae’n dringo", False)
_NOBODY = Words("nobody: it is over", "neb: mae ar ben")
_PLAIN = Words("as it says", "fel y dywed")
_WORDS = Words("words, of a person", "geiriau, gan berson")

CONTEXT_STATES = StateTable(
    Words("An assessment of a place or a group", "Asesiad o le neu grŵp"),
    (
        State(ContextState.OPEN, ContextState.OPEN.words, _TEAM,
              Words("it is looked at again by a day, and never ends by itself",
                    "edrychir arno eto erbyn diwrnod, ac nid yw byth yn dod i ben ohono’i hun", False)),
        State(ContextState.ENDED, ContextState.ENDED.words, _NOBODY,
              Words("what was written stays, and it can be taken up again",
                    "mae’r hyn a ysgrifennwyd yn aros, a gellir ailgydio ynddo", False)),
    ),
    (
        Move("BEGIN", Words("Begin", "Dechrau"), START, ContextState.OPEN,
             Words("a place or a group, and why", "lle neu grŵp, a pham")),
        Move("GO_ON", Words("It goes on", "Mae’n parhau"), ContextState.OPEN, ContextState.OPEN, _WORDS),
        Move("END", Words("End it", "Dod ag ef i ben"), ContextState.OPEN, ContextState.ENDED,
             Words("words, and no step of its plan left open", "geiriau, a dim cam o’i gynllun ar agor", False)),
        Move("TAKE_UP", Words("Take it up again", "Ailgydio ynddo"), ContextState.ENDED, ContextState.OPEN, _WORDS),
    ),
)  # fmt: skip

STEP_STATES = StateTable(
    Words("A step of the plan for a place or a group", "Cam o’r cynllun ar gyfer lle neu grŵp"),
    tuple(State(one.value, one.words, _SEES_TO_IT if one is StepState.OPEN else _NOBODY, _PLAIN) for one in StepState),
    (
        Move("AGREE", Words("Agree it", "Cytuno arno"), START, StepState.OPEN,
             Words("what, who does it, which team sees to it, and by when", "beth, pwy sy’n ei wneud, pa dîm, ac erbyn pryd",
                   False)),
        *(
            one
            for end in StepEnd
            for one in moves(f"END_{end}", end.words, (StepState.OPEN,), StepState[end.value],
                             Words("what came of it, or why not", "yr hyn a ddaeth ohono, neu pam ddim", False))
        ),
    ),
)  # fmt: skip
