"""What a notice or an order may forbid, whose statement it rests on, what follows a breach, and what ends it."""

from ymylon.terms.codes import Code


class OrderKind(Code):
    """Kinds of notice and order that bind somebody for the sake of a child. What each consists of is said in `kinds`."""

    CAWN_S2 = (
        "CAWN_S2",
        "Child abduction warning notice: a child under 16 (section 2)",
        "Hysbysiad rhybudd cipio plant: plentyn dan 16 (adran 2)",
        False,
    )
    CAWN_S49 = (
        "CAWN_S49",
        "Child abduction warning notice: a child under 18 in care (section 49)",
        "Hysbysiad rhybudd cipio plant: plentyn dan 18 mewn gofal (adran 49)",
        False,
    )
    CCE_PREVENTION = (
        "CCE_PREVENTION",
        "Child criminal exploitation prevention order",
        "Gorchymyn atal camfanteisio troseddol ar blant",
        False,
    )
    TRAFFICKING_RISK = (
        "TRAFFICKING_RISK", "Slavery and trafficking risk order", "Gorchymyn risg caethwasiaeth a masnachu pobl", False,
    )  # fmt: skip
    TRAFFICKING_PREVENTION = (
        "TRAFFICKING_PREVENTION",
        "Slavery and trafficking prevention order",
        "Gorchymyn atal caethwasiaeth a masnachu pobl",
        False,
    )
    SEXUAL_RISK = "SEXUAL_RISK", "Sexual risk order", "Gorchymyn risg rhywiol", False
    SEXUAL_HARM_PREVENTION = (
        "SEXUAL_HARM_PREVENTION", "Sexual harm prevention order", "Gorchymyn atal niwed rhywiol", False,
    )  # fmt: skip
    NON_MOLESTATION = "NON_MOLESTATION", "Non-molestation order", "Gorchymyn rhag molestu", False
    GANG_INJUNCTION = "GANG_INJUNCTION", "Gang injunction", "Gwaharddeb gangiau", False
    CRIMINAL_BEHAVIOUR = "CRIMINAL_BEHAVIOUR", "Criminal behaviour order", "Gorchymyn ymddygiad troseddol", False
    ASB_INJUNCTION = (
        "ASB_INJUNCTION", "Injunction against anti-social behaviour", "Gwaharddeb rhag ymddygiad gwrthgymdeithasol", False,
    )  # fmt: skip
    COMMUNITY_PROTECTION = "COMMUNITY_PROTECTION", "Community protection notice", "Hysbysiad gwarchod y gymuned", False
    FORCED_MARRIAGE = "FORCED_MARRIAGE", "Forced marriage protection order", "Gorchymyn amddiffyn rhag priodas dan orfod", False
    TAXI_LICENCE = (
        "TAXI_LICENCE",
        "Taxi or private-hire licence suspended or revoked",
        "Atal neu ddirymu trwydded tacsi neu hurio preifat",
        False,
    )
    RECOVERY = (
        "RECOVERY",
        "Recovery order: a child in care who was taken or kept",
        "Gorchymyn adfer: plentyn mewn gofal a gymerwyd neu a gadwyd",
        False,
    )
    TELECOMS = (
        "TELECOMS",
        "Drug dealing telecommunications restriction order",
        "Gorchymyn cyfyngu telathrebu delio cyffuriau",
        False,
    )
    CLOSURE_NOTICE = "CLOSURE_NOTICE", "Closure notice for premises", "Hysbysiad cau eiddo", False
    CLOSURE_ORDER = "CLOSURE_ORDER", "Closure order for premises", "Gorchymyn cau eiddo", False
    PARTIAL_CLOSURE = (
        "PARTIAL_CLOSURE",
        "Partial closure order: a part of premises, or some people",
        "Gorchymyn cau rhannol: rhan o eiddo, neu rai pobl",
        False,
    )
    PUBLIC_SPACES = "PUBLIC_SPACES", "Public spaces protection order", "Gorchymyn diogelu mannau cyhoeddus", False
    HOTEL = "HOTEL", "Notice to a hotel to say who stays there", "Hysbysiad i westy ddweud pwy sy’n aros yno", False
    PREMISES_LICENCE = "PREMISES_LICENCE", "Review of the licence of premises", "Adolygu trwydded eiddo", False
    TENANCY = "TENANCY", "Order about a tenancy", "Gorchymyn ynghylch tenantiaeth", False


