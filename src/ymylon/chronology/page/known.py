"""What the record knows of a child, for whatever is sent about them: nobody is asked for it again."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import agencies_by_id
from ymylon.children import lookups as children
from ymylon.circumstances.lookups import care_on, education_on
from ymylon.design.entries import Fact
from ymylon.design.moments import language
from ymylon.people import lookups as people
from ymylon.protection.lookups import owners_of
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import Code, ContactRelation, EthnicGroup, IdentifierSystem, Language, LegalStatus, PlacementType, Sex
from ymylon.terms.words import Words


@dataclass(frozen=True)
class Known:
    """What the record knows of a child in the lanes of whoever looks: nobody is asked for it again."""

    name: str
    given: str
    terms: tuple[tuple[str, Words, str], ...]  # key, what it is called, what it is
    is_protected: bool

    def facts(self) -> tuple[Fact, ...]:
        """The same, as a page shows it."""
        return tuple(Fact(term.in_language(language()), said) for _key, term, said in self.terms if said)

    def plain(self) -> dict[str, str]:
        """The same, as a file holds it."""
        return {"name": self.name} | {key: said for key, _term, said in self.terms if said}


def known_of(actor: Actor, child, now: datetime, *, numbers: bool = False) -> Known:
    """What goes with a referral from the record. Where a protected child lives and learns is in no part of it."""
    tongue, today = language(), local(now).date()
    names = people.all_names(actor, [child.pk])[child.pk]
    person = people.persons_by_id(actor, [child.pk])[child.pk]
    hidden = bool(owners_of(people.cluster_of(actor, child.pk)))
    name = names[0].full if names else _("Name not known yet")
    day = long_date(person.born_on, tongue) if person.born_on else _("Not known yet")
    terms = [
        ("born_on", Words("Birth date", "Dyddiad geni"), day),
        ("sex", Words("Sex", "Rhyw"), _label(Sex, person.sex)),
        ("ethnic_group", Words("Ethnic group", "Grŵp ethnig"), _label(EthnicGroup, person.ethnic_group)),
        ("language", Words("Language of choice", "Dewis iaith"), _label(Language, person.language)),
        ("communication", Words("Talk to them", "Siarad â nhw"), person.communication),
        *(() if hidden else _where(actor, child, today)),
        *(_numbers(actor, child) if numbers else ()),
    ]
    given = (names[0].given or names[0].family) if names else _("this child")
    return Known(name, given, tuple(terms), hidden)


def _label(codes: type[Code], code: str) -> str:
    return codes[code].label(language()) if code else ""


def _where(actor: Actor, child, today) -> list[tuple[str, Words, str]]:
    tongue = language()
    care = care_on(actor, [child.pk], today).get(child.pk)
    school = education_on(actor, [child.pk], today).get(child.pk)
    named = agencies_by_id([care.home_id if care else None, school.school_id if school else None])
    around = "; ".join(
        f"{one.name} ({ContactRelation[one.relation].label(tongue)})" for one in children.contacts(actor, child.pk)
    )
    found = [("contacts", Words("Around the child", "O amgylch y plentyn"), around)]
    if care:
        lives = named[care.home_id].name(tongue) if care.home_id else PlacementType[care.placement].label(tongue)
        found.append(("lives", Words("Lives", "Byw"), lives))
        found.append(("legal_status", Words("Legal status", "Statws cyfreithiol"), LegalStatus[care.legal_status].label(tongue)))
    if school and school.school_id:
        found.append(("school", Words("School", "Ysgol"), named[school.school_id].name(tongue)))
    return found


def _numbers(actor: Actor, child) -> list[tuple[str, Words, str]]:
    rows = people.identifiers_by_person(actor, [child.pk])[child.pk]
    return [(row.system.lower(), IdentifierSystem[row.system].words, row.value) for row in rows]
