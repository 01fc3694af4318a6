"""The states of a return interview, from the duty to offer to the last action done: one table of legal moves."""

from ymylon.duties.rules.states import START, Move, State, StateTable, moves
from ymylon.terms.codes import Code, Role, TeamFunction
from ymylon.terms.words import Words


class InterviewState(Code):
    """How a return interview stands."""

    NOT_ASKED_YET = "NOT_ASKED_YET", "Not offered yet", "Heb ei gynnig eto"
    OFFERED = "OFFERED", "Offered, no answer yet", "Wedi’i gynnig, dim ateb eto"
    ACCEPTED = "ACCEPTED", "Offered, the child said yes", "Wedi’i gynnig, derbyniodd y plentyn", False
    REFUSED = "REFUSED", "Offered, the child said no", "Wedi’i gynnig, gwrthododd y plentyn", False
    NOT_OFFERED = "NOT_OFFERED", "Not offered, with a reason", "Heb ei gynnig, gyda rheswm"
    SCHEDULED = "SCHEDULED", "Arranged", "Wedi’i drefnu"
    HELD = "HELD", "Held", "Wedi’i gynnal"
    PARTLY_HELD = "PARTLY_HELD", "Held in part", "Wedi’i gynnal yn rhannol"
    WITHDRAWN = "WITHDRAWN", "The child withdrew", "Tynnodd y plentyn yn ôl", False
    UNABLE = "UNABLE", "Could not be held", "Nid oedd modd ei gynnal"
    OUTPUTS_RECORDED = "OUTPUTS_RECORDED", "What comes of it is recorded", "Cofnodwyd yr hyn a ddaw ohono", False
    SHARED = "SHARED", "Shared with whoever must act", "Wedi’i rannu â phwy bynnag sy’n gorfod gweithredu", False
    ACTIONS_OPEN = "ACTIONS_OPEN", "Actions are open", "Mae camau gweithredu ar agor"
    CLOSED = "CLOSED", "Closed", "Wedi’i gau"


_S = InterviewState
_ASKABLE = (_S.NOT_ASKED_YET, _S.NOT_OFFERED)
_AGREED = (_S.ACCEPTED, _S.SCHEDULED)
_OVER = (_S.HELD, _S.PARTLY_HELD)
_AFTER = (*_OVER, _S.WITHDRAWN)
_WORKING = (_S.OUTPUTS_RECORDED, _S.SHARED, _S.ACTIONS_OPEN)
# Nothing more is asked of the child in these.
ENDED = frozenset({_S.REFUSED, _S.NOT_OFFERED, _S.WITHDRAWN, _S.UNABLE, _S.CLOSED})
# A new episode joins an interview in these: it is still to be held.
STILL_TO_HOLD = frozenset(_AGREED)
WAS_HELD = frozenset({*_OVER, *_WORKING, _S.CLOSED})
# The child has spoken, and may have taken it back since.
SPOKEN = WAS_HELD | {_S.WITHDRAWN}

_SAFE = Words(
    "a safe way to reach this child, recorded with its date",
    "ffordd ddiogel o gyrraedd y plentyn, wedi’i chofnodi â’i dyddiad",
    False,
)
_ANSWER = Words("the child’s own answer", "ateb y plentyn ei hun")
_CHANGED = Words(
    "the child says so; a mind may be changed at any time", "y plentyn yn dweud hynny; gellir newid meddwl unrhyw bryd"
)
_REASON = Words("a named person’s reason", "rheswm person a enwir")
_ARRANGED = Words(
    "who, when, where and in what language; an interpreter is never family",
    "pwy, pryd, ymhle ac ym mha iaith; nid yw cyfieithydd byth yn aelod o’r teulu",
    False,
)
_AGREEMENT = Words("the child’s agreement, given again on the day", "cytundeb y plentyn, a roddir eto ar y diwrnod", False)
_MAY_STAY = Words(
    "what of it the child lets stay; what keeps somebody safe stays, and the child is told why",
    "yr hyn y mae’r plentyn yn caniatáu iddo aros; mae’r hyn sy’n cadw rhywun yn ddiogel yn aros, a dywedir pam wrth y plentyn",
    False,
)
_OUTPUT = Words("an action, support or sharing, or a reason why nothing comes of it",
                "cam gweithredu, cymorth neu rannu, neu reswm pam na ddaw dim ohono", False)  # fmt: skip
_SHARING = Words("with whom, what, on what basis, and whether the child agreed",
                 "gyda phwy, beth, ar ba sail, ac a gytunodd y plentyn", False)  # fmt: skip
_DONE = Words("every action done or explained, and the child told what became of it",
              "pob cam wedi’i wneud neu’i esbonio, a’r plentyn wedi cael gwybod beth ddaeth ohono", False)  # fmt: skip
_I, _W = TeamFunction.RETURN_INTERVIEWS, TeamFunction.SOCIAL_WORK


def _state(code: InterviewState, owner: TeamFunction | Role, en: str, cy: str, sure: bool = True) -> State:
    return State(code, code.words, owner, Words(en, cy, sure))


