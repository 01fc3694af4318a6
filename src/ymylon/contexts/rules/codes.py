"""What a place or a peer group may be, what is asked of it, who has reach there, and how a step of its plan ended."""

from ymylon.terms.codes import Code


class ContextKind(Code):
    """What is assessed: a place, or a circle of children who are friends."""

    TAKEAWAY = "TAKEAWAY", "Takeaway or café", "Siop tecawê neu gaffi"
    SHOP = "SHOP", "Shop", "Siop"
    PARK = "PARK", "Park or open space", "Parc neu fan agored"
    TRANSPORT = "TRANSPORT", "Station, stop or vehicle for hire", "Gorsaf, safle neu gerbyd i’w logi", False
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    HOTEL = "HOTEL", "Hotel or short let", "Gwesty neu lety byrdymor", False
    EMPTY = "EMPTY", "Empty building", "Adeilad gwag"
    HOME = "HOME", "A home", "Cartref"
    ONLINE = "ONLINE", "Online platform or room", "Platfform neu ystafell ar-lein", False
    OTHER = "OTHER", "Another place", "Lle arall"
    CIRCLE = "CIRCLE", "Peer group: children who are friends", "Grŵp cyfoedion: plant sy’n ffrindiau", False


class PartKind(Code):
    """What is said of a place or a group, one short part at a time."""

    HARM = "HARM", "Harm seen", "Niwed a welwyd"
    REACH = "REACH", "Who has reach: can be there, look, talk", "Pwy sydd o fewn cyrraedd: yno, yn edrych, yn siarad", False
    TIME = "TIME", "When it happens", "Pryd mae’n digwydd"
    NORM = "NORM", "What goes for normal here", "Yr hyn sy’n cael ei ystyried yn normal yma"
    STRENGTH = "STRENGTH", "What is good here, and safe", "Yr hyn sy’n dda yma, ac yn ddiogel"
    SAFER = "SAFER", "What would make it safer", "Yr hyn a fyddai’n ei wneud yn fwy diogel"


class Reach(Code):
    """Who can be there, look, and talk: by what they do, never by who they are."""

    OWNER = "OWNER", "Owner or manager", "Perchennog neu reolwr"
    STAFF = "STAFF", "Staff", "Staff"
    SHOPS = "SHOPS", "Shops nearby", "Siopau cyfagos"
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    YOUTH_WORK = "YOUTH_WORK", "Youth workers", "Gweithwyr ieuenctid"
    PCSO = "PCSO", "PCSO or neighbourhood police", "SCCH neu heddlu’r gymdogaeth", False
    TRANSPORT = "TRANSPORT", "Bus, train or taxi company", "Cwmni bysiau, trenau neu dacsis"
    LICENSING = "LICENSING", "Licensing", "Trwyddedu"
    HOUSING = "HOUSING", "Housing", "Tai"
    HEALTH = "HEALTH", "Health", "Iechyd"
    FAMILIES = "FAMILIES", "Parents and families", "Rhieni a theuluoedd"
    NEIGHBOURS = "NEIGHBOURS", "Neighbours", "Cymdogion"
    YOUNG = "YOUNG", "Other young people", "Pobl ifanc eraill"
    PLATFORM = "PLATFORM", "Whoever runs the platform", "Y sawl sy’n rhedeg y platfform", False
    OTHER = "OTHER", "Somebody else, in words", "Rhywun arall, mewn geiriau"


class StepEnd(Code):
    """How a step of the plan ended."""

    DONE = "DONE", "Done", "Wedi’i wneud"
    PART = "PART", "Done in part", "Wedi’i wneud yn rhannol"
    NOT_DONE = "NOT_DONE", "Not done", "Heb ei wneud"
    NOT_NEEDED = "NOT_NEEDED", "Not needed any more", "Dim angen mwyach"


class Outcome(Code):
    """What becomes of an assessment that is looked at again."""

    GOES_ON = "GOES_ON", "It goes on", "Mae’n parhau"
    ENDS = "ENDS", "It ends", "Mae’n dod i ben"
