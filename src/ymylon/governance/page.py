"""What each page of a board’s public minutes says: to everybody, and to whoever writes, releases or withdraws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import AskPage, Collision, Entry, Fact, Link, Notice, RecordPage, Section, Tag
from ymylon.design.moments import in_sentence, language, long_day, told
from ymylon.design.ways import reverse
from ymylon.duties.rules import areas_of, local_day
from ymylon.governance.lookups import PublicText, Published, texts_of
from ymylon.meetings.lookups.frames import Meeting, is_mine, minutes_of, words_of
from ymylon.meetings.rules import Kind
from ymylon.terms.codes import AgencyKind
from ymylon.terms.geography import find_authority
from ymylon.terms.geography.wales import BOARDS
from ymylon.terms.words import Words

_TONGUES = (("en", "words_en"), ("cy", "words_cy"))


@dataclass(frozen=True)
class PublicPage(RecordPage):
    """Minutes as everybody reads them: paragraphs in one language, which may not be that of the page."""

    paragraphs: tuple[str, ...] = ()
    tongue: str = ""


@dataclass(frozen=True)
class Text:
    """What is to be public in one language."""

    heading: str
    tongue: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class ReleasePage(AskPage):
    """The whole of what is to be released, above the question."""

    texts: tuple[Text, ...] = ()


# What everybody reads


def boards_page(rows: Sequence[Published]) -> RecordPage:
    """Every meeting of which minutes are public, by safeguarding board."""
    newest = {row.meeting: row for row in reversed(rows)}
    by_board: dict[str, list[Published]] = {}
    for row in rows:
        if newest[row.meeting] is row:
            by_board.setdefault(areas_of(row.area).board, []).append(row)
    sections = tuple(
        Section(_board_words(board) or _("No board"), f"board-{board or 'none'}", tuple(_listed(row) for row in each))
        for board, each in sorted(by_board.items(), key=lambda one: _board_words(one[0]))
    )
    empty = Section(_("Safeguarding boards"), "boards", empty=_("No board has published minutes yet."))
    return RecordPage(
        title=_("Safeguarding boards: public minutes"),
        lede=_("Read by everybody, and about no child. Written by one person and released by another."),
        sections=sections or (empty,),
    )


def _listed(row: Published) -> Entry:
    title = f"{_name(row)}, {in_sentence(local_day(row.starts_at))}"
    words = _("Withdrawn.") if row.is_withdrawn else _came_words(row.came)
    link = Link(_("Read the minutes"), reverse("governance:minutes", args=[row.meeting]), hidden=title)
    return Entry(title, words, mark="dot" if row.is_withdrawn else "done", links=(link,))


def minutes_page(rows: Sequence[Published], now: datetime, *, number: int = 0) -> PublicPage:
    """One meeting’s public minutes: the version of this number, or the last."""
    row = next((one for one in rows if one.number == number), rows[0])
    notices, tongue, said = _text_for(row)
    here = reverse("governance:minutes", args=[row.meeting])
    return PublicPage(
        title=f"{_name(row)}, {in_sentence(local_day(row.starts_at))}",
        lede=_board_words(areas_of(row.area).board),
        back=Link(_("All boards"), reverse("governance:boards")),
        notices=(*_standing(row, rows[0], now), *notices),
        facts=tuple(
            fact
            for fact in (
                Fact(_("Held on"), long_day(row.starts_at)),
                Fact(_("Called in"), _area_words(row.area)),
                Fact(_("Which agencies came"), "" if row.is_withdrawn else _came_words(row.came)),
            )
            if fact.words
        ),
        links=tuple(Link(_("Version %(number)d") % {"number": one.number}, f"{here}?version={one.number}") for one in rows)
        if len(rows) > 1
        else (),
        paragraphs=_paragraphs(said),
        tongue=tongue,
    )


def _standing(row: Published, last: Published, now: datetime) -> tuple[Notice, ...]:
    words = {"number": row.number, "when": told(row.released_at, now)}
    if row.is_withdrawn:
        return (Notice(_("Version %(number)d was withdrawn") % words, _("It is public no longer."), "late"),)
    said = [_("Released %(when)s.") % words]
    if row.number != last.number:
        said.append(_("A later version stands beside this one."))
    return (Notice(_("Version %(number)d") % words, " ".join(said), mark="done"),)


def _text_for(row: Published) -> tuple[tuple[Notice, ...], str, str]:
    """The text in the language of the page; where it isn’t written in that, this is said, and the other stands there."""
    said = {tongue: getattr(row, name) for tongue, name in _TONGUES}
    here = language()
    if row.is_withdrawn or said[here]:
        return (), here, said[here]
    other = next(tongue for tongue in said if tongue != here)
    heading = _("Not written in English") if here == "en" else _("Not written in Welsh")
    return (Notice(heading, _("The board wrote these minutes in the other language alone."), "late"),), other, said[other]


# What whoever writes and releases reads


def standing_page(actor: Actor, meeting: Meeting, now: datetime) -> RecordPage:
    """What of a meeting is public, who wrote and who released it; and what comes next."""
    texts, approved = texts_of(actor, meeting), minutes_of(actor, meeting)
    return RecordPage(
        title=_("Public version: %(kind)s") % {"kind": _kind(meeting)},
        lede=long_day(meeting.starts_at),  # type: ignore[attr-defined]
        back=Link(_("Back to the meeting"), reverse("meetings:meeting", args=[meeting.ref])),
        notices=_what_next(actor, meeting, texts, approved=bool(approved)),
        sections=(
            Section(_("Versions"), "versions", tuple(_version(one, now) for one in texts), empty=_("Nothing is written yet.")),
        ),
        links=_ways(actor, meeting, texts, approved=bool(approved)),
    )


def _what_next(actor: Actor, meeting: Meeting, texts: Sequence[PublicText], *, approved: bool) -> tuple[Notice, ...]:
    if not approved:
        return (Notice(_("The minutes are not approved yet"), _("A public version is written from approved minutes.")),)
    if not texts or texts[0].released_at:  # type: ignore[attr-defined]
        return ()
    if texts[0].by_id == actor.practitioner_id:
        words = _("You wrote it. Somebody else who reads this meeting reads it through, and releases it.")
        return (Notice(_("It waits for a second person"), words),)
    return (Notice(_("It waits for you, or for another second person"), _("Read it through before you release it.")),)


def _ways(actor: Actor, meeting: Meeting, texts: Sequence[PublicText], *, approved: bool) -> tuple[Link, ...]:
    ways = []
    last = texts[0] if texts else None
    if last and not last.released_at and last.by_id != actor.practitioner_id:  # type: ignore[attr-defined]
        ways.append(("release", _("Read it through and release it"), "main"))
    if approved and is_mine(actor, meeting):
        ways.append(("write", _("Write another version") if texts else _("Write the public version"), "second"))
    links = [Link(words, reverse(f"governance:{name}", args=[meeting.ref]), looks=looks) for name, words, looks in ways]
    if any(one.released_at and not one.withdrawn_at for one in texts):  # type: ignore[attr-defined]
        links.append(Link(_("Withdraw what is public"), reverse("governance:withdraw", args=[meeting.ref])))
    if any(one.released_at for one in texts):  # type: ignore[attr-defined]
        links.append(Link(_("As everybody reads it"), reverse("governance:minutes", args=[meeting.ref])))
    return (*links, Link(_("The minutes themselves"), reverse("meetings:minutes", args=[meeting.ref])))


def _version(one: PublicText, now: datetime) -> Entry:
    said = [_("Written by %(who)s, %(when)s.") % {"who": one.by.name, "when": told(one.at, now)}]
    tags = [Tag(_("In English"), "plain")] if one.words_en else []
    tags += [Tag(_("In Welsh"), "plain")] if one.words_cy else []
    if one.released_at:  # type: ignore[attr-defined]
        who = f"{one.released_given} {one.released_family}"  # type: ignore[attr-defined]
        said.append(_("Released by %(who)s, %(when)s.") % {"who": who, "when": told(one.released_at, now)})  # type: ignore[attr-defined]
    if one.withdrawn_at:  # type: ignore[attr-defined]
        said.append(_("Withdrawn %(when)s: %(why)s") % {"when": told(one.withdrawn_at, now), "why": one.withdrawn_why})  # type: ignore[attr-defined]
    is_public = one.released_at and not one.withdrawn_at  # type: ignore[attr-defined]
    return Entry(
        _("Version %(number)d") % {"number": one.number},
        " ".join(said),
        mark="done" if is_public else "waiting",
        tags=tuple(tags),
    )


def first_words(actor: Actor, meeting: Meeting) -> dict[str, str]:
    """With what the writer begins: what was decided and said, in the language of the page; nobody is named by the program."""
    rows = [row for row in words_of(actor, meeting) if row.kind != Kind.DISSENT]
    said = "\n".join(row.words for row in rows)
    return {f"words_{language()}": said}


def write_page(meeting: Meeting, draft, collision: Collision | None) -> AskPage:
    """The text is written, in each language in which it is to be read."""
    rule = Notice(
        _("Everybody will read it"),
        _("Write agencies, and no person. It is looked through for names in the record, numbers, birth dates and postcodes."),
        "kept",
        "protected",
    )
    return AskPage(
        title=_("Public version: %(kind)s") % {"kind": _kind(meeting)},
        lede=_("A text of its own, written from the approved minutes. Both languages are wanted; what is missing is said."),
        act=_("Keep it for a second person"),
        back=Link(_("Back to the public version"), reverse("governance:standing", args=[meeting.ref])),
        notices=(rule, *draft.notices),
        collision=collision,
        keep_url=draft.keep_url,
    )


def release_page(meeting: Meeting, text: PublicText) -> ReleasePage:
    """The text, to be read through by the second person."""
    headings = {"en": _("In English"), "cy": _("In Welsh")}
    said = {tongue: getattr(text, name) for tongue, name in _TONGUES}
    notices = [Notice(headings[tongue], _("Not written in this language."), "late") for tongue in said if not said[tongue]]
    if text.allowed:
        names = ", ".join(text.allowed)
        notices.append(Notice(_("Whoever wrote it says that these are nobody’s: look again"), names, "late"))
    return ReleasePage(
        title=_("Release it to everybody?"),
        lede=_("Read it as somebody would who knows the child. What is once read cannot be taken back."),
        act=_("Release it"),
        back=Link(_("Back to the public version"), reverse("governance:standing", args=[meeting.ref])),
        notices=tuple(notices),
        texts=tuple(Text(headings[tongue], tongue, _paragraphs(words)) for tongue, words in said.items() if words),
    )


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(part for part in words.split("\n") if part.strip())


def withdraw_page(meeting: Meeting) -> AskPage:
    """What is public is withdrawn."""
    return AskPage(
        title=_("Withdraw what is public"),
        lede=_("From this moment nobody reads it. That it was withdrawn stays to be read."),
        act=_("Withdraw it"),
        back=Link(_("Back to the public version"), reverse("governance:standing", args=[meeting.ref])),
    )


def _kind(meeting: Meeting) -> str:
    return Words(meeting.kind.name_en, meeting.kind.name_cy).in_language(language())


def _name(row: Published) -> str:
    return Words(row.kind_en, row.kind_cy).in_language(language())


def _board_words(code: str) -> str:
    return BOARDS[code].words.in_language(language()) if code in BOARDS else ""


def _area_words(gss: str) -> str:
    found = find_authority(gss)
    return found.words.in_language(language()) if found else ""


def _came_words(came: dict[str, bool]) -> str:
    here = [AgencyKind[kind].label(language()) for kind in sorted(came) if came[kind]]
    away = [AgencyKind[kind].label(language()) for kind in sorted(came) if not came[kind]]
    parts = (
        _("Came: %(agencies)s.") % {"agencies": ", ".join(here)} if here else "",
        _("Asked, and did not come: %(agencies)s.") % {"agencies": ", ".join(away)} if away else "",
    )
    return " ".join(filter(None, parts))
