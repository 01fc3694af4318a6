"""Who stands beside a child, who visits and how safely, and what is asked of services as the child grows up."""

from .base import Code


class AllocationKind(Code):
    """What somebody is to a child. A lead professional may be of any agency; the council's duty stays with the council."""

    SOCIAL_WORKER = "SOCIAL_WORKER", "Child’s social worker", "Gweithiwr cymdeithasol y plentyn"
    LEAD_PROFESSIONAL = "LEAD_PROFESSIONAL", "Lead professional", "Gweithiwr proffesiynol arweiniol", False
    TRUSTED_ADULT = "TRUSTED_ADULT", "Adult whom the child trusts", "Oedolyn y mae’r plentyn yn ymddiried ynddo"
    FAMILY_CONTACT = "FAMILY_CONTACT", "Named contact for the family", "Cyswllt a enwir i’r teulu"
    POLICE_CONTACT = "POLICE_CONTACT", "Police contact", "Cyswllt yn yr heddlu"
    YOUTH_JUSTICE = "YOUTH_JUSTICE", "Youth justice worker", "Gweithiwr cyfiawnder ieuenctid"
    HEALTH = "HEALTH", "Health worker", "Gweithiwr iechyd"
    SCHOOL = "SCHOOL", "Contact at school or college", "Cyswllt yn yr ysgol neu’r coleg"
    KEY_WORKER = "KEY_WORKER", "Key worker at home", "Gweithiwr allweddol yn y cartref"
    PERSONAL_ADVISER = "PERSONAL_ADVISER", "Personal adviser", "Cynghorydd personol"


class WhyChanged(Code):
    """Why somebody is no longer what they were to a child."""

    LEFT = "LEFT", "Left the job or the team", "Gadawodd y swydd neu’r tîm"
    CHILD_ASKED = "CHILD_ASKED", "The child asked for somebody else", "Gofynnodd y plentyn am rywun arall"
    CHILD_MOVED = "CHILD_MOVED", "The child moved", "Symudodd y plentyn"
    CASELOAD = "CASELOAD", "Work was shared anew", "Rhannwyd y gwaith o’r newydd"
    ILLNESS = "ILLNESS", "Illness or leave", "Salwch neu absenoldeb"
    NOT_NEEDED = "NOT_NEEDED", "No longer needed", "Nid oes angen mwyach"
    OTHER = "OTHER", "Another reason", "Rheswm arall"


class VisitSafety(Code):
    """How a worker may visit a child."""

    ALONE = "ALONE", "Anybody may visit alone", "Caiff unrhyw un ymweld ar ei ben ei hun", False
    NAMED_ALONE = (
        "NAMED_ALONE",
        "Only those named may visit alone",
        "Dim ond y rhai a enwir a gaiff ymweld ar eu pen eu hunain",
        False,
    )
    TWO_TOGETHER = "TWO_TOGETHER", "Two visit together", "Dau i ymweld gyda’i gilydd", False
    NOT_AT_HOME = "NOT_AT_HOME", "Never at home; two elsewhere", "Byth gartref; dau mewn lle arall", False


class VisitPlace(Code):
    """Where somebody is going to see a child. A kind of place: the place itself stands elsewhere or nowhere."""

    HOME = "HOME", "Where the child lives", "Lle mae’r plentyn yn byw"
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    OFFICE = "OFFICE", "One of our offices", "Un o’n swyddfeydd"
    OUT = "OUT", "Out and about", "Allan o gwmpas y lle"
    OTHER = "OTHER", "Another place", "Lle arall"


class CheckIn(Code):
    """What a worker says on coming back."""

    SAFE = "SAFE", "I am back and safe", "Rwyf yn ôl ac yn ddiogel"
    NOT_SEEN = "NOT_SEEN", "I am back and safe; I did not see the child", "Rwyf yn ôl ac yn ddiogel; ni welais y plentyn"
    NEED_HELP = "NEED_HELP", "I need help now", "Mae angen cymorth arnaf nawr", False


class StaffReport(Code):
    """What happened to a worker."""

    FOLLOWED = "FOLLOWED", "I was followed", "Cefais fy nilyn", False
    THREATENED = "THREATENED", "I was threatened", "Cefais fy mygwth", False
    ATTACKED = "ATTACKED", "I was attacked", "Ymosodwyd arnaf", False
    ONLINE = "ONLINE", "I was found or threatened online", "Daethpwyd o hyd imi neu fe’m bygythiwyd ar-lein", False
    OTHER = "OTHER", "Something else made me afraid", "Codwyd ofn arnaf gan rywbeth arall", False


class Milestone(Code):
    """The ages at which something is owed to a young person who is growing up."""

    SIXTEEN = "SIXTEEN", "16", "16 oed"
    SEVENTEEN_AND_A_HALF = "SEVENTEEN_AND_A_HALF", "17 and a half", "17 oed a hanner"
    EIGHTEEN = "EIGHTEEN", "18", "18 oed"
