"""Where each rule and list comes from: every policy row, definition and code list names one of these keys.

`read_on` is the day on which the page itself was read; where it is None the content is known but the page was not
opened, and `unsure` says that the content too needs checking before anybody relies on it: a policy row with an
unsure source is loaded off until a board switches it on.
"""

from datetime import date
from typing import NamedTuple

from .codes import PolicyStanding
from .words import Words

READ = date(2026, 11, 22)
LAW, STATUTORY = PolicyStanding.LAW, PolicyStanding.STATUTORY_GUIDANCE
GUIDANCE, LOCAL, DEMONSTRATION = PolicyStanding.GUIDANCE, PolicyStanding.LOCAL_PRACTICE, PolicyStanding.DEMONSTRATION


class Source(NamedTuple):
    """A document, how binding it is here (None for a code list or a format), when it was read, and whether it is unsure."""

    title: Words
    standing: PolicyStanding | None
    read_on: date | None
    url: str = ""
    unsure: bool = False


def _wsp(english: str, welsh: str, page: str) -> Source:
    title = Words(f"Wales Safeguarding Procedures: {english}", f"Gweithdrefnau Diogelu Cymru: {welsh}")
    return Source(title, GUIDANCE, READ, f"https://safeguarding.wales/{page}")


_PROCEDURES: dict[str, Source] = {
    "wsp_missing": Source(
        Words(
            "All Wales Practice Guide: children who go missing from home or care (2021); its full text was not available",
            "Canllaw Arfer Cymru Gyfan: plant sy’n mynd ar goll o’r cartref neu o ofal (2021); nid oedd y testun llawn ar gael",
        ),
        GUIDANCE, READ, "https://safeguarding.wales/en/chi-i/chi-i-c6/c6-p9/", unsure=True,
    ),
    "wsp_register_missing": _wsp(
        "a child on the child protection register who is missing",
        "plentyn ar y gofrestr amddiffyn plant sydd ar goll",
        "en/chi-i/chi-i-c4/c4-p11",
    ),
    "wsp_report": _wsp("reporting a child at risk", "adrodd am blentyn sy’n wynebu risg", "en/chi-i/chi-i-c2/c2-p6"),
    "wsp_report_confirmed": _wsp("confirming a report in writing", "cadarnhau adroddiad yn ysgrifenedig", "chi/c2/c2.p18.html"),
    "wsp_decide": _wsp("deciding what follows a report", "penderfynu beth sy’n dilyn adroddiad", "en/chi-i/chi-i-c3pt1/c3pt1-p4"),
    "wsp_strategy": _wsp("strategy discussion", "trafodaeth strategaeth", "en/chi-i/chi-i-c3pt1/c3pt1-p8"),
    "wsp_section_47": _wsp("section 47 enquiry", "ymholiad adran 47", "en/chi-i/chi-i-c3pt2/c3pt2-p3"),
    "wsp_conference": _wsp("child protection conference", "cynhadledd amddiffyn plant", "en/chi-i/chi-i-c3pt2/c3pt2-p11"),
    "wsp_core_group": _wsp("core group and review", "grŵp craidd ac adolygu", "en/chi-i/chi-i-c3pt2/c3pt2-p13"),
    "wsp_cce": _wsp("child criminal exploitation", "camfanteisio troseddol ar blant", "chi/c6/c6.p1.html"),
    "wsp_cse": _wsp("child sexual exploitation", "camfanteisio’n rhywiol ar blant", "cy/chi-i/chi-i-c6/c6-p10"),
    "wsp_cooperate": _wsp("duty to co-operate", "dyletswydd i gydweithredu", "en/chi-i/chi-i-c3pt1/c3pt1-p3"),
    "older_welsh_rule": Source(
        Words(
            "All Wales Protocol Missing Children (2011), as quoted by Pembrokeshire; superseded",
            "Protocol Cymru Gyfan Plant ar Goll (2011), fel y’i dyfynnir gan Sir Benfro; wedi’i ddisodli",
        ),
        GUIDANCE, READ, "https://disclosures.pembrokeshire.gov.uk/details/1088185?culture=cy",
    ),
}  # fmt: skip

