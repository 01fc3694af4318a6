"""Who somebody is, for those who may know."""

from collections import defaultdict
from collections.abc import Iterable

from ymylon.access.rules import Actor
from ymylon.people.models import Identifier, Person, PersonName


def persons_by_id(actor: Actor, ids: Iterable[int]) -> dict[int, Person]:
    """The visible ones of these people, by number."""
    return {person.pk: person for person in Person.objects.visible_to(actor).filter(pk__in=set(ids))}


def current_names(actor: Actor, ids: Iterable[int]) -> dict[int, PersonName]:
    """The present name of each of these people whom the actor may see."""
    names = PersonName.objects.visible_to(actor).filter(person_id__in=set(ids), kind=PersonName.Kind.CURRENT)
    return {name.person_id: name for name in names}


def all_names(actor: Actor, ids: Iterable[int]) -> dict[int, list[PersonName]]:
    """Every name of each of these people, the present one first."""
    found: dict[int, list[PersonName]] = defaultdict(list)
    for name in PersonName.objects.visible_to(actor).filter(person_id__in=set(ids)).order_by("kind", "id"):
        found[name.person_id].append(name)
    return found


def identifiers(actor: Actor, person_id: int) -> list[Identifier]:
    """The numbers that systems give to this person."""
    return list(Identifier.objects.visible_to(actor).filter(person_id=person_id).order_by("system", "id"))
