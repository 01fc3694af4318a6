"""The interview itself: what the child said, taken back or not, what goes to the police, and why it could not be held."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of, policy_in_force
from ymylon.intelligence.actions.submitting import submit
from ymylon.intelligence.lookups import sent_before
from ymylon.intelligence.rules import Origin
from ymylon.interviews.actions.placing import take_on_unasked
from ymylon.interviews.actions.writing import hold_interview, let_go, note, nothing_more_to_hold, owe, refuse, say, step
from ymylon.interviews.lookups.interviews import covered_by
from ymylon.interviews.models import Account, Interview, Summary, Translation
from ymylon.interviews.rules import Factor, InterviewFault, InterviewState, Outcome, SaidWhen, Touched
from ymylon.interviews.rules.duties import RECORD_OUTPUTS, REVIEW
from ymylon.interviews.rules.judging import held_fault, is_sampled
from ymylon.interviews.rules.states import WAS_HELD
from ymylon.missing.actions.finding import owe_harm_heard
from ymylon.missing.lookups.episodes import Episode, episode_by_ref
from ymylon.missing.rules.faults import Fault
from ymylon.missing.rules.harm import harm_fault
from ymylon.missing.rules.states import is_open
from ymylon.terms.codes import Harm, Lane, Language

_W, _S = Lane.INTERVIEW_WORDS, InterviewState


def _harm(harm: Collection[Harm]) -> list[str]:
    fault = harm_fault(harm)
    if fault is not None:
        raise Fault(fault, "harm")
    return [str(one) for one in harm]


def refuse_moment(*, by: Actor, interview: Interview, held_at: datetime, now: datetime) -> Episode:
    """The latest episode that the interview covers. A Fault while that child is missing, and if it was not held between the
    finding and now: so the first page of the record can say it before the rest is typed."""
    covered = covered_by(by, interview)
    episode = episode_by_ref(by, covered[-1].about)
    refuse(InterviewFault.STILL_MISSING if is_open(episode.state) else None)
    refuse(held_fault(held_at, [one.found_at for one in covered], now), "held")
    return episode


@transaction.atomic
def record_interview(
    *,
    by: Actor,
    at: datetime,
    interview: Interview,
    agreed: bool,
    words: str,
    analysis: str,
    harm: Collection[Harm],
    language: Language,
    held_at: datetime | None = None,
    in_part: bool = False,
    present: str = "",
    factors: Collection[Factor] = (),
    happened: str = "",
    touched: Collection[Touched] = (),
    trusts: str = "",
    would_help: str = "",
) -> Interview:
    """The interview was held with the child's agreement; the child's words, and apart from them what the interviewer thinks.

    Meets the clock of every episode that it covers, opens what follows, and where harm was told a duty to refer it.
    """
    permit(by, "HOLD_INTERVIEW")
    held = hold_interview(by, interview)
    held_at = held_at or at
    refuse(None if agreed else InterviewFault.NOT_AGREED, "agreed")
    episode = refuse_moment(by=by, interview=held, held_at=held_at, now=at)
    words, analysis, told = say(words, "words"), say(analysis, "analysis"), _harm(harm)
    held = _taken_on(by, at, held)
    step(by=by, at=at, interview=held, to=_S.PARTLY_HELD if in_part else _S.HELD, held_at=held_at)
    Account.objects.create(
        child_id=held.child_id, interview=held, about=episode.ref, said=SaidWhen.INTERVIEW, words=words, language=language,
        present=present.strip(), factors=list(factors), happened=happened.strip(), touched=list(touched), harm=told,
        trusts=trusts.strip(), would_help=would_help.strip(), at=at, by_id=by.practitioner_id,
    )  # fmt: skip
    Summary.objects.create(
        child_id=held.child_id, interview=held, is_for_child=False, words=analysis, language=_written_in(by), at=at,
        by_id=by.practitioner_id,
    )  # fmt: skip
    nothing_more_to_hold(by=by, at=at, interview=held)
    _owe_what_follows(by, at, held)
    owe_harm_heard(by=by, at=at, episode=episode, harm=harm)
    note(by=by, at=at, interview=held, act="INTERVIEW_HELD", detail=held.route)
    return held


def _written_in(by: Actor) -> Language:
    return Language.WELSH if by.language == "cy" else Language.ENGLISH


def _taken_on(by: Actor, at: datetime, interview: Interview) -> Interview:
    if interview.team_id is None:
        return take_on_unasked(by=by, at=at, interview=interview)
    refuse(None if interview.team_id in {post.team_id for post in by.posts} else InterviewFault.TAKEN)
    return interview


def _owe_what_follows(by: Actor, at: datetime, interview: Interview) -> None:
    about = {"by": by, "at": at, "child_id": interview.child_id, "about": interview.ref, "authority": interview.authority}
    owe(code=RECORD_OUTPUTS, team_id=interview.team_id, **about)
    if is_chosen_for_review(interview, at):
        owe(code=REVIEW, **about)


def is_chosen_for_review(interview: Interview, at: datetime) -> bool:
    """Whether a manager reviews this interview, if it is recorded at this moment: by the policy in force there and then."""
    sample = policy_in_force(policy_rows(["interview.sample"]), "interview.sample", areas_of(interview.authority), at)
    return sample is not None and is_sampled(interview.ref, int(str(sample.value["one_in"])))


@transaction.atomic
def hear(
    *,
    by: Actor,
    at: datetime,
    episode: Episode,
    said: SaidWhen,
    words: str,
    language: Language,
    harm: Collection[Harm] = (),
    interview: Interview | None = None,
) -> Account:
    """What a child said unprompted, at the door or before withdrawing is written down as such, without any agreement.

    Consent governs the interview, not what may be heard: no state of an interview keeps this from being written.
    """
    permit(by, "HOLD_INTERVIEW")
    if said in (SaidWhen.INTERVIEW, SaidWhen.KEPT_FOR_SAFETY):
        raise ValueError("an interview, and what is kept of it, have acts of their own")
    kept = Account.objects.create(
        child_id=episode.child_id, interview=interview, about=episode.ref, said=said, words=say(words, "words"),
        language=language, harm=_harm(harm), at=at, by_id=by.practitioner_id,
    )  # fmt: skip
    owe_harm_heard(by=by, at=at, episode=episode, harm=harm)
    record_event(by=by, at=at, child_id=episode.child_id, kind="CHILD_SAID", lane=_W, about=episode.ref, detail=said)
    record_act("CHILD_SAID", children=[episode.child_id], lane=_W, about=episode.ref, why=said)
    return kept


@transaction.atomic
def translate(*, by: Actor, at: datetime, account: Account, words: str, translator: str) -> Translation:
    """The child's words in another language, marked with who translated them; the child's own stay first."""
    permit(by, "HOLD_INTERVIEW")
    words, translator = say(words, "words"), say(translator, "translator", InterviewFault.TRANSLATOR)
    made = Translation.objects.create(
        child_id=account.child_id, account=account, words=words, translator=translator, at=at, by_id=by.practitioner_id
    )
    record_event(by=by, at=at, child_id=account.child_id, kind="WORDS_TRANSLATED", lane=_W, about=account.about)
    record_act("WORDS_TRANSLATED", children=[account.child_id], lane=_W, about=account.ref)
    return made


@transaction.atomic
def withdraw(
    *,
    by: Actor,
    at: datetime,
    interview: Interview,
    all_stays: bool = False,
    may_stay: str = "",
    kept: str = "",
    why_kept: str = "",
    child_told: bool = False,
    language: Language,
) -> Interview:
    """The child takes the agreement back and says what may stay; the rest is erased. Harm that was told stays owed.

    What keeps somebody safe stays, with the reason, and only with the child told.
    """
    permit(by, "HOLD_INTERVIEW")
    held = hold_interview(by, interview)
    if kept.strip():
        why_kept = say(why_kept, "why_kept", InterviewFault.SAY_WHY)
        refuse(None if child_told else InterviewFault.TELL_THE_CHILD, "child_told")
    had_begun = held.state in WAS_HELD
    step(by=by, at=at, interview=held, to=_S.WITHDRAWN)
    if not all_stays:
        with connection.cursor() as cursor:
            cursor.execute("select erase_words(%s, %s)", [held.pk, at])
    about = covered_by(by, held)[-1].about
    for said, stays, why in ((SaidWhen.BEFORE_WITHDRAWING, may_stay, ""), (SaidWhen.KEPT_FOR_SAFETY, kept, why_kept)):
        if stays.strip():
            Account.objects.create(
                child_id=held.child_id, interview=held, about=about, said=said, words=stays.strip(), language=language,
                why_kept=why, at=at, by_id=by.practitioner_id,
            )  # fmt: skip
    nothing_more_to_hold(by=by, at=at, interview=held)
    note(by=by, at=at, interview=held, act="INTERVIEW_WITHDRAWN")
    if not had_begun:
        let_go(by=by, at=at, interview=held)
    return held


@transaction.atomic
def pass_to_police(
    *, by: Actor, at: datetime, interview: Interview, said: Mapping[str, Any], to_team: int | None = None, sent_as: UUID
) -> None:
    """What the police should know arrives at the desk of the force's unit, as a submission of whoever heard it. Raises Fault.

    `said` as intelligence takes it. The same `sent_as` again changes nothing.
    """
    permit(by, "PASS_TO_POLICE")
    held = hold_interview(by, interview)
    if sent_before(by, sent_as) is not None:
        return
    told = {**said, "origin": Origin.INTERVIEW, "origin_ref": held.ref}
    submit(by=by, at=at, child_id=held.child_id, said=told, to_team=to_team, sent_as=sent_as)
    note(by=by, at=at, interview=held, act="PASSED_TO_POLICE", lane=_W)


@transaction.atomic
def give_up(*, by: Actor, at: datetime, interview: Interview, outcome: Outcome, reason: str) -> Interview:
    """The interview can't be held: moved, missing again, unsafe or not reached, with a named person's reason."""
    permit(by, "OFFER_INTERVIEW")
    held = hold_interview(by, interview)
    reason = say(reason, "reason", InterviewFault.SAY_WHY)
    step(by=by, at=at, interview=held, to=_S.UNABLE, reason=f"{outcome}: {reason}")
    nothing_more_to_hold(by=by, at=at, interview=held)
    note(by=by, at=at, interview=held, act="INTERVIEW_NOT_HELD", detail=outcome)
    let_go(by=by, at=at, interview=held)
    return held
