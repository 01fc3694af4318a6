"""ymylon messages"""

import argparse

from ymylon.config.terminal import here
from ymylon.terms.words import Words

from .ground import django_without_keys

_GATHERED = Words(
    "{added} new, {dropped} no longer said: {file}", "Newydd: {added}; na ddywedir mwyach: {dropped}: {file}", False
)
_FAULTS = Words("Welsh: {count} faults", "Cymraeg: gwallau: {count}")
_WHOLE = Words("Welsh: every string has it", "Cymraeg: mae gan bob llinyn ef", False)


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="change nothing; fail if any Welsh is missing, guessed or stale")
    what.add_argument("--compile", action="store_true", help="only compile the catalogue, as the set-up does")


def run(chosen: argparse.Namespace) -> int:
    """Bring the Welsh catalogue to what pages and forms say now."""
    from ymylon.design import catalogue

    if chosen.compile:
        catalogue.compile()
        return 0
    django_without_keys()
    if chosen.check:
        return _check(catalogue.check())
    added, dropped = catalogue.extract()
    print(here(_GATHERED).format(added=added, dropped=dropped, file=catalogue.WELSH))
    return 0


def _check(faults: list[Words]) -> int:
    for fault in faults:
        print(here(fault))
    print(here(_FAULTS).format(count=len(faults)) if faults else here(_WHOLE))
    return 1 if faults else 0
