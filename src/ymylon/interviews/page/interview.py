"""The page of one interview: how it stands, who holds it, what the child said, what comes of it, and what may be done next."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Act, Entry, Fact, Link, Notice, Said, Section, Tag
from ymylon.design.moments import countdown, happened, language, told, told_in_full
from ymylon.interviews.lookups.interviews import Account, Arrangement, Interview, Output, Whole, whole
from ymylon.interviews.page.asking import given_name, team_words
from ymylon.interviews.rules import (
    Answer,
    ChildAgreed,
    Factor,
    Interpreter,
    Interviewer,
    InterviewState,
    OutputKind,
    Route,
    SaidWhen,
    Support,
    Touched,
    Venue,
)
from ymylon.interviews.rules.judging import was_in_time
from ymylon.interviews.rules.states import STILL_TO_HOLD, WAS_HELD
from ymylon.terms.codes import Harm, Language


@dataclass(frozen=True)
class InterviewPage:
    """What this person may see of one interview."""

    title: str
    lede: str
    tags: tuple[Tag, ...]
    notices: tuple[Notice, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]


def interview_page(actor: Actor, interview: Interview, now: datetime) -> InterviewPage:
    """Everything about one interview in the actor's lanes, and the links to what may be done with it now."""
    seen = whole(actor, interview)
    state = InterviewState[interview.state]
    sections = (
        _next(actor, interview, state),
        _clocks(seen, now),
        *_words(actor, seen, now),
        *_summaries(seen, now),
        *_outputs(actor, seen, now),
        *((_steps(seen, now),) if seen.steps else ()),
    )
    return InterviewPage(
        title=_("Return interview with %(name)s") % {"name": given_name(actor, interview.child_id)},
        lede=state.label(language()),
        tags=(Tag(Route[interview.route].label(language()), "plain"),) if interview.team_id else (),
        notices=(),
        facts=_facts(seen, now),
        sections=sections,
    )


def _facts(seen: Whole, now: datetime) -> tuple[Fact, ...]:
    facts = []
    if seen.interview.team is not None:
        facts.append(Fact(_("Held by"), team_words(seen.interview.team)))
    for one in seen.referrals:
        if one.answer != Answer.ACCEPTED:
            facts.append(Fact(team_words(one.team), Answer[one.answer].label(language()), one.reason))
    return (*facts, *(_arranged(seen.arrangement, now) if seen.arrangement else ()))


def _arranged(one: Arrangement, now: datetime) -> tuple[Fact, ...]:
    words = language()
    interpreter = Interpreter[one.interpreter].label(words)
    facts = (
        Fact(_("Interviewer"), f"{one.name}, {Interviewer[one.who].label(words)}"),
        Fact(_("When"), told_in_full(one.when, now)),
        Fact(_("Where"), Venue[one.venue].label(words)),
        Fact(_("Language"), Language[one.language].label(words)),
        Fact(_("Interpreter"), f"{interpreter}: {one.interpreter_name}" if one.interpreter_name else interpreter),
        Fact(_("What helps"), one.needs),
    )
    return tuple(fact for fact in facts if fact.words)


def _link(words: str, name: str, interview: Interview, looks: str = "") -> Link:
    return Link(words, reverse(f"interviews:{name}", args=[interview.ref]), looks=looks)


def _next(actor: Actor, interview: Interview, state: InterviewState) -> Section:
    links: list[Link] = []
    if state in STILL_TO_HOLD:
        links += _links_before(actor, interview)
    if state in WAS_HELD | {InterviewState.WITHDRAWN} and state != InterviewState.CLOSED and actor.may("OFFER_INTERVIEW"):
        links += [
            _link(_("Agree an action"), "action", interview, "main"),
            _link(_("Support offered"), "support", interview, "second"),
            _link(_("What was shared"), "share", interview),
            _link(_("The child was told what became of it"), "told", interview),
            _link(_("Nothing comes of it"), "nothing", interview),
            _link(_("Close the interview"), "close", interview),
        ]
    if actor.may("HOLD_INTERVIEW"):
        if state in WAS_HELD:
            links.append(_link(_("Summary for the child"), "for_child", interview))
        if state != InterviewState.CLOSED:
            links += [
                _link(_("The child takes it back"), "withdraw", interview),
                _link(_("Pass something on to the police"), "police", interview),
            ]
    if state in WAS_HELD and actor.may("REVIEW_INTERVIEW"):
        links.append(_link(_("Review it"), "review", interview))
    return Section(_("What you can do now"), "next", links=tuple(links))


def _links_before(actor: Actor, interview: Interview) -> list[Link]:
    links = []
    if actor.may("HOLD_INTERVIEW"):
        record = reverse("interviews:record", args=[interview.ref, "before"])
        links.append(Link(_("Record the interview"), record, looks="main"))
    if actor.may("OFFER_INTERVIEW"):
        if interview.team_id is None:
            links.append(_link(_("Ask who holds it"), "refer", interview, "second"))
        links += [
            _link(_("Arrange it"), "arrange", interview, "second"),
            _link(_("The child asks for staff of the place that they left"), "staff_asked_for", interview),
            _link(_("It can't be held"), "unable", interview),
        ]
    if actor.may("JUDGE_STAFF"):
        links.append(_link(_("Staff of the place that the child left"), "staff", interview))
    return links


