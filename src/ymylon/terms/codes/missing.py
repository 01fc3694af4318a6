"""A missing episode: how it was reported, graded and ended, and what was found."""

from .base import Code


class Whereabouts(Code):
    """Answer to "do you know where the child is?" when a report is made."""

    NOT_KNOWN = "NOT_KNOWN", "Not known", "Ddim yn hysbys"
    KNOWN_NOT_WHERE_EXPECTED = (
        "KNOWN_NOT_WHERE_EXPECTED",
        "Known, but not where they should be",
        "Yn hysbys, ond nid lle y dylai’r plentyn fod",
    )
    NOT_KNOWN_YET = "NOT_KNOWN_YET", "Not known yet: checks are being made", "Ddim yn hysbys eto: mae gwiriadau ar y gweill"


class ReporterKind(Code):
    """Who made a report; the name of a parent for whom a charity reports may be withheld."""

    PARENT = "PARENT", "Parent or carer", "Rhiant neu ofalwr"
    FOSTER_CARER = "FOSTER_CARER", "Foster carer", "Gofalwr maeth"
    KINSHIP_CARER = "KINSHIP_CARER", "Kinship carer", "Gofalwr sy’n berthynas"
    HOME_STAFF_PERMANENT = "HOME_STAFF_PERMANENT", "Children’s home, permanent staff", "Cartref plant, staff parhaol"
    HOME_STAFF_AGENCY = "HOME_STAFF_AGENCY", "Children’s home, agency staff", "Cartref plant, staff asiantaeth"
    SOCIAL_WORKER = "SOCIAL_WORKER", "Social worker", "Gweithiwr cymdeithasol"
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    HEALTH = "HEALTH", "Health", "Iechyd"
    POLICE = "POLICE", "Police", "Yr heddlu"
    YOUTH_WORKER = "YOUTH_WORKER", "Youth worker", "Gweithiwr ieuenctid"
    CHARITY_FOR_PARENT = "CHARITY_FOR_PARENT", "Charity or helpline for a parent", "Elusen neu linell gymorth ar ran rhiant"
    CHILD = "CHILD", "The child", "Y plentyn"
    PUBLIC = "PUBLIC", "A member of the public", "Aelod o’r cyhoedd"
    OTHER = "OTHER", "Someone else", "Rhywun arall"


class LivingAt(Code):
    """Where the child was living when reported; a child need not be looked after [domain_lists]."""

    FAMILY = "FAMILY", "With parents or family", "Gyda rhieni neu deulu"
    KINSHIP = "KINSHIP", "With a kinship carer", "Gyda gofalwr sy’n berthynas"
    FOSTER = "FOSTER", "With a foster carer", "Gyda gofalwr maeth"
    CHILDRENS_HOME = "CHILDRENS_HOME", "In a children’s home", "Mewn cartref plant"
    SUPPORTED = "SUPPORTED", "In supported accommodation", "Mewn llety â chymorth"
    UNREGISTERED = "UNREGISTERED", "In an unregistered or temporary place", "Mewn lle dros dro neu heb ei gofrestru"
    SECURE = "SECURE", "In a secure place or on remand", "Mewn lle diogel dan glo neu ar remánd", False
    HOSPITAL = "HOSPITAL", "In hospital", "Yn yr ysbyty"
    HOMELESS = "HOMELESS", "Homeless or in a hostel", "Yn ddigartref neu mewn hostel"
    ASYLUM_PLACEMENT = (
        "ASYLUM_PLACEMENT",
        "Placed as an unaccompanied asylum-seeking child",
        "Wedi’i leoli fel plentyn ar ei ben ei hun sy’n ceisio lloches",
    )
    OWN_HOME = "OWN_HOME", "In a home of their own", "Yn eu cartref eu hunain"
    OTHER = "OTHER", "Somewhere else", "Rhywle arall"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class PoliceGrade(Code):
    """The police's own grade; written by police only, never derived [college_app]."""

    NO_APPARENT_RISK = "NO_APPARENT_RISK", "No apparent risk", "Dim risg amlwg", False
    LOW = "LOW", "Low", "Isel", False
    MEDIUM = "MEDIUM", "Medium", "Canolig", False
    HIGH = "HIGH", "High", "Uchel", False


