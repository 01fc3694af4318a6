"""What an agenda calls each thing that happened or is owed since last time: the words of the rooms in which it happened."""

from collections.abc import Iterable, Mapping

from ymylon.associates import rules as associates
from ymylon.circumstances.rules import duties as of_circumstances
from ymylon.circumstances.rules import events as circumstances
from ymylon.contexts import rules as contexts
from ymylon.duties.rules import agreed
from ymylon.duties.rules.kinds import DutyKind, catalogue
from ymylon.exploitation import rules as exploitation
from ymylon.intelligence import rules as intelligence
from ymylon.interviews import rules as interviews
from ymylon.meetings.rules.duties import DUTY_KINDS
from ymylon.missing.rules import duties as of_missing
from ymylon.missing.rules import events as missing
from ymylon.notices.rules import referrals
from ymylon.orders import rules as orders
from ymylon.screening import rules as screening
from ymylon.signals import rules as signals
from ymylon.terms.words import Words
from ymylon.worries import rules as worries

_ROOMS = (
    missing,
    interviews,
    exploitation,
    screening,
    orders,
    agreed,
    circumstances,
    referrals,
    signals,
    associates,
    contexts,
    worries,
    intelligence,
)
# What a meeting is told of: not the keeping of the record, nor other meetings, which stand there by themselves.
HAPPENED: dict[str, Words] = {kind: words for room in _ROOMS for kind, words in room.EVENT_WORDS.items()}
_OWED = catalogue(
    (
        *of_missing.DUTY_KINDS,
        *interviews.DUTY_KINDS,
        *exploitation.DUTY_KINDS,
        *screening.DUTY_KINDS,
        *orders.DUTY_KINDS,
        *agreed.DUTY_KINDS,
        *of_circumstances.DUTY_KINDS,
        *referrals.DUTY_KINDS,
        *signals.DUTY_KINDS,
        *associates.DUTY_KINDS,
        *worries.DUTY_KINDS,
        *intelligence.DUTY_KINDS,
        *DUTY_KINDS,
    )
)
_SOMETHING = Words("Something is owed", "Mae rhywbeth yn ddyledus")


def also_owed(kinds: Iterable[DutyKind]) -> None:
    """What rooms above this floor open: an agenda calls them by their own names, and knows no such room."""
    _OWED.update(catalogue(kinds))


def also_happened(words: Mapping[str, Words]) -> None:
    """What rooms above this floor note in a child’s chronology, by the names that they give it."""
    HAPPENED.update(words)


def owed_words(kind: str) -> Words:
    """What an agenda calls a duty of this kind."""
    return _OWED[kind].words if kind in _OWED else _SOMETHING
