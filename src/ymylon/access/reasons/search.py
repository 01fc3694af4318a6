"""The child, the search and how it ended: why each is let in or kept out."""

from collections.abc import Mapping

from ymylon.access.reasons.shape import BOARD, DUTY, NOT_NEEDED, PANEL, REPORTS, SEARCHES, SUPPORTS, Group, LaneReasons
from ymylon.terms.codes import Lane
from ymylon.terms.words import Words

LANES: Mapping[Lane, LaneReasons] = {
    Lane.IDENTITY: LaneReasons(
        Words(
            "Name, birth date, numbers, contacts, photograph, who is involved.",
            "Enw, dyddiad geni, rhifau, cysylltiadau, ffotograff, pwy sy’n gysylltiedig.",
        ),
        NOT_NEEDED,
        {
            Group.CARER: Words("Looks after the child and reports first.", "Yn gofalu am y plentyn ac yn adrodd gyntaf."),
            Group.COORDINATOR: SEARCHES,
            Group.DESK: Words(
                "Must know whom a submission is about; reads no more of the child.",
                "Rhaid gwybod am bwy y mae cyflwyniad; nid yw’n darllen mwy am y plentyn.",
                False,
            ),
            Group.OFFICER: SEARCHES,
            Group.PCSO: SEARCHES,
            Group.COUNCIL: DUTY,
            Group.ASSISTANT: SUPPORTS,
            Group.NURSE: REPORTS,
            Group.SCHOOL: REPORTS,
            Group.YOUTH: Words(
                "Works with the child, and may be the first to notice.",
                "Yn gweithio gyda’r plentyn, a gall fod y cyntaf i sylwi.",
            ),
            Group.INTERVIEWER: Words(
                "Must know whom it is to meet, of the children referred to it.",
                "Rhaid gwybod â phwy i gwrdd, ymhlith y plant a atgyfeiriwyd ati.",
            ),
            Group.CHAIR: PANEL,
            Group.SCREEN: BOARD,
        },
    ),
    Lane.EPISODE: LaneReasons(
        Words(
            "That a child is or was missing, since when, what was reported and observed.",
            "Bod plentyn ar goll neu wedi bod, ers pryd, beth a adroddwyd ac a welwyd.",
        ),
        NOT_NEEDED,
        {
            Group.CARER: Words(
                "Reports the child missing and adds what it sees.", "Yn adrodd bod y plentyn ar goll ac yn ychwanegu’r hyn a wêl."
            ),
            Group.COORDINATOR: Words("Leads the search.", "Yn arwain y chwilio."),
            Group.OFFICER: Words("Searches, and records what was seen.", "Yn chwilio, ac yn cofnodi’r hyn a welwyd."),
            Group.PCSO: Words(
                "May see the child, and must be able to say so.", "Gall weld y plentyn, a rhaid gallu dweud hynny."
            ),
            Group.COUNCIL: DUTY,
            Group.ASSISTANT: SUPPORTS,
            Group.NURSE: REPORTS,
            Group.SCHOOL: REPORTS,
            Group.YOUTH: Words(
                "May be the first to notice, and may know where the child is.",
                "Gall fod y cyntaf i sylwi, a gall wybod ble mae’r plentyn.",
            ),
            Group.INTERVIEWER: Words(
                "Meets the child about this episode, and may hear of another.",
                "Yn cwrdd â’r plentyn am y cyfnod hwn, a gall glywed am un arall.",
            ),
            Group.CHAIR: PANEL,
            Group.SCREEN: BOARD,
        },
    ),
    Lane.POLICE_GRADE: LaneReasons(
        Words(
            "How high the police judge the risk, with their reasons. Written by police alone; computed by nobody.",
            "Pa mor uchel y mae’r heddlu yn barnu’r risg, gyda’u rhesymau. Yr heddlu’n unig sy’n ei ysgrifennu;"
            " nid oes neb yn ei gyfrifo.",
        ),
        NOT_NEEDED,
        {
            Group.COORDINATOR: Words("Grades: the grade is the police’s.", "Yn graddio: eiddo’r heddlu yw’r radd."),
            Group.OFFICER: Words("Grades at first, before the coordinator does.", "Yn graddio yn gyntaf, cyn y cydlynydd."),
            **dict.fromkeys(
                (
                    Group.CARER,
                    Group.PCSO,
                    Group.COUNCIL,
                    Group.ASSISTANT,
                    Group.NURSE,
                    Group.SCHOOL,
                    Group.YOUTH,
                    Group.INTERVIEWER,
                ),
                Words(
                    "Acts by how urgent the search is; adds information, never a grade.",
                    "Yn gweithredu yn ôl brys y chwilio; yn ychwanegu gwybodaeth, byth radd.",
                ),
            ),
            Group.CHAIR: PANEL,
            Group.SCREEN: BOARD,
        },
    ),
    Lane.CONCERN: LaneReasons(
        Words(
            "How worried social care is, and why. Written by social care alone.",
            "Pa mor bryderus yw gofal cymdeithasol, a pham. Gofal cymdeithasol yn unig sy’n ei ysgrifennu.",
        ),
        Words(
            "It is social care’s judgement of the child and family; whoever needs a part of it is told that part.",
            "Barn gofal cymdeithasol am y plentyn a’r teulu yw hyn; caiff pwy bynnag sydd angen rhan ohoni wybod y rhan honno.",
        ),
        {
            Group.COUNCIL: Words(
                "Writes it: the concern is social care’s.", "Yn ei ysgrifennu: pryder gofal cymdeithasol yw hwn."
            ),
            Group.COORDINATOR: Words("Grades with it in sight.", "Yn graddio gan ei weld."),
            Group.ASSISTANT: SUPPORTS,
            Group.CHAIR: PANEL,
            Group.YOUTH: Words("Plans for the same child.", "Yn cynllunio ar gyfer yr un plentyn."),
        },
    ),
    Lane.FOUND: LaneReasons(
        Words(
            "Where, how and by whom the child was found, harm seen, the check afterwards, referrals.",
            "Ble, sut a chan bwy y daethpwyd o hyd i’r plentyn, niwed a welwyd, y gwiriad wedyn, atgyfeiriadau.",
        ),
        NOT_NEEDED,
        {
            Group.CARER: Words(
                "The child comes back to it; it sees harm first.", "Ato ef y daw’r plentyn yn ôl; ef sy’n gweld niwed gyntaf."
            ),
            **dict.fromkeys(
                (Group.COORDINATOR, Group.OFFICER),
                Words("Finds the child and owes the check.", "Yn dod o hyd i’r plentyn ac yn gyfrifol am y gwiriad."),
            ),
            Group.PCSO: Words("Must know that the search is over.", "Rhaid gwybod bod y chwilio ar ben."),
            Group.COUNCIL: DUTY,
            Group.ASSISTANT: SUPPORTS,
            Group.NURSE: Words("Harm may need care.", "Gall niwed fod angen gofal."),
            Group.SCHOOL: Words("Receives the child the next morning.", "Yn derbyn y plentyn y bore wedyn."),
            Group.YOUTH: Words(
                "May be with the child when it is found, and refers harm.",
                "Gall fod gyda’r plentyn pan ddeuir o hyd iddo, ac yn atgyfeirio niwed.",
            ),
            Group.INTERVIEWER: Words(
                "Must know from what the child returned before it listens.",
                "Rhaid gwybod o beth y dychwelodd y plentyn cyn gwrando.",
            ),
            Group.CHAIR: PANEL,
        },
    ),
    Lane.OFFENDING: LaneReasons(
        Words(
            "Allegations against the child, and what was found on the child.",
            "Honiadau yn erbyn y plentyn, a’r hyn a ganfuwyd ar y plentyn.",
        ),
        Words(
            "It would mark the child as an offender where it is to be safe; nobody needs it there.",
            "Byddai’n nodi’r plentyn fel troseddwr lle y mae i fod yn ddiogel; nid oes ei angen ar neb yno.",
        ),
        {
            **dict.fromkeys(
                (Group.COORDINATOR, Group.OFFICER),
                Words("Finds the items and investigates.", "Yn canfod yr eitemau ac yn ymchwilio."),
            ),
            Group.COUNCIL: Words(
                "Items found may be the sign of a child who is used.",
                "Gall eitemau a ganfuwyd fod yn arwydd bod plentyn yn cael ei ddefnyddio.",
            ),
            Group.YOUTH: Words("Works on just this with the child.", "Yn gweithio ar hyn gyda’r plentyn."),
        },
    ),
}
