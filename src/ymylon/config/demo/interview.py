"""One return interview of the story: from the referral to an action that is still open."""

from uuid import UUID

from ymylon.config.demo.theatre import Theatre
from ymylon.interviews.actions import following
from ymylon.interviews.actions.holding import record_interview
from ymylon.interviews.actions.placing import arrange, refer_interview, set_capacity, take_on
from ymylon.interviews.lookups.interviews import interview_of_episode, referrals_waiting
from ymylon.interviews.rules import Factor, Interviewer, Support, Venue
from ymylon.terms.codes import Harm, Language


def hold(stage: Theatre, episode: UUID) -> None:
    """Referred to the charity, taken on, arranged, held in Welsh within the clock, and something comes of it."""
    with stage.as_("lleucu") as by:
        set_capacity(by=by, at=stage.ago(days=5), at_most=4, words="Afternoons, in Welsh and English")
    with stage.as_("mared") as by:
        agreed = interview_of_episode(by, episode)
        teams = [stage.directory.teams["interviews"].pk]
        refer_interview(
            by=by, at=stage.ago(days=4, hours=23), interview=agreed, team_ids=teams, words="He likes to walk and talk."
        )
    with stage.as_("lleucu") as by:
        take_on(by=by, at=stage.ago(days=4, hours=22), referral=referrals_waiting(by)[0])
        arrange(
            by=by,
            at=stage.ago(days=4, hours=21),
            interview=agreed,
            who=Interviewer.INDEPENDENT_CHARITY,
            name="Lleucu Haf",
            when=stage.ago(days=4, hours=8),
            venue=Venue.OUTDOORS,
            language=Language.WELSH,
        )
        record_interview(
            by=by,
            at=stage.ago(days=4, hours=6),
            interview=agreed,
            agreed=True,
            held_at=stage.ago(days=4, hours=8),
            words="Es i efo’r hogia achos bod neb yn y tŷ yn chwarae pêl-droed. Doedd neb yn gas.",
            language=Language.WELSH,
            factors=[Factor.UNHAPPY_PLACEMENT, Factor.FRIENDS],
            happened="At the home of a school friend in Aberdâr, with two boys of his age.",
            harm=[Harm.NONE_KNOWN],
            trusts="Dewi, his teacher",
            would_help="Football on Mondays.",
            analysis="Bored and lonely rather than afraid. Nothing points to an adult of concern.",
        )
        following.offer_support(
            by=by, at=stage.ago(days=4, hours=5.9), interview=agreed, support=Support.ADVOCACY, is_wanted=False
        )
        following.agree_action(
            by=by,
            at=stage.ago(days=4, hours=5.8),
            interview=agreed,
            words="A lift to football on Mondays.",
            team_id=stage.directory.teams["social_work"].pk,
            due_at=stage.ago(days=-3),
        )
