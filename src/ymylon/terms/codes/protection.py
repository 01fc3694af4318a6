"""Why a child is protected, and which kinds of fact would betray where they are."""

from .base import Code


class ProtectionKind(Code):
    """What the child is protected from, or by."""

    THREAT_TO_LIFE = "THREAT_TO_LIFE", "Threat to life", "Bygythiad i fywyd", False
    REFUGE = "REFUGE", "In refuge", "Mewn lloches", False
    ADOPTION = (
        "ADOPTION",
        "Adopted; the new family is not to be found",
        "Wedi’i fabwysiadu; ni ddylid dod o hyd i’r teulu newydd",
        False,
    )
    COURT_ORDER = "COURT_ORDER", "A court keeps the address secret", "Mae llys yn cadw’r cyfeiriad yn gyfrinachol", False
    OTHER = "OTHER", "Another danger, in words", "Perygl arall, mewn geiriau", False


class ProtectedKind(Code):
    """A kind of fact that would betray where a protected child is."""

    ADDRESS = "ADDRESS", "Address", "Cyfeiriad"
    TOWN = "TOWN", "Town or area", "Tref neu ardal"
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    TELEPHONE = "TELEPHONE", "Telephone", "Ffôn"
    TEAM = "TEAM", "Agency or team", "Asiantaeth neu dîm"
    PLACE = "PLACE", "Place where the child was seen", "Man lle gwelwyd y plentyn"
    LEAK = "LEAK", "Where a protected fact was seen", "Ble gwelwyd ffaith warchodedig", False


class AlarmKind(Code):
    """What the team that answers for a protected child is told of at once."""

    SEARCH = "SEARCH", "A search would have met the child", "Byddai chwiliad wedi cyrraedd y plentyn", False
    PAIR = "PAIR", "A new record may be the child’s", "Gall cofnod newydd fod am y plentyn", False
    RELATIVE = (
        "RELATIVE",
        "A brother’s or sister’s record would betray the child",
        "Byddai cofnod brawd neu chwaer yn bradychu’r plentyn",
        False,
    )
    LEAK = "LEAK", "A protected fact was seen where it must not be", "Gwelwyd ffaith warchodedig lle na ddylai fod", False
    ASKED = "ASKED", "Somebody asks to open what is sealed", "Mae rhywun yn gofyn am agor yr hyn a seliwyd", False
    REVIEW = "REVIEW", "The review of the protection is overdue", "Mae adolygiad yr amddiffyniad yn hwyr", False
