"""The child's life: health, school, care, where it came from, its own plan: why each is let in or kept out."""

from collections.abc import Mapping

from ymylon.access.reasons.shape import DUTY, NOT_NEEDED, PANEL, SUPPORTS, Group, LaneReasons
from ymylon.terms.codes import Lane
from ymylon.terms.words import Words

LANES: Mapping[Lane, LaneReasons] = {
    Lane.HEALTH: LaneReasons(
        Words(
            "Health facts that matter for safety: medicines, mental health, self-harm.",
            "Ffeithiau iechyd sy’n bwysig i ddiogelwch: meddyginiaethau, iechyd meddwl, hunan-niwed.",
        ),
        Words(
            "Confidential to health care. What a search needs tonight stands in the report; more opens in an emergency only.",
            "Cyfrinachol i ofal iechyd. Mae’r hyn sydd ei angen ar chwiliad heno yn yr adroddiad; dim ond mewn"
            " argyfwng y mae mwy yn agor.",
        ),
        {
            Group.NURSE: Words("Writes it: health is its lane.", "Yn ei ysgrifennu: ei lôn hi yw iechyd."),
            Group.COUNCIL: Words(
                "Needs it to care for the child; reads only.", "Ei angen i ofalu am y plentyn; darllen yn unig."
            ),
        },
    ),
    Lane.SEXUAL_HEALTH: LaneReasons(
        Words(
            "Contact with a sexual health service, and that it took place at all.",
            "Cysylltiad â gwasanaeth iechyd rhywiol, a’r ffaith iddo ddigwydd o gwbl.",
        ),
        Words(
            "A child who fears that it is passed on stays away from the clinic. The nurse is asked, and says what is needed.",
            "Bydd plentyn sy’n ofni y caiff ei rannu yn cadw draw o’r clinig. Gofynnir i’r nyrs, sy’n dweud yr"
            " hyn sydd ei angen.",
        ),
        {
            Group.NURSE: Words(
                "Alone among all roles: judges what must be said to whom.",
                "Yr unig rôl: yn barnu beth y mae’n rhaid ei ddweud wrth bwy.",
            )
        },
    ),
    Lane.EDUCATION: LaneReasons(
        Words("School, timetable, exclusion, who teaches the child.", "Ysgol, amserlen, gwahardd, pwy sy’n addysgu’r plentyn."),
        NOT_NEEDED,
        {
            Group.SCHOOL: Words("Writes it of its own pupils.", "Yn ei ysgrifennu am ei disgyblion ei hun."),
            Group.COUNCIL: DUTY,
            Group.ASSISTANT: SUPPORTS,
            Group.CHAIR: PANEL,
            Group.COORDINATOR: Words(
                "Friends and the way to school are where a search begins.",
                "Ffrindiau a’r ffordd i’r ysgol yw man cychwyn chwiliad.",
            ),
            Group.YOUTH: Words(
                "Being out of school is part of what it works on.",
                "Mae bod allan o’r ysgol yn rhan o’r hyn y mae’n gweithio arno.",
            ),
        },
    ),
    Lane.CARE: LaneReasons(
        Words(
            "Legal status, placements, home, who is responsible.", "Statws cyfreithiol, lleoliadau, cartref, pwy sy’n gyfrifol."
        ),
        NOT_NEEDED,
        {
            Group.COUNCIL: DUTY,
            Group.ASSISTANT: SUPPORTS,
            Group.CHAIR: PANEL,
            Group.CARER: Words("The child lives there.", "Yno y mae’r plentyn yn byw."),
            **dict.fromkeys(
                (Group.COORDINATOR, Group.OFFICER),
                Words(
                    "Must know whom to ring and where the child is brought back to.",
                    "Rhaid gwybod pwy i’w ffonio ac i ble y daw’r plentyn yn ôl.",
                ),
            ),
            Group.YOUTH: Words("Plans with whoever is responsible.", "Yn cynllunio gyda phwy bynnag sy’n gyfrifol."),
        },
    ),
    Lane.IMMIGRATION: LaneReasons(
        Words(
            "Status and claims of a child from abroad. Never for enforcement, and never passed on for it.",
            "Statws a cheisiadau plentyn o dramor. Byth ar gyfer gorfodi, a byth yn cael ei drosglwyddo i hynny.",
        ),
        Words(
            "A child who fears removal doesn’t ask for help. No role that could enforce, or be asked to, sees it.",
            "Nid yw plentyn sy’n ofni cael ei symud o’r wlad yn gofyn am help. Nid yw unrhyw rôl a allai orfodi,"
            " neu y gellid gofyn iddi, yn ei weld.",
        ),
        {
            Group.COUNCIL: Words(
                "Looks after separated children and prepares referrals of trafficked ones.",
                "Yn gofalu am blant ar wahân ac yn paratoi atgyfeiriadau plant a fasnachwyd.",
            )
        },
    ),
    Lane.SAFETY: LaneReasons(
        Words("The child’s own safety plan.", "Cynllun diogelwch y plentyn ei hun."),
        NOT_NEEDED,
        {
            **dict.fromkeys((Group.COUNCIL, Group.YOUTH), Words("Writes it with the child.", "Yn ei ysgrifennu gyda’r plentyn.")),
            **dict.fromkeys(
                (Group.CARER, Group.COORDINATOR, Group.OFFICER, Group.PCSO, Group.NURSE, Group.SCHOOL, Group.INTERVIEWER),
                Words(
                    "Must know what the child agreed would keep it safe.",
                    "Rhaid gwybod yr hyn y cytunodd y plentyn a fyddai’n ei gadw’n ddiogel.",
                ),
            ),
            Group.ASSISTANT: SUPPORTS,
            Group.CHAIR: PANEL,
        },
    ),
    Lane.PREPARED: LaneReasons(
        Words(
            "The child information form and the trigger plan: made with the child, for a night on which the child is missing.",
            "Y ffurflen gwybodaeth am blentyn a’r cynllun sbarduno: wedi’u gwneud gyda’r plentyn, ar gyfer noson pan fydd ar"
            " goll.",
            False,
        ),
        Words(
            "Kept by home and council. It tells whom a child trusts and where they go, and is needed on one night alone.",
            "Cedwir ef gan y cartref a’r cyngor. Mae’n dweud ar bwy y mae plentyn yn dibynnu ac i ble y mae’n mynd, ac mae ei"
            " angen ar un noson yn unig.",
            False,
        ),
        {
            Group.CARER: Words("Makes it with the child, and keeps it.", "Yn ei wneud gyda’r plentyn, ac yn ei gadw."),
            Group.COUNCIL: Words(
                "Makes it with child and carer, agrees it, and reviews it.",
                "Yn ei wneud gyda’r plentyn a’r gofalwr, yn cytuno arno ac yn ei adolygu.",
            ),
            Group.ASSISTANT: SUPPORTS,
        },
        dict.fromkeys(
            (Group.COORDINATOR, Group.OFFICER),
            Words(
                "Reads it while the child is missing, by a release that is on record; before and after, not that there is one.",
                "Yn ei ddarllen tra bo’r plentyn ar goll, drwy ryddhad sydd ar gofnod; cyn ac ar ôl hynny, ni ŵyr fod un.",
                False,
            ),
        ),
    ),
    Lane.WORRY: LaneReasons(
        Words(
            "What worries somebody who works with a child and meets no threshold: in words, with the support that is offered.",
            "Yr hyn sy’n poeni rhywun sy’n gweithio gyda phlentyn heb gyrraedd unrhyw drothwy: mewn geiriau, gyda’r cymorth a"
            " gynigir.",
            False,
        ),
        Words(
            "Notes a worry, and reads its own with the answer. What others noted of the same child it can do without.",
            "Yn nodi pryder, ac yn darllen ei un ei hun gyda’r ateb. Nid oes angen yr hyn a nododd eraill am yr un plentyn.",
            False,
        ),
        {
            Group.COUNCIL: Words(
                "Reads each worry, names one who calls the family, and answers whoever noted it.",
                "Yn darllen pob pryder, yn enwi un sy’n ffonio’r teulu, ac yn ateb pwy bynnag a’i nododd.",
            )
        },
        {
            **dict.fromkeys(
                (Group.COORDINATOR, Group.OFFICER, Group.PCSO),
                Words(
                    "Below every threshold there is nothing for the police. A manager may share one, with a reason.",
                    "O dan bob trothwy nid oes dim i’r heddlu. Caiff rheolwr rannu un, gyda rheswm.",
                ),
            ),
            Group.ASSISTANT: Words(
                "Is told by the child’s social worker what is needed: a clinic may have noted one.",
                "Yn cael gwybod gan weithiwr cymdeithasol y plentyn yr hyn sydd ei angen: gall clinig fod wedi nodi un.",
            ),
            Group.CHAIR: Words(
                "A panel plans where there is harm or a threshold is met.",
                "Mae panel yn cynllunio lle mae niwed neu lle cyrhaeddwyd trothwy.",
            ),
        },
    ),
}
