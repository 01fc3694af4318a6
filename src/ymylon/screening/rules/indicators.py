"""The indicators, in groups: what is looked at, never counted [screening_from_memory].

None presumes sex, care or poverty, and none is a fault of the child. Sexual health is not among them: it stands in a lane that
health alone reads.
"""

from typing import NamedTuple

from ymylon.terms.words import Words


class Indicator(NamedTuple):
    """One thing to look at."""

    code: str
    words: Words


class Group(NamedTuple):
    """Indicators that are asked together."""

    code: str
    words: Words
    indicators: tuple[Indicator, ...]


def _group(code: str, en: str, cy: str, *indicators: tuple[str, str, str]) -> Group:
    # Common to Welsh tools and from memory: each awaits a translator.
    return Group(
        code, Words(en, cy, False), tuple(Indicator(one, Words(first, second, False)) for one, first, second in indicators)
    )


GROUPS: tuple[Group, ...] = (
    _group(
        "TRAVEL", "Missing and travel", "Mynd ar goll a theithio",
        ("MISSING_AGAIN", "Missing again and again", "Ar goll dro ar ôl tro"),
        ("FAR_AWAY", "Found far from home", "Canfuwyd ymhell o gartref"),
        ("TICKETS", "Journeys or tickets that nobody can explain", "Teithiau neu docynnau na all neb eu hesbonio"),
        ("CAME_BACK_HURT", "Came back hurt, hungry or exhausted", "Daeth yn ôl wedi brifo, yn llwglyd neu wedi ymlâdd"),
    ),
    _group(
        "MONEY", "Money and things", "Arian a phethau",
        ("CASH", "Cash or new things that nobody can explain", "Arian parod neu bethau newydd na all neb eu hesbonio"),
        ("PHONES", "Several telephones or SIM cards", "Sawl ffôn neu gerdyn SIM"),
        ("BIKES", "E-bike or e-scooter that nobody can explain", "E-feic neu e-sgwter na all neb ei esbonio"),
        ("OWES", "Owes somebody money", "Mewn dyled i rywun"),
        ("ROBBED", "Was robbed", "Dioddefodd ladrad"),
        ("ACCOUNT_USED", "Their bank account is used by others", "Defnyddir eu cyfrif banc gan eraill"),
        ("MONEY_TROUBLE", "Money trouble, their own or at home", "Trafferth arian, eu hunain neu gartref"),
    ),
    _group(
        "SUBSTANCES", "Substances in the exploitation: given, carried, sold or used",
        "Sylweddau yn y camfanteisio: eu rhoi, eu cario, eu gwerthu neu eu defnyddio",
        ("CANNABIS", "Cannabis", "Canabis"),
        ("MDMA", "MDMA", "MDMA"),
        ("ECSTASY", "Ecstasy", "Ecstasi"),
        ("KETAMINE", "Ketamine", "Cetamin"),
        ("COCAINE", "Cocaine or crack", "Cocên neu grac"),
        ("ALCOHOL", "Alcohol", "Alcohol"),
        ("OTHER_SUBSTANCE", "Another substance", "Sylwedd arall"),
        ("MADE_TO_CARRY", "Made to carry or to hide drugs, in the body too",
         "Gorfodi i gario neu guddio cyffuriau, yn y corff hefyd"),
    ),
    _group(
        "VIOLENCE", "Violence and fear", "Trais ac ofn",
        ("WEAPON", "Carries a weapon, or is made to", "Yn cario arf, neu’n cael ei orfodi i wneud hynny"),
        ("HURT", "Injuries that nobody can explain", "Anafiadau na all neb eu hesbonio"),
        ("THREATS", "Threats to the child or family", "Bygythiadau i’r plentyn neu’r teulu"),
        ("ASSAULTED", "Was assaulted", "Dioddefodd ymosodiad"),
        ("FEARS_GANG", "Fears a gang or a group", "Yn ofni gang neu grŵp"),
    ),
    _group(
        "CONTACTS", "People around the child", "Pobl o amgylch y plentyn",
        ("OLDER", "Older people who are new in their life", "Pobl hŷn sy’n newydd yn eu bywyd"),
        ("GANG", "A gang or a group", "Gang neu grŵp"),
        ("CONTROLLED", "Somebody who controls them", "Rhywun sy’n eu rheoli"),
        ("RELATIONSHIP", "Influenced through a relationship", "Dylanwad trwy berthynas"),
        ("CALLERS", "Callers and cars that nobody knows", "Galwyr a cheir nad oes neb yn eu hadnabod"),
        ("KEYS", "Keys or addresses that nobody knows", "Allweddi neu gyfeiriadau nad oes neb yn eu hadnabod"),
    ),
    _group(
        "ONLINE", "Online", "Ar-lein",
        ("ACCOUNTS", "Several accounts, or hidden ones", "Sawl cyfrif, neu rai cudd"),
        ("STREAMING", "Streams live, or is asked to", "Yn ffrydio’n fyw, neu’n cael cais i wneud hynny"),
        ("IMAGES", "Images asked for, sent or threatened with", "Gofyn am ddelweddau, eu hanfon neu fygwth â nhw"),
        ("ONLINE_OFFENCES", "Offences by social media, against or through the child",
         "Troseddau trwy’r cyfryngau cymdeithasol, yn erbyn y plentyn neu drwyddo"),
    ),
    _group(
        "SCHOOL", "School and college", "Ysgol a choleg",
        ("EXCLUDED", "Excluded, or a reduced timetable", "Wedi’i wahardd, neu amserlen lai"),
        ("OFF_ROLL", "Off roll, or long absent", "Oddi ar y gofrestr, neu’n absennol ers tro"),
        ("REFUSES", "Not able or willing to go to school", "Methu neu’n amharod i fynd i’r ysgol"),
        ("MOVED", "Moved school or provision", "Newid ysgol neu ddarpariaeth"),
    ),
    _group(
        "HOME", "Home and family", "Cartref a theulu",
        ("UNSAFE_HOME", "Home is not safe", "Nid yw’r cartref yn ddiogel"),
        ("FAMILY_INFLUENCE", "Influenced by somebody of the family", "Dylanwad rhywun o’r teulu"),
        ("FAMILY_EXPLOITS", "Exploited by somebody of the family", "Rhywun o’r teulu’n camfanteisio"),
        ("PARENT_OFFENDS", "A parent is involved in crime", "Rhiant yn ymwneud â throsedd"),
        ("SIBLING", "A brother or sister is exploited", "Camfanteisir ar frawd neu chwaer"),
        ("EVICTION", "The family may lose their home", "Gallai’r teulu golli ei gartref"),
    ),
    _group(
        "NEEDS", "Health and needs, as far as whoever works with the child must know",
        "Iechyd ac anghenion, cyn belled ag y mae’n rhaid i’r rhai sy’n gweithio gyda’r plentyn wybod",
        ("SELF_HARM", "Harms themselves", "Yn niweidio eu hunain"),
        ("ANXIOUS", "Anxious, or always on guard", "Yn bryderus, neu ar eu gwyliadwriaeth bob amser"),
        ("USES", "Uses substances", "Yn defnyddio sylweddau"),
        ("NEEDS_KNOWN", "Learning or other needs that were identified", "Anghenion dysgu neu eraill a nodwyd"),
        ("NEEDS_UNKNOWN", "Needs that nobody has identified yet", "Anghenion nad oes neb wedi’u nodi eto"),
    ),
    _group(
        "CHANGES", "Changes in the child", "Newidiadau yn y plentyn",
        ("SECRET", "Became secretive or afraid", "Wedi troi’n gyfrinachol neu’n ofnus"),
        ("LOYAL", "New words, new loyalty", "Geiriau newydd, teyrngarwch newydd"),
        ("LOOKS", "Looks or dresses otherwise", "Yn edrych neu’n gwisgo’n wahanol"),
    ),
    _group(
        "POLICE", "Police and Prevent", "Yr heddlu a Prevent",
        ("ARRESTED", "Arrested, for drugs too", "Arestiwyd, am gyffuriau hefyd"),
        ("FOUND_WORKING", "Found in an address or a farm that others control",
         "Canfuwyd mewn cyfeiriad neu fferm y mae eraill yn ei reoli"),
        ("STOPPED", "Stopped and searched", "Stopiwyd a chwiliwyd"),
        ("PREVENT", "A concern under Prevent", "Pryder o dan Prevent"),
    ),
)  # fmt: skip

BY_CODE: dict[str, Group] = {group.code: group for group in GROUPS}
