"""What `ymylon publish` says, in both languages."""

from ymylon.terms.words import Words

ONE_EDITION = Words(
    "A release of {name} is in the ledger: whatever differs is a correction. `ymylon publish correct` says what changed, and"
    " why.",
    "Mae datganiad o {name} yn y cofnod: cywiriad yw beth bynnag sy’n wahanol. Mae `ymylon publish correct` yn dweud beth a"
    " newidiodd, a pham.",
    False,
)
NO_EDITION = Words(
    "No release of {name} is in the ledger: there is nothing to correct.",
    "Nid oes datganiad o {name} yn y cofnod: nid oes dim i’w gywiro.",
    False,
)
CHANGE_ASKED = Words(
    "Say in both languages what changed and why: --what-en, --what-cy, --why-en, --why-cy",
    "Dywedwch yn y ddwy iaith beth a newidiodd a pham: --what-en, --what-cy, --why-en, --why-cy",
)
WAS_ASKED = Words(
    "{name} was made from another return: name that one with --was FOLDER. Without it nobody can try what the difference tells.",
    "Gwnaed {name} o ffurflen arall: enwch honno â --was FFOLDER. Hebddi ni all neb brofi’r hyn y mae’r gwahaniaeth yn ei"
    " ddatgelu.",
    False,
)
RETURN_ASKED = Words("Name the folder of a return.", "Enwch ffolder ffurflen.")
ANSWER_ASKED = Words(
    "Say what is asked: --count episodes or children, --by at most two of area, age, sex, care, quarter, offer, timely, told; or"
    " --count lines or children-of-lines, --by origin or destination; and --name of the request.",
    "Dywedwch beth a ofynnir: --count episodes neu children, --by dim mwy na dau o area, age, sex, care, quarter, offer, timely,"
    " told; neu --count lines neu children-of-lines, --by origin neu destination; a --name y cais.",
    False,
)
ANSWERED_ALREADY = Words("{name} is in the ledger already.", "Mae {name} eisoes yn y cofnod rhyddhau.")
NEW_LEDGER = Words(
    "There is no ledger {name}. Name the one that holds what was released before, or begin one with --new-ledger.",
    "Nid oes cofnod rhyddhau {name}. Enwch yr un sy’n dal yr hyn a ryddhawyd o’r blaen, neu dechreuwch un â --new-ledger.",
    False,
)
LEDGER_THERE = Words(
    "The ledger {name} holds what was released before: leave out --new-ledger.",
    "Mae’r cofnod rhyddhau {name} yn dal yr hyn a ryddhawyd o’r blaen: hepgorwch --new-ledger.",
    False,
)
BUSY = Words("Somebody is making a release with this ledger now.", "Mae rhywun yn gwneud datganiad â’r cofnod hwn nawr.", False)
NO_LEDGER = Words(
    "{name} can’t be read as a ledger: without it nobody knows what was released before.",
    "Ni ellir darllen {name} fel cofnod rhyddhau: hebddo ni ŵyr neb beth a ryddhawyd o’r blaen.",
    False,
)
NO_KEY = Words(
    "The ledger has entries, but its key {name} is missing: the same fact would not be known again.",
    "Mae cofnodion yn y cofnod rhyddhau, ond mae ei allwedd {name} ar goll: ni fyddai’r un ffaith yn cael ei hadnabod eto.",
    False,
)
TRYING = Words("{done} of {total} protected numbers can’t be learned", "Ni ellir dysgu {done} o {total} rhif gwarchodedig", False)
NOT_SAFE = Words(
    "Nothing was written: a protected number could be learned from these tables and what was released before.",
    "Nid ysgrifennwyd dim: gellid dysgu rhif gwarchodedig o’r tablau hyn a’r hyn a ryddhawyd o’r blaen.",
    False,
)
CONTRADICTS = Words(
    "Nothing was written: what the ledger says was released before can’t be true of what is released now.",
    "Nid ysgrifennwyd dim: ni all yr hyn a ryddhawyd o’r blaen, yn ôl y cofnod, fod yn wir am yr hyn a ryddheir nawr.",
    False,
)
TOO_MANY = Words(
    "Nothing was written: with so many editions the attack can’t be tried.",
    "Nid ysgrifennwyd dim: gyda chynifer o argraffiadau ni ellir rhoi cynnig ar yr ymosodiad.",
    False,
)
INVENTED_LEDGER = Words(
    "What is invented never stands in a ledger of what is true: leave out --ledger {name}, or name the folder of a return.",
    "Nid yw’r hyn a ddyfeisir byth yn sefyll mewn cofnod o’r hyn sy’n wir: hepgorwch --ledger {name}, neu enwch"
    " ffolder ffurflen.",
    False,
)
NO_EPISODES = Words(
    "Nothing was written: no episodes of {year} were returned in {name}, and a year without them would be nought everywhere.",
    "Nid ysgrifennwyd dim: ni ddychwelwyd cyfnodau o {year} yn {name}, a byddai blwyddyn hebddynt yn sero ym mhobman.",
    False,
)
NO_INTERVIEWS = Words(
    "Nothing was written: without return_interview and interview_episode nobody knows what was offered.",
    "Nid ysgrifennwyd dim: heb return_interview ac interview_episode ni ŵyr neb beth a gynigiwyd.",
    False,
)
NO_LINES = Words(
    "Nothing was written: no line was returned of {name}, and that nobody wrote one down is not nought.",
    "Nid ysgrifennwyd dim: ni ddychwelwyd llinell o {name}, ac nid yw’r ffaith na nododd neb yr un yn golygu sero.",
    False,
)
WRITTEN = Words(
    "{cells} numbers written into {name}: {own} not shown because they are small, {others} so that those can’t be worked out;"
    " {tried} protected numbers tried against {against} that are known, none learned. {label}",
    "Ysgrifennwyd {cells} rhif i {name}: {own} heb eu dangos am eu bod yn fach, {others} rhag gallu cyfrifo’r rheini;"
    " rhoddwyd cynnig ar {tried} rhif gwarchodedig yn erbyn {against} sy’n hysbys, ac ni ddysgwyd yr un. {label}",
    False,
)
TO_READ = Words("To read it, open {page} in a browser.", "I’w ddarllen, agorwch {page} mewn porwr.")
OUT_TAKEN = Words(
    "It is written into {name}; --out names another folder.",
    "Fe’i hysgrifennir i {name}; mae --out yn enwi ffolder arall.",
    False,
)
TABLE_LEFT_OUT = Words(
    "Left out: {table}, {title}. With it a protected number could be learned.",
    "Hepgorwyd: {table}, {title}. Gydag ef gellid dysgu rhif gwarchodedig.",
    False,
)
NOT_BUILT = Words(
    "The style sheet is not compiled: `make setup` compiles it.",
    "Nid yw’r ddalen arddull wedi’i chrynhoi: mae `make setup` yn ei chrynhoi.",
    False,
)
NO_MOMENT = Words(
    "{name} is no moment. It reads like 2026-11-17T09:30, by the clock of Wales.",
    "Nid eiliad yw {name}. Mae’n edrych fel 2026-11-17T09:30, yn ôl cloc Cymru.",
    False,
)
JUDGING = Words("Asking the rules of the standard", "Yn gofyn rheolau’r safon", False)
ERRORS = Words(
    "Nothing was written: errors in {count} rows. Have them mended where they were recorded. What nobody can mend, one person"
    " explains and another accepts: --explained FILE, a CSV with code, table, fields, rows, why_en, why_cy, explained_by,"
    " accepted_by.",
    "Nid ysgrifennwyd dim: gwallau mewn {count} rhes. Trefnwch iddynt gael eu cywiro lle’u cofnodwyd. Yr hyn na all neb ei"
    " gywiro, mae un person yn ei esbonio ac un arall yn ei dderbyn: --explained FFEIL, CSV â code, table, fields, rows, why_en,"
    " why_cy, explained_by, accepted_by.",
    False,
)
NO_EXPLANATIONS = Words("{name} can’t be read as explanations.", "Ni ellir darllen {name} fel esboniadau.")
EXPLANATION_ASKED = Words(
    "Line {row} of {name}: say the code, the table, how many rows, why in both languages, who explained it, and who else accepted"
    " it.",
    "Llinell {row} yn {name}: dywedwch y cod, y tabl, sawl rhes, pam yn y ddwy iaith, pwy a’i hesboniodd, a phwy arall a’i"
    " derbyniodd.",
    False,
)
FAULTS = Words(
    "Rules asked: {asked}. Queries, to the nearest hundred: {queries:,}; each rule’s exact number is in {file}, for work inside.",
    "Rheolau a ofynnwyd: {asked}. Ymholiadau, i’r cant agosaf: {queries:,}; mae union nifer pob rheol yn {file}, ar gyfer gwaith"
    " mewnol.",
    False,
)
LOOKS_BACK = Words(
    "Of last year’s return, rows that something is asked about: {count}, in {file}. Whoever holds the record makes sure that"
    " somebody looks for the child still, if the child is missing. It stops no release: a child may be protected now.",
    "Rhesi o ffurflen y llynedd y mae rhywbeth i’w holi amdanynt: {count}, yn {file}. Mae pwy bynnag sy’n dal y cofnod yn gwneud"
    " yn siŵr fod rhywun yn dal i chwilio am y plentyn, os yw ar goll. Nid yw’n atal datganiad: gall plentyn fod wedi’i warchod"
    " bellach.",
    False,
)
INVENTING = Words("No return was named: one is invented.", "Nid enwyd ffurflen: dyfeisir un.", False)
ASKED = Words("Say which year, and into which folder: --year 2025-26 --out FOLDER",
              "Dywedwch pa flwyddyn, ac i ba ffolder: --year 2025-26 --out FFOLDER")  # fmt: skip
