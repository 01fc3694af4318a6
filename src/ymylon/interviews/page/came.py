"""What came of one interview, as its page shows it: what the interviewer thinks, outputs, what the child reads, a review."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Fact, Link, Said, Section
from ymylon.design.moments import countdown, happened, language
from ymylon.design.ways import reverse
from ymylon.duties.rules.agreed import may_know_owner
from ymylon.interviews.lookups.interviews import Output, Review, StaffJudgement, Step, Whole
from ymylon.interviews.page.asking import team_words
from ymylon.interviews.rules import ChildAgreed, OutputKind, Support
from ymylon.interviews.rules.states import SPOKEN
from ymylon.terms.codes import Language


def who_wrote(one: Review | StaffJudgement | Step) -> str:
    # Nobody stands there only where their name would betray a protected child.
    return one.by.name if one.by else _("A protected team")


def summaries(seen: Whole, now: datetime) -> tuple[Section, ...]:
    told_child = [one for one in seen.summaries if one.is_for_child and one.words]
    own = [one for one in seen.summaries if not one.is_for_child and one.words]
    sections = []
    if own:
        entries = tuple(Entry(heading=_("What the interviewer thinks"), why=one.words, when=happened(one.at, now)) for one in own)
        sections.append(Section(_("The interviewer’s own view"), "analysis", entries))
    if told_child:
        one = told_child[-1]
        entry = Entry(
            heading=_("To read, or to read aloud"), said=Said(one.words, Language[one.language].tag), when=happened(one.at, now)
        )
        sections.append(Section(_("For the child"), "for-child", (entry,)))
    return tuple(sections)


def outputs(actor: Actor, seen: Whole, now: datetime) -> tuple[Section, ...]:
    if seen.interview.state not in SPOKEN:
        return ()
    may = actor.may_with("OFFER_INTERVIEW", seen.interview.scopes)
    entries = tuple(_output(actor, one, may, now) for one in seen.outputs)
    empty = _("Nothing yet. Advocacy is offered to every child; then agree an action, or say why nothing comes of it.")
    return (Section(_("What comes of it"), "outputs", entries, empty=empty),)


def _owner(actor: Actor, one: Output) -> str:
    if one.team is None:
        return ""
    return team_words(one.team) if may_know_owner(actor, one.team.function, one.scopes) else _("Another team")


def _output(actor: Actor, one: Output, may: bool, now: datetime) -> Entry:
    words = language()
    heading = OutputKind[one.kind].label(words)
    if one.support:
        heading = _("%(what)s offered") % {"what": Support[one.support].label(words)}
    wanted = {True: _("The child wants it"), False: _("The child does not want it"), None: ""}[one.is_wanted]
    facts = (
        Fact(_("By"), _owner(actor, one)),
        Fact(_("With"), one.with_whom),
        Fact(_("Basis"), one.basis),
        Fact(_("Agreement"), ChildAgreed[one.agreed].label(words) if one.agreed else ""),
        Fact(_("Answer"), wanted),
        Fact(_("Outcome"), one.ended_words),
    )
    is_open = one.kind == OutputKind.ACTION and one.ended_at is None
    link = Link(_("How it ended"), reverse("interviews:done", args=[one.ref]), hidden=one.words)
    return Entry(
        heading=heading,
        why=" ".join(part for part in (one.words, one.why) if part),
        when=countdown(one.due_at, now) if is_open and one.due_at else happened(one.at, now),
        mark="waiting" if is_open else "done",
        facts=tuple(fact for fact in facts if fact.words),
        links=(link,) if is_open and may else (),
    )


def reviews(seen: Whole, now: datetime) -> tuple[Section, ...]:
    # In Welsh the answer repeats the verb.
    def are(yes: bool) -> str:
        return pgettext("are", "Yes") if yes else pgettext("are", "No")

    def did(yes: bool) -> str:
        return pgettext("did", "Yes") if yes else pgettext("did", "No")

    def comes(yes: bool) -> str:
        return pgettext("comes", "Yes") if yes else pgettext("comes", "No")

    entries = tuple(
        Entry(
            heading=_("What should change") if one.words else _("Nothing should change"),
            why=one.words,
            when=happened(one.at, now),
            facts=(
                Fact(_("The child’s own words are there"), are(one.childs_words)),
                Fact(_("The child chose who, when, where and in what language"), did(one.child_chose)),
                Fact(_("Every harm was followed up"), did(one.harm_followed)),
                Fact(_("Something comes of it"), comes(one.something_came)),
            ),
            source=who_wrote(one),
        )
        for one in seen.reviews
    )
    return (Section(_("A manager’s review"), "review", entries),) if entries else ()
