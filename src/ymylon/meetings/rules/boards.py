"""How it climbs that a board has no next date: by days, for nobody finds one within hours."""

from datetime import timedelta

from ymylon.duties.rules import LATE, Stage
from ymylon.terms.codes import Role

STAGES = (
    Stage(LATE, timedelta(0)),
    Stage("ESCALATED_1", timedelta(days=2), Role.TEAM_MANAGER, repeat_every=timedelta(days=7)),
    Stage("ESCALATED_2", timedelta(days=28), Role.HEAD_OF_SERVICE, repeat_every=timedelta(days=7)),
)
