"""Places and groups as a list: what one’s teams owe, one’s own, and the others’. None stands before another as worse."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.contexts import lookups
from ymylon.contexts.lookups import AT_ONCE, Context
from ymylon.contexts.page.shared import context_link, kind_words, state_tags, step_entry, team_words
from ymylon.design.entries import Entry, Link, RecordPage, Section
from ymylon.design.moments import due_when
from ymylon.design.paging import parts
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day


def every_page(actor: Actor, now: datetime, *, after: int = 0) -> RecordPage:
    """Everything of places and groups that this person may see."""
    today = local_day(now)
    found = lookups.every_context(actor, after=after)
    shown = found[:AT_ONCE]
    groups = (
        (_("Assessed by your teams"), "own", [one for one in shown if not one.ended and lookups.is_own(actor, one)]),
        (_("Assessed by others"), "others", [one for one in shown if not one.ended and not lookups.is_own(actor, one)]),
        (_("Ended"), "ended", [one for one in shown if one.ended]),
    )
    sections = tuple(
        Section(words, anchor, tuple(_entry(one, today) for one in rows), tight=True) for words, anchor, rows in groups if rows
    )
    begin = Link(_("Assess a place or a group"), reverse("contexts:begin"), looks="main")
    return RecordPage(
        title=_("Places and groups"),
        lede=_("Looked at in their own right. No place is graded, and none stands before another as worse."),
        back=Link(_("Back to Today"), reverse("today:today")),
        sections=(*_owed(actor, today), *sections) or (_none(),),
        links=(*((begin,) if actor.may("WRITE_CONTEXT") else ()),
               *parts(reverse("contexts:every"), after, AT_ONCE, is_more=len(found) > AT_ONCE)),
    )  # fmt: skip


def _none() -> Section:
    return Section(_("None yet"), "none", empty=_("No place or group is assessed here."))


def _owed(actor: Actor, today: date) -> tuple[Section, ...]:
    steps = lookups.steps_owed(actor)
    if not steps:
        return ()
    return (Section(_("Steps that your teams see to"), "owed", tuple(step_entry(one, today, with_place=True) for one in steps)),)


def _entry(context: Context, today: date) -> Entry:
    where = f" {context.where}." if context.where else ""
    by_whom = _("%(team)s assesses it.") % {"team": team_words(context.team)}
    return Entry(
        heading=context.name,
        why=f"{kind_words(context)}.{where} {by_whom}",
        when=due_when(context.due_on, today) if context.due_on else None,
        mark="dot",
        tags=state_tags(context),
        links=(context_link(context),),
    )
