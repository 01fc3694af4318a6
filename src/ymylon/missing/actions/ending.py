"""How an episode ends: found, or otherwise. Each end opens what is then owed, voids what has become pointless, and is told."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.duties.actions import fulfil, void
from ymylon.duties.lookups import policy_rows
from ymylon.missing.actions.meeting import consider_meeting
from ymylon.missing.actions.telling_again import tell_again
from ymylon.missing.actions.writing import hold, move, note, owe
from ymylon.missing.models import Episode, Finding, Grading, Move
from ymylon.missing.rules.ending import (
    ADULT_ACCEPTANCE,
    FIRST_GRADE,
    HOLD_RETURN_INTERVIEW,
    OFFER_RETURN_INTERVIEW,
    PREVENTION_CHECK,
    REVIEW_GRADE,
    duties_opened_by,
    duties_voided_by,
    end_fault,
    owed_anew,
)
from ymylon.missing.rules.faults import NOT_MISSING_NOW, SAY_SOMETHING, EndedAlready, Fault
from ymylon.missing.rules.states import EpisodeState, is_ended, is_open, may_move
from ymylon.missing.rules.times import end_to_store, times_faults
from ymylon.terms.codes import EndKind, FoundCircumstance, Lane, NoticeKind, Precision
from ymylon.terms.moments import Moment
from ymylon.terms.words import Words

_ALIVE = {EndKind.FOUND: None, EndKind.IN_CUSTODY: FoundCircumstance.ARRESTED, EndKind.IN_HOSPITAL: FoundCircumstance.HOSPITAL}

_LATER_EPISODE = Words(
    "This child has been reported missing again since. Write in the later episode.",
    "Rhoddwyd gwybod eto ers hynny fod y plentyn hwn ar goll. Ysgrifennwch yn y cyfnod diweddarach.",
)


def _refuse_times(episode: Episode, ended: Moment, at: datetime) -> None:
    last_seen = Moment(episode.last_seen_at, Precision[episode.last_seen_precision])
    faults = times_faults(at, last_seen, ended=ended)
    if faults:
        raise Fault(faults[0].words, "when")


def _refuse_second_end(by: Actor, episode: Episode) -> None:
    last = Move.objects.visible_to(by).filter(episode=episode, from_state=EpisodeState.REPORTED).order_by("-id").first()
    raise EndedAlready(last.by_id if last else None, last.at if last else episode.ended_at)


def _end(*, by: Actor, at: datetime, episode: Episode, kind: EndKind, ended: Moment, reason: str) -> None:
    """Moves a held episode to its end, with what follows from it. One that had ended before keeps the moment of that end."""
    ends_before = Move.objects.visible_to(by).filter(episode=episode, to_state__in=list(EndKind)).count()
    changes: dict[str, object] = {"end_kind": kind}
    had_died = episode.end_kind == EndKind.DIED
    _refuse_times(episode, ended, at)
    if is_open(episode.state):
        last_seen = Moment(episode.last_seen_at, Precision[episode.last_seen_precision])
        changes |= {"ended_at": end_to_store(ended, last_seen), "ended_precision": ended.precision}
    move(by=by, at=at, episode=episode, to_state=kind, reason=reason, **changes)
    if had_died:
        _owe_again(episode)
    _void(by, at, episode, kind)
    rows = policy_rows(["prevention_check", "interview.offer"])
    for code in sorted(duties_opened_by(kind)):
        owe(by=by, at=at, episode=episode, code=code, rows=rows, since=episode.ended_at, occurrence=ends_before + 1)
    told = NoticeKind.FOUND if kind == EndKind.FOUND else NoticeKind.ENDED_OTHERWISE
    tell_again(by=by, at=at, episode=episode, kind=told, occurrence=ends_before + 1)


def _void(by: Actor, at: datetime, episode: Episode, kind: EndKind) -> None:
    if kind == EndKind.ACCEPTED_BY_ADULT_SERVICE:
        fulfil(by=by, at=at, child_id=episode.child_id, about=episode.ref, kinds=[ADULT_ACCEPTANCE])
    pointless = duties_voided_by(kind)
    void(by=by, at=at, child_id=episode.child_id, about=episode.ref, kinds=sorted(pointless), reason=kind)
    if kind == EndKind.DIED:
        # What earlier episodes still owe the child would reach a family in mourning.
        others = Episode.objects.visible_to(by).filter(child_id=episode.child_id).exclude(pk=episode.pk)
        for about in others.values_list("ref", flat=True):
            void(by=by, at=at, child_id=episode.child_id, about=about, kinds=sorted(pointless), reason=kind)


def _owe_again(episode: Episode) -> None:
    """The child lives: what every room owed and the clock had voided is owed again, as it was due, unless another end says so."""
    with connection.cursor() as cursor:
        cursor.execute("select owe_again(%s, %s, %s)", [episode.child_id, episode.ref, sorted(owed_anew())])


def _keep_finding(by: Actor, at: datetime, episode: Episode, **found: object) -> Finding:
    # Found, still missing after all, found again: the later finding stands on top, and the history keeps the earlier one.
    finding = Finding.objects.visible_to(by).filter(episode=episode).first() or Finding(
        episode=episode, child_id=episode.child_id
    )
    for name, value in {**found, "recorded_at": at, "recorded_by_id": by.practitioner_id}.items():
        setattr(finding, name, value)
    finding.save()
    return finding


@transaction.atomic
def record_found(
    *,
    by: Actor,
    at: datetime,
    episode: Episode,
    found: Moment,
    circumstance: FoundCircumstance = FoundCircumstance.NOT_KNOWN_YET,
    is_safe_now: bool | None = None,
) -> Finding:
    """The child is found: the episode ends, all who were told are told, a check and an offer of an interview are owed.

    If somebody else has ended it first, nothing changes and EndedAlready says who and when.
    """
    permit(by, "RECORD_FOUND")
    held = hold(by, episode)
    if not may_move(held.state, EndKind.FOUND):
        _refuse_second_end(by, held)
    _end(by=by, at=at, episode=held, kind=EndKind.FOUND, ended=found, reason="")
    finding = _keep_finding(
        by, at, held, found_at=held.ended_at, found_precision=found.precision, circumstance=circumstance, is_safe_now=is_safe_now
    )
    note(by=by, at=at, episode=held, act="FOUND", lane=Lane.EPISODE, happened_at=held.ended_at)
    consider_meeting(by=by, at=at, episode=held)
    return finding


@transaction.atomic
def record_end(
    *,
    by: Actor,
    at: datetime,
    episode: Episode,
    kind: EndKind,
    ended: Moment | None = None,
    reason: str = "",
    accepted_by: str = "",
) -> Episode:
    """The episode ends otherwise than by being found; `reason` says how it is known, or why it was recorded in error.

    A birthday or a border ends nothing: for that a named person in the receiving process accepts. Raises EndedAlready.
    """
    permit(by, "RECORD_END")
    if kind == EndKind.FOUND:
        raise ValueError("a child who is found is recorded by record_found")
    held = hold(by, episode)
    if not may_move(held.state, kind):
        _refuse_second_end(by, held)
    fault = end_fault(kind, accepted_by=accepted_by, reason=reason)
    if fault is not None:
        raise Fault(fault, "accepted_by" if kind == EndKind.ACCEPTED_BY_ADULT_SERVICE else "reason")
    if not (reason.strip() or accepted_by.strip()):
        raise Fault(SAY_SOMETHING, "reason")
    ended = ended or Moment(at, Precision.MINUTE)
    said = ". ".join(words.strip() for words in (accepted_by, reason) if words.strip())
    had_ended = None if is_open(held.state) else Moment(held.ended_at, Precision[held.ended_precision or Precision.MINUTE])
    _end(by=by, at=at, episode=held, kind=kind, ended=ended, reason=said)
    if kind in _ALIVE:
        _keep_finding(by, at, held, found_at=held.ended_at, found_precision=ended.precision, circumstance=_ALIVE[kind])
    happened_at = end_to_store(ended, had_ended) if had_ended else held.ended_at
    note(by=by, at=at, episode=held, act="ENDED", lane=Lane.EPISODE, detail=kind, happened_at=happened_at)
    return held


def _is_missed_since(by: Actor, episode: Episode) -> bool:
    others = Episode.objects.visible_to(by).filter(child_id=episode.child_id).exclude(pk=episode.pk)
    still_running = Q(ended_at__isnull=True) | Q(ended_at__gt=episode.last_seen_at)
    return others.exclude(end_kind=EndKind.RECORDED_IN_ERROR).filter(still_running).exists()


@transaction.atomic
def record_still_missing(*, by: Actor, at: datetime, episode: Episode, reason: str) -> Episode:
    """The end was wrong: the child is missing after all, since when last seen. All who were told are told again.

    Of a child who was said to have died, what every agency owed is owed again.
    """
    permit(by, "RECORD_END")
    held = hold(by, episode)
    if not is_ended(held.state):
        raise Fault(NOT_MISSING_NOW)
    if not reason.strip():
        raise Fault(SAY_SOMETHING, "reason")
    if _is_missed_since(by, held):
        raise Fault(_LATER_EPISODE)
    ends = Move.objects.visible_to(by).filter(episode=held, to_state__in=list(EndKind)).count()
    changes, had_died = {"ended_at": None, "ended_precision": "", "end_kind": ""}, held.end_kind == EndKind.DIED
    move(by=by, at=at, episode=held, to_state=EpisodeState.REPORTED, reason=reason.strip(), **changes)
    if had_died:
        _owe_again(held)
    owed = [PREVENTION_CHECK, OFFER_RETURN_INTERVIEW, HOLD_RETURN_INTERVIEW]
    void(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=owed, reason="STILL_MISSING")
    graded = Grading.objects.visible_to(by).filter(episode=held).exists()
    # Numbered beyond every grade so far: a number that was used stays with the duty that it named.
    owe(by=by, at=at, episode=held, code=REVIEW_GRADE if graded else FIRST_GRADE, due_at=at, occurrence=1000 + ends)
    note(by=by, at=at, episode=held, act="STILL_MISSING", lane=Lane.EPISODE)
    tell_again(by=by, at=at, episode=held, kind=NoticeKind.STILL_MISSING, occurrence=1000 + ends)
    return held
