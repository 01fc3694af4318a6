"""What was agreed for a child: asking for it, one action with what happened to it, and all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Practitioner, Team, practitioners_by_id, teams_by_id
from ymylon.children.lookups import refs_of
from ymylon.chronology.page.agreeing import called as called_on_page
from ymylon.chronology.page.referring import team_in_full
from ymylon.design.entries import Entry, Fact, Link, Notice, RecordPage, Section, Tag
from ymylon.design.moments import countdown, happened, language, told
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Action, Duty, action_by_ref, actions_of, lines_of, may_write_to, owners_of_actions
from ymylon.duties.rules import ActionState, ActionStep, Help, agreed, is_paused
from ymylon.duties.rules.pausing import why_words
from ymylon.interviews.lookups.interviews import Output, actions_agreed_at_interviews
from ymylon.terms.codes import PolicyStanding
from ymylon.terms.sources import SOURCES

_S = ActionState


# One action


@dataclass(frozen=True)
class _Around:
    """What is known of whose actions are, as far as somebody may know."""

    duties: Mapping[UUID, Sequence[Duty]]
    teams: Mapping[int, Team]
    people: Mapping[int, Practitioner]

    def owner(self, ref: UUID) -> Duty | None:
        """What its owner owes or owed."""
        return next((duty for duty in self.duties.get(ref, ()) if duty.kind != agreed.CHASE and duty.team_id), None)

    def asker(self, ref: UUID) -> Duty | None:
        """What whoever asked owes: to see that it is done."""
        return next((duty for duty in self.duties.get(ref, ()) if duty.kind == agreed.CHASE and duty.team_id), None)

    def words(self, duty: Duty | None) -> str:
        """The team with its agency, and who of it; another team's where it may not be known."""
        if duty is None:
            return _("Another team")
        person = self.people.get(duty.person_id or 0)
        team = team_in_full(self.teams[duty.team_id])
        return f"{person.name}, {team}" if person else team


def _around(actor: Actor, actions: Iterable[Action], also: Iterable[int | None] = ()) -> _Around:
    duties = owners_of_actions(actor, [action.ref for action in actions])
    rows = [duty for found in duties.values() for duty in found]
    teams = teams_by_id(number for number in (*(duty.team_id for duty in rows), *also) if number)
    return _Around(duties, teams, practitioners_by_id(duty.person_id for duty in rows))


def action_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """One action with what happened to it. Raises NoSuchAction."""
    action = action_by_ref(actor, ref)
    called, child = called_on_page(actor, action.child_id), refs_of(actor, [action.child_id]).get(action.child_id)
    around = _around(actor, [action])
    lines = lines_of(actor, action)
    people = {**around.people, **practitioners_by_id([line.by_id for line in lines])}
    owner = around.owner(ref)
    is_open = action.state in agreed.OPEN
    back = Link(_("All that was agreed for %(name)s") % {"name": called}, reverse("chronology:actions", args=[child]))
    return RecordPage(
        title=_title(action, called),
        lede=action.words,
        back=back,
        tags=(Tag(ActionState[action.state].label(language()), "open" if is_open else "done"),),
        notices=_paused(actor, owner, now),
        facts=tuple(fact for fact in _facts(action, around, people, now) if fact.words),
        sections=(Section(_("What happened"), "happened", tuple(_line(line, people, now) for line in lines)),),
        links=_ways(actor, action, around, owner),
    )


def _title(action: Action, called: str) -> str:
    if not action.help:
        return _("An action for %(name)s") % {"name": called}
    return _("Help for %(name)s: %(what)s") % {"name": called, "what": Help[action.help].label(language())}


