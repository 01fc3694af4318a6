"""Somebody’s own papers for a meeting: how far they are drawn, and the papers themselves as they are printed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Act, AskPage, Link, Notice
from ymylon.design.moments import language, told
from ymylon.design.ways import reverse
from ymylon.documents.rules import marking
from ymylon.meetings.lookups.frames import Meeting
from ymylon.meetings.lookups.packs import Drawn, HowFar, Pack
from ymylon.meetings.page.shared import back_to, kind_name, when_words

_WAIT = timedelta(minutes=15)


@dataclass(frozen=True)
class Paper:
    """The papers: marked, in one language, one part a child."""

    title: str
    lede: str
    mark: str
    language: str
    back: Link
    bodies: tuple[str, ...]
    left_out: str
    empty: str


def pack_page(meeting: Meeting, pack: Pack | None, far: HowFar | None, now: datetime, *, can_pdf: bool) -> AskPage:
    """Ask for the papers, see how far they are, or open them."""
    waits = far is not None and not far.is_ready and not far.has_changed
    notices = (_standing(meeting, pack, far, now, can_pdf=can_pdf),) if pack and far else ()
    return AskPage(
        title=_("Your papers: %(kind)s") % {"kind": kind_name(meeting)},
        lede=_("What you may read of each child on the agenda, drawn for you alone. Whoever else is asked reads other papers."),
        act=_("Draw them anew") if pack else _("Draw my papers"),
        back=back_to(meeting),
        small=_("They are kept until the meeting is over. Nothing of a protected child is in them."),
        notices=notices,
        # Should something of it not be drawn at all, whoever waits may begin anew.
        shut=waits and pack is not None and now - pack.at < _WAIT,
    )


def for_all_page(meeting: Meeting) -> AskPage:
    """Have papers drawn for everybody who comes."""
    words = _("You open none but your own. Of a team of which nobody is named, whoever comes finds their own.")
    return AskPage(
        title=_("Papers for everybody who comes"),
        lede=_("They are drawn for each who is asked, in their language, of what they may read themselves."),
        act=_("Draw them"),
        back=back_to(meeting),
        notices=(Notice(_("Each opens their own alone"), words, "kept", "protected"),),
    )


def no_papers(meeting: Meeting) -> AskPage:
    """Nothing is drawn or kept for a meeting that is over."""
    words = _("The meeting is over, was cancelled, or was to begin more than two days ago.")
    return AskPage(
        title=_("Your papers: %(kind)s") % {"kind": kind_name(meeting)},
        lede="",
        act="",
        back=back_to(meeting),
        notices=(Notice(_("Papers for it are no longer kept"), words),),
        shut=True,
    )


def _standing(meeting: Meeting, pack: Pack, far: HowFar, now: datetime, *, can_pdf: bool) -> Notice:
    if far.has_changed:
        return Notice(_("Draw them anew"), _("What you may read has changed since they were drawn."), "late")
    if not far.is_ready:
        done = {"done": far.drawn, "all": far.wanted}
        again = Link(_("Look again"), reverse("meetings:pack", args=[meeting.ref]), looks="second")
        words = _("%(done)d of %(all)d children are drawn. You may leave this page meanwhile.") % done
        return Notice(_("Your papers are being drawn"), words, links=(again,))
    acts = [Act(_("Open them to print"), reverse("meetings:paper", args=[meeting.ref]), prevents_double=False)]
    if can_pdf:
        acts.append(Act(_("As a PDF"), reverse("meetings:pack_file", args=[meeting.ref]), main=False, prevents_double=False))
    words = " ".join(filter(None, (_("Asked for %(when)s.") % {"when": told(pack.at, now)}, left_out_words(far.left_out))))
    return Notice(_("Your papers are ready"), words, mark="done", acts=tuple(acts))


def left_out_words(count: int) -> str:
    """How many protected children a paper says nothing of; empty where there is none."""
    if not count:
        return ""
    return ngettext("%(count)d protected child is left out.", "%(count)d protected children are left out.", count) % {
        "count": count
    }


def paper(actor: Actor, meeting: Meeting, drawn: Drawn, now: datetime) -> Paper:
    """The papers as they leave: for whom, by whom and when stands on every sheet."""
    return Paper(
        title=kind_name(meeting),
        lede=", ".join(filter(None, (when_words(meeting.starts_at, meeting.minutes), meeting.place))),  # type: ignore[attr-defined]
        mark=marking(whom=actor.name, who=actor.name, at=now, language=language()),
        language=language(),
        back=Link(_("Back to your papers"), reverse("meetings:pack", args=[meeting.ref])),
        bodies=drawn.bodies,
        left_out=left_out_words(drawn.left_out),
        empty=_("You see no child on this agenda.") if not drawn.bodies else "",
    )
