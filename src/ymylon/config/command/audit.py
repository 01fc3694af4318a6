"""ymylon audit"""

import argparse
from pathlib import Path

from ymylon.config.terminal import here, of_this_shell
from ymylon.terms.words import Words

from .ground import bring_tables_up_to_date, database_up, django_as
from .said import NO_FILE, refuse

_SHOWN = 200
_LINES = Words(" lines", " llinell")
_SEALING = Words("sealing", "selio")
_VERIFYING = Words("verifying", "gwirio")
_SEALED = Words("{count:,} lines sealed", "Llinellau a seliwyd: {count:,}")
_MORE = Words("  and {count:,} more", "  a {count:,} arall")
_AGAINST = Words("against the heads in {file}", "yn erbyn y pennau yn {file}", False)
_ALONE = Words(
    "without a head from outside: a cut tail would not show",
    "heb ben o’r tu allan: ni fyddai cynffon a dorrwyd i’w gweld",
    False,
)
_DONE = Words(
    "{sealed:,} sealed lines, {waiting:,} that wait; {against}. Faults: {faults:,}",
    "Llinellau dan sêl: {sealed:,}; yn aros: {waiting:,}; {against}. Gwallau: {faults:,}",
    False,
)


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="act", required=True)
    acts.add_parser("seal", help="seal at once whatever waits, and send the heads out; the worker does so each minute")
    check = acts.add_parser("verify", help="find whatever was changed, removed, put elsewhere or cut since it was sealed")
    check.add_argument("--heads", type=Path, metavar="FILE", help="heads kept outside (default: heads/heads.jsonl in the home)")
    check.add_argument("--key", metavar="HEX", help="the public key, where the secret one is not on this machine")
    acts.add_parser("key", help="print the public key, for whoever keeps heads elsewhere")
    check.epilog = "A tail that was cut shows only against a head that was kept elsewhere: by another agency, or on paper."


def run(chosen: argparse.Namespace) -> int:
    """Seal or verify; answers 1 where the record was changed."""
    if chosen.act == "key":
        from ymylon.config.sealing import key

        print(key().public.hex())
        return 0
    with database_up():
        bring_tables_up_to_date()
        if chosen.act == "seal":
            return _seal()
        return _verify(chosen.heads, chosen.key)


def _bar(total: int, words: Words):
    from tqdm import tqdm

    return tqdm(total=total, desc=here(words), unit=here(_LINES), unit_scale=True, disable=None)


def _seal() -> int:
    django_as("job")
    from ymylon.config.sealing import seal_everything

    with _bar(0, _SEALING) as bar:
        count = seal_everything(progress=bar.update)
    print(here(_SEALED).format(count=count))
    return 0


def _verify(outside: Path | None, public: str | None) -> int:
    django_as("owner")
    from ymylon.audit.lookups import extent
    from ymylon.config import heads
    from ymylon.config.sealing import key, reading, verify

    own = heads.folder() / heads.NAME
    if outside is None and own.exists():
        outside = own
    if outside is not None and not outside.exists():
        return refuse(NO_FILE, of_this_shell(), name=outside)
    with reading():
        size = extent()
    count = 0
    # Each line is looked at twice: as a row, and as a leaf of the tree.
    with _bar(size.sealed * 2, _VERIFYING) as bar:
        for fault in verify(outside=outside, public=bytes.fromhex(public) if public else key().public, progress=bar.update):
            count += 1
            if count <= _SHOWN:
                bar.write(f"✗ {here(fault.words)}")
    if count > _SHOWN:
        print(here(_MORE).format(count=count - _SHOWN))
    against = here(_AGAINST).format(file=outside) if outside else here(_ALONE)
    print(here(_DONE).format(sealed=size.sealed, waiting=size.waiting, against=against, faults=count))
    return 1 if count else 0
