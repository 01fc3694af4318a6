"""Words around the tables of `docs/access.md`: how far a role sees, what an emergency opens, how to read the rest."""

from ymylon.terms.words import Words

HEAD = (
    "<!-- Drawn from the code by `ymylon docs`: change `src/ymylon/access/policy.py`, not this page. -->",
    "<!-- Lluniwyd o’r cod gan `ymylon docs`: newidiwch `src/ymylon/access/policy.py`, nid y dudalen hon. -->",
    "",
    "*[Cymraeg isod: Pwy gaiff weld a gwneud beth](#pwy-gaiff-weld-a-gwneud-beth)*",
    "",
)

INTRODUCTION: tuple[Words, ...] = (
    Words(
        "What is not written here is refused. A fact lies in one lane: one kind of fact, with its own readers and"
        " writers. A role"
        " sees a lane only of children with whom its team or agency is involved; the database repeats that by itself, from the"
        " same table.",
        "Gwrthodir yr hyn nad yw wedi’i ysgrifennu yma. Mae ffaith yn gorwedd mewn un lôn: un math o ffaith, gyda’i darllenwyr"
        " a’i hysgrifenwyr ei hun. Dim ond ar gyfer plant y mae ei thîm neu ei hasiantaeth yn gysylltiedig â hwy y"
        " mae rôl yn gweld"
        " lôn; mae’r gronfa ddata yn ailadrodd hynny ohoni’i hun, o’r un tabl.",
    ),
    Words(
        "For whoever answers for data protection: read first whose records somebody reaches, then the kind of fact that you ask"
        " about, then what leaves the record. The last two parts say what each page of the program does, and which"
        " tables hold no"
        " fact about a child.",
        "I bwy bynnag sy’n ateb dros ddiogelu data: darllenwch yn gyntaf gofnodion pwy y mae rhywun yn eu cyrraedd,"
        " wedyn y math"
        " o ffaith yr ydych yn holi amdani, wedyn yr hyn sy’n gadael y cofnod. Mae’r ddwy ran olaf yn dweud beth y"
        " mae pob tudalen"
        " o’r rhaglen yn ei wneud, a pha dablau nad ydynt yn dal unrhyw ffaith am blentyn.",
        False,
    ),
)

