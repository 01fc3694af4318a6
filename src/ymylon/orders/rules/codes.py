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


class Authority(Code):
    """Who gives it."""

    POLICE = "POLICE", "A notice of the police", "Hysbysiad gan yr heddlu"
    COURT = "COURT", "An order of a court", "Gorchymyn llys"


class Condition(Code):
    """What it tells the person not to do."""

    CONTACT = "CONTACT", "Have no contact with the child", "Peidio â chysylltu â’r plentyn"
    HARBOUR = "HARBOUR", "Not let the child in, or stay", "Peidio â gadael y plentyn i mewn, nac aros", False
    VEHICLE = "VEHICLE", "Not carry the child in a vehicle", "Peidio â chludo’r plentyn mewn cerbyd"
    PLACE = "PLACE", "Keep away from a place", "Cadw draw o le"
    OTHER = "OTHER", "Something else, in words", "Rhywbeth arall, mewn geiriau"


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
