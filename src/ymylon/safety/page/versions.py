"""Every version of one plan, the newest first, for whoever keeps it."""

from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, RecordPage, Section
from ymylon.design.moments import When, clock, iso, long_day
from ymylon.protection.lookups import KnownChild
from ymylon.safety.lookups import versions_of
from ymylon.safety.page.plan import answers, words_of
from ymylon.safety.page.shared import back_to_plan, kind_words, protected_notices, who_wrote
from ymylon.safety.rules import PlanKind
from ymylon.terms.calendars import local


def versions_page(actor: Actor, child: KnownChild, plan: Any) -> RecordPage:
    """The versions of this plan."""
    kind = PlanKind[plan.kind]
    entries = tuple(
        Entry(
            _("Version %(number)d, by %(who)s") % {"number": one.number, "who": who_wrote(one)},
            when=When("calm", f"{long_day(one.at)} {local(one.at).year}, {clock(one.at)}", "", iso(one.at)),
            facts=answers(one),
            said=words_of(one),
        )
        for one in versions_of(actor, plan)
    )
    return RecordPage(
        title=_("%(plan)s of %(name)s: its versions") % {"plan": kind_words(kind), "name": child.given},
        lede=_("No version is ever edited. The newest holds."),
        back=back_to_plan(kind, child),
        notices=protected_notices(child, writing=False),
        sections=(Section(_("Versions"), "versions", entries, tight=True),),
    )
