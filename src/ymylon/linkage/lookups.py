"""Search before create: who on the record could be meant by what was typed, among those whom one may see."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import children_by_id
from ymylon.design.moments import language
from ymylon.people.lookups import current_names, meeting, persons_by_id
from ymylon.people.rules import age_on
from ymylon.terms.calendars import local, long_date
from ymylon.terms.folding import folded
from ymylon.terms.names import query_keys


@dataclass(frozen=True)
class Match:
    """Somebody who could be meant, with what tells them apart and why they are shown. No address."""

    child_id: int
    ref: UUID
    name: str
    age: int | None
    born_words: str
    where_words: str
    reasons: tuple[str, ...]


def search(actor: Actor, text: str, limit: int = 8) -> list[Match]:
    """The visible children who share the most words with `text`, the closest first; each is thereby shown."""
    asked = []
    for word in text.replace("-", " ").split():
        keys = [key.stored for key in query_keys(word)]
        asked.append({"any": [*keys, f"p:{folded(word)}"], "exact": keys[:1]})
    return matches_of(actor, meeting(actor, asked)[:limit])


def matches_of(actor: Actor, child_ids: list[int]) -> list[Match]:
    """These children as matches, in this order, without a reason; those who may not be seen are left out."""
    children = children_by_id(actor, child_ids)
    names, persons = current_names(actor, children), persons_by_id(actor, children)
    return [_match(children[child], names.get(child), persons.get(child)) for child in child_ids if child in children]


def _match(child, name, person) -> Match:
    born_on = person.born_on if person else None
    return Match(
        child_id=child.pk,
        ref=child.ref,
        name=f"{name.given} {name.family}".strip() if name else _("Name not known yet"),
        age=age_on(born_on, local(timezone.now()).date()),
        born_words=_month(born_on) if born_on and person.born_precision == "DAY" else "",
        where_words="",
        reasons=(),
    )


def _month(born_on: date) -> str:
    month = " ".join(long_date(born_on, language()).split()[-2:])
    return _("Born %(month)s.") % {"month": month}
