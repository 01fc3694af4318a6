"""Who is on the register of high-risk missing children, and which signals were raised, as far as somebody may know."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from ymylon.access.rules import Actor
from ymylon.associates.lookups import sure_of_harm
from ymylon.associates.rules import Sure
from ymylon.audit.rules import shown
from ymylon.audit.standing import standing
from ymylon.circumstances.lookups.beside import Allocation, standing_beside
from ymylon.duties.lookups import owed_about
from ymylon.exploitation.lookups import how_each_stands
from ymylon.exploitation.rules import each_stands
from ymylon.missing.lookups.clock import not_closed
from ymylon.missing.models import Episode
from ymylon.people.lookups import cluster_of
from ymylon.signals.models import RegisterEntry, RegisterReview, RegisterTelling, RegisterVisit, Signal, SignalAnswer
from ymylon.signals.rules import CONSIDER, Known
from ymylon.signals.rules.triggers import Concerned
from ymylon.terms.codes import AllocationKind
from ymylon.terms.faults import NoSuch

__all__ = ["NoSuchEntry", "RegisterEntry", "beside", "entries_of", "entry_by_ref", "on_register", "what_happened"]


class NoSuchEntry(NoSuch):
    """There is no such entry, or none that this person may know of."""


def entry_by_ref(actor: Actor, ref: UUID) -> RegisterEntry:
    """The entry with this reference, with who entered and ended it and whose team is asked. Raises NoSuchEntry."""
    # The directory is hidden from nobody: who and which team come with the row, here and below.
    held = RegisterEntry.objects.visible_to(actor).select_related("entered_by", "ended_by", "lead_team")
    entry = held.filter(ref=ref).first()
    if entry is None:
        raise NoSuchEntry
    shown([entry.child_id])
    return entry


def open_entry(actor: Actor, child_id: int) -> RegisterEntry | None:
    """The entry that stands for this child now, under whichever of the records that were judged to be theirs."""
    same = cluster_of(actor, child_id)
    return RegisterEntry.objects.visible_to(actor).filter(child_id__in=same, ended_at__isnull=True).first()


def entries_of(actor: Actor, child_ids: Iterable[int]) -> list[RegisterEntry]:
    """Every entry of these children, open or ended, the latest first."""
    return _entries(actor, children=set(child_ids))


@standing
def _entries(actor, children):
    return RegisterEntry.objects.visible_to(actor).filter(child_id__among=children).order_by("-entered_at", "-id")


def beside(actor: Actor, child_ids: Iterable[int]) -> dict[tuple[int, str], Allocation]:
    """Who is allocated to these children as lead professional and as police contact now, by child and kind."""
    return standing_beside(actor, child_ids, (AllocationKind.LEAD_PROFESSIONAL, AllocationKind.POLICE_CONTACT))


def on_register(actor: Actor, limit: int = 200, *, after: int = 0) -> list[RegisterEntry]:
    """Who is on the register now, the soonest review first; at most `limit`, the `after` soonest left out."""
    standing = RegisterEntry.objects.visible_to(actor).filter(ended_at__isnull=True).order_by("review_on", "id")
    found = list(standing[after : after + limit])
    shown([entry.child_id for entry in found])
    return found


class Happened(NamedTuple):
    """What happened to an entry, each list newest first."""

    reviews: list[RegisterReview]
    visits: list[RegisterVisit]
    tellings: list[RegisterTelling]


def what_happened(actor: Actor, entry_ids: Iterable[int]) -> Happened:
    """Reviews, visits and what the child was told, of these entries, each with who wrote it."""

    def of(model, *order: str):
        return list(model.objects.visible_to(actor).filter(entry_id__in=wanted).select_related("by").order_by(*order, "-id"))

    wanted = set(entry_ids)
    return Happened(of(RegisterReview, "-at"), of(RegisterVisit, "-visited_at"), of(RegisterTelling, "-at"))


def last_visits(actor: Actor, entry_ids: Iterable[int]) -> dict[int, RegisterVisit]:
    """The latest visit of each of these entries, by entry."""
    rows = RegisterVisit.objects.visible_to(actor).filter(entry_id__in=set(entry_ids))
    return {row.entry_id: row for row in rows.order_by("entry_id", "-visited_at", "-id").distinct("entry_id")}


def on_record(actor: Actor, child_id: int) -> Known:
    """What is on record of the exploitation of this child, as far as the actor reads it."""
    return Known(how_each_stands(actor, [child_id]).get(child_id, ()), sure_of_harm(actor, [child_id]).get(child_id, ()))


# For the clock, which acts for nobody and sees every entry


def are_on_register(child_ids: Iterable[int]) -> set[int]:
    """Those of these children for whom an entry stands."""
    standing = RegisterEntry.objects.filter(child_id__in=list(child_ids), ended_at__isnull=True)
    return set(standing.values_list("child_id", flat=True))


def not_asked_yet() -> dict[Episode, set[str]]:
    """The episodes not closed of children who are on no register and may still be asked about, with what was asked so far."""
    found = not_closed()
    entered = are_on_register(episode.child_id for episode in found)
    owed = owed_about(episode.ref for episode in found)
    asked = {episode: {one.kind for one in owed[episode.ref]} for episode in found if episode.child_id not in entered}
    return {episode: kinds for episode, kinds in asked.items() if CONSIDER not in kinds}


def on_record_of(child_ids: Iterable[int]) -> dict[int, Known]:
    """What is on record of the exploitation of each of these children: no more than how it stands, and how sure somebody is."""
    wanted = sorted(set(child_ids))
    with connection.cursor() as cursor:
        cursor.execute("select child, referral, state, since from referrals_for_register(%s)", [wanted])
        referrals = each_stands(cursor.fetchall())
        cursor.execute("select child, sure from harm_for_register(%s)", [wanted])
        harmed: dict[int, tuple[Sure, ...]] = {}
        for child, sure in cursor.fetchall():
            harmed[child] = (*harmed.get(child, ()), Sure[sure])
    return {child: Known(referrals.get(child, ()), harmed.get(child, ())) for child in wanted}


def set_aside_behind(about: UUID) -> set[int]:
    """The teams that would betray the child of this entry, if the child is protected: nothing about it climbs to them."""
    with connection.cursor() as cursor:
        cursor.execute("select aside_of_entry(%s)", [about])
        return {team for (team,) in cursor.fetchall()}


# Signals


class NoSuchSignal(NoSuch):
    """There is no such signal, or none that this person may know of."""


def signal_by_ref(actor: Actor, ref: UUID) -> Signal:
    """One signal, for whoever holds every lane that its words use. Raises NoSuchSignal."""
    found = Signal.objects.visible_to(actor).select_related("person").filter(ref=ref).first()
    if found is None:
        raise NoSuchSignal
    shown([found.child_id])
    return found


def answer_to(actor: Actor, signal: Signal) -> SignalAnswer | None:
    """What became of a signal."""
    return SignalAnswer.objects.visible_to(actor).select_related("by").filter(signal_id=signal.pk).first()


class Fired(NamedTuple):
    """How often a trigger fired about children of one group. `place`: the scope in which somebody counts; None: all of Wales."""

    place: int | None
    trigger: str
    dimension: str
    code: str
    times: int


def counts_fired() -> list[Fired]:
    """How often each trigger fired about children of each agency in which whoever acts may count it. Of no child."""
    with connection.cursor() as cursor:
        cursor.execute("select place, trigger, dimension, code, fired from count_signals()")
        return [Fired(*row) for row in cursor.fetchall()]


def first_missing(statuses: Iterable[str], since: date) -> list[tuple[int, UUID, date, str, str]]:
    """For the clock: child, episode, day last seen, school then and area, of each first episode that was not raised yet."""
    with connection.cursor() as cursor:
        sql = "select child, episode, seen_on, status, area from first_missing_out_of_school(%s, %s)"
        cursor.execute(sql, [[str(one) for one in statuses], since])
        return list(cursor.fetchall())


def beside_bound(since: date) -> list[tuple[int, UUID, date]]:
    """For the clock: child, appearance and day, of each appearance of somebody under notice that was not raised yet."""
    with connection.cursor() as cursor:
        cursor.execute("select child, appearance, found_on from beside_somebody_under_notice(%s)", [since])
        return list(cursor.fetchall())


def concerned_at_one_school(since: date, fewest: int) -> list[Concerned]:
    """Each time since this day that a child of a school was missing or worried somebody, where so many were.

    For the clock. Without protected children, and without what a clinic noted.
    """
    with connection.cursor() as cursor:
        cursor.execute("select school, child, cause::text, at from concerned_at_one_school(%s, %s)", [since, fewest])
        return [Concerned(*row) for row in cursor.fetchall()]


def last_raised(child_ids: Iterable[int], trigger: str) -> dict[int, datetime]:
    """For the clock: when this trigger last fired about each of these children."""
    rows = Signal.objects.filter(child_id__in=list(child_ids), trigger=trigger).order_by("child_id", "-at").distinct("child_id")
    return dict(rows.values_list("child_id", "at"))


def long_ago(today: date) -> date:
    """Before this day nothing counts any more, whatever a policy says."""
    return today - timedelta(days=366)
