"""The child’s own sheet: their plan in plain words, in the language that they want, and nothing of any other lane."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Fact, Link, Said
from ymylon.design.moments import language
from ymylon.documents.pdf import can_make_pdf
from ymylon.documents.rules import marking
from ymylon.protection.lookups import KnownChild
from ymylon.safety.page.plan import words_of
from ymylon.safety.page.shared import back_to_plan, kind_words
from ymylon.safety.rules import ASKED, PlanKind
from ymylon.safety.rules.codes import FormPart
from ymylon.safety.rules.forms_of_council import FOR_WHAT
from ymylon.terms.calendars import local, long_date


@dataclass(frozen=True)
class SheetPage:
    """The plain values of the sheet."""

    title: str
    lede: str
    back: Link
    facts: tuple[Fact, ...]
    said: Said | None
    said_title: str
    foot: str
    mark: str
    language: str
    makes_pdf: bool
    is_childs: bool


def sheet_page(actor: Actor, child: KnownChild, plan: Any, now: datetime, part: FormPart | None = None) -> SheetPage:
    """The sheet in the language that is in use. What only adults need stands on no child’s. `part`: drawn into this form."""
    kind = PlanKind[plan.kind]
    for_child = kind in (PlanKind.SAFETY, PlanKind.TRANSITION)
    facts = tuple(
        Fact((one.childs if for_child and one.childs else one.short).in_language(language()), plan.answers[one.code])
        for one in ASKED[kind]
        if one.code in plan.answers and (one.childs or not for_child)
    )
    whom = child.given if for_child else actor.name
    if for_child:
        title = _("My plan: %(name)s") % {"name": child.given}
        lede = _("This is your plan. You can ask anybody on it to change it with you, at any time.")
    else:
        title = f"{kind_words(kind)}: {child.given}"
        lede = FOR_WHAT[part].in_language(language()) if part else ""
    return SheetPage(
        title=f"{part.label(language())}. {title}" if part else title,
        lede=lede,
        back=back_to_plan(kind, child),
        facts=facts,
        said=words_of(plan),
        said_title=_("In my own words") if for_child else _("In the child’s own words"),
        foot=_("Version %(number)d, %(day)s.") % {"number": plan.number, "day": long_date(local(plan.at).date(), language())},
        mark=marking(whom=whom, who=actor.name, at=now, language=language()),
        language=language(),
        makes_pdf=can_make_pdf(),
        is_childs=for_child,
    )
