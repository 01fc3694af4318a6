"""A child is reported missing: the fact, who is involved, what is owed, and who is told, all of it or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor, Post
from ymylon.audit.actions import record_act
from ymylon.children.actions import open_record, record_event
from ymylon.children.lookups import NoSuchChild, children_by_id
from ymylon.circumstances.lookups import areas_on, care_on
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import PolicyRow, areas_of, local_day, utc
from ymylon.linkage.actions import propose_matches
from ymylon.missing.actions.history import end_open_history
from ymylon.missing.actions.leaving_out import leave_out_first
from ymylon.missing.actions.meeting import consider_meeting
from ymylon.missing.actions.report_involving import involve_from_facts, involve_reporter
from ymylon.missing.actions.report_telling import POLICIES, is_term, owe_of_report, propose_referral, tell_of
from ymylon.missing.lookups.episodes import episodes_of, reports_of
from ymylon.missing.lookups.residence import own_area, residence
from ymylon.missing.models import Episode, Move, Report
from ymylon.missing.rules.reporting import born_about, earlier_start, lives_at, lives_in, whereabouts_after
from ymylon.missing.rules.states import EpisodeState
from ymylon.missing.rules.times import TimeFault, overlap, times_faults
from ymylon.notices.actions import uninvolve_left_out
from ymylon.people.actions import add_person
from ymylon.protection.actions import seal_instead
from ymylon.protection.lookups import owners_of
from ymylon.terms.codes import (
    EndKind,
    Lane,
    LivingAt,
    NoticeKind,
    PlacementType,
    Precision,
    ProtectedKind,
    RecordReason,
    ReporterKind,
    Sex,
    Whereabouts,
)
from ymylon.terms.geography import current_code
from ymylon.terms.moments import Moment


@dataclass(frozen=True)
class NewChild:
    """A child who has no record that the reporter knows of. Either the birth date or the age; or neither is known yet."""

    given: str
    family: str
    born_on: date | None = None
    age: int | None = None
    sex: Sex | str = ""


class ReportFault(ValueError):
    """The times of a report can't be true; `fault` says why, in both languages."""

    def __init__(self, fault: TimeFault) -> None:
        super().__init__(fault.words.en)
        self.fault = fault


class ResidenceNotKnown(LookupError):
    """Nothing says in which area the child lives, so nobody knows which council to tell: somebody must be asked."""


@dataclass(frozen=True)
class Account:
    """What the reporter says, as they say it."""

    ref: UUID
    last_seen: Moment
    whereabouts: Whereabouts
    place: str
    circumstances: str
    reporter_kind: ReporterKind
    for_whom: str
    name_withheld: bool


@transaction.atomic
def report_missing(
    *,
    by: Actor,
    at: datetime,
    child_id: int | None,
    new_child: NewChild | None = None,
    last_seen: Moment,
    whereabouts: Whereabouts,
    place: str = "",
    circumstances: str = "",
    reporter_kind: ReporterKind,
    for_whom: str = "",
    name_withheld: bool = False,
    living_at: LivingAt | None = None,
    authority: str = "",
    report_ref: UUID | None = None,
    left_out: Sequence[tuple[int, str]] = (),
) -> Episode:
    """The child is missing: an episode is open, holds this account, and whoever must know has been told.

    `authority` is where a child lives of whom the record doesn't say. `left_out` are teams that must not be told, by number,
    each with the reason. The episode involves none of them either.

    An open episode of the child takes the account in. The same `report_ref` again answers with the same episode. Raises
    NoSuchChild, ReportFault where the times can't be true, ResidenceNotKnown, and PermissionDenied.
    """
    _refuse(by, at, child_id, new_child, last_seen)
    ref = report_ref or uuid4()
    sent_before = _sent_before(by, ref)
    if sent_before is not None:
        return sent_before
    account = Account(ref, last_seen, whereabouts, place, circumstances, reporter_kind, for_whom, name_withheld)
    child, open_ref = _waiting(by, child_id) if child_id is not None else (_open_record(by, at, new_child), None)
    about = open_ref or uuid4()
    post = involve_reporter(by=by, at=at, child_id=child, about=about, is_new=child_id is None)
    leave_out_first(by=by, at=at, child_id=child, about=about, left_out=left_out)
    past = episodes_of(by, [child])[child] if child_id is not None else []
    if open_ref is not None:
        return _join(by, at, past, about, account)
    end_open_history(by=by, at=at, episodes=past, seen=last_seen)
    episode = _begin(by, at, child, past, about, account, living_at or _lives(by, at, child, past, post), authority)
    if child_id is None and not left_out:
        # Whoever is asked whether two records are one child is involved by it: it might be the team that must not know.
        # Last, when the councils and forces are involved: one of them may know the child by another record.
        propose_matches(by=by, at=at, child_id=child)
    return episode