class ConcernLevel(Code):
    """Social care's own concern; written by social care only, apart from the police grade and worded differently."""

    EMERGING = "EMERGING", "Emerging concern", "Pryder sy’n dod i’r amlwg", False
    MODERATE = "MODERATE", "Moderate concern", "Pryder cymedrol", False
    SIGNIFICANT = "SIGNIFICANT", "Significant concern", "Pryder sylweddol", False


class ObservationKind(Code):
    """What was noted while a child is missing."""

    SIGHTING = "SIGHTING", "Sighting", "Gwelwyd y plentyn"
    CONTACT = "CONTACT", "Contact with the child", "Cysylltiad â’r plentyn"
    ENQUIRY = "ENQUIRY", "Enquiry", "Ymholiad"
    CHECK = "CHECK", "Check made", "Gwiriad a wnaed"


class EndKind(Code):
    """How an episode ended; only ACCEPTED_BY_ADULT_SERVICE ends one for a person who has turned 18."""

    FOUND = "FOUND", "Found", "Daethpwyd o hyd i’r plentyn", False
    IN_CUSTODY = "IN_CUSTODY", "In custody", "Yn y ddalfa"
    IN_HOSPITAL = "IN_HOSPITAL", "In hospital", "Yn yr ysbyty"
    DIED = "DIED", "Died", "Wedi marw"
    RECORDED_IN_ERROR = "RECORDED_IN_ERROR", "Recorded in error", "Wedi’i gofnodi drwy gamgymeriad"
    ACCEPTED_BY_ADULT_SERVICE = (
        "ACCEPTED_BY_ADULT_SERVICE",
        "Accepted by an adult or receiving service",
        "Wedi’i dderbyn gan wasanaeth oedolion neu wasanaeth arall",
    )


class FoundCircumstance(Code):
    """Where or in what circumstances a child was found."""

    RETURNED = "RETURNED", "Came back by themselves", "Daeth y plentyn yn ôl ohono’i hun"
    AT_KNOWN_ADDRESS = "AT_KNOWN_ADDRESS", "At an address already known", "Mewn cyfeiriad oedd eisoes yn hysbys"
    WITH_FAMILY = "WITH_FAMILY", "With family", "Gyda theulu"
    WITH_FRIENDS = "WITH_FRIENDS", "With friends", "Gyda ffrindiau"
    WITH_ADULT_OF_CONCERN = "WITH_ADULT_OF_CONCERN", "With an adult of concern", "Gydag oedolyn sy’n destun pryder", False
    HOME_TAKEN_OVER = "HOME_TAKEN_OVER", "In a home taken over (cuckooed)", "Mewn cartref a gymerwyd drosodd (cwcŵio)", False
    PUBLIC_PLACE = "PUBLIC_PLACE", "In a street or public place", "Ar y stryd neu mewn man cyhoeddus"
    TRANSPORT_HUB = "TRANSPORT_HUB", "At a station or on public transport", "Mewn gorsaf neu ar gludiant cyhoeddus"
    ARRESTED = "ARRESTED", "Arrested", "Wedi’i arestio"
    HOSPITAL = "HOSPITAL", "In hospital", "Yn yr ysbyty"
    ANOTHER_FORCE_AREA = "ANOTHER_FORCE_AREA", "In another force’s area", "Yn ardal heddlu arall"
    ABROAD = "ABROAD", "Outside the United Kingdom", "Y tu allan i’r Deyrnas Unedig"
    OTHER = "OTHER", "Otherwise", "Fel arall"
    NOT_KNOWN_YET = "NOT_KNOWN_YET", "Not known yet", "Ddim yn hysbys eto"


