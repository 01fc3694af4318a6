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


class Theme(Code):
    """How children are exploited, there and elsewhere; as many rows as are so."""

    COUNTY_LINES = "COUNTY_LINES", "County lines", "Llinellau sirol"
    LOCAL_LINE = "LOCAL_LINE", "Local drug line", "Llinell gyffuriau leol"
    DEBT_BONDAGE = "DEBT_BONDAGE", "Debt bondage", "Caethiwed dyled", False
    CUCKOOING = "CUCKOOING", "Cuckooing", "Cogio", False
    PEERS = "PEERS", "Recruitment by other children, or at school", "Recriwtio gan blant eraill, neu yn yr ysgol"
    FAMILY = "FAMILY", "Exploitation by family", "Camfanteisio gan y teulu"
    GANG = "GANG", "Gang or group", "Gang neu grŵp"
    ONLINE_GROOMING = "ONLINE_GROOMING", "Grooming online", "Meithrin perthynas amhriodol ar-lein", False
    IMAGES = "IMAGES", "Images, and threats to share them", "Delweddau, a bygythion i’w rhannu"
    RELATIONSHIP = "RELATIONSHIP", "Through a relationship", "Trwy berthynas"
    PARTIES = "PARTIES", "Parties", "Partïon"
    ORGANISED = "ORGANISED", "Organised, by several adults", "Wedi’i drefnu, gan sawl oedolyn"
    FORCED_CRIME = "FORCED_CRIME", "Made to steal or to grow cannabis", "Gorfodi i ddwyn neu i dyfu canabis", False
    WEAPONS = "WEAPONS", "Weapons", "Arfau"
    MONEY = "MONEY", "Money moved through the child’s account", "Symud arian trwy gyfrif y plentyn"
    STAGED_ROBBERY = "STAGED_ROBBERY", "Staged robbery", "Lladrad ffug", False
    RADICALISED = "RADICALISED", "Overlaps with radicalisation", "Yn gorgyffwrdd â radicaleiddio", False
    VEHICLES = "VEHICLES", "Theft of vehicles or e-bikes", "Dwyn cerbydau neu e-feiciau"
    VAPES = "VAPES", "Vapes or nitrous oxide", "Fêps neu ocsid nitraidd"
    TRANSPORT = "TRANSPORT", "A station or other transport hub", "Gorsaf neu ganolfan drafnidiaeth arall"
    NEAR_HOMES = "NEAR_HOMES", "Around a children’s home or other accommodation", "O amgylch cartref plant neu lety arall"
    OTHER = "OTHER", "Something else, in words", "Rhywbeth arall, mewn geiriau"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


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
