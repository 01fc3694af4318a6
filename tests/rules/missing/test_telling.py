"""Whom to tell, in which lane, and who is left out."""

from datetime import UTC, date, datetime

import pytest

from ymylon.duties.rules import Areas, Level, PolicyRow, keys_without_policy
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.missing.rules.parents import ParentTelling, deciding_fault, may_record_told, parent_telling
from ymylon.missing.rules.telling import (
    TELLINGS,
    Involved,
    acknowledgement_key,
    clocks_asked_for,
    leave_out,
    leaving_out_fault,
    recipients,
    told_of_end,
    whom_to_tell,
)
from ymylon.terms.codes import InvolvementKind, Lane, NoticeKind, PolicyStanding

AT = datetime(2026, 11, 22, 2, 19, tzinfo=UTC)
HERE = Areas("W06000024", "CTMSB")
K = InvolvementKind


def row(key, **other):
    values = {"level": Level.NATIONAL, "area": "", "in_force_from": date(2026, 1, 1), "switched_on": True} | other
    return PolicyRow(key=key, source="a_source", standing=PolicyStanding.DEMONSTRATION, value={"tell": True}, **values)


ALL_ON = [row(telling.tell) for telling in TELLINGS]

LANES = [
    pytest.param(K.RESIDENCE_AUTHORITY, Lane.EPISODE, id="that the council knows"),
    pytest.param(K.RESPONSIBLE_AUTHORITY, Lane.EPISODE, id="that the responsible council knows"),
    pytest.param(K.HOST_AUTHORITY, Lane.EPISODE, id="that the host council knows"),
    pytest.param(K.HEALTH_BOARD, Lane.EPISODE, id="that the health board knows"),
    pytest.param(K.FORCE, Lane.EPISODE, id="that the police know"),
    pytest.param(K.HOME, Lane.EPISODE, id="that the home knows"),
    pytest.param(K.REVIEWING_OFFICER, Lane.CARE, id="that there is a reviewing officer: only with the lane of care"),
    pytest.param(K.SCHOOL, Lane.EDUCATION, id="that the school knows: only with the lane of education"),
    pytest.param(K.YOUTH_JUSTICE, Lane.OFFENDING, id="that youth justice is involved: only with the lane of offending"),
    pytest.param(K.REGISTER_CUSTODIAN, Lane.CONCERN, id="that the child is on the register: only with the lane of concern"),
    pytest.param(K.HIGH_RISK_REGISTER, Lane.CONCERN, id="that it is on the other register: likewise"),
]


@pytest.mark.parametrize(("kind", "lane"), LANES)
def test_lane_of_each_notice(kind, lane):
    """Whoever lacks the lane of a notice doesn't see that the team was told."""
    (telling,) = [one for one in TELLINGS if one.involvement == kind]
    assert telling.lane == lane


def test_who_is_in_no_row():
    """A clinic is never told by the program, nor a parent, nor somebody who is merely present in the record."""
    told = {telling.involvement for telling in TELLINGS}
    assert told == set(K) - {K.CLINIC, K.RETURN_INTERVIEWS, K.REPORTER, K.TOLD, K.OTHER}


POLICY = [
    pytest.param([], True, set(), id="without policy nobody is told by the program"),
    pytest.param([row("tell.health_board")], True, {K.HEALTH_BOARD}, id="a row in force tells"),
    pytest.param([row("tell.health_board", switched_on=False)], True, set(), id="a row loaded off tells nobody"),
    pytest.param([row("tell.force", level=Level.BOARD, area="GWENT")], True, set(), id="a neighbour's row tells nobody here"),
    pytest.param([row("tell.school"), row("tell.home")], True, {K.SCHOOL, K.HOME}, id="a school in term time"),
    pytest.param([row("tell.school"), row("tell.home")], False, {K.HOME}, id="no school in the holidays"),
]


@pytest.mark.parametrize(("rows", "in_term", "told"), POLICY)
def test_whom_policy_tells(rows, in_term, told):
    """Whom to tell follows from the dated rows in force where the child lives."""
    assert {telling.involvement for telling in whom_to_tell(rows, HERE, AT, in_term=in_term)} == told


