"""England's SSDA903 return: read, judged and reported on, without a database."""

from ymylon.exchange.rules.report import files_report, report, report_of_unreadable, worded_problems, write_report
from ymylon.exchange.rules.returns import Counts, Return, read_return, with_answer, with_nothing_taken
from ymylon.exchange.rules.unreadable import Unreadable
from ymylon.exchange.rules.wording import WORDING, Level

__all__ = [
    "WORDING",
    "Counts",
    "Level",
    "Return",
    "Unreadable",
    "files_report",
    "read_return",
    "report",
    "report_of_unreadable",
    "with_answer",
    "with_nothing_taken",
    "worded_problems",
    "write_report",
]
