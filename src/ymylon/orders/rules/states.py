"""The states of a notice or an order and its legal moves. Each move is a row with who, when and why, never an edit."""

from ymylon.duties.rules.states import START, Move, State, StateTable, moves
from ymylon.terms.codes import Code, TeamFunction
from ymylon.terms.words import Words


class OrderState(Code):
    """How it stands."""

    REQUESTED = "REQUESTED", "Asked for", "Gofynnwyd amdano"
    STATEMENT = "STATEMENT", "Statement obtained", "Cafwyd datganiad"
    DRAFTED = "DRAFTED", "Drafted, not served", "Wedi’i ddrafftio, heb ei gyflwyno"
    NOT_SERVED = "NOT_SERVED", "Could not be served yet", "Ni ellid ei gyflwyno eto"
    SERVED = "SERVED", "Served, and in force", "Wedi’i gyflwyno, ac mewn grym"
    BREACHED = "BREACHED", "Breached, and in force", "Wedi’i dorri, ac mewn grym"
    LET_END = "LET_END", "In force, and let end on its day", "Mewn grym, ac i ddod i ben ar ei ddiwrnod", False
    ENDED = "ENDED", "Ended", "Daeth i ben"
    SEEN_TO = "SEEN_TO", "Ended, and those who relied on it told", "Daeth i ben, a dywedwyd wrth y rhai a ddibynnai arno", False
    WITHDRAWN = "WITHDRAWN", "Withdrawn", "Wedi’i dynnu’n ôl"
    RENEWED = "RENEWED", "Renewed by another", "Wedi’i adnewyddu gan un arall"


_S = OrderState
IN_FORCE = (_S.SERVED, _S.BREACHED, _S.LET_END)
NOT_YET = (_S.REQUESTED, _S.STATEMENT, _S.DRAFTED, _S.NOT_SERVED)
OVER = (_S.ENDED, _S.SEEN_TO, _S.WITHDRAWN, _S.RENEWED)
# In the order in which a list shows them: what holds first, then what waits to be served.
IN_ORDER = (
    _S.BREACHED, _S.SERVED, _S.LET_END, _S.NOT_SERVED, _S.DRAFTED, _S.STATEMENT, _S.REQUESTED, _S.ENDED, _S.RENEWED,
    _S.WITHDRAWN, _S.SEEN_TO,
)  # fmt: skip

_POLICE = TeamFunction.POLICE_MISSING
_NOBODY = Words("nobody: it is over", "neb: mae ar ben")
_REASON = Words("the reason, in words", "y rheswm, mewn geiriau")
_DAY = Words("the day, and what happened", "y diwrnod, a’r hyn a ddigwyddodd")
_CLOCK = Words(
    "the clock, on the day: an age, the end of a legal status, its own last day",
    "y cloc, ar y diwrnod: oed, diwedd statws cyfreithiol, ei ddiwrnod olaf ei hun",
    False,
)
_HOLDS = Words("it holds; before it ends somebody renews it or lets it end",
               "mae’n dal; cyn iddo ddod i ben mae rhywun yn ei adnewyddu neu’n gadael iddo ddod i ben", False)  # fmt: skip
_WAITS = Words("nobody is bound yet; unserved, it climbs", "nid oes neb wedi’i rwymo eto; heb ei gyflwyno, mae’n dringo", False)
_PLAIN = Words("as it says", "fel y dywed")


def _owner(state: OrderState) -> TeamFunction | Words:
    return _NOBODY if state in (_S.SEEN_TO, _S.WITHDRAWN, _S.RENEWED) else _POLICE


def _means(state: OrderState) -> Words:
    return _HOLDS if state in IN_FORCE else _WAITS if state in NOT_YET else _PLAIN


ORDER_STATES = StateTable(
    Words("A warning notice or an order", "Hysbysiad rhybudd neu orchymyn"),
    tuple(State(one.value, one.words, _owner(one), _means(one)) for one in OrderState),
    (
        Move("ASK", Words("Ask for it", "Gofyn amdano"), START, _S.REQUESTED,
             Words("a person of concern, the child, and why", "person sy’n destun pryder, y plentyn, a pham", False)),
        *moves("STATEMENT", Words("Statement obtained", "Cafwyd datganiad"), (_S.REQUESTED,), _S.STATEMENT,
               Words("who says that no permission is given", "pwy sy’n dweud na roddwyd caniatâd")),
        *moves("DRAFT", Words("Draft it", "Ei ddrafftio"), (_S.REQUESTED, _S.STATEMENT, _S.DRAFTED, _S.NOT_SERVED), _S.DRAFTED,
               Words("what the person must not do; of a notice, a statement first",
                     "yr hyn na chaiff y person ei wneud; o hysbysiad, datganiad yn gyntaf", False)),
        *moves("NOT_SERVED", Words("Could not be served", "Ni ellid ei gyflwyno"), (_S.DRAFTED, _S.NOT_SERVED), _S.NOT_SERVED,
               _REASON),
        *moves("SERVE", Words("Served", "Cyflwynwyd"), (_S.DRAFTED, _S.NOT_SERVED), _S.SERVED,
               Words("the day, who served it, and that it is possible on that day",
                     "y diwrnod, pwy a’i cyflwynodd, a’i fod yn bosibl ar y diwrnod hwnnw", False)),
        *moves("BREACH", Words("Breached", "Torrwyd"), IN_FORCE, _S.BREACHED, _DAY),
        *moves("LET_END", Words("Let it end", "Gadael iddo ddod i ben"), (_S.SERVED, _S.BREACHED), _S.LET_END, _REASON),
        *moves("END", Words("Ends by itself", "Yn dod i ben ohono’i hun"), IN_FORCE, _S.ENDED, _CLOCK),
        *moves("SEE_TO", Words("Those who relied on it are told", "Dywedir wrth y rhai a ddibynnai arno"), (_S.ENDED,),
               _S.SEEN_TO, _REASON),
        *moves("WITHDRAW", Words("Withdraw it", "Ei dynnu’n ôl"), (*NOT_YET, *IN_FORCE), _S.WITHDRAWN, _REASON),
        *moves("RENEW", Words("The next one is served", "Cyflwynir yr un nesaf"), IN_FORCE, _S.RENEWED,
               Words("another of the same kind, asked for from this one", "un arall o’r un math, y gofynnwyd amdano o hwn",
                     False)),
    ),
)  # fmt: skip


def may_go(came_from: str, goes_to: str) -> bool:
    """Whether the table has such a move."""
    return ORDER_STATES.may_move(came_from, goes_to)