def _refuse(by: Actor, at: datetime, child_id: int | None, new_child: NewChild | None, last_seen: Moment) -> None:
    permit(by, "REPORT_MISSING")
    if child_id is not None and new_child is not None:
        raise ValueError("a report is about a child of the record or about a new one, not both")
    faults = times_faults(at, last_seen, at)
    if faults:
        raise ReportFault(faults[0])


def _sent_before(by: Actor, ref: UUID) -> Episode | None:
    with connection.cursor() as cursor:
        # The same form sent twice at once: the second waits here until the first is written.
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(ref)])
    report = Report.objects.visible_to(by).filter(ref=ref).first()
    return Episode.objects.visible_to(by).get(pk=report.episode_id) if report else None


def _open_record(by: Actor, at: datetime, new: NewChild | None) -> int:
    if new is None:
        raise ValueError("a report is about a child of the record or about a new one")
    born_on, precision = new.born_on, Precision.DAY if new.born_on else Precision.UNKNOWN
    if born_on is None and new.age is not None:
        born_on, precision = born_about(new.age, local_day(at))
    person = add_person(by=by, at=at, given=new.given, family=new.family, born_on=born_on, born_precision=precision, sex=new.sex)
    return open_record(by=by, at=at, person_id=person.pk, reason=RecordReason.REPORTED_MISSING).pk


def _waiting(by: Actor, child_id: int) -> tuple[int, UUID | None]:
    """The child, and the open episode's reference, read when nobody else can be opening one."""
    if child_id not in children_by_id(by, [child_id]):
        raise NoSuchChild
    with connection.cursor() as cursor:
        cursor.execute("select wait_for_child(%s)", [child_id])
        return child_id, cursor.fetchone()[0]


def _begin(
    by: Actor,
    at: datetime,
    child_id: int,
    past: list[Episode],
    about: UUID,
    account: Account,
    living_at: LivingAt,
    authority: str,
) -> Episode:
    if any(overlap((utc(account.last_seen.at), None), (e.last_seen_at, e.ended_at)) for e in past if not _in_error(e)):
        raise ReportFault(TimeFault.OVERLAPS_ANOTHER)
    lives_in_area = _area(by, at, child_id, past, authority)
    episode = Episode.objects.create(
        ref=about,
        child_id=child_id,
        opened_at=at,
        last_seen_at=account.last_seen.at,
        last_seen_precision=account.last_seen.precision,
        whereabouts=account.whereabouts,
        living_at=living_at,
        authority=lives_in_area,
        state=EpisodeState.REPORTED,
    )
    Move.objects.create(child_id=child_id, episode=episode, to_state=EpisodeState.REPORTED, at=at, by_id=by.practitioner_id)
    _keep(by, at, episode, account)
    rows = tuple(policy_rows(POLICIES))
    _involve(by, at, episode, rows)
    owe_of_report(by=by, at=at, episode=episode, rows=rows)
    propose_referral(by=by, at=at, episode=episode, rows=rows)
    consider_meeting(by=by, at=at, episode=episode)
    record_event(by=by, at=at, child_id=child_id, kind="REPORTED_MISSING", lane=Lane.EPISODE, about=about)
    tell_of(by=by, at=at, episode=episode, kind=NoticeKind.REPORTED_MISSING, rows=rows)
    record_act("REPORTED_MISSING", children=[child_id], lane=Lane.EPISODE, about=about)
    return episode


