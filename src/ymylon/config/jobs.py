"""The worker's rounds: who was silent, what is late, what waits in the outbox, and which jobs a dead worker left behind.

Each may be run twice, late, or cut midway: what it does has a unique key of its own. So a round is never waited for, and
nothing hangs on one job set for months ahead.
"""

import logging
from contextlib import suppress
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections
from django.urls import NoReverseMatch, reverse
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Status

from ymylon.associates import jobs as associates
from ymylon.associates.rules import DUTY_KINDS as OF_ASSOCIATES
from ymylon.associates.rules import REVIEW as REVIEW_ASSOCIATE
from ymylon.circumstances import jobs as circumstances
from ymylon.circumstances.rules.duties import DUTY_KINDS as OF_CIRCUMSTANCES
from ymylon.config.sealing import seal_everything
from ymylon.contexts import jobs as contexts
from ymylon.disruption.rules import DUTY_KINDS as OF_DISRUPTION
from ymylon.duties import jobs as duties
from ymylon.duties.lookups import usual_climb
from ymylon.duties.rules import Stage, catalogue
from ymylon.duties.rules.agreed import DUTY_KINDS as OF_ACTIONS
from ymylon.exploitation.rules import DUTY_KINDS as OF_EXPLOITATION
from ymylon.intelligence.rules import DUTY_KINDS as OF_INTELLIGENCE
from ymylon.interviews.lookups.barred import left_out_behind
from ymylon.interviews.rules import DUTY_KINDS as OF_INTERVIEWS
from ymylon.meetings import jobs as meetings
from ymylon.meetings.rules import DUTY_KINDS as OF_MEETINGS
from ymylon.missing import jobs as missing
from ymylon.missing.rules.duties import DUTY_KINDS as OF_MISSING
from ymylon.notices import jobs as notices
from ymylon.notices.rules.referrals import DUTY_KINDS as OF_REFERRALS
from ymylon.orders import jobs as orders
from ymylon.orders.rules import DUTY_KINDS as OF_ORDERS
from ymylon.oversight import jobs as oversight
from ymylon.oversight.rules.letting_in import DUTY_KINDS as OF_OVERSIGHT
from ymylon.plans import jobs as plans
from ymylon.plans.rules import DUTY_KINDS as OF_PLANS
from ymylon.post import jobs as post
from ymylon.protection import jobs as protection
from ymylon.returns import jobs as returns
from ymylon.safety import jobs as safety
from ymylon.safety.rules import DUTY_KINDS as OF_SAFETY
from ymylon.screening.rules import DUTY_KINDS as OF_SCREENING
from ymylon.signals import jobs as signals
from ymylon.signals.lookups import set_aside_behind
from ymylon.signals.rules import DUTY_KINDS as OF_REGISTER
from ymylon.signals.rules import REVIEW, review_stages
from ymylon.worries import jobs as worries
from ymylon.worries.rules import DUTY_KINDS as OF_WORRIES

log = logging.getLogger(__name__)

KINDS = catalogue((
    *OF_MISSING, *OF_INTERVIEWS, *OF_CIRCUMSTANCES, *OF_REFERRALS, *OF_REGISTER, *OF_PLANS, *OF_OVERSIGHT, *OF_ACTIONS,
    *OF_EXPLOITATION, *OF_ASSOCIATES, *OF_ORDERS, *OF_WORRIES, *OF_SCREENING, *OF_INTELLIGENCE, *OF_MEETINGS,
    *OF_SAFETY, *OF_DISRUPTION,
))  # fmt: skip
WHILE_ALIVE = tuple(kind.code for kind in KINDS.values() if kind.while_alive)
_EVERY_MINUTE = "* * * * *"
_NIGHTLY = "17 3 * * *"
_DEAD_AFTER = 30
_KEPT_HOURS = 24


def _often(seconds: int) -> str:
    # A sixth field counts seconds; only a test or a demonstration sweeps more often than each minute.
    return _EVERY_MINUTE if seconds >= 60 else f"* * * * * */{max(seconds, 1)}"


def where_met(kind: str, about: UUID) -> str:
    """The address at which a duty is met, for a letter; of a kind that has no page of its own, Today."""
    try:
        return reverse(KINDS[kind].address, args=[about])
    except (KeyError, NoReverseMatch):
        return reverse("today:today")


