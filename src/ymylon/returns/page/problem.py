"""One problem of a return: where it is, where it is mended, and what was said of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Fact, Link, Notice, RecordPage, Section
from ymylon.design.moments import happened, language
from ymylon.design.ways import reverse
from ymylon.publication.rules.severity import Severity
from ymylon.returns.lookups import Found, Problem, current_of, found_of
from ymylon.returns.page.asking import ways
from ymylon.returns.page.shared import place_words, rows_words, severity_tag, state_tag, title_of, words_of
from ymylon.returns.rules import Answer, State

_SHOWN = 500


def problem_page(actor: Actor, problem: Problem, now: datetime) -> RecordPage:
    """What a rule found in one file, in full."""
    found = found_of(actor, problem)
    upload = problem.upload
    current = current_of(actor, upload.agency_id, upload.first_year)
    is_current = current is not None and current.pk == upload.pk
    return RecordPage(
        title=f"{problem.code}: {place_words(problem)}",
        lede=words_of(problem),
        back=Link(title_of(upload), reverse("returns:one", args=[upload.ref])),
        tags=(severity_tag(found.severity), state_tag(found.state)),
        notices=() if is_current else (Notice(_("Another return stands"), _("What is said here settles nothing any more.")),),
        facts=_facts(problem, found),
        sections=(
            Section(
                _("What was said of it"),
                "said",
                tuple(_said(one, now) for one in reversed(found.answers)),
                empty=_("Nothing was said of it yet."),
            ),
        ),
        links=_links(actor, found) if is_current else (),
    )


def _facts(problem: Problem, found: Found) -> tuple[Fact, ...]:
    facts = [Fact(_("File"), place_words(problem))]
    if rows := rows_words(problem, _SHOWN):
        facts.append(Fact(_("Where"), rows, small=_("The rows below the heading, counted from 1.")))
    if found.state in (State.OPEN, State.EXPLAINED):
        facts.append(Fact(_("Where it is mended"), _mended_words(found.severity)))
    return tuple(facts)


def _mended_words(severity: Severity) -> str:
    words = _(
        "In the record that the file was made from: the row names the reference under which the child stands there. Whoever"
        " works with the child corrects it; then the file is made and sent again. If Ymylon made the file, the reference leads"
        " them to it, under “Where a reference leads”."
    )
    return words if severity is Severity.ERROR else " ".join((words, _("Or, if it is true, it is explained here.")))


def _said(one: Answer, now: datetime) -> Entry:
    words = _("%(what)s by %(who)s") % {"what": one.kind.label(language()), "who": one.by_name}
    return Entry(words, one.words, when=happened(one.at, now))


def _links(actor: Actor, found: Found) -> tuple[Link, ...]:
    words = {"explain": _("Explain it"), "accept": _("Accept the explanation")}
    return tuple(Link(words[how], reverse(f"returns:{how}", args=[found.row.ref]), looks="main") for how in ways(actor, found))
