"""Minutes: the meeting’s own rows, as they stood when the chair approved them, each reader finding their own lanes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Act, Entry, Fact, Link, Notice, RecordPage, Section
from ymylon.design.moments import happened, in_sentence, language, told
from ymylon.design.ways import reverse
from ymylon.documents.rules import marking
from ymylon.duties.lookups import Action, actions_of
from ymylon.duties.rules.agreed import LANE as ACTED
from ymylon.meetings.lookups import frames, items
from ymylon.meetings.lookups.frames import Meeting, Minutes
from ymylon.meetings.lookups.items import Asked, Item
from ymylon.meetings.page.item import said_entry, view_entry
from ymylon.meetings.page.pack import Paper, left_out_words
from ymylon.meetings.page.shared import (
    LaneTag,
    also_words,
    answer_words,
    back_to,
    called,
    convener_words,
    kind_name,
    names_of,
    seat_words,
    state_tags,
    when_words,
    who_words,
    whose_actions,
    word_entry,
    words_with_submitted,
)
from ymylon.meetings.rules import VIEWS, Answer, Calm, Kind


def minutes_page(
    actor: Actor,
    meeting: Meeting,
    now: datetime,
    *,
    number: int = 0,
    on_paper: Sequence[Item] | None = None,
    can_pdf: bool = False,
) -> RecordPage:
    """The version of this number, or the last; before any is approved, what they would be now.

    `on_paper`: the items of which a paper speaks, where it is one.
    """
    versions = frames.minutes_of(actor, meeting)
    version = version_of(versions, number)
    until = version.at if version else now
    found = items.items_of(actor, meeting) if on_paper is None else on_paper
    asked = items.asked_to(actor, meeting)
    names = names_of(actor, [one.child_id for one in found])
    said = [row for row in items.said_of(actor, found) if row.at <= until]
    closed = items.closed_of(actor, found)
    agreed = [one for one in _agreed(actor, found) if one.at <= until]
    whose = whose_actions(actor, agreed, until)
    sections = (
        _who(asked),
        *((_words(actor, meeting, until),) if not found else ()),
        *(
            _of_child(one, called(names, one.child_id), said, closed.get(one.pk), _actions(one, agreed, whose), asked, until, now)
            for one in found
        ),
    )
    return RecordPage(
        title=_("Minutes: %(kind)s") % {"kind": kind_name(meeting)},
        lede=when_words(meeting.starts_at, meeting.minutes),  # type: ignore[attr-defined]
        back=back_to(meeting),
        tags=state_tags(meeting),
        notices=(_standing(meeting, version, versions, now, acts=on_paper is None, can_pdf=can_pdf),),
        facts=(
            Fact(_("Chair"), f"{meeting.chair_given} {meeting.chair_family}"),  # type: ignore[attr-defined]
            Fact(_("Called by"), convener_words(meeting, until)),
            *((Fact(_("Serves as well"), also_words(meeting)),) if also_words(meeting) else ()),
        ),
        sections=sections,
        links=tuple(
            Link(
                _("Version %(number)d") % {"number": one.number},
                f"{reverse('meetings:minutes', args=[meeting.ref])}?version={one.number}",
            )
            for one in versions
        )
        if len(versions) > 1
        else (),
    )


def _agreed(actor: Actor, found: Sequence[Item]) -> list[Action]:
    return actions_of(actor, [one.child_id for one in found], about=[one.ref for one in found]) if found else []


def version_of(versions: Sequence[Minutes], number: int) -> Minutes | None:
    """The version of this number, or the last; None where none is approved."""
    return next((one for one in versions if one.number == number), versions[0] if versions else None)


def _leaving(meeting: Meeting, version: Minutes, *, can_pdf: bool) -> tuple[Act, ...]:
    ways = [("minutes_paper", _("Open them to print"))] + ([("minutes_file", _("As a PDF"))] if can_pdf else [])
    return tuple(
        Act(
            words,
            f"{reverse(f'meetings:{name}', args=[meeting.ref])}?version={version.number}",
            main=False,
            prevents_double=False,
        )
        for name, words in ways
    )


def _standing(meeting: Meeting, version, versions: Sequence, now: datetime, *, acts: bool, can_pdf: bool) -> Notice:
    yours = _("You read here what your own lanes hold, and what the chair opened to you.")
    if version is None:
        return Notice(_("Not approved yet"), yours)
    words = {"who": version.by.name, "when": told(version.at, now)}
    said = [_("%(who)s approved them, %(when)s.") % words, version.why, yours]
    if version != versions[0]:
        said.insert(0, _("A later version stands beside this one."))
    leaving = _leaving(meeting, version, can_pdf=can_pdf) if acts else ()
    heading = _("Approved: version %(number)d") % {"number": version.number}
    return Notice(heading, " ".join(filter(None, said)), mark="done", acts=leaving)


def _who(asked: Sequence[Asked]) -> Section:
    """Attendance by agency: the chair reads everybody, others those whom their lanes show."""
    rows = [one for one in asked if one.item_id is None and one.team_id]
    entries = tuple(_came(one) for one in rows)
    return Section(_("Asked to the whole meeting"), "who", entries, tight=True, empty=_("Nobody is asked to the whole meeting."))


def _words(actor: Actor, meeting: Meeting, until: datetime) -> Section:
    rows = words_with_submitted(row for row in frames.words_of(actor, meeting) if row.at <= until)
    entries = tuple(word_entry(row, submitted=stands) for row, stands in rows)
    return Section(_("What was said"), "said", entries, empty=_("Nothing was written down yet."))


def _came(one: Asked) -> Entry:
    was_here = one.answer in (Answer.HERE, Answer.HERE_MET)  # type: ignore[attr-defined]
    return Entry(f"{seat_words(one.seat)}: {who_words(one)}", answer_words(one), mark="done" if was_here else "dot")


def _actions(item: Item, agreed: Sequence[Action], whose: Mapping[UUID, tuple[str, tuple[LaneTag, ...]]]) -> tuple[Entry, ...]:
    # Who does what by when, as it was agreed: how it went since is no part of what the chair approved.
    return tuple(
        Entry(
            _("Action: %(words)s") % {"words": one.words},
            f"{whose[one.ref][0]}.",
            tags=(LaneTag(_("Agreed here"), "open", lane=ACTED), *whose[one.ref][1]),
        )
        for one in agreed
        if one.about == item.ref
    )


def _of_child(
    item: Item, name: str, said, closed, actions: tuple[Entry, ...], asked: Sequence[Asked], until: datetime, now: datetime
) -> Section:
    # What was put right after this version stands in it as it read then.
    later = {row.replaces_id for row in said if row.replaces_id}
    rows = [row for row in said if row.item_id == item.pk and row.pk not in later and row.kind != Kind.LANGUAGE]
    came = tuple(_came(one) for one in asked if one.item_id == item.pk and one.team_id)
    end = _end(closed, now) if closed and closed.at <= until else ()
    return Section(name, f"item-{item.ref}", (*came, *(_said(row, now) for row in rows), *actions, *end))


def _said(row, now: datetime) -> Entry:
    return view_entry(row, now) if row.kind in VIEWS else said_entry(row, now)


def _end(closed, now: datetime) -> tuple[Entry, ...]:
    following = _("Next on %(day)s.") % {"day": in_sentence(closed.next_on)} if closed.next_on else ""
    reasons = " ".join(filter(None, (closed.met_why, closed.child_why, closed.family_why, closed.words)))
    return (Entry(f"{Calm[closed.goes_on].label(language())}. {following}", reasons, happened(closed.at, now), mark="done"),)


def minutes_as_paper(actor: Actor, meeting: Meeting, version: Minutes, body: str, now: datetime, *, left_out: int) -> Paper:
    """A version as it leaves: for whom, by whom and when stands on every sheet."""
    back = f"{reverse('meetings:minutes', args=[meeting.ref])}?version={version.number}"
    return Paper(
        title=_("Minutes: %(kind)s") % {"kind": kind_name(meeting)},
        lede=", ".join(filter(None, (when_words(meeting.starts_at, meeting.minutes), meeting.place))),  # type: ignore[attr-defined]
        mark=marking(whom=actor.name, who=actor.name, at=now, language=language()),
        language=language(),
        back=Link(_("Back to the minutes"), back),
        bodies=(body,),
        left_out=left_out_words(left_out),
        empty="",
    )
