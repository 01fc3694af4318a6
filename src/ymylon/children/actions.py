"""Opening a child's record, saying who is involved, keeping a photograph, and the ledger of what happened."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.policy import INVOLVES, OTHER_ROLES
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.lookups import is_still_opening
from ymylon.children.models import Child, Contact, Photograph
from ymylon.children.rules import lane_of
from ymylon.children.rules.photographs import photograph_of
from ymylon.people.actions import Told, put_person_right
from ymylon.terms.codes import ContactRelation, GivenBy, InvolvementKind, Lane, Language, RecordReason, StandingReason


@transaction.atomic
def open_record(*, by: Actor, at: datetime, person_id: int, reason: RecordReason, reason_words: str = "") -> Child:
    """A child's record upon a person, for a recorded reason. Who opens it is involved until somebody says otherwise."""
    child = Child.objects.create(
        person_id=person_id, reason=reason, reason_words=reason_words, opened_at=at, opened_by_id=by.practitioner_id
    )
    record_event(by=by, at=at, child_id=child.pk, kind="RECORD_OPENED", lane=Lane.IDENTITY, detail=reason)
    record_act("OPENED_RECORD", children=[child.pk], lane=Lane.IDENTITY, about=child.ref)
    return child


@transaction.atomic
def open_records(
    *, by: Actor, at: datetime, person_ids: Sequence[int], reason: RecordReason, team_id: int, kind: InvolvementKind, basis: str
) -> None:
    """Records upon many people at once, for one recorded reason, with one team involved in all of them. One audit line."""
    Child.objects.bulk_create(
        Child(person_id=number, reason=reason, opened_at=at, opened_by_id=by.practitioner_id) for number in person_ids
    )
    numbers = list(person_ids)
    involve_all(by=by, at=at, child_ids=numbers, team_id=team_id, kind=kind, basis=basis)
    with connection.cursor() as cursor:
        event = ["RECORD_OPENED", Lane.IDENTITY, at, by.practitioner_id, team_id, reason, numbers]
        cursor.execute("select record_event(child, %s, %s, %s, %s, %s, null, %s) from unnest(%s::bigint[]) child", event)
    record_act("OPENED_RECORDS", children=numbers, lane=Lane.IDENTITY, why=reason)


def involve(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    team_id: int,
    kind: InvolvementKind,
    basis: str,
    about: UUID | None = None,
    lane: Lane | None = None,
) -> None:
    """This team is involved with the child from `at`; because of `about`, if given. Already involved so: nothing changes.

    Of which act it is a part, the `basis` says. Raises PermissionDenied for whoever may not do that with this child.
    """
    permit_involving(by, child_id, [basis])
    with connection.cursor() as cursor:
        arguments = [child_id, team_id, kind, lane or lane_of(kind), basis, about, at]
        cursor.execute("select involve_by_act(%s, %s, %s, %s, %s, %s, %s)", arguments)


def bring_in(*, by: Actor, at: datetime, child_id: int, team_id: int, kind: InvolvementKind, basis: str) -> None:
    """As `involve`, of a team of one's own agency, where one manages it and it holds the child: the database asks for both."""
    with connection.cursor() as cursor:
        arguments = [child_id, team_id, kind, lane_of(kind), basis, at]
        cursor.execute("select bring_in(%s, %s, %s, %s, %s, %s)", arguments)


def involve_each(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    teams: Sequence[tuple[int, InvolvementKind, str]],
    about: UUID | None = None,
    lane: Lane | None = None,
) -> None:
    """Each of these teams, with kind and basis, is involved, because of `about` if given, as by `involve`, in one round."""
    if not teams:
        return
    numbers, kinds, bases = zip(*teams, strict=True)
    permit_involving(by, child_id, bases)
    with connection.cursor() as cursor:
        arguments = [child_id, list(numbers), list(kinds), [lane or lane_of(kind) for kind in kinds], list(bases), about, at]
        cursor.execute("select involve_each_by_act(%s, %s::bigint[], %s, %s, %s, %s, %s)", arguments)


def involve_all(*, by: Actor, at: datetime, child_ids: Iterable[int], team_id: int, kind: InvolvementKind, basis: str) -> None:
    """One team is involved with many children at once: an import. Refused whole if one of them isn't the actor's to involve."""
    with connection.cursor() as cursor:
        arguments = [list(child_ids), team_id, kind, lane_of(kind), basis, at]
        cursor.execute("select involve_many_by_act(%s::bigint[], %s, %s, %s, %s, %s)", arguments)


