"""Who a child is, on their page: birth date, names, numbers, where they live and learn."""

from datetime import date

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.chronology.page.numbers import days_words, shown_number
from ymylon.chronology.page.protected import protected_facts
from ymylon.circumstances.lookups import education_on
from ymylon.design.entries import Fact
from ymylon.people.rules import age_on
from ymylon.terms.calendars import long_date
from ymylon.terms.codes import EducationStatus, EthnicGroup, IdentifierSystem, Language, PlacementType, RecordReason, Sex
from ymylon.terms.geography import AUTHORITIES


def born_words(person, today, language: str) -> str:
    """Age and birth date, or that it is not known yet."""
    if person.born_on is None:
        return _("Birth date not known yet.")
    age = age_on(person.born_on, today)
    parts = {"age": age, "day": long_date(person.born_on, language)}
    return _("%(age)s, born on %(day)s.") % parts if person.born_precision == "DAY" else _("About %(age)s.") % parts


def identity_facts(actor: Actor, child, held, names, care, today, language: str, owner) -> tuple[Fact, ...]:
    """Names, numbers and places, as far as whoever looks may know; of a protected child what its team says instead."""
    person = held[child.pk].person
    called = dict.fromkeys(name.full for name in names)
    rows = [(_("Also known as"), ", ".join(list(called)[1:]))]
    rows.append((_("Sex"), Sex[person.sex].label(language) if person.sex else ""))
    rows.append((_("Ethnic group"), EthnicGroup[person.ethnic_group].label(language) if person.ethnic_group else ""))
    rows.append((_("Language of choice"), Language[person.language].label(language) if person.language else ""))
    rows.append((_("Talk to them"), person.communication))
    facts = [Fact(term=term, words=words) for term, words in rows if words]
    for number in dict.fromkeys(number for one in sorted(held) for number in held[one].numbers):
        system = IdentifierSystem[number.system]
        days = (date.fromisoformat(day) if day else None for day in (number.from_on, number.to_on))
        shown = shown_number(number.system, number.value)
        facts.append(Fact(term=system.label(language), words=shown, small=days_words(*days)))
    facts += protected_facts(owner, language) if owner else _where(actor, child, care, today, language)
    facts.append(
        Fact(term=_("Why there is a record"), words=RecordReason[child.reason].label(language), small=child.reason_words)
    )
    return tuple(facts)


def _where(actor: Actor, child, care, today, language: str) -> list[Fact]:
    school = education_on(actor, [child.pk], today).get(child.pk)
    facts = []
    if care:
        home = care.home.name(language) if care.home else PlacementType[care.placement].label(language)
        council = AUTHORITIES.get(care.responsible_authority)
        small = _("Responsible: %(council)s") % {"council": council.words.in_language(language)} if council else ""
        host = AUTHORITIES.get(care.host_authority)
        if host and care.host_authority != care.responsible_authority:
            placed = _("Placed in the area of %(council)s") % {"council": host.words.in_language(language)}
            small = ". ".join(part for part in (small, placed) if part)
        facts.append(Fact(term=_("Lives"), words=home, small=small))
    if school:
        status = EducationStatus[school.status].label(language)
        place = school.school.name(language) if school.school else ""
        facts.append(Fact(term=_("School"), words=place or status, small=status if place else ""))
    return facts
