"""Writing down who somebody is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.people.lookups import version_of
from ymylon.people.models import Identifier, MergeEdge, Person, PersonName
from ymylon.people.rules import keys_of, normalised, order_of
from ymylon.terms.calendars import local
from ymylon.terms.codes import EthnicGroup, IdentifierSystem, Lane, Language, Precision, Sex


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
    *, by: Actor, at: datetime, person: Person, given: str, family: str, kind: PersonName.Kind | str = PersonName.Kind.CURRENT
) -> PersonName:
    """One more name of a person, held with the keys by which it is found."""
    return PersonName.objects.create(
        person=person,
        kind=kind,
        given=given.strip(),
        family=family.strip(),
        search_keys=keys_of(given, family, person.born_on, kind, person.born_precision),
        sort_key=order_of(given, family),
    )


@transaction.atomic
def change_name(*, by: Actor, at: datetime, person: Person, given: str, family: str) -> PersonName:
    """The person is called something else from now on. The name until now stays, as a former one, and still finds them."""
    for name in PersonName.objects.visible_to(by).filter(person=person, kind=PersonName.Kind.CURRENT):
        name.kind = PersonName.Kind.FORMER
        name.search_keys = keys_of(name.given, name.family, person.born_on, name.kind, person.born_precision)
        name.save(update_fields=["kind", "search_keys"])
    record_act("CHANGED_NAME", children=[person.pk], lane=Lane.IDENTITY, about=person.ref)
    return add_name(by=by, at=at, person=person, given=given, family=family)


@transaction.atomic
def change_birth(*, by: Actor, at: datetime, person: Person, born_on: date | None, precision: Precision) -> None:
    """What is known of the birth date changes, and with it the keys by which each name is found."""
    person.born_on, person.born_precision = born_on, precision if born_on else Precision.UNKNOWN
    person.save(update_fields=["born_on", "born_precision"])
    for name in PersonName.objects.visible_to(by).filter(person=person):
        name.search_keys = keys_of(name.given, name.family, born_on, name.kind, person.born_precision)
        name.save(update_fields=["search_keys"])
    record_act("CHANGED_BIRTH", children=[person.pk], lane=Lane.IDENTITY, about=person.ref)


@dataclass(frozen=True)
class Told:
    """What is known of a person, as somebody has it now: all of it, so that what is left empty is not known."""

    given: str
    family: str = ""
    known_as: str = ""
    born_on: date | None = None
    sex: str = ""
    ethnic_group: str = ""
    language: str = ""
    communication: str = ""


class Overtaken(Exception):
    """Somebody else has put this person right since the page was opened; `version` is what stands now."""

    def __init__(self, version: int):
        super().__init__(version)
        self.version = version


@transaction.atomic
def put_person_right(*, by: Actor, at: datetime, person_id: int, told: Told, version: int | None) -> None:
    """Who somebody is, put right. Another name makes the one until now a former one. Raises Overtaken.

    A birth date that is known only roughly stays unless an exact one is told.
    """
    person = Person.objects.visible_to(by).select_for_update(of=("self",)).get(pk=person_id)
    names = list(PersonName.objects.visible_to(by).filter(person=person).order_by("id"))
    stands = version_of(person, names)
    if version is not None and version != stands:
        raise Overtaken(stands)
    current = next((name for name in names if name.kind == PersonName.Kind.CURRENT), None)
    if current is None or (current.given, current.family) != (told.given.strip(), told.family.strip()):
        change_name(by=by, at=at, person=person, given=told.given, family=told.family)
    called = told.known_as.strip()
    if called and called not in {name.given for name in names if name.kind == PersonName.Kind.KNOWN_AS}:
        add_name(by=by, at=at, person=person, given=called, family=told.family, kind=PersonName.Kind.KNOWN_AS)
    for field in ("sex", "ethnic_group", "language", "communication"):
        setattr(person, field, getattr(told, field))
    person.save(update_fields=["sex", "ethnic_group", "language", "communication"])
    exactly = person.born_on if person.born_precision == Precision.DAY else None
    if told.born_on != exactly:
        change_birth(by=by, at=at, person=person, born_on=told.born_on, precision=Precision.DAY)


def add_identifier(
    *,
    by: Actor,
    at: datetime,
    person_id: int,
    system: IdentifierSystem,
    value: str,
    issuer: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> Identifier:
    """A number that `system` gives to this person, kept in its one form. The caller has checked it by terms.identifiers.

    One that had ended, and goes on after all, is theirs again from the day that is told, else from the one that is known.
    """
    facts = {"person_id": person_id, "system": system, "value": normalised(system, value), "issuer": issuer}
    ended = Identifier.objects.visible_to(by).select_for_update(of=("self",)).filter(**facts, to_on__isnull=False).first()
    if ended is None or to_on is not None:
        return Identifier.objects.create(**facts, from_on=from_on, to_on=to_on)
    ended.from_on, ended.to_on = from_on or ended.from_on, None
    ended.save(update_fields=["from_on", "to_on"])
    return ended


def end_identifier(*, by: Actor, at: datetime, person_id: int, ref: UUID) -> Identifier | None:
    """A number that somebody bears no more, from today. None where no such number of theirs goes on."""
    today = local(at).date()
    row = Identifier.objects.visible_to(by).select_for_update(of=("self",)).filter(person_id=person_id, ref=ref).first()
    if row is None or row.to_on is not None:
        return None
    row.to_on = max(today, row.from_on or today)
    row.save(update_fields=["to_on"])
    return row


def judge_same(*, by: Actor, at: datetime, person_a: int, person_b: int, reason: str) -> MergeEdge:
    """Somebody judges two people to be one. Nothing is moved: lookups read both. Judged so already: that judgement stands."""
    low, high = sorted((person_a, person_b))
    edge = MergeEdge.objects.visible_to(by).filter(person_a_id=low, person_b_id=high, withdrawn_at__isnull=True).first()
    return edge or MergeEdge.objects.create(
        person_a_id=low, person_b_id=high, judged_by_id=by.practitioner_id, judged_at=at, reason=reason
    )


def withdraw_judgement(*, by: Actor, at: datetime, person_a: int, person_b: int, reason: str) -> bool:
    """They are two people after all. False where no judgement stands that this person may see."""
    low, high = sorted((person_a, person_b))
    edge = MergeEdge.objects.visible_to(by).filter(person_a_id=low, person_b_id=high, withdrawn_at__isnull=True).first()
    if edge is None:
        return False
    edge.withdrawn_at, edge.withdrawn_by_id, edge.withdrawn_why = at, by.practitioner_id, reason
    edge.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    return True


@dataclass(frozen=True)
class NewPerson:
    """Somebody of whom a list tells: a name to call them by, and the numbers (system, issuer, value) that they have."""

    given: str
    family: str = ""
    born_on: date | None = None
    sex: str = ""
    ethnic_group: str = ""
    numbers: tuple[tuple[IdentifierSystem, str, str], ...] = ()


def add_people(*, by: Actor, at: datetime, people: Sequence[NewPerson]) -> list[int]:
    """Many new people at once; answers their numbers in the same order. The caller has made sure that they are new."""
    persons = Person.objects.bulk_create(
        Person(
            born_on=one.born_on,
            born_precision=Precision.DAY if one.born_on else Precision.UNKNOWN,
            sex=one.sex,
            ethnic_group=one.ethnic_group,
        )
        for one in people
    )
    together = list(zip(persons, people, strict=True))
    PersonName.objects.bulk_create(
        PersonName(
            person=person,
            given=one.given,
            family=one.family,
            search_keys=keys_of(one.given, one.family, one.born_on),
            sort_key=order_of(one.given, one.family),
        )
        for person, one in together
    )
    Identifier.objects.bulk_create(
        Identifier(person=person, system=system, issuer=issuer, value=normalised(system, value))
        for person, one in together
        for system, issuer, value in one.numbers
    )
    return [person.pk for person in persons]


@transaction.atomic
def complete_person(
    *, by: Actor, at: datetime, person_id: int, born_on: date | None = None, sex: str = "", ethnic_group: str = ""
) -> None:
    """Fills in what was not known of a person; what is known stays."""
    person = Person.objects.visible_to(by).get(pk=person_id)
    person.sex = person.sex or sex
    person.ethnic_group = person.ethnic_group or ethnic_group
    person.save(update_fields=["sex", "ethnic_group"])
    record_act("COMPLETED_PERSON", children=[person.pk], lane=Lane.IDENTITY, about=person.ref)
    if born_on and not person.born_on:
        change_birth(by=by, at=at, person=person, born_on=born_on, precision=Precision.DAY)
