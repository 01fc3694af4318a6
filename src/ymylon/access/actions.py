"""Acting as somebody, in one transaction in which the database knows who asks and why; and keeping sharing agreements."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from ymylon.access.lookups import Agreed, actor_of, agencies_kept, agreement_by_series
from ymylon.access.models import Agreement, AgreementEnd
from ymylon.access.rules import Actor
from ymylon.access.rules.agreements import ENDED, NOT_YOUR_AGENCY, SAY_WHY, AgreementFault, AgreementOvertaken, Terms, gaps
from ymylon.access.sealing import HERE, proof_of
from ymylon.audit.actions import record_act
from ymylon.terms.calendars import local
from ymylon.terms.faults import refused

log = logging.getLogger(__name__)


def permit(by: Actor, code: str) -> None:
    """Refuse whoever may not do this at all, with the reason in words."""
    decision = by.may(code)
    if not decision:
        raise PermissionDenied(decision.why)


def begin_request(account_id: int | None, purpose: str) -> None:
    """Tell the database who acts for the rest of this transaction. Without a transaction it would be forgotten at once."""
    with connection.cursor() as cursor:
        if account_id is None:
            cursor.execute("select begin_request(null, %s)", [purpose])
        else:
            cursor.execute(HERE)
            cursor.execute("select begin_request(%s, %s, %s, %s)", proof_of(account_id, purpose, *cursor.fetchone()))


@contextmanager
def acting(account_id: int, purpose: str) -> Iterator[Actor]:
    """A transaction in which `account_id` acts. Nesting is refused: the inner actor would outlive the inner block."""
    with transaction.atomic(durable=True):
        begin_request(account_id, purpose)
        yield actor_of(account_id)


@contextmanager
def acting_system(purpose: str) -> Iterator[None]:
    """A transaction of the clock: the worker steps into the system's role, which sees ledgers and what they hang on."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("select begin_request(null, %s)", [purpose])
        cursor.execute("set local role app_system")
        yield


@contextmanager
def in_systems_role() -> Iterator[None]:
    """For a moment of a transaction that the worker has begun for nobody: it steps into the system's role, and back."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        own = connection.ops.quote_name(cursor.fetchone()[0])
        cursor.execute("set local role app_system")
        yield
        cursor.execute(f"set local role {own}")


def each_apart(purpose: str, acts: Iterable[tuple[str, Callable[[], int]]]) -> int:
    """What the clock does about each of many things, in the system's role; how much was done in all is returned.

    Each has its own transaction: killed midway, what was done stays done once and the rest is done by the next round. What
    fails is logged under the name that stands beside it, and keeps no other back.
    """
    acted = 0
    for what, act in acts:
        try:
            with acting_system(purpose):
                acted += act()
        except Exception:
            log.exception("%s: %s could not be done", purpose, what)
    return acted


@transaction.atomic
def open_agreement(*, by: Actor, at: datetime, terms: Terms) -> Agreed:
    """Agencies have agreed to share: the first version, kept for good. Raises AgreementFault."""
    return _keep(by, at, terms, series=uuid4(), number=1, act="OPENED_AGREEMENT")


@transaction.atomic
def amend_agreement(*, by: Actor, at: datetime, series: UUID, seen: int, terms: Terms) -> Agreed:
    """The next version stands beside those before it, which nobody edits; `seen` is the one that was open on the page.

    Raises AgreementFault, AgreementOvertaken and NoSuchAgreement.
    """
    _must_still_stand(series, seen)
    return _keep(by, at, terms, series=series, number=seen + 1, act="AMENDED_AGREEMENT")


@transaction.atomic
def end_agreement(*, by: Actor, at: datetime, series: UUID, seen: int, why: str) -> None:
    """From today on nothing is given under it. Raises AgreementFault, AgreementOvertaken and NoSuchAgreement."""
    stands = _must_still_stand(series, seen)
    if not by.may("KEEP_AGREEMENT") or stands.terms.agency_id not in agencies_kept(by):
        raise refused(AgreementFault(NOT_YOUR_AGENCY), NOT_YOUR_AGENCY.words)
    if not why.strip():
        raise AgreementFault(SAY_WHY)
    with _overtaken_where_taken(series):
        AgreementEnd.objects.create(
            series=series, ended_on=local(at).date(), why=why.strip(), ended_at=at, ended_by_id=by.practitioner_id
        )
    record_act("ENDED_AGREEMENT", about=series)


def _must_still_stand(series: UUID, seen: int) -> Agreed:
    stands = agreement_by_series(series)[0]
    if stands.ended_on is not None:
        raise AgreementFault(ENDED)
    if stands.number != seen:
        raise AgreementOvertaken(stands.number)
    return stands


def _keep(by: Actor, at: datetime, terms: Terms, *, series: UUID, number: int, act: str) -> Agreed:
    if not by.may("KEEP_AGREEMENT") or terms.agency_id not in agencies_kept(by):
        raise refused(AgreementFault(NOT_YOUR_AGENCY), NOT_YOUR_AGENCY.words)
    lacking = tuple(gaps(terms, local(at).date()))
    if lacking:
        raise AgreementFault(*lacking)
    with _overtaken_where_taken(series):
        kept = Agreement.objects.create(
            series=series,
            number=number,
            form=terms.form,
            title_en=terms.title.en.strip(),
            title_cy=terms.title.cy.strip(),
            purpose_en=terms.purpose.en.strip(),
            purpose_cy=terms.purpose.cy.strip(),
            agency_id=terms.agency_id,
            partner_agencies=sorted(set(terms.partner_ids) - {terms.agency_id}),
            bodies=list(terms.bodies),
            bases=list(terms.bases),
            lanes=list(terms.lanes),
            from_on=terms.from_on,
            to_on=terms.to_on,
            review_on=terms.review_on,
            kept_at=at,
            kept_by_id=by.practitioner_id,
        )
    record_act(act, about=kept.ref, why=f"{series} {number}")
    return Agreed(kept.ref, series, number, terms, at, kept.kept_by_id)


@contextmanager
def _overtaken_where_taken(series: UUID) -> Iterator[None]:
    # Two at the same moment: the second meets the first one's row.
    try:
        with transaction.atomic():
            yield
    except IntegrityError as taken:
        raise AgreementOvertaken(agreement_by_series(series)[0].number) from taken
