"""Steps of child protection by date, what is owed of each, and what to answer about that."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import NoSuchChild
from ymylon.circumstances.lookups.life import Protecting, steps_of
from ymylon.circumstances.page.shared import back_to, person_words, sealed_notice
from ymylon.circumstances.rules.duties import PROTECTING
from ymylon.circumstances.rules.protecting import next_steps
from ymylon.design.entries import AskPage, Entry, Link, Notice, RecordPage, Section, Tag
from ymylon.design.moments import When, in_sentence, language
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Duty, duties_about, open_duties
from ymylon.duties.rules import DutyState, is_late
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import Lane, ProtectionStep
from ymylon.terms.sources import SOURCES

_MOST = 60


def protecting_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """What was done about a child who may be at risk of significant harm, and what follows by when. Raises NoSuchChild."""
    child = known_child(actor, ref)
    if not child.reads(actor, Lane.CONCERN):
        raise NoSuchChild
    return RecordPage(
        title=_("Steps of child protection: %(name)s") % {"name": child.name},
        lede=_("What people decided, and on which day. What follows is owed by the guidance in force."),
        back=back_to(child, "circumstances:life", _("Back to the life of %(name)s") % {"name": child.name}),
        notices=sealed_notice(child),
        sections=(_steps(actor, child, steps_of(actor, child.pk)[: -_MOST - 1 : -1], now),),
    )


def _steps(actor: Actor, child: KnownChild, steps: list[Protecting], now: datetime) -> Section:
    writes = child.writes(actor, Lane.CONCERN, "WRITE_PROTECTION_STEP")
    owed: dict[object, list[Duty]] = {}
    for duty in duties_about(actor, [one.ref for one in steps]):
        if duty.state == DutyState.OPEN:
            owed.setdefault(duty.about, []).append(duty)
    words = _("Record a step")
    new = Link(words, reverse("circumstances:begin_step", args=[child.ref]), looks="second")
    return Section(
        _("Steps"),
        "protecting",
        tuple(_entry(one, owed.get(one.ref, []), now, writes=writes) for one in steps),
        tight=True,
        empty=_("No strategy discussion, enquiry or conference is on record."),
        links=(new,) if writes else (),
    )


def _entry(one: Protecting, owed: list[Duty], now: datetime, *, writes: bool) -> Entry:
    heading = ProtectionStep[one.kind].label(language())
    links = [Link(_("Put this right"), reverse("circumstances:step", args=[one.ref]), hidden=heading)]
    if owed:
        links.insert(0, Link(_("What followed, or why not"), reverse("circumstances:step_owed", args=[one.ref]), hidden=heading))
    return Entry(
        heading=heading,
        why=" ".join(owed_words(duty, now) for duty in owed),
        when=When("calm", long_date(one.taken_on, language()), "", one.taken_on.isoformat()),
        tags=(Tag(_("An error: never done"), "late"),) if one.is_error else (),
        mark="waiting" if owed else "dot",
        source=person_words(one),
        links=tuple(links) if writes else (),
    )


def owed_words(duty: Duty, now: datetime) -> str:
    """ "By 7 Jan 2027: hold the initial conference. (…)", with the source; without a day where no policy sets one."""
    owed = PROTECTING[duty.kind].in_language(language())
    if duty.due_at is None:
        return _("Owed: %(what)s. No policy in force here sets a time.") % {"what": owed}
    source = SOURCES.get(duty.policy_source)
    said = {"what": owed, "day": in_sentence(local(duty.due_at).date())}
    words = _("Late since %(day)s: %(what)s.") if is_late(duty.due_at, now) else _("By %(day)s: %(what)s.")
    return " ".join(filter(None, (words % said, source and f"({source.title.in_language(language())})")))


def choices_after(actor: Actor, step: Protecting) -> list[tuple[str, str]]:
    """What may be answered about what this step made owed: each step that meets some of it, then that each is not done."""
    kinds = _open_kinds(actor, step)
    done = [(str(one), one.label(language())) for one in next_steps(kinds)]
    return [*done, *((kind, _("Not done: %(what)s") % {"what": PROTECTING[kind].in_language(language())}) for kind in kinds)]


def _open_kinds(actor: Actor, step: Protecting) -> list[str]:
    kinds = [duty.kind for duty in open_duties(actor, step.ref)]
    return [kind for kind in PROTECTING if kind in kinds]


def follow_page(actor: Actor, child: KnownChild, step: Protecting, now: datetime) -> AskPage:
    """What followed a step: with everything that it made owed, by when and by which document."""
    open_now = open_duties(actor, step.ref)
    words = " ".join(owed_words(duty, now) for duty in open_now)
    notice = Notice(_("What is owed"), words) if open_now else Notice(_("Nothing of this is owed any more"), "", mark="done")
    return AskPage(
        ProtectionStep[step.kind].label(language()),
        _("%(name)s, %(day)s") % {"name": child.name, "day": long_date(step.taken_on, language())},
        _("Save"),
        back_to(child, "circumstances:protecting", _("Back to the steps of child protection")),
        notices=(notice, *sealed_notice(child)),
    )
