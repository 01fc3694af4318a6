"""Questions about a meeting: what each is called, what to know before answering, and what may be chosen."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from ymylon.access.policy import BY_ROLE
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Membership, Practitioner, members_of, teams_in
from ymylon.children.lookups import children_with, involvements, may_be_asked
from ymylon.design.entries import AskPage, Collision, Link, Notice
from ymylon.design.moments import in_sentence, language
from ymylon.design.ways import reverse
from ymylon.duties.rules import Owner, local_day
from ymylon.meetings.lookups.commitments import Commitment
from ymylon.meetings.lookups.frames import Kind, Meeting
from ymylon.meetings.lookups.items import Asked, Item, LetIn, OwedSuch, Said, owed_such
from ymylon.meetings.lookups.room import Somebody
from ymylon.meetings.page.shared import (
    back_to,
    back_to_item,
    kind_name,
    names_of,
    no_place,
    of_kind,
    seat_words,
    short_when,
    team_words,
)
from ymylon.meetings.rules import Kind as SaidKind
from ymylon.meetings.rules import Seat
from ymylon.meetings.rules.judging import NEVER_SAID
from ymylon.notices.lookups import left_out_around
from ymylon.terms.codes import InvolvementKind, Lane

_MOST_NAMED = 30
_MOST_CHILDREN = 300


def kinds_offered(kinds: Iterable[Kind]) -> list[tuple[str, str]]:
    """Each kind by what it is called."""
    return sorted(((one.code, of_kind(one, "name")) for one in kinds), key=lambda one: one[1])


def may_chair(actor: Actor) -> dict[str, Practitioner]:
    """Who may chair: whoever calls meetings in one’s own teams, or for the whole of one’s agency."""
    teams = teams_in([post.agency_id for post in actor.posts if post.agency_id], [post.team_id for post in actor.posts])
    own = {post.team_id for post in actor.posts}
    found = [one for one in members_of(team.pk for team in teams) if _chairs(one, own)]
    return {str(one.practitioner_id): one.practitioner for one in found}


def _chairs(member: Membership, own: set[int]) -> bool:
    row = BY_ROLE[member.role]
    return Lane.MEETING in row.writes and (member.team_id in own or row.reach == "AGENCY")


def people_offered(people: dict[str, Practitioner]) -> list[tuple[str, str]]:
    """Each by name."""
    return sorted(((number, one.name) for number, one in people.items()), key=lambda one: one[1])


def clash_words(others: Iterable[Commitment]) -> str:
    """Who has which other commitment; of a meeting of which the reader may not know, only that there is something."""
    return "; ".join(f"{one.who or _('The same child')}: {_commitment(one.meeting)}" for one in others)


def _commitment(meeting: Meeting | None) -> str:
    if meeting is None:
        return _("another commitment")
    return f"{kind_name(meeting)}, {short_when(meeting.starts_at)}"  # type: ignore[attr-defined]


def children_offered(actor: Actor, meeting: Meeting, besides: Iterable[int]) -> tuple[dict[str, tuple[int, str]], list[str]]:
    """The children about whom one's teams owe such a meeting, then those with whom they are involved, by number as it is sent.

    With them, which are chosen already: those whose meeting is owed by one's own teams alone. Whoever is owed one is first, the
    soonest due before others, however many there are; who is on the agenda is left out.
    """
    around = children_with(actor, [post.team_id for post in actor.posts], list(InvolvementKind), _MOST_CHILDREN)
    owed = owed_such(actor, meeting, around)
    # No name is asked for that is not shown.
    numbers = [number for number in dict.fromkeys([*owed, *around]) if number not in set(besides)][:_MOST_CHILDREN]
    names = names_of(actor, numbers)
    by_due = sorted((child for child in names if child in owed), key=lambda child: _in_turn(owed[child], names[child]))
    rest = sorted((child for child in names if child not in owed), key=lambda child: names[child])
    offered = {str(child): (child, _owed_words(names[child], owed[child].due_at)) for child in by_due}
    chosen = [str(child) for child in by_due if owed[child].is_own]
    return offered | {str(child): (child, names[child]) for child in rest}, chosen


def _in_turn(owed: OwedSuch, name: str) -> tuple[bool, bool, datetime, str]:
    return not owed.is_own, owed.due_at is None, owed.due_at or datetime.max.replace(tzinfo=UTC), name


def _owed_words(name: str, due_at: datetime | None) -> str:
    if due_at is None:
        return _("%(name)s: such a meeting is owed") % {"name": name}
    return _("%(name)s: such a meeting is owed by %(day)s") % {"name": name, "day": in_sentence(local_day(due_at))}


def somebody_offered(people: Iterable[Somebody]) -> list[tuple[str, str]]:
    """Each team, and each person in it, with the agency."""
    return [(one.choice, f"{one.person.name}, {team_words(one.team)}" if one.person else team_words(one.team)) for one in people]


def with_people(people: Sequence[Somebody]) -> dict[str, Somebody]:
    """The same, with everybody who works in each team by name, where they are few."""
    found = {one.choice: one for one in people}
    teams = {one.team.pk: one.team for one in people}
    by_team: dict[int, list[Membership]] = {}
    for member in members_of(teams):
        by_team.setdefault(member.team_id, []).append(member)
    for number, members in by_team.items():
        if len(members) <= _MOST_NAMED:
            for member in members:
                one = Somebody(teams[number], member.practitioner)
                found.setdefault(one.choice, one)
    return found


def around_child(actor: Actor, child_id: int) -> dict[str, Somebody]:
    """Who works with the child, by person: nothing is opened to anybody else."""
    teams = {one.team.pk: one.team for one in involvements(actor, child_id) if one.team_id}
    return {str(one.practitioner_id): Somebody(teams[one.team_id], one.practitioner) for one in members_of(teams)}


def owners(actor: Actor, child_id: int) -> tuple[list[tuple[str, str]], set[int]]:
    """Who may own an action: the teams that work with the child and who works there; and those that were left out."""
    teams = may_be_asked(actor, child_id)
    barred = left_out_around(actor, child_id, teams.values())
    asked = with_people([Somebody(team) for number, team in teams.items() if number not in barred])
    choices = [
        (Owner(one.team.pk, one.person.pk if one.person else None).choice, words)
        for one, (_choice, words) in zip(asked.values(), somebody_offered(asked.values()), strict=True)
    ]
    return choices, barred


def lanes_offered(actor: Actor, meeting: Meeting, item: Item, opened: Iterable[str] = ()) -> list[Lane]:
    """The lanes of this kind of meeting in which this person may say something of the child: those that they read."""
    return [
        lane
        for lane in Lane
        if lane in meeting.kind.lanes
        and lane not in NEVER_SAID
        and (set(actor.scopes(lane)) & set(item.scopes) or lane in opened)
    ]


# Pages


def call_page(draft, child_name: str = "", together: tuple[Notice, ...] = (), collision: Collision | None = None) -> AskPage:
    """A meeting is called; of two who set the next date of a board at once the second is shown both."""
    lede = _("About %(name)s, and others whom you put on the agenda afterwards.") % {"name": child_name} if child_name else ""
    return AskPage(
        title=_("Call a meeting"),
        lede=lede or _("Children are put on the agenda, and people asked, on the next page."),
        act=_("Call it"),
        back=Link(_("Back to meetings"), reverse("meetings:every")),
        small=_("Calling a meeting tells no police and no social worker. In danger now? Ring 999."),
        notices=(*together, *draft.notices),
        collision=collision,
        keep_url=draft.keep_url,
    )


def _of(meeting: Meeting, title: str, lede: str, *, act: str = "", collision=None, notices: tuple[Notice, ...] = ()) -> AskPage:
    return AskPage(title, lede, act or _("Save"), back_to(meeting), notices=notices, collision=collision)


def _of_item(item: Item, title: str, lede: str, *, act: str = "", notices: tuple[Notice, ...] = (), draft=None) -> AskPage:
    said, keep_url = (draft.notices, draft.keep_url) if draft else ((), "")
    return AskPage(title, lede, act or _("Save"), back_to_item(item), "", (*notices, *said), keep_url=keep_url)


def move_page(meeting: Meeting, collision, stay: Sequence[Meeting] = ()) -> AskPage:
    """It is moved, or cancelled."""
    lede = _("What stood before stays to be read. Cancelled, whatever it was to meet is owed again.")
    dates = "; ".join(short_when(one.starts_at) for one in stay)  # type: ignore[attr-defined]
    staying = (Notice(_("These later dates stay: somebody else keeps them"), dates, key="stay"),) if stay else ()
    title = _("Move or cancel: %(kind)s") % {"kind": kind_name(meeting)}
    return _of(meeting, title, lede, collision=collision, notices=staying)


def end_board_page(meeting: Meeting) -> AskPage:
    """A board or a group meets no more."""
    return AskPage(
        _("This board meets no more: %(kind)s") % {"kind": kind_name(meeting)},
        _("Nobody is asked for its next date from now. To begin again, call a meeting of this kind."),
        _("It meets no more"),
        Link(_("Back to meetings"), reverse("meetings:every")),
    )


def put_on_page(meeting: Meeting, *, nobody: bool, owed: int) -> AskPage:
    """Which children: those to whom one's own teams owe such a meeting are chosen until somebody takes them out."""
    lede = _("Your teams work with no other child.") if nobody else _("The children with whom your teams work.")
    lede += " " + _("Whoever is owed such a meeting by your teams alone is chosen already.") if owed else ""
    return AskPage(_("Put children on the agenda"), lede, _("Save"), back_to(meeting), shut=nobody)


