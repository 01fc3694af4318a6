"""The lists of this room: whom a child may choose, what kept somebody from asking, what pushed and pulled, what follows."""

from ymylon.terms.codes import Code


class Interviewer(Code):
    """Whom the child would like to talk to."""

    NO_PREFERENCE = "NO_PREFERENCE", "No preference", "Dim dewis"
    INDEPENDENT_CHARITY = "INDEPENDENT_CHARITY", "Somebody from an independent charity", "Rhywun o elusen annibynnol"
    ADVOCATE = "ADVOCATE", "An advocate", "Eiriolwr"
    SOCIAL_WORK_ASSISTANT = "SOCIAL_WORK_ASSISTANT", "A social work assistant", "Cynorthwyydd gwaith cymdeithasol"
    SOCIAL_WORKER = "SOCIAL_WORKER", "A social worker", "Gweithiwr cymdeithasol"
    YOUTH_WORKER = "YOUTH_WORKER", "A youth worker", "Gweithiwr ieuenctid"
    TEACHER = "TEACHER", "A teacher", "Athro neu athrawes"
    HEALTH = "HEALTH", "Somebody in health", "Rhywun ym maes iechyd"
    POLICE = "POLICE", "A police officer", "Swyddog heddlu"
    OTHER_ADULT = "OTHER_ADULT", "Another adult whom the child names", "Oedolyn arall y mae’r plentyn yn ei enwi"
    STAFF_OF_PLACE = (
        "STAFF_OF_PLACE",
        "Staff of the place that the child left, asked for by the child",
        "Staff y lle a adawodd y plentyn, ar gais y plentyn",
        False,
    )


# Never put to a child as a choice: only a child who asks for one is heard, and a manager answers.
OFFERED_INTERVIEWERS = tuple(one for one in Interviewer if one is not Interviewer.STAFF_OF_PLACE)


class Outcome(Code):
    """How an attempt to reach the child went."""

    NOT_REACHED = "NOT_REACHED", "Not reached", "Heb ei gyrraedd", False
    ASKED_TO_WAIT = "ASKED_TO_WAIT", "The child asked to wait", "Gofynnodd y plentyn am gael aros"
    MOVED = "MOVED", "The child has moved", "Mae’r plentyn wedi symud"
    MISSING_AGAIN = "MISSING_AGAIN", "The child is missing again", "Mae’r plentyn ar goll eto"
    NOT_SAFE = "NOT_SAFE", "It was not safe to ask", "Nid oedd yn ddiogel gofyn"
    PARENT_IN_THE_WAY = "PARENT_IN_THE_WAY", "A parent or carer stood in the way", "Safodd rhiant neu ofalwr yn y ffordd", False


class Interpreter(Code):
    """Who interprets. Family and friends never do."""

    NOT_NEEDED = "NOT_NEEDED", "None needed", "Nid oes angen un"
    PROFESSIONAL = "PROFESSIONAL", "A professional interpreter", "Cyfieithydd proffesiynol"
    SIGN_LANGUAGE = "SIGN_LANGUAGE", "A sign language interpreter", "Dehonglydd iaith arwyddion"
    FAMILY = "FAMILY", "Somebody of the family, or a friend", "Rhywun o’r teulu, neu ffrind"


class Venue(Code):
    """Where the interview is held."""

    CHILDS_CHOICE = "CHILDS_CHOICE", "Somewhere that the child chose", "Rhywle a ddewisodd y plentyn"
    HOME = "HOME", "Where the child lives", "Lle mae’r plentyn yn byw"
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    OFFICE = "OFFICE", "The provider’s rooms", "Ystafelloedd y darparwr"
    OUTDOORS = "OUTDOORS", "Outdoors, or in a car", "Yn yr awyr agored, neu mewn car"
    TELEPHONE = "TELEPHONE", "By telephone or video", "Dros y ffôn neu fideo"
    CUSTODY_OR_HOSPITAL = "CUSTODY_OR_HOSPITAL", "In custody or in hospital", "Yn y ddalfa neu yn yr ysbyty", False


class Route(Code):
    """By which route an interview is held: equal, labelled, counted apart. Derived, never chosen."""

    INDEPENDENT = "INDEPENDENT", "Independent provider", "Darparwr annibynnol"
    IN_HOUSE = "IN_HOUSE", "In-house", "Mewnol", False
    STAFF_OF_PLACE = "STAFF_OF_PLACE", "Staff of the place that the child left", "Staff y lle a adawodd y plentyn"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Answer(Code):
    """What became of a referral to a team that holds interviews."""

    WAITING = "WAITING", "Waiting for an answer", "Yn aros am ateb"
    ACCEPTED = "ACCEPTED", "Taken on", "Wedi’i dderbyn", False
    DECLINED = "DECLINED", "Declined", "Gwrthodwyd"
    TAKEN = "TAKEN", "Another provider took it on first", "Derbyniodd darparwr arall yn gyntaf"
    HANDED_BACK = "HANDED_BACK", "Handed back", "Wedi’i roi’n ôl", False
    OVER = "OVER", "Not to be held any more", "Nid yw i’w gynnal mwyach", False


