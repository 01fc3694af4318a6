"""The lanes: which kind of fact a table holds, and so who may be let in."""

from .base import Code


class Lane(Code):
    """One lane a table; the order is fixed and `number` (from 1) is stored in ledgers: append, never reorder."""

    IDENTITY = "IDENTITY", "Identity", "Hunaniaeth"
    EPISODE = "EPISODE", "Missing episode", "Cyfnod o fynd ar goll"
    POLICE_GRADE = "POLICE_GRADE", "Police grade", "Gradd yr heddlu", False
    CONCERN = "CONCERN", "Social-care concern", "Pryder gofal cymdeithasol", False
    FOUND = "FOUND", "How the child was found", "Sut y daethpwyd o hyd i’r plentyn"
    OFFENDING = "OFFENDING", "Allegations and items found", "Honiadau ac eitemau a ganfuwyd", False
    INTERVIEW_WORDS = "INTERVIEW_WORDS", "The child’s words at interview", "Geiriau’r plentyn yn y cyfweliad"
    INTERVIEW_SUMMARY = "INTERVIEW_SUMMARY", "Summary of the interview", "Crynodeb o’r cyfweliad"
    INTERVIEW_ACTIONS = "INTERVIEW_ACTIONS", "Actions from the interview", "Camau gweithredu o’r cyfweliad"
    HEALTH = "HEALTH", "Health", "Iechyd"
    SEXUAL_HEALTH = "SEXUAL_HEALTH", "Sexual health", "Iechyd rhywiol"
    EDUCATION = "EDUCATION", "Education", "Addysg"
    CARE = "CARE", "Care and placement", "Gofal a lleoliad"
    IMMIGRATION = "IMMIGRATION", "Immigration (never for enforcement)", "Mewnfudo (byth ar gyfer gorfodi)", False
    INTELLIGENCE = "INTELLIGENCE", "Intelligence", "Cudd-wybodaeth", False
    PERSONS = "PERSONS", "Persons of concern", "Pobl sy’n destun pryder", False
    DISRUPTION = "DISRUPTION", "Disruption plan", "Cynllun tarfu", False
    SAFETY = "SAFETY", "Safety plan", "Cynllun diogelwch"
    PROTECTED = "PROTECTED", "Protected facts", "Ffeithiau gwarchodedig", False
    WORKER_SAFETY = "WORKER_SAFETY", "Safety of workers", "Diogelwch gweithwyr"
    AUDIT = "AUDIT", "Who saw and did what", "Pwy a welodd ac a wnaeth beth"
    PREPARED = "PREPARED", "Plan held ready for a night away", "Cynllun a gedwir yn barod ar gyfer noson i ffwrdd", False
    WORRY = "WORRY", "Worries below any threshold", "Pryderon o dan unrhyw drothwy"
    CONTEXT = "CONTEXT", "Places and groups assessed", "Lleoedd a grwpiau a aseswyd", False
    SUBMITTED = "SUBMITTED", "Intelligence as it was submitted", "Cudd-wybodaeth fel y’i cyflwynwyd", False
    SOURCE = "SOURCE", "Sources of intelligence", "Ffynonellau cudd-wybodaeth", False
    RELEASED = "RELEASED", "Intelligence as the police release it", "Cudd-wybodaeth fel y mae’r heddlu’n ei rhyddhau", False
    MEETING = "MEETING", "Meetings: kind, time and place", "Cyfarfodydd: math, amser a lle"

    @property
    def number(self) -> int:
        """Its place in the list, from 1; what a ledger's row stores."""
        return list(type(self)).index(self) + 1

    @classmethod
    def numbered(cls, number: int) -> "Lane":
        """The lane with this number; ValueError where there is none."""
        lanes = list(cls)
        if not 1 <= number <= len(lanes):
            raise ValueError(f"there is no lane {number}")
        return lanes[number - 1]
