"""What a worry and the answer to it must say. Of what is not known yet nothing is refused."""

from datetime import date, timedelta

from ymylon.terms.codes import POLICE_KINDS
from ymylon.terms.faults import Found
from ymylon.terms.words import Words

from .codes import AnswerKind, CallBecame, Told

LONGEST = timedelta(days=366)  # a worry is confirmed by the year at most: longer is no worry but a plan

GIVE_NAME = Words("Give a name by which the child is known.", "Rhowch enw y mae’r plentyn yn hysbys wrtho.")
SAY_WHAT = Words("Say what worries you.", "Dywedwch beth sy’n eich poeni.")
SAY_SUPPORT = Words(
    "Say what support is offered or was; “nothing yet” is an answer.",
    "Dywedwch pa gymorth a gynigir neu a gynigiwyd; mae “dim eto” yn ateb.",
)
SAY_TOLD = Words(
    "Say by whom they will be told, or why telling is not safe.",
    "Dywedwch gan bwy y cânt wybod, neu pam nad yw dweud yn ddiogel.",
)
DECIDE = Words(
    "Decide it now: told, will be told and by whom, or telling is not safe and why.",
    "Penderfynwch nawr: wedi cael gwybod, bydd yn cael gwybod a chan bwy, neu nid yw dweud yn ddiogel a pham.",
    False,
)
SAY_HOW = Words("Say how the call went, or why there was none.", "Dywedwch sut aeth yr alwad, neu pam na fu un.", False)
TO_COME = Words("It worries you since a day that has come.", "Mae’n eich poeni ers diwrnod sydd wedi dod.", False)
WHICH_LEAD = Words("Name the one team that calls the family.", "Enwch yr un tîm sy’n ffonio’r teulu.")
SAY_WHY = Words("Say what you did, or why.", "Dywedwch beth a wnaethoch, neu pam.")
UNTIL_WHEN = Words("Say until which day it is kept.", "Dywedwch tan ba ddiwrnod y caiff ei gadw.")
AHEAD = Words("The day until which it is kept is after today.", "Mae’r diwrnod y caiff ei gadw tano ar ôl heddiw.")
WITHIN = Words(
    "It is kept for a year at most, then looked at again.", "Caiff ei gadw am flwyddyn ar y mwyaf, yna edrychir arno eto."
)
MEANWHILE = Words(
    "Somebody answered this worry meanwhile. Look at it again.", "Atebodd rhywun y pryder hwn yn y cyfamser. Edrychwch arno eto."
)
CALLED_MEANWHILE = Words(
    "Somebody said already how the call went, or another team calls now.",
    "Dywedodd rhywun eisoes sut aeth yr alwad, neu mae tîm arall yn ffonio nawr.",
    False,
)
NOT_SHARED = Words(
    "What a clinic noted is not passed on from here: ask the clinic, which refers the child itself.",
    "Ni throsglwyddir o’r fan hon yr hyn a nododd clinig: gofynnwch i’r clinig, sy’n atgyfeirio’r plentyn ei hun.",
    False,
)
SHARED_ALREADY = Words("This worry was shared with the police already.", "Rhannwyd y pryder hwn â’r heddlu eisoes.")


def note_fault(
    *, words: str, support: str, since: date | None, today: date, told: tuple[Told, ...], told_words: str
) -> Found | None:
    """Why a worry can't be kept like this; None if it can. `since` None: not known yet."""
    if not support.strip():
        return "support", SAY_SUPPORT
    if not words.strip():
        return "words", SAY_WHAT
    if since is not None and since > today:
        return "since", TO_COME
    return _told_fault(told, told_words)


def _told_fault(told: tuple[Told, ...], told_words: str) -> Found | None:
    is_unsaid = {Told.WILL_BE_TOLD, Told.NOT_SAFE} & set(told) and not told_words.strip()
    return ("told_words", SAY_TOLD) if is_unsaid else None


def answer_fault(
    *, kind: AnswerKind, has_lead: bool, words: str, ends_on: date | None, today: date, told: tuple[Told | None, Told | None],
    told_words: str,
) -> Found | None:  # fmt: skip
    """Why a worry can't be answered like this; None if it can. Whether child and family are told is decided by now: `told`."""
    if not has_lead:
        return "lead", WHICH_LEAD
    for field, decided in zip(("child_told", "family_told"), told, strict=True):
        if decided is None or decided == Told.NOT_DECIDED:
            return field, DECIDE
    if fault := _told_fault(tuple(one for one in told if one is not None), told_words):
        return fault
    if not words.strip():
        return "words", SAY_WHY
    if kind != AnswerKind.KEEP:
        return None
    if ends_on is None:
        return "ends_on", UNTIL_WHEN
    if ends_on <= today:
        return "ends_on", AHEAD
    return ("ends_on", WITHIN) if ends_on > today + LONGEST else None


def owes_call(*, family_told: Told, lead_is_own: bool, has_called: bool) -> bool:
    """Whether the lead is to call the family: not where that isn't safe, nor where they have spoken with them already."""
    if family_told == Told.NOT_SAFE or has_called:
        return False
    return not (family_told == Told.TOLD and lead_is_own)


def is_of_police(agency: str | None) -> bool:
    """Whether an agency of this kind is police: they call no family of a worry, and read none that nobody shared with them."""
    return agency in POLICE_KINDS


def call_fault(*, became: CallBecame | None, words: str) -> Found | None:
    """Why what became of a call can't be kept like this; None if it can."""
    if became is None:
        return "became", SAY_HOW
    return None if words.strip() else ("words", SAY_HOW)


def share_fault(*, clinic: bool, words: str, reason: str) -> Found | None:
    """Why the police can't be shown a worry like this; None if they can."""
    if clinic:
        return "words", NOT_SHARED
    if not words.strip():
        return "words", SAY_WHAT
    return None if reason.strip() else ("reason", SAY_WHY)


def may_end(*, ends_on: date | None, today: date, was_read: bool, rests: bool) -> bool:
    """Whether the clock puts a worry away: its day has passed, somebody has read it, and no duty or signal rests on it."""
    return was_read and not rests and ends_on is not None and ends_on < today


def ends_soon(*, ends_on: date | None, today: date, ahead: timedelta | None) -> bool:
    """Whether its reader is told that a worry ends: as long before as the policy in force says; without one, never."""
    return ends_on is not None and ahead is not None and today >= ends_on - ahead
