"""The code lists of a screening by victim, offender, location and themes [screening_from_memory]."""

from ymylon.associates.rules import Known
from ymylon.contexts.rules import Theme
from ymylon.terms.codes import Code
from ymylon.terms.geography import Beyond

__all__ = [
    "DETAIL", "VOLT", "Beyond", "Cause", "Crossing", "ExploitationKind", "FindingKind", "Item", "Known", "Level", "Lives", "Part",
    "Recruiting", "Relative", "Standing", "Strength", "Theme", "Threat", "Trend",
]  # fmt: skip


class Part(Code):
    """What one saving of a screening is about; each is saved by itself."""

    TYPE = "TYPE", "One type of exploitation", "Un math o gamfanteisio"
    INDICATORS = "INDICATORS", "One group of indicators", "Un grŵp o ddangosyddion"
    STRENGTHS = "STRENGTHS", "What protects the child", "Beth sy’n gwarchod y plentyn"
    REVIEW = "REVIEW", "What was said when it was looked at again", "Yr hyn a ddywedwyd wrth edrych eto"


class ExploitationKind(Code):
    """The types, each judged by itself. None presumes sex, care or poverty."""

    CRIMINAL = "CRIMINAL", "Criminal exploitation", "Camfanteisio troseddol"
    SEXUAL = "SEXUAL", "Sexual exploitation", "Camfanteisio rhywiol"
    ONLINE = "ONLINE", "Online exploitation", "Camfanteisio ar-lein"
    LABOUR = "LABOUR", "Labour exploitation", "Camfanteisio ar lafur", False
    FINANCIAL = "FINANCIAL", "Financial exploitation", "Camfanteisio ariannol"
    SEVERAL = "SEVERAL", "Several types at once", "Sawl math ar unwaith"


class Level(Code):
    """A person’s judgement of one type, in words; nothing is added up to one."""

    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"
    NO_EVIDENCE = "NO_EVIDENCE", "No evidence now", "Dim tystiolaeth ar hyn o bryd"
    EMERGING = "EMERGING", "Emerging", "Yn dod i’r amlwg", False
    MODERATE = "MODERATE", "Moderate", "Cymedrol"
    SIGNIFICANT = "SIGNIFICANT", "Significant", "Sylweddol"


class Trend(Code):
    """Which way it goes."""

    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"
    BETTER = "BETTER", "Getting better", "Yn gwella"
    SAME = "SAME", "About the same", "Tua’r un fath"
    WORSE = "WORSE", "Getting worse", "Yn gwaethygu"


class Standing(Code):
    """What is known of one indicator. There is no “none”: that nobody found evidence is not that there is none."""

    CURRENT = "CURRENT", "Now", "Nawr"
    PAST = "PAST", "In the past", "Yn y gorffennol"
    SUSPECTED = "SUSPECTED", "Suspected", "Amheuir"
    NO_EVIDENCE = "NO_EVIDENCE", "No evidence found", "Ni chanfuwyd tystiolaeth"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Strength(Code):
    """What protects a child."""

    TRUSTED_ADULT = "TRUSTED_ADULT", "An adult whom the child trusts", "Oedolyn y mae’r plentyn yn ymddiried ynddo"
    FAMILY = "FAMILY", "Family who stand by the child", "Teulu sy’n gefn i’r plentyn"
    SCHOOL = "SCHOOL", "School, college or training", "Ysgol, coleg neu hyfforddiant"
    FRIENDS = "FRIENDS", "Good friends", "Ffrindiau da"
    ACTIVITIES = "ACTIVITIES", "Something they love doing", "Rhywbeth y maent yn hoff iawn o’i wneud"
    HOPES = "HOPES", "Hopes of their own", "Eu gobeithion eu hunain"
    WORK = "WORK", "Work, or money of their own", "Gwaith, neu arian eu hunain"
    SAFE_HOME = "SAFE_HOME", "A safe place to live", "Lle diogel i fyw"
    TALKS = "TALKS", "They say when they need help", "Maent yn dweud pan fydd angen help arnynt"


class FindingKind(Code):
    """What one row says; the first four are V, O, L and T."""

    VICTIM = "VICTIM", "Victim", "Dioddefwr"
    OFFENDER = "OFFENDER", "Offender", "Troseddwr"
    LOCATION = "LOCATION", "Location", "Lleoliad"
    THEME = "THEME", "Theme", "Thema"
    DEBT = "DEBT", "Debt", "Dyled"
    ITEM = "ITEM", "Item or money found", "Eitem neu arian a ganfuwyd"
    JOURNEY = "JOURNEY", "Journey or line", "Taith neu linell", False
    LIVES = "LIVES", "Where an adult of concern lives", "Ble mae oedolyn sy’n destun pryder yn byw"
    RECRUITED = "RECRUITED", "Who recruited whom", "Pwy recriwtiodd bwy"
    FAMILY = "FAMILY", "Family involvement", "Rhan y teulu"


