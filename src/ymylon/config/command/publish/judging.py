"""The rules of the standard are asked of the return before anything of it is attacked or written."""

import argparse
import sys
from typing import TYPE_CHECKING

from ..returned import NO_RETURN
from ..said import FAULTY_INPUT, refuse, tell
from . import words
from .gate import Stopped, stopped

if TYPE_CHECKING:
    from ymylon.publication.rules.release.judged import Explanation, Judged


def judged(chosen: argparse.Namespace, year: int) -> "Judged":
    """What was found in `chosen.folder`. Raises Stopped where there are errors that two people have not let stand.

    Of last year's return nothing is printed: a row of it may be of a child who is protected now.
    """
    from datetime import UTC, datetime

    from ymylon.publication.rules.book import YMYLON
    from ymylon.publication.rules.release.judged import judged as of_report
    from ymylon.publication.rules.release.judged import only_errors
    from ymylon.publication.rules.report import FORMATS
    from ymylon.publication.rules.rule import year_from
    from ymylon.publication.rules.validating import files_of, validate

    explanations = _explanations(chosen)
    previous = files_of(chosen.previous) if chosen.previous and chosen.previous.exists() else []
    if chosen.previous and not previous:
        raise Stopped(refuse(NO_RETURN, chosen.language, name=chosen.previous))
    tell(words.JUDGING, chosen.language)
    report = validate(
        files_of(chosen.folder), book=YMYLON, year=year_from(year), extracted_at=datetime.now(UTC), previous=previous
    )
    found = of_report(report, explanations)
    if not found.errors:
        return found
    for piece in FORMATS["text"](only_errors(report, found.errors), chosen.language):
        sys.stderr.write(piece)
    raise stopped(FAULTY_INPUT, words.ERRORS, chosen, count=sum(max(len(one.rows), 1) for one in found.errors))


def _explanations(chosen: argparse.Namespace) -> "list[Explanation]":
    from ymylon.publication.rules.release import judged as rules

    try:
        return rules.read(chosen.explained) if chosen.explained else []
    except rules.NotExplanations as fault:
        if fault.row:
            raise Stopped(refuse(words.EXPLANATION_ASKED, chosen.language, row=fault.row, name=chosen.explained)) from None
        raise Stopped(refuse(words.NO_EXPLANATIONS, chosen.language, name=chosen.explained)) from None