def besides_page(meeting: Meeting, item: Item | None) -> AskPage:
    """As what somebody comes beyond those who must be asked."""
    lede = _("Beyond those who must be asked. Whom exactly is the next question; being asked opens nothing.")
    return AskPage(_("Ask somebody else"), lede, _("Go on"), back_to_item(item) if item else back_to(meeting))


def ask_page(meeting: Meeting, item: Item | None, seat: Seat, name: str) -> AskPage:
    """Whom to ask for a seat."""
    lede = _("They are told by a link that holds nothing. Being asked opens no fact of any child to them.")
    title = f"{seat.label(language())}: {name}" if name else seat.label(language())
    return AskPage(title, lede, _("Save"), back_to_item(item) if item else back_to(meeting))


def ask_known_page(item: Item, names: Iterable[str]) -> AskPage:
    """Everybody whom the record names."""
    lede = _("These are asked: %(names)s.") % {"names": ", ".join(names)}
    return _of_item(item, _("Ask everybody whom the record names"), lede, act=_("Ask them"))


def ask_known_all_page(meeting: Meeting, wanted: Sequence[Somebody]) -> AskPage:
    """The same for every child on the agenda: each person once, however many children they are asked about."""
    people = {one.choice: one for one in wanted}
    names = ", ".join(words for _choice, words in somebody_offered(people.values()))
    lede = _("These are asked: %(names)s.") % {"names": names} if names else _("The record names nobody who is not asked yet.")
    return AskPage(_("Ask everybody whom the record names"), lede, _("Ask them"), back_to(meeting), shut=not names)


