"""What the tests of return interviews begin with: a child who is back, a yes, and two providers who were asked."""

from datetime import timedelta

import pytest

from tests.cast import BEFORE
from tests.story import NIGHT, K, at_minute, missing_cai
from ymylon.agencies import actions as agencies
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.lookups import open_duties
from ymylon.interviews.actions import holding, placing
from ymylon.interviews.actions.offering import offer_interview
from ymylon.interviews.lookups.interviews import (
    interview_of_episode,
    referrals_waiting,
)
from ymylon.interviews.models import Interview, Referral
from ymylon.interviews.rules import (
    Interviewer,
    Response,
)
from ymylon.missing.actions.ending import record_found
from ymylon.terms.codes import AgencyKind, Harm, Language, Role, TeamFunction
from ymylon.terms.words import Words

BACK = NIGHT + timedelta(hours=2)
MORNING = NIGHT + timedelta(hours=12)
LATER = NIGHT + timedelta(hours=30)
WAY = {"safe_way": "Text him after school.", "read_by": "Nobody."}
SAID = "Es i efo'r hogia i Gaerdydd. Doedd gen i ddim dewis."


@pytest.fixture
def second_provider(wales):
    """Another charity, of which Cadi asks to hold interviews."""
    areas = ("W06000016",)
    other = agencies.open_agency(kind=AgencyKind.CHARITY, names=Words("Glas", "Glas"), areas=areas)
    team = agencies.open_team(agency=other, function=TeamFunction.RETURN_INTERVIEWS, names=Words("Glas", "Glas"))
    cadi = agencies.open_account(email="cadi@example.invalid", given_name="Cadi", family_name="Huws")
    agencies.join_team(practitioner=cadi, team=team, role=Role.RETURN_INTERVIEW_WORKER, at=BEFORE)
    wales.teams["glas"], wales.people["cadi"] = team, cadi
    return team


@pytest.fixture
def episode(wales, as_actor):
    load_shipped_policies(demonstration=True)
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("social_work", K.RESPONSIBLE_AUTHORITY), ("manager", K.RESPONSIBLE_AUTHORITY)))
        record_found(by=elin, at=BACK, episode=episode, found=at_minute(BACK))
    return episode


@pytest.fixture
def interview(episode, as_actor) -> Interview:
    """Cai has said yes to Mared."""
    with as_actor("mared") as mared:
        offer_interview(
            by=mared, at=MORNING, episode=episode, response=Response.ACCEPTED, chosen=Interviewer.INDEPENDENT_CHARITY, **WAY
        )
        return interview_of_episode(mared, episode.ref)


@pytest.fixture
def referred(wales, interview, second_provider, as_actor):
    """Both providers were asked."""
    with as_actor("mared") as mared:
        ids = [wales.teams["interviews"].pk, second_provider.pk]
        placing.refer_interview(by=mared, at=MORNING, interview=interview, team_ids=ids, words="He likes football.")
    return interview


def asked(actor) -> Referral:
    return referrals_waiting(actor)[0]


def taken(as_actor) -> None:
    with as_actor("lowri") as lowri:
        placing.take_on(by=lowri, at=MORNING, referral=asked(lowri))


def held(actor, interview, **more) -> Interview:
    said = {"agreed": True, "words": SAID, "analysis": "Afraid.", "harm": [Harm.NONE_KNOWN], "language": Language.WELSH}
    return holding.record_interview(by=actor, at=LATER, interview=interview, **(said | more))


def kinds(actor, ref) -> set[str]:
    return {duty.kind for duty in open_duties(actor, ref)}
