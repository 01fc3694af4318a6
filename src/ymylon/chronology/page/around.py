"""Who is around a child, on their page: people by name, and the teams that are involved."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children import lookups as children
from ymylon.children.rules.involvement import basis_words
from ymylon.chronology.page.protected import protected_team
from ymylon.design.entries import Act, Entry, Link, Section
from ymylon.design.moments import happened
from ymylon.design.ways import reverse
from ymylon.terms.codes import ContactRelation, InvolvementKind, Language


def around_section(actor: Actor, child, rows, now: datetime, language: str, owner) -> Section:
    """Contacts first, then teams; a protected child has its own team at the end, and nobody is named here."""
    contacts = tuple(
        Entry(
            heading=contact.name,
            why=". ".join(part for part in _of_contact(contact, language) if part),
            source=contact.telephone,
            acts=_ending(child, contact) if actor.may_with("PUT_RIGHT", child.scopes) else (),
        )
        for contact in children.contacts(actor, child.pk)
    )
    involved = tuple(
        Entry(
            heading=team_name(row.team, language),
            why=InvolvementKind[row.kind].label(language),
            source=basis_words(row.basis).in_language(language),
            when=happened(row.since_at, now),
        )
        for row in rows
    )
    return Section(
        heading=_("Around this child"),
        anchor="around",
        entries=contacts + involved + protected_team(owner),
        tight=True,
        empty=_("Nobody is named yet."),
        links=_naming(actor, child) if owner is None else (),
    )


def _naming(actor: Actor, child) -> tuple[Link, ...]:
    # Of a protected child a name or a telephone might betray the place: there it is sealed instead.
    if not actor.may_with("PUT_RIGHT", child.scopes):
        return ()
    return (Link(_("Name somebody"), reverse("chronology:add_contact", args=[child.ref])),)


def _of_contact(contact, language: str) -> tuple[str, ...]:
    responsible = {True: _("Has parental responsibility"), False: _("Has no parental responsibility")}
    return (
        ContactRelation[contact.relation].label(language),
        Language[contact.language].label(language) if contact.language else "",
        responsible.get(contact.has_parental_responsibility, ""),
    )


def _ending(child, contact) -> tuple[Act, ...]:
    url = reverse("chronology:end_contact", args=[child.ref, contact.ref])
    return (Act(_("Not around the child any more"), url, hidden=contact.name, main=False),)


def team_name(team, language: str) -> str:
    """A team with its agency."""
    agency = team.agency.name(language) if team.agency else ""
    return ", ".join(part for part in (team.name(language), agency) if part)
