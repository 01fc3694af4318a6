"""What the pages of returns share: years, bodies, rows and states in words."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.design.entries import Tag
from ymylon.design.moments import language
from ymylon.publication.rules.severity import Severity
from ymylon.publication.rules.years import year_from
from ymylon.returns.lookups import Found, Problem, Upload, outcome_of
from ymylon.returns.rules import Outcome, Standing, State, standing

_TONES = {State.OPEN: "open", State.EXPLAINED: "medium", State.ACCEPTED: "done", State.MENDED: "done", State.NOTED: "plain"}
_STANDING_TONES = {
    Standing.WAITS: "plain", Standing.NOT_TAKEN: "high", Standing.REPLACED: "plain", Standing.IN_QUEUE: "medium",
    Standing.LESS: "medium",
    Standing.SETTLED: "done",
}  # fmt: skip
_SHOWN = 20


def year_words(first: int) -> str:
    return year_from(first).name


def body_words(upload: Upload) -> str:
    return upload.agency.name(language())


def title_of(upload: Upload) -> str:
    return _("%(body)s, %(year)s") % {"body": body_words(upload), "year": year_words(upload.first_year)}


def words_of(problem: Problem) -> str:
    """What is wrong and what to do, as the rule says it."""
    return problem.words_cy if language() == "cy" else problem.words_en


def place_words(problem: Problem) -> str:
    """The file and the fields in which it is."""
    file = _("%(file)s (last year’s)") % {"file": problem.file} if problem.is_before else problem.file
    return ", ".join([file, *problem.fields])


def rows_words(problem: Problem, shown: int = _SHOWN) -> str:
    """In which rows, counted as a report counts them; empty where it is about the file."""
    if not problem.count:
        return ""
    words = ", ".join(str(row) for row in problem.rows[:shown])
    if problem.count > min(shown, len(problem.rows)):
        more = problem.count - min(shown, len(problem.rows))
        words = ngettext("%(rows)s and %(more)d more", "%(rows)s and %(more)d more", more) % {"rows": words, "more": more}
    return ngettext("Row %(rows)s", "Rows %(rows)s", problem.count) % {"rows": words}


def state_tag(state: State) -> Tag:
    return Tag(state.label(language()), _TONES[state])


def severity_tag(severity: Severity) -> Tag:
    tones = {Severity.ERROR: "high", Severity.QUERY: "medium", Severity.INFORMATION: "plain"}
    words = severity.words.in_language(language())
    return Tag(words[:1].upper() + words[1:], tones[severity])


def standing_of(upload: Upload, found: Iterable[Found], less: Collection[str], *, is_current: bool) -> Standing:
    outcome = outcome_of(upload)
    if outcome is None:
        return Standing.WAITS
    if outcome is not Outcome.JUDGED:
        return Standing.NOT_TAKEN
    if not is_current:
        return Standing.REPLACED
    return standing((one.state for one in found), less)


def standing_tag(one: Standing) -> Tag:
    return Tag(one.label(language()), _STANDING_TONES[one])
