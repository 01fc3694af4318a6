"""A directory taken in: judged beside what stands, and written in one transaction."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from ymylon.access.actions import begin_request
from ymylon.agencies.actions import directory as kept
from ymylon.agencies.lookups import directory as stands
from ymylon.children.lookups import still_involved
from ymylon.exchange.rules.directory import AGENCIES, PEOPLE, PLACES, TEAMS, Plan, Row, Standing, judge
from ymylon.exchange.rules.directory.wording import DIRECTORY
from ymylon.exchange.rules.wording import Level
from ymylon.terms.calendars import local

PURPOSE = "KEEP_DIRECTORY"


@transaction.atomic
def take_in_directory(
    *, at: datetime, tables: dict[str, list[Row]], dry_run: bool = False, all_or_nothing: bool = False
) -> tuple[Plan, bool]:
    """What these rows change, and whether it was written: not in a dry run, nor, with `all_or_nothing`, if a row is refused.

    Nothing is taken out because no row names it.
    """
    begin_request(None, PURPOSE)
    kept.hold_directory()
    plan = judge(tables, standing_directory(at, tables), today=local(at).date(), fresh=lambda: str(uuid4()))
    if dry_run or (all_or_nothing and any(DIRECTORY[one.code].level is Level.ROW for one in plan.problems)):
        return plan, False
    new, changed = plan.new, plan.changed
    kept.keep_agencies(new=new.get(AGENCIES, ()), changed=changed.get(AGENCIES, ()))
    kept.keep_teams(new=new.get(TEAMS, ()), changed=changed.get(TEAMS, ()))
    kept.keep_people(new=new.get(PEOPLE, ()), changed=changed.get(PEOPLE, ()))
    kept.keep_places(new=new.get(PLACES, ()), changed=changed.get(PLACES, ()), at=at)
    return plan, True


def standing_directory(at: datetime, tables: dict[str, list[Row]]) -> Standing:
    """Every agency and team; of people, those whom the rows name."""
    emails = {row.cells.get("email", "").lower() for row in tables.get(PEOPLE, ())} - {""}
    return Standing(
        agencies=stands.agency_entries(),
        teams=stands.team_entries(),
        people=stands.person_entries(emails) if emails else {},
        places=stands.place_entries(at, emails) if emails else (),
        worked_in=stands.teams_worked_in(at),
        involved={str(ref): children for ref, children in still_involved().items()} if tables.get(TEAMS) else {},
    )
