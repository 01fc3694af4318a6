"""Names that are one name: Welsh and English forms, short forms and common spellings. One group a line.

A name may stand in several groups: Ned is Edward's and Edmund's. The table is ours, from common use, and is meant
to grow; a group only ever proposes a match, and the reason is shown. A group is known by its first name, which
stands in stored keys: put new names at the end of a line.
"""

GIVEN_GROUPS = """
cai kai kay caio
sion john shaun sean shawn jon johnny jonny jac jack siac ianto
ioan ieuan evan ifan iwan euan ewan john ianto iain ian
owain owen owan ewan
dafydd david dai dave davy dewi deio dafi
gwilym wiliam william bill billy will willie wil gwil guto liam
sian jane jayne shan jan siani jean
sioned janet jeannette sionedd
siwan joan joanna joanne jo johanna
catrin katherine catherine kathryn catherin katrin kate katie cat cati kath cadi kitty catryn katy
rhys reece rees reese rice
llywelyn llewelyn llewellyn llew llelo
mair mary maria mari marie mali mia mai molly
elin ellen helen elen elan nel nell nellie ela ella lena helena
erin elin elyn
eleanor elinor elena nel nell ellie
tomos thomas tom tommy twm tomi tomas
steffan stephen steven steve stef steff stefan ste stephan
huw hugh hew hughie huwcyn
hywel howell howel hywell
gruffydd griffith gruffudd gruff griff guto griffiths gruffyd
dylan dyl dilan
iolo iorwerth edward iori yolo
edward ed eddie ned ted teddy edwart
angharad harriet anghi hari
eluned lynette luned lyn
gwenllian gwen gwenno llian
gwenfron gwen bron
bronwen bron bronwyn
bethan beth betsan elizabeth
elizabeth elisabeth elisabet beth betsi betsy betty bet liz lizzie lisa eliza elsbeth elspeth leusa libby
megan meg meghan megs
margaret margred marged mared mererid marge maggie peggy pegi mags greta meg
lowri laura lora lori laurie
nia niamh neah
ffion fiona fion
cerys kerys carys keris kerris ceris karis caris
ceri kerry keri kerri
rhian rhianne rian
rhiannon rhianon rhianydd rhian
seren serena serenn
efa eva eve efah evie
anwen annwen
ann anna anne annie nan nansi nancy ana
hannah hanna ana
alys alice ali alis
alisha alicia alesha
alun alan allan allen al
aled al
andras andreas andrew andy drew
bryn brin brynmor
brian bryan bri
caradog craig cradoc
cynan conan kynan
daniel dan danny deiniol
daniela danielle dani
dilwyn dil
emyr emir
emrys ambrose
elis ellis elias eli
endaf endav
francis ffransis frank ffranc
frances ffrances fran francesca
gareth gary gaz garath
geraint gerant gereint ger
gethin gethyn
glyn glen glynn glenn
gwyn gwynne wyn wynn wynne gwin
gwyneth gwen gweneth
hari harri harry henry hal
heledd hayley heleth
hefin hevin
iago james jim jimmy jamie jac
jacob jac jake iago jack
iestyn justin yestin jestyn yestyn
ifor ivor
lleucu lucy lucia luce
llinos linos
luc luke lucas
lydia lidia
macsen max maxen maxim
madog madoc maddox
marc mark marcus
martyn martin marty
mathew matthew matt matty mat
meical michael mike mick mickey mihangel meic
meilyr meilir
meirion merion
meredydd meredith maredudd mered
morgan morgant morgans
morfudd morfydd morfud
myfanwy fanw myfi van mivanwy
olwen olwyn
osian oshan ossian
padrig patrick paddy pat patric
patricia pat trish patsy
pedr peter pete
rhodri roderick rod roddy
rhydderch roderick
robert rob bob bobby robbie bobi robin rhobert
rhisiart richard rick ricky dick rich richie dic
samuel sam sammy sami
samantha sam sammy sami
sara sarah sally sal sera
tegan teagan tegen
teifi teify
trystan tristan tristram drystan
tudur tudor
yusuf yousef yousuf youssef joseph joseff joe joey jos josi
ahmed ahmad achmed
mohammed muhammad mohamed mohammad muhammed mohamad mohamud md mo
hussein hussain husain
fatima fatimah fatma
aisha ayesha aysha aicha
abdul abdel
alexander alex alec sandy lex xander
alexandra alex alexa sandra lexi
anthony antony tony ant
benjamin ben benji benny
charles charlie chas siarl
charlotte charlie lottie siarlot
christopher chris kit crist
christian chris cris
christine christina chris tina cristyn
deborah debbie deb debs
dorothy dot dotty
emily em emilie
emma em ema
frederick fred freddie ffred
gabriel gabe
gabrielle gabi gabriella
george siors georgie sior
georgia georgie georgina
gregory greg
isabel isabelle isobel bella izzy isabella
jennifer jen jenny jenni gwenhwyfar
jessica jess jessie
jonathan jon jonathon
joshua josh
kimberley kim kimberly
leonard len lenny leo
madeleine maddie madeline
nathaniel nathan nat nate
nicholas nick nicky nic nicolas
nicola nicky nic nikki
oliver ollie olly oli olifer
olivia liv livvy oli ollie
philip phil phillip pip
rebecca becky beca becca bec
ronald ron ronnie
stephanie steph steffi stef
susan sue susie susannah susanna siwsan
theresa teresa terri tess
timothy tim
tobias toby tobi
victoria vicky vicki tori
zachary zach zac zak
"""

