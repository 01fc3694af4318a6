"""A child's life by date: care, liberty, education, needs, health, child protection, hard times; in the lanes one holds."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.circumstances.lookups.life import (
    CareSpell,
    EducationSpell,
    HardTime,
    HealthNeed,
    HealthWait,
    LearningNeed,
    Liberty,
    Life,
    Registration,
    life_of,
)
from ymylon.circumstances.page.shared import back_to_child, person_words, sealed_notice, span
from ymylon.circumstances.rules import crosses_a_border, is_out_of_area
from ymylon.circumstances.rules.waits import Waited, keeps_from_school, tuition_short, waited
from ymylon.design.entries import Entry, Link, RecordPage, Section, Tag
from ymylon.design.moments import When, language
from ymylon.design.ways import reverse
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import (
    EducationStatus,
    HealthNeedKind,
    HealthNeedStatus,
    Lane,
    LegalStatus,
    LibertyKind,
    NeedKind,
    NeedStatus,
    PlacementType,
    PlaceStands,
    RegisterCategory,
    ToldOfExclusion,
    WaitEnd,
    WaitKind,
)
from ymylon.terms.codes import HardTime as HardTimeKind
from ymylon.terms.geography import find_authority


def life_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """The page of the child with this reference. Raises NoSuchChild."""
    child = known_child(actor, ref)
    life, today = life_of(actor, child.pk), local(now).date()
    held = [make(actor, child, life, today) for lane, make in _SECTIONS if child.reads(actor, lane)]
    return RecordPage(
        title=_("Life of %(name)s") % {"name": child.name},
        lede=_("By date, and in the lanes that you hold. How long somebody has waited is counted to today."),
        back=back_to_child(child),
        tags=_tags(child, life, today),
        notices=sealed_notice(child),
        sections=tuple(held),
    )


def _tags(child: KnownChild, life: Life, today: date) -> tuple[Tag, ...]:
    care = next((spell for spell in life.care if _holds(spell, today)), None)
    words = []
    if care and child.owner is None:
        if is_out_of_area(care):
            words.append(_("Placed out of area"))
        if crosses_a_border(care):
            words.append(_("Placed in another nation"))
        if care.placement == PlacementType.UNREGISTERED:
            words.append(_("Placement not registered"))
        if care.placement == PlacementType.SECURE_HOME:
            words.append(_("Secure home"))
    if any(_holds(one, today) for one in life.registrations):
        words.append(_("On the child protection register"))
    if any(_holds(liberty, today) for liberty in life.liberty):
        words.append(_("Liberty restricted"))
    return tuple(Tag(word, "open") for word in words)


def _holds(spell, today: date) -> bool:
    return spell.since <= today and (spell.until is None or today < spell.until)


def _link(actor: Actor, child: KnownChild, lane: Lane, code: str, name: str, words: str) -> tuple[Link, ...]:
    if not child.writes(actor, lane, code):
        return ()
    return (Link(words, reverse(f"circumstances:{name}", args=[child.ref]), looks="second"),)


def _correct(actor: Actor, child: KnownChild, lane: Lane, code: str, name: str, row, words: str) -> tuple[Link, ...]:
    if not child.writes(actor, lane, code):
        return ()
    return (Link(_("Put this right"), reverse(f"circumstances:{name}", args=[row.ref]), hidden=words),)


def waited_words(length: Waited) -> str:
    """ "18 months and 4 days", "12 days"."""
    days = ngettext("%(count)s day", "%(count)s days", length.days) % {"count": length.days}
    if not length.months:
        return days
    months = ngettext("%(count)s month", "%(count)s months", length.months) % {"count": length.months}
    return _("%(months)s and %(days)s") % {"months": months, "days": days} if length.days else months


def _waiting(since: date, today: date) -> str:
    return _("%(time)s so far.") % {"time": waited_words(waited(since, today))}


def _care(actor: Actor, child: KnownChild, life: Life, today: date) -> Section:
    entries = tuple(_care_entry(actor, child, spell) for spell in life.care)
    links = _link(actor, child, Lane.CARE, "WRITE_CARE", "begin_care", _("Record a placement"))
    return Section(_("Care and placements"), "care", entries, tight=True, empty=_("No care is on record."), links=links)


def _care_entry(actor: Actor, child: KnownChild, spell: CareSpell) -> Entry:
    status = LegalStatus[spell.legal_status].label(language())
    if child.owner is not None:
        heading, where = status, ""
    else:
        heading = f"{PlacementType[spell.placement].label(language())}: {status}"
        where = spell.home.name(language()) if spell.home_id else ""
    why = [where, _authorities(child, spell)]
    return Entry(
        heading=heading,
        why=". ".join(part for part in why if part),
        when=span(spell.since, spell.until),
        mark="dot" if spell.until else "done",
        source=person_words(spell),
        links=_correct(actor, child, Lane.CARE, "WRITE_CARE", "care", spell, heading),
    )


def _authorities(child: KnownChild, spell: CareSpell) -> str:
    council, host = find_authority(spell.responsible_authority), find_authority(spell.host_authority)
    words = _("Responsible: %(council)s") % {"council": council.words.in_language(language())} if council else ""
    if child.owner is None and host and is_out_of_area(spell):
        placed = _("Placed in the area of %(council)s") % {"council": host.words.in_language(language())}
        return f"{words}. {placed}" if words else placed
    return words


def _liberty(actor: Actor, child: KnownChild, life: Life, today: date) -> Section:
    entries = tuple(_liberty_entry(actor, child, one, today) for one in life.liberty)
    links = _link(actor, child, Lane.CARE, "WRITE_CARE", "restrict_liberty", _("Record a restriction of liberty"))
    return Section(
        _("Restrictions of liberty"), "liberty", entries, tight=True, empty=_("No restriction is on record."), links=links
    )


def _liberty_entry(actor: Actor, child: KnownChild, liberty: Liberty, today: date) -> Entry:
    heading = LibertyKind[liberty.kind].label(language())
    runs, late = liberty.until is None, liberty.until is None and liberty.review_on < today
    said = {"day": long_date(liberty.review_on, language())}
    review = (_("Its review was due on %(day)s. It goes on.") if late else _("Reviewed by %(day)s.")) % said if runs else ""
    when = span(liberty.since, liberty.until)
    return Entry(
        heading=heading,
        why=" ".join(part for part in (review, liberty.words) if part),
        when=When("late", when.strong, when.small, when.iso) if late else when,
        mark="late" if late else "dot",
        source=person_words(liberty),
        links=_review(actor, child, liberty, heading) if runs else (),
    )


def _review(actor: Actor, child: KnownChild, liberty: Liberty, heading: str) -> tuple[Link, ...]:
    if not child.writes(actor, Lane.CARE, "WRITE_CARE"):
        return ()
    return (Link(_("Review it"), reverse("circumstances:review_liberty", args=[liberty.ref]), heading, "second"),)


def _education(actor: Actor, child: KnownChild, life: Life, today: date) -> Section:
    entries = tuple(_education_entry(actor, child, spell, today) for spell in life.education)
    links = _link(actor, child, Lane.EDUCATION, "WRITE_EDUCATION", "begin_education", _("Record how the child learns"))
    return Section(_("Education"), "education", entries, tight=True, empty=_("No education is on record."), links=links)


def _education_entry(actor: Actor, child: KnownChild, spell: EducationSpell, today: date) -> Entry:
    heading = EducationStatus[spell.status].label(language())
    school = spell.school.name(language()) if spell.school_id and child.owner is None else ""
    counted = _waiting(spell.since, today) if spell.until is None and keeps_from_school(spell.status) else ""
    told = ", ".join(ToldOfExclusion[code].label(language()) for code in spell.told)
    asked = [_("Told: %(whom)s.") % {"whom": told}] if told else []
    runs = spell.until is None
    if runs and spell.place_stands == PlaceStands.AT_RISK:
        asked.insert(0, _("The child may lose this place, or this course."))
    if runs and spell.specialist_since:
        length = waited_words(waited(spell.specialist_since, today))
        asked.insert(0, _("Waits for a specialist place: %(time)s so far.") % {"time": length})
    asked += [_("Offered instead: %(what)s") % {"what": spell.offered}] if spell.offered else []
    return Entry(
        heading=heading,
        why=" ".join(part for part in (f"{school}." if school else "", counted, _hours(spell), *asked) if part),
        when=span(spell.since, spell.until),
        mark="dot" if spell.until else "done",
        source=person_words(spell),
        links=_correct(actor, child, Lane.EDUCATION, "WRITE_EDUCATION", "education", spell, heading),
    )


def _hours(spell: EducationSpell) -> str:
    said = []
    if spell.hours_a_week is not None:
        said.append(_("%(hours)s hours a week.") % {"hours": _number(spell.hours_a_week)})
    if spell.tuition_owed is not None:
        given = _number(spell.tuition_given) if spell.tuition_given is not None else _("not known yet")
        said.append(_("Tuition owed: %(owed)s, given: %(given)s.") % {"owed": _number(spell.tuition_owed), "given": given})
    if short := tuition_short(spell.tuition_owed, spell.tuition_given):
        said.append(_("%(hours)s hours a week are owed and not given.") % {"hours": _number(short)})
    return " ".join(said)


def _number(hours) -> str:
    return f"{hours.normalize():f}"


def _needs(actor: Actor, child: KnownChild, life: Life, today: date) -> Section:
    entries = tuple(_need_entry(actor, child, need) for need in life.needs)
    links = _link(actor, child, Lane.EDUCATION, "WRITE_EDUCATION", "begin_need", _("Record learning needs"))
    return Section(
        _("Additional learning needs"), "needs", entries, tight=True, empty=_("No learning needs are on record."), links=links
    )


def _need_entry(actor: Actor, child: KnownChild, need: LearningNeed) -> Entry:
    heading = NeedStatus[need.status].label(language())
    kinds = ", ".join(NeedKind[kind].label(language()) for kind in need.kinds)
    return Entry(
        heading=heading,
        why=". ".join(part for part in (kinds, need.words) if part),
        when=span(need.since, need.until),
        source=person_words(need),
        links=_correct(actor, child, Lane.EDUCATION, "WRITE_EDUCATION", "need", need, heading),
    )


def _waits(actor: Actor, child: KnownChild, life: Life, today: date) -> Section:
    entries = tuple(_wait_entry(actor, child, wait, today) for wait in life.waits)
    links = _link(actor, child, Lane.HEALTH, "WRITE_HEALTH_WAIT", "begin_wait", _("Record a wait"))
    return Section(_("Waits for health"), "waits", entries, tight=True, empty=_("No wait is on record."), links=links)


def _wait_entry(actor: Actor, child: KnownChild, wait: HealthWait, today: date) -> Entry:
    heading = f"{WaitKind[wait.kind].label(language())}: {WaitEnd[wait.state].label(language())}"
    length = waited_words(waited(wait.since, wait.until or today))
    counted = _("%(time)s so far.") if wait.until is None else _("Waited %(time)s.")
    return Entry(
        heading=heading,
        why=" ".join(part for part in (counted % {"time": length}, wait.words) if part),
        when=span(wait.since, wait.until),
        mark="waiting" if wait.until is None else "done",
        source=person_words(wait),
        links=_correct(actor, child, Lane.HEALTH, "WRITE_HEALTH_WAIT", "wait", wait, heading),
    )


def _health_needs(actor: Actor, child: KnownChild, life: Life, today: date) -> Section:
    entries = tuple(_health_entry(actor, child, need) for need in life.health_needs)
    links = _link(actor, child, Lane.HEALTH, "WRITE_HEALTH_NEED", "begin_health_need", _("Record a health need"))
    return Section(_("Health needs"), "health-needs", entries, tight=True, empty=_("No health need is on record."), links=links)


def _health_entry(actor: Actor, child: KnownChild, need: HealthNeed) -> Entry:
    heading = health_words(need)
    return Entry(
        heading=heading,
        why=need.words,
        when=span(need.since, need.until),
        source=person_words(need),
        links=_correct(actor, child, Lane.HEALTH, "WRITE_HEALTH_NEED", "health_need", need, heading),
    )


def health_words(need: HealthNeed) -> str:
    """ "Mental health: Suspected"."""
    return f"{HealthNeedKind[need.kind].label(language())}: {HealthNeedStatus[need.status].label(language())}"


def _registrations(actor: Actor, child: KnownChild, life: Life, today: date) -> Section:
    entries = tuple(_registration_entry(actor, child, one) for one in life.registrations)
    words = _("Record a registration")
    steps = Link(_("Steps of child protection, and what is owed"), reverse("circumstances:protecting", args=[child.ref]))
    return Section(
        _("Child protection register"),
        "child-protection",
        entries,
        tight=True,
        empty=_("No registration is on record. That says nothing of the register itself."),
        links=(*_link(actor, child, Lane.CONCERN, "WRITE_REGISTRATION", "begin_registration", words), steps),
    )


def _registration_entry(actor: Actor, child: KnownChild, one: Registration) -> Entry:
    under = ", ".join(RegisterCategory[code].label(language()) for code in one.categories)
    heading = under or _("Category not known yet")
    return Entry(
        heading=heading,
        why=_("On the register now. Only a person ends it.") if one.until is None else "",
        when=span(one.since, one.until),
        mark="dot" if one.until else "done",
        source=person_words(one),
        links=_correct(actor, child, Lane.CONCERN, "WRITE_REGISTRATION", "registration", one, heading),
    )


def _hard_times(actor: Actor, child: KnownChild, life: Life, today: date) -> Section:
    entries = tuple(_hard_entry(actor, child, one) for one in life.hard_times)
    links = _link(actor, child, Lane.CONCERN, "WRITE_HARD_TIME", "begin_hard_time", _("Record a hard time"))
    return Section(_("Hard times"), "hard-times", entries, tight=True, empty=_("None is on record."), links=links)


def _hard_entry(actor: Actor, child: KnownChild, one: HardTime) -> Entry:
    heading = HardTimeKind[one.kind].label(language())
    when = When("calm", long_date(one.began_on, language()), "", one.began_on.isoformat()) if one.began_on else span(None, None)
    links = _correct(actor, child, Lane.CONCERN, "WRITE_HARD_TIME", "hard_time", one, heading)
    return Entry(heading=heading, why=one.words, when=when, source=person_words(one), links=links)


_SECTIONS = (
    (Lane.CARE, _care),
    (Lane.CARE, _liberty),
    (Lane.EDUCATION, _education),
    (Lane.EDUCATION, _needs),
    (Lane.HEALTH, _waits),
    (Lane.HEALTH, _health_needs),
    (Lane.CONCERN, _registrations),
    (Lane.CONCERN, _hard_times),
)
