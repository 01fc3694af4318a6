"""What a step of a disruption plan is taken against, by which means, and what came of it."""

from ymylon.terms.codes import Code


class Against(Code):
    """What a step is taken against: always a record of its own, and never a child."""

    ENTRY = (
        "ENTRY",
        "A person, vehicle, telephone or account of concern",
        "Person, cerbyd, ffôn neu gyfrif sy’n destun pryder",
        False,
    )
    PLACE = "PLACE", "A place that is assessed", "Lle sy’n cael ei asesu"
    ORDER = "ORDER", "A warning notice or an order", "Hysbysiad rhybuddio neu orchymyn"


class Means(Code):
    """By which means."""

    NOTICE = "NOTICE", "A warning notice or an order is sought", "Ceisir hysbysiad rhybuddio neu orchymyn"
    VISIT = "VISIT", "Visits, stops and patrols", "Ymweliadau, atal a phatrolau"
    ARREST = "ARREST", "Arrest or charge", "Arestio neu gyhuddo", False
    LICENSING = (
        "LICENSING",
        "Licensing, trading standards, fire or food safety",
        "Trwyddedu, safonau masnach, diogelwch tân neu fwyd",
    )
    TENANCY = "TENANCY", "Tenancy or closure", "Tenantiaeth neu gau eiddo"
    VEHICLE = "VEHICLE", "A vehicle is stopped or taken", "Cerbyd yn cael ei atal neu ei gymryd"
    LINE = "LINE", "A telephone line is cut off", "Llinell ffôn yn cael ei thorri"
    ONLINE = "ONLINE", "An account is reported or closed", "Cyfrif yn cael ei adrodd neu ei gau"
    MONEY = "MONEY", "Money is followed or taken", "Dilyn neu gymryd arian"
    PLACE = "PLACE", "A place is made safer", "Gwneud lle yn fwy diogel"
    OTHER = "OTHER", "Something else", "Rhywbeth arall"


class Effect(Code):
    """What came of a step. That it changed nothing, or that the harm moved elsewhere, is an answer, and asks what is next."""

    STOPPED = "STOPPED", "The harm stopped", "Peidiodd y niwed", False
    LESS = "LESS", "There is less of it", "Mae llai ohono"
    NO_EFFECT = "NO_EFFECT", "No effect", "Dim effaith"
    DISPLACED = "DISPLACED", "Displaced: it goes on elsewhere", "Wedi’i ddadleoli: mae’n parhau yn rhywle arall", False
    NOT_DONE = "NOT_DONE", "It was not done", "Nis gwnaed"
