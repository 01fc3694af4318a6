"""Questions about a child: a photograph, who the child is, and who is around them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id
from ymylon.children import lookups as children
from ymylon.design.entries import AskPage, Collision, Link
from ymylon.design.forms import Question
from ymylon.design.moments import language as code_language
from ymylon.design.moments import told
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.people import lookups as people
from ymylon.terms.calendars import long_date
from ymylon.terms.codes import EthnicGroup, Language, Sex


def kept_while_typed(page: AskPage, draft: Begun) -> AskPage:
    """The page, which says what was begun earlier and keeps what is typed."""
    return replace(page, notices=(*page.notices, *draft.notices), keep_url=draft.keep_url)


def _ask(actor: Actor, child, title: str, lede: str, act: str, small: str, collision: Collision | None = None) -> AskPage:
    """A question page that leads back to the child; `title` has a place for the name."""
    name = people.current_names(actor, [child.pk]).get(child.pk)
    called = (name.given or name.family) if name else _("this child")
    back = Link(_("Back to %(name)s") % {"name": called}, reverse("chronology:child", args=[child.ref]))
    return AskPage(title % {"name": called}, lede, act, back, small, collision=collision)


def photograph_page(actor: Actor, child) -> AskPage:
    """What to know before a photograph of this child is sent."""
    return _ask(
        actor,
        child,
        _("A photograph of %(name)s"),
        _("Everybody who may see this child’s record sees it, with the words below."),
        _("Keep the photograph"),
        _("The place and time that a telephone hides in a picture are taken out before it is kept."),
    )


def put_right_page(actor: Actor, child, collision: Collision | None = None) -> AskPage:
    """Who the child is, to be put right."""
    lede = _("Everything stands as it is known now. Change what is wrong, and leave the rest.")
    small = _("The name until now stays in the record as a former one, and still finds the child.")
    return _ask(actor, child, _("Who %(name)s is"), lede, _("Save"), small, collision)


def contact_page(actor: Actor, child) -> AskPage:
    """Somebody around the child, to be named."""
    lede = _("Naming somebody here tells them nothing. Whether a parent is told, a practitioner decides.")
    return _ask(actor, child, _("Somebody around %(name)s"), lede, _("Save"), "")


def started_with(actor: Actor, child) -> tuple[dict[str, Any], int]:
    """What is known of a child already, so that nobody types it twice; and the version that it has now."""
    person = people.persons_by_id(actor, [child.pk])[child.pk]
    names = people.all_names(actor, [child.pk])[child.pk]
    current = next((name for name in names if name.kind == "CURRENT"), None)
    known_as = [name.given for name in names if name.kind == "KNOWN_AS"]
    known = {name: getattr(person, name) for name in ("sex", "ethnic_group", "language", "communication")}
    return {
        **known,
        "given": current.given if current else "",
        "family": current.family if current else "",
        "known_as": known_as[-1] if known_as else "",
        "born_on": person.born_on if person.born_precision == "DAY" else None,
    }, people.version_of(person, names)


def overtaken_by(actor: Actor, child, form: Question, version: int, now: datetime) -> Collision:
    """Both texts, and who saved the other; the next press saves on top, on purpose."""
    known, _version = started_with(actor, child)
    said = {name: known[name] for name in ("given", "family", "known_as", "communication")}
    said["born_on"] = long_date(known["born_on"], code_language()) if known["born_on"] else ""
    for name, codes in (("sex", Sex), ("ethnic_group", EthnicGroup), ("language", Language)):
        said[name] = codes[known[name]].label(code_language()) if known[name] else ""
    last = next((event for event in children.events(actor, child.pk, 20) if event.kind == "IDENTITY_PUT_RIGHT"), None)
    who = practitioners_by_id([last.by_id]).get(last.by_id or 0) if last else None
    return form.collide(
        version=version, who=who.name if who else _("Somebody else"), when=told(last.at, now) if last else "", theirs=said
    )