def answer_page(meeting: Meeting, one: Asked, clashing: Sequence[Meeting] = ()) -> AskPage:
    """Whether they come."""
    title = f"{kind_name(meeting)}, {short_when(meeting.starts_at)}"  # type: ignore[attr-defined]
    lede = _("Asked as: %(seat)s. Saying that you come opens nothing.") % {"seat": seat_words(one.seat).lower()}
    beside = "; ".join(_commitment(other) for other in clashing)
    notices = (Notice(_("You have another meeting at that time"), beside, "late"),) if clashing else ()
    return AskPage(title, lede, _("Answer"), Link(_("Back to meetings"), reverse("meetings:every")), notices=notices)


def attend_page(meeting: Meeting, item: Item | None) -> AskPage:
    """Who came."""
    lede = _("Leave out whoever you don’t know of yet. Whether somebody has met the child is asked of each.")
    return AskPage(_("Who came"), lede, _("Save"), back_to_item(item) if item else back_to(meeting))


def say_page(item: Item, name: str, draft, saved: bool) -> AskPage:
    """What is said, one row after another: the page comes back for the next."""
    notices = (Notice(_("Written down. What is said next?"), mark="done", key="saved"),) if saved else ()
    return _of_item(
        item,
        _("What is said about %(name)s") % {"name": name},
        _("One thing at a time, each in its lane."),
        notices=(*notices, no_place()),
        draft=draft,
    )