_LAW: dict[str, Source] = {
    "sswba_2014": Source(
        Words(
            "Social Services and Well-being (Wales) Act 2014",
            "Deddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014",
        ),
        LAW, None,
    ),
    "ca_1989": Source(Words("Children Act 1989", "Deddf Plant 1989"), LAW, None),
    "aln_2018": Source(
        Words(
            "Additional Learning Needs and Education Tribunal (Wales) Act 2018; its times not checked",
            "Deddf Anghenion Dysgu Ychwanegol a’r Tribiwnlys Addysg (Cymru) 2018; heb wirio ei hamseroedd",
        ),
        LAW, None, unsure=True,
    ),
    "ca_2004": Source(Words("Children Act 2004", "Deddf Plant 2004"), LAW, None),
    "care_planning_2015": Source(
        Words(
            "Care Planning, Placement and Case Review (Wales) Regulations 2015",
            "Rheoliadau Cynllunio Gofal, Lleoli ac Adolygu Achosion (Cymru) 2015",
        ),
        LAW, None,
    ),
    "regulated_services_2017": Source(
        Words(
            "Regulated Services (Wales) Regulations 2017, regulation 60",
            "Rheoliadau Gwasanaethau Rheoleiddiedig (Cymru) 2017, rheoliad 60",
        ),
        LAW, None, unsure=True,
    ),
    "safeguarding_boards_2015": Source(
        Words(
            "Safeguarding Boards (General) (Wales) Regulations 2015",
            "Rheoliadau Byrddau Diogelu (Cyffredinol) (Cymru) 2015",
        ),
        LAW, READ, "https://www.legislation.gov.uk/wsi/2015/1357/made/data.html",
    ),
    "bank_holidays": Source(
        Words(
            "Banking and Financial Dealings Act 1971, and proclamations",
            "Deddf Bancio a Thrafodion Ariannol 1971, a chyhoeddiadau",
        ),
        LAW, None,
    ),
}  # fmt: skip

