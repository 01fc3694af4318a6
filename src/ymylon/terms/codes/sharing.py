"""Sharing agreements and what is given outside the record: forms, lawful bases, and ways of giving."""

from enum import StrEnum

from .base import Code


class AgreementForm(Code):
    """In which form of the Wales Accord on the Sharing of Personal Information an agreement was made."""

    ISP = "ISP", "Information sharing protocol (regular, both ways)", "Protocol rhannu gwybodaeth (rheolaidd, y ddwy ffordd)"
    DDA = "DDA", "Data disclosure agreement (one way)", "Cytundeb datgelu data (un ffordd)", False
    JCA = "JCA", "Joint controller agreement", "Cytundeb rheolwyr ar y cyd", False
    OTHER = "OTHER", "Another form, outside the Accord", "Ffurf arall, y tu allan i’r Cytundeb", False


class BasisKind(StrEnum):
    """What a lawful basis answers: why at all, by which power, and why facts of a special kind or about offences."""

    LAWFUL = "LAWFUL"
    POWER = "POWER"
    SPECIAL = "SPECIAL"
    OFFENCES = "OFFENCES"


class LawfulBasis(Code):
    """A lawful basis for sharing. Consent is not among them: it is no basis for safeguarding, and governs the interview alone."""

    UK_GDPR_6_1_C = (
        "UK_GDPR_6_1_C",
        "UK GDPR Article 6(1)(c): a legal obligation",
        "GDPR y DU Erthygl 6(1)(c): rhwymedigaeth gyfreithiol",
        False,
    )
    UK_GDPR_6_1_D = (
        "UK_GDPR_6_1_D",
        "UK GDPR Article 6(1)(d): to protect somebody’s life",
        "GDPR y DU Erthygl 6(1)(d): i ddiogelu bywyd rhywun",
        False,
    )
    UK_GDPR_6_1_E = (
        "UK_GDPR_6_1_E",
        "UK GDPR Article 6(1)(e): a public task",
        "GDPR y DU Erthygl 6(1)(e): tasg gyhoeddus",
        False,
    )
    DPA_PART_3 = (
        "DPA_PART_3",
        "Data Protection Act 2018 Part 3: law enforcement, by a competent authority",
        "Deddf Diogelu Data 2018 Rhan 3: gorfodi’r gyfraith, gan awdurdod cymwys",
        False,
    )
    SSWBA_S164 = (
        "SSWBA_S164",
        "Social Services and Well-being (Wales) Act 2014 section 164: duty to co-operate",
        "Deddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014 adran 164: dyletswydd i gydweithredu",
        False,
    )
    SSWBA_S137 = (
        "SSWBA_S137",
        "Social Services and Well-being (Wales) Act 2014 section 137: a Safeguarding Board asks for information",
        "Deddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014 adran 137: Bwrdd Diogelu yn gofyn am wybodaeth",
        False,
    )
    CHILDREN_ACT_1989_S47 = (
        "CHILDREN_ACT_1989_S47",
        "Children Act 1989 section 47(9) to (11): help with enquiries",
        "Deddf Plant 1989 adran 47(9) i (11): cymorth gydag ymholiadau",
        False,
    )
    CHILDREN_ACT_2004_S28 = (
        "CHILDREN_ACT_2004_S28",
        "Children Act 2004 section 28: safeguarding and welfare, Wales",
        "Deddf Plant 2004 adran 28: diogelu a lles, Cymru",
        False,
    )
    CRIME_AND_DISORDER_S115 = (
        "CRIME_AND_DISORDER_S115",
        "Crime and Disorder Act 1998 section 115: disclosure to prevent crime and disorder",
        "Deddf Trosedd ac Anhrefn 1998 adran 115: datgelu i atal trosedd ac anhrefn",
        False,
    )
    MODERN_SLAVERY_S52 = (
        "MODERN_SLAVERY_S52",
        "Modern Slavery Act 2015 section 52: duty to notify",
        "Deddf Caethwasiaeth Fodern 2015 adran 52: dyletswydd i hysbysu",
        False,
    )
    DPA_SCH1_18 = (
        "DPA_SCH1_18",
        "UK GDPR Article 9(2)(g) with Data Protection Act 2018 Schedule 1 paragraph 18: safeguarding of children",
        "GDPR y DU Erthygl 9(2)(g) gyda Deddf Diogelu Data 2018 Atodlen 1 paragraff 18: diogelu plant",
        False,
    )
    DPA_SCH1_6 = (
        "DPA_SCH1_6",
        "UK GDPR Article 9(2)(g) with Data Protection Act 2018 Schedule 1 paragraph 6: statutory purposes",
        "GDPR y DU Erthygl 9(2)(g) gyda Deddf Diogelu Data 2018 Atodlen 1 paragraff 6: dibenion statudol",
        False,
    )
    UK_GDPR_9_2_H = (
        "UK_GDPR_9_2_H",
        "UK GDPR Article 9(2)(h): health or social care",
        "GDPR y DU Erthygl 9(2)(h): iechyd neu ofal cymdeithasol",
        False,
    )
    UK_GDPR_10 = (
        "UK_GDPR_10",
        "UK GDPR Article 10 with Data Protection Act 2018 Schedule 1: facts about offences",
        "GDPR y DU Erthygl 10 gyda Deddf Diogelu Data 2018 Atodlen 1: ffeithiau am droseddau",
        False,
    )

    @property
    def kind(self) -> BasisKind:
        """Which of the four questions it answers."""
        return next((kind for kind, named in _KINDS.items() if self.value in named.split()), BasisKind.LAWFUL)


