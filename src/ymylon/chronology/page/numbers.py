"""The numbers of a child, by system and by date: those that stand, and those that ended."""

from datetime import date

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Act, AskPage, Entry, Link, RecordPage, Section
from ymylon.design.moments import When, language
from ymylon.design.ways import reverse
from ymylon.people import lookups as people
from ymylon.terms.calendars import long_date
from ymylon.terms.codes import IdentifierSystem, Lane
from ymylon.terms.identifiers import nhs_shown


def shown_number(system: str, value: str) -> str:
    """A number as it is read out."""
    return nhs_shown(value) if system == IdentifierSystem.NHS_NUMBER else value


def days_words(since: date | None, until: date | None) -> str:
    """Since and until when, as far as that is known; empty where it goes on since nobody knows when."""
    parts = []
    if since:
        parts.append(_("Since %(day)s") % {"day": long_date(since, language())})
    if until:
        parts.append(_("Until %(day)s") % {"day": long_date(until, language())})
    return ". ".join(parts)


def numbers_page(actor: Actor, child) -> RecordPage:
    """Every number of this child, those that go on first."""
    rows = sorted(people.identifiers_by_person(actor, [child.pk])[child.pk], key=lambda row: (row.to_on is not None, row.system))
    name, back = _called(actor, child)
    links = (Link(_("Record a number"), reverse("chronology:add_number", args=[child.ref]), looks="second"),)
    lede = _("Everybody who may see this child’s record reads them. A number that ended still finds the child.")
    return RecordPage(
        title=_("Numbers of %(name)s") % {"name": name},
        lede=_but_of_police(actor, child, lede),
        back=back,
        sections=(
            Section(
                _("Numbers"),
                "numbers",
                tuple(_entry(actor, child, row) for row in rows),
                tight=True,
                empty=_("No number is on record."),
                links=links if actor.may_with("PUT_RIGHT", child.scopes) else (),
            ),
        ),
    )


def _entry(actor: Actor, child, row) -> Entry:
    shown = shown_number(row.system, row.value)
    acts: tuple[Act, ...] = ()
    if row.to_on is None and actor.may_with("PUT_RIGHT", child.scopes):
        url = reverse("chronology:end_number", args=[child.ref, row.ref])
        acts = (Act(_("Not this child’s any more"), url, hidden=shown, main=False),)
    days = days_words(row.from_on, row.to_on) or _("Since when is not known yet")
    return Entry(
        heading=shown,
        why=IdentifierSystem[row.system].label(language()),
        when=When("calm", days, "", ""),
        mark="dot" if row.to_on else "done",
        acts=acts,
    )


def number_page(actor: Actor, child) -> AskPage:
    """A number of this child, to be recorded."""
    name, _back = _called(actor, child)
    back = Link(_("Back to %(name)s") % {"name": name}, reverse("chronology:numbers", args=[child.ref]))
    lede = _("Compare it with its source. Everybody who may see this child’s record reads it.")
    return AskPage(_("A number of %(name)s") % {"name": name}, _but_of_police(actor, child, lede), _("Save"), back)


def _but_of_police(actor: Actor, child, lede: str) -> str:
    if not set(actor.scopes(Lane.OFFENDING)) & set(child.scopes):
        return lede
    return " ".join((lede, _("Police numbers are read only by those who may read allegations.")))


def _called(actor: Actor, child) -> tuple[str, Link]:
    name = people.current_names(actor, [child.pk]).get(child.pk)
    called = (name.given or name.family) if name else _("this child")
    return called, Link(_("Back to %(name)s") % {"name": called}, reverse("chronology:child", args=[child.ref]))
