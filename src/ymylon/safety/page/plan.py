"""One plan as it stands: what was answered, the child’s own words, steps, what others add, and who has a copy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.children.lookups import NoSuchChild
from ymylon.design.entries import Entry, Fact, Link, Notice, Said, Section, Tag, child_said
from ymylon.design.moments import countdown, happened, in_sentence, language
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Action, actions_of, open_of_kinds, owners_of_actions
from ymylon.duties.rules import ActionState, agreed, local_day
from ymylon.duties.rules.kinds import catalogue
from ymylon.plans.rules import ChildView, MadeWith
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.safety.lookups import Part, added_to, lines_of, not_receiving, parts_of, plan_of
from ymylon.safety.page.rhythm import meeting_again
from ymylon.safety.page.shared import address, kind_words, move_notices, protected_notices, who_wrote
from ymylon.safety.rules import ASKED, DUTY_KINDS, MAKE_TRANSITION, MAY_BE_SAID, CopyFor, LineKind, PlanKind, Until
from ymylon.safety.rules.codes import FormPart
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import Lane
from ymylon.terms.words import Words

_L = LineKind
_MISSED = catalogue(DUTY_KINDS)[MAKE_TRANSITION]


@dataclass(frozen=True)
class KeptPage:
    """The plain values of the page."""

    title: str
    lede: str
    back: Link
    tags: tuple[Tag, ...] = ()
    notices: tuple[Notice, ...] = ()
    facts: tuple[Fact, ...] = ()
    said: Said | None = None
    links: tuple[Link, ...] = ()
    sections: tuple[Section, ...] = ()
    foot: str = ""


def reading_child(actor: Actor, ref: UUID, kind: PlanKind) -> KnownChild:
    """The child with this reference, for whoever reads the lane of this plan. Raises NoSuchChild."""
    child = known_child(actor, ref)
    if not child.reads(actor, kind.lane):
        raise NoSuchChild
    return child


def plan_page(actor: Actor, ref: UUID, kind: PlanKind, now: datetime) -> KeptPage:
    """The version that holds, or that none is written yet. Raises NoSuchChild."""
    child = reading_child(actor, ref, kind)
    plan = plan_of(actor, child.pk, kind)
    if plan is None:
        return _none_yet(actor, child, kind)
    said = lines_of(actor, child.pk, kind)
    writes = child.writes(actor, kind.lane, "KEEP_PLAN")
    waits = _waits_for_manager(actor, child, plan)
    why_not = not_receiving(actor, plan) if waits else None
    return KeptPage(
        title=_("%(plan)s: %(name)s") % {"plan": kind_words(kind), "name": child.name},
        lede=_LEDES[kind](),
        back=_back(child),
        tags=_tags(plan),
        notices=(
            *_owed(actor, child, kind),
            *_who_accepts(why_not),
            *move_notices(actor, child, kind),
            *protected_notices(child, writing=False),
        ),
        facts=(*answers(plan), *_with_whom(plan)),
        said=words_of(plan),
        links=_links(actor, child, plan, accepts=waits and why_not is None),
        sections=(
            *_steps(actor, child, plan, now),
            *_added(actor, child, plan, now),
            *meeting_again(actor, child, kind, now),
            *_beside(actor, child, plan),
            *_forms(actor, child, plan),
            *((_copies(plan, said),) if writes and _L.GIVEN in MAY_BE_SAID[kind] else ()),
            _course(said, now, names=writes),
        ),
        foot=_foot(plan, names=writes),
    )


_LEDES = {
    PlanKind.SAFETY: lambda: _("It belongs to the child: made with them, in their words, and theirs to hold."),
    PlanKind.TRANSITION: lambda: _(
        "From 16, with the young person. At 18 nothing ends by itself; what goes on, goes on by consent."
    ),
    PlanKind.RELOCATION: lambda: _("No address and no service of the new place stands here. Those are protected facts."),
    PlanKind.CONTEXTUAL: lambda: _("Written once, and shown with each plan and form that asks for it."),
}


def _back(child: KnownChild) -> Link:
    return Link(_("Back to %(name)s") % {"name": child.name}, reverse("chronology:child", args=[child.ref]))


def _owed(actor: Actor, child: KnownChild, kind: PlanKind) -> tuple[Notice, ...]:
    """Of a plan for growing up that it is missed at 17½, and by when it is to be agreed: what is owed of it stands on Today."""
    if kind is not PlanKind.TRANSITION:
        return ()
    owed = next(iter(open_of_kinds(actor, [child.pk], [MAKE_TRANSITION])), None)
    if owed is None:
        return ()
    due = _("By %(day)s at the latest.") % {"day": in_sentence(local_day(owed.due_at))} if owed.due_at else ""
    met = _("Met by: %(what)s.") % {"what": _MISSED.met_by.in_language(language())}
    words = " ".join(filter(None, (due, met)))
    return (Notice(_MISSED.words.in_language(language()), words, "late", "late", "missed"),)


def _waits_for_manager(actor: Actor, child: KnownChild, plan: Any) -> bool:
    """Whether this is a manager, and a plan for a move that nobody of the receiving authority has accepted."""
    if PlanKind[plan.kind] is not PlanKind.RELOCATION or _L.ACCEPTED in plan.said or plan.ended:
        return False
    return child.writes(actor, PlanKind[plan.kind].lane, "SIGN_PLAN")


def _who_accepts(why_not: Words | None) -> tuple[Notice, ...]:
    """To a manager who can't accept it themselves: why not, and who does."""
    if why_not is None:
        return ()
    return (Notice(_("It waits for the receiving authority"), why_not.in_language(language())),)