_KINDS = {
    BasisKind.POWER: (
        "SSWBA_S164 SSWBA_S137 CHILDREN_ACT_1989_S47 CHILDREN_ACT_2004_S28 CRIME_AND_DISORDER_S115 MODERN_SLAVERY_S52"
    ),
    BasisKind.SPECIAL: "DPA_SCH1_18 DPA_SCH1_6 UK_GDPR_9_2_H",
    BasisKind.OFFENCES: "UK_GDPR_10",
}


class GivenBy(Code):
    """How facts left the record."""

    PRINT = "PRINT", "On paper", "Ar bapur"
    FILE = "FILE", "As a file", "Fel ffeil"
    MAIL = "MAIL", "By letter or e-mail", "Drwy lythyr neu e-bost"
    HAND = "HAND", "By hand", "Â llaw"
    SPOKEN = "SPOKEN", "By word of mouth", "Ar lafar"
    # Never chosen: an episode does it.
    RELEASED = (
        "RELEASED",
        "Opened in this record while the child was missing",
        "Wedi’i agor yn y cofnod hwn tra oedd y plentyn ar goll",
        False,
    )


class StandingReason(Code):
    """Why something left the record on paper or as a file, where one answer always holds and nobody is asked for it anew."""

    OWN_USE_WITHIN_AGENCY = (
        "OWN_USE_WITHIN_AGENCY",
        "For their own use within their agency",
        "At eu defnydd eu hunain o fewn eu hasiantaeth",
        False,
    )
    OWN_PAPERS_FOR_A_MEETING = (
        "OWN_PAPERS_FOR_A_MEETING",
        "Their own papers for a meeting",
        "Eu papurau eu hunain ar gyfer cyfarfod",
        False,
    )
    PLAN_FOR_THE_CHILD_ITSELF = (
        "PLAN_FOR_THE_CHILD_ITSELF",
        "The child’s own sheet of their plan, for the child",
        "Taflen y plentyn ei hun o’i gynllun, ar gyfer y plentyn",
        False,
    )
    PLAN_COPY_GIVEN_BY_HAND = (
        "PLAN_COPY_GIVEN_BY_HAND",
        "A copy of the plan, given by a person; it is written down beside the plan",
        "Copi o’r cynllun, a roddwyd gan berson; mae wedi’i nodi wrth y cynllun",
        False,
    )
    ORDER_COPY_GIVEN_BY_HAND = (
        "ORDER_COPY_GIVEN_BY_HAND",
        "A copy of the notice or order, given by a person",
        "Copi o’r hysbysiad neu’r gorchymyn, a roddwyd gan berson",
        False,
    )
