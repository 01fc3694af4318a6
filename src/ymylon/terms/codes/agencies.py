"""Who works around a child: kinds of agency, what a team is for, and roles."""

from .base import Code


class AgencyKind(Code):
    """Kinds of organisation that may hold an account."""

    POLICE = "POLICE", "Police", "Yr heddlu"
    COUNCIL = "COUNCIL", "Council services", "Gwasanaethau’r cyngor"
    EMERGENCY_DUTY = "EMERGENCY_DUTY", "Emergency duty team", "Tîm dyletswydd brys"
    HEALTH_BOARD = "HEALTH_BOARD", "Health board", "Bwrdd iechyd"
    SCHOOL = "SCHOOL", "School", "Ysgol"
    COLLEGE = "COLLEGE", "College", "Coleg"
    YOUTH_JUSTICE = "YOUTH_JUSTICE", "Youth justice", "Cyfiawnder ieuenctid"
    INDEPENDENT_PROVIDER = "INDEPENDENT_PROVIDER", "Independent provider", "Darparwr annibynnol"
    CHILDRENS_HOME = "CHILDRENS_HOME", "Children’s home", "Cartref plant"
    FOSTERING = "FOSTERING", "Fostering service", "Gwasanaeth maethu"
    HOUSING = "HOUSING", "Housing", "Tai"
    DRUG_AND_ALCOHOL = "DRUG_AND_ALCOHOL", "Drug and alcohol service", "Gwasanaeth cyffuriau ac alcohol"
    EMOTIONAL_WELLBEING = "EMOTIONAL_WELLBEING", "Emotional wellbeing service", "Gwasanaeth llesiant emosiynol"
    COMMUNITY_PARTNERSHIP = "COMMUNITY_PARTNERSHIP", "Community partnership", "Partneriaeth gymunedol"
    CHARITY = "CHARITY", "Charity", "Elusen"
    INSPECTORATE = "INSPECTORATE", "Inspectorate", "Arolygiaeth"
    TRANSPORT_POLICE = "TRANSPORT_POLICE", "Transport police", "Yr heddlu trafnidiaeth"


# Forces, and the one along the railways.
POLICE_KINDS = frozenset({AgencyKind.POLICE, AgencyKind.TRANSPORT_POLICE})


class TeamFunction(Code):
    """What a team is for; whom to tell is found by function, never by a team's name."""

    CHILDRENS_FRONT_DOOR = "CHILDRENS_FRONT_DOOR", "Children’s services front door", "Drws ffrynt y gwasanaethau plant", False
    EMERGENCY_DUTY = "EMERGENCY_DUTY", "Emergency duty team", "Tîm dyletswydd brys"
    SOCIAL_WORK = "SOCIAL_WORK", "Social work team", "Tîm gwaith cymdeithasol"
    POLICE_MISSING = "POLICE_MISSING", "Police missing-persons team", "Tîm pobl ar goll yr heddlu"
    POLICE_CONTROL = "POLICE_CONTROL", "Police control room", "Ystafell reoli’r heddlu"
    FORCE_INTELLIGENCE = "FORCE_INTELLIGENCE", "Force intelligence unit", "Uned gudd-wybodaeth yr heddlu"
    HEALTH_SAFEGUARDING = "HEALTH_SAFEGUARDING", "Health safeguarding team", "Tîm diogelu iechyd"
    SCHOOL_SAFEGUARDING = "SCHOOL_SAFEGUARDING", "School safeguarding lead", "Arweinydd diogelu’r ysgol"
    YOUTH_JUSTICE = "YOUTH_JUSTICE", "Youth justice team", "Tîm cyfiawnder ieuenctid"
    INDEPENDENT_REVIEW = "INDEPENDENT_REVIEW", "Independent reviewing officers", "Swyddogion adolygu annibynnol"
    HOME_STAFF = "HOME_STAFF", "Staff of a children’s home", "Staff cartref plant"
    FOSTERING = "FOSTERING", "Fostering team", "Tîm maethu"
    RETURN_INTERVIEWS = "RETURN_INTERVIEWS", "Return interviews", "Cyfweliadau dychwelyd"
    REGISTER_CUSTODIAN = "REGISTER_CUSTODIAN", "Custodian of the child protection register", "Ceidwad y gofrestr amddiffyn plant"
    EXPLOITATION = "EXPLOITATION", "Exploitation team", "Tîm camfanteisio"
    CLINIC = "CLINIC", "Clinic", "Clinig"
    MANAGEMENT = "MANAGEMENT", "Management", "Rheolwyr"
    JOINT = "JOINT", "Joint team of several agencies", "Tîm ar y cyd rhwng sawl asiantaeth"


