"""One's own history, and the questions that one was asked."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Link, Notice, RecordPage, Section
from ymylon.design.moments import happened, language, told
from ymylon.design.ways import reverse
from ymylon.oversight.lookups.looking import (
    OwnLine,
    Question,
    asked_about,
    names_seen,
    own_lines,
    questions_to,
    waiting_question,
)
from ymylon.oversight.page.interests import due_notice
from ymylon.oversight.page.shapes import QuestionPage
from ymylon.oversight.rules.acts import act_words
from ymylon.oversight.rules.standing_out import said
from ymylon.terms.codes import Lane

_SHOWN = 100


def _own() -> Link:
    return Link(_("Back to your own history"), reverse("oversight:own"))


def history_page(actor: Actor, now: datetime, before: int | None = None) -> RecordPage:
    """The last hundred acts, or those before the line `before`."""
    lines = own_lines(before, _SHOWN)
    questions = questions_to(actor)
    about = asked_about(question.line for question in questions)
    children = {child for line in lines for child in line.children[:2]} | {one for _at, many in about.values() for one in many}
    names = names_seen(actor, children)
    older = f"{reverse('oversight:own')}?before={lines[-1].line}" if len(lines) == _SHOWN else ""
    acts = Section(
        _("What you did"),
        "acts",
        tuple(_act(line, names, now) for line in lines),
        tight=True,
        empty=_("Nothing is on record."),
        links=(*((Link(_("Older"), older),) if older else ()), Link(_("Whom you know"), reverse("oversight:interests"))),
    )
    asked = Section(_("You were asked"), "asked", tuple(_asked(one, about.get(one.line), names, now) for one in questions))
    return RecordPage(
        title=_("Your own history"),
        lede=_("What the record holds of what you did. A change to it would show."),
        sections=(*((asked,) if questions else ()), acts),
        notices=due_notice(actor, now),
    )


def _act(line: OwnLine, names: dict[int, str], now: datetime) -> Entry:
    lane = Lane[line.lane].label(language()) if line.lane in Lane.__members__ else ""
    return Entry(
        heading=act_words(line.act).in_language(language()),
        why=_whom(line.children, names),
        source=lane,
        when=happened(line.at, now),
    )


def _whom(children: tuple[int, ...], names: dict[int, str]) -> str:
    if not children:
        return ""
    if len(children) > 2:
        return ngettext("%(count)d record", "%(count)d records", len(children)) % {"count": len(children)}
    return ", ".join(names.get(child) or _("A record that you can no longer see") for child in children)


def _asked(question: Question, about, names: dict[int, str], now: datetime) -> Entry:
    at, children = about or (question.asked_at, ())
    link = Link(_("Answer"), reverse("oversight:answer", args=[question.ref]), looks="main")
    return Entry(
        heading=question.words,
        why=question.answer or _("About this: %(what)s, %(when)s.") % {"what": _whom(children, names), "when": told(at, now)},
        source=_("Asked by %(who)s, %(when)s") % {"who": asker(question), "when": told(question.asked_at, now)},
        when=happened(question.answered_at or question.asked_at, now),
        mark="done" if question.answered_at else "waiting",
        links=() if question.answered_at else (link,),
    )


def asker(question: Question) -> str:
    """Who asked."""
    return question.asked_by.practitioner.name


def answer_page(actor: Actor, ref: UUID, now: datetime) -> QuestionPage:
    """The question to this person. Raises NoSuchQuestion."""
    question = waiting_question(actor, ref)
    at, children = asked_about([question.line]).get(question.line, (question.asked_at, ()))
    whom = _whom(children, names_seen(actor, children))
    return QuestionPage(
        title=question.words,
        lede=_("About this: %(what)s, %(when)s.") % {"what": whom, "when": told(at, now)},
        act=_("Send the answer"),
        small=_("A question is no reproach: what stands out is often quite in order."),
        back=_own(),
        notices=(
            Notice(
                _("Asked by %(who)s, %(when)s") % {"who": asker(question), "when": told(question.asked_at, now)},
                said(question.reasons, language()),
            ),
        ),
    )
