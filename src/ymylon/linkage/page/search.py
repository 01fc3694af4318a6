"""The page on which a child is looked for: who could be meant and why, or what to do when nobody is found."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Act, Entry, Link, Notice, Section, Tag
from ymylon.design.ways import reverse
from ymylon.linkage.lookups import Match, open_proposals, sealed
from ymylon.linkage.rules.asked import Asked
from ymylon.linkage.rules.held_by import IndexAnswer


@dataclass(frozen=True)
class SearchPage:
    """The plain values of the page; the box is the form's."""

    title: str
    lede: str
    notices: tuple[Notice, ...]
    results: Section | None
    acts: tuple[Act, ...]
    links: tuple[Link, ...]


def search_page(
    actor: Actor, text: str, asked: Asked, matches: list[Match], answer: IndexAnswer | None, language: str, is_old: bool = False
) -> SearchPage:
    """What is shown for `text`, which was found to mean `asked`; `answer` is what the match index said, if it was asked."""
    return SearchPage(
        title=_("Find a child"),
        lede=_("Search before you open a record. You find the children with whom your team or agency is involved."),
        notices=(*_faults(asked, is_old, language), *_of_index(actor, text, asked, matches, answer, language)),
        results=_results(text, matches, language) if text else None,
        acts=_report(actor, text) if text and not matches and answer is None else (),
        links=_judging(actor),
    )


def _results(text: str, matches: list[Match], language: str) -> Section:
    words = ngettext("One child could be “%(typed)s”", "%(count)d children could be “%(typed)s”", len(matches))
    return Section(
        heading=words % {"count": len(matches), "typed": text} if matches else _("Nobody found"),
        anchor="found",
        note=_("Each says why. Addresses are not shown here.") if matches else "",
        entries=tuple(_entry(match, language) for match in matches),
        empty=_("Nobody whom you may see is called “%(typed)s”. A child may still have a record that you may not see.")
        % {"typed": text},
    )


def _entry(match: Match, language: str) -> Entry:
    name = _("%(name)s, %(age)d") % {"name": match.name, "age": match.age} if match.age is not None else match.name
    known = f"{match.born_words}." if match.born_words else _("Birth date not known yet.")
    return Entry(
        heading=name,
        why=known,
        source=match.why.in_language(language),
        mark="someone",
        tags=tuple(Tag(_("Judged to be one child with %(name)s") % {"name": name}) for name in match.same_as),
        anchor=f"child-{match.ref}",
        links=(Link(_("Open the record"), reverse("chronology:child", args=[match.ref]), hidden=match.name),),
    )


def _report(actor: Actor, text: str) -> tuple[Act, ...]:
    """The way from here to a report, with what was typed; it travels in the body, for addresses end in logs."""
    if not actor.may("REPORT_MISSING"):
        return ()
    return (Act(_("Report a child missing"), reverse("missing:report"), values=(("who", text), ("look", "1"))),)


def _faults(asked: Asked, is_old: bool, language: str) -> list[Notice]:
    told = [Notice(heading=fault.in_language(language), tone="soon", mark="soon") for fault in asked.faults]
    if is_old:
        told.append(Notice(heading=_("That search is too old to show again. Search once more."), tone="soon", mark="soon"))
    return told


def _of_index(
    actor: Actor, text: str, asked: Asked, matches: list[Match], answer: IndexAnswer | None, language: str
) -> tuple[Notice, ...]:
    """What the match index said, to whoever may ask it and found nobody."""
    if not text or not actor.may("SEARCH_MATCH_INDEX") or any(match.meets_all for match in matches):
        return ()
    if not asked.is_enough_for_the_index:
        if matches:
            return ()
        heading = _("Does another agency hold a record?")
        words = _("Add given name, surname and the whole birth date, or a national number. Each question is kept.")
        return (Notice(heading=heading, words=words),)
    if answer is None:
        return (Notice(heading=_("No other agency here holds a record under exactly this"), mark="done"),)
    if answer.holders:
        held = ", ".join(words.in_language(language) for words in answer.holders)
        words = _("Held by %(holders)s. If the child is missing, report into it: it is put before somebody who may see both.")
        words %= {"holders": held}
    else:
        words = _("Ring the council’s front door. If the child is missing, report it here as well: the two are put together.")
    links = _glass(actor, text)
    return (
        Notice(heading=_("A record exists"), words=words, tone="soon", mark="protected", acts=_report(actor, text), links=links),
    )


def _glass(actor: Actor, text: str) -> tuple[Link, ...]:
    """The way into the record in an emergency; what was typed travels sealed."""
    if not actor.may("BREAK_GLASS"):
        return ()
    return (
        Link(
            _("A child could come to harm before I reach them"), f"{reverse('oversight:break_glass')}?for={sealed(actor, text)}"
        ),
    )


def _judging(actor: Actor) -> tuple[Link, ...]:
    if not actor.may("JUDGE_MATCH"):
        return ()
    count = len(open_proposals(actor))
    if not count:
        return ()
    words = ngettext("%(count)d pair of records may be one child", "%(count)d pairs of records may be one child", count)
    return (Link(words % {"count": count}, reverse("linkage:matches")),)