def _none_yet(actor: Actor, child: KnownChild, kind: PlanKind) -> KeptPage:
    links: tuple[Link, ...] = ()
    if child.writes(actor, kind.lane, "KEEP_PLAN"):
        links = (Link(_("Make it with %(name)s") % {"name": child.given}, address(kind, child, "_write"), looks="main"),)
    none = Notice(_("None is written yet"), _LEDES[kind](), "calm", "waiting", links=links)
    title = _("%(plan)s: %(name)s") % {"plan": kind_words(kind), "name": child.name}
    return KeptPage(
        title,
        "",
        _back(child),
        notices=(
            *_owed(actor, child, kind),
            *move_notices(actor, child, kind),
            *protected_notices(child, writing=False),
            none,
        ),
    )


def _tags(plan: Any) -> tuple[Tag, ...]:
    tags = [Tag(_("Signed off"), "done", "done") if _L.SIGNED in plan.said else Tag(_("Not signed off yet"), "plain")]
    if PlanKind[plan.kind] is PlanKind.CONTEXTUAL:
        tags = []
    if _L.STEPPED_DOWN in plan.said:
        tags.append(Tag(_("Stepped down"), "open"))
    if PlanKind[plan.kind] is PlanKind.RELOCATION:
        taken = _L.ACCEPTED in plan.said
        tags.append(
            Tag(_("Accepted by the receiving authority"), "done", "done")
            if taken
            else Tag(_("Not accepted by the receiving authority yet"), "high")
        )
    return (Tag(_("Ended"), "plain"),) if plan.ended else tuple(tags)


def answers(plan: Any) -> tuple[Fact, ...]:
    """What was answered, under short headings."""
    asked = ASKED[PlanKind[plan.kind]]
    return tuple(Fact(one.short.in_language(language()), plan.answers[one.code]) for one in asked if one.code in plan.answers)


def words_of(plan: Any) -> Said | None:
    """What the child said, in their language."""
    if not plan.childs_words:
        return None
    return child_said(plan.childs_words, plan.words_language)


def _with_whom(plan: Any) -> tuple[Fact, ...]:
    made = ", ".join(MadeWith[code].label(language()) for code in plan.made_with)
    return (
        Fact(_("Made with"), made),
        Fact(_("To its being shared, the child"), ChildView[plan.view].label(language())),
    )


def _foot(plan: Any, *, names: bool) -> str:
    day = long_date(local(plan.at).date(), language())
    # Who wrote it may be of a service that not everybody around the child knows of.
    if not names:
        return _("Version %(number)d, %(day)s.") % {"number": plan.number, "day": day}
    return _("Version %(number)d, %(day)s, by %(who)s.") % {"number": plan.number, "day": day, "who": who_wrote(plan)}


