"""ymylon import"""

import argparse
import sys
from pathlib import Path

from ymylon.config.cluster import home
from ymylon.config.cluster.room import free, is_low
from ymylon.config.terminal import of_this_shell
from ymylon.terms.words import Words

from .ground import bring_tables_up_to_date, database_up, django_as

SYSTEM_FAULT = 3
_NO_ROOM = Words(
    "Only {free:.1f} GB are free under {home}: a return is taken in once there is room. Nothing was taken in.",
    "Dim ond {free:.1f} GB sydd ar gael dan {home}: derbynnir ffurflen pan fydd lle. Ni dderbyniwyd dim.",
    False,
)


def arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="kind", required=True)
    kind = kinds.add_parser("ssda903", help="England’s SSDA903 return: header.csv, episodes.csv, missing.csv")
    kind.add_argument("folder", type=Path, help="the folder with the return’s files")
    kind.add_argument("--authority", required=True, metavar="GSS", help="the council whose return it is, as in E06000052")
    kind.add_argument("--dry-run", action="store_true", help="judge every row and take nothing in")
    kind.add_argument("--all-or-nothing", action="store_true", help="take nothing in if any row is refused")
    kind.add_argument("--report", type=Path, metavar="FILE", help="write what was taken and refused, and why, as JSON")
    kind.add_argument(
        "--language", choices=("en", "cy"), default=of_this_shell(), help="speak English or Welsh (default: as LANG)"
    )
    kind.epilog = "A bad value is kept out and its row still taken; a row that can’t stand is refused; both are listed."


def run(chosen: argparse.Namespace) -> int:
    """Read, judge, take in, report; answers 1 where the return has faults."""
    if is_low(home()):
        print(_NO_ROOM.in_language(chosen.language).format(home=home(), free=free(home()) / 1e9), file=sys.stderr)
        return SYSTEM_FAULT
    with database_up():
        bring_tables_up_to_date()
        django_as("web")
        from ymylon.exchange.actions import import_ssda903

        return import_ssda903(
            chosen.folder,
            authority=chosen.authority,
            dry_run=chosen.dry_run,
            all_or_nothing=chosen.all_or_nothing,
            report=chosen.report,
            language=chosen.language,
        )
