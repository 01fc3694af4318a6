"""What a worry and the answer to it must say. Of what is not known yet nothing is refused."""

from datetime import date, timedelta

from ymylon.terms.faults import Found
from ymylon.terms.words import Words

from .codes import AnswerKind, Told

LONGEST = timedelta(days=366)  # a worry is confirmed by the year at most: longer is no worry but a plan

SAY_WHAT = Words("Say what worries you.", "Dywedwch beth sy’n eich poeni.")
SAY_SUPPORT = Words(
    "Say what support is offered or was; “nothing yet” is an answer.",
    "Dywedwch pa gymorth a gynigir neu a gynigiwyd; mae “dim eto” yn ateb.",
)
SAY_TOLD = Words(
    "Say by whom they will be told, or why telling is not safe.",
    "Dywedwch gan bwy y cânt wybod, neu pam nad yw dweud yn ddiogel.",
)
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
    if {Told.WILL_BE_TOLD, Told.NOT_SAFE} & set(told) and not told_words.strip():
        return "told_words", SAY_TOLD
    return None


def answer_fault(*, kind: AnswerKind, has_lead: bool, words: str, ends_on: date | None, today: date) -> Found | None:
    """Why a worry can't be answered like this; None if it can."""
    if not has_lead:
        return "lead", WHICH_LEAD
    if not words.strip():
        return "words", SAY_WHY
    if kind != AnswerKind.KEEP:
        return None
    if ends_on is None:
        return "ends_on", UNTIL_WHEN
    if ends_on <= today:
        return "ends_on", AHEAD
    return ("ends_on", WITHIN) if ends_on > today + LONGEST else None


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
