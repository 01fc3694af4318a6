"""The question before a network leaves as a file, and the file: FollowTheMoney, one entity a line."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.lookups import Agreed
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import agencies_by_id
from ymylon.associates.rules import Sure
from ymylon.design.entries import AskPage, Link, Notice
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.documents.rules import marking
from ymylon.networks.actions import Given
from ymylon.networks.lookups import agreements_to_give_under, child_to_give
from ymylon.networks.page.naming import named, what_code
from ymylon.networks.rules import Relation, Thing, entities, key_here, key_there
from ymylon.people.lookups import current_names
from ymylon.terms.calendars import local
from ymylon.terms.links import End
from ymylon.terms.links import Link as Linked
from ymylon.terms.words import Words

Partner = tuple[str, str]


def give_page(actor: Actor, ref: UUID, now: datetime) -> tuple[AskPage, list[Partner]]:
    """The question, and the partners of the agreements under which it may be answered. Raises NoSuchChild."""
    child = child_to_give(actor, ref)
    name = current_names(actor, [child.pk]).get(child.pk)
    held = agreements_to_give_under(actor, local(now).date())
    none = Notice(
        _("No agreement covers this"),
        _("One in force between your agency and another must carry identity, persons of concern and intelligence."),
    )
    page = AskPage(
        title=_("The network of %(name)s as a file") % {"name": name.full if name else _("a child whose name is not known yet")},
        lede=_("In the FollowTheMoney form, for tools of analysis. It holds what the agreement covers and you may see:"
               " names, numbers and relations. Nobody’s words, no source, and nothing of a protected child."),
        act=_("Make the file"), back=Link(_("Back to the network"), reverse("networks:child", args=[ref])),
        small=_("It is listed for every child who stands in it. It can’t be taken back."), notices=() if held else (none,),
        shut=not held,
    )  # fmt: skip
    return page, _partners(actor, held)


def _partners(actor: Actor, held: Sequence[Agreed]) -> list[Partner]:
    own = {post.agency_id for post in actor.posts}
    agencies = agencies_by_id({number for one in held for number in one.terms.agency_ids})
    found = []
    for one in held:
        title = one.terms.title.in_language(language())
        to = [(f"{one.ref}:{number}:", agencies[number].name(language())) for number in one.terms.agency_ids if number not in own]
        to += [(f"{one.ref}::{body}", body) for body in one.terms.bodies]
        found += [(value, f"{who} ({title})") for value, who in to]
    return sorted(found, key=lambda choice: choice[1].casefold())


def file_of(actor: Actor, given: Given, whom: str) -> bytes:
    """The file: a line for each entity, every one of them marked with for whom it was made, by whom and when."""
    keys = {given.around.picture.centre.key} | {key for link in given.links for key in (key_here(link), key_there(link))}
    things = {node.key: _thing(given, node) for node in given.around.picture.nodes if node.key in keys}
    mark = marking(whom=whom, who=actor.name, at=given.at, language=language())
    lines = entities(given.file, things, [_relation(link) for link in given.links], mark)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def _thing(given: Given, node) -> Thing:
    called = named(given.around, node)
    if node.key.kind != End.ENTRY:
        return Thing(node.key, called.kind, called.name)
    entry = given.around.entries[node.key.number]
    return Thing(node.key, called.kind, entry.name or called.name, tuple(entry.nicknames), entry.mark, entry.born_about)


def _relation(link: Linked) -> Relation:
    here, there = key_here(link), key_there(link)
    a, b = (here, there) if link.forwards else (there, here)
    code = what_code(link)
    return Relation(a, b, link, code.words if code else Words(link.what, link.what), Sure[link.sure].words if link.sure else None)


def file_name(given: Given) -> str:
    """A name that says nothing of the child."""
    return f"ymylon-{given.file.hex[:8]}-{local(given.at):%Y%m%d-%H%M}.ftm.json"