def how_it_climbs(kind: str, opened_at: datetime, due: datetime) -> tuple[Stage, ...]:
    """How a late duty of this kind climbs: what is looked at again by days and months, every other by hours."""
    return review_stages(opened_at, due) if kind in (REVIEW, REVIEW_ASSOCIATE) else usual_climb(kind, opened_at, due)


def who_must_not_know(about: UUID) -> tuple[set[int], set[int]]:
    """Teams and agencies to whom nothing about this climbs: left out of the episode, or set aside of a child on the register."""
    teams, agencies = left_out_behind(about)
    return teams | set_aside_behind(about), agencies


def sweep_everything() -> None:
    """One round of every clock. The connection may have been cut since the last: a new one is made where it was."""
    faults = []
    for go_round in (
        protection.sweep,
        notices.sweep,
        partial(missing.sweep, while_alive=WHILE_ALIVE),
        circumstances.sweep,
        signals.sweep,
        plans.sweep,
        safety.sweep,
        associates.sweep,
        orders.sweep,
        contexts.sweep,
        meetings.sweep_boards,
        # Before what is late is said: a worry that ends today is not late.
        worries.sweep,
        partial(duties.sweep, barred=who_must_not_know, address=where_met, climb=how_it_climbs),
    ):
        close_old_connections()
        try:
            go_round()
        except Exception as fault:
            # What one round can't do keeps no other back; the job fails all the same, and is seen to.
            log.exception("a round broke off")
            faults.append(fault)
    close_old_connections()
    if faults:
        raise faults[0]


@app.periodic(cron=_often(settings.SWEEP_EVERY))
@app.task(name="sweep", queueing_lock="sweep")
def sweep(timestamp: int) -> None:
    """Silence climbs, and what is late is said."""
    sweep_everything()


@app.periodic(cron=_often(settings.SWEEP_EVERY))
@app.task(name="empty_outbox", queueing_lock="empty_outbox")
def empty_outbox(timestamp: int) -> None:
    """Letters leave."""
    close_old_connections()
    try:
        post.empty_outbox()
    finally:
        close_old_connections()


@app.periodic(cron=_often(settings.SWEEP_EVERY))
@app.task(name="judge_returns", queueing_lock="judge_returns", lock="judge_returns")
def judge_returns(timestamp: int) -> None:
    """One return is read. It may take minutes: under its lock it never holds more than one place of the worker."""
    close_old_connections()
    try:
        if returns.sweep():
            with suppress(AlreadyEnqueued):
                judge_returns.configure().defer(timestamp=timestamp)
    finally:
        close_old_connections()


@app.periodic(cron=_often(settings.SWEEP_EVERY))
@app.task(name="draw_packs", queueing_lock="draw_packs", lock="draw_packs")
def draw_packs(timestamp: int) -> None:
    """Papers of meetings are drawn: apart from the round of clocks, for a long agenda takes minutes."""
    close_old_connections()
    try:
        meetings.sweep()
    finally:
        close_old_connections()


@app.periodic(cron=_EVERY_MINUTE)
@app.task(name="seal_audit", queueing_lock="seal_audit")
def seal_audit(timestamp: int) -> None:
    """What was written in the last minute can't be changed unseen from now on."""
    close_old_connections()
    try:
        seal_everything()
    finally:
        close_old_connections()


@app.periodic(cron=_EVERY_MINUTE)
@app.task(name="take_up_stalled", queueing_lock="take_up_stalled", pass_context=True)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """A worker that was killed leaves its jobs “doing” for ever: they are given to whoever is alive."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=_DEAD_AFTER):
        log.warning("job %s of a dead worker is taken up again", job.id)
        try:
            await jobs.retry_job(job)
        except UniqueViolation:
            # The same round waits in the queue already: it will do what the dead one left.
            await jobs.finish_job(job, status=Status.FAILED, delete_job=True)


@app.periodic(cron=_NIGHTLY)
@app.task(name="review_grants", queueing_lock="review_grants")
def review_grants(timestamp: int) -> None:
    """Each quarter somebody confirms or ends every place in a team."""
    close_old_connections()
    try:
        oversight.sweep()
    finally:
        close_old_connections()


@app.periodic(cron=_NIGHTLY)
@app.task(name="forget_done_jobs", queueing_lock="forget_done_jobs", pass_context=True)
async def forget_done_jobs(context: JobContext, timestamp: int) -> None:
    """Jobs that are done leave no trace to keep: what they did stands in the ledgers."""
    await context.app.job_manager.delete_old_jobs(nb_hours=_KEPT_HOURS, include_failed=True)
