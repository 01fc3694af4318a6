"""What the match index answers: that a record exists, and whom to ring. Never whose, never which."""

from dataclasses import dataclass

from ymylon.terms.codes import POLICE_KINDS
from ymylon.terms.words import Words

_SOCIAL_CARE = Words("%(council)s social care", "gofal cymdeithasol %(council)s")


@dataclass(frozen=True)
class IndexAnswer:
    """A record exists. `holders` names police and social care only; where it names nobody, ring the council's front door."""

    holders: tuple[Words, ...] = ()


def holder_words(kind: str, name_en: str, name_cy: str) -> Words:
    """A holder as it is named: a force by its name, a council by its social care."""
    if kind in POLICE_KINDS:
        return Words(name_en, name_cy)
    return Words(_SOCIAL_CARE.en % {"council": name_en}, _SOCIAL_CARE.cy % {"council": name_cy})
