"""What the pages of a protected child say: whom to ask, who asked to open what is sealed, what was opened once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, practitioners_of, teams_by_id
from ymylon.children.lookups import child_by_ref, involvements, refs_of
from ymylon.design.entries import Act, AskPage, Entry, Fact, Link, Notice, RecordPage, Section
from ymylon.design.moments import happened, language, told
from ymylon.design.ways import reverse
from ymylon.notices.lookups import Notice as Told
from ymylon.people.lookups import current_names
from ymylon.protection import lookups
from ymylon.protection.actions import OpenFact
from ymylon.protection.lookups import Alarm, Opening, Protection
from ymylon.protection.rules.together import may_still_agree
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import AlarmKind, NoticeKind, ProtectionKind


@dataclass(frozen=True)
class ProtectPage(AskPage):
    """The question by which a child is protected, with whom it may name."""

    teams: tuple[tuple[int, str], ...] = ()
    closed: tuple[int, ...] = ()
    people: tuple[tuple[int, str], ...] = ()
    betraying: tuple[int, ...] = ()


def team_words(team: Team) -> str:
    """A team with its agency."""
    return f"{team.name(language())}, {team.agency.name(language())}" if team.agency else team.name(language())


def _called(actor: Actor, child_id: int) -> str:
    name = current_names(actor, [child_id]).get(child_id)
    return name.full if name else _("this child")


def _back(name: str, ref: UUID) -> Link:
    return Link(_("Back to %(name)s") % {"name": name}, reverse("chronology:child", args=[ref]))


def protect_page(actor: Actor, ref: UUID) -> ProtectPage:
    """What to know before this child is protected. Raises NoSuchChild."""
    child = child_by_ref(actor, ref)
    name = _called(actor, child.pk)
    involved = list(involvements(actor, child.pk))
    numbers = [row.team_id for row in involved] + [post.team_id for post in actor.posts]
    teams = teams_by_id(numbers)
    return ProtectPage(
        title=_("Protect where %(name)s is") % {"name": name},
        lede=_(
            "Address, town, home, school, telephones and places are sealed and vanish from the open record and its history."
            " Two of the people whom you name open them together."
        ),
        act=_("Protect this child"),
        back=_back(name, ref),
        small=_("Nothing that would betray the child can be written in the open record from then on."),
        teams=tuple((number, team_words(teams[number])) for number in dict.fromkeys(numbers)),
        closed=tuple(row.team_id for row in involved if row.has_closed),  # type: ignore[attr-defined]
        people=tuple(lookups.who_could_be_named(actor, involved)),
        betraying=tuple(lookups.would_betray(involved)),
    )


def _question(actor: Actor, ref: UUID, title: str, lede: str, act: str, small: str = "") -> AskPage:
    name = _called(actor, child_by_ref(actor, ref).pk)
    return AskPage(title=title % {"name": name}, lede=lede, act=act, back=_back(name, ref), small=small)


def ask_page(actor: Actor, ref: UUID) -> AskPage:
    """A named person asks. Raises NoSuchChild."""
    lede = _("Somebody else who is named must agree within half an hour. It is then shown to you once.")
    return _question(actor, ref, _("Open what is sealed: %(name)s"), lede, _("Ask"), _("Each step is recorded."))


def keep_page(actor: Actor, ref: UUID) -> AskPage:
    """One more fact. Raises NoSuchChild."""
    lede = _("Whatever would betray where the child is belongs here and in no other box. You can’t read it again alone.")
    return _question(actor, ref, _("Seal a fact: %(name)s"), lede, _("Seal it"))


def leak_page(actor: Actor, ref: UUID) -> AskPage:
    """A leak. Raises NoSuchChild."""
    lede = _("If the child is in danger now, ring 999 first.")
    return _question(actor, ref, _("A protected fact was seen: %(name)s"), lede, _("Tell the team at once"))


def end_page(actor: Actor, ref: UUID) -> AskPage:
    """The end of a protection. Raises NoSuchChild."""
    lede = _("From then on the child can be found again, and reports tell everybody whom policy names.")
    return _question(actor, ref, _("End the protection of %(name)s"), lede, _("End the protection"))


def tell_page(actor: Actor, notice: Told) -> AskPage:
    """The choice of whom to tell of a thing that was told to the team that answers for the child."""
    return AskPage(
        title=_("Who else is told about %(name)s?") % {"name": _called(actor, notice.child_id)},
        lede=_("Nobody but your team was told: %(what)s.") % {"what": NoticeKind[notice.kind].label(language())},
        act=_("Tell them"),
        back=Link(_("Back to the episode"), reverse("missing:episode", args=[notice.about])),
        small=_("Each has as long to acknowledge as your team had. Nobody is told the name of a protected team."),
    )


def alarm_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """One alarm, with those before it, for the team that answers for the child. Raises NotNamed."""
    alarm = lookups.alarm_by_ref(actor, ref)
    child, near = refs_of(actor, [alarm.child_id]), lookups.near_record(actor, alarm)
    links = [Link(_("Open the child’s record"), reverse("chronology:child", args=[one])) for one in child.values()]
    links += [one for record in near for one in _near(actor, alarm, record)]
    links += [
        Link(_("Look at the question"), reverse("protection:opening", args=[one])) for one in lookups.asked_in(actor, alarm)
    ]
    return RecordPage(
        title=_("Alarm: %(name)s") % {"name": _called(actor, alarm.child_id)},
        lede=f"{AlarmKind[alarm.kind].label(language())}.",
        notices=(
            Notice(
                _("Set off by %(who)s, %(when)s") % {"who": _who_set_off(alarm), "when": told(alarm.at, now)},
                _words_of(alarm),
                "late",
                "late",
                links=tuple(links),
            ),
            *(() if near else _who_holds(alarm)),
            *_whom_to_ring(actor, alarm),
        ),
        sections=(_alarm_section(lookups.alarms_of(actor, alarm.child_id), now),),
    )


def _near(actor: Actor, alarm: Alarm, record: Any) -> tuple[Link, ...]:
    """The record that an alarm is about, for whoever may see it; and, of a brother or sister, the way to protect them too."""
    address = reverse("chronology:child", args=[record.ref])
    if alarm.kind != AlarmKind.RELATIVE:
        return (Link(_("Open the record that may be this child’s"), address),)
    links = (Link(_("Open the brother’s or sister’s record"), address),)
    if not actor.may_with("PROTECT_CHILD", record.scopes):
        return links
    return (*links, Link(_("Protect the brother or sister too"), reverse("protection:begin", args=[record.ref])))


def _who_holds(alarm: Alarm) -> tuple[Notice, ...]:
    """For whoever doesn't see the brother's or sister's record: the team that can do something about it."""
    if alarm.kind != AlarmKind.RELATIVE:
        return ()
    holder = lookups.holder_of_relative(alarm)
    words = _("No team that holds it can be named here without betraying this child. Ask your manager how to reach one.")
    if holder is not None:
        words = _(
            "%(team)s holds it. Ring them: %(telephone)s. Ask that they protect this child’s brother or sister too, and say no"
            " more than that."
        ) % {
            "team": team_words(holder),
            "telephone": holder.telephone or _("no number is recorded"),
        }
    return (Notice(_("You can’t open the brother’s or sister’s record"), words, "late", "late"),)


