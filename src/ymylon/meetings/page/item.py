"""One child’s item: who must be in the room, the views, what happened since last time, what is said, and what comes of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.rules import Sure
from ymylon.children.lookups import events_since
from ymylon.design.entries import Entry, Link, Notice, RecordPage, Said, Section, Tag
from ymylon.design.moments import countdown, happened, in_sentence, language
from ymylon.design.ways import reverse
from ymylon.duties.lookups import actions_of, open_of_children
from ymylon.duties.rules import local_day
from ymylon.duties.rules.agreed import LANE as ACTED
from ymylon.duties.rules.agreed import OPEN, ActionState
from ymylon.meetings.lookups import frames, items, room
from ymylon.meetings.lookups.frames import Meeting
from ymylon.meetings.lookups.items import Asked, Facts, Item
from ymylon.meetings.lookups.room import Known
from ymylon.meetings.page.shared import (
    LaneTag,
    also_words,
    answer_mark,
    answer_words,
    back_to,
    by_words,
    kind_name,
    lane_tag,
    met_words,
    seat_words,
    short_when,
    state_tags,
    submitting,
    who_words,
    whose_actions,
)
from ymylon.meetings.rules import AT_THE_TABLE, JUDGED, VIEWS, Answer, Calm, How, Kind, Seat, Tongue, Whose
from ymylon.meetings.rules.agenda import HAPPENED, owed_words
from ymylon.meetings.rules.judging import has_come
from ymylon.meetings.rules.shipped import DISCUSSION, RISK
from ymylon.protection.lookups import KnownChild, child_of
from ymylon.screening.lookups import Finding, found_of
from ymylon.screening.rules import VOLT, FindingKind, Theme
from ymylon.terms.codes import Lane

# With no meeting before it, an agenda looks back so far.
FIRST_LOOK = timedelta(days=90)
_MOST = 60
# Sections whose entries are of one lane, and are not marked with it.
_LANE_OF = {"volt": Lane.PERSONS, "actions": ACTED}


def item_page(actor: Actor, item: Item, meeting: Meeting, now: datetime, *, on_paper: bool = False) -> RecordPage:
    """The page that is worked in the meeting, as this person’s lanes allow. Raises NoSuchChild.

    `on_paper`: without what links those whom the police hold, which leaves the record on no paper.
    """
    child = child_of(actor, item.child_id)
    keeps = frames.is_mine(actor, meeting) and not frames.is_over(meeting)
    asked = items.asked_for(actor, item)
    facts = items.facts_of([item])[item.pk]
    said = items.said_of(actor, [item])
    known = room.known_around(actor, [item.child_id], room.seats_of(meeting), now)
    sections = (
        _in_the_room(meeting, item, asked, known, keeps=keeps),
        _views(said, now),
        *_screened(actor, meeting, child, on_paper=on_paper),
        _since_last(actor, meeting, item, now),
        _owed(actor, item, now),
        *_judgements(meeting, said, now, item),
        _at_the_table(said, now, item),
        _actions(actor, item, now),
        *_opened(actor, meeting, item, local_day(now)),
    )
    return RecordPage(
        title=child.name,
        lede=f"{'; '.join(filter(None, (kind_name(meeting), also_words(meeting))))}, {short_when(meeting.starts_at)}",  # type: ignore[attr-defined]
        back=back_to(meeting),
        tags=(*state_tags(meeting), *((Tag(_("Closed"), "done"),) if item.is_closed else ())),  # type: ignore[attr-defined]
        notices=(*_closed(actor, item), *_lacks(item, facts), *_interpreting(item, said, keeps=keeps)),
        sections=sections,
        links=_ways(actor, meeting, item, child, known, asked, keeps=keeps, now=now),
    )


def lanes_drawn(page: RecordPage) -> frozenset[Lane]:
    """The kinds of fact that stand on this page of an item."""
    filled = {section.anchor: section.entries for section in page.sections if section.entries}
    marked = {tag.lane for entries in filled.values() for entry in entries for tag in entry.tags if isinstance(tag, LaneTag)}
    besides = {lane for anchor, lane in _LANE_OF.items() if anchor in filled}
    return frozenset({Lane.IDENTITY, Lane.MEETING, *marked, *besides})


def _closed(actor: Actor, item: Item) -> tuple[Notice, ...]:
    row = items.closed_of(actor, [item]).get(item.pk) if item.is_closed else None  # type: ignore[attr-defined]
    if row is None:
        return ()
    reasons = (
        (row.met_why, _("Nobody here had met the child: %(why)s")),
        (row.child_why, _("No view of the child’s: %(why)s")),
        (row.family_why, _("No view of the family’s: %(why)s")),
        (row.words, "%(why)s"),
    )
    following = _("Next on %(day)s.") % {"day": in_sentence(row.next_on)} if row.next_on else ""
    words = [Calm[row.goes_on].label(language()) + ".", following, *(said % {"why": why} for why, said in reasons if why)]
    return (Notice(_("This item is closed"), " ".join(filter(None, words)), mark="done"),)


def _lacks(item: Item, facts: Facts) -> tuple[Notice, ...]:
    lacks = [
        words
        for is_there, words in (
            (facts.met_here, _("nobody is recorded as here who has met the child")),
            (facts.child_view, _("there is no view of the child’s")),
            (facts.family_view, _("there is no view of the family’s")),
        )
        if not is_there
    ]
    if item.is_closed or not lacks:  # type: ignore[attr-defined]
        return ()
    return (
        Notice(
            _("Before this item is closed"),
            _("So far: %(what)s. Each needs the chair’s reason, and is counted.") % {"what": "; ".join(lacks)},
        ),
    )


def _interpreting(item: Item, said: Sequence, *, keeps: bool) -> tuple[Notice, ...]:
    """Which language is wanted, asked beforehand; nobody has to ask again at the table."""
    book = Link(_("Agree that somebody interprets"), f"{reverse('meetings:action', args=[item.ref])}?interpret")
    return tuple(
        Notice(
            _("%(whose)s: %(language)s is wanted")
            % {"whose": Whose[row.code].label(language()), "language": Tongue[row.tongue].label(language())},
            row.words or _("Where interpretation is needed, agree an action for it."),
            mark="done",
            links=(book,) if keeps and not item.is_closed else (),  # type: ignore[attr-defined]
        )
        for row in items.latest(said, Kind.LANGUAGE)
    )


def interpreting_words(said: Sequence) -> str:
    """What an action says by which interpretation is booked for whoever wants a language."""
    wanted = "; ".join(
        f"{Whose[row.code].label(language())}: {Tongue[row.tongue].label(language())}"
        for row in items.latest(said, Kind.LANGUAGE)
    )
    return _("Book interpretation. %(wanted)s.") % {"wanted": wanted} if wanted else ""


def _ways(
    actor: Actor,
    meeting: Meeting,
    item: Item,
    child: KnownChild,
    known: Known,
    asked: Sequence[Asked],
    *,
    keeps: bool,
    now: datetime,
) -> tuple[Link, ...]:
    ways: list[tuple[str, str, str]] = []
    closed = item.is_closed  # type: ignore[attr-defined]
    if not frames.is_over(meeting) or frames.is_mine(actor, meeting):
        ways += [
            ("say", _("Write down what is said"), "main"),
            ("view", _("A view of the child’s or the family’s"), "second"),
            ("language", _("Which language is wanted"), ""),
        ]
        if actor.may_with("AGREE_ACTION", child.scopes):
            ways += [("action", _("Agree an action"), "second")]
    if keeps:
        if any(known.of(item.child_id, seat) for seat in room.not_asked(meeting, item.pk, asked)):
            ways += [("ask_known", _("Ask everybody whom the record names"), "second")]
        ways += [("ask_besides_for", _("Ask somebody else"), ""), ("attend_child", _("Who came"), "second")]
    if frames.chairs(actor, meeting):
        ways += [("let_in", _("Open a lane to one person"), "")]
        if not closed and not frames.is_over(meeting) and has_come(meeting.starts_at, now):  # type: ignore[attr-defined]
            ways += [("close", _("Close this item"), "second")]
    links = [Link(words, reverse(f"meetings:{name}", args=[item.ref]), looks=looks) for name, words, looks in ways]
    if actor.may_with("CALL_MEETING", child.scopes) and (closed or frames.is_over(meeting)):
        links.append(
            Link(
                _("Call the next meeting"), f"{reverse('meetings:call')}?child={child.ref}&kind={meeting.kind.code}", looks="main"
            )
        )
    if meeting.kind.code == DISCUSSION and closed and child.writes(actor, Lane.CONCERN, "WRITE_PROTECTION_STEP"):
        # What the discussion decided starts the clocks of an enquiry: a person writes it, with its day.
        links.append(
            Link(_("Record whether an enquiry begins"), reverse("circumstances:begin_step", args=[child.ref]), looks="main")
        )
    if child.writes(actor, Lane.IDENTITY, "SUBMIT_INTELLIGENCE"):
        links.append(Link(*submitting("submit", meeting, child.ref)))
    return (*links, Link(_("Open the child’s page"), reverse("chronology:child", args=[child.ref])))


def _in_the_room(meeting: Meeting, item: Item, asked: Sequence[Asked], known: Known, *, keeps: bool) -> Section:
    missing = room.not_asked(meeting, item.pk, asked) if keeps else ()
    entries = (*(_missing(item, seat, known) for seat in missing), *(_somebody(item, one, known, keeps=keeps) for one in asked))
    note = _("Being asked opens nothing. Each reads here what their own lanes hold, and what the chair opens to them.")
    return Section(_("Who must be in the room"), "room", entries, tight=True, note=note, empty=_("Nobody is asked yet."))


def _missing(item: Item, seat: Seat, known: Known) -> Entry:
    named = ", ".join(one.person.name if one.person else one.team.name(language()) for one in known.of(item.child_id, seat))
    why = _("Not asked yet. On record: %(who)s.") % {"who": named} if named else _("Not asked yet. The record names nobody.")
    link = Link(
        _("Ask, or say why nobody is needed"), reverse("meetings:ask_for", args=[item.ref, seat]), hidden=seat.label(language())
    )
    return Entry(seat.label(language()), why, mark="late", tone="late", links=(link,))


def _somebody(item: Item, one: Asked, known: Known, *, keeps: bool) -> Entry:
    on_record = known.last_met(item.child_id, one.person_id)
    about = one.team_id is not None and (one.item_id is not None or on_record)
    met = f" {met_words(one, on_record)}." if about else ""
    links = (
        (Link(_("Write down an answer"), reverse("meetings:answer", args=[one.ref]), hidden=who_words(one)),)
        if keeps and one.team_id
        else ()
    )
    tags = (Tag(_("Has met the child"), "done"),) if one.answer == Answer.HERE_MET else ()  # type: ignore[attr-defined]
    return Entry(
        f"{seat_words(one.seat)}: {who_words(one)}",
        f"{answer_words(one).rstrip('.')}.{met}",
        mark=answer_mark(one),
        tags=tags,
        links=links,
    )


def _views(said: Sequence, now: datetime) -> Section:
    rows = [row for kind in VIEWS for row in items.latest(said, kind)]
    return Section(
        _("What the child and the family want known"),
        "views",
        tuple(view_entry(row, now) for row in rows),
        empty=_("No view that you may read is here yet."),
    )


def view_entry(row, now: datetime) -> Entry:
    """A view, in the language in which it was said: how it came here, and who obtained it."""
    how = How[row.how].label(language())
    who = _("obtained by %(who)s") % {"who": row.who} if row.who else ""
    code = {"WELSH": "cy", "ENGLISH": "en"}.get(row.tongue or "", "")
    tongue = Tongue[row.tongue].label(language()) if row.tongue else ""
    quoted = Said(row.words, code) if row.how != How.NOT_OBTAINED and code else None
    return Entry(
        Kind[row.kind].label(language()),
        ", ".join(filter(None, (how, who, tongue))) + ("" if quoted else f". {row.words}"),
        happened(row.at, now),
        source=by_words(row),
        tags=(lane_tag(row.lane),),
        said=quoted,
    )


def _screened(actor: Actor, meeting: Meeting, child: KnownChild, *, on_paper: bool) -> tuple[Section, ...]:
    """Where the risk is what is met about: victims, offenders, locations and themes of the screening, and the way there."""
    kinds = {meeting.kind.code, *(one.code for one in frames.also_serves(meeting))}
    if RISK not in kinds or not actor.may_with("SEE_SCREENING", child.scopes):
        return ()
    rows = found_of(actor, [child.pk], VOLT) if child.owner is None and child.reads(actor, Lane.PERSONS) else []
    entries = tuple(_finding(row) for kind in VOLT for row in rows if row.kind == kind and not (on_paper and row.police))
    link = Link(_("Open the screening"), reverse("screening:child", args=[child.ref]), looks="second")
    note = _("As far as you may read it. Whom and what each one links stands in the screening.")
    return (Section(_("Victims, offenders, locations and themes"), "volt", entries, tight=True, note=note, links=(link,),
                    empty=_("Nothing that you may read is written down in the screening yet.")),)  # fmt: skip


def _finding(row: Finding) -> Entry:
    """One thing that is known: a theme by its name, what is known in words, how sure."""
    theme = Theme[row.detail].label(language()) if row.kind == FindingKind.THEME and row.detail else ""
    said = " ".join(f"{one.rstrip('.')}." for one in (theme, row.where, row.words) if one)  # type: ignore[attr-defined]
    tags = (Tag(_("Police intelligence"), "kept", "protected"),) if row.police else ()
    kind, sure = FindingKind[row.kind].label(language()), Sure[row.sure].label(language())
    return Entry(kind, said, source=sure, mark="someone", tags=tags)


def _since_last(actor: Actor, meeting: Meeting, item: Item, now: datetime) -> Section:
    # From when it was closed last time, and not from when the child was put on that agenda: what was met about stands there.
    last = items.closed_before(actor, item, meeting.kind.code)
    since = last.at if last else now - FIRST_LOOK
    rows = events_since(actor, item.child_id, since, HAPPENED, _MOST)
    entries = tuple(
        Entry(HAPPENED[one.kind].in_language(language()), when=happened(one.at, now), tags=(lane_tag(one.lane),)) for one in rows
    )
    heading = _("What happened since last time") if last else _("What happened in the last 90 days")
    return Section(heading, "since", entries, tight=True, empty=_("Nothing that you may see."))


def _owed(actor: Actor, item: Item, now: datetime) -> Section:
    rows = open_of_children(actor, [item.child_id])[:_MOST]
    entries = tuple(
        Entry(
            owed_words(duty.kind).in_language(language()),
            duty.words,
            countdown(duty.due_at, now) if duty.due_at else None,
            mark="waiting",
            tags=(lane_tag(duty.lane),),
        )
        for duty in rows
    )
    return Section(_("What is owed to the child now"), "owed", entries, tight=True, empty=_("Nothing that you may see is owed."))


def said_entry(row, now: datetime, item: Item | None = None) -> Entry:
    """One thing that was said, with its lane, its reason and who disagrees."""
    parts = [
        Theme[row.code].label(language()) if row.kind == Kind.THEME and row.code else "",
        row.words,
        _("Reason: %(why)s") % {"why": row.reason} if row.reason else "",
        _("Who disagrees: %(who)s") % {"who": row.who} if row.kind == Kind.DISSENT else "",
    ]
    link = Link(_("Put right"), reverse("meetings:right", args=[row.ref]), hidden=Kind[row.kind].label(language()))
    return Entry(
        Kind[row.kind].label(language()),
        " ".join(filter(None, parts)),
        happened(row.at, now),
        source=by_words(row),
        tags=(lane_tag(row.lane), *((Tag(_("Put right since"), "plain"),) if row.is_replaced else ())),
        links=(link,) if item is not None and not row.is_replaced else (),
    )


def _judgements(meeting: Meeting, said: Sequence, now: datetime, item: Item) -> tuple[Section, ...]:
    """The three judgements of youth justice, as somebody wrote each; which nobody has written yet is said."""
    if not frames.judges(meeting):
        return ()
    nobody = _("Nothing that you may read was written down yet.")
    entries: list[Entry] = []
    for kind in JUDGED:
        rows = items.latest(said, kind)
        entries += [said_entry(row, now, item) for row in rows] or [Entry(kind.label(language()), nobody, mark="waiting")]
    note = _("Each in a person’s words. No level is worked out from them.")
    return (Section(_("Three judgements"), "judged", tuple(entries), tight=True, note=note),)


def _at_the_table(said: Sequence, now: datetime, item: Item) -> Section:
    # A judgement that stands has its own place above.
    rows = [row for row in said if Kind[row.kind] in AT_THE_TABLE and (row.is_replaced or Kind[row.kind] not in JUDGED)]
    entries = tuple(said_entry(row, now, item) for row in rows)
    return Section(_("What is said here"), "said", entries, empty=_("Nothing that you may read was written down yet."))


def _actions(actor: Actor, item: Item, now: datetime) -> Section:
    found = actions_of(actor, [item.child_id])
    rows = [one for one in found if one.about == item.ref or one.state in OPEN]
    whose = whose_actions(actor, rows, now)
    entries = tuple(
        Entry(
            one.words,
            f"{whose[one.ref][0]}. {ActionState[one.state].label(language())}.",
            countdown(one.due_at, now) if one.due_at and one.state in OPEN else None,
            mark="waiting" if one.state in OPEN else "done",
            tags=((Tag(_("Agreed here"), "open"),) if one.about == item.ref else ()) + whose[one.ref][1],
            links=(Link(_("Open"), reverse("chronology:action", args=[one.ref]), hidden=one.words),),
        )
        for one in rows
    )
    return Section(_("Actions"), "actions", entries, tight=True, empty=_("No action is open."))


def _opened(actor: Actor, meeting: Meeting, item: Item, today) -> tuple[Section, ...]:
    rows = items.let_in(actor, item, today)
    if not rows and not frames.chairs(actor, meeting):
        return ()
    entries = tuple(
        Entry(
            row.person.name if row.person else _("a protected team"),
            _("%(lanes)s, until %(day)s: %(why)s")
            % {
                "lanes": ", ".join(Lane[lane].label(language()) for lane in row.lanes),
                "day": in_sentence(row.until_on),
                "why": row.why,
            },
            links=(
                Link(
                    _("Take it back"), reverse("meetings:take_back", args=[row.ref]), hidden=row.person.name if row.person else ""
                ),
            )
            if frames.chairs(actor, meeting)
            else (),
        )
        for row in rows
    )
    return (Section(_("What the chair opened"), "opened", entries, tight=True, empty=_("Nothing: each reads their own lanes.")),)
