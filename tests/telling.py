"""A child of whom three agencies are told: what the tests of notices, sweep, board and Today begin with."""

import uuid
from datetime import UTC, datetime, timedelta

from ymylon.children.actions import involve_each, open_record
from ymylon.notices.actions import TellRule, tell
from ymylon.notices.lookups import notices_about
from ymylon.people.actions import add_person
from ymylon.terms.codes import InvolvementKind, Lane, NoticeKind, RecordReason

MISSING_AT = datetime(2026, 11, 22, 2, 19, tzinfo=UTC)
INVOLVED = {
    "duty": InvolvementKind.RESIDENCE_AUTHORITY,
    "safeguarding": InvolvementKind.HEALTH_BOARD,
    "missing": InvolvementKind.FORCE,
}
# Within, then to the next contact, then to the manager again.
CLOCKS = {
    InvolvementKind.RESIDENCE_AUTHORITY: (30, 30, 30),
    InvolvementKind.HEALTH_BOARD: (240, 240, 1440),
    InvolvementKind.FORCE: (15, 15, 15),
}


def a_child(by, wales, *, given="Cai", family="Morgan-Rees", at=MISSING_AT, involved=INVOLVED, **person):
    """A child with whom a council, a health board and a force are involved, and whoever opens the record."""
    somebody = add_person(by=by, at=at, given=given, family=family, **person)
    child = open_record(by=by, at=at, person_id=somebody.pk, reason=RecordReason.REPORTED_MISSING)
    around = [(wales.teams[team].pk, kind, "lives here") for team, kind in involved.items()]
    own = (by.posts[0].team_id, InvolvementKind.HOME, "looks after the child")
    involve_each(by=by, at=at, child_id=child.pk, teams=[own, *around])
    return child


def rules(kinds=tuple(CLOCKS)):
    """One rule for each kind of involvement, with the clocks above."""
    return [
        TellRule(
            kind, Lane.EPISODE, *(timedelta(minutes=minutes) for minutes in CLOCKS[kind]), "ymylon_demonstration", "DEMONSTRATION"
        )
        for kind in kinds
    ]


def told(by, child, *, about=None, at=MISSING_AT, kind=NoticeKind.REPORTED_MISSING, kinds=tuple(CLOCKS)):
    """All are told that the child is missing; the reference of the episode is returned."""
    about = about or uuid.uuid4()
    tell(by=by, at=at, child_id=child.pk, kind=kind, about=about, rules=rules(kinds), link=f"/missing/{about}")
    return about


def notice_to(actor, about, team):
    """The notice about this to this team, as the actor sees it."""
    return next(notice for notice in notices_about(actor, [about])[about] if notice.team_id == team.pk)