def _whom_to_ring(actor: Actor, alarm: Alarm) -> tuple[Notice, ...]:
    """For whoever hears of it because the team that answers for the child was silent: they wake that team, and choose nothing."""
    owner = lookups.owners_of([alarm.child_id]).get(alarm.child_id)
    if owner is None or owner.pk in {post.team_id for post in actor.posts}:
        return ()
    asked = _("%(team)s answers for this child, and has not answered. Ring them: %(telephone)s.") % {
        "team": team_words(owner),
        "telephone": owner.telephone or _("no number is recorded"),
    }
    alone = _("They alone choose who else is told. Acknowledge the alarm once you have reached somebody.")
    return (Notice(_("Wake the team that answers for this child"), f"{asked} {alone}", "late", "late"),)


def _who_answers(team: Team, now: Team | None) -> str:
    if now is None or now.pk == team.pk:
        return team_words(team)
    return _("%(now)s, for %(closed)s, which is closed") % {"now": team_words(now), "closed": team_words(team)}


def panel_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """The protection of this child, for those who are named on it. Raises NotNamed and NoSuchChild."""
    protection = lookups.protection_of(actor, ref)
    people = practitioners_of([*protection.readers])
    team = teams_by_id([protection.owner_team_id])[protection.owner_team_id]
    openings, alarms = lookups.openings_of(actor, protection.child_id), lookups.alarms_of(actor, protection.child_id)
    is_overdue = protection.review_on < local(now).date()
    review = long_date(protection.review_on, language())
    return RecordPage(
        title=_("Protected: %(name)s") % {"name": _called(actor, protection.child_id)},
        lede=_("You are named here. Whatever you open, you open together with another who is named."),
        notices=(_doors(actor, ref, protection.scopes),),
        facts=(
            Fact(_("Protected from"), ProtectionKind[protection.kind].label(language()), protection.reason),
            Fact(
                _("Answers for the child"), _who_answers(team, lookups.owners_of([protection.child_id]).get(protection.child_id))
            ),
            Fact(_("May open together"), ", ".join(people[number] for number in protection.readers if number in people)),
            Fact(_("To be looked at again"), review, _("Overdue. The protection goes on.") if is_overdue else ""),
        ),
        sections=(_opening_section(openings, people, now), *((_alarm_section(alarms, now),) if alarms else ())),
    )


