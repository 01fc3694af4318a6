"""The three tables in which a council writes down who is there: their columns, and what each is for."""

from typing import NamedTuple

from ymylon.terms.words import Words

AGENCIES, TEAMS, PEOPLE = "agencies", "teams", "people"


class Column(NamedTuple):
    """One column: its name in the program, its headings, what is written in it, and whether the table is none without it."""

    name: str
    heading: Words
    hint: Words
    needed: bool = False


_NAME_EN = Words("Name in English", "Enw yn Saesneg")
_NAME_CY = Words("Name in Welsh", "Enw yn Gymraeg")
_AREAS = Words("Areas", "Ardaloedd")
_TELEPHONE = Words("Telephone", "Ffôn")
_UNTIL = Words("Until", "Hyd")
_REFERENCE = Words("Reference", "Cyfeirnod")
_EMAIL = Words("Email", "E-bost")
_AGENCY = Words("Agency", "Asiantaeth")
_ONE_NAME = Words("If there is one name only, write it once.", "Os un enw yn unig sydd, ysgrifennwch ef unwaith.")
_KNOWN_BY = Words(
    "Leave it empty. `ymylon directory --write` fills it in; by it a row is known again when its name has changed.",
    "Gadewch hi’n wag. Mae `ymylon directory --write` yn ei llenwi; wrthi hi yr adnabyddir rhes wedi i’r enw newid.",
    False,
)

FORM: dict[str, tuple[Column, ...]] = {
    AGENCIES: (
        Column("name_en", _NAME_EN, _ONE_NAME, needed=True),
        Column("name_cy", _NAME_CY, _ONE_NAME),
        Column("kind", Words("Kind", "Math"), Words("One of the list “Kind”.", "Un o’r rhestr “Math”."), needed=True),
        Column(
            "code",
            Words("Code", "Cod"),
            Words(
                "A council, force or health board: its ONS code, or nothing where its name says it. A school: its number.",
                "Cyngor, heddlu neu fwrdd iechyd: ei god SYG, neu ddim os yw’r enw’n ei ddweud. Ysgol: ei rhif.",
            ),
        ),
        Column(
            "areas",
            _AREAS,
            Words(
                "The councils whose area it serves, by name or code, with “;” between. A council, force or board: nothing.",
                "Y cynghorau y mae’n gwasanaethu eu hardal, wrth enw neu god, â “;” rhyngddynt. Cyngor, heddlu neu fwrdd: dim.",
            ),
        ),
        Column("telephone", _TELEPHONE, Words("As text, with its first 0.", "Fel testun, gyda’r 0 cyntaf.")),
        Column(
            "uses_ymylon",
            Words("Uses Ymylon", "Yn defnyddio Ymylon"),
            Words("yes or no. No: it is told by telephone.", "ie neu na. Na: dywedir wrthi dros y ffôn."),
            needed=True,
        ),
        Column("reference", _REFERENCE, _KNOWN_BY),
    ),
    TEAMS: (
        Column(
            "agency",
            _AGENCY,
            Words(
                "Its name in either language, or its code. A joint team may have none.",
                "Ei henw yn y naill iaith neu’r llall, neu ei chod. Gall tîm ar y cyd fod hebddi.",
            ),
            needed=True,
        ),
        Column(
            "function",
            Words("Function", "Swyddogaeth"),
            Words("One of the list “Function”: by it a team is told.", "Un o’r rhestr “Swyddogaeth”: wrthi y dywedir wrth dîm."),
            needed=True,
        ),
        Column("name_en", _NAME_EN, Words("Nothing: it is called by its function.", "Dim: gelwir ef wrth ei swyddogaeth.")),
        Column("name_cy", _NAME_CY, Words("Nothing: it is called by its function.", "Dim: gelwir ef wrth ei swyddogaeth.")),
        Column("areas", _AREAS, Words("Nothing: all of its agency’s.", "Dim: pob un o rai ei asiantaeth.")),
        Column("telephone", _TELEPHONE, Words("As text, with its first 0.", "Fel testun, gyda’r 0 cyntaf.")),
        Column(
            "email",
            _EMAIL,
            Words(
                "The team’s own, to which a link is sent and nothing else.", "Un y tîm ei hun, yr anfonir dolen iddo a dim arall."
            ),
        ),
        Column(
            "next_team",
            Words("Next team", "Tîm nesaf"),
            Words(
                "Which team is told when this one is silent. Of another agency: “Agency / Team”.",
                "Wrth ba dîm y dywedir pan fydd hwn yn ddistaw. O asiantaeth arall: “Asiantaeth / Tîm”.",
            ),
        ),
        Column(
            "manager_team",
            Words("Team of managers", "Tîm y rheolwyr"),
            Words("Which team is told last, until somebody answers.", "Wrth ba dîm y dywedir yn olaf, nes i rywun ateb."),
        ),
        Column(
            "until",
            _UNTIL,
            Words("The last day of a team that closes.", "Diwrnod olaf tîm sy’n cau."),
        ),
        Column("reference", _REFERENCE, _KNOWN_BY),
    ),
    PEOPLE: (
        Column("given_name", Words("Given name", "Enw cyntaf"), Words("As colleagues know them.", "Fel yr adwaenir nhw.")),
        Column("family_name", Words("Family name", "Cyfenw"), Words("As colleagues know them.", "Fel yr adwaenir nhw.")),
        Column("email", _EMAIL, Words("By which they sign in.", "Yr un y mewngofnodant ag ef."), needed=True),
        Column("agency", _AGENCY, Words("Whose team it is.", "Tîm pwy ydyw.")),
        Column(
            "team",
            Words("Team", "Tîm"),
            Words("One row for each team in which they work.", "Un rhes i bob tîm y maent yn gweithio ynddo."),
            needed=True,
        ),
        Column("role", Words("Role", "Rôl"), Words("One of the list “Role”.", "Un o’r rhestr “Rôl”."), needed=True),
        Column("from", Words("From", "O"), Words("Nothing: from now on.", "Dim: o hyn ymlaen.")),
        Column(
            "until",
            _UNTIL,
            Words(
                "The last day there. Nothing: until somebody says otherwise.",
                "Y diwrnod olaf yno. Dim: nes i rywun ddweud fel arall.",
            ),
        ),
        Column("language", Words("Language", "Iaith"), Words("en or cy.", "en neu cy.")),
        Column("telephone", _TELEPHONE, Words("As text, with its first 0.", "Fel testun, gyda’r 0 cyntaf.")),
    ),
}  # fmt: skip
