"""Roles that stand or fall together, what is said of a lane, and reasons that several lanes share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ymylon.terms.words import Words


class Group(StrEnum):
    """Roles that are let in or kept out for the same reason."""

    CARER = "CARER"
    COORDINATOR = "COORDINATOR"
    OFFICER = "OFFICER"
    PCSO = "PCSO"
    DESK = "DESK"
    COUNCIL = "COUNCIL"
    MANAGER = "MANAGER"
    ASSISTANT = "ASSISTANT"
    NURSE = "NURSE"
    SCHOOL = "SCHOOL"
    YOUTH = "YOUTH"
    INTERVIEWER = "INTERVIEWER"
    CHAIR = "CHAIR"
    NO_CHILD = "NO_CHILD"
    AUDITOR = "AUDITOR"
    SCREEN = "SCREEN"


@dataclass(frozen=True)
class LaneReasons:
    """What lies in a lane; why those are let in who are; why all others are kept out."""

    holds: Words
    refused: Words
    granted: Mapping[Group, Words] = field(default_factory=dict)
    refused_to: Mapping[Group, Words] = field(default_factory=dict)


REPORTS = Words(
    "May be the first to notice that a child is missing. A report of a child without a record opens one, so that reading alone"
    " would not do.",
    "Gall fod y cyntaf i sylwi bod plentyn ar goll. Mae adroddiad am blentyn heb gofnod yn agor un, felly ni fyddai darllen yn"
    " unig yn ddigon.",
)
SEARCHES = Words("Looks for the child: must know who is looked for.", "Yn chwilio am y plentyn: rhaid gwybod am bwy.")
DUTY = Words("Holds the council’s duty to the child.", "Yn dal dyletswydd y cyngor i’r plentyn.")
SUPPORTS = Words(
    "Supports the child’s social worker and sees the child most often.",
    "Yn cefnogi gweithiwr cymdeithasol y plentyn ac yn gweld y plentyn amlaf.",
)
PANEL = Words(
    "Leads the panel that plans for the child; reads and writes nothing there.",
    "Yn arwain y panel sy’n cynllunio ar gyfer y plentyn; yn darllen a heb ysgrifennu dim yno.",
)
BOARD = Words(
    "Shows the team’s board, by initials alone.",
    "Yn dangos bwrdd y tîm, â llythrennau blaen yn unig.",
)
NOT_NEEDED = Words("Can keep the child safe without it.", "Gall gadw’r plentyn yn ddiogel hebddo.")
ASK_WORKER = Words(
    "Is told by the child’s social worker what is needed, and no more.",
    "Yn cael gwybod gan weithiwr cymdeithasol y plentyn yr hyn sydd ei angen, a dim mwy.",
)
