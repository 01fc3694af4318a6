"""What each command says of its own options, in both languages: `ymylon --language cy import --help`. No Django, as `said`.

The commands write their help in English, where argparse wants it; here stands the Welsh of each sentence. A test asks every
command for its help, and fails on a sentence that isn't here.
"""

import argparse
import copy
import re
import sys

from ymylon.terms.words import Words

from .said import WRONG_USAGE

USAGE = Words("usage: ", "defnydd: ")
# What stands for something that is typed; the rest of a usage line is typed as it stands.
_PLACES = {
    "COMMAND": "GORCHYMYN",
    "DAY": "DIWRNOD",
    "FILE": "FFEIL",
    "FOLDER": "FFOLDER",
    "HOST:PORT": "GWESTEIWR:PORTH",
    "NAME": "ENW",
    "NUMBER": "RHIF",
    "ROLE": "RÔL",
    "TEAM": "TÎM",
    "act": "gweithred",
    "kind": "math",
}
SENTENCES = (
    Words("options", "dewisiadau"),
    Words("the folder of a return of the proposed standard", "ffolder ffurflen o’r safon arfaethedig", False),
    Words(
        "a collection year; may be given again (default: all)", "blwyddyn gasglu; gellir ei rhoi eto (fel arall: pob un)", False
    ),
    Words("a measure; may be given again (default: all)", "mesur; gellir ei roi eto (fel arall: pob un)", False),
    Words(
        "until when what is open was open (default: the last moment returned)",
        "hyd pryd yr oedd yr hyn sydd ar agor ar agor (fel arall: yr eiliad olaf a ddychwelwyd)",
        False,
    ),
    Words("the collection year", "y flwyddyn gasglu"),
    Words(
        "errors of the return that stay as they are, and why: a CSV with the columns of faults.csv, each explained by one person"
        " and accepted by another",
        "gwallau’r ffurflen sy’n aros fel y maent, a pham: CSV â cholofnau faults.csv, pob un wedi’i esbonio gan un person a’i"
        " dderbyn gan un arall",
        False,
    ),
    Words(
        "nothing was ever released: begin a ledger and its key",
        "ni ryddhawyd dim erioed: dechrau cofnod rhyddhau a’i allwedd",
        False,
    ),
    Words(
        "everything that was ever let out, which is written when it is (default: ledger.jsonl); its key stands beside it",
        "popeth a ryddhawyd erioed, a ysgrifennir pan ryddheir ef (fel arall: ledger.jsonl); saif ei allwedd wrth ei ymyl",
        False,
    ),
    Words(
        "FOLDER: make a candidate from this return (without one, from an invented return). STEP, upon a return: correct, answer;"
        " upon a candidate: approve, early, release; and signatory, which makes the key of somebody who may approve",
        "FFOLDER: gwneud ymgeisydd o’r ffurflen hon (heb un, o ffurflen ddychmygol). STEP, ar ffurflen: correct, answer; ar"
        " ymgeisydd: approve, early, release; a signatory, sy’n gwneud allwedd rhywun a gaiff gymeradwyo",
        False,
    ),
    Words(
        "before this moment, by the clock of Wales, nobody may release it",
        "cyn yr eiliad hon, yn ôl cloc Cymru, ni chaiff neb ei ryddhau",
        False,
    ),
    Words(
        "the return from which something of this year was released before; may be given again",
        "y ffurflen y rhyddhawyd rhywbeth o’r flwyddyn hon ohoni o’r blaen; gellir ei rhoi eto",
        False,
    ),
    Words("of correct: what changed, in English", "ar gyfer correct: beth a newidiodd, yn Saesneg", False),
    Words("of correct: what changed, in Welsh", "ar gyfer correct: beth a newidiodd, yn Gymraeg", False),
    Words("of correct: why, in English", "ar gyfer correct: pam, yn Saesneg", False),
    Words("of correct: why, in Welsh", "ar gyfer correct: pam, yn Gymraeg", False),
    Words(
        "of answer: by what it is divided; lines by origin or destination",
        "ar gyfer answer: yn ôl beth y’i rhennir; llinellau yn ôl origin neu destination",
        False,
    ),
    Words("of answer: what is counted", "ar gyfer answer: yr hyn a gyfrifir", False),
    Words("your own key: of signatory, approve and early", "eich allwedd eich hun: ar gyfer signatory, approve ac early", False),
    Words(
        "who may sign: the public halves of their keys (default: signatories.json)",
        "pwy gaiff lofnodi: haneri cyhoeddus eu hallweddi (fel arall: signatories.json)",
        False,
    ),
    Words(
        "of signatory: whose key; of early: who is given a copy",
        "ar gyfer signatory: allwedd pwy; ar gyfer early: pwy sy’n cael copi",
        False,
    ),
    Words("what they are", "beth ydynt"),
    Words("of early: why before everybody else", "ar gyfer early: pam cyn pawb arall", False),
    Words("of early: where the copy goes, a new folder", "ar gyfer early: i ble’r aiff y copi, ffolder newydd", False),
    Words("denominators of your own, as docs/measures.md says", "eich enwaduron eich hun, fel y dywed docs/measures.md", False),
    Words("show this help message and exit", "dangos y cymorth hwn a gadael", False),
    Words("positional arguments", "dadleuon yn eu trefn", False),
    Words(
        "open an account, and print the link by which its owner chooses a password",
        "agor cyfrif, ac argraffu’r ddolen y mae ei berchennog yn dewis cyfrinair drwyddi",
        False,
    ),
    Words("let somebody work in another team, in a role", "gadael i rywun weithio mewn tîm arall, mewn rôl", False),
    Words("the first day, as in 2026-12-01 (default: now)", "y diwrnod cyntaf, fel 2026-12-01 (fel arall: nawr)", False),
    Words("the last day (default: until somebody ends it)", "y diwrnod olaf (fel arall: nes i rywun ddod ag ef i ben)", False),
    Words("end somebody’s place in a team, from now on", "dod â lle rhywun mewn tîm i ben, o hyn ymlaen", False),
    Words(
        "list who works in a team, in which role, from when until when",
        "rhestru pwy sy’n gweithio mewn tîm, ym mha rôl, o bryd hyd bryd",
        False,
    ),
    Words("a filled-in form, or a folder of CSV files", "ffurflen wedi’i llenwi, neu ffolder o ffeiliau CSV", False),
    Words(
        "write the empty form, with the lists to choose from",
        "ysgrifennu’r ffurflen wag, gyda’r rhestrau i ddewis ohonynt",
        False,
    ),
    Words("write what stands now into the same form", "ysgrifennu’r hyn sydd yno nawr yn yr un ffurflen", False),
    Words(
        """\
FILE is the form that --empty writes, filled in; or CSV files with the same columns, one for each table. Agencies, teams and
people may come in one workbook or one by one. Taken in again it changes nothing, and nothing is taken out because no row names
it: a team that closes has a last day in “Until”, and so has somebody’s place in it.
""",
        """\
FFEIL yw’r ffurflen a ysgrifennir gan --empty, wedi’i llenwi; neu ffeiliau CSV â’r un colofnau, un i bob tabl. Gall asiantaethau,
timau a phobl ddod mewn un llyfr gwaith neu fesul un. O’i derbyn eto nid yw’n newid dim, ac ni thynnir dim allan am nad oes rhes
yn ei enwi: mae gan dîm sy’n cau ddiwrnod olaf yn “Hyd”, a lle rhywun ynddo hefyd.
""",
        False,
    ),
    Words("given name", "enw bedydd", False),
    Words("family name", "cyfenw", False),
    Words("as `ymylon account teams` lists them", "fel y mae `ymylon account teams` yn eu rhestru", False),
    Words(
        "as docs/access.md lists them, in capitals: SOCIAL_WORKER",
        "fel y mae docs/access.md yn eu rhestru, mewn priflythrennau: SOCIAL_WORKER",
        False,
    ),
    Words(
        "print a new link for somebody whose first one is used or too old",
        "argraffu dolen newydd i rywun y mae ei un gyntaf wedi’i defnyddio neu’n rhy hen",
        False,
    ),
    Words(
        "take a lost second factor away; its owner sets up another",
        "tynnu ail ffactor a gollwyd; mae ei berchennog yn gosod un arall",
        False,
    ),
    Words("close an account: nobody signs in with it any more", "cau cyfrif: nid oes neb yn mewngofnodi ag ef mwyach", False),
    Words("list the teams, with their numbers", "rhestru’r timau, gyda’u rhifau", False),
    Words(
        "seal at once whatever waits, and send the heads out; the worker does so each minute",
        "selio ar unwaith beth bynnag sy’n aros, ac anfon y pennau allan; mae’r gweithiwr yn gwneud hynny bob munud",
        False,
    ),
    Words(
        "find whatever was changed, removed, put elsewhere or cut since it was sealed",
        "canfod beth bynnag a newidiwyd, a dynnwyd, a symudwyd neu a dorrwyd ers ei selio",
        False,
    ),
    Words(
        "heads kept outside (default: heads/heads.jsonl in the home)",
        "pennau a gedwir y tu allan (fel arall: heads/heads.jsonl yn y cartref)",
        False,
    ),
    Words(
        "the public key, where the secret one is not on this machine",
        "yr allwedd gyhoeddus, lle nad yw’r un gyfrinachol ar y peiriant hwn",
        False,
    ),
    Words(
        "print the public key, for whoever keeps heads elsewhere",
        "argraffu’r allwedd gyhoeddus, i bwy bynnag sy’n cadw pennau mewn man arall",
        False,
    ),
    Words(
        "A tail that was cut shows only against a head that was kept elsewhere: by another agency, or on paper.",
        "Dim ond yn erbyn pen a gadwyd mewn man arall y gwelir cynffon a dorrwyd: gan asiantaeth arall, neu ar bapur.",
        False,
    ),
    Words(
        "where to put it (default: YMYLON_BACKUPS, else backups/ in the home)",
        "ble i’w roi (fel arall: YMYLON_BACKUPS, neu backups/ yn y cartref)",
        False,
    ),
    Words(
        "once this one is good, remove all but the newest N there",
        "pan fydd hwn yn dda, dileu pob un ond yr N diweddaraf yno",
        False,
    ),
    Words(
        "The keys are never in it: keep a copy of the home’s folder keys/ elsewhere, apart from the backups.",
        "Nid yw’r allweddi byth ynddo: cadwch gopi o ffolder keys/ y cartref mewn man arall, ar wahân i’r copïau wrth gefn.",
        False,
    ),
    Words(
        "the role to sign in as (default: web, which sees no child until a request has begun)",
        "y rôl i fewngofnodi fel hi (fel arall: web, nad yw’n gweld yr un plentyn nes bod cais wedi dechrau)",
        False,
    ),
    Words(
        "Anything else goes to psql, as in: ymylon dbshell -c 'select count(*) from audit_act'",
        "Mae popeth arall yn mynd i psql, fel yn: ymylon dbshell -c 'select count(*) from audit_act'",
        False,
    ),
    Words(
        "how much of it (default: small); national: 45,000 children and 110,000 episodes; large: 630,000 episodes",
        "faint ohono (fel arall: small); national: 45,000 o blant a 110,000 o gyfnodau; large: 630,000 o gyfnodau",
        False,
    ),
    Words(
        "of a large one: so many episodes, with children in proportion",
        "o un mawr: cynifer o gyfnodau, gyda phlant yn ôl cyfran",
        False,
    ),
    Words(
        "beside the small one: what one county told, all invented",
        "wrth ochr yr un bach: yr hyn a ddywedodd un sir, y cyfan yn ddychmygol",
        False,
    ),
    Words(
        "throw an old demonstration away, with all that was keyed into it",
        "taflu hen arddangosiad i ffwrdd, gyda phopeth a deipiwyd iddo",
        False,
    ),
    Words("change nothing; fail if a document differs from the code", "newid dim; methu os yw dogfen yn wahanol i’r cod", False),
    Words(
        "only list each text whose Welsh no translator has seen",
        "dim ond rhestru pob testun nad oes cyfieithydd wedi gweld ei Gymraeg",
        False,
    ),
    Words(
        "also fail on what is only a note for a demonstration",
        "methu hefyd ar yr hyn sydd ond yn nodyn ar gyfer arddangosiad",
        False,
    ),
    Words(
        "change nothing; fail if any Welsh is missing, guessed or stale",
        "newid dim; methu os oes unrhyw Gymraeg ar goll, wedi’i dyfalu neu’n hen",
        False,
    ),
    Words("only compile the catalogue, as the set-up does", "dim ond crynhoi’r catalog, fel y mae’r gosod yn gwneud", False),
    Words("take in these rows; without it, list what there is", "derbyn y rhesi hyn; hebddo, rhestru’r hyn sydd", False),
    Words(
        "rotate: a new key, under which every protected fact is sealed anew",
        "rotate: allwedd newydd, y selir pob ffaith warchodedig o’r newydd odani",
        False,
    ),
    Words(
        "leave the old keys in the file, for a backup that still needs them",
        "gadael yr hen allweddi yn y ffeil, ar gyfer copi wrth gefn sydd eu hangen o hyd",
        False,
    ),
    Words("the backup", "y copi wrth gefn", False),
    Words(
        "only read it whole, and say whether it could be restored", "dim ond ei ddarllen i gyd, a dweud a ellid ei adfer", False
    ),
    Words(
        "keys of the backup’s day (default: keys/ in the home)", "allweddi diwrnod y copi (fel arall: keys/ yn y cartref)", False
    ),
    Words("restore although some of the keys are lost", "adfer er bod rhai o’r allweddi ar goll", False),
    Words(
        "what was disposed of (default: disposals.jsonl beside the backup)",
        "yr hyn a waredwyd (fel arall: disposals.jsonl wrth ymyl y copi)",
        False,
    ),
    Words(
        "On a PostgreSQL of your own, DATABASE_URL_ADMIN names a superuser, for this command alone.",
        "Ar eich PostgreSQL eich hun, mae DATABASE_URL_ADMIN yn enwi uwchddefnyddiwr, i’r gorchymyn hwn yn unig.",
        False,
    ),
    Words(
        "For example: ymylon roles | psql -h db.example -U postgres",
        "Er enghraifft: ymylon roles | psql -h db.example -U postgres",
        False,
    ),
    Words(
        "port on 127.0.0.1; if it is taken, the next one (default: 8000)",
        "porth ar 127.0.0.1; os yw wedi’i gymryd, yr un nesaf (fel arall: 8000)",
        False,
    ),
    Words(
        "leave an empty database empty: no cast, no story (as on any PostgreSQL named by DATABASE_URL)",
        "gadael cronfa ddata wag yn wag: dim cast, dim stori (fel ar unrhyw PostgreSQL a enwir gan DATABASE_URL)",
        False,
    ),
    Words("where to answer (default: 127.0.0.1:8000)", "ble i ateb (fel arall: 127.0.0.1:8000)", False),
    Words("processes (default: 2)", "prosesau (fel arall: 2)", False),
    Words("threads in each (default: 4)", "edafedd ym mhob un (fel arall: 4)", False),
    Words(
        "Beside others of its kind, on as many machines as it takes: it makes no tables and runs no jobs.",
        "Wrth ymyl eraill o’i fath, ar gynifer o beiriannau ag sydd eu hangen: nid yw’n gwneud tablau nac yn rhedeg tasgau.",
        False,
    ),
    Words("how many at once (default: 4; at least 3)", "faint ar unwaith (fel arall: 4; o leiaf 3)", False),
    Words("a new folder, or the one of the last extract", "ffolder newydd, neu un yr echdyniad diwethaf", False),
    Words(
        "a collection year alone (default: all that the record holds)",
        "blwyddyn gasglu yn unig (fel arall: popeth y mae’r cofnod yn ei ddal)",
        False,
    ),
    Words(
        "read the whole record, not only what was touched since",
        "darllen y cofnod cyfan, nid dim ond yr hyn a gyffyrddwyd ers hynny",
        False,
    ),
    Words(
        "No names, no birth dates, nobody who is protected. `ymylon validate FOLDER/current` judges what is written.",
        "Dim enwau, dim dyddiadau geni, neb sydd dan warchodaeth. Mae `ymylon validate FFOLDER/current` yn barnu’r ffeiliau.",
        False,
    ),
    Words("a new folder, or an empty one", "ffolder newydd, neu un wag", False),
    Words("which version (default: the latest)", "pa fersiwn (fel arall: y ddiweddaraf)", False),
    Words("a file of the return, or a folder of them", "ffeil o’r ffurflen, neu ffolder ohonynt", False),
    Words("by which rules (default: ymylon)", "yn ôl pa reolau (fel arall: ymylon)", False),
    Words(
        "the collection year (default: the last that has ended)",
        "y flwyddyn gasglu (fel arall: yr olaf i ddod i ben)",
        False,
    ),
    Words(
        "last year’s return, for the rules that look back",
        "ffurflen y llynedd, ar gyfer y rheolau sy’n edrych yn ôl",
        False,
    ),
    Words("form of the report", "ffurf yr adroddiad", False),
    Words(
        "English or Welsh (default: as LANG; html: both)",
        "Saesneg neu Gymraeg (fel arall: fel LANG; html: y ddwy)",
        False,
    ),
    Words(
        "England’s SSDA903 return: header.csv, episodes.csv, missing.csv",
        "ffurflen SSDA903 Lloegr: header.csv, episodes.csv, missing.csv",
        False,
    ),
    Words("the folder with the return’s files", "y ffolder â ffeiliau’r ffurflen", False),
    Words("the council whose return it is, as in E06000052", "y cyngor biau’r ffurflen, fel yn E06000052", False),
    Words("judge every row and take nothing in", "barnu pob rhes heb dderbyn dim", False),
    Words("take nothing in if any row is refused", "derbyn dim os gwrthodir unrhyw res", False),
    Words(
        "write what was taken and refused, and why, as JSON",
        "ysgrifennu’r hyn a dderbyniwyd ac a wrthodwyd, a pham, fel JSON",
        False,
    ),
    Words("speak English or Welsh (default: as LANG)", "siarad Saesneg neu Gymraeg (fel arall: fel LANG)", False),
    Words(
        "A bad value is kept out and its row still taken; a row that can’t stand is refused; both are listed.",
        "Cedwir gwerth gwael allan a derbynnir ei res o hyd; gwrthodir rhes na all sefyll; rhestrir y ddau.",
        False,
    ),
    Words(
        "Django’s command and its arguments; `help` lists them", "gorchymyn Django a’i ddadleuon; mae `help` yn eu rhestru", False
    ),
    Words(
        """\
FILE is a CSV with the columns key, level, area, value, from, to, source, standing, on. A row that is there already may be
switched on or off, or ended; another value begins on a later day. Nothing is taken in if any row has a fault.

  acknowledge.council,AUTHORITY,W06000016,"{""within"": {""hours"": 1}, ...}",2026-12-01,,Board minute 14,LOCAL_PRACTICE,yes
""",
        """\
Mae FFEIL yn CSV â’r colofnau key, level, area, value, from, to, source, standing, on. Gellir troi rhes sydd yno eisoes ymlaen
neu i ffwrdd, neu ddod â hi i ben; mae gwerth arall yn dechrau ar ddiwrnod diweddarach. Ni dderbynnir dim os oes gwall mewn
unrhyw res.

  acknowledge.council,AUTHORITY,W06000016,"{""within"": {""hours"": 1}, ...}",2026-12-01,,Board minute 14,LOCAL_PRACTICE,yes
""",
        False,
    ),
)
_WELSH = {words.en: words.cy for words in SENTENCES}
_ERROR = Words("error", "gwall")
# What argparse says of a line that it can't read, as patterns: what was typed stands between the words.
_REFUSED = (
    (r"^the following arguments are required: ", "mae angen y rhain: "),
    (r"^one of the arguments (.*) is required$", r"mae angen un o’r rhain: \1"),
    (r"^unrecognized arguments: ", "heb ei ddeall: "),
    (r"^argument (.*?): ", r"\1: "),
    (r"expected one argument$", "mae angen un gwerth"),
    (r"expected at least one argument$", "mae angen o leiaf un gwerth"),
    (r"not allowed with argument (.*)$", r"ni chaniateir ef gyda \1"),
    (r"invalid choice: (.*) \(choose from (.*)\)$", r"nid yw \1 yn ddewis: un o’r rhain: \2"),
    (r"invalid \w+ value: ", "gwerth annilys: "),
)


class WelshHelp(argparse.RawDescriptionHelpFormatter):
    """As the plain one, with every sentence, heading and place to fill in Welsh."""

    def add_usage(self, usage, actions, groups, prefix=None):
        super().add_usage(usage, actions, groups, USAGE.cy if prefix is None else prefix)

    def start_section(self, heading):
        super().start_section(_WELSH.get(heading or "", heading))

    def add_text(self, text):
        super().add_text(_WELSH.get(text or "", text))

    def _get_help_string(self, action):
        return _WELSH.get(action.help or "", action.help)

    def _metavar_formatter(self, action, default_metavar):
        if isinstance(action.metavar, str) and action.metavar in _PLACES:
            action = copy.copy(action)
            action.metavar = _PLACES[action.metavar]
        return super()._metavar_formatter(action, default_metavar)


class WelshParser(argparse.ArgumentParser):
    """Every parser below it helps in Welsh too, and refuses in Welsh."""

    def __init__(self, *args, formatter_class=WelshHelp, **options):
        super().__init__(*args, formatter_class=formatter_class, **options)

    def error(self, message):
        for english, welsh in _REFUSED:
            message = re.sub(english, welsh, message)
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.prog}: {_ERROR.cy}: {message}\n")
