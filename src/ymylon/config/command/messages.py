"""ymylon messages"""

import argparse

from .ground import django_without_keys


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
    print(f"{added} new, {dropped} no longer said: {catalogue.WELSH}")
    return 0


def _check(faults: list[str]) -> int:
    for fault in faults:
        print(fault)
    print(f"Welsh: {len(faults)} faults" if faults else "Welsh: every string has it")
    return 1 if faults else 0
