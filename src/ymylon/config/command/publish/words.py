"""What `ymylon publish` says, in both languages."""

from ymylon.terms.words import Words

ONE_EDITION = Words(
    "A release of {name} is in the ledger: another would tell what changed between the two, and is not made yet.",
    "Mae datganiad o {name} yn y cofnod: byddai un arall yn dweud beth a newidiodd rhwng y ddau, ac ni wneir hynny eto.",
    False,
)
NEW_LEDGER = Words(
    "There is no ledger {name}. Name the one that holds what was released before, or begin one with --new-ledger.",
    "Nid oes cofnod rhyddhau {name}. Enwch yr un sy’n dal yr hyn a ryddhawyd o’r blaen, neu dechreuwch un â --new-ledger.",
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
    "Nothing was written: {count} protected numbers could be learned from these tables and what was released before.",
    "Ni ysgrifennwyd dim: gellid dysgu {count} rhif gwarchodedig o’r tablau hyn a’r hyn a ryddhawyd o’r blaen.",
    False,
)
CONTRADICTS = Words(
    "Nothing was written: what the ledger says was released before can’t be true of what is released now.",
    "Ni ysgrifennwyd dim: ni all yr hyn a ryddhawyd o’r blaen, yn ôl y cofnod, fod yn wir am yr hyn a ryddheir nawr.",
    False,
)
TOO_MANY = Words(
    "Nothing was written: with so many editions the attack can’t be tried.",
    "Ni ysgrifennwyd dim: gyda chynifer o argraffiadau ni ellir rhoi cynnig ar yr ymosodiad.",
    False,
)
WRITTEN = Words(
    "{cells} numbers written into {name}: {own} not shown because they are small, {others} so that those can’t be worked out;"
    " {tried} protected numbers tried against {against} that are known, none learned. {label}",
    "Ysgrifennwyd {cells} rhif i {name}: {own} heb eu dangos am eu bod yn fach, {others} rhag gallu cyfrifo’r rheini;"
    " rhoddwyd cynnig ar {tried} rhif gwarchodedig yn erbyn {against} sy’n hysbys, ac ni ddysgwyd yr un. {label}",
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
INVENTING = Words("No return was named: one is invented.", "Ni enwyd ffurflen: dyfeisir un.", False)
ASKED = Words("Say which year, and into which folder: --year 2025-26 --out FOLDER",
              "Dywedwch pa flwyddyn, ac i ba ffolder: --year 2025-26 --out FFOLDER")  # fmt: skip
