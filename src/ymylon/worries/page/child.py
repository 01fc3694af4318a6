"""The worries about one child, for whoever may read them; and what the police may read."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Fact, Link, RecordPage, Section, Tag
from ymylon.design.moments import happened, in_sentence, language
from ymylon.design.ways import reverse
from ymylon.people.lookups import cluster_of
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.codes import Lane
from ymylon.worries.lookups import Call, Stands, Step, shares_of, worries_of
from ymylon.worries.page.shared import sealed_notice, who_answered, who_called, who_noted
from ymylon.worries.rules import CallBecame, Told, WorryState, may_answer


def child_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """Every worry about this child that this person may read. Raises NoSuchChild."""
    child = known_child(actor, ref)
    found = worries_of(actor, cluster_of(actor, child.pk))
    now_open = tuple(_entry(actor, child, one, now) for one in found if may_answer(one.state))
    away = tuple(_entry(actor, child, one, now) for one in found if not may_answer(one.state))
    note = Link(_("Note a worry"), reverse("worries:note", args=[child.ref]), looks="main")
    shared = Link(_("What the police may read"), reverse("worries:shared", args=[child.ref]))
    return RecordPage(
        title=_("Worries about %(name)s") % {"name": child.name},
        lede=_("Below any threshold: support first. Each is read by the child’s council, and one team calls the family."),
        back=Link(_("Back to the child"), reverse("chronology:child", args=[child.ref])),
        notices=sealed_notice(child),
        sections=(
            Section(
                _("Now"), "now", now_open,
                empty=_("No worry that you may read stands now."),
                links=(note,) if actor.may_with("NOTE_WORRY", child.scopes) else (),
            ),
            *((Section(_("Put away"), "away", away, tight=True),) if away else ()),
        ),
        links=(shared,) if actor.may_with("SEE_SHARED_WORRY", child.scopes) else (),
    )  # fmt: skip


def _entry(actor: Actor, child: KnownChild, one: Stands, now: datetime) -> Entry:
    worry = one.worry
    return Entry(
        heading=worry.words or _("The words are sealed."),
        why=_("Support: %(support)s") % {"support": worry.support} if worry.support else "",
        when=happened(worry.at, now),
        mark="waiting" if one.state == WorryState.NOTED else "done" if not may_answer(one.state) else "someone",
        source=_("Noted by %(who)s") % {"who": who_noted(worry)},
        tags=(Tag(WorryState[one.state].label(language())), *((Tag(_("From a clinic"), "kept"),) if worry.clinic else ())),
        facts=(*_told(one), *_answered(one.steps), *_called(one.calls)),
        links=_doors(actor, child, one),
    )


def _told(one: Stands) -> tuple[Fact, ...]:
    worry = one.worry
    since = in_sentence(worry.since_on) if worry.since_on else _("Not known yet")
    read = next((step for step in reversed(one.steps) if step.child_told), None)
    said = read or worry
    return (
        Fact(_("Since"), since),
        Fact(_("The child"), Told[said.child_told].label(language())),
        Fact(_("The family"), Told[said.family_told].label(language()), said.told_words),
    )


def _answered(steps: tuple[Step, ...]) -> tuple[Fact, ...]:
    facts = []
    for step in steps:
        if step.state == WorryState.ENDED:
            continue
        lead = step.lead.name(language()) if step.lead else _("a protected team")
        unsafe = step.family_told == Told.NOT_SAFE
        small = _("Telling them is not safe: nobody was asked to call.") if unsafe else _("Nobody else does.")
        facts.append(Fact(_("Calls the family"), lead, small))
        until = _("Kept until %(day)s.") % {"day": in_sentence(step.ends_on)} if step.ends_on else ""
        words = " ".join(filter(None, (step.words, until)))
        facts.append(Fact(_("Answered"), words or _("The words are sealed."), who_answered(step)))
    return tuple(facts)


def _called(calls: tuple[Call, ...]) -> tuple[Fact, ...]:
    return tuple(
        Fact(CallBecame[call.became].label(language()), call.words or _("The words are sealed."), who_called(call))
        for call in calls
    )


def _doors(actor: Actor, child: KnownChild, one: Stands) -> tuple[Link, ...]:
    if not may_answer(one.state) or not child.writes(actor, Lane.WORRY, "ANSWER_WORRY"):
        return ()
    doors = [Link(_("Read and answer"), reverse("worries:answer", args=[one.worry.ref]), looks="main")]
    if actor.may_with("SHARE_WORRY", child.scopes) and not one.worry.clinic and child.owner is None:
        doors.append(Link(_("Share with the police"), reverse("worries:share", args=[one.worry.ref])))
    return tuple(doors)


def shared_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """What a council's managers let the police read of worries about this child. Raises NoSuchChild."""
    child = known_child(actor, ref)
    entries = tuple(
        Entry(row.words, row.reason, happened(row.at, now), "someone", source=row.by.name if row.by else _("a protected team"))
        for row in shares_of(actor, cluster_of(actor, child.pk))
    )
    return RecordPage(
        title=_("Worries about %(name)s that the police may read") % {"name": child.name},
        lede=_("A manager of the council shared each of these, and says why. No other worry reaches the police."),
        back=Link(_("Back to the child"), reverse("chronology:child", args=[child.ref])),
        sections=(Section(_("Shared"), "shared", entries, tight=True, empty=_("Nothing was shared with the police.")),),
    )
