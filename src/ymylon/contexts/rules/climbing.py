"""How what is owed of a place climbs: by days, for a step with a school or a bus company is not met within hours."""

from datetime import timedelta

from ymylon.duties.rules import LATE, WARN, Stage
from ymylon.terms.codes import Role

REVIEW_KEY = "context.review"
SOON = timedelta(days=7)  # so long before its day it stands under Today
NEWS_FOR = timedelta(days=14)  # so long a team that was let in finds it under Today

STAGES = (
    Stage(WARN, -timedelta(days=2), lapses_after=timedelta(0)),
    Stage(LATE, timedelta(0)),
    Stage("ESCALATED_1", timedelta(days=2), Role.TEAM_MANAGER, repeat_every=timedelta(days=7)),
    Stage("ESCALATED_2", timedelta(days=28), Role.HEAD_OF_SERVICE, repeat_every=timedelta(days=7)),
)