def permit_involving(by: Actor, child_id: int, bases: Iterable[str]) -> None:
    """Refuse in words what the database refuses as well: it asks for the act by every post, and here it may be known before."""
    asked = {codes for basis in bases if (codes := INVOLVES.get(basis))}
    if by.practitioner_id is None or not asked:
        return
    for codes in asked:
        if not any(by.may(code) for code in codes):
            permit(by, codes[0])
    if len({post.place for post in by.posts}) < 2:
        return
    child = Child.objects.visible_to(by).filter(pk=child_id).first()
    if child is None or is_still_opening(child, by):
        return
    if not all(any(by.may_with(code, child.scopes) for code in codes) for codes in asked):
        raise PermissionDenied(OTHER_ROLES)


def end_involvements(*, by: Actor, at: datetime, child_id: int, about: UUID) -> None:
    """Whatever was involved because of `about` is so no more; those teams lose the child with their next request."""
    with connection.cursor() as cursor:
        cursor.execute("select end_involvements(%s, %s, %s)", [child_id, about, at])


def end_involvement(*, by: Actor | None, at: datetime, child_id: int, team_id: int, kind: InvolvementKind) -> None:
    """One team's involvement ends. `by`: nobody, where the clock ends it."""
    with connection.cursor() as cursor:
        cursor.execute("select end_involvement(%s, %s, %s, %s)", [child_id, team_id, kind, at])


def record_event(
    *,
    by: Actor | None,
    at: datetime,
    child_id: int,
    kind: str,
    lane: Lane,
    about: UUID | None = None,
    team_id: int | None = None,
    detail: str = "",
    who_id: int | None = None,
) -> None:
    """One line of the child's chronology: what kind of thing happened, when, in which lane; the facts stay in their room.

    `who_id`: who did it, where somebody else writes it down; `team_id`: of which team.
    """
    who = who_id or (by.practitioner_id if by else None)
    team = team_id or (by.posts[0].team_id if by and by.posts else None)
    with connection.cursor() as cursor:
        arguments = [child_id, kind, lane, at, who, team, about, detail]
        cursor.execute("select record_event(%s, %s, %s, %s, %s, %s, %s, %s)", arguments)


@transaction.atomic
def add_contact(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    relation: ContactRelation,
    name: str,
    telephone: str = "",
    language: Language | str = "",
    has_parental_responsibility: bool | None = None,
) -> Contact:
    """A person around the child. They are told nothing by this."""
    contact = Contact.objects.create(
        child_id=child_id,
        relation=relation,
        name=name,
        telephone=telephone,
        language=language,
        has_parental_responsibility=has_parental_responsibility,
    )
    record_event(by=by, at=at, child_id=child_id, kind="CONTACT_ADDED", lane=Lane.IDENTITY)
    record_act("ADDED_CONTACT", children=[child_id], lane=Lane.IDENTITY, about=contact.ref)
    return contact


@transaction.atomic
def put_right(*, by: Actor, at: datetime, child_id: int, told: Told, version: int | None = None) -> None:
    """Who this child is, put right by somebody who may write it. Raises people.actions.Overtaken."""
    put_person_right(by=by, at=at, person_id=child_id, told=told, version=version)
    record_event(by=by, at=at, child_id=child_id, kind="IDENTITY_PUT_RIGHT", lane=Lane.IDENTITY)
    record_act("PUT_RIGHT", children=[child_id], lane=Lane.IDENTITY)


@transaction.atomic
def end_contact(*, by: Actor, at: datetime, child_id: int, ref: UUID) -> bool:
    """This person is not around the child any more; they stay in the history. False: there was no such contact."""
    ended = Contact.objects.visible_to(by).filter(child_id=child_id, ref=ref, ended_at__isnull=True).update(ended_at=at)
    if ended:
        record_event(by=by, at=at, child_id=child_id, kind="CONTACT_ENDED", lane=Lane.IDENTITY)
        record_act("ENDED_CONTACT", children=[child_id], lane=Lane.IDENTITY, about=ref)
    return bool(ended)


@transaction.atomic
def keep_photograph(*, by: Actor, at: datetime, child_id: int, sent: bytes, use: str, taken_on: date | None = None) -> Photograph:
    """A picture of the child, drawn anew without hidden place and time; from now on the one that is shown.

    `use` says who may use it and for what. Raises NotAPhotograph.
    """
    kept = Photograph.objects.create(
        child_id=child_id,
        taken_on=taken_on,
        use=use.strip(),
        image=photograph_of(sent),
        kept_at=at,
        kept_by_id=by.practitioner_id,
    )
    record_event(by=by, at=at, child_id=child_id, kind="PHOTOGRAPH_KEPT", lane=Lane.IDENTITY)
    record_act("KEPT_PHOTOGRAPH", children=[child_id], lane=Lane.IDENTITY, about=kept.ref)
    return kept