def test_each_team_is_told_once_in_the_most_open_lane():
    """A council that is both where the child lives and responsible gets one notice."""
    tellings = whom_to_tell(ALL_ON, HERE, AT, in_term=True)
    involved = [Involved(7, K.RESPONSIBLE_AUTHORITY), Involved(7, K.RESIDENCE_AUTHORITY), Involved(9, K.YOUTH_JUSTICE),
                Involved(7, K.YOUTH_JUSTICE), Involved(11, K.CLINIC), Involved(9, K.YOUTH_JUSTICE)]  # fmt: skip
    found = recipients(tellings, involved)
    assert [(one.team, one.telling.involvement, one.telling.lane) for one in found] == [
        (7, K.RESIDENCE_AUTHORITY, Lane.EPISODE),
        (9, K.YOUTH_JUSTICE, Lane.OFFENDING),
    ]


def test_all_who_were_told_are_told_of_the_end():
    """Also where policy has changed since; who was left out stays left out; who joined since is told."""
    tellings = whom_to_tell(ALL_ON, HERE, AT, in_term=True)
    before = leave_out(recipients(tellings, [Involved(1, K.FORCE), Involved(2, K.HOME)]), {2: "Her father works there."})
    now = recipients(tellings, [Involved(2, K.HOME), Involved(3, K.SCHOOL)])
    assert [(one.team, one.is_told) for one in told_of_end(before, now)] == [(1, True), (2, False), (3, True)]


def test_leaving_out_needs_a_reason():
    """A blank reason leaves nobody out, and the page says so."""
    (home,) = recipients(whom_to_tell(ALL_ON, HERE, AT, in_term=True), [Involved(2, K.HOME)])
    assert leave_out([home], {2: "   "})[0].is_told
    assert leaving_out_fault(" ").en.startswith("Say why")
    assert leaving_out_fault("Her father works there.") is None


CLOCKS = [
    pytest.param(NoticeKind.REPORTED_MISSING, "acknowledge.council", id="a report has the short clock"),
    pytest.param(NoticeKind.FURTHER_REPORT, "acknowledge.council", id="so has a second report"),
    pytest.param(NoticeKind.FOUND, "acknowledge.council.end", id="that a child is found has its own clock"),
    pytest.param(NoticeKind.ENDED_OTHERWISE, "acknowledge.council.end", id="and so has any other end"),
]


@pytest.mark.parametrize(("kind", "key"), CLOCKS)
def test_which_clock_runs(kind, key):
    """The clock of the answer depends on what was told."""
    assert acknowledgement_key(TELLINGS[0], kind) == key


def test_a_place_without_clocks_is_named():
    """Where policy tells somebody and no row says by when they answer, silence wouldn't climb: the doctor can name it."""
    tellings = whom_to_tell(SHIPPED, HERE, AT, in_term=True)
    unset = keys_without_policy(SHIPPED, clocks_asked_for(tellings), HERE, AT)
    assert "acknowledge.council" in unset
    assert keys_without_policy(DEMONSTRATION, clocks_asked_for(tellings), HERE, AT) == ()


PARENTS = [
    pytest.param([], ParentTelling.NOT_DECIDED, False, id="at first nothing is decided"),
    pytest.param([ParentTelling.SAFE], ParentTelling.SAFE, True, id="safe: a practitioner may tell and record it"),
    pytest.param([ParentTelling.SAFE, ParentTelling.NOT_SAFE], ParentTelling.NOT_SAFE, False, id="the last decision holds"),
    pytest.param([ParentTelling.ASK_SOCIAL_WORKER], ParentTelling.ASK_SOCIAL_WORKER, False, id="ask first means not yet"),
]


@pytest.mark.parametrize(("decisions", "holds", "may_tell"), PARENTS)
def test_telling_a_parent_is_decided_by_a_person(decisions, holds, may_tell):
    """A parent is told by a practitioner's decision, and never by the program."""
    assert parent_telling(decisions) == holds
    assert may_record_told(holds) is may_tell


def test_a_decision_says_something():
    """“Not decided” can't be chosen, and “not safe” says why."""
    assert deciding_fault(ParentTelling.NOT_DECIDED, "") is not None
    assert deciding_fault(ParentTelling.NOT_SAFE, " ") is not None
    assert deciding_fault(ParentTelling.NOT_SAFE, "She said so at school.") is None
    assert deciding_fault(ParentTelling.SAFE, "") is None
