"""ymylon publish: on the analyst's own machine, without server, database or network."""

import argparse
from pathlib import Path

from ..said import of_this_shell
from . import making


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER",
        help="the folder of a return of the proposed standard (default: one is invented, to show what a release looks like)",
    )  # fmt: skip
    making.arguments(parser)
    parser.add_argument(
        "--language", choices=("en", "cy"), default=of_this_shell(), help="speak English or Welsh (default: as LANG)"
    )


def run(chosen: argparse.Namespace) -> int:
    """Make a candidate."""
    return making.run(chosen)
