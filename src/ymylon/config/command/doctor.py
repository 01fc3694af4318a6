"""ymylon doctor"""

import argparse
import os

from ymylon.config.doctor import BEFORE_START, CHECKS, Finding, awaiting_translator, findings
from ymylon.config.terminal import here
from ymylon.terms.words import Words

from .ground import database_up

_MARKS = {"fine": "✓", "note": "!", "fault": "✗"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--welsh", action="store_true", help="only list each text whose Welsh no translator has seen")
    parser.add_argument("--before-start", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--before-live-use", action="store_true", help="also fail on what is only a note for a demonstration")


def run(chosen: argparse.Namespace) -> int:
    """Say of each thing whether it is well and, if not, how to mend it."""
    if chosen.welsh:
        print(*awaiting_translator(), sep="\n")
        return 0
    with database_up():
        # Whoever is about to start says as which role; somebody who only looks round does so as the pages.
        found = list(findings(BEFORE_START, os.environ.get("YMYLON_ROLE", "web")) if chosen.before_start else findings(CHECKS))
    if chosen.before_start:
        found = [finding for finding in found if finding.level == "fault"]
    for finding in found:
        print(_line(finding))
    bad = ("fault", "note") if chosen.before_live_use else ("fault",)
    faults = sum(finding.level in bad for finding in found)
    if not chosen.before_start:
        count = len(found)
        print()
        print(
            here(Words(f"{count} things looked at, {faults} to be mended", f"Edrychwyd ar: {count}; i’w trwsio: {faults}", False))
        )
    return 3 if faults else 0


def _line(finding: Finding) -> str:
    remedy = f"\n    → {finding.remedy}" if finding.remedy else ""
    return f"{_MARKS[finding.level]} {finding.subject}: {finding.said}{remedy}"