HOW_FAR = Words(
    "Nobody sees a child because of their rank. A team or agency is *involved* with a child for a recorded reason, from a day;"
    " when that ends, it has lost the child with its next request. A link, an invitation or a shared address lets nobody in.",
    "Nid oes neb yn gweld plentyn oherwydd ei reng. Mae tîm neu asiantaeth yn *gysylltiedig* â phlentyn am reswm a gofnodwyd, o"
    " ddiwrnod penodol; pan ddaw hynny i ben, mae wedi colli’r plentyn gyda’i gais nesaf. Nid yw dolen, gwahoddiad na"
    " chyfeiriad"
    " a rennir yn gadael neb i mewn.",
)
SCOPES: tuple[tuple[Words, Words], ...] = (
    (Words("a force’s area", "ardal heddlu"),
     Words("A force is involved when a child lives, is placed or goes missing in its area; its officers see those children.",
           "Mae heddlu’n gysylltiedig pan fo plentyn yn byw, wedi’i leoli neu’n mynd ar goll yn ei ardal; mae ei swyddogion yn"
           " gweld"
           " y plant hynny.")),
    (Words("a council’s teams", "timau cyngor"),
     Words("A social worker sees their own team’s children; a manager all of the council’s.",
           "Mae gweithiwr cymdeithasol yn gweld plant ei dîm ei hun; rheolwr holl blant y cyngor.")),
    (Words("an emergency team, by night", "tîm dyletswydd brys, gyda’r nos"),
     Words("Sees its whole council’s children, of every council for which it answers.",
           "Yn gweld holl blant ei gyngor, ym mhob cyngor y mae’n ateb drosto.")),
    (Words("a school’s own pupils", "disgyblion ysgol ei hun"),
     Words("Only children of whom the council recorded that this is their school.",
           "Dim ond plant y cofnododd y cyngor mai hon yw eu hysgol.")),
    (Words("a home’s own residents", "preswylwyr cartref ei hun"),
     Words("Only children of whom it is recorded that they live there; when somebody ends that, no more.",
           "Dim ond plant y cofnodwyd eu bod yn byw yno; dim mwy pan ddaw rhywun â hynny i ben.")),
    (Words("a provider’s own referrals", "atgyfeiriadau darparwr ei hun"),
     Words("Only children whom a council referred to it for a return interview.",
           "Dim ond plant a atgyfeiriodd cyngor ato ar gyfer cyfweliad dychwelyd.")),
    (Words("a joint team", "tîm ar y cyd"),
     Words("Members from several agencies see the team’s children, each in the lanes of their own role and no others.",
           "Mae aelodau o sawl asiantaeth yn gweld plant y tîm, pob un yn lonydd ei rôl ei hun a dim eraill.")),
    (Words("one child, by grant", "un plentyn, drwy ganiatâd"),
     Words("A manager of an agency that holds the child lets one named person in: lanes that the person’s role has anyway, from"
           " and until a day, with a basis. It can be taken back at any moment.",
           "Mae rheolwr asiantaeth sy’n dal y plentyn yn gadael un person a enwir i mewn: lonydd sydd gan rôl y person beth"
           " bynnag, o"
           " ddiwrnod a hyd ddiwrnod, gyda sail. Gellir ei dynnu’n ôl ar unrhyw adeg.")),
    (Words("one child, by breaking the glass", "un plentyn, drwy dorri’r gwydr"),
     Words("In an emergency, for four hours at most: see below.", "Mewn argyfwng, am bedair awr ar y mwyaf: gweler isod.")),
)  # fmt: skip

MATRIX_NOTE = Words(
    "W: reads and writes. R: reads. · : refused. The numbers are those of the lanes below, each with its reasons.",
    "W: yn darllen ac yn ysgrifennu. R: yn darllen. · : gwrthodir. Rhifau’r lonydd isod yw’r rhifau, pob un gyda’i rhesymau.",
)

EMERGENCY_NOTE: tuple[Words, ...] = (
    Words(
        "Whoever may break the glass gets into a record that they may not see, or into lanes of one that they may. They say"
        " why in"
        " twenty characters or more. It lasts four hours at most, and opens reading alone. In the same moment the"
        " team that holds"
        " the record, and the person’s own manager, are told; one of them judges within two working days whether it was"
        " justified,"
        " in words, or it climbs to whoever is above. What was not justified is shown to auditors.",
        "Mae pwy bynnag a gaiff dorri’r gwydr yn mynd i mewn i gofnod na chaiff ei weld, neu i lonydd cofnod y caiff ei weld."
        " Rhaid"
        " dweud pam mewn ugain nod neu fwy. Mae’n para pedair awr ar y mwyaf, ac yn agor darllen yn unig. Yr un eiliad dywedir"
        " wrth"
        " y tîm sy’n dal y cofnod, ac wrth reolwr y person; mae un ohonynt yn barnu o fewn dau ddiwrnod gwaith a oedd"
        " cyfiawnhad,"
        " mewn geiriau, neu mae’n dringo at bwy bynnag sydd uwchlaw. Dangosir i archwilwyr yr hyn nad oedd cyfiawnhad iddo.",
    ),
    Words(
        "A record that one may not see is reached through the match index alone: by the full name and birth date, or a national"
        " number, of one child. Until the glass is broken the index says that a record exists and which agency to ring.",
        "Dim ond drwy’r mynegai cyfatebion y cyrhaeddir cofnod na cheir ei weld: drwy enw llawn a dyddiad geni, neu rif"
        " cenedlaethol,"
        " un plentyn. Nes torri’r gwydr dim ond dweud bod cofnod yn bodoli, a pha asiantaeth i’w ffonio, a wna’r mynegai.",
    ),
)

