"""Whom to tell, in which lane each notice stands, by when it is to be acknowledged, and why. A parent is never among them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ymylon.duties.rules.policy import Areas, PolicyRow, policy_in_force
from ymylon.terms.codes import InvolvementKind, Lane, NoticeKind
from ymylon.terms.words import Words


@dataclass(frozen=True, slots=True)
class Telling:
    """One kind of involvement that is told: `tell` is the policy that says so, `acknowledge` the clock of the answer."""

    involvement: InvolvementKind
    lane: Lane
    tell: str
    acknowledge: str
    why: Words
    in_term_only: bool = False


def _telling(
    kind: InvolvementKind, lane: Lane, clock: str, en: str, cy: str, *, sure: bool = True, term: bool = False, policy: str = ""
) -> Telling:
    return Telling(kind, lane, policy or f"tell.{kind.lower()}", f"acknowledge.{clock}", Words(en, cy, sure), term)


# The lane is what somebody else must hold to see that this team was told; the team itself always sees its own notice.
# Whoever sees the episode may see that council, health, police and home know. That youth justice works with a child, that
# a child is on the register, or has a reviewing officer, is not theirs to learn from a list. A clinic is in no row.
TELLINGS: tuple[Telling, ...] = (
    _telling(InvolvementKind.RESIDENCE_AUTHORITY, Lane.EPISODE, "council",
             "the council where the child lives", "y cyngor lle mae’r plentyn yn byw"),
    _telling(InvolvementKind.RESPONSIBLE_AUTHORITY, Lane.EPISODE, "council",
             "the council that is responsible for the child’s care", "y cyngor sy’n gyfrifol am ofal y plentyn"),
    _telling(InvolvementKind.HOST_AUTHORITY, Lane.EPISODE, "council",
             "the child is placed in this council’s area", "mae’r plentyn wedi’i leoli yn ardal y cyngor hwn"),
    _telling(InvolvementKind.HEALTH_BOARD, Lane.EPISODE, "health",
             "the health board where the child lives", "y bwrdd iechyd lle mae’r plentyn yn byw"),
    _telling(InvolvementKind.FORCE, Lane.EPISODE, "police",
             "the police force of the area", "heddlu’r ardal"),
    _telling(InvolvementKind.HOST_FORCE, Lane.EPISODE, "police",
             "the police force where the child is placed", "heddlu’r ardal lle mae’r plentyn wedi’i leoli"),
    _telling(InvolvementKind.HOME, Lane.EPISODE, "home",
             "the child lives here", "mae’r plentyn yn byw yma"),
    _telling(InvolvementKind.REVIEWING_OFFICER, Lane.CARE, "reviewing_officer",
             "reviews the care of this child", "yn adolygu gofal y plentyn hwn"),
    _telling(InvolvementKind.SCHOOL, Lane.EDUCATION, "school",
             "the child is taught here, and it is term time",
             "mae’r plentyn yn cael ei addysg yma, ac mae’n dymor ysgol", term=True),
    _telling(InvolvementKind.YOUTH_JUSTICE, Lane.OFFENDING, "youth_justice",
             "youth justice works with this child", "mae’r gwasanaeth cyfiawnder ieuenctid yn gweithio gyda’r plentyn hwn"),
    _telling(InvolvementKind.REGISTER_CUSTODIAN, Lane.CONCERN, "register_custodian",
             "the child is on the child protection register", "mae’r plentyn ar y gofrestr amddiffyn plant"),
    # Not the same register. It is told by the same policy row, so that no place that tells its keeper falls silent.
    _telling(InvolvementKind.HIGH_RISK_REGISTER, Lane.CONCERN, "register_custodian",
             "the child is on the register of high-risk missing children",
             "mae’r plentyn ar y gofrestr plant ar goll sydd â risg uchel", sure=False, policy="tell.register_custodian"),
)  # fmt: skip

_WHY = {telling.involvement: telling.why for telling in TELLINGS}
_ENDS = frozenset({NoticeKind.FOUND, NoticeKind.ENDED_OTHERWISE})


def whom_to_tell(rows: Iterable[PolicyRow], areas: Areas, at: datetime, *, in_term: bool) -> tuple[Telling, ...]:
    """The involvements that policy has told of a report at this moment, in the order of the table."""
    rows = tuple(rows)
    return tuple(
        telling
        for telling in TELLINGS
        if (in_term or not telling.in_term_only) and policy_in_force(rows, telling.tell, areas, at) is not None
    )


def acknowledgement_key(telling: Telling, kind: NoticeKind) -> str:
    """The policy that says by when this notice is to be acknowledged: that a child is found may wait longer."""
    return f"{telling.acknowledge}.end" if kind in _ENDS else telling.acknowledge


def why_told(because: str) -> Words | None:
    """Why a team that is involved as this was told, in words; None where no policy tells such a team."""
    return _WHY.get(because)  # type: ignore[call-overload]


def clocks_asked_for(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """The keys of every clock that these tellings need, so that a place whose board set none can be named."""
    keys = [
        acknowledgement_key(telling, kind) for telling in tellings for kind in (NoticeKind.REPORTED_MISSING, NoticeKind.FOUND)
    ]
    return tuple(dict.fromkeys(keys))


@dataclass(frozen=True, slots=True)
class Involved:
    """A team that works with the child, and as what."""

    team: int
    involvement: InvolvementKind


@dataclass(frozen=True, slots=True)
class Recipient:
    """A team to be told; `left_out_because` is set if somebody decided that it isn't, and then it never learns of it."""

    team: int
    telling: Telling
    left_out_because: str = ""

    @property
    def is_told(self) -> bool:
        """True unless the team was left out."""
        return not self.left_out_because


def recipients(tellings: Iterable[Telling], involved: Iterable[Involved]) -> tuple[Recipient, ...]:
    """The teams to be told, each once: a team involved twice is told in the lane that comes first in the table."""
    by_kind: dict[InvolvementKind, list[int]] = {}
    for one in involved:
        by_kind.setdefault(one.involvement, []).append(one.team)
    found: dict[int, Recipient] = {}
    for telling in tellings:
        for team in by_kind.get(telling.involvement, ()):
            found.setdefault(team, Recipient(team, telling))
    return tuple(found.values())


def told_of_end(told_before: Iterable[Recipient], tellings_now: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """All who were told are told of the end, in the lane they were told in, and those who would be told today; left out stays."""
    found = {one.team: one for one in told_before}
    for one in tellings_now:
        found.setdefault(one.team, one)
    return tuple(found.values())


def leave_out(found: Iterable[Recipient], reasons: Mapping[int, str]) -> tuple[Recipient, ...]:
    """The recipients with those left out marked; a blank reason leaves nobody out (see `leaving_out_fault`)."""
    return tuple(replace(one, left_out_because=reasons.get(one.team, "").strip()) for one in found)


def leaving_out_fault(reason: str) -> Words | None:
    """Why a team can't be left out with these words; None if it can."""
    if reason.strip():
        return None
    return Words(
        "Say why this team is not told. They will not see it.", "Dywedwch pam na ddywedir wrth y tîm hwn. Ni fyddant yn ei weld."
    )