def right_page(item: Item, row: Said, now_reads: Said) -> AskPage:
    """What was said is put right; of two at once the second is shown how it reads now."""
    notices: tuple[Notice, ...] = ()
    if now_reads.pk != row.pk:
        words = " ".join(filter(None, (now_reads.words, now_reads.reason)))
        notices = (Notice(_("Somebody else put this right meanwhile"), words, "late"),)
    return _of_item(
        item,
        _("Put right: %(kind)s") % {"kind": SaidKind[row.kind].label(language())},
        _("What was said before stays to be read."),
        notices=notices,
    )


def word_page(meeting: Meeting, draft, saved: bool) -> AskPage:
    """What is said at a meeting about no child."""
    notices = (Notice(_("Written down. What is said next?"), mark="done", key="saved"),) if saved else ()
    return AskPage(
        _("Write down what is said"),
        _("Everybody who is asked reads it. Name no child."),
        _("Save"),
        back_to(meeting),
        notices=(*notices, *draft.notices),
        keep_url=draft.keep_url,
    )


def submit_heard_page(meeting: Meeting, draft) -> AskPage:
    """What was heard is submitted to the police."""
    return AskPage(
        _("Submit to the police what was heard"),
        _("The force’s intelligence unit grades it; you judge nothing. It is submitted once, whoever of the meeting does so."),
        _("Submit to the police"),
        back_to(meeting),
        _(
            "The unit and you read what you write here; whoever is asked to the meeting reads what was heard there, and that it"
            " was submitted. The reference stands among what you submitted. Nobody comes: in danger ring 999."
        ),
        notices=draft.notices,
        keep_url=draft.keep_url,
    )


def view_page(item: Item, name: str, draft) -> AskPage:
    """A view of the child’s or the family’s."""
    return _of_item(
        item,
        _("What %(name)s or the family want known") % {"name": name},
        _("In their own words, in the language in which they were said."),
        notices=(no_place(),),
        draft=draft,
    )


def language_page(item: Item, name: str) -> AskPage:
    """Which language is wanted."""
    return _of_item(
        item,
        _("Which language do %(name)s and the family want?") % {"name": name},
        _("Ask before the meeting. Where somebody is to interpret, agree an action for it: it is then owed."),
    )


def let_in_page(item: Item, name: str) -> AskPage:
    """The chair opens lanes."""
    lede = _(
        "Only what is said here about %(name)s, to one person who works with the child, until a day. No invitation does this."
    )
    return _of_item(item, _("Open a lane to one person"), lede % {"name": name}, act=_("Open it"))


def take_back_page(item: Item, opened: LetIn) -> AskPage:
    """What was opened is closed again."""
    who = opened.person.name if opened.person else _("a protected team")
    return _of_item(
        item, _("Take back what was opened to %(who)s") % {"who": who}, _("It holds from the next page that they open.")
    )


def close_page(item: Item, name: str, lacks: Sequence[str]) -> AskPage:
    """The end of a child’s item."""
    lede = _("Everything that must be there is there.") if not lacks else _("What is missing needs your reason, and is counted.")
    return _of_item(item, _("Close the item about %(name)s") % {"name": name}, lede, act=_("Close it"))


def hold_page(meeting: Meeting) -> AskPage:
    """The meeting is over."""
    return _of(
        meeting, _("The meeting is over"), _("No child’s item may be open. Then approve the minutes."), act=_("It is over")
    )


def approve_page(meeting: Meeting, *, first: bool) -> AskPage:
    """The minutes stand."""
    lede = _("They stand as the rows stand now; what is written later stands in a later version alone.")
    return _of(meeting, _("Approve the minutes"), lede if first else lede + " " + _("Say what changed."), act=_("Approve"))


def action_page(item: Item, name: str) -> AskPage:
    """An action is agreed here."""
    return _of_item(
        item,
        _("An action for %(name)s") % {"name": name},
        _("Late, it climbs to the owner’s manager and to your team."),
        act=_("Agree it"),
    )