class SaidWhen(Code):
    """In what setting the child said it: consent governs the interview, not what may be heard."""

    INTERVIEW = "INTERVIEW", "At the interview", "Yn y cyfweliad"
    UNPROMPTED = "UNPROMPTED", "Unprompted", "Heb ei holi", False
    AT_THE_DOOR = "AT_THE_DOOR", "At the door", "Wrth y drws"
    BEFORE_WITHDRAWING = "BEFORE_WITHDRAWING", "Before withdrawing", "Cyn tynnu’n ôl", False
    KEPT_FOR_SAFETY = "KEPT_FOR_SAFETY", "Kept because it keeps somebody safe", "Cadwyd am ei fod yn cadw rhywun yn ddiogel"


class Factor(Code):
    """What pushed the child away and what drew them [domain_lists]."""

    FAMILY_CONFLICT = "FAMILY_CONFLICT", "Away: conflict at home", "I ffwrdd: gwrthdaro gartref"
    HARM_AT_HOME = "HARM_AT_HOME", "Away: hurt or neglected", "I ffwrdd: niwed neu esgeulustod"
    UNHAPPY_PLACEMENT = "UNHAPPY_PLACEMENT", "Away: unhappy where they are placed", "I ffwrdd: anhapus yn y lleoliad"
    BULLIED = "BULLIED", "Away: bullied", "I ffwrdd: bwlio"
    SCHOOL = "SCHOOL", "Away: school", "I ffwrdd: ysgol"
    FEELING_LOW = "FEELING_LOW", "Away: mental health or loss", "I ffwrdd: iechyd meddwl neu golled"
    THREAT = "THREAT", "Away: threatened, owing or told to", "I ffwrdd: bygythiad, dyled neu orchymyn"
    FRIENDS = "FRIENDS", "Towards: friends", "At: ffrindiau"
    PARTNER = "PARTNER", "Towards: a partner", "At: partner"
    FAMILY = "FAMILY", "Towards: family who are missed", "At: teulu y mae hiraeth amdano"
    ADULT = "ADULT", "Towards: an older person or adult", "At: rhywun hŷn neu oedolyn"
    MONEY = "MONEY", "Towards: money or work", "At: arian neu waith"
    PARTY = "PARTY", "Towards: a party or substances", "At: parti neu sylweddau"
    NOT_SAID = "NOT_SAID", "The child did not say", "Ni ddywedodd y plentyn"


class Touched(Code):
    """What else came up; what was said about each stands in the child's words."""

    ONLINE = "ONLINE", "Somebody met or spoken to online", "Rhywun ar-lein"
    MONEY_OR_DEBT = "MONEY_OR_DEBT", "Money, gifts or debt", "Arian, anrhegion neu ddyled"
    SUBSTANCES = "SUBSTANCES", "Alcohol or drugs", "Alcohol neu gyffuriau"
    HEALTH = "HEALTH", "Health, or medicine missed", "Iechyd, neu feddyginiaeth a gollwyd"
    TRAVEL_ALONE = "TRAVEL_ALONE", "Bus, train or on foot", "Bws, trên neu ar droed"
    TRAVEL_DRIVEN = "TRAVEL_DRIVEN", "Driven by somebody, or taxi", "Gyrrwyd gan rywun, neu dacsi"
    OFFENCE = "OFFENCE", "Something that may be a crime", "Rhywbeth a allai fod yn drosedd"


class Support(Code):
    """Support that is offered; advocacy is offered always."""

    ADVOCACY = "ADVOCACY", "Advocacy", "Eiriolaeth"
    MEDIATION = "MEDIATION", "Family mediation", "Cyfryngu teuluol"
    MENTAL_HEALTH = "MENTAL_HEALTH", "Mental health", "Iechyd meddwl"
    SUBSTANCES = "SUBSTANCES", "Substances", "Sylweddau"
    SEXUAL_HEALTH = "SEXUAL_HEALTH", "Sexual health", "Iechyd rhywiol"
    YOUTH_WORK = "YOUTH_WORK", "Youth work", "Gwaith ieuenctid"
    HOUSING = "HOUSING", "Housing", "Tai"
    OTHER = "OTHER", "Something else", "Rhywbeth arall"


class ChildAgreed(Code):
    """Whether the child agreed to what is shared."""

    YES = "YES", "The child agreed", "Cytunodd y plentyn"
    OVERRIDDEN = "OVERRIDDEN", "Shared without agreement, for a reason", "Rhannwyd heb gytundeb, am reswm"


class OutputKind(Code):
    """What comes of an interview."""

    ACTION = "ACTION", "An action", "Cam gweithredu"
    SUPPORT = "SUPPORT", "Support offered", "Cymorth a gynigiwyd"
    SHARED = "SHARED", "Shared", "Rhannwyd"
    FEEDBACK = "FEEDBACK", "The child was told what became of it", "Dywedwyd wrth y plentyn beth ddaeth ohono"
    NOTHING = "NOTHING", "Nothing, with a reason", "Dim, gyda rheswm"
