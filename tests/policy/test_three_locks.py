"""Lookup, row security and a plain reading of the policy agree on every pair of a person and a fact, in small random worlds."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from psycopg.types.range import Range

from ymylon.access.actions import begin_request
from ymylon.access.lookups import actor_of
from ymylon.access.policy import BY_ROLE, EMERGENCY, Reach
from ymylon.agencies import actions as agencies
from ymylon.children.models import CaseGrant, Child, Event, Involvement
from ymylon.circumstances.models import CareSpell, EducationSpell
from ymylon.people.models import Person, PersonName
from ymylon.terms.codes import AgencyKind, InvolvementKind, Lane, RecordReason, Role, TeamFunction
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
NAME = Words("x", "x")
SHOWING = {0, 1, 2, 3}
LANED = (Child, Person, PersonName, CareSpell, EducationSpell)


class World:
    """Agencies, teams (one joint), people with live and ended posts, children with live and ended involvements; and some of the

    people let into some of the children: soon, now, no more, or until somebody took it back; by grant and by breaking the glass.
    """

    def __init__(self, seed: int):
        self.dice = random.Random(seed)
        self.agencies = [agencies.open_agency(kind=AgencyKind.COUNCIL, names=NAME) for _ in range(3)]
        owners = [*self.agencies, *self.agencies, None]
        self.teams = [agencies.open_team(agency=owner, function=TeamFunction.SOCIAL_WORK, names=NAME) for owner in owners]
        self.posts: dict[int, list[tuple]] = {}
        self.involved: dict[int, list] = {}
        self.cases: list[tuple[int, int, str, set[str]]] = []
        self.people: dict[int, int] = {}
        for number in range(5):
            person = agencies.open_account(email=f"{seed}-{number}@example.invalid", given_name="A", family_name="B")
            self.people[person.account_id] = person.pk
            self.posts[person.account_id] = [self._post(person) for _ in range(self.dice.randint(1, 2))]
        with connection.cursor() as cursor:
            cursor.execute("set local role app_gate")
            for _ in range(6):
                self._child()
            cursor.execute("set local role app_web")

    def _post(self, person):
        team, role = self.dice.choice(self.teams), self.dice.choice(list(Role))
        ended = self.dice.random() < 0.25
        agencies.join_team(
            practitioner=person,
            team=team,
            role=role,
            at=NOW - timedelta(days=9),
            until=NOW - timedelta(days=1) if ended else None,
        )
        return team, role, not ended

    def _child(self) -> None:
        begin_request(None, "world")
        person = Person.objects.create()
        child = Child.objects.create(person=person, reason=RecordReason.REFERRAL, opened_at=NOW)
        teams = self.dice.sample(self.teams, self.dice.randint(1, 3))
        for place, team in enumerate(teams):
            ended = NOW if place and self.dice.random() < 0.4 else None
            Involvement.objects.create(
                child=child, agency=team.agency, team=team, kind=InvolvementKind.OTHER, basis="x", lane=Lane.IDENTITY,
                told_scopes=[team.scope], since_at=NOW - timedelta(days=2), ended_at=ended,
            )  # fmt: skip
            self.involved.setdefault(child.pk, [])
            if not ended:
                self.involved[child.pk].append(team)
        PersonName.objects.create(person=person, given="Cai")
        CareSpell.objects.create(child=child, during=Range(date(2020, 1, 1), None), responsible_authority="W06000016")
        EducationSpell.objects.create(child=child, during=Range(date(2020, 1, 1), None))
        for account in self.dice.sample(sorted(self.people), 3):
            self._let_in(account, child)
        for lane in self.dice.sample(list(Lane), 4):
            Event.objects.create(child=child, kind="X", at=NOW, lane=lane)

    def _let_in(self, account: int, child) -> None:
        kind = self.dice.choice(["CASE", "BREAK_GLASS"])
        lanes = {Lane.IDENTITY, *self.dice.sample(list(Lane), 12)}
        spans = [(-3, 1, False), (-3, 1, False), (-3, -1, False), (1, 3, False), (-3, 1, True)]
        begins, ends, taken_back = self.dice.choice(spans)
        CaseGrant.objects.create(
            child=child, practitioner_id=self.people[account], granted_by_id=self.people[account], lane=Lane.IDENTITY, kind=kind,
            lanes=sorted(lanes), basis="A reason that is long enough", from_at=NOW + timedelta(hours=begins),
            until_at=NOW + timedelta(hours=ends), ended_at=NOW if taken_back else None,
        )  # fmt: skip
        if begins < 0 < ends and not taken_back:
            self.cases.append((account, child.pk, kind, lanes))

    def may_read(self, account: int, child: int, lane: Lane) -> bool:
        """The policy, read aloud: somebody let in, or a live post whose role reads the lane and reaches who is involved now."""
        live_roles = {role for _team, role, live in self.posts[account] if live}
        for person, about, kind, lanes in self.cases:
            opened = BY_ROLE if kind == "CASE" else EMERGENCY
            for role in live_roles & set(opened):
                allowed = opened[role].reads if kind == "CASE" else opened[role]
                if (person, about) == (account, child) and lane in allowed and lane in lanes:
                    return True
        for team, role, live in self.posts[account]:
            row = BY_ROLE[role]
            if not live or lane not in row.reads:
                continue
            for involved in self.involved[child]:
                same_agency = team.agency_id is not None and involved.agency_id == team.agency_id
                if involved.pk == team.pk and (row.reach is Reach.TEAM or team.agency_id is None):
                    return True
                if same_agency and row.reach is Reach.AGENCY:
                    return True
        return False


def pairs(model, rows):
    key = {"Child": "person_id", "Person": "id", "PersonName": "person_id"}.get(model.__name__, "child_id")
    return {(getattr(row, key), getattr(row, "lane", None)) for row in rows}


def read(model, actor=None):
    return pairs(model, model.objects.visible_to(actor) if actor else model.objects.all())


@pytest.mark.parametrize("seed", range(6))
def test_the_three_locks_agree(seed):
    world = World(seed)
    seen = hidden = 0
    for account in world.posts:
        begin_request(account, "test")
        actor = actor_of(account)
        by_database = {model: read(model) for model in (*LANED, Event)}
        with connection.cursor() as cursor:
            cursor.execute("set local role app_gate")  # here nothing is hidden, so that a fault of the lookup shows
            by_lookup = {model: read(model, actor) for model in (*LANED, Event)}
            everything = {model: read(model) for model in (*LANED, Event)}
            cursor.execute("set local role app_web")
        for model in LANED:
            by_policy = {(child, lane) for child, lane in everything[model] if world.may_read(account, child, model.lane)}
            assert by_database[model] == by_lookup[model] == by_policy, model
        seen += len(by_lookup[Child])
        hidden += len(everything[Child]) - len(by_lookup[Child])
        by_policy = {(child, lane) for child, lane in everything[Event] if world.may_read(account, child, Lane(lane))}
        assert by_database[Event] == by_lookup[Event] == by_policy
    assert hidden, "a world in which everybody sees everything proves nothing"
    assert seen or seed not in SHOWING, "a world in which nobody sees anything proves nothing"