def _area(by: Actor, at: datetime, child_id: int, past: list[Episode], said: str) -> str:
    known = residence(by, child_id, at, past) or current_code(said) or own_area(by)
    if not known:
        # Of several areas one would be a guess, and the wrong council would learn of a child.
        raise ResidenceNotKnown
    return known


def _lives(by: Actor, at: datetime, child_id: int, past: list[Episode], post: Post) -> LivingAt:
    """By the reporter's own role, else by a care spell that they may see, else as it was the last time."""
    own, day = lives_at(post.role), local_day(at)
    if own is not LivingAt.NOT_KNOWN:
        return own
    spell = care_on(by, [child_id], day).get(child_id)
    if spell is not None:
        return lives_in(PlacementType[spell.placement])
    return LivingAt[past[0].living_at] if past else LivingAt.NOT_KNOWN


def _join(by: Actor, at: datetime, past: list[Episode], about: UUID, account: Account) -> Episode:
    """Both accounts are kept; the episode begins at the earliest time at which somebody last saw the child."""
    episode = next(one for one in past if one.ref == about)
    _keep(by, at, episode, account)
    start = Moment(episode.last_seen_at, Precision[episode.last_seen_precision])
    earlier = earlier_start(start, account.last_seen, [e.ended_at for e in past if e.ended_at and not _in_error(e)])
    if earlier is not None:
        episode.last_seen_at, episode.last_seen_precision = earlier
    episode.whereabouts = whereabouts_after(Whereabouts[episode.whereabouts], account.whereabouts)
    episode.save(update_fields=["last_seen_at", "last_seen_precision", "whereabouts"])
    rows = tuple(policy_rows(POLICIES))
    count = len(reports_of(by, [episode.pk])[episode.pk])
    record_event(by=by, at=at, child_id=episode.child_id, kind="REPORTED_AGAIN", lane=Lane.EPISODE, about=about)
    # First those who know of the episode are told that there is more; then whoever is new to it, of the episode itself.
    tell_of(by=by, at=at, episode=episode, kind=NoticeKind.FURTHER_REPORT, rows=rows, occurrence=count)
    _involve(by, at, episode, rows)
    propose_referral(by=by, at=at, episode=episode, rows=rows)
    tell_of(by=by, at=at, episode=episode, kind=NoticeKind.REPORTED_MISSING, rows=rows)
    record_act("REPORTED_AGAIN", children=[episode.child_id], lane=Lane.EPISODE, about=about)
    return episode


def _in_error(episode: Episode) -> bool:
    return episode.end_kind == EndKind.RECORDED_IN_ERROR


def _keep(by: Actor, at: datetime, episode: Episode, account: Account) -> None:
    Report.objects.create(
        ref=account.ref,
        child_id=episode.child_id,
        episode=episode,
        reporter_kind=account.reporter_kind,
        reported_by_id=by.practitioner_id,
        for_whom=account.for_whom,
        name_withheld=account.name_withheld,
        reported_at=at,
        last_seen_at=account.last_seen.at,
        last_seen_precision=account.last_seen.precision,
        whereabouts=account.whereabouts,
        place=seal_instead(
            by=by, at=at, child_id=episode.child_id, kind=ProtectedKind.PLACE, words=account.place, whence="report"
        ),
        circumstances=account.circumstances,
    )


def _involve(by: Actor, at: datetime, episode: Episode, rows: tuple[PolicyRow, ...]) -> None:
    if owners_of([episode.child_id]):
        return  # of a protected child nobody learns by this: the team that answers for it chooses whom to tell
    involve_from_facts(
        by=by,
        at=at,
        child_id=episode.child_id,
        about=episode.ref,
        residence=episode.authority,
        care=areas_on(episode.child_id, local_day(at)),
        in_term=is_term(rows, areas_of(episode.authority), at),
    )
    uninvolve_left_out(child_id=episode.child_id, about=episode.ref)