def _doors(actor: Actor, ref: UUID, scopes: Iterable[int]) -> Notice:
    links = [Link(_("Ask to open what is sealed"), reverse("protection:ask", args=[ref]), looks="main")]
    links.append(Link(_("Seal another fact"), reverse("protection:keep", args=[ref]), looks="second"))
    if actor.may_with("PROTECT_CHILD", scopes):
        links.append(Link(_("End the protection"), reverse("protection:end", args=[ref])))
    links.append(Link(_("Back to the child’s page"), reverse("chronology:child", args=[ref])))
    return Notice(_("What is sealed stands on no page"), "", "kept", "protected", links=tuple(links))


def _opening_section(openings: Iterable[Opening], people: dict[int, str], now: datetime) -> Section:
    entries = tuple(_opening_entry(one, people, now) for one in openings)
    return Section(_("Asked and opened"), "openings", entries, tight=True, empty=_("Nobody has asked to open anything."))


def _opening_entry(opening: Opening, people: dict[int, str], now: datetime) -> Entry:
    who = people.get(opening.asked_by_id, _("Somebody"))
    state = _state(opening, people, now)
    return Entry(
        heading=_("%(who)s asked. %(state)s") % {"who": who, "state": state},
        why=opening.reason,
        when=happened(opening.asked_at, now),
        mark="done" if opening.shown_at else "waiting",
        links=(Link(_("Look at the question"), reverse("protection:opening", args=[opening.ref])),)
        if not opening.shown_at
        else (),
    )


def _state(opening: Opening, people: dict[int, str], now: datetime) -> str:
    said = {"who": people.get(opening.agreed_by_id or 0, "")}
    if opening.shown_at:
        return _("%(who)s agreed, and it was shown once.") % said
    if opening.agreed_at:
        is_open = opening.until_at is not None and opening.until_at >= now
        return (_("%(who)s agreed.") if is_open else _("%(who)s agreed, and it was not looked at in time.")) % said
    return _("Nobody has agreed yet.") if may_still_agree(opening.asked_at, now) else _("Nobody agreed in time.")


def _words_of(alarm: Alarm) -> str:
    if alarm.kind in (AlarmKind.SEARCH, AlarmKind.PAIR):
        return _("Whoever set it off was told nothing. Your team alone chooses whom to tell.")
    if alarm.kind == AlarmKind.RELATIVE:
        return _(
            "A home, a school, a team or a telephone that would betray this child stands in the open in that record. Protect them"
            " too, or see that it stands there no more. Nothing was sealed by itself: whoever looks for that child needs it."
        )
    if alarm.kind == AlarmKind.LEAK:
        return _("What was seen, and where, is sealed: two who are named open it together.")
    return ""


def _alarm_section(alarms: Iterable[Alarm], now: datetime) -> Section:
    entries = tuple(
        Entry(
            heading=AlarmKind[alarm.kind].label(language()),
            when=happened(alarm.at, now),
            mark="late",
            source=_who_set_off(alarm),
        )
        for alarm in alarms
    )
    return Section(_("Alarms"), "alarms", entries, tight=True, empty=_("Nothing has come near."))


def _who_set_off(alarm: Alarm) -> str:
    return alarm.by.practitioner.name if alarm.by else _("By the clock")


