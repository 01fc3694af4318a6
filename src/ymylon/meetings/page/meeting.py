"""One meeting: its frame, who is asked to the whole of it, and each child on its agenda with who is missing from the room."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.contexts.lookups import NoSuchContext, context_by_ref
from ymylon.design.entries import Entry, Fact, Link, Notice, RecordPage, Section, Tag
from ymylon.design.moments import happened, language
from ymylon.design.ways import reverse
from ymylon.meetings.lookups import frames, items, room
from ymylon.meetings.lookups.boards import ended_after
from ymylon.meetings.lookups.combining import near_to
from ymylon.meetings.lookups.frames import Meeting
from ymylon.meetings.lookups.items import Asked, Facts, Item
from ymylon.meetings.lookups.owed import owed_near
from ymylon.meetings.lookups.packs import are_kept
from ymylon.meetings.lookups.repeating import series_of
from ymylon.meetings.page.combining import could_be_one_section
from ymylon.meetings.page.repeating import series_section
from ymylon.meetings.page.shared import (
    also_words,
    answer_mark,
    answer_words,
    called,
    convener_words,
    kind_name,
    names_of,
    of_kind,
    seat_words,
    state_tags,
    submitting,
    when_words,
    who_words,
    word_entry,
    words_with_submitted,
)
from ymylon.meetings.rules import About, Answer, Frame, Kind, Seat
from ymylon.meetings.rules.judging import has_come
from ymylon.meetings.rules.shipped import BOARD_KINDS, INTELLIGENCE_KINDS


def meeting_page(actor: Actor, meeting: Meeting, now: datetime) -> RecordPage:
    """The meeting as this person may see it: of its children those whom they hold, and no number of the rest."""
    mine, over = frames.is_mine(actor, meeting), frames.is_over(meeting)
    asked, found = items.asked_to(actor, meeting), items.items_of(actor, meeting)
    about_children = meeting.kind.about == About.CHILDREN
    near, series = near_to(actor, meeting, found, now), series_of(actor, meeting)
    sections = (
        *could_be_one_section(actor, meeting, near, owed_near(actor, meeting, found, now), asked, keeps=mine),
        _asked_to_all(meeting, asked, keeps=mine and not over),
        *(
            (_children(actor, meeting, found, asked, keeps=mine and not over),)
            if about_children
            else (_said(actor, meeting, now),)
        ),
        *((series_section(meeting, series),) if series else ()),
        _what_became(actor, meeting, now),
    )
    return RecordPage(
        title=kind_name(meeting),
        lede=of_kind(meeting.kind, "purpose"),
        back=Link(_("Back to meetings"), reverse("meetings:every")),
        tags=state_tags(meeting),
        notices=_notices(actor, meeting),
        facts=_facts(actor, meeting, now),
        sections=sections,
        links=_ways(actor, meeting, mine=mine, over=over, papers=are_kept(meeting, now), found=found, now=now),
    )


def _notices(actor: Actor, meeting: Meeting) -> tuple[Notice, ...]:
    if meeting.state in (Frame.CANCELLED, Frame.MOVED):  # type: ignore[attr-defined]
        whole = frames.made_part_of(actor, meeting) if meeting.state == Frame.CANCELLED else None  # type: ignore[attr-defined]
        words = _("Open the meeting of which it is now a part")
        links = (Link(words, reverse("meetings:meeting", args=[whole.ref])),) if whole else ()
        return (Notice(Frame[meeting.state].label(language()), meeting.why, "late", links=links),)  # type: ignore[attr-defined]
    return ()


def _facts(actor: Actor, meeting: Meeting, now: datetime) -> tuple[Fact, ...]:
    only = (
        _("Professionals only: the child’s and the family’s views are brought by somebody.")
        if meeting.kind.professionals_only
        else ""
    )
    facts = (
        Fact(_("When"), when_words(meeting.starts_at, meeting.minutes)),  # type: ignore[attr-defined]
        Fact(_("Where"), meeting.place or _("not said yet")),  # type: ignore[attr-defined]
        Fact(_("Chair"), f"{meeting.chair_given} {meeting.chair_family}", _by_its_kind(meeting)),  # type: ignore[attr-defined]
        Fact(_("Called by"), convener_words(meeting, now)),
        Fact(_("Who is there"), only),
        Fact(_("Serves as well"), also_words(meeting)),
        Fact(_("What comes of it"), of_kind(meeting.kind, "outputs")),
        Fact(_("Place or group"), *_place(actor, meeting)),
    )
    return tuple(fact for fact in facts if fact.words)


def _by_its_kind(meeting: Meeting) -> str:
    # As the kind was defined when the meeting was called.
    return _("Such a meeting is chaired by: %(who)s.") % {"who": of_kind(meeting.kind, "chaired_by")}


def _place(actor: Actor, meeting: Meeting) -> tuple[str, str, str]:
    if meeting.context_id is None:
        return "", "", ""
    try:
        # Row security hides the place itself from whoever does not read it.
        found = context_by_ref(actor, meeting.context.ref)  # type: ignore[union-attr]
    except (NoSuchContext, ObjectDoesNotExist):
        return "", "", ""
    return found.name, "", reverse("contexts:context", args=[found.ref])


def _ways(
    actor: Actor, meeting: Meeting, *, mine: bool, over: bool, papers: bool, found: Sequence[Item], now: datetime
) -> tuple[Link, ...]:
    ways, children = [], meeting.kind.about == About.CHILDREN
    if mine and not over:
        if children:
            ways += [("put_on", _("Put children on the agenda"), "second")]
            ways += [("ask_known_all", _("Ask everybody whom the record names"), "second")] if found else []
            ways += [("packs_for_all", _("Papers for everybody who comes"), "")] if papers else []
        ways += [("ask_besides", _("Ask somebody else"), "second")]
        # On its day alone, and where nothing else comes first.
        ways += [
            ("attend", _("Who came"), "main" if children and has_come(meeting.starts_at, now) else "second"),
            ("move", _("Move or cancel it"), "second"),
        ]
    if mine and meeting.state != Frame.CANCELLED:  # type: ignore[attr-defined]
        ways += [("repeat", _("Arrange the next dates"), "second")]
    if not children and meeting.state != Frame.CANCELLED and (mine or not over):  # type: ignore[attr-defined]
        ways += [("word", _("Write down what is said"), "main")]
    if frames.chairs(actor, meeting):
        # Before its day nothing of it is over, however empty the agenda of a later date still is.
        if not over and has_come(meeting.starts_at, now) and all(one.is_closed for one in found):  # type: ignore[attr-defined]
            ways += [("hold", _("The meeting is over"), "second")]
        if meeting.state == Frame.HELD:  # type: ignore[attr-defined]
            ways += [("approve", _("Approve the minutes"), "main")]
    if papers and children:
        ways += [("pack", _("Your papers"), "")]
    ways += [("minutes", _("Minutes"), ""), ("calendar", _("Put it in a calendar"), "")]
    links = tuple(Link(words, reverse(f"meetings:{name}", args=[meeting.ref]), looks=looks) for name, words, looks in ways)
    if meeting.kind.code in INTELLIGENCE_KINDS and actor.may("SUBMIT_INTELLIGENCE"):
        links = (*links, Link(*submitting("begin", meeting), looks="second"))
    if meeting.state == Frame.HELD and meeting.kind.code in BOARD_KINDS and actor.may("PUBLISH_MINUTES"):  # type: ignore[attr-defined]
        links = (*links, Link(_("Public version of the minutes"), reverse("governance:standing", args=[meeting.ref])))
    return links


def _asked_to_all(meeting: Meeting, asked: Sequence[Asked], *, keeps: bool) -> Section:
    missing = room.not_asked_to(meeting, asked) if keeps else ()
    entries = (
        *(_missing(meeting, seat) for seat in missing),
        *(
            Entry(heading=f"{seat_words(one.seat)}: {who_words(one)}", why=answer_words(one), mark=answer_mark(one))
            for one in asked
            if one.item_id is None
        ),
    )
    return Section(
        _("Asked to the whole meeting"), "asked", entries, tight=True, empty=_("Nobody is asked to the whole meeting.")
    )


def _missing(meeting: Meeting, seat: Seat) -> Entry:
    address = reverse("meetings:ask", args=[meeting.ref, seat])
    return Entry(
        seat.label(language()),
        _("Must be asked, and is not yet."),
        mark="late",
        tone="late",
        links=(Link(_("Ask somebody"), address, hidden=seat.label(language())),),
    )


def _children(actor: Actor, meeting: Meeting, found: Sequence[Item], asked: Sequence[Asked], *, keeps: bool) -> Section:
    numbers = [one.child_id for one in found]
    names, facts = names_of(actor, numbers), items.facts_of(found) if found else {}
    entries = tuple(_child(meeting, one, called(names, one.child_id), facts[one.pk], asked, keeps=keeps) for one in found)
    return Section(
        _("Children on the agenda, whom you may see"), "children", entries, empty=_("You see no child on this agenda.")
    )


def _child(meeting: Meeting, item: Item, name: str, facts: Facts, asked: Sequence[Asked], *, keeps: bool) -> Entry:
    own = [one for one in asked if one.item_id == item.pk]
    missing = room.not_asked(meeting, item.pk, asked) if keeps else ()
    here = sum(one.answer in (Answer.HERE, Answer.HERE_MET) for one in own)  # type: ignore[attr-defined]
    said = [
        _("Not asked yet: %(seats)s.") % {"seats": ", ".join(seat.label(language()).lower() for seat in missing)}
        if missing
        else "",
        _("Here: %(here)d of %(asked)d asked.") % {"here": here, "asked": sum(one.team_id is not None for one in own)}
        if own
        else "",
    ]
    lacks = [
        (facts.met_here, _("Nobody here has met the child")),
        (facts.child_view, _("No view of the child’s")),
        (facts.family_view, _("No view of the family’s")),
    ]
    closed = item.is_closed  # type: ignore[attr-defined]
    tags = (Tag(_("Closed"), "done"),) if closed else tuple(Tag(words, "open") for is_there, words in lacks if not is_there)
    link = Link(_("Open"), reverse("meetings:item", args=[item.ref]), hidden=name, looks="" if closed else "second")
    return Entry(
        name,
        " ".join(filter(None, said)),
        mark="done" if closed else "waiting",
        tags=tags,
        links=(link,),
        anchor=f"item-{item.ref}",
    )


def _said(actor: Actor, meeting: Meeting, now: datetime) -> Section:
    submits = frames.submits(actor, meeting)
    entries = tuple(
        word_entry(row, happened(row.at, now), (_submit(row),) if submits and _waits(row, stands) else (), submitted=stands)
        for row, stands in words_with_submitted(frames.words_of(actor, meeting))
    )
    return Section(_("What was said"), "said", entries, empty=_("Nothing was written down yet."))


def _waits(row: frames.Word, submitted: bool) -> bool:
    return row.kind == Kind.INFORMATION and not submitted


def _submit(row: frames.Word) -> Link:
    return Link(_("Submit this to the police"), reverse("meetings:submit_heard", args=[row.ref]), hidden=row.words[:60])


def _ended(actor: Actor, meeting: Meeting, now: datetime) -> tuple[Entry, ...]:
    went_by = frames.is_over(meeting) or meeting.starts_at <= now  # type: ignore[attr-defined]
    row = ended_after(actor, meeting) if meeting.kind.about == About.NOTHING and went_by else None
    return (Entry(_("It meets no more"), row.why, happened(row.at, now), source=row.by.name),) if row else ()


def _what_became(actor: Actor, meeting: Meeting, now: datetime) -> Section:
    entries = tuple(
        Entry(
            f"{Frame[row.state].label(language())}: {when_words(row.starts_at, row.minutes)}",
            ", ".join(filter(None, (row.place, row.chair.name, row.why))),
            happened(row.at, now),
            source=row.by.name,
        )
        for row in frames.settings_of(actor, meeting)
    )
    return Section(_("What became of it"), "became", (*_ended(actor, meeting, now), *entries), tight=True)
