"""What every page of this room shares: how a meeting, a team, an answer and a lane are said."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Practitioner, Team, practitioners_by_id, standing_in, teams_by_id
from ymylon.agencies.rules.closing import is_closed
from ymylon.design.entries import Entry, Link, Notice, Tag, When
from ymylon.design.moments import in_sentence, language, long_day
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Action, Owned, owners_then
from ymylon.duties.rules import local_day
from ymylon.duties.rules.agreed import LANE as ACTED
from ymylon.meetings.lookups.frames import Kind as Definition
from ymylon.meetings.lookups.frames import Meeting, Word, also_serves
from ymylon.meetings.lookups.items import Asked, Said
from ymylon.meetings.rules import OF_CHAIR, About, Answer, Frame, Kind, Met, Seat
from ymylon.people.lookups import current_names
from ymylon.terms.calendars import clock, local
from ymylon.terms.codes import Lane
from ymylon.terms.words import Words


def of_kind(kind: Definition, name: str) -> str:
    """What a definition says in the language of the page."""
    return Words(getattr(kind, f"{name}_en"), getattr(kind, f"{name}_cy")).in_language(language())


def kind_name(meeting: Meeting) -> str:
    """What kind of meeting it is."""
    return of_kind(meeting.kind, "name")


def also_words(meeting: Meeting) -> str:
    """Whose purposes it serves besides its own."""
    names = (Words(one.name_en, one.name_cy).in_language(language()) for one in also_serves(meeting))
    return "; ".join(dict.fromkeys(names))


def when_words(starts_at: datetime, minutes: int) -> str:
    """The day and the hour, and for how long."""
    long = ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes) % {"minutes": minutes}
    return _("%(day)s at %(time)s, %(long)s") % {"day": long_day(starts_at), "time": clock(local(starts_at)), "long": long}


def short_when(starts_at: datetime) -> str:
    """The day and the hour."""
    return _("%(day)s at %(time)s") % {"day": in_sentence(local_day(starts_at)), "time": clock(local(starts_at))}


def team_words(team: Team) -> str:
    """A team with its agency."""
    agency = f", {team.agency.name(language())}" if team.agency else ""
    return f"{team.name(language())}{agency}"


def conveners(meetings: Collection[Meeting], now: datetime) -> dict[int, str]:
    """Who called each of these, by number: of a board whose team was closed since, whoever stands for it now."""
    # Of a meeting about a child no other team is named than the one that called it.
    about_work = [one for one in meetings if one.kind.about != About.CHILDREN]
    closed = {one.team_id for one in about_work if is_closed(one.team, now)}
    standing = standing_in(closed, now) if closed else {}
    others = teams_by_id(other for number, other in standing.items() if other != number)
    said = {one.pk: team_words(one.team) for one in meetings}
    for one in about_work:
        other = others.get(standing.get(one.team_id, 0))
        if other:
            names = {"other": team_words(other), "team": one.team.name(language())}
            said[one.pk] = _("%(other)s, for %(team)s, which is closed") % names
    return said


def convener_words(meeting: Meeting, now: datetime) -> str:
    """Who called one meeting."""
    return conveners([meeting], now)[meeting.pk]


def who_words(one: Asked) -> str:
    """Who is asked: a person and their team, or the team."""
    if one.team is None:
        return _("Nobody is needed")
    return f"{one.person.name}, {team_words(one.team)}" if one.person else team_words(one.team)


def seat_words(code: str) -> str:
    """What somebody is asked as."""
    return Seat[code].label(language())


def answer_words(one: Asked) -> str:
    """How they answered, and their own words on it."""
    said = Answer[one.answer or Answer.ASKED].label(language())  # type: ignore[attr-defined]
    if one.instead and one.answer in OF_CHAIR:  # type: ignore[attr-defined]
        return _("%(answer)s, in their place: %(who)s") % {"answer": said, "who": one.instead}  # type: ignore[attr-defined]
    return f"{said}: {one.answer_words}" if one.answer_words else said  # type: ignore[attr-defined]


def met_words(one: Asked, on_record: datetime | None) -> str:
    """Whether they have met the child, and when last: as they say, and as the chronology has it."""
    parts, met_here = [], one.answer == Answer.HERE_MET  # type: ignore[attr-defined]
    if one.instead:  # type: ignore[attr-defined]
        # What else is known is of whoever was asked, and not of whoever comes in their place.
        return _("Has met the child") if met_here else _("Nobody has said whether they have met the child")
    if met_here or one.met == Met.YES:  # type: ignore[attr-defined]
        parts.append(_("Has met the child"))
    elif one.met:  # type: ignore[attr-defined]
        parts.append(_("Has never met the child") if one.met == Met.NO else _("Whether they have met the child is not known yet"))  # type: ignore[attr-defined]
    if one.met_on:  # type: ignore[attr-defined]
        parts.append(_("last on %(day)s, as they say") % {"day": in_sentence(one.met_on)})  # type: ignore[attr-defined]
    if on_record:
        parts.append(_("last on record %(day)s") % {"day": in_sentence(local_day(on_record))})
    return "; ".join(parts) or _("Nobody has said whether they have met the child")


def answer_mark(one: Asked) -> str:
    """The sign beside who is asked."""
    return {"": "waiting", Answer.ASKED: "waiting", Answer.ABSENT: "late", Answer.APOLOGY: "late"}.get(one.answer or "", "done")  # type: ignore[attr-defined]


@dataclass(frozen=True)
class LaneTag(Tag):
    """In which lane something was said."""

    lane: Lane = Lane.MEETING


def lane_tag(lane: str) -> LaneTag:
    """In which lane something was said."""
    return LaneTag(Lane[lane].label(language()), "plain", lane=Lane[lane])


def by_words(row: Said) -> str:
    """Who wrote it, of which team; a name that would betray is not there."""
    if row.by is None:
        return _("a protected team")
    return f"{row.by.name}, {team_words(row.team)}" if row.team else row.by.name


def words_with_submitted(rows: Iterable[Word]) -> list[tuple[Word, bool]]:
    """What was said, and of each whether it was submitted to the police: not by whom, nor when, nor under which reference."""
    held = list(rows)
    submitted = {row.of_id for row in held if row.of_id}
    return [(row, row.pk in submitted) for row in held if row.kind != Kind.SUBMITTED]


def word_entry(row: Word, when: When | None = None, links: tuple[Link, ...] = (), *, submitted: bool = False) -> Entry:
    """One thing that was said about no child, with its reason and who disagrees."""
    reason = _("Reason: %(why)s") % {"why": row.reason} if row.reason else ""
    return Entry(
        Kind[row.kind].label(language()),
        " ".join(filter(None, (row.words, reason, row.who))),
        when,
        source=row.by.name,
        tags=(Tag(Kind.SUBMITTED.label(language()), "done"),) if submitted else (),
        links=links,
    )


def state_tags(meeting: Meeting) -> tuple[Tag, ...]:
    """What became of it, where it is not simply to come."""
    state = Frame[meeting.state]  # type: ignore[attr-defined]
    tones = {Frame.HELD: "done", Frame.CANCELLED: "plain", Frame.MOVED: "open"}
    return (Tag(state.label(language()), tones[state]),) if state in tones else ()


def whose_actions(actor: Actor, actions: Sequence[Action], until: datetime) -> dict[UUID, tuple[str, tuple[LaneTag, ...]]]:
    """Of each action who does it, as it stood then, and by when; and in which lane its owner’s name stands, where in another."""
    rows = owners_then(actor, actions, until)
    teams = teams_by_id(duty.team_id for duty in rows.values())
    people = practitioners_by_id(duty.person_id for duty in rows.values())
    said: dict[UUID, tuple[str, tuple[LaneTag, ...]]] = {}
    for one in actions:
        duty = rows.get(one.ref)
        who = _owner_words(duty, teams, people)
        words = _("%(who)s, by %(day)s") % {"who": who, "day": in_sentence(local_day(one.due_at))} if one.due_at else who
        said[one.ref] = words, (lane_tag(duty.lane),) if duty is not None and duty.lane != ACTED else ()
    return said


def _owner_words(duty: Owned | None, teams: Mapping[int, Team], people: Mapping[int, Practitioner]) -> str:
    if duty is None:
        # Whose name may not be known to whoever reads.
        return _("Another team")
    person = people.get(duty.person_id or 0)
    return ", ".join(filter(None, (person.name if person else "", team_words(teams[duty.team_id]))))


def names_of(actor: Actor, child_ids: Iterable[int]) -> dict[int, str]:
    """What each child is called, for whoever may know."""
    return {number: name.full for number, name in current_names(actor, child_ids).items()}


def called(names: dict[int, str], child_id: int) -> str:
    """What a child is called on a page."""
    return names.get(child_id) or _("Name not known yet")


def back_to(meeting: Meeting) -> Link:
    """The way back to the meeting."""
    return Link(_("Back to the meeting"), reverse("meetings:meeting", args=[meeting.ref]))


def back_to_item(item) -> Link:
    """The way back to a child’s item."""
    return Link(_("Back to the child’s item"), reverse("meetings:item", args=[item.ref]))


def no_place() -> Notice:
    """What is never written where a whole room reads."""
    return Notice(
        _("Write no place where somebody is kept safe"),
        _("Everybody whose lane it is reads it, and the minutes hold it."),
        "kept",
        "protected",
    )


def submitting(name: str, meeting: Meeting, *about: object) -> tuple[str, str]:
    """The words and the address by which something that was heard here is submitted to the police; a person writes it."""
    heard = local(meeting.starts_at).date().isoformat()  # type: ignore[attr-defined]
    return _("Submit to the police what they are to keep"), f"{reverse(f'intelligence:{name}', args=list(about))}?heard={heard}"