_STATES = (
    _state(_S.NOT_ASKED_YET, _W, "the child was found and is owed an offer",
           "daethpwyd o hyd i’r plentyn ac mae cynnig yn ddyledus", False),
    _state(_S.OFFERED, _I, "the child was asked; the offer is still owed an answer",
           "gofynnwyd i’r plentyn; mae’r ateb heb ddod eto"),
    _state(_S.ACCEPTED, _I, "the child wants to talk, and chooses to whom", "mae’r plentyn am siarad, ac yn dewis â phwy"),
    _state(_S.REFUSED, _W, "the child does not want to, and may still change that",
           "nid yw’r plentyn am wneud, a gall newid hynny o hyd"),
    _state(_S.NOT_OFFERED, Role.TEAM_MANAGER, "no offer was made, and the record says why",
           "ni wnaed cynnig, ac mae’r cofnod yn dweud pam"),
    _state(_S.SCHEDULED, _I, "somebody, a time and a place are agreed with the child",
           "cytunwyd ar rywun, amser a lle gyda’r plentyn"),
    _state(_S.HELD, _I, "the child has spoken; what comes of it is owed",
           "mae’r plentyn wedi siarad; mae’r canlyniad heb ei gofnodi"),
    _state(_S.PARTLY_HELD, _I, "the child stopped before the end; what was said stands",
           "rhoddodd y plentyn y gorau iddi cyn y diwedd; mae’r hyn a ddywedwyd yn sefyll"),
    _state(_S.WITHDRAWN, _I, "the child took the agreement back", "tynnodd y plentyn y cytundeb yn ôl"),
    _state(_S.UNABLE, Role.TEAM_MANAGER, "moved, missing again, unsafe or not reached, with the reason",
           "wedi symud, ar goll eto, ddim yn ddiogel neu heb ei gyrraedd, gyda’r rheswm"),
    _state(_S.OUTPUTS_RECORDED, _I, "what comes of it is written down", "mae’r canlyniad wedi’i ysgrifennu"),
    _state(_S.SHARED, _W, "whoever must act has been told what they need",
           "mae pwy bynnag sy’n gorfod gweithredu wedi cael gwybod"),
    _state(_S.ACTIONS_OPEN, _W, "somebody still has something to do", "mae gan rywun rywbeth i’w wneud o hyd"),
    _state(_S.CLOSED, _W, "every action is done or explained, and the child knows",
           "mae pob cam wedi’i wneud neu’i esbonio, ac mae’r plentyn yn gwybod"),
)  # fmt: skip

INTERVIEW_STATES = StateTable(
    Words("A return interview", "Cyfweliad dychwelyd"),
    _STATES,
    (
        Move(
            "FIND",
            Words("Child found", "Dod o hyd i’r plentyn"),
            START,
            _S.NOT_ASKED_YET,
            Words("an end that opens the duty to offer", "diwedd sy’n agor y ddyletswydd i gynnig", False),
        ),
        *moves("OFFER", Words("Offer", "Cynnig"), _ASKABLE, _S.OFFERED, _SAFE),
        *moves("ACCEPT", Words("Say yes", "Derbyn", False), (*_ASKABLE, _S.OFFERED), _S.ACCEPTED, _ANSWER),
        *moves("REFUSE", Words("Say no", "Gwrthod", False), (*_ASKABLE, _S.OFFERED), _S.REFUSED, _ANSWER),
        *moves(
            "CHANGE_TO_YES",
            Words("Change one’s mind: yes", "Newid meddwl: derbyn", False),
            (_S.REFUSED, _S.WITHDRAWN, _S.UNABLE),
            _S.ACCEPTED,
            _CHANGED,
        ),
        *moves("CHANGE_TO_NO", Words("Change one’s mind: no", "Newid meddwl: gwrthod", False), _AGREED, _S.REFUSED, _CHANGED),
        *moves(
            "DO_NOT_OFFER", Words("Make no offer", "Peidio â chynnig"), (_S.NOT_ASKED_YET, _S.OFFERED), _S.NOT_OFFERED, _REASON
        ),
        *moves("ARRANGE", Words("Arrange", "Trefnu"), _AGREED, _S.SCHEDULED, _ARRANGED),
        *moves("HOLD", Words("Hold", "Cynnal"), _AGREED, _S.HELD, _AGREEMENT),
        *moves("HOLD_IN_PART", Words("Hold in part", "Cynnal yn rhannol"), _AGREED, _S.PARTLY_HELD, _AGREEMENT),
        *moves("WITHDRAW", Words("Withdraw", "Tynnu’n ôl", False), (*_AGREED, *_OVER, *_WORKING), _S.WITHDRAWN, _MAY_STAY),
        *moves("GIVE_UP", Words("Could not be held", "Methu ei gynnal"), _AGREED, _S.UNABLE, _REASON),
        *moves("RECORD_OUTPUT", Words("Record what comes of it", "Cofnodi’r canlyniad"), _AFTER, _S.OUTPUTS_RECORDED, _OUTPUT),
        *moves("SHARE", Words("Share", "Rhannu"), (*_AFTER, _S.OUTPUTS_RECORDED, _S.ACTIONS_OPEN), _S.SHARED, _SHARING),
        *moves(
            "AGREE_ACTION",
            Words("Agree an action", "Cytuno ar gam gweithredu"),
            (*_AFTER, _S.OUTPUTS_RECORDED, _S.SHARED),
            _S.ACTIONS_OPEN,
            _OUTPUT,
        ),
        *moves("CLOSE", Words("Close", "Cau"), _WORKING, _S.CLOSED, _DONE),
    ),
)


def may_move(came_from: str, goes_to: str) -> bool:
    """True if an interview may go from the one state to the other."""
    return INTERVIEW_STATES.may_move(came_from, goes_to)
