"""What may be held about those who harm children: which kinds, on what basis, how sure, and how one thing is tied to another."""

from ymylon.terms.codes import Code


class Kind(Code):
    """What an entry is about."""

    PERSON = "PERSON", "Person", "Person"
    GROUP = "GROUP", "Group", "Grŵp"
    PHONE = "PHONE", "Telephone", "Ffôn"
    VEHICLE = "VEHICLE", "Vehicle", "Cerbyd"
    ACCOUNT = "ACCOUNT", "Account online", "Cyfrif ar-lein"
    PLATFORM = "PLATFORM", "Online platform", "Platfform ar-lein", False


# Whoever is known by a name; the others are known by a number, a mark, or an address.
NAMED_KINDS = frozenset({Kind.PERSON, Kind.GROUP})


class Basis(Code):
    """Why it may be held at all."""

    SAFEGUARDING = "SAFEGUARDING", "To keep a child safe", "I gadw plentyn yn ddiogel"
    CRIME = "CRIME", "To prevent or detect a crime against a child", "I atal neu ganfod trosedd yn erbyn plentyn", False
    ORDER = "ORDER", "A court’s order, or a notice that was served", "Gorchymyn llys, neu hysbysiad a gyflwynwyd", False


class Sure(Code):
    """How sure whoever wrote it is."""

    CONFIRMED = "CONFIRMED", "Confirmed", "Wedi’i gadarnhau"
    LIKELY = "LIKELY", "Likely", "Tebygol"
    SUSPECTED = "SUSPECTED", "Suspected", "Amheuir"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Known(Code):
    """How something is known."""

    CHILD = "CHILD", "The child said so", "Dywedodd y plentyn hynny"
    FAMILY = "FAMILY", "Family", "Teulu"
    SEEN = "SEEN", "Seen by whoever writes", "Gwelwyd gan y sawl sy’n ysgrifennu"
    INTERVIEW = "INTERVIEW", "Return interview", "Cyfweliad dychwelyd"
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    HOME = "HOME", "Home or carer", "Cartref neu ofalwr"
    HEALTH = "HEALTH", "Health", "Iechyd"
    POLICE = "POLICE", "Police", "Yr heddlu"
    COUNCIL = "COUNCIL", "Council", "Y cyngor"
    YOUTH_JUSTICE = "YOUTH_JUSTICE", "Youth justice", "Cyfiawnder ieuenctid"
    FRIENDS = "FRIENDS", "Friends", "Ffrindiau"
    OTHER = "OTHER", "Somebody else", "Rhywun arall"
    NOT_KNOWN = "NOT_KNOWN", "Not known", "Ddim yn hysbys"


class Way(Code):
    """What an entry has to do with a child."""

    HARMS = "HARMS", "Thought to harm this child", "Credir ei fod yn niweidio’r plentyn hwn", False
    NEAR = "NEAR", "Seen with or near this child", "Gwelwyd gyda’r plentyn hwn neu gerllaw", False
    REACHES = "REACHES", "Used to reach this child", "Defnyddir i gyrraedd y plentyn hwn", False
    IS = "IS", "Is this child", "Y plentyn hwn yw", False


ABOUT_A_CHILD = (Way.HARMS, Way.NEAR, Way.REACHES)


class TieKind(Code):
    """What one entry has to do with another; the words are read from the first to the second."""

    MEMBER_OF = "MEMBER_OF", "Belongs to the group", "Yn perthyn i’r grŵp"
    USES = "USES", "Uses", "Yn defnyddio"
    ON_PLATFORM = "ON_PLATFORM", "Is on", "Ar", False
    SAME = "SAME", "Is the same as", "Yr un â", False


class Support(Code):
    """What a child who is named by others answered to an offer of support."""

    ACCEPTED = "ACCEPTED", "Accepted", "Derbyniwyd"
    REFUSED = "REFUSED", "Refused", "Gwrthodwyd"
    THINKING = "THINKING", "Wants time to think", "Eisiau amser i feddwl"
    NOT_OFFERED = "NOT_OFFERED", "Not offered, for a reason", "Heb ei gynnig, am reswm"
