"""One night: Cai of Tŷ Derwen is reported missing by Elin, and the council, the police and the health board are told."""

from datetime import UTC, date, datetime, timedelta

from ymylon.children.actions import involve_each, open_record
from ymylon.missing.actions.reporting import report_missing
from ymylon.missing.models import Episode
from ymylon.people.actions import add_person
from ymylon.plans import rules as plans
from ymylon.plans.actions import keep_plan
from ymylon.plans.models import Plan
from ymylon.terms.codes import InvolvementKind, Precision, RecordReason, ReporterKind, Whereabouts
from ymylon.terms.moments import Moment

NIGHT = datetime(2026, 11, 21, 23, 2, tzinfo=UTC)  # a Saturday
K = InvolvementKind


def at_minute(at: datetime) -> Moment:
    """A moment known to the minute."""
    return Moment(at, Precision.MINUTE)


def missing_cai(elin, wales, *, at: datetime = NIGHT, also: tuple[tuple[str, InvolvementKind], ...] = ()) -> Episode:
    """Elin, acting, reports Cai. `also` names teams that are involved with him besides."""
    person = add_person(by=elin, at=at, given="Cai", family="Morgan-Rees", born_on=date(2012, 3, 8))
    child = open_record(by=elin, at=at, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
    teams = [(wales.teams[team].pk, kind, "known") for team, kind in (("home_staff", K.HOME), *also)]
    involve_each(by=elin, at=at, child_id=child.pk, teams=teams)
    return report_again(elin, child.pk, at=at)


def report_again(actor, child_id: int, *, at: datetime) -> Episode:
    """A report of the same child at another time."""
    return report_missing(
        by=actor,
        at=at,
        child_id=child_id,
        last_seen=at_minute(at - timedelta(minutes=12)),
        whereabouts=Whereabouts.NOT_KNOWN,
        place="Pontypridd bus station",
        circumstances="Grey hoodie, black bag. His phone is off.",
        reporter_kind=ReporterKind.HOME_STAFF_PERMANENT,
    )


def plan_of_cai(by, child_id: int, *, based_on: int = 0, at: datetime | None = None, **other) -> Plan:
    """A plan for a night away, in which each answer names its question; `other` answers go before."""
    said = {
        "made_with": [plans.MadeWith.CHILD, plans.MadeWith.CARER], "view": plans.ChildView.AGREES, "told_how": "Read to him.",
        "childs_words": "Ffonia Nain gynta.", "words_language": "WELSH", "health": "PLANNED health",
    } | {name: f"PLANNED {name}" for name in (*plans.NIGHT, *plans.WHO)} | other  # fmt: skip
    return keep_plan(by=by, at=at or datetime.now(UTC), child_id=child_id, based_on=based_on, **said)