VOLT = (FindingKind.VICTIM, FindingKind.OFFENDER, FindingKind.LOCATION, FindingKind.THEME)


class Cause(Code):
    """How a debt came about [senedd_stakeholders]."""

    SEIZURE = "SEIZURE", "Police seized what the child carried", "Cymerodd yr heddlu yr hyn yr oedd y plentyn yn ei gario"
    STAGED_ROBBERY = (
        "STAGED_ROBBERY",
        "A robbery that was staged, or may have been",
        "Lladrad ffug, neu ladrad a allai fod yn ffug",
    )
    LOSS = "LOSS", "Lost, or stolen by others", "Colled, neu ei ddwyn gan eraill"
    GIFT = "GIFT", "A gift that is to be paid back", "Anrheg i’w thalu’n ôl"
    OTHER = "OTHER", "Something else, in words", "Rhywbeth arall, mewn geiriau"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Threat(Code):
    """Whether anybody threatens because of a debt."""

    CHILD = "CHILD", "The child is threatened", "Mae’r plentyn yn cael ei fygwth"
    FAMILY = "FAMILY", "Family or friends are threatened", "Mae teulu neu ffrindiau’n cael eu bygwth"
    NO_EVIDENCE = "NO_EVIDENCE", "No evidence found", "Ni chanfuwyd tystiolaeth"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Item(Code):
    """What was found."""

    MONEY = "MONEY", "Money", "Arian"
    PHONES = "PHONES", "Telephones or SIM cards", "Ffonau neu gardiau SIM"
    CLOTHES = "CLOTHES", "New clothes or expensive things", "Dillad newydd neu bethau drud"
    BIKE = "BIKE", "E-bike or e-scooter", "E-feic neu e-sgwter"
    DRUGS = "DRUGS", "Drugs", "Cyffuriau"
    WEAPON = "WEAPON", "Weapon", "Arf"
    KEYS = "KEYS", "Keys or addresses", "Allweddi neu gyfeiriadau"
    TICKETS = "TICKETS", "Tickets or bookings", "Tocynnau neu archebion"
    CARDS = "CARDS", "Bank cards or accounts", "Cardiau neu gyfrifon banc"
    OTHER = "OTHER", "Something else, in words", "Rhywbeth arall, mewn geiriau"


class Lives(Code):
    """Where an adult of concern lives, as seen from the child."""

    SAME = "SAME", "In the same authority as the child", "Yn yr un awdurdod â’r plentyn"
    WALES = "WALES", "Elsewhere in Wales", "Rhywle arall yng Nghymru"
    ELSEWHERE = "ELSEWHERE", "Outside Wales", "Y tu allan i Gymru"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Recruiting(Code):
    """Who recruited whom. A child who was made to recruit is a victim of it."""

    WAS_RECRUITED = "WAS_RECRUITED", "This child was recruited by them", "Recriwtiwyd y plentyn hwn ganddynt", False
    MADE_TO = "MADE_TO", "This child was made to recruit them", "Gorfodwyd y plentyn hwn i’w recriwtio", False
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Relative(Code):
    """Who of the family is involved in the exploitation, and not in protecting the child."""

    PARENT = "PARENT", "Parent", "Rhiant"
    PARTNER = "PARTNER", "A parent’s partner", "Partner rhiant"
    SIBLING = "SIBLING", "Brother or sister", "Brawd neu chwaer"
    WIDER = "WIDER", "Wider family", "Teulu ehangach"
    NO_EVIDENCE = "NO_EVIDENCE", "No evidence found", "Ni chanfuwyd tystiolaeth"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Crossing(Code):
    """Whether a journey crosses the border of Wales; read off its ends and stored nowhere."""

    INTO = "INTO", "Into Wales", "I mewn i Gymru"
    OUT_OF = "OUT_OF", "Out of Wales", "Allan o Gymru"
    WITHIN = "WITHIN", "Within Wales", "O fewn Cymru"
    OUTSIDE = "OUTSIDE", "Outside Wales", "Y tu allan i Gymru"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


# What the code of a row is taken from, by its kind; the other kinds have none.
DETAIL: dict[FindingKind, type[Code]] = {
    FindingKind.THEME: Theme, FindingKind.DEBT: Cause, FindingKind.ITEM: Item, FindingKind.LIVES: Lives,
    FindingKind.RECRUITED: Recruiting, FindingKind.FAMILY: Relative,
}  # fmt: skip
