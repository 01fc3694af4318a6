"""Who is acting and how far they see, as plain values: the answer to it is computed here and, alike, in the database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from ymylon.access.policy import (
    ACTIONS,
    BY_PLACE,
    BY_ROLE,
    EMERGENCY,
    GLASS_BROKEN,
    Action,
    Decision,
    Reach,
    decide_for_roles,
)
from ymylon.terms.codes import Lane, Role

LANE_NUMBERS: dict[Lane, int] = {lane: number for number, lane in enumerate(Lane, start=1)}
OWN = 0  # the lane number of "addressed to my own team"


def key(scope: int, lane_number: int) -> int:
    """A ledger key: one scope paired with one lane. The database's triggers compute the same."""
    return scope * 32 + lane_number


@dataclass(frozen=True)
class Post:
    """One live membership: a role in a team."""

    team_id: int
    team_scope: int
    team_function: str
    team_names: tuple[str, str]
    agency_id: int | None
    agency_scope: int | None
    agency_kind: str
    agency_names: tuple[str, str]
    areas: tuple[str, ...]
    role: Role

    @property
    def place(self) -> tuple[str, int]:
        """Where one works by it: the agency, or a joint team."""
        return ("agency", self.agency_id) if self.agency_id is not None else ("team", self.team_id)

    @property
    def scope(self) -> int:
        """The scope that the role reaches: the agency's, or the team's (always the team's in a joint team)."""
        if BY_ROLE[self.role].reach is Reach.AGENCY and self.agency_scope is not None:
            return self.agency_scope
        return self.team_scope


