"""A return interview played through its room's own actions: from the offer to a yes, to the day on which the child hears."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ymylon.access.rules import Actor
from ymylon.interviews.actions import following
from ymylon.interviews.actions.holding import give_up, is_chosen_for_review, record_interview
from ymylon.interviews.actions.offering import no_offer, offer_interview
from ymylon.interviews.actions.placing import arrange, refer_interview, take_on
from ymylon.interviews.lookups.interviews import interview_of_episode, outputs_of, referrals_waiting
from ymylon.interviews.models import Interview
from ymylon.interviews.rules import ChildAgreed, Factor, Interviewer, Outcome, OutputKind, Response, Support, Venue
from ymylon.missing.actions.finding import explain_no_referral
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.terms.calendars import local
from ymylon.terms.codes import Harm, Language

from .draw_episodes import EpisodeFacts
from .draw_interviews import GIVEN_UP, REVIEWED, InterviewFacts
from .posts import acting_as
from .setting import Setting
from .size import KINDS, STORIES, Story


def offer(facts: EpisodeFacts, here: Setting, about: UUID) -> None:
    """An interview is offered and the child answers; or none is, and somebody says why."""
    story = STORIES[facts.story]
    with acting_as(here, "responsible", "worker") as by:
        if not story.answer:
            reason = "Spoke with them at length the same evening."
            no_offer(by=by, at=facts.offered, episode=episode_by_ref(by, about), reason=reason)
            return
        while not _is_offered(facts, story, by, about):
            pass


def _is_offered(facts: EpisodeFacts, story: Story, by: Actor, about: UUID) -> bool:
    # By its reference, which is drawn as it is opened, an interview is one that a manager reviews: the offer is taken back and
    # made again until that is what the facts say.
    mark = transaction.savepoint()
    offer_interview(
        by=by,
        at=facts.offered,
        episode=episode_by_ref(by, about),
        response=Response[story.answer],
        reason=story.answer_words,
        chosen=Interviewer.NO_PREFERENCE if facts.interview else None,
        safe_way="Ring the carer and ask for them.",
        read_by="The carer hears it.",
    )
    is_so = facts.interview is None or facts.interview.went == GIVEN_UP or _is_as_drawn(facts.interview, by, about)
    if is_so:
        transaction.savepoint_commit(mark)
    else:
        transaction.savepoint_rollback(mark)
    return is_so


def _is_as_drawn(said: InterviewFacts, by: Actor, about: UUID) -> bool:
    return is_chosen_for_review(_interview(by, about), said.written) == (said.went == REVIEWED)


def _interview(by: Actor, about: UUID) -> Interview:
    found = interview_of_episode(by, about)
    assert found is not None
    return found


def interview(facts: EpisodeFacts, here: Setting, about: UUID) -> None:
    """A team takes the interview on and arranges it; it is held, or it is given up. Before the episode is closed."""
    said = facts.interview
    if said is None:
        return
    _place(facts, said, here, about)
    if said.went == GIVEN_UP:
        # One that is still to be held would be joined by the child's next episode, and no copy could be like that.
        _give_up(said, here, about)
        return
    _hold(facts, said, here, about)
    _follow(facts, said, here, about)


def afterwards(facts: EpisodeFacts, here: Setting, about: UUID) -> None:
    """What was agreed at an interview is done, the child hears what came of it, and it is closed."""
    said = facts.interview
    if said is None or said.went == GIVEN_UP:
        return
    with acting_as(here, "responsible", "worker") as by:
        (action,) = (one for one in outputs_of(by, _interview(by, about)) if one.kind == OutputKind.ACTION)
        following.end_action(by=by, at=said.done, action=action, was_done=True, words="Done, and the child knows.")
    with acting_as(here, *_interviewers(facts)[:2]) as by:
        held = _interview(by, about)
        following.tell_child(by=by, at=said.ended, interview=held, words=said.answer, told_on=local(said.told).date())
        following.close_interview(by=by, at=said.ended, interview=held)


def _interviewers(facts: EpisodeFacts) -> tuple[str, str, str]:
    """Place, post and desk of who holds it: the council's own assistant where the story says so, else the charity."""
    if STORIES[facts.story].in_house:
        return "responsible", "assistant", "work"
    return "interviews", "interviewer", "interviews"


