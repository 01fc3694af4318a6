"""Kinds of notice and order: whom each binds, who gives it, on what it stands, how long it may last, and what a breach is.

Whether a kind may be used on a day says a dated policy row: law that begins later is a row that begins later.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from ymylon.duties.rules import Areas, PolicyRow, local_day, policy_in_force
from ymylon.terms.codes import LegalStatus
from ymylon.terms.words import Words

from .codes import Authority, EndedBy, OrderKind, Subject

_ADULT = Words("an adult", "oedolyn")
_ANYBODY = Words("whoever the court names", "pwy bynnag y mae’r llys yn ei enwi")
_ABDUCTION = Words(
    "that a child was taken or kept, which is an offence, and a reason to ask a court for an order",
    "bod plentyn wedi’i gymryd neu ei gadw, sy’n drosedd, ac yn rheswm dros ofyn i lys am orchymyn",
    False,
)
_ITSELF = Words("of nothing else: it is the offence", "o ddim arall: hwnnw yw’r drosedd", False)
_UNLICENSED = Words("of driving for hire without a licence, which is an offence",
                    "o yrru i’w logi heb drwydded, sy’n drosedd", False)  # fmt: skip
_CONDITIONS = Words("that the conditions of the licence are not kept", "nad yw amodau’r drwydded yn cael eu cadw", False)
_NO_BREACH = Words("that the number is in use by another network", "bod y rhif yn cael ei ddefnyddio gan rwydwaith arall", False)
_PLACE = Words("a place, and whoever is there", "lle, a phwy bynnag sydd yno")
_NUMBER = Words("a telephone number, and whoever uses it", "rhif ffôn, a phwy bynnag sy’n ei ddefnyddio")
_WHOEVER_HAS = Words(
    "whoever has the child, or knows where the child is", "pwy bynnag sydd â’r plentyn, neu’n gwybod ble mae’r plentyn"
)
_CONTEMPT = Words("of contempt of the court that made it", "o ddirmyg ar y llys a’i gwnaeth", False)


@dataclass(frozen=True, slots=True)
class Kind:
    """What one kind consists of. `statuses`: of which the child must have one; `longest`: months, where law has a limit."""

    code: OrderKind
    binds: Words
    authority: Authority
    evidence_of: Words
    under_age: int | None = None
    statuses: frozenset[LegalStatus] = frozenset()
    longest: int | None = None
    breach_is_offence: bool = False
    subject: Subject = Subject.PERSON
    longest_days: int | None = None

    @property
    def key(self) -> str:
        """The key of the policy rows that say from when it may be used."""
        return f"order.kind.{self.code.lower()}"

    @property
    def needs_statement(self) -> bool:
        """Whether somebody must say first that no permission is given [cawn_college]."""
        return self.authority == Authority.POLICE

    @property
    def council_serves(self) -> bool:
        """Whether a council gives it too, and serves its own; a hotel the police alone ask [orders_from_memory]."""
        return self.authority == Authority.LOCAL and self.code != OrderKind.HOTEL

    @property
    def serving(self) -> str:
        """What somebody must be allowed to do who drafts, serves, renews or withdraws one."""
        return "SERVE_LOCAL_ORDER" if self.council_serves else "SERVE_ORDER"

    @property
    def ended_by_age(self) -> EndedBy:
        """How it is said that the child has grown out of it."""
        return EndedBy.AGE_16 if self.under_age == 16 else EndedBy.AGE_18


_S = LegalStatus
# In care under an order, not merely accommodated [cawn_college].
CARE_STATUSES = frozenset({_S.CARE_ORDER, _S.INTERIM_CARE_ORDER, _S.EMERGENCY_PROTECTION_ORDER, _S.POLICE_PROTECTION})


def _court(code: OrderKind, *, offence: bool = True, longest: int | None = None) -> Kind:
    return Kind(code, _ANYBODY, Authority.COURT, _ITSELF if offence else _CONTEMPT, longest=longest, breach_is_offence=offence)


def _place(
    code: OrderKind, authority: Authority = Authority.COURT, *, offence: bool = True, longest: int | None = None,
    longest_days: int | None = None,
) -> Kind:  # fmt: skip
    evidence = _ITSELF if offence else _CONTEMPT if authority is Authority.COURT else _CONDITIONS
    return Kind(code, _PLACE, authority, evidence, longest=longest, longest_days=longest_days, breach_is_offence=offence,
                subject=Subject.PLACE)  # fmt: skip


KINDS: Mapping[OrderKind, Kind] = {
    kind.code: kind
    for kind in (
        Kind(OrderKind.CAWN_S2, _ADULT, Authority.POLICE, _ABDUCTION, under_age=16),
        Kind(OrderKind.CAWN_S49, _ADULT, Authority.POLICE, _ABDUCTION, under_age=18, statuses=CARE_STATUSES),
        _court(OrderKind.CCE_PREVENTION),
        _court(OrderKind.TRAFFICKING_RISK),
        _court(OrderKind.TRAFFICKING_PREVENTION),
        _court(OrderKind.SEXUAL_RISK),
        _court(OrderKind.SEXUAL_HARM_PREVENTION),
        _court(OrderKind.NON_MOLESTATION),
        _court(OrderKind.GANG_INJUNCTION, offence=False, longest=24),
        _court(OrderKind.CRIMINAL_BEHAVIOUR),
        _court(OrderKind.ASB_INJUNCTION, offence=False),
        _court(OrderKind.FORCED_MARRIAGE),
        Kind(OrderKind.COMMUNITY_PROTECTION, _ADULT, Authority.LOCAL, _ITSELF, breach_is_offence=True),
        Kind(OrderKind.TAXI_LICENCE, _ADULT, Authority.LOCAL, _UNLICENSED),
        Kind(
            OrderKind.RECOVERY,
            _WHOEVER_HAS,
            Authority.COURT,
            _ITSELF,
            under_age=18,
            statuses=CARE_STATUSES,
            breach_is_offence=True,
            subject=Subject.ANYBODY,
        ),
        Kind(OrderKind.TELECOMS, _NUMBER, Authority.COURT, _NO_BREACH, subject=Subject.PHONE),
        _place(OrderKind.CLOSURE_NOTICE, Authority.LOCAL, longest_days=2),
        _place(OrderKind.CLOSURE_ORDER, longest=3),
        _place(OrderKind.PARTIAL_CLOSURE, longest=3),
        _place(OrderKind.PUBLIC_SPACES, Authority.LOCAL, longest=36),
        _place(OrderKind.HOTEL, Authority.LOCAL, longest=6),
        _place(OrderKind.PREMISES_LICENCE, Authority.LOCAL, offence=False),
        _place(OrderKind.TENANCY, offence=False),
    )
}


class Use(NamedTuple):
    """Whether a kind may be used: the row that says so, or from which day it may be, where a row says that."""

    row: PolicyRow | None
    begins_on: date | None = None


def use_of(rows: Iterable[PolicyRow], kind: Kind, areas: Areas, at: datetime) -> Use:
    """Whether a kind may be used in a place at a moment, by the dated rows that are switched on."""
    rows = tuple(rows)
    found = policy_in_force(rows, kind.key, areas, at)
    if found is not None:
        return Use(found)
    later = [
        row.in_force_from
        for row in rows
        if row.key == kind.key and row.covers(areas) and row.switched_on and not row.sets_aside
        and row.in_force_from > local_day(at)
    ]  # fmt: skip
    return Use(None, min(later, default=None))
