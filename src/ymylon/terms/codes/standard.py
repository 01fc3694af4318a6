"""What only the proposed national standard asks for: lists that no room of the record has a use for."""

from .base import Code
from .missing import PoliceGrade


class YesNo(Code):
    """Yes, no, or not known."""

    YES = "YES", "Yes", "Ie"
    NO = "NO", "No", "Na"
    NOT_KNOWN = "NOT_KNOWN", "Not known", "Ddim yn hysbys"


class CareStatus(Code):
    """How a council stands to a child, over a stretch of days."""

    LOOKED_AFTER = "LOOKED_AFTER", "Looked after", "Yn derbyn gofal"
    CHILD_PROTECTION_REGISTER = "CHILD_PROTECTION_REGISTER", "On the child protection register", "Ar y gofrestr amddiffyn plant"
    CARE_AND_SUPPORT = "CARE_AND_SUPPORT", "Care and support plan", "Cynllun gofal a chymorth"
    CARE_LEAVER = "CARE_LEAVER", "Care leaver", "Wedi gadael gofal", False
    NONE = "NONE", "None of these", "Dim un o’r rhain"
    NOT_KNOWN = "NOT_KNOWN", "Not known", "Ddim yn hysbys"


class ReportedTo(Code):
    """Whom the first report reached."""

    POLICE = "POLICE", "The police", "Yr heddlu"
    COUNCIL = "COUNCIL", "The council’s duty or emergency team", "Tîm dyletswydd neu frys y cyngor"
    BOTH = "BOTH", "Both", "Y ddau"


class ReturnedGrade(Code):
    """The police's own grade as a return has it: that they have given none yet is an answer, and no grade."""

    NOT_GRADED = "NOT_GRADED", "Not graded yet", "Heb ei raddio eto", False
    NO_APPARENT_RISK = PoliceGrade.NO_APPARENT_RISK.value, *PoliceGrade.NO_APPARENT_RISK.words
    LOW = PoliceGrade.LOW.value, *PoliceGrade.LOW.words
    MEDIUM = PoliceGrade.MEDIUM.value, *PoliceGrade.MEDIUM.words
    HIGH = PoliceGrade.HIGH.value, *PoliceGrade.HIGH.words


class EpisodeStanding(Code):
    """Whether somebody still looks for the child."""

    OPEN = "OPEN", "Open", "Ar agor"
    CLOSED = "CLOSED", "Closed", "Ar gau"


class HarmLevel(Code):
    """How grave the harm was; NOT_ASKED isn't NONE_KNOWN."""

    NOT_ASKED = "NOT_ASKED", "Not asked yet", "Heb ofyn eto", False
    NONE_KNOWN = "NONE_KNOWN", "Asked; none known", "Gofynnwyd; dim yn hysbys", False
    MINOR = "MINOR", "Minor", "Mân niwed", False
    SERIOUS = "SERIOUS", "Serious", "Difrifol", False
    FATAL = "FATAL", "Died", "Wedi marw"
    NOT_KNOWN = "NOT_KNOWN", "Not known", "Ddim yn hysbys"


class ExploitationFlag(Code):
    """What was thought of when the episode was recorded; NOT_ASSESSED isn't NONE_SEEN."""

    SEXUAL = "SEXUAL", "Sexual exploitation", "Camfanteisio rhywiol", False
    CRIMINAL = "CRIMINAL", "Criminal exploitation", "Camfanteisio troseddol"
    COUNTY_LINES = "COUNTY_LINES", "County lines", "Llinellau sirol"
    TRAFFICKING = "TRAFFICKING", "Trafficking", "Masnachu mewn pobl", False
    RADICALISATION = "RADICALISATION", "Radicalisation", "Radicaleiddio", False
    NONE_SEEN = "NONE_SEEN", "Looked for; none seen", "Chwiliwyd; dim i’w weld", False
    NOT_ASSESSED = "NOT_ASSESSED", "Not assessed", "Heb ei asesu"


