"""Who somebody is, for those who may know."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from ymylon.access.rules import Actor
from ymylon.audit.standing import standing
from ymylon.people.models import Identifier, MergeEdge, Person, PersonName
from ymylon.people.rules import age_on, cluster
from ymylon.terms.codes import IdentifierSystem


def persons_by_id(actor: Actor, ids: Iterable[int]) -> dict[int, Person]:
    """The visible ones of these people, by number."""
    wanted = set(ids)
    return {person.pk: person for person in _persons(actor, ids=wanted)} if wanted else {}


@standing
def _persons(actor, ids):
    return Person.objects.visible_to(actor).filter(pk__among=ids)


def current_names(actor: Actor, ids: Iterable[int]) -> dict[int, PersonName]:
    """The present name of each of these people whom the actor may see."""
    wanted = set(ids)
    return {name.person_id: name for name in _names_now(actor, ids=wanted)} if wanted else {}


@standing
def _names_now(actor, ids):
    return PersonName.objects.visible_to(actor).filter(person_id__among=ids, kind=PersonName.Kind.CURRENT)


def names_and_ages(actor: Actor, ids: Iterable[int], on: date) -> tuple[dict[int, str], dict[int, int | None]]:
    """What each of these people whom the actor may see is called now, and how old they are on that day, in one question."""
    wanted = set(ids)
    found = _names_and_births(actor, ids=wanted) if wanted else []
    return (
        {name.person_id: name.full for name in found},
        {name.person_id: age_on(name.person.born_on, on) for name in found},
    )


@standing
def _names_and_births(actor, ids):
    names = PersonName.objects.visible_to(actor).filter(person_id__among=ids, kind=PersonName.Kind.CURRENT)
    both = names.filter(person__in=Person.objects.visible_to(actor)).select_related("person")
    return both.only("person_id", "given", "family", "person__born_on")


def all_names(actor: Actor, ids: Iterable[int]) -> dict[int, list[PersonName]]:
    """Every name of each of these people, the present one first."""
    found: dict[int, list[PersonName]] = defaultdict(list)
    wanted = set(ids)
    for name in _names(actor, ids=wanted) if wanted else ():
        found[name.person_id].append(name)
    return found


@standing
def _names(actor, ids):
    return PersonName.objects.visible_to(actor).filter(person_id__among=ids).order_by("kind", "id")


def of_the_same_family_name(actor: Actor, person_id: int, limit: int = 30) -> list[PersonName]:
    """The present names of others who bear the family name that this person bears or bore, as far as the actor may see."""
    own = PersonName.objects.visible_to(actor).filter(person_id=person_id).exclude(family="").values("family")
    others = PersonName.objects.visible_to(actor).filter(kind=PersonName.Kind.CURRENT, family__in=own)
    return list(others.exclude(person_id=person_id).order_by("sort_key", "id")[:limit])


class Called(NamedTuple):
    """One name by which somebody is or was known."""

    given: str
    family: str

    @property
    def full(self) -> str:
        """Given and family name, as far as they are known."""
        return f"{self.given} {self.family}".strip()


class Numbered(NamedTuple):
    """A number that some system gives to somebody."""

    system: str
    value: str
    from_on: str | None = None
    to_on: str | None = None


class Whole(NamedTuple):
    """Who somebody is: the person, their names, the present one first, and their numbers."""

    person: Person
    names: list[Called]
    numbers: list[Numbered]


def who_they_are(actor: Actor, ids: Iterable[int]) -> dict[int, Whole]:
    """All that is known of who these people are, in one question to the database."""
    return {
        person.pk: Whole(person, [Called(**one) for one in person.held_names], [Numbered(**one) for one in person.held_numbers])
        for person in _who_they_are(actor, ids=set(ids))
    }


@standing
def _who_they_are(actor, ids):
    of_each = {"person_id": OuterRef("pk")}
    names = PersonName.objects.visible_to(actor).filter(**of_each).order_by("kind", "id")
    numbers = Identifier.objects.visible_to(actor).filter(**of_each).order_by("system", "id")
    return (
        Person.objects.visible_to(actor)
        .filter(pk__among=ids)
        .annotate(
            held_names=ArraySubquery(names.values(held=JSONObject(given="given", family="family"))),
            held_numbers=ArraySubquery(
                numbers.values(held=JSONObject(system="system", value="value", from_on="from_on", to_on="to_on"))
            ),
        )
    )


def version_of(person: Person, names: Iterable[PersonName]) -> int:
    """A number that grows with whatever is changed of a person or their names: a new name has a higher number than the last."""
    return person.version + sum(name.pk + name.version for name in names)


def identifiers_by_person(actor: Actor, ids: Iterable[int]) -> dict[int, list[Identifier]]:
    """The numbers of each of these people."""
    found: dict[int, list[Identifier]] = defaultdict(list)
    for number in Identifier.objects.visible_to(actor).filter(person_id__in=set(ids)).order_by("system", "id"):
        found[number.person_id].append(number)
    return found


def with_number(actor: Actor, numbers: Sequence[tuple[str, str]]) -> dict[int, tuple[str, str]]:
    """Who bears one of these numbers, each a (system, value); an empty system stands for any, in capitals or not."""
    if not numbers:
        return {}
    wanted = Q(pk__in=[])
    for system, value in numbers:
        wanted |= Q(system=system, value=value) if system else Q(system__in=list(IdentifierSystem), value__in=_cases(value))
    return {row.person_id: (row.system, row.value) for row in Identifier.objects.visible_to(actor).filter(wanted)}


def _cases(value: str) -> list[str]:
    return sorted({value, value.upper(), value.lower()})


def meeting(actor: Actor, asked: Sequence[dict[str, list[str]]], most: int = 200) -> list[int]:
    """Visible people who meet what was asked, those who meet most of it first.

    Each thing asked is {"any": keys, "exact": keys}: any one key meets it, and an exact one puts a person before others.
    """
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select person from people_meeting(%s, %s)", [json.dumps(list(asked)), most])
        found = [person for (person,) in cursor.fetchall()]
    seen = set(Person.objects.visible_to(actor).filter(pk__in=found).values_list("pk", flat=True))
    return [person for person in found if person in seen]


def cluster_of(actor: Actor, person_id: int) -> frozenset[int]:
    """Everybody who was judged to be one human with this person, themself among them, as far as this person may see."""
    found = frozenset({person_id})
    while True:
        grown = cluster(_edges(actor, ids=found), person_id)
        if grown <= found:
            return found
        found = found | grown


def edges_of(actor: Actor, ids: Iterable[int]) -> list[tuple[int, int]]:
    """Who is judged to be one human with any of these people, pair by pair, one step far."""
    wanted = set(ids)
    return _edges(actor, ids=wanted) if wanted else []


@standing
def _edges(actor, ids):
    edges = MergeEdge.objects.visible_to(actor).filter(withdrawn_at__isnull=True)
    return edges.filter(Q(person_a_id__among=ids) | Q(person_b_id__among=ids)).values_list("person_a_id", "person_b_id")


def edges_between(actor: Actor, ids: Iterable[int]) -> list[MergeEdge]:
    """Every judgement about two of these people, withdrawn ones too, newest first."""
    wanted = set(ids)
    return _judged(actor, ids=wanted) if wanted else []


@standing
def _judged(actor, ids):
    both = MergeEdge.objects.visible_to(actor).filter(person_a_id__among=ids, person_b_id__among=ids)
    return both.order_by("-judged_at", "-id")


def people_with(actor: Actor, system: IdentifierSystem, issuer: str, values: Iterable[str]) -> dict[str, int]:
    """Who has each of these numbers: value to person. Of several, the one recorded first."""
    held = Identifier.objects.visible_to(actor).filter(system=system, issuer=issuer, value__in=set(values))
    return dict(held.order_by("-id").values_list("value", "person_id"))


# For the clock, which acts for nobody and sees every person


def birth_days_of(person_ids: Iterable[int]) -> dict[int, date | None]:
    """When each of these people was born, by person; None where that isn't known."""
    return dict(Person.objects.filter(pk__in=list(person_ids)).values_list("pk", "born_on"))


def birth_day_of(person_id: int) -> date | None:
    """When this person was born, if that is known."""
    return Person.objects.filter(pk=person_id).values_list("born_on", flat=True).first()
