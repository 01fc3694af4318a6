"""Authorities, forces, health boards and safeguarding boards: Wales in full, the rest as far as a child may be there.

Codes are those of the Office for National Statistics; where a body has none that we could check, it carries a word
of ours and `is_ours` says so. Sources: ons_codes, local_authorities in `terms.sources`.
"""

from .areas import Authority, Board, Force, HealthBoard, Nation, Trust
from .ends import Beyond, LineEnd
from .england import ENGLISH_AUTHORITIES, ENGLISH_FORCES
from .north import NORTHERN_AUTHORITIES, NORTHERN_FORCES, TRUSTS
from .retired import RETIRED
from .wales import BOARDS, HEALTH_BOARDS, WELSH_AUTHORITIES, WELSH_FORCES

AUTHORITIES: dict[str, Authority] = WELSH_AUTHORITIES | ENGLISH_AUTHORITIES | NORTHERN_AUTHORITIES
FORCES: dict[str, Force] = WELSH_FORCES | ENGLISH_FORCES | NORTHERN_FORCES


class UnknownCode(KeyError):
    """No area has this code, today or before."""


def current_code(code: str) -> str:
    """The code in force for a code that may have been retired; any other comes back unchanged, in capitals."""
    code = code.strip().upper()
    while code in RETIRED:
        code = RETIRED[code]
    return code


def find_authority(gss: str) -> Authority | None:
    """The authority with this code, current or retired, of any nation; None where there is none."""
    return AUTHORITIES.get(current_code(gss))


def authority(gss: str) -> Authority:
    """The authority with this code, current or retired, of any nation; UnknownCode where there is none."""
    if found := find_authority(gss):
        return found
    raise UnknownCode(gss)


def authority_of_education_code(code: str) -> Authority | None:
    """The Welsh authority whose schools carry this three-digit code in their numbers; None where there is none."""
    return _BY_EDUCATION_CODE.get(code)


def is_ours(code: str) -> bool:
    """True for a code that we made up because no official one could be checked: don't send it to anyone."""
    return code.startswith("YM-")


_BY_EDUCATION_CODE = {area.education_code: area for area in WELSH_AUTHORITIES.values()}

__all__ = [
    "AUTHORITIES",
    "BOARDS",
    "ENGLISH_AUTHORITIES",
    "ENGLISH_FORCES",
    "FORCES",
    "HEALTH_BOARDS",
    "RETIRED",
    "TRUSTS",
    "WELSH_AUTHORITIES",
    "WELSH_FORCES",
    "Authority",
    "Beyond",
    "Board",
    "Force",
    "HealthBoard",
    "LineEnd",
    "Nation",
    "Trust",
    "UnknownCode",
    "authority",
    "authority_of_education_code",
    "current_code",
    "find_authority",
    "is_ours",
]