SURNAME_GROUPS = """
jones john johns sion johnes
davies davis dafis dafydd david dafys
williams william gwilym gwilliam wiliams
evans evan ifan ifans ieuan bevan jevans
thomas tomos tomas
hughes hugh huw huws puw pugh hewes
lewis lewys louis llewelyn
griffiths griffith gruffydd gruffudd
rees rhys reece reese rice price pryce prys preece
lloyd llwyd floyd loyd
vaughan fychan vychan baughan vaughn
gough goch gooch
gwynne gwyn wynne wyn wynn gwynn
tudor tudur
meredith maredudd meredydd beddoe
cadwaladr cadwallader
howells howell hywel powell howel powel
harris harri harry parry harries
roberts robert probert robaits
richards richard pritchard prichard rhisiart
owens owen owain bowen
rosser prosser roser
henry penry penri henri harry
einion eynon beynon bennion
ithel bethell ithell
jenkins siencyn jenkin siencin
ellis elis bellis
phillips philips phylip philip
edwards edward iorwerth
morgans morgan morgant
watkins watcyn watkin gwatcyn
james iago
matthews mathews matthew
humphreys humphries humphrey wmffre pumphrey
llewelyn llywelyn llewellyn
"""


def _groups(table: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in table.strip().splitlines())


def _groups_of(groups: tuple[tuple[str, ...], ...], mark: str) -> dict[str, tuple[str, ...]]:
    """For each name the groups in which it stands, each called by its first name."""
    found: dict[str, list[str]] = {}
    for group in groups:
        for name in group:
            found.setdefault(name, []).append(f"{mark}.{group[0]}")
    return {name: tuple(of_name) for name, of_name in found.items()}


GIVEN_FORMS = _groups(GIVEN_GROUPS)
SURNAME_FORMS = _groups(SURNAME_GROUPS)
_GIVEN = _groups_of(GIVEN_FORMS, "given")
_SURNAME = _groups_of(SURNAME_FORMS, "family")


def given_groups(name: str) -> tuple[str, ...]:
    """The groups of given names in which this folded name stands."""
    return _GIVEN.get(name, ())


def surname_groups(name: str) -> tuple[str, ...]:
    """The groups of surnames in which this folded name stands."""
    return _SURNAME.get(name, ())