LEAVING_NOTE: tuple[Words, ...] = (
    Words(
        "Whoever works here reads which agreements there are: they hold no child, and let nobody in. Whoever answers"
        " for an agency’s information keeps its own, and edits none: an amendment is a later version.",
        "Mae pwy bynnag sy’n gweithio yma yn darllen pa gytundebau sydd: nid oes plentyn ynddynt, ac nid ydynt yn"
        " gadael neb i mewn. Mae pwy bynnag sy’n ateb dros wybodaeth asiantaeth yn cadw ei rhai ei hun, heb olygu’r"
        " un: fersiwn ddiweddarach yw diwygiad.",
        False,
    ),
    Words(
        "Whoever sees a child may say what they gave of the child outside, and to whom: leaving it unsaid would help"
        " nobody. Paper is made for whoever sees the child, as by night it may be all that an officer has; a file,"
        " which is copied in a moment, by those who answer for it by profession. Both ask for a fresh second factor,"
        " are listed for the child before they are made, hold only the kinds of fact that were chosen and that the"
        " maker sees, and are marked. Of a protected child neither is made.",
        "Caiff pwy bynnag sy’n gweld plentyn ddweud beth a roddodd am y plentyn y tu allan, ac i bwy: ni fyddai"
        " peidio â dweud yn helpu neb. Gwneir papur i bwy bynnag sy’n gweld y plentyn, gan y gall gyda’r nos fod y"
        " cyfan sydd gan swyddog; gwneir ffeil, a gopïir mewn eiliad, gan y rhai sy’n ateb drosti yn broffesiynol."
        " Mae’r ddau’n gofyn am ail ffactor ffres, yn cael eu rhestru ar gyfer y plentyn cyn eu gwneud, yn dal dim ond"
        " y mathau o ffaith a ddewiswyd ac a wêl y gwneuthurwr, ac wedi’u marcio. Ni wneir y naill na’r llall am"
        " blentyn gwarchodedig.",
        False,
    ),
    Words(
        "Some papers ask nobody a question, since they are made in the night or on the way out: the plan for a night away, the"
        " sheets of plans that are kept with a child, a referral to the National Referral Mechanism, one’s own papers"
        " for a meeting."
        " Each is marked and listed for the child all the same, with a reason that always holds: for the maker’s own use within"
        " their agency, or for the child. Whoever hands such a paper on says so as of anything else.",
        "Nid yw rhai papurau’n gofyn cwestiwn i neb, gan y’u gwneir gyda’r nos neu ar y ffordd allan: y cynllun ar"
        " gyfer noson i"
        " ffwrdd, taflenni’r cynlluniau a gedwir gyda phlentyn, atgyfeiriad at y Mecanwaith Atgyfeirio Cenedlaethol,"
        " eich papurau eich"
        " hun ar gyfer cyfarfod. Mae pob un yn cael ei farcio a’i restru ar gyfer y plentyn yr un fath, gyda rheswm"
        " sydd bob amser yn"
        " dal: at ddefnydd y gwneuthurwr ei hun o fewn ei asiantaeth, neu ar gyfer y plentyn. Mae pwy bynnag sy’n"
        " rhoi papur o’r fath"
        " i rywun arall yn dweud hynny, fel am unrhyw beth arall.",
        False,
    ),
)

ACTIONS_NOTE = Words(
    "A fresh second factor was shown within the last fifteen minutes. Each action leaves one audit line in its own transaction.",
    "Ail ffactor ffres: fe’i dangoswyd o fewn y pymtheg munud diwethaf. Mae pob gweithred yn gadael un llinell archwilio yn ei"
    " thrafodyn ei hun.",
)

TABLES_NOTE = Words(
    "They hold no fact about a child. A test fails when a table has neither a policy nor a line here.",
    "Nid ydynt yn dal unrhyw ffaith am blentyn. Mae prawf yn methu pan nad oes gan dabl bolisi na llinell yma.",
)
