"""What a meeting is about, who must be in the room, how each answered, and what may be said there."""

from ymylon.terms.codes import Code


class About(Code):
    """What a kind of meeting has on its agenda."""

    CHILDREN = "CHILDREN", "One or more children", "Un plentyn neu fwy"
    PLACE = "PLACE", "A place or a group, and no child", "Lle neu grŵp, a dim plentyn"
    NOTHING = "NOTHING", "The work as a whole, and no child", "Y gwaith yn ei gyfanrwydd, a dim plentyn"


class Seat(Code):
    """Who must be asked, by what they are to a child or to the work."""

    WORKER = "WORKER", "Allocated worker", "Gweithiwr dyranedig"
    MANAGER = "MANAGER", "Team manager", "Rheolwr tîm"
    HOME = "HOME", "Home or carer", "Cartref neu ofalwr"
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    HEALTH = "HEALTH", "Health", "Iechyd"
    YOUTH_JUSTICE = "YOUTH_JUSTICE", "Youth justice", "Cyfiawnder ieuenctid"
    POLICE = "POLICE", "Missing and exploitation police", "Heddlu pobl ar goll a chamfanteisio", False
    TRUSTED = "TRUSTED", "Adult whom the child trusts", "Oedolyn y mae’r plentyn yn ymddiried ynddo"
    INTERVIEWER = "INTERVIEWER", "Return interviewer", "Cyfwelydd dychwelyd"
    ADVOCATE = "ADVOCATE", "Advocate", "Eiriolwr"
    DRUGS = "DRUGS", "Drug and alcohol service", "Gwasanaeth cyffuriau ac alcohol"
    FAMILIES = "FAMILIES", "Family support", "Cymorth i deuluoedd"
    TRANSPORT_POLICE = "TRANSPORT_POLICE", "British Transport Police", "Heddlu Trafnidiaeth Prydain"
    HOUSING = "HOUSING", "Housing", "Tai"
    VOLUNTARY = "VOLUNTARY", "Voluntary sector", "Y sector gwirfoddol"
    LICENSING = "LICENSING", "Licensing", "Trwyddedu"
    WELLBEING = "WELLBEING", "Emotional wellbeing", "Llesiant emosiynol"


class Chair(Code):
    """Who chairs a kind of meeting, by their work: the person is named when a meeting is called."""

    COUNCIL = "COUNCIL", "A manager of the council", "Rheolwr o’r cyngor"
    PANEL = "PANEL", "The chair of the panel", "Cadeirydd y panel"
    YOUTH_JUSTICE = "YOUTH_JUSTICE", "A manager of youth justice", "Rheolwr o gyfiawnder ieuenctid"
    POLICE = "POLICE", "The police", "Yr heddlu"
    BOARD = "BOARD", "The chair of the board", "Cadeirydd y bwrdd"
    NAMED = "NAMED", "Whom the board names", "Y sawl y mae’r bwrdd yn ei enwi"


class Answer(Code):
    """How somebody who is asked stands: what they answered, and whether they came."""

    ASKED = "ASKED", "Asked, no answer yet", "Gofynnwyd, dim ateb eto"
    COMES = "COMES", "Comes", "Yn dod"
    APOLOGY = "APOLOGY", "Sends an apology", "Yn anfon ymddiheuriad"
    SUBSTITUTE = "SUBSTITUTE", "Sends somebody else", "Yn anfon rhywun arall"
    NOT_NEEDED = "NOT_NEEDED", "Not needed, with a reason", "Dim angen, gyda rheswm"
    HERE_MET = "HERE_MET", "Here, and has met the child", "Yma, ac wedi cwrdd â’r plentyn"
    HERE = "HERE", "Here", "Yma"
    ABSENT = "ABSENT", "Not here", "Ddim yma"


class Met(Code):
    """Whether somebody has ever met the child, as they say."""

    YES = "YES", "Yes", "Ydw"
    NO = "NO", "No, never", "Nac ydw, erioed"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Frame(Code):
    """What became of a meeting’s frame, step by step."""

    SET = "SET", "Set", "Trefnwyd"
    MOVED = "MOVED", "Moved", "Symudwyd"
    CANCELLED = "CANCELLED", "Cancelled", "Canslwyd"
    HELD = "HELD", "Held", "Cynhaliwyd"


