"""ymylon publish: on the analyst's own machine, without server, database or network."""

import argparse
from pathlib import Path

from ymylon.config.terminal import of_this_shell

from ..said import refuse
from . import going_out, making, words


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "asked", nargs="*", metavar="[STEP] FOLDER",
        help="FOLDER: make a candidate from this return (without one, from an invented return). STEP, upon a return: correct,"
        " answer; upon a candidate: approve, early, release; and signatory, which makes the key of somebody who may approve",
    )  # fmt: skip
    making.arguments(parser)
    going_out.arguments(parser)
    parser.add_argument(
        "--language", choices=("en", "cy"), default=of_this_shell(), help="speak English or Welsh (default: as LANG)"
    )


def run(chosen: argparse.Namespace) -> int:
    """Make a candidate, or do to one what the first word asks."""
    asked = list(chosen.asked)
    verb = asked.pop(0) if asked and asked[0] in (*going_out.STEPS, "correct", "answer") else ""
    step = going_out.STEPS.get(verb)
    if len(asked) > 1:
        return refuse(words.ONE_FOLDER, chosen.language)
    folder = Path(asked[0]) if asked else None
    if step:
        return step(chosen, folder)
    chosen.folder, chosen.is_correction = folder, verb == "correct"
    return making.run(chosen, answers=verb == "answer")
