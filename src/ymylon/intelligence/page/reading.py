"""A released version, for whoever it was released to: its conditions stand above its words."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import AskPage, Entry, Fact, Link, Notice, RecordPage, Said, Section
from ymylon.design.moments import happened, language
from ymylon.design.ways import reverse
from ymylon.intelligence.lookups import Release, beside
from ymylon.intelligence.page.shared import about, back_to_mine, child_or_none, whom
from ymylon.intelligence.rules import Handling, InformationGrade, words_of_code


def _handling(one: Release, *, first: bool) -> Notice:
    if one.handling == Handling.CONDITIONS:
        return Notice(_("Read the conditions first") if first else _("Conditions"), one.conditions, "kept", "protected")
    return Notice(
        _("Sharing for safeguarding is permitted"),
        _("Share it with those who must act on it, and no further."),
        "kept",
        "protected",
    )


def conditions_page(one: Release) -> AskPage:
    """Before the words are read: the conditions, and one press that they were."""
    words = _("I have read the conditions") if one.handling == Handling.CONDITIONS else _("I have read this")
    return AskPage(
        title=_("Intelligence %(reference)s") % {"reference": one.reference},
        lede=_("Released by the police to your team. That you read it is kept with your name."),
        act=words, back=back_to_mine(), notices=(_handling(one, first=True),),
    )  # fmt: skip


def read_page(actor: Actor, one: Release, now: datetime) -> RecordPage:
    """The version in this person's language; where there is none in it, in the other, and that is said."""
    same = [row.child_id for row in beside(actor, one)]
    child = child_or_none(actor, one.child_id)
    said, note = _in_language(one)
    sure = words_of_code(InformationGrade, one.information, language())
    entry = Entry(
        one.reference, when=happened(one.at, now), mark="someone", said=said, facts=(Fact(_("How sure the police are"), sure),)
    )
    links = (Link(_("To the child"), reverse("chronology:child", args=[child.ref])),) if child else ()
    return RecordPage(
        title=_("Intelligence %(reference)s") % {"reference": one.reference},
        lede=about(same, whom(actor, [same])), back=back_to_mine(), notices=(_handling(one, first=False),),
        sections=(Section(_("What the police wrote"), "words", (entry,), tight=True, note=note),), links=links,
    )  # fmt: skip


def _in_language(one: Release) -> tuple[Said, str]:
    spoken = language()
    own, other = (one.welsh, one.english) if spoken == "cy" else (one.english, one.welsh)
    if own:
        return Said(own, spoken), ""
    if spoken == "cy":
        return Said(other, "en"), _("There is no Welsh version: it was written in English alone.")
    return Said(other, "cy"), _("There is no English version: it was written in Welsh alone.")