def _links(actor: Actor, child: KnownChild, plan: Any, *, accepts: bool) -> tuple[Link, ...]:
    kind = PlanKind[plan.kind]
    writes, signs = child.writes(actor, kind.lane, "KEEP_PLAN"), child.writes(actor, kind.lane, "SIGN_PLAN")
    may, found = MAY_BE_SAID[kind], []
    if signs and not plan.ended:
        own = plan.by_id == actor.practitioner_id
        if _L.SIGNED in may and _L.SIGNED not in plan.said and not own:
            found.append(("sign", _("Sign it off"), "main"))
        if accepts and not own:
            # Whoever receives the child is here for that, and for nothing before it.
            first = ("accept", _("Accept it for the receiving authority"), "main")
            found = [first, *((name, words, "second") for name, words, _looks in found)]
    if writes:
        found.append(("", _("Write a new version"), "second"))
    if writes and not plan.ended:
        found.append(("look_again", _("Look at it again"), "second"))
        if _L.CONSENTED in may:
            found.append(("consent", _("What the young person says to support after 18"), ""))
        if _L.GIVEN in may:
            found.append(("give", _("Write down who was given a copy"), ""))
    if signs and not plan.ended and _L.ENDED in may:
        found.append(("less", _("Step it down, or end it"), ""))
    found += [(name, words, "") for name, words in _papers(actor, child, plan)]
    if writes:
        found.append(("versions", _("Earlier versions"), ""))
    return tuple(
        Link(words, reverse(f"safety:{name}", args=[plan.ref]) if name else address(kind, child, "_write"), looks=looks)
        for name, words, looks in found
    )


def _papers(actor: Actor, child: KnownChild, plan: Any) -> list[tuple[str, str]]:
    """Of a protected child there is no paper."""
    if child.owner is not None or not actor.may_with("PRINT_KEPT_PLAN", child.scopes):
        return []
    return [("sheet_welsh", _("The sheet in Welsh, to print")), ("sheet_english", _("The sheet in English, to print"))]


def _forms(actor: Actor, child: KnownChild, plan: Any) -> tuple[Section, ...]:
    """The part on people and places, drawn into each form of the council’s that asks for it."""
    papers = _papers(actor, child, plan) if PlanKind[plan.kind] is PlanKind.CONTEXTUAL else []
    if not papers:
        return ()
    entries = tuple(
        Entry(
            part.label(language()),
            links=tuple(
                Link(words, f"{reverse(f'safety:{name}', args=[plan.ref])}?form={part.value}", hidden=part.label(language()))
                for name, words in papers
            ),
        )
        for part in FormPart
    )
    note = _("Written once: each form has this part as it stands, on paper or as a file.")
    return (Section(_("As one part of a form"), "forms", entries, tight=True, note=note),)


def _steps(actor: Actor, child: KnownChild, plan: Any, now: datetime) -> tuple[Section, ...]:
    """The steps that were agreed for this plan, whichever version it had then."""
    sees = actor.may_with("SEE_ACTION", child.scopes) and child.reads(actor, Lane.SAFETY)
    if not sees or PlanKind[plan.kind] is PlanKind.CONTEXTUAL:
        return ()
    steps = actions_of(actor, [child.pk], about=plan.refs)
    owed = owners_of_actions(actor, [one.ref for one in steps]) if steps else {}
    owners = {
        ref: next((duty.team_id for duty in rows if duty.kind != agreed.CHASE and duty.team_id), None)
        for ref, rows in owed.items()
    }
    teams = teams_by_id({number for number in owners.values() if number}) if owners else {}
    links: tuple[Link, ...] = ()
    if actor.may_with("AGREE_ACTION", child.scopes) and not plan.ended:
        links = (Link(_("Agree a step"), reverse("safety:step", args=[plan.ref]), looks="second"),)
    entries = tuple(_step(one, teams.get(owners.get(one.ref) or 0), now) for one in steps)
    return (Section(_("Steps"), "steps", entries, empty=_("No step is agreed yet."), links=links),)


def _step(one: Action, team: Any, now: datetime) -> Entry:
    is_open = one.state in agreed.OPEN
    when = countdown(one.due_at, now) if is_open and one.due_at else happened(one.ended_at or one.at, now)
    state = ActionState[one.state].label(language())
    return Entry(
        one.words,
        ". ".join(filter(None, (state, one.ended_words))),
        when,
        mark={"late": "late", "soon": "soon"}.get(when.tone, "waiting") if is_open else "done",
        tone="" if is_open else "done",
        facts=(Fact(_("Who does it"), team.name(language()) if team else _("Another team")),),
        links=(Link(_("Open the action"), reverse("chronology:action", args=[one.ref]), one.words),),
    )


