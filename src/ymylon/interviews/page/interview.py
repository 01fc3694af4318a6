"""The page of one interview: how it stands, who holds it, what the child said, what comes of it, and what may be done next."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Act, Entry, Fact, Link, Notice, Said, Section, Tag
from ymylon.design.moments import countdown, happened, language, told, told_in_full
from ymylon.design.ways import reverse
from ymylon.interviews.lookups.interviews import (
    Account,
    Arrangement,
    Interview,
    Whole,
    whole,
)
from ymylon.interviews.page.asking import died_notice, given_name, team_words
from ymylon.interviews.page.came import outputs, reviews, summaries, who_wrote
from ymylon.interviews.rules import (
    Answer,
    Factor,
    Interpreter,
    Interviewer,
    InterviewState,
    Outcome,
    Route,
    SaidWhen,
    Touched,
    Venue,
)
from ymylon.interviews.rules.judging import was_in_time
from ymylon.interviews.rules.states import SPOKEN, STILL_TO_HOLD, WAS_HELD
from ymylon.missing.lookups.story import ends_of
from ymylon.missing.rules.ending import may_contact_child
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
    died = not may_contact_child(ends_of(actor, interview.child_id))
    sections = (
        _next(actor, seen, state, died),
        _clocks(seen, now),
        *_words(actor, seen, now),
        *summaries(seen, now),
        *outputs(actor, seen, now),
        *reviews(seen, now),
        *((_steps(seen, now),) if seen.steps else ()),
    )
    return InterviewPage(
        title=_("Return interview with %(name)s") % {"name": given_name(actor, interview.child_id)},
        lede=state.label(language()),
        tags=(Tag(Route[interview.route].label(language()), "plain"),) if interview.team_id else (),
        notices=(died_notice(),) if died else (),
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
    for judged in seen.judgements:
        words = _("agreed") if judged.is_agreed else _("not agreed")
        facts.append(Fact(_("Staff of the place that the child left"), f"{words}, {who_wrote(judged)}", judged.reason))
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


def _next(actor: Actor, seen: Whole, state: InterviewState, died: bool) -> Section:
    interview, links = seen.interview, list[Link]()
    if state in STILL_TO_HOLD:
        links += [*_links_before(actor, interview, died), *_hand_back(actor, seen)]
    if state in SPOKEN and state != InterviewState.CLOSED and actor.may_with("OFFER_INTERVIEW", interview.scopes):
        links += [
            _link(_("Agree an action"), "action", interview, "main"),
            _link(_("Support offered"), "support", interview, "second"),
            _link(_("What was shared"), "share", interview),
            _link(_("The child was told what became of it"), "told", interview),
            _link(_("Nothing comes of it"), "nothing", interview),
            _link(_("Close the interview"), "close", interview),
        ]
    if actor.may_with("HOLD_INTERVIEW", interview.scopes):
        if state in WAS_HELD:
            links.append(_link(_("Summary for the child"), "for_child", interview))
        if state != InterviewState.CLOSED:
            links += [
                _link(_("The child takes it back"), "withdraw", interview),
                _link(_("Pass something on to the police"), "police", interview),
            ]
    if state in WAS_HELD and actor.may_with("REVIEW_INTERVIEW", interview.scopes):
        links.append(_link(_("Review it"), "review", interview))
    if state in WAS_HELD and actor.may_with("KEEP_ASSOCIATE", interview.scopes):
        links += _of_concern(seen)
    return Section(_("What you can do now"), "next", links=tuple(links))


def _of_concern(seen: Whole) -> list[Link]:
    """Whom the child spoke of is named around them, in the episode that it was about: so who is under notice is noticed."""
    ref: UUID | None = seen.interview.child_ref  # type: ignore[attr-defined]
    enter = reverse("associates:enter", args=[ref]) if ref else ""
    words = _("Name a person or thing of concern")
    return [Link(words, f"{enter}?{urlencode({'episode': one.about})}") for one in seen.covered[-1:] if enter]


def _links_before(actor: Actor, interview: Interview, died: bool) -> list[Link]:
    links = []
    if actor.may_with("HOLD_INTERVIEW", interview.scopes):
        record = reverse("interviews:record", args=[interview.ref, "before"])
        links.append(Link(_("Record the interview"), record, looks="main"))
    offers = actor.may_with("OFFER_INTERVIEW", interview.scopes)
    if died:
        return [*links, *([_link(_("It can’t be held"), "unable", interview)] if offers else [])]
    if offers:
        if interview.team_id is None:
            links.append(_link(_("Ask who holds it"), "refer", interview, "second"))
        links += [
            _link(_("Arrange it"), "arrange", interview, "second"),
            _link(_("The child asks for staff of the place that they left"), "staff_asked_for", interview),
            _link(_("It can’t be held"), "unable", interview),
        ]
    if actor.may_with("JUDGE_STAFF", interview.scopes):
        links.append(_link(_("Staff of the place that the child left"), "staff", interview))
    return links


def _hand_back(actor: Actor, seen: Whole) -> list[Link]:
    own = {post.team_id for post in actor.posts} if actor.may_with("ANSWER_REFERRAL", seen.interview.scopes) else set()
    ours = [one for one in seen.referrals if one.answer == Answer.ACCEPTED and one.team_id in own]
    return [Link(_("Hand it back"), reverse("interviews:referral", args=[one.ref])) for one in ours[-1:]]


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
    may = actor.may_with("HOLD_INTERVIEW", seen.interview.scopes)
    entries = tuple(_account(one, may, now) for one in seen.accounts)
    return (Section(_("In the child’s words"), "words", entries),)


def _account(one: Account, may_translate: bool, now: datetime) -> Entry:
    spoken, words = Language[one.language], language()
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
        Fact(_("Translated by"), one.translator),
    )
    link = Link(_("Add a translation"), reverse("interviews:translation", args=[one.ref]))
    return Entry(
        heading=SaidWhen[one.said].label(words),
        when=happened(one.at, now),
        said=Said(one.words, spoken.tag, one.translation),
        facts=tuple(fact for fact in facts if fact.words),
        links=(link,) if may_translate and not one.translation else (),
    )


def _steps(seen: Whole, now: datetime) -> Section:
    entries = tuple(
        Entry(
            heading=InterviewState[one.to_state].label(language()),
            why=_why(one.reason),
            when=happened(one.at, now),
            source=who_wrote(one),
        )
        for one in seen.steps
    )
    return Section(_("How it came to this"), "steps", entries, tight=True)


def _why(reason: str) -> str:
    # Where an interview could not be held, a code stands before the words.
    code, _colon, words = reason.partition(": ")
    return f"{Outcome[code].label(language())}: {words}" if code in Outcome.__members__ else reason


def take_act(interview: Interview) -> Act:
    """The button by which the actor's own team takes it on."""
    return Act(_("We take it on"), reverse("interviews:take", args=[interview.ref]))