class FoundBy(Code):
    """Who found the child."""

    THEMSELVES = "THEMSELVES", "Nobody: they came back", "Neb: daeth y plentyn yn ôl"
    POLICE = "POLICE", "Police", "Yr heddlu"
    TRANSPORT_POLICE = "TRANSPORT_POLICE", "Transport police", "Yr heddlu trafnidiaeth"
    PARENT_OR_FAMILY = "PARENT_OR_FAMILY", "Parent or family", "Rhiant neu deulu"
    CARER = "CARER", "Foster or kinship carer", "Gofalwr maeth neu berthynas"
    HOME_STAFF = "HOME_STAFF", "Staff of the home", "Staff y cartref"
    SOCIAL_WORKER = "SOCIAL_WORKER", "Social worker", "Gweithiwr cymdeithasol"
    OTHER_PROFESSIONAL = "OTHER_PROFESSIONAL", "Another professional", "Gweithiwr proffesiynol arall"
    PUBLIC = "PUBLIC", "A member of the public", "Aelod o’r cyhoedd"
    OTHER = "OTHER", "Someone else", "Rhywun arall"
    NOT_KNOWN_YET = "NOT_KNOWN_YET", "Not known yet", "Ddim yn hysbys eto"


class Harm(Code):
    """Harm while missing; NOT_ASKED isn't NONE_KNOWN, and NOT_SAID isn't either."""

    NOT_ASKED = "NOT_ASKED", "Not asked yet", "Heb ofyn eto", False
    NONE_KNOWN = "NONE_KNOWN", "Asked; none known", "Gofynnwyd; dim yn hysbys", False
    NOT_SAID = "NOT_SAID", "Asked; the child did not say", "Gofynnwyd; ni ddywedodd y plentyn", False
    PHYSICAL = "PHYSICAL", "Physical harm", "Niwed corfforol", False
    SEXUAL = "SEXUAL", "Sexual harm", "Niwed rhywiol", False
    CRIMINAL_EXPLOITATION = "CRIMINAL_EXPLOITATION", "Criminal exploitation", "Camfanteisio troseddol", False
    SELF_HARM = "SELF_HARM", "Self-harm", "Hunan-niweidio", False
    SUBSTANCE = "SUBSTANCE", "Drugs or alcohol", "Cyffuriau neu alcohol", False
    ROBBED_OR_THREATENED = "ROBBED_OR_THREATENED", "Robbed or threatened", "Dioddef lladrad neu fygythiad", False
    WITNESS = "WITNESS", "Saw harm done to someone else", "Gweld niwed i rywun arall", False
    TRAFFICKED = "TRAFFICKED", "Trafficked", "Dioddef masnachu mewn pobl", False
    FATAL = "FATAL", "Died", "Wedi marw"

    @property
    def is_harm(self) -> bool:
        """True where harm is known; the three answers that name no harm are not harm."""
        return self not in (Harm.NOT_ASKED, Harm.NONE_KNOWN, Harm.NOT_SAID)


class Travel(Code):
    """How the child travelled while missing."""

    FOOT = "FOOT", "On foot", "Ar droed"
    BICYCLE = "BICYCLE", "Bicycle or scooter", "Beic neu sgwter"
    BUS = "BUS", "Bus", "Bws"
    TRAIN = "TRAIN", "Train", "Trên"
    CAR_KNOWN = "CAR_KNOWN", "Car of someone known", "Car rhywun hysbys"
    CAR_NOT_KNOWN = "CAR_NOT_KNOWN", "Car of someone not known", "Car rhywun anhysbys"
    TAXI = "TAXI", "Taxi", "Tacsi"
    BOAT = "BOAT", "Ferry or boat", "Fferi neu gwch"
    OTHER = "OTHER", "Another way", "Ffordd arall"
    NOT_KNOWN = "NOT_KNOWN", "Not known", "Ddim yn hysbys"
