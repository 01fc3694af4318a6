"""Why a backup can't be taken or brought back, in the language of whoever restores at three in the morning."""

from ymylon.config.terminal import Spoken
from ymylon.terms.words import Words


class BackupFault(Spoken):
    """Nothing was changed; the words name the cause and the remedy."""


def not_a_backup(name: str) -> BackupFault:
    return BackupFault(
        Words(f"{name} is not a backup of Ymylon.", f"Nid copi wrth gefn o Ymylon yw {name}.", sure=False),
    )


def foreign(name: str, key: str) -> BackupFault:
    return BackupFault(
        Words(
            f"{name} was sealed under another key ({key}) than those of this place: it is another installation’s, "
            "or keys/backup is not the one of its day.",
            f"Seliwyd {name} dan allwedd arall ({key}), nid un o’r rhai sydd yma: copi gosodiad arall ydyw, "
            "neu nid keys/backup y diwrnod hwnnw sydd yma.",
            sure=False,
        )
    )


def torn(name: str) -> BackupFault:
    return BackupFault(
        Words(
            f"{name} is torn: its end is missing. Nothing was restored; take another copy of it, or an older backup.",
            f"Mae {name} wedi’i rwygo: mae ei ddiwedd ar goll. Ni chafodd dim ei adfer; cymerwch gopi arall ohono, neu un hŷn.",
            sure=False,
        )
    )


def altered(name: str) -> BackupFault:
    return BackupFault(
        Words(
            f"{name} was altered or damaged after it was sealed. "
            "Nothing was restored; take another copy of it, or an older backup.",
            f"Newidiwyd neu difrodwyd {name} ar ôl ei selio. Ni chafodd dim ei adfer; cymerwch gopi arall ohono, neu un hŷn.",
            sure=False,
        )
    )


def newer(name: str, unknown: str) -> BackupFault:
    return BackupFault(
        Words(
            f"{name} was made by a newer Ymylon than this one, which doesn’t know {unknown}: install that one, then restore.",
            f"Gwnaed {name} gan Ymylon mwy newydd na hwn, nad yw’n adnabod {unknown}: gosodwch hwnnw, yna adfer.",
            sure=False,
        )
    )


def other_keys(names: str) -> BackupFault:
    return BackupFault(
        Words(
            f"These keys are not the ones of the backup’s day: {names}. What they sealed could not be read. "
            "Put the right ones into the folder keys, or name their folder with --keys; "
            "or restore all the same with --other-keys.",
            f"Nid allweddi diwrnod y copi yw’r rhain: {names}. Ni ellid darllen yr hyn a seliwyd ganddynt. "
            "Rhowch y rhai cywir yn y ffolder keys, neu enwch eu ffolder gyda --keys; "
            "neu adferwch serch hynny gyda --other-keys.",
            sure=False,
        )
    )


def no_keys(folder: str) -> BackupFault:
    return BackupFault(
        Words(
            f"There is no key of backups in {folder}: bring the folder keys that you keep elsewhere, and name it with --keys.",
            f"Nid oes allwedd copïau wrth gefn yn {folder}: dewch â’r ffolder keys a gedwir gennych mewn man arall, "
            "ac enwch hi gyda --keys.",
            sure=False,
        )
    )


def not_empty(where: str) -> BackupFault:
    return BackupFault(
        Words(
            f"{where} is not empty, and a restore replaces nothing: name an empty place in YMYLON_HOME or DATABASE_URL.",
            f"Nid yw {where} yn wag, ac nid yw adfer yn disodli dim: enwch le gwag yn YMYLON_HOME neu DATABASE_URL.",
            sure=False,
        )
    )


def differs(what: str) -> BackupFault:
    return BackupFault(
        Words(
            f"What was restored is not what was saved: {what}. It is not opened for use.",
            f"Nid yr hyn a adferwyd yw’r hyn a gadwyd: {what}. Ni chaiff ei agor i’w ddefnyddio.",
            sure=False,
        )
    )


def unknown_disposal(kind: str) -> BackupFault:
    return BackupFault(
        Words(
            f"Something was disposed of since the backup that this Ymylon can’t dispose of again ({kind}). "
            "It is not opened for use.",
            f"Gwaredwyd rhywbeth ers y copi na all yr Ymylon hwn ei waredu eto ({kind}). Ni chaiff ei agor i’w ddefnyddio.",
            sure=False,
        )
    )