class Subject(Code):
    """What a kind binds. A child is none of these: what binds a child stands with the child’s legal status, and not here."""

    PERSON = "PERSON", "A person of concern", "Person sy’n destun pryder"
    ANYBODY = "ANYBODY", "Whoever has the child, by name or not", "Pwy bynnag sydd â’r plentyn, wrth enw neu beidio"
    PHONE = "PHONE", "A telephone number", "Rhif ffôn"
    PLACE = "PLACE", "A place", "Lle"


class Authority(Code):
    """Who gives it."""

    POLICE = "POLICE", "A notice of the police", "Hysbysiad gan yr heddlu"
    LOCAL = "LOCAL", "Given by the police or the council", "Wedi’i roi gan yr heddlu neu’r cyngor"
    COURT = "COURT", "An order of a court", "Gorchymyn llys"


class Condition(Code):
    """What it tells the person not to do."""

    CONTACT = "CONTACT", "Have no contact with the child", "Peidio â chysylltu â’r plentyn"
    HARBOUR = "HARBOUR", "Not let the child in, or stay", "Peidio â gadael y plentyn i mewn, nac aros", False
    VEHICLE = "VEHICLE", "Not carry the child in a vehicle", "Peidio â chludo’r plentyn mewn cerbyd"
    PLACE = "PLACE", "Keep away from a place", "Cadw draw o le"
    PRODUCE = "PRODUCE", "Bring the child back, or say where the child is", "Dod â’r plentyn yn ôl, neu ddweud ble mae’r plentyn"
    CUT_OFF = "CUT_OFF", "The number is cut off", "Datgysylltir y rhif"
    CLOSED = "CLOSED", "Closed to everybody", "Ar gau i bawb"
    CLOSED_IN_PART = (
        "CLOSED_IN_PART",
        "Closed in part, or to some people: say which",
        "Ar gau yn rhannol, neu i rai pobl: dywedwch pa rai",
    )
    INFORM = "INFORM", "Tell the police who stays there", "Dweud wrth yr heddlu pwy sy’n aros yno"
    OTHER = "OTHER", "Something else, in words", "Rhywbeth arall, mewn geiriau"


# What a kind may forbid or ask for, by what it binds.
CONDITIONS_OF: dict[Subject, tuple[Condition, ...]] = {
    Subject.PERSON: (Condition.CONTACT, Condition.HARBOUR, Condition.VEHICLE, Condition.PLACE, Condition.OTHER),
    Subject.ANYBODY: (Condition.PRODUCE, Condition.CONTACT, Condition.HARBOUR, Condition.OTHER),
    Subject.PHONE: (Condition.CUT_OFF, Condition.OTHER),
    Subject.PLACE: (Condition.CLOSED, Condition.CLOSED_IN_PART, Condition.INFORM, Condition.OTHER),
}


class StatementOf(Code):
    """Who says that no permission is given."""

    PARENT = "PARENT", "A parent", "Rhiant"
    GUARDIAN = "GUARDIAN", "Somebody else with parental responsibility", "Rhywun arall â chyfrifoldeb rhiant"
    COUNCIL = "COUNCIL", "The council", "Y cyngor"


class Followed(Code):
    """What followed a breach."""

    NOTHING = "NOTHING", "Nothing yet", "Dim eto"
    WARNED = "WARNED", "Warned again", "Rhybuddiwyd eto"
    ARRESTED = "ARRESTED", "Arrested, for what is said in words", "Arestiwyd, am yr hyn a ddywedir mewn geiriau"
    APPLIED = "APPLIED", "A court was asked for an order", "Gofynnwyd i lys am orchymyn"


class EndedBy(Code):
    """What ended it, where nobody did."""

    AGE_16 = "AGE_16", "The child reaches 16", "Mae’r plentyn yn cyrraedd 16 oed"
    AGE_18 = "AGE_18", "The child reaches 18", "Mae’r plentyn yn cyrraedd 18 oed"
    STATUS = (
        "STATUS",
        "The legal status on which it stands ends",
        "Mae’r statws cyfreithiol y seiliwyd ef arno yn dod i ben",
        False,
    )
    OWN_DAY = "OWN_DAY", "Its own last day is the one before", "Y diwrnod cynt yw ei ddiwrnod olaf ei hun"