@dataclass(frozen=True)
class Case:
    """One child's record into which a person was let, by a scope of its own: by grant, or by breaking the glass."""

    scope: int
    kind: str
    lanes: frozenset[Lane]
    writes: bool = False

    def opens(self, role: Role) -> tuple[frozenset[Lane], frozenset[Lane]]:
        """What it opens to somebody of this role, to read and to write: never more than the role or an emergency allows."""
        if self.kind == "BREAK_GLASS":
            return self.lanes & EMERGENCY.get(role, frozenset()), frozenset()
        row = BY_ROLE[role]
        return self.lanes & row.reads, self.lanes & row.writes if self.writes else frozenset()


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: an account, the practitioner behind it, and their live posts."""

    account_id: int
    practitioner_id: int | None = None
    name: str = ""
    language: str = "en"
    kind: str = "PERSON"
    posts: tuple[Post, ...] = field(default=())
    cases: tuple[Case, ...] = field(default=())
    only: frozenset[Lane] | None = None
    places: frozenset[tuple[str, int]] | None = None

    def narrowed(self, lanes: Iterable[Lane]) -> "Actor":
        """The same person, seeing of what they see these lanes alone: for what is to be given away."""
        return replace(self, only=frozenset(lanes))

    def within(self, code: str) -> "Actor":
        """The same person, seeing for this act no further than the agencies in which a role of theirs may do it.

        Who manages in one council and looks after children in a home besides lets nobody into the home's records. An act of no
        lane, as breaking the glass, asks only whether somebody may do it at all.
        """
        action, places = ACTIONS[code], {post.place for post in self.posts}
        held = replace(self, cases=()) if self.cases and code in BY_PLACE else self
        if action.lane is None or len(places) < 2:
            return held
        able = frozenset(
            post.place for post in self.posts
            if decide_for_roles(frozenset({post.role}), action) or held._lets_by_glass(action, post.role)
        )  # fmt: skip
        return replace(held, places=able) if able and able < places else held

    def may_with(self, code: str, scopes: Iterable[int]) -> bool:
        """Whether the actor may do this with a record that has these scopes, wherever a lane of it decides."""
        lane = ACTIONS[code].lane
        return bool(self.may(code)) and (lane is None or not set(scopes).isdisjoint(self.within(code).scopes(lane)))

    def posts_for(self, code: str, scopes: Iterable[int]) -> tuple[Post, ...]:
        """The posts by which the actor may do this with a record that has these scopes: each by its own role and reach.

        Whatever they were let into, or broke the glass for, is none of them.
        """
        action, held = ACTIONS[code], frozenset(scopes)
        return tuple(p for p in self.counted if p.scope in held and decide_for_roles(frozenset({p.role}), action))

    @cached_property
    def counted(self) -> tuple[Post, ...]:
        """The posts by which the actor sees: all of them, but for an act that not every agency of theirs lets them do."""
        return tuple(post for post in self.posts if self.places is None or post.place in self.places)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """Every role that the actor holds now."""
        return frozenset(post.role for post in self.posts)

    @cached_property
    def _scopes(self) -> dict[tuple[Lane, bool], list[int]]:
        found: dict[tuple[Lane, bool], set[int]] = defaultdict(set)
        for post in self.counted:
            row = BY_ROLE[post.role]
            for lane in row.reads:
                found[lane, False].add(post.scope)
            for lane in row.writes:
                found[lane, True].add(post.scope)
        for case in self.cases:
            for role in {post.role for post in self.counted}:
                for lanes, writes in zip(case.opens(role), (False, True), strict=True):
                    for lane in lanes:
                        found[lane, writes].add(case.scope)
        kept = self.only
        return {lane: sorted(scopes) for lane, scopes in found.items() if kept is None or lane[0] in kept}

    @cached_property
    def team_ids(self) -> list[int]:
        """The teams in which the actor works now."""
        return [post.team_id for post in self.posts]

    @cached_property
    def addressed(self) -> list[Post]:
        """The posts in which something is addressed to the actor: those whose role reads who a child is."""
        return [post for post in self.counted if Lane.IDENTITY in BY_ROLE[post.role].reads]

    @cached_property
    def own_scopes(self) -> list[int]:
        """The scopes of wherever the actor works, whatever the role: what is hidden from one of these is hidden from them."""
        return sorted({scope for post in self.posts for scope in (post.team_scope, post.scope)})

    @cached_property
    def addressed_scopes(self) -> list[int]:
        """The scopes of the teams in which something is addressed to the actor; none for what is to be given away."""
        return [post.team_scope for post in self.addressed] if self.only is None else []

    def scopes(self, lane: Lane, *, writes: bool = False) -> list[int]:
        """The scopes in which the actor reads (or writes) `lane`."""
        return self._scopes.get((lane, writes), [])

    @cached_property
    def keys(self) -> tuple[int, ...]:
        """Every ledger key that the actor holds: scopes with their lanes, and what is addressed to their teams.

        What a team is told and owes is about children: whoever reads of none is not among those to whom it is addressed.
        """
        lanes = {
            key(scope, LANE_NUMBERS[lane]) for (lane, writes), scopes in self._scopes.items() if not writes for scope in scopes
        }
        own = {key(scope, OWN) for post in self.addressed for scope in (post.team_scope, post.scope)}
        own = own if self.only is None else set()
        return tuple(sorted(lanes | own))

    def may(self, code: str) -> Decision:
        """Whether the actor may do the action `code` at all, with the reason."""
        if code not in self._decided:
            self._decided[code] = self._decide(ACTIONS[code])
        return self._decided[code]

    @cached_property
    def _decided(self) -> dict[str, Decision]:
        return {}  # a page asks the same for each entry that it shows

    def _decide(self, action: Action) -> Decision:
        decision = decide_for_roles(self.roles, action)
        if decision or not any(self._lets_by_glass(action, role) for role in self.roles):
            return decision
        return Decision(True, GLASS_BROKEN)

    def _lets_by_glass(self, action: Action, role: Role) -> bool:
        """Whether glass that the actor broke lets this role of theirs do it: to read, and what is any role's to do."""
        if action.writes or action.roles:
            return False
        return any(action.lane in case.opens(role)[0] for case in self.cases if case.kind == "BREAK_GLASS")


NOBODY = Actor(account_id=0)
