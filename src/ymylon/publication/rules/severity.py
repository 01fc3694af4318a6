"""How grave a finding is. Apart from the rules, which need tables to be read, so that a page can name it."""

from enum import StrEnum

from ymylon.terms.words import Words


class Severity(StrEnum):
    ERROR = "error"  # the row can't stand
    QUERY = "query"  # it may be true: it needs a look, or a word of explanation
    INFORMATION = "information"  # nothing need be done

    @property
    def words(self) -> Words:
        return _SEVERITIES[self]


_SEVERITIES = {
    Severity.ERROR: Words("error", "gwall"),
    Severity.QUERY: Words("query", "ymholiad"),
    Severity.INFORMATION: Words("information", "gwybodaeth"),
}
