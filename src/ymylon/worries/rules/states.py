"""The states of a worry and its legal moves. Nobody but a person answers one; the clock puts away what was read."""

from ymylon.duties.rules.states import START, Move, State, StateTable, moves
from ymylon.terms.codes import TeamFunction
from ymylon.terms.words import Words

from .codes import WorryState

_S = WorryState
OPEN = (_S.NOTED, _S.KEPT, _S.REFERRED)
READ = (_S.KEPT, _S.REFERRED)
_READER = TeamFunction.SOCIAL_WORK
_MEANS = {
    _S.NOTED: Words(
        "never ends by itself: somebody reads it first", "byth yn dod i ben ohono’i hun: mae rhywun yn ei ddarllen yn gyntaf"
    ),
    _S.KEPT: Words(
        "ends on its day unless it is confirmed again", "daw i ben ar ei ddiwrnod oni bai ei fod yn cael ei gadarnhau eto"
    ),
}
_LEAD = Words(
    "one lead who calls the family, in words what was done", "un arweinydd sy’n ffonio’r teulu, mewn geiriau beth a wnaed", False
)

WORRY_STATES = StateTable(
    Words("A worry below any threshold", "Pryder o dan unrhyw drothwy"),
    tuple(State(one.value, one.words, _READER, _MEANS.get(one, Words("as it says", "fel y dywed"))) for one in WorryState),
    (
        Move("NOTE", Words("Note", "Nodi"), START, _S.NOTED,
             Words("what worries, and what support is offered", "beth sy’n poeni, a pha gymorth a gynigir")),
        *moves("KEEP", Words("Confirm", "Cadarnhau"), OPEN, _S.KEPT, _LEAD),
        *moves("REFER", Words("Refer", "Atgyfeirio"), OPEN, _S.REFERRED, _LEAD),
        *moves("CLOSE", Words("Close", "Cau"), OPEN, _S.CLOSED, _LEAD),
        *moves("END", Words("Put away", "Rhoi o’r neilltu"), READ, _S.ENDED,
               Words("its day passed, and no duty and no signal rests on it",
                     "aeth ei ddiwrnod heibio, ac nid oes dyletswydd na signal yn gorffwys arno", False)),
    ),
)  # fmt: skip


def may_answer(state: str) -> bool:
    """Whether somebody may still answer a worry that stands so."""
    return state in OPEN
