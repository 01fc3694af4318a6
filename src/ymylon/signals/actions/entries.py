"""A manager enters a child, says why not, or ends an entry. Nothing else enters or ends anybody."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.utils import IntegrityError

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import team_for
from ymylon.audit.actions import record_act
from ymylon.children.actions import end_involvements, involve, record_event
from ymylon.duties.actions import fulfil, void, waive
from ymylon.duties.lookups import open_duties, policy_rows
from ymylon.duties.rules import local_day
from ymylon.missing.models import Episode
from ymylon.signals import lookups, rules
from ymylon.signals.actions.asking import asked_of
from ymylon.signals.actions.writing import RegisterFault, are_named, hold, note, owe, refuse, who_is_named, within
from ymylon.signals.models import RegisterEntry
from ymylon.terms.calendars import end_of_day
from ymylon.terms.codes import EntryEnd, EntryWay, InvolvementKind, Lane, TeamFunction
from ymylon.terms.words import Words

_TWICE = Words("This child is on the register already.", "Mae’r plentyn hwn ar y gofrestr eisoes.")
_ANSWERED = Words("Somebody has answered this already.", "Mae rhywun eisoes wedi ateb hyn.")


@transaction.atomic
def enter(
    *, by: Actor, at: datetime, child_id: int, area: str, reason: str, every_days: int, review_on: date, lead: str = "",
    police_contact: str = "", lead_team_id: int | None = None, episodes: Sequence[Episode] = (),
) -> RegisterEntry:  # fmt: skip
    """A manager enters a child; `episodes` are those about which a rule asked, and are answered by it. Raises RegisterFault.

    Without words of their own, lead and police contact are whoever is allocated to the child as that.
    """
    permit(by, "DECIDE_REGISTER")
    named = who_is_named(by, child_id, lead, police_contact)
    refuse(rules.entry_fault(reason=reason, every_days=every_days, **are_named(named)))
    rows = policy_rows(["register."])
    refuse(rules.review_fault(local_day(at), review_on, within(rows, area, at)))
    if lookups.open_entry(by, child_id) is not None:
        raise RegisterFault(_TWICE)
    # What rests on persons of concern is read in their lane alone, and an entry by whoever reads social care’s.
    asks = [one for episode in episodes for one in asked_of(by, at, episode, rows) if one["lane"] == Lane.CONCERN]
    try:
        with transaction.atomic():
            entry = RegisterEntry.objects.create(
                child_id=child_id,
                way=EntryWay.PROPOSED if asks else EntryWay.DECIDED,
                asked=asks,
                reason=reason.strip(),
                lead_team_id=lead_team_id,
                every_days=every_days,
                entered_at=at,
                entered_by_id=by.practitioner_id,
                review_on=review_on,
                **named,
            )
    except IntegrityError as twice:  # somebody else entered the child in this moment
        raise RegisterFault(_TWICE) from twice
    # The database may have taken out a team that would betray the child.
    entry.refresh_from_db(fields=["lead_team"])
    for episode in episodes:
        fulfil(by=by, at=at, child_id=child_id, about=episode.ref, kinds=rules.ASKING)
    _custodian(by, at, entry, area)
    owe(by=by, at=at, entry=entry, code=rules.REVIEW, due_at=end_of_day(review_on), area=area, rows=rows)
    owe(by=by, at=at, entry=entry, code=rules.VISIT, due_at=at + timedelta(days=every_days), area=area, rows=rows)
    owe(by=by, at=at, entry=entry, code=rules.TELL, area=area, rows=rows)
    note(by=by, at=at, entry=entry, act="REGISTER_ENTERED", detail=entry.way)
    return entry


def _custodian(by: Actor, at: datetime, entry: RegisterEntry, area: str) -> None:
    """Whoever keeps the registers there is involved while the entry stands, and so is told when the child is missing.

    By a kind of its own: this isn't the child protection register, and nobody is told that it were.
    """
    team = team_for([TeamFunction.REGISTER_CUSTODIAN], area) if area else None
    if team is not None:
        kind = InvolvementKind.HIGH_RISK_REGISTER
        involve(by=by, at=at, child_id=entry.child_id, team_id=team.pk, kind=kind, basis="ON_REGISTER", about=entry.ref)


@transaction.atomic
def decline(*, by: Actor, at: datetime, episode: Episode, reason: str) -> None:
    """A published rule asked, and a manager says why the child is not entered. Raises RegisterFault; a second answer is one."""
    permit(by, "DECIDE_REGISTER")
    refuse(rules.reason_fault(reason))
    child, lane = episode.child_id, _asked_in(by, episode)
    if lane is None or not waive(by=by, at=at, child_id=child, about=episode.ref, kinds=rules.ASKING, reason=reason.strip()):
        raise RegisterFault(_ANSWERED)
    record_event(by=by, at=at, child_id=child, kind="REGISTER_NOT_ENTERED", lane=lane, about=episode.ref)
    record_act("REGISTER_NOT_ENTERED", children=[child], lane=lane, about=episode.ref)


def _asked_in(by: Actor, episode: Episode) -> Lane | None:
    """Where the question is open: the answer is told to those who knew that there was one."""
    kinds = {one.kind for one in open_duties(by, episode.ref)}
    return next((lane for lane, kind in rules.ASKED_BY.items() if kind in kinds), None)


@transaction.atomic
def end(*, by: Actor, at: datetime, entry: RegisterEntry, why: EntryEnd, reason: str) -> None:
    """A manager ends an entry, with a reason. Nothing else does."""
    permit(by, "DECIDE_REGISTER")
    refuse(rules.reason_fault(reason))
    held = hold(by, entry)
    held.ended_at, held.ended_by_id, held.end, held.end_reason = at, by.practitioner_id, why, reason.strip()
    held.save(update_fields=["ended_at", "ended_by", "end", "end_reason"])
    void(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[rules.REVIEW, rules.VISIT, rules.TELL], reason=why)
    note(by=by, at=at, entry=held, act="REGISTER_ENDED", detail=why)
    # Last of all: it may end what held the child.
    end_involvements(by=by, at=at, child_id=held.child_id, about=held.ref)