def _place(facts: EpisodeFacts, said: InterviewFacts, here: Setting, about: UUID) -> None:
    place, post, desk = _interviewers(facts)
    with acting_as(here, "responsible", "worker") as by:
        teams = [here.parts[place].desks[desk].team]
        (referral,) = refer_interview(by=by, at=said.passed, interview=_interview(by, about), team_ids=teams)
    with acting_as(here, place, post) as by:
        (waiting,) = (one for one in referrals_waiting(by) if one.pk == referral.pk)
        take_on(by=by, at=said.taken, referral=waiting)
        in_house = STORIES[facts.story].in_house
        arrange(
            by=by,
            at=said.arranged,
            interview=_interview(by, about),
            who=Interviewer.SOCIAL_WORK_ASSISTANT if in_house else Interviewer.INDEPENDENT_CHARITY,
            name="The assistant who knows the child" if in_house else "The interviewer on duty",
            when=said.held,
            venue=Venue.OUTDOORS if in_house else Venue.CHILDS_CHOICE,
            language=Language[said.spoken],
        )


def _give_up(said: InterviewFacts, here: Setting, about: UUID) -> None:
    with acting_as(here, "responsible", "worker") as by:
        give_up(
            by=by,
            at=said.written,
            interview=_interview(by, about),
            outcome=Outcome.NOT_REACHED,
            reason="Agreed, and then did not come to either of two meetings.",
        )


def _hold(facts: EpisodeFacts, said: InterviewFacts, here: Setting, about: UUID) -> None:
    story = STORIES[facts.story]
    with acting_as(here, *_interviewers(facts)[:2]) as by:
        record_interview(
            by=by,
            at=said.written,
            interview=_interview(by, about),
            agreed=True,
            held_at=said.held,
            words=said.said,
            language=Language[said.spoken],
            factors=[Factor[factor] for factor in story.factors],
            happened=said.happened,
            harm=[Harm[story.harm]],
            trusts=said.trusts,
            would_help=said.would_help,
            analysis=story.analysis,
        )
    if story.refers or story.says_why_not:
        # The child told again what the police had heard at the check.
        with acting_as(here, "responsible", "worker") as by:
            reason = "Nothing new: the council has it since the check."
            explain_no_referral(by=by, at=said.followed, episode=episode_by_ref(by, about), reason=reason)


def _follow(facts: EpisodeFacts, said: InterviewFacts, here: Setting, about: UUID) -> None:
    with acting_as(here, *_interviewers(facts)[:2]) as by:
        held = _interview(by, about)
        following.offer_support(by=by, at=said.followed, interview=held, support=Support.ADVOCACY, is_wanted=False)
        following.share(
            by=by,
            at=said.followed,
            interview=held,
            with_whom="The child’s social worker",
            words="What would help, and whom the child trusts.",
            basis="The child’s agreement",
            agreed=ChildAgreed.YES,
        )
        desk = "work" if KINDS[facts.child.kind].in_care else "front"
        following.agree_action(
            by=by,
            at=said.followed,
            interview=held,
            words="See to what the child says would help.",
            team_id=here.parts["responsible"].desks[desk].team,
            due_at=said.action_due,
        )
    if said.went == REVIEWED:
        _review(said.reviewed, here, about)


def _review(at: datetime, here: Setting, about: UUID) -> None:
    with acting_as(here, "responsible", "manager") as by:
        following.review_interview(
            by=by,
            at=at,
            interview=_interview(by, about),
            childs_words=True,
            child_chose=True,
            harm_followed=True,
            something_came=True,
        )