def _facts(action: Action, around: _Around, people: Mapping[int, Practitioner], now: datetime) -> tuple[Fact, ...]:
    asker = around.asker(action.ref)
    maker = people.get(action.by_id or 0)
    asked = ", ".join(
        part for part in (maker.name if maker else "", team_in_full(around.teams[asker.team_id]) if asker else "") if part
    )
    return (
        Fact(_("Who does it"), around.words(around.owner(action.ref))),
        Fact(_("Asked by"), asked or _("a protected team")),
        Fact(_("By when"), told(action.due_at, now) if action.due_at else "", _by_policy(action)),
        Fact(_("What came of it"), action.ended_words),
    )


def _by_policy(action: Action) -> str:
    if not action.policy_standing:
        return ""
    source = SOURCES.get(action.policy_source)
    title = source.title.in_language(language()) if source else action.policy_source
    return _("%(standing)s: %(source)s.") % {
        "standing": PolicyStanding[action.policy_standing].label(language()),
        "source": title,
    }


def _line(line, people: Mapping[int, Practitioner], now: datetime) -> Entry:
    who = people.get(line.by_id or 0)
    return Entry(
        heading=ActionStep[line.step].label(language()),
        why=line.words,
        when=happened(line.at, now),
        source=who.name if who else _("A protected team"),
    )


def _paused(actor: Actor, owner: Duty | None, now: datetime) -> tuple[Notice, ...]:
    if owner is None or owner.state != Duty.State.OPEN or not is_paused(owner.paused_until, now):
        return ()
    heading = _("Paused until %(when)s") % {"when": told(owner.paused_until, now)}
    return (Notice(heading, why_words(owner.pause_reason, language()), "calm", "waiting"),)


def _ways(actor: Actor, action: Action, around: _Around, owner: Duty | None) -> tuple[Link, ...]:
    duties = around.duties.get(action.ref, ())
    if action.state not in agreed.OPEN or not may_write_to(actor, duties, around.teams):
        return ()
    ways = [("chronology:end_action", _("How it ended"), "main")]
    if action.state == _S.ASKED:
        ways = [("chronology:end_action", _("Not needed any more"), "second")]
        if may_write_to(actor, duties, around.teams, answers=True):
            ways.insert(0, ("chronology:answer_help", _("Answer yes or no"), "main"))
    ways += [("chronology:action_evidence", _("Add evidence"), "second"), ("chronology:hand_over_action", _("Hand over"), "")]
    links = [Link(words, reverse(name, args=[action.ref]), looks=looks) for name, words, looks in ways]
    if owner is not None and owner.state == Duty.State.OPEN and actor.posts_for("PAUSE_DUTY", owner.scopes):
        links.append(Link(_("Pause it, or say whose it is"), reverse("today:duty", args=[owner.ref])))
    return tuple(links)


# All of them


def actions_page(actor: Actor, child, now: datetime) -> RecordPage:
    """All that was agreed for a child: at meetings, at interviews, between two people; open first."""
    called, ref = called_on_page(actor, child.pk), child.ref
    actions = actions_of(actor, [child.pk])
    outputs = actions_agreed_at_interviews(actor, [child.pk])
    around = _around(actor, actions, [one.team_id for one in outputs])
    entries = [
        *((action.ended_at, action.due_at, action_entry(action, around, now)) for action in actions),
        *((one.ended_at, one.due_at, _output_entry(actor, one, around.teams, now)) for one in outputs),
    ]
    still = sorted((row for row in entries if row[0] is None), key=lambda row: (row[1] is None, row[1] or now))
    ended = sorted((row for row in entries if row[0] is not None), key=lambda row: row[0], reverse=True)
    return RecordPage(
        title=_("What was agreed for %(name)s") % {"name": called},
        lede=_("Only what you may see. Whoever owns an action says how it ended; late, it climbs."),
        back=Link(_("Back to %(name)s") % {"name": called}, reverse("chronology:child", args=[ref])),
        sections=(
            Section(
                _("Open"), "open", tuple(row[2] for row in still), empty=_("Nothing is open. Agree an action, or ask for help.")
            ),
            *((Section(_("Ended"), "ended", tuple(row[2] for row in ended), tight=True),) if ended else ()),
        ),
        links=ways_to_agree(actor, child),
    )


