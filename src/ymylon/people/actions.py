"""Writing down who somebody is."""

from datetime import date, datetime

from ymylon.access.rules import Actor
from ymylon.people.models import Identifier, Person, PersonName
from ymylon.people.rules import keys_of, order_of
from ymylon.terms.codes import EthnicGroup, IdentifierSystem, Language, Precision, Sex


def add_person(
    *,
    by: Actor,
    at: datetime,
    given: str,
    family: str,
    known_as: str = "",
    born_on: date | None = None,
    born_precision: Precision = Precision.UNKNOWN,
    sex: Sex | str = "",
    ethnic_group: EthnicGroup | str = "",
    language: Language | str = "",
    communication: str = "",
) -> Person:
    """A new person with the name by which they are known now. A birth date given without a precision is exact."""
    precision = born_precision if born_on is None or born_precision != Precision.UNKNOWN else Precision.DAY
    person = Person.objects.create(
        born_on=born_on,
        born_precision=precision,
        sex=sex,
        ethnic_group=ethnic_group,
        language=language,
        communication=communication,
    )
    add_name(by=by, at=at, person=person, given=given, family=family)
    if known_as:
        add_name(by=by, at=at, person=person, given=known_as, family=family, kind=PersonName.Kind.KNOWN_AS)
    return person


def add_name(
    *, by: Actor, at: datetime, person: Person, given: str, family: str, kind: PersonName.Kind = PersonName.Kind.CURRENT
) -> PersonName:
    """One more name of a person, held with the keys by which it is found."""
    return PersonName.objects.create(
        person=person,
        kind=kind,
        given=given.strip(),
        family=family.strip(),
        search_keys=keys_of(given, family, person.born_on),
        sort_key=order_of(given, family),
    )


def add_identifier(
    *,
    by: Actor,
    at: datetime,
    person: Person,
    system: IdentifierSystem,
    value: str,
    issuer: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> Identifier:
    """A number that `system` gives to this person. The caller has checked it by terms.identifiers."""
    return Identifier.objects.create(person=person, system=system, value=value, issuer=issuer, from_on=from_on, to_on=to_on)