_PRACTICE: dict[str, Source] = {
    "intelligence_grading": Source(
        Words(
            "Intelligence grading 3x5x2, as police training quotes the College of Policing; the page itself was not read",
            "Graddio cudd-wybodaeth 3x5x2, fel y mae hyfforddiant yr heddlu’n dyfynnu’r Coleg Plismona; ni ddarllenwyd y dudalen",
        ),
        GUIDANCE, None, unsure=True,
    ),
    "cardiff_interviews": Source(
        Words(
            "Cardiff University, Complex Safeguarding Wales: missing episodes. An interview within 72 hours is guidance, not law",
            "Prifysgol Caerdydd, Diogelu Cymhleth Cymru: cyfnodau ar goll. Canllaw yw’r cyfweliad o fewn 72 awr, nid cyfraith",
        ),
        GUIDANCE, READ,
        "https://cardiff.ac.uk/complex-safeguarding-wales/information-for-practitioners/identifying-child-criminal-exploitation/"
        "missing-episodes",
    ),
    "offer_not_mandatory": Source(
        Words(
            "Welsh Government’s answer on a mandatory offer of return interviews (2025): rejected",
            "Ateb Llywodraeth Cymru ar gynnig gorfodol o gyfweliadau dychwelyd (2025): gwrthodwyd",
        ),
        GUIDANCE, READ, "https://cwmbranlife.co.uk/calls-for-mandatory-offer-of-return-interviews-for-children-who-go-missing",
    ),
    "ciw_missing": Source(
        Words(
            "Care Inspectorate Wales: safeguarding children who go missing from home or care",
            "Arolygiaeth Gofal Cymru: diogelu plant sy’n mynd ar goll o’r cartref neu o ofal",
        ),
        GUIDANCE, READ, "https://www.careinspectorate.wales/230906-safeguarding-children-who-go-missing-home-or-care",
    ),
    "nrm_guidance": Source(
        Words(
            "Home Office: devolved decisions for children, general guidance of the pilot (version 6, 2023); reasonable grounds in"
            " five working days where possible, conclusive grounds after 30 days or more",
            "Y Swyddfa Gartref: penderfyniadau datganoledig i blant, canllaw cyffredinol y cynllun peilot (fersiwn 6, 2023);"
            " seiliau rhesymol mewn pum diwrnod gwaith lle bo modd, seiliau terfynol ar ôl 30 diwrnod neu fwy",
            False,
        ),
        GUIDANCE, READ,
        "https://www.gov.uk/government/publications/piloting-devolving-decision-making-for-child-victims-of-modern-slavery/"
        "devolving-child-decision-making-pilot-programme-general-guidance-accessible-version",
    ),
    "nrm_panels": Source(
        Words(
            "Youth Justice Legal Centre: NRM decisions move to local panels; 100 days before 18, a decision within 45 days",
            "Youth Justice Legal Centre: penderfyniadau’r NRM yn symud i baneli lleol; 100 diwrnod cyn 18, penderfyniad o fewn 45"
            " diwrnod",
            False,
        ),
        GUIDANCE, READ, "https://yjlc.uk/resources/legal-updates/nrm-move-towards-local-decision-making",
    ),
    "nrm_stakeholders": Source(
        Words(
            "Senedd, children on the margins (2024), 58 to 60: decisions up to two and a half years, and no action after one",
            "Y Senedd, plant ar yr ymylon (2024), 58 i 60: penderfyniadau hyd at ddwy flynedd a hanner, a dim gweithredu wedyn",
            False,
        ),
        LOCAL, READ,
    ),
    "nrm_first_responders": Source(
        Words(
            "First responder organisations in England and Wales: from memory, check on GOV.UK",
            "Sefydliadau ymateb cyntaf yng Nghymru a Lloegr: o’r cof, gwiriwch ar GOV.UK",
            False,
        ),
        GUIDANCE, None, unsure=True,
    ),
    "nrm_from_memory": Source(
        Words(
            "National Referral Mechanism: form, panels in Wales, limit of reconsideration; from memory, to be checked",
            "Mecanwaith Atgyfeirio Cenedlaethol: ffurflen, paneli yng Nghymru, terfyn ailystyried; o’r cof, i’w wirio",
            False,
        ),
        GUIDANCE, None, unsure=True,
    ),
    "msa_2015_s45": Source(
        Words(
            "Modern Slavery Act 2015, section 45: a defence for a child, without compulsion; from memory",
            "Deddf Caethwasiaeth Fodern 2015, adran 45: amddiffyniad i blentyn, heb orfodaeth; o’r cof",
            False,
        ),
        LAW, None, unsure=True,
    ),
    "hmicfrs_missing": Source(
        Words("HMICFRS glossary: missing person", "Geirfa HMICFRS: person ar goll"),
        GUIDANCE, READ, "https://www.justiceinspectorates.gov.uk/hmicfrs/glossary/missing-person/",
    ),
    "hmicfrs_cawn": Source(
        Words("HMICFRS glossary: child abduction warning notice", "Geirfa HMICFRS: hysbysiad rhybudd cipio plant", False),
        GUIDANCE, READ, "https://hmicfrs.justiceinspectorates.gov.uk/glossary/child-abduction-warning-notice/",
    ),
    "college_app": Source(
        Words(
            "College of Policing, authorised professional practice: missing persons, risk",
            "Y Coleg Plismona, arfer proffesiynol awdurdodedig: pobl ar goll, risg",
        ),
        GUIDANCE, READ, "https://www.college.police.uk/app/missing-persons/risk-identification-assessment-and-management",
    ),
    "college_app_grades": Source(
        Words(
            "College of Policing, the four grades; the table itself was not seen",
            "Y Coleg Plismona, y pedair gradd; ni welwyd y tabl ei hun",
        ),
        GUIDANCE, None, unsure=True,
    ),
    "missing_people_toolkit": Source(
        Words(
            "Missing People: reducing the criminalisation of care-experienced children in Wales, a toolkit",
            "Missing People: lleihau troseddoli plant â phrofiad o ofal yng Nghymru, pecyn cymorth",
        ),
        GUIDANCE, READ,
        "https://www.missingpeople.org.uk/reducing-the-criminalisation-of-care-experienced-children-and-young-adults-in-wales-"
        "a-practical-toolkit-for-professionals/reducing-police-contact/guidance-report-child-young-person-missing",
    ),
    "philomena_protocol": Source(
        Words("Philomena Protocol (Cheshire Police)", "Protocol Philomena (Heddlu Swydd Gaer)"),
        LOCAL, READ, "https://www.cheshire.police.uk/notices/pp/philomena-protocol/",
    ),
    "gwent_hub": Source(
        Words("Gwent missing children hub", "Hyb plant ar goll Gwent"),
        LOCAL, READ, "https://breakingthecycle.org.uk/missing-children/missing-children/",
    ),
    "derbyshire_three_in_30": Source(
        Words("Derbyshire: three episodes in 30 days", "Swydd Derby: tri chyfnod mewn 30 diwrnod"),
        LOCAL, READ, "https://docsbay.net/return-interviews",
    ),
    "cawn_college": Source(
        Words(
            "College of Policing: child abduction warning notices (1984 Act s2, 1989 Act s49), advice as copied elsewhere",
            "Coleg Plismona: hysbysiadau rhybudd cipio plant (Deddf 1984 a2, Deddf 1989 a49), cyngor a gopïwyd mewn man arall",
            False,
        ),
        GUIDANCE, READ,
        "https://pdfslide.net/documents/advice-for-safeguarding-children-through-use-of-a-child-abduction-2019-10-07-official.html",
    ),
    "crime_and_policing_2026": Source(
        Words(
            "Crime and Policing Act 2026, Royal Assent 29 April 2026; the day on which its orders begin was not found",
            "Deddf Trosedd a Phlismona 2026, Cydsyniad Brenhinol 29 Ebrill 2026; ni chanfuwyd diwrnod cychwyn ei gorchmynion",
            False,
        ),
        LAW, READ, "https://liverpoolscb.org.uk/new-laws-target-child-exploitation-and-home-takeovers-by-criminals", unsure=True,
    ),
    "orders_from_memory": Source(
        Words(
            "Notices and orders against those who harm children, and for the places where it happens; from memory, to be checked",
            "Hysbysiadau a gorchmynion yn erbyn y rhai sy’n niweidio plant, ac ar gyfer y mannau lle mae’n digwydd; o’r cof, i’w"
            " gwirio",
            False,
        ),
        LAW, None, unsure=True,
    ),
    "screening_from_memory": Source(
        Words(
            "Indicators and types common to Welsh screening tools; from memory, to be checked",
            "Dangosyddion a mathau sy’n gyffredin i offer sgrinio Cymru; o’r cof, i’w gwirio",
            False,
        ),
        LOCAL, None, unsure=True,
    ),
    "three_in_90": Source(
        Words("Three episodes in 90 days, as widely used", "Tri chyfnod mewn 90 diwrnod, fel y’i defnyddir yn eang"),
        LOCAL, None, unsure=True,
    ),
    "english_protocol_24_hours": Source(
        Words(
            "An English protocol: missing over 24 hours, or two episodes",
            "Protocol o Loegr: ar goll dros 24 awr, neu ddau gyfnod",
        ),
        LOCAL, READ, "https://docest.com/doc/62831/missing-children-protocol-return-interviews-october-2016",
    ),
    "host_authority": Source(
        Words(
            "Cambridgeshire and Peterborough: responsible and host authority",
            "Swydd Gaergrawnt a Peterborough: awdurdod cyfrifol ac awdurdod lletyol", False,
        ),
        LOCAL, READ,
        "https://safeguardingcambspeterborough.org.uk/children-board/professionals/procedures/missing-from-home-or-care/",
    ),
    "conwy_report": Source(
        Words(
            "Conwy social services annual report: conferences within 15 working days of the strategy discussion",
            "Adroddiad blynyddol gwasanaethau cymdeithasol Conwy: cynadleddau o fewn 15 diwrnod gwaith i’r drafodaeth",
        ),
        GUIDANCE, READ, "https://conwysocialservicesannualreport.org.uk/timeliness-of-initial-child-protection-conferences",
    ),
    "senedd_stakeholders": Source(
        Words(
            "Senedd: Children on the margins, findings of stakeholder events (September 2024)",
            "Senedd: Plant ar yr ymylon, canfyddiadau digwyddiadau rhanddeiliaid (Medi 2024)",
        ),
        None, READ,
    ),
    "bridgend_evidence": Source(
        Words(
            "Evidence from Bridgend County Borough Council to the Senedd (CYPM11)",
            "Tystiolaeth Cyngor Bwrdeistref Sirol Pen-y-bont ar Ogwr i’r Senedd (CYPM11)",
        ),
        LOCAL, READ,
    ),
    "ymylon_proposal": Source(
        Words("Proposed by this project; loaded off", "Cynnig y prosiect hwn; wedi’i lwytho heb ei droi ymlaen"),
        LOCAL, None, unsure=True,
    ),
    "ymylon_demonstration": Source(
        Words("Invented for the demonstration", "Dyfeisiwyd ar gyfer yr arddangosiad"), DEMONSTRATION, None,
    ),
}  # fmt: skip

