"""What `ymylon --help` says, in both languages. No Django: it answers before anything is installed that could be at fault."""

import sys
from collections.abc import Sequence

from ymylon.config.terminal import of_this_shell
from ymylon.terms.words import Words

# Exit codes.
FINE, FAULTY_INPUT, WRONG_USAGE, SYSTEM_FAULT = 0, 1, 2, 3

# What several commands say alike.
READING = Words("Reading {name}", "Yn darllen {name}")
NO_FILE = Words("There is no file {name}.", "Nid oes ffeil {name}.")
CANT_WRITE = Words("{name} can’t be written.", "Ni ellir ysgrifennu {name}.")

ABOUT = Words(
    "One shared record for the agencies around a child who goes missing or is exploited, in Wales.",
    "Un cofnod a rennir gan yr asiantaethau o amgylch plentyn sy’n mynd ar goll neu’n cael ei gamfanteisio, yng Nghymru.",
    False,
)
# In the order in which they are met; each is a module beside this one, with `arguments` and `run`.
PURPOSES: dict[str, Words] = {
    "serve": Words("start everything and answer pages until Ctrl-C", "cychwyn popeth ac ateb tudalennau hyd Ctrl-C", False),
    "demo": Words(
        "load the demonstration: a cast and their story, all invented",
        "llwytho’r arddangosiad: cast a’u stori, oll yn ddychmygol",
        False,
    ),
    "import": Words("take in a return, such as England’s SSDA903", "derbyn ffurflen ystadegol, megis SSDA903 Lloegr", False),
    "validate": Words(
        "judge a return on this machine, without server, database or network",
        "barnu ffurflen ystadegol ar y peiriant hwn, heb weinydd, cronfa ddata na rhwydwaith",
        False,
    ),
    "standard": Words(
        "write the proposed national standard as a data package",
        "ysgrifennu’r safon genedlaethol arfaethedig fel pecyn data",
        False,
    ),
    "extract": Words(
        "take out of the record what statistics are made of, under keyed references",
        "tynnu o’r cofnod yr hyn y gwneir ystadegau ohono, dan gyfeirnodau ag allwedd",
        False,
    ),
    "measures": Words(
        "work out the measures of a return; exact figures, for work inside",
        "cyfrifo mesurau ffurflen ystadegol; ffigurau union, ar gyfer gwaith mewnol",
        False,
    ),
    "publish": Words(
        "make a release of a year’s figures that nobody can be recognised by",
        "gwneud datganiad o ffigurau blwyddyn na ellir adnabod neb drwyddo",
        False,
    ),
    "policy": Words(
        "list the guidance in force, or take in a board’s own rows",
        "rhestru’r canllawiau sydd mewn grym, neu dderbyn rhesi bwrdd ei hun",
        False,
    ),
    "audit": Words(
        "seal the record of who did what, or find what was changed in it",
        "selio’r cofnod o bwy wnaeth beth, neu ganfod beth a newidiwyd ynddo",
        False,
    ),
    "directory": Words(
        "take in who is there: agencies, teams and people, from a spreadsheet",
        "derbyn pwy sydd yno: asiantaethau, timau a phobl, o daenlen",
        False,
    ),
    "account": Words("open, mend or close somebody’s account", "agor, trwsio neu gau cyfrif rhywun", False),
    "backup": Words(
        "save the whole record, sealed, while everybody works on",
        "cadw’r cofnod cyfan dan sêl, tra bo pawb yn dal i weithio",
        False,
    ),
    "restore": Words("bring a backup back into an empty place", "adfer copi wrth gefn i le gwag", False),
    "doctor": Words(
        "check this installation, and say how to mend what is wrong",
        "gwirio’r gosodiad hwn, a dweud sut i drwsio’r hyn sydd o’i le",
        False,
    ),
    "protect": Words("give protected facts a new key", "rhoi allwedd newydd i ffeithiau gwarchodedig", False),
    "dbshell": Words("open psql on the database", "agor psql ar y gronfa ddata", False),
    "roles": Words(
        "print the SQL that prepares a PostgreSQL of your own", "argraffu’r SQL sy’n paratoi eich PostgreSQL eich hun", False
    ),
    "web": Words(
        "answer pages alone, beside other such servers, on a PostgreSQL of your own",
        "ateb tudalennau’n unig, wrth ymyl gweinyddion tebyg eraill, ar eich PostgreSQL eich hun",
        False,
    ),
    "worker": Words(
        "run jobs and sweeps; `serve` does this too", "rhedeg tasgau a chylchoedd; mae `serve` yn gwneud hyn hefyd", False
    ),
    "manage": Words("Django’s own commands, for developers", "gorchmynion Django ei hun, i ddatblygwyr", False),
    "messages": Words(
        "gather the strings that need Welsh, or check that none is missing",
        "casglu’r llinynnau sydd angen Cymraeg, neu wirio nad oes yr un ar goll",
        False,
    ),
    "docs": Words(
        "draw documents from the code, or check that they are current",
        "llunio dogfennau o’r cod, neu wirio eu bod yn gyfredol",
        False,
    ),
}
FURTHER = Words(
    """\
environment:
  YMYLON_HOME    folder for database and files (default: var/ in the checkout; /var/lib/ymylon for root)
  DATABASE_URL   a PostgreSQL of your own, 15 or later: postgresql://user:password@host:port/name

exit codes: 0 fine, 1 the input has faults, 2 wrong usage, 3 the system has a fault
`ymylon --language cy --help` says this in Welsh; a command speaks Welsh so too: `ymylon --language cy doctor`.
""",
    """\
amgylchedd:
  YMYLON_HOME    ffolder i’r gronfa ddata a’r ffeiliau (fel arall: var/ yn y cod; /var/lib/ymylon i root)
  DATABASE_URL   eich PostgreSQL eich hun, 15 neu’n ddiweddarach: postgresql://user:password@host:port/name

codau gadael: 0 iawn, 1 mae gwallau yn y mewnbwn, 2 defnydd anghywir, 3 mae nam ar y system
""",
    False,
)
COMMAND = Words("COMMAND", "GORCHYMYN")
COMMANDS = Words("commands", "gorchmynion")
OPTIONS = Words("options", "dewisiadau")
THIS_HELP = Words("show this help and leave", "dangos y cymorth hwn a gadael", False)
IN_WHICH = Words("in which language it speaks", "ym mha iaith y mae’n siarad", False)


def language_of(words: Sequence[str]) -> str:
    """The language asked for before any command, else the shell's; after a command, the choice is that command's own."""
    before = list(words)
    for place, word in enumerate(before):
        if word == "--language" and before[place + 1 : place + 2] == ["cy"] or word == "--language=cy":
            return "cy"
        if word == "--language" and before[place + 1 : place + 2] == ["en"] or word == "--language=en":
            return "en"
        if not word.startswith("-") and before[place - 1 : place] != ["--language"]:
            break
    return of_this_shell()


def tell(words: Words, language: str, **of: object) -> None:
    """Say how it goes, beside what the command writes."""
    print(words.in_language(language).format(**of), file=sys.stderr)


def refuse(words: Words, language: str, **of: object) -> int:
    """Say what was asked wrongly; answers the exit code of that."""
    tell(words, language, **of)
    return WRONG_USAGE