class OfferChannel(Code):
    """How an interview was offered."""

    IN_PERSON = "IN_PERSON", "In person", "Wyneb yn wyneb"
    TELEPHONE = "TELEPHONE", "By telephone", "Dros y ffôn"
    MESSAGE = "MESSAGE", "By message", "Drwy neges"
    LETTER = "LETTER", "By letter", "Drwy lythyr"
    THROUGH_SOMEONE = "THROUGH_SOMEONE", "Through somebody whom the child trusts", "Drwy rywun y mae’r plentyn yn ymddiried ynddo"


class NotOffered(Code):
    """Why no interview was offered."""

    STILL_MISSING = "STILL_MISSING", "The child is still missing", "Mae’r plentyn yn dal ar goll"
    POLICY = "POLICY", "The local policy asks for none", "Nid yw’r polisi lleol yn gofyn am un"
    MOVED = "MOVED", "The child has moved", "Mae’r plentyn wedi symud"
    CAPACITY = "CAPACITY", "Nobody was free to hold one", "Nid oedd neb ar gael i’w gynnal"
    PARENT_REFUSED = "PARENT_REFUSED", "A parent or carer refused", "Gwrthododd rhiant neu ofalwr", False
    OTHER = "OTHER", "Another reason", "Rheswm arall"


class OfferResponse(Code):
    """What the child answered."""

    ACCEPTED = "ACCEPTED", "Accepted", "Derbyniwyd"
    DECLINED = "DECLINED", "Declined", "Gwrthodwyd", False
    NO_CONTACT = "NO_CONTACT", "The child was not reached", "Ni chyrhaeddwyd y plentyn", False
    PENDING = "PENDING", "No answer yet", "Dim ateb eto"


class ProviderKind(Code):
    """Who held an interview; only the first two are independent of those who decide about the child."""

    INDEPENDENT_COMMISSIONED = "INDEPENDENT_COMMISSIONED", "Independent, commissioned", "Annibynnol, wedi’i gomisiynu"
    INDEPENDENT_IN_HOUSE = "INDEPENDENT_IN_HOUSE", "Independent, of the council", "Annibynnol, o’r cyngor"
    OWN_SOCIAL_WORKER = "OWN_SOCIAL_WORKER", "The child’s own social worker", "Gweithiwr cymdeithasol y plentyn ei hun"
    OTHER_COUNCIL_STAFF = "OTHER_COUNCIL_STAFF", "Somebody else of the council", "Rhywun arall o’r cyngor"
    POLICE = "POLICE", "Police", "Yr heddlu"
    YOUTH_WORKER = "YOUTH_WORKER", "Youth worker", "Gweithiwr ieuenctid"
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    OTHER = "OTHER", "Somebody else", "Rhywun arall"


class CompetentAuthority(Code):
    """Who decides in the National Referral Mechanism."""

    SINGLE = "SINGLE", "Single Competent Authority", "Yr Awdurdod Cymwys Sengl", False
    IMMIGRATION = "IMMIGRATION", "Immigration Enforcement Competent Authority", "Awdurdod Cymwys Gorfodi Mewnfudo", False
    PANEL = "PANEL", "Devolved panel of the pilot", "Panel datganoledig y peilot", False


class NrmDecision(Code):
    """What was decided, on reasonable or on conclusive grounds."""

    POSITIVE = "POSITIVE", "Positive", "Cadarnhaol", False
    NEGATIVE = "NEGATIVE", "Negative", "Negyddol", False
    SUSPENDED = "SUSPENDED", "Suspended", "Wedi’i atal dros dro", False
    WITHDRAWN = "WITHDRAWN", "Withdrawn", "Wedi’i dynnu’n ôl"


