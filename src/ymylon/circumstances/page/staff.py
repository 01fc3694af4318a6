"""How a child may be visited, who is out to see them, and what happened to workers."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.circumstances.lookups.staff import StaffIncident, Visit, VisitRule, incidents, visit_rules, visits
from ymylon.circumstances.page.shared import back_to_child, sealed_notice
from ymylon.design.entries import Entry, Link, Notice, RecordPage, Section
from ymylon.design.moments import countdown, happened, language, told
from ymylon.design.ways import reverse
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.codes import CheckIn, Lane, StaffReport, VisitPlace, VisitSafety

_LANE = Lane.WORKER_SAFETY
_BACK = (CheckIn.SAFE, CheckIn.NOT_SEEN)


def staff_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """The safety of whoever visits the child with this reference. Raises NoSuchChild."""
    child = known_child(actor, ref)
    rules = visit_rules(actor, child.pk)
    rule = next((one for one in rules if one.ended_at is None), None)
    return RecordPage(
        title=_("Visiting %(name)s safely") % {"name": child.name},
        lede=_("Seen by those who go to the door. In danger ring 999 first: this page rings nobody."),
        back=back_to_child(child),
        notices=(_rule_notice(actor, child, rule), *sealed_notice(child)),
        sections=(
            _visits(actor, child, visits(actor, child.pk), now),
            _incidents(actor, child, incidents(actor, child.pk), now),
            _rules([one for one in rules if one.ended_at is not None], now),
        ),
    )


def _link(actor: Actor, child: KnownChild, code: str, name: str, words: str, looks: str = "second") -> tuple[Link, ...]:
    if not child.writes(actor, _LANE, code):
        return ()
    return (Link(words, reverse(f"circumstances:{name}", args=[child.ref]), looks=looks),)


def rule_words(rule: VisitRule | None) -> str:
    """How the child may be visited now."""
    return VisitSafety[rule.kind].label(language()) if rule else _("Nobody has said how this child may be visited")


def _rule_notice(actor: Actor, child: KnownChild, rule: VisitRule | None) -> Notice:
    hidden = _("Letters and plans carry the team and its number, no name.") if rule and rule.names_hidden else ""
    links = (
        *_link(actor, child, "PLAN_VISIT", "plan_visit", _("I leave on a visit"), "main"),
        *_link(actor, child, "SET_VISIT_RULE", "visit_rule", _("Say how this child may be visited")),
    )
    danger = rule is not None and rule.kind != VisitSafety.ALONE
    return Notice(
        rule_words(rule),
        " ".join(part for part in (rule.words if rule else "", hidden) if part),
        "late" if danger else "calm",
        "late" if danger else "waiting",
        links=links,
    )


def _visits(actor: Actor, child: KnownChild, rows: list[Visit], now: datetime) -> Section:
    entries = tuple(_visit_entry(actor, child, row, now) for row in rows)
    return Section(_("Visits"), "visits", entries, tight=True, empty=_("No visit is on record."))


def _visit_entry(actor: Actor, child: KnownChild, row: Visit, now: datetime) -> Entry:
    is_back = row.answer in _BACK
    with_whom = _("with %(name)s") % {"name": row.second.name} if row.second_id else _("alone")
    said = CheckIn[row.answer].label(language()) if row.answer else ""
    when = happened(row.left_at, now) if is_back else countdown(row.back_at, now)
    links = (Link(_("Check in"), reverse("circumstances:check_in", args=[row.ref]), row.practitioner.name, "main"),)
    return Entry(
        heading=f"{row.practitioner.name}, {with_whom}: {VisitPlace[row.place].label(language())}",
        why=said,
        when=when,
        mark="done" if is_back else ("late" if when.tone == "late" or row.answer else "soon"),
        source=row.team.name(language()),
        links=links if not is_back and child.writes(actor, _LANE, "PLAN_VISIT") else (),
    )


def _incidents(actor: Actor, child: KnownChild, rows: list[StaffIncident], now: datetime) -> Section:
    entries = tuple(_incident_entry(actor, child, row, now) for row in rows)
    links = _link(actor, child, "REPORT_STAFF_INCIDENT", "report_incident", _("I was followed or threatened"))
    return Section(_("What happened to workers"), "incidents", entries, tight=True, empty=_("Nothing."), links=links)


def _incident_entry(actor: Actor, child: KnownChild, row: StaffIncident, now: datetime) -> Entry:
    answered = _("Answered by %(who)s: %(words)s") % {
        "who": row.answered_by.name if row.answered_by_id else "–",
        "words": row.answer,
    }
    may = row.answered_at is None and child.writes(actor, _LANE, "ANSWER_STAFF_INCIDENT")
    answer = Link(_("Answer the worker"), reverse("circumstances:answer_incident", args=[row.ref]), looks="second")
    return Entry(
        heading=StaffReport[row.kind].label(language()),
        why=row.words,
        when=happened(row.recorded_at, now),
        mark="done" if row.answered_at else "late",
        source=" ".join(
            part
            for part in (
                _("Recorded by %(who)s.") % {"who": row.recorded_by.name} if row.recorded_by_id else "",
                answered if row.answered_at else _("No manager has answered yet."),
            )
            if part
        ),
        links=(answer,) if may else (),
    )


def _rules(rows: list[VisitRule], now: datetime) -> Section:
    entries = tuple(
        Entry(
            heading=rule_words(row),
            why=row.words,
            when=happened(row.recorded_at, now),
            source=_("Until %(when)s.") % {"when": told(row.ended_at, now)} if row.ended_at else "",
        )
        for row in rows
    )
    return Section(_("How it was before"), "before", entries, tight=True, empty=_("Nothing before."))