class TrainingSubject(Code):
    """What a practitioner was trained in."""

    EXPLOITATION = "EXPLOITATION", "Exploitation of children", "Camfanteisio ar blant"
    EXPLOITATION_CARERS = (
        "EXPLOITATION_CARERS",
        "Exploitation, for foster carers, kinship carers and homes",
        "Camfanteisio, i ofalwyr maeth, gofalwyr sy’n berthnasau a chartrefi",
        False,
    )
    NRM = "NRM", "The National Referral Mechanism", "Y Mecanwaith Atgyfeirio Cenedlaethol"


class InterestKind(Code):
    """What somebody declares that they know, before they open a record."""

    CHILD = "CHILD", "A child", "Plentyn"
    FAMILY = "FAMILY", "A family, by its surname", "Teulu, yn ôl ei gyfenw"
    ADDRESS = "ADDRESS", "An address or a place", "Cyfeiriad neu le"
    PRACTITIONER = "PRACTITIONER", "Somebody who works here", "Rhywun sy’n gweithio yma"
    NONE = "NONE", "I know nobody here", "Nid wyf yn adnabod neb yma"


class Role(Code):
    """What a practitioner does here; a role gives access only through the policy table."""

    RESIDENTIAL_WORKER = "RESIDENTIAL_WORKER", "Residential worker", "Gweithiwr preswyl"
    FOSTER_CARER = "FOSTER_CARER", "Foster carer", "Gofalwr maeth"
    POLICE_MISSING_COORDINATOR = (
        "POLICE_MISSING_COORDINATOR",
        "Police missing-person coordinator",
        "Cydlynydd pobl ar goll yr heddlu",
    )
    RESPONSE_OFFICER = "RESPONSE_OFFICER", "Response officer", "Swyddog ymateb"
    PCSO = "PCSO", "Police community support officer", "Swyddog cymorth cymunedol yr heddlu"
    FORCE_INTELLIGENCE_OFFICER = (
        "FORCE_INTELLIGENCE_OFFICER",
        "Force intelligence officer",
        "Swyddog cudd-wybodaeth yr heddlu",
    )
    EMERGENCY_DUTY_SOCIAL_WORKER = (
        "EMERGENCY_DUTY_SOCIAL_WORKER",
        "Emergency duty social worker",
        "Gweithiwr cymdeithasol dyletswydd brys",
    )
    SOCIAL_WORKER = "SOCIAL_WORKER", "Social worker", "Gweithiwr cymdeithasol"
    SOCIAL_WORK_ASSISTANT = "SOCIAL_WORK_ASSISTANT", "Social work assistant", "Cynorthwyydd gwaith cymdeithasol"
    TEAM_MANAGER = "TEAM_MANAGER", "Team manager", "Rheolwr tîm"
    HEAD_OF_SERVICE = "HEAD_OF_SERVICE", "Head of service", "Pennaeth gwasanaeth"
    HEALTH_SAFEGUARDING_NURSE = "HEALTH_SAFEGUARDING_NURSE", "Health safeguarding nurse", "Nyrs diogelu iechyd"
    DESIGNATED_SAFEGUARDING_PERSON = (
        "DESIGNATED_SAFEGUARDING_PERSON",
        "Designated safeguarding person",
        "Person diogelu dynodedig",
    )
    YOUTH_JUSTICE_WORKER = "YOUTH_JUSTICE_WORKER", "Youth justice worker", "Gweithiwr cyfiawnder ieuenctid"
    RETURN_INTERVIEW_WORKER = "RETURN_INTERVIEW_WORKER", "Return-interview worker", "Gweithiwr cyfweliadau dychwelyd"
    EXPLOITATION_COORDINATOR = "EXPLOITATION_COORDINATOR", "Exploitation coordinator", "Cydlynydd camfanteisio"
    PANEL_CHAIR = "PANEL_CHAIR", "Panel chair", "Cadeirydd panel"
    ANALYST = "ANALYST", "Analyst", "Dadansoddwr"
    AUDITOR = "AUDITOR", "Auditor", "Archwilydd"
    ADMINISTRATOR = "ADMINISTRATOR", "Administrator (sees no child)", "Gweinyddwr (nid yw’n gweld unrhyw blentyn)"
    WALL_SCREEN = "WALL_SCREEN", "Wall screen", "Sgrin wal"