class FirstResponder(Code):
    """Kinds of body that may refer; which they are is set in regulations."""

    COUNCIL = "COUNCIL", "Council", "Cyngor"
    POLICE = "POLICE", "Police force", "Heddlu"
    HOME_OFFICE = "HOME_OFFICE", "Home Office", "Y Swyddfa Gartref"
    CRIME_AGENCY = "CRIME_AGENCY", "National Crime Agency", "Yr Asiantaeth Troseddu Cenedlaethol"
    LABOUR_ABUSE_AUTHORITY = (
        "LABOUR_ABUSE_AUTHORITY",
        "Gangmasters and Labour Abuse Authority",
        "Awdurdod Meistri Gangiau a Cham-drin Llafur",
        False,
    )
    CHARITY = "CHARITY", "Charity that is a first responder", "Elusen sy’n ymatebwr cyntaf", False


class PanelLevel(Code):
    """What kind of meeting it was."""

    NATIONAL_BOARD = "NATIONAL_BOARD", "National board", "Bwrdd cenedlaethol"
    REGIONAL_BOARD = "REGIONAL_BOARD", "Regional safeguarding board", "Bwrdd diogelu rhanbarthol"
    EXPLOITATION_PANEL = "EXPLOITATION_PANEL", "Exploitation panel", "Panel camfanteisio"
    RISK_MANAGEMENT = "RISK_MANAGEMENT", "Exploitation risk management meeting", "Cyfarfod rheoli risg camfanteisio", False
    MISSING_STRATEGY = "MISSING_STRATEGY", "Strategy meeting on a missing child", "Cyfarfod strategaeth am blentyn ar goll"
    RISK_AND_VULNERABILITY = "RISK_AND_VULNERABILITY", "Risk and vulnerability", "Risg a bregusrwydd", False


class SeatRole(Code):
    """Which agency somebody came for; meetings are counted by role, never by name."""

    POLICE = "POLICE", "Police", "Yr heddlu"
    COUNCIL = "COUNCIL", "Children’s services", "Gwasanaethau plant"
    HEALTH = "HEALTH", "Health", "Iechyd"
    EDUCATION = "EDUCATION", "Education", "Addysg"
    YOUTH_JUSTICE = "YOUTH_JUSTICE", "Youth justice", "Cyfiawnder ieuenctid"
    CHARITY = "CHARITY", "Charity", "Elusen"
    ADVOCATE = "ADVOCATE", "Advocate", "Eiriolwr"
    HOME = "HOME", "Home or carer", "Cartref neu ofalwr"
    HOUSING = "HOUSING", "Housing", "Tai"
    UNINVITED = "UNINVITED", "Somebody who had not been invited", "Rhywun nad oedd wedi’i wahodd"
    OTHER = "OTHER", "Somebody else", "Rhywun arall"


class EducationEvent(Code):
    """What happened to a child’s education."""

    FIXED_EXCLUSION = "FIXED_EXCLUSION", "Fixed-term exclusion", "Gwaharddiad cyfnod penodol"
    PERMANENT_EXCLUSION = "PERMANENT_EXCLUSION", "Permanent exclusion", "Gwaharddiad parhaol"
    REINSTATED = "REINSTATED", "Taken back after an exclusion", "Ailfynediad ar ôl gwaharddiad", False
    REDUCED_TIMETABLE = "REDUCED_TIMETABLE", "Reduced timetable", "Amserlen lai", False
    EOTAS_WAIT = "EOTAS_WAIT", "Waiting for education otherwise than at school", "Yn aros am addysg heblaw yn yr ysgol"
    HOME_EDUCATED = "HOME_EDUCATED", "Home educated by choice", "Addysg ddewisol yn y cartref"
    MISSING_EDUCATION = "MISSING_EDUCATION", "Missing education", "Yn colli addysg", False


class Instrument(Code):
    """What a change was measured with."""

    SDQ_TOTAL = "SDQ_TOTAL", "SDQ total score", "Cyfanswm sgôr SDQ"
    OTHER = "OTHER", "Another instrument", "Offeryn arall"


class AreaKind(Code):
    """Of what kind of area a figure is."""

    AUTHORITY = "AUTHORITY", "Council’s area", "Ardal cyngor"
    FORCE = "FORCE", "Police force’s area", "Ardal heddlu"
    COUNTRY = "COUNTRY", "All of Wales", "Cymru gyfan"