@transaction.atomic
def withdraw_photograph(*, by: Actor, at: datetime, child_id: int) -> bool:
    """No photograph of this child is shown any more, nor one that was kept before. False: there was none."""
    shown_now = Photograph.objects.visible_to(by).filter(child_id=child_id, withdrawn_at__isnull=True)
    withdrawn = shown_now.update(withdrawn_at=at)
    if withdrawn:
        record_event(by=by, at=at, child_id=child_id, kind="PHOTOGRAPH_WITHDRAWN", lane=Lane.IDENTITY)
        record_act("WITHDREW_PHOTOGRAPH", children=[child_id], lane=Lane.IDENTITY)
    return bool(withdrawn)


@transaction.atomic
def grant_case(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    practitioner_id: int,
    lanes: Iterable[Lane],
    writes: bool,
    basis: str,
    until: datetime,
) -> UUID:
    """From now on this person is let into this child's record, in these lanes.

    The database refuses what is not `by`'s to give.
    """
    wanted = sorted(str(lane) for lane in lanes)
    with connection.cursor() as cursor:
        arguments = [child_id, practitioner_id, wanted, writes, basis, at, until]
        cursor.execute("select grant_case(%s, %s, %s, %s, %s, %s, %s)", arguments)
        ref = cursor.fetchone()[0]
    record_event(by=by, at=at, child_id=child_id, kind="CASE_GRANTED", lane=Lane.IDENTITY, about=ref)
    record_act("GRANTED_CASE", children=[child_id], lane=Lane.IDENTITY, about=ref, why=" ".join(wanted))
    return ref


@transaction.atomic
def end_case(*, by: Actor, at: datetime, child_id: int, ref: UUID) -> bool:
    """Whoever was let in by this has lost the child with their next request. False: it had ended before."""
    with connection.cursor() as cursor:
        cursor.execute("select end_case(%s, %s)", [ref, at])
        ended = cursor.fetchone()[0]
    if ended:
        record_event(by=by, at=at, child_id=child_id, kind="CASE_ENDED", lane=Lane.IDENTITY, about=ref)
        record_act("ENDED_CASE", children=[child_id], lane=Lane.IDENTITY, about=ref)
    return ended


@transaction.atomic
def record_disclosure(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    lanes: Iterable[Lane],
    means: GivenBy,
    to_agency_id: int | None = None,
    to_body: str = "",
    to_person: str = "",
    agreement: UUID | None = None,
    why: str = "",
    is_sealed: bool = False,
) -> UUID:
    """Facts of these lanes were given outside the record. The database refuses what is not `by`'s to give, or not covered.

    `is_sealed`: the child is protected, and whom and why the caller has sealed. Answers the reference of the giving.
    """
    wanted = [str(lane) for lane in Lane if lane in set(lanes)]
    with connection.cursor() as cursor:
        told = [child_id, wanted, means, to_agency_id, to_body, to_person, agreement, why, at, is_sealed]
        cursor.execute("select record_disclosure(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)", told)
        act = cursor.fetchone()[0]
    for lane in wanted:
        record_event(by=by, at=at, child_id=child_id, kind="GIVEN_OUT", lane=Lane[lane], about=act)
    record_act("DISCLOSED", children=[child_id], lane=Lane.IDENTITY, about=act, why=" ".join([means, *wanted]))
    return act


@transaction.atomic
def record_papers(
    *,
    by: Actor,
    at: datetime,
    child_ids: Iterable[int],
    lanes: Iterable[Lane],
    means: GivenBy,
    why: StandingReason,
    to_person: str = "",
    to_body: str = "",
    is_named: bool = True,
) -> None:
    """A paper or file of these children leaves, for a reason that always holds: for whoever makes it, where nobody else is said.

    Listed for each child in those of `lanes` that `by` reads of them, be it for a time. Unless `is_named`, the chronology doesn't
    say who gave it.
    """
    numbers, wanted = sorted(set(child_ids)), [str(lane) for lane in Lane if lane in set(lanes)]
    post = by.posts[0]
    # To oneself: the agency, and in a team of several agencies the team.
    agency = None if to_person or to_body else post.agency_id
    body = to_body if to_person or to_body or agency else post.team_names[0]
    person = to_person if to_person or to_body else by.name
    who = [by.practitioner_id, post.team_id] if is_named else [None, None]
    told = [numbers, wanted, means, agency, body, person, why, at, *who]
    with connection.cursor() as cursor:
        cursor.execute("select * from record_papers(%s::bigint[], %s, %s, %s, %s, %s, %s, %s, %s, %s)", told)
        givings = cursor.fetchall()
    for child, act, given in givings:
        record_act("DISCLOSED", children=[child], lane=Lane.IDENTITY, about=act, why=" ".join([means, *given]))