_FORMATS: dict[str, Source] = {
    "ssda903": Source(
        Words(
            "England’s SSDA903 return, as an open validator reads it",
            "Ffurflen SSDA903 Lloegr, fel y’i darllenir gan wiriwr agored",
        ),
        None, READ, "https://github.com/data-to-insight/csc-validator-be-903",
    ),
    "ssda903_away": Source(
        Words("Devon: away from placement without authorisation", "Dyfnaint: i ffwrdd o’r lleoliad heb awdurdod"),
        None, READ, "https://www.devon.gov.uk/accesstoinformation/archives/information_request/missing-children",
    ),
    "ssd": Source(
        Words("Standard Safeguarding Dataset", "Set Ddata Diogelu Safonol"),
        None, READ, "https://github.com/data-to-insight/ssd-data-model",
    ),
    "nhs_number": Source(Words("NHS Data Dictionary: NHS number", "Geiriadur Data’r GIG: rhif GIG"), None, None),
    "upn": Source(
        Words("Unique pupil numbers: the check letter", "Rhifau unigryw disgyblion: y llythyren wirio"),
        None, READ, "https://github.com/data-to-insight/csc-validator-be-cin",
    ),
    "pnc_id": Source(
        Words("Police National Computer ID: the check letter", "Rhif Cyfrifiadur Cenedlaethol yr Heddlu: y llythyren wirio"),
        None, READ, "https://github.com/ministryofjustice/hmpps-person-record",
    ),
    "ons_codes": Source(
        Words("Office for National Statistics: area codes", "Swyddfa Ystadegau Gwladol: codau ardaloedd"), None, READ,
    ),
    "local_authorities": Source(
        Words(
            "Which force and safeguarding board each Welsh authority has; counts tested, rows from memory",
            "Pa heddlu a bwrdd diogelu sydd gan bob awdurdod yng Nghymru; profwyd y cyfrifon, y rhesi o’r cof",
        ),
        None, None, unsure=True,
    ),
    "english_forces": Source(
        Words(
            "Which force each English authority has; counts tested, rows from memory",
            "Pa heddlu sydd gan bob awdurdod yn Lloegr; profwyd y cyfrifon, y rhesi o’r cof",
        ),
        None, None, unsure=True,
    ),
    "mid_year_2020": Source(
        Words(
            "Office for National Statistics: mid-year estimates 2020, before they were rebased on the census; for demonstration",
            "Swyddfa Ystadegau Gwladol: amcangyfrifon canol blwyddyn 2020, cyn eu hailsylfaenu ar y cyfrifiad; i’w harddangos",
        ),
        None, READ, unsure=True,
    ),
    "looked_after_2024": Source(
        Words(
            "StatsWales: children looked after on 31 March, rounded to 5; year inferred from the total, eight councils not seen",
            "StatsCymru: plant sy’n derbyn gofal ar 31 Mawrth, wedi’u talgrynnu i 5; casglwyd y flwyddyn o’r cyfanswm, ni welwyd"
            " wyth cyngor",
        ),
        None, READ, unsure=True,
    ),
    "census_2021": Source(Words("Census 2021: ethnic groups", "Cyfrifiad 2021: grwpiau ethnig"), None, None),
    "exclusion_statistics": Source(
        Words("Welsh Government: exclusions from schools", "Llywodraeth Cymru: gwaharddiadau o ysgolion"),
        None, READ, "https://gov.wales/permanent-and-fixed-term-exclusions-schools-september-2022-august-2023-html",
    ),
    "domain_lists": Source(
        Words("Code lists proposed by this project", "Rhestrau codau a gynigir gan y prosiect hwn"), None, None, unsure=True,
    ),
}  # fmt: skip

SOURCES: dict[str, Source] = _PROCEDURES | _LAW | _PRACTICE | _FORMATS


def source(key: str) -> Source | None:
    """The source of this key; None for a board's own document, which a policy row may name in words instead."""
    return SOURCES.get(key)