def _clocks(seen: Whole, now: datetime) -> Section:
    entries = []
    for one in seen.covered:
        in_time = was_in_time(seen.interview.held_at, one.due_at) if seen.interview.held_at else None
        why = {True: _("Held in time."), False: _("Held late."), None: ""}[in_time]
        when = countdown(one.due_at, now) if one.due_at and not seen.interview.held_at else happened(one.found_at, now)
        link = Link(_("Open the episode"), reverse("missing:episode", args=[one.about]))
        heading = _("Found %(when)s") % {"when": told(one.found_at, now)}
        entries.append(Entry(heading=heading, why=why, when=when, links=(link,)))
    note = _("One interview may cover several episodes; each keeps its clock. Where no law sets it, the clock is guidance.")
    return Section(_("Episodes that it covers"), "covered", tuple(entries), tight=True, note=note)


def _words(actor: Actor, seen: Whole, now: datetime) -> tuple[Section, ...]:
    if not seen.accounts:
        return ()
    may = bool(actor.may("HOLD_INTERVIEW"))
    entries = tuple(_account(seen, one, may, now) for one in seen.accounts)
    return (Section(_("In the child's words"), "words", entries),)


def _account(seen: Whole, one: Account, may_translate: bool, now: datetime) -> Entry:
    spoken, words = Language[one.language], language()
    translation = seen.translations.get(one.pk)
    led = [
        (Factor, _("What led there"), one.factors),
        (Touched, _("What else came up"), one.touched),
        (Harm, _("Harm"), one.harm),
    ]
    facts = (
        Fact(_("Spoken in"), spoken.label(words)),
        *(Fact(term, ", ".join(codes[code].label(words) for code in held)) for codes, term, held in led if held),
        Fact(_("Where and with whom"), one.happened),
        Fact(_("Trusts"), one.trusts),
        Fact(_("What would help"), one.would_help),
        Fact(_("Who else was there"), one.present),
        Fact(_("Why it is kept"), one.why_kept),
        Fact(_("Translated by"), translation.translator if translation else ""),
    )
    link = Link(_("Add a translation"), reverse("interviews:translation", args=[one.ref]))
    return Entry(
        heading=SaidWhen[one.said].label(words),
        when=happened(one.at, now),
        said=Said(one.words, spoken.tag, translation.words if translation else ""),
        facts=tuple(fact for fact in facts if fact.words),
        links=(link,) if may_translate and translation is None else (),
    )


def _summaries(seen: Whole, now: datetime) -> tuple[Section, ...]:
    told_child = [one for one in seen.summaries if one.is_for_child and one.words]
    own = [one for one in seen.summaries if not one.is_for_child and one.words]
    sections = []
    if own:
        entries = tuple(Entry(heading=_("What the interviewer thinks"), why=one.words, when=happened(one.at, now)) for one in own)
        sections.append(Section(_("The interviewer's own view"), "analysis", entries))
    if told_child:
        one = told_child[-1]
        entry = Entry(
            heading=_("To read, or to read aloud"), said=Said(one.words, Language[one.language].tag), when=happened(one.at, now)
        )
        sections.append(Section(_("For the child"), "for-child", (entry,)))
    return tuple(sections)


def _outputs(actor: Actor, seen: Whole, now: datetime) -> tuple[Section, ...]:
    if seen.interview.state in STILL_TO_HOLD:
        return ()
    may = bool(actor.may("OFFER_INTERVIEW"))
    entries = tuple(_output(one, may, now) for one in seen.outputs)
    empty = _("Nothing yet. Advocacy is offered to every child; then agree an action, or say why nothing comes of it.")
    return (Section(_("What comes of it"), "outputs", entries, empty=empty),)


def _output(one: Output, may: bool, now: datetime) -> Entry:
    words = language()
    heading = OutputKind[one.kind].label(words)
    if one.support:
        heading = _("%(what)s offered") % {"what": Support[one.support].label(words)}
    wanted = {True: _("The child wants it"), False: _("The child does not want it"), None: ""}[one.is_wanted]
    facts = (
        Fact(_("By"), team_words(one.team) if one.team else ""),
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


def _steps(seen: Whole, now: datetime) -> Section:
    entries = tuple(
        Entry(
            heading=InterviewState[one.to_state].label(language()),
            why=one.reason.partition(": ")[2] or one.reason,
            when=happened(one.at, now),
            source=one.by.name if one.by else _("A protected team"),
        )
        for one in seen.steps
    )
    return Section(_("How it came to this"), "steps", entries, tight=True)


def take_act(interview: Interview) -> Act:
    """The button by which the actor's own team takes it on."""
    return Act(_("We take it on"), reverse("interviews:take", args=[interview.ref]))
