"""What the rules of the standard find in the return that a release is made from: errors stop it, queries are told of."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ymylon.publication.rules.report.plain import codes_of, inert, not_run
from ymylon.publication.rules.validating import Problem, Report, Severity
from ymylon.terms.words import Words

# To this many the queries are rounded, and of fewer rows no rule is named: so no sum is a number of any table, or near one.
BASE = 100
NOT_ASKED = "not asked"
COLUMNS = ("code", "table", "fields", "rows", "why_en", "why_cy", "explained_by", "accepted_by")


class NotExplanations(ValueError):
    """The file of explanations can't be read as one: line `row` of it, where that is known."""

    def __init__(self, row: int = 0):
        super().__init__(row)
        self.row = row


@dataclass(frozen=True)
class Explanation:
    """Why an error stays as it is: of which rule and fields, in how many rows; explained by one person, accepted by another."""

    at: tuple[str, str, str]
    rows: int
    why: Words
    explained_by: str
    accepted_by: str


@dataclass(frozen=True)
class Judged:
    """What was found, and of the errors those that stay, each with why.

    Rules that look into last year's return stop nothing and are told nowhere in public: whoever is not in this one may be
    protected now. Whoever approves reads how many.
    """

    report: Report
    explained: dict[tuple[str, str, str], Explanation]

    @property
    def errors(self) -> list[Problem]:
        """Those that stop a release."""
        return [one for one in self._of(Severity.ERROR) if at_of(one) not in self.explained]

    @property
    def stays(self) -> list[Problem]:
        """Errors that two people let stand: why is for whoever approves, and not public."""
        return [one for one in self._of(Severity.ERROR) if at_of(one) in self.explained]

    @property
    def looks_back(self) -> int:
        """Of how many rows of last year's return something is asked."""
        return sum(len(one.rows) for one in self.report.problems if self._is_of_before(one))

    @property
    def not_asked(self) -> list[str]:
        """Rules for whose sake something was wanting in the return."""
        return not_run(self.report)

    @property
    def asked(self) -> int:
        return len(codes_of(self.report.rules_run))

    @property
    def queries(self) -> int:
        """To the nearest hundred; nought is fewer than fifty."""
        whole = sum(max(len(one.rows), 1) for one in self._of(Severity.QUERY))
        return (whole + BASE // 2) // BASE * BASE

    @property
    def often(self) -> list[Problem]:
        """Queries of a hundred rows or more: which they are is told, and not of how many."""
        return [one for one in self._of(Severity.QUERY) if len(one.rows) >= BASE]

    @property
    def often_stays(self) -> list[Problem]:
        """Of the errors that stay no other is named in public: of few rows it would speak of few children."""
        return [one for one in self.stays if len(one.rows) >= BASE]

    def message(self, problem: Problem) -> Words:
        """What is wrong, without what its maker should do."""
        asked = (one for one in self.report.rules_run if (one.code, one.fields) == (problem.code, problem.fields))
        return next((one.message for one in asked), problem.words)

    def _of(self, severity: Severity) -> list[Problem]:
        return [one for one in self.report.problems if one.severity is severity and not self._is_of_before(one)]

    def _is_of_before(self, problem: Problem) -> bool:
        return any(one.in_previous and (one.code, one.fields) == (problem.code, problem.fields) for one in self.report.rules_run)

    @property
    def written(self) -> str:
        """Exact, as CSV, for whoever approves: not public."""
        told = io.StringIO()
        lines = csv.writer(told, lineterminator="\n")
        lines.writerow((*COLUMNS, "severity", "message_en", "message_cy"))
        for one in self.report.problems:
            stays = self.explained.get(at_of(one)) if one.severity is Severity.ERROR else None
            why = (stays.why.en, stays.why.cy, stays.explained_by, stays.accepted_by) if stays else ("",) * 4
            cells = (*at_of(one), len(one.rows), *why, one.severity.value, one.words.en, one.words.cy)
            # Headings are what a body chose, and reasons what somebody wrote: none must become a formula.
            lines.writerow(inert(cell) if isinstance(cell, str) else cell for cell in cells)
        for code in self.not_asked:
            rule = next(one for one in self.report.rules_not_run if one.code == code)
            lines.writerow((code, rule.table, " ".join(rule.fields), "", *("",) * 4, NOT_ASKED, rule.message.en, rule.message.cy))
        return told.getvalue()


def judged(report: Report, explanations: Iterable[Explanation]) -> Judged:
    """An explanation holds for just as many rows as it was given of: one row more, and the error stops a release again.

    What is said of a file (that it can't be read) no words can mend.
    """
    rules = set(codes_of(report.rules_run))
    rows = {at_of(one): len(one.rows) for one in report.problems if one.code in rules}
    return Judged(report, {one.at: one for one in explanations if rows.get(one.at) == one.rows})


def at_of(problem: Problem) -> tuple[str, str, str]:
    """By what an explanation names it."""
    return problem.code, problem.table or "", " ".join(problem.fields)


def read(path: Path) -> list[Explanation]:
    """Explanations as `COLUMNS` of a CSV; other columns are passed over, and lines without a reason. Raises NotExplanations."""
    try:
        lines = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise NotExplanations from None
    told = [(row, {name: (each.get(name) or "").strip() for name in COLUMNS}) for row, each in enumerate(lines, 1)]
    return [_explanation(row, one) for row, one in told if any(one[name] for name in COLUMNS[4:])]


def _explanation(row: int, one: dict[str, str]) -> Explanation:
    people = {one["explained_by"].casefold(), one["accepted_by"].casefold()}
    if not all(one[name] for name in COLUMNS if name != "fields") or len(people) < 2 or not one["rows"].isdecimal():
        raise NotExplanations(row)
    at = (one["code"], one["table"], one["fields"])
    return Explanation(at, int(one["rows"]), Words(one["why_en"], one["why_cy"]), one["explained_by"], one["accepted_by"])


def only_errors(report: Report, errors: Sequence[Problem]) -> Report:
    """The report, of what stops a release alone."""
    return Report(report.book, report.year, report.files, report.rules_run, report.rules_not_run, list(errors), report.given)