def opening_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """One question to open what is sealed, as it stands now for whoever looks. Raises NotNamed."""
    opening = lookups.opening_by_ref(actor, ref)
    people = practitioners_of([*opening.readers])
    name, mine = _called(actor, opening.child_id), opening.asked_by_id == actor.account_id
    who = people.get(opening.asked_by_id, _("Somebody"))
    acts: tuple[Act, ...] = ()
    if mine and opening.agreed_at and not opening.shown_at and opening.until_at and opening.until_at >= now:
        acts = (Act(_("Show it now, once"), reverse("protection:show", args=[ref])),)
    elif not mine and not opening.agreed_at and may_still_agree(opening.asked_at, now):
        acts = (Act(_("Agree that it is opened"), reverse("protection:agree", args=[ref]), name),)
    child = refs_of(actor, [opening.child_id])[opening.child_id]
    return RecordPage(
        title=_("Open what is sealed: %(name)s") % {"name": name},
        lede=_("%(who)s asked %(when)s.") % {"who": who, "when": told(opening.asked_at, now)},
        notices=(
            Notice(
                _state(opening, people, now),
                _words_for(mine, opening),
                "kept",
                "protected",
                links=(Link(_("Back to the protection"), reverse("protection:panel", args=[child])),),
                acts=acts,
            ),
        ),
        facts=(Fact(_("Why"), opening.reason),),
    )


def _words_for(mine: bool, opening: Opening) -> str:
    if opening.shown_at:
        return ""
    if mine:
        return _("Somebody else who is named must agree within half an hour. Then you have ten minutes to look, once.")
    return _("If you agree, the person who asked is shown it once. You are not shown it by that.")


def opened_page(actor: Actor, opening: Opening, facts: Iterable[OpenFact], now: datetime) -> RecordPage:
    """What is sealed, this once."""
    child = refs_of(actor, [opening.child_id])[opening.child_id]
    back = Link(_("I have read it: go back"), reverse("protection:panel", args=[child]), looks="main")
    return RecordPage(
        title=_("Sealed facts: %(name)s") % {"name": _called(actor, opening.child_id)},
        lede=_("Shown once, to you alone. Leave this page when you have read it, and write nothing of it into the open record."),
        notices=(Notice(_("This page can’t be opened again"), "", "kept", "protected", links=(back,)),),
        facts=tuple(
            Fact(fact.kind.label(language()), fact.words, _("Sealed %(when)s") % {"when": told(fact.kept_at, now)})
            for fact in facts
        ),
    )


def list_page(actor: Actor, now: datetime) -> RecordPage:
    """The protected children for whom this person is named, and what waits for a second person."""
    rows = lookups.protections_of(actor)
    names, refs = current_names(actor, [row.child_id for row in rows]), refs_of(actor, [row.child_id for row in rows])
    waiting = lookups.waiting_for_second(actor, now)
    called = {child: name.full for child, name in names.items()}
    asked = tuple(
        Entry(
            heading=_("Agree or not: %(name)s") % {"name": called.get(one.child_id, "")},
            why=one.reason,
            when=happened(one.asked_at, now),
            mark="soon",
            links=(Link(_("Look at the question"), reverse("protection:opening", args=[one.ref])),),
        )
        for one in waiting
    )
    return RecordPage(
        title=_("Protected children"),
        lede=_("Those for whom you are named. Nobody else sees this list."),
        sections=(
            Section(_("Waiting for a second person"), "waiting", asked, empty=_("Nobody waits for you.")),
            Section(
                _("Protected"),
                "protected",
                tuple(_row(row, called, refs, now) for row in rows),
                tight=True,
                empty=_("You are named for no child."),
            ),
        ),
    )


def _row(row: Protection, called: dict[int, str], refs: dict[int, UUID], now: datetime) -> Entry:
    late = row.review_on < local(now).date()
    said = {"day": long_date(row.review_on, language())}
    return Entry(
        heading=called.get(row.child_id, ""),
        why=(_("Its review was due on %(day)s. It goes on.") if late else _("Looked at again on %(day)s.")) % said,
        mark="late" if late else "protected",
        tone="late" if late else "kept",
        links=(Link(_("Open the protection"), reverse("protection:panel", args=[refs[row.child_id]])),),
    )
