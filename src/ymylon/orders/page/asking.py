"""Questions about a notice or an order: what each is called, what to know before answering, and what may be chosen."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.lookups import Entry
from ymylon.associates.rules import Kind as AssociateKind
from ymylon.design.entries import AskPage, Link, Notice
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.orders import lookups
from ymylon.orders.lookups import Course
from ymylon.orders.page.shared import ending_words, protected_notices, title_of
from ymylon.orders.rules import KINDS, OrderKind, Subject
from ymylon.orders.rules.faults import breach_words
from ymylon.protection.lookups import KnownChild


def offered_to_bind(actor: Actor, child: KnownChild, kinds: Iterable[OrderKind]) -> dict[str, Entry]:
    """The persons of concern around the child, and the telephones where a kind that may be used here binds one; by reference."""
    found = lookups.bindable_around(actor, lookups.same_child(actor, child.pk))
    phones = any(KINDS[kind].subject is Subject.PHONE for kind in kinds)
    return {str(one.ref): one for one in found if phones or one.kind == AssociateKind.PERSON}


def ask_page(
    actor: Actor, child: KnownChild, people: Iterable[Entry], kinds: Iterable[OrderKind], draft: Begun
) -> AskPage:  # fmt: skip
    """Asking for a notice or an order."""
    notices = draft.notices
    if not list(people):
        link = Link(_("Name the person"), reverse("associates:enter", args=[child.ref]), looks="main")
        words = _("Nobody is named around this child whom you could choose. What you have typed is kept here meanwhile.")
        notices = (*notices, Notice(_("Name the person first"), words, mark="someone", links=(link,)))
    return AskPage(
        title=_("Ask for a notice or an order that protects %(name)s") % {"name": child.given},
        lede=_(
            "The police serve it, or your own team what a council gives itself. Age, legal status and law are looked at now, and"
            " again on the day on which it is served."
        ),
        act=_("Ask for it"),
        back=Link(_("Back to notices and orders"), reverse("orders:child", args=[child.ref])),
        small=_("In danger now? Ring 999. A notice keeps nobody away tonight."),
        notices=(*protected_notices(child), *notices),
        keep_url=draft.keep_url,
        other=_places(actor, child) if any(KINDS[kind].subject is Subject.PLACE for kind in kinds) else (),
    )


def _places(actor: Actor, child: KnownChild) -> tuple[Link, ...]:
    """Of a place that is assessed it is asked for from the place’s own page, and binds that one."""
    words = _("A place that is assessed? Ask for it from the place’s own page")
    link = Link(words, reverse("contexts:child", args=[child.ref]))
    return (link,) if actor.may_with("SEE_CHILD_CONTEXTS", child.scopes) else ()


def _questions() -> dict[str, tuple[str, str]]:
    return {
        "statement": (_("The statement that no permission is given"), _("Without it there is no notice.")),
        "look": (_("Look at it again"), _("It lasts. Somebody looks whether it is kept to, and still what the child needs.")),
        "draft": (_("What the person must not do"), _("The notice names the child and the birth date, so that nobody can claim"
                                                        " not to have known.")),
        "serve": (_("Was it served?"), _("It binds from the day on which it is served. Unserved, it stays owed.")),
        "breach": (_("A breach"), ""),
        "withdraw": (_("Withdraw it"), _("It binds nobody any more. What was written stays.")),
        "renew": (_("Renew it, or let it end"), ""),
        "after": (_("It has ended: who was told?"), _("The council, whoever cares for the child, and whoever relied on it.")),
        "copy": (_("Who was given a copy?"), _("The program sends none.")),
    }  # fmt: skip


def step_page(actor: Actor, course: Course, child: KnownChild, what: str) -> AskPage:
    """One question about an order."""
    title, lede = _questions()[what]
    small = ""
    if what == "draft" and course.kind.subject is not Subject.PERSON:
        title, lede = _("What it forbids, or asks for"), _("As it stands on the notice or order.")
    if what == "breach":
        lede = breach_words(course.kind).in_language(language())
    elif what == "renew":
        lede = ending_words(course.ending(lookups.facts_of(actor, [child.pk])[child.pk]))
        small = _("The next one is asked for, and this one holds until the next is served, or its day.")
    back = Link(_("Back to the notice or order"), reverse("orders:order", args=[course.order.ref]))
    return AskPage(title, f"{title_of(course)}. {lede}", _("Save"), back, small, protected_notices(child))


def _appeared_words(bound: Subject) -> tuple[str, str]:
    if bound is Subject.PHONE:
        return (
            _("A number that an order cuts off has appeared beside %(name)s"),
            _("A telephone number that an order cuts off was linked to this child. Ring the police."),
        )
    if bound is Subject.PLACE:
        return (
            _("%(name)s was linked to a place that a notice or an order binds"),
            _("Since it was served this child was linked to a place that it binds. Ring the police."),
        )
    return (
        _("Somebody who is under notice has appeared beside %(name)s"),
        _("Somebody whom a notice or an order binds was linked to this child as a person of concern. Ring the police."),
    )


def appeared_page(course: Course | None, bound: Subject, child: KnownChild) -> AskPage:
    """Whom or what a notice or an order binds has appeared beside this child. Whoever may not read the order reads no name."""
    title, lede = _appeared_words(course.kind.subject if course else bound)
    back = Link(_("Back to %(name)s") % {"name": child.given}, reverse("chronology:child", args=[child.ref]))
    if course is not None:
        lede = _("%(who)s was linked to this child after it was served. Was it a breach?") % {"who": title_of(course)}
        back = Link(_("Back to the notice or order"), reverse("orders:order", args=[course.order.ref]))
    other = (Link(_("Persons and things of concern"), reverse("associates:child", args=[child.ref])),)
    return AskPage(title % {"name": child.given}, lede, _("Save"), back, notices=protected_notices(child), other=other)