def ways_to_agree(actor: Actor, child) -> tuple[Link, ...]:
    """The questions by which an action begins."""
    ways = (
        ("AGREE_ACTION", _("Agree an action"), "chronology:agree"),
        ("ASK_HELP", _("Ask for small practical help"), "chronology:ask_help"),
    )
    allowed = ((words, name) for code, words, name in ways if actor.may_with(code, child.scopes))
    return tuple(Link(words, reverse(name, args=[child.ref]), looks="second") for words, name in allowed)


def action_entry(action: Action, around: _Around, now: datetime) -> Entry:
    """One action in a list."""
    is_open = action.state in agreed.OPEN
    when = countdown(action.due_at, now) if is_open and action.due_at else happened(action.ended_at or action.at, now)
    state = ActionState[action.state].label(language())
    if action.help:
        state = _("%(what)s: %(state)s") % {"what": Help[action.help].label(language()), "state": state[:1].lower() + state[1:]}
    return Entry(
        heading=action.words,
        why=". ".join(part for part in (state, action.ended_words) if part),
        when=when,
        mark={"late": "late", "soon": "soon"}.get(when.tone, "waiting") if is_open else "done",
        tone="" if is_open else "done",
        facts=(Fact(_("Who does it"), around.words(around.owner(action.ref))),),
        links=(Link(_("Open the action"), reverse("chronology:action", args=[action.ref]), action.words),),
    )


def _output_entry(actor: Actor, one: Output, teams: Mapping[int, Team], now: datetime) -> Entry:
    """The same of an action that came of a return interview, which is ended where it was agreed."""
    is_open = one.ended_at is None
    when = countdown(one.due_at, now) if is_open and one.due_at else happened(one.ended_at or one.at, now)
    link = Link(_("How it ended"), reverse("interviews:done", args=[one.ref]), one.words)
    state = {None: _S.AGREED, True: _S.DONE, False: _S.NOT_DONE}[one.was_done].label(language())
    return Entry(
        heading=one.words,
        why=". ".join(part for part in (_("From a return interview"), state, one.ended_words) if part),
        when=when,
        mark={"late": "late", "soon": "soon"}.get(when.tone, "waiting") if is_open else "done",
        tone="" if is_open else "done",
        facts=(Fact(_("Who does it"), _output_owner(actor, one, teams)),) if one.team_id in teams else (),
        links=(link,) if is_open and actor.may_with("OFFER_INTERVIEW", one.scopes) else (),
    )


def _output_owner(actor: Actor, one: Output, teams: Mapping[int, Team]) -> str:
    team = teams[one.team_id or 0]
    return team_in_full(team) if agreed.may_know_owner(actor, team.function, one.scopes) else _("Another team")


_ON_CHILDS_PAGE = 5


def agreed_section(actor: Actor, child, owed: Iterable[Duty], now: datetime) -> tuple[Section, ...]:
    """On the child's page: of what is open, what was agreed, soonest first, and the ways on. Nothing for whoever reads none."""
    if not actor.may_with("SEE_ACTION", child.scopes) or actor.only is not None:
        return ()
    still = [duty for duty in owed if duty.words and duty.kind != agreed.CHASE]
    links = (Link(_("All that was agreed"), reverse("chronology:actions", args=[child.ref])), *ways_to_agree(actor, child))
    entries = tuple(_open_entry(duty, now) for duty in still[:_ON_CHILDS_PAGE])
    return (Section(_("Agreed actions"), "actions", entries, tight=True, empty=_("Nothing is open."), links=links),)


def _open_entry(duty: Duty, now: datetime) -> Entry:
    when = countdown(duty.due_at, now) if duty.due_at else happened(duty.opened_at, now)
    link = Link(_("Open the action"), reverse("chronology:action", args=[duty.about]), duty.words)
    return Entry(duty.words, when=when, mark={"late": "late", "soon": "soon"}.get(when.tone, "waiting"), links=(link,))