def _added(actor: Actor, child: KnownChild, plan: Any, now: datetime) -> tuple[Section, ...]:
    """What those around the child do: for everybody, and in the lanes that this person reads."""
    if _L.ADDED not in MAY_BE_SAID[PlanKind[plan.kind]]:
        return ()
    mine: list[Part] = parts_of(actor, child.pk)
    rows: list[tuple[datetime, str, Any]] = [(row.at, row.words, None) for row in added_to(actor, child.pk)]
    rows += [(one.at, one.words, one.read_by) for one in mine]
    entries = tuple(
        Entry(
            words or _("Sealed: the child is protected."),
            when=happened(at, now),
            tags=(Tag(read_by.label(language()), "kept"),) if read_by else (),
        )
        for at, words, read_by in sorted(rows, key=lambda row: row[0], reverse=True)
    )
    links: tuple[Link, ...] = ()
    if actor.may_with("ADD_TO_PLAN", child.scopes) and not plan.ended:
        links = (Link(_("Add what you do"), reverse("safety:add", args=[plan.ref]), looks="second"),)
    return (
        Section(
            _("What those around the child do"),
            "added",
            entries,
            tight=True,
            empty=_("Nobody has added anything yet."),
            note=_("Nobody is named here: who works with a child is not everybody’s to know."),
            links=links,
        ),
    )


def _beside(actor: Actor, child: KnownChild, plan: Any) -> tuple[Section, ...]:
    """What belongs to it and is written elsewhere: shown, and not typed again."""
    kind, entries = PlanKind[plan.kind], []
    if kind is PlanKind.SAFETY and plan.has_plan:
        way = Link(_("Open the plan for a night away"), reverse("plans:plan", args=[child.ref]))
        entries.append(Entry(_("Plan for a night away"), _("What to do in the first hour, and who is called."), links=(way,)))
    if kind is not PlanKind.CONTEXTUAL and plan.contextual:
        facts = tuple(
            Fact(one.short.in_language(language()), plan.contextual[one.code])
            for one in ASKED[PlanKind.CONTEXTUAL]
            if one.code in plan.contextual
        )
        way = Link(_("Open this part"), address(PlanKind.CONTEXTUAL, child))
        entries.append(Entry(kind_words(PlanKind.CONTEXTUAL), facts=facts, links=(way,)))
    if kind is PlanKind.SAFETY and actor.may_with("SEE_STAFF_SAFETY", child.scopes) and child.reads(actor, Lane.WORKER_SAFETY):
        way = Link(_("Open visiting safely"), reverse("circumstances:staff", args=[child.ref]))
        entries.append(Entry(_("Visiting safely"), _("How whoever visits is kept safe."), links=(way,)))
    return (Section(_("Belongs to it"), "beside", tuple(entries), tight=True),) if entries else ()


def _copies(plan: Any, said: Iterable[Any]) -> Section:
    rows = [row for row in said if row.what == _L.GIVEN]
    entries = tuple(
        Entry(
            ", ".join(filter(None, (CopyFor[row.whom].label(language()), row.name))),
            row.words,
            source=_("Version %(number)d, given on %(day)s; written down by %(who)s.")
            % {"number": row.plan.number, "day": in_sentence(row.on), "who": who_wrote(row)},
        )
        for row in rows
    )
    return Section(
        _("Who has a copy"),
        "copies",
        entries,
        tight=True,
        empty=_("Nobody was given a copy."),
        note=_("The program gives nobody a copy; a parent has one if somebody decided so."),
    )


def _course(said: Iterable[Any], now: datetime, *, names: bool) -> Section:
    rows = [row for row in said if row.what != _L.GIVEN]
    entries = tuple(
        Entry(
            LineKind[row.what].label(language()),
            row.words,
            happened(row.at, now),
            mark="done",
            # A manager signs by name; who else looked is for those who keep the plan.
            source=who_wrote(row) if names or row.what in (_L.SIGNED, _L.ENDED, _L.STEPPED_DOWN) else "",
            tags=(Tag(_("Version %(number)d") % {"number": row.plan.number}),),
            facts=tuple(_said_facts(row)),
        )
        for row in rows
    )
    return Section(
        _("What became of it"), "course", entries, tight=True, empty=_("Nobody has signed it off or looked at it yet.")
    )


def _said_facts(row: Any) -> Iterable[Fact]:
    if row.whom and row.what == _L.CONSENTED:
        yield Fact(_("Until"), Until[row.whom].label(language()))
    if row.on:
        yield Fact(_("On"), in_sentence(row.on))
    if row.stays:
        yield Fact(_("What stays"), row.stays)
