"""What is added to a report when the notices have gone."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.missing.models import Episode, Report
from ymylon.protection.actions import seal_instead
from ymylon.terms.codes import Lane, ProtectedKind, ReporterKind


@dataclass(frozen=True)
class Details:
    """The second page as filled in: every answer may be missing."""

    expected_at: datetime | None = None
    noticed_at: datetime | None = None
    clothing: str = ""
    telephone: str = ""
    money: str = ""
    vehicle: str = ""
    checks_made: str = ""
    reporter_kind: ReporterKind | None = None
    # None: not asked, for only a charity or helpline reports for somebody else.
    for_whom: str | None = None
    name_withheld: bool | None = None


@transaction.atomic
def add_details(*, by: Actor, at: datetime, episode: Episode, report: Report, details: Details) -> Report:
    """The report holds these details; what was not asked stays as it was, and what it held before stays in its history."""
    permit(by, "REPORT_MISSING")
    may_be_unasked = ("reporter_kind", "for_whom", "name_withheld")
    names = ["expected_at", "noticed_at", "clothing", "telephone", "money", "vehicle", "checks_made"]
    names += [name for name in may_be_unasked if getattr(details, name) is not None]
    for name in names:
        setattr(report, name, getattr(details, name))
    report.telephone = seal_instead(
        by=by, at=at, child_id=report.child_id, kind=ProtectedKind.TELEPHONE, words=details.telephone, whence="report"
    )
    report.details_at = at
    report.save(update_fields=[*names, "details_at"])
    record_event(by=by, at=at, child_id=report.child_id, kind="REPORT_DETAILS", lane=Lane.EPISODE, about=episode.ref)
    record_act("REPORT_DETAILS", children=[report.child_id], lane=Lane.EPISODE, about=report.ref)
    return report
