"""Every problem that a row of the directory can have: what it does to the row, its reason, and how to mend it.

A code never changes its meaning.
"""

from ymylon.exchange.rules.wording.level import Level, Wording, worded

_NAME_THE_TEAM = (
    "Write the team’s name as its row has it; of another agency, “Agency / Team”; or its reference.",
    "Ysgrifennwch enw’r tîm fel y mae yn ei res; o asiantaeth arall, “Asiantaeth / Tîm”; neu ei gyfeirnod.",
)
_DAY = ("Write it like 2026-12-01 or 01/12/2026.", "Ysgrifennwch ef fel 2026-12-01 neu 01/12/2026.")
_LIST = ("Take one of the list on the sheet of codes.", "Cymerwch un o’r rhestr ar ddalen y codau.")

DIRECTORY: dict[str, Wording] = {
    "DIR-CELLS": worded(
        Level.ROW,
        ("The row has more cells than there are columns, or fewer.",
         "Mae gan y rhes fwy o gelloedd nag sydd o golofnau, neu lai."),
        ("Look for a comma too many, or for a line that was cut off.", "Chwiliwch am atalnod yn ormod, neu am linell a dorrwyd."),
    ),
    "DIR-NAME-BLANK": worded(
        Level.ROW, ("It has no name.", "Nid oes enw."), ("Write its name.", "Ysgrifennwch yr enw."),
    ),
    "DIR-NAME-ONE": worded(
        Level.QUERY,
        ("It has a name in one language alone, which stands for both.",
         "Mae iddi enw mewn un iaith yn unig, sy’n sefyll dros y ddwy."),
        ("Write the other, if there is one.", "Ysgrifennwch y llall, os oes un."),
    ),
    "DIR-KIND": worded(Level.ROW, ("No such kind of agency.", "Dim math o’r fath o asiantaeth."), _LIST),
    "DIR-CODE": worded(
        Level.ROW,
        ("No council, force or health board of this kind has this code, and none is called so.",
         "Nid oes gan gyngor, heddlu na bwrdd iechyd o’r math hwn y cod hwn, ac nid oes un o’r enw."),
        ("Write its ONS code, or its name as the sheet of codes has it.",
         "Ysgrifennwch ei god SYG, neu ei enw fel y mae ar ddalen y codau."),
    ),
    "DIR-AREAS": worded(
        Level.ROW,
        ("One of these areas is neither the name nor the code of a council.",
         "Nid enw na chod cyngor yw un o’r ardaloedd hyn."),
        ("Write names or codes with “;” between.", "Ysgrifennwch enwau neu godau â “;” rhyngddynt."),
    ),
    "DIR-NO-AREA": worded(
        Level.QUERY,
        ("It serves no area: nobody finds its teams by where a child is.",
         "Nid yw’n gwasanaethu ardal: nid oes neb yn canfod ei thimau yn ôl lle y mae plentyn."),
        ("Write the areas that it serves.", "Ysgrifennwch yr ardaloedd y mae’n eu gwasanaethu."),
    ),
    "DIR-TELEPHONE": worded(
        Level.VALUE,
        ("This is no telephone number. It was kept out.", "Nid rhif ffôn yw hwn. Fe’i cadwyd allan."),
        ("Write digits and spaces.", "Ysgrifennwch ddigidau a bylchau."),
    ),
    "DIR-TELEPHONE-ZERO": worded(
        Level.QUERY,
        ("A spreadsheet took the first 0 from this number. It was put back.",
         "Cymerodd taenlen y 0 cyntaf oddi ar y rhif hwn. Fe’i rhoddwyd yn ôl."),
        ("Make the column one of text.", "Gwnewch y golofn yn golofn destun."),
    ),
    "DIR-NO-TELEPHONE": worded(
        Level.QUERY,
        ("It doesn’t use Ymylon, and neither it nor this row has a number by which it can be told.",
         "Nid yw’n defnyddio Ymylon, ac nid oes rhif i ddweud wrthi arno."),
        ("Write the number that somebody answers at night.", "Ysgrifennwch y rhif y mae rhywun yn ei ateb gyda’r nos."),
    ),
    "DIR-USES": worded(
        Level.ROW,
        ("It isn’t said whether it uses Ymylon.", "Ni ddywedir a yw’n defnyddio Ymylon."),
        ("Write yes or no.", "Ysgrifennwch ie neu na."),
    ),
    "DIR-EMAIL": worded(
        Level.VALUE,
        ("This is no email address. It was kept out.", "Nid cyfeiriad e-bost yw hwn. Fe’i cadwyd allan."),
        ("Write one address.", "Ysgrifennwch un cyfeiriad."),
    ),
    "DIR-TWICE": worded(
        Level.ROW,
        ("Row {other} is the same one.", "Yr un yw rhes {other}."),
        ("Keep one of the two rows.", "Cadwch un o’r ddwy res."),
    ),
    "DIR-REFERENCE": worded(
        Level.ROW,
        ("Nothing in this directory has this reference.", "Nid oes dim yn y cyfeiriadur â’r cyfeirnod hwn."),
        ("Leave it empty for what is new; otherwise copy it from `ymylon directory --write`.",
         "Gadewch ef yn wag i’r hyn sy’n newydd; fel arall copïwch ef o `ymylon directory --write`."),
    ),
    "DIR-AMBIGUOUS": worded(
        Level.ROW,
        ("Several here are called so.", "Mae sawl un yma o’r enw."),
        ("Write its reference, which `ymylon directory --write` gives.",
         "Ysgrifennwch ei gyfeirnod, a roddir gan `ymylon directory --write`."),
    ),
    "DIR-AGENCY": worded(
        Level.ROW,
        ("There is no such agency, in the file or here.", "Nid oes asiantaeth o’r fath, yn y ffeil nac yma."),
        ("Write its name or code as its row has it; only a joint team may have none.",
         "Ysgrifennwch ei henw neu ei chod fel y mae yn ei rhes; dim ond tîm ar y cyd a all fod hebddi."),
    ),
    "DIR-AGENCY-REFUSED": worded(
        Level.ROW,
        ("Row {other} of the agencies, which is this one’s, was refused.",
         "Gwrthodwyd rhes {other} o’r asiantaethau, sef un y rhes hon."),
        ("Mend that row first.", "Cywirwch y rhes honno yn gyntaf."),
    ),
    "DIR-MOVED": worded(
        Level.ROW,
        ("This team belongs to another agency. What was told it stays in the sight of that one, so it can’t move.",
         "Mae’r tîm hwn yn perthyn i asiantaeth arall. Erys yr hyn a ddywedwyd wrtho yng ngolwg honno, felly ni all symud."),
        ("Close it there, and enter a new one here without its reference.",
         "Caewch ef yno, a nodwch un newydd yma heb ei gyfeirnod."),
    ),
    "DIR-FUNCTION": worded(Level.ROW, ("No such function of a team.", "Dim swyddogaeth o’r fath i dîm."), _LIST),
    "DIR-AREA-OUTSIDE": worded(
        Level.QUERY,
        ("It answers for an area that its agency doesn’t serve.",
         "Mae’n ateb dros ardal nad yw ei asiantaeth yn ei gwasanaethu."),
        ("Check that this is meant.", "Gwiriwch fod hyn yn fwriadol."),
    ),
    "DIR-CLIMB": worded(
        Level.VALUE,
        ("There is no such team, in the file or here. Where silence climbs was left as it stood.",
         "Nid oes tîm o’r fath, yn y ffeil nac yma. Gadawyd lle y mae distawrwydd yn dringo fel yr oedd."),
        _NAME_THE_TEAM,
    ),
    "DIR-CIRCLE": worded(
        Level.VALUE,
        ("Silence would climb in a circle and reach nobody. Where it climbs was left as it stood.",
         "Byddai distawrwydd yn dringo mewn cylch heb gyrraedd neb. Gadawyd lle y mae’n dringo fel yr oedd."),
        ("Let the last team of the circle climb to one outside it, or to none.",
         "Gadewch i dîm olaf y cylch ddringo i un y tu allan iddo, neu i ddim un."),
    ),
    "DIR-NOBODY-ABOVE": worded(
        Level.QUERY,
        ("When this team is silent, nobody else is told: nobody stands above it.",
         "Pan fydd y tîm hwn yn ddistaw, ni ddywedir wrth neb arall: nid oes neb uwch ei ben."),
        ("Name its next team or its team of managers, or enter a team of managers in its agency.",
         "Enwch ei dîm nesaf neu dîm ei reolwyr, neu nodwch dîm o reolwyr yn ei asiantaeth."),
    ),
    "DIR-NOBODY-THERE": worded(
        Level.QUERY,
        ("Nobody works in this team: what it is told stands on a screen that nobody opens, and climbs.",
         "Nid oes neb yn gweithio yn y tîm hwn: saif yr hyn a ddywedir wrtho ar sgrin nad oes neb yn ei hagor, ac mae’n dringo."),
        ("Enter its people, or say of its agency that it doesn’t use Ymylon.",
         "Nodwch ei bobl, neu dywedwch nad yw ei asiantaeth yn defnyddio Ymylon."),
    ),
    "DIR-DAY": worded(Level.ROW, ("This is no day.", "Nid diwrnod yw hwn."), _DAY),
    "DIR-STILL-INVOLVED": worded(
        Level.QUERY,
        ("Children with whom it is still involved: {other}. Once it is closed, whoever stands for it is told in its place.",
         "Plant y mae’n dal i ymwneud â nhw: {other}. Wedi iddo gau, dywedir wrth bwy bynnag sy’n sefyll drosto yn ei le."),
        ("Before its last day, end what it does for each, or involve the team that takes over.",
         "Cyn ei ddiwrnod olaf, dewch â’r hyn y mae’n ei wneud dros bob un i ben, neu cynhwyswch y tîm sy’n cymryd drosodd."),
    ),
    "DIR-NOT-CLOSED": worded(
        Level.VALUE,
        ("Another team’s silence climbs to this one, or it manages, keeps a register or grades intelligence. It stays open.",
         "Mae distawrwydd tîm arall yn dringo i hwn, neu mae’n rheoli, yn cadw cofrestr neu’n graddio"
         " cudd-wybodaeth. Erys ar agor."),
        ("Let the others climb elsewhere first; or rename it to what takes its place.",
         "Gadewch i’r lleill ddringo i rywle arall yn gyntaf; neu ailenwch ef i’r hyn sy’n cymryd ei le."),
    ),
    "DIR-TAKEN-OVER": worded(
        Level.QUERY,
        ("The program had entered a team of this function here, in which nobody worked. This row takes its place.",
         "Roedd y rhaglen wedi nodi tîm o’r swyddogaeth hon yma, heb neb yn gweithio ynddo. Mae’r rhes hon yn cymryd ei le."),
        ("Look whether something still waits there.", "Edrychwch a oes rhywbeth yn dal i aros yno."),
    ),
    "DIR-PERSON-EMAIL": worded(
        Level.ROW,
        ("Nobody can sign in with this: it is no email address.", "Ni all neb fewngofnodi â hwn: nid cyfeiriad e-bost ydyw."),
        ("Write their own address, not a team’s.", "Ysgrifennwch eu cyfeiriad eu hunain, nid un tîm."),
    ),
    "DIR-TEAM": worded(Level.ROW, ("There is no such team.", "Nid oes tîm o’r fath."), _NAME_THE_TEAM),
    "DIR-TEAM-CLOSED": worded(
        Level.ROW,
        ("This team is closed.", "Mae’r tîm hwn wedi cau."),
        ("Name the team that took its place.", "Enwch y tîm a gymerodd ei le."),
    ),
    "DIR-ROLE": worded(Level.ROW, ("No such role.", "Dim rôl o’r fath."), _LIST),
    "DIR-SIGN-IN-CLOSED": worded(
        Level.ROW,
        ("This person’s account is closed, or belongs to no person.",
         "Mae cyfrif y person hwn wedi cau, neu nid yw’n perthyn i berson."),
        ("Enter them under another address, or leave the row out.", "Nodwch nhw dan gyfeiriad arall, neu hepgorwch y rhes."),
    ),
    "DIR-NAMED-OTHERWISE": worded(
        Level.QUERY,
        ("Row {other} has another name for the same address; this row’s name was not read.",
         "Mae gan res {other} enw arall i’r un cyfeiriad; ni ddarllenwyd enw’r rhes hon."),
        ("Write the same name in both, or another address.", "Ysgrifennwch yr un enw yn y ddwy, neu gyfeiriad arall."),
    ),
    "DIR-ENDS-BEFORE": worded(
        Level.ROW,
        ("It ends before it begins.", "Mae’n gorffen cyn dechrau."),
        ("Write a later last day.", "Ysgrifennwch ddiwrnod olaf diweddarach."),
    ),
    "DIR-ENDED": worded(
        Level.ROW,
        ("Somebody ended this place here. A row that is older doesn’t open it again.",
         "Daeth rhywun â’r lle hwn i ben yma. Nid yw rhes hŷn yn ei agor eto."),
        ("Take the row out; or, if they have come back, write in “From” a day after it ended.",
         "Tynnwch y rhes; neu, os ydynt wedi dychwelyd, ysgrifennwch yn “O” ddiwrnod ar ôl iddo ddod i ben."),
    ),
    "DIR-OVER": worded(
        Level.QUERY,
        ("This place is over already, and nothing was opened.", "Mae’r lle hwn ar ben eisoes, ac nid agorwyd dim."),
        ("Nothing need be done.", "Nid oes angen gwneud dim."),
    ),
    "DIR-BEGAN": worded(
        Level.QUERY,
        ("This place has begun already, on another day, which stays.",
         "Mae’r lle hwn wedi dechrau eisoes, ar ddiwrnod arall, sy’n aros."),
        ("Nothing need be done.", "Nid oes angen gwneud dim."),
    ),
}  # fmt: skip