QUESTIONS = Words(
    "Figures that can hardly be so: {count}, in {file}. They are exact, for work inside. Ask before anybody approves: a high"
    " figure can be good practice, and the low one is asked about first.",
    "Ffigurau prin y gallant fod yn wir: {count}, yn {file}. Maent yn fanwl gywir, ar gyfer gwaith mewnol. Holwch cyn i neb"
    " gymeradwyo:"
    " gall ffigur uchel fod yn arfer da, a holir am yr un isel yn gyntaf.",
    False,
)
ONE_FOLDER = Words("Name one folder.", "Enwch un ffolder.")
SIGNATORY_ASKED = Words(
    "Say whose key: --name NAME --role ROLE --key FILE", "Dywedwch allwedd pwy: --name ENW --role RÔL --key FFEIL"
)
APPROVE_ASKED = Words(
    "Name the candidate and your key: approve FOLDER --key FILE",
    "Enwch yr ymgeisydd a’ch allwedd: approve FFOLDER --key FFEIL",
    False,
)
EARLY_ASKED = Words(
    "Say who has it, and why: early FOLDER --to FOLDER --name NAME --role ROLE --why WHY --key FILE",
    "Dywedwch pwy sy’n ei gael, a pham: early FFOLDER --to FFOLDER --name ENW --role RÔL --why PAM --key FFEIL",
    False,
)
RELEASE_ASKED = Words("Name the candidate: release FOLDER", "Enwch yr ymgeisydd: release FFOLDER", False)
LISTED_ALREADY = Words("{name} is listed already.", "Mae {name} wedi’i restru eisoes.")
SIGNATORY_MADE = Words(
    "{key} is {name}’s own, and nobody else’s: whoever has it signs as {name}. {listed} has the public half.",
    "Eiddo {name} a neb arall yw {key}: mae pwy bynnag sydd â hi’n llofnodi fel {name}. Mae’r hanner cyhoeddus yn {listed}.",
    False,
)
NO_SIGNATORIES = Words(
    "{name} can’t be read as a list of who may sign.", "Ni ellir darllen {name} fel rhestr o bwy gaiff lofnodi.", False
)
APPROVED = Words("{name} approves {mark}… Approvals: {count}.", "Mae {name} yn cymeradwyo {mark}… Cymeradwyaethau: {count}.")
GIVEN_EARLY = Words(
    "{name}, {role}, has a copy early; {by} gave it, and it is written down.",
    "Mae gan {name}, {role}, gopi’n gynnar; {by} a’i rhoddodd, ac mae wedi’i nodi.",
    False,
)
EARLY_COPY = Words(
    "Given to {name}, {role}, before its release. Nobody else may see it, and nothing of it may be passed on, until then.",
    "Rhoddwyd i {name}, {role}, cyn ei ryddhau. Ni chaiff neb arall ei weld, ac ni cheir trosglwyddo dim ohono, tan hynny.",
    False,
)
RELEASED = Words(
    "{edition} is released. Approved by {names}. {public} is what everybody may have.",
    "Rhyddhawyd {edition}. Cymeradwywyd gan {names}. {public} yw’r hyn y caiff pawb.",
    False,
)
WRONG = {
    "NO_CANDIDATE": Words("{name} is no candidate.", "Nid ymgeisydd yw {name}.", False),
    "CHANGED": Words(
        "Nothing was done: something in {name} is not what it was when it was made or signed.",
        "Ni wnaed dim: nid yw rhywbeth yn {name} fel yr oedd pan wnaed neu pan lofnodwyd ef.",
        False,
    ),
    "NO_KEY": Words("That is no key to sign with.", "Nid allwedd i lofnodi â hi yw honno.", False),
    "NOT_LISTED": Words("The owner of this key is not listed: they may not sign.",
                        "Nid yw perchennog yr allwedd hon wedi’i restru: ni chaiff lofnodi.", False),
    "SIGNED_ALREADY": Words("Nobody approves twice.", "Nid oes neb yn cymeradwyo ddwywaith.", False),
    "NOT_APPROVED": Words("Not released: {want} people must approve it, and {have} did.",
                          "Heb ei ryddhau: rhaid i {want} o bobl ei gymeradwyo, a gwnaeth {have}.", False),
    "NO_MOMENT": Words("The candidate has no moment of release: make it with --release-at.",
                       "Nid oes gan yr ymgeisydd eiliad ryddhau: gwnewch ef â --release-at.", False),
    "TOO_SOON": Words("Not released: not before {moment}.", "Heb ei ryddhau: nid cyn {moment}.", False),
    "LEDGER": Words(
        "Nothing was done: the ledger {ledger} is not the one against which it was tried. Something was let out since, or it is"
        " another: make the candidate again.",
        "Ni wnaed dim: nid y cofnod rhyddhau {ledger} yw’r un y rhoddwyd cynnig ar hwn yn ei erbyn. Rhyddhawyd rhywbeth ers"
        " hynny, neu un arall ydyw: gwnewch yr ymgeisydd eto.",
        False,
    ),
    "OUT_ALREADY": Words("It is released: a mistake is put right in a new edition.",
                         "Mae wedi’i ryddhau: cywirir camgymeriad mewn argraffiad newydd.", False),
}  # fmt: skip
