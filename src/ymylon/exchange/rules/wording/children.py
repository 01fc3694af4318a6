"""Problems of header.csv: who the children are."""

from ymylon.exchange.rules.wording.files import row_shape
from ymylon.exchange.rules.wording.level import Level, Wording, worded

WRITE_DATE = ("Write the date as dd/mm/yyyy.", "Ysgrifennwch y dyddiad fel dd/mm/bbbb.")
CHECK_DATE = ("Check the date against the child’s record.", "Gwiriwch y dyddiad yn erbyn cofnod y plentyn.")
CHECK_UPN = (
    "Ask the school for the number, or write UN1 to UN5 if there is none.",
    "Gofynnwch i’r ysgol am y rhif, neu ysgrifennwch UN1 i UN5 os nad oes un.",
)

CHILDREN: dict[str, Wording] = row_shape("HDR") | {
    "HDR-CHILD-SHAPE": worded(
        Level.ROW,
        ("CHILD is not an identifier: letters and digits, at most twenty.",
         "Nid yw CHILD yn ddynodwr: llythrennau a rhifau, ugain ar y mwyaf."),
        ("Write it as the case management system has it. A spreadsheet may have turned it into a decimal.",
         "Ysgrifennwch ef fel y mae yn y system rheoli achosion. Gall taenlen fod wedi’i droi’n ddegolyn."),
    ),
    "HDR-CHILD-REPEATED": worded(
        Level.ROW,
        ("This child already has row {other}, which stands.",
         "Mae gan y plentyn hwn res {other} eisoes, a honno sy’n sefyll."),
        ("Keep one row for each child.", "Cadwch un rhes i bob plentyn."),
    ),
    "HDR-CHILD-SHARED": worded(
        Level.ROW,
        ("Rows with different birth dates share this identifier (see row {other}), so nobody can tell whose history is whose.",
         "Mae rhesi â gwahanol ddyddiadau geni yn rhannu’r dynodwr hwn (gweler rhes {other}), "
         "felly ni ellir dweud hanes pwy yw p’un."),
        ("Give each child an identifier of their own, or correct the birth date.",
         "Rhowch ei ddynodwr ei hun i bob plentyn, neu cywirwch y dyddiad geni."),
    ),
    "HDR-SEX": worded(
        Level.VALUE,
        ("SEX is not 1 (male) or 2 (female).", "Nid yw SEX yn 1 (gwryw) nac yn 2 (benyw)."),
        ("Write 1 or 2.", "Ysgrifennwch 1 neu 2."),
    ),
    "HDR-DOB": worded(
        Level.VALUE,
        ("The birth date is blank or not a date.", "Mae’r dyddiad geni yn wag neu nid yw’n ddyddiad."),
        WRITE_DATE,
    ),
    "HDR-DOB-FUTURE": worded(
        Level.VALUE,
        ("The birth date lies in the future.", "Mae’r dyddiad geni yn y dyfodol."),
        CHECK_DATE,
    ),
    "HDR-DOB-IMPOSSIBLE": worded(
        Level.VALUE,
        ("Nobody born on this date can be a child in this return.",
         "Ni all neb a aned ar y dyddiad hwn fod yn blentyn yn y ffurflen hon."),
        CHECK_DATE,
    ),
    "HDR-ETHNIC": worded(
        Level.VALUE,
        ("ETHNIC is blank or not a code of the return’s list.",
         "Mae ETHNIC yn wag neu nid yw’n god ar restr y ffurflen."),
        ("Use the list’s code; REFU and NOBT are codes too.",
         "Defnyddiwch god y rhestr; mae REFU ac NOBT yn godau hefyd."),
    ),
    "HDR-ETHNIC-WROM": worded(
        Level.QUERY,
        ("WROM stands for Gypsy and for Roma, which are two groups here. It was taken as Roma.",
         "Mae WROM yn cynrychioli Sipsi a Roma, sy’n ddau grŵp yma. Fe’i cymerwyd fel Roma."),
        ("Ask the child or family which they would say.",
         "Gofynnwch i’r plentyn neu’r teulu pa un y byddent yn ei ddweud."),
    ),
    "HDR-UPN-BLANK": worded(
        Level.QUERY,
        ("There is no pupil number and no code that says why.", "Nid oes rhif disgybl na chod sy’n dweud pam."),
        ("Write the number, or UN1 to UN5.", "Ysgrifennwch y rhif, neu UN1 i UN5."),
    ),
    "HDR-UPN-SHAPE": worded(
        Level.VALUE,
        ("The pupil number is not a letter, eleven digits and a digit or letter.",
         "Nid llythyren, un ar ddeg digid a digid neu lythyren yw’r rhif disgybl."),
        CHECK_UPN,
    ),
    "HDR-UPN-CHECK": worded(
        Level.VALUE,
        ("The pupil number’s first letter doesn’t fit its digits: at least one character is wrong.",
         "Nid yw llythyren gyntaf y rhif disgybl yn cyd-fynd â’i ddigidau: mae o leiaf un nod yn anghywir."),
        CHECK_UPN,
    ),
    "HDR-UPN-REPEATED": worded(
        Level.VALUE,
        ("Row {other} has the same pupil number, so it can’t be said whose it is.",
         "Mae gan res {other} yr un rhif disgybl, felly ni ellir dweud rhif pwy ydyw."),
        CHECK_UPN,
    ),
    "HDR-UPN-HELD": worded(
        Level.QUERY,
        ("Somebody else on record has this pupil number. Both were kept: they may be one child.",
         "Mae gan rywun arall ar gofnod y rhif disgybl hwn. Cadwyd y ddau: gallant fod yn un plentyn."),
        ("Ask whoever may see both records to judge.", "Gofynnwch i rywun a gaiff weld y ddau gofnod farnu."),
    ),
    "HDR-HELD-DIFFERS": worded(
        Level.VALUE,
        ("The child’s record says otherwise. The record stands.",
         "Mae cofnod y plentyn yn dweud yn wahanol. Y cofnod sy’n sefyll."),
        ("Find out which is right, and correct the other.", "Darganfyddwch pa un sy’n gywir, a chywirwch y llall."),
    ),
    "HDR-MOTHER": worded(
        Level.VALUE,
        ("MOTHER is not blank, 0 or 1.", "Nid yw MOTHER yn wag, yn 0 nac yn 1."),
        ("Write 1 for a mother; otherwise leave it blank.", "Ysgrifennwch 1 ar gyfer mam; fel arall gadewch ef yn wag."),
    ),
    "HDR-DECIMAL": worded(
        Level.QUERY,
        ("A spreadsheet has turned the code into a decimal. It was read as the whole number.",
         "Mae taenlen wedi troi’r cod yn ddegolyn. Fe’i darllenwyd fel y rhif cyfan."),
        ("Export the file again without opening it in a spreadsheet.",
         "Allforiwch y ffeil eto heb ei hagor mewn taenlen."),
    ),
    "HDR-MC-DOB": worded(
        Level.VALUE,
        ("The birth date of the child’s own child is not a date, or lies in the future.",
         "Nid yw dyddiad geni plentyn y plentyn yn ddyddiad, neu mae yn y dyfodol."),
        WRITE_DATE,
    ),
    "HDR-MC-DOB-AGE": worded(
        Level.QUERY,
        ("By these two dates the child was under thirteen when their own child was born.",
         "Yn ôl y ddau ddyddiad hyn roedd y plentyn o dan dair ar ddeg pan aned ei blentyn ei hun."),
        ("Check both dates. If they are right, check that a safeguarding referral was made.",
         "Gwiriwch y ddau ddyddiad. Os ydynt yn gywir, gwiriwch fod atgyfeiriad diogelu wedi’i wneud."),
    ),
}  # fmt: skip