class Kind(Code):
    """What is said at a meeting, one row at a time."""

    INFORMATION = "INFORMATION", "Information", "Gwybodaeth"
    ANALYSIS = "ANALYSIS", "Analysis", "Dadansoddiad"
    DECISION = "DECISION", "Decision, with its reason", "Penderfyniad, gyda’i reswm"
    DISSENT = "DISSENT", "Somebody disagrees, by name", "Mae rhywun yn anghytuno, wrth ei enw"
    THEME = "THEME", "Theme", "Thema"
    CHILD_VIEW = "CHILD_VIEW", "The child’s view", "Barn y plentyn"
    FAMILY_VIEW = "FAMILY_VIEW", "The family’s view", "Barn y teulu"
    LANGUAGE = "LANGUAGE", "Language that is wanted", "Yr iaith a ddymunir"
    SUBMITTED = "SUBMITTED", "Submitted to the police", "Cyflwynwyd i’r heddlu"
    JUDGED_OFFENDING = "JUDGED_OFFENDING", "Judgement: offending", "Barn broffesiynol: troseddu", False
    JUDGED_HARM = "JUDGED_HARM", "Judgement: harm to others", "Barn broffesiynol: niwed i eraill", False
    JUDGED_SAFETY = "JUDGED_SAFETY", "Judgement: safety and wellbeing", "Barn broffesiynol: diogelwch a llesiant", False


# What youth justice judges, each in a person's own words: no level is asked for, and none is worked out.
JUDGED = (Kind.JUDGED_OFFENDING, Kind.JUDGED_HARM, Kind.JUDGED_SAFETY)
SAID_ANYWHERE = (Kind.INFORMATION, Kind.ANALYSIS, Kind.DECISION, Kind.DISSENT, Kind.THEME)
AT_THE_TABLE = (*SAID_ANYWHERE, *JUDGED)
VIEWS = (Kind.CHILD_VIEW, Kind.FAMILY_VIEW)


class Whose(Code):
    """Whose view, or whose language."""

    CHILD = "CHILD", "The child’s", "Y plentyn"
    FAMILY = "FAMILY", "The family’s", "Y teulu"


class How(Code):
    """How a view came to the meeting."""

    PRESENT = "PRESENT", "They were there and said it", "Roeddent yno a’i ddweud"
    TELEPHONE = "TELEPHONE", "By telephone", "Dros y ffôn"
    VISIT = "VISIT", "At a visit", "Ar ymweliad"
    WRITTEN = "WRITTEN", "Sent in writing", "Anfonwyd yn ysgrifenedig"
    ADVOCATE = "ADVOCATE", "Through an advocate", "Drwy eiriolwr"
    NOT_OBTAINED = "NOT_OBTAINED", "There is none, for a reason", "Nid oes un, am reswm"


class Tongue(Code):
    """A language in which something was said, or is wanted."""

    WELSH = "WELSH", "Welsh", "Cymraeg"
    ENGLISH = "ENGLISH", "English", "Saesneg"
    SIGNED = "SIGNED", "British Sign Language", "Iaith Arwyddion Prydain"
    OTHER = "OTHER", "Another language", "Iaith arall"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Calm(Code):
    """How often such meetings go on, by a decision that is recorded."""

    USUAL = "USUAL", "As this kind of meeting is held", "Fel y cynhelir y math hwn o gyfarfod"
    CALM = "CALM", "Things are calm: less often from now on", "Mae pethau’n dawel: yn llai aml o hyn ymlaen", False
    LAST = "LAST", "None more is needed", "Nid oes angen un arall"


class Move(Code):
    """What is changed of a meeting’s frame."""

    MOVE = "MOVE", "It is moved", "Fe’i symudir"
    ALL = (
        "ALL",
        "It and every later date of its series are moved, each by as much",
        "Fe’i symudir, a phob dyddiad diweddarach o’i gyfres yr un faint",
    )
    CANCEL = "CANCEL", "It is cancelled", "Fe’i canslir"
    REST = "REST", "It and every later date of its series are cancelled", "Fe’i canslir, a phob dyddiad diweddarach o’i gyfres"
