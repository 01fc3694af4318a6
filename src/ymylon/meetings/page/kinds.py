"""Kinds of meeting: what each is for, who must be asked, how often, since when, and which document says so."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import AskPage, Entry, Fact, Link, Notice, RecordPage, Section
from ymylon.design.moments import in_sentence, language
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.meetings.lookups import frames, items
from ymylon.meetings.lookups.frames import Kind
from ymylon.meetings.page.item import FIRST_LOOK
from ymylon.meetings.page.shared import of_kind
from ymylon.meetings.rules import About, Chair, Seat
from ymylon.meetings.rules.shipped import WORDED
from ymylon.terms.codes import Lane, PolicyStanding
from ymylon.terms.sources import SOURCES

_NONE = "–"


def areas_of(actor: Actor) -> tuple[str, ...]:
    """The authorities of this person’s agencies, for which a definition of theirs holds."""
    return tuple(dict.fromkeys(area for post in actor.posts for area in post.areas))


def kinds_page(actor: Actor, now: datetime) -> RecordPage:
    """Every kind that holds today, and how often items were closed with a reason for what was missing."""
    today = local_day(now)
    keeps = bool(actor.may("KEEP_MEETING_KINDS"))
    areas = areas_of(actor)
    held = frames.kinds_on(today, areas)
    coming = frames.kinds_to_come(today, areas, held)
    entries = tuple(_entry(one, coming.get(one.code), keeps=keeps) for one in held)
    counted = items.counted_reasons(actor, now - FIRST_LOOK)
    facts = (
        Fact(_("Children’s items closed"), str(counted["items"])),
        Fact(_("with nobody who had met the child"), str(counted["met_why"])),
        Fact(_("without the child’s view"), str(counted["child_why"])),
        Fact(_("without the family’s view"), str(counted["family_why"])),
    )
    return RecordPage(
        title=_("Kinds of meeting"),
        lede=_(
            "Each holds from a day, and a board may put its own beside it. Counted are the last 90 days, as far as you may see."
        ),
        back=Link(_("Back to meetings"), reverse("meetings:every")),
        facts=facts,
        sections=(Section(_("In force today"), "kinds", entries),),
    )


def _entry(one: Kind, coming: Kind | None, *, keeps: bool) -> Entry:
    link = Link(_("Define it anew from a day"), reverse("meetings:kind", args=[one.pk]), hidden=of_kind(one, "name"))

    def fact(term: str, said: Callable[[Kind], str]) -> Fact:
        """What is so, and beside it what a definition that is to come says otherwise."""
        now, then = said(one), said(coming or one)
        return Fact(term, now or _NONE if then else now, _from(coming, then or _NONE) if coming and then != now else "")

    facts = (
        *_defined_anew(one, coming),
        fact(_("About"), lambda kind: About[kind.about].label(language())),
        fact(_("Must be asked about each child"), lambda kind: _seats(kind.seats)),
        fact(_("Must be asked to the whole meeting"), lambda kind: _seats(kind.standing_seats)),
        fact(_("Who is there"), lambda kind: _("Professionals only") if kind.professionals_only else ""),
        fact(_("Chair"), lambda kind: of_kind(kind, "chaired_by")),
        fact(_("How often"), _rhythm),
        fact(_("In which lanes something is said of a child"), _lanes),
        fact(_("What comes of it"), lambda kind: of_kind(kind, "outputs")),
        Fact(_("Holds since"), in_sentence(one.in_force_from), _source(one)),
    )
    return Entry(
        of_kind(one, "name"),
        of_kind(one, "purpose"),
        facts=tuple(each for each in facts if each.words),
        links=(link,) if keeps else (),
    )


def _defined_anew(one: Kind, coming: Kind | None) -> tuple[Fact, ...]:
    """From which day another definition holds, by which document, and what the meeting is for then if that is something else."""
    if coming is None:
        return ()
    purpose = of_kind(coming, "purpose")
    changed = purpose != of_kind(one, "purpose")
    return (
        Fact(_("Defined anew from"), in_sentence(coming.in_force_from), _source(coming)),
        Fact(_("What it is for then"), purpose if changed else ""),
    )


def _from(coming: Kind, words: str) -> str:
    return _("From %(day)s: %(words)s.") % {"day": in_sentence(coming.in_force_from), "words": words.rstrip(".")}


def _seats(codes: list[str]) -> str:
    return ", ".join(Seat[code].label(language()) for code in codes)


def _lanes(one: Kind) -> str:
    # Where no child is the subject, everybody who is asked reads what is said.
    lanes = one.lanes if one.about == About.CHILDREN else []
    return ", ".join(Lane[code].label(language()) for code in lanes)


def _rhythm(one: Kind) -> str:
    def days(count: int) -> str:
        return ngettext("every %(count)d day", "every %(count)d days", count) % {"count": count}

    if one.every_days is None:
        return ""
    return days(one.every_days) + (_("; once things are calm %(days)s") % {"days": days(one.calm_days)} if one.calm_days else "")


def _source(one: Kind) -> str:
    source = SOURCES.get(one.source)
    title = source.title.in_language(language()) if source else one.source
    return _("%(standing)s: %(source)s.") % {"standing": PolicyStanding[one.standing].label(language()), "source": title}


def kind_page(actor: Actor, one: Kind, now: datetime) -> AskPage:
    """It is defined anew, from a day; whoever does so reads first that this was done already."""
    coming = frames.kinds_to_come(local_day(now), areas_of(actor), [one]).get(one.code)
    return AskPage(
        title=_("Define anew: %(kind)s") % {"kind": of_kind(one, "name")},
        lede=_("What was called before keeps the definition of its day. It holds for the authorities of your agency."),
        act=_("Save"),
        back=Link(_("Back to kinds of meeting"), reverse("meetings:kinds")),
        notices=_defined_already(coming) if coming else (),
    )


def _defined_already(coming: Kind) -> tuple[Notice, ...]:
    heading = _("It is defined anew already, from %(day)s") % {"day": in_sentence(coming.in_force_from)}
    words = _("What changes then stands with the kinds of meeting. A definition from a later day takes its place on that day.")
    return (Notice(heading, f"{_source(coming)} {words}"),)


def begins_with(one: Kind) -> dict[str, object]:
    """What the questions begin with: the definition that holds."""
    return {
        "chaired_by": next((str(chair) for chair in Chair if chair.words.en == one.chaired_by_en), None),
        **{name: getattr(one, name) for name in WORDED},
        "seats": one.seats,
        "standing_seats": one.standing_seats,
        "every_days": one.every_days,
        "calm_days": one.calm_days,
        "from_on": None,
        "source": "",
    }
